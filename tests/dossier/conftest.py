"""What the dossier's tests share: a full record, a dossier in a temporary folder, and a picture of a folder's content."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from dialtone.domain.record import Record
from dialtone.dossier import site_file
from dialtone.dossier.dossier import Dossier

FULL = b"""{
 "format": "dialtone-site", "version": 1, "provider": "allocloud", "services": ["business-telephony", "sip-trunking"],
 "customer": {"name": "De Linde \\u00e9\\u4f60", "enterprise_number": "BE0123456749", "language": "nl",
              "contacts": [{"name": "An", "email": "an@example.invalid"}, {"name": "Bo"}]},
 "partner": {"name": "Partner"}, "installer": {"name": "I", "training": {"reference": "T1", "completed_on": "2026-03-01"}},
 "order": {"reference": "O1", "date": "2026-11-02", "lines": [{"item": "user", "quantity": 12}, {"item": "number", "quantity": 2.5}],
           "terminals": [{"model": "SIP-T46U", "vendor": "Yealink", "quantity": 10}, {"model": "W70B"}]},
 "previous_users": {"quantity": 40, "on": "2026-07-01"},
 "sites": [{"id": "hq", "name": "Hoofdgebouw", "address": {"street": "Wetstraat / Rue de la Loi", "number": "1", "country": "BE"}}],
 "rooms": [{"id": "r1", "site": "hq", "use": "non-users"}, {"id": "r2", "site": "hq", "use": "mixed"}],
 "people": [{"id": "p1", "name": "Cor", "site": "hq", "service": "telephony", "hot_desking": false}, {"id": "p2"}],
 "devices": [{"id": "d1", "kind": "ata", "room": "r1"}, {"id": "d2", "kind": "fax", "attached_to": "d1", "fax": {"pages_per_week": 5}},
             {"id": "d3", "kind": "deskphone", "person": "p1", "room": "r2", "in_lift": false, "delivered_on": "2026-10-01"}],
 "number_blocks": [{"first": "+3225551000", "size": 10, "address": {"street": "X"}}],
 "caller_ids": [{"subject": "p1", "external": "+3225551001"}, {"subject": "d2", "emergency": "+3225551002"}],
 "virtual_faxes": [{"number": "+3225551009"}], "conference_rooms": [{"name": "Vergaderzaal"}, {}],
 "call_recording": {"enabled": true, "volume_gb": 2.0}, "click_to_call": {"channels": 2},
 "traffic_packs": [{"name": "T", "quantity": 3}], "other_services": [{"name": "S"}],
 "lines": [{"id": "l1", "kind": "lift", "on_service": false, "carrier": "C"}],
 "platform_imports": [{"sha256": "5555555555555555555555555555555555555555555555555555555555555555",
                       "file": "devices.csv", "imported_at": "2026-11-25T09:00:00Z", "rows": 2}],
 "platform_devices": [{"id": "805ec0112233", "mac": "80:5e:c0:11:22:33", "serial": "S1", "owner": "Cor", "login": "cor", "extension": "101",
                       "vendor": "Yealink", "model": "T46U", "kind": "deskphone", "registered": true, "last_seen": "gisteren",
                       "source": "5555555555555555555555555555555555555555555555555555555555555555", "file_row": 2}, {"id": "account"}],
 "sound_files": [{"name": "wacht.wav", "rights": "own"}], "automatic_dialler": false,
 "cabling": {"racks": [{"id": "k", "site": "hq", "room": "r1", "earthed": true}], "panels": [{"id": "A:1", "rack": "k", "ports": 24}],
             "outlets": [{"id": "o1", "room": "r2"}],
             "links": [{"id": "L1", "panel": "A:1", "port": 3, "outlet": "o1", "length_m": 12.5, "test": "verified"}],
             "switches": [{"id": "s", "rack": "k", "ports": 24}],
             "switch_ports": [{"id": "s/1", "switch": "s", "vlan": 20, "device": "d3"}],
             "cords": [{"id": "c1", "a": "panel:A:1:3", "b": "switch:s/1"}, {"id": "c2", "a": "outlet:o1", "b": "device:d3"}],
             "test_files": [{"sha256": "6666666666666666666666666666666666666666666666666666666666666666", "file": "cable.csv", "rows": 1}],
             "tests": [{"id": "66666666:2", "link": "L1", "source": "6666666666666666666666666666666666666666666666666666666666666666",
                        "file_row": 2, "result": "qualified", "measured": "channel",
                        "length_m": 12.5, "margin_db": -0.5, "at": "25/11/2026"}],
             "plans": [{"id": "gf", "site": "hq", "floor": "0", "page": 1,
                        "sha256": "7777777777777777777777777777777777777777777777777777777777777777"}],
             "pins": [{"id": "pin1", "plan": "gf", "subject": "outlet:o1", "x": 0.25, "y": 1.0}]},
 "photos": [{"id": "f1", "subject": "rack:k", "caption": "Kast",
             "sha256": "8888888888888888888888888888888888888888888888888888888888888888"}],
 "answers": [{"subject": "p1", "question": "Q", "answer": "A", "at": "2026-11-25T10:00:00Z"}],
 "acknowledgements": [{"finding": "BT-3:fax:d2", "by": "An", "at": "2026-11-25T10:00:00+01:00"}],
 "checks": [{"id": "power", "state": "not-done", "reason": "geen toegang"}],
 "reserves": [{"id": "1", "text": "Adres", "responsible": "customer", "due": "2026-12-24"}],
 "acceptance": {"outcome": "accepted-with-reserves", "in_service_since": "2026-11-25T08:00:00Z", "signer_name": "An"}
}"""
"""A site file that states something of every kind."""


@pytest.fixture
def full() -> Record:
    return site_file.read(FULL, "full.json")


@pytest.fixture
def full_1_0(full: Record) -> Record:
    """As much of it as version 1.0 could keep."""
    assert full.order is not None
    order = msgspec.structs.replace(full.order, terminals=())
    assert full.cabling is not None
    cabling = msgspec.structs.replace(full.cabling, test_files=(), tests=(), plans=(), pins=())
    return msgspec.structs.replace(full, order=order, platform_imports=(), platform_devices=(), cabling=cabling, photos=())


@pytest.fixture
def full_text() -> bytes:
    return FULL


@pytest.fixture
def dossier(tmp_path: Path, full: Record) -> Iterator[Dossier]:
    """An open dossier with the full record imported (one journal line)."""
    with Dossier.create(tmp_path / "school.dialtone", provider="allocloud", author="Tester") as opened:
        opened.import_record(full)
        yield opened


@pytest.fixture
def closed(tmp_path: Path, full: Record) -> Path:
    """The path of a dossier with the full record, closed."""
    path = tmp_path / "school.dialtone"
    with Dossier.create(path, provider="allocloud", author="Tester") as opened:
        opened.import_record(full)
    return path


@pytest.fixture
def picture() -> Callable[[Path], dict[str, str]]:
    """Every file under a folder with the hash of its content."""

    def take(folder: Path) -> dict[str, str]:
        return {
            str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()
        }

    return take
