"""Takes found devices into the dossier: what the unknown ones are has to be said, whose they are and where they stand may be."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from dialtone.domain.changes import Change
from dialtone.domain.discovery import FoundDevice
from dialtone.domain.kinds import DeviceKind
from dialtone.gui.context import Context
from dialtone.gui.dialogs.edit_dialog import EditDialog
from dialtone.gui.models.found_devices import UNKNOWN, Entry
from dialtone.gui.models.found_edits import adding
from dialtone.gui.models.record_forms import Choices
from dialtone.gui.widgets import Field, Form, text_label

_LISTED = 6
_AS_FOUND = ""


class AddFoundDialog(EditDialog):
    """The devices, their kind, person and room."""

    def __init__(self, context: Context, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(context, parent, width=480)
        self.entries = [entry for entry in entries if entry.addable and entry.found is not None]
        self.unknown = [entry for entry in self.entries if entry.kind == UNKNOWN]
        self.listed = text_label(parent=self)
        choices = Choices(context)
        self.form = Form(
            context,
            [
                Field("kind", self._kind_label, "choice", choices=lambda: self._kinds(choices), required=True, span=2),
                Field("person", lambda: self.tr("&Person"), "choice", choices=choices.people),
                Field("room", lambda: self.tr("&Room"), "choice", choices=choices.rooms),
            ],
            lambda *_: self._check(),
            columns=2,
            parent=self,
        )
        self.form.show_values({"kind": None if self.unknown else _AS_FOUND})
        self.body.addWidget(self.listed)
        self.body.addWidget(self.form)
        self.retranslate()
        self._check()
        self.form.focus_field("kind")

    def _kind_label(self) -> str:
        if not self.unknown:
            return self.tr("&Kind")
        return self.tr("&Kind of the unknown ones") if len(self.entries) > 1 else self.tr("&Kind (what is it?)")

    def _kinds(self, choices: Choices) -> list[tuple[str, str]]:
        kinds = list(choices.kinds())
        return kinds if self.unknown else [(_AS_FOUND, self.tr("as found")), *kinds]

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        self.setWindowTitle(self.tr("Add found devices"))
        self.heading.setText(self.windowTitle())
        self.explanation.setText(
            self.tr("A telephone counts with its person, or with its room when it has none. What was typed in the dossier stays as it is.")
        )
        lines = [f"{entry.title} · {entry.kind_word} · {entry.ip or entry.mac}" for entry in self.entries[:_LISTED]]
        if len(self.entries) > _LISTED:
            lines.append(self.tr("and %n more", "", len(self.entries) - _LISTED))
        self.listed.setText("\n".join(lines))
        self.ok.setText(self.tr("&Add"))

    def _kind(self) -> DeviceKind | None:
        value = self.form.values()["kind"]
        return DeviceKind(value) if value else None

    def _check(self) -> None:
        self.ok.setEnabled(bool(self.entries) and not (self.unknown and self._kind() is None))

    def changes(self) -> tuple[Change, ...]:
        """Made on the dossier's worker instead, where the record can't have changed meanwhile."""
        return ()

    def do(self, *, close: bool) -> None:
        """Add them; the dialog closes when that was done."""
        found: list[FoundDevice] = [entry.found for entry in self.entries if entry.found is not None]
        values = self.form.values()
        call = adding(self.context.services.discovery, found, self._kind(), {"person": values["person"], "room": values["room"]})
        self.ok.setEnabled(False)

        def done(_: object) -> None:
            if self.made is not None:
                self.made()
            if close:
                self.accept()

        self.context.controller.run(call, done=done, failed=self._refused)
