import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain.addresses import Comparison, compare, is_empty, missing_parts, one_line
from dialtone.domain.record import Address

BASE = {"street": "Kerkstraat", "number": "1", "postcode": "1000", "municipality": "Brussel", "country": "BE"}


def address(**changes):
    return Address(**{**BASE, **changes})


def streets(one, other):
    return compare(address(street=one), address(street=other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kerkstraat", "KERKSTRAAT"),
        ("Kerkstraat", "Kerkstr."),
        ("Kerkstraat", "kerkstr"),
        ("Kerkstraat", "Kerk straat"),
        ("Gentsesteenweg", "Gentse stwg."),
        ("Gentsesteenweg", "Gentsestwg"),
        ("Steenweg op Gent", "Stwg. op Gent"),
        ("Kerkplein", "Kerkpl."),
        ("Leopoldlaan", "Leopoldln."),
        ("Avenue Léon Champagne", "av. Leon Champagne"),
        ("Boulevard Anspach", "Bd Anspach"),
        ("Boulevard Anspach", "blvd. Anspach"),
        ("Chaussée de Wavre", "Chée de Wavre"),
        ("Place Flagey", "Pl. Flagey"),
        ("Rue de l'Église", "rue de l’Eglise"),
        ("Sint-Jansstraat", "St. Jansstraat"),
        ("Rue Saint-Jean", "Rue St Jean"),
        ("Rue du Cœur", "Rue du Coeur"),
        ("Wetstraat / Rue de la Loi", "Rue de la Loi"),
        ("Wetstraat", "Rue de la Loi / Wetstr."),
    ],
)
def test_the_same_street_written_otherwise(one, other):
    assert streets(one, other) is Comparison.EQUAL
    assert streets(other, one) is Comparison.EQUAL


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wetstraat", "Rue de la Loi"),
        ("Kerkstraat", "Kerklaan"),
        ("Kerkstraat", "Kerkplein"),
        ("Rue de Wavre", "Chaussée de Wavre"),
        ("Lange Kerkstraat", "Kerkstraat"),
    ],
)
def test_another_language_is_never_guessed_and_another_street_never_equal(one, other):
    assert streets(one, other) is Comparison.DIFFERENT


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({"number": "2"}, Comparison.DIFFERENT),
        ({"number": "1 A"}, Comparison.DIFFERENT),
        ({"postcode": "9000", "municipality": "Gent"}, Comparison.DIFFERENT),
        ({"country": "NL"}, Comparison.DIFFERENT),
        ({"box": "3"}, Comparison.CANNOT_COMPARE),
        ({"street": None}, Comparison.CANNOT_COMPARE),
        ({"number": " "}, Comparison.CANNOT_COMPARE),
        ({"postcode": None}, Comparison.CANNOT_COMPARE),
        ({"municipality": None}, Comparison.CANNOT_COMPARE),
        ({"municipality": "Laken"}, Comparison.CANNOT_COMPARE),
        ({"street": None, "postcode": "9000"}, Comparison.DIFFERENT),
        ({"number": "1/3"}, Comparison.CANNOT_COMPARE),
        ({"country": None}, Comparison.EQUAL),
        ({"postcode": "B-1000"}, Comparison.EQUAL),
        ({"municipality": "Bruxelles"}, Comparison.EQUAL),
        ({"municipality": "Brussel / Bruxelles"}, Comparison.EQUAL),
    ],
)
def test_the_other_parts(changes, outcome):
    assert compare(address(), address(**changes)) is outcome
    assert compare(address(**changes), address()) is outcome


def test_boxes():
    assert compare(address(box="bus 3"), address(box="3")) is Comparison.EQUAL
    assert compare(address(number="1 bte 3"), address(box="boîte 3")) is Comparison.EQUAL
    assert compare(address(box="3"), address(box="4")) is Comparison.DIFFERENT
    assert compare(address(number="12a"), address(number="12 A")) is Comparison.EQUAL


def test_no_address_can_not_be_compared():
    assert compare(None, address()) is Comparison.CANNOT_COMPARE
    assert compare(Address(), Address()) is Comparison.CANNOT_COMPARE
    assert is_empty(Address(country="BE", street=" "))
    assert missing_parts(Address(street="A", postcode="1000")) == ("number", "municipality")


def test_on_one_line():
    assert one_line(address(box="3")) == "Kerkstraat 1 b3, 1000 Brussel"
    assert one_line(Address(municipality="Gent")) == "Gent"
    assert one_line(Address()) is None


PART = st.none() | st.text(max_size=12) | st.sampled_from(["Kerkstr.", "1", "1/2", "1 bus 2", "1000", "Gent", "A / B"])
ADDRESSES = st.builds(Address, street=PART, number=PART, box=PART, postcode=PART, municipality=PART, country=PART)


@given(ADDRESSES, ADDRESSES)
def test_comparing_is_symmetric_and_never_raises(one, other):
    assert compare(one, other) is compare(other, one)


@given(ADDRESSES)
def test_an_address_never_differs_from_itself(one):
    assert compare(one, one) is not Comparison.DIFFERENT
    if missing_parts(one):
        assert compare(one, one) is Comparison.CANNOT_COMPARE


@pytest.mark.parametrize(
    ("part", "one", "other"), [("number", "12-14", "1214"), ("box", "1.1", "11"), ("box", "1/2", "12"), ("number", "1 2", "12")]
)
def test_a_separator_between_digits_is_part_of_the_number(part, one, other):
    assert compare(address(**{part: one}), address(**{part: other})) is not Comparison.EQUAL


@pytest.mark.parametrize(
    ("part", "one", "other"),
    [
        ("number", "12-14", "12 - 14"),
        ("number", "12A", "12-a"),
        ("number", "12 bis", "12bis"),
        ("box", "1.1", "1-1"),
        ("postcode", "B-1000", "1000"),
        ("country", "BE", "België"),
        ("country", "Belgique", "belgium"),
        ("country", "Pays-Bas", "NL"),
    ],
)
def test_the_same_part_written_otherwise(part, one, other):
    assert compare(address(**{part: one}), address(**{part: other})) is Comparison.EQUAL
