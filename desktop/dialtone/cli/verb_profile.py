"""`dialtone profile show|check [FILE]`: the provider profile in force, or the faults of one."""

import argparse
import json
from pathlib import Path

from dialtone.bootstrap import Services
from dialtone.cli.console import DONE, WRONG_USE, Console
from dialtone.services.profiles import fault_document, profile_document


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("action", choices=["show", "check"])
    parser.add_argument("file", nargs="?", metavar="FILE", help="profile file or name (default: the setting's provider)")


def run(args: argparse.Namespace, services: Services, console: Console) -> int:
    """Show, or list all faults at once with their lines (exit 2 when there are any)."""
    name = args.file or services.settings.get().provider
    if args.action == "show":
        profile = services.profiles.load(name)
        document = profile_document(profile)
        if console.as_json:
            console.document(document)
        else:
            print(json.dumps(document, ensure_ascii=False, indent=2))
        return DONE
    path = Path(name) if Path(name).is_file() else services.profiles.path_of(name)
    faults = fault_document(services.profiles.check(path), console.words)
    if console.as_json:
        console.document({"file": str(path), "faults": faults})
    if not faults:
        console.line(console.words.text("cli.profile-ok", file=str(path)))
        return DONE
    for fault in faults:
        console.line(console.words.text("cli.profile-fault", file=str(path), line=fault["line"], message=fault["message"]))
    return WRONG_USE
