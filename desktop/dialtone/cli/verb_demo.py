"""`dialtone demo`: the whole job on the training site."""

import argparse
from pathlib import Path

from dialtone.bootstrap import Services
from dialtone.cli.console import DONE, Console
from dialtone.services.demo import run_demo


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--out", type=Path, default=Path("dialtone-demo"), metavar="DIR", help="where the dossier and the PDF go")


def run(args: argparse.Namespace, services: Services, console: Console) -> int:
    """Do it, and say where the dossier and the PDF are."""
    words = console.words
    result = run_demo(
        services, args.out, args.language or words.language, lambda code: console.progress(words.text(f"cli.demo-step-{code}"))
    )
    console.end_progress()
    document = {
        "dossier": str(result.dossier),
        "report": str(result.report),
        "users": result.users,
        "channels": result.channels,
        "found": result.found,
        "devices": result.devices,
        "findings": result.findings,
        "verification": result.verification,
    }
    if console.as_json:
        console.document(document)
    console.line(words.text("cli.demo-done"))
    console.line(words.text("cli.demo-dossier", file=document["dossier"]))
    console.line(words.text("cli.demo-report", file=document["report"]))
    figures = {key: document[key] for key in ("users", "channels", "found", "devices", "findings")}
    console.line(words.text("cli.demo-summary", **figures))
    console.line(words.text("cli.demo-signature", verdict=words.text(f"verify.{result.verification['verdict']}")))
    return DONE
