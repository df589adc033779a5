"""The three-way view for window and command line: made of a dossier, in words, as JSON and as a table for a spreadsheet."""

import csv
import io
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from dialtone.domain.discovery import ScanRun
from dialtone.domain.platform import DeviceRow, Difference, ModelRow, OnLan, OnOrder, OnPlatform, OrderRow, ThreeWay, Verdict
from dialtone.domain.record import Record
from dialtone.domain.three_way import compare
from dialtone.words import Words

__all__ = [
    "DeviceRow",
    "Difference",
    "DifferenceText",
    "ModelRow",
    "OnLan",
    "OnOrder",
    "OnPlatform",
    "OrderRow",
    "ThreeWay",
    "Verdict",
    "device_name",
    "difference_text",
    "evidence_lines",
    "table_csv",
    "three_way",
    "three_way_document",
]


class DifferenceText(Struct, frozen=True, kw_only=True):
    """A difference in words: a title of a few words, what is so, what that means, what to do."""

    title: str
    message: str
    meaning: str
    remedy: str


def three_way(record: Record, scan: ScanRun | None) -> ThreeWay:
    """Order ↔ LAN ↔ platform of a dossier and its latest scan. Some milliseconds per thousand devices."""
    return compare(record, scan)


def difference_text(difference: Difference, words: Words) -> DifferenceText:
    """A difference in words."""
    key = f"three-way.difference.{difference.code}"
    return DifferenceText(**{part: words.text(f"{key}.{part}", **difference.params) for part in DifferenceText.__struct_fields__})


def evidence_lines(evidence: Mapping[str, Any], words: Words) -> tuple[str, ...]:
    """What a difference was concluded from, a line per source: file, row, moment and hash; address and scan; ids in the dossier."""
    lines = []
    for one in evidence.get("platform", ()):
        at = one.get("imported_at")
        params = {"file": one.get("file"), "row": one.get("row"), "at": at.astimezone() if at else None, "sha256": one.get("sha256")}
        lines.append(words.text("three-way.evidence-platform", **params))
    for one in evidence.get("lan", ()):
        code = "three-way.evidence-seen" if "ip" in one else "three-way.evidence-not-seen"
        lines.append(words.text(code, ip=one.get("ip"), at=one["scan"].astimezone()))
    if ids := evidence.get("dossier"):
        lines.append(words.text("three-way.evidence-dossier", ids=tuple(ids)))
    return tuple(lines)


def three_way_document(view: ThreeWay, words: Words) -> dict[str, Any]:
    """The view as plain data for `--json`."""
    return {
        "imports": [
            _plain({"file": one.file, "sha256": one.sha256, "imported_at": one.imported_at, "rows": one.rows}) for one in view.imports
        ],
        "scan": _plain({"started": view.scanned, "complete": view.scan_complete}) if view.scanned else None,
        "counts": {name: getattr(view.counts, name) for name in view.counts.__struct_fields__},
        "differs": view.differs,
        "devices": [_device(row, words) for row in view.devices],
        "models": [
            {
                "model": row.name,
                **{name: getattr(row, name) for name in ("ordered", "lan", "platform", "devices")},
                "verdict": row.verdict.value,
                "differences": [_difference(one, words) for one in row.differences],
            }
            for row in view.models
        ],
        "order": [
            {
                **{name: getattr(row, name) for name in ("item", "ordered", "recorded", "platform")},
                "verdict": row.verdict.value,
                "differences": [_difference(one, words) for one in row.differences],
            }
            for row in view.order
        ],
    }


def _device(row: DeviceRow, words: Words) -> dict[str, Any]:
    return {
        "key": row.key,
        **{name: getattr(row, name) for name in ("mac", "serial", "vendor", "model", "kind", "person", "owner")},
        "ip": [one.ip for one in row.found],
        "extension": [one.extension for one in row.listed if one.extension],
        "devices": [one.id for one in row.recorded],
        "rows": [one.file_row for one in row.listed],
        "order": row.order.value,
        "lan": row.lan.value,
        "platform": row.platform.value,
        "verdict": row.verdict.value,
        "differences": [_difference(one, words) for one in row.differences],
    }


def _difference(one: Difference, words: Words) -> dict[str, Any]:
    text = difference_text(one, words)
    return {
        "code": one.code,
        "severity": one.severity.value,
        "message": text.message,
        "meaning": text.meaning,
        "remedy": text.remedy,
        "responsible": one.responsible.value,
        "evidence": _plain(one.evidence),
    }


def _plain(value: Any) -> Any:
    """JSON-able: moments in UTC."""
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat().replace("+00:00", "Z") if hasattr(value, "isoformat") else value


def table_csv(view: ThreeWay, words: Words) -> str:
    """The devices as a table (semicolons: what a Belgian spreadsheet opens). Cells that a spreadsheet would run are quoted."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    names = ("state", "device", "mac", "serial", "ip", "person", "owner", "extension", "ordered", "on-lan", "on-platform", "differences")
    writer.writerow([words.text(f"three-way.{name}") for name in names])
    for row in view.devices:
        texts = [difference_text(one, words) for one in row.differences]
        cells = (
            words.text(f"three-way.verdict.{row.verdict.value}"),
            device_name(row, words),
            row.mac,
            row.serial,
            " ".join(one.ip for one in row.found),
            row.person,
            row.owner,
            " ".join(one.extension for one in row.listed if one.extension),
            words.text(f"three-way.order.{row.order.value}"),
            words.text(f"three-way.lan.{row.lan.value}"),
            words.text(f"three-way.platform.{row.platform.value}"),
            " ".join(f"{text.message} {text.remedy}" for text in texts),
        )
        writer.writerow([_harmless(cell or "") for cell in cells])
    return buffer.getvalue()


def device_name(row: DeviceRow, words: Words) -> str:
    """Vendor and model, else the kind, else that the model isn't known."""
    named = " ".join(filter(None, (row.vendor, row.model)))
    kind = words.text(f"kind.{row.kind}") if row.kind and words.has(f"kind.{row.kind}") else row.kind
    return named or kind or words.text("three-way.model-unknown")


def _harmless(cell: str) -> str:
    """A platform's text that begins like a formula must not become one."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
