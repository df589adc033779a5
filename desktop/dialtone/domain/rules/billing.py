"""What is billed against what was ordered, the plan for fewer users, and the exposure (BT-4.a change, false declaration, BT-4.b to h)."""

import datetime as dt
from collections import defaultdict

from dialtone.domain.kinds import OrderItem
from dialtone.domain.record import Record
from dialtone.domain.rules.values import BillingLine, Exposure, ReductionStep, plain_number
from dialtone.domain.terms import Terms


def ordered(record: Record) -> dict[str, float] | None:
    """Quantities of the order per item, several lines of an item added up; None where the dossier has no order lines."""
    if record.order is None or not record.order.lines:
        return None
    quantities: defaultdict[str, float] = defaultdict(float)
    for line in record.order.lines:
        quantities[line.item] += line.quantity
    return {item: plain_number(quantity) for item, quantity in quantities.items()}


def found(record: Record, users: int) -> dict[str, float | None]:
    """What the dossier holds of each item; None is not known (recording switched on, volume not measured)."""
    recording, click = record.call_recording, record.click_to_call
    volume: float | None = 0
    if recording is not None and recording.enabled is not False:
        volume = recording.volume_gb
    return {
        OrderItem.USER: users,
        OrderItem.NUMBER: sum(block.size for block in record.number_blocks),
        OrderItem.VIRTUAL_FAX: len(record.virtual_faxes),
        OrderItem.CONFERENCE_ROOM: len(record.conference_rooms),
        OrderItem.RECORDING_GB: volume,
        OrderItem.CLICK_TO_CALL_CHANNEL: click.channels if click is not None else 0,
        OrderItem.TRAFFIC_PACK: sum(pack.quantity for pack in record.traffic_packs),
        OrderItem.OTHER: sum(service.quantity for service in record.other_services),
    }


def billing(record: Record, users: int) -> tuple[BillingLine, ...]:
    """A line for users and for every item that was ordered or found, in the order of the vocabulary.

    Without order lines nothing is known of what was ordered; with them, an item that isn't there was ordered 0 times.
    """
    order = ordered(record)
    lines = []
    for item, quantity in found(record, users).items():
        wanted = None if order is None else order.get(item, 0)
        if item == OrderItem.USER or wanted or quantity is None or quantity > 0:
            lines.append(BillingLine(item=str(item), ordered=wanted, found=None if quantity is None else plain_number(quantity)))
    return tuple(lines)


def exposure(record: Record, counted: int, counted_max: int, terminals: int) -> Exposure:
    """Users counted, terminals and the order side by side."""
    order = ordered(record)
    return Exposure(
        counted=counted,
        counted_max=counted_max,
        terminals=terminals,
        ordered=None if order is None else order.get(OrderItem.USER),
        previous=record.previous_users.quantity if record.previous_users is not None else None,
    )


def _quarters(after: dt.date) -> tuple[int, int]:
    """Year and quarter (1 to 4) that follow the quarter of a day."""
    quarter = (after.month - 1) // 3 + 1
    return (after.year, quarter + 1) if quarter < 4 else (after.year + 1, 1)


def reduction_plan(base: int, target: int, today: dt.date, terms: Terms) -> tuple[tuple[ReductionStep, ...], bool]:
    """The steps from `base` down to `target` users, and whether the plan is stuck above the target.

    Each quarter after today's keeps at least 90 % (by the profile) of the one before, rounded up: below 10 users that allows no step.
    """
    steps: list[ReductionStep] = []
    year, quarter = _quarters(today)
    users = base
    while users > target:
        remaining = max(target, -(-users * (100 - terms.reduction_percent) // 100))
        if remaining >= users:
            return tuple(steps), True
        users = remaining
        steps.append(ReductionStep(f"{year}-Q{quarter}", users))
        year, quarter = (year, quarter + 1) if quarter < 4 else (year + 1, 1)
    return tuple(steps), False
