"""All languages have the same keys, and each text the same parameters."""

import string

import pytest

from dialtone.words import LANGUAGES, Words


def parameters(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_same_keys_and_parameters(language: str) -> None:
    english, other = Words("en"), Words(language)
    assert other.keys() == english.keys()
    raw_english, raw_other = english._texts, other._texts
    different = [key for key in raw_english if parameters(raw_english[key]) != parameters(raw_other[key])]
    assert different == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_empty_text(language: str) -> None:
    words = Words(language)
    assert [key for key in words.keys() if not words._texts[key].strip()] == []  # noqa: SIM118 - Words is no mapping


def test_parameters_reach_into_nothing() -> None:
    words = Words("en")
    assert "secret" not in words._texts
    from dialtone.words import _FORMATTER

    class Trap:
        secret = "x"

    assert _FORMATTER.format("{trap.secret}", trap=Trap()) == "{trap.secret}"
