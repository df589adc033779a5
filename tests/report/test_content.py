"""What a report says: everything that was counted, found and not done, in four languages, and nothing that nobody knows."""

import datetime as dt
import re
import string
import tomllib
from collections.abc import Callable

import msgspec
import pytest

from dialtone import resources
from dialtone.domain.kinds import Verdict
from dialtone.domain.rules import clauses as rule_clauses
from dialtone.report import chapter_closing, content, look
from dialtone.report.context import Context
from dialtone.report.document import Bars, Callout, Document, Facts, Heading, Paragraph, Plot, Table
from dialtone.words import REPORT_LANGUAGES, Words


def words_of(document: Document) -> str:
    """All text of a document, one piece a line."""
    cover = document.cover
    lines = [cover.partner, cover.kind, *cover.title, cover.subtitle, cover.callout.title, cover.callout.text, document.stripe]
    lines += [f"{figure.value} {figure.caption}" for figure in cover.figures.figures]
    for block in (*cover.blocks, *document.blocks):
        match block:
            case Heading() | Paragraph():
                lines.append(look.plain(block.text))
            case Callout():
                lines += [block.title, block.text]
            case Facts():
                lines += [f"{label} {look.plain(value)}" for label, value in block.rows]
            case Table():
                lines += [" | ".join(look.plain(cell) for cell in row.cells) for row in block.rows]
            case Bars():
                lines += [f"{bar.title} {bar.label}" for bar in block.bars]
    return "\n".join(lines)


def build(make_material: Callable, language: str = "nl", **more: object) -> Document:
    return content.build(make_material(language, **more), language, "ab" * 32, draft=False)


@pytest.mark.parametrize("language", REPORT_LANGUAGES)
def test_no_key_and_no_parameter_is_left_without_words(make_material: Callable, language: str) -> None:
    text = words_of(build(make_material, language))
    assert not re.findall(r"\b(?:report|finding|because|question|check|check-code|reason|unit|kind|chapter)\.[a-z]", text)
    assert not re.findall(r"\{[a-z_]+\}", text)


def test_keys_and_parameters_are_the_same_in_every_language() -> None:
    def shape(language: str) -> dict[str, set[str | None]]:
        def flat(table: dict, prefix: str = "") -> dict[str, str]:
            found: dict[str, str] = {}
            for name, value in table.items():
                found |= flat(value, f"{prefix}{name}.") if isinstance(value, dict) else {prefix + name: value}
            return found

        texts = flat(tomllib.loads(resources.shipped(f"i18n/{language}/report.toml").read_text(encoding="utf-8")))
        return {key: {name for _, name, _, _ in string.Formatter().parse(text) if name} for key, text in texts.items()}

    assert shape("nl") == shape("fr") == shape("en") == shape("de")


def test_count_and_channels_stand_on_the_cover_and_in_their_chapters(make_material: Callable) -> None:
    text = words_of(build(make_material))
    count = make_material().assessment.count
    assert f"{count.users_total} gebruikers, 12 besteld" in text
    assert "2 × 2 + 3 × 1 + 2 × 0,5 = 8" in text
    assert "Vlak: 7 × 0,5 = 3,5" in text
    assert "Magazijn 1, Magazijn 2, Magazijn 3" in text


def test_what_was_not_done_is_told_with_its_reason_or_that_there_is_none(make_material: Callable) -> None:
    text = words_of(build(make_material))
    assert re.search(r"niet gedaan \| Beheerpagina's .* \| Geen toegang tot de router; de beheerder is ziek\.", text)
    assert re.search(r"niet gedaan \| Inkomende oproep op het hoofdnummer \| geen reden opgegeven", text)
    assert re.search(r"niet gedaan \| Netwerkcontrole: .*Pakketverlies \| .*tegenpartij", text)


def test_an_empty_dossier_is_reported_as_not_known(make_material: Callable) -> None:
    text = words_of(build(make_material, content={}, readiness=None, scan=None, checklist=(), ink=None))
    assert "Nog geen uitkomst vastgelegd" in text
    assert "Klant niet bekend" in text
    assert "De bekabeling is niet gedocumenteerd" in text
    assert "Het netwerk is niet gecontroleerd" in text
    assert "Het netwerk is niet afgezocht" in text
    assert "✓" not in text


def test_without_ink_no_declaration_is_put_in_the_customers_mouth(make_material: Callable) -> None:
    assert "heeft dit proces-verbaal kunnen lezen" in words_of(build(make_material))
    alone = words_of(build(make_material, ink=None))
    assert "heeft dit proces-verbaal kunnen lezen" not in alone
    assert "heeft dit proces-verbaal niet ondertekend" in alone


def test_open_rights_are_not_declared(make_material: Callable) -> None:
    assert "Voor de andere is niets verklaard" in words_of(build(make_material))


def test_zero_users_with_terminals_is_a_loud_warning(make_material: Callable) -> None:
    text = words_of(build(make_material, content={"devices": [{"id": "x", "kind": "doorphone"}]}))
    assert "Niemand kan bellen" in text


def test_training_and_draft_are_marked(make_material: Callable) -> None:
    assert "OEFEN" in build(make_material, training=True).stripe
    assert build(make_material).stripe == ""
    material = make_material()
    assert content.build(material, "nl", "ab" * 32, draft=True).watermark == "ONTWERP"
    assert content.build(material, "nl", "ab" * 32, draft=False).watermark == ""


def test_every_violation_is_named_in_the_summary(make_material: Callable) -> None:
    document = build(make_material)
    summary = words_of(msgspec.structs.replace(document, blocks=document.blocks[:2]))
    assert "+3225551001" in summary
    assert "+3292225010" in summary


def test_only_series_of_readings_are_drawn_as_a_line(make_material: Callable) -> None:
    material = make_material()
    ports = msgspec.structs.replace(material.readiness.checks[0], evidence={"ports": [10060, 34540, 34560]})
    run = msgspec.structs.replace(material.readiness, checks=(ports,))
    assert not [block for block in build(make_material, readiness=run).blocks if isinstance(block, Plot)]
    assert [block for block in build(make_material).blocks if isinstance(block, Plot)]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -1.0, True, "x", None, [1], {"a": 1}, 10**400])
def test_a_run_with_odd_values_is_still_printed(make_material: Callable, value: object) -> None:
    material = make_material()
    odd = msgspec.structs.replace(material.readiness.checks[1], value=value, threshold=value, evidence={"readings": [value, 1, 2]})
    run = msgspec.structs.replace(material.readiness, checks=(odd,))
    assert build(make_material, readiness=run)


@pytest.mark.parametrize("language", REPORT_LANGUAGES)
def test_every_clause_has_its_line_and_leads_to_a_chapter(language: str) -> None:
    clauses = chapter_closing.clauses(language)
    assert [clause.id for clause in clauses] == list(rule_clauses.ALL)
    words = Words(language)
    assert all(words.has(f"report.chapter.{clause.chapter}") for clause in clauses)


def test_only_the_clauses_of_the_ordered_services_bind(make_material: Callable) -> None:
    text = words_of(build(make_material))
    assert "\nBT-7 |" in text
    assert "\nST-5 |" not in text
    assert "\nWC |" not in text


def test_names_replace_ids(make_material: Callable) -> None:
    c = Context(make_material(), "nl", "ab" * 32, draft=False)
    assert c.name("p1") == "An Peeters"
    assert c.name("r2") == "Magazijn"
    assert c.name("d1") == "Deskphone 101"
    assert c.name("site") == "Hele site"
    assert c.name("nobody") == "nobody"


def test_without_ink_the_customer_declares_nothing_of_his_sounds_and_diallers(make_material: Callable) -> None:
    signed, alone = words_of(build(make_material)), words_of(build(make_material, ink=None))
    assert "verklaart" in signed
    assert "De klant verklaart" not in alone
    assert "verklaart de klant" not in alone
    assert "Volgens het dossier wordt er geen automatisch oproepsysteem gebruikt" in alone


def test_a_pass_of_some_checks_is_no_green_verdict_of_the_network(make_material: Callable) -> None:
    run = msgspec.structs.replace(make_material().readiness, verdict=Verdict.PASS)
    text = words_of(build(make_material, readiness=run))
    assert "Oordeel In orde, voor de 4 uitgevoerde controles; 2 controles zijn niet uitgevoerd" in text
    whole = msgspec.structs.replace(run, checks=run.checks[:1])
    assert "Oordeel ✓ in orde" in words_of(build(make_material, readiness=whole))
    broken_off = msgspec.structs.replace(whole, complete=False)
    assert "Oordeel ✓ in orde" not in words_of(build(make_material, readiness=broken_off))


def test_a_failed_point_of_a_checklist_stands_in_the_summary(make_material: Callable) -> None:
    content_of = msgspec.to_builtins(make_material().record)
    failed = {"id": "calls.doorphone", "state": "failed", "note": "Het slot gaat niet open."}
    document = build(make_material, content=content_of | {"checks": [*content_of["checks"], failed]})
    summary = words_of(msgspec.structs.replace(document, blocks=document.blocks[:2]))
    assert re.search(r"✗ niet in orde \| .* \| Het slot gaat niet open\.", summary)


def test_a_point_of_an_unknown_list_keeps_the_name_it_was_given(make_material: Callable) -> None:
    checks = [{"id": "own.list", "state": "done"}, {"id": "other.list", "state": "not-done", "reason": "regen"}]
    text = words_of(build(make_material, content={"checks": checks}))
    assert "own.list | ✓ gedaan" in text
    assert "niet gedaan | other.list | regen" in text
    assert ".title" not in text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "voorwaarden zonder nummer of datum, gelezen op 25 november 2026"),
        ("fr", "conditions sans numéro ni date, lues le 25 novembre 2026"),
        ("en", "conditions without number or date, read on 25 November 2026"),
        ("de", "Bedingungen ohne Nummer oder Datum, gelesen am 25. November 2026"),
    ],
)
def test_conditions_without_a_number_are_called_so_in_the_reports_language(make_material: Callable, language: str, said: str) -> None:
    text = words_of(build(make_material, language, conditions_version=None, conditions_read_on=dt.date(2026, 11, 25)))
    assert said in text


def test_a_version_of_the_conditions_goes_before_the_day_they_were_read(make_material: Callable) -> None:
    text = words_of(build(make_material, "en", conditions_version="2026-01", conditions_read_on=dt.date(2026, 11, 25)))
    assert "conditions, version 2026-01" in text
    assert "read on" not in text
    assert f"conditions, version {Words('en').text('general.unknown')}" in words_of(build(make_material, "en", conditions_version=None))


def test_the_provider_is_named_with_the_company_behind_it(make_material: Callable) -> None:
    assert "OpenS, BE\N{NO-BREAK SPACE}0821.802.905" in words_of(build(make_material))
    other = msgspec.structs.replace(make_material().provider, name="acme")
    assert "OpenS" not in words_of(build(make_material, provider=other))


def test_enterprise_numbers_are_written_as_in_the_register(make_material: Callable) -> None:
    text = words_of(build(make_material))
    assert "BE\N{NO-BREAK SPACE}0123.456.749" in text
    assert "BE0123456749" not in text


def test_acceptance_of_the_conditions_rests_on_the_order_or_is_not_claimed(make_material: Callable) -> None:
    assert "Besteld met bestelbon B-2231 van 2 november 2026." in words_of(build(make_material))
    assert "of de klant ze heeft aanvaard, blijkt er dus niet uit" in words_of(build(make_material, content={}))


@pytest.mark.parametrize(
    ("language", "person"), [("nl", "BT-4.a persoon"), ("fr", "BT-4.a personne"), ("en", "BT-4.a person"), ("de", "BT-4.a Person")]
)
def test_users_stand_under_their_rule_with_the_clause_in_the_reports_language(make_material: Callable, language: str, person: str) -> None:
    document = build(make_material, language)
    at = next(at for at, block in enumerate(document.blocks) if isinstance(block, Heading) and block.key == "users")
    table = document.blocks[at + 1]
    assert isinstance(table, Table)
    assert table.rows[0].heading
    assert look.plain(table.rows[1].cells[2]) == person
    assert sum(int(look.plain(row.cells[3])) for row in table.rows if not row.heading and not row.group) == 7


def test_the_cover_says_that_not_everything_was_checked(make_material: Callable) -> None:
    assert "Niet alles werd nagegaan" in build(make_material).cover.callout.text


def test_subjects_of_findings_are_words(make_material: Callable) -> None:
    text = words_of(build(make_material, content={}))
    assert "| Diensten |" in text
    assert "| services |" not in text
