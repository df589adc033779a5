"""The machine-readable half of a report: dossier.json, attached to the PDF and covered by its signatures.

Canonical JSON (RFC 8785 in spirit: sorted keys, no spaces, UTF-8), so that its SHA-256 is printed on the page and can be compared:

    {"format": "dialtone-report", "version": 1,
     "report":    {"dossier", "number", "created_at", "language", "draft", "training", "program_version"},
     "provider":  {"name", "title", "version", "sha256", "conditions"},
     "record":    a whole site file (format «dialtone-site»), which can be imported,
     "count":     as `count --json`,
     "findings":  as `findings --json`,
     "readiness": the run with its raw readings, or null,
     "scan":      the run with its evidence, or null,
     "earlier":   the versions signed before, each with the SHA-256 of its file,
     "changes":   what changed since the last of them, row by row; null where that is not known}
"""

import hashlib
import json
from typing import Any

import msgspec

from dialtone.report.material import ReportMaterial

ATTACHMENT = "dossier.json"
FORMAT = "dialtone-report"
VERSION = 1
SITE_FORMAT = {"format": "dialtone-site", "version": 1}


def canonical(plain: Any) -> bytes:
    """JSON-able data as canonical bytes: the same data always gives the same bytes. NaN and infinity are refused with ValueError."""
    return json.dumps(plain, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "replace")


def attachment(material: ReportMaterial, language: str, *, draft: bool) -> bytes:
    """The attachment of a report."""
    return canonical(
        {
            "format": FORMAT,
            "version": VERSION,
            "report": {
                "dossier": material.dossier_id,
                "number": material.number,
                "created_at": material.created_at.isoformat(),
                "language": language,
                "draft": draft,
                "training": material.training,
                "program_version": material.program_version,
            },
            "provider": {
                **msgspec.to_builtins(material.provider),
                "title": material.provider_title,
                "conditions": material.conditions_version,
                "conditions_read_on": msgspec.to_builtins(material.conditions_read_on),
            },
            "record": {**SITE_FORMAT, **msgspec.to_builtins(material.record, str_keys=True)},
            "count": material.count_document,
            "findings": material.findings_document,
            "readiness": msgspec.to_builtins(material.readiness, str_keys=True),
            "scan": msgspec.to_builtins(material.scan, str_keys=True),
            "earlier": msgspec.to_builtins(material.earlier),
            "changes": msgspec.to_builtins(material.changes),
        }
    )


def sha256(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def grouped(digest: str) -> str:
    """A hash in groups of four for the eye."""
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))


def keyword(digest: str) -> str:
    """How the hash stands in the PDF's metadata."""
    return f"{ATTACHMENT} sha256:{digest}"
