"""The table: groups keep their rows together, sorting and filtering lose nothing, keys do what they do everywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QLineEdit

from dialtone.gui.widgets import Cell, CellEdit, Column, DataTable, Group, Row, table_delegate
from dialtone.gui.widgets.data_table import from_tsv, to_tsv
from dialtone.gui.widgets.table_model import TableModel

COLUMNS = (
    Column("name", lambda: "Name", lambda value: value["name"], stretch=True),
    Column("size", lambda: "Size", lambda value: str(value["size"]), sort=lambda value: value["size"]),
)


def rows(*entries):
    return [Row(f"k{number}", {"name": name, "size": size}, group) for number, (name, size, group) in enumerate(entries)]


def shown(model):
    return [model.item(number).key for number in range(model.rowCount())]


def test_groups_hold_their_rows_and_rows_without_group_come_first(qapp):
    model = TableModel(COLUMNS)
    model.set_rows(rows(("a", 1, "g2"), ("b", 2, "g1"), ("c", 3, "")), [Group("g1", "One"), Group("g2", "Two")])
    assert shown(model) == ["k2", "g1", "k1", "g2", "k0"]


def test_filter_hides_groups_without_rows_and_finds_group_titles(qapp):
    model = TableModel(COLUMNS)
    model.set_rows(rows(("Yealink", 1, "g1"), ("Snom", 2, "g2")), [Group("g1", "Magazijn"), Group("g2", "Kantoor")])
    model.set_filter("snom")
    assert shown(model) == ["g2", "k1"]
    model.set_filter("MAGA yea")
    assert shown(model) == ["g1", "k0"]
    model.set_filter("", lambda value: value["size"] > 5)
    assert shown(model) == []
    model.set_filter("")
    assert len(shown(model)) == 4


ENTRIES = st.lists(st.tuples(st.text(max_size=5), st.one_of(st.none(), st.integers(0, 9)), st.sampled_from(["", "g1", "g2"])), max_size=25)


@given(ENTRIES, st.sampled_from([0, 1]), st.booleans())
def test_sorting_loses_nothing_and_stays_inside_groups(entries, column, descending):
    model = TableModel(COLUMNS)
    groups = [Group("g1", "One"), Group("g2", "Two")]
    model.set_rows(rows(*entries), groups)
    before = shown(model)
    model.sort_by(column, descending)
    after = shown(model)
    assert sorted(after) == sorted(before)
    for order in (before, after):
        place = {key: number for number, key in enumerate(order)}
        for row in rows(*entries):
            if row.group == "g1":
                assert place["g1"] < place[row.key] < place["g2"]
            elif row.group == "g2":
                assert place[row.key] > place["g2"]
    model.sort_by(None)
    assert shown(model) == before


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=8)


@given(st.lists(st.lists(CELLS.map(str.strip), min_size=2, max_size=4), max_size=6))
def test_what_is_copied_can_be_pasted(lines):
    wanted = [line for line in lines if any(line)]
    assert from_tsv(to_tsv(wanted)) == wanted


@given(st.text(max_size=200))
def test_pasting_garbage_gives_cells_and_never_fails(text):
    for line in from_tsv(text):
        assert all(isinstance(cell, str) for cell in line)


def test_quoted_cells_may_hold_tabs_and_breaks():
    assert from_tsv('a\t"b\tc\nd"\r\n\r\nx\ty') == [["a", "b\tc\nd"], ["x", "y"]]


@pytest.fixture
def table(qtbot, context):
    saved = []
    edit = CellEdit(lambda value: value["name"], lambda value, text: saved.append((value["name"], text)))
    columns = (Column("name", lambda: "Name", lambda value: value["name"], edit=edit), COLUMNS[1])
    made = DataTable(context, columns)
    made.saved = saved
    qtbot.addWidget(made)
    made.set_rows(rows(("beta", 2, "g"), ("alfa", 1, "g"), ("gamma", 3, "g")), [Group("g", "Group", "note", {"size": Cell("6")})])
    made.resize(500, 300)
    made.show()
    made.setFocus()
    return made


def test_copy_is_tab_separated(table, qtbot):
    table.select_keys(["k0", "k2"])
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "beta\t2\ngamma\t3\n"
    table.copy(headings=True)
    assert QGuiApplication.clipboard().text().startswith("Name\tSize\n")


def test_paste_and_delete_are_handed_over(table, qtbot):
    QGuiApplication.clipboard().setText("x\t1\ny\t2")
    with qtbot.waitSignal(table.pasted) as pasted:
        qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pasted.args[0] == [["x", "1"], ["y", "2"]]
    table.select_keys(["k1"])
    with qtbot.waitSignal(table.deletion) as deletion:
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert deletion.args[0] == ["k1"]


def test_read_only_takes_no_edit_paste_or_delete(table, qtbot):
    table.set_read_only(True)
    table.select_keys(["k0"])
    with qtbot.assertNotEmitted(table.deletion), qtbot.assertNotEmitted(table.pasted):
        qtbot.keyClick(table, Qt.Key.Key_Delete)
        qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert not table.table.flags(table.table.index(1, 0)) & Qt.ItemFlag.ItemIsEditable


def test_a_cell_is_edited_by_keyboard(table, qtbot):
    table.show_key("k0")
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = table.viewport().findChild(QLineEdit)
    editor.setText("delta")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.saved == [("beta", "delta")])


def test_selection_survives_a_refresh_and_a_sort(table):
    table.select_keys(["k0", "k1"])
    table.set_rows(rows(("beta", 9, "g"), ("alfa", 1, "g"), ("new", 0, "g")), [Group("g", "Group")])
    assert sorted(table.selected_keys()) == ["k0", "k1"]
    table._heading_clicked(1)
    assert table.selected_keys() == ["k1", "k0"]
    table._heading_clicked(1)
    assert table.selected_keys() == ["k0", "k1"]
    table._heading_clicked(1)
    assert table.table.item(1).key == "k0"


def test_ten_thousand_rows_are_filtered_and_painted(table, qtbot):
    table.set_rows(rows(*((f"device {number}", number, "") for number in range(10_000))))
    table.set_filter("device 9999")
    assert table.table.rowCount() == 1
    assert table.show_key("k9999")
    assert not table.grab().isNull()


def test_a_column_is_as_wide_as_its_heading_and_as_the_user_makes_it(context, qtbot):
    titles = ["Size", "PoE"]
    columns = [Column(str(place), lambda place=place: titles[place], str, 50) for place in range(2)]
    table = DataTable(context, [Column("name", lambda: "Name", str, stretch=True), *columns])
    qtbot.addWidget(table)
    table.resize(600, 200)
    table.show()
    titles[:] = ["Afgeschermd tegen storing", "PoE-klasse van de poort"]
    header = table.horizontalHeader()
    header.resizeSection(2, 61)
    qtbot.waitUntil(lambda: header.sectionSize(2) == 61)
    QCoreApplication.sendEvent(table, QEvent(QEvent.Type.LanguageChange))
    assert header.sectionSize(1) >= header.fontMetrics().horizontalAdvance(titles[0])
    assert header.sectionSize(2) == 61
    titles[0] = "nr."
    QCoreApplication.sendEvent(table, QEvent(QEvent.Type.LanguageChange))
    assert header.sectionSize(1) < 80


def test_a_cut_text_is_told_in_full_and_one_that_fits_is_not(context, qtbot, monkeypatch):
    table = DataTable(context, [Column("name", lambda: "Name", str, 100), Column("rest", lambda: "Rest", lambda _: "", stretch=True)])
    qtbot.addWidget(table)
    table.resize(400, 200)
    table.set_rows([Row("a", "An"), Row("b", "Anneleen van den Bossche-Vanderstraeten")])
    table.show()
    told = []
    monkeypatch.setattr(table_delegate.QToolTip, "showText", lambda _, text, *__: told.append(text))
    for place in range(2):
        at = table.visualRect(table.table.index(place, 0)).center()
        QCoreApplication.sendEvent(table.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, table.viewport().mapToGlobal(at)))
    assert told == ["", "Anneleen van den Bossche-Vanderstraeten"]


def test_many_rows_are_selected_in_one_go(qtbot, context):
    table = DataTable(context, COLUMNS)
    qtbot.addWidget(table)
    table.set_rows(rows(*((f"n{number}", number, "") for number in range(300))))
    told = []
    table.chosen.connect(told.append)
    wanted = [f"k{number}" for number in range(0, 300, 2)]
    table.select_keys(wanted)
    assert told == [wanted]
    table.selectAll()
    assert len(told[-1]) == len(table.selected_values()) == 300
    table.select_keys([])
    assert (told[-1], table.selected_keys()) == ([], [])
