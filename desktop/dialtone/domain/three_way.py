"""Order ↔ LAN ↔ platform: every order line, every device found or recorded and every row of the platform's list, each accounted for once.

Pure: the same content gives the same view, in whatever order it is stated.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence

from dialtone.domain import kinds
from dialtone.domain.differences import Case, Sources, differences, group_model, owners
from dialtone.domain.discovery import ScanRun
from dialtone.domain.joining import Group, join
from dialtone.domain.kinds import DeviceKind, OrderItem, PersonService, Responsible, Severity
from dialtone.domain.likeness import device_mac, model_key, plain, vendor_words
from dialtone.domain.platform import (
    Counts,
    DeviceRow,
    Difference,
    ModelRow,
    OnLan,
    OnOrder,
    OnPlatform,
    OrderRow,
    ThreeWay,
    Verdict,
)
from dialtone.domain.record import PlatformImport, Record

_ON_NETWORK = frozenset(
    {
        DeviceKind.DESKPHONE,
        DeviceKind.WIFI_PHONE,
        DeviceKind.CONFERENCE_PHONE,
        DeviceKind.DOORPHONE,
        DeviceKind.DECT_BASE,
        DeviceKind.ATA,
        DeviceKind.GATEWAY,
    }
)
"""Devices of the service that are on the LAN by themselves; other terminals only when they have a MAC address."""
_SERVICE = kinds.TELEPHONES | kinds.NON_USER_TERMINALS | kinds.CARRIERS
_LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)
_VERDICTS = {
    Severity.VIOLATION: Verdict.DIFFERS,
    Severity.WARNING: Verdict.DIFFERS,
    Severity.DOUBT: Verdict.TO_CONFIRM,
    Severity.ADVICE: Verdict.NOTE,
    Severity.INFO: Verdict.NOTE,
}
_RANK = {verdict: place for place, verdict in enumerate(Verdict)}


def compare(record: Record, scan: ScanRun | None) -> ThreeWay:
    """The three-way view of a dossier and its latest scan."""
    view = _View(record, scan)
    devices = tuple(sorted((view.device(group) for group in view.groups), key=lambda row: (_RANK[row.verdict], row.key)))
    models = view.models(devices)
    return ThreeWay(
        devices=devices,
        models=models,
        order=view.order_rows(devices),
        counts=_counts(devices, models),
        imports=view.imports,
        scanned=scan.started if scan else None,
        scan_complete=scan.complete if scan else False,
    )


def latest_first(imports: Sequence[PlatformImport]) -> tuple[PlatformImport, ...]:
    """Imports, newest first; those of an unknown moment last."""
    return tuple(sorted(imports, key=lambda one: (one.imported_at or _LONG_AGO, one.sha256), reverse=True))


class _View:
    """A record and a scan with their maps."""

    def __init__(self, record: Record, scan: ScanRun | None) -> None:
        self.record, self.scan = record, scan
        found = scan.devices if scan else ()
        self.terminals = record.order.terminals if record.order else ()
        everything = (found, record.devices, record.platform_devices, self.terminals)
        self.vendors = vendor_words({one.vendor for rows in everything for one in rows})
        self.groups = join(record, found, self.vendors)
        self.sources = Sources.of(record, scan, self.vendors)
        self.imports = latest_first(record.platform_imports)
        self.loose = tuple(group.models(self.vendors) for group in self.groups if _is_loose(group))
        self.ordered: Counter[str] = Counter()
        for line in self.terminals:
            self.ordered[model_key(line.model, self.vendors)] += line.quantity

    # --- devices -------------------------------------------------------------------------------------------------------------------

    def device(self, group: Group) -> DeviceRow:
        """One device."""
        model, key = group_model(group, self.vendors)
        kind = _kind(group)
        mac = next((text for text in (device_mac(one.mac) for one in group.nodes()) if text), None)
        vendor = next((one.vendor for one in group.nodes() if one.vendor), None)
        lan, platform = self._lan(group, kind, mac), self._platform(group, kind, mac)
        order = self._order(key, concerned=bool(group.listed) or kind in _SERVICE)
        first = next(iter(group.nodes()))
        name = " ".join(filter(None, (vendor, model, mac or getattr(first, "ip", None) or getattr(first, "owner", None)))) or group.key
        said = differences(Case(group, name, bool(group.listed) or kind in _SERVICE, order, lan, platform, self.sources))
        person = next((self.sources.people[one.person] for one in group.recorded if one.person in self.sources.people), None)
        return DeviceRow(
            key=group.key,
            mac=mac,
            serial=next((one.serial for one in group.nodes() if one.serial), None),
            vendor=vendor,
            model=model,
            model_key=key,
            kind=kind,
            order=order,
            lan=lan,
            platform=platform,
            verdict=_verdict(said, lan, platform),
            found=tuple(group.found),
            recorded=tuple(group.recorded),
            listed=tuple(group.listed),
            person=person,
            owner=" / ".join(owners(group.listed)) or None,
            differences=said,
        )

    def _lan(self, group: Group, kind: str | None, mac: str | None) -> OnLan:
        if any(one.present for one in group.found):
            return OnLan.SEEN
        if not _by_itself(group, kind, mac):
            return OnLan.NOT_EXPECTED
        if self.scan is None or not self.scan.complete or not (mac or any(one.ip for one in group.recorded)):
            return OnLan.NOT_KNOWN
        return OnLan.NOT_KNOWN if self._may_be_loose(group) else OnLan.NOT_SEEN

    def _may_be_loose(self, group: Group) -> bool:
        """Whether the scan saw a device without its MAC address (behind a router) that may be this one."""
        models = group.models(self.vendors)
        return any(not models or not seen or models & seen for seen in self.loose)

    def _platform(self, group: Group, kind: str | None, mac: str | None) -> OnPlatform:
        if group.listed:
            newest = self.imports[0].sha256 if self.imports else None
            current = any(one.source in {None, newest} for one in group.listed)
            return OnPlatform.LISTED if current else OnPlatform.EARLIER
        if not self.record.platform_devices:
            return OnPlatform.NO_LIST
        if kind is None or (kind in _SERVICE and _is_loose(group)):
            return OnPlatform.NOT_KNOWN
        return OnPlatform.NOT_LISTED if kind in _SERVICE and _by_itself(group, kind, mac) else OnPlatform.NOT_EXPECTED

    def _order(self, key: str, *, concerned: bool) -> OnOrder:
        if not self.ordered or not key or not concerned:
            return OnOrder.NOT_STATED
        return OnOrder.ORDERED if self.ordered[key] else OnOrder.NOT_ORDERED

    # --- models and order lines ----------------------------------------------------------------------------------------------------

    def models(self, devices: Sequence[DeviceRow]) -> tuple[ModelRow, ...]:
        """Every model ordered, and every model among the devices of the service and the platform's list, with its numbers."""
        rows: defaultdict[str, list[DeviceRow]] = defaultdict(list)
        for row in devices:
            if row.listed or row.kind in _SERVICE:
                rows[row.model_key].append(row)
        names = {key: sorted(filter(None, (row.model for row in same))) for key, same in rows.items()}
        for line in sorted(self.terminals, key=lambda line: line.model):
            names[model_key(line.model, self.vendors)] = [line.model]
        return tuple(self._model(key, (names[key] or [""])[0], rows[key]) for key in sorted(names))

    def _model(self, key: str, name: str, rows: Sequence[DeviceRow]) -> ModelRow:
        lan = sum(row.lan is OnLan.SEEN for row in rows)
        platform = sum(row.platform is OnPlatform.LISTED for row in rows)
        ordered = self.ordered[key] if self.ordered and (key or self.ordered[key]) else None
        said: tuple[Difference, ...] = ()
        if ordered and ordered != len(rows):
            code = "fewer-than-ordered" if len(rows) < ordered else "more-than-ordered"
            params = {"model": name, "ordered": ordered, "lan": lan, "platform": platform, "devices": len(rows)}
            said = (_order_difference(code, params),)
        verdict = Verdict.NOT_COMPARED if ordered is None else Verdict.AGREES
        if ordered == 0 and not (lan or platform):
            verdict = Verdict.NOT_COMPARED  # known from before, and neither seen nor listed now
        elif ordered == 0:
            said = (_order_difference("not-ordered", {"device": name}),)
        if said:
            verdict = Verdict.TO_CONFIRM
        return ModelRow(
            key=key, name=name, ordered=ordered, lan=lan, platform=platform, devices=len(rows), verdict=verdict, differences=said
        )

    def order_rows(self, devices: Sequence[DeviceRow]) -> tuple[OrderRow, ...]:
        """The items of the order, each once."""
        quantities: Counter[OrderItem] = Counter()
        for line in self.record.order.lines if self.record.order else ():
            quantities[line.item] += line.quantity  # type: ignore[assignment]  # a quantity may be a fraction
        return tuple(
            self._users(quantity, devices) if item is OrderItem.USER else OrderRow(item=item.value, ordered=quantity)
            for item, quantity in sorted(quantities.items())
        )

    def _users(self, ordered: float, devices: Sequence[DeviceRow]) -> OrderRow:
        people = sum(person.service is PersonService.TELEPHONY for person in self.record.people)
        if not self.record.platform_devices:
            return OrderRow(item=OrderItem.USER.value, ordered=ordered, recorded=people)
        rooms = {plain(room.name) for room in self.record.rooms if room.name}  # a shared telephone's owner may be its room
        stated = owners(one for row in devices if row.platform is OnPlatform.LISTED for one in row.listed)
        distinct = sum(plain(owner) not in rooms for owner in stated)
        said: tuple[Difference, ...] = ()
        if distinct > ordered:
            said = (_order_difference("more-owners-than-users", {"ordered": ordered, "owners": distinct, "people": people}),)
        verdict = Verdict.TO_CONFIRM if said else Verdict.AGREES
        return OrderRow(item=OrderItem.USER.value, ordered=ordered, recorded=people, platform=distinct, verdict=verdict, differences=said)


def _order_difference(code: str, params: dict[str, object]) -> Difference:
    return Difference(code=code, severity=Severity.DOUBT, responsible=Responsible.PARTNER, params=params)


def _kind(group: Group) -> str | None:
    """What it is: by the dossier, else the network, else the platform."""
    recorded = next((one.kind.value for one in group.recorded if one.kind), None)
    found = next((one.kind for one in group.found if one.kind != "unknown"), None)
    return recorded or found or next((one.kind for one in group.listed if one.kind), None)


def _is_loose(group: Group) -> bool:
    """Whether it was seen without its MAC address, so that no list of MAC addresses can say anything of it."""
    seen = any(one.present for one in group.found) and not group.listed
    return seen and _kind(group) in _SERVICE | {None} and not any(device_mac(one.mac) for one in group.nodes())


def _by_itself(group: Group, kind: str | None, mac: str | None) -> bool:
    """Whether it has a connection of its own to the LAN, as far as is known."""
    if kind in kinds.SOFTPHONES or kind == DeviceKind.DECT_HANDSET or any(one.attached_to for one in group.recorded):
        return False
    return kind is None or kind in _ON_NETWORK or mac is not None


def _verdict(said: Sequence[Difference], lan: OnLan, platform: OnPlatform) -> Verdict:
    compared = platform is OnPlatform.LISTED and lan in {OnLan.SEEN, OnLan.NOT_EXPECTED}
    verdict = _VERDICTS[said[0].severity] if said else Verdict.AGREES
    return verdict if compared or verdict in {Verdict.DIFFERS, Verdict.TO_CONFIRM} else Verdict.NOT_COMPARED


def _counts(devices: Sequence[DeviceRow], models: Sequence[ModelRow]) -> Counts:
    tally = Counter(row.verdict for row in devices)
    named = [row.ordered for row in models if row.ordered is not None]
    return Counts(
        ordered=sum(named) if named else None,
        lan=sum(row.lan for row in models),
        platform=sum(row.platform for row in models),
        agree=tally[Verdict.AGREES] + tally[Verdict.NOTE],
        differ=tally[Verdict.DIFFERS],
        to_confirm=tally[Verdict.TO_CONFIRM],
        not_compared=tally[Verdict.NOT_COMPARED],
    )
