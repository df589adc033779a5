"""`dialtone identity new|show|import|export|request|issued|remember|forget`: the installer's signing identity."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from dialtone.bootstrap import Services
from dialtone.cli.console import DIFFERS, DONE, Console
from dialtone.cli.secrets import NEW_VARIABLE, passphrase
from dialtone.domain.problems import InputProblem

if TYPE_CHECKING:
    from dialtone.services.identities import IdentityInfo, IdentityService


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("action", choices=["new", "show", "import", "export", "request", "issued", "remember", "forget"])
    parser.add_argument(
        "file",
        type=Path,
        nargs="?",
        metavar="FILE",
        help="import: PKCS#12 to take over; export: where the copy goes; request: where the signing request for an authority goes; "
        "issued: the certificate that the authority sent",
    )
    parser.add_argument("--rsa", action="store_true", help="new: an RSA key of 3072 bits, for readers that can't do elliptic curves")
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
    if args.action in {"import", "export", "request", "issued"} and args.file is None:
        raise InputProblem("cli.file-missing", verb=f"identity {args.action}")
    if args.action == "new" and not args.name:
        raise InputProblem("cli.name-missing")
    if args.action == "forget":
        return _forget(identities, console)
    known = None if args.action in {"new", "import", "remember"} else identities.remembered
    secret = passphrase(console, new=args.action == "new", remembered=known)
    info = _acts(args, identities, console, secret)
    _show(info, args, console)
    warn_of_expiry(info, services, console)
    return DONE


def _acts(args: argparse.Namespace, identities: "IdentityService", console: Console, secret: str) -> "IdentityInfo":
    kind: Literal["ec", "rsa"] = "rsa" if args.rsa else "ec"

    def take_over() -> "IdentityInfo":
        return identities.import_file(args.file, secret, passphrase(console, new=True, variable=NEW_VARIABLE), overwrite=args.replace)

    def give_out() -> "IdentityInfo":
        if args.certificate:
            return identities.export_certificate(secret, args.file)
        return identities.export_file(secret, args.file, overwrite=args.replace)

    acts: dict[str, Callable[[], IdentityInfo]] = {
        "new": lambda: identities.create(args.name, args.organisation, secret, kind=kind, overwrite=args.replace),
        "import": take_over,
        "export": give_out,
        "request": lambda: identities.request(secret, args.file, overwrite=args.replace),
        "issued": lambda: identities.take_issued(secret, args.file),
        "remember": lambda: identities.remember(secret),
        "show": lambda: identities.show(secret),
    }
    return acts[args.action]()


def _forget(identities: "IdentityService", console: Console) -> int:
    found = identities.forget()
    if console.as_json:
        console.document({"forgotten": found})
    console.line(console.words.text("cli.identity-forgotten" if found else "cli.identity-not-remembered"))
    return DONE if found else DIFFERS


def warn_of_expiry(info: "IdentityInfo", services: Services, console: Console) -> None:
    """Say that a certificate is over soon, or that its time has not come, before it keeps somebody from signing."""
    note = services.identities.expiry(info)
    if note.state != "valid":
        console.line(
            console.words.text(f"cli.identity-{note.state}", until=info.not_after.date(), days=note.days, since=info.not_before.date())
        )


def _show(info: "IdentityInfo", args: argparse.Namespace, console: Console) -> None:
    if console.as_json:
        console.document(msgspec.to_builtins(info))
    if args.action == "export":
        console.line(console.words.text("cli.identity-exported" if args.certificate else "cli.identity-copied", file=str(args.file)))
    elif args.action in {"request", "remember"}:
        console.line(console.words.text(f"cli.identity-{args.action}", file=str(args.file)))
    else:
        figures = {"subject": info.subject, "fingerprint": info.fingerprint, "until": info.not_after.date()}
        console.line(console.words.text("cli.identity-made" if args.action != "show" else "cli.identity-is", **figures))
