"""Work goes elsewhere, results come back to the window's thread, in order, and nothing is left running."""

import asyncio
import threading
import time

import pytest
from PySide6.QtCore import QObject

from dialtone.gui.bridge import Bridge


@pytest.fixture
def bridge(qapp):
    made = Bridge()
    yield made
    made.shutdown()


def test_results_arrive_in_the_windows_thread(bridge, qtbot):
    here, seen = threading.get_ident(), {}
    bridge.dossier(threading.get_ident, done=lambda worker: seen.update(worker=worker, callback=threading.get_ident()))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen["callback"] == here
    assert seen["worker"] != here


def test_dossier_calls_keep_their_order_and_one_thread(bridge, qtbot):
    got, threads = [], set()

    def call(number):
        threads.add(threading.get_ident())
        return number

    for number in range(200):
        bridge.dossier(lambda number=number: call(number), done=got.append)
    qtbot.waitUntil(lambda: len(got) == 200)
    assert got == list(range(200))
    assert len(threads) == 1


def test_a_failure_goes_to_failed_and_not_to_done(bridge, qtbot):
    failed, done = [], []
    bridge.pool(lambda: 1 // 0, done=done.append, failed=failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], ZeroDivisionError)
    assert not done


def test_a_failure_nobody_expects_is_told(bridge, qtbot):
    with qtbot.waitSignal(bridge.unhandled) as signal:
        bridge.dossier(lambda: {}["absent"])
    assert isinstance(signal.args[0], KeyError)


def test_network_progress_arrives_complete_and_before_the_result(bridge, qtbot):
    got = []

    async def work(report, stop):
        for number in range(1_000):
            report(number)
            if number % 100 == 0:
                await asyncio.sleep(0)
        return "end"

    bridge.network(work, done=got.append, progress=got.append)
    qtbot.waitUntil(lambda: "end" in got)
    assert got == [*range(1_000), "end"]


def test_cancelled_network_work_still_gives_what_it_found(bridge, qtbot):
    got, started = [], []

    async def work(report, stop):
        report("started")
        await stop.wait()
        return "partial"

    job = bridge.network(work, done=got.append, progress=started.append)
    qtbot.waitUntil(lambda: bool(started))
    assert not got
    job.cancel()
    qtbot.waitUntil(lambda: bool(got))
    assert got == ["partial"]
    assert job.cancelled
    assert job.finished


def test_network_loop_takes_udp(bridge, qtbot):
    """Windows' default loop loses datagrams; ours must be on selectors everywhere."""
    got = []

    async def work(report, stop):
        return type(asyncio.get_running_loop()).__name__

    bridge.network(work, done=got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert "Selector" in got[0]


def test_work_that_has_not_begun_can_be_taken_back(bridge, qtbot):
    gate, got = threading.Event(), []
    bridge.dossier(gate.wait)
    second = bridge.dossier(lambda: "second", done=got.append)
    second.cancel()
    third = bridge.dossier(lambda: "third", done=got.append)
    gate.set()
    qtbot.waitUntil(lambda: third.finished)
    assert got == ["third"]


def test_nothing_is_called_for_an_owner_that_is_gone(bridge, qtbot):
    import shiboken6

    owner, got = QObject(), []
    gate = threading.Event()
    job = bridge.pool(gate.wait, done=got.append, failed=got.append, owner=owner)
    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: job.finished)
    assert not got


def test_shutdown_joins_all_threads_and_carries_out_what_was_given(qapp):
    before = set(threading.enumerate())
    made, kept = Bridge(), []

    async def forever(report, stop):
        await asyncio.sleep(3_600)

    made.network(forever)
    made.pool(lambda: None)
    made.dossier(lambda: time.sleep(0.05))
    made.dossier(lambda: kept.append("saved"))
    made.shutdown()
    assert kept == ["saved"]
    assert set(threading.enumerate()) <= before
    with pytest.raises(RuntimeError, match="shut down"):
        made.dossier(lambda: None)
    made.shutdown()
