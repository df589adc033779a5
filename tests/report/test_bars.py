"""Nothing is cut off beside a bar: the longest name of a check fits, in every language."""

import pytest

from dialtone.report import fonts, look
from dialtone.report.flowables import BarFlowable, shortened
from dialtone.words import REPORT_LANGUAGES, Words


@pytest.mark.parametrize("language", REPORT_LANGUAGES)
def test_every_check_has_room_for_its_name(language: str) -> None:
    fonts.register()
    words = Words(language)
    titles = [words.text(key) for key in words.keys() if key.startswith("check.") and key.endswith(".title")]  # noqa: SIM118 - no mapping
    titles += [words.text("report.capacity.down"), words.text("report.capacity.up")]
    assert len(titles) > 40
    assert [title for title in titles if shortened(title, fonts.REGULAR, look.BODY, BarFlowable.TITLE) != title] == []
