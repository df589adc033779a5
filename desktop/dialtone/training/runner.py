"""Runs a training site on a thread and loop of its own, for callers without one (the window, a script)."""

import asyncio
import contextlib
import threading
from types import TracebackType
from typing import Self

from dialtone.training.provider import PeerStarter
from dialtone.training.site import TrainingSite


class TrainingRunner:
    """`start` returns when the site answers; `stop` when all is closed and the thread has ended. Both may be called from any thread.

    After `start`, `site` is the running `TrainingSite`: read its attributes, leave its coroutines to this runner.
    """

    def __init__(self, start_peer: PeerStarter | None = None) -> None:
        self.site: TrainingSite | None = None
        self._start_peer = start_peer
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._stop: tuple[asyncio.AbstractEventLoop, asyncio.Event] | None = None
        self._failure: BaseException | None = None

    @property
    def running(self) -> bool:
        """Whether the site answers."""
        return self.site is not None

    def start(self) -> TrainingSite:
        """Start the site, unless it runs already. EnvironmentProblem as `TrainingSite.start`."""
        with self._lock:
            if self.site is not None:
                return self.site
            ready = threading.Event()
            self._failure = None
            self._thread = threading.Thread(target=self._run, args=(ready,), name="training-site", daemon=True)
            self._thread.start()
            ready.wait()
            return self._started()

    def _started(self) -> TrainingSite:
        if self.site is not None:
            return self.site
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        raise self._failure or RuntimeError("the training site ended while starting")

    def stop(self) -> None:
        """Stop the site and wait for it; nothing happens when it does not run."""
        with self._lock:
            if self._thread is None or self._stop is None:
                return
            loop, event = self._stop
            with contextlib.suppress(RuntimeError):  # the loop has ended by itself
                loop.call_soon_threadsafe(event.set)
            self._thread.join()
            self._thread = self._stop = self.site = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    def _run(self, ready: threading.Event) -> None:
        """The thread. A selector loop on every system: Windows' own default cannot do what the readiness checks need."""
        try:
            with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
                runner.run(self._live(ready))
        except BaseException as error:  # noqa: BLE001 - handed to the thread that called start
            self._failure = error
        finally:
            ready.set()

    async def _live(self, ready: threading.Event) -> None:
        stop = asyncio.Event()
        async with TrainingSite(start_peer=self._start_peer) as site:
            self.site, self._stop = site, (asyncio.get_running_loop(), stop)
            ready.set()
            await stop.wait()
