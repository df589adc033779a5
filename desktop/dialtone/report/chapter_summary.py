"""Cover, summary, reserves and findings: what somebody reads who reads two pages."""

import re

from dialtone.domain.findings import Finding
from dialtone.domain.kinds import CheckState, Outcome, Severity, Verdict
from dialtone.report.attachment import grouped
from dialtone.report.chapter_closing import provider_company
from dialtone.report.clean import clean
from dialtone.report.context import Context
from dialtone.report.document import (
    Block,
    Callout,
    Column,
    Contents,
    Cover,
    Facts,
    Figure,
    Heading,
    KeyFigures,
    Paragraph,
    Row,
    Run,
    Table,
    Text,
    Tone,
)

_TITLE = 160
"""Longest name on the cover; whole among the parties."""
_MANY = 3
"""More findings of one kind than this share a row."""
_ENTERPRISE = re.compile(r"BE(\d{4})(\d{3})(\d{3})")
_OUTCOME: dict[Outcome, Tone] = {Outcome.ACCEPTED: "ok", Outcome.WITH_RESERVES: "warn", Outcome.REFUSED: "fail"}


def cover(c: Context) -> Cover:
    """The first page."""
    material, record = c.material, c.record
    services = " · ".join(c.word("service", service) for service in record.services) or c.text("cover.services-unknown")
    order = record.order
    subtitle = [f"{material.provider_title} {services}".strip()]
    if order is not None and order.reference:
        subtitle.append(c.text("cover.order", reference=order.reference))
    subtitle.append(c.words.date(material.created_at.date()))
    customer = record.customer.name if record.customer and record.customer.name else c.text("cover.customer-unknown")
    return Cover(
        partner=record.partner.name if record.partner and record.partner.name else c.text("cover.partner-unknown"),
        kind=c.text("cover.kind", number=material.number),
        title=(c.text("cover.title"), clean(customer, _TITLE)),
        subtitle=clean(" · ".join(subtitle), 2 * _TITLE),
        callout=_outcome(c),
        figures=_figures(c),
        blocks=(Heading(c.text("parties.title"), 2, "parties"), parties(c), Contents(c.text("contents"))),
        code=f"dialtone:dossier={material.dossier_id};report={material.number};sha256={c.digest}",
        code_text=c.text("cover.code", start=grouped(c.digest[:16])),
    )


def _outcome(c: Context) -> Callout:
    acceptance = c.record.acceptance
    outcome = acceptance.outcome if acceptance else None
    since = c.text("outcome.since", moment=c.moment(acceptance.in_service_since)) if acceptance and acceptance.in_service_since else ""
    violations = sum(finding.severity is Severity.VIOLATION for finding in c.material.assessment.findings)
    parts = [since or c.text("outcome.not-in-service")]
    if outcome is Outcome.WITH_RESERVES:
        parts.append(c.text("outcome.reserves", count=len(c.record.reserves)))
    if violations:
        parts.append(c.text("outcome.violations", count=violations))
    if _missing_rows(c):
        parts.append(c.text("outcome.not-done"))
    if outcome is None:
        return Callout(c.text("outcome.none"), " ".join(parts), "doubt")
    return Callout(c.word("outcome", outcome), " ".join(parts), _OUTCOME[outcome])


def _figures(c: Context) -> KeyFigures:
    count = c.material.assessment.count
    ordered = count.exposure.ordered
    users = c.text("figures.users-ordered", ordered=c.number(ordered)) if ordered is not None else c.text("figures.users")
    if count.users_min != count.users_max:
        users += "\n" + c.text("figures.users-range", low=count.users_min, high=count.users_max)
    exact = c.number(count.channels.exact)
    calls = c.text("figures.calls", exact=exact, method=c.inline(c.word("channel-method", count.channels.method)))
    figures = [
        Figure(str(count.users_total), users),
        Figure(str(count.channels.calls), calls),
        Figure(str(count.terminals_total), c.text("figures.terminals")),
    ]
    capacity = c.material.readiness.capacity if c.material.readiness else None
    if capacity is None or capacity.fits_calls is None:
        figures.append(Figure("–", c.text("figures.capacity-unknown", needed=count.channels.sizing), "muted"))
    else:
        enough = capacity.fits_calls >= count.channels.sizing
        figures.append(
            Figure(str(capacity.fits_calls), c.text("figures.capacity", needed=count.channels.sizing), "ok" if enough else "fail")
        )
    return KeyFigures(tuple(figures))


def parties(c: Context) -> Facts:
    """The three roles (AV-1) and the installer (AV-3)."""
    record, material = c.record, c.material
    customer, partner, installer = record.customer, record.partner, record.installer
    contacts = [
        " · ".join(part for part in (contact.name, contact.function, contact.phone, contact.email) if part)
        for contact in (customer.contacts if customer else ())
    ]
    provider = [
        part
        for part in (material.provider_title or c.unknown, provider_company(c.words.language, material.provider.name), c.conditions)
        if part
    ]
    rows: list[tuple[str, Text]] = [
        (c.word("party", "customer"), _party(c, customer.name if customer else None, customer.enterprise_number if customer else None)),
        *((c.text("parties.contact"), contact) for contact in contacts[:2] if contact),
        (c.word("party", "partner"), _party(c, partner.name if partner else None, partner.enterprise_number if partner else None)),
        (c.text("parties.installer"), _installer(c, installer.name if installer else None)),
        (c.word("party", "provider"), " · ".join(provider)),
    ]
    order = record.order
    rows.append((c.text("parties.order"), _order(c) if order else c.known(None)))
    return Facts(tuple(rows))


def _party(c: Context, name: str | None, number: str | None) -> Text:
    if not name and not number:
        return c.known(None)
    return f"{name or c.unknown} · {_dotted(number) if number else c.text('parties.no-number')}"


def _dotted(number: str) -> str:
    """A Belgian enterprise number as the register writes it (BE 0123.456.749); another as it was entered."""
    found = _ENTERPRISE.fullmatch(number)
    return f"BE {found[1]}.{found[2]}.{found[3]}".replace(" ", "\N{NO-BREAK SPACE}") if found else number


def _installer(c: Context, name: str | None) -> Text:
    installer = c.record.installer
    training = installer.training if installer else None
    if training is None or not training.reference:
        said = c.text("parties.no-training")
    elif training.valid_until:
        said = c.text("parties.training-until", reference=training.reference, until=training.valid_until)
    else:
        said = c.text("parties.training", reference=training.reference)
    return f"{name or c.unknown} · {said}"


def _order(c: Context) -> str:
    order = c.record.order
    if order is None:
        return c.unknown
    reference = order.reference or c.unknown
    return c.text("parties.order-of", reference=reference, date=order.date) if order.date else reference


def summary(c: Context) -> list[Block]:
    """The matters that decide, then what was not done and why."""
    blocks: list[Block] = [Heading(c.text("summary.title"), 1, "summary")]
    groups = _grouped(c)
    violations = [_alike(c, alike) for alike in groups if alike[0].severity is Severity.VIOLATION]
    others = [_alike(c, alike) for alike in groups if alike[0].severity is not Severity.VIOLATION]
    rows = [*violations, *_failed(c), *_measured(c, Verdict.FAIL), *others, *_measured(c, Verdict.WARN)]
    if rows:
        columns = (c.text("col.verdict"), c.text("col.subject"), c.text("col.finding"), c.text("col.responsible"))
        blocks.append(Table((Column(columns[0], nowrap=True), *(Column(title) for title in columns[1:])), tuple(rows)))
    else:
        blocks.append(Paragraph(c.text("summary.nothing")))
    return [*blocks, *_not_done(c), *_reserves(c)]


def _measured(c: Context, verdict: Verdict) -> list[Row]:
    """The checks of the network with this verdict."""
    readiness = c.material.readiness
    rows = []
    for check in readiness.checks if readiness else ():
        if check.verdict is verdict:
            message = c.words.text(f"check-code.{check.code}.message", **check.params)
            rows.append(Row((c.verdict(verdict), c.word("check", f"{check.id}.title"), message, c.word("party", check.responsible))))
    return rows


def _failed(c: Context) -> list[Row]:
    """What was gone through on site and failed; for the security list the rules have a finding, which says it already."""
    told = {finding.subject for finding in c.material.assessment.findings}
    failed = [check for check in c.record.checks if check.state is CheckState.FAILED and check.id not in told]
    return [
        Row(
            (
                c.state("fail", c.inline(c.word("check-state", check.state))),
                c.check_title(check.id),
                "\n".join(part for part in (check.reason, check.note) if part) or Run(c.text("not-done.no-reason"), "warn"),
                Run(c.unknown, "muted"),
            )
        )
        for check in failed
    ]


def _grouped(c: Context) -> list[list[Finding]]:
    """The findings that decide, those of the same kind together, in their order."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in c.material.assessment.findings:
        if finding.severity in {Severity.VIOLATION, Severity.WARNING, Severity.DOUBT}:
            groups.setdefault((finding.code, finding.responsible), []).append(finding)
    return list(groups.values())


def _alike(c: Context, alike: list[Finding]) -> Row:
    """One row for findings of the same kind: every violation is named, of the others the first with how many more there are."""
    first = alike[0]
    named = len(alike) if first.severity is Severity.VIOLATION else 1
    said = "\n".join(c.words.finding(finding)[0] for finding in alike[:named])
    more = len(alike) - named
    text = (Run(said), Run(f"\n{c.text('summary.more', count=more)}", "muted")) if more else (Run(said),)
    subjects = "\n".join(dict.fromkeys(c.name(finding.subject) for finding in alike[:named]))
    return Row((c.severity(first), subjects, text, c.word("party", first.responsible)))


def _not_done(c: Context) -> list[Block]:
    """First-class: everything that was asked and not done, with the reason, or with «no reason given»."""
    rows = _missing_rows(c)
    blocks: list[Block] = [Heading(c.text("not-done.title"), 2, "not-done")]
    if not rows:
        return [*blocks, Paragraph(c.text("not-done.nothing"))]
    columns = (Column(c.text("col.state"), nowrap=True), Column(c.text("col.what")), Column(c.text("col.reason")))
    return [*blocks, Table(columns, tuple(rows))]


def _missing_rows(c: Context) -> list[Row]:
    rows: list[Row] = []
    given = {check.id for check in c.record.checks}
    rows += [_missing(c, c.check_title(check.id), check.reason) for check in c.record.checks if check.state is CheckState.NOT_DONE]
    rows += [_missing(c, line.title, None) for line in c.material.checklist if line.required and line.id not in given]
    readiness, scan = c.material.readiness, c.material.scan
    if readiness is None:
        rows.append(_missing(c, c.text("not-done.readiness"), None))
    else:
        rows += [_missing(c, *pair) for pair in _checks_not_run(c)]
    if scan is None:
        rows.append(_missing(c, c.text("not-done.scan"), None))
    else:
        rows += [
            _missing(c, c.text("not-done.method", method=c.word("method", run.method)), c.because(scan_reason(c, run.reason)))
            for run in scan.not_run
        ]
    cabling = c.record.cabling
    if cabling is None or not (cabling.links or cabling.panels or cabling.cords):
        rows.append(_missing(c, c.text("not-done.cabling"), c.text("not-done.cabling-reason")))
    return rows


def _checks_not_run(c: Context) -> list[tuple[str, str]]:
    """Checks that did not run, those with the same reason in one line."""
    readiness = c.material.readiness
    grouped_by: dict[str, list[str]] = {}
    for check in readiness.checks if readiness else ():
        if check.verdict is Verdict.NOT_RUN:
            reason = c.words.text(f"reason.{check.reason}", **check.params)
            grouped_by.setdefault(reason, []).append(c.word("check", f"{check.id}.title"))
    return [(c.text("not-done.checks", checks=", ".join(titles)), c.because(reason)) for reason, titles in grouped_by.items()]


def scan_reason(c: Context, reason: str) -> str:
    """The words for why a way of finding was not used."""
    return c.words.text(f"reason.{reason}") if c.words.has(f"reason.{reason}") else reason


def _missing(c: Context, what: str, reason: str | None) -> Row:
    return Row((c.state("muted", c.inline(c.word("check-state", "not-done"))), what, reason or Run(c.text("not-done.no-reason"), "warn")))


def _reserves(c: Context) -> list[Block]:
    blocks: list[Block] = [Heading(c.text("reserves.title"), 2, "reserves")]
    if not c.record.reserves:
        return [*blocks, Paragraph(c.text("reserves.none"))]
    rows = [
        Row((str(at), reserve.text, c.word("party", reserve.responsible), c.words.date(reserve.due) if reserve.due else c.known(None)))
        for at, reserve in enumerate(c.record.reserves, 1)
    ]
    columns = (
        Column(c.text("col.nr")),
        Column(c.text("col.reserve")),
        Column(c.text("col.responsible")),
        Column(c.text("col.due"), nowrap=True),
    )
    return [*blocks, Table(columns, tuple(rows))]


def findings(c: Context) -> list[Block]:
    """Every finding by weight, with clause, remedy, responsible party and evidence."""
    blocks: list[Block] = [Heading(c.text("findings.title"), 1, "findings")]
    everything = c.material.assessment.findings
    if not everything:
        return [*blocks, Paragraph(c.text("findings.none"))]
    columns = tuple(Column(c.text(f"col.{key}")) for key in ("clause", "subject", "finding", "responsible"))
    blocks.append(Paragraph(c.text("findings.text"), small=True))
    for severity in Severity:
        weighing = [finding for finding in everything if finding.severity is severity]
        if weighing:
            rows = [row for alike in _by_kind(weighing) for row in _finding_rows(c, alike)]
            blocks += [Heading(f"{c.word('severity', severity)} ({len(weighing)})", 2), Table(columns, tuple(rows))]
    return blocks


def _by_kind(findings: list[Finding]) -> list[list[Finding]]:
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.code, finding.clause, finding.responsible), []).append(finding)
    return list(groups.values())


def _finding_rows(c: Context, alike: list[Finding]) -> list[Row]:
    """A row for each finding; many of one kind in one row that names every subject (violations and doubts always stand alone)."""
    if len(alike) > _MANY and alike[0].severity not in {Severity.VIOLATION, Severity.DOUBT}:
        others = ", ".join(c.name(finding.subject) for finding in alike[1:])
        return [_finding_row(c, alike[0], Run(f"\n{c.text('findings.also', count=len(alike) - 1)} {others}"))]
    return [_finding_row(c, finding) for finding in alike]


def _finding_row(c: Context, finding: Finding, more: Run | None = None) -> Row:
    message, remedy = c.words.finding(finding)
    todo = Run(f"\n{c.text('findings.remedy')} {remedy}", "muted") if remedy else Run("")
    said = (Run(message), *((more,) if more else ()), todo, *_evidence(c, finding, message))
    return Row((c.clause(finding.clause), c.name(finding.subject), said, c.word("party", finding.responsible)))


def _evidence(c: Context, finding: Finding, message: str) -> tuple[Run, ...]:
    """What the finding rests on, as far as its message doesn't say it already; all of it is in the attachment."""
    shown = []
    for name, value in finding.evidence.items():
        text = c.words.value(value)
        if value not in {None, ""} and c.words.has(f"evidence.{name}") and text not in message:
            shown.append(f"{c.words.text(f'evidence.{name}')} {text}")
    return (Run(f"\n{c.text('findings.evidence')} {'; '.join(shown)}", "muted"),) if shown else ()
