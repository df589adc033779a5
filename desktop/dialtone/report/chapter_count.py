"""Users and channels, with the rule behind each; the order, exposure and the reduction plan."""

from dialtone.domain.rules import CountedUser
from dialtone.domain.terms import Terms
from dialtone.report.context import Context
from dialtone.report.document import Block, Callout, Column, Facts, Heading, Paragraph, Row, Run, Table, Text


def users(c: Context) -> list[Block]:
    """Who is a user and why, who isn't and why, and what is still to be confirmed."""
    count = c.material.assessment.count
    blocks: list[Block] = [Heading(c.text("users.title", count=count.users_total), 1, "users")]
    columns: tuple[Column, ...] = (
        Column(c.text("col.who")),
        Column(c.text("col.devices")),
        Column(c.text("col.clause"), nowrap=True),
        Column(c.text("col.users"), "right"),
    )
    rows: list[Row] = []
    for rule, alike in _by_rule(c, count.users):
        rows.append(Row((rule,), heading=True))
        rows += [
            Row(
                (
                    _who(user.name or c.name(user.subject), user.named),
                    c.device_names(user.devices) or "–",
                    c.clause(user.clause),
                    str(user.count),
                )
            )
            for user in alike
        ]
    if rows:
        rows.append(Row((c.text("users.sum"), "", "", str(count.users_total)), group=True))
        blocks.append(Table(columns, tuple(rows)))
    else:
        blocks.append(Paragraph(c.text("users.none")))
    if count.not_users:
        columns = (
            Column(c.text("col.who")),
            Column(c.text("col.rule")),
            Column(c.text("col.clause"), nowrap=True),
            Column(c.text("col.users"), "right"),
        )
        rest = [
            Row((entry.name or c.name(entry.subject), _because(c, entry), c.clause(entry.clause), "0"), muted=True)
            for entry in count.not_users
        ]
        blocks += [Heading(c.text("not-users.title"), 2, "not-users"), Table(columns, tuple(rest))]
    return [*blocks, *_doubts(c)]


def _who(name: str, named: tuple[str, ...]) -> Text:
    return (Run(name), Run("\n" + ", ".join(named), "muted")) if named and named != (name,) else name


def _by_rule(c: Context, users: tuple[CountedUser, ...]) -> list[tuple[str, list[CountedUser]]]:
    """The users under the rule that counts them, in the order in which the rules first come up.

    A rule without words of its own is told for each user.
    """
    groups: dict[str, list[CountedUser]] = {}
    for user in users:
        general = c.words.has(f"report.rule.{user.because}")
        groups.setdefault(c.text(f"rule.{user.because}") if general else _because(c, user), []).append(user)
    return list(groups.items())


def _because(c: Context, entry: object) -> str:
    code, params = getattr(entry, "because", ""), getattr(entry, "params", {})
    return c.words.text(f"because.{code}", **params)


def _doubts(c: Context) -> list[Block]:
    doubts = c.material.assessment.count.doubts
    if not doubts:
        return []
    columns = (Column(c.text("col.subject")), Column(c.text("col.question")), Column(c.text("col.outcomes")))
    rows = [
        Row(
            (
                c.name(doubt.subject),
                c.words.text(f"question.{doubt.question}", **doubt.params),
                "\n".join(
                    c.text(
                        "doubts.outcome",
                        adds=f"{outcome.adds:+d}" if outcome.adds else "0",
                        users=outcome.users,
                        channels=c.number(outcome.channels),
                    )
                    for outcome in doubt.outcomes
                )
                or "–",
            )
        )
        for doubt in doubts
    ]
    return [Heading(c.text("doubts.title"), 2, "doubts"), Table(columns, tuple(rows))]


def channels(c: Context) -> list[Block]:
    """Method, exact value with its arithmetic, whole calls, and the other reading."""
    count = c.material.assessment.count
    figures = count.channels
    blocks: list[Block] = [Heading(c.text("channels.title"), 1, "channels")]
    if count.users_total == 0 and count.terminals_total:
        blocks.append(Callout(c.text("channels.nobody-title"), c.text("channels.nobody", terminals=count.terminals_total), "fail"))
    method = c.word("channel-method", figures.method)
    rows: list[tuple[str, Text]] = [
        (
            c.text("channels.method"),
            c.text(
                "channels.method-of",
                method=method,
                provider=c.material.provider_title or c.unknown,
                version=c.material.provider.version or "–",
            ),
        ),
        (c.text("channels.sum"), (Run(f"{formula(c, figures.method)} = "), Run(c.number(figures.exact), "bold"))),
        (
            c.text("channels.calls"),
            c.text("channels.calls-of", calls=figures.calls, rounding=c.text(f"rounding.{c.material.terms.rounding}")),
        ),
        (c.text("channels.sizing"), c.text("channels.sizing-of", sizing=figures.sizing)),
    ]
    if figures.other.exact != figures.exact:
        other = c.word("channel-method", figures.other.method)
        rows.append(
            (
                c.text("channels.other"),
                c.text("channels.other-of", method=other, formula=formula(c, figures.other.method), exact=c.number(figures.other.exact)),
            )
        )
    else:
        rows.append((c.text("channels.other"), c.text("channels.other-same")))
    if figures.range is not None:
        rows.append(
            (c.text("channels.range"), c.text("channels.range-of", low=c.number(figures.range[0]), high=c.number(figures.range[1])))
        )
    return [*blocks, Facts(tuple(rows))]


def formula(c: Context, method: str) -> str:
    """The arithmetic in figures: «2 × 2 + 3 × 1 + 3 × 0,5», or «8 × 0,5»."""
    users, terms = c.material.assessment.count.users_total, c.material.terms
    if users == 0:
        return "0"
    if method == "flat":
        return f"{users} × {c.number(_rate(terms, users))}"
    parts, below = [], 0
    for bracket in terms.channel_brackets:
        top = users if bracket.up_to is None else min(users, bracket.up_to)
        if top > below:
            parts.append(f"{top - below} × {c.number(bracket.rate)}")
            below = top
    return " + ".join(parts)


def _rate(terms: Terms, users: int) -> float:
    return next((bracket.rate for bracket in terms.channel_brackets if bracket.up_to is None or users <= bracket.up_to), 0.0)


def order(c: Context) -> list[Block]:
    """Ordered against found, the exposure, and how the number of users may go down."""
    count = c.material.assessment.count
    blocks: list[Block] = [Heading(c.text("order.title"), 1, "order")]
    if c.record.order is None:
        blocks.append(Paragraph(c.text("order.none")))
    titles = [c.text(f"col.{key}") for key in ("item", "ordered", "found", "difference")]
    rows = []
    for line in count.billing:
        difference = line.difference
        shown: Text = (
            "–"
            if difference is None
            else "0"
            if not difference
            else Run(f"{'+' if difference > 0 else '−'}{c.number(abs(difference))}", "warn")
        )
        found: Text = c.number(line.found) if line.found is not None else Run(c.unknown, "muted")
        rows.append(Row((c.word("item", line.item), c.number(line.ordered), found, shown)))
    blocks.append(Table((Column(titles[0]), *(Column(title, "right") for title in titles[1:])), tuple(rows)))
    return [*blocks, *_exposure(c), *_plan(c)]


def _exposure(c: Context) -> list[Block]:
    exposure = c.material.assessment.count.exposure
    counted = str(exposure.counted) if exposure.counted == exposure.counted_max else f"{exposure.counted}–{exposure.counted_max}"
    rows: tuple[tuple[str, Text], ...] = (
        (c.text("exposure.counted"), counted),
        (c.text("exposure.terminals"), str(exposure.terminals)),
        (c.text("exposure.ordered"), c.number(exposure.ordered) if exposure.ordered is not None else c.known(None)),
        (c.text("exposure.previous"), c.number(exposure.previous) if exposure.previous is not None else c.known(None)),
    )
    return [Heading(c.text("exposure.title"), 2, "exposure"), Facts(rows), Paragraph(c.text("exposure.text"))]


def _plan(c: Context) -> list[Block]:
    plan = c.material.assessment.count.reduction_plan
    if not plan:
        return []
    rows = tuple(Row((step.quarter, str(step.users))) for step in plan)
    columns = (Column(c.text("col.quarter")), Column(c.text("col.users-from"), "right"))
    text = c.text("plan.text", percent=c.material.terms.reduction_percent)
    return [Heading(c.text("plan.title"), 2, "plan"), Paragraph(text), Table(columns, rows)]
