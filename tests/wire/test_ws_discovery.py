import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.wire import plain_xml, ws_discovery


def answer(matches, *, body="ProbeMatches"):
    inner = "".join(f"<d:ProbeMatch>{match}</d:ProbeMatch>" for match in matches)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery"><s:Header>
<a:RelatesTo xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing">urn:uuid:1</a:RelatesTo></s:Header>
<s:Body><d:{body}>{inner}</d:{body}></s:Body></s:Envelope>""".encode()


DOOR = (
    "<d:Types>dn:NetworkVideoTransmitter\n tds:Device</d:Types><d:Scopes>onvif://www.onvif.org/Profile/Streaming "
    "onvif://www.onvif.org/hardware/I8116-E onvif://www.onvif.org/name/AXIS%20I8116-E onvif://www.onvif.org/MAC/ac:cc:8e:01:02:03 "
    "onvif://www.onvif.org/serial/ACCC8E010203</d:Scopes><d:XAddrs>http://192.0.2.7/onvif http://[fe80::1%25eth0]/onvif http://door.local/</d:XAddrs>"
)


def test_the_question_is_soap():
    root = plain_xml.read(ws_discovery.probe("urn:uuid:1&<", ws_discovery.CAMERA))
    assert root.name == "Envelope"
    assert root.first("Action") == "http://schemas.xmlsoap.org/ws/2005/04/discovery/Probe"
    assert (root.first("MessageID"), root.first("Types")) == ("urn:uuid:1&<", "dn:NetworkVideoTransmitter")
    assert plain_xml.read(ws_discovery.probe("urn:uuid:1")).first("Types") is None


def test_a_door_station():
    assert ws_discovery.parse(answer([DOOR])) == (
        ws_discovery.Match(
            types="dn:NetworkVideoTransmitter tds:Device",
            scopes=(
                "onvif://www.onvif.org/hardware/I8116-E",
                "onvif://www.onvif.org/name/AXIS I8116-E",
                "onvif://www.onvif.org/MAC/ac:cc:8e:01:02:03",
                "onvif://www.onvif.org/serial/ACCC8E010203",
                "onvif://www.onvif.org/Profile/Streaming",
            ),
            mac="ac:cc:8e:01:02:03",
            serial="ACCC8E010203",
            addresses=("192.0.2.7", "fe80::1"),
        ),
    )


def test_several_devices_and_none():
    assert [match.types for match in ws_discovery.parse(answer(["<Types>a</Types>", "<Types>b</Types>"]))] == ["a", "b"]
    assert ws_discovery.parse(answer([])) == ()
    assert len(ws_discovery.parse(answer(["<Types>a</Types>"] * 100))) == ws_discovery.MAX_MATCHES


@pytest.mark.parametrize(
    "data",
    [
        answer([DOOR], body="Probe"),
        ws_discovery.probe("urn:uuid:1"),
        answer([DOOR]).replace(b"<s:Envelope", b"<!DOCTYPE e><s:Envelope"),
        b"<Envelope/>",
        b"<Envelope><Body/></Envelope>",
        b"",
        answer([DOOR])[:500],
    ],
)
def test_what_is_no_answer(data):
    assert ws_discovery.parse(data) is None


def test_scopes_are_bounded():
    match = ws_discovery.parse(answer([f"<Scopes>{'onvif://x/' + 'n' * 900} {'s ' * 500}</Scopes>"]))[0]
    assert len(match.scopes) <= ws_discovery.MAX_SCOPES
    assert max(map(len, match.scopes)) <= ws_discovery.MAX_SCOPE


@given(st.binary(max_size=400))
def test_garbage(data):
    ws_discovery.parse(data)
    ws_discovery.parse(answer([DOOR]).replace(b"I8116-E", data))


@given(st.text(st.characters(exclude_characters="<&", exclude_categories=["C"]), max_size=200))
def test_garbage_scopes_and_addresses(text):
    ws_discovery.parse(answer([f"<Scopes>onvif://{text} /MAC/{text}</Scopes><XAddrs>http://{text} {text}</XAddrs>"]))
