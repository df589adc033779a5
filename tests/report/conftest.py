"""A school with everything that a report has to say, as material in each language."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from dialtone import profile
from dialtone.domain import rules
from dialtone.domain.discovery import Conflict, Evidence, FoundDevice, MethodNotRun, ScanRun, SwitchLocation
from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import Capacity, CheckResult, ProviderStamp, ReadinessRun
from dialtone.domain.record import Record
from dialtone.domain.terms import Terms
from dialtone.report import identity, pdf, sign
from dialtone.report.document import Ink
from dialtone.report.material import ChecklistLine, ReportMaterial
from dialtone.services import checklists
from dialtone.services.counting import count_document, findings_document
from dialtone.words import Words

NOW = dt.datetime(2026, 11, 24, 13, 30, tzinfo=dt.UTC)
STAMP = ProviderStamp(name="allocloud", version="2026-11", sha256="9f2c41d70be877a1" * 4)
PASSPHRASE = "zes natte kippen dansen"
GHENT = {"street": "Lindestraat", "number": "12", "postcode": "9000", "municipality": "Gent", "country": "BE"}


def school() -> dict[str, Any]:
    people = ["An Peeters", "Bram De Smet", "Céline Dubois", "Đặng Văn Hùng"]
    phones = [
        {
            "id": f"d{at}",
            "kind": "deskphone",
            "person": f"p{at}",
            "room": "r1",
            "vendor": "Yealink",
            "model": "SIP-T46U",
            "mac": f"80:5e:c0:11:22:3{at}",
            "serial": f"31460220800{at}",
            "ip": f"192.168.10.2{at}",
            "firmware": "108.86.0.90",
            "extension": f"10{at}",
            "origin": "supplied",
            "delivered_on": "2026-10-01",
        }
        for at in range(1, 5)
    ]
    return {
        "provider": "allocloud",
        "services": ["business-telephony"],
        "customer": {
            "name": "Basisschool De Linde, Gent",
            "enterprise_number": "BE0123456749",
            "language": "nl",
            "contacts": [{"name": "Katrien Maes", "function": "directie", "phone": "+3292225000", "email": "directie@delinde.example"}],
        },
        "partner": {"name": "Telecom Partner BV", "enterprise_number": "BE0987654394"},
        "installer": {
            "name": "Jan Janssens",
            "training": {"reference": "T-118", "completed_on": "2025-03-01", "valid_until": "2027-02-28"},
        },
        "order": {
            "reference": "B-2231",
            "date": "2026-11-02",
            "lines": [{"item": "user", "quantity": 12}, {"item": "number", "quantity": 20}],
        },
        "sites": [{"id": "hq", "name": "Lindestraat", "address": GHENT}],
        "rooms": [
            {"id": "r1", "site": "hq", "name": "Secretariaat", "floor": "0", "use": "personal"},
            {"id": "r2", "site": "hq", "name": "Magazijn", "floor": "-1", "use": "non-users"},
            {"id": "r3", "site": "hq", "name": "Lerarenkamer", "floor": "1", "use": "mixed"},
            {"id": "r4", "site": "hq", "name": "Vergaderzaal", "floor": "1", "use": "users"},
        ],
        "people": [{"id": f"p{at}", "name": name, "site": "hq", "service": "telephony"} for at, name in enumerate(people, 1)],
        "devices": [
            *phones,
            {"id": "d5", "kind": "softphone-mobile", "person": "p1"},
            *({"id": f"m{at}", "kind": "dect-handset", "room": "r2", "vendor": "Gigaset", "model": "R700H PRO"} for at in range(1, 4)),
            {"id": "l1", "kind": "deskphone", "room": "r3", "vendor": "Snom", "model": "D735", "origin": "other"},
            {"id": "v1", "kind": "conference-phone", "room": "r4", "vendor": "Yealink", "model": "CP960", "origin": "approved"},
            {"id": "x1", "kind": "doorphone", "vendor": "2N", "model": "IP Verso", "note": "Aan de poort; opent met *1."},
            {"id": "x2", "kind": "fax", "room": "r1", "fax": {"pages_per_week": 40, "critical": True, "long": False}},
            {"id": "x3", "kind": "buzzer"},
        ],
        "number_blocks": [{"first": "+3292225000", "size": 10, "address": GHENT}, {"first": "+3292225010", "size": 10}],
        "caller_ids": [
            {"subject": "p1", "external": "+3292225000", "emergency": "+3292225001"},
            {"subject": "p2", "external": "+3292225000", "emergency": "+3292225012"},
            {"subject": "p3", "external": "+3292225000", "emergency": "+3225551001"},
        ],
        "lines": [{"id": "li", "kind": "lift", "on_service": False, "carrier": "Proximus"}],
        "sound_files": [{"name": "wachtmuziek.wav", "rights": "royalty-free"}, {"name": "welkom.wav", "rights": "unknown"}],
        "automatic_dialler": False,
        "cabling": {
            "racks": [{"id": "R1", "site": "hq", "room": "r2", "name": "Rack kelder", "height_u": 24}],
            "panels": [{"id": "PP1", "rack": "R1", "ports": 24, "category": "Cat 6"}],
            "outlets": [{"id": f"O{at}", "room": "r1", "label": f"0.{at:02}"} for at in range(1, 6)],
            "links": [
                {
                    "id": f"L{at}",
                    "panel": "PP1",
                    "port": at,
                    "outlet": f"O{at}",
                    "category": "Cat 6",
                    "length_m": 20.5 + at,
                    "length_source": "measured",
                    "test": "verified" if at < 5 else "not-tested",
                }
                for at in range(1, 6)
            ],
            "switches": [{"id": "SW1", "rack": "R1", "name": "sw-kelder", "poe_budget_w": 190.0}],
            "switch_ports": [
                {"id": "SW1-1", "switch": "SW1", "name": "1/0/1", "vlan": 20, "voice_vlan": 30, "poe_class": 2, "device": "d1"}
            ],
            "cords": [
                {"id": "C1", "a": "panel:PP1:1", "b": "switch:SW1-1", "length_m": 1.0, "colour": "blauw"},
                {"id": "C2", "a": "outlet:O1", "b": "device:d1"},
            ],
        },
        "checks": [
            {"id": "security.passwords-changed", "state": "done", "by": "Jan Janssens", "at": "2026-11-24T10:00:00Z"},
            {"id": "security.firewall", "state": "done", "by": "Jan Janssens"},
            {"id": "security.admin-interface", "state": "not-done", "reason": "Geen toegang tot de router; de beheerder is ziek."},
        ],
        "reserves": [
            {
                "id": "1",
                "text": "Postadres van het blok +32 9 222 50 10 invullen op het portaal.",
                "responsible": "partner",
                "due": "2026-12-08",
            },
            {"id": "2", "text": "SIP ALG op de FortiGate uitschakelen.", "responsible": "customer", "due": "2026-12-08"},
        ],
        "acceptance": {
            "outcome": "accepted-with-reserves",
            "in_service_since": "2026-11-24T13:30:00Z",
            "signer_name": "Katrien Maes",
            "signer_function": "directie",
            "place": "Gent",
        },
    }


def readiness_run() -> ReadinessRun:
    delays = [21.0 + (at * 37 % 11) + (14 if 60 < at < 75 else 0) for at in range(150)]
    return ReadinessRun(
        provider=STAMP,
        interface="eth0",
        started=NOW - dt.timedelta(hours=2),
        seconds=61.04,
        verdict=Verdict.WARN,
        checks=(
            CheckResult(id="link.vpn", verdict=Verdict.PASS, code="link.vpn.ok"),
            CheckResult(
                id="dns.resolve",
                verdict=Verdict.WARN,
                code="dns.resolve.slow",
                value=182,
                unit="ms",
                threshold=100,
                params={"milliseconds": 182},
                evidence={"milliseconds": [170, 182, 168, 171]},
            ),
            CheckResult(
                id="time.offset",
                verdict=Verdict.PASS,
                code="time.offset.ok",
                value=0.02,
                unit="s",
                threshold=1.0,
                params={"seconds": 0.02, "server": "be.pool.ntp.org"},
            ),
            CheckResult(
                id="path.delay",
                verdict=Verdict.PASS,
                code="dns.hijack.ok",
                value=22.5,
                unit="ms",
                threshold=150,
                evidence={"delays": delays},
            ),
            CheckResult(id="nat.udp-lifetime", verdict=Verdict.NOT_RUN, code="not-run.needs-responder", reason="needs-responder"),
            CheckResult(id="path.loss", verdict=Verdict.NOT_RUN, code="not-run.needs-responder", reason="needs-responder"),
        ),
        capacity=Capacity(
            channels=9, codec="G.711", per_call_kbit_s=95.2, needed_kbit_s=857, down_kbit_s=48_000, up_kbit_s=9_800, fits_calls=102
        ),
    )


def scan_run() -> ScanRun:
    seen = Evidence(by="sip-options", field="user-agent", value="Yealink SIP-T46U 108.86.0.90", at=NOW)
    return ScanRun(
        networks=("192.168.10.0/24",),
        interface="eth0",
        started=NOW - dt.timedelta(hours=3),
        seconds=2.4,
        complete=True,
        devices=(
            FoundDevice(
                ip="192.168.10.21",
                mac="80:5e:c0:11:22:31",
                vendor="Yealink",
                model="SIP-T46U",
                kind="deskphone",
                telephone=True,
                confidence=0.97,
                switch=SwitchLocation(name="sw-kelder", port="1/0/1", vlan=20),
                evidence=(seen,),
            ),
            FoundDevice(ip="192.168.10.90", kind="printer", confidence=0.6),
        ),
        not_run=(MethodNotRun(method="switch", reason="scan-no-switch"),),
        conflicts=(Conflict(ip="192.168.10.21", field="model", values=("SIP-T46S", "SIP-T46U")),),
    )


INK = Ink(width=300, height=120, strokes=(((20, 80), (60, 20), (90, 90), (130, 30)), ((140, 70), (200, 60), (280, 75)), ((150, 40),)))


def material_of(language: str = "nl", content: dict[str, Any] | None = None, **more: Any) -> ReportMaterial:
    record = msgspec.convert(school() if content is None else content, Record)
    words, assessment = Words(language), rules.assess(record, Terms(), NOW.date())
    values: dict[str, Any] = {
        "record": record,
        "assessment": assessment,
        "count_document": count_document(assessment, words),
        "findings_document": findings_document(assessment, words),
        "provider": STAMP,
        "provider_title": "ALLOcloud",
        "conditions_version": "2026-01",
        "program_version": "0.1.0",
        "dossier_id": "7K2-44Q",
        "created_at": NOW,
        "readiness": readiness_run(),
        "scan": scan_run(),
        "support": profile.load("allocloud").support,
        "checklist": tuple(
            ChecklistLine(id=item.id, group=group.title, title=item.title, required=item.required)
            for group in checklists.load(language)
            for item in group.items
        ),
        "unverified_entries": 17,
        "ink": INK,
    }
    return ReportMaterial(**(values | more))


@pytest.fixture(scope="session")
def make_material() -> Callable[..., ReportMaterial]:
    return material_of


@pytest.fixture(scope="session")
def person() -> identity.Identity:
    return identity.new("Jan Janssens", "Telecom Partner BV", NOW)


@pytest.fixture(scope="session")
def report() -> bytes:
    return pdf.render(material_of(), "nl")


@pytest.fixture(scope="session")
def signed(report: bytes, person: identity.Identity) -> bytes:
    return sign.sign(report, person, NOW)
