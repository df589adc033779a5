"""`dialtone new DOSSIER`: an empty dossier."""

import argparse
from pathlib import Path

from dialtone.bootstrap import Services
from dialtone.cli.console import DONE, Console


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("dossier", type=Path, metavar="DOSSIER")
    parser.add_argument("--provider", default=None, help="provider profile (default: the setting)")


def run(args: argparse.Namespace, services: Services, console: Console) -> int:
    """Make it; an existing file is never overwritten."""
    name = args.provider or services.settings.get().provider
    services.profiles.load(name)
    with services.dossiers.create(args.dossier, name) as session:
        document = {"dossier": str(session.path), "id": session.dossier.dossier_id, "provider": name}
    if console.as_json:
        console.document(document)
    console.line(console.words.text("cli.new-done", **document))
    return DONE
