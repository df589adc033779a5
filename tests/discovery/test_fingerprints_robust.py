"""What must not change what a text says: case, ends, a reseller's name before it, a firmware left out. And what no text may do."""

import itertools
import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.discovery import fingerprints
from dialtone.discovery.fingerprint_tables import read
from dialtone.domain.kinds import TELEPHONES, DeviceKind

CHANNEL = {"sip": "agent", "http-agent": "agent"}
BY_VERSION = ("VP530P", "IPDECT", "Z 5", "F660", "Polycom/5")
"""Names so short that only the version behind them tells whose they are, and one whose version comes before its model."""
TERMINALS = TELEPHONES | {DeviceKind.DOORPHONE, DeviceKind.PAGER, DeviceKind.ATA, DeviceKind.DECT_BASE, DeviceKind.FLASHER}


def vendors():
    for path in fingerprints.files():
        yield from tomllib.loads(path.read_text("utf-8"))["vendor"]


EXAMPLES = [
    (CHANNEL.get(where, where), value, vendor.get("own_vendor", False))
    for vendor in vendors()
    for where, value, *_ in vendor.get("examples", ())
    if vendor["name"] != "Nothing"
]
MAKERS = sorted({vendor["name"] for vendor in vendors() if not vendor.get("own_vendor")})


def said(where, value):
    found = fingerprints.recognise(where, value)
    return found and ((found.vendor or "").lower(), found.kind)


@pytest.mark.parametrize("change", [str.upper, str.lower, str.swapcase])
def test_case_changes_nothing(change):
    changed = {
        value: (said(where, value), said(where, change(value)))
        for where, value, _ in EXAMPLES
        if said(where, value) != said(where, change(value))
    }
    assert changed == {}


@pytest.mark.parametrize("end", [" ", "\r", "\r\n", "\x00", "   \t\x00"])
def test_ends_change_nothing(end):
    assert [value for where, value, _ in EXAMPLES if said(where, value) != said(where, value + end)] == []


@pytest.mark.parametrize("prefix", ["PhoneSystems.example ", "Office Telecom / ", "Acme "])
def test_a_resellers_name_before_it_changes_nothing(prefix):
    """Of texts that name their maker; a bare model may be anybody's once it no longer stands at the start."""
    named = [
        (where, value)
        for where, value, own in EXAMPLES
        if where == "agent" and not own and any(maker.names.match(value) for maker in fingerprints.table().makers)
    ]
    assert len(named) > 120
    assert [value for where, value in named if said(where, value) != said(where, prefix + value)] == []


def test_a_missing_firmware_changes_nothing():
    changed = []
    for where, value, _ in EXAMPLES:
        found = fingerprints.recognise(where, value)
        if (
            where != "agent"
            or found is None
            or not found.firmware
            or value.startswith(BY_VERSION)
            or not re.search(r"[ /-]v?" + re.escape(found.firmware), value)
        ):
            continue
        without = re.sub(r"[ /-]{1,2}v?" + re.escape(found.firmware) + r"\b.*", "", value, flags=re.IGNORECASE)
        if said(where, without) != ((found.vendor or "").lower(), found.kind):
            changed.append((value, without, said(where, without)))
    assert changed == []


@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize("where", ["agent", "http-title", "http-server", "http-realm", "lldp", "dhcp", "snmp", "ssdp", "nmap", "tls"])
def test_a_maker_alone_is_no_certain_kind(maker, where):
    for text in (maker, f"{maker} Inc.", f"{maker} 1.2.3", f"O={maker},CN={maker} CA"):
        found = fingerprints.recognise(where, text)
        assert found is None or found.kind == "unknown" or found.weak


@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize(
    "text",
    [
        "Asterisk PBX 20.5.0 for {}", "FreePBX - {} endpoints", "Kamailio (5.7.1) {}", "3CXPhoneSystem {} templates",
        "Provisioning server for {} IP phones",
        "{} Device Management Platform", "{} redirection service", "OpenSIPS {}", "FreeSWITCH {} IP Phone profile",
        "{} IP phone user guide",
    ],
)  # fmt: skip
def test_a_text_about_telephones_is_no_telephone(maker, text):
    for where in ("agent", "http-title"):
        found = fingerprints.recognise(where, text.format(maker))
        assert found is None or found.kind not in TERMINALS or found.weak & (maker in {"DoorBird", "Commend"})


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ("agent", "Asterisk 18 Yealink SIP-T46S 66.86.0.15"), ("http-title", "FreePBX Yealink T46S"),
        ("http-title", "Phone book of Snom D785"),
        ("hostname", "desk phone of Jan"), ("hostname", "maxwell"), ("hostname", "telephone"), ("mdns", "model=iPhone15,2"),
        ("dhcp", "HUAWEI:android:VOG"),
        ("ssdp-type", "urn:schemas-upnp-org:device:InternetGatewayDevice:1"), ("agent", "iPhone 15"), ("agent", "Windows Phone"),
        ("nmap", "Apple iOS phone"),
        ("agent", "Jitsi-Videobridge"),
        ("agent", "Zoiper Push Proxy 1.0"),
        ("agent", "SIP/2.0"), ("agent", "UA/1.0"), ("agent", "VoIP"), ("agent", "SIP ALG"), ("http-title", "Login"),
        ("snmp", "Linux phone-server 5.10 #1 SMP"),
    ],
)  # fmt: skip
def test_decoys_that_look_like_telephones(where, value):
    found = fingerprints.recognise(where, value)
    assert found is None or found.kind not in TERMINALS


def hostile(pattern):
    """Texts of 512 characters built from what an expression itself looks for, so that its repeats go as far as they can."""
    literal = re.sub(r"\(\?P?[<:=!][^>)]{0,12}>?|\[[^\]]*\]|\{[^}]*\}|\\.|[()|?^$]", " ", pattern.pattern)
    words = [word for word in literal.split() if word][:6]
    seeds = [*words, "0", "a", "A0", "0.", " ", "-", "_", "0a:", "T4", "=", ","]
    for seed in seeds:
        yield (seed * 512)[:512]
    for one, other in itertools.pairwise(seeds):
        yield ((one + " ") * 20 + (other + " ") * 512)[:512]
        yield (one + (other * 512))[:511] + "\x01"


def test_hostile_texts_for_every_pattern():
    """A pattern that could explode would never come back from one of these; each is also tried as a search would try it."""
    tried = 0
    for pattern in fingerprints.table().patterns:
        for text in hostile(pattern):
            pattern.match(text)
            tried += 1
    assert tried > 10_000


@given(st.sampled_from(sorted(set(fingerprints.CHANNELS.values()))), st.sampled_from([value for _, value, _ in EXAMPLES]), st.data())
def test_spoiled_texts_never_raise(where, value, data):
    at = data.draw(st.integers(0, len(value)))
    spoiled = value[:at] + data.draw(st.text(max_size=8)) + value[data.draw(st.integers(0, len(value))) :]
    found = fingerprints.recognise(where, spoiled)
    assert found is None or found.kind in fingerprints.KINDS


def test_hints_are_in_what_the_names_find():
    for maker in fingerprints.table().makers:
        assert all(hint for hint in maker.hints), maker.name
    found = [value for _, value, _ in EXAMPLES for maker in fingerprints.table().makers if maker.names.search(value)]
    hinted = [
        v for _, v, _ in EXAMPLES for m in fingerprints.table().makers if m.names.search(v) and any(hint in v.lower() for hint in m.hints)
    ]
    assert found == hinted


def test_makers_are_compiled_with_their_names(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text("[[vendor]]\nname = 'Ours'\nnames = 'ours'\nmodels = [['Q[0-9]', 'deskphone']]\n")
    (maker,) = read([path]).makers
    assert maker.names.search("from Ours Q7")
    path.write_text(
        "[[vendor]]\nname = 'Ours'\nnames = 'ours'\nmodels = [['Q[0-9]', 'toaster']]\npatterns = [{ on = ['agent'], match = 'x' }]\n"
    )
    with pytest.raises(ValueError, match="toaster"):
        read([path])
