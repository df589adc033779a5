"""French typography, and findings as people read them: names for ids, and no empty parentheses."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone import resources
from dialtone.domain.cabling_issue import CablingIssue
from dialtone.domain.findings import Finding
from dialtone.domain.kinds import Responsible, Severity
from dialtone.words import REPORT_LANGUAGES, Words, checks, french

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Voici : oui", f"Voici{NBSP}: oui"),
        ("Quoi ? Non ; si !", f"Quoi{NBSP}? Non{NBSP}; si{NBSP}!"),
        ("« {file} » manque", f"«{NBSP}{{file}}{NBSP}» manque"),
        ("«{network}» : non", f"«{NBSP}{{network}}{NBSP}»{NBSP}: non"),
        ("{a} : {b}", f"{{a}}{NBSP}: {{b}}"),
        ("{host}:{port} à 14:30, http://x", "{host}:{port} à 14:30, http://x"),
    ],
)
def test_french_punctuation_stays_with_its_word(written: str, printed: str) -> None:
    assert french(written) == printed
    assert french(printed) == printed


@given(st.text(alphabet="ab {}«»:;?! ", max_size=30))
def test_french_keeps_parameters_and_all_but_spaces(text: str) -> None:
    printed = french(text)
    assert re.findall(r"\{[^{}]*\}", printed) == re.findall(r"\{[^{}]*\}", text)
    assert re.sub(rf"[ {NBSP}]", "", printed) == text.replace(" ", "")
    assert french(printed) == printed


def test_no_french_text_can_break_before_its_punctuation() -> None:
    words = Words("fr")
    for key in sorted(words.keys()):
        assert not re.search(r" [:;?!»]|«(?!\N{NO-BREAK SPACE})", words.text(key)), key


def test_values_are_not_touched_and_other_languages_neither() -> None:
    assert Words("fr").text("dossier.none-such") == "dossier.none-such"
    assert "a : b" in Words("fr").text("problem.file.read", file="a : b", detail="x")
    assert NBSP not in Words("en").text("problem.file.read", file="x", detail="y")


def security(check: str, reason: str | None, code: str = "security.other-not-done") -> Finding:
    return Finding(
        code=code,
        clause="AV-5",
        severity=Severity.WARNING,
        subject=check,
        responsible=Responsible.PARTNER,
        params={"check": check, "reason": reason},
    )


@pytest.mark.parametrize("language", REPORT_LANGUAGES)
def test_a_check_is_named_by_its_title(language: str) -> None:
    words = Words(language)
    message, _ = words.finding(security("security.firmware", None))
    assert words.check_title("security.firmware") in message
    assert "security.firmware" not in message
    assert "{" not in message


def test_a_check_of_an_unknown_list_stays_as_it_was_entered() -> None:
    assert "«security.own»" in Words("en").finding(security("security.own", None))[0]


@pytest.mark.parametrize("language", REPORT_LANGUAGES)
@pytest.mark.parametrize("code", ["security.firewall-not-done", "security.firewall-failed", "security.other-failed"])
def test_without_a_reason_there_is_no_parenthesis(language: str, code: str) -> None:
    words = Words(language)
    assert "(" not in words.finding(security("security.x", None, code))[0]
    assert "(" not in words.finding(security("security.x", "", code))[0]
    assert "no time)" in words.finding(security("security.x", "no time.", code))[0]


def test_a_line_is_named_by_its_kind_and_its_id_only_where_that_tells() -> None:
    def message(line: str | None) -> str:
        params = {"line_kind": "lift", "line": line, "carrier": "Proximus"}
        finding = Finding(
            code="line.kept-elsewhere",
            clause="BT-2",
            severity=Severity.INFO,
            subject="lift",
            responsible=Responsible.CUSTOMER,
            params=params,
        )
        return Words("nl").finding(finding)[0]

    assert message(None).startswith("Liftlijn: ")
    assert message("noord").startswith("Liftlijn noord: ")


def test_a_partners_own_list_names_its_lines_and_a_broken_one_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "security.toml"
    monkeypatch.setattr(resources, "find", lambda name: own if name.endswith("security.toml") else resources.shipped(name))
    shipped = checks.titles.__wrapped__("en")["security.firmware"]
    own.write_text('[[items]]\nid = "badge"\ntitle.en = "Badges"\ntitle.nl = "Badges nl"\n')
    titles = checks.titles.__wrapped__("fr")
    assert titles["security.badge"] == "Badges"
    assert checks.titles.__wrapped__("nl")["security.badge"] == "Badges nl"
    for broken in ("[[items", "items = 3", '[[items]]\nid = "badge"\n'):
        own.write_text(broken)
        assert checks.titles.__wrapped__("en")["security.firmware"] == shipped


@pytest.mark.parametrize("language", REPORT_LANGUAGES)
def test_a_parenthesis_around_nothing_is_left_out(language: str) -> None:
    words = Words(language)
    assert "(" not in words.text("finding.training.missing.message", name=None)
    assert "(Jo)" in words.text("finding.training.missing.message", name="Jo")


@pytest.mark.parametrize("language", REPORT_LANGUAGES)
def test_what_window_and_command_line_both_say_of_a_file_names_no_option(language: str) -> None:
    words = Words(language)
    said = [
        key for key in sorted(words.keys()) if key.startswith(("problem.table", "problem.linkware", "problem.tests", "problem.platform"))
    ]
    assert len(said) > 40
    assert [key for key in said if "--" in words.text(key)] == []
    hints = [key for key in sorted(words.keys()) if key.startswith("cli-hint.")]
    assert hints
    assert all(words.has(key.replace("cli-hint.", "problem.")) and "--" in words.text(key) for key in hints)


@pytest.mark.parametrize("language", REPORT_LANGUAGES)
def test_a_fault_of_one_row_is_told_of_one(language: str) -> None:
    words = Words(language)
    alone = CablingIssue(code="not-tested", severity=Severity.WARNING, kind="links", key="A1", params={"name": "A1"})
    assert words.cabling_issue(alone)[0] == words.text("cabling-one.not-tested", name="A1")
    for key in sorted(words.keys()):
        if key.startswith("finding.cabling.") and key.endswith(".message") and "{names}" in words.text(key, count=2):
            assert words.has(f"cabling-one.{key.split('.')[2]}"), key
    finding = Finding(
        code="cabling.not-tested",
        clause="BT-5",
        severity=Severity.WARNING,
        subject="cabling",
        responsible=Responsible.PARTNER,
        params={"names": ("A1",), "count": 1},
    )
    assert words.finding(finding)[0] == words.text("cabling-one.not-tested", name="A1")


# --- one word for one thing ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "other"),
    [
        ("fr", r"armoires?|jarretières?|câbles? de brassage"),
        ("nl", r"kast(?:en)?|wandcontactdo(?:os|zen)|patchsnoer(?:en)?"),
    ],
)
def test_cabling_has_one_word_for_each_thing(language, other):
    """Baie and rack, prise and aansluitpunt, cordon and patchkabel, wherever they are named."""
    files = sorted(resources.shipped(f"i18n/{language}").glob("*.toml"))
    assert files
    lines = [(path.name, line) for path in files for line in path.read_text("utf-8").splitlines()]
    found = [f"{name}: {line}" for name, line in lines if re.search(rf"\b(?:{other})\b", line, re.IGNORECASE)]
    assert found == []
