"""The series of readings that the checks of the network keep, as plots with their limit: what a single value hides."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from dialtone.domain.readiness import CheckResult
from dialtone.report.context import Context
from dialtone.report.document import Plot

_MAX_READINGS = 4000
_LEAST_READINGS = 3
_PLAIN = frozenset({"readings", "delays", "jitters", "milliseconds", "rates", "offsets"})
"""Evidence that holds readings in their order under its own name; other lists of numbers (ports!) are none."""


class _Series(Struct, frozen=True):
    """Where a check keeps a series. `factor`: to the unit of its value; `way`: words `report.readings.<way>` for the title.

    `above`: the limit is counted from the median of this series, since the check's value is what came on top of it.
    """

    path: tuple[str, ...]
    way: str = ""
    factor: float = 1.0
    above: tuple[str, ...] = ()


_SERIES: dict[str, tuple[_Series, ...]] = {
    "path.delay": (_Series(("rtt_series_ms",), "half", 0.5),),
    "path.jitter": tuple(_Series(("details", way, "by_second_ms"), way) for way in ("up", "down")),
    "path.loss": tuple(_Series(("lost_by_second", way), way) for way in ("up", "down")),
    "bandwidth.bufferbloat": tuple(
        _Series((f"rtt_{way}_ms", "series"), f"loaded-{way}", above=("rtt_idle_ms", "median")) for way in ("down", "up")
    ),
    "bandwidth.down": (_Series(("octets_by_tenth",), factor=8 / 1000 / 0.1),),
    "bandwidth.up": (_Series(("octets_by_tenth",), factor=8 / 1000 / 0.1),),
}


def figure(value: object) -> float | None:
    """A finite number, or None for anything else (a readiness run comes back from a file and may hold anything)."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if abs(value) < 1e12 else None


def plots(c: Context, check: CheckResult, title: str) -> Iterator[Plot]:
    """Every series of a check that says something: one without a reading, or with nothing but zeros, is not drawn."""
    limit, unit = figure(check.threshold), c.word("unit", check.unit) if check.unit else ""
    for one in (*_SERIES.get(check.id, ()), *(_Series((name,)) for name in check.evidence if name in _PLAIN)):
        readings = _readings(_at(check.evidence, one.path), one.factor)
        known = [reading for reading in readings if reading is not None]
        if len(known) < _LEAST_READINGS or not any(known):
            continue
        base = figure(_at(check.evidence, one.above)) if one.above else 0.0
        drawn = limit + base if limit is not None and base is not None else None
        yield Plot(
            title=_title(c, title, one.way, max(known), unit),
            readings=readings,
            unit=unit,
            limit=drawn,
            limit_label=c.text("readiness.limit", limit=_with_unit(c, drawn, unit)) if drawn is not None else "",
            start=_start(c, check),
            end=_end(c, check, readings),
        )


def _at(evidence: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        evidence = evidence.get(name) if isinstance(evidence, Mapping) else None
    return evidence


def _readings(raw: Any, factor: float) -> tuple[float | None, ...]:
    """The readings, None where there was no answer; nothing at all where something else stands among them."""
    if not isinstance(raw, list | tuple):
        return ()
    found = tuple(None if one is None else figure(one) for one in raw[:_MAX_READINGS])
    if any(one is None and given is not None for one, given in zip(found, raw, strict=False)):
        return ()
    return tuple(None if one is None else one * factor for one in found)


def _title(c: Context, title: str, way: str, highest: float, unit: str) -> str:
    named = f"{title} – {c.text(f'readings.{way}')}" if way else title
    return c.text("readings.title", title=named, highest=_with_unit(c, highest, unit))


def _with_unit(c: Context, value: float, unit: str) -> str:
    shown = round(value, 1) if abs(value) < 100 else round(value)
    return f"{c.number(shown)}\N{NO-BREAK SPACE}{unit}".rstrip("\N{NO-BREAK SPACE}")


def _seconds(check: CheckResult) -> float | None:
    seconds = figure(check.evidence.get("seconds")) if check.id in _SERIES else None
    return seconds if seconds is not None and math.isfinite(seconds) and seconds > 0 else None


def _start(c: Context, check: CheckResult) -> str:
    return c.text("readiness.first") if _seconds(check) is None else _with_unit(c, 0, c.word("unit", "s"))


def _end(c: Context, check: CheckResult, readings: tuple[float | None, ...]) -> str:
    """How long it lasted, or how many readings; with how many stayed without an answer."""
    seconds = _seconds(check)
    said = c.text("readiness.last", count=len(readings)) if seconds is None else _with_unit(c, seconds, c.word("unit", "s"))
    missing = readings.count(None)
    return f"{said} · {c.text('readings.unanswered', count=missing)}" if missing else said
