"""Findings about the count: doubts, no-service, channels, order, exposure, reduction (BT-4)."""

from dialtone.domain.kinds import OrderItem, Responsible, Severity
from dialtone.domain.record import Record
from dialtone.domain.rules import clauses
from dialtone.domain.rules.collector import Collector
from dialtone.domain.rules.index import Index, is_no_service
from dialtone.domain.rules.values import Count, Doubt
from dialtone.domain.titles import person_name


def check(index: Index, count: Count, into: Collector) -> None:
    """All findings of BT-4, and the doubts of the count whatever their clause."""
    for doubt in count.doubts:
        _doubt(doubt, into)
    _no_service(index, into)
    _kinds(index, count, into)
    if index.clauses.business:
        _channels(count, into)
        _declaration(count, into)
    _billing(index.record, count, into)


def _doubt(doubt: Doubt, into: Collector) -> None:
    if doubt.clause == clauses.CHANGE:
        into.add(Severity.DOUBT, doubt.clause, f"doubt.{doubt.question}", doubt.subject, Responsible.PROVIDER, **doubt.params)
        return
    params = dict(doubt.params)
    if doubt.outcomes and doubt.adds != (0, 0):
        low, high = doubt.outcomes
        params |= {"users_low": low.users, "users_high": high.users, "channels_low": low.channels, "channels_high": high.channels}
    into.add(Severity.DOUBT, doubt.clause, f"doubt.{doubt.question}", doubt.subject, Responsible.PARTNER, **params)


def _no_service(index: Index, into: Collector) -> None:
    for person in index.people.values():
        if not is_no_service(person):
            continue
        for device in index.devices_of[person.id]:
            into.add(
                Severity.VIOLATION,
                clauses.NO_SERVICE,
                "no-service.device",
                device.id,
                Responsible.PARTNER,
                name=person_name(person),
                device=index.device_name(device),
            )


def _kinds(index: Index, count: Count, into: Collector) -> None:
    """A device whose kind isn't known and that raises no doubt still leaves the number of terminals open."""
    asked = {doubt.subject for doubt in count.doubts if doubt.question == "kind-unknown"}
    for device in index.devices.values():
        if device.kind is None and device.id not in asked:
            into.add(
                Severity.ADVICE, clauses.DEVICE, "device.kind-unknown", device.id, Responsible.PARTNER, device=index.device_name(device)
            )


def _channels(count: Count, into: Collector) -> None:
    if count.users_total == 0 and count.terminals_total:
        into.add(
            Severity.WARNING, clauses.CHANNELS, "channels.nobody-can-call", "site", Responsible.PARTNER, terminals=count.terminals_total
        )
    if count.channels.other.exact != count.channels.exact:
        into.add(
            Severity.INFO,
            clauses.CHANNELS,
            f"channels.two-readings-{count.channels.method}",
            "site",
            Responsible.PROVIDER,
            exact=count.channels.exact,
            calls=count.channels.calls,
            other=count.channels.other.exact,
        )


def _declaration(count: Count, into: Collector) -> None:
    exposure = count.exposure
    declared = exposure.declared
    shown = {"counted": exposure.counted, "terminals": exposure.terminals, "declared": declared}
    source = "ordered" if exposure.ordered is not None else "previous"
    if declared is None:
        into.add(Severity.WARNING, clauses.DECLARATION, "declaration.not-known", "order", Responsible.PARTNER, **shown)
    elif declared < exposure.counted:
        into.add(Severity.WARNING, clauses.DECLARATION, f"declaration.{source}-too-low", "order", Responsible.PARTNER, **shown)
    elif declared < exposure.counted_max:
        into.add(
            Severity.ADVICE,
            clauses.DECLARATION,
            "declaration.perhaps-too-low",
            "order",
            Responsible.PARTNER,
            **shown,
            counted_max=exposure.counted_max,
        )
    elif declared > exposure.counted_max:
        into.add(Severity.INFO, clauses.CHANGE, "declaration.higher", "order", Responsible.PARTNER, **shown)


def _billing(record: Record, count: Count, into: Collector) -> None:
    for line in count.billing:
        if line.item == OrderItem.USER:
            continue
        if line.found is None:
            into.add(
                Severity.WARNING, clauses.BILLING, "billing.not-known", line.item, Responsible.PARTNER, item=line.item, ordered=line.ordered
            )
        elif line.difference:
            severity, code = (Severity.WARNING, "billing.more") if line.difference > 0 else (Severity.INFO, "billing.less")
            into.add(
                severity,
                clauses.BILLING,
                code,
                line.item,
                Responsible.PARTNER,
                item=line.item,
                ordered=line.ordered,
                found=line.found,
                difference=abs(line.difference),
            )
    recording = record.call_recording
    if recording is not None and recording.enabled is False and recording.volume_gb:
        into.add(Severity.WARNING, clauses.BILLING, "billing.recording-off", "recording", Responsible.PARTNER, volume=recording.volume_gb)
