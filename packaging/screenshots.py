"""Pictures of every page, from a training dossier: python3 packaging/screenshots.py --out DIR [--language nl] [--theme dark] [--page rooms].

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

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "desktop"))

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


class Photographer:
    """A window on folders of its own, a dossier that has been worked on, and a camera."""

    def __init__(self, folder: Path, out: Path) -> None:
        from dialtone.bootstrap import build
        from dialtone.gui.app import make_context
        from dialtone.gui.main_window import MainWindow
        from dialtone.services.paths import Paths

        services = build(Paths(config=folder / "config", state=folder / "state", documents=folder / "documents"))
        services.settings.update(language="en", theme="light", author="Installer")
        self.out = out
        self.context = make_context(services)
        self.window = MainWindow(self.context)
        self.window.resize(*SIZE)
        self.window.show()
        self.settle()

    def settle(self) -> None:
        """All workers idle, everything drawn."""
        from PySide6.QtWidgets import QApplication

        for _ in range(3):
            done: list[int] = []
            self.context.bridge.dossier(lambda: None, done=lambda _, done=done: done.append(1))  # type: ignore[misc]
            for _ in range(2):
                self.context.bridge.pool(lambda: None, done=lambda _, done=done: done.append(1))  # type: ignore[misc]
            wait_for(lambda done=done: len(done) == 3)  # type: ignore[misc]
        for _ in range(5):
            QApplication.processEvents()
            time.sleep(0.01)

    def shoot(self, name: str) -> None:
        """One picture of the whole window."""
        self.settle()
        path = self.out / f"{name}.png"
        self.window.grab().save(str(path))
        print(path)

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
        from dialtone.services import demo

        done: list[object] = []
        problems: list[BaseException] = []
        controller.run(lambda session: demo.work(services, session), done=done.append, failed=problems.append)
        wait_for(lambda: bool(done or problems), 120.0)
        for problem in problems:
            print(f"The work on the training site did not succeed: {problem!r}", file=sys.stderr)
        self.settle()

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
        camera.close()
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
