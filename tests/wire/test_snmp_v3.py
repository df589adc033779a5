"""SNMP v3: the RFC's own keys, what is signed and what is not, and garbage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.wire import ber, snmp, snmp_v3
from dialtone.wire.snmp_v3 import Engine, User

ENGINE = Engine(bytes.fromhex("000000000000000000000002"), 5, 900)
PDU = ber.sequence(
    ber.integer(7),
    ber.integer(0),
    ber.integer(0),
    ber.sequence(ber.sequence(ber.oid("1.3.6.1.2.1.1.5.0"), ber.octets(b"sw1"))),
    tag=snmp.RESPONSE,
)
USERS = [
    User(name="plain"),
    User(name="md5", auth="md5", auth_password="maplesyrup"),
    User(name="des", auth="md5", auth_password="maplesyrup", priv="des", priv_password="maplesyrup"),
    User(name="aes", auth="sha", auth_password="maplesyrup", priv="aes", priv_password="other-secret"),
    User(name="aes256", auth="sha512", auth_password="maplesyrup", priv="aes256", priv_password="other-secret"),
    *(User(name=auth, auth=auth, auth_password="maplesyrup") for auth in ("sha224", "sha256", "sha384")),
]


def sent(user, *, password=None, salt=42):
    sender = (
        user if password is None else User(name=user.name, auth=user.auth, auth_password=password, priv=user.priv, priv_password=password)
    )
    keys = snmp_v3.localised(sender, ENGINE.id)
    return snmp_v3.question(sender, keys, ENGINE, 7, PDU, salt=salt)


def test_the_keys_of_rfc_3414():
    md5 = snmp_v3.localised(USERS[1], ENGINE.id)
    sha = snmp_v3.localised(User(name="x", auth="sha", auth_password="maplesyrup"), ENGINE.id)
    assert md5.auth.hex() == "526f5eed9fcce26f8964c2930787d82b"
    assert sha.auth.hex() == "6695febc9288e36282235fc7151f128497b38f3f"


@pytest.mark.parametrize("user", USERS, ids=lambda user: user.name)
def test_there_and_back(user):
    data = sent(user)
    assert snmp.well_formed(data)
    keys = snmp_v3.localised(user, ENGINE.id)
    found = snmp_v3.received(data, user, keys)
    assert (found.message_id, found.engine, found.report, found.authentic) == (7, ENGINE, None, bool(user.auth))
    assert found.answer.bindings == (("1.3.6.1.2.1.1.5.0", b"sw1"),)
    assert (b"sw1" in data) is (user.priv is None)
    if user.priv:
        assert data != sent(user, salt=43)


@pytest.mark.parametrize("user", USERS[1:], ids=lambda user: user.name)
def test_what_another_signed_is_nothing(user):
    keys = snmp_v3.localised(user, ENGINE.id)
    assert snmp_v3.received(sent(user, password="wrong-password"), user, keys) is None
    data = bytearray(sent(user))
    data[-1] ^= 1
    assert snmp_v3.received(bytes(data), user, keys) is None


def test_an_answer_less_protected_than_the_question_is_nothing():
    user = USERS[3]
    keys = snmp_v3.localised(user, ENGINE.id)
    bare, signed = User(name=user.name), User(name=user.name, auth=user.auth, auth_password=user.auth_password)
    for less in (bare, signed):
        data = snmp_v3.question(less, snmp_v3.localised(less, ENGINE.id), ENGINE, 7, PDU)
        assert snmp_v3.received(data, user, keys) is None
        assert snmp_v3.received(data, less, keys) is not None


def test_a_report_without_a_signature_is_read_and_marked():
    binding = ber.sequence(ber.oid(snmp_v3.UNKNOWN_USER), ber.integer(1))
    report = ber.sequence(ber.integer(7), ber.integer(0), ber.integer(0), ber.sequence(binding), tag=snmp.REPORT)
    nobody = User(name="")
    data = snmp_v3.question(nobody, snmp_v3.Keys(b"", b""), ENGINE, 7, report)
    found = snmp_v3.received(data, USERS[3], None)
    assert (found.report, found.authentic, found.engine) == (snmp_v3.UNKNOWN_USER, False, ENGINE)


@pytest.mark.parametrize("clock", [b"\xff", b"\x80\0\0\0", b"\x7f\xff\xff\xff\xff"])
@pytest.mark.parametrize("place", ["boots", "time"])
def test_a_clock_that_can_not_be_is_not_taken_over(place, clock):
    report = ber.sequence(ber.integer(7), ber.integer(0), ber.integer(0), ber.sequence(), tag=snmp.REPORT)
    said = [ber.wrap(ber.INTEGER, clock if name == place else b"\x05") for name in ("boots", "time")]
    security = ber.sequence(ber.octets(ENGINE.id), *said, *(ber.octets(b"") for _ in range(3)))
    head = ber.sequence(ber.integer(7), ber.integer(65_507), ber.octets(b"\0"), ber.integer(3))
    scoped = ber.sequence(ber.octets(ENGINE.id), ber.octets(b""), report)
    assert snmp_v3.received(ber.sequence(ber.integer(3), head, ber.octets(security), scoped), USERS[3], None) is None


@pytest.mark.parametrize(
    ("user", "fault"),
    [
        (User(name=""), "user-name"),
        (User(name="é" * 17), "user-name"),
        (User(name="x", priv="aes", priv_password="long enough"), "priv-without-auth"),
        (User(name="x", auth="sha", auth_password="short"), "auth-password-short"),
        (User(name="x", auth="sha", auth_password="long enough", priv="aes", priv_password="short"), "priv-password-short"),
        (User(name="x", auth="sha", auth_password="long enough", priv="aes256", priv_password="long enough"), "priv-needs-longer-auth"),
    ],
)
def test_users_that_can_not_be(user, fault):
    assert fault in user.faults()


def test_users_that_can_be():
    assert [user.faults() for user in USERS] == [()] * len(USERS)


def test_passwords_are_not_shown():
    user = USERS[4]
    shown = repr(user) + repr(snmp_v3.localised(user, ENGINE.id))
    assert "maplesyrup" not in shown
    assert "secret" not in shown


@given(st.binary(max_size=300))
def test_garbage(data):
    user = USERS[3]
    assert snmp_v3.received(data, user, snmp_v3.Keys(bytes(20), bytes(16))) is None


@given(st.integers(0, 400), st.integers(0, 255))
def test_a_changed_octet_is_found(place, octet):
    user = USERS[1]
    data = bytearray(sent(user))
    place %= len(data)
    if data[place] != octet:
        data[place] = octet
        assert snmp_v3.received(bytes(data), user, snmp_v3.localised(user, ENGINE.id)) is None
