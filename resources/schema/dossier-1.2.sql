-- Version 1.2 of the dossier file: what it adds to 1.1. Statements are separated by semicolons, which occur nowhere else.
ALTER TABLE cabling_racks ADD COLUMN locked INTEGER;
ALTER TABLE cabling_racks ADD COLUMN ups INTEGER;
ALTER TABLE cabling_panels ADD COLUMN height_u INTEGER;
ALTER TABLE cabling_panels ADD COLUMN reserved TEXT;
ALTER TABLE cabling_panels ADD COLUMN defective TEXT;
ALTER TABLE cabling_outlets ADD COLUMN faceplate TEXT;
ALTER TABLE cabling_outlets ADD COLUMN splitter INTEGER;
ALTER TABLE cabling_outlets ADD COLUMN desk_switch INTEGER;
ALTER TABLE cabling_links ADD COLUMN shielded INTEGER;
ALTER TABLE cabling_switches ADD COLUMN position_u INTEGER;
ALTER TABLE cabling_switches ADD COLUMN height_u INTEGER;
ALTER TABLE cabling_switches ADD COLUMN serial TEXT;
ALTER TABLE cabling_switches ADD COLUMN firmware TEXT;
ALTER TABLE cabling_switches ADD COLUMN poe_standard TEXT;
ALTER TABLE cabling_switches ADD COLUMN ups INTEGER;
ALTER TABLE cabling_switch_ports ADD COLUMN duplex TEXT;
ALTER TABLE cabling_switch_ports ADD COLUMN poe_w REAL;
ALTER TABLE cabling_switch_ports ADD COLUMN macs TEXT;
ALTER TABLE cabling_switch_ports ADD COLUMN neighbour TEXT;
ALTER TABLE cabling_switch_ports ADD COLUMN read_at TEXT;
CREATE TABLE cabling_test_files (
    "row" INTEGER NOT NULL, sha256 TEXT PRIMARY KEY NOT NULL, file TEXT, imported_at TEXT, rows INTEGER
);
CREATE TABLE cabling_tests (
    "row" INTEGER NOT NULL, id TEXT PRIMARY KEY NOT NULL, link TEXT NOT NULL,
    source TEXT REFERENCES cabling_test_files(sha256) DEFERRABLE INITIALLY DEFERRED, file_row INTEGER, result TEXT, measured TEXT,
    "limit" TEXT, category TEXT, length_m REAL, margin_db REAL, wiremap TEXT, "at" TEXT, operator TEXT, tester TEXT, serial TEXT,
    comment TEXT
);
CREATE INDEX cabling_tests_source ON cabling_tests (source);
CREATE TABLE cabling_plans (
    "row" INTEGER NOT NULL, id TEXT PRIMARY KEY NOT NULL,
    site TEXT REFERENCES sites(id) DEFERRABLE INITIALLY DEFERRED, floor TEXT, title TEXT, sha256 TEXT, page INTEGER
);
CREATE INDEX cabling_plans_site ON cabling_plans (site);
CREATE TABLE cabling_pins (
    "row" INTEGER NOT NULL, id TEXT PRIMARY KEY NOT NULL,
    plan TEXT REFERENCES cabling_plans(id) DEFERRABLE INITIALLY DEFERRED, subject TEXT, x REAL, y REAL, recheck INTEGER
);
CREATE INDEX cabling_pins_plan ON cabling_pins (plan);
CREATE TABLE photos (
    "row" INTEGER NOT NULL, id TEXT PRIMARY KEY NOT NULL, sha256 TEXT, subject TEXT, caption TEXT
);
