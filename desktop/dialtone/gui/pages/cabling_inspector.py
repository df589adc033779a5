"""The right-hand panel for one thing: the cable it is on from end to end, its fields, its photos."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from dialtone.domain.cabling_trace import CablingIndex, Hop, Trace, hop, trace
from dialtone.domain.drawings.ports import place_name
from dialtone.gui.context import Context
from dialtone.gui.models.cabling_fields import FIELDS, WORDS, NotAValueError, Spec, change, parse, plain_text
from dialtone.gui.models.cabling_subjects import ICONS, from_hop, photo_subject, resolved, row_of, split, trace_key
from dialtone.gui.pages.cabling_photos import PhotosCard
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import Card, Fault, Field, clear, text_label
from dialtone.gui.widgets.side_editor import SideEditor, Subject

if TYPE_CHECKING:
    from dialtone.services.session import Snapshot

_SEEN = 4
_WIDE = {"room", "device", "a", "b"}
_PLACES = {"panel-port", "switch-port", "outlet", "device"}
_HOPS = {"device": "phone", "outlet": "plug", "panel": "rows-3", "switch": "network", "cord": "cable", "link": "cable"}


class PathCard(Card):
    """What is chosen, and its way from end to end, a line for each place and cable.

    `wanted(subject)`: one was chosen; `drawn(place)`: show the way as a drawing.
    """

    wanted = Signal(str)
    drawn = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._symbol.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.path: Trace | None = None
        self.key = ""
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(8)
        self._lines.setVerticalSpacing(2)
        self._lines.setColumnStretch(1, 1)
        self._stop = text_label(tone="warn", parent=self)
        self.button = QPushButton(self)
        self.button.clicked.connect(lambda: self.drawn.emit(self.key))
        self._section = text_label(role="section", parent=self)
        self.body.addWidget(self._section)
        self.body.addLayout(self._lines)
        self.body.addWidget(self._stop)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def retranslate(self) -> None:
        """Fixed texts."""
        self._section.setText(self.tr("From end to end").upper())
        self.button.setText(self.tr("Show as a drawing"))

    def show_path(self, index: CablingIndex | None, key: str) -> None:
        """Follow the cables of a place; where there is nothing to follow the card has its heading only."""
        self.key = key
        followed = bool(key) and index is not None
        for widget in (self._section, self._stop, self.button):
            widget.setVisible(followed)
        clear(self._lines)
        if index is None or not key:
            self.path = None
            return
        self.path = path = trace(index, key)
        for place, each in enumerate(path.hops):
            self._lines.addWidget(self._mark(each), place, 0)
            self._lines.addWidget(self._line(index, each), place, 1)
        words = self._context.words
        stops = {(stop.code, stop.at): stop for stop in path.stops if stop is not None}
        said = [words.text(f"cabling.stop.{stop.code}", at=_plain(stop.at), **stop.params) for stop in stops.values()]
        self._stop.setText("\n".join(said))
        self._stop.setVisible(bool(said))

    def _mark(self, place: Hop) -> QLabel:
        label = QLabel(self)
        label.setPixmap(self._context.theme.pixmap(_HOPS[place.kind], "muted" if place.is_cable else "text", 16))
        return label

    def _line(self, index: CablingIndex, at: Hop) -> QPushButton:
        words = self._context.words
        cable = index.links.get(at.id) if at.kind == "link" else index.cords.get(at.id) if at.kind == "cord" else None
        length = f"{words.number(cable.length_m)} m" if cable is not None and cable.length_m is not None else ""
        name = place_name(index, at, words.text)
        text = " · ".join(part for part in (name, getattr(cable, "category", None), length) if part)
        kind = words.text(f"drawing.hop.{at.kind}")
        button = QPushButton(text, self)
        set_property(button, "role", "link")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setToolTip(f"{kind} {name}")
        button.setAccessibleName(f"{kind} {text}")
        button.clicked.connect(partial(self.wanted.emit, from_hop(at.key)))
        return button


class Inspector(QWidget):
    """The cards for `subject`. `closed()`: back to the whole; `wanted(subject)`, `drawn(key)` as of the path."""

    closed = Signal()
    wanted = Signal(str)
    drawn = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.subject = ""
        self.editor = SideEditor(context, self, closable=False)
        self.editor.closed.connect(self.closed)
        self._leave = QToolButton(self)
        set_property(self._leave, "role", "quiet")
        self._leave.clicked.connect(self.closed)
        self.path = PathCard(context, self)
        self.path.add_to_heading(self._leave)
        self.path.wanted.connect(self.wanted)
        self.path.drawn.connect(self.drawn)
        self.photos = PhotosCard(context, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in (self.path, self.editor, self.photos):
            column.addWidget(card)
        context.theme.changed.connect(self._redress)
        self._redress()
        self.hide()

    def retranslate(self) -> None:
        """Fixed texts."""
        self.editor.retranslate()
        self.path.retranslate()
        self.photos.retranslate()
        text = self.tr("Close (Esc)")
        self._leave.setToolTip(text)
        self._leave.setAccessibleName(text)

    def _redress(self) -> None:
        self._leave.setIcon(self.context.theme.icon("x", "muted"))

    def show_subject(self, subject: str, snapshot: "Snapshot", index: CablingIndex | None) -> None:
        """Show what is chosen; «», or what is no longer there, hides all."""
        record = snapshot.record
        subject = resolved(record, subject)
        kind, key = row_of(subject)
        row = next((each for each in getattr(record.cabling, kind, ()) if each.id == key), None) if kind else None
        form, rest = split(subject)
        if not subject or (kind and row is None):
            self.subject = ""
            if self.editor.form is not None:
                self.editor.form.flush()
            self.hide()
            return
        self.subject = subject
        self.path.show_path(index, trace_key(subject))
        self.photos.show_subject(photo_subject(record, subject), snapshot)
        self.path.set_heading(self._title(form, rest, index), ICONS.get(form, "info"))
        self.editor.setVisible(row is not None)
        if row is not None:
            self.editor.edit(self._subject(kind, row), writable=not snapshot.read_only)
            for choice in self.editor.findChildren(QComboBox):  # as narrow as the panel, whatever the longest choice
                choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                choice.setMinimumContentsLength(4)
        self.show()

    def _title(self, form: str, rest: str, index: CablingIndex | None) -> str:
        """«Rack R1», «0A-A / 7», «Yealink T33G»."""
        words = self.context.words
        key = {"panel-port": f"panel:{rest}", "switch-port": f"switch:{rest}"}.get(form, f"{form}:{rest}")
        name = place_name(index, hop(key), words.text) if index is not None and form in _PLACES else rest
        kinds = {"panel-port": "panel", "switch-port": "switch"}
        word = f"drawing.hop.{kinds.get(form, form)}"
        return f"{words.text(word)} {name}" if words.has(word) and form not in {"switch", "device"} else name

    def _subject(self, kind: str, row: Any) -> Subject:
        specs = FIELDS[kind]

        def save(name: str, value: Any) -> None:
            spec = next(spec for spec in specs if spec.name == name)
            try:
                made = change(kind, row.id, spec, plain_text(value))
            except NotAValueError as error:
                self.context.controller.say(str(error))
                return
            if made is not None:
                verb = "rename" if name == "id" else "change"
                self.context.controller.edit(f"edit.{verb}-{WORDS[kind]}", made)

        values = {spec.name: _value(spec, getattr(row, spec.name)) for spec in specs}
        return Subject(
            f"{kind}:{row.id}",
            "pencil",
            self.tr("Details"),
            lambda: [self._field(spec) for spec in specs],
            values,
            save,
            note=self._read(row),
        )

    def _read(self, row: Any) -> str:
        """What a switch's own tables said of a port, and when."""
        at = getattr(row, "read_at", None)
        if at is None:
            return ""
        seen = ", ".join([*([row.neighbour] if row.neighbour else []), *row.macs[:_SEEN]])
        return self.tr("Read on {at}: {seen}").format(at=self.context.words.moment(at.astimezone()), seen=seen or "—")

    def _field(self, spec: Spec) -> Field:
        def check(value: Any) -> Fault | None:
            try:
                parse(spec, plain_text(value))
            except NotAValueError as error:
                return Fault(str(error), blocks=True)
            return None

        if spec.kind == "choice" and spec.choices is not None:
            choices = spec.choices
            span = 2 if spec.name in _WIDE else 1
            return Field(spec.name, spec.title, "choice", choices=lambda: choices(self._record(), self.context.words), span=span)
        kind = spec.kind if spec.kind in {"number", "decimal", "yesno"} else "text"
        return Field(spec.name, spec.title, kind, check=check)

    def _record(self) -> Any:
        from dialtone.domain.record import Record

        snapshot = self.context.controller.snapshot
        return snapshot.record if snapshot else Record()


def _value(spec: Spec, value: Any) -> Any:
    return plain_text(value) or None if spec.kind == "ports" else value


def _plain(key: str) -> str:
    return key.partition(":")[2].replace(":", " / ")
