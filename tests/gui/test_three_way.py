"""The three-way view and the import of the platform's list in the window."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from dialtone.domain.record import Record
from dialtone.gui.dialogs.import_platform import ImportPlatformDialog
from dialtone.gui.dialogs.three_way import ThreeWayDialog
from dialtone.services.platform_table import read
from dialtone.services.platform_view import Verdict
from dialtone.words import LANGUAGES

LIST = b"MAC;Owner;Model;Colour\n805EC0000001;An;T46U;red\nzz;Bart;T46U;\n;;T46U;\n"
RECORD = msgspec.convert(
    {
        "order": {"lines": [{"item": "user", "quantity": 3}], "terminals": [{"model": "T46U", "quantity": 2}]},
        "people": [{"id": "p", "name": "An Janssens"}],
        "devices": [{"id": "d", "kind": "deskphone", "mac": "80:5e:c0:00:00:01", "person": "p", "vendor": "Yealink", "model": "T46U"}],
        "platform_imports": [{"sha256": "0" * 64, "file": "p.csv", "imported_at": "2026-11-25T09:00:00Z", "rows": 2}],
        "platform_devices": [
            {"id": "a", "mac": "80:5e:c0:00:00:01", "owner": "Bart Peeters", "model": "T46U", "source": "0" * 64, "file_row": 2},
            {"id": "b", "mac": "80:5e:c0:00:00:02", "owner": "Cor Maes", "model": "T46U", "source": "0" * 64, "file_row": 3},
        ],
    },
    Record,
)


@pytest.fixture
def view(window, open_record, settle):
    def make(record: Record) -> ThreeWayDialog:
        open_record(record)
        dialog = ThreeWayDialog(window.context, window)
        dialog.open()
        settle()
        return dialog

    return make


def said(dialog: ThreeWayDialog) -> str:
    return "\n".join(label.text() for label in dialog.panel.findChildren(QLabel) if label.isVisibleTo(dialog.panel))


def chips(dialog: ThreeWayDialog) -> list[str]:
    return [chip.text() for chip in (*dialog.figures.values(), *dialog.verdicts.values()) if chip.isVisibleTo(dialog)]


def test_without_a_list_it_says_where_to_get_one(view, settle, qtbot, dialogs, tmp_path):
    dialog = view(Record())
    assert dialog.empty.isVisible()
    assert not dialog.table.isVisible()
    assert not dialog.export_button.isEnabled()
    assert chips(dialog) == []
    path = tmp_path / "p.csv"
    path.write_bytes(LIST)
    dialogs.files.append(path)
    dialog.empty.button.click()

    def asked() -> list[ImportPlatformDialog]:
        return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, ImportPlatformDialog)]

    qtbot.waitUntil(lambda: bool(asked()) and asked()[0].ok.isEnabled(), timeout=10_000)
    asked()[0].ok.click()
    qtbot.waitUntil(dialog.table.isVisible, timeout=10_000)
    assert [device.owner for device in dialog.context.controller.snapshot.record.platform_devices] == ["An", "Bart"]
    assert dialog.context.controller.snapshot.undo_label == "edit.import-platform"
    dialog.context.controller.undo()
    qtbot.waitUntil(dialog.empty.isVisible, timeout=10_000)


def test_the_moment_of_import_is_told_as_on_the_page_below(view):
    assert "imported on 25 November 2026 10:00." in view(RECORD).sources.text()  # Brussels, without an offset


def test_rows_counts_and_filter(view, settle):
    dialog = view(RECORD)
    rows = {entry.key: (entry.group, entry.verdict) for entry in dialog.table_shown.entries.values()}
    assert rows == {
        "mac:80:5e:c0:00:00:01": ("devices", Verdict.DIFFERS),
        "mac:80:5e:c0:00:00:02": ("devices", Verdict.NOT_COMPARED),
        "model:t46u": ("models", Verdict.AGREES),
        "order:user": ("order", Verdict.AGREES),
    }
    assert chips(dialog) == ["Ordered: 2", "On the LAN: 0", "On the platform: 2", "Differs: 1", "Not compared: 1"]
    assert dialog.table.table.rowCount() == 4 + 3
    dialog.show_only.setCurrentIndex(1)
    dialog.show_only.activated.emit(1)
    assert dialog.table.table.rowCount() == 2
    assert "not scanned yet" in dialog.sources.text()


def test_the_panel_says_what_it_means_what_to_do_and_from_what(view, settle):
    dialog = view(RECORD)
    dialog.table.show_key("mac:80:5e:c0:00:00:01")
    settle()
    text = said(dialog)
    for part in ("An Janssens", "Bart Peeters", "belong to somebody else", "→ Ask who uses it", "p.csv, row 2", "To be done by: Partner"):
        assert part in text.replace("\u200b", "")
    assert "0" * 64 in text.replace("\u200b", "")
    dialog.table.clearSelection()
    settle()
    assert "Select a row" in said(dialog)


def test_export_is_safe_in_a_spreadsheet(view, settle, dialogs, tmp_path):
    devices = (msgspec.structs.replace(RECORD.platform_devices[0], owner="=1+1"),)
    dialog = view(msgspec.structs.replace(RECORD, platform_devices=devices))
    dialogs.files.append(tmp_path / "out.csv")
    dialog.export_button.click()
    settle()
    text = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert "'=1+1" in text
    assert ";=1+1" not in text


def test_a_table_of_the_order_gives_the_ordered_devices(view, settle, dialogs, qtbot, tmp_path):
    dialog = view(RECORD)
    path = tmp_path / "order.csv"
    path.write_text("Model;Aantal\nT46U;7\nW70B;veel\n")
    dialogs.files.append(path)
    dialog.bring.click()
    qtbot.waitUntil(lambda: chips(dialog)[0] == "Ordered: 7", timeout=10_000)
    assert "Devices: 7, models: 1" in dialogs.confirmed[0][1]
    assert "Row 3" in dialogs.confirmed[0][1]
    settle()
    assert dialog.context.controller.snapshot.undo_label == "edit.import-ordered-devices"


@pytest.fixture
def importing(window, open_record, settle):
    def make(data: bytes, record: Record | None = None) -> ImportPlatformDialog:
        open_record(record or Record())
        dialog = ImportPlatformDialog(window.context, read(data, "p.csv"), window)
        dialog.open()
        settle()
        return dialog

    return make


def test_the_import_shows_every_row_and_what_becomes_of_it(importing):
    dialog = importing(LIST)
    assert [(row.number, row.state) for row in dialog.plan.rows] == [(2, "added"), (3, "added"), (4, "refused")]
    assert dialog.preview.table.rowCount() == 3
    assert dialog.preview.table.index(0, 3).data().startswith("refused. Row 4:")
    assert dialog.result_line.text() == "refused: 1, added: 2. Columns not used: Colour."
    assert dialog.ok.isEnabled()


def test_columns_can_be_chosen_by_hand(importing, settle):
    dialog = importing(b"Hardware;Wie\n805EC0000001;An\n")
    assert not dialog.ok.isEnabled()
    assert "not recognised" in dialog.fault.text()
    dialog.form.show_values({"mac": "0", "owner": "1"})
    dialog.refresh()
    settle()
    assert dialog.ok.isEnabled()
    assert not dialog.fault.isVisible()
    assert dialog.changes()[-1].value["owner"] == "An"


def test_a_complete_list_says_what_goes(importing, settle):
    dialog = importing(b"MAC;Owner\n805EC0000001;An\n", RECORD)
    assert [row.state for row in dialog.plan.rows] == ["added"]
    dialog.replace.setChecked(True)
    settle()
    assert [row.state for row in dialog.plan.rows] == ["added", "removed", "removed"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_with_alt_twice(language, view, importing, settle):
    import importlib.util

    place = Path(__file__).with_name("test_mnemonics.py")
    spec = importlib.util.spec_from_file_location("mnemonics", place)
    mnemonics = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(mnemonics)
    dialog = view(RECORD)
    dialog.context.languages.choose(language)
    settle()
    asking = ImportPlatformDialog(dialog.context, read(LIST, "p.csv"), dialog)
    asking.open()
    settle()
    assert mnemonics.twice(mnemonics.claimed(dialog)) == []
    assert mnemonics.twice(mnemonics.claimed(asking)) == []


def test_the_keyboard_reaches_everything(view, qtbot):
    dialog = view(RECORD)
    dialog.search.setFocus()
    reached = set()
    for _ in range(12):
        reached.add(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
    assert {dialog.search, dialog.show_only, dialog.table, dialog.close_button, dialog.bring, dialog.export_button} <= reached
