"""The window's own building blocks; every one takes its looks from the theme and is reachable by keyboard."""

from dialtone.gui.widgets.card import Card, SidePanel, clear, hairline, text_label
from dialtone.gui.widgets.chip import Chip, VerdictLabel
from dialtone.gui.widgets.count_panel import CountLine, CountPanel
from dialtone.gui.widgets.data_table import DataTable
from dialtone.gui.widgets.form import Fault, Field, Form, Section
from dialtone.gui.widgets.small import EmptyState, ProgressStrip, SearchBox
from dialtone.gui.widgets.table_model import Cell, CellEdit, Column, Group, Row

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
