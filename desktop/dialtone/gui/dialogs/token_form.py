"""Signing with a card or token: its library, the PIN where the card doesn't ask for it, and the warning before an identity card signs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from dialtone.gui.context import Context
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import Field, Form, text_label
from dialtone.services.reporting import TokenChoice, eid_place


class TokenForm(QWidget):
    """`changed` is called at each edit; `choice()` is what to sign with, None while there is no module."""

    def __init__(self, context: Context, changed: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.form = Form(
            context,
            [
                Field("module", lambda: self.tr("&Library of the token")),
                Field("pin", lambda: self.tr("P&IN, where the card doesn't ask itself"), "secret"),
                Field("certificate", lambda: self.tr("Certificate, &where there are several")),
            ],
            columns=3,
            parent=self,
        )
        found = eid_place()
        self.form.show_values({"module": str(found) if found else None})
        self.choose = QPushButton(self)
        set_property(self.choose, "role", "link")
        self.choose.clicked.connect(self.ask_module)
        self.number = QCheckBox(self)
        self.note = text_label(tone="muted", parent=self)
        row = QHBoxLayout()
        row.addWidget(self.number, 1)
        row.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.form)
        column.addLayout(row)
        column.addWidget(self.note)
        for name in self.form.values():
            editor = self.form.editor(name)
            if isinstance(editor, QLineEdit):
                editor.textChanged.connect(lambda _: changed())

    def retranslate(self) -> None:
        """Fixed texts."""
        self.form.retranslate()
        self.choose.setText(self.tr("C&hoose the library…"))
        self.number.setText(self.tr("My National &Register number may stand in the file"))
        self.note.setText(
            self.tr("An identity card's certificate holds that number: it stays in the file for ever, readable for whoever has the file.")
        )

    def ask_module(self) -> None:
        """The library that came with the token."""
        filters = self.tr("Libraries (*.so *.so.* *.dll *.dylib)")
        self._context.dialogs.ask_file(self, self.tr("Library of the token"), filters, self._chosen)

    def _chosen(self, path: Path) -> None:
        self.form.show_values({**self.form.values(), "module": str(path)})

    def choice(self) -> TokenChoice | None:
        """What to sign with."""
        values = self.form.values()
        if not values["module"]:
            return None
        return TokenChoice(
            module=Path(values["module"]),
            pin=values["pin"] or None,
            certificate=values["certificate"] or None,
            number_accepted=self.number.isChecked(),
        )

    def forget(self) -> None:
        """Empty the PIN."""
        self.form.show_values({**self.form.values(), "pin": None})
