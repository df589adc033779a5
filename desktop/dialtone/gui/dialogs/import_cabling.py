"""Brings in a file: which column is what (proposed, and remembered for the next such file), then what each row does, then one step."""

from typing import TYPE_CHECKING, Any, get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from dialtone.domain.problems import Problem
from dialtone.gui.context import Context
from dialtone.gui.dialogs.work_dialog import WorkDialog
from dialtone.gui.widgets import CellEdit, Column, DataTable, Field, Form, Row
from dialtone.services.cabling_import import FIELDS, ImportPlan, Kind, Mapping, PlanRow, TableSource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dialtone.services.session import Session

_STATES = {
    "refused": ("circle-x", "fail"),
    "added": ("plus", "ok"),
    "changed": ("pencil", "accent"),
    "unchanged": ("circle-check", "muted"),
}
_OPTIONS = {
    "measured": ("permanent-link", "channel"),
    "passed": ("certified", "qualified", "verified"),
    "decimal": (",", "."),
    "dates": ("dmy", "mdy", "ymd"),
    "units": ("m", "ft"),
}
_OF_TESTS = {"measured", "passed", "dates"}
_SIGNS = {",": "comma", ".": "point"}
_AUTO = "auto"
_NAMED = 5


class ColumnLine:
    """A column of the file: where it stands, its heading, its first values, and the field that it is taken for."""

    def __init__(self, place: int, title: str, sample: str, field: str) -> None:
        self.place, self.title, self.sample, self.field = place, title, sample, field

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ColumnLine) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]


class ImportCablingDialog(WorkDialog):
    """The sources of one file; several are the sheets of a workbook."""

    def __init__(self, context: Context, sources: "Sequence[TableSource]", parent: QWidget | None = None) -> None:
        super().__init__(context, parent, width=860)
        self.resize(900, 680)
        self.sources = tuple(sources)
        self.source = max(self.sources, key=lambda one: (one.recognised, len(one.proposal.columns) if one.proposal else 0))
        self.mapping = self.source.proposal
        self.plan: ImportPlan | None = None
        self._asked = 0
        self._asks: tuple[str, ...] = ()
        self.form = Form(context, [], parent=self)
        self._form_place = QVBoxLayout()
        self.columns = DataTable(context, self._column_columns(), self)
        self.rows = DataTable(context, self._row_columns(), self)
        self._columns_label, self._rows_label = QLabel(self), QLabel(self)
        self._columns_label.setBuddy(self.columns)
        self._rows_label.setBuddy(self.rows)
        for table in (self.columns, self.rows):
            table.setProperty("framed", True)
        self.rows.set_read_only(True)
        self._upper = QWidget(self)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setChildrenCollapsible(False)
        for label, table in ((self._columns_label, self.columns), (self._rows_label, self.rows)):
            place = self._upper if label is self._columns_label else QWidget(self)
            column = QVBoxLayout(place)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(4)
            column.addWidget(label)
            column.addWidget(table, 1)
            parts.addWidget(place)
        parts.setSizes([190, 250])
        self.body.addLayout(self._form_place)
        self.body.addWidget(parts, 1)
        self._show_mapping()
        self.retranslate()

    # --- construction ------------------------------------------------------------------------------------------------------------------

    def _questions(self) -> tuple[str, ...]:
        """What is asked of this source: its sheet, what it is, and what the file itself may not say."""
        sheet = ("sheet",) if len(self.sources) > 1 else ()
        if self.source.form == "linkware":
            return (*sheet, "measured")
        if self.source.form != "table":
            return sheet
        tests = self.mapping is not None and self.mapping.kind == "tests"
        return (*sheet, "kind", *(name for name in _OPTIONS if tests or name not in _OF_TESTS))

    def _ask(self) -> None:
        """A form for the questions; the same questions keep it, and the focus with it."""
        if (asks := self._questions()) == self._asks:
            return
        self._asks = asks
        self._form_place.removeWidget(self.form)
        self.form.hide()
        self.form.deleteLater()
        self.form = Form(self.context, [self._field(name) for name in asks], lambda *_: self._changed(), columns=4, parent=self)
        self.form.setVisible(bool(asks))
        self._form_place.addWidget(self.form)

    def _field(self, name: str) -> Field:
        def sheets() -> list[tuple[str, str]]:
            return [(str(number), source.sheet or source.file) for number, source in enumerate(self.sources)]

        def kinds() -> list[tuple[str, str]]:
            return [(kind, self.context.words.text(f"table-kind.{kind}")) for kind in get_args(Kind)]

        def options() -> list[tuple[str, str]]:
            words = self.context.words
            named = [(value, words.text(f"table-option.{name}-{_SIGNS.get(value, value)}")) for value in _OPTIONS[name]]
            return [(_AUTO, words.text("table-option.auto")), *named]

        if name == "sheet":
            return Field("sheet", lambda: self.tr("&Sheet"), "choice", choices=sheets, required=True)
        if name == "kind":
            known = self.mapping is not None
            return Field("kind", lambda: self.tr("&What it is"), "choice", choices=kinds, required=known, span=2)
        return Field(name, lambda: _capital(self.context.words.text(f"table-option.{name}")), "choice", choices=options, required=True)

    def _column_columns(self) -> list[Column]:
        def name(line: ColumnLine) -> str:
            return self.context.words.text(f"table-field.{line.field}") if line.field else self.tr("not used")

        return [
            Column("title", lambda: self.tr("Column of the file"), lambda line: line.title, width=200, tooltip=lambda line: line.title),
            Column(
                "sample",
                lambda: self.tr("First values"),
                lambda line: line.sample,
                stretch=True,
                tone=lambda _: "muted",
                tooltip=lambda line: line.sample,
            ),
            Column(
                "field",
                lambda: self.tr("Taken for"),
                name,
                width=220,
                tone=lambda line: "text" if line.field else "muted",
                edit=CellEdit(lambda line: line.field, self._take, choices=self._field_choices),
            ),
        ]

    def _field_choices(self, _: ColumnLine) -> list[tuple[str, str]]:
        words = self.context.words
        fields = FIELDS[self.mapping.kind] if self.mapping is not None else {}
        return [("", self.tr("not used")), *((field, words.text(f"table-field.{field}")) for field in fields)]

    def _row_columns(self) -> list[Column]:
        def said(row: PlanRow) -> str:
            words = self.context.words
            problems = [row.problem] if row.problem is not None else list(row.remarks)
            return " ".join(words.problem(problem) for problem in problems) or words.text(f"table-state.{row.state}")

        return [
            Column("number", lambda: self.tr("Row"), lambda row: str(row.number), width=56, right=True, tone=lambda _: "muted"),
            Column("title", lambda: self.tr("What"), lambda row: row.title, width=150, tooltip=lambda row: row.title),
            Column(
                "detail", lambda: self.tr("Details"), lambda row: row.detail, width=160, tone=lambda _: "muted", tooltip=lambda r: r.detail
            ),
            Column(
                "state",
                lambda: self.tr("Result"),
                said,
                stretch=True,
                icon=lambda row: _STATES[row.state] if not row.remarks else ("triangle-alert", "warn"),
                tone=lambda row: "fail" if row.problem is not None else "text",
                tooltip=said,
            ),
        ]

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        self.setWindowTitle(self.tr("Bring in cabling"))
        self.heading.setText(self.tr("Bring in «{file}»").format(file=_short(self.source.file)))
        remembered = self.tr("The columns are as you chose them for such a file before.")
        proposed = self.tr("What each column is was proposed from its heading; choose otherwise where it is wrong (F2).")
        self.explanation.setText("" if self.source.form != "table" else remembered if self.source.remembered else proposed)
        self.explanation.setVisible(bool(self.explanation.text()))
        self._columns_label.setText(self.tr("&Columns"))
        self._rows_label.setText(self.tr("What c&omes of the rows"))
        self.columns.setAccessibleName(self.tr("Columns"))
        self.rows.setAccessibleName(self.tr("What comes of the rows"))
        self.rows.set_empty_text(self.tr("Nothing yet: choose what the columns are."))
        self.ok.setText(self.tr("&Keep as attachment") if self.source.form == "attachment" else self.tr("&Bring in"))
        self._replan()

    # --- what is chosen ----------------------------------------------------------------------------------------------------------------

    def _show_mapping(self) -> None:
        table = self.source.form == "table"
        kind = self.mapping.kind if self.mapping is not None else None
        self._upper.setVisible(table)
        self._ask()
        options = {name: getattr(self.mapping, name, None) or _AUTO for name in _OPTIONS}
        self.form.show_values({"sheet": str(self.sources.index(self.source)), "kind": kind, **options})
        places = {place: field for field, place in self.mapping.columns.items()} if self.mapping is not None else {}
        lines = [ColumnLine(place, title, self._sample(place), places.get(place, "")) for place, title in enumerate(self.source.columns)]
        lines.sort(key=lambda line: not line.field)
        self.columns.set_rows([Row(str(line.place), line) for line in lines])

    def _sample(self, place: int) -> str:
        values = dict.fromkeys(row[place].strip() for row in self.source.sample if place < len(row) and row[place].strip())
        return ", ".join(list(values)[:4])[:120]

    def _changed(self) -> None:
        values = self.form.values()
        source = self.sources[int(values["sheet"])] if values.get("sheet") else self.source
        if source is not self.source:
            self.source, self.mapping = source, source.proposal
        elif values.get("kind") and (self.mapping is None or values["kind"] != self.mapping.kind):
            self.mapping = self.context.services.cabling_import.propose(self.source, values["kind"])
        elif self.mapping is not None:
            options: dict[str, Any] = {name: values[name] for name in _OPTIONS if values.get(name, _AUTO) != _AUTO}
            self.mapping = Mapping(kind=self.mapping.kind, columns=self.mapping.columns, **options)
        self._show_mapping()
        self._replan()

    def _take(self, line: ColumnLine, field: str) -> None:
        if self.mapping is None:
            return
        columns = {name: place for name, place in self.mapping.columns.items() if place != line.place and name != field}
        if field:
            columns[field] = line.place
        options: dict[str, Any] = {name: getattr(self.mapping, name) for name in _OPTIONS}
        self.mapping = Mapping(kind=self.mapping.kind, columns=columns, **options)
        self._show_mapping()
        self._replan()

    # --- what comes of it --------------------------------------------------------------------------------------------------------------

    def _replan(self) -> None:
        self._asked += 1
        asked, source, mapping, snapshot = self._asked, self.source, self.mapping, self.context.controller.snapshot
        self.plan = None
        self.fault.hide()
        if snapshot is None:
            return
        if source.form == "attachment":
            self.say(self.context.words.problem(source.reason) if source.reason is not None else "")
            self.update_ready()
            return
        service = self.context.services.cabling_import
        self.context.bridge.pool(
            lambda: service.plan(source, mapping, snapshot.record, snapshot.keys),
            done=lambda plan: self._show_plan(asked, plan),
            failed=lambda error: self._no_plan(asked, error),
            owner=self,
        )

    def _show_plan(self, asked: int, plan: ImportPlan) -> None:
        if asked != self._asked:
            return
        self.plan = plan
        self.fault.hide()
        order = list(_STATES)
        ordered = sorted(enumerate(plan.rows), key=lambda each: (order.index(each[1].state), not each[1].remarks, each[0]))
        self.rows.set_rows([Row(str(place), row) for place, row in ordered])
        self.say(self._said(plan))
        self.update_ready()

    def _said(self, plan: ImportPlan) -> str:
        words = self.context.words
        counts = ", ".join(f"{count} {words.text(f'table-state.{state}')}" for state in _STATES if (count := plan.count(state)))  # type: ignore[arg-type]
        parts = [f"{counts}." if counts else ""]
        if plan.unmatched:
            names = ", ".join([*plan.unmatched[:_NAMED], *(["…"] if len(plan.unmatched) > _NAMED else [])])
            parts.append(self.tr("Cables that are not in the dossier, their results are kept: {names}.").format(names=names))
        if plan.unused:
            parts.append(self.tr("Columns not used: {columns}.").format(columns=", ".join(plan.unused[:12])))
        parts += [words.problem(remark) for remark in plan.remarks]
        return " ".join(part for part in parts if part)

    def _no_plan(self, asked: int, error: BaseException) -> None:
        if asked != self._asked:
            return
        self.rows.set_rows([])
        self.say("")
        if not isinstance(error, Problem):
            self.context.dialogs.show_problem(self, error)
            return
        if error.code == "tests.passed":
            text = self.tr("Row {row}: what «{value}» means with this tester doesn't show from the file. Choose it above.")
            self.fault.setText(text.format(row=error.params.get("row"), value=error.params.get("value")))
        else:
            self.fault.setText(self.context.words.problem(error))
        self.fault.show()
        self.update_ready()

    def ready(self) -> bool:
        """There is something to take over, or a file to keep."""
        return self.source.form == "attachment" or (self.plan is not None and bool(self.plan.edit.changes))

    def begin(self) -> None:
        """Carry it out, in one step that can be undone."""
        service, source, plan, mapping = self.context.services.cabling_import, self.source, self.plan, self.mapping

        def work(session: "Session") -> Any:
            if plan is None:
                service.attach(session, source)
                return None
            return service.apply(session, source, plan, mapping)

        say, text = self.context.controller.say, self.tr("{file} brought in").format(file=_short(source.file))

        def done(_: object) -> None:
            say(text)
            self.finished_with()

        self.context.controller.run(work, done=done, failed=self.refused)


def _short(file: str) -> str:
    return file.replace("\\", "/").rpartition("/")[2][-60:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
