"""Emergency sheets for each site, and the page on support."""

import datetime as dt
from collections.abc import Callable

import msgspec
import pytest

from dialtone import profile
from dialtone.report import chapter_support, content
from dialtone.report.document import Callout, Document, Facts, Heading, KeyFigures, PageBreak, Paragraph, Table
from dialtone.report.look import plain

BELGIUM = dt.timezone(dt.timedelta(hours=1))
GHENT = {"street": "Lindestraat", "number": "12", "postcode": "9000", "municipality": "Gent"}


def build(make_material: Callable, **more: object) -> Document:
    return content.build(make_material("nl", **more), "nl", "ab" * 32, draft=False)


def said(blocks: tuple[object, ...]) -> str:
    """All text of some blocks, one piece a line."""
    lines = []
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                lines.append(plain(block.text))
            case KeyFigures():
                lines += [f"{figure.value} {figure.caption}" for figure in block.figures]
            case Callout():
                lines += [block.title, block.text]
            case Facts():
                lines += [f"{label} {plain(value)}" for label, value in block.rows]
            case Table():
                lines += [" | ".join(plain(cell) for cell in row.cells) for row in block.rows]
    return "\n".join(lines)


def sheet(document: Document, site: str) -> tuple[object, ...]:
    """The blocks of a site's sheet."""
    start = next(at for at, block in enumerate(document.blocks) if isinstance(block, Heading) and block.text == f"Noodfiche: {site}")
    end = next(at for at in range(start, len(document.blocks)) if isinstance(document.blocks[at], PageBreak))
    return document.blocks[start:end]


def test_the_sheet_says_where_one_is_and_what_a_call_shows(make_material: Callable) -> None:
    document = build(make_material)
    blocks = sheet(document, "Lindestraat")
    assert blocks[1] == Callout("Lindestraat 12, 9000 Gent", blocks[1].text, "normal")
    text = said(blocks)
    assert "112 Ziekenwagen en brandweer" in text
    assert "101 Politie" in text
    assert "+3292225001 | Lindestraat 12, 9000 Gent | ✓ adres klopt | An Peeters" in text
    assert "An Peeters: computer, smartphone" in text
    assert "Liftlijn · Proximus" in text


def test_who_is_elsewhere_is_not_on_the_sheet(make_material: Callable) -> None:
    filled = {
        "sites": [{"id": "a", "name": "Gent", "address": GHENT}, {"id": "b", "name": "Paris", "address": {"street": "X", "country": "FR"}}],
        "people": [{"id": "p", "name": "An", "site": "a", "service": "telephony"}, {"id": "q", "name": "Bo", "service": "telephony"}],
        "devices": [{"id": "d", "kind": "deskphone", "person": "p"}, {"id": "e", "kind": "deskphone", "person": "q"}],
    }
    document = build(make_material, content=filled)
    here, there = said(sheet(document, "Gent")), said(sheet(document, "Paris"))
    assert "| An" in here
    assert "An" not in there
    assert "Bo" not in here + there  # nobody knows where he is
    assert "101" in here
    assert "101" not in there


def test_people_that_show_the_same_number_share_a_row(make_material: Callable) -> None:
    people = [{"id": f"p{at:02}", "name": f"P{at:02}", "site": "a", "service": "telephony"} for at in range(40)]
    filled = {"sites": [{"id": "a", "name": "Gent"}], "people": people}
    document = build(make_material, content=filled)
    (table,) = (block for block in sheet(document, "Gent") if isinstance(block, Table))
    (row,) = table.rows
    assert plain(row.cells[3]) == ", ".join(f"P{at:02}" for at in range(40))


def test_no_address_is_said_and_no_site_gives_no_sheet(make_material: Callable) -> None:
    document = build(make_material, content={"sites": [{"id": "a", "name": "Gent"}]})
    assert isinstance(callout := sheet(document, "Gent")[1], Callout)
    assert callout.tone == "fail"
    assert "dus is er geen noodfiche" in said(build(make_material, content={}).blocks)


@pytest.mark.parametrize(
    ("day", "clock", "state"),
    [(23, "08:29", False), (23, "08:30", True), (26, "17:59", True), (27, "16:00", False), (27, "15:59", True), (28, "10:00", False)],
)
def test_support_is_open_by_its_own_clock(day: int, clock: str, state: bool) -> None:
    hours = profile.load("allocloud").support
    at = dt.datetime.combine(dt.date(2026, 11, day), dt.time.fromisoformat(clock), BELGIUM)
    assert chapter_support.is_open(hours, at) is state
    assert chapter_support.is_open(hours, at.astimezone(dt.UTC)) is state
    assert chapter_support.is_open(msgspec.structs.replace(hours, time_zone="Nowhere/../x"), at) is None


def test_support_says_how_when_and_what_is_critical(make_material: Callable) -> None:
    text = said(build(make_material).blocks)
    assert "maandag tot donderdag: 08:30–18:00\nvrijdag: 08:30–16:00" in text
    assert "niet bevestigd door de aanbieder" in text
    assert "alleen het ticket geldt als bewijs" in text
    assert ": open" in text
    assert "AV-7 | " in text
    assert "niet in dit document" not in text


def test_hours_that_nobody_stated_are_not_known(make_material: Callable) -> None:
    text = said(build(make_material, support=None).blocks)
    assert "Open niet bekend" in text
    assert ": open" not in text


def test_the_rooms_lead_to_the_floor_plans(make_material: Callable) -> None:
    filled = {"rooms": [{"id": "r"}], "cabling": {"plans": [{"id": "1", "title": "Gelijkvloers"}, {"id": "2", "floor": "1"}]}}
    assert "Grondplannen: Gelijkvloers, 1. Ze staan getekend bij Bekabeling." in said(build(make_material, content=filled).blocks)
    assert "Grondplannen" not in said(build(make_material).blocks)
