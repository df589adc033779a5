import re
from pathlib import Path

import pytest

from dialtone.discovery import fingerprints, scan
from dialtone.words import REPORT_LANGUAGES, Words

SOURCE = Path(scan.__file__).parent


def codes(pattern):
    return {code for path in SOURCE.glob("*.py") for code in re.findall(pattern, path.read_text("utf-8"))}


@pytest.mark.parametrize("language", REPORT_LANGUAGES)
def test_every_code_has_words(language):
    words = Words(language)
    reasons, problems = codes(r'"(scan-[a-z-]+)"'), codes(r'"(discovery\.[a-z0-9-]+)"')
    assert len(reasons) > 8
    assert len(problems) > 6
    wanted = {f"reason.{code}" for code in reasons} | {f"problem.{code}" for code in problems} | {f"method.{name}" for name in scan.METHODS}
    wanted |= {f"kind.{kind}" for kind in fingerprints.KINDS}
    assert [key for key in sorted(wanted) if not words.has(key)] == []
