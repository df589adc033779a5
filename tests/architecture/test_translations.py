"""The window's translations are complete: nothing unfinished, nothing missing, every parameter and shortcut letter kept."""

from __future__ import annotations

import ast
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parents[2]
I18N = ROOT / "resources" / "i18n"
GUI = ROOT / "desktop" / "dialtone" / "gui"
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


class TextsAsked(ast.NodeVisitor):
    """What the code gives to tr() and translate(): (line, context, text); the text is None where it is no literal."""

    def __init__(self) -> None:
        self.found: list[tuple[int, str, str | None]] = []
        self._classes: list[str] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """tr() asks in the context of its class."""
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        """Both forms; a painter's translate() is another thing."""
        called = ast.unparse(node.func)
        if called.endswith(".tr") and node.args:
            self.found.append((node.lineno, self._classes[-1] if self._classes else "", _literal(node.args[0])))
        elif called in {"translate", "QCoreApplication.translate"} and len(node.args) > 1:
            self.found.append((node.lineno, _literal(node.args[0]) or "", _literal(node.args[1])))
        self.generic_visit(node)


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def texts_asked(path: Path) -> Iterator[tuple[int, str, str | None]]:
    visitor = TextsAsked()
    visitor.visit(ast.parse(path.read_text(encoding="utf-8")))
    yield from visitor.found


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_every_text_asked_for_is_in_the_file(language: str) -> None:
    """The extractor passes over texts in f-strings and over translate() whose number is no bare name, and says nothing of it."""
    known = {(context, message.findtext("source")) for context, message in messages(I18N / f"dialtone_{language}.ts")}
    asked = [(path, *text) for path in sorted(GUI.rglob("*.py")) for text in texts_asked(path)]
    assert len(asked) > 1000
    missing = [f"{path.relative_to(GUI)}:{line}: {context}: {text}" for path, line, context, text in asked if (context, text) not in known]
    assert missing == []
