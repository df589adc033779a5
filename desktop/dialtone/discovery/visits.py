"""How followers look closer at each host: the control address first, then every host once as it becomes known, a bounded number at once."""

import asyncio
from collections.abc import Awaitable, Callable

from dialtone.discovery.method import Context
from dialtone.net import tcp

Visit = Callable[[str], Awaitable[None]]


class _Visits:
    """The visits under way. A host has to wait for a place, so that many hosts don't become as many tasks."""

    def __init__(self, context: Context, name: str, visit: Visit, at_once: int) -> None:
        self.context = context
        self.name = name
        self.visit = visit
        self.places = asyncio.Semaphore(at_once)
        self.running: set[asyncio.Task[None]] = set()
        self.done = 0

    async def run(self) -> None:
        context = self.context
        async with asyncio.TaskGroup() as group:
            stopping = group.create_task(self._end_on_stop())
            if context.control:
                await self._begin(group, context.control)
            async for ip in context.hosts.follow():
                if context.covers(ip) and ip != context.control:
                    await self._begin(group, ip)
            while self.running:
                await asyncio.wait(self.running)
            stopping.cancel()

    async def _begin(self, group: asyncio.TaskGroup, ip: str) -> None:
        await self.places.acquire()
        if self.context.stop.is_set():
            self.places.release()
            return
        task = group.create_task(self._one(ip))
        self.running.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self.running.discard(task)
        self.places.release()

    async def _one(self, ip: str) -> None:
        await self.visit(ip)
        if ip != self.context.control:
            self.done += 1
            self.context.step(self.name, self.done, max(self.done, self.context.hosts.count))

    async def _end_on_stop(self) -> None:
        await self.context.stop.wait()
        for task in self.running:
            task.cancel()


async def all_hosts(context: Context, name: str, visit: Visit, *, at_once: int, sockets: int = 1) -> None:
    """Await `visit(ip)` for the control address and each known host in the scanned networks, until the lead closes the hosts.

    At most `at_once` visits at the same time, of `sockets` sockets each; fewer where the system gives less. A stop ends them.
    """
    await _Visits(context, name, visit, max(1, tcp.room(at_once * sockets) // sockets)).run()
