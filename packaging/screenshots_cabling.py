"""Pictures of the page «Cabling» in all its views and dialogs, with a site of two racks.

python3 packaging/screenshots_cabling.py --out DIR [--language nl] [--theme dark] [--page record] [--page patching].
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "desktop"))

from screenshots import LANGUAGES, THEMES, Photographer, parse, wait_for

if TYPE_CHECKING:
    from dialtone.domain.changes import Change
    from dialtone.domain.record import Record
    from dialtone.gui.pages.cabling import CablingPage
    from dialtone.services.session import Session


TESTS = (
    "Cable ID;Datum;Resultaat;Lengte (m);Marge (dB);Opmerking\n"
    "0A-A04;20/11/2026;PASS;24,9;5,1;\n0A-A05;20/11/2026;PASS;28,1;4,2;\n0A-A06;20/11/2026;FAIL;31,4;-0,7;paar 3,6\n"
    "Z-01;20/11/2026;PASS;12,0;6,0;\n0A-A07;20/11/2026;PASS;ver;3,9;\n"
)
PATCHES = (
    "Paneel,Poort,Aansluitpunt,Switch,Switchpoort,Patchkabel\n0A-A,8,0A-A08,sw-core,8,C0200\n0A-A,12,0A-A12,sw-core,1,C0201\n"
    "0A-A,99,0A-A13,sw-core,23,C0202\n0A-A,1,0A-A01,sw-core,1,C0001\n"
)


def rack(record: Record) -> list[Change]:
    """The next rack with a panel and a switch, the outlets in the rooms that there are."""
    from dialtone.gui.models import rack_building
    from dialtone.gui.models.rack_building import PortRow, Rack

    rooms = [room.id for room in record.rooms] or [""]
    number = len(record.cabling.racks) if record.cabling else 0
    panel, switch = (("0A-A", "sw-core"), ("0A-B", "sw-annex"))[number]
    built = Rack(
        rack=f"R{number + 1}",
        room=rooms[0] or None,
        height_u=24,
        panel=panel,
        ports=24,
        position_u=20,
        category="6A" if number == 0 else "5e",
        shielded=True,
        switch=switch,
        poe_budget_w=195,
    )
    rows = [
        PortRow(
            port,
            rack_building.outlet_name(panel, port, 24) if port < 21 else "",
            rooms[port % len(rooms)] or None,
            12.5 + 3.1 * port,
            str(port) if port % 4 else "",
        )
        for port in range(1, 25)
    ]
    return list(rack_building.changes(record, built, rows))


def details(record: Record) -> list[Change]:
    """What a technician adds: places in the rack, reserved and defective ports, results, telephones on their outlets."""
    from dialtone.domain.changes import Put, Set
    from dialtone.domain.kinds import CABLED

    made: list[Change] = [
        Set("cabling.racks", "R1", {"name": "MER", "earthed": True, "ups": True}),
        Set("cabling.panels", "0A-A", {"position_u": 22, "reserved": [22, 23], "defective": [24]}),
        Set("cabling.panels", "0A-B", {"position_u": 30}),
        Set("cabling.switches", "sw-core", {"position_u": 20, "vendor": "Zyxel", "model": "XS1930", "height_u": 1, "address": "192.0.2.2"}),
        Set("cabling.switches", "sw-annex", {"vendor": "HP", "model": "2530-24G"}),
        Put("cabling.cords", {"id": "C0090", "a": "switch:sw-core:24", "b": "switch:sw-annex:24", "colour": "rood"}),
        Put("cabling.cords", {"id": "C0091", "a": "outlet:0A-A07"}),
        Put("cabling.test_files", {"sha256": "ab" * 32, "file": "cableiq.csv", "rows": 4}),
    ]
    results = (("0A-A01", "qualified", 15.6), ("0A-A02", "failed", 18.7), ("0A-A03", "qualified", 21.8), ("X-99", "qualified", 30.0))
    for number, (link, result, length) in enumerate(results, start=1):
        value = {
            "id": f"t{number}",
            "link": link,
            "result": result,
            "length_m": length,
            "measured": "permanent-link",
            "source": "ab" * 32,
            "file_row": number + 1,
            "limit": "1000BASE-T",
            "tester": "CableIQ",
            "at": "2026-11-20 10:12",
        }
        made.append(Put("cabling.tests", value))
    phones = [device for device in record.devices if device.kind in CABLED][:14]
    for number, device in enumerate(phones, start=1):
        made.append(Put("cabling.cords", {"id": f"C0{number + 60:03}", "a": f"outlet:0A-A{number:02}", "b": f"device:{device.id}"}))
    return made


def plan_png() -> bytes:
    """A floor with walls, drawn by hand of a program."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, Qt
    from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QPen

    image = QImage(1600, 1000, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setPen(QPen(QColor("#333333"), 8))
    for left, top, width, height in (
        (60, 60, 460, 380),
        (520, 60, 460, 380),
        (980, 60, 560, 380),
        (60, 560, 700, 380),
        (760, 560, 780, 380),
    ):
        painter.drawRect(QRect(left, top, width, height))
    painter.setPen(QPen(QColor("#999999"), 2, Qt.PenStyle.DashLine))
    painter.drawLine(60, 500, 1540, 500)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def paper(session: Session) -> Any:
    """A floor plan with pins, and a photo of the rack."""
    from dialtone.domain.changes import Put

    png = plan_png()
    plan = session.attach("plan", "floor-0.png", png)
    photo = session.attach("photo", "rack.png", png)
    places = (("outlet:0A-A01", 0.12, 0.12), ("outlet:0A-A02", 0.42, 0.3), ("rack:R1", 0.8, 0.2), ("outlet:0A-A05", 0.3, 0.8))
    pins = (
        Put("cabling.pins", {"id": f"n{number}", "plan": "g1", "subject": subject, "x": x, "y": y, "recheck": number == 4 or None})
        for number, (subject, x, y) in enumerate(places, start=1)
    )
    plan_row = Put("cabling.plans", {"id": "g1", "sha256": plan, "page": 1, "title": "Gelijkvloers", "floor": "0"})
    photo_row = Put("photos", {"id": "f1", "sha256": photo, "subject": "rack:R1", "caption": "MER, voorzijde"})
    return session.change("edit.add-plan", plan_row, *pins, photo_row)


class Scenes:
    """The page's views and dialogs by name."""

    def __init__(self, camera: Photographer) -> None:
        self.camera = camera
        self.page = cast("CablingPage", camera.window.page)

    def all(self) -> dict[str, Callable[[], None]]:
        """Name → how to get there. Dialogs are the names with a dot."""
        page = self.page
        return {
            "record": lambda: self.record(0),
            "links": lambda: self.record(1, "0A-A01"),
            "outlets": lambda: self.record(2, "0A-A07"),
            "ports": lambda: self.record(6, "sw-core:3"),
            "tests": lambda: self.record(8, "t2"),
            "rack": lambda: self.drawing("rack:R1", "panel-port:0A-A:2"),
            "panel": lambda: self.drawing("panel:0A-A", "panel-port:0A-A:24"),
            "topology": lambda: self.drawing("topology"),
            "trace": lambda: self.trace("outlet:0A-A01"),
            "plans": self.plans,
            "problems": lambda: page.show_view("problems"),
            "build.": page.acts.build,
            "patching.": self.patching,
            "change.": self.change,
            "labels.": self.labels,
            "import.": lambda: self.bring_in("tests.csv", TESTS),
            "import-patch.": lambda: self.bring_in("patch.csv", PATCHES),
            "switch.": self.switch,
            "outlet.": self.outlet,
        }

    def record(self, tab: int, key: str = "") -> None:
        """A table, and a row of it chosen."""
        self.page.show_view("record")
        self.page.record.tabs.setCurrentIndex(tab)
        table = self.page.record.shown_table()
        table.clearSelection()
        if key:
            table.show_key(key)

    def drawing(self, name: str, subject: str = "") -> None:
        """A drawing, and something in it chosen."""
        self.page.show_view("drawings")
        self.page.drawings.show_drawing(name)
        self.camera.settle()
        if subject:
            self.page.drawings.view.choose(subject)
            self.page.inspect(subject)

    def trace(self, place: str) -> None:
        """The way of a cable."""
        self.page.show_trace(place)
        self.camera.settle()

    def plans(self) -> None:
        """The floor, with something being placed."""
        self.page.show_view("plans")
        self.camera.settle()
        self.page.plans.list.show_key("outlet:0A-A03")
        self.page.plans.place()

    def patching(self) -> None:
        """Two patches made, a third begun where one is plugged in."""
        self.page.acts.patch()
        dialog = self.dialog()
        for label in ("0A-A08", "sw-core 8", "0A-A12", "sw-core 12", "0A-A04", "sw-core 1"):
            dialog.line.setText(label)
            dialog.take()
            self.camera.settle()

    def dialog(self) -> Any:
        """The dialog that is open."""
        from PySide6.QtWidgets import QApplication

        return QApplication.activeModalWidget()

    def labels(self) -> None:
        """Labels on a sheet that was begun."""
        self.record(1)
        self.page.acts.labels()
        self.camera.settle()
        self.dialog().form.show_values({"medium": "avery-l4732", "start": 4, "code": "datamatrix", "x": 0.5, "y": -0.3, "wrap": False})
        self.dialog().refresh()

    def bring_in(self, name: str, text: str) -> None:
        """A file whose columns are told apart."""
        path = self.camera.folder / name
        path.write_text(text, encoding="utf-8")
        self.page.acts.bring_in_file(path)
        wait_for(lambda: self.dialog() is not None)

    def outlet(self) -> None:
        """An outlet's port."""
        self.record(2, "0A-A20")
        self.page.acts.outlet_port()

    def switch(self) -> None:
        """The training site's switch, read."""
        self.page.acts.read_switch()
        dialog = self.dialog()
        dialog.read()
        wait_for(lambda: dialog.plan is not None or dialog.fault.isVisible())

    def change(self) -> None:
        """Several rows at once."""
        self.record(1)
        self.page.record.tables["links"].select_keys(["0A-A01", "0A-A02", "0A-A03"])
        self.page.record.change_rows()


def main(arguments: list[str]) -> int:
    """Make the pictures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    options = parse(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    from PySide6.QtWidgets import QApplication, QDialog

    application = QApplication([])
    with tempfile.TemporaryDirectory(prefix="dialtone-pictures-") as folder:
        camera = Photographer(Path(folder), options.out)
        camera.open(options.dossier)
        controller = camera.context.controller
        for make in (rack, rack, details):
            camera.result(controller.run, lambda session, make=make: session.change("edit.build-rack", *make(session.record)))
        camera.result(controller.run, paper)
        camera.window.show_page("cabling")
        camera.settle()
        scenes = Scenes(camera)
        for language in options.language or LANGUAGES:
            for theme in options.theme or THEMES[:2]:
                camera.context.languages.choose(language)
                camera.context.theme.choose(theme)
                for name, go in scenes.all().items():
                    if options.page and name.strip(".") not in options.page:
                        continue
                    go()
                    camera.settle()
                    if not name.endswith("."):
                        camera.shoot(f"cabling-{name}-{language}-{theme}")
                        continue
                    for dialog in [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]:
                        dialog.grab().save(str(options.out / f"cabling-{name.strip('.')}-{language}-{theme}.png"))
                        dialog.reject()
                    wait_for(lambda: QApplication.activeModalWidget() is None)
        camera.close()
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
