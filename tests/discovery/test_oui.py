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
    "mac", ["1c:ca:e3:10:00:01", "00:50:c2:00:00:01", "01:00:5e:00:00:01", "00:00:00:00:00:00", "nonsense", "00:a8:59:00:00:01"]
)
def test_nobody(mac):
    assert oui.maker(mac) is None


def test_a_random_address_names_nobody():
    assert oui.maker("82:5e:c0:00:00:01") == oui.Maker(None, random=True)


@given(st.text(max_size=20))
def test_garbage(text):
    oui.maker(text)
