"""`dialtone report DOSSIER`: the commissioning report as PDF."""

import argparse
import hashlib
from pathlib import Path

from dialtone.bootstrap import Services
from dialtone.cli.console import DIFFERS, DONE, Console
from dialtone.domain.problems import InputProblem
from dialtone.services import dossiers
from dialtone.services.files import write_atomically
from dialtone.services.reporting import report_language


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments. --language is the report's language too."""
    parser.add_argument("dossier", type=Path, metavar="DOSSIER")
    parser.add_argument("-o", "--output", type=Path, metavar="PDF", help="default: the dossier's name with .pdf")
    parser.add_argument("--draft", action="store_true", help="a watermarked draft, whatever is still missing")


def run(args: argparse.Namespace, services: Services, console: Console) -> int:
    """Write it; without --draft only when nothing keeps it from being signed. Exit 1 when the report names a violation."""
    if not dossiers.is_dossier(args.dossier):
        raise InputProblem("cli.not-a-dossier", file=str(args.dossier))
    with services.dossiers.open(args.dossier, read_only=True) as session:
        language = args.language or report_language(session.record, console.words.language)
        data = services.reports.render(session, language, draft=args.draft)
        violations = sum(finding.severity == "violation" for finding in session.assessment().findings)
    output = args.output or args.dossier.with_suffix(".pdf")
    write_atomically(output, data)
    document = {"report": str(output), "language": language, "draft": args.draft, "sha256": hashlib.sha256(data).hexdigest()}
    if console.as_json:
        console.document(document)
    console.line(console.words.text("cli.report-done", file=document["report"], sha256=document["sha256"]))
    return DIFFERS if violations else DONE
