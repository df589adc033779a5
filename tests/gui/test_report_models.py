"""The report page's own logic, without a window."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain.findings import Finding
from dialtone.domain.kinds import Responsible, Severity
from dialtone.domain.record import Acceptance, Record, Reserve
from dialtone.gui.models import passphrases, report_edits, report_lines, verifying
from dialtone.gui.models.report_edits import Draft
from dialtone.report.identity import MIN_PASSPHRASE
from dialtone.words import Words


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("14:30", dt.time(14, 30)),
        ("14.30", dt.time(14, 30)),
        ("14h30", dt.time(14, 30)),
        ("9u05", dt.time(9, 5)),
        ("9u", dt.time(9)),
        (" 0:00 ", dt.time()),
        ("24:00", None),
        ("12:60", None),
        ("half past two", None),
        ("", None),
        (None, None),
    ],
)
def test_a_time_of_day_as_people_write_it(text, time):
    assert report_edits.parse_time(text) == time


@given(st.integers(1_577_836_800, 2_051_222_400).map(lambda seconds: dt.datetime.fromtimestamp(seconds, dt.UTC)))
def test_going_into_service_comes_back_as_it_was_written(moment):
    moment = moment.replace(second=0, microsecond=0)
    record = Record(acceptance=Acceptance(in_service_since=moment))
    values = report_edits.acceptance_values(record)
    change = report_edits.acceptance_change(record, "time", values["time"])
    back = dt.datetime.fromisoformat(change.fields["in_service_since"])
    assert back.astimezone(report_edits.BRUSSELS).replace(tzinfo=None) == moment.astimezone(report_edits.BRUSSELS).replace(tzinfo=None)


def test_a_time_without_a_day_waits_and_no_day_takes_the_moment_away():
    assert report_edits.acceptance_change(Record(), "time", "14:30") is None
    there = Record(acceptance=Acceptance(in_service_since=dt.datetime(2026, 11, 24, 13, 30, tzinfo=dt.UTC)))
    assert report_edits.acceptance_change(there, "day", None).fields == {"in_service_since": None}


def test_reserves_get_free_ids_and_a_violations_own_id():
    record = Record(reserves=(Reserve(id="reserve-1", text="x"),))
    changes = report_edits.reserve_changes(record, [Draft("a"), Draft("b", "provider", "BT-2:x:y"), Draft("c")], None, dt.date(2026, 12, 8))
    assert [change.value["id"] for change in changes] == ["reserve-2", "BT-2:x:y", "reserve-3"]
    assert [change.value.get("responsible") for change in changes] == [None, "provider", None]
    assert {change.value["due"] for change in changes} == {"2026-12-08"}


def test_a_violations_reserve_is_worded_in_the_language_of_the_report():
    finding = Finding(
        code="excluded.lift-phone", clause="BT-2", severity=Severity.VIOLATION, subject="d9", responsible=Responsible.CUSTOMER, params={}
    )
    nl, fr = (report_edits.draft_of(finding, Words(language)) for language in ("nl", "fr"))
    assert nl.id == fr.id == finding.id
    assert nl.text != fr.text
    assert nl.responsible == "customer"


@given(st.text(max_size=60))
def test_a_passphrase_is_enough_exactly_when_the_identity_takes_it(text):
    strength = passphrases.judge(text)
    assert strength.enough == (len(text) >= MIN_PASSPHRASE)
    assert 0 <= strength.share <= 100


def test_what_repeats_itself_is_called_weak():
    assert passphrases.judge("aaaaaaaaaaaaaaaaaaaa").code == "weak"
    assert passphrases.judge("12345678901234567").code == "weak"
    assert passphrases.judge("abcabcabcabcabcabc").code == "weak"
    assert passphrases.judge("correct horse battery staple").code == "good"


@pytest.mark.parametrize("verdict", report_lines.VERDICT_LOOKS)
def test_only_a_valid_report_looks_good(verdict):
    assert (report_lines.VERDICT_LOOKS[verdict][1] == "ok") == (verdict == "valid")
    assert all(Words(language).has(f"verify.{verdict}") for language in ("nl", "fr", "en"))


def test_a_verification_says_apart_what_holds_and_what_does_not():
    document = {
        "intact": True,
        "covers_whole_file": False,
        "signatures": [
            {
                "signer": "X",
                "fingerprint": "cd" * 32,
                "level": "PAdES-B-B",
                "time": "2026-11-24T13:30:00Z",
                "time_source": "claimed",
                "valid": True,
                "trusted": False,
                "modified_after": True,
            }
        ],
        "attachment": {"name": "dossier.json", "sha256": "ab" * 32, "matches_report": False},
        "verdict": "modified",
        "findings": [{"code": "page-changed", "signer": ""}],
    }
    integrity, identity, time, data = verifying.sections(document, Words("en"))
    assert [[tone for _, tone, _ in section.lines] for section in (integrity, identity, time, data)] == [
        ["ok", "fail", "fail"],
        ["text", "muted", "doubt", "fail"],
        ["muted"],
        ["fail", "muted"],
    ]
    assert [section.look[1] for section in (integrity, identity, time, data)] == ["fail", "fail", "muted", "fail"]
    assert "own clock" in time.lines[0][2]
    assert Words("en").text("verify.finding.page-changed") in [text for _, _, text in integrity.lines]


def test_what_nobody_signed_is_no_good_and_garbage_has_nothing_to_tell():
    bare = {"intact": False, "covers_whole_file": False, "signatures": [], "attachment": None}
    integrity, data = verifying.sections({**bare, "verdict": "not-signed"}, Words("en"))
    assert (integrity.look[1], data.look[1]) == ("fail", "muted")
    assert verifying.sections({**bare, "verdict": "unreadable"}, Words("en")) == ()
    cut = verifying.sections({**bare, "verdict": "unreadable", "findings": [{"code": "cut-off", "signer": ""}]}, Words("en"))
    assert "cut off" in cut[0].lines[0][2]
