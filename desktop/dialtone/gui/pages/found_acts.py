"""What the page «Discover» does with found devices: into the dossier, to a person or a room, out as a table."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dialtone.domain.discovery import ScanRun
from dialtone.gui.context import Context
from dialtone.gui.models import found_devices, found_edits
from dialtone.gui.models.naming import person_choices, room_choices
from dialtone.gui.pages.found_card import FoundCard


class FoundActs(QObject):
    """The acts on what is selected in the table, each one step that can be undone. `page`: where dialogs belong."""

    def __init__(self, context: Context, card: FoundCard, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._card, self._page = context, card, page

    def add_telephones(self) -> None:
        """Take all new telephones into the dossier; what is unknown or only listed is left to be chosen."""
        found = found_devices.telephones_to_add(self._card.found)
        if found:
            call = found_edits.adding(self._context.services.discovery, found)
            self._context.controller.run(call, done=lambda _: self._say_added(len(found)))

    def _say_added(self, count: int) -> None:
        self._context.controller.say(self.tr("%n telephone(s) added; Ctrl+Z takes them back", "", count))

    def add_selected(self) -> None:
        """Ask what the selected new devices are and whose, then add them."""
        from dialtone.gui.dialogs.add_found import AddFoundDialog

        entries = [entry for entry in self._card.selected() if entry.addable]
        if entries:
            AddFoundDialog(self._context, entries, self._page).open()

    def assign_person(self) -> None:
        """Choose whose the selected devices are; one who isn't there yet is made."""
        snapshot = self._context.controller.snapshot
        if snapshot is not None:
            choices = [("", self.tr("— no person —")), *person_choices(snapshot.record)]
            self._pick("person", self.tr("Whose is it?"), choices, lambda name: self.tr("New person «{name}»").format(name=name))

    def assign_room(self) -> None:
        """Choose where the selected devices stand; a room that isn't there yet is made."""
        snapshot = self._context.controller.snapshot
        if snapshot is not None:
            choices = [("", self.tr("— no room —")), *room_choices(snapshot.record)]
            self._pick("room", self.tr("In which room?"), choices, lambda name: self.tr("New room «{name}»").format(name=name))

    def _pick(self, field: str, title: str, choices: list[tuple[str, str]], new_text: Callable[[str], str]) -> None:
        from dialtone.gui.dialogs.pick import PickDialog

        entries = self._card.selected()
        if not entries:
            return
        discovery, run = self._context.services.discovery, self._context.controller.run
        dialog = PickDialog(self._context, title, choices, self._page)
        dialog.picked = lambda key: _drop(run(found_edits.placing(discovery, entries, field, key or None)))
        dialog.made = lambda name: _drop(run(found_edits.placing(discovery, entries, field, None, name)))
        dialog.offer_new(new_text)
        dialog.open()

    def take_over(self) -> None:
        """Write what the network says into the dossier, where it says something else or the dossier nothing."""
        self._context.controller.run(found_edits.taking_over(self._context.services.discovery, self._card.selected()))

    def show_recorded(self) -> None:
        """Go to the selected device among the rooms."""
        entry = next((entry for entry in self._card.selected() if entry.recorded is not None), None)
        if entry is not None and entry.recorded is not None:
            self._context.controller.jump("rooms", entry.recorded.id)

    def compare(self) -> None:
        """Order, network and platform side by side."""
        from dialtone.gui.dialogs.three_way import ThreeWayDialog

        if self._context.controller.is_open:
            ThreeWayDialog(self._context, self._page).open()

    def export(self) -> None:
        """Write the found devices as a table for a spreadsheet."""
        snapshot = self._context.controller.snapshot
        if snapshot is None or snapshot.scan is None:
            return
        suggested = snapshot.path.with_name(f"{snapshot.path.stem}-network.csv")
        title, filters = self.tr("Export the found devices"), self.tr("Tables (*.csv)")
        self._context.dialogs.save_file(self._page, title, suggested, filters, partial(self._write, snapshot.scan))

    def _write(self, run: ScanRun, path: Path) -> None:
        discovery = self._context.services.discovery

        def write() -> None:
            from dialtone.services.files import write_atomically

            write_atomically(path, discovery.csv(run).encode("utf-8-sig"))  # the mark tells spreadsheets that it is UTF-8

        def done(_: Any) -> None:
            self._context.controller.say(self.tr("Written: %1").replace("%1", str(path)))

        self._context.bridge.pool(write, done=done, failed=self._context.controller.problem.emit, owner=self)


def _drop(_: object) -> None:
    """For callables whose answer nobody wants."""
