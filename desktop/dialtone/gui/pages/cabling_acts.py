"""What can be done on the cabling page: every act is an action of the page with its keys, in menus, buttons and the palette alike."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from dialtone.gui.context import Context
from dialtone.gui.models.cabling_subjects import split

if TYPE_CHECKING:
    from dialtone.gui.pages.cabling_plans import PlansView
    from dialtone.gui.pages.cabling_record import RecordView

_KEYS = {
    "add": ("plus", "Ctrl+D"),
    "build": ("server", "Ctrl+B"),
    "patch": ("scan-barcode", "F4"),
    "labels": ("barcode", "Ctrl+L"),
    "paste": ("clipboard-paste", "Ctrl+Shift+V"),
    "import": ("file-text", "Ctrl+Shift+I"),
    "switch": ("network", "Ctrl+Shift+S"),
    "outlet": ("plug", "Ctrl+Shift+O"),
    "scan": ("radar", ""),
    "change-rows": ("pencil", "Ctrl+Shift+E"),
    "fill-down": ("arrow-down", "Ctrl+Shift+D"),
    "names": ("hash", ""),
}
"""Name → symbol and keys."""
BRINGS_IN = ("import", "paste", "switch", "outlet", "scan")
_FILES = "*.csv *.txt *.tsv *.xlsx *.flw *.pdf *.jpg *.jpeg *.png"
_LABELLED = {
    "links": "links",
    "outlets": "outlets",
    "panels": "ports",
    "racks": "racks",
    "switches": "switch-ports",
    "switch_ports": "switch-ports",
    "cords": "cords",
}


class Place(Protocol):
    """What the acts need of the page."""

    record: "RecordView"
    plans: "PlansView"

    def show_view(self, name: str) -> None:
        """Bring a view to the front."""

    def view_name(self) -> str:
        """The view at the front."""

    def subject(self) -> str:
        """What is chosen."""

    def fill_from_scan(self) -> None:
        """Take over what the switches said in the last scan."""


class CablingActs(QObject):
    """The acts. `page` is also where dialogs belong."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self.actions: dict[str, QAction] = {}
        for name, (_, keys) in _KEYS.items():
            action = self.actions[name] = QAction(page)
            if keys:
                action.setShortcut(QKeySequence(keys))
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(partial(self.do, name))
            page.addAction(action)

    @property
    def _place(self) -> Place:
        return self._page  # type: ignore[return-value]

    def do(self, name: str, *_: object) -> None:
        """Do one of them."""
        place = self._place
        calls: dict[str, Callable[[], None]] = {
            "add": self.add,
            "build": self.build,
            "patch": self.patch,
            "labels": self.labels,
            "paste": self.paste,
            "import": self.bring_in,
            "switch": self.read_switch,
            "outlet": self.outlet_port,
            "scan": place.fill_from_scan,
            "change-rows": place.record.change_rows,
            "fill-down": place.record.fill_down,
            "names": self.name_by_scheme,
        }
        calls[name]()

    def retranslate(self) -> None:
        """Words in the present language; «add» says what it adds."""
        texts = {
            "build": self.tr("Build a rack…"),
            "patch": self.tr("Patch by scanning…"),
            "labels": self.tr("Labels…"),
            "paste": self.tr("Paste cabling…"),
            "import": self.tr("From a file…"),
            "switch": self.tr("Read a switch…"),
            "outlet": self.tr("This outlet is that port…"),
            "scan": self.tr("Fill switch ports from the scan"),
            "change-rows": self.tr("Change rows…"),
            "fill-down": self.tr("Fill down"),
            "names": self.tr("Names by the scheme…"),
        }
        for name, text in texts.items():
            self.actions[name].setText(text)

    def restyle(self) -> None:
        """Symbols in the theme's colours."""
        for name, (icon, _) in _KEYS.items():
            self.actions[name].setIcon(self._context.theme.icon(icon))

    def keys(self, name: str) -> str:
        """The keys of an act, as people read them."""
        return self.actions[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def set_writable(self, writable: bool) -> None:
        """What only reads stays possible."""
        for name, action in self.actions.items():
            action.setEnabled(writable or name == "labels")

    # --- the acts ----------------------------------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Open the dialog of the tab's kind; among the plans it is a plan."""
        from dialtone.gui.dialogs.add_cabling import AddCablingDialog

        place = self._place
        if place.view_name() == "plans":
            place.plans.add()
            return
        kind = place.record.kind()
        place.show_view("record")
        place.record.show_kind(kind)
        AddCablingDialog(self._context, kind, self._page).open()

    def build(self) -> None:
        """Open the dialog that builds a rack."""
        from dialtone.gui.dialogs.build_rack import BuildRackDialog

        BuildRackDialog(self._context, self._page).open()

    def patch(self) -> None:
        """Open the dialog that patches by scanning."""
        from dialtone.gui.dialogs.patching import PatchingDialog

        PatchingDialog(self._context, self._page).open()

    def labels(self) -> None:
        """Labels, of what is selected where something is."""
        from dialtone.gui.dialogs.labels import LabelsDialog
        from dialtone.services.labels import kinds_in

        snapshot = self._context.controller.snapshot
        if snapshot is None or not kinds_in(snapshot.record):
            self._context.controller.say(self.tr("There is nothing to label yet."))
            return
        record = self._place.record
        selected = [str(row.id) for row in record.selected()] if self._place.view_name() == "record" else []
        LabelsDialog(self._context, selected, _LABELLED[record.kind()] if selected else "links", self._page).open()

    def paste(self) -> None:
        """Paste rows into the table on show."""
        self._place.show_view("record")
        self._place.record.paste()

    def bring_in(self) -> None:
        """Ask for a file: a patch list, a tester's results, NetBox, a PDF to keep."""
        title, kinds = self.tr("Choose a file"), self.tr("Patch lists, tests, documents ({names})").format(names=_FILES)
        self._context.dialogs.ask_file(self._page, title, kinds, self.bring_in_file)

    def bring_in_file(self, path: Path) -> None:
        """Read a file, then show what would come of it."""
        service = self._context.services.cabling_import
        self._context.bridge.pool(lambda: service.open_all(path, path.name), done=self._read, failed=self._failed, owner=self)

    def _read(self, sources: Any) -> None:
        from dialtone.gui.dialogs.import_cabling import ImportCablingDialog

        ImportCablingDialog(self._context, sources, self._page).open()

    def _failed(self, error: BaseException) -> None:
        self._context.dialogs.show_problem(self._page.window(), error)

    def read_switch(self) -> None:
        """Open the dialog that reads a switch; the chosen one's address is filled in."""
        from dialtone.gui.dialogs.read_switch import ReadSwitchDialog

        form, key = split(self._place.subject())
        snapshot = self._context.controller.snapshot
        held = snapshot.record.cabling if snapshot is not None else None
        chosen = next((switch for switch in held.switches if switch.id == key), None) if held is not None and form == "switch" else None
        ReadSwitchDialog(self._context, self._page, address=(chosen.address or "") if chosen is not None else "").open()

    def outlet_port(self) -> None:
        """Open the dialog for the chosen outlet."""
        from dialtone.gui.dialogs.outlet_port import OutletPortDialog

        form, key = split(self._place.subject())
        OutletPortDialog(self._context, self._page, outlet=key if form == "outlet" else "").open()

    def name_by_scheme(self) -> None:
        """After a question, give what has another name one by the scheme; a name that somebody chose is as good, so nothing presses."""
        from dialtone.domain.cabling_identifiers import proposals
        from dialtone.domain.changes import Rename

        snapshot = self._context.controller.snapshot
        found = proposals(snapshot.record) if snapshot is not None else ()
        if not found:
            self._context.controller.say(self.tr("All names are by the scheme."))
            return
        examples = ", ".join(f"{each.key} → {each.identifier}" for each in found[:5])
        text = self.tr("%n name(s) become another: {examples}. Labels on the wall don't change by themselves.", "", len(found))

        def rename() -> None:
            self._context.controller.edit("edit.change-rows", *renamed)

        renamed = tuple(Rename(f"cabling.{each.kind}", each.key, each.identifier) for each in found)
        self._context.dialogs.confirm(
            self._page.window(),
            self.tr("Names by the scheme"),
            text.format(examples=examples + (", …" if len(found) > 5 else "")),
            self.tr("Rename"),
            rename,
        )
