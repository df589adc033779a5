"""`dialtone export FILE`: the whole dossier as a site file."""

import argparse
import sys
from pathlib import Path

from dialtone.bootstrap import Services
from dialtone.cli.console import DONE, Console
from dialtone.services import dossiers
from dialtone.services.files import write_atomically


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="dossier or site file")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help="write to this file instead of standard output")
    parser.add_argument("--format", choices=["json"], default="json")


def run(args: argparse.Namespace, services: Services, console: Console) -> int:
    """Write the site file."""
    data = dossiers.export_site_file(dossiers.read_record(args.file, services.dossiers))
    if args.output is None:
        sys.stdout.write(data.decode("utf-8"))
        return DONE
    write_atomically(args.output, data)
    if console.as_json:
        console.document({"output": str(args.output), "bytes": len(data)})
    console.line(console.words.text("cli.export-done", file=str(args.output)))
    return DONE
