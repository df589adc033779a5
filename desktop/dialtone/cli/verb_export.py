"""`dialtone export FILE`: the whole dossier as a site file, as tables, or for NetBox."""

import argparse
import sys
from pathlib import Path
from typing import Any

from dialtone.bootstrap import Services
from dialtone.cli.console import DONE, Console
from dialtone.domain.problems import InputProblem
from dialtone.services import dossiers
from dialtone.services.files import write_atomically

_SUFFIX = {"csv": ".zip", "netbox": ".zip", "xlsx": ".xlsx"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="dossier or site file")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="OUT",
        help="write to this file instead of standard output; for csv and netbox a folder, or a name that ends in .zip",
    )
    parser.add_argument(
        "--format",
        choices=["json", "csv", "xlsx", "netbox"],
        default="json",
        help="site file (json), a table per list with the patch list (csv, xlsx), or what NetBox imports, in the order of the numbers",
    )


def run(args: argparse.Namespace, services: Services, console: Console) -> int:
    """Write the site file or the tables."""
    record = dossiers.read_record(args.file, services.dossiers)
    if args.format != "json":
        return _tables(record, args, console)
    data = dossiers.export_site_file(record)
    if args.output is None:
        sys.stdout.write(data.decode("utf-8"))
        return DONE
    write_atomically(args.output, data)
    if console.as_json:
        console.document({"output": str(args.output), "bytes": len(data)})
    console.line(console.words.text("cli.export-done", file=str(args.output)))
    return DONE


def _tables(record: Any, args: argparse.Namespace, console: Console) -> int:
    from dialtone.services import exporting

    if args.output is None:
        raise InputProblem("export.needs-output", format=args.format, suffix=_SUFFIX[args.format])
    made = exporting.export(record, args.output, args.format)
    if made.left_out:
        console.note(console.words.text("cli.export-left-out", count=made.left_out))
    if console.as_json:
        console.document({"output": str(made.output), "files": list(made.files), "left_out": made.left_out})
    console.line(console.words.text("cli.exported-files", files=len(made.files), output=str(made.output)))
    return DONE
