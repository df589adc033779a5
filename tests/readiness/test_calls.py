"""Calls played with a real responder on loopback, over a line that loses what the test says; and the search for how many hold."""

import asyncio
import contextlib
import itertools
from collections.abc import AsyncIterator, Callable
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialtone.domain.jitter import Arrivals
from dialtone.domain.readiness import CheckResult, ReadinessRun
from dialtone.domain.speech import Direction
from dialtone.net import rhythm
from dialtone.readiness import ReadinessOptions, call_load, capacity_calls, stream
from dialtone.readiness.base import Context, NotRun
from dialtone.readiness.call_load import Outcome
from dialtone.readiness.responder import Responder, Settings
from dialtone.readiness.responder.settings import Listen
from dialtone.wire import probe

TOKEN = "a token of tests"
PATH = ("path.loss", "path.delay", "path.jitter", "path.reorder", "path.mos")


@contextlib.asynccontextmanager
async def responder() -> AsyncIterator[dict[str, Any]]:
    """The options that lead to a responder."""
    made = Settings(token=TOKEN, listen=(Listen("127.0.0.1"),), port=0, sip_port=None, sip_tls_port=None, stamp_ports=())
    async with Responder(made) as peer:
        yield {"responder": f"127.0.0.1:{peer.port}", "responder_token": TOKEN}


def path(lab: Any, *only: str, **options: Any) -> dict[str, CheckResult]:
    async def measure() -> ReadinessRun:
        async with responder() as peer:
            return await lab.run(lab.base, *(only or PATH), **{"load_seconds": 1.0, **peer, **options})

    return {result.id: result for result in asyncio.run(measure()).checks}


class Line:
    """Loses packets of speech on the way up (`up`: numbers) and down; everything else passes."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.up: Callable[[int], bool] = lambda _: False
        self.down: Callable[[int], bool] = lambda _: False
        self.kinds = {probe.Kind.STREAM, probe.Kind.STREAM_DOWN}
        send, take = rhythm.send, rhythm.take

        def sending(sock: Any, data: bytes) -> bool:
            return self._lost(data, self.up) or send(sock, data)

        monkeypatch.setattr(rhythm, "send", sending)
        monkeypatch.setattr(rhythm, "take", lambda sock: (item for item in take(sock) if not self._lost(item[0], self.down)))

    def _lost(self, data: bytes, rule: Callable[[int], bool]) -> bool:
        if data[4] not in self.kinds:
            return False
        packet = probe.read_stream(data[probe.HEAD :])
        return packet is not None and rule(packet.number)


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Line:
    return Line(monkeypatch)


@pytest.fixture
def punctual(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine that runs the tests may be late; what is tested is the line."""
    monkeypatch.setattr(call_load, "_LATE_MS", 1e6)
    monkeypatch.setattr(call_load, "_STALL_MS", 1e6)


def test_a_good_line(lab) -> None:
    found = path(lab, calls=8)
    assert {name: (str(found[name].verdict), found[name].code) for name in ("path.loss", "path.reorder", "path.mos")} == {
        "path.loss": ("pass", "path.loss.ok"),
        "path.reorder": ("pass", "path.reorder.ok"),
        "path.mos": ("pass", "path.mos.ok"),
    }
    assert found["path.loss"].value == 0
    assert found["path.loss"].evidence["calls"] == 8
    assert found["path.loss"].evidence["packets"] == 8 * 50 * 2
    assert found["path.delay"].evidence["basis"] == "rtt/2"
    assert found["path.mos"].value > 4.3
    assert len(found["path.mos"].evidence["calls_up"]) == 8
    assert found["path.jitter"].params["calls"] == 8


def test_thirty_calls_both_ways_lose_nothing_by_themselves(lab) -> None:
    async def play() -> Outcome:
        async with responder() as peer:
            context = Context(lab.base, ReadinessOptions(**peer), (), None)
            try:
                return await call_load.play(context, 30, 2.0)
            finally:
                await context.close()

    played = asyncio.run(play())
    assert played.unsent == 0
    assert played.up.expected == played.down.expected == 30 * 100
    assert played.up.loss_percent == played.down.loss_percent == 0


@pytest.mark.parametrize(
    ("every", "verdict", "code", "percent"), [(50, "fail", "over", 2), (100, "warn", "over", 1), (1_000, "pass", "ok", 0.1)]
)
def test_loss_is_counted_exactly_in_either_direction(
    lab, line: Line, punctual, every: int, verdict: str, code: str, percent: float
) -> None:
    numbers = itertools.count(1)
    line.up = lambda _: next(numbers) % every == 0
    found = path(lab, "path.loss", "path.reorder", calls=20)["path.loss"]
    assert (str(found.verdict), found.code) == (verdict, f"path.loss.{code}")
    assert (found.value, found.params["up"], found.params["down"]) == (percent, percent, 0)
    assert sum(found.evidence["lost_by_second"]["up"]) == pytest.approx(percent)
    line.up, line.down = (lambda _: False), line.up
    found = path(lab, "path.loss", calls=20)["path.loss"]
    assert (str(found.verdict), found.params["up"], found.params["down"]) == (verdict, 0, percent)


def test_a_gap_is_a_burst_even_where_the_whole_is_little(lab, line: Line, punctual) -> None:
    line.down = lambda number: number == 70
    assert path(lab, "path.loss", calls=2, load_seconds=3)["path.loss"].code == "path.loss.over"  # 0.67 %, by chance
    line.down = lambda number: 70 <= number < 72
    lab.base = msgspec.structs.replace(
        lab.base,
        thresholds=msgspec.structs.replace(
            lab.base.thresholds, loss_percent=msgspec.structs.replace(lab.base.thresholds.loss_percent, good=2, limit=3)
        ),
    )
    found = path(lab, "path.loss", calls=6, load_seconds=3)["path.loss"]
    assert (str(found.verdict), found.code, found.value) == ("fail", "path.loss.bursts", 20)


def test_order_and_duplicates(lab, monkeypatch: pytest.MonkeyPatch, punctual) -> None:
    send, kept = rhythm.send, {}

    def swapping(sock: Any, data: bytes) -> bool:
        packet = probe.read_stream(data[probe.HEAD :]) if data[4] == probe.Kind.STREAM else None
        if packet is None:
            return send(sock, data)
        if packet.number == 20:
            kept[sock] = data
            return True
        done = send(sock, data)
        if packet.number == 21:
            send(sock, kept[sock])
            send(sock, data)
        return done

    monkeypatch.setattr(rhythm, "send", swapping)
    found = path(lab, "path.reorder", calls=4)["path.reorder"]
    assert (str(found.verdict), found.code, found.value, found.params["down"]) == ("fail", "path.reorder.over", 2, 0)
    assert found.evidence["duplicates"] == {"up": 4, "down": 0}


@pytest.mark.parametrize("way", ["up", "down"])
def test_where_nothing_comes_through_only_loss_says_so(lab, line: Line, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    monkeypatch.setattr(call_load, "_LINGER", 0.2)
    setattr(line, way, lambda _: True)
    found = path(lab, calls=2)
    assert (str(found["path.loss"].verdict), found["path.loss"].code, found["path.loss"].value) == ("fail", "path.loss.nothing", 100)
    assert {found[name].reason for name in PATH[1:]} == {"stream-silent"}


def test_a_late_sender_does_not_blame_the_line(lab, line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(call_load, "_STALL_MS", -1.0)
    assert str(path(lab, "path.loss", calls=2)["path.loss"].verdict) == "pass"
    line.up = lambda number: number % 10 == 0
    found = path(lab, "path.loss", "path.mos", "capacity.calls", calls=2)
    assert found["path.loss"].reason == "sender-late"
    assert found["path.loss"].evidence["would_be"] == {"verdict": "fail", "value": 10}
    assert found["capacity.calls"].reason == "sender-late"


def test_what_the_system_would_not_send_is_not_the_lines_loss(lab, monkeypatch: pytest.MonkeyPatch, punctual) -> None:
    send, turns = rhythm.send, itertools.count(1)
    monkeypatch.setattr(rhythm, "send", lambda sock, data: next(turns) % 20 != 0 and send(sock, data))
    assert path(lab, "path.loss", calls=4)["path.loss"].reason == "sender-late"


def test_without_a_responder_nothing_is_green(lab, go) -> None:
    run = go(lab.run(lab.base, *PATH, "bandwidth.down", "bandwidth.bufferbloat"))
    assert {result.reason for result in run.checks if result.id in PATH or result.id.startswith("bandwidth")} <= {
        "needs-responder",
        "not-selected",
    }


def test_a_responder_that_is_not_there_or_has_another_token(lab, go) -> None:
    found = go(lab.check(lab.base, "path.mos", responder="127.0.0.1:9", responder_token=TOKEN))
    assert found.reason == "responder-silent"
    assert path(lab, "path.mos", responder_token="another token")["path.mos"].reason == "responder-token"


# How many calls hold


def outcome(calls: int, lost: int = 0) -> Outcome:
    """Every call lost so many of 100 packets."""

    def reading() -> Any:
        arrivals = Arrivals(100)
        for number in range(lost, 100):
            arrivals.add(number, number * 20_000, number * 0.02)
        return arrivals.reading()

    direction = Direction(ptime_ms=20, readings=tuple(reading() for _ in range(calls)))
    late = rhythm.lateness([0.0])
    return Outcome(
        calls=calls,
        seconds=2.0,
        port=1,
        up=direction,
        down=direction,
        echoes=(10.0,),
        lateness=late,
        peer_late_ms=0,
        unsent=0,
        cpu_percent=1,
    )


def holding(lab: Any, monkeypatch: pytest.MonkeyPatch, holds: Callable[[int, int], bool], **options: Any) -> tuple[CheckResult, list[int]]:
    """capacity.calls over a line on which the n-th trial of so many calls holds or not, and the trials' sizes."""
    tried: list[int] = []

    async def play(_context: Context, calls: int, _seconds: float) -> Outcome:
        tried.append(calls)
        return outcome(calls, 0 if holds(calls, len(tried)) else 40)

    monkeypatch.setattr(call_load, "play", play)
    return path(lab, "capacity.calls", **options)["capacity.calls"], tried


@pytest.mark.parametrize("carried", [0, 1, 2, 7, 8, 9, 10, 14, 15, 16, 40])
def test_the_highest_number_that_holds(lab, monkeypatch: pytest.MonkeyPatch, carried: int) -> None:
    found, tried = holding(lab, monkeypatch, lambda calls, _: calls <= carried, calls=15)
    assert (found.value, found.threshold) == (min(carried, 15), 15)
    assert str(found.verdict) == ("pass" if carried >= 15 else "fail")
    assert found.code == f"capacity.calls.{'held' if carried >= 15 else 'held-fewer' if carried else 'none-held'}"
    assert carried == 0 or tried.count(min(carried, 15)) == (2 if carried >= 15 else 3)  # the last time for long
    assert tried[0] == 15
    assert len(found.evidence["trials"]) == len(tried) <= 2 * 7 + 1


def test_one_bad_moment_decides_nothing(lab, monkeypatch: pytest.MonkeyPatch) -> None:
    found, tried = holding(lab, monkeypatch, lambda _calls, trial: trial != 1, calls=6)
    assert (str(found.verdict), tried) == ("pass", [6, 6, 6])


def test_a_queue_that_hides_for_seconds_that_the_line_is_too_slow(lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten calls hold in a short trial, and only eight for long."""
    played: list[tuple[int, float]] = []

    async def play(_context: Context, calls: int, seconds: float) -> Outcome:
        played.append((calls, seconds))
        return outcome(calls, 0 if calls <= (8 if seconds > 4 else 10) else 40)

    monkeypatch.setattr(call_load, "play", play)
    found = path(lab, "capacity.calls", calls=15, load_seconds=20)["capacity.calls"]
    assert (str(found.verdict), found.value) == ("fail", 8)
    assert played[-3:] == [(10, 20), (9, 20), (8, 20)]


@pytest.mark.parametrize(("lasting", "verdict", "value"), [(True, "pass", 15), (False, "fail", 14)])
def test_what_failed_for_long_is_not_proven_by_short_trials(
    lab, monkeypatch: pytest.MonkeyPatch, lasting: bool, verdict: str, value: int
) -> None:
    """A queue that holds seconds: the needed calls fail for the whole time, and hold in every short trial."""
    played: list[tuple[int, float]] = []

    async def play(_context: Context, calls: int, seconds: float) -> Outcome:
        played.append((calls, seconds))
        return outcome(calls, 40 if calls == 15 and seconds > 4 and not (lasting and len(played) > 1) else 0)

    monkeypatch.setattr(call_load, "play", play)
    found = path(lab, "capacity.calls", calls=15, load_seconds=20)["capacity.calls"]
    assert (str(found.verdict), found.value) == (verdict, value)
    assert played[:4] == [(15, 20), (15, 4), (15, 4), (15, 20)]


def test_more_than_can_be_played_is_a_warning(lab, monkeypatch: pytest.MonkeyPatch) -> None:
    found, tried = holding(lab, monkeypatch, lambda *_: True, calls=300)
    assert (str(found.verdict), found.code, found.value, found.threshold) == ("warn", "capacity.calls.most-held", 100, 300)
    assert tried == [100, 100]


def test_nobody_said_how_many(lab, monkeypatch: pytest.MonkeyPatch) -> None:
    found, tried = holding(lab, monkeypatch, lambda *_: True)
    assert (found.reason, tried) == ("no-count", [])


def test_a_real_line_holds_what_is_asked(lab) -> None:
    found = path(lab, "path.loss", "capacity.calls", calls=5)["capacity.calls"]
    assert (str(found.verdict), found.value, found.evidence["channels"]) == ("pass", 5, 5)
    assert [trial["calls"] for trial in found.evidence["trials"]] == [5, 5]


# Reports that aren't


@given(
    st.recursive(
        st.none() | st.integers() | st.floats() | st.text(max_size=6),
        lambda inner: st.dictionaries(
            st.sampled_from(("calls", "flow", "sent", "late_ms", "duplicates", "arrivals")), inner | st.lists(inner, max_size=3), max_size=6
        ),
    )
)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_report_is_taken_or_refused(report: Any) -> None:
    with contextlib.suppress(NotRun):
        call_load._told(report if isinstance(report, dict) else {}, [0])


@given(st.text(max_size=40), st.integers(0, 10))
def test_any_arrivals_are_read(arrivals: str, duplicates: int) -> None:
    told = call_load._Told(flow=0, sent=5, late_ms=0, duplicates=duplicates, arrivals=arrivals)
    assert told.reading(5, 20).expected == 5


@pytest.mark.parametrize("agreed", [{}, {"flows": None}, {"flows": [1]}, {"flows": [1, "2"]}, {"flows": [1, 70_000]}])
def test_an_agreement_that_is_none(agreed: dict[str, Any]) -> None:
    with pytest.raises(NotRun, match="responder-refused"):
        call_load._flows(agreed, 2)


def test_the_stream_is_of_as_many_calls_as_needed_or_some(lab) -> None:
    for options, expected in (({"calls": 3}, 3), ({"channels": 4}, 4), ({}, None), ({"calls": 0}, None)):

        async def wanted(options: Any = options) -> int | None:
            context = Context(lab.base, ReadinessOptions(**options), (), None)
            try:
                return stream.wanted_calls(context)
            finally:
                await context.close()

        assert asyncio.run(wanted()) == expected
    assert capacity_calls.ALONE
