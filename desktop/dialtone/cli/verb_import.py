"""`dialtone import DOSSIER SOURCE…`: merge site files, lists of devices, and cabling from other programs' files into a dossier."""

import argparse
import contextlib
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from dialtone.bootstrap import Services
from dialtone.cli import import_tables
from dialtone.cli.console import DONE, Console
from dialtone.domain.problems import InputProblem
from dialtone.domain.record import Record
from dialtone.services import dossiers, ordered_devices, platform_import, platform_table
from dialtone.services.cabling_import import TableSource, keys_of
from dialtone.services.ordered_devices import ORDER_FIELDS
from dialtone.services.platform_import import PlatformPlan
from dialtone.services.platform_table import FIELDS, PlatformTable
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
        help="site file (JSON); the platform's list of devices or the ordered devices (CSV, XLSX); patch list, cable tester's results, "
        "NetBox's devices and cables, or the dossier's own lists (CSV, XLSX, or a folder of CSV files); LinkWare's results (.flw)",
    )
    parser.add_argument(
        "--mapping",
        type=Path,
        metavar="FILE",
        help='for a table with other headings: TOML as: mac = "Hardware ID", or link = "Cable ID"; for cabling also kind, decimal '
        "(, or .), dates (dmy, mdy, ymd), units (m, ft), measured (permanent-link, channel), passed (certified, qualified, verified)",
    )
    parser.add_argument("--replace", action="store_true", help="the CSV is the platform's complete list: devices that aren't in it go")
    parser.add_argument(
        "--attach", action="store_true", help="keep the files themselves in the dossier: a tester's PDF or database, a photo"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")


def run(args: argparse.Namespace, services: Services, console: Console) -> int:
    """Each source is one undoable step; all are read before the first is written, so a fault in any of them changes nothing."""
    read = import_tables.gather([pair for source in _files(args.sources) for pair in _contents(source, args, services)], console)
    results: list[dict[str, Any]] = []
    with services.dossiers.open(args.dossier, read_only=args.dry_run) as session:
        for table in (content for _, content in read if isinstance(content, PlatformTable) and not ordered_devices.recognised(content)):
            _plan(session, table, args, services)  # its faults come before anything is written
        for found in (content for _, content in read if isinstance(content, TableSource) and not args.attach):
            services.cabling_import.plan(found, import_tables.chosen(found, args, services), session.record, keys_of(session))
        for record in (content for _, content in read if isinstance(content, Record)):
            session.import_record(record, dry_run=True)  # what it refers to may contradict the dossier
        for source, content in read:
            if isinstance(content, TableSource):
                step = import_tables.attach if args.attach and content.form != "lists" else import_tables.carry_out
                results.append(step(session, content, args, services, console))
            elif isinstance(content, PlatformTable) and ordered_devices.recognised(content):
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


def _files(sources: list[Path]) -> list[Path]:
    """The files to read; of a folder its tables, in the order of their names."""
    listed: list[Path] = []
    for source in sources:
        inside = sorted(path for path in source.iterdir() if path.suffix.casefold() in {".csv", ".xlsx"}) if source.is_dir() else []
        listed += inside or [source]
    return listed


def _contents(source: Path, args: argparse.Namespace, services: Services) -> list[tuple[Path, Any]]:
    found, unknown = ((), None) if _is_site_file(source) else import_tables.read(source, args, services)
    if found:
        return [(source, one) for one in found]
    if unknown is not None and unknown.code != "table.kind-unknown" and _head(source).startswith(b"PK"):
        raise unknown  # a workbook has one reader, which would only fail once more
    mapped = args.mapping is not None
    try:
        read = _read(source, services, mapped=mapped)
    except InputProblem:
        if unknown is None:
            raise
        raise unknown from None
    known = not isinstance(read, PlatformTable) or mapped or read.recognised or ordered_devices.recognised(read)
    if unknown is not None and not known:
        raise unknown
    return [(source, read)]


def _is_site_file(source: Path) -> bool:
    return _head(source)[:1] in {b"{", b"["}


def _head(source: Path) -> bytes:
    with contextlib.suppress(OSError):  # reading it whole says what is wrong
        if source.is_file():
            with source.open("rb") as file:
                return file.read(_HEAD).lstrip(b"\xef\xbb\xbf \t\r\n")
    return b""


def _read(source: Path, services: Services, *, mapped: bool) -> Record | PlatformTable:
    """By its content: what begins as JSON does is a site file, other text is a table. Whatever is neither is refused by one of the two."""
    start = _head(source)
    if not start or start[:1] in {b"{", b"["} or start.startswith(b"SQLite format 3\0"):
        return dossiers.read_site_file(source)
    if start.startswith(b"PK"):
        data, sha256 = services.cabling_import.as_csv(source)
        table, order = (replace(platform_table.read(data, str(source), fields), sha256=sha256) for fields in (FIELDS, ORDER_FIELDS))
    else:
        table, order = platform_import.read_table(source), None
    if table.recognised or mapped:
        return table
    order = order or ordered_devices.read_table(source)
    return order if ordered_devices.recognised(order) else table


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
