"""A run as `check --json` gives it, with the words of one language."""

from typing import Any

import msgspec

from dialtone.domain.readiness import CheckResult, ReadinessRun
from dialtone.words import Words


def message(result: CheckResult, words: Words) -> tuple[str, str]:
    """Message and remedy of a result; the remedy is empty where there is nothing to do."""
    key = f"check-code.{result.code}"
    remedy = words.text(f"{key}.remedy", **result.params) if words.has(f"{key}.remedy") else ""
    return words.text(f"{key}.message", **result.params), remedy


def run_document(run: ReadinessRun, words: Words) -> dict[str, Any]:
    """The document of `check --json` (design: command-line)."""
    return {
        "provider": msgspec.to_builtins(run.provider),
        "interface": run.interface,
        "started": run.started.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "seconds": run.seconds,
        "complete": run.complete,
        "training": run.training,
        "verdict": str(run.verdict),
        "checks": [_check(result, words) for result in run.checks],
        "capacity": msgspec.to_builtins(run.capacity),
    }


def _check(result: CheckResult, words: Words) -> dict[str, Any]:
    text, remedy = message(result, words)
    return {
        "id": result.id,
        "verdict": str(result.verdict),
        "value": result.value,
        "unit": result.unit,
        "threshold": result.threshold,
        "clause": result.clause,
        "responsible": str(result.responsible),
        "message": text,
        "remedy": remedy,
        "reason": result.reason,
        "evidence": msgspec.to_builtins(result.evidence),
    }
