"""`dialtone identity new|show|import|export`: the installer's signing identity."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from dialtone.bootstrap import Services
from dialtone.cli.console import DIFFERS, DONE, Console
from dialtone.cli.secrets import NEW_VARIABLE, passphrase
from dialtone.domain.problems import InputProblem

if TYPE_CHECKING:
    from dialtone.services.identities import IdentityInfo


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("action", choices=["new", "show", "import", "export"])
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE", help="import: PKCS#12 to take over; export: where the copy goes")
    parser.add_argument("--name", help="new: your name, as it will stand in the signature")
    parser.add_argument("--organisation", default="", help="new: the partner's name")
    parser.add_argument("--certificate", action="store_true", help="export: only the certificate, for whoever wants to trust it")
    parser.add_argument("--replace", action="store_true", help="replace an identity (or file) that is already there")


def run(args: argparse.Namespace, services: Services, console: Console) -> int:
    """Do it. The passphrase is typed or comes from DIALTONE_PASSPHRASE; the new one of an import from DIALTONE_NEW_PASSPHRASE."""
    identities = services.identities
    if args.action == "show" and not identities.exists():
        if console.as_json:
            console.document(None)
        console.line(console.words.text("cli.identity-none"))
        return DIFFERS
    if args.action in {"import", "export"} and args.file is None:
        raise InputProblem("cli.file-missing", verb=f"identity {args.action}")
    if args.action == "new" and not args.name:
        raise InputProblem("cli.name-missing")
    secret = passphrase(console, new=args.action == "new")
    if args.action == "new":
        info = identities.create(args.name, args.organisation, secret, overwrite=args.replace)
    elif args.action == "import":
        info = identities.import_file(args.file, secret, passphrase(console, new=True, variable=NEW_VARIABLE), overwrite=args.replace)
    elif args.action == "export" and args.certificate:
        info = identities.export_certificate(secret, args.file)
    elif args.action == "export":
        info = identities.export_file(secret, args.file, overwrite=args.replace)
    else:
        info = identities.show(secret)
    _show(info, args, console)
    return DONE


def _show(info: "IdentityInfo", args: argparse.Namespace, console: Console) -> None:
    if console.as_json:
        console.document(msgspec.to_builtins(info))
    if args.action == "export":
        console.line(console.words.text("cli.identity-exported" if args.certificate else "cli.identity-copied", file=str(args.file)))
    else:
        figures = {"subject": info.subject, "fingerprint": info.fingerprint, "until": info.not_after.date()}
        console.line(console.words.text("cli.identity-made" if args.action != "show" else "cli.identity-is", **figures))
