"""The dossier's tables out of the window: its patch list, a workbook, CSV files, or what NetBox imports; from the menu and «Cabling»."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from dialtone.gui.context import Context

if TYPE_CHECKING:
    from dialtone.services.exporting import Exported
    from dialtone.services.session import Session

FORMS = ("patch-list", "xlsx", "csv", "netbox")
"""What can be written, in the order of the menus."""
ICONS = {"patch-list": "cable", "xlsx": "table", "csv": "file-text", "netbox": "network"}
_SUFFIXES = {"patch-list": ".csv", "xlsx": ".xlsx", "csv": ".zip", "netbox": ".zip"}


class TablesExport(QObject):
    """Asks where, writes on the dossier's worker after what was edited last, and says what was written. A dossier to read is enough."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window

    def text(self, form: str) -> str:
        """The words of its act."""
        texts = {
            "patch-list": self.tr("Export &patch list (CSV)…"),
            "xlsx": self.tr("Export &workbook (Excel)…"),
            "csv": self.tr("Export t&ables (CSV in a ZIP)…"),
            "netbox": self.tr("Export for Net&Box (ZIP)…"),
        }
        return texts[form]

    def menu(self, parent: QWidget) -> QMenu:
        """A menu of all of them, made anew each time that it opens: in the language and looks of then."""
        menu = QMenu(parent)

        def fill() -> None:
            menu.clear()
            for form in FORMS:
                menu.addAction(self._context.theme.icon(ICONS[form]), self.text(form), partial(self.ask, form))

        menu.aboutToShow.connect(fill)
        return menu

    def ask(self, form: str) -> None:
        """Ask where, then write it."""
        path = self._context.controller.path
        if path is None:
            return
        kinds = {
            ".csv": self.tr("CSV files (*.csv)"),
            ".xlsx": self.tr("Excel workbooks (*.xlsx)"),
            ".zip": self.tr("ZIP files (*.zip)"),
        }
        parts = {"patch-list": self.tr("patch list"), "csv": self.tr("tables"), "netbox": "NetBox"}
        name = f"{path.stem} {parts[form]}" if form in parts else path.stem
        suffix = _SUFFIXES[form]
        title = self.text(form).replace("&", "").rstrip("…")
        suggested = path.with_name(f"{name}{suffix}")
        self._context.dialogs.save_file(self._window, title, suggested, kinds[suffix], lambda chosen: self.write(form, chosen))

    def write(self, form: str, path: Path) -> None:
        """Write it to a file; another ending than the form's would be a folder, so it gets its own."""
        target = path if path.suffix.casefold() == _SUFFIXES[form] else path.with_name(path.name + _SUFFIXES[form])
        self._context.controller.ask(_work(form, target), done=self._written)

    def _written(self, made: "Exported") -> None:
        text = self.tr("Exported to %1").replace("%1", made.output.name)
        if made.left_out:
            text += " · " + self.tr("%n cord(s) left out that NetBox doesn't take", "", made.left_out)
        self._context.controller.say(text)


def _work(form: str, path: Path) -> "Callable[[Session], Exported]":
    def write(session: "Session") -> "Exported":
        from dialtone.services import exporting  # not before it is asked for: a window opens without it

        return exporting.export(session.record, path, form)  # type: ignore[arg-type]

    return write
