"""Order ↔ LAN ↔ platform in the window: a row per device, model and order line, what differs, and the import of the platform's list."""

import datetime as dt
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dialtone.gui.context import Context
from dialtone.gui.dialogs.three_way_columns import three_way_columns
from dialtone.gui.dialogs.three_way_panel import ThreeWayPanel
from dialtone.gui.models.three_way import DEVICES, MODELS, ORDER, VERDICT_LOOKS, Entry, ThreeWayTable, build
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import Card, Chip, DataTable, EmptyState, SearchBox, text_label
from dialtone.services.clock import local
from dialtone.services.platform_view import Verdict, table_csv, three_way

if TYPE_CHECKING:
    from dialtone.services.platform_table import PlatformTable
    from dialtone.services.session import Snapshot

_SIZE = (1346, 700)
_DIFFERENCES = "differences"


class ThreeWayDialog(QDialog):
    """The view. It follows the dossier while it is open."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.table_shown = ThreeWayTable()
        self._made_of: tuple[object, object, str] | None = None
        self._make_head()
        self._make_work()
        self.resize(*_SIZE)
        self.retranslate()
        context.controller.snapshot_changed.connect(self._changed)
        context.controller.closed.connect(self.reject)
        self.refresh()
        (self.search if self._nothing.isHidden() else self.empty.button).setFocus()

    # --- construction ----------------------------------------------------------------------------------------------------------------

    def _make_head(self) -> None:
        self.heading = text_label(role="title", parent=self)
        self.sources = text_label(tone="muted", parent=self)
        self.bring = QPushButton(self)
        self.bring.setAutoDefault(False)
        self.bring.clicked.connect(self.import_list)
        self.export_button = QPushButton(self)
        self.export_button.setAutoDefault(False)
        self.export_button.clicked.connect(self.export)
        head = QHBoxLayout()
        head.setSpacing(8)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.heading)
        texts.addWidget(self.sources)
        head.addLayout(texts, 1)
        head.addWidget(self.export_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignTop)
        self.figures = {name: Chip(self.context, icon, "muted", parent=self) for name, icon in
                        (("ordered", "receipt"), ("lan", "network"), ("platform", "server"))}  # fmt: skip
        self.verdicts = {
            verdict: Chip(self.context, *VERDICT_LOOKS[verdict], parent=self) for verdict in Verdict if verdict is not Verdict.NOTE
        }
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for chip in (*self.figures.values(), *self.verdicts.values()):
            chips.addWidget(chip)
        chips.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 16, 20, 16)
        self._column.setSpacing(12)
        self._column.addLayout(head)
        self._column.addLayout(chips)

    def _make_work(self) -> None:
        self._nothing = Card(self.context, self)
        self.empty = EmptyState(self.context, "server", self._nothing)
        self.empty.button.setAutoDefault(False)
        self.empty.triggered.connect(self._begin)
        self._nothing.body.addWidget(self.empty)
        self.panel = ThreeWayPanel(self.context, self)
        self._work = QWidget(self)
        row = QHBoxLayout(self._work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._make_table(), 1)
        row.addWidget(self.panel)
        self.close_button = QPushButton(self)
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.reject)
        set_property(self.close_button, "role", "primary")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        self._column.addWidget(self._nothing, 1)
        self._column.addWidget(self._work, 1)
        self._column.addLayout(foot)

    def _make_table(self) -> Card:
        card = Card(self.context, self)
        card.set_padding(0)
        tools = QHBoxLayout()
        tools.setContentsMargins(10, 10, 10, 10)
        tools.setSpacing(8)
        self.search = SearchBox(self.context, self)
        self.search.setMinimumWidth(260)
        self.search.changed.connect(lambda _: self._filter())
        self.show_only = QComboBox(self)
        self.show_only.setMinimumWidth(200)
        self.show_only.activated.connect(lambda _: self._filter())
        tools.addWidget(self.search)
        tools.addWidget(self.show_only)
        tools.addStretch(1)
        self.table = DataTable(self.context, three_way_columns(self.context), self)
        self.table.set_read_only(True)
        self.table.chosen.connect(lambda _: self._show_selected())
        card.body.addLayout(tools)
        card.body.addWidget(self.table, 1)
        return card

    # --- texts -----------------------------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Fixed texts."""
        self.setWindowTitle(self.tr("Order, LAN and platform"))
        self.heading.setText(self.windowTitle())
        self.bring.setText(self.tr("&Import list…"))
        self.export_button.setText(self.tr("E&xport CSV…"))
        self.close_button.setText(self.tr("Close"))
        self.search.set_hint(self.tr("device, address, person"))
        self.show_only.setAccessibleName(self.tr("Show"))
        self.table.setAccessibleName(self.tr("Order, LAN and platform side by side"))
        self.table.set_empty_text(self.tr("Nothing matches. Esc in the search box shows everything again."))
        words, chosen = self.context.words, max(self.show_only.currentIndex(), 0)
        self.show_only.clear()
        self.show_only.addItem(self.tr("everything"), "")
        self.show_only.addItem(self.tr("only differences"), _DIFFERENCES)
        for verdict in Verdict:
            self.show_only.addItem(words.text(f"three-way.verdict.{verdict.value}"), verdict.value)
        self.show_only.setCurrentIndex(chosen)
        for button, icon in ((self.bring, "upload"), (self.export_button, "download")):
            self.context.theme.dress(button, icon)

    def changeEvent(self, event: QEvent) -> None:
        """A language switch."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.refresh()
        super().changeEvent(event)

    # --- content ---------------------------------------------------------------------------------------------------------------------

    def _changed(self, _snapshot: object, _kinds: object) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Compare anew, on a worker, when the dossier, the scan or the language is another one."""
        snapshot = self.context.controller.snapshot
        if snapshot is None:
            return
        made_of = (snapshot.record, snapshot.scan, self.context.language)
        if self._made_of is not None and all(new is old or new == old for new, old in zip(made_of, self._made_of, strict=True)):
            return
        self._made_of = made_of
        record, scan, words = snapshot.record, snapshot.scan, self.context.words
        titles = {DEVICES: self.tr("Devices"), MODELS: self.tr("By model"), ORDER: self.tr("Order lines")}
        self._show_frame(snapshot)
        self.context.bridge.pool(
            lambda: build(three_way(record, scan), words, titles),
            done=partial(self._show, made_of),
            failed=self.context.controller.problem.emit,
            owner=self,
        )

    def _show_frame(self, snapshot: "Snapshot") -> None:
        listed = bool(snapshot.record.platform_devices)
        self._nothing.setVisible(not listed)
        self._work.setVisible(listed)
        self.bring.setEnabled(not snapshot.read_only)
        self.empty.button.setEnabled(not snapshot.read_only)
        self.export_button.setEnabled(listed)
        self.empty.set_texts(
            self.tr("The platform's list is not here yet"),
            self.tr(
                "Open the customer in the provider's partner portal, export the list of devices as CSV and import it here. It is then held "
                "against the order and against what the scan saw."
            ),
            self.tr("Import the training list") if snapshot.training else self.tr("Import list…"),
        )

    def _show(self, made_of: object, table: ThreeWayTable) -> None:
        if made_of is not self._made_of:
            return  # of a state before
        self.table_shown = table
        self.table.set_rows(table.rows, table.groups)
        self._say_sources()
        self._say_counts()
        self._show_selected()

    def _say_sources(self) -> None:
        view = self.table_shown.view
        if view is None:
            return
        parts = []
        if view.imports:
            newest = view.imports[0]
            at = self._when(newest.imported_at) if newest.imported_at else "–"
            parts.append(self.tr("Platform: %1, imported on %2.").replace("%1", newest.file or "–").replace("%2", at))
        if view.scanned is None:
            parts.append(self.tr("LAN: not scanned yet, so what is missing there is not known."))
        else:
            text = (
                self.tr("LAN: scan of %1.") if view.scan_complete else self.tr("LAN: interrupted scan of %1, so not seeing says nothing.")
            )
            parts.append(text.replace("%1", self._when(view.scanned)))
        if view.counts.ordered is None:
            parts.append(self.tr("The order names no devices; import a CSV with models and quantities."))
        self.sources.setText(" ".join(parts))

    def _when(self, moment: dt.datetime) -> str:
        """As on the page that the dialog was opened from."""
        here = local(moment)
        return f"{self.context.words.date(here.date())} {here:%H:%M}"

    def _say_counts(self) -> None:
        view, words = self.table_shown.view, self.context.words
        shown = view is not None and self._work.isVisibleTo(self)
        for chip in (*self.figures.values(), *self.verdicts.values()):
            chip.setVisible(shown)
        if view is None or not shown:
            return
        counts = view.counts
        figures = {"ordered": ("ordered", counts.ordered), "lan": ("on-lan", counts.lan), "platform": ("on-platform", counts.platform)}
        for name, (word, count) in figures.items():
            self.figures[name].set_content(self._counted(words.text(f"three-way.{word}"), words.value(count)))
        tally = {Verdict.DIFFERS: counts.differ, Verdict.TO_CONFIRM: counts.to_confirm, Verdict.AGREES: counts.agree}
        for verdict, chip in self.verdicts.items():
            count = tally.get(verdict, counts.not_compared)
            word = words.text(f"three-way.verdict.{verdict.value}")
            chip.set_content(self._counted(f"{word[:1].upper()}{word[1:]}", str(count)) if count else "")

    def _counted(self, word: str, count: str) -> str:
        return self.tr("%1: %2").replace("%1", word).replace("%2", count)

    def _filter(self) -> None:
        wanted = self.show_only.currentData() or ""

        def shown(entry: Entry) -> bool:
            return entry.differs if wanted == _DIFFERENCES else entry.verdict.value == wanted

        self.table.set_filter(self.search.text(), shown if wanted else None)

    def _show_selected(self) -> None:
        entries = self.table.selected_values()
        self.panel.show_entry(entries[0] if len(entries) == 1 else None)

    # --- acts ------------------------------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        """The button of the empty state: in a training dossier the training platform's list is at hand."""
        snapshot = self.context.controller.snapshot
        if snapshot is not None and snapshot.training:
            training = self.context.services.training
            self.context.controller.run(training.import_platform, kinds=frozenset({"platform_devices", "platform_imports"}))
        else:
            self.import_list()

    def import_list(self) -> None:
        """Choose the export, then see what it would do."""
        filters = self.tr("Tables (*.csv *.txt *.tsv);;All files (*)")
        self.context.dialogs.ask_file(self, self.tr("Import the platform's list"), filters, self.read_list)

    def read_list(self, path: Path) -> None:
        """Read a file on a worker and open the import with it; devices of the order are taken over when that is agreed to."""
        from dialtone.services import ordered_devices, platform_import

        def read() -> "PlatformTable":
            table = platform_import.read_table(path)
            if not table.recognised and ordered_devices.recognised(order := ordered_devices.read_table(path)):
                return order
            return table

        def failed(error: BaseException) -> None:
            self.context.dialogs.show_problem(self, error)

        self.context.bridge.pool(read, done=self._ask_import, failed=failed, owner=self)

    def _ask_import(self, table: "PlatformTable") -> None:
        from dialtone.gui.dialogs.import_platform import ImportPlatformDialog
        from dialtone.services import ordered_devices

        if ordered_devices.recognised(table):
            self._ask_order(table)
            return
        ImportPlatformDialog(self.context, table, self).open()

    def _ask_order(self, table: "PlatformTable") -> None:
        from dialtone.services import ordered_devices

        snapshot = self.context.controller.snapshot
        if snapshot is None:
            return
        plan = ordered_devices.plan(snapshot.record, table)
        lines = [self.tr("Devices: %1, models: %2. They replace the ordered devices that the dossier has.")]
        lines[0] = lines[0].replace("%1", str(plan.devices)).replace("%2", str(len(plan.terminals)))
        lines += [self.context.words.problem(one) for one in plan.refused[:8]]
        title = self.tr("Take over the devices on the order?")
        self.context.dialogs.confirm(
            self, title, "\n".join(lines), self.tr("&Import"), lambda: _drop(self.context.controller.apply(plan.edit))
        )

    def export(self) -> None:
        """Write the view as a table for a spreadsheet."""
        snapshot = self.context.controller.snapshot
        if snapshot is None or self.table_shown.view is None:
            return
        suggested = snapshot.path.with_name(f"{snapshot.path.stem}-platform.csv")
        title = self.tr("Export the three-way view")
        self.context.dialogs.save_file(self, title, suggested, self.tr("Tables (*.csv)"), self._write)

    def _write(self, path: Path) -> None:
        view, words = self.table_shown.view, self.context.words
        if view is None:
            return

        def write() -> None:
            from dialtone.services.files import write_atomically

            write_atomically(path, table_csv(view, words).encode("utf-8-sig"))  # the mark tells spreadsheets that it is UTF-8

        def done(_: Any) -> None:
            self.context.controller.say(self.tr("Written: %1").replace("%1", str(path)))

        self.context.bridge.pool(write, done=done, failed=self.context.controller.problem.emit, owner=self)


def _drop(_: object) -> None:
    """For callables whose answer nobody wants."""
