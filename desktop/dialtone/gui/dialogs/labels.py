"""Labels: what of, on which sheet, from which label on, and how far the printer is off; what comes out is shown before it is written."""

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from dialtone.domain.drawing import Drawing, Picture
from dialtone.domain.drawings.floor_plan import PlanPicture
from dialtone.domain.problems import Problem
from dialtone.domain.record import Record
from dialtone.gui.context import Context
from dialtone.gui.dialogs.work_dialog import WorkDialog
from dialtone.gui.widgets import Field, Form, text_label
from dialtone.gui.widgets.drawing_view import DrawingView
from dialtone.services.files import write_atomically
from dialtone.services.labels import DEFAULT_MEDIUM, LabelRequest, Printed, kinds_in

_CODES = ("datamatrix", "qr", "none")
_PREVIEW_PIXELS = 1_200_000


class LabelsDialog(WorkDialog):
    """`only`: what is selected in the tables; then nothing else is printed unless it is asked for."""

    def __init__(self, context: Context, only: Sequence[str] = (), kind: str = "links", parent: QWidget | None = None) -> None:
        super().__init__(context, parent, width=900)
        self.resize(900, 620)
        self.only = tuple(only)
        self._page, self._pages, self._asked = 1, 1, 0
        self._media = {medium.name: medium for medium in context.services.labels.media()}
        self.kinds: dict[str, QCheckBox] = {}
        there = kinds_in(self._record())
        for name in there:
            box = self.kinds[name] = QCheckBox(self)
            box.setChecked(name == (kind if kind in there else there[0]))
            box.toggled.connect(lambda _: self.refresh())
        self.selected = QCheckBox(self)
        self.selected.setChecked(bool(self.only))
        self.selected.setVisible(bool(self.only))
        self.selected.toggled.connect(lambda _: self.refresh())
        self.form = Form(context, self._fields(), lambda *_: self.refresh(), columns=2, parent=self)
        kept = context.services.settings.get()
        medium = kept.label_sheet if kept.label_sheet in self._media else DEFAULT_MEDIUM
        off = {"x": kept.label_offset_x / 10, "y": kept.label_offset_y / 10}
        self.form.show_values({"medium": medium, "start": 1, "code": "datamatrix", "wrap": False, **off})
        self.test_button, self.csv_button = QPushButton(self), QPushButton(self)
        for button, call in ((self.test_button, self.save_test), (self.csv_button, self.save_csv)):
            button.setAutoDefault(False)
            button.clicked.connect(call)
        self.view = DrawingView(context, self)
        self.back, self.on = QToolButton(self), QToolButton(self)
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))
        self.place = text_label(tone="muted", parent=self)
        self._lay_out()
        context.theme.changed.connect(self._redress)
        self._redress()
        self.retranslate()

    def _lay_out(self) -> None:
        self._kinds_label = text_label(role="section", parent=self)
        boxes = QGridLayout()
        boxes.setVerticalSpacing(0)
        for number, box in enumerate(self.kinds.values()):
            boxes.addWidget(box, number // 2, number % 2)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._kinds_label)
        left.addLayout(boxes)
        left.addWidget(self.selected)
        left.addWidget(self.form)
        extra = QHBoxLayout()
        extra.setSpacing(8)
        for button in (self.test_button, self.csv_button):
            extra.addWidget(button)
        extra.addStretch(1)
        left.addLayout(extra)
        left.addStretch(1)
        pages = QHBoxLayout()
        pages.setSpacing(8)
        pages.addWidget(self.back)
        pages.addWidget(self.on)
        pages.addWidget(self.place, 1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.view, 1)
        right.addLayout(pages)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(left, 5)
        row.addLayout(right, 5)
        self.body.addLayout(row, 1)

    def _fields(self) -> list[Field]:
        def media() -> list[tuple[str, str]]:
            return [(name, medium.title) for name, medium in self._media.items()]

        def codes() -> list[tuple[str, str]]:
            return [(code, self.context.words.text(f"labels.code.{code}")) for code in _CODES]

        return [
            Field("medium", lambda: self.tr("&Sheet or tape"), "choice", choices=media, span=2, required=True),
            Field("start", lambda: self.tr("First &free label"), "number"),
            Field("code", lambda: self.tr("C&ode"), "choice", choices=codes, required=True),
            Field("x", lambda: self.tr("Shift to the &right (mm)"), "decimal"),
            Field("y", lambda: self.tr("Shift &down (mm)"), "decimal"),
            Field("wrap", lambda: self.tr("&Wrapped around the cable"), "yesno", required=True),
        ]

    def _redress(self) -> None:
        for button, icon in ((self.back, "chevron-left"), (self.on, "chevron-right")):
            button.setIcon(self.context.theme.icon(icon))

    def _record(self) -> Record:
        snapshot = self.context.controller.snapshot
        return snapshot.record if snapshot else Record()

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        self.setWindowTitle(self.tr("Labels"))
        self.heading.setText(self.tr("Labels"))
        self.explanation.setText(
            self.tr("Print the PDF at 100 %, without fitting to the page. Try the test page first: it shows how far the printer is off.")
        )
        self._kinds_label.setText(self.tr("Labels of").upper())
        for name, box in self.kinds.items():
            box.setText(self.context.words.text(f"labels.kind.{name}"))
        self.selected.setText(self.tr("Only what is selected (%n)", "", len(self.only)))
        self.test_button.setText(self.tr("&Test page…"))
        self.csv_button.setText(self.tr("Ta&ble for tape printers…"))
        for button, text in ((self.back, self.tr("Page before")), (self.on, self.tr("Next page"))):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.view.setAccessibleName(self.tr("Preview"))
        self.ok.setText(self.tr("Save as &PDF…"))
        self.refresh()

    # --- what is asked for -------------------------------------------------------------------------------------------------------------

    def request(self) -> LabelRequest:
        """The request as it stands in the form."""
        values = self.form.values()
        return LabelRequest(
            kinds=tuple(name for name, box in self.kinds.items() if box.isChecked()),  # type: ignore[misc]
            only=self.only if self.selected.isChecked() else (),
            medium=values["medium"] or DEFAULT_MEDIUM,
            start=values["start"] or 1,
            offset_x=round((values["x"] or 0.0) * 10),
            offset_y=round((values["y"] or 0.0) * 10),
            code=values["code"] or "datamatrix",
            wrap=bool(values["wrap"]),
        )

    def ready(self) -> bool:
        """Something is chosen, and the preview could be made."""
        return any(box.isChecked() for box in self.kinds.values()) and self._asked >= 0 and self.fault.isHidden()

    def turn(self, step: int) -> None:
        """Another page."""
        self._page = min(max(self._page + step, 1), self._pages)
        self.refresh(keep_page=True)

    def refresh(self, *, keep_page: bool = False) -> None:
        """Make the page again; only the last one that was asked for is shown."""
        self._page = self._page if keep_page else 1
        self._asked += 1
        asked, record, request, page = self._asked, self._record(), self.request(), self._page
        service, language = self.context.services.labels, self.context.language
        if not request.kinds:
            self.say(self.tr("Choose what the labels are of."))
            self.fault.hide()
            self.update_ready()
            return
        self.context.bridge.pool(
            lambda: _look(service.pdf(record, request, language), page),
            done=lambda made: self._show(asked, made),
            failed=lambda error: self._unable(asked, error),
            owner=self,
        )

    def _show(self, asked: int, made: tuple[Printed, PlanPicture]) -> None:
        if asked != self._asked:
            return
        printed, picture = made
        self._pages = max(printed.pages, 1)
        self.fault.hide()
        wide = 100.0 * picture.width / max(picture.height, 1)
        shapes = (Picture(x=0, y=0, width=wide, height=100, png=picture.png),)
        self.view.show_drawing(Drawing(width=wide, height=100, shapes=shapes, title=self.tr("Preview")))
        self.view.fit()
        self.place.setText(self.tr("Page {page} of {pages}").format(page=self._page, pages=self._pages))
        self.back.setEnabled(self._page > 1)
        self.on.setEnabled(self._page < self._pages)
        self.say(self._said(printed))
        self.update_ready()

    def _said(self, printed: Printed) -> str:
        parts = [self.tr("{labels} labels on {pages} pages.").format(labels=printed.labels, pages=printed.pages)]
        words = self.context.words
        for key, ids in (("cli.labels-cut", printed.cut), ("cli.labels-no-code", printed.no_code)):
            if ids:
                parts.append(words.text(key, ids=(*ids[:5], *(["…"] if len(ids) > 5 else []))))
        return " ".join(parts)

    def _unable(self, asked: int, error: BaseException) -> None:
        if asked != self._asked:
            return
        if not isinstance(error, Problem):
            self.context.dialogs.show_problem(self, error)
            return
        self.say("")
        self.fault.setText(self.context.words.problem(error))
        self.fault.show()
        self.update_ready()

    # --- out ---------------------------------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Ask where the PDF goes."""
        self.set_busy(busy=False)
        self.form.flush()
        record, request, service, language = self._record(), self.request(), self.context.services.labels, self.context.language
        with contextlib.suppress(Problem, ValueError):  # what can't be kept holds this time
            keep = self.context.services.settings.update
            keep(label_sheet=request.medium, label_offset_x=request.offset_x, label_offset_y=request.offset_y)
        self._save(self.tr("labels.pdf"), self.tr("PDF (*.pdf)"), lambda: service.pdf(record, request, language).pdf, close=True)

    def save_csv(self) -> None:
        """The labels as a table for P-touch Editor or DYMO."""
        self.form.flush()
        record, request, service, language = self._record(), self.request(), self.context.services.labels, self.context.language
        self._save(self.tr("labels.csv"), self.tr("Table (*.csv)"), lambda: service.csv(record, request, language))

    def save_test(self) -> None:
        """The page to hold against a sheet."""
        self.form.flush()
        request, service, language = self.request(), self.context.services.labels, self.context.language
        self._save(self.tr("test-page.pdf"), self.tr("PDF (*.pdf)"), lambda: service.test_page(request, language))

    def _save(self, name: str, kinds: str, make: Callable[[], bytes], *, close: bool = False) -> None:
        path = self.context.controller.path
        suggested = (path.parent if path is not None else Path.home()) / name

        def chosen(target: Path) -> None:
            say, text = self.context.controller.say, self.tr("Written: {file}").format(file=target.name)

            def done(_: object) -> None:
                say(text)
                if close:
                    self.accept()
                else:
                    self.say(text)

            self.context.bridge.pool(lambda: write_atomically(target, make()), done=done, failed=self.refused, owner=self)

        self.context.dialogs.save_file(self, self.tr("Save"), suggested, kinds, chosen)


def _look(printed: Printed, page: int) -> tuple[Printed, PlanPicture]:
    """The very file, looked at."""
    from dialtone.services import floor_plans

    return printed, floor_plans.page(printed.pdf, min(page, max(printed.pages, 1)), most_pixels=_PREVIEW_PIXELS).picture
