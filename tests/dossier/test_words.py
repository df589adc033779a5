"""Every problem and label of this package has words in all languages, with the parameters that the code gives."""

import re
import string
from pathlib import Path

import pytest

import dialtone.dossier
from dialtone.domain.problems import InputProblem
from dialtone.words import LANGUAGES, Words, _load

CODES = sorted(
    {
        code
        for path in Path(dialtone.dossier.__path__[0]).glob("*.py")
        for code in re.findall(r'"((?:dossier|input|reference)\.[a-z][a-z-]+)"', path.read_text(encoding="utf-8"))
    }
    - {"dossier.json"}
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_problem_has_words(code: str, language: str) -> None:
    assert Words(language).has(f"problem.{code}")


def test_codes_were_found() -> None:
    assert len(CODES) > 50


def parameters(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_languages_have_the_same_keys_and_parameters() -> None:
    ours = [
        {key: parameters(text) for key, text in _load(language).items() if key.startswith(("problem.dossier.", "problem.input.", "edit."))}
        for language in LANGUAGES
    ]
    assert ours[0] == ours[1] == ours[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_problem_reads_with_all_parameters_filled(language: str) -> None:
    problem = InputProblem("input.unknown-word", file="a.json", path="$.rooms[0].use", value="{x}", known=("users", "mixed"))
    text = Words(language).problem(problem)
    assert "users, mixed" in text
    assert parameters(text.replace("{x}", "")) == set()
