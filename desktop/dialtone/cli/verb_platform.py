"""`dialtone platform FILE`: order ↔ LAN ↔ platform, device by device, with what differs and what to do."""

import argparse
from pathlib import Path

from dialtone.bootstrap import Services
from dialtone.cli.console import DIFFERS, DONE, Console
from dialtone.domain.discovery import ScanRun
from dialtone.domain.problems import EnvironmentProblem
from dialtone.domain.record import Record
from dialtone.services import dossiers
from dialtone.services.platform_view import ThreeWay, Verdict, device_name, difference_text, three_way, three_way_document


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="dossier or site file (which holds no scan)")
    parser.add_argument("--differences", action="store_true", help="only what differs or is to be confirmed")


def run(args: argparse.Namespace, services: Services, console: Console) -> int:
    """Compare; exit 1 when something differs or is to be confirmed, 3 when there is no list of the platform to compare with."""
    record, scan = _content(args.file, services)
    if not record.platform_devices:
        raise EnvironmentProblem("platform.none", file=str(args.file))
    view = three_way(record, scan)
    if console.as_json:
        console.document(three_way_document(view, console.words))
    else:
        _print(view, console, only_differences=args.differences)
    return DIFFERS if view.differs else DONE


def _content(path: Path, services: Services) -> tuple[Record, ScanRun | None]:
    if not dossiers.is_dossier(path):
        return dossiers.read_site_file(path), None
    with services.dossiers.open(path, read_only=True) as session:
        return session.record, session.scan()


def _print(view: ThreeWay, console: Console, *, only_differences: bool) -> None:
    words = console.words
    for one in view.imports:
        at = one.imported_at.astimezone() if one.imported_at else None
        console.line(words.text("cli.platform-import", file=one.file, rows=one.rows, at=at, sha256=one.sha256))
    scanned = words.text("cli.platform-scan", at=view.scanned.astimezone()) if view.scanned else words.text("cli.platform-no-scan")
    console.line(scanned)
    counts = {name: getattr(view.counts, name) for name in view.counts.__struct_fields__}
    console.line(words.text("cli.platform-counts", **counts))
    console.line()
    wanted = {Verdict.DIFFERS, Verdict.TO_CONFIRM} if only_differences else set(Verdict)
    devices = [row for row in view.devices if row.verdict in wanted]
    head = tuple(
        words.text(f"three-way.{name}") for name in ("state", "device", "mac", "person", "owner", "ordered", "on-lan", "on-platform")
    )
    console.table([head, *(
        (
            words.text(f"three-way.verdict.{row.verdict.value}"),
            device_name(row, words),
            row.mac or ", ".join(one.ip for one in row.found) or "–",
            row.person or "–",
            row.owner or "–",
            words.text(f"three-way.order.{row.order.value}"),
            words.text(f"three-way.lan.{row.lan.value}"),
            words.text(f"three-way.platform.{row.platform.value}"),
        )
        for row in devices
    )])  # fmt: skip
    console.line()
    _print_models(view, console)
    models = [row for row in view.models if row.ordered]  # those that aren't ordered were said device by device
    for said in (said for rows in (devices, models, view.order) for row in rows for said in row.differences):
        text = difference_text(said, words)
        console.line(f"{words.text('severity.' + said.severity.value)} · {text.message} {text.meaning}")
        console.line(f"    → {text.remedy} ({words.text('party.' + said.responsible.value)})")


def _print_models(view: ThreeWay, console: Console) -> None:
    words = console.words
    if view.counts.ordered is not None:
        head = tuple(words.text(f"three-way.{name}") for name in ("models", "ordered", "on-lan", "on-platform"))
        rows = [
            (row.name or words.text("three-way.model-unknown"), words.value(row.ordered), str(row.lan), str(row.platform))
            for row in view.models
        ]
        console.table([head, *rows])
        console.line()
