"""The columns of the cabling record's tables: how each field is shown and edited, and what a tester said where it said something."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from dialtone.domain.cabling_tests import CableTests, LinkResult
from dialtone.domain.record import Record
from dialtone.gui.context import Context
from dialtone.gui.models.cabling_fields import Spec, cabling, columns_of, plain_text, rows_of, shown
from dialtone.gui.models.cabling_state import LOOKS, state_name
from dialtone.gui.widgets.natural import natural_key
from dialtone.gui.widgets.table_model import CellEdit, Column

translate = QCoreApplication.translate

Save = Callable[[Spec, Any, str], None]


def overview_columns() -> list[Column]:
    """Of outlets and devices with how far they are documented."""
    return [
        Column(
            "name",
            lambda: translate("RecordView", "Outlet or device"),
            lambda point: point.name,
            width=196,
            icon=lambda point: (point.icon, "muted"),
        ),
        Column(
            "room",
            lambda: translate("RecordView", "Room"),
            lambda point: point.room or "—",
            width=156,
            tone=lambda _: "muted",
            tooltip=lambda point: point.place,
        ),
        Column(
            "path",
            lambda: translate("RecordView", "Cable"),
            lambda point: point.path or "—",
            stretch=True,
            tooltip=lambda point: point.path,
        ),
        Column(
            "state",
            lambda: translate("RecordView", "State"),
            lambda point: point.why or state_name(point.state),
            width=216,
            icon=lambda point: LOOKS[point.state],
            tone=lambda point: LOOKS[point.state][1],
        ),
    ]


class RecordColumns:
    """The columns of every kind, with what they need of the record: names of what rows refer to, and testers' results."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._labels: dict[tuple[str, str], dict[str, str]] = {}
        self._results: dict[str, LinkResult] = {}

    def learn(self, record: Record, kind: str) -> None:
        """Before a kind's rows are shown."""
        words = self._context.words
        for spec in columns_of(kind):
            if spec.choices is not None:
                self._labels[kind, spec.name] = dict(spec.choices(record, words))
        if kind == "links":
            known = CableTests(cabling(record))
            results = {link.id: known.result(link) for link in rows_of(record, kind)}
            self._results = {key: result for key, result in results.items() if result.test is not None}

    def of(self, kind: str, save: Save) -> list[Column]:
        """A kind's columns; `save(field, row, text)` takes what was typed."""
        return [
            self._tested(spec, save) if (kind, spec.name) == ("links", "test") else self._plain(kind, spec, save)
            for spec in columns_of(kind)
        ]

    def _plain(self, kind: str, spec: Spec, save: Save) -> Column:
        def text(row: Any) -> str:
            return shown(spec, getattr(row, spec.name), self._labels.get((kind, spec.name), {}), self._context.words) or "—"

        def order(row: Any) -> Any:
            value = getattr(row, spec.name)
            return value if value is None or spec.kind in {"number", "decimal"} else natural_key(text(row))

        return Column(
            spec.name,
            spec.title,
            text,
            spec.width,
            spec.stretch,
            spec.kind in {"number", "decimal"},
            tone=lambda row: _tone(spec, getattr(row, spec.name)),
            tooltip=text,
            sort=order,
            edit=self._edit(spec, save),
        )

    def _tested(self, spec: Spec, save: Save) -> Column:
        """What a tester said counts, and is not typed over; otherwise what was typed."""

        def state(row: Any) -> str | None:
            return self._results[row.id].state if row.id in self._results else row.test

        def text(row: Any) -> str:
            return self._context.words.text(f"report.test.{state(row)}") if state(row) else "—"

        def source(row: Any) -> str:
            test = self._results[row.id].test if row.id in self._results else None
            return " · ".join(part for part in (text(row), *((test.tester, test.at, test.limit) if test else ())) if part)

        return Column(
            spec.name,
            spec.title,
            text,
            spec.width,
            spec.stretch,
            tone=lambda row: _tone(spec, state(row)),
            tooltip=source,
            edit=self._edit(spec, save, lambda row: row.id not in self._results),
        )

    def _edit(self, spec: Spec, save: Save, allowed: Callable[[Any], bool] = lambda _: True) -> CellEdit:
        choices = {"choice": self._choices, "yesno": self._yes_no}.get(spec.kind)
        return CellEdit(
            lambda row: plain_text(getattr(row, spec.name)),
            lambda row, text: save(spec, row, text),
            choices=(lambda _: choices(spec)) if choices else None,
            allowed=allowed,
        )

    def _choices(self, spec: Spec) -> Sequence[tuple[str, str]]:
        snapshot = self._context.controller.snapshot
        found = spec.choices(snapshot.record, self._context.words) if spec.choices and snapshot is not None else ()
        return [("", "—"), *found]

    def _yes_no(self, _: Spec) -> Sequence[tuple[str, str]]:
        words = self._context.words
        return [("", "—"), ("yes", words.text("general.yes")), ("no", words.text("general.no"))]


def _tone(spec: Spec, value: Any) -> str:
    if value is None:
        return "muted"
    return "fail" if spec.name == "test" and value == "failed" else "text"
