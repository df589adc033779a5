"""The window's translations are complete: nothing unfinished, nothing missing, every parameter and shortcut letter kept."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parents[2]
I18N = ROOT / "resources" / "i18n"
sys.path.insert(0, str(ROOT / "packaging"))


def messages(path: Path) -> list[tuple[str, ET.Element]]:
    return [
        (context.findtext("name") or "", message)
        for context in ET.parse(path).getroot().iter("context")
        for message in context.iter("message")
    ]


def forms(message: ET.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    return [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_every_text_is_translated(language: str, tmp_path: Path) -> None:
    from translate import lupdate

    for path in I18N.glob("*.ts"):
        shutil.copy(path, tmp_path)
    lupdate(tmp_path)
    found = messages(tmp_path / f"dialtone_{language}.ts")
    assert found
    open_ones = [
        f"{context}: {message.findtext('source')}"
        for context, message in found
        if message.find("translation").get("type") == "unfinished" or not all(forms(message))  # type: ignore[union-attr]
    ]
    assert open_ones == []


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_parameters_are_kept(language: str) -> None:
    wrong = []
    for context, message in messages(I18N / f"dialtone_{language}.ts"):
        source = message.findtext("source") or ""
        for form in forms(message):
            wanted = sorted(re.findall(r"%[n\d]", source))
            if sorted(re.findall(r"%[n\d]", form)) != wanted:
                wrong.append(f"{context}: {source} → {form}")
    assert wrong == []


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_a_shortcut_letter_stays_a_shortcut_letter(language: str) -> None:
    wrong = [
        f"{context}: {message.findtext('source')} → {form}"
        for context, message in messages(I18N / f"dialtone_{language}.ts")
        for form in forms(message)
        if len(re.findall(r"&(?=\w)", message.findtext("source") or "")) != len(re.findall(r"&(?=\w)", form))
    ]
    assert wrong == []
