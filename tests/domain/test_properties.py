"""What must hold for any record (Hypothesis)."""

import datetime as dt
import re
import string

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from dialtone.domain.kinds import (
    NON_USER_TERMINALS,
    TELEPHONES,
    CheckState,
    DeviceKind,
    Language,
    LineKind,
    OrderItem,
    Origin,
    PersonService,
    Rights,
    RoomUse,
    Service,
)
from dialtone.domain.record import (
    Acknowledgement,
    Address,
    Cabling,
    CallerId,
    CallRecording,
    Check,
    ClickToCall,
    ConferenceRoom,
    Customer,
    Device,
    FaxUse,
    Installer,
    Line,
    Link,
    NumberBlock,
    Order,
    OrderLine,
    OtherService,
    Partner,
    Person,
    PreviousUsers,
    Record,
    Room,
    Site,
    SoundFile,
    TrafficPack,
    Training,
    VirtualFax,
)
from dialtone.domain.rules import assess, clauses, count_site
from dialtone.domain.terms import Terms
from dialtone.services.counting import count_document, findings_document
from dialtone.words import LANGUAGES, Words

TODAY = dt.date(2026, 11, 25)
IDS = [f"i{number}" for number in range(6)]  # shared by people, devices and rooms on purpose
FLAG = st.none() | st.booleans()
DATE = st.none() | st.dates(dt.date(2023, 1, 1), dt.date(2027, 12, 31))
NUMBER = st.none() | st.sampled_from(["+3225551001", "+3225551099", "+3292225001", "112", "201", "anonymous", "02 555 10 02"])
ADDRESS = st.none() | st.builds(
    Address,
    street=st.sampled_from([None, "Kerkstraat", "Kerkstr.", "Wetstraat / Rue de la Loi"]),
    number=st.sampled_from([None, "1", "1/2"]),
    postcode=st.sampled_from([None, "1000", "9000"]),
    municipality=st.sampled_from([None, "Brussel", "Gent"]),
)
PLACE = st.none() | st.sampled_from(IDS)


def keyed(build, key="id", values=IDS, most=6):
    return st.lists(st.sampled_from(values), unique=True, max_size=most).flatmap(
        lambda keys: st.tuples(*(build.map(lambda row, name=name: structs.replace(row, **{key: name})) for name in keys))
    )


def any_of(kind):
    return st.none() | st.sampled_from(list(kind))


def some(build):
    return st.lists(build, max_size=3).map(tuple)


FAX = st.none() | st.builds(FaxUse, pages_per_week=st.none() | st.integers(0, 60), critical=FLAG, long=FLAG)
PEOPLE = st.builds(
    Person, id=st.just("x"), name=st.sampled_from([None, "An", " "]), site=PLACE, service=any_of(PersonService), hot_desking=FLAG
)
ROOMS = st.builds(Room, id=st.just("x"), site=PLACE, name=st.sampled_from([None, "Magazijn"]), use=any_of(RoomUse))
DEVICES = st.builds(
    Device,
    id=st.just("x"),
    kind=any_of(DeviceKind),
    person=PLACE,
    room=PLACE,
    model=st.sampled_from([None, "T46S"]),
    origin=any_of(Origin),
    delivered_on=DATE,
    in_lift=FLAG,
    fax=FAX,
)
TEXT = st.sampled_from([None, "", "X"])
ENTERPRISE = st.sampled_from([None, "BE0821802905", "0821802906", "FR40303265045"])
RECORDS = st.builds(
    Record,
    services=st.lists(st.sampled_from(list(Service)), unique=True).map(tuple),
    customer=st.none() | st.builds(Customer, name=TEXT, enterprise_number=ENTERPRISE, language=any_of(Language)),
    partner=st.none() | st.builds(Partner, name=TEXT, enterprise_number=ENTERPRISE),
    installer=st.none()
    | st.builds(Installer, name=TEXT, training=st.none() | st.builds(Training, reference=TEXT, completed_on=DATE, valid_until=DATE)),
    order=st.none()
    | st.builds(
        Order,
        reference=TEXT,
        date=DATE,
        lines=some(st.builds(OrderLine, item=st.sampled_from(list(OrderItem)), quantity=st.integers(0, 30).map(float) | st.just(1.5))),
    ),
    previous_users=st.none() | st.builds(PreviousUsers, quantity=st.integers(0, 60)),
    sites=keyed(st.builds(Site, id=st.just("x"), address=ADDRESS)),
    rooms=keyed(ROOMS),
    people=keyed(PEOPLE),
    devices=keyed(DEVICES, values=[*IDS, *(f"d{number}" for number in range(6))], most=12),
    number_blocks=keyed(
        st.builds(NumberBlock, first=st.just("x"), size=st.sampled_from([1, 10, 100]), address=ADDRESS),
        key="first",
        values=["+3225551000", "+3225551050", "+3292225000", "nonsense"],
        most=4,
    ),
    caller_ids=keyed(st.builds(CallerId, subject=st.just("x"), external=NUMBER, emergency=NUMBER), key="subject"),
    virtual_faxes=keyed(st.builds(VirtualFax, number=st.just("x")), key="number"),
    conference_rooms=some(st.builds(ConferenceRoom)),
    call_recording=st.none() | st.builds(CallRecording, enabled=FLAG, volume_gb=st.sampled_from([None, 0.0, 2.5])),
    click_to_call=st.none() | st.builds(ClickToCall, channels=st.sampled_from([None, 0, 2])),
    traffic_packs=some(st.builds(TrafficPack, quantity=st.integers(0, 3))),
    other_services=some(st.builds(OtherService, quantity=st.integers(0, 3))),
    lines=keyed(st.builds(Line, id=st.just("x"), kind=any_of(LineKind), on_service=FLAG, carrier=TEXT)),
    sound_files=some(st.builds(SoundFile, name=TEXT, rights=any_of(Rights))),
    automatic_dialler=FLAG,
    cabling=st.none()
    | st.builds(
        Cabling,
        links=keyed(
            st.builds(
                Link,
                id=st.just("x"),
                panel=PLACE,
                port=st.none() | st.integers(1, 4),
                outlet=PLACE,
                length_m=st.sampled_from([None, 20.0, 95.5]),
                test=st.sampled_from([None, "failed", "not-tested", "certified"]),
            )
        ),
    ),
    checks=keyed(
        st.builds(Check, id=st.just("x"), state=st.sampled_from(list(CheckState)), reason=TEXT),
        values=["security.firewall", "security.firmware", "security.passwords-changed", "security.admin-interface", "handover.labels"],
        most=5,
    ),
    acknowledgements=some(st.builds(Acknowledgement, finding=st.sampled_from(["BT-7:emergency.mobile:i0", "BT-3:fax.use-unknown:i1"]))),
)
COUNTED = st.builds(
    Record,
    services=st.sampled_from([(), (Service.BUSINESS_TELEPHONY,), (Service.SIP_TRUNKING,)]),
    previous_users=st.none() | st.builds(PreviousUsers, quantity=st.integers(0, 60)),
    rooms=keyed(ROOMS, most=4),
    people=keyed(PEOPLE, most=4),
    devices=keyed(DEVICES, values=[*IDS, "d0", "d1"], most=8),
)
TERMS = st.sampled_from([Terms(), Terms(channel_method="flat"), Terms(reduction_percent=25, rounding="nearest")])
MANY = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def total(record):
    return count_site(record, Terms(), TODAY).users_total


@MANY
@given(COUNTED, DEVICES, st.data())
def test_adding_a_device_to_a_person_never_changes_the_count(record, device, data):
    if not record.people:
        return
    person = data.draw(st.sampled_from(record.people))
    added = structs.replace(device, id="new", person=person.id)
    assert total(structs.replace(record, devices=(*record.devices, added))) == total(record)


@MANY
@given(COUNTED, DEVICES, st.sampled_from(sorted(NON_USER_TERMINALS)))
def test_a_doorphone_and_its_like_never_add_a_user(record, device, kind):
    before = count_site(record, Terms(), TODAY)
    after = count_site(structs.replace(record, devices=(*record.devices, structs.replace(device, id="new", kind=kind))), Terms(), TODAY)
    assert after.users_total == before.users_total
    assert after.users_max <= before.users_max + 1  # only where it is a no-service person's first device (rule 2)


@MANY
@given(COUNTED)
def test_progressive_channels_never_fall_when_a_user_is_added(record):
    before = count_site(record, Terms(), TODAY)
    person = Person(id="new", service=PersonService.TELEPHONY)
    after = count_site(structs.replace(record, people=(*record.people, person)), Terms(), TODAY)
    assert after.users_total == before.users_total + 1
    assert after.channels.exact >= before.channels.exact


@MANY
@given(RECORDS, TERMS, st.randoms(use_true_random=False))
def test_the_order_of_the_input_never_matters(record, terms, random):
    lists = {
        name: tuple(random.sample(rows, len(rows)))
        for name in record.__struct_fields__
        if isinstance(rows := getattr(record, name), tuple) and rows
    }
    if record.order is not None:
        lists["order"] = structs.replace(record.order, lines=tuple(reversed(record.order.lines)))
    assert assess(structs.replace(record, **lists), terms, TODAY) == assess(record, terms, TODAY)


@MANY
@given(COUNTED, TERMS)
def test_the_total_lies_between_least_and_most_and_adds_up(record, terms):
    count = count_site(record, terms, TODAY)
    assert 0 <= count.users_min <= count.users_total <= count.users_max
    assert count.users_total == sum(user.count for user in count.users)
    assert all(len(user.named) == user.count == len(user.devices) for user in count.users if user.named)
    linked = {person.id for person in record.people}
    counted = [device for user in count.users for device in user.devices]
    assert len(counted) == len(set(counted))
    for device in record.devices:
        if device.kind in TELEPHONES and device.person in linked:
            assert device.id not in {name for user in count.users if user.named for name in user.devices}


@MANY
@given(RECORDS, TERMS)
def test_every_finding_has_words_with_all_parameters_in_every_language(record, terms):
    assessment = assess(record, terms, TODAY)
    ids = [finding.id for finding in assessment.findings]
    assert len(ids) == len(set(ids))
    for language in LANGUAGES:
        words = Words(language)
        count, findings = count_document(assessment, words), findings_document(assessment, words)
        texts = [text for entry in findings for text in (entry["message"], entry["remedy"])]
        texts += [entry["because"] for entry in count["users"] + count["not_users"]] + [entry["question"] for entry in count["doubts"]]
        for text in texts:
            assert " " in text, text  # a key without words comes back as the key
            assert "{" not in text, text
        for entry in findings:
            assert words.has(f"clause.{entry['clause']}")
            assert words.has(f"severity.{entry['severity']}")
            assert words.has(f"party.{entry['responsible']}")
        for check in assessment.emergency:
            assert words.has(f"emergency-verdict.{check.verdict}")
        msgspec.json.encode(count)
        msgspec.json.encode(findings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_closed_vocabularies(language):
    words = Words(language)
    scanned = ["printer", "camera", "nas", "computer", "unknown"]
    tables = {
        "kind": [*DeviceKind, *scanned],
        "use": RoomUse,
        "item": OrderItem,
        "line": LineKind,
        "service": Service,
        "person-service": PersonService,
        "origin": Origin,
        "rights": Rights,
        "language": Language,
        "general": ["yes", "no", "unknown"],
        "clause": clauses.ALL,
    }
    missing = [f"{table}.{value}" for table, values in tables.items() for value in values if not words.has(f"{table}.{value}")]
    assert missing == []


def test_the_languages_have_the_same_keys_and_parameters():
    def parameters(text):
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    english = Words("en")
    own = re.compile(r"(finding|because|question|emergency-verdict|problem\.reference|clause|kind)\.")
    for language in LANGUAGES:
        words = Words(language)
        assert set(filter(own.match, words.keys())) == set(filter(own.match, english.keys()))
        for key in filter(own.match, english.keys()):
            assert parameters(words._texts[key]) == parameters(english._texts[key]), (language, key)


def test_a_name_with_braces_stays_a_name():
    record = Record(people=(Person(id="p", name="{users_low}", service=PersonService.TELEPHONY),))
    (doubt,) = count_document(assess(record, Terms(), TODAY), Words("en"))["doubts"]
    assert doubt["question"].startswith("{users_low} has telephony")
