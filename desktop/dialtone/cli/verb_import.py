"""`dialtone import DOSSIER SOURCE…`: merge site files, the platform's lists of devices and the order's devices into a dossier."""

import argparse
import contextlib
from pathlib import Path
from typing import Any

from dialtone.bootstrap import Services
from dialtone.cli.console import DONE, Console
from dialtone.domain.record import Record
from dialtone.services import dossiers, ordered_devices, platform_import
from dialtone.services.platform_import import PlatformPlan
from dialtone.services.platform_table import PlatformTable
from dialtone.services.platform_view import three_way, three_way_document
from dialtone.services.session import Session

_HEAD = 4096


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("dossier", type=Path, metavar="DOSSIER")
    parser.add_argument(
        "sources",
        type=Path,
        nargs="+",
        metavar="SOURCE",
        help="site file (JSON), the platform's list of devices or the ordered devices (CSV)",
    )
    parser.add_argument(
        "--mapping", type=Path, metavar="FILE", help='for a CSV with other headings: TOML with lines as: mac = "Hardware ID"'
    )
    parser.add_argument("--replace", action="store_true", help="the CSV is the platform's complete list: devices that aren't in it go")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")


def run(args: argparse.Namespace, services: Services, console: Console) -> int:
    """Each source is one undoable step; all are read before the first is written, so a fault in any of them changes nothing."""
    read = [(source, _read(source, mapped=args.mapping is not None)) for source in args.sources]
    results: list[dict[str, Any]] = []
    with services.dossiers.open(args.dossier, read_only=args.dry_run) as session:
        for table in (content for _, content in read if isinstance(content, PlatformTable) and not ordered_devices.recognised(content)):
            _plan(session, table, args, services)  # its faults come before anything is written
        for source, content in read:
            if isinstance(content, PlatformTable) and ordered_devices.recognised(content):
                results.append(_import_ordered(session, content, args, console))
            elif isinstance(content, PlatformTable):
                results.append(_import_table(session, content, args, services, console))
            else:
                results.append(_import_record(session, source, content, args, console))
        document = {"dossier": str(args.dossier), "dry_run": args.dry_run, "sources": results}
        if console.as_json and not args.dry_run and any(isinstance(content, PlatformTable) for _, content in read):
            document["three_way"] = three_way_document(three_way(session.record, session.scan()), console.words)
    if console.as_json:
        console.document(document)
    return DONE


def _read(source: Path, *, mapped: bool) -> Record | PlatformTable:
    """By its content: what begins as JSON does is a site file, other text is a table. Whatever is neither is refused by one of the two."""
    head = b""
    with contextlib.suppress(OSError), source.open("rb") as file:  # reading it whole says what is wrong
        head = file.read(_HEAD) if source.is_file() else b""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start or start[:1] in {b"{", b"["} or start.startswith(b"SQLite format 3\0"):
        return dossiers.read_site_file(source)
    table = platform_import.read_table(source)
    if not table.recognised and not mapped and ordered_devices.recognised(order := ordered_devices.read_table(source)):
        return order
    return table


def _import_ordered(session: Session, table: PlatformTable, args: argparse.Namespace, console: Console) -> dict[str, Any]:
    words = console.words
    plan = ordered_devices.plan(session.record, table)
    console.note(words.text("cli.ordered-recognised", source=table.file))
    for problem in plan.refused:
        console.note(words.problem(problem))
    if not args.dry_run:
        session.edit(plan.edit)
    counts = {"devices": plan.devices, "models": len(plan.terminals), "refused": len(plan.refused)}
    console.line(words.text("cli.ordered-done", source=table.file, **counts))
    return {
        "source": table.file,
        "kind": "ordered-devices",
        "changed": bool(plan.edit.changes),
        "devices": plan.devices,
        "terminals": [{"model": one.model, "vendor": one.vendor, "quantity": one.quantity} for one in plan.terminals],
        "refused": [words.problem(one) for one in plan.refused],
    }


def _import_record(session: Session, source: Path, record: Record, args: argparse.Namespace, console: Console) -> dict[str, Any]:
    summary = session.import_record(record, dry_run=args.dry_run)
    result = {
        "source": str(source),
        "added": summary.added,
        "changed": summary.changed,
        "unchanged": summary.unchanged,
        "refused": [console.words.problem(one) for one in summary.refused],
    }
    console.line(console.words.text("cli.import-done", **result))
    return result


def _plan(session: Session, table: PlatformTable, args: argparse.Namespace, services: Services) -> tuple[dict[int, str], PlatformPlan]:
    """Columns and what they make. A table that isn't recognised by its headings needs a mapping."""
    columns = platform_import.read_mapping(args.mapping, table) if args.mapping else table.columns if table.recognised else {}
    return columns, platform_import.plan(session.record, table, services.clock.now(), columns=columns, replace=args.replace)


def _import_table(session: Session, table: PlatformTable, args: argparse.Namespace, services: Services, console: Console) -> dict[str, Any]:
    words = console.words
    columns, plan = _plan(session, table, args, services)
    named = {words.text(f"platform-field.{field}"): table.title(place) for place, field in columns.items()}
    counts = {state: plan.count(state) for state in ("added", "changed", "unchanged", "refused", "removed")}
    console.note(
        words.text(
            "cli.platform-recognised",
            source=table.file,
            row=table.heading_row,
            columns=", ".join(f"{title} = {field}" for field, title in named.items()),
        )
    )
    if plan.unused:
        console.note(words.text("cli.platform-unused", source=table.file, columns=plan.unused))
    console.table(
        [
            (str(row.number or "–"), words.text(f"platform-state.{row.state}"), row.title, row.detail)
            for row in plan.rows
            if row.state not in {"unchanged", "refused"}
        ]
    )
    for problem in (*plan.refused, *plan.remarks):
        console.note(words.problem(problem))
    if not args.dry_run:
        session.edit(plan.edit)
    console.line(words.text("cli.platform-done", source=table.file, **counts))
    rows = [
        {
            "row": row.number,
            "state": row.state,
            "title": row.title,
            "detail": row.detail,
            "remarks": [words.problem(one) for one in row.remarks],
        }
        for row in plan.rows
    ]
    return {
        "source": table.file,
        "kind": "platform",
        "sha256": table.sha256,
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "heading_row": table.heading_row,
        "columns": {field: table.title(place) for place, field in columns.items()},
        "unused": list(plan.unused),
        **counts,
        "refused": [words.problem(one) for one in plan.refused],
        "rows": rows,
    }
