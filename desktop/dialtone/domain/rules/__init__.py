"""The rules: a record, the provider's terms and a day give the count and the findings (design: conditions, site-format)."""

import datetime as dt

from msgspec import structs

from dialtone.domain.findings import Finding
from dialtone.domain.record import Record
from dialtone.domain.rules import clauses, emergency, equipment, excluded, parties, users
from dialtone.domain.rules.billing import billing, exposure, reduction_plan
from dialtone.domain.rules.channels import channels
from dialtone.domain.rules.collector import Collector
from dialtone.domain.rules.counting import Tally
from dialtone.domain.rules.equipment import warranty_end
from dialtone.domain.rules.index import Index
from dialtone.domain.rules.parties import SECURITY_CHECKS
from dialtone.domain.rules.values import (
    Assessment,
    BillingLine,
    Channels,
    Count,
    CountedUser,
    Doubt,
    EmergencyCheck,
    Exposure,
    NotUser,
    Outcome,
    Reading,
    ReductionStep,
)
from dialtone.domain.terms import Terms

__all__ = [
    "SECURITY_CHECKS",
    "TO_ACKNOWLEDGE",
    "Assessment",
    "BillingLine",
    "Channels",
    "Count",
    "CountedUser",
    "Doubt",
    "EmergencyCheck",
    "Exposure",
    "NotUser",
    "Outcome",
    "Reading",
    "ReductionStep",
    "assess",
    "count_site",
    "warranty_end",
]

TO_ACKNOWLEDGE = frozenset(
    {"emergency.mobile", "emergency.hot-desking", "fax.analogue-line", "fax.use-unknown", "fax.light-use", "line.fax-on-service"}
)
"""Codes of the notices that the customer takes note of; their evidence says whether he did (`acknowledged`, by, at)."""


def count_site(record: Record, terms: Terms, today: dt.date) -> Count:
    """The count alone; independent of the order of the record's lists."""
    return _count(Index(record), terms, today)


def assess(record: Record, terms: Terms, today: dt.date) -> Assessment:
    """Count a site and check every clause that a record can answer. Pure; the order of its lists never shows."""
    index = Index(record)
    count = _count(index, terms, today)
    into = Collector()
    users.check(index, count, into)
    checks: tuple[EmergencyCheck, ...] = ()
    if index.clauses.telephony:
        checks = tuple(emergency.EmergencyRules(index, into).checks)
    excluded.check(index, terms, into)
    equipment.check(index, terms, today, into)
    parties.check(index, terms, today, into)
    findings = tuple(_acknowledged(record, into.sorted()))
    return Assessment(count=count, findings=findings, emergency=checks)


def _count(index: Index, terms: Terms, today: dt.date) -> Count:
    record, tally = index.record, Tally(index)
    total, least, most, terminals = tally.total, tally.least, tally.most, tally.terminals
    declared = exposure(record, total, most, terminals)
    doubts = tally.doubts_with_outcomes(terms)
    base = declared.previous if declared.previous is not None else int(declared.ordered or 0)
    plan, stuck = reduction_plan(base, total, today, terms)
    if stuck:
        end = plan[-1].users if plan else base
        params = {"base": base, "target": total, "end": end, "percent": terms.reduction_percent}
        doubts += (Doubt(subject="site", clause=clauses.CHANGE, question="reduction-stuck", adds=(0, 0), params=params),)
    return Count(
        users_total=total,
        users_min=least,
        users_max=most,
        users=tuple(tally.users),
        not_users=tuple(sorted(tally.not_users, key=lambda entry: (entry.clause, entry.subject, entry.because))),
        terminals_total=terminals,
        channels=channels(total, least, most, terms),
        billing=billing(record, total),
        doubts=doubts,
        reduction_plan=plan,
        exposure=declared,
    )


def _acknowledged(record: Record, findings: tuple[Finding, ...]) -> list[Finding]:
    entries = {entry.finding: entry for entry in record.acknowledgements}
    result = []
    for finding in findings:
        if finding.code not in TO_ACKNOWLEDGE:
            result.append(finding)
            continue
        entry = entries.get(finding.id)
        evidence: dict[str, object] = {**finding.evidence, "acknowledged": entry is not None}
        if entry is not None:
            evidence |= {"acknowledged_by": entry.by, "acknowledged_at": entry.at.isoformat() if entry.at is not None else None}
        result.append(structs.replace(finding, evidence=evidence))
    return result
