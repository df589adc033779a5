"""Checks side by side, those that want the line for themselves afterwards, and what several of them share."""

import asyncio
from types import SimpleNamespace

import pytest

from dialtone.domain.kinds import Verdict
from dialtone.readiness import ReadinessOptions, suite
from dialtone.readiness.base import Context, NotRun, PeerRefused, result

NAMES = ("link.interface", "link.speed", "link.vpn", "dns.resolve", "sip.udp")


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch):
    """Replaces some checks by ones that note when they begin and end."""
    events: list[str] = []

    def module(name: str, seconds: float, **traits):
        async def run(_context: Context):
            events.append(f"+{name}")
            await asyncio.sleep(seconds)
            events.append(f"-{name}")
            return result(name, Verdict.PASS, "ok")

        return SimpleNamespace(ID=name, run=run, **traits)

    def use(*modules) -> list[str]:
        for made in modules:
            monkeypatch.setitem(suite._BY_ID, made.ID, made)
            monkeypatch.setitem(suite.CHECKS, made.ID, made.run)
        return events

    return SimpleNamespace(module=module, use=use)


def run(lab, go, **options):
    progress = []
    made = ReadinessOptions(only=NAMES, **options)
    done = go(suite.run(lab.base, made, progress.append, asyncio.Event()))
    return done, [step.running for step in progress if step.running]


def test_those_that_want_to_be_alone_follow_the_others(checks, lab, go) -> None:
    events = checks.use(
        checks.module("link.interface", 0.02, ALONE=True),
        checks.module("link.speed", 0.05),
        checks.module("link.vpn", 0.05),
        checks.module("dns.resolve", 0.01, ALONE=True),
        checks.module("sip.udp", 0.4, BACKGROUND=True),
    )
    _, begun = run(lab, go, responder="127.0.0.1:1")
    assert set(events[:3]) == {"+link.speed", "+link.vpn", "+sip.udp"}
    assert events[5:9] == ["+link.interface", "-link.interface", "+dns.resolve", "-dns.resolve"]
    assert events[-1] == "-sip.udp"
    assert begun[3:] == ["link.interface", "dns.resolve"]


def test_without_a_responder_nothing_waits(checks, lab, go) -> None:
    events = checks.use(checks.module("link.interface", 0.01, ALONE=True), checks.module("link.speed", 0.1))
    run(lab, go)
    assert events.index("-link.interface") < events.index("-link.speed")


def test_a_deadline_of_its_own(checks, lab, go) -> None:
    checks.use(checks.module("link.vpn", 0.3, DEADLINE=5.0), checks.module("link.speed", 0.3), checks.module("sip.udp", 9, DEADLINE=0.05))
    done, _ = run(lab, go, deadline=0.1)
    reasons = {check.id: (check.verdict, check.reason, check.params.get("seconds")) for check in done.checks}
    assert reasons["link.vpn"][0] == Verdict.PASS
    assert reasons["link.speed"] == (Verdict.NOT_RUN, "deadline", 0.1)
    assert reasons["sip.udp"] == (Verdict.NOT_RUN, "deadline", 0.05)


def test_a_refusal_of_the_responder_has_words(checks, lab, go) -> None:
    async def refused(_context: Context):
        raise PeerRefused("stream", "busy")

    checks.use(SimpleNamespace(ID="link.vpn", run=refused))
    done = go(lab.run(lab.base, "link.vpn"))
    found = next(check for check in done.checks if check.id == "link.vpn")
    assert (found.verdict, found.reason, found.params) == (Verdict.NOT_RUN, "responder-refused", {"code": "busy"})


def test_what_is_shared_is_made_once_even_when_it_fails(lab, go) -> None:
    made = []

    async def good() -> int:
        made.append(1)
        await asyncio.sleep(0.05)
        return 7

    async def bad() -> int:
        made.append(2)
        raise NotRun("no-network")

    async def main():
        async with lab.context() as context:
            assert await asyncio.gather(*(context.once("good", good) for _ in range(3))) == [7, 7, 7]
            impatient = asyncio.ensure_future(context.once("slow", lambda: asyncio.sleep(0.1, "late")))
            await asyncio.sleep(0)
            impatient.cancel()
            assert await context.once("slow", lambda: asyncio.sleep(0, "never")) == "late"
            for _ in range(2):
                with pytest.raises(NotRun):
                    await context.once("bad", bad)

    go(main())
    assert made == [1, 2]


def test_a_measurement_under_way_ends_with_the_run(lab, go) -> None:
    async def main():
        async with lab.context() as context:
            waiting = asyncio.ensure_future(context.once("long", lambda: asyncio.sleep(3600)))
            await asyncio.sleep(0)
        with pytest.raises(asyncio.CancelledError):
            await waiting
        return len(asyncio.all_tasks())

    assert go(main()) == 1
