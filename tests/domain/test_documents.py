"""The documents of `count --json` and `findings --json`, key by key (design: site-format, command-line)."""

import datetime as dt
import json

import msgspec

from dialtone.domain.kinds import DeviceKind, PersonService
from dialtone.domain.record import Device, Person, Record
from dialtone.domain.rules import assess
from dialtone.domain.rules.emergency import EmergencyRules
from dialtone.domain.terms import Terms
from dialtone.services.counting import count_document, findings_document
from dialtone.words import Words

DATA = {
    "services": ["business-telephony"],
    "previous_users": {"quantity": 40},
    "order": {"reference": "B", "date": "2026-11-02", "lines": [{"item": "user", "quantity": 4}]},
    "rooms": [{"id": "r1", "name": "Magazijn", "use": "non-users"}, {"id": "r7", "name": "Labo", "use": "mixed"}],
    "people": [{"id": "p1", "name": "An", "service": "telephony"}],
    "devices": [
        {"id": "d1", "kind": "deskphone", "person": "p1", "origin": "supplied", "delivered_on": "2024-01-31"},
        {"id": "d4", "kind": "deskphone", "room": "r1"},
        {"id": "d5", "kind": "deskphone", "room": "r1"},
        {"id": "d6", "kind": "deskphone", "room": "r7"},
        {"id": "d9", "kind": "doorphone"},
    ],
}


def assessment():
    return assess(msgspec.convert(DATA, Record), Terms(), dt.date(2026, 11, 25))


def test_the_count():
    document = json.loads(json.dumps(count_document(assessment(), Words("nl"))))
    plan = document.pop("reduction_plan")
    assert plan[0] == {"quarter": "2027-Q1", "users": 36}
    stuck = document["doubts"].pop()
    assert (stuck["subject"], stuck["clause"], stuck["adds"]) == ("site", "BT-4.a change", [0, 0])
    assert plan[-1]["users"] == 9
    assert document == {
        "users_total": 3,
        "users_min": 3,
        "users_max": 4,
        "users": [
            {
                "subject": "p1",
                "name": "An",
                "count": 1,
                "clause": "BT-4.a person",
                "devices": ["d1"],
                "because": "An telefoneert en is dus één gebruiker, ongeacht het aantal toestellen (1).",
            },
            {
                "subject": "r1",
                "name": "Magazijn",
                "count": 2,
                "clause": "BT-4.a room",
                "devices": ["d4", "d5"],
                "named": ["Magazijn 1", "Magazijn 2"],
                "because": "Magazijn wordt gebruikt door mensen die nog geen gebruiker zijn: elke telefoon telt als één gebruiker (2).",
            },
        ],
        "not_users": [{"subject": "d9", "clause": "BT-4.a device", "because": "Een deurtelefoon is geen gebruiker."}],
        "terminals_total": 5,
        "channels": {
            "exact": 5.0,
            "calls": 5,
            "sizing": 5,
            "method": "progressive",
            "other": {"method": "flat", "exact": 3.0},
            "range": [5.0, 6.0],
        },
        "billing": [{"item": "user", "ordered": 4, "found": 3, "difference": -1}],
        "doubts": [
            {
                "subject": "r7",
                "clause": "BT-4.a doubt",
                "question": "Labo wordt gebruikt door gebruikers en niet-gebruikers. Tellen de telefoons (1) er als gebruiker?",
                "adds": [0, 1],
            }
        ],
    }


def test_the_findings():
    documents = json.loads(json.dumps(findings_document(assessment(), Words("en"))))
    keys = {"id", "clause", "severity", "subject", "message", "remedy", "responsible", "evidence"}
    assert all(set(document) == keys for document in documents)
    expired = next(document for document in documents if document["clause"] == "AV-8" and document["subject"] == "d1")
    assert expired == {
        "id": "AV-8:warranty.expired:d1",
        "clause": "AV-8",
        "severity": "info",
        "subject": "d1",
        "message": "The warranty of d1 (delivered on 31 January 2024) ended on 31 January 2025.",
        "remedy": "Repair or replacement is at the expense of the customer or the partner.",
        "responsible": "partner",
        "evidence": {"device": "d1", "delivered": "2024-01-31", "end": "2025-01-31"},
    }
    order = ["violation", "warning", "doubt", "advice", "info"]
    assert [order.index(document["severity"]) for document in documents] == sorted(
        order.index(document["severity"]) for document in documents
    )


def test_the_doubt_names_both_outcomes():
    (finding,) = [entry for entry in findings_document(assessment(), Words("fr")) if entry["subject"] == "r7"]
    assert "3 ou 4 utilisateurs, 5 ou 6 canaux" in finding["message"]


def test_a_persons_site_is_looked_for_once_however_many_devices_he_has(monkeypatch):
    """Once per device made ten thousand devices of one person take a minute."""
    searches = []
    real = EmergencyRules._find_person_site
    monkeypatch.setattr(EmergencyRules, "_find_person_site", lambda self, person: searches.append(person.id) or real(self, person))
    devices = tuple(Device(id=f"d{n}", kind=DeviceKind.DESKPHONE, person="p") for n in range(20))
    assess(Record(people=(Person(id="p", service=PersonService.TELEPHONY),), devices=devices), Terms(), dt.date(2026, 11, 25))
    assert searches == ["p"]
