-- The tables of a dossier, version 1.0. Never edit: a later version is a migration (desktop/dialtone/dossier/schema.py).
-- Lists have a natural key or «key»; "row" is the place in the list. Nested values are JSON text; dates are ISO 8601; booleans are 0 or 1.
-- References are also kept by the program; here they are the second belt: a transaction that would leave one dangling is not committed.

CREATE TABLE meta (
    key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL
);
CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT, "at" TEXT NOT NULL, author TEXT NOT NULL, label TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')), edit TEXT NOT NULL, forward TEXT NOT NULL,
    inverse TEXT NOT NULL, changed_at TEXT, changed_by TEXT
);
CREATE INDEX journal_state ON journal (state, id);
CREATE TABLE singles (
    kind TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL
);
CREATE TABLE sites (
    "row" INTEGER NOT NULL, id TEXT PRIMARY KEY NOT NULL, name TEXT, address TEXT
);
CREATE TABLE rooms (
    "row" INTEGER NOT NULL, id TEXT PRIMARY KEY NOT NULL,
    site TEXT REFERENCES sites(id) DEFERRABLE INITIALLY DEFERRED, name TEXT, floor TEXT, use TEXT
);
CREATE TABLE people (
    "row" INTEGER NOT NULL, id TEXT PRIMARY KEY NOT NULL, name TEXT,
    site TEXT REFERENCES sites(id) DEFERRABLE INITIALLY DEFERRED, service TEXT, hot_desking INTEGER
);
CREATE TABLE devices (
    "row" INTEGER NOT NULL, id TEXT PRIMARY KEY NOT NULL, kind TEXT,
    person TEXT REFERENCES people(id) DEFERRABLE INITIALLY DEFERRED,
    room TEXT REFERENCES rooms(id) DEFERRABLE INITIALLY DEFERRED, extension TEXT, vendor TEXT, model TEXT, mac TEXT,
    serial TEXT, firmware TEXT, ip TEXT, origin TEXT, delivered_on TEXT, in_lift INTEGER,
    attached_to TEXT REFERENCES devices(id) DEFERRABLE INITIALLY DEFERRED, fax TEXT, note TEXT
);
CREATE TABLE number_blocks (
    "row" INTEGER NOT NULL, "first" TEXT PRIMARY KEY NOT NULL, size INTEGER, address TEXT
);
CREATE TABLE caller_ids (
    "row" INTEGER NOT NULL, subject TEXT PRIMARY KEY NOT NULL, external TEXT, emergency TEXT
);
CREATE TABLE virtual_faxes (
    "row" INTEGER NOT NULL, number TEXT PRIMARY KEY NOT NULL
);
CREATE TABLE lines (
    "row" INTEGER NOT NULL, id TEXT PRIMARY KEY NOT NULL, kind TEXT, on_service INTEGER, carrier TEXT
);
CREATE TABLE acknowledgements (
    "row" INTEGER NOT NULL, finding TEXT PRIMARY KEY NOT NULL, "by" TEXT, "at" TEXT
);
CREATE TABLE checks (
    "row" INTEGER NOT NULL, id TEXT PRIMARY KEY NOT NULL, state TEXT, reason TEXT, "by" TEXT, "at" TEXT, note TEXT
);
CREATE TABLE reserves (
    "row" INTEGER NOT NULL, id TEXT PRIMARY KEY NOT NULL, "text" TEXT, responsible TEXT, due TEXT
);
CREATE TABLE cabling_racks (
    "row" INTEGER NOT NULL, id TEXT PRIMARY KEY NOT NULL,
    site TEXT REFERENCES sites(id) DEFERRABLE INITIALLY DEFERRED,
    room TEXT REFERENCES rooms(id) DEFERRABLE INITIALLY DEFERRED, name TEXT, height_u INTEGER, earthed INTEGER
);
CREATE TABLE cabling_panels (
    "row" INTEGER NOT NULL, id TEXT PRIMARY KEY NOT NULL,
    rack TEXT REFERENCES cabling_racks(id) DEFERRABLE INITIALLY DEFERRED, position_u INTEGER, ports INTEGER,
    category TEXT, shielded INTEGER
);
CREATE TABLE cabling_outlets (
    "row" INTEGER NOT NULL, id TEXT PRIMARY KEY NOT NULL,
    room TEXT REFERENCES rooms(id) DEFERRABLE INITIALLY DEFERRED, label TEXT
);
CREATE TABLE cabling_links (
    "row" INTEGER NOT NULL, id TEXT PRIMARY KEY NOT NULL,
    panel TEXT REFERENCES cabling_panels(id) DEFERRABLE INITIALLY DEFERRED, port INTEGER,
    outlet TEXT REFERENCES cabling_outlets(id) DEFERRABLE INITIALLY DEFERRED, category TEXT, length_m REAL,
    length_source TEXT, "test" TEXT
);
CREATE TABLE cabling_switches (
    "row" INTEGER NOT NULL, id TEXT PRIMARY KEY NOT NULL,
    rack TEXT REFERENCES cabling_racks(id) DEFERRABLE INITIALLY DEFERRED, name TEXT, vendor TEXT, model TEXT,
    address TEXT, ports INTEGER, poe_budget_w REAL
);
CREATE TABLE cabling_switch_ports (
    "row" INTEGER NOT NULL, id TEXT PRIMARY KEY NOT NULL,
    switch TEXT REFERENCES cabling_switches(id) DEFERRABLE INITIALLY DEFERRED, name TEXT, vlan INTEGER,
    voice_vlan INTEGER, speed_mbit_s INTEGER, poe_class INTEGER,
    device TEXT REFERENCES devices(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE cabling_cords (
    "row" INTEGER NOT NULL, id TEXT PRIMARY KEY NOT NULL, a TEXT, b TEXT, length_m REAL, category TEXT, colour TEXT
);
CREATE TABLE conference_rooms (
    "key" TEXT PRIMARY KEY NOT NULL, "row" INTEGER NOT NULL, name TEXT
);
CREATE TABLE traffic_packs (
    "key" TEXT PRIMARY KEY NOT NULL, "row" INTEGER NOT NULL, name TEXT, quantity INTEGER
);
CREATE TABLE other_services (
    "key" TEXT PRIMARY KEY NOT NULL, "row" INTEGER NOT NULL, name TEXT, quantity INTEGER
);
CREATE TABLE sound_files (
    "key" TEXT PRIMARY KEY NOT NULL, "row" INTEGER NOT NULL, name TEXT, rights TEXT
);
CREATE TABLE answers (
    "key" TEXT PRIMARY KEY NOT NULL, "row" INTEGER NOT NULL, subject TEXT, question TEXT, answer TEXT, "by" TEXT,
    "at" TEXT
);
CREATE TABLE customer (
    "key" TEXT PRIMARY KEY NOT NULL, "row" INTEGER NOT NULL, name TEXT, enterprise_number TEXT, language TEXT,
    contacts TEXT
);
CREATE TABLE partner (
    "key" TEXT PRIMARY KEY NOT NULL, "row" INTEGER NOT NULL, name TEXT, enterprise_number TEXT
);
CREATE TABLE installer (
    "key" TEXT PRIMARY KEY NOT NULL, "row" INTEGER NOT NULL, name TEXT, training TEXT
);
CREATE TABLE "order" (
    "key" TEXT PRIMARY KEY NOT NULL, "row" INTEGER NOT NULL, reference TEXT, date TEXT, lines TEXT
);
CREATE TABLE previous_users (
    "key" TEXT PRIMARY KEY NOT NULL, "row" INTEGER NOT NULL, quantity INTEGER, "on" TEXT
);
CREATE TABLE call_recording (
    "key" TEXT PRIMARY KEY NOT NULL, "row" INTEGER NOT NULL, enabled INTEGER, volume_gb REAL
);
CREATE TABLE click_to_call (
    "key" TEXT PRIMARY KEY NOT NULL, "row" INTEGER NOT NULL, channels INTEGER
);
CREATE TABLE acceptance (
    "key" TEXT PRIMARY KEY NOT NULL, "row" INTEGER NOT NULL, outcome TEXT, in_service_since TEXT, signer_name TEXT,
    signer_function TEXT, place TEXT
);
CREATE INDEX rooms_site ON rooms (site);
CREATE INDEX people_site ON people (site);
CREATE INDEX devices_person ON devices (person);
CREATE INDEX devices_room ON devices (room);
CREATE INDEX devices_attached_to ON devices (attached_to);
CREATE INDEX cabling_racks_site ON cabling_racks (site);
CREATE INDEX cabling_racks_room ON cabling_racks (room);
CREATE INDEX cabling_panels_rack ON cabling_panels (rack);
CREATE INDEX cabling_outlets_room ON cabling_outlets (room);
CREATE INDEX cabling_links_panel ON cabling_links (panel);
CREATE INDEX cabling_links_outlet ON cabling_links (outlet);
CREATE INDEX cabling_switches_rack ON cabling_switches (rack);
CREATE INDEX cabling_switch_ports_switch ON cabling_switch_ports (switch);
CREATE INDEX cabling_switch_ports_device ON cabling_switch_ports (device);
CREATE TABLE scans (
    id INTEGER PRIMARY KEY AUTOINCREMENT, recorded_at TEXT NOT NULL, author TEXT NOT NULL, networks TEXT NOT NULL,
    interface TEXT, started TEXT NOT NULL, seconds REAL NOT NULL, complete INTEGER NOT NULL, not_run TEXT NOT NULL,
    conflicts TEXT NOT NULL, training INTEGER NOT NULL
);
CREATE TABLE scan_devices (
    scan INTEGER NOT NULL REFERENCES scans(id) ON DELETE CASCADE, "row" INTEGER NOT NULL, ip TEXT NOT NULL, mac TEXT,
    vendor TEXT, model TEXT, firmware TEXT, kind TEXT NOT NULL, telephone INTEGER NOT NULL, confidence REAL NOT NULL,
    hostname TEXT, sip_ports TEXT NOT NULL, switch TEXT, PRIMARY KEY (scan, "row")
);
CREATE TABLE scan_evidence (
    scan INTEGER NOT NULL, device INTEGER NOT NULL, "row" INTEGER NOT NULL, "by" TEXT NOT NULL, field TEXT NOT NULL,
    value TEXT NOT NULL, "at" TEXT NOT NULL, PRIMARY KEY (scan, device, "row"),
    FOREIGN KEY (scan, device) REFERENCES scan_devices(scan, "row") ON DELETE CASCADE
);
CREATE TABLE readiness_runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT, recorded_at TEXT NOT NULL, author TEXT NOT NULL, provider_name TEXT NOT NULL,
    provider_version TEXT NOT NULL, provider_sha256 TEXT NOT NULL, interface TEXT, started TEXT NOT NULL,
    seconds REAL NOT NULL, verdict TEXT NOT NULL, complete INTEGER NOT NULL, training INTEGER NOT NULL, capacity TEXT
);
CREATE TABLE readiness_checks (
    run INTEGER NOT NULL REFERENCES readiness_runs(id) ON DELETE CASCADE, "row" INTEGER NOT NULL, id TEXT NOT NULL,
    verdict TEXT NOT NULL, code TEXT NOT NULL, value TEXT, unit TEXT, threshold TEXT, clause TEXT NOT NULL,
    responsible TEXT NOT NULL, params TEXT NOT NULL, reason TEXT, readings TEXT NOT NULL, PRIMARY KEY (run, "row")
);
CREATE TABLE blobs (
    sha256 TEXT PRIMARY KEY NOT NULL, size INTEGER NOT NULL, data BLOB NOT NULL
);
CREATE TABLE attachments (
    id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, name TEXT NOT NULL, note TEXT,
    sha256 TEXT NOT NULL REFERENCES blobs(sha256), "at" TEXT NOT NULL, author TEXT NOT NULL
);
CREATE INDEX attachments_sha256 ON attachments (sha256);
CREATE TABLE signed_reports (
    number INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL, language TEXT NOT NULL, signer TEXT NOT NULL,
    signed_at TEXT NOT NULL, record_sha256 TEXT NOT NULL, pdf_sha256 TEXT NOT NULL REFERENCES blobs(sha256),
    author TEXT NOT NULL, previous TEXT NOT NULL, chain TEXT NOT NULL
);
