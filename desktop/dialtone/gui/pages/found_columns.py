"""The columns of the table on the page «Discover»."""

from collections.abc import Sequence
from ipaddress import ip_address
from typing import Any

from PySide6.QtCore import QCoreApplication

from dialtone.gui.icons import KIND_ICONS
from dialtone.gui.models.found_devices import STATE_LOOKS, STATES, UNKNOWN, Entry
from dialtone.gui.widgets import Column

translate = QCoreApplication.translate

SURE = 0.6
"""Confidence below which the number is shown as a doubt."""


def found_columns() -> Sequence[Column]:
    """State against the dossier, kind, product, addresses, switch port, how sure."""
    return (
        Column(
            "state",
            lambda: translate("FoundColumns", "State"),
            lambda entry: entry.state_word,
            width=112,
            icon=lambda entry: STATE_LOOKS[entry.state],
            tone=lambda entry: STATE_LOOKS[entry.state][1],
            tooltip=_remarks,
            sort=lambda entry: STATES.index(entry.state),
        ),
        Column(
            "kind",
            lambda: translate("FoundColumns", "Kind"),
            lambda entry: entry.kind_word if entry.kind != UNKNOWN else translate("FoundColumns", "unknown"),
            width=136,
            icon=lambda entry: (KIND_ICONS.get(entry.kind, "box"), "doubt" if entry.kind == UNKNOWN else "muted"),
            tone=lambda entry: "doubt" if entry.kind == UNKNOWN else "text",
            tooltip=lambda entry: entry.kind_word,
        ),
        Column(
            "product",
            lambda: translate("FoundColumns", "Vendor, model"),
            lambda entry: entry.product,
            stretch=True,
            icon=lambda entry: ("triangle-alert", "warn") if entry.conflicts else None,
            tooltip=lambda entry: entry.product,
        ),
        Column("ip", lambda: translate("FoundColumns", "IP"), lambda entry: entry.ip, width=118, sort=_numeric),
        Column("port", lambda: translate("FoundColumns", "Port"), lambda entry: entry.port, width=64, tooltip=lambda entry: entry.place),
        Column(
            "sure",
            lambda: translate("FoundColumns", "Sure"),
            lambda entry: entry.sure_text,
            width=52,
            right=True,
            tone=lambda entry: "muted" if entry.sure is None or entry.sure >= SURE else "doubt",
            sort=lambda entry: entry.sure,
        ),
        Column("mac", lambda: translate("FoundColumns", "MAC"), lambda entry: entry.mac, width=142, tone=lambda _: "muted"),
    )


def _remarks(entry: Entry) -> str:
    return "\n".join([*(f"{before} → {after}" for _, before, after in entry.differences), *entry.hints])


def _numeric(entry: Entry) -> Any:
    try:
        return int(ip_address(entry.ip))
    except ValueError:
        return None
