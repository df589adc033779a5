"""Comparing postal addresses as written: case, accents, punctuation and usual abbreviations never matter, and nothing is guessed.

A street in two languages counts as the same only where one of the two addresses states both, as «Wetstraat / Rue de la Loi». What is
missing on one side makes addresses incomparable, never equal and never different, unless another part settles it.
"""

import functools
import re
import unicodedata
from enum import StrEnum

from msgspec import Struct

from dialtone.domain.record import Address


class Comparison(StrEnum):
    """Outcome of comparing two addresses."""

    EQUAL = "equal"
    DIFFERENT = "different"
    CANNOT_COMPARE = "cannot-compare"


# Whole words. «st», «ste» cover Sint, Saint, Sainte: each abbreviated alike in Dutch and French.
_WORDS = {
    "av": "avenue",
    "ave": "avenue",
    "bd": "boulevard",
    "bld": "boulevard",
    "blv": "boulevard",
    "blvd": "boulevard",
    "boul": "boulevard",
    "chee": "chaussee",
    "chauss": "chaussee",
    "r": "rue",
    "pl": "place",
    "sq": "square",
    "imp": "impasse",
    "rte": "route",
    "str": "straat",
    "stwg": "steenweg",
    "stw": "steenweg",
    "sint": "st",
    "saint": "st",
    "sainte": "ste",
    "burg": "burgemeester",
    "bourgm": "bourgmestre",
}
# Ends of Dutch compounds; the second group only with its full stop, since a French word may end that way.
_ENDS = {"str": "straat", "stwg": "steenweg", "stw": "steenweg"}
_ENDS_WITH_STOP = {"pl": "plein", "ln": "laan"}
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l"})
_BOX = re.compile(r"\b(?:bus|bte|boite|box)\b\.?\s*")
_POSTCODE_PREFIX = re.compile(r"^[a-z]{1,3}[\s-]*(?=[0-9])")

# Official names of municipalities in two languages: a fact of law, not a guess; only used between equal postcodes.
_MUNICIPALITIES = (
    "oudergem=auderghem|stagathaberchem=berchemsteagathe|brussel=bruxelles|vorst=forest|elsene=ixelles|stjansmolenbeek=molenbeekstjean|stgillis=stgilles|stjoosttennode=stjossetennoode|schaarbeek=schaerbeek"
    "|ukkel=uccle|watermaalbosvoorde=watermaelboitsfort|stlambrechtswoluwe=woluwestlambert|stpieterswoluwe=woluwestpierre"
    "|antwerpen=anvers|gent=gand|brugge=bruges|leuven=louvain|mechelen=malines|kortrijk=courtrai|oostende=ostende|ronse=renaix"
    "|luik=liege|namen=namur|bergen=mons|doornik=tournai|waver=wavre|nijvel=nivelles|tubeke=tubize|moeskroen=mouscron|komenwaasten=comineswarneton"
    "|vilvoorde=vilvorde|halle=hal|dendermonde=termonde|aalst=alost|lier=lierre|tienen=tirlemont|tongeren=tongres|ieper=ypres|veurne=furnes"
)
_SAME_MUNICIPALITY = dict(pair.split("=") for pair in _MUNICIPALITIES.split("|"))

# Countries by code and by name in the languages of the neighbourhood; another country only equals itself as written.
_COUNTRIES = {
    name: code
    for code, names in {
        "be": "b bel belgie belgique belgien belgium",
        "nl": "nld nederland paysbas niederlande netherlands thenetherlands",
        "fr": "fra frankrijk france frankreich",
        "lu": "lux luxemburg luxembourg",
        "de": "deu duitsland allemagne deutschland germany",
    }.items()
    for name in names.split()
}


class _Normal(Struct, frozen=True):
    streets: frozenset[str]
    number: str
    box: str
    postcode: str
    municipalities: frozenset[str]
    country: str


def _plain(text: str | None) -> str:
    decomposed = unicodedata.normalize("NFKD", (text or "").casefold().translate(_LIGATURES))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).strip()


def _street(text: str) -> str:
    words: list[str] = []
    for raw in re.findall(r"[^\W_]+\.?", text):
        word, stop = raw.rstrip("."), raw.endswith(".")
        if word in _WORDS:
            words.append(_WORDS[word])
            continue
        ends = _ENDS | _ENDS_WITH_STOP if stop else _ENDS
        for short, full in ends.items():
            if len(word) > len(short) + 1 and word.endswith(short):
                word = word.removesuffix(short) + full
                break
        words.append(word)
    return "".join(words)


def _alternatives(text: str | None) -> frozenset[str]:
    return frozenset(filter(None, map(_street, _plain(text).split("/"))))


def _municipalities(text: str | None) -> frozenset[str]:
    return frozenset(_SAME_MUNICIPALITY.get(name, name) for name in _alternatives(text))


def _compact(text: str) -> str:
    """Without spaces and punctuation, save between two digits: «12-14» is not 1214, box 1.1 is not box 11."""
    between = re.sub(r"(?<=[0-9])[^\w/]+(?=[0-9])", "-", text)
    return re.sub(r"[^\w/-]+|(?<![0-9])-|-(?![0-9])", "", between).lstrip("0")


def _country(text: str | None) -> str:
    name = _compact(_plain(text))
    return _COUNTRIES.get(name, name)


@functools.lru_cache(maxsize=4096)
def _normal(address: Address) -> _Normal:
    number, box = _plain(address.number), _plain(address.box)
    if not box and (split := _BOX.search(number)):
        number, box = number[: split.start()], number[split.end() :]
    return _Normal(
        streets=_alternatives(address.street),
        number=_compact(number),
        box=_compact(_BOX.sub("", box)),
        postcode=re.sub(r"[^\w]+", "", _POSTCODE_PREFIX.sub("", _plain(address.postcode))),
        municipalities=_municipalities(address.municipality),
        country=_country(address.country),
    )


def compare(one: Address | None, other: Address | None) -> Comparison:
    """Compare two addresses as written (BT-7). A definite difference in any part outweighs what is missing elsewhere.

    A country matters only where both state one. A municipality of another name under the same postcode is no difference (districts and
    other languages share postcodes), but no proof of sameness either.
    """
    if one is None or other is None:
        return Comparison.CANNOT_COMPARE
    return _compare(_normal(one), _normal(other))


@functools.lru_cache(maxsize=4096)
def _compare(one: _Normal, other: _Normal) -> Comparison:
    outcomes = [
        _streets(one.streets, other.streets),
        _numbers(one.number, other.number),
        _part(one.box, other.box) if one.box or other.box else Comparison.EQUAL,
        _part(one.postcode, other.postcode),
        _municipality(one, other),
    ]
    if one.country and other.country and one.country != other.country:
        outcomes.append(Comparison.DIFFERENT)
    for outcome in (Comparison.DIFFERENT, Comparison.CANNOT_COMPARE):
        if outcome in outcomes:
            return outcome
    return Comparison.EQUAL


def _part(one: str, other: str) -> Comparison:
    if not one or not other:
        return Comparison.CANNOT_COMPARE
    return Comparison.EQUAL if one == other else Comparison.DIFFERENT


def _streets(one: frozenset[str], other: frozenset[str]) -> Comparison:
    if not one or not other:
        return Comparison.CANNOT_COMPARE
    return Comparison.EQUAL if one & other else Comparison.DIFFERENT


def _numbers(one: str, other: str) -> Comparison:
    outcome = _part(one, other)
    # «12/3» may be number 12 box 3, or the number 12/3: not ours to decide.
    if outcome is Comparison.DIFFERENT and "/" in one + other and one.partition("/")[0] == other.partition("/")[0]:
        return Comparison.CANNOT_COMPARE
    return outcome


def _municipality(one: _Normal, other: _Normal) -> Comparison:
    outcome = _streets(one.municipalities, other.municipalities)
    if outcome is Comparison.DIFFERENT and one.postcode and one.postcode == other.postcode:
        return Comparison.CANNOT_COMPARE
    return outcome


@functools.lru_cache(maxsize=4096)
def is_empty(address: Address | None) -> bool:
    """Whether nothing that places a building is stated."""
    return address is None or not any(_plain(part) for part in (address.street, address.number, address.postcode, address.municipality))


def missing_parts(address: Address) -> tuple[str, ...]:
    """Which of street, number, postcode, municipality are not stated, in this order."""
    parts = ("street", "number", "postcode", "municipality")
    return tuple(part for part in parts if not _plain(getattr(address, part)))


@functools.lru_cache(maxsize=4096)
def one_line(address: Address | None) -> str | None:
    """«Kerkstraat 1 b3, 1000 Brussel», or None where nothing is stated."""
    if address is None or is_empty(address):
        return None
    box = f"b{address.box.strip()}" if address.box and address.box.strip() else None
    street = " ".join(part.strip() for part in (address.street, address.number, box) if part and part.strip())
    place = " ".join(part.strip() for part in (address.postcode, address.municipality) if part and part.strip())
    return ", ".join(part for part in (street, place) if part)
