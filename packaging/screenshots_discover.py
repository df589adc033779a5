"""Pictures of the page «Discover» in the states that a training dossier alone does not reach.

python3 packaging/screenshots_discover.py --out DIR [--language nl] [--theme dark].

Networks of a laptop with a VPN, a list that was imported, a scan under way, and a run with everything that can be wrong: made up, since no
one machine has it all.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "desktop"))

from screenshots import LANGUAGES, THEMES, Photographer, parse, wait_for

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from dialtone.domain.discovery import Evidence, FoundDevice, ScanRun
    from dialtone.domain.record import Device
    from dialtone.gui.pages.discover import DiscoverPage
    from dialtone.services.discovering import NetworkChoice

NOW = dt.datetime(2026, 11, 25, 13, 2, 11, tzinfo=dt.UTC)
LEASES = "ip;mac;name\n192.168.10.21;80:5e:c0:10:20:21;SIP-T46U\n192.168.10.77;00:04:13:9a:22:10;snomD785\nwhat;is;this\n"


def networks() -> tuple[NetworkChoice, ...]:
    """What a laptop on site may be in."""
    from dialtone.services.discovering import NetworkChoice

    def choice(network: str, name: str, kind: Any, addresses: int, seconds: float, **more: Any) -> NetworkChoice:
        values: dict[str, Any] = {"large": addresses > 4096, "suggested": kind in {"wired", "wifi"}} | more
        return NetworkChoice(
            network=network, interface=name, label=name, kind=kind, addresses=addresses, expected_seconds=seconds, **values
        )

    return (
        choice("192.168.10.0/24", "enp0s31f6", "wired", 254, 5.2, speed_mbit_s=1000),
        choice("192.168.40.0/22", "wlp2s0", "wifi", 1022, 8.1, speed_mbit_s=866),
        choice("10.20.0.0/16", "enx00e04c", "wired", 65534, 224.0, speed_mbit_s=100),
        choice("10.8.0.0/24", "tun0", "vpn", 254, 12.0),
        choice("172.17.0.0/16", "docker0", "virtual", 65534, 224.0),
    )


def said(by: str, field: str, value: str, seconds: int = 0) -> Evidence:
    """A signal."""
    from dialtone.domain.discovery import Evidence

    return Evidence(by=by, field=field, value=value, at=NOW + dt.timedelta(seconds=seconds))


def phone(last: int, vendor: str, model: str, **more: Any) -> FoundDevice:
    """A telephone that said what it is."""
    from dialtone.domain.discovery import FoundDevice, SwitchLocation

    values: dict[str, Any] = {
        "ip": f"192.168.10.{last}",
        "mac": f"80:5e:c0:10:20:{last:02x}",
        "vendor": vendor,
        "model": model,
        "kind": "deskphone",
        "telephone": True,
        "confidence": 0.985,
        "firmware": "124.86.0.40",
        "sip_ports": (5060,),
        "transports": ("udp:5060", "tls:5061"),
        "switch": SwitchLocation(name="sw-1", port=f"1/0/{last - 19}", vlan=20),
        "evidence": (
            said("sip-options", "user-agent", f"{vendor} {model} 124.86.0.40"),
            said("neighbour", "mac", f"80:5e:c0:10:20:{last:02x}", 1),
            said("http", "title", f"{vendor} {model}", 1),
            said("tls", "issuer", f"{vendor} Equipment Issuing CA", 2),
            said("lldp", "system-name", model, 2),
        ),
    }
    return FoundDevice(**(values | more))


def run() -> ScanRun:
    """A run with everything that can be wrong."""
    from dialtone.domain.discovery import Conflict, FoundDevice, MethodNotRun, ScanNote, ScanRun

    devices = (
        *(phone(20 + number, "Yealink", model) for number, model in enumerate(("SIP-T54W", "SIP-T46U", "SIP-T33G"))),
        phone(24, "Grandstream", "GRP2614", confidence=0.52, serial="20EZ1A2B3C", addresses=("fe80::20b:82ff:fe10:2024", "192.168.20.24")),
        phone(25, "Snom", "D785"),
        phone(30, "2N", "IP Verso", kind="doorphone", telephone=False),
        FoundDevice(ip="192.168.10.50", mac="02:11:22:33:44:55", confidence=0.2, evidence=(said("neighbour", "mac", "02:11:22:33:44:55"),)),
        phone(60, "Axis", "M3045", kind="camera", telephone=False, confidence=0.7),
        phone(77, "Snom", "D785", present=False, confidence=0.3, evidence=(said("lease", "hostname", "snomD785"),)),
    )
    return ScanRun(
        networks=("192.168.10.0/24", "192.168.20.0/25"),
        interface="enp0s31f6",
        started=NOW,
        seconds=6.2,
        complete=True,
        devices=devices,
        conflicts=(
            Conflict(ip="192.168.10.24", field="kind", values=("deskphone", "ata")),
            Conflict(ip="192.168.10.24", field="duplicate-ip", values=("80:5e:c0:10:20:18", "00:0b:82:00:10:28")),
        ),
        not_run=(
            MethodNotRun(method="sip-pnp", reason="scan-port-taken", detail="UDP 5060: zoiper"),
            MethodNotRun(method="dhcp", reason="scan-needs-rights", detail="UDP 67"),
            MethodNotRun(method="snmp", reason="scan-snmp-not-asked"),
        ),
        notes=(ScanNote(code="vpn-up", detail="192.168.20.0/25"), ScanNote(code="routed", detail="192.168.20.0/25")),
    )


def recorded() -> tuple[Device, ...]:
    """What the dossier has already: known, changed, missing."""
    from dialtone.domain.kinds import DeviceKind
    from dialtone.domain.record import Device

    desk = DeviceKind.DESKPHONE
    return (
        Device(id="d1", kind=desk, vendor="Yealink", model="SIP-T54W", mac="80:5e:c0:10:20:14", room="r1", ip="192.168.10.20"),
        Device(id="d2", kind=desk, vendor="Yealink", model="SIP-T42S", mac="80:5e:c0:10:20:15", ip="192.168.10.21"),
        Device(id="d3", kind=DeviceKind.DOORPHONE, vendor="2N", model="IP Style", mac="7c:1e:b3:00:00:01", ip="192.168.10.99"),
    )


class Pictures(Photographer):
    """Goes through the states."""

    @property
    def page(self) -> DiscoverPage:
        """The page on show."""
        return cast("DiscoverPage", self.window.page)

    def shoot_over(self, name: str, popup: QWidget) -> None:
        """The window with a popup over it, which is a window of its own."""
        from PySide6.QtCore import QPoint
        from PySide6.QtGui import QPainter

        self.settle()
        below, above = self.window.grab(), popup.grab()
        painter = QPainter(below)
        painter.drawPixmap(popup.mapToGlobal(QPoint(0, 0)) - self.window.mapToGlobal(QPoint(0, 0)), above)
        painter.end()
        path = self.out / f"{name}.png"
        below.save(str(path))
        print(path)

    def make(self) -> None:
        """A dossier that is no training."""
        from dialtone.domain.changes import Edit, Put
        from dialtone.domain.record import Record, Room, Site

        record = Record(sites=(Site(id="s1", name="Basisschool De Linde"),), rooms=(Room(id="r1", name="Secretariaat", site="s1"),))
        dossiers = self.context.services.dossiers
        self.context.controller.open_with(lambda: dossiers.create(self.folder / "linde.dialtone"))
        wait_for(lambda: self.context.controller.is_open)
        rows: list[tuple[str, Any]] = [*(("sites", each) for each in record.sites), *(("rooms", each) for each in record.rooms)]
        rows += [("devices", each) for each in recorded()]

        import msgspec

        puts = tuple(Put(kind, {k: v for k, v in msgspec.to_builtins(row).items() if v}, row.id) for kind, row in rows)
        self.result(self.context.controller.run, lambda session: session.edit(Edit("edit.add-device", puts)))
        self.window.show_page("discover")
        self.settle()

    def before(self, look: str) -> None:
        """Not scanned yet: the page, the list of networks, more options with a list."""
        page = self.page
        page.scan.looking.disconnect()  # this machine's own networks stay out of the picture
        page.scan.show_choices((networks(), None))
        self.shoot(f"discover-empty-{look}")
        page.scan.networks.popup.box("tun0|10.8.0.0/24").setChecked(True)
        page.scan.networks.open_list()
        self.shoot_over(f"discover-networks-{look}", page.scan.networks.popup)
        page.scan.networks.popup.close()
        path = self.folder / "leases.csv"
        path.write_text(LEASES, encoding="utf-8")
        page.scan.add_list(path)
        self.settle()
        editor: Any = page.scan.form.editor("listen")
        editor.setCurrentIndex(1)
        editor.activated.emit(1)
        self.shoot(f"discover-more-{look}")

    def after(self, look: str) -> None:
        """A run with warnings, with a device of which the signals contradict each other, and with the notes open."""
        made = run()

        def keep(call: Any, *, done: Any, failed: Any) -> None:
            self.context.controller.run(call, kinds=frozenset({"scan"}), done=done, failed=failed)

        self.result(keep, lambda session: session.add_scan(made))
        self.settle()
        page = self.page
        page.scan.toggle.setChecked(False)
        page.scan.networks.popup.box("tun0|10.8.0.0/24").setChecked(False)
        page.table.show_key("192.168.10.24")
        self.shoot(f"discover-warnings-{look}")
        page.notes.toggle.click()
        page.scan.toggle.setChecked(True)
        page.table.show_key("192.168.10.77")
        self.shoot(f"discover-details-{look}")

    def live(self, look: str) -> None:
        """The training site while it is scanned."""
        self.window.files.start_training()
        wait_for(
            lambda: self.context.controller.is_open and bool(self.context.controller.snapshot and self.context.controller.snapshot.training)
        )
        self.window.show_page("discover")
        self.settle()
        page = self.page
        page.start()
        wait_for(lambda: len(page.card.found.entries) > 20)
        page.table.show_key(next(key for key in page.card.found.entries if page.card.found.entries[key].kind == "deskphone"))
        from PySide6.QtWidgets import QApplication

        for _ in range(5):
            QApplication.processEvents()
        path = self.out / f"discover-live-{look}.png"
        self.window.grab().save(str(path))
        print(path)
        wait_for(lambda: not page.runner.busy)
        self.settle()


def main(arguments: list[str]) -> int:
    """Make the pictures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    options = parse(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    for language in options.language or LANGUAGES:
        for theme in options.theme or THEMES[:2]:
            with tempfile.TemporaryDirectory(prefix="dialtone-pictures-") as folder:
                camera = Pictures(Path(folder), options.out)
                camera.context.languages.choose(language)
                camera.context.theme.choose(theme)
                camera.make()
                look = f"{language}-{theme}"
                for part in (camera.before, camera.after, camera.live):
                    part(look)
                camera.close()
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
