"""The columns of the tables on the page «Order & users»."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from dialtone.domain.kinds import Rights
from dialtone.gui.models.naming import plain_amount
from dialtone.gui.models.order_table import WITH_QUANTITY, Item, ServiceRow, Sound
from dialtone.gui.widgets import CellEdit, Column
from dialtone.words import Words

translate = QCoreApplication.translate


def item_columns(words: Callable[[], Words], save: Callable[[Item, str], None]) -> Sequence[Column]:
    """Ordered (edited in place), found, difference, consequence."""

    def amount(value: float | None, unknown: str) -> str:
        return unknown if value is None else plain_amount(value, words())

    def difference(row: Item) -> str:
        if row.difference is None or not (row.ordered or row.found):
            return "—"
        text = plain_amount(abs(row.difference), words())
        return f"+{text}" if row.difference > 0 else f"−{text}" if row.difference < 0 else "0"

    def found(row: Item) -> str:
        return amount(row.found, translate("OrderColumns", "not known"))

    edit = CellEdit(lambda row: amount(row.ordered, ""), save)
    return (
        Column(
            "name", lambda: translate("OrderColumns", "Item"), lambda row: row.name, width=248, icon=_symbol, tooltip=lambda row: row.name
        ),
        Column(
            "ordered",
            lambda: translate("OrderColumns", "Ordered"),
            lambda row: amount(row.ordered, "—"),
            width=68,
            right=True,
            tone=lambda row: "text" if row.ordered else "muted",
            edit=edit,
        ),
        Column("found", lambda: translate("OrderColumns", "Found"), found, width=84, right=True, tone=_found_tone),
        Column(
            "difference",
            lambda: translate("OrderColumns", "Difference"),
            difference,
            width=68,
            right=True,
            strong=True,
            tone=lambda row: row.tone,
        ),
        Column(
            "consequence",
            lambda: translate("OrderColumns", "Consequence"),
            lambda row: row.consequence,
            stretch=True,
            tone=lambda row: "muted" if row.tone in {"ok", "muted"} else "text",
            tooltip=lambda row: row.consequence,
        ),
    )


def service_columns(words: Callable[[], Words], save: Callable[[ServiceRow, str, str], None]) -> Sequence[Column]:
    """Name or number, and the quantity of what is counted by quantity. `save(row, field, text)`."""

    def quantity(row: ServiceRow) -> str:
        return plain_amount(row.quantity, words())

    return (
        Column(
            "name",
            lambda: translate("OrderColumns", "Name or number"),
            lambda row: row.name or "—",
            stretch=True,
            edit=CellEdit(lambda row: row.name, lambda row, text: save(row, "name", text)),
        ),
        Column(
            "quantity",
            lambda: translate("OrderColumns", "Quantity"),
            quantity,
            width=120,
            right=True,
            edit=CellEdit(quantity, lambda row, text: save(row, "quantity", text), allowed=lambda row: row.kind in WITH_QUANTITY),
        ),
    )


def sound_columns(words: Callable[[], Words], save: Callable[[Sound, str, str], None]) -> Sequence[Column]:
    """Name, rights (a choice), verdict. `save(row, field, text)`."""
    rights = CellEdit(
        lambda row: row.sound.rights.value if row.sound.rights else "",
        lambda row, text: save(row, "rights", text),
        choices=lambda _: [(right.value, words().text(f"rights.{right.value}")) for right in Rights],
    )
    return (
        Column(
            "name",
            lambda: translate("OrderColumns", "Sound file"),
            lambda row: row.sound.name or "—",
            stretch=True,
            edit=CellEdit(lambda row: row.sound.name or "", lambda row, text: save(row, "name", text)),
        ),
        Column("rights", lambda: translate("OrderColumns", "Rights"), lambda row: row.rights, width=200, edit=rights),
        Column(
            "verdict",
            lambda: translate("OrderColumns", "Verdict"),
            lambda row: row.verdict,
            width=260,
            icon=lambda row: ("circle-check", "ok") if row.good else ("triangle-alert", "warn"),
            tone=lambda row: "text" if row.good else "warn",
        ),
    )


def _symbol(row: Item) -> tuple[str, str] | None:
    return {"ok": ("circle-check", "ok"), "warn": ("triangle-alert", "warn")}.get(row.tone)


def _found_tone(row: Item) -> str:
    return "text" if row.found else "warn" if row.found is None else "muted"
