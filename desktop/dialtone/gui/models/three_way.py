"""The three-way view's rows as texts: devices, models and order lines, each with its verdict and what differs. Pure."""

from dataclasses import dataclass, field

from dialtone.gui.widgets.table_model import Group, Row
from dialtone.services.platform_view import (
    DeviceRow,
    Difference,
    DifferenceText,
    ModelRow,
    OnLan,
    OnOrder,
    OnPlatform,
    OrderRow,
    ThreeWay,
    Verdict,
    device_name,
    difference_text,
    evidence_lines,
)
from dialtone.words import Words

DEVICES, MODELS, ORDER = "devices", "models", "order"
VERDICT_LOOKS = {
    Verdict.DIFFERS: ("triangle-alert", "warn"),
    Verdict.TO_CONFIRM: ("circle-question-mark", "doubt"),
    Verdict.NOTE: ("info", "accent"),
    Verdict.AGREES: ("circle-check", "ok"),
    Verdict.NOT_COMPARED: ("circle-dashed", "muted"),
}
"""Symbol and tone of a verdict."""
_CELL_LOOKS: dict[str, tuple[str, str]] = {
    OnOrder.ORDERED.value: ("check", "ok"),
    OnOrder.NOT_ORDERED.value: ("x", "doubt"),
    OnLan.SEEN.value: ("check", "ok"),
    OnLan.NOT_SEEN.value: ("x", "doubt"),
    OnPlatform.LISTED.value: ("check", "ok"),
    OnPlatform.NOT_LISTED.value: ("x", "warn"),
    OnPlatform.EARLIER.value: ("history", "doubt"),
}


@dataclass(frozen=True)
class Side:
    """What one of the three says of a row: words with their symbol and tone."""

    text: str
    icon: str = ""
    tone: str = "muted"


@dataclass(frozen=True)
class Said:
    """A difference with its words and, a line per source, its evidence."""

    difference: Difference
    text: DifferenceText
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """A row of the view."""

    key: str
    group: str
    verdict: Verdict
    verdict_word: str
    title: str
    address: str
    who: str
    order: Side
    lan: Side
    platform: Side
    facts: tuple[tuple[str, str], ...] = ()
    said: tuple[Said, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether somebody has to look at it."""
        return self.verdict in {Verdict.DIFFERS, Verdict.TO_CONFIRM}


@dataclass(frozen=True)
class ThreeWayTable:
    """All rows and groups, with the view behind them."""

    view: ThreeWay | None = None
    entries: dict[str, Entry] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """For the table."""
        return tuple(Row(entry.key, entry, entry.group) for entry in self.entries.values())


def build(view: ThreeWay, words: Words, titles: dict[str, str]) -> ThreeWayTable:
    """The table of a view. `titles` of the three groups come from the window."""
    made = [
        *(_device(row, words) for row in view.devices),
        *(_model(row, words) for row in view.models if row.ordered is not None),
        *(_order(row, words) for row in view.order),
    ]
    sizes = {key: sum(entry.group == key for entry in made) for key in titles}
    groups = tuple(Group(key, title, str(sizes[key])) for key, title in titles.items() if sizes[key])
    return ThreeWayTable(view, {entry.key: entry for entry in made}, groups)


def _side(kind: str, value: str, words: Words) -> Side:
    icon, tone = _CELL_LOOKS.get(value, ("", "muted"))
    return Side(words.text(f"three-way.{kind}.{value}"), icon, tone)


def _said(differences: tuple[Difference, ...], words: Words) -> tuple[Said, ...]:
    return tuple(Said(one, difference_text(one, words), evidence_lines(one.evidence, words)) for one in differences)


def _device(row: DeviceRow, words: Words) -> Entry:
    ips = ", ".join(one.ip for one in row.found)
    stated = (
        ("mac", row.mac),
        ("serial", row.serial),
        ("ip", ips),
        ("person", row.person),
        ("owner", row.owner),
        ("extension", ", ".join(sorted({one.extension for rows in (row.recorded, row.listed) for one in rows if one.extension}))),
    )
    return Entry(
        key=row.key,
        group=DEVICES,
        verdict=row.verdict,
        verdict_word=words.text(f"three-way.verdict.{row.verdict.value}"),
        title=device_name(row, words),
        address=row.mac or ips,
        who=row.person or row.owner or "",
        order=_side("order", row.order.value, words),
        lan=_side("lan", row.lan.value, words),
        platform=_side("platform", row.platform.value, words),
        facts=tuple((words.text(f"three-way.{name}"), value) for name, value in stated if value),
        said=_said(row.differences, words),
    )


def _model(row: ModelRow, words: Words) -> Entry:
    return Entry(
        key=f"model:{row.key}",
        group=MODELS,
        verdict=row.verdict,
        verdict_word=words.text(f"three-way.verdict.{row.verdict.value}"),
        title=row.name or words.text("three-way.model-unknown"),
        address="",
        who="",
        order=Side(str(row.ordered), tone="text"),
        lan=Side(str(row.lan), tone="text"),
        platform=Side(str(row.platform), tone="text"),
        said=_said(row.differences, words),
    )


def _order(row: OrderRow, words: Words) -> Entry:
    def figure(value: float | None) -> Side:
        return Side("–") if value is None else Side(words.value(value), tone="text")

    return Entry(
        key=f"order:{row.item}",
        group=ORDER,
        verdict=row.verdict,
        verdict_word=words.text(f"three-way.verdict.{row.verdict.value}"),
        title=words.text(f"item.{row.item}"),
        address="",
        who="",
        order=figure(row.ordered),
        lan=Side("–"),
        platform=figure(row.platform),
        said=_said(row.differences, words),
    )
