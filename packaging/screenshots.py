"""Pictures of every page, from a training dossier.

python3 packaging/screenshots.py --out DIR [--language nl] [--theme dark] [--page rooms].

For the README and for looking at one's own work. Needs no display; drawn to the size of a small laptop (1366×768).
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "desktop"))

if TYPE_CHECKING:
    from dialtone.domain.readiness import ReadinessRun
    from dialtone.services.session import Session

SIZE = (1366, 768)
LANGUAGES = ("nl", "fr", "en")
THEMES = ("light", "dark", "sunlight")


def parse(arguments: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Pictures of every page, from a training dossier.")
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures")
    parser.add_argument("--language", choices=LANGUAGES, action="append", help="may be given more than once; default: all")
    parser.add_argument("--theme", choices=THEMES, action="append", help="may be given more than once; default: light and dark")
    parser.add_argument("--page", action="append", help="only these pages (welcome, site, rooms, …)")
    parser.add_argument("--dossier", type=Path, help="an own dossier instead of the training site's")
    parser.add_argument("--quick", action="store_true", help="leave out scan and readiness run")
    return parser.parse_args(arguments)


def wait_for(ready: Callable[[], bool], seconds: float = 60.0) -> None:
    """Let Qt work until something is so."""
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > end:
            msg = "waited too long; see the messages above"
            raise TimeoutError(msg)
        QApplication.processEvents()
        time.sleep(0.005)


def nothing() -> None:
    """Work that only shows that all work before it is done."""


def points_of(plot: Any) -> int:
    """How much of a curve is there."""
    return max((len(curve.points) for curve in plot.picture.curves), default=0)


class Photographer:
    """A window on folders of its own, a dossier that has been worked on, and a camera."""

    def __init__(self, folder: Path, out: Path) -> None:
        from dialtone.bootstrap import build
        from dialtone.gui.app import make_context
        from dialtone.gui.main_window import MainWindow
        from dialtone.services.paths import Paths

        services = build(Paths(config=folder / "config", state=folder / "state", documents=folder / "documents"))
        services.settings.update(language="en", theme="light", author="Installer")
        self.folder, self.out = folder, out
        self.whole_run: ReadinessRun | None = None
        self.measured: tuple[ReadinessRun, ...] = ()
        self.context = make_context(services)
        self.window = MainWindow(self.context)
        self.window.resize(*SIZE)
        self.window.show()
        self.settle()

    def settle(self) -> None:
        """All workers idle, everything drawn."""
        from PySide6.QtWidgets import QApplication

        bridge = self.context.bridge
        for _ in range(3):
            jobs = [bridge.dossier(nothing), bridge.pool(nothing), bridge.pool(nothing)]
            wait_for(lambda jobs=jobs: all(job.finished for job in jobs))  # type: ignore[misc]
        for _ in range(5):
            QApplication.processEvents()
            time.sleep(0.01)

    def shoot(self, name: str) -> None:
        """One picture of the whole window."""
        self.settle()
        path = self.out / f"{name}.png"
        self.window.grab().save(str(path))
        print(path)

    def shoot_dialogs(self, look: str) -> None:
        """The dialogs of the frame, each by itself: palette, keys, a question."""
        from PySide6.QtWidgets import QApplication, QDialog

        questions: dict[str, Callable[[], None]] = {
            "palette": self.window.open_palette,
            "keys": self.window.open_keys,
            "confirm": self.ask_import,
        }
        for name, ask in questions.items():
            ask()
            self.settle()
            for dialog in [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()]:
                path = self.out / f"{name}-{look}.png"
                dialog.grab().save(str(path))
                print(path)
                dialog.close()

    def ask_import(self) -> None:
        """The question before a site file is merged: the dossier's own, which changes nothing."""
        path = self.folder / "linde.json"
        path.write_bytes(self.result(self.context.controller.ask, lambda session: session.export()))
        self.window.files.preview_import(path)

    def open(self, dossier: Path | None) -> None:
        """An own dossier, or a new one of the training site."""
        if dossier is not None:
            self.window.files.open_path(dossier)
        else:
            self.window.files.start_training()
        wait_for(lambda: self.context.controller.is_open)
        self.settle()

    def work(self) -> None:
        """Discovery, what a technician would enter after it, and readiness, as in the demonstration."""
        services, controller = self.context.services, self.context.controller
        handle = services.training.running
        if handle is None:
            return
        from dialtone.domain.kinds import DeviceKind
        from dialtone.services.discovering import ScanOptions
        from dialtone.services.preparing import ReadinessOptions

        options = ScanOptions(
            networks=handle.networks, sip_ports=handle.sip_ports, switches=handle.switches, snmp_communities=handle.communities
        )
        scan = self.result(self.context.bridge.network, lambda report, stop: services.discovery.scan(options, report, stop))
        wanted = [device for device in scan.devices if device.telephone or device.kind in set(DeviceKind)]

        def enter(session: Session) -> None:
            session.add_scan(scan)
            session.edit(services.discovery.to_edit(session.record, wanted))
            for edit in services.training.visit(session):
                session.edit(edit)

        self.result(controller.run, enter)
        profile = services.profiles.load(handle.profile)
        channels = self.result(controller.ask, lambda session: session.assessment().count.channels.sizing)
        checks = ReadinessOptions(channels=channels, training=True)
        run = self.result(self.context.bridge.network, lambda report, stop: services.readiness.run(profile, checks, report, stop))
        self.result(controller.run, lambda session: session.add_readiness(run))
        self.whole_run = run

    def shoot_measuring(self, look: str) -> None:
        """The page «Readiness» while calls are played with the training site's responder, with their curves."""
        page: Any = self.window.page
        page.runner.start(page.card.options(("path.loss", "path.delay", "path.jitter"), 1), page.profile.loader)
        wait_for(lambda: page.panel.live.isVisible() and max(map(points_of, page.panel.live.plots), default=0) > 2)
        self.shoot(f"readiness-running-{look}")
        page.runner.cancel()
        wait_for(lambda: not page.runner.busy)
        self.shoot(f"readiness-interrupted-{look}")

    def open_measured(self) -> None:
        """A dossier that isn't training, with a run and the one before it, in which something is wrong."""
        import msgspec

        from readiness_pictures import with_faults

        services, controller = self.context.services, self.context.controller
        snapshot = controller.snapshot
        if snapshot is None or self.whole_run is None:
            return
        run, record = self.whole_run, msgspec.structs.replace(snapshot.record, training_site=False)

        def make() -> Session:
            session = services.dossiers.create(self.folder / "measured.dialtone", "allocloud")
            session.import_record(msgspec.structs.replace(record, provider="allocloud"))
            return session

        controller.open_with(make)
        wait_for(lambda: controller.snapshot is not None and not controller.snapshot.training)
        self.settle()
        self.measured = (with_faults(run, before=True), with_faults(run))

    def shoot_readiness(self, looks: list[tuple[str, str]]) -> None:
        """The page «Readiness» before a run, with a failed check, curves, comparison and what-if."""
        self.open_measured()
        self.window.show_page("readiness")
        page: Any = self.window.page
        self.each_look(looks, "readiness-empty")
        for run in self.measured:
            self.result(self.context.controller.run, lambda session, run=run: session.add_readiness(run))
        page.card.responder.setText("responder.example")
        page.card.token.setText("0123456789abcdef")
        page.focus_subject("sip.alg")
        page.panel.firewall.choose("fortigate")
        self.each_look(looks, "readiness-failed")
        page.focus_subject("path.loss")
        self.each_look(looks, "readiness-curves")
        page.list.compare.setChecked(True)
        self.each_look(looks, "readiness-compared")
        page.list.compare.setChecked(False)
        page.tabs.setCurrentIndex(1)
        page.what_if.flush()
        self.each_look(looks, "readiness-what-if")

    def each_look(self, looks: list[tuple[str, str]], name: str) -> None:
        """The same picture in every language and theme."""
        for language, theme in looks:
            self.context.languages.choose(language)
            self.context.theme.choose(theme)
            self.settle()
            self.shoot(f"{name}-{language}-{theme}")

    @staticmethod
    def result(start: Callable[..., object], work: Callable[..., Any]) -> Any:
        """Start work on the bridge or the controller and wait for what comes of it."""
        came: list[Any] = []
        failed: list[BaseException] = []
        start(work, done=came.append, failed=failed.append)
        wait_for(lambda: bool(came or failed), 120.0)
        if failed:
            raise failed[0]
        return came[0]

    def close(self) -> None:
        """Take it all down."""
        from dialtone.gui.app import close_context

        self.window.close()
        close_context(self.context)


def main(arguments: list[str]) -> int:
    """Make the pictures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    options = parse(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    from dialtone.gui.pages import PAGES

    with tempfile.TemporaryDirectory(prefix="dialtone-pictures-") as folder:
        camera = Photographer(Path(folder), options.out)
        looks = [(language, theme) for language in options.language or LANGUAGES for theme in options.theme or THEMES[:2]]
        if not options.page or "welcome" in options.page:
            for language, theme in looks:
                camera.context.languages.choose(language)
                camera.context.theme.choose(theme)
                camera.shoot(f"welcome-{language}-{theme}")
        camera.open(options.dossier)
        if not options.quick and options.dossier is None:
            camera.work()
        for language, theme in looks:
            camera.context.languages.choose(language)
            camera.context.theme.choose(theme)
            for page in PAGES:
                if not options.page or page in options.page:
                    camera.window.show_page(page)
                    camera.shoot(f"{page}-{language}-{theme}")
                    if page == "readiness" and not options.quick and options.dossier is None:
                        camera.shoot_measuring(f"{language}-{theme}")
            if not options.page or "dialogs" in options.page:
                camera.shoot_dialogs(f"{language}-{theme}")
        if (not options.page or "readiness" in options.page) and not options.quick and options.dossier is None:
            camera.shoot_readiness(looks)
        camera.close()
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
