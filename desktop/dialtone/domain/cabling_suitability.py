"""Whether links, cords and outlets suit Ethernet telephony (BT-5): tests, lengths, category, splitters, desk switches, racks.

A permanent link is at most 90 m, a channel with its cords at most 100 m, the cords together 10 m (ISO/IEC 11801-1). A tester's length is
uncertain by the cable's velocity of propagation, so up to a tenth more is a warning and not a fault.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from dialtone.domain import poe
from dialtone.domain.cabling_issue import CablingIssue
from dialtone.domain.cabling_survey import Survey
from dialtone.domain.kinds import Severity
from dialtone.domain.record import Cord, Link, Outlet

CHANNEL_LIMIT_M = 100.0
CORDS_LIMIT_M = 10.0
TOLERANCE = 1.1
"""What a measured length may exceed its limit by and still be within the tester's uncertainty."""
GIGABIT = 1000
_CATEGORY = re.compile(r"(?:cat(?:egor(?:y|ie|ía))?|kat(?:egorie)?|catégorie)?\.?\s*([3-8])(?:[.\s]*([ea]))?(?![0-9a-z])", re.IGNORECASE)
_CLASS = re.compile(r"(?:class|klasse|classe)\s+(ea|fa|[c-f])(?![a-z])", re.IGNORECASE)
_OF_CLASS = {"c": 30, "d": 51, "e": 60, "ea": 61, "f": 70, "fa": 71}
CATEGORY_5, CATEGORY_5E = 50, 51


class Length(Struct, frozen=True):
    """How long a link is. `as_channel`: measured with its cords (True), without (False), or not said; `measured`: not estimated."""

    metres: float
    as_channel: bool | None
    measured: bool


def category_rank(text: str | None) -> int | None:
    """A category or class as a number that compares: 30 for Cat 3, 50 for 5, 51 for 5e, 61 for 6A; None where it can't be read."""
    if named := _CLASS.search(text or ""):
        return _OF_CLASS[named[1].lower()]
    found = _CATEGORY.match((text or "").strip())
    return int(found[1]) * 10 + bool(found[2]) if found else None


def issues(survey: Survey) -> Iterator[CablingIssue]:
    """What is not suitable in links, cords, outlets and racks."""
    for link in survey.cabling.links:
        yield from _result(survey, link)
        yield from _lengths(survey, link)
        yield from _category(survey, link)
    for outlet in survey.cabling.outlets:
        yield from _outlet(survey, outlet)
    for rack in survey.cabling.racks:
        if rack.earthed is False:
            yield survey.issue("rack-not-earthed", Severity.WARNING, "racks", rack.id)
        if rack.locked is False:
            yield survey.issue("rack-open", Severity.ADVICE, "racks", rack.id)


def _result(survey: Survey, link: Link) -> Iterator[CablingIssue]:
    state = survey.tests.result(link).state
    if state == "failed":
        yield survey.issue("test-failed", Severity.VIOLATION, "links", link.id)
    elif state is None:
        yield survey.issue("not-tested", Severity.WARNING, "links", link.id)
    elif state != "certified":
        yield survey.issue("not-certified", Severity.ADVICE, "links", link.id)


def length(survey: Survey, link: Link) -> Length | None:
    """A link's length: what the last test measured, else what the record says."""
    for test in reversed(survey.tests.of(link)):
        if test.length_m is not None:
            as_channel = None if test.measured is None else test.measured == "channel"
            return Length(test.length_m, as_channel, measured=True)
    return Length(link.length_m, None, link.length_source == "measured") if link.length_m is not None else None


def _lengths(survey: Survey, link: Link) -> Iterator[CablingIssue]:
    own = length(survey, link)
    if own is not None:
        limit = CHANNEL_LIMIT_M if own.as_channel else survey.terms.link_limit_m
        most = round(TOLERANCE * (CHANNEL_LIMIT_M if own.as_channel is not False else survey.terms.link_limit_m), 2)
        if own.measured and own.metres > most:
            yield survey.issue("link-too-long", Severity.VIOLATION, "links", link.id, length=own.metres, limit=limit)
        elif own.metres > limit:
            yield survey.issue("link-long", Severity.WARNING, "links", link.id, length=own.metres, limit=limit)
    path = survey.index.path_of(f"link:{link.id}")
    found = [survey.index.cords[hop.id] for hop in path.hops if hop.kind == "cord"] if path else []
    cords = sum(cord.length_m or 0 for cord in found)
    flexible = sum(cord.length_m or 0 for cord in found if not _is_tie(cord))
    if flexible > CORDS_LIMIT_M:
        yield survey.issue("cords-long", Severity.WARNING, "links", link.id, length=round(flexible, 2), limit=CORDS_LIMIT_M)
    limit = survey.terms.link_limit_m
    if own is not None and cords and not own.as_channel and own.metres <= limit and own.metres + cords > CHANNEL_LIMIT_M:
        whole = round(own.metres + cords, 2)
        yield survey.issue("channel-long", Severity.WARNING, "links", link.id, length=whole, limit=CHANNEL_LIMIT_M)


def _is_tie(cord: Cord) -> bool:
    """Whether a cord between two panels is so long that it is a fixed cable and no patch cord."""
    return all((end or "").startswith("panel:") for end in (cord.a, cord.b)) and (cord.length_m or 0) > CORDS_LIMIT_M


def _category(survey: Survey, link: Link) -> Iterator[CablingIssue]:
    rank = category_rank(link.category)
    if rank is None:
        return
    if rank < CATEGORY_5:
        yield survey.issue("category-too-low", Severity.VIOLATION, "links", link.id, category=link.category)
    elif rank < CATEGORY_5E:
        yield survey.issue("category-old", Severity.ADVICE, "links", link.id)
    path = survey.index.path_of(f"link:{link.id}")
    for hop in path.hops if path else ():
        cord = survey.index.cords[hop.id] if hop.kind == "cord" else None
        lower = category_rank(cord.category) if cord else None
        if lower is not None and lower < min(rank, CATEGORY_5E):
            yield survey.issue("cord-category", Severity.WARNING, "cords", hop.id)


def _outlet(survey: Survey, outlet: Outlet) -> Iterator[CablingIssue]:
    """A splitter leaves each device two of the four pairs: 100 Mbit/s, no gigabit and no power over four pairs."""
    if outlet.splitter:
        heavy = [
            port for port in survey.ports_behind(outlet) if (port.speed_mbit_s or 0) >= GIGABIT or (port.poe_class or 0) >= poe.FOUR_PAIRS
        ]
        if heavy:
            names = tuple(survey.port_name(port) for port in heavy)
            yield survey.issue("splitter-unsuitable", Severity.VIOLATION, "outlets", outlet.id, ports=names)
        else:
            yield survey.issue("splitter", Severity.WARNING, "outlets", outlet.id)
    if outlet.desk_switch:
        yield survey.issue("desk-switch", Severity.ADVICE, "outlets", outlet.id)
