"""No letter with Alt means two things at once: on no page with its frame, in no menu and in no dialog, in no language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QStackedWidget, QTabWidget, QWidget

from dialtone.domain.kinds import DeviceKind
from dialtone.domain.record import Cabling, Device, Outlet, Panel, Person, Rack, Record, Reserve, Room, Site
from dialtone.gui.pages import PAGES
from dialtone.words import LANGUAGES

RECORD = Record(
    sites=(Site(id="hq", name="Hoofdzetel"),),
    rooms=(Room(id="r1", name="Secretariaat"),),
    people=(Person(id="p1", name="An"),),
    devices=(Device(id="d1", kind=DeviceKind.DESKPHONE, room="r1"),),
    cabling=Cabling(outlets=(Outlet(id="A01"),), panels=(Panel(id="P1", ports=2),), racks=(Rack(id="R1"),)),
    reserves=(Reserve(id="v1", text="Later"),),
)


def twice(texts: Iterable[str]) -> list[str]:
    """Letters that are claimed more than once; the same text on two widgets is two claims."""
    claims: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        for letter in re.findall(r"&(\w)", text.replace("&&", "")):
            claims[letter.casefold()].append(text)
    return [f"{letter}: {', '.join(sorted(found))}" for letter, found in sorted(claims.items()) if len(found) > 1]


def on_show(root: QWidget) -> Iterator[QWidget]:
    """All widgets but those on another tab or page; what is hidden by itself now may show at any time and counts."""
    for child in root.children():
        if not isinstance(child, QWidget) or child.isWindow():
            continue
        if isinstance(root, QStackedWidget) and child.isHidden():
            continue
        yield child
        yield from on_show(child)


def claimed(root: QWidget) -> list[str]:
    """The texts of what answers to Alt and a letter."""
    found: list[str] = []
    for widget in on_show(root):
        if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy() is not None):
            found.append(widget.text())
        elif isinstance(widget, QTabWidget):
            found += [widget.tabText(place) for place in range(widget.count())]
    return found


@pytest.fixture(params=LANGUAGES)
def language(request, context):
    context.languages.choose(request.param)
    return request.param


@pytest.mark.parametrize("record", [RECORD, Record()], ids=["filled", "empty"])
def test_on_a_page(window, open_record, settle, language, record):
    open_record(record)
    clashes = {}
    for page_id in PAGES:
        window.show_page(page_id)
        settle()
        tabs = window.page.findChild(QTabWidget)
        for place in range(tabs.count() if tabs is not None else 1):
            if tabs is not None:
                tabs.setCurrentIndex(place)
            clashes[page_id, place] = twice(claimed(window))
    assert len(clashes) > len(PAGES)
    assert {where: found for where, found in clashes.items() if found} == {}


def test_before_a_dossier_is_open(window, settle, language):
    settle()
    assert twice(claimed(window)) == []


def test_in_the_menu(window, open_record, settle, language):
    open_record(RECORD)
    assert twice(action.text() for action in window.actions_.menu.actions()) == []


def dialogs():
    from dialtone.gui.dialogs.add_block import AddBlockDialog
    from dialtone.gui.dialogs.add_cabling import AddCablingDialog, PasteCablingDialog
    from dialtone.gui.dialogs.add_device import AddDeviceDialog
    from dialtone.gui.dialogs.add_reserve import AddReserveDialog
    from dialtone.gui.dialogs.add_rooms import AddRoomsDialog
    from dialtone.gui.dialogs.add_service import AddServiceDialog
    from dialtone.gui.dialogs.build_rack import BuildRackDialog
    from dialtone.gui.dialogs.change_rows import ChangeRowsDialog
    from dialtone.gui.dialogs.identity import CreateIdentityDialog
    from dialtone.gui.dialogs.import_cabling import ImportCablingDialog
    from dialtone.gui.dialogs.import_table import AddPeopleDialog, PasteDevicesDialog
    from dialtone.gui.dialogs.labels import LabelsDialog
    from dialtone.gui.dialogs.outlet_port import OutletPortDialog
    from dialtone.gui.dialogs.patching import PatchingDialog
    from dialtone.gui.dialogs.read_switch import ReadSwitchDialog
    from dialtone.gui.dialogs.sign import SignDialog
    from dialtone.gui.models.cabling_fields import KINDS
    from dialtone.gui.models.report_edits import Draft

    plain = (AddBlockDialog, AddDeviceDialog, AddPeopleDialog, AddRoomsDialog, AddServiceDialog, PasteDevicesDialog)
    made = {each.__name__: each for each in plain}
    made |= {f"AddCablingDialog-{kind}": lambda context, parent, kind=kind: AddCablingDialog(context, kind, parent) for kind in KINDS}
    made |= {each.__name__: each for each in (BuildRackDialog, OutletPortDialog, PatchingDialog, ReadSwitchDialog)}
    made["ChangeRowsDialog"] = lambda context, parent: ChangeRowsDialog(context, "outlets", RECORD.cabling.outlets, parent)
    made["ImportCablingDialog"] = lambda context, parent: ImportCablingDialog(
        context, context.services.cabling_import.open_all(b"Cable;Result\nA01;PASS\n", "t.csv"), parent
    )
    made["LabelsDialog"] = lambda context, parent: LabelsDialog(context, ("A01",), "outlets", parent)
    made["AddServiceDialog-sound"] = partial(AddServiceDialog, kind="sound_files")
    made["PasteCablingDialog"] = lambda context, parent: PasteCablingDialog(context, "links", parent, text="id\tpanel\nL1\tP1")
    made["AddReserveDialog"] = lambda context, parent: AddReserveDialog(context, (), parent)
    made["AddReserveDialog-two"] = lambda context, parent: AddReserveDialog(context, (Draft("Een"), Draft("Twee")), parent)
    made["CreateIdentityDialog"] = lambda context, parent: CreateIdentityDialog(context, parent, name="An", organisation="X")
    made["SignDialog"] = lambda context, parent: SignDialog(context, context.languages.language, "0" * 64, parent)
    return made


def test_in_a_dialog(window, open_record, settle, language):
    open_record(RECORD)
    clashes = {}
    for name, make in dialogs().items():
        dialog: QDialog = make(window.context, window)
        dialog.show()
        settle()
        clashes[name] = twice(claimed(dialog))
        dialog.close()
    assert {name: found for name, found in clashes.items() if found} == {}
