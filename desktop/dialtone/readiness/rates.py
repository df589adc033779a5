"""The rates that bandwidth.* read: TCP with the responder down, up and both ways at once, and the round trip meanwhile; once per run.

Octets are counted where they arrive, and not before the connections have come up to speed.
"""

import asyncio
import contextlib
import statistics
import time
from collections.abc import Sequence
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from dialtone.domain.kinds import Responsible
from dialtone.domain.readiness import CheckResult
from dialtone.net import exchange
from dialtone.readiness import capacity, live
from dialtone.readiness.base import VERDICTS, Context, NotRun, Peer, result
from dialtone.readiness.echoes import Echoes

DEADLINE = 120.0
CONNECTIONS = 4
"""At once in each direction: one alone may not fill a long line."""
_BIN = 0.1
_IDLE = 1.0
_GAP = 0.1
_CHUNK = 65_536
_PATIENCE = 5.0
_NOT_ZIPPED = bytes(range(256)) * (_CHUNK // 256)

Way = Literal["down", "up"]


class Rate(Struct, frozen=True, kw_only=True):
    """One direction: kbit/s, and what it was taken from. `samples`: octets in each tenth of a second."""

    kbit_s: int
    octets: int
    seconds: float
    samples: tuple[int, ...]


class Rates(Struct, frozen=True, kw_only=True):
    """Each direction alone and both at once; round trips in ms at rest and under each load."""

    down: Rate
    up: Rate
    both_down: Rate
    both_up: Rate
    idle_ms: tuple[float, ...]
    down_ms: tuple[float, ...]
    up_ms: tuple[float, ...]
    both_ms: tuple[float, ...]


async def measured(context: Context) -> Rates:
    """The rates of this run. NotRun «rate-silent» where nothing came through."""
    return await context.once("rates", lambda: _measure(context))


async def _measure(context: Context) -> Rates:
    peer = await context.peer()
    seconds = max(1.0, min(5.0, context.load_seconds / 2))
    _, idle = await _with_echoes(context, peer, ())
    (down,), down_ms = await _with_echoes(context, peer, ("down",), seconds)
    (up,), up_ms = await _with_echoes(context, peer, ("up",), seconds)
    (both_down, both_up), both_ms = await _with_echoes(context, peer, ("down", "up"), seconds)
    return Rates(down=down, up=up, both_down=both_down, both_up=both_up, idle_ms=idle, down_ms=down_ms, up_ms=up_ms, both_ms=both_ms)


async def _with_echoes(
    context: Context, peer: Peer, ways: Sequence[Way], seconds: float = _IDLE
) -> tuple[tuple[Rate, ...], tuple[float, ...]]:
    """The rates of these directions at once and the round trips meanwhile, without those from before the load had built up."""
    echoes, counts = Echoes(peer, _GAP), [live.Count(way) for way in ways]
    delay = live.Delay(echoes.trips)
    figures = (*(count.figures for count in counts), delay.figures)
    async with echoes.asking(context), live.telling(context, lambda: [one for each in figures for one in each()]):
        if ways:
            found = tuple(await asyncio.gather(*(_transfer(context, peer, *way, seconds) for way in zip(ways, counts, strict=True))))
        else:
            found = ()
            await asyncio.sleep(seconds)
    settled = echoes.trips[len(echoes.trips) // 4 :] if ways else echoes.trips
    return found, tuple(trip for trip in settled if trip is not None)


async def _transfer(context: Context, peer: Peer, way: Way, count: live.Count, seconds: float) -> Rate:
    agreed = await peer.ask(f"tcp-{way}", seconds=seconds, connections=CONNECTIONS)
    path, ticket = str(agreed.get("path", ""))[:200], agreed.get("ticket")
    meter = _Meter(count)
    one = _download if way == "down" else _upload
    outcomes = await asyncio.gather(*(one(context, peer, path, seconds, meter) for _ in range(CONNECTIONS)), return_exceptions=True)
    rate = meter.rate(seconds) if way == "down" else _reported(await peer.ask("tcp-report", ticket=ticket), seconds)
    if not rate.octets:
        failure = next((type(outcome).__name__ for outcome in outcomes if isinstance(outcome, BaseException)), "")
        raise NotRun("rate-silent", responsible=Responsible.PARTNER, evidence={"way": way, "failure": failure})
    return rate


async def _download(context: Context, peer: Peer, path: str, seconds: float, meter: "_Meter") -> None:
    async with exchange.stream(peer.address, peer.port, source=context.source_for(peer.address)) as (reader, writer):
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {peer.host}\r\nConnection: close\r\n\r\n".encode())
        with contextlib.suppress(TimeoutError, OSError):
            async with asyncio.timeout(seconds + _PATIENCE):
                await reader.readuntil(b"\r\n\r\n")
                while data := await reader.read(4 * _CHUNK):
                    meter.count(len(data))
        writer.transport.abort()


async def _upload(context: Context, peer: Peer, path: str, seconds: float, meter: "_Meter") -> None:
    async with exchange.stream(peer.address, peer.port, source=context.source_for(peer.address)) as (reader, writer):
        head = f"POST {path} HTTP/1.1\r\nHost: {peer.host}\r\nContent-Length: {1 << 40}\r\nConnection: close\r\n\r\n"
        writer.write(head.encode())
        writer.transport.set_write_buffer_limits(high=_CHUNK)
        done = asyncio.ensure_future(reader.read(1))
        try:
            with contextlib.suppress(TimeoutError, OSError):
                async with asyncio.timeout(seconds + _PATIENCE):
                    while not done.done():
                        writer.write(_NOT_ZIPPED)
                        await writer.drain()
                        meter.tell(len(_NOT_ZIPPED))
                        await asyncio.sleep(0)
        finally:
            done.cancel()
            await asyncio.gather(done, return_exceptions=True)
            writer.transport.abort()


def need(context: Context) -> tuple[int | None, int]:
    """How many calls the site needs, and kbit/s in each direction for them; for one where nobody said how many."""
    plan = capacity.plan(context.profile, context.options)
    if plan is None or not plan.channels:
        one = capacity.plan(context.profile, msgspec.structs.replace(context.options, calls=1))
        return None, one.needed_kbit_s if one else 0
    return plan.channels, plan.needed_kbit_s


def judged(check: str, context: Context, kbit_s: int, params: dict[str, Any], evidence: dict[str, Any]) -> CheckResult:
    """The result for a rate, by what the site's calls need of it and the profile's limit on the ratio."""
    channels, needed = need(context)
    limit = context.profile.thresholds.rate_ratio
    grade = limit.grade(kbit_s / needed) if needed else "good"
    code = {"good": "ok" if channels else "measured", "amber": "tight", "bad": "too-little"}[grade]
    params = {**params, "channels": channels or 1, "needed": needed, "good": limit.good}
    return result(check, VERDICTS[grade], code, value=kbit_s, unit="kbit/s", threshold=needed, params=params, evidence=evidence)


def kept(rate: Rate) -> dict[str, Any]:
    """A rate for the evidence."""
    return {"kbit_s": rate.kbit_s, "octets": rate.octets, "seconds": rate.seconds, "octets_by_tenth": list(rate.samples)}


class _Meter:
    """Counts octets as they arrive, in tenths of a second since the first. What leaves is only told: the responder counts what arrived."""

    def __init__(self, told: live.Count) -> None:
        self.tell = told.add
        self._began = self._last = 0.0
        self._samples: list[int] = []

    def count(self, octets: int) -> None:
        now = time.perf_counter()
        self._began = self._began or now
        self._last = now
        place = int((now - self._began) / _BIN)
        self._samples.extend([0] * (place + 1 - len(self._samples)))
        self._samples[place] += octets
        self.tell(octets)

    def rate(self, agreed: float) -> Rate:
        return rate_of(self._samples, self._last - self._began, agreed)


class _Report(Struct, frozen=True):
    seconds: Annotated[float, Meta(ge=0, le=1e6)]
    samples: Annotated[tuple[Annotated[int, Meta(ge=0, le=1 << 50)], ...], Meta(max_length=10_000)]


def _reported(report: dict[str, Any], agreed: float) -> Rate:
    try:
        told = msgspec.convert(report, _Report)
    except msgspec.ValidationError as error:
        raise NotRun("responder-refused", responsible=Responsible.PARTNER, code="report") from error
    return rate_of(told.samples, told.seconds, agreed)


def rate_of(samples: Sequence[int], took: float, agreed: float) -> Rate:
    """The mean rate from when half of it is reached, so that coming up to speed doesn't count, to the agreed end; times in seconds.

    No later part alone is looked at: after a loss TCP hands over in one go what came before, and such a part then holds more than the line
    carried in it (7 % at 2 Mbit/s).
    """
    octets, counted = sum(samples), samples[: max(1, int(agreed / _BIN))]
    mean = statistics.fmean(counted) if counted else 0.0
    begin = next((place for place, sample in enumerate(counted) if sample >= mean / 2), 0)
    steady = counted[begin:]
    seconds = max(min(took, agreed) - begin * _BIN, _BIN)
    return Rate(kbit_s=round(sum(steady) * 8 / 1000 / seconds), octets=octets, seconds=round(took, 3), samples=tuple(samples))
