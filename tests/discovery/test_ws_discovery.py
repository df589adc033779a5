import re
import sys

import groups
import pytest
from responders import free_port

from dialtone.discovery import listening, ws_discovery
from dialtone.discovery.method import NotRun
from dialtone.wire import plain_xml
from dialtone.wire import ws_discovery as wire

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="multicast on the loopback interface is tried on Linux only")
MATCH = """<?xml version="1.0"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Header/><s:Body><d:ProbeMatches><d:ProbeMatch>
<d:Types>dn:NetworkVideoTransmitter</d:Types><d:Scopes>onvif://www.onvif.org/hardware/I8116-E onvif://www.onvif.org/MAC/{mac}</d:Scopes>
<d:XAddrs>http://{ip}/onvif http://169.254.3.4/onvif</d:XAddrs></d:ProbeMatch></d:ProbeMatches></s:Body></s:Envelope>"""


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(wire, "PORT", free_port())
    monkeypatch.setattr(listening, "WAIT", 0.4)
    monkeypatch.setattr(listening, "LATE", 0.0)
    monkeypatch.setattr(listening, "AGAIN", 0.1)


def search(answers):
    async def body():
        found = []
        async with groups.answering((wire.GROUP, wire.PORT), answers) as questions:
            await ws_discovery.run(groups.context(), found.append)
        return found, [data for data, _ in questions]

    return groups.run(body())


def test_a_door_station():
    reply = MATCH.format(ip="127.0.0.61", mac="AC-CC-8E-01-02-03").encode()
    found, questions = search({"127.0.0.61": lambda _question: [reply]})
    assert {(s.ip, s.mac, s.addresses, s.evidence.by, s.evidence.field, s.evidence.value) for s in found} == {
        ("127.0.0.61", "ac:cc:8e:01:02:03", ("169.254.3.4",), "ws-discovery", "types", "dn:NetworkVideoTransmitter"),
        (
            "127.0.0.61",
            "ac:cc:8e:01:02:03",
            ("169.254.3.4",),
            "ws-discovery",
            "scopes",
            "onvif://www.onvif.org/hardware/I8116-E onvif://www.onvif.org/MAC/AC-CC-8E-01-02-03",
        ),
    }
    assert [plain_xml.read(question).first("Types") for question in questions] == [None, wire.CAMERA] * 2
    assert len({re.search(rb"urn:uuid:[0-9a-f-]{36}", question)[0] for question in questions}) == 2


def test_hostile_answers_and_strangers():
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + MATCH.format(ip="x", mac="&b;").encode()
    good = MATCH.format(ip="127.0.0.62", mac="ff:ff:ff:ff:ff:ff").encode()
    found, _ = search({"127.0.0.62": lambda _question: [b"", b"\xff" * 3000, bomb, good], "127.9.9.9": lambda _question: [good]})
    assert {(s.ip, s.mac) for s in found} == {("127.0.0.62", None)}


def test_a_flood_costs_its_sender_and_not_the_others():
    reply = MATCH.format(ip="x", mac="").encode()
    found, _ = search({"127.0.0.63": lambda _question: [reply] * 200, "127.0.0.64": lambda _question: [reply]})
    assert sum(s.ip == "127.0.0.63" for s in found) == 2 * listening.SHARE
    assert any(s.ip == "127.0.0.64" for s in found)


def test_where_it_cannot_ask_it_says_so():
    with pytest.raises(NotRun) as caught:
        groups.run(ws_discovery.run(groups.context("10.9.9.0/24"), lambda _signal: None))
    assert caught.value.reason == "scan-no-interface"
