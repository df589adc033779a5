"""`dialtone verify PDF`: what holds and what doesn't, without internet."""

import argparse
from pathlib import Path

from dialtone.bootstrap import Services
from dialtone.cli.console import DIFFERS, DONE, WRONG_USE, Console


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("pdf", type=Path, metavar="PDF")
    parser.add_argument("--trust", type=Path, action="append", default=[], metavar="CERT", help="trust this certificate (PEM or DER)")
    parser.add_argument(
        "--expect-signers", type=int, metavar="N", help="how many signatures there should be: one that was cut off is missed"
    )
    parser.add_argument("--sha256", metavar="HASH", help="the file's SHA-256 as it was noted at signing")


_EXIT = {"valid": DONE, "intact-untrusted": DONE, "unreadable": WRONG_USE}


def run(args: argparse.Namespace, services: Services, console: Console) -> int:
    """Verify; exit 0 when the file is intact, 1 when it isn't or has no signature, 2 when it can't be read as PDF."""
    document = services.reports.verify(args.pdf, trust=tuple(args.trust), expected=args.expect_signers, sha256=args.sha256)
    words = console.words
    if console.as_json:
        console.document(document)
    console.line(words.text(f"verify.{document['verdict']}"))
    for finding in document["findings"]:
        console.line(f"  {words.text('verify.finding.' + finding['code'], signer=finding['signer'])}")
    for signature in document["signatures"]:
        state = [words.text(f"verify.{key}-{'yes' if signature[key] else 'no'}") for key in ("valid", "trusted")]
        console.line(
            f"  {signature['signer']} · {signature['level']} · {signature['time'] or '–'} ({signature['time_source']}) · {', '.join(state)}"
        )
        console.line(f"    SHA-256 {signature['fingerprint']}")
    attachment = document.get("attachment")
    if attachment:
        console.line(f"  {attachment['name']} · SHA-256 {attachment['sha256']}")
    return _EXIT.get(document["verdict"], DIFFERS)
