"""Support after the installation (AV-6 to AV-8): how to ask for it, when it is open, what counts as critical."""

import datetime as dt
import zoneinfo

from dialtone.profile.types import Support, SupportHours
from dialtone.report.context import Context
from dialtone.report.document import Block, Facts, Heading, Paragraph, Run, Text

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def is_open(support: Support, moment: dt.datetime) -> bool | None:
    """Whether support is open at an aware moment by its own clock; None where the system doesn't know that time zone.

    Public holidays are in no profile: an ordinary week is all that is looked at.
    """
    try:
        at = moment.astimezone(zoneinfo.ZoneInfo(support.time_zone))
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return None
    now, day = f"{at:%H:%M}", _DAYS[at.weekday()]
    return any(day in hours.days and hours.opens <= now < hours.closes for hours in support.hours)


def support(c: Context) -> list[Block]:
    """One page's worth: the partner, the ticket, the hours, what is critical, and what to have ready."""
    record = c.record
    partner = record.partner.name if record.partner and record.partner.name else c.text("support.partner-unknown")
    provider = c.material.provider_title or c.unknown
    ready = [c.text("support.ready-dossier", dossier=c.material.dossier_id)]
    if record.order and record.order.reference:
        ready.append(c.text("cover.order", reference=record.order.reference))
    ready.append(c.text("support.ready-what"))
    rows: list[tuple[str, Text]] = [
        (c.text("support.partner"), partner),
        (c.text("support.ticket"), c.text("support.ticket-of", provider=provider)),
        *_hours(c),
        (c.text("support.critical"), c.text("support.critical-of")),
        (c.text("support.ready"), " · ".join(ready)),
        (c.text("support.returns"), c.text("support.returns-of", months=c.material.terms.warranty_months)),
        (c.text("support.changes"), c.text("support.changes-of")),
    ]
    return [Heading(c.text("support.title"), 1, "support"), Facts(tuple(rows)), Paragraph(c.text("support.clauses"), small=True)]


def _hours(c: Context) -> list[tuple[str, Text]]:
    found = c.material.support
    if found is None or not found.hours:
        return [(c.text("support.hours"), c.known(None))]
    lines = "\n".join(f"{_days(c, hours)}: {hours.opens}–{hours.closes}" for hours in found.hours)
    zone = c.text("support.zone", zone=found.time_zone)
    if not found.verified:
        zone = f"{zone} {c.text('support.unverified')}"
    rows: list[tuple[str, Text]] = [
        (c.text("support.hours"), (Run(lines), Run(f"\n{zone}", "muted"))),
        (c.text("support.holidays"), c.text("support.holidays-of")),
        (c.text("support.outside"), c.text("support.outside-of")),
    ]
    now = is_open(found, c.material.created_at)
    if now is not None:
        word = c.text("support.open" if now else "support.closed")
        rows.append((c.text("support.now"), f"{c.moment(c.material.created_at)}: {word}"))
    return rows


def _days(c: Context, hours: SupportHours) -> str:
    """«Monday to Thursday» where days follow each other, else each of them."""
    places = sorted({_DAYS.index(day) for day in hours.days})
    names = [c.text(f"weekday.{_DAYS[place]}") for place in places]
    if len(places) > 2 and places[-1] - places[0] == len(places) - 1:
        return c.text("support.days", first=names[0], last=names[-1])
    return ", ".join(names)
