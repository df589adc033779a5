"""The cabling record as a whole (BT-5): what is wrong with it, the minimum record line by line, and each outlet and device."""

from collections.abc import Callable, Iterable
from typing import Any, Literal

from msgspec import Struct

from dialtone.domain import cabling_ports, cabling_structure, cabling_suitability
from dialtone.domain.cabling_identifiers import natural_key
from dialtone.domain.cabling_issue import CablingIssue
from dialtone.domain.cabling_survey import Survey
from dialtone.domain.kinds import CABLED, Severity
from dialtone.domain.record import Cabling, Device, Link, Outlet, Record, SwitchPort
from dialtone.domain.terms import Terms

State = Literal["missing", "failed", "unchecked", "done"]
Lack = Literal["", "no-link", "no-port", "test-failed", "not-tested", "no-cord", "no-switch-port", "nothing"]
LineState = Literal["ok", "not-ok", "not-checked"]
_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}
NAMED = 5
"""How many things a line or a finding names before it only counts them."""
_LOOPS = frozenset({"loop", "looped-phone", "moved-or-looped"})


def issues(record: Record | Survey, terms: Terms | None = None) -> tuple[CablingIssue, ...]:
    """Everything that is wrong or in doubt, the gravest first; the order of the record's lists never shows.

    A record without any cabling has none: that it isn't documented is one finding and not one for each device.
    """
    held = record.cabling
    if held is None or held == Cabling():
        return ()
    survey = record if isinstance(record, Survey) else Survey(record, terms)
    found = (*cabling_suitability.issues(survey), *cabling_ports.issues(survey), *cabling_structure.issues(survey))
    return tuple(sorted(found, key=_weight))


def _weight(issue: CablingIssue) -> tuple[Any, ...]:
    return _WEIGHT[issue.severity], issue.code, issue.kind, natural_key(issue.key), repr(sorted(issue.params.items()))


# --- each outlet, each device --------------------------------------------------------------------------------------------------------


class Documented(Struct, frozen=True, kw_only=True):
    """An outlet with its link, or a device with its switch port: how far it is documented, and what is lacking."""

    of: Outlet | Device
    state: State
    lack: Lack
    link: Link | None = None
    port: SwitchPort | None = None


def completeness(record: Record | Survey) -> tuple[Documented, ...]:
    """All outlets, then all devices that hang on a cable, in the record's order."""
    survey = record if isinstance(record, Survey) else Survey(record)
    links = {link.outlet: link for link in survey.cabling.links if link.outlet}
    outlets = (_outlet(survey, outlet, links.get(outlet.id)) for outlet in survey.cabling.outlets)
    devices = (_device(survey, device) for device in survey.record.devices if device.kind in CABLED)
    return (*outlets, *devices)


def _outlet(survey: Survey, outlet: Outlet, link: Link | None) -> Documented:
    state: State = "missing"
    lack: Lack = "no-link"
    if link is not None:
        tested = survey.tests.result(link).state
        if link.panel is None or link.port is None:
            lack = "no-port"
        elif tested == "failed":
            state, lack = "failed", "test-failed"
        elif tested is None:
            state, lack = "unchecked", "not-tested"
        else:
            state, lack = "done", ""
    return Documented(of=outlet, state=state, lack=lack, link=link)


def _device(survey: Survey, device: Device) -> Documented:
    """By the switch's word, else by the cables from end to end; a cord alone is a beginning."""
    path = survey.path(device.id)
    end = path.end("switch") if path else None
    port = survey.index.seen_at.get(device.id) or (survey.index.switch_ports.get(end.id) if end else None)
    corded = bool(survey.index.cables_at.get(f"device:{device.id}"))
    if port is None and not corded:
        return Documented(of=device, state="missing", lack="nothing")
    lack: Lack = "no-switch-port" if port is None else "" if corded else "no-cord"
    return Documented(of=device, state="done", lack=lack, port=port)


# --- the minimum record --------------------------------------------------------------------------------------------------------------


class CompletenessLine(Struct, frozen=True, kw_only=True):
    """A line of the minimum record set (words: `cabling.line.<code>`, `cabling.line-state.<state>`).

    `not-checked`: nobody looked, or there is nothing of the kind; it is never silently good. `subject_kind` and `subject`: the list and the
    row where it can be put right first. `params`: `done` of `total` are right, `names` of the first that are not.
    """

    code: str
    state: LineState
    subject_kind: str = ""
    subject: str = ""
    params: dict[str, Any] = {}


Judge = Callable[[Any], bool | None]
"""Whether a row is right; None: that was not looked at."""


def completeness_lines(record: Record | Survey, terms: Terms | None = None) -> tuple[CompletenessLine, ...]:
    """The minimum record set, in the order of a cable from the room to the switch."""
    survey = record if isinstance(record, Survey) else Survey(record, terms)
    found = issues(survey)
    wrong = {(issue.code, issue.kind, issue.key) for issue in found}
    looped = any(issue.code in _LOOPS for issue in found)

    def clean(kind: str, *codes: str) -> Judge:
        return lambda row: not any((code, kind, row.id) in wrong for code in codes)

    return (*_places(survey), *_links(survey, clean), *_active(survey, clean, looped=looped), *_papers(survey, clean))


def _line(survey: Survey, code: str, kind: str, rows: Iterable[Any], judge: Judge) -> CompletenessLine:
    judged = [(row, judge(row)) for row in rows]
    bad = [row for row, good in judged if good is False] or [row for row, good in judged if good is None]
    state: LineState = "not-ok" if any(good is False for _, good in judged) else "ok" if judged and not bad else "not-checked"
    names = tuple(survey.name(kind, row.id) for row in bad)
    params = {"done": sum(good is True for _, good in judged), "total": len(judged), "names": shortened(names)}
    return CompletenessLine(code=code, state=state, subject_kind=kind, subject=bad[0].id if bad else "", params=params)


def shortened(names: Iterable[str]) -> tuple[str, ...]:
    """The first names in natural order, and «+3» where there are three more."""
    ordered = sorted(names, key=natural_key)
    return (*ordered[:NAMED], *([f"+{len(ordered) - NAMED}"] if len(ordered) > NAMED else []))


def _places(survey: Survey) -> Iterable[CompletenessLine]:
    held, record = survey.cabling, survey.record
    cabled = tuple(survey.cabled())
    used = {outlet.room for outlet in held.outlets} | {rack.room for rack in held.racks} | {device.room for device in cabled}
    rooms = (room for room in record.rooms if room.id in used)
    yield _line(survey, "floors", "rooms", rooms, lambda room: bool((room.floor or "").strip()))
    yield _line(survey, "racks", "racks", held.racks, lambda rack: rack.room is not None and rack.height_u is not None)
    yield _line(survey, "earthing", "racks", held.racks, lambda rack: rack.earthed)
    yield _line(survey, "panels", "panels", held.panels, lambda panel: _known(panel, "rack", "position_u", "ports", "category"))
    yield _line(survey, "outlets", "outlets", held.outlets, lambda outlet: outlet.room is not None)
    yield _line(survey, "devices", "devices", cabled, lambda device: bool(device.mac) and device.room is not None)


def _links(survey: Survey, clean: Callable[..., Judge]) -> Iterable[CompletenessLine]:
    held = survey.cabling
    linked = {link.outlet for link in held.links}
    sound, short, alone = clean("links", "link-incomplete"), clean("links", "link-too-long", "link-long"), clean("outlets", "two-cables")
    rank = cabling_suitability.category_rank
    yield _line(survey, "outlet-links", "outlets", held.outlets, lambda outlet: outlet.id in linked and alone(outlet))
    yield _line(survey, "links", "links", held.links, sound)
    yield _line(survey, "link-category", "links", held.links, lambda link: (rank(link.category) or 0) >= cabling_suitability.CATEGORY_5)
    yield _line(survey, "link-length", "links", held.links, lambda link: short(link) if cabling_suitability.length(survey, link) else None)
    yield _line(survey, "tests", "links", held.links, lambda link: _passed(survey, link))
    yield _line(survey, "results", "tests", held.tests, clean("tests", "test-unmatched"))
    yield _line(survey, "splitters", "outlets", held.outlets, lambda outlet: None if outlet.splitter is None else not outlet.splitter)


def _passed(survey: Survey, link: Link) -> bool | None:
    state = survey.tests.result(link).state
    return None if state is None else state != "failed"


def _active(survey: Survey, clean: Callable[..., Judge], *, looped: bool) -> Iterable[CompletenessLine]:
    held, cabled = survey.cabling, tuple(survey.cabled())
    agreed = clean("devices", "path-differs", "moved-or-looped", "looped-phone")
    busy = tuple(port for port in held.switch_ports if port.device is not None)
    good_speed = clean("switch_ports", "speed-low", "half-duplex")
    yield _line(survey, "paths", "devices", cabled, lambda device: survey.reached(device.id) and agreed(device))
    yield _line(survey, "cords", "devices", cabled, lambda device: survey.path(device.id) is not None)
    yield _line(survey, "switches", "switches", held.switches, lambda switch: _known(switch, "model", "ports") and _placed(switch))
    yield _line(survey, "vlans", "switch_ports", busy, lambda port: port.vlan is not None or port.voice_vlan is not None)
    yield _line(survey, "speeds", "switch_ports", busy, lambda port: good_speed(port) if _known(port, "speed_mbit_s", "duplex") else None)
    yield _line(survey, "poe", "switches", held.switches, lambda switch: _fed(survey, switch))
    yield _line(survey, "loops", "switches", held.switches, lambda switch: False if looped else _read(survey, switch))
    racks = survey.index.cabling.racks
    backed = {rack.id: rack.ups for rack in racks}
    yield _line(
        survey, "ups", "switches", held.switches, lambda switch: None if (switch.ups, backed.get(switch.rack)) == (None, None) else True
    )


def _known(row: Any, *fields: str) -> bool:
    return all(getattr(row, field) is not None for field in fields)


def _placed(switch: Any) -> bool:
    return switch.rack is not None or bool(switch.address)


def _fed(survey: Survey, switch: Any) -> bool | None:
    balance = cabling_ports.power(survey, switch)
    if balance.balance == "over":
        return False
    return None if balance.balance in {"unknown", "perhaps-over"} or balance.assumed else True


def _read(survey: Survey, switch: Any) -> bool | None:
    """Whether a switch's forwarding table was read: without it nobody knows whether an address is in two places."""
    return True if any(port.read_at is not None for port in survey.ports_of[switch.id]) else None


def _papers(survey: Survey, clean: Callable[..., Judge]) -> Iterable[CompletenessLine]:
    held = survey.cabling
    codes = ("id-not-unique", "id-unfit", "id-differs")
    for kind, rows in (("outlets", held.outlets), ("panels", held.panels), ("cords", held.cords)):
        yield _line(survey, f"identifiers-{kind}", kind, rows, clean(kind, *codes))
    pins = {pin.subject: pin for pin in held.pins if pin.plan is not None and pin.x is not None and pin.y is not None}

    def pinned(outlet: Outlet) -> bool | None:
        pin = pins.get(f"outlet:{outlet.id}")
        if not held.plans or (pin is not None and pin.recheck):
            return None
        return pin is not None

    yield _line(survey, "plan", "outlets", held.outlets, pinned)
    shown = {photo.subject for photo in survey.record.photos if photo.sha256}
    yield _line(survey, "photos", "racks", held.racks, lambda rack: True if f"rack:{rack.id}" in shown else None)
