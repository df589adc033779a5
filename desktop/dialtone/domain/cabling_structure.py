"""Whether the cabling record holds together: ends, ports with too many cables, loops, paths that stop, identifiers, results, pins."""

from collections import defaultdict
from collections.abc import Iterator

from dialtone.domain import cabling_identifiers as identifiers
from dialtone.domain.cabling_issue import CablingIssue
from dialtone.domain.cabling_survey import Survey
from dialtone.domain.cabling_trace import Trace, hop, panel_port, trace, traces
from dialtone.domain.kinds import TELEPHONES, DeviceKind, Severity


def issues(survey: Survey) -> Iterator[CablingIssue]:
    """What contradicts itself or is open in the record."""
    for link in survey.cabling.links:
        if link.panel is None or link.port is None or link.outlet is None:
            yield survey.issue("link-incomplete", Severity.WARNING, "links", link.id)
    yield from _crowded(survey)
    yield from _unusable(survey)
    yield from _loops(survey)
    yield from _stops(survey)
    yield from _identifiers(survey)
    for test in survey.tests.unmatched:
        params = {"name": test.link}
        yield CablingIssue(code="test-unmatched", severity=Severity.WARNING, kind="tests", key=test.id, params=params)
    for pin in survey.cabling.pins:
        if pin.recheck:
            name = hop(pin.subject).id if pin.subject else pin.id
            yield CablingIssue(code="pin-recheck", severity=Severity.ADVICE, kind="pins", key=pin.id, params={"name": name})


def _crowded(survey: Survey) -> Iterator[CablingIssue]:
    for key, cables in survey.index.cables_at.items():
        if survey.index.crowded(key):
            where = hop(key)
            kind, own = survey.place(where)
            names = tuple(sorted((hop(each).id for each in cables), key=identifiers.natural_key))
            params = {"name": survey.hop_name(where), "cables": names}
            yield CablingIssue(code="two-cables", severity=Severity.WARNING, kind=kind, key=own, params=params)


def _unusable(survey: Survey) -> Iterator[CablingIssue]:
    for panel in survey.cabling.panels:
        for state, numbers in (("defective", panel.defective), ("reserved", panel.reserved)):
            for number in numbers:
                cords = [each for each in survey.index.cables_at.get(panel_port(panel.id, number), []) if each.startswith("cord:")]
                if cords:
                    severity = Severity.WARNING if state == "defective" else Severity.DOUBT
                    params = {"name": identifiers.port_name(panel, number), "port": number}
                    yield CablingIssue(code=f"port-{state}", severity=severity, kind="panels", key=panel.id, params=params)


def _loops(survey: Survey) -> Iterator[CablingIssue]:
    """Cables that lead back to the switch or to where they began, and telephones or switches that are on a switch twice."""
    for path in survey.index.paths():
        if _is_loop(survey, path):
            kind, key = survey.place(min((each for each in path.hops if each.is_cable), key=lambda each: identifiers.natural_key(each.key)))
            yield survey.issue("loop", Severity.VIOLATION, kind, key, places=_places(survey, path))
    for device in survey.record.devices:
        if device.kind in TELEPHONES or device.kind is DeviceKind.SWITCH:
            ends = [end for path in traces(survey.index, f"device:{device.id}") if path.complete for end in [path.end("switch")] if end]
            if len(ends) > 1:
                phone = device.kind in TELEPHONES
                code, severity = ("looped-phone", Severity.VIOLATION) if phone else ("looped-switch", Severity.DOUBT)
                names = tuple(sorted((survey.hop_name(end) for end in ends), key=identifiers.natural_key))
                yield survey.issue(code, severity, "devices", device.id, ports=names)


def _is_loop(survey: Survey, path: Trace) -> bool:
    """Whether a path returns to where it began, or joins two ports of one switch."""
    first, last = path.ends
    if any(stop and stop.code == "loop" for stop in path.stops) or (first.key == last.key and len(path.hops) > 1):
        return True
    if first.kind != "switch" or last.kind != "switch":
        return False
    switches = [survey.index.switch_ports[end.id].switch if end.id in survey.index.switch_ports else None for end in path.ends]
    return switches[0] is not None and switches[0] == switches[1]


def _places(survey: Survey, path: Trace) -> tuple[str, ...]:
    return tuple(sorted({survey.hop_name(each) for each in path.hops if not each.is_cable}, key=identifiers.natural_key))


def _stops(survey: Survey) -> Iterator[CablingIssue]:
    """Cabled devices that neither the cables nor a switch put on a switch port."""
    for device in survey.cabled():
        if survey.reached(device.id):
            continue
        stop = trace(survey.index, f"device:{device.id}").stopped
        params = {"stop": stop.code, "at": survey.hop_name(hop(stop.at))} if stop else {}
        yield survey.issue("path-stops", Severity.WARNING, "devices", device.id, **params)


def _identifiers(survey: Survey) -> Iterator[CablingIssue]:
    """Identifiers are unique within a site, fit for a label, and by the scheme or known to be free."""
    held = survey.cabling
    named: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for outlet in held.outlets:
        named["outlets", survey.site_of(outlet.room) or ""].append((outlet.id, outlet.label or outlet.id))
    named["panels", ""] = [(row.id, row.id) for row in held.panels]
    named["cords", ""] = [(row.id, row.id) for row in held.cords]
    for (kind, _), names in sorted(named.items()):
        for key in sorted(identifiers.twice(names)):
            yield survey.issue("id-not-unique", Severity.WARNING, kind, key)
        narrow = set(identifiers.uneven(name for _, name in names))
        for key, name in names:
            free = not identifiers.is_cord_number(name) if kind == "cords" else not identifiers.follows_scheme(name)
            if identifiers.flaws(name) or name in narrow:
                yield survey.issue("id-unfit", Severity.ADVICE, kind, key)
            elif free and kind != "panels":
                yield survey.issue("id-free", Severity.ADVICE, kind, key)
    yield from _apart(survey)


def _apart(survey: Survey) -> Iterator[CablingIssue]:
    """Outlets whose identifier names another panel port than their link is on."""
    for link in survey.cabling.links:
        panel = survey.index.panels.get(link.panel or "")
        outlet = survey.index.outlets.get(link.outlet or "")
        if panel is None or outlet is None or link.port is None:
            continue
        at_panel = identifiers.parse(identifiers.port_name(panel, link.port))
        at_outlet = identifiers.parse(outlet.label or outlet.id)
        if at_panel and at_outlet and str(at_panel) != str(at_outlet):
            yield survey.issue("id-differs", Severity.DOUBT, "outlets", outlet.id, port=str(at_panel))
