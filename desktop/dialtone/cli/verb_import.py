"""`dialtone import DOSSIER SOURCE…`: merge site files into a dossier."""

import argparse
from pathlib import Path
from typing import Any

from dialtone.bootstrap import Services
from dialtone.cli.console import DONE, Console
from dialtone.services import dossiers


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("dossier", type=Path, metavar="DOSSIER")
    parser.add_argument("sources", type=Path, nargs="+", metavar="SOURCE", help="site file (JSON)")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")


def run(args: argparse.Namespace, services: Services, console: Console) -> int:
    """Each source is one undoable step; all are read before the first is written, so a fault in any of them changes nothing."""
    records = [(source, dossiers.read_site_file(source)) for source in args.sources]
    results: list[dict[str, Any]] = []
    with services.dossiers.open(args.dossier) as session:
        for source, record in records:
            summary = session.import_record(record, dry_run=args.dry_run)
            results.append(
                {
                    "source": str(source),
                    "added": summary.added,
                    "changed": summary.changed,
                    "unchanged": summary.unchanged,
                    "refused": [console.words.problem(one) for one in summary.refused],
                }
            )
            console.line(console.words.text("cli.import-done", **results[-1]))
    if console.as_json:
        console.document({"dossier": str(args.dossier), "dry_run": args.dry_run, "sources": results})
    return DONE
