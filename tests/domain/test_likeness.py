"""MAC addresses, names and models are compared as people write them, and what can't be compared is never called equal or different."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain.addresses import Comparison
from dialtone.domain.likeness import MacState, device_mac, mac_state, model_key, name_key, normal_mac, same_person, serial_key, vendor_words


@pytest.mark.parametrize("text", ["80:5E:C0:4A:10:21", "80-5e-c0-4a-10-21", "805e.c04a.1021", "805EC04A1021", " 80 5e c0 4a 10 21 "])
def test_every_notation_is_one_address(text: str) -> None:
    assert normal_mac(text) == "80:5e:c0:4a:10:21"
    assert mac_state(text) is MacState.DEVICE


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", MacState.ABSENT), (None, MacState.ABSENT), ("  ", MacState.ABSENT), ("8,05E+11", MacState.INVALID),
        ("05ec04a1021", MacState.INVALID),
        ("00:00:00:00:00:00", MacState.INVALID), ("ff:ff:ff:ff:ff:ff", MacState.INVALID), ("01:00:5e:00:00:01", MacState.INVALID),
        ("02:00:00:00:00:01", MacState.LOCAL), ("80:5e:c0:4a:10:2g", MacState.INVALID), ("٨05ec04a1021", MacState.INVALID),
    ],
)  # fmt: skip
def test_what_is_no_device_address(text: str | None, state: MacState) -> None:
    assert mac_state(text) is state
    assert (device_mac(text) is None) == (state is not MacState.LOCAL)


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("An Janssens", "JANSSENS, An", Comparison.EQUAL),
        ("Hélène D'Hondt", "helene d’hondt", Comparison.EQUAL),
        ("An Janssens", "an.janssens@example.invalid", Comparison.EQUAL),
        ("An Janssens", "janssens_an", Comparison.EQUAL),
        ("An Janssens", "anjanssens", Comparison.EQUAL),
        ("An Janssens", "ajanssens", Comparison.CANNOT_COMPARE),
        ("An Janssens", "A. Janssens", Comparison.CANNOT_COMPARE),
        ("An Janssens", "Janssens", Comparison.CANNOT_COMPARE),
        ("An Janssens", "An Janssens-Peeters", Comparison.CANNOT_COMPARE),
        ("An Janssens", "101", Comparison.CANNOT_COMPARE),
        ("An Janssens", None, Comparison.CANNOT_COMPARE),
        ("An Janssens", "Bart Peeters", Comparison.DIFFERENT),
        ("An Janssens", "B. Janssens", Comparison.DIFFERENT),
        ("An Janssens", "An Peeters", Comparison.DIFFERENT),
    ],
)
def test_people(one: str, other: str | None, outcome: Comparison) -> None:
    assert same_person(one, other) is outcome
    assert same_person(other, one) is outcome


@given(st.text(max_size=40), st.text(max_size=40))
def test_people_never_fails_and_is_symmetric(one: str, other: str) -> None:
    assert same_person(one, other) is same_person(other, one)
    assert same_person(one, one) is not Comparison.DIFFERENT
    assert name_key(one) == tuple(sorted(name_key(one)))


def test_models() -> None:
    vendors = vendor_words({"Yealink", "snom", None, ""})
    same = {model_key(text, vendors) for text in ("SIP-T46U", "T46U", "Yealink SIP-T46U", "yealink t46u", "SIP T46U")}
    assert same == {"t46u"}
    assert model_key("T46S", vendors) != "t46u"
    assert model_key("snomD785", vendors) == model_key("D785", vendors) == "d785"
    assert (model_key(None), model_key(" – "), model_key("Yealink", vendors), model_key("SIP")) == ("", "", "yealink", "sip")


def test_serials() -> None:
    assert serial_key(" ab-12 34 ") == "AB1234"
    assert [serial_key(text) for text in ("", None, "N/A", "0000", "----", "Unknown", "xx")] == [None] * 7
