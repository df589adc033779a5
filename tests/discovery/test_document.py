import datetime as dt
import re
from pathlib import Path

import pytest

from dialtone.discovery import conflicts, fusion, lists, merge
from dialtone.discovery.document import scan_document
from dialtone.domain.discovery import Evidence, FoundDevice, ScanNote, ScanRun
from dialtone.wire import dhcpd_leases, leases, listing, nmap_xml
from dialtone.words import LANGUAGES, Words

NOW = dt.datetime(2026, 11, 25, 9, 30, tzinfo=dt.UTC)


def run(*devices, **more):
    return ScanRun(networks=("192.0.2.0/24",), interface="eth0", started=NOW, seconds=1.234, complete=True, devices=devices, **more)


def test_what_a_scan_says_as_json():
    device = FoundDevice(
        ip="192.0.2.5",
        mac="80:5e:c0:00:00:01",
        kind="deskphone",
        telephone=True,
        confidence=0.9999,
        sip_ports=(5060,),
        evidence=(Evidence(by="sip-options", field="user-agent", value="x", at=NOW),),
        addresses=("fe80::1",),
        serial="AB12",
        transports=("udp:5060",),
    )
    document = scan_document(run(device, FoundDevice(ip="", present=False), notes=(ScanNote(code="vpn-up", detail="tun0"),)))
    first, second = document["devices"]
    assert first == {
        "ip": "192.0.2.5",
        "mac": "80:5e:c0:00:00:01",
        "vendor": None,
        "model": None,
        "firmware": None,
        "kind": "deskphone",
        "telephone": True,
        "confidence": 0.99,
        "hostname": "",
        "sip_ports": [5060],
        "transports": ["udp:5060"],
        "addresses": ["fe80::1"],
        "serial": "AB12",
        "present": True,
        "switch": None,
        "evidence": [{"by": "sip-options", "field": "user-agent", "value": "x", "at": "2026-11-25T09:30:00.000Z"}],
    }
    assert (second["ip"], second["hostname"], second["present"]) == (None, "", False)
    assert (document["notes"], document["hosts"]) == ([{"code": "vpn-up", "detail": "tun0"}], 1)


def codes(pattern, *modules):
    return {code for module in modules for code in re.findall(pattern, Path(module.__file__).read_text("utf-8"))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_of_fusion_and_lists_has_words(language):
    words = Words(language)
    fields = codes(r'field="([a-z-]+)"', conflicts, fusion) | codes(r'_many\([^,]+, "([a-z-]+)"', conflicts)
    fields |= {"mac", "vendor", "kind", "model", "firmware", "serial", "switch-port"}
    hints = codes(r'Hint\("([a-z-]+)"', merge)
    faults = codes(r'(?:fault\([^"]*|refuse\(|Fault\([^"]*)"([a-z-]+)"', dhcpd_leases, leases, listing, nmap_xml) | {
        "truncated",
        "not-understood",
    }
    assert len(fields) == 16
    assert len(hints) == 4
    assert len(faults) == 6
    wanted = {f"conflict.{field}" for field in fields} | {f"hint.{code}" for code in hints} | {f"list.{code}" for code in faults}
    wanted |= {f"method.{name}" for name in (lists.NAME, "lease", "nmap")}
    assert [key for key in sorted(wanted) if not words.has(key)] == []
