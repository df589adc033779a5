"""The plots of the network's readings: from what the checks really keep, with their limit, and nothing made up."""

from collections.abc import Callable

import pytest

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.report import readings
from dialtone.report.context import Context
from dialtone.report.document import Plot


def drawn(make_material: Callable, check: CheckResult, language: str = "nl") -> list[Plot]:
    return list(readings.plots(Context(make_material(language), language, "ab" * 32, draft=False), check, "Vertraging"))


def check(identity: str, evidence: dict, threshold: float | None = 150, unit: str = "ms") -> CheckResult:
    return CheckResult(id=identity, verdict=Verdict.PASS, code="x", value=1, unit=unit, threshold=threshold, evidence=evidence)


def test_delay_is_half_the_round_trip_and_what_stayed_unanswered_is_marked(make_material: Callable) -> None:
    (plot,) = drawn(make_material, check("path.delay", {"rtt_series_ms": [20.0, None, 44.0, 30.0], "seconds": 30}))
    assert plot.readings == (10.0, None, 22.0, 15.0)
    assert plot.limit == 150
    assert plot.title == "Vertraging – helft van elke heen-en-weertijd, hoogste waarde 22\N{NO-BREAK SPACE}ms"
    assert plot.limit_label == "grens 150\N{NO-BREAK SPACE}ms"
    assert (plot.start, plot.end) == ("0\N{NO-BREAK SPACE}s", "30\N{NO-BREAK SPACE}s · 1 zonder antwoord, in het rood")


def test_jitter_and_loss_are_drawn_for_each_direction(make_material: Callable) -> None:
    details = {"up": {"by_second_ms": [1.0, 2.0, 3.0]}, "down": {"by_second_ms": [4.0, 5.0, 6.0]}}
    up, down = drawn(make_material, check("path.jitter", {"details": details, "seconds": 3}))
    assert (up.readings, down.readings) == ((1.0, 2.0, 3.0), (4.0, 5.0, 6.0))
    assert "naar de aanbieder" in up.title
    assert "van de aanbieder" in down.title
    loss = check("path.loss", {"lost_by_second": {"up": [0.0, 0.0, 0.0], "down": [0.0, 1.5, 0.0]}}, 0.5, "%")
    (plot,) = drawn(make_material, loss)  # nothing but zeros says nothing
    assert plot.readings == (0.0, 1.5, 0.0)


def test_what_load_adds_is_limited_from_the_round_trip_at_rest(make_material: Callable) -> None:
    evidence = {"rtt_idle_ms": {"median": 12.0}, "rtt_up_ms": {"series": [30.0, 31.0, 29.0]}}
    (plot,) = drawn(make_material, check("bandwidth.bufferbloat", evidence, 30))
    assert plot.limit == 42.0
    (plot,) = drawn(make_material, check("bandwidth.bufferbloat", {"rtt_up_ms": {"series": [30.0, 31.0, 29.0]}}, 30))
    assert plot.limit is None


def test_a_rate_is_drawn_in_the_unit_of_its_limit(make_material: Callable) -> None:
    (plot,) = drawn(make_material, check("bandwidth.down", {"octets_by_tenth": [12_500, 25_000, 12_500]}, 857, "kbit/s"))
    assert plot.readings == pytest.approx((1000.0, 2000.0, 1000.0))
    assert "2.000" in plot.title or "2000" in plot.title


@pytest.mark.parametrize("raw", [None, 5, "abc", {}, [1, 2], [1, "x", 3, 4], [None] * 9, [0, 0, 0], [float("nan")] * 4, [True, 1, 2, 3]])
def test_anything_else_is_no_series(make_material: Callable, raw: object) -> None:
    assert drawn(make_material, check("path.delay", {"rtt_series_ms": raw})) == []
