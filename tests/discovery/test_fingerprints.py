import json
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.discovery import fingerprints
from dialtone.domain.kinds import TELEPHONES

SHARED = Path(__file__).parents[3] / "shared" / "examples" / "banners.jsonl"
CHANNEL = {"sip": "agent", "http-agent": "agent"}


def examples():
    for path in fingerprints.files():
        for vendor in tomllib.loads(path.read_text("utf-8"))["vendor"]:
            for example in vendor.get("examples", ()):
                yield pytest.param(vendor, example, id=f"{vendor['name']}: {example[1][:60]}")


@pytest.mark.parametrize(("vendor", "example"), list(examples()))
def test_examples_beside_the_patterns(vendor, example):
    where, value, kind, model, firmware = example
    found = fingerprints.recognise(CHANNEL.get(where, where), value)
    if kind == "unknown" and vendor["name"] == "Nothing":
        assert found is None
        return
    assert (found.kind, found.firmware or "") == (kind, firmware)
    if vendor["name"] == "Softphone":
        assert found.vendor == model
    else:
        assert (found.model or "") == model
    if not vendor.get("own_vendor"):
        assert found.vendor == vendor["name"]


KIND = {
    "phone": {"deskphone", "wifi-phone"},
    "ata": {"ata"},
    "dect-base": {"dect-base"},
    "doorphone": {"doorphone"},
    "softphone": {"softphone-pc", "softphone-mobile"},
    "gateway": {"gateway"},
    "paging": {"pager"},
    "conference-phone": {"conference-phone"},
    "videoconf": {"conference-phone"},
}
WHERE = {
    ("sip", None): "agent",
    ("sip-pnp", "Event"): "pnp",
    ("sip-pnp", "User-Agent"): "agent",
    ("http", "title"): "http-title",
    ("http", "body"): "http-body",
    ("http", "Server"): "http-server",
    ("http", "WWW-Authenticate"): "http-realm",
    ("http-provisioning", None): "agent",
    ("tls", None): "tls",
    ("lldp", None): "lldp",
    ("cdp", None): "cdp",
    ("dhcp", None): "dhcp",
    ("snmp", None): "snmp",
    ("mdns", None): "mdns",
    ("http-api", None): "api",
    ("telnet", None): "telnet",
}


def rows():
    return [json.loads(line) for line in SHARED.read_text("utf-8").splitlines()] if SHARED.exists() else []


@pytest.mark.skipif(not SHARED.exists(), reason="the shared examples are not here")
@pytest.mark.parametrize("row", rows(), ids=lambda row: row["value"][:50])
def test_shared_banners(row):
    where = WHERE.get((row["protocol"], row["field"])) or WHERE[row["protocol"], None]
    found = fingerprints.recognise(where, row["value"])
    if row["decoy"]:
        assert found is None or found.kind not in TELEPHONES
        return
    assert found is not None
    assert found.kind in KIND[row["kind"]]
    same = {"linksys": "cisco", "aastra": "mitel", "shoretel": "mitel", "obihai": "poly", "nortel": "avaya", "siemens": "unify"}
    wanted = {same.get(word.lower(), word.lower()) for word in row["vendor"].split("/")}
    assert (found.vendor or "").lower() in wanted or any(word in (found.vendor or "").lower() for word in wanted)


@pytest.mark.parametrize(
    "value", ["Yealink", "Grandstream", "Panasonic", "Fanvil", "Cisco", "Poly", "Grandstream QZX9999 1.0", "Axis", "Gigaset"]
)
def test_a_maker_is_not_a_kind(value):
    assert fingerprints.recognise("agent", value).kind == "unknown"


@pytest.mark.parametrize(
    ("value", "mac"),
    [
        ("Fanvil X303 2.12.18.9 0c383e000001", "0c:38:3e:00:00:01"),
        ("Cisco-CP-6841-3PCC/11.1.1 (007278000001) (x.loads)", "00:72:78:00:00:01"),
        ("Panasonic-KX-TGP500B04/22.116.0.10 (0080f0000001)", "00:80:f0:00:00:01"),
        ("IPDECT/03.55.0013 (MAC=00087B000001; SER= 00000; HW=1)", "00:08:7b:00:00:01"),
        ("Mitel-5320-SIP-Phone 06.05.00.11 08000f000001", "08:00:0f:00:00:01"),
        ("Polycom/5.8.0.13337 PolycomVVX-VVX_350-UA/5.8.0.13337_64167f000001", "64:16:7f:00:00:01"),
        ("PhoneSystems.net 001310000001 Linksys/SPA922-6.1.5(a)", "00:13:10:00:00:01"),
        ("Mitel6930 MAC:14:00:C1:00:00-01 V:6.4.0.140-SIP", "14:00:c1:00:00:01"),
        ("Gigaset N870 IP PRO/83.V2.11.0+build.a546b91;7C2F80000001", "7c:2f:80:00:00:01"),
        ("Mozilla/4.0 (compatible; Snom M900 05.20.0001 000413000001)", "00:04:13:00:00:01"),
    ],
)
def test_mac_in_the_banner(value, mac):
    assert fingerprints.recognise("agent", value).mac == mac


def nested(node, inside=False):
    """Whether a repeat that may go round more than once holds another one: the shape that makes matching exponential."""
    for operation, argument in node:
        name = str(operation)
        if name in {"MAX_REPEAT", "MIN_REPEAT"}:
            _, most, body = argument
            if (inside and most > 1) or nested(body, inside or most > 1):
                return True
        elif name == "SUBPATTERN":
            if nested(argument[-1], inside):
                return True
        elif name == "BRANCH" and any(nested(part, inside) for part in argument[1]):
            return True
    return False


def test_no_pattern_can_explode():
    parser = re._parser
    assert nested(parser.parse("(?:a{1,3}){2,9}"))
    patterns = {p.match.pattern for group in fingerprints.table().channels.values() for p in group}
    assert len(patterns) > 100
    assert [text for text in patterns if nested(parser.parse(text))] == []
    unbounded = [
        text for text in patterns if re.search(r"(?<!\\)(?:[*+]|\{[0-9]+,\})(?![^\[]*\])", re.sub(r"\\.|\[(?:\\.|[^\]])*\]", "x", text))
    ]
    assert unbounded == []


@pytest.mark.parametrize("where", sorted(set(fingerprints.CHANNELS.values())))
@pytest.mark.parametrize("text", ["a", "Polycom/1 ", "snom ", "0", '"phoneName":"', "CN=", "Cisco IP Phone ", "SPA1"])
def test_hostile_length_is_cut(where, text):
    long = (text * 65536)[:65536]
    assert fingerprints.recognise(where, long) == fingerprints.recognise(where, long[: fingerprints.MAX_VALUE])


@given(st.sampled_from(sorted(set(fingerprints.CHANNELS.values()))), st.text(max_size=600))
def test_garbage_never_raises(where, text):
    found = fingerprints.recognise(where, text)
    assert found is None or found.kind in fingerprints.KINDS


def test_a_wrong_table_names_its_place(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('[[vendor]]\nname = "X"\npatterns = [{ on = ["agent"], match = "(" }]\n')
    with pytest.raises(ValueError, match=r"mine\.toml, vendor «X»"):
        fingerprints.read([path])
    path.write_text('[[vendor]]\nname = "X"\npatterns = [{ on = ["agent"], match = "x", kind = "toaster" }]\n')
    with pytest.raises(ValueError, match="toaster"):
        fingerprints.read([path])
