"""`dialtone sign PDF`: the installer's PAdES signature on a report that was made before."""

import argparse
import hashlib
from pathlib import Path

import msgspec

from dialtone.bootstrap import Services
from dialtone.cli.console import DONE, Console
from dialtone.cli.secrets import ask_pin, passphrase, pin
from dialtone.cli.verb_identity import warn_of_expiry
from dialtone.domain.problems import InputProblem
from dialtone.services.files import write_atomically
from dialtone.services.reporting import TokenChoice


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("pdf", type=Path, metavar="PDF")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--key", type=Path, metavar="P12", help="PKCS#12 file (default: your identity)")
    where.add_argument("--pkcs11", type=Path, metavar="MODULE", help="a card or token by its module; «eid»: the Belgian identity card")
    parser.add_argument("--certificate", metavar="ID", help="--pkcs11: id or label of the certificate, where a token holds several")
    parser.add_argument(
        "--accept-national-number", action="store_true", help="--pkcs11: your National Register number may stand in the file"
    )
    parser.add_argument("--time-stamp", metavar="URL", help="with the time from this time-stamp authority (RFC 3161)")
    parser.add_argument("--upgrade", action="store_true", help="--time-stamp: PDF is signed already; stamp the whole of it, sign nothing")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help="default: PDF itself, replaced once the signature verifies")


def run(args: argparse.Namespace, services: Services, console: Console) -> int:
    """Sign and verify; PDF stays as it was when either fails."""
    if args.upgrade and not args.time_stamp:
        raise InputProblem("sign.authority", url="–")
    if args.upgrade:
        signed = services.reports.time_stamp_file(args.pdf, args.time_stamp)
    else:
        signed = _on_token(args, services, console) if args.pkcs11 else _with_file(args, services, console)
    output = args.output or args.pdf
    write_atomically(output, signed)
    document = {"signed": str(output), "sha256": hashlib.sha256(signed).hexdigest()}
    if console.as_json:
        console.document(document)
    console.line(console.words.text("cli.signed", file=document["signed"], sha256=document["sha256"]))
    return DONE


def _with_file(args: argparse.Namespace, services: Services, console: Console) -> bytes:
    key = args.key or services.identities.path
    if args.key is None and not services.identities.exists():
        raise InputProblem("cli.no-identity")
    secret = passphrase(console, remembered=None if args.key else services.identities.remembered)
    signed = services.reports.sign_file(args.pdf, key, secret, args.time_stamp)
    warn_of_expiry(services.identities.show(secret, key), services, console)
    return signed


def _on_token(args: argparse.Namespace, services: Services, console: Console) -> bytes:
    """The PIN comes from DIALTONE_PIN or is typed, and only where the card doesn't ask for it itself."""
    choice = TokenChoice(module=args.pkcs11, pin=pin(), certificate=args.certificate, number_accepted=args.accept_national_number)
    try:
        return services.reports.sign_file_on_token(args.pdf, choice, args.time_stamp)
    except InputProblem as problem:
        if problem.code != "token.pin-missing":
            raise
    return services.reports.sign_file_on_token(args.pdf, msgspec.structs.replace(choice, pin=ask_pin(console)), args.time_stamp)
