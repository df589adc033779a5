"""The count and the findings as documents with words: what `count --json` and `findings` print (design: site-format, command-line)."""

from typing import Any

from dialtone.domain.rules import Assessment, Channels, CountedUser, Doubt, NotUser
from dialtone.words import Words

Document = dict[str, Any]


def count_document(assessment: Assessment, words: Words) -> Document:
    """The count exactly as `count --json`; plain data, ready for JSON.

    `channels.range` is there only where the doubts leave more than one count possible; `named` only for rooms.
    """
    count = assessment.count
    return {
        "users_total": count.users_total,
        "users_min": count.users_min,
        "users_max": count.users_max,
        "users": [_user(user, words) for user in count.users],
        "not_users": [_not_user(entry, words) for entry in count.not_users],
        "terminals_total": count.terminals_total,
        "channels": _channels(count.channels),
        "billing": [
            {"item": line.item, "ordered": line.ordered, "found": line.found, "difference": line.difference} for line in count.billing
        ],
        "doubts": [_doubt(doubt, words) for doubt in count.doubts],
        "reduction_plan": [{"quarter": step.quarter, "users": step.users} for step in count.reduction_plan],
    }


def findings_document(assessment: Assessment, words: Words) -> list[Document]:
    """The findings exactly as `findings --json`, the gravest first."""
    documents = []
    for finding in assessment.findings:
        message, remedy = words.finding(finding)
        documents.append(
            {
                "id": finding.id,
                "clause": finding.clause,
                "severity": str(finding.severity),
                "subject": finding.subject,
                "message": message,
                "remedy": remedy,
                "responsible": str(finding.responsible),
                "evidence": dict(finding.evidence),
            }
        )
    return documents


def because(entry: CountedUser | NotUser, words: Words) -> str:
    """Why somebody or something is a user, or isn't."""
    return words.text(f"because.{entry.because}", **entry.params)


def question(doubt: Doubt, words: Words) -> str:
    """What to ask."""
    return words.text(f"question.{doubt.question}", **doubt.params)


def _user(user: CountedUser, words: Words) -> Document:
    document: Document = {
        "subject": user.subject,
        "name": user.name,
        "count": user.count,
        "clause": user.clause,
        "devices": list(user.devices),
    }
    if user.named:
        document["named"] = list(user.named)
    document["because"] = because(user, words)
    return document


def _not_user(entry: NotUser, words: Words) -> Document:
    return {"subject": entry.subject, "clause": entry.clause, "because": because(entry, words)}


def _channels(channels: Channels) -> Document:
    document: Document = {
        "exact": channels.exact,
        "calls": channels.calls,
        "sizing": channels.sizing,
        "method": channels.method,
        "other": {"method": channels.other.method, "exact": channels.other.exact},
    }
    if channels.range is not None:
        document["range"] = list(channels.range)
    return document


def _doubt(doubt: Doubt, words: Words) -> Document:
    return {"subject": doubt.subject, "clause": doubt.clause, "question": question(doubt, words), "adds": list(doubt.adds)}
