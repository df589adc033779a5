"""Testers' results are kept as their file says them, once, and are never made better than they are."""

import msgspec
import pytest
from making import CABLE_IQ, NOW, applied, cable_iq, codes, mapped, remarks, results_plan, states, table

from dialtone.cabling import mapping, testers
from dialtone.domain.problems import InputProblem
from dialtone.domain.record import CableTest, Cabling, Link, Outlet, Record

LINKS = Record(
    cabling=Cabling(
        outlets=(Outlet(id="0A-A01"), Outlet(id="0A-A02")),
        links=(Link(id="0A-A01", outlet="0A-A01"), Link(id="0A-A02", outlet="0A-A02")),
    )
)
PLAIN = "Kabel-ID;Datum;Resultaat;Lengte (m);Testlimiet;Tester\n0A-A01;25/11/2026;Geslaagd;12,5;ISO 11801 klasse E;DSX-8000\n"


def results(record: Record) -> tuple[CableTest, ...]:
    return record.cabling.tests if record.cabling else ()


def test_the_known_cable_iq_header_is_read_by_place() -> None:
    assert len(CABLE_IQ.split(",")) == 44
    plan = results_plan(cable_iq(("0A-A01", "11/25/2026", "Qualified", "41.0"), ("0A-A02", "11/25/2026", "Disqualified", "100")), LINKS)
    record = applied(LINKS, plan)
    first, second = results(record)
    assert (first.result, second.result) == ("qualified", "failed")
    assert (first.length_m, second.length_m) == (12.5, 30.48)
    assert (first.at, first.operator, first.serial, first.wiremap) == ("2026-11-25T14:05:09", "Jan", "9876", "12345678")
    assert first.limit == "1000BASE-T, VoIP"
    assert (first.source, first.file_row, second.file_row) == (plan.sha256, 2, 3)
    assert [source.rows for source in record.cabling.test_files] == [2]  # type: ignore[union-attr]
    assert plan.unmatched == ()
    assert plan.keep


@pytest.mark.parametrize(("date", "at"), [("03/04/2026", "2026-03-04T14:05:09"), ("25/11/2026", "2026-11-25T14:05:09")])
def test_cable_iqs_dates_are_american_unless_they_can_not_be(date: str, at: str) -> None:
    plan = results_plan(cable_iq(("0A-A01", date, "Qualified", "41.0")), LINKS)
    assert results(applied(LINKS, plan))[0].at == at
    other = cable_iq(("0A-A01", "03/04/2026", "Qualified", "41.0")).replace("02:05:09 PM", "14:05:09")
    assert results(applied(LINKS, results_plan(other, LINKS)))[0].at == "03/04/2026 14:05:09"


def test_a_pass_of_a_qualifier_is_no_certificate() -> None:
    plan = results_plan(cable_iq(("0A-A01", "11/25/2026", "PASS", "41.0")), LINKS)
    assert results(applied(LINKS, plan))[0].result == "qualified"
    assert results(applied(LINKS, results_plan(PLAIN, LINKS)))[0].result == "certified"


def test_a_pass_of_an_unknown_tester_is_asked_about_and_nothing_comes_in() -> None:
    unknown = PLAIN.replace("DSX-8000", "X1")
    with pytest.raises(InputProblem) as caught:
        results_plan(unknown, LINKS)
    assert (caught.value.code, caught.value.params["row"], caught.value.params["value"]) == ("tests.passed", 2, "Geslaagd")
    assert results(applied(LINKS, results_plan(unknown, LINKS, passed="verified")))[0].result == "verified"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Mislukt", "failed"), ("FAIL*", "failed"), ("échec", "failed"), ("Nicht bestanden", "failed"), ("NOK", "failed"),
        ("PASS*", "certified"), ("Réussi", "certified"), ("bestanden", "certified"), ("OK", "certified"), ("i.O.", "certified"),
        ("Gekwalificeerd", "qualified"), ("Verified", "verified"), ("n/a", None), ("misschien", None),
    ],
)  # fmt: skip
def test_words_of_results_in_four_languages(word: str, expected: str | None) -> None:
    test = results(applied(LINKS, results_plan(PLAIN.replace("Geslaagd", word), LINKS)))[0]
    assert test.result == expected
    assert (test.comment == word) == ("*" in word or word == "misschien")


def test_a_word_that_is_not_understood_is_said() -> None:
    assert "result-word" in remarks(results_plan(PLAIN.replace("Geslaagd", "misschien"), LINKS))


def test_importing_again_changes_nothing_and_a_later_export_adds_its_own() -> None:
    rows = [("0A-A01", "11/25/2026", "Qualified", "41.0"), ("0A-A02", "11/25/2026", "Disqualified", "100")]
    record = applied(LINKS, results_plan(cable_iq(*rows), LINKS))
    again = results_plan(cable_iq(*rows), record)
    assert (states(again), again.edit.changes, again.keep) == ([(2, "unchanged"), (3, "unchanged")], (), False)
    later = results_plan(cable_iq(*rows, ("0A-A02", "11/26/2026", "Qualified", "100")), record)
    assert states(later) == [(2, "unchanged"), (3, "unchanged"), (4, "added")]
    after = applied(record, later)
    assert [(test.link, test.result) for test in results(after)] == [
        ("0A-A01", "qualified"), ("0A-A02", "failed"), ("0A-A02", "qualified"),
    ]  # fmt: skip
    assert len(after.cabling.test_files) == 2  # type: ignore[union-attr]


def test_an_exact_duplicate_row_is_kept_once_and_said() -> None:
    row = ("0A-A01", "11/25/2026", "Qualified", "41.0")
    plan = results_plan(cable_iq(row, row), LINKS)
    assert states(plan) == [(2, "added"), (3, "unchanged")]
    assert plan.rows[1].remarks[0].params["other"] == 2


def test_read_in_another_way_a_kept_result_stays() -> None:
    record = applied(LINKS, results_plan(PLAIN, LINKS))
    plan = results_plan(PLAIN, record, passed="verified")
    assert (states(plan), remarks(plan)[-1]) == ([(2, "unchanged")], "test-kept")
    assert applied(record, plan) == record


def test_unmatched_names_are_listed_kept_and_explained() -> None:
    text = PLAIN + "0a-a1;25/11/2026;OK;3,5;;DSX\n4-mrt;25/11/2026;OK;4,5;;DSX\nZ9;25/11/2026;OK;5,5;;DSX\n0a-a02;25/11/2026;OK;6;;DSX\n"
    plan = results_plan(text, LINKS)
    assert plan.unmatched == ("0a-a1", "4-mrt", "Z9")
    assert [note for note in remarks(plan) if note.startswith("test-")] == ["test-likely", "test-date-name", "test-unmatched"]
    assert plan.rows[1].remarks[0].params["likely"] == "0A-A01"
    assert len(results(applied(LINKS, plan))) == 5


@pytest.mark.parametrize(
    ("heading", "cell", "metres"),
    [
        ("Length (ft)", "41", 12.5), ("Length", "41 ft", 12.5), ("Lengte_m", "12,5", 12.5), ("Longueur [m]", "12,5", 12.5),
        ("Length", "1250 cm", 12.5), ("Length", "12.5", 12.5), ("Lengte", "1.000,5", 1000.5), ("Length (ft)", "41 m", 41.0),
    ],
)  # fmt: skip
def test_units(heading: str, cell: str, metres: float) -> None:
    plan = results_plan(f"Cable ID;Result;{heading};Tester\nX;OK;{cell};DSX\n")
    assert results(applied(Record(), plan))[0].length_m == metres
    assert ("table.units-assumed" in remarks(plan)) == (heading in {"Length", "Lengte"} and cell in {"12.5", "1.000,5"})


BAD_ROWS = {
    ";;Geslaagd;1;;": ("no-link", "no-link"),
    "A1;;;;;": ("no-result", "no-result"),
    "A1;;OK;abc;;DSX": ("number", "number"),
    "A1;;OK;-3;;DSX": ("length-range", "length-range"),
    "A1;;OK;99999999;;DSX": ("length-range", "length-range"),
    "A1;;OK;3 ells;;DSX": ("unit", "unit"),
    "A1;;OK;3;;DSX;one too many": ("too-many-cells", "too-many-cells"),
    f"{'x' * 300};;OK;3;;DSX": ("too-long", "too-long"),
    f"A1;;OK;3;{'x' * 5000};DSX": ("too-long", "too-long"),
}


@pytest.mark.parametrize("row", BAD_ROWS)
def test_a_bad_row_is_refused_by_its_number_and_the_others_come_in(row: str) -> None:
    plan = results_plan(PLAIN + row + "\n0A-A02;25/11/2026;OK;3;;DSX\n", LINKS)
    assert codes(plan) == [(BAD_ROWS[row][0], 3)]
    assert [test.link for test in results(applied(LINKS, plan))] == ["0A-A01", "0A-A02"]


def test_a_mixed_column_refuses_the_whole_file_unless_the_sign_is_stated() -> None:
    text = PLAIN + "0A-A02;25/11/2026;OK;13.5;;DSX\n"
    with pytest.raises(InputProblem, match="decimal-mixed"):
        results_plan(text, LINKS)
    assert codes(results_plan(text, LINKS, decimal=",")) == [("number", 3)]


def test_dates_whose_order_nobody_tells_stay_as_they_are() -> None:
    text = PLAIN.replace("25/11/2026", "03/04/2026")
    plan = results_plan(text, LINKS)
    assert "table.dates-unclear" in remarks(plan)
    assert results(applied(LINKS, plan))[0].at == "03/04/2026"
    assert results(applied(LINKS, results_plan(text, LINKS, dates="dmy")))[0].at == "2026-04-03"
    assert "date" in remarks(results_plan(text.replace("03/04", "31/02"), LINKS, dates="dmy"))


def test_what_was_measured_is_asked_for_and_kept() -> None:
    assert "table.measured-unknown" in remarks(results_plan(PLAIN, LINKS))
    plan = results_plan(PLAIN, LINKS, measured="permanent-link")
    assert "table.measured-unknown" not in remarks(plan)
    assert results(applied(LINKS, plan))[0].measured == "permanent-link"


def test_the_reasons_of_a_failed_service_are_kept() -> None:
    text = cable_iq(("0A-A01", "11/25/2026", "Disqualified", "41")).replace("1000BASE-T,Disqualified,", "1000BASE-T,Fail,Pair 45 open")
    assert results(applied(LINKS, results_plan(text, LINKS)))[0].comment == "1000BASE-T Fail: Pair 45 open"


def test_margins_and_unused_columns() -> None:
    plan = results_plan("Cable ID;Result;Worst margin (dB);Colour;Tester\nX;OK;-0,7;red;DSX\n")
    assert results(applied(Record(), plan))[0].margin_db == -0.7
    assert plan.unused == ("Colour",)


@pytest.mark.parametrize(
    "heading",
    [
        "Cable ID;Result;Length", "Kabel;Resultaat;Lengte (m)", "Câble;Résultat;Longueur", "Kabel-ID;Ergebnis;Länge",
        "Cable_ID;PASS/FAIL;Test Limit", "Label;Summary;Headroom", "ID;Status;Wire Map",
    ],
)  # fmt: skip
def test_headings_in_four_languages_are_proposed(heading: str) -> None:
    proposal = mapping.propose(table(f"{heading}\nX;OK;3\n"))
    assert proposal is not None
    assert (proposal.kind, proposal.columns["link"]) == ("tests", 0)


@pytest.mark.parametrize("heading", ["MAC;Owner;Model", "Name;Extension;Status", "Label;Status;MAC", "Artikel;Aantal"])
def test_other_lists_are_not_taken_for_results(heading: str) -> None:
    assert mapping.propose(table(f"{heading}\nX;OK;3\n")) is None


def test_a_written_mapping_names_headings_or_numbers() -> None:
    read = table("A;B;C\nx;OK;3\n")
    made = mapping.from_toml(b'kind = "tests"\nlink = "a"\nresult = 2\nlength = "C"\npassed = "certified"\n', "m.toml", read)
    assert made == mapping.Mapping(kind="tests", columns={"link": 0, "result": 1, "length": 2}, passed="certified")
    assert testers.plan(read, made, Record(), NOW).count("added") == 1


@pytest.mark.parametrize(
    "text",
    ["link = 9", "link = 'Z'", "nonsense = 'A'", "link = 1\nresult = 1", "decimal = 'x'\nlink = 1", "link", "kind = 'x'", "\xff"],
)
def test_a_wrong_mapping_is_refused_with_what_is_wrong(text: str) -> None:
    with pytest.raises(InputProblem) as caught:
        mapping.check(read := table("A;B\nx;OK\n"), mapping.from_toml(text.encode("latin-1"), "m.toml", read))
    assert caught.value.code == "table.mapping"


def test_a_mapping_that_says_too_little_is_refused() -> None:
    read = table(PLAIN)
    for columns in ({}, {"link": 0}, {"link": 0, "result": 0}, {"link": 0, "result": 99}, {"link": 0, "panel": 1}):
        with pytest.raises(InputProblem, match="not-recognised"):
            mapping.check(read, mapping.Mapping(kind="tests", columns=columns))
    mapping.check(read, mapped(read))


def test_tables_of_one_form_have_one_signature() -> None:
    assert mapping.signature(table(PLAIN)) == mapping.signature(table(PLAIN.replace("12,5", "13").replace("Kabel-ID", "KABEL-id")))
    assert mapping.signature(table(PLAIN)) != mapping.signature(table(PLAIN.replace("Tester", "Testeur")))


def test_a_mapping_survives_being_stored() -> None:
    made = mapped(table(PLAIN), decimal=",", measured="channel")
    assert msgspec.convert(msgspec.json.decode(msgspec.json.encode(made)), mapping.Mapping) == made


def test_a_letter_with_an_accent_is_one_however_it_is_stored() -> None:
    record = Record(cabling=Cabling(links=(Link(id="Réunion-1"),)))
    assert results_plan("Cable ID;Result;Limit;Tester\nRe\u0301union-1;PASS;x;DSX\n", record).unmatched == ()
