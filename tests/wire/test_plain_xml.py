import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.wire import plain_xml

BOMB = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
<!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;">]><root>&lol3;</root>"""
FILE = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><r>&x;</r>'


def test_a_tree_without_prefixes():
    root = plain_xml.read(
        b'<?xml version="1.0"?>\n<s:a xmlns:s="urn:x"><undeclared:b> one\n two </undeclared:b><b/><c><B>three</B></c>tail</s:a>'
    )
    assert (root.name, root.text) == ("a", "tail")
    assert [element.text for element in root.every("b")] == [" one\n two ", "", "three"]
    assert root.first("b") == "one two"
    assert root.first("d") is None


@pytest.mark.parametrize(
    "data",
    [
        BOMB,
        FILE,
        b"<!DOCTYPE html><html><body/></html>",
        b"<!DOCTYPE r SYSTEM 'http://192.0.2.1/x.dtd'><r/>",
        b"<a><b></a>",
        b"<a>",
        b"text",
        b"",
        b"<a>&unknown;</a>",
        b"<a>\x00</a>",
        b"<a>" * 40 + b"</a>" * 40,
        b"<r>" + b"<a/>" * 3000 + b"</r>",
        b"<r>" + b" " * 70_000 + b"</r>",
    ],
)
def test_what_is_refused(data):
    assert plain_xml.read(data) is None


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<a>é</a>".encode(), "é"),
        ('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>'.encode("latin-1"), "é"),
        ("\ufeff<a>é</a>".encode(), "é"),
        ("<?xml version='1.0' encoding='utf-16'?><a>é</a>".encode("utf-16"), "é"),
        (b"<a>\xff</a>", "\ufffd"),
        (b'<?xml version="1.0" encoding="hex"?><a>41</a>', "41"),
        (b"<a>1 &lt; 2 &#65;<![CDATA[<x>]]></a>", "1 < 2 A<x>"),
        (b"\r\n <a>x</a>\x00\x00\n", "x"),
        (b"<a>x</a>junk<", "x"),
        (b"<a>" + b"y" * 9000 + b"</a>", "y" * plain_xml.MAX_TEXT),
    ],
)
def test_what_devices_write(data, text):
    assert plain_xml.read(data).text == text


@given(st.binary(max_size=400))
def test_garbage(data):
    plain_xml.read(data)


@given(
    st.lists(
        st.sampled_from([b"<a>", b"</a>", b"<a/>", b"x", b"&amp;", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?p", b"?>", b"<!DOCTYPE a>"])
    )
)
def test_pieces(pieces):
    root = plain_xml.read(b"".join(pieces))
    assert root is None or root.name == "a"
