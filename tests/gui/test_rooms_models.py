"""What the page «Rooms & devices» shows and does, apart from widgets: names of rooms, pasted tables, answers, the table itself."""

import contextlib
import datetime as dt
from types import SimpleNamespace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain import rules
from dialtone.domain.changes import Put, Set
from dialtone.domain.kinds import DeviceKind, Language, Origin, PersonService, RoomUse
from dialtone.domain.record import Customer, Device, Person, Record, Room, Site
from dialtone.domain.terms import Terms
from dialtone.gui.models import answering, count_lines
from dialtone.gui.models.importing import DeviceImport, PeopleImport, normal_mac
from dialtone.gui.models.naming import free_ids
from dialtone.gui.models.room_names import MOST, NotRoomsError, expand
from dialtone.gui.models.rooms_table import NOWHERE, PERSON, PERSONS, ROOM, RoomsTable
from dialtone.gui.models.sheet import DEVICE_FIELDS, PERSON_FIELDS, read
from dialtone.words import Words

TODAY = dt.date(2026, 11, 25)


def snapshot(record):
    return SimpleNamespace(record=record, assessment=rules.assess(record, Terms(), TODAY))


# --- rooms by the floor ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("10 offices 1.01–1.10", [f"Office 1.{number:02}" for number in range(1, 11)]),
        ("Office 1-3", ["Office 1", "Office 2", "Office 3"]),
        ("1.08–1.11", ["1.08", "1.09", "1.10", "1.11"]),
        ("A9-A11", ["A9", "A10", "A11"]),
        ("3 warehouses", ["Warehouse 1", "Warehouse 2", "Warehouse 3"]),
        ("1 kitchen", ["Kitchen"]),
        ("Workshop, Kitchen\nLabo", ["Workshop", "Kitchen", "Labo"]),
        ("Vergaderzaal 2", ["Vergaderzaal 2"]),
        ("Hall B-wing", ["Hall B-wing"]),
        ("", []),
        (" , ;\n", []),
    ],
)
def test_rooms_are_read_from_a_line(text, names):
    assert list(expand(text)) == names


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("9 offices 1.01–1.10", "count"),
        ("Office 5–1", "backwards"),
        ("1.01–2.10", "backwards"),
        ("Kitchen, kitchen", "twice"),
        (f"Office 1–{MOST + 1}", "too-many"),
        ("9999 rooms", "too-many"),
    ],
)
def test_what_cannot_be_rooms_says_why(text, reason):
    with pytest.raises(NotRoomsError) as caught:
        expand(text)
    assert caught.value.reason == reason


@given(st.text(max_size=200))
def test_any_line_gives_distinct_names_or_a_reason(text):
    names: tuple[str, ...] = ()
    with contextlib.suppress(NotRoomsError):
        names = expand(text)
    assert len({name.casefold() for name in names}) == len(names) <= MOST
    assert all(name.strip() for name in names)


# --- pasted tables -----------------------------------------------------------------------------------------------------------------------


def device_plan(text, record=None):
    return DeviceImport(record or Record()).plan(read(text, DEVICE_FIELDS))


def test_columns_are_known_by_their_heading_in_three_languages():
    for heading in (
        "Kind\tBrand\tModel\tMAC address\tRoom",
        "Soort\tMerk\tModel\tMAC-adres\tLokaal",
        "Genre\tMarque\tModèle\tAdresse MAC\tLocal",
    ):
        plan = device_plan(f"{heading}\ndeskphone\tYealink\tT33G\t805EC04A1021\tHal")
        assert [change.value.get("mac") for change in plan.changes if change.kind == "devices"] == ["80:5e:c0:4a:10:21"]
        assert [change.value["name"] for change in plan.changes if change.kind == "rooms"] == ["Hal"]


def test_kinds_are_known_by_their_word_in_any_language():
    for language in ("nl", "fr", "en"):
        word = Words(language).text("kind.doorphone")
        assert device_plan(f"Kind\n{word}").changes == (Put("devices", {"id": "d1", "kind": "doorphone"}),)


def test_bad_rows_are_refused_by_number_and_reason_and_the_others_stay():
    record = Record(devices=(Device(id="d4", mac="80:5e:c0:4a:10:21"),), people=(Person(id="p1", name="An"), Person(id="p2", name="an")))
    plan = device_plan(
        "Kind\tModel\tMAC\tPerson\tDelivered on\tColour\n"
        "deskphone\tT33G\t80:5e:c0:4a:10:99\t\t1/10/2026\tblack\n"
        "spaceship\tX\t\t\t\t\n"
        "deskphone\tT33G\t80:5e:c0:4a:10\t\t\t\n"
        "deskphone\tT33G\t80-5e-c0-4a-10-21\t\t\t\n"
        "deskphone\tT33G\t805e.c04a.1099\t\t\t\n"
        "deskphone\tT33G\t\tAn\t\t\n"
        "deskphone\tT33G\t\t\t31/02/2026\t\n"
        "\t\t\tBo\t\t\n",
        record,
    )
    assert [(row.number, bool(row.refused)) for row in plan.rows] == [(2, False), *((number, True) for number in range(3, 10))]
    reasons = [row.refused for row in plan.refused]
    for part, reason in zip(("spaceship", "no MAC", "d4", "already on T33G", "several", "no date", "nothing"), reasons, strict=True):
        assert part in reason
    assert plan.unused == ("Colour",)
    assert [change.kind for change in plan.changes] == ["devices"]
    assert plan.changes[0].value["id"] == "d5"
    assert plan.changes[0].value["delivered_on"] == "2026-10-01"


def test_people_and_rooms_that_are_not_there_come_along_once():
    plan = device_plan(
        "Kind\tPerson\tRoom\ndeskphone\tPiet\tHal\nfax\tpiet\thal\n", Record(sites=(Site(id="hq"),), people=(Person(id="p7", name="X"),))
    )
    people = [change.value for change in plan.changes if change.kind == "people"]
    assert people == [{"id": "p8", "name": "Piet", "service": "telephony", "site": "hq"}]
    assert [change.value["id"] for change in plan.changes if change.kind == "rooms"] == ["r1"]
    assert [change.kind for change in plan.changes] == ["people", "rooms", "devices", "devices"]
    assert {change.value.get("person") for change in plan.changes if change.kind == "devices"} == {"p8"}


def test_a_refused_row_makes_no_person():
    plan = device_plan("Kind\tPerson\tMAC\ndeskphone\tPiet\tnonsense\n")
    assert plan.changes == ()
    assert len(plan.refused) == 1


@given(st.text(max_size=300))
def test_any_text_is_a_plan_whose_devices_are_valid(text):
    plan = device_plan(f"Kind\tModel\tMAC\tPerson\tRoom\tOrigin\n{text}")
    for change in plan.changes:
        assert isinstance(change, Put)
        msgspec.convert(change.value, {"devices": Device, "people": Person, "rooms": Room}[change.kind])


def test_a_staff_list_is_a_name_per_line():
    record = Record(people=(Person(id="p1", name="An Janssens"),))
    plan = PeopleImport(record, site=None).plan(read("Bart De Smet\nan janssens\n\n123\nPeeters, Lien\nBart De Smet", PERSON_FIELDS))
    assert [change.value["name"] for change in plan.changes] == ["Bart De Smet", "Peeters, Lien"]
    assert [row.number for row in plan.refused] == [2, 3, 5]


def test_a_staff_table_takes_names_sites_and_services():
    record = Record(sites=(Site(id="hq", name="Gent"), Site(id="s2", name="Aalst")))
    text = "Voornaam;Achternaam;Vestiging;Dienst\nAn;Janssens;Aalst;\nBo;Maes;Brugge;\nCis;Cools;gent;administrator-no-service\n"
    plan = PeopleImport(record, site="hq").plan(read(text, PERSON_FIELDS))
    assert [change.value for change in plan.changes] == [
        {"name": "An Janssens", "service": "telephony", "site": "s2", "id": "p1"},
        {"name": "Cis Cools", "service": "administrator-no-service", "site": "hq", "id": "p2"},
    ]
    assert "Brugge" in plan.refused[0].refused


@pytest.mark.parametrize("text", ["80:5E:C0:4A:10:21", "80-5e-c0-4a-10-21", "805ec04a1021", "805e.c04a.1021", "80 5e c0 4a 10 21"])
def test_a_mac_address_has_one_form(text):
    assert normal_mac(text) == "80:5e:c0:4a:10:21"


@pytest.mark.parametrize("text", ["", "80:5e:c0:4a:10", "80:5e:c0:4a:10:2g", "٨٠5ec04a1021", "80:5e:c0:4a:10:21:00"])
def test_what_is_no_mac_address_is_none(text):
    assert normal_mac(text) is None


def test_free_ids_follow_the_highest():
    assert free_ids("d", {"d2", "d10", "dx", "d٣", "p99"}, 2) == ("d11", "d12")
    assert free_ids("d", set(), 1) == ("d1",)


# --- the table ---------------------------------------------------------------------------------------------------------------------------

RECORD = Record(
    rooms=(
        Room(id="r1", name="Magazijn", floor="0", use=RoomUse.NON_USERS),
        Room(id="r2", name="Lerarenkamer", floor="0", use=RoomUse.MIXED),
        Room(id="r3", name="Vergaderzaal", floor="1", use=RoomUse.USERS),
    ),
    people=(
        Person(id="p1", name="Directie", service=PersonService.TELEPHONY),
        Person(id="p2", name="ICT", service=PersonService.ADMINISTRATOR_NO_SERVICE),
    ),
    devices=(
        Device(id="d1", kind=DeviceKind.DESKPHONE, room="r1", extension="201"),
        Device(id="d2", kind=DeviceKind.DESKPHONE, room="r1"),
        Device(id="d3", kind=DeviceKind.BUZZER, room="r1", origin=Origin.APPROVED),
        Device(id="d4", kind=DeviceKind.DESKPHONE, room="r2"),
        Device(id="d5", kind=DeviceKind.CONFERENCE_PHONE, room="r3"),
        Device(id="d6", kind=DeviceKind.DESKPHONE, person="p1", extension="101"),
        Device(id="d7", kind=DeviceKind.SOFTPHONE_PC, person="p1"),
        Device(id="d8", kind=DeviceKind.LIFT_PHONE),
        Device(id="d9", kind=DeviceKind.SWITCH),
        Device(id="d10"),
    ),
)


def test_every_row_says_what_it_counts_as():
    table = RoomsTable(snapshot(RECORD), Words("en")).build()
    counts = {key: (entry.counts, entry.tone) for key, entry in table.entries.items()}
    assert counts == {
        "d1": ("1 user", "text"),
        "d2": ("1 user", "text"),
        "d3": ("no user: buzzer", "muted"),
        "d4": ("doubt", "doubt"),
        "d5": ("room of users", "muted"),
        "d6": ("1 user, 2 devices", "text"),
        "d7": ("same user", "muted"),
        "d8": ("excluded line (BT-2)", "fail"),
        "d9": ("infrastructure", "muted"),
        "d10": ("doubt", "doubt"),
        f"{PERSON}p2": ("no service", "muted"),
    }
    assert table.entries["d1"].who == "Magazijn 1 · 201"
    assert "BT-4.a room" in table.entries["d1"].why()


def test_groups_carry_the_sum():
    table = RoomsTable(snapshot(RECORD), Words("en")).build()
    sums = {group.key: group.cells["counts"].text for group in table.groups}
    assert sums == {f"{ROOM}r1": "2 users", f"{ROOM}r2": "0 or 1", f"{ROOM}r3": "0 users", PERSONS: "1 user", NOWHERE: "excluded"}


def test_every_device_and_person_has_exactly_one_place():
    table = RoomsTable(snapshot(RECORD), Words("nl")).build()
    assert sorted(row.key for row in table.rows if not row.key.startswith(PERSON)) == sorted(device.id for device in RECORD.devices)
    assert {row.group for row in table.rows} <= {group.key for group in table.groups}


def test_the_card_adds_up_to_the_count():
    made = snapshot(RECORD)
    lines = count_lines.users_lines(made, Words("en"))
    assert sum(int(line.value) for line in lines) == made.assessment.count.users_total == 3
    assert all(line.why for line in lines)
    assert count_lines.users_note(made.assessment.count) == "certain, up to 5 with doubts"


# --- answers -----------------------------------------------------------------------------------------------------------------------------


def apply(record, edit):
    """The edit carried out on plain lists, as the dossier does it."""
    plain = msgspec.to_builtins(record)
    for change in edit.changes:
        if isinstance(change, Set):
            row = next(row for row in plain[change.kind] if row["id"] == change.key)
            row.update(change.fields)
        else:
            plain.setdefault(change.kind, []).append(change.value)
    return msgspec.convert(plain, Record)


DOUBTFUL = Record(
    customer=Customer(name="X", language=Language.NL),
    rooms=(Room(id="r1", name="Labo", use=RoomUse.MIXED), Room(id="r2", name="Hal"), Room(id="r3", name="Bureau", use=RoomUse.PERSONAL)),
    people=(
        Person(id="p1", name="An", service=PersonService.TELEPHONY),
        Person(id="p2", name="Bo", service=PersonService.SUPERVISOR_NO_SERVICE),
        Person(id="p3", name="Cis"),
    ),
    devices=(
        Device(id="d1", kind=DeviceKind.DESKPHONE, room="r1"),
        Device(id="d2", kind=DeviceKind.DESKPHONE, room="r2"),
        Device(id="d3", kind=DeviceKind.DESKPHONE, room="r3"),
        Device(id="d4", kind=DeviceKind.DESKPHONE),
        Device(id="d5", kind=DeviceKind.DESKPHONE, person="p2"),
        Device(id="d6", kind=DeviceKind.EMERGENCY_PHONE, room="r2"),
        Device(id="d7"),
    ),
)
WHEN = dt.datetime(2026, 11, 25, 13, 0, tzinfo=dt.UTC)


def test_every_question_of_the_count_has_its_answers():
    asked = {doubt.question for doubt in snapshot(DOUBTFUL).assessment.count.doubts}
    assert asked == {
        "room-mixed",
        "room-use-unknown",
        "whose-telephone",
        "telephone-nowhere",
        "person-without-device",
        "no-service-with-device",
        "person-service-unknown",
        "in-lift",
        "kind-unknown",
    }
    for doubt in snapshot(DOUBTFUL).assessment.count.doubts:
        assert answering.choices(doubt) or answering.pickers(doubt)
        for choice in (*answering.choices(doubt), *answering.pickers(doubt)):
            for language in ("nl", "fr", "en"):
                assert Words(language).has(f"answer.{choice.code}")


def test_an_answer_that_changes_data_settles_its_question():
    for doubt in snapshot(DOUBTFUL).assessment.count.doubts:
        for choice in answering.choices(doubt):
            if not choice.changes or choice.code == "phones-of-persons":  # then each telephone asks whose it is
                continue
            edit = answering.Recorder(DOUBTFUL, "en").edit(doubt, choice.code, choice.changes, by="tester", at=WHEN)
            after = snapshot(apply(DOUBTFUL, edit)).assessment.count
            assert (doubt.question, doubt.subject) not in {(each.question, each.subject) for each in after.doubts}
            assert len(edit.changes) == len(choice.changes) + 1


def test_an_answer_is_kept_in_the_customers_language_with_who_and_when():
    doubt = next(doubt for doubt in snapshot(DOUBTFUL).assessment.count.doubts if doubt.question == "room-mixed")
    recorder = answering.Recorder(DOUBTFUL, "en")
    edit = recorder.edit(doubt, "ask-provider", (), by="An", at=WHEN)
    value = edit.changes[-1].value
    assert value["answer"] == Words("nl").text("answer.ask-provider")
    assert (value["subject"], value["by"], value["at"]) == ("r1", "An", WHEN.isoformat())
    after = apply(DOUBTFUL, edit)
    given = answering.Recorder(after, "fr").given(doubt)
    assert given is not None
    assert given.by == "An"


def test_the_outcomes_are_those_that_the_rules_compute():
    doubt = next(doubt for doubt in snapshot(DOUBTFUL).assessment.count.doubts if doubt.question == "room-mixed")
    assert answering.consequence(doubt, Words("en")) == "±0 → 1 user, 2 channels\n+1 → 2 users, 4 channels"
