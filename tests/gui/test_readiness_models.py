"""What the readiness page shows, apart from widgets: comparison, curves, raw readings, what-if, firewalls' own words."""

from __future__ import annotations

import json
import math
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.readiness import CheckResult, ReadinessRun, Sample
from dialtone.domain.what_if import Traffic, WhatIf
from dialtone.gui.models import comparing, raw_readings, run_texts, what_if_lines
from dialtone.gui.models.curves import LiveCurves, pictures_of
from dialtone.gui.models.firewall_words import makes_with_settings, own_words
from dialtone.gui.models.readings import limit_text, lines_of, measured_text, rate_text
from dialtone.words import Words

PASS, WARN, FAIL, NOT_RUN = Verdict.PASS, Verdict.WARN, Verdict.FAIL, Verdict.NOT_RUN
WORDS = Words("en")


def check(name: str = "path.loss", verdict: Verdict = PASS, value: Any = None, **more: Any) -> CheckResult:
    unit = more.pop("unit", "%" if value is not None else None)
    reason = more.pop("reason", "needs-responder") if verdict is NOT_RUN else None
    return CheckResult(
        id=name, verdict=verdict, code=f"{name}.ok", responsible=Responsible.CUSTOMER, value=value, unit=unit, reason=reason, **more
    )


def run_of(*checks: CheckResult, complete: bool = True) -> ReadinessRun:
    import datetime as dt

    return ReadinessRun(
        provider={"name": "x", "version": "1", "sha256": ""},  # type: ignore[arg-type]
        interface="eth0",
        started=dt.datetime(2026, 11, 25, 9, 0, tzinfo=dt.UTC),
        seconds=12,
        verdict=PASS,
        checks=checks,
        complete=complete,
    )


# --- comparison --------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (check(verdict=PASS), check(verdict=FAIL), comparing.BETTER),
        (check(verdict=FAIL), check(verdict=WARN), comparing.WORSE),
        (check(verdict=WARN), check(verdict=WARN), comparing.SAME),
        (check(verdict=PASS), check(verdict=NOT_RUN), comparing.NEW),
        (check(verdict=NOT_RUN), check(verdict=FAIL), comparing.GONE),
        (check(verdict=NOT_RUN), check(verdict=NOT_RUN), ""),
        (check(), None, ""),
        (None, check(), ""),
        (check(value=3.0), check(value=1.0), comparing.WORSE),
        (check(value=1.0), check(value=3.0), comparing.BETTER),
        (check(value=1.0), check(value=1.1), comparing.SAME),
        (check(value=0.001, threshold=0.25), check(value=0.0, threshold=0.25), comparing.SAME),
        (check("bandwidth.up", value=900, unit="kbit/s"), check("bandwidth.up", value=2000, unit="kbit/s"), comparing.WORSE),
        (check("capacity.calls", value=30, unit="calls"), check("capacity.calls", value=10, unit="calls"), comparing.BETTER),
        (check("time.offset", value=-9.0, unit="s"), check("time.offset", value=1.0, unit="s"), comparing.WORSE),
        (check("sip.alg", value=True, unit=None), check("sip.alg", value=False, unit=None), comparing.SAME),
        (check(value=3.0, unit="ms"), check(value=1.0), comparing.SAME),
        (check(evidence={"taken_over_from": "2026-11-24"}), check(verdict=FAIL), comparing.KEPT),
    ],
)
def test_change_since_the_last_run(now, before, expected):
    assert comparing.change_of(now, before) == expected


def test_a_worse_value_with_the_same_verdict_is_no_failure():
    now, before = check(value=3.0), check(value=1.0)
    assert comparing.look(comparing.WORSE, now, before)[1] == "warn"
    assert comparing.look(comparing.WORSE, check(verdict=FAIL), before)[1] == "fail"


@given(st.sampled_from([PASS, WARN, FAIL]), st.sampled_from([PASS, WARN, FAIL]), st.floats(0, 100), st.floats(0, 100))
def test_the_reverse_of_better_is_worse(one, other, value, before):
    there = comparing.change_of(check(verdict=one, value=value), check(verdict=other, value=before))
    back = comparing.change_of(check(verdict=other, value=before), check(verdict=one, value=value))
    assert {there, back} in ({comparing.BETTER, comparing.WORSE}, {comparing.SAME})


def test_lines_carry_both_values():
    now, before = run_of(check(value=1.15, verdict=FAIL)), run_of(check(value=0.1))
    (line,) = lines_of(now, before, {}, set(), WORDS)
    assert (line.measured, line.before_text, line.change) == ("1.15 %", "0.1 %", comparing.WORSE)


def test_while_it_runs_a_check_waits_runs_and_is_held_against_the_run_before():
    run = run_of(check("dns.resolve"), check("path.loss", verdict=FAIL), check("sip.udp"))
    lines = lines_of(run, None, {"path.loss": check(verdict=PASS)}, {"dns.resolve"}, WORDS, asked=("dns.resolve", "path.loss"))
    assert [line.look for line in lines] == ["running", "pass", "pass"]
    assert lines[1].change == comparing.BETTER
    waiting = lines_of(None, None, {}, set(), WORDS, asked=(), ids=("dns.resolve", "path.loss"))
    assert [line.look for line in waiting] == ["waiting", "waiting"]
    assert [line.rank for line in waiting] == ["not-run", "not-run"]
    (other, one) = lines_of(None, None, {}, set(), WORDS, asked=("path.loss",), ids=("dns.resolve", "path.loss"))
    assert (other.look, one.look) == ("not-run", "waiting")


def test_a_value_just_beyond_its_limit_is_not_rounded_to_it():
    def shown(name: str, value: float, threshold: float, unit: str) -> tuple[str, str]:
        result = check(name, WARN, value, threshold=threshold, unit=unit)
        return measured_text(result, WORDS), limit_text(result, WORDS)

    assert shown("path.mos", 4.027, 4.03, "MOS") == ("4.027 MOS", "≥ 4.03 MOS")
    assert shown("path.loss", 0.2504, 0.25, "%") == ("0.2504 %", "≤ 0.25 %")
    assert shown("bandwidth.up", 47_580.0, 47_600.0, "kbit/s") == ("47580 kbit/s", "≥ 47.6 Mbit/s")
    assert shown("path.loss", 1.15, 0.25, "%") == ("1.15 %", "≤ 0.25 %")


def test_units_are_words_of_the_language():
    nl = Words("nl")
    calls = check("capacity.calls", value=13, unit="calls", threshold=13)
    assert measured_text(calls, nl) == "13 oproepen"
    assert limit_text(calls, nl) == "≥ 13 oproepen"
    assert rate_text(857.0, nl) == "857 kbit/s"
    assert rate_text(52_450, nl) == "52,5 Mbit/s"
    assert measured_text(check("nat.mapping", value="no-nat", unit=None), WORDS) == "no NAT"


# --- curves ------------------------------------------------------------------------------------------------------------------------------


def test_loss_by_second_becomes_two_curves_with_the_limit():
    result = check(threshold=0.25, evidence={"lost_by_second": {"up": [0, 2.5, 0], "down": [0.0, 0.0, None]}})
    (picture,) = pictures_of(result, WORDS)
    assert picture.curves[0].points == ((1.0, 0.0), (2.0, 2.5), (3.0, 0.0))
    assert picture.curves[1].points[2] == (3.0, None)
    assert [limit.value for limit in picture.limits] == [0.25]
    assert picture.unit == "%"
    assert "2.5" in picture.note


def test_rates_are_octets_in_a_tenth_of_a_second():
    evidence = {"octets_by_tenth": [12_500, 25_000]}
    (picture,) = pictures_of(check("bandwidth.down", value=1500, unit="kbit/s", threshold=857, evidence=evidence), WORDS)
    assert [value for _, value in picture.curves[0].points] == [1000.0, 2000.0]
    assert (picture.unit, picture.limits[0].value) == ("kbit/s", 857.0)
    fast = {"up": {"octets_by_tenth": [1_250_000]}, "down": {"octets_by_tenth": [2_500_000]}}
    (picture,) = pictures_of(check("bandwidth.both", value=1, unit="kbit/s", evidence=fast), WORDS)
    assert picture.unit == "Mbit/s"
    assert [round(curve.points[0][1] or 0) for curve in picture.curves] == [100, 200]


def test_the_limit_of_a_round_trip_is_twice_that_of_one_way():
    (picture,) = pictures_of(check("path.delay", value=12, unit="ms", threshold=100.0, evidence={"rtt_series_ms": [24.0, None]}), WORDS)
    assert picture.limits[0].value == 200.0
    assert picture.curves[0].points == ((0.0, 24.0), (0.1, None))


@pytest.mark.parametrize("name", ["path.mos", "bandwidth.bufferbloat", "capacity.calls"])
def test_other_measurements_have_curves_too(name):
    evidence = {
        "calls_up": [{"mos": 4.3}, {"mos": 4.1}],
        "calls_down": [{"mos": 4.0}],
        "rtt_idle_ms": {"series": [20.0, 21.0]},
        "rtt_up_ms": {"series": [80.0]},
        "trials": [{"calls": 13, "loss_percent": 2.0}, {"calls": 8, "loss_percent": 0.0}],
    }
    (picture,) = pictures_of(check(name, evidence=evidence), WORDS)
    assert picture.highest > 1
    assert picture.note


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["up", "down", "series", "mos", "by_second_ms"]), inner),
    max_leaves=12,
)
NAMES = ("lost_by_second", "details", "rtt_series_ms", "calls_up", "octets_by_tenth", "rtt_up_ms", "trials", "up", "flows")


@given(
    st.sampled_from(["path.loss", "path.jitter", "path.delay", "path.mos", "bandwidth.both", "bandwidth.up", "bandwidth.bufferbloat"])
    | st.just("capacity.calls"),
    st.dictionaries(st.sampled_from(NAMES), junk),
    junk,
)
def test_readings_that_make_no_sense_make_no_fault(name, evidence, threshold):
    result = check(name, evidence=evidence, threshold=threshold)
    for picture in pictures_of(result, WORDS):
        for curve in picture.curves:
            assert all(value is None or (math.isfinite(value) and value >= 0) for _, value in curve.points)
    assert len(raw_readings.blocks_of(result)) <= raw_readings.MOST_LINES + 1


def test_a_measurement_that_begins_again_begins_new_curves():
    live = LiveCurves()
    assert not live
    live.take([Sample("delay", 0.5, 20.0), Sample("jitter", 0.5, 1.0), Sample("delay", 1.0, 22.0)])
    delay, jitter = live.pictures({"delay": 200.0}, 30.0, WORDS)
    assert delay.curves[0].points == ((0.5, 20.0), (1.0, 22.0))
    assert (delay.last, delay.limits[0].value, jitter.limits) == (30.0, 200.0, ())
    live.take([Sample("delay", 0.5, 25.0), Sample("down", 0.5, 9_000.0)])
    delay, rate = live.pictures({}, 30.0, WORDS)
    assert delay.curves[0].points == ((0.5, 25.0),)
    assert rate.unit == "kbit/s"


def test_where_nothing_was_read_a_live_curve_has_a_gap():
    live = LiveCurves()
    live.take(Sample("delay", at, 20.0) for at in (0.5, 1.01, 3.0, 3.52))
    (delay,) = live.pictures({}, 30.0, WORDS)
    assert [value for _, value in delay.curves[0].points] == [20.0, 20.0, None, 20.0, 20.0]


def test_live_figures_are_bounded():
    live = LiveCurves()
    live.take(Sample("delay", float(at), 1.0) for at in range(5_000))
    live.take([Sample("delay", math.nan, 1.0), Sample("delay", 9e9, math.inf)])
    (picture,) = live.pictures({}, 1.0, WORDS)
    assert len(picture.curves[0].points) == 2_000


# --- raw readings ------------------------------------------------------------------------------------------------------------------------


def test_what_an_alg_changed_comes_first():
    change = {"where": "Contact", "sent": "<sip:t@192.168.1.2>", "arrived": "<sip:t@198.51.100.2>"}
    evidence = {"flows": [{"transport": "udp", "port": 5060, "messages": [{"method": "OPTIONS", "changes": [change]}]}]}
    blocks = raw_readings.blocks_of(check("sip.alg", FAIL, evidence=evidence))
    assert blocks[:3] == (
        (raw_readings.HEAD, "UDP · 5060 · OPTIONS · Contact"),
        (raw_readings.SENT, "sent: <sip:t@192.168.1.2>"),
        (raw_readings.ARRIVED, "arrived: <sip:t@198.51.100.2>"),
    )


def test_long_series_are_cut_for_reading_and_whole_for_copying():
    result = check(evidence={"series": list(range(300)), "deep": {"a": {"b": True}}})
    texts = [text for _, text in raw_readings.blocks_of(result)]
    assert texts[0].startswith("series: 0, 1, 2")
    assert texts[0].endswith("… (300)")
    assert "    b: true" in texts
    assert json.loads(raw_readings.whole(result))["series"][-1] == 299


# --- the run as a whole ------------------------------------------------------------------------------------------------------------------


def test_an_interrupted_run_is_marked_before_anything_else():
    text, icon, tone = run_texts.headline(run_of(check(), check("sip.udp", NOT_RUN), complete=False))
    assert text.startswith("interrupted")
    assert (icon, tone) == ("ban", "warn")
    assert run_texts.about(run_of(check(), complete=False), WORDS).startswith("Broken off")
    assert run_texts.headline(run_of(check(verdict=FAIL), check("sip.udp", WARN)))[0] == "not ready: 1 failed, 1 to look at"
    assert run_texts.headline(run_of(check()))[2] == "ok"
    assert run_texts.headline(run_of(check(), check("sip.udp", NOT_RUN)))[2] == "accent"
    assert run_texts.headline(run_of(check("sip.udp", NOT_RUN)))[2] == "doubt"


def test_an_interrupted_run_stays_marked_when_only_its_failures_ran_again():
    """The run after it went through to its end, but what was cut off is still not measured."""
    filled_up = run_of(check(), check("sip.udp", NOT_RUN, reason="interrupted"))
    assert run_texts.headline(filled_up) == ("interrupted: 0 failed, 0 to look at", "ban", "warn")
    assert run_texts.about(filled_up, WORDS).startswith("Broken off")


def test_the_moment_is_that_of_the_sheet_and_of_the_status_bar():
    """Where the provider works, whatever the computer's own zone is."""
    assert "25 November 2026 10:00" in run_texts.about(run_of(check()), WORDS)  # 09:00 UTC


@pytest.mark.parametrize("server", ["127.0.0.1", "127.0.0.1:20862", "[::1]:5000", "::1", "localhost", "LOCALHOST.:1"])
def test_a_responder_on_this_computer_proves_nothing_of_the_line(server):
    run = run_of(check(), check("sip.alg", params={"server": server}))
    assert run_texts.headline(run)[2] == "warn"
    assert "nothing of the line" in run_texts.about(run, WORDS)
    assert run_texts.headline(run_of(check(), check("sip.alg", params={"server": "203.0.113.10"})))[2] == "ok"
    assert run_texts.headline(msgspec.structs.replace(run, training=True))[2] == "ok"


def what_if(channels: int, *, fits: int | None = None, held: int | None = None) -> WhatIf:
    return WhatIf(
        users=20,
        channels=channels,
        codec="G.711",
        per_call_kbit_s=95.2,
        needed_kbit_s=1000,
        traffic=Traffic(),
        erlang=2.0,
        blocked_percent=0.1,
        busy_channels=7,
        busy_needed_kbit_s=667,
        fits_calls=fits,
        held_calls=held,
    )


def test_what_was_played_counts_before_what_was_computed():
    failed, passed = run_of(check("capacity.calls", FAIL)), run_of(check("capacity.calls", PASS))
    assert what_if_lines.standing(what_if(9), None) == what_if_lines.UNMEASURED
    assert what_if_lines.standing(what_if(9, fits=100, held=12), passed) == what_if_lines.ENOUGH
    assert what_if_lines.standing(what_if(14, fits=100, held=12), failed) == what_if_lines.SHORT
    assert what_if_lines.standing(what_if(14, fits=100, held=12), passed) == what_if_lines.BEYOND
    assert what_if_lines.standing(what_if(14, fits=13, held=12), passed) == what_if_lines.SHORT
    assert what_if_lines.standing(what_if(14, fits=14), None) == what_if_lines.ENOUGH
    assert what_if_lines.standing(what_if(14, fits=13), None) == what_if_lines.SHORT


def test_what_if_for_every_codec(services):
    profile = services.profiles.load("allocloud")
    found = services.readiness.what_if_by_codec(profile, 34)
    assert found[0].codec == profile.capacity.codec
    assert {one.codec for one in found} == {codec.name for codec in profile.codecs}
    assert len({one.channels for one in found}) == 1
    assert len({one.needed_kbit_s for one in found}) > 2


# --- firewalls ---------------------------------------------------------------------------------------------------------------------------


def test_every_make_says_its_words_with_their_source(services):
    makes = makes_with_settings(services.readiness.firewalls())
    assert [make.name for make in makes] == sorted((make.name for make in makes), key=str.casefold)
    nl = Words("nl")
    for make in makes:
        for setting in make.settings:
            found = own_words(make, setting.remedy, 120, nl)
            assert found
            for one in found:
                assert one.asked or one.commands
                assert setting.date.strftime("%Y") in one.source
                assert "{seconds}" not in one.commands
    sonicwall = next(make for make in makes if make.id == "sonicwall")
    (words,) = own_words(sonicwall, "nat-symmetric", 120, nl)
    assert words.asked == f"Network > VoIP > Settings > Enable Consistent NAT: {nl.text('sheet.on')}"
    assert own_words(sonicwall, "captive-portal", 120, nl) == ()


def test_a_part_of_a_run_keeps_the_rates_measured_before(services):
    import msgspec

    from dialtone.domain.readiness import Capacity

    plan = Capacity(channels=9, codec="G.711", per_call_kbit_s=95.2, needed_kbit_s=857)
    whole = msgspec.structs.replace(
        run_of(check()), capacity=msgspec.structs.replace(plan, down_kbit_s=5000, up_kbit_s=2000, fits_calls=21)
    )
    part = msgspec.structs.replace(run_of(check()), capacity=msgspec.structs.replace(plan, channels=10, needed_kbit_s=952))
    kept = services.readiness.completed(part, whole, ("path.loss",)).capacity
    assert (kept.channels, kept.up_kbit_s, kept.fits_calls) == (10, 2000, 21)
