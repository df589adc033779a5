"""The BER codec: known octets, round trips, and garbage."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.training import ber

ARCS = st.integers(0, 2**32 - 1)
OIDS = st.tuples(st.integers(0, 1), st.integers(0, 39)).flatmap(
    lambda head: st.lists(ARCS, max_size=20).map(lambda rest: (*head, *rest))
) | st.lists(ARCS, max_size=20).map(lambda rest: (2, 40, *rest))


@pytest.mark.parametrize(
    ("made", "octets"),
    [
        (ber.wrap(*ber.integer(0)), "020100"),
        (ber.wrap(*ber.integer(127)), "02017f"),
        (ber.wrap(*ber.integer(128)), "02020080"),
        (ber.wrap(*ber.integer(-128)), "020180"),
        (ber.wrap(*ber.integer(-129)), "0202ff7f"),
        (ber.wrap(*ber.integer(2**32 - 1, ber.GAUGE32)), "420500ffffffff"),
        (ber.wrap(*ber.octets("ab")), "04026162"),
        (ber.wrap(*ber.oid((1, 3, 6, 1, 2, 1))), "06052b06010201"),
        (ber.wrap(*ber.oid((1, 0, 8802))), "060328c462"),
        (ber.wrap(*ber.oid((2, 999, 3))), "0603883703"),  # X.690 8.19.5 example
        (ber.sequence(), "3000"),
    ],
)
def test_known_octets(made: bytes, octets: str) -> None:
    assert made.hex() == octets


def test_long_lengths() -> None:
    assert ber.wrap(4, bytes(200))[:3].hex() == "0481c8"
    assert ber.wrap(4, bytes(300))[:4].hex() == "0482012c"
    assert ber.take(ber.wrap(4, bytes(70_000)) + b"rest") == (4, bytes(70_000), b"rest")


@given(value=st.integers(-(2**63), 2**63 - 1))
def test_integers_come_back(value: int) -> None:
    assert ber.as_integer(ber.integer(value)[1]) == value


@given(value=OIDS)
def test_object_identifiers_come_back(value: ber.Oid) -> None:
    assert ber.as_oid(ber.oid(value)[1]) == value


@given(data=st.binary(max_size=300))
def test_garbage_raises_nothing_else(data: bytes) -> None:
    for read in (ber.take, ber.as_integer, ber.as_oid, lambda octets: ber.expect(octets, ber.SEQUENCE)):
        with contextlib.suppress(ber.BerError):
            read(data)
