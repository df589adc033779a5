"""Runs network work to its end without a window: one selector loop (Windows' default loop loses UDP datagrams), Ctrl-C stops it cleanly."""

import asyncio
import contextlib
import signal
import threading
from collections.abc import Awaitable, Callable, Iterator
from types import FrameType
from typing import TypeVar

T = TypeVar("T")


class Pause:
    """Pauses network work from another thread. The work calls `running()` on its loop and waits for that event before it sends."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._event: asyncio.Event | None = None
        self.paused = False

    def running(self) -> asyncio.Event:
        """The event that is set while the work may go on; to be called once, on the loop's thread."""
        self._loop, self._event = asyncio.get_running_loop(), asyncio.Event()
        if not self.paused:
            self._event.set()
        return self._event

    def set(self, *, paused: bool) -> None:
        """Pause or go on. Also before the work has begun, and harmless after it has ended."""
        self.paused = paused
        loop, event = self._loop, self._event
        if loop is not None and event is not None and not loop.is_closed():
            loop.call_soon_threadsafe(event.clear if paused else event.set)


def run_until_done(work: Callable[[asyncio.Event], Awaitable[T]]) -> T:
    """Run `work(stop)`. The first Ctrl-C sets `stop`, so that what was found is kept; the second one breaks off."""
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        stop = asyncio.Event()

        async def body() -> T:
            with _interrupt_sets(stop, asyncio.get_running_loop()):
                return await work(stop)

        return runner.run(body())


@contextlib.contextmanager
def _interrupt_sets(stop: asyncio.Event, loop: asyncio.AbstractEventLoop) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)

    def handler(number: int, frame: FrameType | None) -> None:
        del number, frame
        signal.signal(signal.SIGINT, signal.default_int_handler)
        loop.call_soon_threadsafe(stop.set)

    signal.signal(signal.SIGINT, handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
