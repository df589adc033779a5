"""Lists of rows that grow: the steps lead from one to the next, and the model takes them without drawing all anew."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester

from dialtone.gui.widgets import Column, DataTable, Group, Row
from dialtone.gui.widgets.row_steps import differences
from dialtone.gui.widgets.table_model import TableModel

KEYS = st.lists(st.integers(0, 40), unique=True, max_size=30).map(lambda numbers: [f"k{number}" for number in numbers])


def taken(before: list[str], after: list[str]) -> list[str] | None:
    steps = differences(before, after)
    if steps is None:
        return None
    rows = list(before)
    for first, last in steps.gone:
        del rows[first : last + 1]
    for first, last in steps.come:
        rows[first:first] = after[first : last + 1]
    return rows


@given(KEYS, KEYS)
def test_the_steps_lead_there_or_there_are_none(before: list[str], after: list[str]) -> None:
    result = taken(before, after)
    if result is not None:
        assert result == after
    else:
        common = set(before) & set(after)
        assert [key for key in before if key in common] != [key for key in after if key in common]


@given(KEYS, st.sets(st.integers(0, 40)))
def test_a_list_that_only_grows_or_shrinks_has_steps(rows: list[str], places: set[int]) -> None:
    fewer = [key for place, key in enumerate(rows) if place not in places]
    assert taken(rows, fewer) == fewer
    assert taken(fewer, rows) == rows


def test_too_many_steps_and_double_keys_have_none() -> None:
    rows = [f"k{number}" for number in range(300)]
    assert differences(rows, rows[::2]) is None
    assert differences(["a", "a"], ["a"]) is None


def column() -> Column:
    return Column("name", lambda: "Name", str)


def rows_of(*keys: str, group: str = "") -> list[Row]:
    return [Row(key, key, group) for key in keys]


@given(st.lists(st.tuples(KEYS, st.booleans()), min_size=1, max_size=5))
def test_the_model_tells_the_truth_at_each_step(lists: list[tuple[list[str], bool]]) -> None:
    model = TableModel([column()])
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for keys, grouped in lists:
        groups = [Group("g", "G")] if grouped else []
        model.set_rows(rows_of(*keys, group="g" if grouped else ""), groups)
        assert [model.item(place).key for place in range(model.rowCount())] == [*(["g"] if grouped else []), *keys]
        assert all(model.place(key) is not None for key in keys)
    del tester


def test_only_what_changed_is_told(qapp: Any) -> None:
    model = TableModel([column()])
    model.set_rows(rows_of(*"abcdef"))
    told: list[tuple[str, int, int]] = []
    model.modelReset.connect(lambda: told.append(("reset", 0, 0)))
    model.rowsInserted.connect(lambda _, first, last: told.append(("come", first, last)))
    model.rowsRemoved.connect(lambda _, first, last: told.append(("gone", first, last)))
    model.dataChanged.connect(lambda first, last: told.append(("changed", first.row(), last.row())))
    model.set_rows(rows_of(*"abcdef"))
    assert told == []
    model.set_rows([*rows_of("a", "b"), Row("c", "C"), *rows_of("x", "y", "d", "f")])
    assert told == [("gone", 4, 4), ("come", 3, 4), ("changed", 2, 2)]
    told.clear()
    model.set_rows(rows_of("b", "a"))
    assert told == [("reset", 0, 0)]
    assert model.index(0, 0).data() == "b"


def test_who_reads_a_growing_list_keeps_his_place(context: Any, qtbot: Any) -> None:
    table = DataTable(context, [column()])
    qtbot.addWidget(table)
    table.resize(300, 200)
    table.set_rows(rows_of(*(f"k{number:03}" for number in range(100, 200))))
    table.show()
    table.select_keys(["k150"])
    table.verticalScrollBar().setValue(50 * 32 + 7)
    events: list[list[str]] = []
    table.chosen.connect(events.append)
    table.set_rows(rows_of(*(f"k{number:03}" for number in range(300))))
    first = table.table.item(table.rowAt(0))
    assert first is not None
    assert first.key == "k150"
    assert table.verticalScrollBar().value() % 32 == 7
    assert table.selected_keys() == ["k150"]
    assert events == []


def test_a_list_at_its_top_stays_at_its_top(context: Any, qtbot: Any) -> None:
    table = DataTable(context, [column()])
    qtbot.addWidget(table)
    table.resize(300, 200)
    table.set_rows(rows_of(*(f"k{number:03}" for number in range(100, 200))))
    table.show()
    table.set_rows(rows_of(*(f"k{number:03}" for number in range(200))))
    assert table.verticalScrollBar().value() == 0
    assert table.table.item(table.rowAt(0)).key == "k000"
