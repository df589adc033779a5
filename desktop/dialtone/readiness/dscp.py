"""What both DSCP checks share: which marks are tried, and the verdict over what came of them."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.net import marking
from dialtone.readiness.base import result

NAMES = {marking.EXPEDITED: "EF", marking.AF31: "AF31", marking.CS3: "CS3", marking.AF41: "AF41"}
COUNT = 5
"""Packets for each mark: some of them may get lost, and some networks mark only part of them over."""


def judge(check: str, seen: Mapping[int, Counter[int]], server: str, evidence: dict[str, Any]) -> CheckResult:
    """Over the TOS octets that arrived for each DSCP sent. Speech (EF) decides; that only signalling loses its mark is told apart."""
    kept = {dscp: bool(marks) and {tos >> 2 for tos in marks} == {dscp} for dscp, marks in seen.items()}
    document = {
        **evidence,
        "sent": {NAMES[dscp]: {name(tos >> 2): count for tos, count in marks.items()} for dscp, marks in seen.items()},
        "ecn": sorted({tos & 3 for marks in seen.values() for tos in marks}),
    }
    speech = {tos >> 2 for tos in seen[marking.EXPEDITED]}
    params = {"server": server, "arrived": ", ".join(name(dscp) for dscp in sorted(speech))}
    if not kept[marking.EXPEDITED]:
        code = "dscp-cleared" if speech == {0} else "dscp-changed"
        return result(check, Verdict.WARN, code, value=params["arrived"], threshold="EF", params=params, evidence=document)
    others = [NAMES[dscp] for dscp, whole in kept.items() if not whole]
    if others:
        params["marks"] = ", ".join(others)
        return result(check, Verdict.WARN, "signalling-changed", value="EF", threshold="EF", params=params, evidence=document)
    return result(check, Verdict.PASS, "ok", value="EF", threshold="EF", params=params, evidence=document)


def name(dscp: int) -> str:
    """A DSCP as networks call it."""
    return NAMES.get(dscp, f"CS{dscp >> 3}" if dscp % 8 == 0 else f"DSCP {dscp}")
