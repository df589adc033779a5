"""What changed in the dossier since a signed version, row by row."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from dialtone.domain.record import Record
from dialtone.domain.versions import RowChange
from dialtone.gui.context import Context
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import Column, DataTable, Row, text_label
from dialtone.services import versions
from dialtone.words import Words
from dialtone.words import versions as said

_LOOKS = {"added": ("plus", "ok"), "removed": ("minus", "fail"), "changed": ("pencil", "muted")}


@dataclass(frozen=True)
class Line:
    """A field of a row that changed, or a row that came or went."""

    kind: str
    name: str
    change: str
    look: tuple[str, str]


def lines(changes: tuple[RowChange, ...], record: Record, words: Words) -> list[Row]:
    """The rows of the table, a line for every field."""
    names = versions.names(record)
    found: list[Row] = []
    for change in changes:
        for text in said.summary(words, change, names).split("\n"):
            found.append(Row(str(len(found)), Line(said.kind(words, change.kind), change.name, text, _LOOKS[change.state])))
    return found


class ChangesDialog(QDialog):
    """`changes`: None where the version can't be read. `chain_holds`: whether all signed files are those that were kept."""

    def __init__(
        self,
        context: Context,
        number: int,
        changes: tuple[RowChange, ...] | None,
        record: Record,
        parent: QWidget | None = None,
        *,
        chain_holds: bool,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.resize(860, 520)
        title = self.tr("Changes since version {number}").format(number=number)
        self.setWindowTitle(title)
        heading = text_label(title, role="title", parent=self)
        note = self.tr("Each signed file is a version that stays as it is. A later edit is in the next one, which lists it.")
        self.table = DataTable(
            context,
            (
                Column("what", lambda: self.tr("What"), lambda line: line.kind, width=190, icon=lambda line: line.look),
                Column("which", lambda: self.tr("Which"), lambda line: line.name, width=220, tooltip=lambda line: line.name),
                Column("change", lambda: self.tr("Change"), lambda line: line.change, stretch=True, tooltip=lambda line: line.change),
            ),
            self,
        )
        self.table.setAccessibleName(self.tr("Changes"))
        unreadable = self.tr("What this version was made of can't be read.")
        self.table.set_empty_text(unreadable if changes is None else self.tr("Nothing changed since this version."))
        self.table.set_rows(lines(changes or (), record, context.words))
        chain = context.words.text("cli.versions-chain" if chain_holds else "cli.versions-chain-broken")
        self.chain = text_label(chain, tone="ok" if chain_holds else "fail", parent=self)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_property(close, "role", "primary")
        close.setDefault(True)
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(text_label(note, tone="muted", parent=self))
        column.addWidget(self.table, 1)
        column.addWidget(self.chain)
        column.addWidget(buttons)
