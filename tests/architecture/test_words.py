"""All languages have the same keys, and each text the same parameters."""

import string

import pytest

from dialtone.words import REPORT_LANGUAGES, Words


def parameters(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", [language for language in REPORT_LANGUAGES if language != "en"])
def test_same_keys_and_parameters(language: str) -> None:
    raw_english, raw_other = Words("en")._texts, Words(language)._texts
    folder = f"resources/i18n/{language}/"
    missing = sorted(raw_english.keys() - raw_other.keys())
    assert not missing, f"add these texts, which English has, to {folder}: {missing}"
    superfluous = sorted(raw_other.keys() - raw_english.keys())
    assert not superfluous, f"take these texts, which English doesn't have, out of {folder}: {superfluous}"
    different = [key for key in raw_english if parameters(raw_english[key]) != parameters(raw_other[key])]
    assert not different, f"these texts in {folder} have other {{parameters}} than the English ones: {different}"


@pytest.mark.parametrize("language", REPORT_LANGUAGES)
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
