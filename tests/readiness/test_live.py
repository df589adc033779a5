"""What is told while a measurement lasts: curves with the right names, from a responder on loopback, and the arithmetic behind them."""

import asyncio

from dialtone.domain.jitter import Arrivals
from dialtone.readiness import call_load, live
from dialtone.readiness.responder import Responder, Settings
from dialtone.readiness.responder.settings import Limits, Listen

TOKEN = "a token of tests"


def told(lab, *only):
    """Every sample of a run, in order."""
    steps = []

    async def run():
        made = Settings(
            token=TOKEN,
            listen=(Listen("127.0.0.1"),),
            port=0,
            sip_port=None,
            sip_tls_port=None,
            stamp_ports=(),
            limits=Limits(rate_mbit_s=40),
        )
        async with Responder(made) as peer:
            where = {"responder": f"127.0.0.1:{peer.port}", "responder_token": TOKEN, "load_seconds": 2.0}
            await lab.run(lab.base, *only, progress=steps.append, **where)

    asyncio.run(run())
    assert all(not step.samples or (step.running is None and step.result is None) for step in steps)
    return [sample for step in steps for sample in step.samples]


def test_calls_tell_delay_jitter_and_loss_while_they_last(lab):
    samples = told(lab, "path.loss")
    assert {sample.series for sample in samples} == {"delay", "jitter", "loss"}
    assert all(sample.value == 0 for sample in samples if sample.series == "loss")
    times = [sample.at for sample in samples if sample.series == "loss"]
    assert times == sorted(times)
    assert len(times) >= 2


def test_waiting_for_the_last_packets_is_not_told_as_loss(lab, monkeypatch):
    """One that was lost on the way is waited for; nothing is sent any more by then, so nothing can be lost either."""

    async def linger(_):
        await asyncio.sleep(1.2)

    monkeypatch.setattr(call_load._Plan, "_linger", linger)
    assert {sample.value for sample in told(lab, "path.loss") if sample.series == "loss"} == {0}


def test_rates_tell_the_rate_of_each_direction(lab):
    samples = told(lab, "bandwidth.down")
    assert {sample.series for sample in samples} == {"delay", "down", "up"}
    assert 10_000 < max(sample.value for sample in samples if sample.series == "down") < 80_000


def test_loss_is_that_since_the_last_look():
    calls = [Arrivals(100), Arrivals(100)]
    curve = live.Calls(calls)
    assert list(curve.figures()) == [("loss", 100.0)]  # nothing came at all
    calls[0].add(0, 0, 0.0)
    assert dict(curve.figures()).keys() == {"jitter", "loss"}
    assert list(curve.figures()) == [("loss", 100.0)]  # nothing more came: no jitter was read
    calls = [Arrivals(100), Arrivals(100)]
    curve = live.Calls(calls)
    for number in range(10):
        calls[0].add(number, number * 20_000, number * 0.02)
    for number in range(0, 10, 2):
        calls[1].add(number + 1, number * 20_000, number * 0.02)
    assert dict(curve.figures())["loss"] == 25
    for number in range(10, 20):
        calls[0].add(number, number * 20_000, number * 0.02)
    assert dict(curve.figures())["loss"] == 0


def test_delay_is_the_median_of_what_was_answered_since():
    trips = [10.0, None, 30.0, 20.0]
    curve = live.Delay(trips)
    assert list(curve.figures()) == [("delay", 20.0)]
    trips.append(None)
    assert list(curve.figures()) == []
