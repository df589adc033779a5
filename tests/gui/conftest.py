"""A window on services of its own: folders under tmp_path, a clock that stands, dialogs that answer by themselves.

Every test is held to what the running program must keep: no Qt warning (pytest-qt, see pyproject), no thread and no running timer left
behind.
"""

from __future__ import annotations

import datetime as dt
import gc
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from dialtone.bootstrap import Services, build
from dialtone.domain.record import Record
from dialtone.gui.bridge import Bridge
from dialtone.gui.context import Context
from dialtone.gui.controller import SessionController
from dialtone.gui.main_window import MainWindow
from dialtone.gui.theme import Theme
from dialtone.gui.translator import Languages
from dialtone.services.paths import Paths

NOW = dt.datetime(2026, 11, 25, 13, 2, 11, tzinfo=dt.UTC)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform has no window manager for size hints, raising and grabs, and warns of it; nothing of ours can change that."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.gui)
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


class StandingClock:
    """The same moment at every call."""

    def now(self) -> dt.datetime:
        return NOW

    def today(self) -> dt.date:
        return NOW.date()


class FakeDialogs:
    """Answers every question at once: `files` are the answers to file questions in order; `agree` is the answer to confirmations."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.agree = True
        self.confirmed: list[tuple[str, str, str]] = []
        self.problems: list[BaseException] = []

    def ask_file(self, parent: QWidget, title: str, filters: str, done: Callable[[Path], None], *, folder: Path | None = None) -> None:
        if self.files:
            done(self.files.pop(0))

    def save_file(self, parent: QWidget, title: str, suggested: Path, filters: str, done: Callable[[Path], None]) -> None:
        if self.files:
            done(self.files.pop(0))

    def confirm(self, parent: QWidget, title: str, text: str, action: str, done: Callable[[], None], *, danger: bool = False) -> None:
        self.confirmed.append((title, text, action))
        if self.agree:
            done()

    def show_problem(self, parent: QWidget, error: BaseException) -> None:
        self.problems.append(error)


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    """Fails a test that leaves a thread or a running timer."""
    before = set(threading.enumerate())
    yield
    for widget in QApplication.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
    threads = [thread for thread in threading.enumerate() if thread not in before and thread.is_alive()]
    assert not threads, f"threads left alive: {[thread.name for thread in threads]}"
    timers = [
        timer for timer in gc.get_objects() if issubclass(type(timer), QTimer) and _is_running(timer)
    ]  # a dead weak proxy fails isinstance
    assert not timers, f"timers left running: {[(timer.interval(), timer.parent()) for timer in timers]}"


def _is_running(timer: QTimer) -> bool:
    import shiboken6

    return shiboken6.isValid(timer) and timer.isActive()


@pytest.fixture
def services(tmp_path: Path) -> Services:
    paths = Paths(config=tmp_path / "config", state=tmp_path / "state", documents=tmp_path / "documents")
    made = build(paths, StandingClock())
    made.settings.update(language="en", theme="light", author="tester")
    return made


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs()


@pytest.fixture
def context(qapp: QApplication, services: Services, dialogs: FakeDialogs) -> Iterator[Context]:
    theme = Theme("light")
    theme.apply()
    languages = Languages("en")
    bridge = Bridge()
    controller = SessionController(bridge)
    made = Context(services=services, bridge=bridge, controller=controller, theme=theme, languages=languages, dialogs=dialogs)
    yield made
    controller.close()
    bridge.shutdown()
    services.training.stop()
    languages.remove()
    theme.close()


@pytest.fixture
def window(qtbot: Any, context: Context) -> MainWindow:
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.show()
    wait_until_idle(qtbot, context)
    return made


@pytest.fixture
def settle(qtbot: Any, context: Context) -> Callable[[], None]:
    """Call it to wait until all that was started has arrived."""
    return lambda: wait_until_idle(qtbot, context)


def wait_until_idle(qtbot: Any, context: Context) -> None:
    """Wait until the workers have nothing under way and everything they sent has arrived."""
    for _ in range(3):
        jobs = [context.bridge.dossier(_nothing), context.bridge.pool(_nothing), context.bridge.pool(_nothing)]
        qtbot.waitUntil(lambda jobs=jobs: all(job.finished for job in jobs), timeout=10_000)
    QApplication.processEvents()


@pytest.fixture
def open_record(qtbot: Any, context: Context, tmp_path: Path) -> Callable[[Record], None]:
    """Open a new dossier that holds this record."""

    def open_it(record: Record) -> None:
        from dialtone.dossier import site_file

        source = tmp_path / "source.json"
        source.write_bytes(site_file.write(record))

        def make() -> Any:
            session = context.services.dossiers.create(tmp_path / "test.dialtone")
            session.import_site_file(source)
            return session

        context.controller.open_with(make)
        wait_until_idle(qtbot, context)

    return open_it


def _nothing() -> None:
    """Work that only shows that all work before it is done."""
