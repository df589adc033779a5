import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.wire import pnp


def subscribe(uri, event, *extra, method="SUBSCRIBE"):
    lines = [
        f"{method} {uri} SIP/2.0",
        "Via: SIP/2.0/UDP 192.0.2.7:5059;branch=z9hG4bKabc",
        "Max-Forwards: 70",
        "From: <sip:device@192.0.2.7>;tag=1",
        "To: <sip:device@224.0.1.75>",
        "Call-ID: 1@192.0.2.7",
        "CSeq: 1 SUBSCRIBE",
        "Contact: <sip:192.0.2.7:5059>",
        f"Event: {event}",
        "Expires: 0",
        "Accept: application/url",
        *extra,
        "Content-Length: 0",
    ]
    return "\r\n".join([*lines, "", ""]).encode()


YEALINK = 'ua-profile;profile-type="device";vendor="yealink";model="T21D";version="34.72.14.6"'


@pytest.mark.parametrize(
    ("uri", "mac"),
    [
        ("sip:MAC%3a805ec0010203@224.0.1.75", "805ec0010203"),
        ("sip:MAC%3A805EC0010203@224.0.1.75:5060", "805EC0010203"),
        ("sip:MAC805ec0010203@fake", "805ec0010203"),
        ("sip:mac%3a80%3a5e%3ac0%3a01%3a02%3a03@224.0.1.75", "80:5e:c0:01:02:03"),
        ("sip:MAC-80-5E-C0-01-02-03@224.0.1.75", "80-5E-C0-01-02-03"),
        ("sip:805ec0010203@224.0.1.75", "805ec0010203"),
        ("sip:MAC%3a805ec00102@224.0.1.75", None),
        ("sip:MAC%3a805ec001020304@224.0.1.75", None),
        ("sip:224.0.1.75", None),
        ("sip:%zz%@224.0.1.75", None),
    ],
)
def test_the_mac_address_in_the_target(uri, mac):
    assert pnp.parse(subscribe(uri, YEALINK)).mac == mac


def test_the_mac_address_elsewhere_than_in_the_target():
    data = subscribe("sip:224.0.1.75", YEALINK).replace(b"sip:device@192.0.2.7", b"sip:MAC%3a0004131a2b3c@192.0.2.7")
    assert pnp.parse(data).mac == "0004131a2b3c"


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (YEALINK, ("yealink", "T21D", "34.72.14.6")),
        ("ua-profile;profile-type=device;vendor=Grandstream;model=GRP2612W;version=1.0.5.67", ("Grandstream", "GRP2612W", "1.0.5.67")),
        ('UA-Profile ; Version="1;2" ; MODEL="a\\"b" ; vendor="v.example.com"', ("v.example.com", "ab", "1;2")),
        ('ua-profile;model="snom370";vendor="snom";vendor="other"', ("snom", "snom370", None)),
        ("ua-profile", (None, None, None)),
        ('ua-profile;vendor="";model=;version="', (None, None, None)),
    ],
)
def test_what_the_event_says(event, said):
    found = pnp.parse(subscribe("sip:224.0.1.75", event, "User-Agent: Some 1.0"))
    assert (found.vendor, found.model, found.version) == said
    assert (found.event, found.agent) == (event, "Some 1.0")


def test_the_usual_spelling_stays_and_others_become_it():
    assert pnp.parse(subscribe("sip:x", YEALINK)).plain_event == YEALINK
    other = pnp.parse(subscribe("sip:x", "ua-profile;version=34.72.14.6;model=T21D;vendor=yealink"))
    assert other.plain_event == YEALINK


def test_compact_event_name():
    assert pnp.parse(subscribe("sip:x", YEALINK).replace(b"Event:", b"o:")).model == "T21D"


@pytest.mark.parametrize(
    "data",
    [
        subscribe("sip:x", "message-summary"),
        subscribe("sip:x", YEALINK, method="NOTIFY"),
        subscribe("sip:x", "ua-profiles"),
        b"SIP/2.0 200 OK\r\nEvent: ua-profile\r\n\r\n",
        b"",
        b"\x00" * 100,
    ],
)
def test_other_messages_are_none_of_ours(data):
    assert pnp.parse(data) is None


@given(st.binary(max_size=600))
def test_garbage(data):
    assert pnp.parse(data) is None


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_garbage_within(uri, event):
    found = pnp.parse(b"SUBSCRIBE sip:MAC" + uri + b"@x SIP/2.0\r\nEvent: ua-profile;" + event + b"\r\n\r\n")
    for value in (found.vendor, found.model, found.version) if found else ():
        assert value is None or 0 < len(value) <= pnp.MAX_VALUE


def test_a_thousand_parameters_stay_bounded():
    event = "ua-profile" + "".join(f";p{number}=x" for number in range(1000)) + ';model="late"'
    assert len(pnp.parameters(event)) <= pnp.MAX_PARAMETERS


def test_nothing_here_builds_a_message():
    assert not {"build", "notify", "response"} & set(vars(pnp))
