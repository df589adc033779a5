import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.discovery import banner, fingerprints

MAC = "00:15:65:0a:bc:01"


@pytest.mark.parametrize(
    "text",
    [
        "0015650abc01", "00:15:65:0a:bc:01", "00-15-65-0A-BC-01", "00:15:65:0A:BC-01", "0015.650a.bc01", "0015-650A-BC01",
        "001565-0abc01", "SEP0015650ABC01",
        "Yealink SIP-T46S 66.86.0.15 0015650abc01", "x (MAC=0015650ABC01; SER= 1)", "x (MAC:0015650abc01)",
        "y MAC:00:15:65:0A:BC-01 V:6.4", "z_0015650abc01", "GXP1625_00:15:65:0a:bc:01",
        "N870/83;0015650ABC01", "CN=CP-8851-SEP0015650ABC01,OU=CTG", "DevId 0015650abc01", "mac%3a0015650abc01",
        "Sonos-0015650ABC01@Kitchen._sonos._tcp.local.",
    ],
)  # fmt: skip
def test_notations(text):
    assert banner.mac_in(text) == MAC


@pytest.mark.parametrize(
    "text",
    [
        "snomD305-8325FE", "20191104123456", "build 201911041234", "3fa85f64-5717-4562-b3fc-2c963f66afa6", "00:00:00:00:00:00",
        "ff:ff:ff:ff:ff:ff", "01:00:5e:00:00:01",
        "2001:db8:0:1::5", "10.1.84.12", "1.2.3.4.5.6", "commit 8f14e45fceea167a", "0015650abc0", "0015650abc012",
        "aa:bb:cc:dd:ee:ff:00", "abcdefabcdef", "",
    ],
)  # fmt: skip
def test_other_numbers(text):
    assert banner.mac_in(text) is None


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ("lldp", "SEP0015650ABC01"), ("hostname", "SEP0015650ABC01"), ("hostname", "gxp2170_0015650abc01"),
        ("tls", "CN=0015650ABC01,O=Polycom Inc."), ("agent", "Unheard of 0015650abc01"),
        ("lldp", "GXP1625_00:15:65:0a:bc:01"), ("agent", "Akuvox R29C 29.30.10.21 0015650ABC01"),
        ("mdns", "AXIS A8105-E - 0015650ABC01._axis-video._tcp.local."),
        ("agent", "Cisco-CP-6841-3PCC/11.1.1 (0015650abc01) (x.loads)"), ("agent", "Thomson ST2030 hw5 fw1.74 00-15-65-0A-BC-01"),
    ],
)  # fmt: skip
def test_read_wherever_it_stands(where, value):
    assert fingerprints.recognise(where, value).mac == MAC


def test_half_an_address_is_none():
    assert fingerprints.recognise("http-title", "snomD305-8325FE").mac is None


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("LaserJet M401dne   192.0.2.6", "LaserJet M401dne"),
        ("LaserJet M401 (192.0.2.6)", "LaserJet M401"),
        ("VVX 350", "VVX 350"),
        ("R20A 1.2.3", "R20A 1.2.3"),
    ],
)
def test_model_without_the_address(text, model):
    assert banner.model_only(text) == model


def test_a_printers_title_keeps_its_address_out_of_the_model():
    found = fingerprints.recognise("http-title", "HP LaserJet 400 M401dne&nbsp;&nbsp;&nbsp;192.0.2.6")
    assert (found.kind, found.model) == ("printer", "LaserJet 400 M401dne")


@pytest.mark.parametrize(
    "text",
    [
        "onvif://www.onvif.org/type/video_encoder onvif://www.onvif.org/name/AXIS%20A8105-E onvif://www.onvif.org/hardware/A8105-E",
        "onvif://www.onvif.org/name/AXIS A8105-E onvif://www.onvif.org/hardware/A8105-E",
        "http:/x onvif://www.onvif.org/hardware/A8105-E onvif://www.onvif.org/name/AXIS A8105-E",
    ],
)
def test_scopes(text):
    assert banner.scopes(text) == {"name": "AXIS A8105-E", "hardware": "A8105-E"}
    assert fingerprints.identify("ws-discovery", "scopes", text).kind == "doorphone"


@pytest.mark.parametrize(
    "text",
    [
        'ua-profile;profile-type="device";vendor="Acme";model="A1";version="1.2"',
        "ua-profile; vendor=Acme; model=A1; version=1.2; profile-type=device",
        'ua-profile;version="1.2";model="A1";vendor="Acme"',
    ],
)  # fmt: skip
def test_announcements_of_makers_nobody_knows(text):
    found = fingerprints.identify("sip-pnp", "event", text)
    assert (found.vendor, found.model, found.firmware, found.kind) == ("Acme", "A1", "1.2", "unknown")


def test_certificate_names():
    assert banner.names(r"CN=HT801,O=Grandstream Networks\, Inc.,C=US") == {"CN": "HT801", "O": "Grandstream Networks, Inc."}


@pytest.mark.parametrize(
    ("field", "value", "kind"), [("med-class", "3", "deskphone"), ("med-class", "class III", "deskphone"), ("telephone", "1", "deskphone")]
)
def test_capabilities_of_lldp(field, value, kind):
    found = fingerprints.identify("lldp", field, value)
    assert (found.kind, found.weak) == (kind, True)


@pytest.mark.parametrize("value", ["1", "2", "generic"])
def test_other_endpoint_classes_say_nothing(value):
    assert fingerprints.identify("lldp", "med-class", value) is None


@given(st.text(max_size=600))
def test_garbage(text):
    banner.plain(text), banner.mac_in(text), banner.model_only(text), banner.scopes(text), banner.pnp(text), banner.names(text)
