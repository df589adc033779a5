"""Collects findings, so that a rule states each in one call."""

import datetime as dt
from typing import Any

from dialtone.domain.findings import Finding
from dialtone.domain.kinds import Responsible, Severity

_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


class Collector:
    """Findings by id: the same matter is said once."""

    def __init__(self) -> None:
        self._findings: dict[str, Finding] = {}

    def add(self, severity: Severity, clause: str, code: str, subject: str, responsible: Responsible, **params: Any) -> None:
        """Add a finding; `params` fill its words and are its evidence (what was read in the record; dates in ISO form)."""
        evidence = {name: _plain(value) for name, value in params.items()}
        finding = Finding(
            code=code, clause=clause, severity=severity, subject=subject, responsible=responsible, params=params, evidence=evidence
        )
        self._findings.setdefault(finding.id, finding)

    def sorted(self) -> tuple[Finding, ...]:
        """All findings, the gravest first, then by clause, code and subject."""
        return tuple(
            sorted(
                self._findings.values(),
                key=lambda finding: (_WEIGHT[finding.severity], finding.clause, finding.code, finding.subject),
            )
        )
