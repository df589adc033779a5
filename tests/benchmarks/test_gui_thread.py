"""A sweep of a /24 with forty devices never keeps the window's thread longer than 50 ms from its work.

A timer beats every 5 ms in the window's thread; the longest pause between two beats, less the interval, is how long the thread was held.
Modules are loaded and the page is made before the sweep, as in a dossier that is worked in. The simulated
devices answer from this very process, which is harder on the window than devices on a network.
"""

import os
import statistics
import threading
import time

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from dialtone.bootstrap import build
from dialtone.gui.app import close_context, make_context
from dialtone.gui.main_window import MainWindow
from dialtone.services.discovering import ScanOptions
from dialtone.services.paths import Paths

LIMIT_MS = 50.0
BEAT_MS = 5
ROUNDS = 3


class Heartbeat(QObject):
    """Beats in the window's thread and keeps the longest pauses."""

    def __init__(self):
        super().__init__()
        self.pauses = []
        self._last = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self):
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self):
        self._timer.stop()

    def _beat(self):
        now = time.perf_counter()
        self.pauses.append((now - self._last) * 1000 - BEAT_MS)
        self._last = now

    @property
    def worst(self):
        return max(self.pauses)


def until(ready, seconds=120):
    end = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < end
        QApplication.processEvents()
        time.sleep(0.0005)


@pytest.fixture
def worked_in(qapp, tmp_path):
    context = make_context(build(Paths(config=tmp_path / "c", state=tmp_path / "s", documents=tmp_path / "d")))
    window = MainWindow(context)
    window.show()
    window.files.start_training()
    until(lambda: context.controller.is_open)
    for page in ("rooms", "discover"):
        window.show_page(page)
        QApplication.processEvents()
    yield context, window
    window.close()
    close_context(context)


def test_the_heartbeat_sees_a_held_thread(qapp):
    heart = Heartbeat()
    heart.start()
    until(lambda: len(heart.pauses) > 3)
    time.sleep(0.08)
    seen = len(heart.pauses)
    until(lambda: len(heart.pauses) > seen)
    heart.stop()
    assert heart.worst > LIMIT_MS


@pytest.mark.benchmark
def test_a_sweep_never_holds_the_window(worked_in, record_property):
    context, window = worked_in
    handle = context.services.training.running
    window.show_page("discover")
    for _ in range(50):  # the page is painted before the sweep begins
        QApplication.processEvents()
    options = ScanOptions(
        networks=handle.networks, sip_ports=handle.sip_ports, switches=handle.switches, snmp_communities=handle.communities
    )
    worsts = []
    for _ in range(ROUNDS):  # the median, since another program on the machine may hold any thread at any time
        found, heart = [], Heartbeat()
        heart.start()
        context.bridge.network(
            lambda report, stop: context.services.discovery.scan(options, report, stop), done=found.append, progress=lambda _: None
        )
        until(lambda found=found: bool(found))
        context.controller.run(lambda session, found=found: session.add_scan(found[0]), kinds=frozenset({"scan"}), done=found.append)
        until(lambda found=found: len(found) > 1)
        settled = time.monotonic() + 0.3  # the results are drawn while the heart still beats
        until(lambda settled=settled: time.monotonic() > settled)
        heart.stop()
        worsts.append(heart.worst)
        telephones = sum(device.telephone for device in found[0].devices)
        worst = sorted(heart.pauses)[-3:]
        print(f"{len(found[0].devices)} devices, {telephones} telephones, {len(heart.pauses)} beats, worst {worst} ms, limit {LIMIT_MS}")
    record_property("gui_thread_worst_ms", [round(each, 1) for each in worsts])
    assert len(found[0].devices) >= 40
    assert threading.active_count() > 1
    assert statistics.median(worsts) <= LIMIT_MS
