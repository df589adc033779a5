-- Version 1.1 of the dossier file: what it adds to 1.0. Statements are separated by semicolons, which occur nowhere else.
CREATE TABLE platform_imports (
    "row" INTEGER NOT NULL, sha256 TEXT PRIMARY KEY NOT NULL, file TEXT, imported_at TEXT, rows INTEGER
);
CREATE TABLE platform_devices (
    "row" INTEGER NOT NULL, id TEXT PRIMARY KEY NOT NULL, mac TEXT, serial TEXT, owner TEXT, login TEXT, extension TEXT,
    vendor TEXT, model TEXT, kind TEXT, registered INTEGER, last_seen TEXT,
    source TEXT REFERENCES platform_imports(sha256) DEFERRABLE INITIALLY DEFERRED, file_row INTEGER
);
CREATE INDEX platform_devices_source ON platform_devices (source);
ALTER TABLE "order" ADD COLUMN terminals TEXT;
ALTER TABLE scans ADD COLUMN notes TEXT;
ALTER TABLE scan_devices ADD COLUMN addresses TEXT;
ALTER TABLE scan_devices ADD COLUMN serial TEXT;
ALTER TABLE scan_devices ADD COLUMN transports TEXT;
ALTER TABLE scan_devices ADD COLUMN present INTEGER;
