import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.wire import ssdp

ANSWER = (
    b"HTTP/1.1 200 OK\r\nCACHE-CONTROL: max-age=1800\r\nEXT:\r\nLOCATION: http://192.0.2.7:49152/description.xml\r\n"
    b"SERVER: Linux/4.9 UPnP/1.1 Door/2.1\r\nST: urn:schemas-upnp-org:device:Basic:1\r\n"
    b"USN: uuid:1::urn:schemas-upnp-org:device:Basic:1\r\n\r\n"
)
DESCRIPTION = b"""<?xml version="1.0"?>
<root xmlns="urn:schemas-upnp-org:device-1-0"><specVersion><major>1</major></specVersion><device>
<deviceType>urn:schemas-upnp-org:device:Basic:1</deviceType><friendlyName>Front  door</friendlyName>
<manufacturer>Maker &amp; Sons</manufacturer>
<modelName>IP Door</modelName><modelNumber>2.1</modelNumber><serialNumber>54-1234-0001</serialNumber><UDN>uuid:1</UDN>
<deviceList><device><deviceType>urn:x:device:Other:1</deviceType><modelDescription>no</modelDescription></device></deviceList></device></root>"""


def test_the_question_as_the_standard_has_it():
    assert ssdp.search("ssdp:all") == (
        b'M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: "ssdp:discover"\r\nMX: 2\r\nST: ssdp:all\r\n\r\n'
    )


def test_an_answer():
    found = ssdp.parse(ANSWER)
    assert (found.server, found.location) == ("Linux/4.9 UPnP/1.1 Door/2.1", "http://192.0.2.7:49152/description.xml")
    assert found.device_type == "urn:schemas-upnp-org:device:Basic:1"
    assert not found.leaving


def test_an_announcement_and_a_goodbye():
    notify = b"NOTIFY * HTTP/1.1\r\nhost:239.255.255.250:1900\r\nnt:upnp:rootdevice\r\nNTS:ssdp:alive\r\nusn:uuid:1\r\nserver:x\r\n\r\n"
    found = ssdp.parse(notify)
    assert (found.target, found.server, found.device_type, found.leaving) == ("upnp:rootdevice", "x", None, False)
    assert ssdp.parse(notify.replace(b"ssdp:alive", b"ssdp:byebye")).leaving


@pytest.mark.parametrize(
    "data",
    [
        ssdp.search("ssdp:all"),
        b"HTTP/1.1 404 Not Found\r\nST: x\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nServer: x\r\n\r\n",
        b"NOTIFY sip:x SIP/2.0\r\nNT: x\r\n\r\n",
        b"",
        b"HTTP/1.1 200 OK",
    ],
)
def test_what_is_no_answer(data):
    assert ssdp.parse(data) is None


def test_values_are_bounded_and_clean():
    found = ssdp.parse(b"HTTP/1.1 200 OK\nST: a\nSERVER: \x1b[31m\xff" + b"x" * 9000)
    assert found.server.startswith("[31m\ufffdx")
    assert len(found.server) == ssdp.MAX_VALUE


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("http://192.0.2.7:49152/d.xml?x=1", ssdp.Location(49152, "/d.xml?x=1")),
        ("HTTP://192.0.2.7", ssdp.Location(80, "/")),
        ("https://192.0.2.7:49152/d.xml", None),
        ("http://192.0.2.8:49152/d.xml", None),
        ("http://door.local:49152/d.xml", None),
        ("http://[::1]:49152/", None),
        ("http://192.0.2.7:9100/", None),
        ("http://192.0.2.7:25/", None),
        ("http://192.0.2.7:99999/", None),
        ("http://user@192.0.2.7:8080/", None),
        ("http://192.0.2.7:8080/a b", None),
        ("http://192.0.2.7:8080/" + "a" * 2000, None),
        ("file:///etc/passwd", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_only_harmless_places_on_the_device_itself(url, found):
    assert ssdp.location(url, "192.0.2.7") == found


def test_a_description():
    assert ssdp.description(DESCRIPTION) == ssdp.Description(
        manufacturer="Maker & Sons",
        model="IP Door 2.1",
        device_type="urn:schemas-upnp-org:device:Basic:1",
        name="Front door",
        serial="54-1234-0001",
    )


def test_a_description_of_the_root_device_only():
    found = ssdp.description(b"<root><device><deviceList><device><modelName>Inner</modelName></device></deviceList></device></root>")
    assert found == ssdp.Description()


@pytest.mark.parametrize(
    "data", [b"", b"<root/>", b"<!DOCTYPE root><root><device/></root>", b"<html><body>404</body></html>", DESCRIPTION[:200]]
)
def test_no_description(data):
    assert ssdp.description(data) is None


@given(st.binary(max_size=500))
def test_garbage(data):
    ssdp.parse(data)
    ssdp.parse(b"HTTP/1.1 200 OK\r\nST: x\r\n" + data)
    ssdp.description(data)
    ssdp.description(b"<root><device><modelName>" + data + b"</modelName></device></root>")


@given(st.text(max_size=200))
def test_garbage_urls(text):
    for url in (text, f"http://192.0.2.7{text}"):
        found = ssdp.location(url, "192.0.2.7")
        assert found is None or ("\r" not in found.path and "\n" not in found.path and found.path.startswith("/"))
