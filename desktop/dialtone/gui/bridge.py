"""Between the window and everything slow: one network thread, one dossier worker, a small pool, and one queued signal back.

The dossier worker is a single thread, so SQLite sees one caller and edits keep their order. The network thread runs one asyncio loop on
selectors, because the codecs and sockets need UDP everywhere. Results, failures and progress all come back to the window's thread as
callables through
one queued signal; nothing else crosses. Threads start when first used, so that an empty window stays quick.
"""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from collections.abc import Callable, Coroutine
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    import asyncio

Done = Callable[[Any], None]
Failed = Callable[[BaseException], None]
Report = Callable[[Any], None]
Factory = Callable[[Report, "asyncio.Event"], Coroutine[Any, Any, Any]]

_FAREWELL = 0.1
"""Seconds that connections which were broken off get to close, before their loop is gone."""
_GRACE = 10.0
"""Seconds that network work has to come to an end by itself after `cancel`, before its task is cancelled: longer than any one question to
a device takes (five), so that what was found is not lost for the sake of the last one."""


class Job:
    """A piece of work under way.

    Its callbacks run in the window's thread, at most one of `done`, `failed` and `stopped`, and none once `owner` is gone.
    """

    def __init__(
        self,
        deliver: Callable[[Callable[[], None]], None],
        done: Done | None,
        failed: Failed,
        progress: Report | None,
        owner: QObject | None,
    ) -> None:
        self._deliver = deliver
        self._done, self._failed, self._progress = done, failed, progress
        self._owner = owner
        self._waiting: deque[Any] = deque()
        self._lock = threading.Lock()
        self._canceller: Callable[[], None] = lambda: None
        self.stopped: Callable[[], None] | None = None
        self.finished = False
        self.cancelled = False

    def cancel(self) -> None:
        """Ask the work to stop. Network work still gives what it found through `done`; work that has not begun gives nothing."""
        if not self.finished and not self.cancelled:
            self.cancelled = True
            self._canceller()

    def _alive(self) -> bool:
        return self._owner is None or shiboken6.isValid(self._owner)

    def _report(self, value: Any) -> None:
        """From any thread: progress queues up and is handed over in one go, so that a flood costs one event."""
        with self._lock:
            self._waiting.append(value)
            if len(self._waiting) > 1:
                return
        self._deliver(self._drain)

    def _drain(self) -> None:
        with self._lock:
            values = list(self._waiting)
            self._waiting.clear()
        if self._progress is not None and not self.finished:
            for value in values:
                if self._alive():
                    self._progress(value)

    def _settle(self, future: Future[Any]) -> None:
        """From the worker: bring the result home."""
        self._deliver(lambda: self._finish(future))

    def _finish(self, future: Future[Any]) -> None:
        self._drain()
        self.finished = True
        if not self._alive():
            return
        try:
            value = future.result()
        except CancelledError:
            if self.stopped is not None and self.cancelled:
                self.stopped()
            return
        except Exception as error:  # noqa: BLE001 - every failure of the work belongs to its `failed`
            self._failed(error)
            return
        if self._done is not None:
            self._done(value)


class Bridge(QObject):
    """Starts work outside the window's thread. `unhandled` carries failures of jobs that were started without `failed`."""

    unhandled = Signal(object)
    _callback = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._callback.connect(self._call, Qt.ConnectionType.QueuedConnection)
        self._dossier = ThreadPoolExecutor(1, thread_name_prefix="dossier")
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="pool")
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._closed = False

    def dossier(
        self, call: Callable[[], Any], *, done: Done | None = None, failed: Failed | None = None, owner: QObject | None = None
    ) -> Job:
        """Run `call` on the dossier's worker, after everything that was given to it before."""
        return self._submit(self._dossier, call, done, failed, owner)

    def pool(self, call: Callable[[], Any], *, done: Done | None = None, failed: Failed | None = None, owner: QObject | None = None) -> Job:
        """Run `call` on one of the pool's workers: rendering, reading files; nothing that touches a dossier."""
        return self._submit(self._pool, call, done, failed, owner)

    def network(
        self,
        factory: Factory,
        *,
        done: Done | None = None,
        failed: Failed | None = None,
        progress: Report | None = None,
        stopped: Callable[[], None] | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Run the coroutine that `factory(report, stop)` gives on the network thread.

        `report(value)` may be called from there at any rate and arrives at `progress`; `cancel` sets `stop`, and cancels the task if it
        has not ended in time; then `stopped` is called instead of `done`, so that nobody waits for ever.
        """
        import asyncio  # late: a tenth of a second that an empty window can do without

        job = self._job(done, failed, progress, owner)
        job.stopped = stopped
        loop = self._network_loop()
        stop = asyncio.Event()
        future = asyncio.run_coroutine_threadsafe(self._guarded(factory, job, stop), loop)
        job._canceller = lambda: _stop(loop, stop, future)  # noqa: SLF001 - a job and its bridge are one thing in two classes
        future.add_done_callback(job._settle)  # noqa: SLF001 - likewise
        return job

    @staticmethod
    async def _guarded(factory: Factory, job: Job, stop: asyncio.Event) -> Any:
        return await factory(job._report, stop)  # noqa: SLF001 - likewise

    def _job(self, done: Done | None, failed: Failed | None, progress: Report | None, owner: QObject | None) -> Job:
        if self._closed:
            msg = "the bridge is shut down"
            raise RuntimeError(msg)
        return Job(self._post, done, failed or self.unhandled.emit, progress, owner)

    def _submit(
        self, pool: ThreadPoolExecutor, call: Callable[[], Any], done: Done | None, failed: Failed | None, owner: QObject | None
    ) -> Job:
        job = self._job(done, failed, None, owner)
        future = pool.submit(call)
        job._canceller = future.cancel  # type: ignore[assignment]  # noqa: SLF001 - likewise
        future.add_done_callback(job._settle)  # noqa: SLF001 - likewise
        return job

    def _post(self, callback: Callable[[], None]) -> None:
        with contextlib.suppress(RuntimeError):  # the bridge's C++ half is gone: nobody is left to tell
            self._callback.emit(callback)

    def _call(self, callback: Callable[[], None]) -> None:
        callback()

    def _network_loop(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            import asyncio
            import selectors

            loop = asyncio.SelectorEventLoop(selectors.DefaultSelector())
            self._thread = threading.Thread(target=_run_loop, args=(loop,), name="network", daemon=True)
            self._thread.start()
            self._loop = loop
        return self._loop

    def shutdown(self) -> None:
        """End the work: dossier calls already given are carried out, network tasks are cancelled, all threads are joined."""
        if self._closed:
            return
        self._closed = True
        if self._loop is not None and self._thread is not None:
            import asyncio

            asyncio.run_coroutine_threadsafe(_cancel_all(), self._loop).result(timeout=10)
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(timeout=10)
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._dossier.shutdown(wait=True)


def _run_loop(loop: asyncio.AbstractEventLoop) -> None:
    import asyncio

    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.run_until_complete(loop.shutdown_default_executor())
    finally:
        loop.close()


def _stop(loop: asyncio.AbstractEventLoop, stop: asyncio.Event, future: Future[Any]) -> None:
    def ask() -> None:
        stop.set()
        loop.call_later(_GRACE, future.cancel)

    loop.call_soon_threadsafe(ask)


async def _cancel_all() -> None:
    import asyncio

    tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await asyncio.sleep(_FAREWELL)
