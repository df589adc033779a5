"""Origin and warranty of devices, and the cabling record (AV-8, BT-5)."""

import calendar
import datetime as dt
from collections import defaultdict

from dialtone.domain.cabling import issues, shortened
from dialtone.domain.cabling_issue import CablingIssue
from dialtone.domain.kinds import CABLED, Origin, Responsible, Severity
from dialtone.domain.record import Cabling, Device
from dialtone.domain.rules import clauses
from dialtone.domain.rules.collector import Collector
from dialtone.domain.rules.index import Index, is_terminal
from dialtone.domain.terms import Terms

ONE_BY_ONE = frozenset(
    {
        *("link-incomplete", "link-long", "channel-long", "moved-or-looped", "looped-switch", "path-differs"),
        *("poe-tight", "poe-perhaps-over"),
    }
)
"""Codes of the cabling whose words tell of one thing, as those of a violation do; the others tell of all that are alike."""
OF_CUSTOMER = frozenset({"desk-switch", "desk-switch-likely", "rack-open", "splitter", "splitter-unsuitable"})


def warranty_end(device: Device, terms: Terms) -> dt.date | None:
    """The last day of warranty of a supplied product, or None where it has none or the delivery date isn't known (AV-8)."""
    if device.origin is not Origin.SUPPLIED or device.delivered_on is None:
        return None
    months = device.delivered_on.month - 1 + terms.warranty_months
    year, month = device.delivered_on.year + months // 12, months % 12 + 1
    if year > dt.MAXYEAR:
        return None
    return dt.date(year, month, min(device.delivered_on.day, calendar.monthrange(year, month)[1]))


def check(index: Index, terms: Terms, today: dt.date, into: Collector) -> None:
    """Findings per device (AV-8) and on the cabling (BT-5)."""
    for device in index.devices.values():
        _device(index, device, terms, today, into)
    _cabling(index, terms, into)


def _device(index: Index, device: Device, terms: Terms, today: dt.date, into: Collector) -> None:
    name = index.device_name(device)
    if device.origin is Origin.SUPPLIED:
        end = warranty_end(device, terms)
        if device.delivered_on is None:
            into.add(Severity.ADVICE, clauses.WARRANTY, "warranty.delivery-unknown", device.id, Responsible.PARTNER, device=name)
        elif end is not None and end < today:
            into.add(
                Severity.INFO,
                clauses.WARRANTY,
                "warranty.expired",
                device.id,
                Responsible.PARTNER,
                device=name,
                delivered=device.delivered_on,
                end=end,
            )
    elif device.origin is Origin.OTHER and is_terminal(device):
        into.add(Severity.WARNING, clauses.WARRANTY, "origin.other", device.id, Responsible.PARTNER, device=name)
    elif device.origin is None and is_terminal(device):
        into.add(Severity.ADVICE, clauses.WARRANTY, "origin.unknown", device.id, Responsible.PARTNER, device=name)


def _cabling(index: Index, terms: Terms, into: Collector) -> None:
    cabling = index.record.cabling or Cabling()
    cabled = [device.id for device in index.devices.values() if device.kind in CABLED and is_terminal(device)]
    if cabled and not (cabling.links or cabling.cords or cabling.switch_ports):
        into.add(Severity.WARNING, clauses.CABLING, "cabling.not-documented", "cabling", Responsible.PARTNER, devices=len(cabled))
    alike: defaultdict[str, list[CablingIssue]] = defaultdict(list)
    for issue in issues(index.record, terms):
        if issue.severity is Severity.VIOLATION or issue.code in ONE_BY_ONE:
            into.add(issue.severity, clauses.CABLING, f"cabling.{issue.code}", issue.key, _responsible(issue.code), **issue.params)
        else:
            alike[issue.code].append(issue)
    for code, found in alike.items():
        names = shortened(str(issue.params["name"]) for issue in found)
        severity = min((issue.severity for issue in found), key=tuple(Severity).index)
        into.add(severity, clauses.CABLING, f"cabling.{code}", "cabling", _responsible(code), names=names, count=len(found))


def _responsible(code: str) -> Responsible:
    """The partner documents and cables; what the customer put between, he takes away."""
    return Responsible.CUSTOMER if code in OF_CUSTOMER else Responsible.PARTNER
