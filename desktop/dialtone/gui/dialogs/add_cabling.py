"""Adds rows of the cabling record by range: «A01–A24», with their links to a panel from a port on, before a look at what comes of it."""

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from dialtone.domain.changes import Change, Put
from dialtone.domain.record import Record
from dialtone.gui.context import Context
from dialtone.gui.dialogs.edit_dialog import EditDialog
from dialtone.gui.dialogs.import_table import TableDialog
from dialtone.gui.models.cabling_fields import FIELDS, WORDS, NotAValueError, Spec, cabling, parse, plain_text, rows_of, spec_of
from dialtone.gui.models.cabling_import import CablingImport, aliases
from dialtone.gui.models.importing import ImportPlan
from dialtone.gui.models.room_names import MOST, NotRoomsError, expand
from dialtone.gui.models.sheet import MAX_CHARACTERS, read
from dialtone.gui.widgets import Field, Form, text_label

_COMMON = {
    "links": ("panel", "port", "category", "test"),
    "outlets": ("room",),
    "panels": ("rack", "ports", "category", "shielded"),
    "racks": ("site", "room", "height_u", "earthed"),
    "switches": ("rack", "vendor", "model", "ports", "poe_budget_w"),
    "switch_ports": ("switch", "vlan", "voice_vlan", "speed_mbit_s"),
    "cords": ("length_m", "category", "colour"),
}
"""What all rows of one range have in common; a link's port counts on from the first."""
_OF_LINK = ("panel", "port", "category", "test")


class AddCablingDialog(EditDialog):
    """One kind. With outlets come their links when a panel is chosen."""

    def __init__(self, context: Context, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.kind = kind
        self.label = f"edit.add-{WORDS[kind]}"
        self._specs = [spec_of(kind, name) for name in _COMMON[kind]]
        if kind == "outlets":
            self._specs += [spec_of("links", name) for name in _OF_LINK]
        self._names_label = text_label(parent=self)
        self.names = QLineEdit(self)
        self._names_label.setBuddy(self.names)
        self.form = Form(context, [self._field(spec) for spec in self._specs], lambda *_: self.preview(), columns=2, parent=self)
        for widget in (self._names_label, self.names, self.form):
            self.body.addWidget(widget)
        self.names.textChanged.connect(lambda _: self.preview())
        self.retranslate()
        self.names.setFocus()

    def _field(self, spec: Spec) -> Field:
        links = self.kind in {"links", "outlets"}
        title = (lambda: self.tr("First port")) if links and spec.name == "port" else spec.title
        if spec.kind != "choice":
            return Field(spec.name, title, "text" if spec.kind == "ports" else spec.kind)
        return Field(spec.name, title, "choice", choices=lambda: spec.choices(self._record(), self.context.words) if spec.choices else ())

    def _record(self) -> Record:
        snapshot = self.context.controller.snapshot
        return snapshot.record if snapshot else Record()

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        titles = {
            "links": self.tr("Add links"),
            "outlets": self.tr("Add outlets"),
            "panels": self.tr("Add patch panels"),
            "racks": self.tr("Add racks"),
            "switches": self.tr("Add switches"),
            "switch_ports": self.tr("Add switch ports"),
            "cords": self.tr("Add patch cords"),
        }
        self.setWindowTitle(titles[self.kind])
        self.heading.setText(titles[self.kind])
        self.explanation.setText(
            self.tr("Choose a panel and its first port, and each outlet gets its link to the next port.")
            if self.kind == "outlets"
            else self.tr("A name, several with commas, or a range.")
        )
        self._names_label.setText(self.tr("&Names"))
        self.names.setAccessibleName(self.tr("Names"))
        self.names.setPlaceholderText("1/0/1–1/0/24" if self.kind == "switch_ports" else "A01–A24")
        self.preview()

    def _values(self) -> dict[str, Any]:
        """What the rows have in common; raises NotAValueError outside a field's bounds."""
        values = self.form.values()
        for spec in self._specs:
            if spec.kind in {"number", "decimal"} and values.get(spec.name) is not None:
                values[spec.name] = parse(spec, plain_text(values[spec.name]))
        return values

    def _read(self) -> tuple[tuple[Change, ...], str]:
        """The new rows, or why there are none («»: nothing is typed yet)."""
        try:
            names = expand(self.names.text())
            return self._changes(names, self._values()), ""
        except NotRoomsError as error:
            reasons = {
                "backwards": self.tr("«{part}»: the range can't be read."),
                "count": self.tr("«{part}»: the number and the range don't agree."),
                "too-many": self.tr("«{part}»: more than {most} at once."),
                "twice": self.tr("«{part}» is named twice."),
            }
            return (), reasons[error.reason].format(part=error.part, most=MOST)
        except NotAValueError as error:
            return (), str(error)

    def _changes(self, names: tuple[str, ...], values: dict[str, Any]) -> tuple[Change, ...]:
        record, common = self._record(), {name: values[name] for name in _COMMON[self.kind] if values.get(name) is not None}
        if self.kind == "switch_ports" and names and "switch" not in common:
            raise NotAValueError(self.tr("Choose the switch."))
        keys = [f"{common['switch']}:{name}" if self.kind == "switch_ports" else name for name in names]
        taken = {row.id for row in rows_of(record, self.kind)}
        if double := next((key for key in keys if key in taken), None):
            raise NotAValueError(self.tr("«{name}» is there already.").format(name=double))
        port = common.pop("port", None)
        rows: list[Change] = []
        for name, key in zip(names, keys, strict=True):
            extra = {"outlets": {"label": name}, "switch_ports": {"name": name}}.get(self.kind, {})
            rows.append(Put(f"cabling.{self.kind}", {"id": key, **extra, **common}))
        if self.kind == "links":
            return self._with_ports(rows, values.get("panel"), port)
        if self.kind == "outlets" and values.get("panel"):
            link = {name: values[name] for name in ("panel", "category", "test") if values.get(name) is not None}
            links: list[Change] = [Put("cabling.links", {"id": self._link_id(name), "outlet": name, **link}) for name in names]
            return (*rows, *self._with_ports(links, values["panel"], values.get("port")))
        return tuple(rows)

    def _link_id(self, name: str) -> str:
        taken = {link.id for link in cabling(self._record()).links}
        if name in taken:
            raise NotAValueError(self.tr("There is a link «{name}» already.").format(name=name))
        return name

    def _with_ports(self, rows: list[Change], panel: str | None, first: int | None) -> tuple[Change, ...]:
        """The links with consecutive ports of the panel; a port that has a link already is refused."""
        if panel is None or first is None:
            return tuple(rows)
        held = cabling(self._record())
        ports = next((each.ports for each in held.panels if each.id == panel), None)
        used = {link.port for link in held.links if link.panel == panel}
        made: list[Change] = []
        for port, row in enumerate(rows, start=first):
            if ports is not None and port > ports:
                raise NotAValueError(self.tr("Panel {panel} has {ports} ports only.").format(panel=panel, ports=ports))
            if port in used:
                raise NotAValueError(self.tr("Port {port} of panel {panel} has a link already.").format(port=port, panel=panel))
            made.append(Put("cabling.links", {**row.value, "port": port}) if isinstance(row, Put) else row)
        return tuple(made)

    def preview(self) -> None:
        """What comes of it."""
        changes, fault = self._read()
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        rows = [change for change in changes if isinstance(change, Put) and change.kind == f"cabling.{self.kind}"]
        names = [str(row.value["id"]) for row in rows]
        shown = ", ".join(names if len(names) <= 8 else (*names[:5], "…", names[-1]))
        if len(changes) > len(rows):
            shown = self.tr("{names}, each with its link").format(names=shown)
        self.result_line.setText(shown)
        self.ok.setEnabled(bool(changes) and not self.form.faults())
        self.ok.setText(self.tr("&Add 1") if len(rows) == 1 else self.tr("&Add %n", "", len(rows)) if rows else self.tr("&Add"))

    def changes(self) -> tuple[Change, ...]:
        """The new rows."""
        return () if self.form.faults() else self._read()[0]


class PasteCablingDialog(TableDialog):
    """Rows of one kind from a spreadsheet or a cable tester's list."""

    label = "edit.paste"

    def __init__(self, context: Context, kind: str, parent: QWidget | None = None, *, text: str = "") -> None:
        super().__init__(context, parent)
        self.kind = kind
        self.retranslate()
        self.text.setPlainText(text[:MAX_CHARACTERS])
        self.preview.set_empty_text(self.tr("Copy the rows in the spreadsheet, headings included, and paste them above."))
        (self.ok if self.plan.added else self.text).setFocus()

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        self.setWindowTitle(self.tr("Paste cabling"))
        self.heading.setText(self.tr("Paste cabling"))
        names = ", ".join(spec.title().lower() for spec in FIELDS[self.kind])
        text = self.tr(
            "Columns are known by their heading ({names}) in English, Dutch or French. A row that is there already is filled in."
        )
        self.explanation.setText(text.format(names=names))
        self._label.setText(self.tr("&Table"))
        self.text.setAccessibleName(self.tr("Table"))

    def _plan(self, text: str, record: Record) -> ImportPlan:
        sheet = read(text, aliases(self.kind))
        self.fault.hide()
        if not sheet.heading:
            self.fault.setText(self.tr("The first row has to be the headings; none of its cells is a known one."))
            self.fault.show()
            return ImportPlan()
        return CablingImport(record, self.kind).plan(sheet)

    def _summary(self, length: int) -> str:
        summary = super()._summary(length)
        self.ok.setText(self.tr("Take &over 1 row") if self.plan.added == 1 else self.tr("Take &over %n rows", "", self.plan.added))
        return summary
