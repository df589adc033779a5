"""`dialtone versions DOSSIER`: the versions that were signed, whether their chain holds, and what changed since."""

import argparse
from pathlib import Path
from typing import Any

import msgspec

from dialtone.bootstrap import Services
from dialtone.cli.console import DIFFERS, DONE, Console
from dialtone.domain.problems import InputProblem
from dialtone.domain.versions import RowChange
from dialtone.services import dossiers, versions
from dialtone.services.clock import local
from dialtone.services.files import write_atomically
from dialtone.services.session import Session
from dialtone.words import versions as said


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("dossier", type=Path, metavar="DOSSIER")
    parser.add_argument("--since", type=int, metavar="NUMBER", help="changes since this version (default: the last)")
    acts = parser.add_mutually_exclusive_group()
    acts.add_argument("--save", type=int, metavar="NUMBER", help="write the signed file of this version")
    acts.add_argument(
        "--keep", type=Path, metavar="PDF", help="keep a report of this dossier, signed with «dialtone sign», as its next version"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="PDF", help="for --save; default: the name it was signed under")


def run(args: argparse.Namespace, services: Services, console: Console) -> int:
    """List them, or save or keep one. Exit 1 when the chain is broken or something changed since."""
    if not dossiers.is_dossier(args.dossier):
        raise InputProblem("cli.not-a-dossier", file=str(args.dossier))
    with services.dossiers.open(args.dossier, read_only=args.keep is None) as session:
        if args.save is not None:
            return _save(session, args, console)
        if args.keep is not None:
            kept = versions.keep(session, args.keep, services.clock)
            console.line(console.words.text("cli.versions-kept", number=kept.number))
        return _list(session, args.since, console)


def _save(session: Session, args: argparse.Namespace, console: Console) -> int:
    report = versions.version(session, args.save)
    output = args.output or args.dossier.with_name(Path(report.name).name)
    write_atomically(output, report.pdf)
    if console.as_json:
        console.document({"version": report.number, "file": str(output), "sha256": report.pdf_sha256})
    console.line(console.words.text("cli.export-done", file=str(output)))
    return DONE


def _list(session: Session, since: int | None, console: Console) -> int:
    found, words = versions.versions(session), console.words
    number = since if since is not None else len(found.earlier)
    changes = found.changes if since is None else versions.changes_since(session, since)
    if console.as_json:
        plain: dict[str, Any] = {"versions": msgspec.to_builtins(found.earlier), "chain_holds": found.chain_holds}
        console.document({**plain, "since": number or None, "changes": msgspec.to_builtins(changes)})
    if not found.earlier:
        console.line(words.text("cli.versions-none"))
        return DONE
    for one in found.earlier:
        figures = {"users": one.users, "channels": one.channels}
        at = words.moment(local(one.signed_at))
        console.line(words.text("cli.versions-line", number=one.number, at=at, signer=one.signer, sha256=one.sha256, **figures))
    console.line(words.text("cli.versions-chain" if found.chain_holds else "cli.versions-chain-broken"))
    _tell(changes, number, session, console)
    return DONE if found.chain_holds and changes == () else DIFFERS


def _tell(changes: tuple[RowChange, ...] | None, number: int, session: Session, console: Console) -> None:
    words = console.words
    if not changes:
        console.line(words.text("report.versions.unreadable" if changes is None else "report.versions.none", number=number))
        return
    console.line(words.text("report.versions.changes", number=number))
    names = versions.names(session.record)
    rows = [(f"  {said.kind(words, one.kind)}", one.name, said.summary(words, one, names).replace("\n", "; ")) for one in changes]
    console.table(rows)
