"""Lines that the conditions keep off the service, and fax (BT-2, BT-3, ST-2, ST-3). No claim about the law is made here."""

from dialtone.domain.kinds import EXCLUDED, DeviceKind, LineKind, Responsible, Severity
from dialtone.domain.record import Device, FaxUse, Line
from dialtone.domain.rules.collector import Collector
from dialtone.domain.rules.index import Index, is_lift_emergency
from dialtone.domain.terms import Terms


def check(index: Index, terms: Terms, into: Collector) -> None:
    """Findings of the excluded devices and lines, and of every fax machine or fax line."""
    for device in index.devices.values():
        if device.kind in EXCLUDED:
            _violation(index, into, f"excluded.{device.kind}", device)
        elif is_lift_emergency(device):
            _violation(index, into, "excluded.emergency-phone-in-lift", device)
        elif device.kind is DeviceKind.FAX:
            _fax(index, device, terms, into)
    for line in sorted(index.record.lines, key=lambda line: line.id):
        _line(index, line, into)


def _violation(index: Index, into: Collector, code: str, device: Device) -> None:
    into.add(Severity.VIOLATION, index.clauses.excluded_lines, code, device.id, Responsible.CUSTOMER, device=index.device_name(device))


def _line(index: Index, line: Line, into: Collector) -> None:
    clause = index.clauses.excluded_lines
    if line.kind is None:
        if line.on_service is not False:
            into.add(Severity.DOUBT, clause, "line.kind-unknown", line.id, Responsible.CUSTOMER)
        return
    if line.kind is LineKind.FAX and line.on_service:
        into.add(Severity.ADVICE, index.clauses.fax, "line.fax-on-service", line.id, Responsible.CUSTOMER, **_named(index, line))
    if line.kind not in {LineKind.LIFT, LineKind.ALARM}:
        return
    named = _named(index, line)
    carrier = (line.carrier or "").strip()
    if line.on_service:
        into.add(Severity.VIOLATION, clause, "line.on-service", line.id, Responsible.CUSTOMER, **named)
    elif line.on_service is None:
        into.add(Severity.DOUBT, clause, "line.on-service-unknown", line.id, Responsible.CUSTOMER, **named)
    elif carrier:
        into.add(Severity.INFO, clause, "line.kept-elsewhere", line.id, Responsible.CUSTOMER, **named, carrier=carrier)
    else:
        into.add(Severity.WARNING, clause, "line.carrier-unknown", line.id, Responsible.CUSTOMER, **named)


def _named(index: Index, line: Line) -> dict[str, str | None]:
    """Parameters that name a line: its kind; and its id where another line is of that kind, unless it only repeats the kind."""
    several = index.lines_of_kind[line.kind] > 1
    return {"line_kind": str(line.kind), "line": line.id if several and line.id.casefold() != str(line.kind) else None}


def _fax(index: Index, device: Device, terms: Terms, into: Collector) -> None:
    use = device.fax or FaxUse()
    often = use.pages_per_week is not None and use.pages_per_week >= terms.fax_often_pages_per_week
    shown = {"device": index.device_name(device), "pages": use.pages_per_week, "critical": use.critical, "long": use.long}
    if often or use.critical or use.long:
        into.add(Severity.ADVICE, index.clauses.fax, "fax.analogue-line", device.id, Responsible.CUSTOMER, **shown)
    elif use.pages_per_week is None or use.critical is None or use.long is None:
        into.add(Severity.ADVICE, index.clauses.fax, "fax.use-unknown", device.id, Responsible.CUSTOMER, **shown)
    else:
        into.add(Severity.INFO, index.clauses.fax, "fax.light-use", device.id, Responsible.CUSTOMER, **shown)
