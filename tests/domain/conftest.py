"""What the rule tests share: records from plain data, and the day on which they are judged."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from dialtone.domain.record import Record
from dialtone.domain.rules import Assessment, assess
from dialtone.domain.terms import Terms
from dialtone.words import LANGUAGES, Words

TODAY = dt.date(2026, 11, 25)


@pytest.fixture(scope="session")
def judge() -> Callable[..., Assessment]:
    """Assess plain data (the shape of the site file) on the fixed day; whatever is found must have its words."""

    def run(terms: Terms | None = None, today: dt.date = TODAY, **data: Any) -> Assessment:
        assessment = assess(msgspec.convert(data, Record), terms or Terms(), today)
        for language in LANGUAGES:
            for finding in assessment.findings:
                for text in Words(language).finding(finding):
                    assert " " in text, f"{finding.code} has no words in {language}"
                    assert "{" not in text, text
        return assessment

    return run


@pytest.fixture(scope="session")
def said() -> Callable[..., set[tuple[str, str, str, str]]]:
    """Findings as (severity, clause, code, subject), optionally of one clause."""

    def run(assessment: Assessment, clause: str | None = None) -> set[tuple[str, str, str, str]]:
        return {
            (finding.severity.value, finding.clause, finding.code, finding.subject)
            for finding in assessment.findings
            if clause in {None, finding.clause}
        }

    return run
