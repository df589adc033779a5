import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.wire import dhcp

MAC = bytes.fromhex("805ec0010203")
COOKIE = b"\x63\x82\x53\x63"


def question(*options, kind=1, operation=1, hardware=1, length=6, client=b"\0" * 4, file=b"", server=b"", cookie=COOKIE, end=b"\xff"):
    """A client's message byte by byte as RFC 2131 figure 1 has it."""
    head = bytes([operation, hardware, length, 0]) + struct.pack("!IHH", 0x3903F326, 0, 0x8000) + client + b"\0" * 12
    head += MAC.ljust(16, b"\0") + server.ljust(64, b"\0") + file.ljust(128, b"\0")
    options = ((53, bytes([kind])), *options) if kind else options
    return head + cookie + b"".join(bytes([code, len(value)]) + value for code, value in options) + end


def test_a_discover():
    found = dhcp.parse(question((60, b"yealink"), (12, b"SIP-T46U"), (50, bytes([192, 0, 2, 9])), (55, b"\x01\x03\x42")))
    assert found == dhcp.Question(
        kind="discover", mac="80:5e:c0:01:02:03", requested="192.0.2.9", vendor_class="yealink", hostname="SIP-T46U"
    )


@pytest.mark.parametrize(("kind", "name"), [(1, "discover"), (3, "request"), (8, "inform")])
def test_kinds(kind, name):
    found = dhcp.parse(question(kind=kind, client=bytes([192, 0, 2, 4])))
    assert (found.kind, found.address, found.requested) == (name, "192.0.2.4", None)


@pytest.mark.parametrize("kind", [2, 4, 5, 6, 7, 0, 9, 255])
def test_a_server_s_answers_and_other_kinds_are_none_of_ours(kind):
    assert dhcp.parse(question(kind=kind)) is None


@pytest.mark.parametrize("wrong", [{"operation": 2}, {"hardware": 6}, {"length": 16}, {"cookie": b"\0" * 4}])
def test_other_messages(wrong):
    assert dhcp.parse(question(**wrong)) is None
    assert dhcp.parse(question()) is not None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (b"Cisco Systems, Inc. IP Phone CP-7940G\0", "Cisco Systems, Inc. IP Phone CP-7940G"),
        (b"\x01\x07THOMSON\x02\x06ST2030\x03\x01\x00", "THOMSON ST2030"),
        (b"\x01\x02\x03", "0x010203"),
        ("téléphone".encode(), "téléphone"),
        ("téléphone".encode("latin-1"), "téléphone"),
        (b"\0\0", None),
        (b"", None),
        (b"x" * 255, "x" * 255),
    ],
)
def test_a_vendor_class_as_text(value, text):
    assert dhcp.parse(question((60, value))).vendor_class == text


def test_options_in_file_and_server_name():
    more = bytes([60, 4]) + b"snom" + b"\xff"
    name = bytes([12, 3]) + b"abc" + b"\xff"
    assert dhcp.parse(question((52, b"\x01"), file=more)).vendor_class == "snom"
    assert dhcp.parse(question((52, b"\x02"), server=name)).hostname == "abc"
    both = dhcp.parse(question((52, b"\x03"), file=more, server=name))
    assert (both.vendor_class, both.hostname) == ("snom", "abc")
    assert dhcp.parse(question(file=more, server=name)).vendor_class is None


def test_a_long_option_comes_in_parts_across_fields():
    parts = question((60, b"Poly"), (52, b"\x01"), (60, b"com-"), file=bytes([60, 6]) + b"VVX410" + b"\xff")
    assert dhcp.parse(parts).vendor_class == "Polycom-VVX410"


def test_options_that_are_cut_short_or_endless():
    whole = question((60, b"yealink"))
    assert dhcp.parse(whole[:-4]).vendor_class is None
    assert dhcp.parse(question((60, b"snom"), end=b"")).vendor_class == "snom"
    assert dhcp.parse(question((60, b"snom"), end=b"\0" * 50 + b"\x0c\xff")).vendor_class == "snom"
    assert dhcp.parse(question(*[(60, b"a" * 255)] * 240)).vendor_class == "a" * dhcp.MAX_TEXT


@pytest.mark.parametrize("size", range(0, 241, 20))
def test_short_ones(size):
    assert dhcp.parse(question()[:size]) is None


@given(st.binary(max_size=600))
def test_garbage(data):
    dhcp.parse(data)


@given(st.binary(max_size=400), st.binary(max_size=128), st.integers(0, 3))
def test_garbage_in_the_options(data, file, overload):
    found = dhcp.parse(question((52, bytes([overload])), file=file, end=data))
    assert found is None or all(value is None or len(value) <= 2 * dhcp.MAX_TEXT + 2 for value in (found.vendor_class, found.hostname))
