"""The order page's tables: ordered against found with the consequence, what else is billed, the exposure, the channels' formula. Pure."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from dialtone.domain.changes import Change, Put, Set
from dialtone.domain.findings import Finding
from dialtone.domain.kinds import OrderItem
from dialtone.domain.record import Order, Record, SoundFile
from dialtone.domain.rules import BillingLine, Count
from dialtone.domain.terms import Terms
from dialtone.gui.models.naming import plain_amount, users_text
from dialtone.gui.models.rooms_table import clause_line
from dialtone.gui.widgets.count_panel import CountLine
from dialtone.gui.widgets.table_model import Cell, Group, Row
from dialtone.words import Words

if TYPE_CHECKING:
    from dialtone.services.session import Snapshot

translate = QCoreApplication.translate

LISTS = ("virtual_faxes", "conference_rooms", "traffic_packs", "other_services")
WITH_QUANTITY = frozenset({"traffic_packs", "other_services"})


@dataclass(frozen=True)
class Item:
    """A line of the comparison."""

    item: str
    name: str
    ordered: float | None
    found: float | None
    difference: float | None
    consequence: str
    tone: str


@dataclass(frozen=True)
class ServiceRow:
    """A row of what else is billed: which list, its key there, name or number, quantity."""

    kind: str
    key: str
    name: str
    quantity: float


@dataclass(frozen=True)
class Sound:
    """A sound file with its rights."""

    key: str
    sound: SoundFile
    rights: str
    verdict: str
    good: bool


def ordered_change(record: Record, item: str, quantity: float | None) -> Change:
    """The order with another quantity of an item (None: not ordered); several lines of the item become one."""
    order = record.order or Order()
    lines: list[dict[str, Any]] = []
    placed = False
    for line in order.lines:
        if line.item != item:
            lines.append({"item": line.item.value, "quantity": line.quantity})
        elif not placed and quantity is not None:
            lines.append({"item": item, "quantity": quantity})
            placed = True
    if not placed and quantity is not None:
        lines.append({"item": item, "quantity": quantity})
    return Set("order", "", {"lines": lines})


def items(count: Count, words: Words, terms: Terms | None) -> tuple[Row, ...]:
    """Every item that can be ordered; those neither ordered nor found stay as quiet lines to fill in."""
    found = {line.item: line for line in count.billing}
    has_order = any(line.ordered is not None for line in count.billing)
    rows = []
    for each in OrderItem:
        line = found.get(each.value) or BillingLine(item=each.value, ordered=0 if has_order else None, found=0)
        rows.append(Row(each.value, _item(line, words, terms)))
    return tuple(rows)


def _item(line: BillingLine, words: Words, terms: Terms | None) -> Item:
    text, tone = _consequence(line, terms)
    return Item(line.item, words.text(f"item.{line.item}"), line.ordered, line.found, line.difference, text, tone)


def _consequence(line: BillingLine, terms: Terms | None) -> tuple[str, str]:
    if line.found is None:
        return translate("OrderTable", "quantity not known: enter it under «Services»"), "warn"
    if line.ordered is None or not (line.found or line.ordered):
        return translate("OrderTable", "order not known") if line.found else "", "muted"
    difference = line.found - line.ordered
    if difference == 0:
        return translate("OrderTable", "as ordered"), "ok"
    if line.item == OrderItem.USER:
        return _users_consequence(difference, terms), "warn"
    if difference > 0:
        return translate("OrderTable", "more than ordered: billed by the tariff"), "warn"
    return translate("OrderTable", "ordered but not found: complete the dossier or the order"), "warn"


def _users_consequence(difference: float, terms: Terms | None) -> str:
    """What more or fewer users than ordered mean (BT-4.a change)."""
    if difference > 0:
        return translate("OrderTable", "an increase is billed without notice")
    if terms is None:
        return translate("OrderTable", "fewer: falls step by step, see the plan")
    return translate("OrderTable", "fewer: falls at most {percent} % a quarter").format(percent=terms.reduction_percent)


def services(snapshot: "Snapshot", words: Words) -> tuple[tuple[Row, ...], tuple[Group, ...]]:
    """What is billed besides users and numbers, by list."""
    record, keys = snapshot.record, snapshot.keys
    rows: list[Row] = []
    groups: list[Group] = []
    item_of = dict(zip(LISTS, ("virtual-fax", "conference-room", "traffic-pack", "other"), strict=True))
    for kind in LISTS:
        values = getattr(record, kind)
        total = 0.0
        for place, value in enumerate(values):
            key = value.number if kind == "virtual_faxes" else keys[kind][place]
            quantity = getattr(value, "quantity", 1)
            total += quantity
            name = value.number if kind == "virtual_faxes" else value.name or ""
            rows.append(Row(f"{kind}:{key}", ServiceRow(kind, key, name, quantity), kind))
        tone = "accent" if total else "muted"
        groups.append(Group(kind, words.text(f"item.{item_of[kind]}"), "", {"quantity": Cell(plain_amount(total, words), tone)}))
    return tuple(rows), tuple(groups)


def service_change(row: ServiceRow, field: str, text: str) -> Change | None:
    """The change that a cell's new text is; None when it can't be one."""
    if field == "quantity":
        return Set(row.kind, row.key, {"quantity": int(text)}) if text.isascii() and text.isdigit() and len(text) <= 6 else None
    return Set(row.kind, row.key, {"name": text or None})


def sounds(snapshot: "Snapshot", words: Words) -> tuple[Row, ...]:
    """The sound files with their rights."""
    rows = []
    for key, sound in zip(snapshot.keys["sound_files"], snapshot.record.sound_files, strict=True):
        good = sound.rights is not None and sound.rights.value != "unknown"
        rights = words.text(f"rights.{sound.rights.value}") if sound.rights else translate("OrderTable", "not known")
        verdict = (
            translate("OrderTable", "declared by the customer") if good else translate("OrderTable", "ask the customer for the rights")
        )
        rows.append(Row(key, Sound(key, sound, rights, verdict, good)))
    return tuple(rows)


def new_row(kind: str, name: str, quantity: int | None) -> Put:
    """A new row of one of the lists, or a sound file."""
    value: dict[str, Any] = {"number": name} if kind == "virtual_faxes" else {"name": name}
    if kind in WITH_QUANTITY and quantity is not None:
        value["quantity"] = quantity
    return Put(kind, value)


def exposure_lines(count: Count, words: Words) -> tuple[CountLine, ...]:
    """Counted, terminals, ordered, before: what a false declaration would be billed on."""
    exposure = count.exposure
    why = clause_line("BT-4.a false declaration", words)
    unknown = translate("OrderTable", "not known")
    counted = str(exposure.counted) if exposure.counted == exposure.counted_max else f"{exposure.counted}–{exposure.counted_max}"
    low = exposure.declared is not None and exposure.declared < exposure.counted_max
    lines = [
        CountLine(translate("OrderTable", "Users counted"), counted, why=why),
        CountLine(translate("OrderTable", "Terminals"), str(exposure.terminals), why=why),
        CountLine(
            translate("OrderTable", "Users ordered"),
            unknown if exposure.ordered is None else plain_amount(exposure.ordered, words),
            tone="muted" if exposure.ordered is None else "warn" if low else "text",
            why=why,
        ),
    ]
    if exposure.previous is not None:
        lines.append(CountLine(translate("OrderTable", "Users before this job"), str(exposure.previous), tone="muted"))
    return tuple(lines)


def plan_lines(count: Count) -> tuple[CountLine, ...]:
    """The users that may remain, quarter by quarter."""
    return tuple(CountLine(step.quarter.replace("-", " "), users_text(step.users)) for step in count.reduction_plan)


def formula(users: int, method: str, terms: Terms, words: Words) -> str:
    """«2 × 2 + 3 × 1 + 3 × 0.5»: how the channels come about."""
    parts, below = [], 0
    for bracket in terms.channel_brackets:
        last = users if bracket.up_to is None else min(users, bracket.up_to)
        rate = plain_amount(bracket.rate, words)
        inside = bracket.up_to is None or users <= bracket.up_to
        if method == "flat":
            if inside:
                return f"{users} × {rate}"
        elif last > below:
            parts.append(f"{last - below} × {rate}")
        if inside:
            break
        below = bracket.up_to or below
    return " + ".join(parts) or "0"


def about(findings: tuple[Finding, ...], code: str) -> Finding | None:
    """The first finding with a code."""
    return next((finding for finding in findings if finding.code == code), None)
