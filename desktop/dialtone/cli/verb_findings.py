"""`dialtone findings FILE`: violations, warnings, doubts, advice, each with clause, remedy and responsible party."""

import argparse
from pathlib import Path

from dialtone.bootstrap import Services
from dialtone.cli.console import DIFFERS, DONE, Console
from dialtone.domain import rules
from dialtone.services import dossiers
from dialtone.services.counting import findings_document


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="dossier or site file")


def run(args: argparse.Namespace, services: Services, console: Console) -> int:
    """List the findings; exit 1 when one of them is a violation."""
    record = dossiers.read_record(args.file, services.dossiers)
    assessment = rules.assess(record, dossiers.terms_of(record.provider), services.clock.today())
    document = findings_document(assessment, console.words)
    if console.as_json:
        console.document(document)
    for entry in document:
        console.line(f"{console.words.text('severity.' + entry['severity'])} · {entry['clause']} · {entry['subject']}")
        console.line(f"    {entry['message']}")
        console.line(f"    → {entry['remedy']} ({console.words.text('party.' + entry['responsible'])})")
    return DIFFERS if any(entry["severity"] == "violation" for entry in document) else DONE
