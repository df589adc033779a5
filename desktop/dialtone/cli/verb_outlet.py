"""`dialtone outlet DOSSIER OUTLET`: which switch port an outlet is, heard with this computer plugged into it, or typed."""

import argparse
from pathlib import Path

import msgspec

from dialtone.bootstrap import Services
from dialtone.cli.console import DONE, Console
from dialtone.domain.changes import Edit
from dialtone.domain.problems import EnvironmentProblem, InputProblem
from dialtone.domain.record import Record
from dialtone.services import outlet_port
from dialtone.services.outlet_port import Heard, ListenProgress
from dialtone.services.running import run_until_done


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("dossier", type=Path, metavar="DOSSIER")
    parser.add_argument("outlet", metavar="OUTLET", help="id of the outlet that this computer is plugged into")
    parser.add_argument("--interface", metavar="NAME", help="listen on this interface only (default: all)")
    parser.add_argument("--switch", metavar="NAME", help="don't listen: it is a port of this switch (id, name or address)")
    parser.add_argument("--port", metavar="NAME", help="and this port of it")
    parser.add_argument("--replace", action="store_true", help="move a patch cord that is in the way")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")


def run(args: argparse.Namespace, services: Services, console: Console) -> int:
    """One undoable step. Listening takes up to a minute: switches speak every 30 or 60 seconds."""
    if bool(args.switch) != bool(args.port):
        raise InputProblem("cli.outlet-switch-and-port")
    with services.dossiers.open(args.dossier, read_only=args.dry_run) as session:
        heard = () if args.switch else _listen(args, console)
        edit = _edit(session.record, args, heard)
        if edit.changes and not args.dry_run:
            session.edit(edit)
    changes = [msgspec.to_builtins(change) for change in edit.changes]
    console.line(console.words.text("cli.outlet-done" if changes else "cli.outlet-unchanged", outlet=args.outlet))
    if console.as_json:
        told = [msgspec.to_builtins(each) for each in heard]
        console.document({"outlet": args.outlet, "dry_run": args.dry_run, "heard": told, "changed": bool(changes), "changes": changes})
    return DONE


def _listen(args: argparse.Namespace, console: Console) -> tuple[Heard, ...]:
    words = console.words

    def progress(step: ListenProgress) -> None:
        console.progress(words.text("cli.outlet-listening", left=max(0, round(step.longest - step.seconds))))

    heard = run_until_done(lambda stop: outlet_port.listen(progress, stop, interface=args.interface))
    console.end_progress()
    if not heard:
        raise EnvironmentProblem("outlet.nothing-heard")
    for each in heard:
        said = each.neighbour
        port = " / ".join(said.port_names) or "–"
        console.line(
            words.text(
                "cli.outlet-heard", interface=each.interface, protocol=said.protocol.upper(), name=said.name or said.chassis, port=port
            )
        )
    return heard


def _edit(record: Record, args: argparse.Namespace, heard: tuple[Heard, ...]) -> Edit:
    if args.switch:
        return outlet_port.edit_typed(record, args.outlet, args.switch, args.port, replace=args.replace)
    return outlet_port.edit_heard(record, args.outlet, outlet_port.the_one(heard), replace=args.replace)
