"""The cabling (BT-5): the minimum record, what is wrong, drawings, the patch plan, switch ports, cords and testers' results."""

from dialtone.domain.cabling import completeness_lines
from dialtone.domain.cabling_identifiers import natural_key, port_name
from dialtone.domain.cabling_survey import Survey
from dialtone.domain.cabling_trace import CablingIndex, hop, trace
from dialtone.domain.drawings.floor_plan import floor_plan
from dialtone.domain.drawings.panel_front import panel_front
from dialtone.domain.drawings.ports import DrawnPort, category_name, failed_links, panel_ports, place_name
from dialtone.domain.drawings.rack_elevation import rack_elevation
from dialtone.domain.drawings.topology import topology
from dialtone.domain.drawings.trace_strip import trace_strip
from dialtone.domain.record import Cabling, Link, Panel
from dialtone.report.chapter_tests import results, test_state
from dialtone.report.context import Context
from dialtone.report.document import Block, Column, Heading, Paragraph, Row, Run, Sketch, Table, Text, Tone

_LINE: dict[str, Tone] = {"ok": "ok", "not-ok": "fail", "not-checked": "muted"}
MOST_ISSUES = 150
MOST_TRACES = 24
"""Of more problems, or paths, the rest is counted: the attached dossier holds them all."""


def cabling(c: Context) -> list[Block]:
    """What is documented of the cabling, and plainly that it isn't where nothing is."""
    record = c.record.cabling or Cabling()
    blocks: list[Block] = [Heading(c.text("cabling.title"), 1, "cabling")]
    if record == Cabling():
        return [*blocks, Paragraph(c.text("cabling.none"))]
    survey = Survey(c.record, c.material.terms)
    index = survey.index
    failed = failed_links(index)
    return [
        *blocks,
        *_minimum(c, survey),
        *_issues(c),
        *_drawings(c, index, failed),
        *_patch_plan(c, survey, failed),
        *_traces(c, index, failed),
        *_switch_ports(c, index),
        *_cords(c, index),
        *results(c, survey.tests),
    ]


def _table(c: Context, keys: str, rows: list[Row], *, right: str = "", nowrap: str = "") -> Table:
    columns = [
        Column(c.text(f"col.{key}"), "right" if key in right.split() else "left", nowrap=key in nowrap.split()) for key in keys.split()
    ]
    return Table(tuple(columns), tuple(rows))


def _minimum(c: Context, survey: Survey) -> list[Block]:
    """The minimum record, line by line: in order, not in order, or not checked."""
    rows = []
    for line in completeness_lines(survey, c.material.terms):
        done = f"{line.params['done']} / {line.params['total']}" if line.params.get("total") else "–"
        names = ", ".join(line.params.get("names", ()))
        state = c.state(_LINE[line.state], c.inline(c.words.text(f"cabling.line-state.{line.state}")))
        rows.append(Row((c.words.text(f"cabling.line.{line.code}"), state, done, names)))
    heading = Heading(c.text("cabling.minimum"), 2)
    return [heading, Paragraph(c.text("cabling.minimum-text"), small=True), _table(c, "what state done which", rows, nowrap="state done")]


def _issues(c: Context) -> list[Block]:
    """The findings on the cabling, in short: with their remedies they are among the findings."""
    found = [finding for finding in c.material.assessment.findings if finding.code.startswith("cabling.")]
    heading = Heading(c.text("cabling.issues"), 2)
    if not found:
        return [heading, Paragraph(c.text("cabling.no-issues"))]
    rows = [Row((c.severity(finding), c.words.finding(finding)[0])) for finding in found[:MOST_ISSUES]]
    blocks: list[Block] = [heading, _table(c, "state finding", rows, nowrap="state")]
    if len(found) > MOST_ISSUES:
        blocks.append(Paragraph(c.text("cabling.more-issues", count=len(found) - MOST_ISSUES), small=True))
    return blocks


# --- drawings ------------------------------------------------------------------------------------------------------------------------


def _drawings(c: Context, index: CablingIndex, failed: frozenset[str]) -> list[Block]:
    held, say = index.cabling, c.words.text
    blocks: list[Block] = []
    if held.switches:
        blocks += [Heading(c.text("cabling.topology"), 2), Sketch(topology(index, say))]
    if held.racks:
        blocks.append(Heading(c.text("cabling.racks"), 2))
        blocks += [Sketch(rack_elevation(index, rack, say, failed)) for rack in held.racks]
    if held.panels:
        blocks += [Heading(c.text("cabling.panels"), 2), Paragraph(c.text("cabling.panels-text"), small=True)]
        blocks += [Sketch(panel_front(index, panel, say, failed)) for panel in held.panels]
    if held.plans:
        blocks.append(Heading(c.text("cabling.plans"), 2))
        for plan in held.plans:
            drawing = floor_plan(index, plan, c.material.plans.get(plan.id), say)
            blocks.append(Sketch(drawing, drawing.title))
    return blocks


def _traces(c: Context, index: CablingIndex, failed: frozenset[str]) -> list[Block]:
    """Every telephone's way to its switch port; in a larger site those that stop on the way, since the patch plan has the others."""
    starts = [f"device:{device.id}" for device in index.record.devices if index.cables_at.get(f"device:{device.id}")]
    paths = [trace(index, start) for start in starts]
    whole = len(paths) <= MOST_TRACES
    shown = paths if whole else [path for path in paths if path.stopped is not None]
    if not shown:
        return []
    heading = Heading(c.text("cabling.traces" if whole else "cabling.traces-stopped", count=len(shown)), 2)
    blocks: list[Block] = [heading, *(Sketch(trace_strip(index, path, c.words.text, failed)) for path in shown[:MOST_TRACES])]
    if len(shown) > MOST_TRACES:
        blocks.append(Paragraph(c.text("cabling.more-traces", count=len(shown) - MOST_TRACES), small=True))
    return blocks


# --- the patch plan ------------------------------------------------------------------------------------------------------------------


def _patch_plan(c: Context, survey: Survey, failed: frozenset[str]) -> list[Block]:
    """Panel by panel, every port that has something: its outlet and room, cable and test, and where it is patched to."""
    index = survey.index
    if not index.links and not index.panels:
        return [Heading(c.text("cabling.patch-plan"), 2), Paragraph(c.text("cabling.no-links"))]
    blocks: list[Block] = [Heading(c.text("cabling.patch-plan-of", count=len(index.links)), 2)]
    rooms = {room.id: room.name or room.id for room in c.record.rooms}
    rows: list[Row] = []
    placed: set[str] = set()
    for panel in index.cabling.panels:
        ports = [port for port in panel_ports(index, panel, failed) if port.link or port.state != "free"]
        placed |= {port.link.id for port in ports if port.link}
        if ports:
            rows.append(Row((c.text("cabling.panel", name=panel.id, used=len(ports)),), heading=True))
            rows += [_port(c, survey, panel, port, rooms) for port in ports]
    others = sorted((link for link in index.links.values() if link.id not in placed), key=lambda link: natural_key(link.id))
    if others:
        rows.append(Row((c.text("cabling.no-panel"),), heading=True))
        rows += [Row((link.id, _wall(c, index, link, rooms), _cable(c, survey, link), _test(c, survey, link), "–", "–")) for link in others]
    if not rows:
        return [*blocks, Paragraph(c.text("cabling.no-links"))]
    return [*blocks, _table(c, "port outlet cable test patched device", rows, nowrap="port")]


def _port(c: Context, survey: Survey, panel: Panel, port: DrawnPort, rooms: dict[str, str]) -> Row:
    index, link = survey.index, port.link
    name = port_name(panel, port.number)
    path = trace(index, f"panel:{panel.id}:{port.number}")
    switch, device = path.end("switch"), path.end("device")
    seen = index.switch_ports[switch.id].device if switch is not None and switch.id in index.switch_ports else None
    who: Text = "–"
    if device is not None:
        who = place_name(index, device, c.words.text)
    elif seen and seen in index.devices:
        who = Run(c.device_name(index.devices[seen]), "muted")
    patched: Text = place_name(index, switch, c.words.text) if switch is not None else "–"
    if port.state in {"reserved", "fault"} and switch is None:
        patched = Run(c.words.text(f"drawing.is.{port.state}"), "fail" if port.state == "fault" else "doubt")
    if link is None:
        return Row((name, Run("–", "muted"), "", "", patched, who))
    label: Text = name if link.id == name else (Run(name), Run(f"\n{link.id}", "muted"))
    return Row((label, _wall(c, index, link, rooms), _cable(c, survey, link), _test(c, survey, link), patched, who))


def _wall(c: Context, index: CablingIndex, link: Link, rooms: dict[str, str]) -> Text:
    outlet = index.outlets.get(link.outlet or "")
    name = (outlet.label or outlet.id) if outlet else link.outlet
    room = rooms.get(outlet.room, outlet.room) if outlet and outlet.room else None
    return " · ".join(part for part in (name, room) if part) or c.known(None)


def _cable(c: Context, survey: Survey, link: Link) -> Text:
    tested = survey.tests.result(link).test
    length, measured = link.length_m, link.length_source
    if tested is not None and tested.length_m is not None:
        length, measured = tested.length_m, "measured"
    said = f"{c.number(length)} m" if length is not None else None
    source = f" ({c.text('cabling.' + measured)})" if said and measured == "estimated" else ""
    return c.known(" ".join(part for part in (category_name(link.category), f"{said}{source}" if said else None) if part))


def _test(c: Context, survey: Survey, link: Link) -> Text:
    return test_state(c, survey.tests.result(link).state or link.test)


# --- switches and cords --------------------------------------------------------------------------------------------------------------


def _switch_ports(c: Context, index: CablingIndex) -> list[Block]:
    rows: list[Row] = []
    for switch in index.cabling.switches:
        ports = sorted(
            (port for port in index.cabling.switch_ports if port.switch == switch.id), key=lambda port: natural_key(port.name or port.id)
        )
        if ports:
            make = " ".join(part for part in (switch.vendor, switch.model) if part)
            facts = (switch.name or switch.id, make, switch.address, f"S/N {switch.serial}" if switch.serial else None, switch.firmware)
            rows.append(Row((" · ".join(part for part in facts if part),), heading=True))
        for port in ports:
            speed = f"{port.speed_mbit_s} Mbit/s" if port.speed_mbit_s else None
            duplex = c.text(f"cabling.{port.duplex}-duplex") if port.duplex else None
            watts = f"{c.number(port.poe_w)} W" if port.poe_w is not None else None
            poe = " · ".join(part for part in (None if port.poe_class is None else str(port.poe_class), watts) if part)
            vlans = " / ".join("–" if vlan is None else str(vlan) for vlan in (port.vlan, port.voice_vlan))
            link = " ".join(part for part in (speed, duplex) if part)
            cells = (port.name or port.id, vlans, link or "–", poe or "–", c.name(port.device) if port.device else port.neighbour or "–")
            rows.append(Row(cells, muted=not (port.device or port.neighbour or port.macs)))
    if not rows:
        return []
    return [Heading(c.text("cabling.switch-ports"), 2), _table(c, "port vlans speed poe device", rows, nowrap="port vlans speed poe")]


def _cords(c: Context, index: CablingIndex) -> list[Block]:
    cords = index.cabling.cords
    if not cords:
        return [Paragraph(c.text("cabling.no-cords"))]

    def end(value: str | None) -> Text:
        if value is None:
            return Run(c.text("cabling.loose"), "warn")
        kind, _, rest = value.partition(":")
        if kind not in {"panel", "outlet", "switch", "device"}:
            return value
        shown = c.name(rest) if kind == "device" else place_name(index, hop(value), c.words.text)
        return f"{c.text('end.' + kind)} {shown}"

    rows = []
    for cord in sorted(cords, key=lambda cord: natural_key(cord.id)):
        length = f"{c.number(cord.length_m)} m" if cord.length_m is not None else None
        about = " ".join(part for part in (category_name(cord.category), length, cord.colour) if part)
        rows.append(Row((cord.id, end(cord.a), end(cord.b), c.known(about))))
    return [Heading(c.text("cabling.cords"), 2), _table(c, "cord from to cable", rows, nowrap="cord")]
