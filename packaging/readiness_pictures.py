"""A readiness run with faults, for pictures: the training site's own, with made-up readings of a bad line in place of some of its checks.

The readings are invented and only ever shown in pictures; they never enter a dossier that anybody keeps.
"""

from __future__ import annotations

import math
import random
from typing import Any

import msgspec

from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.readiness import CheckResult, ReadinessRun, overall

_SECONDS = 30
_CALLS = 13


def _check(name: str, verdict: Verdict, code: str, **fields: Any) -> CheckResult:
    return CheckResult(id=name, verdict=verdict, code=f"{name}.{code}", responsible=Responsible.CUSTOMER, **fields)


def _alg() -> CheckResult:
    sent, arrived = "<sip:t@192.168.10.34:40112>", "<sip:t@198.51.100.20:1039>"
    change = {"where": "Contact", "kind": "address", "sent": sent, "arrived": arrived}
    message = {"method": "OPTIONS", "arrived": True, "answered": True, "reply_changed": False, "changes": [change]}
    flow = {"transport": "udp", "port": 5060, "role": "sip", "local": ["192.168.10.34", 40112], "failure": None, "messages": [message]}
    control = {**flow, "port": 20862, "role": "control", "messages": [{**message, "changes": []}]}
    params = {"server": "responder.example", "port": 5060, "transport": "UDP", "where": "Contact", "sent": sent, "arrived": arrived}
    return _check("sip.alg", Verdict.FAIL, "alg-on", value=True, threshold=False, params=params, evidence={"flows": [flow, control]})


def _lifetime() -> CheckResult:
    params = {"seconds": 62, "lost": 75, "first": 30, "port": 5060, "needed": 60, "good": 120, "server": "responder.example"}
    return _check("nat.udp-lifetime", Verdict.WARN, "binding-short", value=62, unit="s", threshold=120, params=params)


def _loss(chance: random.Random) -> CheckResult:
    up = [round(max(0.0, chance.gauss(0.6, 0.4)) + (4.0 if 17 <= second <= 20 else 0.0), 2) for second in range(_SECONDS)]
    down = [round(max(0.0, chance.gauss(0.05, 0.1)), 2) for _ in range(_SECONDS)]
    mean = round(sum(up) / _SECONDS, 2)
    params = {"up": mean, "down": 0.06, "calls": _CALLS, "good": 0.25, "limit": 1.0}
    evidence = {"calls": _CALLS, "seconds": _SECONDS, "packets": 39_000, "lost_by_second": {"up": up, "down": down}}
    return _check("path.loss", Verdict.FAIL, "over", value=mean, unit="%", threshold=0.25, params=params, evidence=evidence)


def _jitter(chance: random.Random) -> CheckResult:
    def way(usual: float, burst: float) -> list[float]:
        return [round(max(0.2, chance.gauss(usual, 0.8)) + (burst if 16 <= second <= 21 else 0.0), 2) for second in range(_SECONDS)]

    details = {"up": {"by_second_ms": way(6.0, 14.0)}, "down": {"by_second_ms": way(2.5, 1.0)}}
    params = {"up": 9.1, "down": 2.7, "calls": _CALLS, "good": 15.0, "limit": 30.0}
    evidence = {"statistic": "mean of RFC 3550 J", "details": details}
    return _check("path.jitter", Verdict.PASS, "ok", value=9.1, unit="ms", threshold=15.0, params=params, evidence=evidence)


def _delay(chance: random.Random) -> CheckResult:
    trips = [round(23 + abs(chance.gauss(0, 2)) + 60 * math.exp(-(((place - 185) / 18) ** 2)), 2) for place in range(10 * _SECONDS)]
    params = {"delay": 12.1, "rtt": 24.2, "good": 100.0, "limit": 150.0}
    evidence = {"basis": "rtt/2", "echoes": len(trips), "unanswered": 0, "rtt_series_ms": trips}
    return _check("path.delay", Verdict.PASS, "ok", value=12.1, unit="ms", threshold=100.0, params=params, evidence=evidence)


def _elsewhere(check: CheckResult) -> CheckResult:
    """As measured with a responder outside: the training site's own is on this computer, which the window would warn of."""
    if "server" not in check.params:
        return check
    return msgspec.structs.replace(check, params={**check.params, "server": "responder.example"})


def with_faults(run: ReadinessRun, *, before: bool = False) -> ReadinessRun:
    """The run with a SIP ALG, a short binding and a line that loses packets; `before`: an earlier one, of a line that was still good."""
    chance = random.Random(7)
    made = [_alg(), _lifetime(), _loss(chance), _jitter(chance), _delay(chance)]
    if before:
        loss = made[2]
        params = {**loss.params, "up": 0.1}
        made[2] = msgspec.structs.replace(loss, verdict=Verdict.PASS, code="path.loss.ok", value=0.1, params=params)
        made[3] = msgspec.structs.replace(made[3], value=3.2, params={**made[3].params, "up": 3.2})
        made[0] = msgspec.structs.replace(made[0], verdict=Verdict.FAIL)
    by_id = {check.id: check for check in made}
    checks = tuple(by_id.get(check.id) or _elsewhere(check) for check in run.checks)
    return msgspec.structs.replace(run, checks=checks, seconds=96.0, training=False, verdict=overall(checks, complete=True))
