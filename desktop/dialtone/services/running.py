"""Runs network work to its end without a window: one selector loop (Windows' default loop loses UDP datagrams), Ctrl-C stops it cleanly."""

import asyncio
import contextlib
import signal
import threading
from collections.abc import Awaitable, Callable, Iterator
from types import FrameType
from typing import TypeVar

T = TypeVar("T")


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
