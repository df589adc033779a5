"""Devices, rooms, numbers with emergency calls, lines, fax, sound files and the checklists."""

from dialtone.domain.findings import Finding
from dialtone.domain.kinds import CheckState, DeviceKind, Origin, Rights
from dialtone.domain.record import Check, Device
from dialtone.domain.rules import TO_ACKNOWLEDGE, warranty_end
from dialtone.report.context import Context
from dialtone.report.document import Block, Column, Heading, Paragraph, Row, Run, Table, Text, Tone

_CHECK: dict[CheckState, Tone] = {CheckState.DONE: "ok", CheckState.FAILED: "fail", CheckState.NOT_DONE: "muted"}


def _table(c: Context, keys: str, rows: list[Row], *, right: str = "", nowrap: str = "") -> Table:
    columns = [
        Column(c.text(f"col.{key}"), "right" if key in right.split() else "left", nowrap=key in nowrap.split()) for key in keys.split()
    ]
    return Table(tuple(columns), tuple(rows))


def devices(c: Context) -> list[Block]:
    """Every device, and the rooms."""
    blocks: list[Block] = [Heading(c.text("devices.title", count=len(c.record.devices)), 1, "devices")]
    if not c.record.devices:
        blocks.append(Paragraph(c.text("devices.none")))
    else:
        blocks.append(_table(c, "extension device place address origin-warranty", _devices(c), nowrap="extension address"))
    blocks.append(Heading(c.text("rooms.title"), 2, "rooms"))
    if not c.record.rooms:
        return [*blocks, Paragraph(c.text("rooms.none"))]
    sites = {site.id: site.name or site.id for site in c.record.sites}
    standing: dict[str, int] = {}
    for device in c.record.devices:
        if device.room:
            standing[device.room] = standing.get(device.room, 0) + 1
    rows = [
        Row(
            (
                room.name or room.id,
                c.known(sites.get(room.site or "", room.site)),
                c.known(room.floor),
                c.word("use", room.use),
                str(standing.get(room.id, 0)),
            )
        )
        for room in c.record.rooms
    ]
    blocks.append(_table(c, "room site floor use devices", rows, right="devices"))
    plans = c.record.cabling.plans if c.record.cabling else ()
    if plans:
        named = ", ".join(plan.title or plan.floor or plan.id for plan in plans)
        blocks.append(Paragraph(c.text("rooms.plans", plans=named), small=True))
    return blocks


def _devices(c: Context) -> list[Row]:
    """Under each kind, with how many there are, its devices by extension."""
    kinds: dict[DeviceKind | None, list[Device]] = {kind: [] for kind in (*DeviceKind, None)}
    for device in c.record.devices:
        kinds[device.kind].append(device)
    rows: list[Row] = []
    for kind, alike in kinds.items():
        if alike:
            rows.append(Row((c.text("devices.kind", kind=c.word("kind", kind), count=len(alike)),), heading=True))
            rows += [_device(c, device) for device in sorted(alike, key=lambda one: (one.extension is None, one.extension or ""))]
    return rows


def _device(c: Context, device: Device) -> Row:
    make = " ".join(part for part in (device.vendor, device.model) if part)
    firmware = c.text("devices.firmware", version=device.firmware) if device.firmware else None
    details = " · ".join(part for part in (firmware, f"S/N {device.serial}" if device.serial else None, device.note) if part)
    return Row(
        (
            device.extension or Run("–", "muted"),
            (Run(make) if make else Run(c.text("devices.make-unknown"), "muted"), *((Run(f"\n{details}", "muted"),) if details else ())),
            c.known(c.place(device)),
            "\n".join(part for part in (device.mac, device.ip) if part) or Run(c.unknown, "muted"),
            _origin(c, device),
        )
    )


def _origin(c: Context, device: Device) -> Text:
    if device.origin is None:
        return Run(c.unknown, "muted")
    origin = c.word("report.origin", device.origin)
    if device.origin is not Origin.SUPPLIED:
        return origin
    end = warranty_end(device, c.material.terms)
    if end is None:
        return (Run(origin), Run(f"\n{c.text('devices.warranty-unknown')}", "muted"))
    over = end < c.material.created_at.date()
    key = "devices.warranty-over" if over else "devices.warranty-until"
    return (Run(origin), Run(f"\n{c.text(key, end=c.day(end))}", "warn" if over else "muted"))


def numbers(c: Context) -> list[Block]:
    """Number blocks with their postal address, and what an emergency call from each person and fixed device shows (BT-7)."""
    blocks: list[Block] = [Heading(c.text("numbers.title"), 1, "numbers")]
    if not c.record.number_blocks:
        blocks.append(Paragraph(c.text("numbers.none")))
    else:
        rows = [
            Row((block.first, str(block.size), c.address(block.address) or Run(f"✗ {c.text('numbers.no-address')}", "fail")))
            for block in c.record.number_blocks
        ]
        blocks.append(_table(c, "first-number size block-address", rows, right="size", nowrap="first-number"))
    blocks.append(Heading(c.text("emergency.title"), 2, "emergency"))
    checks = c.material.assessment.emergency
    if not checks:
        blocks.append(Paragraph(c.text("emergency.none")))
    else:
        external = {entry.subject: entry.external for entry in c.record.caller_ids}
        rows = []
        for check in checks:
            tone: Tone = "ok" if check.verdict == "ok" else "doubt" if check.verdict in {"cannot-compare", "not-known"} else "fail"
            verdict = c.state(tone, c.inline(c.word("emergency-verdict", check.verdict)))
            mobile = Run(f"\n{c.text('emergency.mobile')}", "warn") if check.mobile else Run("")
            both = (check.registered or c.unknown, check.real or c.unknown)
            addresses = "\n".join(dict.fromkeys(both))  # the same address is said once
            who = c.name(check.subject) if check.subject in c.devices else check.name
            rows.append(Row((who, c.known(external.get(check.subject)), c.known(check.number), addresses, (verdict, mobile))))
        blocks.append(_table(c, "who external emergency addresses verdict", rows, nowrap="external emergency"))
    blocks.append(Paragraph(c.text("emergency.never-dialled"), small=True))
    return [*blocks, *_lines(c), *_notices(c), *_sounds(c)]


def _lines(c: Context) -> list[Block]:
    blocks: list[Block] = [Heading(c.text("lines.title"), 2, "lines")]
    if not c.record.lines:
        return [*blocks, Paragraph(c.text("lines.none"))]
    on = {True: c.text("lines.on-service"), False: c.text("lines.off-service"), None: c.unknown}
    rows = [Row((c.word("line", line.kind), on[line.on_service], c.known(line.carrier))) for line in c.record.lines]
    return [*blocks, _table(c, "line on-service carrier", rows)]


def _notices(c: Context) -> list[Block]:
    """Fax and emergency notices, each with whether the customer took note."""
    notices: list[Finding] = [finding for finding in c.material.assessment.findings if finding.code in TO_ACKNOWLEDGE]
    blocks: list[Block] = [Heading(c.text("notices.title"), 2, "notices")]
    if not notices:
        return [*blocks, Paragraph(c.text("notices.none"))]
    given = {entry.finding: entry for entry in c.record.acknowledgements}
    rows = []
    for finding in notices:
        entry = given.get(finding.id)
        state: Text
        if entry is None:
            state = c.state("warn", c.text("notices.open"))
        else:
            details = "\n".join(part for part in (entry.by, c.stamp(entry.at) if entry.at else None) if part)
            state = (c.state("ok", c.text("notices.taken")), Run(f"\n{details}" if details else ""))
        rows.append(Row((c.clause(finding.clause), c.name(finding.subject), c.words.finding(finding)[0], state)))
    return [*blocks, _table(c, "clause subject notice customer-note", rows, nowrap="clause customer-note")]


def _sounds(c: Context) -> list[Block]:
    blocks: list[Block] = [Heading(c.text("sounds.title"), 2, "sounds")]
    if c.record.sound_files:
        unknown = any(sound.rights in {None, Rights.UNKNOWN} for sound in c.record.sound_files)
        rows = [Row((c.known(sound.name), c.word("rights", sound.rights))) for sound in c.record.sound_files]
        # only who signs declares; otherwise the dossier is all that says it
        said = "declaration" if c.material.ink else "stated"
        blocks += [_table(c, "sound rights", rows), Paragraph(c.text(f"sounds.{said}-open" if unknown else f"sounds.{said}"))]
    else:
        blocks.append(Paragraph(c.text("sounds.none")))
    none = "dialler.no" if c.material.ink else "dialler.no-stated"
    dialler = {True: "dialler.yes", False: none, None: "dialler.unknown"}[c.record.automatic_dialler]
    return [*blocks, Heading(c.text("dialler.title"), 2, "dialler"), Paragraph(c.text(dialler))]


def checklists(c: Context) -> list[Block]:
    """Every line of every list: done, failed, not done with its reason, or open."""
    blocks: list[Block] = [Heading(c.text("checks.title"), 1, "checks")]
    given = {check.id: check for check in c.record.checks}
    by_whom = {check.id: _by(c, check) for check in c.record.checks}
    alone = next(iter(by_whom.values())) if len(by_whom) > 1 and len(set(by_whom.values())) == 1 else None
    groups: dict[str, list[tuple[str, str]]] = {}
    for line in c.material.checklist:
        groups.setdefault(line.group, []).append((line.id, line.title))
    listed = {line.id for line in c.material.checklist}
    more = [(check.id, c.check_title(check.id)) for check in c.record.checks if check.id not in listed]
    if more:
        groups.setdefault(c.text("checks.other"), []).extend(more)
    if not groups:
        return [*blocks, Paragraph(c.text("checks.none"))]
    if alone:
        blocks.append(Paragraph(c.text("checks.all-by", by=alone)))
    for group, lines in groups.items():
        rows = []
        for identity, title in lines:
            check = given.get(identity)
            if check is None:
                rows.append(Row((title, c.state("muted", c.text("checks.open")), *[""] * (1 if alone else 2))))
                continue
            state = c.state(_CHECK[check.state], c.inline(c.word("check-state", check.state)))
            said = "\n".join(part for part in (check.reason, check.note) if part)
            rows.append(Row((title, state, said) if alone else (title, state, said, by_whom[identity])))
        columns = "what state reason-note" if alone else "what state reason-note by"
        blocks += [Heading(group, 2), _table(c, columns, rows, nowrap="state by")]
    return blocks


def _by(c: Context, check: Check) -> str:
    """Who went through a line of a checklist, and when."""
    return ", ".join(part for part in (check.by, c.stamp(check.at) if check.at else None) if part)
