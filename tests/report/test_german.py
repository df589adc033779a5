"""German, the report's fourth language: dates and nouns as German writes them, the customer's choice followed, nothing left in English."""

import datetime as dt
import re
from collections.abc import Callable

import pytest

from dialtone.domain.kinds import Language
from dialtone.domain.record import Customer, Record
from dialtone.report import content, look
from dialtone.report.context import Context
from dialtone.report.document import Table
from dialtone.services import checklists
from dialtone.services.reporting import report_language
from dialtone.words import LANGUAGES, REPORT_LANGUAGES, Words

GERMAN, ENGLISH = Words("de"), Words("en")


def test_dates_and_numbers_are_written_as_in_german(make_material: Callable) -> None:
    day = dt.date(2026, 3, 5)
    assert GERMAN.date(day) == "5. März 2026"
    assert GERMAN.number(13.25) == "13,25"
    assert Context(make_material("de"), "de", "ab" * 32, draft=False).day(day) == "05.03.2026"
    assert Context(make_material("nl"), "nl", "ab" * 32, draft=False).day(day) == "05/03/2026"


def test_nouns_keep_their_capital_inside_a_table(make_material: Callable) -> None:
    def cells(language: str) -> str:
        document = content.build(make_material(language), language, "ab" * 32, draft=False)
        tables = [block for block in document.blocks if isinstance(block, Table)]
        return "\n".join(look.plain(cell) for table in tables for row in table.rows for cell in row.cells)

    assert "✗ Verstoß" in cells("de")
    assert "verstoß" not in cells("de")
    assert "✗ inbreuk" in cells("nl")


def test_the_customers_language_is_followed_and_the_window_keeps_its_own() -> None:
    assert report_language(Record(customer=Customer(language=Language.DE)), "nl") == "de"
    assert report_language(Record(), "nl") == "nl"
    assert set(REPORT_LANGUAGES) - set(LANGUAGES) == {"de"}


def test_no_sentence_was_left_in_english() -> None:
    same = [key for key, text in GERMAN._texts.items() if text == ENGLISH._texts.get(key) and len(text.split()) > 3]
    assert [key for key in same if re.search(r"\b(?:the|is|of|and|to|not)\b", GERMAN._texts[key])] == []


def test_quotation_marks_are_german_ones_and_paired() -> None:
    odd = [key for key, text in GERMAN._texts.items() if any(mark in text for mark in "«»”") or text.count("„") != text.count("“")]
    assert odd == []


@pytest.mark.parametrize("entry", checklists.load("de"), ids=lambda entry: entry.id)
def test_checklists_have_german_titles(entry: checklists.Checklist) -> None:
    english = next(one for one in checklists.load("en") if one.id == entry.id)
    assert entry.title != english.title or entry.title == "Handover"
    assert all(german.title != other.title for german, other in zip(entry.items, english.items, strict=True))
