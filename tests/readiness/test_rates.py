"""Rates with a real responder on loopback, and the verdicts on rates and delays that the test says."""

import asyncio
import contextlib
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain.readiness import CheckResult, ReadinessRun
from dialtone.readiness import rates
from dialtone.readiness.base import NotRun
from dialtone.readiness.rates import Rate, Rates
from dialtone.readiness.responder import Responder, Settings
from dialtone.readiness.responder.settings import Limits, Listen

TOKEN = "a token of tests"
ALL = ("bandwidth.down", "bandwidth.up", "bandwidth.both", "bandwidth.bufferbloat")


def measure(lab: Any, *only: str, limits: Limits | None = None, **options: Any) -> ReadinessRun:
    async def run() -> ReadinessRun:
        settings = Settings(
            token=TOKEN,
            listen=(Listen("127.0.0.1"),),
            port=0,
            sip_port=None,
            sip_tls_port=None,
            stamp_ports=(),
            limits=limits or Limits(rate_mbit_s=40),
        )
        async with Responder(settings) as peer:
            where = {"responder": f"127.0.0.1:{peer.port}", "responder_token": TOKEN, "load_seconds": 2.0}
            return await lab.run(lab.base, *(only or ALL), **{**where, **options})

    return asyncio.run(run())


def by_id(run: ReadinessRun) -> dict[str, CheckResult]:
    return {result.id: result for result in run.checks}


def test_a_line_of_this_computer(lab) -> None:
    run = measure(lab, calls=10)
    found = by_id(run)
    assert {str(found[name].verdict) for name in ALL[:3]} == {"pass"}
    assert found["bandwidth.down"].value == pytest.approx(40_000, rel=0.1)  # what the responder gives at most
    assert found["bandwidth.down"].threshold == 952
    assert found["bandwidth.up"].value > 10_000
    both = found["bandwidth.both"]
    assert both.value == min(both.params["down"], both.params["up"])
    assert run.capacity is not None
    assert (run.capacity.down_kbit_s, run.capacity.up_kbit_s) == (both.params["down"], both.params["up"])
    assert run.capacity.fits_calls is not None
    assert run.capacity.fits_calls > 100


def test_measured_once_for_all(lab, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    transfer = rates._transfer

    async def counting(context: Any, peer: Any, way: Any, *more: Any) -> Rate:
        asked.append(way)
        return await transfer(context, peer, way, *more)

    monkeypatch.setattr(rates, "_transfer", counting)
    measure(lab)
    assert sorted(asked) == ["down", "down", "up", "up"]


def rate(kbit_s: int) -> Rate:
    return Rate(kbit_s=kbit_s, octets=kbit_s * 125, seconds=1, samples=(1, 2))


def stated(lab: Any, monkeypatch: pytest.MonkeyPatch, *only: str, kbit_s: int = 10_000, up: int | None = None, **fields: Any) -> Any:
    made = {"down": rate(kbit_s), "up": rate(kbit_s if up is None else up)}
    both = {"both_down": made["down"], "both_up": made["up"]}
    trips = dict.fromkeys(("idle_ms", "down_ms", "up_ms", "both_ms"), (10.0,) * 20)
    options = {name: fields.pop(name) for name in ("calls", "channels") if name in fields}

    async def measured(_context: Any) -> Rates:
        return Rates(**{**made, **both, **trips, **fields})

    monkeypatch.setattr(rates, "measured", measured)
    return by_id(measure(lab, *only, **options))


@pytest.mark.parametrize(
    ("kbit_s", "verdict", "code"),
    [(951, "fail", "too-little"), (952, "warn", "tight"), (1_427, "warn", "tight"), (1_428, "pass", "ok"), (0, "fail", "too-little")],
)
def test_ten_calls_need_952_kbit_s(lab, monkeypatch: pytest.MonkeyPatch, kbit_s: int, verdict: str, code: str) -> None:
    found = stated(lab, monkeypatch, calls=10, kbit_s=kbit_s)
    for name in ALL[:3]:
        assert (str(found[name].verdict), found[name].code) == (verdict, f"{name}.{code}")
        assert found[name].threshold == 952
        assert found[name].unit == "kbit/s"


def test_the_slower_direction_decides(lab, monkeypatch: pytest.MonkeyPatch) -> None:
    found = stated(lab, monkeypatch, calls=10, kbit_s=50_000, up=900)
    assert [str(found[name].verdict) for name in ALL[:3]] == ["pass", "fail", "fail"]
    assert found["bandwidth.both"].value == 900


def test_without_a_number_of_calls_it_is_measured_by_one(lab, monkeypatch: pytest.MonkeyPatch) -> None:
    found = stated(lab, monkeypatch, kbit_s=200)
    assert (str(found["bandwidth.up"].verdict), found["bandwidth.up"].code) == ("pass", "bandwidth.up.measured")
    assert stated(lab, monkeypatch, kbit_s=90)["bandwidth.up"].code == "bandwidth.up.too-little"


@pytest.mark.parametrize(("more", "verdict"), [(0, "pass"), (30, "pass"), (31, "warn"), (100, "warn"), (101, "fail")])
@pytest.mark.parametrize("way", ["down_ms", "up_ms"])
def test_delay_under_load(lab, monkeypatch: pytest.MonkeyPatch, more: int, verdict: str, way: str) -> None:
    found = stated(lab, monkeypatch, **{way: (*(10.0,) * 10, *(10.0 + more,) * 10)})["bandwidth.bufferbloat"]
    assert (str(found.verdict), found.value) == (verdict, more)
    assert found.evidence[f"rtt_{way}"]["p95"] == 10 + more


def test_without_round_trips_nothing_is_said_of_delay(lab, monkeypatch: pytest.MonkeyPatch) -> None:
    assert stated(lab, monkeypatch, up_ms=())["bandwidth.bufferbloat"].reason == "stream-silent"
    assert str(stated(lab, monkeypatch, both_ms=())["bandwidth.bufferbloat"].verdict) == "pass"


def test_where_no_octet_comes_through(lab, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: Any) -> None:
        raise ConnectionResetError

    monkeypatch.setattr(rates, "_download", broken)
    found = by_id(measure(lab))
    assert {found[name].reason for name in ALL} == {"rate-silent"}
    assert found["bandwidth.down"].evidence == {"way": "down", "failure": "ConnectionResetError"}


def test_coming_up_to_speed_and_what_trickles_in_after_the_end_do_not_count() -> None:
    slow_start = [0, 10, 100, 200, 3_000, *[1_000_000] * 15, 3, 0, 0, 0, 900]
    assert rates.rate_of(slow_start, 2.5, 2.0).kbit_s == 80_000
    assert rates.rate_of([], 0, 5).kbit_s == 0
    assert rates.rate_of([12_500, 12_500], 0.2, 5).kbit_s == 1_000


def test_what_is_handed_over_late_does_not_make_a_line_faster() -> None:
    """A line of 2 Mbit/s that loses a packet early: nothing for a while, then all at once."""
    held_up = [*[25_000] * 4, 0, 0, 0, 0, 0, 150_000, *[25_000] * 40]
    assert rates.rate_of(held_up, 5.0, 5.0).kbit_s == 2_000


@given(st.lists(st.integers(0, 10**9), max_size=60), st.floats(0, 100), st.floats(0, 10))
def test_any_samples_make_a_rate(samples: list[int], seconds: float, agreed: float) -> None:
    found = rates.rate_of(samples, seconds, agreed)
    assert 0 <= found.kbit_s <= max(samples, default=0) * 8 * max(1, len(samples)) / 100 + 1
    assert found.octets == sum(samples)


@given(
    st.dictionaries(st.sampled_from(("seconds", "samples")), st.none() | st.integers() | st.floats() | st.lists(st.integers(), max_size=4))
)
def test_any_report_is_taken_or_refused(report: dict[str, Any]) -> None:
    with contextlib.suppress(NotRun):
        assert msgspec.to_builtins(rates._reported(report, 5.0))["octets"] >= 0
