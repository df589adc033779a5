"""Builds a rack: a panel of 24 ports with its outlets, links and patch cords in one step; what differs per port is filled in below."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from dialtone.domain.cabling_identifiers import Namer
from dialtone.domain.changes import Change, Put
from dialtone.domain.record import Record
from dialtone.gui.context import Context
from dialtone.gui.dialogs.edit_dialog import EditDialog
from dialtone.gui.models import rack_building
from dialtone.gui.models.cabling_fields import NotAValueError, cabling, parse, plain_text, spec_of
from dialtone.gui.models.naming import room_choices
from dialtone.gui.models.rack_building import PortRow, Rack
from dialtone.gui.widgets import CellEdit, Column, DataTable, Field, Form, Row, text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class BuildRackDialog(EditDialog):
    """What all ports share above, the ports below. `Ctrl+Shift+D` fills the selected rows down from the first of them."""

    label = "edit.build-rack"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent, width=900)
        self.resize(900, 640)
        record = self._record()
        rack = _last_rack(record)
        self.rack = Rack(rack=rack or "R1", panel=Namer(record).next_panel(rack))
        self.rows: tuple[PortRow, ...] = rack_building.proposed(self.rack)
        self.form = Form(context, self._fields(), lambda *_: self.read_form(), columns=5, parent=self)
        self.form.show_values({"rack": self.rack.rack, "panel": self.rack.panel, "ports": 24})
        self.body.addWidget(self.form)
        tools = QHBoxLayout()
        self._hint = text_label(tone="muted", parent=self)
        self.patch = QCheckBox(self)
        self.patch.toggled.connect(self._patch_all)
        self.down = QPushButton(self)
        self.down.setAutoDefault(False)
        context.theme.dress(self.down, "arrow-down")
        self.down.clicked.connect(self.fill_down)
        tools.addWidget(self._hint, 1)
        tools.addWidget(self.patch)
        tools.addWidget(self.down)
        self.body.addLayout(tools)
        self.table = DataTable(context, self._columns(), self)
        self.table.setProperty("framed", True)
        self.table.deletion.connect(self._clear)
        self.table.pasted.connect(self._paste)
        self.body.addWidget(self.table, 1)
        self._down = QAction(self)
        self._down.setShortcut(QKeySequence("Ctrl+Shift+D"))
        self._down.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._down.triggered.connect(self.fill_down)
        self.addAction(self._down)
        self.table.menu_actions = lambda: [self._down]
        self.retranslate()
        self.read_form()
        self.form.focus_field("panel")

    def _record(self) -> Record:
        snapshot = self.context.controller.snapshot
        return snapshot.record if snapshot else Record()

    def _fields(self) -> list[Field]:
        def choices() -> "Sequence[tuple[str, str]]":
            return room_choices(self._record())

        return [
            Field("panel", lambda: self.tr("&Panel"), required=True),
            Field("ports", lambda: self.tr("Por&ts"), "number"),
            Field("category", lambda: self.tr("Cate&gory"), hint=lambda: "6A"),
            Field("position_u", lambda: self.tr("Position (&U)"), "number"),
            Field("shielded", lambda: self.tr("S&hielded"), "yesno"),
            Field("rack", lambda: self.tr("&Rack")),
            Field("height_u", lambda: self.tr("Height of the rack (U)"), "number"),
            Field("room", lambda: self.tr("Room of the rack"), "choice", choices=choices),
            Field("switch", lambda: self.tr("S&witch")),
            Field("poe_budget_w", lambda: self.tr("Its PoE budget (W)"), "decimal"),
        ]

    def _columns(self) -> "list[Column]":
        def rooms(_: Any) -> list[tuple[str, str]]:
            return [("", "—"), *room_choices(self._record())]

        def room(row: PortRow) -> str:
            return dict(room_choices(self._record())).get(row.room or "", row.room or "—")

        return [
            Column("port", lambda: self.tr("Port"), lambda row: str(row.port), width=64, right=True, tone=lambda _: "muted"),
            Column("outlet", lambda: self.tr("Outlet"), lambda row: row.outlet or "—", width=180, edit=self._edit("outlet")),
            Column("room", lambda: self.tr("Room"), room, stretch=True, edit=self._edit("room", choices=rooms)),
            Column(
                "length_m",
                lambda: self.tr("Length (m)"),
                lambda row: self.context.words.value(row.length_m) if row.length_m is not None else "—",
                width=112,
                right=True,
                edit=self._edit("length_m"),
            ),
            Column(
                "switch_port", lambda: self.tr("Switch port"), lambda row: row.switch_port or "—", width=128, edit=self._edit("switch_port")
            ),
        ]

    def _edit(self, field: str, *, choices: "Callable[[Any], Sequence[tuple[str, str]]] | None" = None) -> CellEdit:
        return CellEdit(lambda row: plain_text(getattr(row, field)), lambda row, text: self._typed(row.port, field, text), choices=choices)

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        self.setWindowTitle(self.tr("Build a rack"))
        self.heading.setText(self.tr("Build a rack"))
        self.explanation.setText(
            self.tr("A panel with an outlet and a link for each port. The panel's port, its link and its outlet share one name.")
        )
        self._hint.setText(self.tr("Select rows and fill down: names count on."))
        self.patch.setText(self.tr("Patch each port to the s&ame port of the switch"))
        self.down.setText(self.tr("&Fill down"))
        self._down.setText(self.tr("Fill down"))
        self.down.setToolTip(self._down.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        self.table.setAccessibleName(self.tr("Ports"))
        self.table.setToolTip(self.tr("Ctrl+V pastes columns of a spreadsheet, from the cell on."))
        self.ok.setText(self.tr("&Build"))
        self.show_rows()

    # --- content -----------------------------------------------------------------------------------------------------------------------

    def read_form(self) -> None:
        """What the ports share; proposed names follow the panel's."""
        values, before = self.form.values(), self.rack
        ports = min(max(values.get("ports") or 24, 1), rack_building.MOST_PORTS)
        self.rack = Rack(
            rack=(values.get("rack") or "").strip(),
            room=values.get("room"),
            height_u=values.get("height_u"),
            panel=(values.get("panel") or "").strip(),
            ports=ports,
            position_u=values.get("position_u"),
            category=values.get("category"),
            shielded=values.get("shielded"),
            switch=(values.get("switch") or "").strip(),
            poe_budget_w=values.get("poe_budget_w"),
        )
        self.rows = rack_building.renamed(self.rows, before, self.rack)
        self.patch.setEnabled(bool(self.rack.switch))
        if self.patch.isChecked() and (not self.rack.switch or ports != before.ports):
            self.rows = rack_building.patched(self.rows, on=bool(self.rack.switch))
        self.show_rows()

    def _patch_all(self, wanted: bool) -> None:
        self.rows = rack_building.patched(self.rows, on=wanted and bool(self.rack.switch))
        self.show_rows()

    def show_rows(self) -> None:
        """The ports, and what the button will do or why it can't."""
        self.table.set_rows([Row(str(row.port), row) for row in self.rows])
        made, fault = self._made()
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        count = {
            kind: sum(isinstance(each, Put) and each.kind == f"cabling.{kind}" for each in made) for kind in ("outlets", "links", "cords")
        }
        text = self.tr("{outlets} outlets, {links} links and {cords} patch cords will be made, in one step that can be undone.")
        self.result_line.setText(text.format(**count) if made else "")
        self.ok.setEnabled(bool(made) and not self.form.faults())

    def _made(self) -> tuple[tuple[Change, ...], str]:
        try:
            return rack_building.changes(self._record(), self.rack, self.rows), ""
        except NotAValueError as error:
            return (), str(error)

    def changes(self) -> tuple[Change, ...]:
        """All of it."""
        self.form.flush()
        return () if self.form.faults() else self._made()[0]

    # --- acts --------------------------------------------------------------------------------------------------------------------------

    def _typed(self, port: int, field: str, text: str) -> None:
        self._set({port: text}, field)

    def _set(self, texts: dict[int, str], field: str) -> None:
        from dataclasses import replace

        try:
            values = {port: self._value(field, text) for port, text in texts.items()}
        except NotAValueError as error:
            self.context.controller.say(str(error))
            return
        self.rows = tuple(replace(row, **{field: values[row.port]}) if row.port in values else row for row in self.rows)
        self.show_rows()

    def _value(self, field: str, text: str) -> Any:
        if field == "length_m":
            return parse(spec_of("links", "length_m"), text)
        if field == "room":
            rooms = room_choices(self._record())
            known = {key.casefold(): key for key, _ in rooms} | {label.casefold(): key for key, label in rooms}
            return known.get(text.strip().casefold())
        return text.strip()[:200]

    def _field(self) -> str:
        return self.table.table.columns[max(self.table.currentIndex().column(), 1)].id

    def fill_down(self) -> None:
        """The first selected row's cell in all selected rows; with one row, in all that follow."""
        chosen = [int(key) for key in self.table.selected_keys()]
        if len(chosen) == 1:
            chosen = list(range(chosen[0], self.rack.ports + 1))
        self.rows = rack_building.filled_down(self.rows, chosen, self._field())
        self.show_rows()

    def _clear(self, keys: list[str]) -> None:
        self._set(dict.fromkeys(map(int, keys), ""), self._field())

    def _paste(self, lines: list[list[str]]) -> None:
        """Columns of a spreadsheet from the current cell on."""
        index = self.table.currentIndex()
        first, column = max(index.row(), 0) + 1, max(index.column(), 1)
        for place in range(max(map(len, lines), default=0)):
            if column + place < len(self.table.table.columns):
                texts = {first + row: line[place] for row, line in enumerate(lines) if place < len(line)}
                self._set(texts, self.table.table.columns[column + place].id)


def _last_rack(record: Record) -> str | None:
    racks = cabling(record).racks
    return racks[-1].id if racks else None
