"""A sheet for each site, to be kept beside its telephones: where one is, whom to call, and what the emergency services see (BT-7)."""

from dialtone.domain.kinds import DeviceKind
from dialtone.domain.record import Site
from dialtone.domain.rules.values import EmergencyCheck
from dialtone.report.clean import clean
from dialtone.report.context import Context
from dialtone.report.document import (
    Block,
    Callout,
    Column,
    Facts,
    Figure,
    Heading,
    KeyFigures,
    PageBreak,
    Paragraph,
    Row,
    Table,
    Text,
    Tone,
)

_UNSURE = frozenset({"cannot-compare", "not-known"})
_LONGEST = 300
"""Characters of an address in its frame, which can't go on over a page; the whole of it is in the chapter on numbers."""
_BELGIUM = frozenset({"", "BE", "BELGIË", "BELGIE", "BELGIQUE", "BELGIEN", "BELGIUM"})


def tone(check: EmergencyCheck) -> Tone:
    """How a verdict is marked."""
    return "ok" if check.verdict == "ok" else "doubt" if check.verdict in _UNSURE else "fail"


def sheets(c: Context) -> list[Block]:
    """Each site on a page of its own; without a site, that there is none. What belongs to no site stands in the chapter on numbers."""
    if not c.record.sites:
        return [Heading(c.text("sheets.title"), 1, "sheets"), Paragraph(c.text("sheets.no-sites"))]
    blocks: list[Block] = []
    for at, site in enumerate(c.record.sites):
        blocks.append(PageBreak())
        if not at:
            blocks.append(Heading(c.text("sheets.title"), 1, "sheets"))
        blocks += _sheet(c, site)
    return [*blocks, PageBreak()]


def _sheet(c: Context, site: Site) -> list[Block]:
    address = c.address(site.address)
    where: Block
    if address:
        where = Callout(clean(address, _LONGEST), c.text("sheets.say"), "normal")
    else:
        where = Callout(c.text("sheets.no-address"), c.text("sheets.no-address-text"), "fail")
    return [Heading(c.text("sheets.of", site=site.name or site.id), 2), where, _whom(c, site), *_shown(c, site), *_notes(c, site)]


def _whom(c: Context, site: Site) -> KeyFigures:
    """The numbers to call. The police's own one is Belgian."""
    country = (site.address.country or "" if site.address else "").strip().upper()
    numbers = ("112", "101") if country in _BELGIUM else ("112",)
    return KeyFigures(tuple(Figure(number, c.text(f"sheets.{number}")) for number in numbers))


def _site_of(c: Context, check: EmergencyCheck) -> str | None:
    """Where a person or a fixed device is; with a single site, there."""
    found = None
    if check.subject in c.people:
        found = c.people[check.subject].site
    elif check.subject in c.devices:
        room = c.rooms.get(c.devices[check.subject].room or "")
        found = room.site if room else None
    return found or (c.record.sites[0].id if len(c.record.sites) == 1 else None)


def _shown(c: Context, site: Site) -> list[Block]:
    """What the emergency services see of a call from here: by number, with the people and telephones that show it."""
    checks = [check for check in c.material.assessment.emergency if _site_of(c, check) == site.id]
    if not checks:
        return [Paragraph(c.text("sheets.nobody"))]
    groups: dict[tuple[str | None, str | None, str], list[EmergencyCheck]] = {}
    for check in checks:
        groups.setdefault((check.number, check.registered, check.verdict), []).append(check)
    rows = [
        Row(
            (
                c.known(number),
                c.known(registered),
                c.state(tone(alike[0]), c.inline(c.word("emergency-verdict", verdict))),
                ", ".join(c.name(check.subject) if check.subject in c.devices else check.name for check in alike),
            )
        )
        for (number, registered, verdict), alike in groups.items()
    ]
    columns = (
        Column(c.text("col.emergency"), nowrap=True),
        Column(c.text("sheets.registered")),
        Column(c.text("col.verdict"), nowrap=True),
        Column(c.text("sheets.from")),
    )
    return [Table(columns, tuple(rows))]


def _notes(c: Context, site: Site) -> list[Block]:
    """What a call doesn't show, what works without power, and the telephones and lines made for emergencies."""
    checks = c.material.assessment.emergency
    mobile = [check.name for check in checks if check.mobile and _site_of(c, check) == site.id]
    rows: list[tuple[str, Text]] = []
    if mobile:
        rows.append((c.text("sheets.mobile"), c.text("sheets.mobile-of", names=", ".join(mobile))))
    rows.append((c.text("sheets.power"), c.text("sheets.power-of")))
    phones = [device for device in c.record.devices if device.kind is DeviceKind.EMERGENCY_PHONE and _stands(c, device.room, site)]
    if phones:
        named = "\n".join(
            " · ".join(part for part in (c.device_name(one), c.name(one.room) if one.room else None) if part) for one in phones
        )
        rows.append((c.text("sheets.phones"), named))
    if c.record.lines:
        said = [" · ".join(part for part in (c.word("line", line.kind), line.carrier or c.unknown) if part) for line in c.record.lines]
        rows.append((c.text("sheets.lines"), "\n".join(said)))
    return [Facts(tuple(rows)), Paragraph(c.text("emergency.never-dialled"), small=True)]


def _stands(c: Context, room: str | None, site: Site) -> bool:
    found = c.rooms.get(room or "")
    return found.site == site.id if found and found.site else len(c.record.sites) == 1
