"""Asks all UPnP devices who they are (SSDP), and reads the description that each points to: door stations do this, and many decoys.

Routers, printers, televisions and media servers tell here what they are, so that nobody takes them for a telephone.
"""

import asyncio
from typing import Any

from dialtone.discovery import listening
from dialtone.discovery.method import Context, NotRun, Report, Signal, evidence
from dialtone.net.failure import Failure
from dialtone.wire import ssdp

NAME = "ssdp"
TARGETS = ("ssdp:all", "upnp:rootdevice")
SECONDS = 3.0
"""For one description."""
AT_ONCE = 32
MAX_DESCRIPTIONS = 1_000
AFTER = 4.0
"""Seconds for descriptions after the last answer: whoever answers in the name of many others must not hold up the scan."""
_PLACEHOLDERS = ("0123456789", "1234567890", "ABCDEFGHIJ")


async def run(context: Context, report: Report) -> None:
    """Ask twice, hear answers and announcements, and read each device's description. NotRun when multicast isn't possible here."""
    search = _Search(context, report)
    questions = [ssdp.search(target, listening.WAIT) for target in TARGETS]
    try:
        await listening.ask(context, (ssdp.GROUP, ssdp.PORT), questions, search.heard, announced=True)
        await search.finish()
    finally:
        await search.leave()
    if search.shares.spent:
        raise NotRun("scan-flooded", f"> {listening.TOTAL}")


class _Search:
    def __init__(self, context: Context, report: Report) -> None:
        self.context = context
        self.report = report
        self.shares = listening.Shares()
        self._seen: set[tuple[str, str, str]] = set()
        self._reading: dict[str, asyncio.Task[None]] = {}
        self._limit = asyncio.Semaphore(AT_ONCE)

    def heard(self, data: bytes, source: tuple[str, int]) -> None:
        """One answer or announcement."""
        ip = source[0]
        said = ssdp.parse(data) if self.context.covers(ip) and self.shares.take(ip) else None
        if said is None or said.leaving:
            return
        self._tell(ip, "server", said.server)
        self._tell(ip, "device-type", said.device_type)
        where = ssdp.location(said.location, ip)
        if where and ip not in self._reading and len(self._reading) < MAX_DESCRIPTIONS and not self.context.stop.is_set():
            self._reading[ip] = asyncio.ensure_future(self._read(ip, where))

    def _tell(self, ip: str, field: str, value: str | None, number: str | None = None) -> None:
        if value and (ip, field, value) not in self._seen:
            self._seen.add((ip, field, value))
            self.report(Signal(ip=ip, serial=number, evidence=evidence(NAME, field, value)))

    async def _read(self, ip: str, where: ssdp.Location) -> None:
        from dialtone.net import http  # brings a large library, needed only when a device points to a description

        async with self._limit:
            await self.context.gate()
            if self.context.stop.is_set():
                return
            try:
                source = None if ip.startswith("127.") else self.context.source
                page = await http.get(f"http://{ip}:{where.port}{where.path}", ip, source=source, deadline=SECONDS)
            except Failure:
                return
        told = ssdp.description(page.body) if page.status == 200 else None
        if told:
            number = serial(told.serial)
            for field, value in (
                ("manufacturer", told.manufacturer),
                ("model", told.model),
                ("device-type", told.device_type),
                ("name", told.name),
            ):
                self._tell(ip, field, value, number)

    async def finish(self) -> None:
        """Until all descriptions are read, the time for that is over, or the scan is stopped."""
        stopping = asyncio.ensure_future(self.context.stop.wait())
        reading = asyncio.gather(*self._reading.values(), return_exceptions=True)
        both: tuple[asyncio.Future[Any], ...] = (stopping, reading)
        try:
            await asyncio.wait(both, timeout=AFTER, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopping.cancel()

    async def leave(self) -> None:
        """Leave what is still being read, with nothing left open."""
        for task in self._reading.values():
            task.cancel()
        await asyncio.gather(*self._reading.values(), return_exceptions=True)


def serial(text: str | None) -> str | None:
    """A serial number that tells devices apart, bounded; None for what makers put there when they have none."""
    number = " ".join((text or "").split())[:64]
    letters = [character for character in number.upper() if character.isalnum()]
    if len(letters) < 5 or len(set(letters)) < 3 or any(known.startswith("".join(letters)) for known in _PLACEHOLDERS):
        return None
    return number
