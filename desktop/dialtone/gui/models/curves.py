"""Which plots a check's raw readings make, and those of what is being measured just now.

Readings come from a file: nothing in them is sure.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from dialtone.domain.readiness import CheckResult, Sample
from dialtone.gui.widgets.plot_drawing import Curve, Limit, Picture, Point
from dialtone.words import Words

translate = QCoreApplication.translate

MOST_POINTS = 20_000
_TENTH = 0.1
_MEGA = 10_000.0
"""kbit/s from which a rate is told in Mbit/s."""
_UP, _DOWN = ("accent", "doubt")


def pictures_of(result: CheckResult, words: Words) -> tuple[Picture, ...]:
    """The plots of a result; none where nothing was read over time."""
    make = _MAKERS.get(result.id)
    found = make(result, words) if make is not None and isinstance(result.evidence, Mapping) else ()
    return tuple(picture for picture in found if any(curve.points for curve in picture.curves))


def _series(value: Any, gap: float, *, factor: float = 1.0, first: float = 0.0) -> tuple[Point, ...]:
    """Readings at a steady rhythm as points; what is no number is a gap."""
    if not isinstance(value, list | tuple):
        return ()
    return tuple((first + place * gap, _number(each, factor)) for place, each in enumerate(value[:MOST_POINTS]))


def _number(value: Any, factor: float) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return max(float(value) * factor, 0.0)


def _part(value: Any, *names: str) -> Any:
    """What lies under these names, None where there is nothing."""
    for name in names:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _curves(*found: tuple[str, str, tuple[Point, ...]]) -> tuple[Curve, ...]:
    return tuple(Curve(label, tone, points) for label, tone, points in found if points)


def _limits(value: Any, unit: str, words: Words) -> tuple[Limit, ...]:
    number = _number(value, 1.0)
    if number is None:
        return ()
    return (Limit(number, translate("Curves", "limit {value}").format(value=f"{words.number(number)} {unit}".strip())),)


def _values(curves: Iterable[Curve]) -> list[float]:
    return sorted(value for curve in curves for _, value in curve.points if value is not None)


def _middle_note(curves: Sequence[Curve], unit: str, words: Words) -> str:
    """«median 22 ms · p99 31 ms»."""
    values = _values(curves)
    if not values:
        return ""
    text = translate("Curves", "median {median} {unit} · p99 {high} {unit}")
    high = values[int((len(values) - 1) * 0.99)]
    return text.format(median=words.number(_rough(values[len(values) // 2])), high=words.number(_rough(high)), unit=unit)


def _most_note(curves: Sequence[Curve], unit: str, words: Words) -> str:
    """«mean 0,2 % · most 3 %»."""
    values = _values(curves)
    if not values:
        return ""
    text = translate("Curves", "mean {mean} {unit} · most {most} {unit}")
    mean = sum(values) / len(values)
    return text.format(mean=words.number(_rough(mean)), most=words.number(_rough(values[-1])), unit=unit)


def _rough(value: float) -> float:
    """Three digits are enough to read; whole numbers from 100 on."""
    return float(round(value)) if value >= 100 else round(value, 1 if value >= 10 else 2)


def upstream() -> str:
    """The direction from the site."""
    return translate("Curves", "upstream")


def downstream() -> str:
    """The direction towards the site."""
    return translate("Curves", "downstream")


# --- of each check -----------------------------------------------------------------------------------------------------------------------


def _loss(result: CheckResult, words: Words) -> tuple[Picture, ...]:
    lost = result.evidence.get("lost_by_second")
    curves = _curves(
        (upstream(), _UP, _series(_part(lost, "up"), 1.0, first=1.0)), (downstream(), _DOWN, _series(_part(lost, "down"), 1.0, first=1.0))
    )
    title, note = translate("Curves", "Loss in each second"), _most_note(curves, "%", words)
    return (Picture(title, "%", curves, _limits(result.threshold, "%", words), note),)


def _jitter(result: CheckResult, words: Words) -> tuple[Picture, ...]:
    details = result.evidence.get("details")
    up, down = (_series(_part(details, way, "by_second_ms"), 1.0, first=1.0) for way in ("up", "down"))
    curves = _curves((upstream(), _UP, up), (downstream(), _DOWN, down))
    title, note = translate("Curves", "Jitter (RFC 3550), worst call"), _most_note(curves, "ms", words)
    return (Picture(title, "ms", curves, _limits(result.threshold, "ms", words), note),)


def _delay(result: CheckResult, words: Words) -> tuple[Picture, ...]:
    """The round trip; its limit is twice that of one way."""
    curves = _curves((translate("Curves", "round trip"), _UP, _series(result.evidence.get("rtt_series_ms"), _TENTH)))
    limit = _number(result.threshold, 2.0)
    title, note = translate("Curves", "Round trip"), _middle_note(curves, "ms", words)
    return (Picture(title, "ms", curves, _limits(limit, "ms", words), note),)


def _mos(result: CheckResult, words: Words) -> tuple[Picture, ...]:
    def of(name: str) -> tuple[Point, ...]:
        calls = result.evidence.get(name)
        return _series([_part(call, "mos") for call in calls], 1.0, first=1.0) if isinstance(calls, list | tuple) else ()

    curves = _curves((upstream(), _UP, of("calls_up")), (downstream(), _DOWN, of("calls_down")))
    values = _values(curves)
    note = (
        translate("Curves", "worst {worst} · best {best}").format(worst=words.number(values[0]), best=words.number(values[-1]))
        if values
        else ""
    )
    title = translate("Curves", "Voice quality (MOS) of each call")
    calls = translate("Curves", "calls")
    return (Picture(title, "", curves, _limits(result.threshold, "", words), note, across=calls, dots=True, bottom=1.0, top=5.0),)


def _rate(result: CheckResult, words: Words) -> tuple[Picture, ...]:
    evidence = result.evidence
    found: tuple[tuple[str, str, Any], ...]
    if result.id == "bandwidth.both":
        found = (
            (upstream(), _UP, _part(evidence, "up", "octets_by_tenth")),
            (downstream(), _DOWN, _part(evidence, "down", "octets_by_tenth")),
        )
    else:
        label, tone = (upstream(), _UP) if result.id == "bandwidth.up" else (downstream(), _DOWN)
        found = ((label, tone, evidence.get("octets_by_tenth")),)
    curves = _curves(*((label, tone, _series(octets, _TENTH, factor=8 / 1000 / _TENTH)) for label, tone, octets in found))
    return (rate_picture(translate("Curves", "Rate (TCP)"), curves, result.threshold, words),)


def rate_picture(title: str, curves: Sequence[Curve], needed: Any, words: Words) -> Picture:
    """A plot of rates in kbit/s, or in Mbit/s where they are large; `needed` is the least that is wanted."""
    highest = max((value for curve in curves for _, value in curve.points if value is not None), default=0.0)
    factor, unit = (0.001, "Mbit/s") if highest >= _MEGA else (1.0, "kbit/s")
    scaled = tuple(
        Curve(curve.label, curve.tone, tuple((at, None if value is None else value * factor) for at, value in curve.points))
        for curve in curves
    )
    need = _number(needed, factor)
    limits: tuple[Limit, ...] = ()
    if need:
        limits = (Limit(need, translate("Curves", "needed {value}").format(value=f"{words.number(_rough(need))} {unit}")),)
    values = _values(scaled)
    note = ""
    if values:
        median = words.number(_rough(values[len(values) // 2]))
        note = translate("Curves", "median {median} {unit}").format(median=median, unit=unit)
    return Picture(title, unit, scaled, limits, note)


def _bufferbloat(result: CheckResult, words: Words) -> tuple[Picture, ...]:
    labels = (
        ("idle", translate("Curves", "at rest"), "muted"),
        ("down", translate("Curves", "download"), _DOWN),
        ("up", translate("Curves", "upload"), _UP),
        ("both", translate("Curves", "both at once"), "warn"),
    )
    curves = _curves(*((label, tone, _series(_part(result.evidence, f"rtt_{name}_ms", "series"), _TENTH)) for name, label, tone in labels))
    title, note = translate("Curves", "Round trip under load"), _middle_note(curves, "ms", words)
    return (Picture(title, "ms", curves, (), note),)


def _trials(result: CheckResult, words: Words) -> tuple[Picture, ...]:
    """The loss of each trial, in the order in which they were played."""
    trials = result.evidence.get("trials")
    if not isinstance(trials, list | tuple):
        return ()
    curves = _curves((translate("Curves", "loss"), _UP, _series([_part(trial, "loss_percent") for trial in trials], 1.0, first=1.0)))
    played = ", ".join(words.value(_part(trial, "calls")) for trial in trials[:8])
    note = translate("Curves", "calls played: {calls}").format(calls=played)
    title = translate("Curves", "Loss in each trial")
    return (Picture(title, "%", curves, (), note, across=translate("Curves", "trials"), dots=True),)


_MAKERS = {
    "path.loss": _loss,
    "path.jitter": _jitter,
    "path.delay": _delay,
    "path.mos": _mos,
    "bandwidth.down": _rate,
    "bandwidth.up": _rate,
    "bandwidth.both": _rate,
    "bandwidth.bufferbloat": _bufferbloat,
    "capacity.calls": _trials,
}


# --- what is being measured --------------------------------------------------------------------------------------------------------------

_MOST_LIVE = 2_000
_SILENT = 0.8
"""Seconds without a figure after which a curve has a gap: there is one every half second."""


class LiveCurves:
    """The figures of the measurement under way, by series. A series that begins again begins a new curve."""

    def __init__(self) -> None:
        self._points: dict[str, list[Point]] = {}

    def __bool__(self) -> bool:
        return bool(self._points)

    def take(self, samples: Iterable[Sample]) -> None:
        """Further figures. When one series begins anew, the others of the measurement before are gone too."""
        for sample in samples:
            value = _number(sample.value, 1.0)
            if value is None or not math.isfinite(sample.at):
                continue
            points = self._points.get(sample.series)
            if points and sample.at < points[-1][0]:
                self._points.clear()
                points = None
            if points is None:
                points = self._points.setdefault(sample.series, [])
            if len(points) >= _MOST_LIVE:
                continue
            if points and sample.at - points[-1][0] > _SILENT and len(points) < _MOST_LIVE - 1:
                points.append(((sample.at + points[-1][0]) / 2, None))  # nothing was read meanwhile: no line across
            points.append((sample.at, value))

    def pictures(self, limits: Mapping[str, float], seconds: float, words: Words) -> tuple[Picture, ...]:
        """The plots, in a fixed order; `limits` by series («delay» of the round trip, «jitter», «loss»), `seconds`: how long it lasts."""
        made = []
        for series, title, unit in (
            ("delay", translate("Curves", "Round trip"), "ms"),
            ("jitter", translate("Curves", "Jitter (RFC 3550), worst call"), "ms"),
            ("loss", translate("Curves", "Loss, downstream"), "%"),
        ):
            points = tuple(self._points.get(series, ()))
            if points:
                curves = (Curve(title, _UP, points),)
                made.append(Picture(title, unit, curves, _limits(limits.get(series), unit, words), _now(points, unit, words), seconds))
        rates = tuple(
            Curve(label, tone, tuple(self._points.get(series, ())))
            for series, label, tone in (("up", upstream(), _UP), ("down", downstream(), _DOWN))
            if self._points.get(series)
        )
        if rates:
            made.append(rate_picture(translate("Curves", "Rate (TCP)"), rates, None, words))
        return tuple(made)


def _now(points: Sequence[Point], unit: str, words: Words) -> str:
    value = points[-1][1]
    return translate("Curves", "now {value} {unit}").format(value=words.number(_rough(value or 0.0)), unit=unit)
