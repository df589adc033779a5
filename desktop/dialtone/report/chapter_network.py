"""The network: capacity, every check with value, limit and remedy, readings as bars and lines; and what the scan found."""

from typing import Any

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import ReadinessRun
from dialtone.report import readings
from dialtone.report.chapter_summary import scan_reason
from dialtone.report.context import Context
from dialtone.report.document import Bar, Bars, Block, Column, Facts, Heading, Paragraph, Plot, Row, Run, Table, Text, Tone

_TONES: dict[Verdict, Tone] = {Verdict.PASS: "ok", Verdict.WARN: "warn", Verdict.FAIL: "fail", Verdict.NOT_RUN: "muted"}


def readiness(c: Context) -> list[Block]:
    """The readiness run, or that there was none."""
    run = c.material.readiness
    blocks: list[Block] = [Heading(c.text("readiness.title"), 1, "readiness")]
    if run is None:
        return [*blocks, Paragraph(c.text("readiness.none"))]
    ran = sum(check.verdict is not Verdict.NOT_RUN for check in run.checks)
    facts: list[tuple[str, Text]] = [
        (c.text("readiness.verdict"), _overall(c, run, ran)),
        (c.text("readiness.when"), c.text("readiness.when-of", moment=c.moment(run.started), seconds=c.number(round(run.seconds, 1)))),
        (c.text("readiness.interface"), c.known(run.interface)),
        (c.text("readiness.profile"), f"{run.provider.name} {run.provider.version}"),
        (c.text("readiness.ran"), c.text("readiness.ran-of", ran=ran, total=len(run.checks))),
    ]
    if not run.complete:
        facts.append((c.text("readiness.state"), Run(c.text("readiness.interrupted"), "warn")))
    if c.material.unverified_entries:
        facts.append((c.text("readiness.unverified"), c.text("readiness.unverified-of", count=c.material.unverified_entries)))
    return [*blocks, Facts(tuple(facts)), *_capacity(c, run), *_checks(c, run), *_readings(c, run)]


def _overall(c: Context, run: ReadinessRun, ran: int) -> Text:
    """The verdict; a pass of some checks while others did not run is no green pass of the network."""
    missing = len(run.checks) - ran
    if run.verdict is not Verdict.PASS or (not missing and run.complete):
        return c.verdict(run.verdict)
    return c.text("readiness.partly", verdict=c.word("verdict", run.verdict), ran=ran, missing=missing)


def _capacity(c: Context, run: ReadinessRun) -> list[Block]:
    capacity = run.capacity
    blocks: list[Block] = [Heading(c.text("capacity.title"), 2, "capacity")]
    if capacity is None:
        return [*blocks, Paragraph(c.text("capacity.none"))]
    text = c.text(
        "capacity.text",
        channels=capacity.channels,
        codec=capacity.codec,
        rate=c.number(capacity.per_call_kbit_s),
        needed=capacity.needed_kbit_s,
    )
    blocks.append(Paragraph(text))
    bars = [
        Bar(
            title=c.text(f"capacity.{key}"),
            value=float(rate),
            limit=float(capacity.needed_kbit_s),
            label=c.text("capacity.of", measured=rate, needed=capacity.needed_kbit_s),
            tone="ok" if rate >= capacity.needed_kbit_s else "fail",
        )
        for key, rate in (("down", capacity.down_kbit_s), ("up", capacity.up_kbit_s))
        if rate is not None
    ]
    if not bars:
        return [*blocks, Paragraph(c.text("capacity.not-measured"))]
    return [*blocks, Bars(tuple(bars)), Paragraph(c.text("capacity.legend"), small=True)]


def _checks(c: Context, run: ReadinessRun) -> list[Block]:
    rows = []
    for check in run.checks:
        if check.verdict is Verdict.NOT_RUN:
            continue
        title = c.word("check", f"{check.id}.title")
        message = c.words.text(f"check-code.{check.code}.message", **check.params)
        remedy = c.words.text(f"check-code.{check.code}.remedy", **check.params) if c.words.has(f"check-code.{check.code}.remedy") else ""
        needed = remedy and check.verdict is not Verdict.PASS
        said: Text = (
            Run(message),
            Run(f"\n{c.text('findings.remedy')} {remedy} ({c.word('party', check.responsible)})", "muted") if needed else Run(""),
        )
        rows.append(
            Row((title, c.verdict(check.verdict), _value(c, check.value, check.unit), _value(c, check.threshold, check.unit), said))
        )
    columns = (
        Column(c.text("col.check")),
        Column(c.text("col.verdict"), nowrap=True),
        Column(c.text("col.value"), "right", nowrap=True),
        Column(c.text("col.limit"), "right", nowrap=True),
        Column(c.text("col.finding")),
    )
    blocks: list[Block] = [Heading(c.text("readiness.checks"), 2, "readiness-checks")] if run.checks else []
    if rows:
        blocks.append(Table(columns, tuple(rows)))
    missing = len(run.checks) - len(rows)
    return [*blocks, Paragraph(c.text("readiness.not-run", count=missing))] if missing else blocks


def _value(c: Context, value: Any, unit: str | None) -> str:
    if value is None or isinstance(value, dict | list):
        return "–"
    word = c.word("unit", unit) if unit else ""
    return f"{c.words.value(value)}\N{NO-BREAK SPACE}{word}".rstrip("\N{NO-BREAK SPACE}")


def _readings(c: Context, run: ReadinessRun) -> list[Block]:
    """Measured values against their limits, and series of readings as a line."""
    bars: list[Bar] = []
    plots: list[Plot] = []
    for check in run.checks:
        if check.verdict is Verdict.NOT_RUN:
            continue
        value, limit = readings.figure(check.value), readings.figure(check.threshold)
        title = c.word("check", f"{check.id}.title")
        if value is not None and limit is not None and value >= 0 and limit > 0:
            label = f"{_value(c, check.value, check.unit)} · {c.text('readiness.limit', limit=_value(c, check.threshold, check.unit))}"
            bars.append(Bar(title=title, value=value, limit=limit, label=label, tone=_TONES[check.verdict]))
        plots += readings.plots(c, check, title)
    if not bars and not plots:
        return []
    blocks: list[Block] = [Heading(c.text("readiness.readings"), 2, "readings")]
    if bars:
        blocks += [Bars(tuple(bars)), Paragraph(c.text("readiness.legend"), small=True)]
    return [*blocks, *plots]


def scan(c: Context) -> list[Block]:
    """What discovery found, and how; with what it could not use and what contradicts."""
    run = c.material.scan
    blocks: list[Block] = [Heading(c.text("scan.title"), 1, "scan")]
    if run is None:
        return [*blocks, Paragraph(c.text("scan.none"))]
    facts: list[tuple[str, Text]] = [
        (c.text("scan.networks"), ", ".join(run.networks) or c.known(None)),
        (c.text("readiness.interface"), c.known(run.interface)),
        (c.text("readiness.when"), c.text("readiness.when-of", moment=c.moment(run.started), seconds=c.number(round(run.seconds, 1)))),
        (c.text("scan.found"), str(len(run.devices))),
    ]
    if not run.complete:
        facts.append((c.text("readiness.state"), Run(c.text("readiness.interrupted"), "warn")))
    facts += [
        (c.text("scan.not-run"), c.text("scan.method-reason", method=c.word("method", one.method), reason=scan_reason(c, one.reason)))
        for one in run.not_run
    ]
    facts += [
        (
            c.text("scan.conflict"),
            Run(c.text("scan.conflict-of", ip=one.ip, field=c.word("conflict", one.field), values=one.values), "warn"),
        )
        for one in run.conflicts
    ]
    blocks.append(Facts(tuple(facts)))
    rows = []
    for device in run.devices:
        named = " ".join(part for part in (device.vendor, device.model) if part)
        by = ", ".join(dict.fromkeys(_method(c, evidence.by) for evidence in device.evidence))
        port = f"{device.switch.name} {device.switch.port}" if device.switch else "–"
        row = (
            f"{device.ip}\n{device.mac or ''}".strip(),
            "\n".join(part for part in (c.word("kind", device.kind), named) if part),
            by or "–",
            port,
            c.percent(device.confidence),
        )
        rows.append(Row(row, muted=not device.telephone))
    if rows:
        titles = [c.text(f"col.{key}") for key in ("ip-mac", "kind-make", "found-by", "switch-port")]
        columns = (Column(titles[0], nowrap=True), *(Column(title) for title in titles[1:]), Column(c.text("col.confidence"), "right"))
        blocks.append(Table(columns, tuple(rows)))
    return blocks


def _method(c: Context, method: str) -> str:
    """A way of finding in one short word for a column; the whole name where there is none."""
    short = f"report.by.{method}"
    return c.words.text(short) if c.words.has(short) else c.word("method", method)
