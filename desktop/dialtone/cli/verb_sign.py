"""`dialtone sign PDF`: the installer's PAdES signature on a report that was made before."""

import argparse
import hashlib
from pathlib import Path

from dialtone.bootstrap import Services
from dialtone.cli.console import DONE, Console
from dialtone.cli.secrets import passphrase
from dialtone.domain.problems import InputProblem
from dialtone.services.files import write_atomically


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("pdf", type=Path, metavar="PDF")
    parser.add_argument("--key", type=Path, metavar="P12", help="PKCS#12 file (default: your identity)")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help="default: PDF itself, replaced once the signature verifies")


def run(args: argparse.Namespace, services: Services, console: Console) -> int:
    """Sign and verify; PDF stays as it was when either fails."""
    key = args.key or services.identities.path
    if args.key is None and not services.identities.exists():
        raise InputProblem("cli.no-identity")
    signed = services.reports.sign_file(args.pdf, key, passphrase(console))
    output = args.output or args.pdf
    write_atomically(output, signed)
    document = {"signed": str(output), "sha256": hashlib.sha256(signed).hexdigest()}
    if console.as_json:
        console.document(document)
    console.line(console.words.text("cli.signed", file=document["signed"], sha256=document["sha256"]))
    return DONE
