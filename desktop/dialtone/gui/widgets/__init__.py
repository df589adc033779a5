"""The window's own building blocks; every one takes its looks from the theme and is reachable by keyboard.

`from dialtone.gui.widgets import Card, Form` loads only the modules of what is named: the window must be there before the tables are.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dialtone.gui.widgets.card import Card, SidePanel, clear, hairline, text_label
    from dialtone.gui.widgets.chip import Chip, VerdictLabel
    from dialtone.gui.widgets.count_panel import CountLine, CountPanel
    from dialtone.gui.widgets.data_table import DataTable
    from dialtone.gui.widgets.form import Fault, Field, Form, Section
    from dialtone.gui.widgets.small import EmptyState, ProgressStrip, SearchBox
    from dialtone.gui.widgets.table_model import Cell, CellEdit, Column, Group, Row

_HOMES = {
    "card": ("Card", "SidePanel", "clear", "hairline", "text_label"),
    "chip": ("Chip", "VerdictLabel"),
    "count_panel": ("CountLine", "CountPanel"),
    "data_table": ("DataTable",),
    "form": ("Fault", "Field", "Form", "Section"),
    "small": ("EmptyState", "ProgressStrip", "SearchBox"),
    "table_model": ("Cell", "CellEdit", "Column", "Group", "Row"),
}

__all__ = [
    "Card",
    "Cell",
    "CellEdit",
    "Chip",
    "Column",
    "CountLine",
    "CountPanel",
    "DataTable",
    "EmptyState",
    "Fault",
    "Field",
    "Form",
    "Group",
    "ProgressStrip",
    "Row",
    "SearchBox",
    "Section",
    "SidePanel",
    "VerdictLabel",
    "clear",
    "hairline",
    "text_label",
]


def __getattr__(name: str) -> Any:
    """One of the names above, from its module."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(name)
