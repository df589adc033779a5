import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.discovery import oui


@pytest.fixture(scope="module", autouse=True)
def _loaded():
    asyncio.run(oui.load())


@pytest.mark.parametrize(
    ("mac", "name", "voip"),
    [
        ("1C:CA:E3:70:00:01", "DoorBird", True),
        ("00:50:c2:29:c0:01", "2N", True),
        ("00:50:c2:62:20:01", "2N", True),
        ("00:50:c2:9b:f0:01", "2N", True),
        ("74:19:f8:6a:00:01", "Baudisch", True),
        ("40:d8:55:0a:80:01", "Baudisch", True),
        ("58:fc:db:d0:00:01", "Leelen", True),
        ("48:25:67:00:00:01", "Poly", True),
        ("3c:28:a6:00:00:01", "Alcatel-Lucent Enterprise", True),
        ("00:21:f2:00:00:01", "Flyingvoice", True),
        ("80-5e-c0-00-00-01", "Yealink", True),
        ("f01653000001", "Yealink", True),
        ("00:08:7b:00:00:01", "RTX", True),
        ("00:1f:c1:00:00:01", "Htek", True),
        ("00:11:32:00:00:01", "Synology", False),
        ("00:1b:54:00:00:01", "Cisco", False),
    ],
)
def test_makers(mac, name, voip):
    assert oui.maker(mac) == oui.Maker(name, voip)


@pytest.mark.parametrize(
    "mac",
    [
        "1c:ca:e3:10:00:01",
        "58:fc:db:10:00:01",
        "00:50:c2:00:00:01",
        "01:00:5e:00:00:01",
        "00:00:00:00:00:00",
        "nonsense",
        "00:a8:59:00:00:01",
    ],
)
def test_nobody(mac):
    assert oui.maker(mac) is None


def test_every_block_of_our_own_table_is_a_whole_one_and_no_random_one():
    """A block is 6, 7 or 9 hexadecimal digits (/24, /28, /36), of a single card, and registered."""
    for prefix in oui._table().prefixes:
        assert len(prefix) in {6, 7, 9}
        assert not int(prefix[1], 16) & 3


def test_our_own_table_agrees_with_the_registry():
    """Where the registry names a /24, our table gives the same maker, however it is called there."""
    table = oui._table()
    known = {"Poly": "Poly"}
    for prefix, maker in table.prefixes.items():
        holder = oui.aiooui.get_vendor(":".join(prefix[at : at + 2] for at in (0, 2, 4)) + ":00:00:01") if len(prefix) == 6 else None
        if holder is None:
            continue
        names = {name for part, name, _ in table.holders if part in holder.lower()} | {known.get(holder.split()[0].strip(","), "")}
        assert maker in names, (prefix, maker, holder)


def test_listed_blocks_tell_an_address_from_another_number():
    assert oui.listed("00:15:65:11:22:33")
    assert oui.listed("1c:ca:e3:70:00:01")
    assert not oui.listed("1c:ca:e3:10:00:01")
    assert not oui.listed("20:19:11:04:12:34")


def test_a_random_address_names_nobody():
    assert oui.maker("82:5e:c0:00:00:01") == oui.Maker(None, random=True)


@given(st.text(max_size=20))
def test_garbage(text):
    oui.maker(text)
