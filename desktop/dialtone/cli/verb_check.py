"""`dialtone check [DOSSIER]`: is the network ready."""

import argparse
from pathlib import Path
from typing import Any

import msgspec

from dialtone.bootstrap import Services
from dialtone.cli import what_if
from dialtone.cli.console import COULD_NOT_RUN, DIFFERS, DONE, Console
from dialtone.cli.secrets import responder_token
from dialtone.domain.kinds import Verdict
from dialtone.domain.problems import InputProblem
from dialtone.domain.readiness import CheckProgress, ReadinessRun
from dialtone.domain.what_if import WhatIf
from dialtone.profile import ProviderProfile
from dialtone.services.files import write_atomically
from dialtone.services.preparing import ReadinessOptions, run_document
from dialtone.services.reporting import report_language
from dialtone.services.responding import TOKEN_VARIABLE
from dialtone.services.running import run_until_done
from dialtone.services.session import Session

_CALLS = range(1, 1001)
_SECONDS = range(1, 121)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("dossier", type=Path, nargs="?", metavar="DOSSIER", help="size for this dossier's users, and keep the run in it")
    parser.add_argument("--provider", metavar="NAME|FILE", help="provider profile (default: the dossier's, else the setting)")
    parser.add_argument("--interface", metavar="NAME", help="interface to check from")
    parser.add_argument("--only", metavar="ID,…", help="only these checks")
    parser.add_argument(
        "--responder", metavar="HOST[:PORT]", help=f"responder outside the site; its token is asked for, or in {TOKEN_VARIABLE}"
    )
    parser.add_argument("--seconds", metavar="S", help="how long calls and rates are measured (default: 30)")
    parser.add_argument("--calls", metavar="N", help="calls to size for (default: the dossier's channels)")
    parser.add_argument("--users", metavar="N", help="also what so many users would need, by the terms and by the busy hour")
    parser.add_argument("--sheet", type=Path, metavar="PDF", help="also write one page for the supplier of the customer's firewall")


def run(args: argparse.Namespace, services: Services, console: Console) -> int:
    """Check; exit 1 when a check fails, 3 when nothing could run."""
    only = services.readiness.known(tuple(filter(None, (args.only or "").split(","))))
    options: dict[str, Any] = {"interface": args.interface, "only": only}
    if args.responder is not None:
        options["responder"] = services.readiness.responder(args.responder)
        options["responder_token"] = responder_token(console)
    if args.seconds is not None:
        options["load_seconds"] = float(_within(args.seconds, _SECONDS, "cli.load-seconds"))
    if args.calls is not None:
        options["calls"] = _within(args.calls, _CALLS, "cli.calls")
    users = what_if.number_of(args.users) if args.users is not None else None
    if args.dossier is None:
        result = _check(args, services, console, options, None)
        asked = services.readiness.what_if(_profile(args, services, None), users, result) if users else None
        return _show(result, console, asked, _sheet(args, services, console, result, None))
    with services.dossiers.open(args.dossier) as session:
        options.setdefault("calls", session.assessment().count.channels.sizing)
        result = _check(args, services, console, options, session)
        session.add_readiness(result)
        asked = services.readiness.what_if(_profile(args, services, session), users, result) if users else None
        sheet = _sheet(args, services, console, result, session)
    return _show(result, console, asked, sheet)


def _within(text: str, allowed: range, code: str) -> int:
    if text.isdecimal() and int(text) in allowed:
        return int(text)
    raise InputProblem(code, value=text)


def _check(
    args: argparse.Namespace, services: Services, console: Console, options: dict[str, Any], session: Session | None
) -> ReadinessRun:
    profile = _profile(args, services, session)

    def progress(step: CheckProgress) -> None:
        check = step.running or (step.result.id if step.result else "")
        if not check:
            return  # a reading for a curve
        console.progress(
            console.words.text("cli.checking", done=step.done, total=step.total, check=console.words.text(f"check.{check}.title"))
        )

    result = run_until_done(lambda stop: services.readiness.run(profile, ReadinessOptions(**options), progress, stop))
    console.end_progress()
    return result


def _profile(args: argparse.Namespace, services: Services, session: Session | None) -> ProviderProfile:
    return services.profiles.load(args.provider or (session.record.provider if session else None) or services.settings.get().provider)


def _sheet(args: argparse.Namespace, services: Services, console: Console, run: ReadinessRun, session: Session | None) -> str | None:
    """Write the sheet where one was asked for; the line that says so."""
    if args.sheet is None:
        return None
    language = args.language or (report_language(session.record, console.words.language) if session else console.words.language)
    customer = session.record.customer if session else None
    data = services.readiness.sheet(run, _profile(args, services, session), language, site=(customer.name or "") if customer else "")
    write_atomically(args.sheet, data)
    return console.words.text("cli.sheet-done", file=str(args.sheet))


def _show(run: ReadinessRun, console: Console, asked: WhatIf | None, sheet: str | None) -> int:
    words = console.words
    document = run_document(run, words) | ({"what_if": msgspec.to_builtins(asked)} if asked else {})
    if console.as_json:
        console.document(document)
    rows = []
    for check in document["checks"]:
        value = "" if check["value"] is None else f"{words.value(check['value'])} {check['unit'] or ''}".strip()
        rows.append((words.text(f"verdict.{check['verdict']}"), check["id"], value, str(check["message"])))
    console.table(rows)
    console.line()
    console.line(words.text("cli.check-done", verdict=words.text(f"verdict.{run.verdict}")))
    if run.capacity:
        capacity = run.capacity
        figures = {
            "channels": capacity.channels,
            "per_call": capacity.per_call_kbit_s,
            "needed": capacity.needed_kbit_s,
            "codec": capacity.codec,
        }
        console.line(words.text("cli.check-capacity", **figures))
    for line in what_if.lines(asked, words) if asked else ():
        console.line(line)
    if sheet:
        console.line(sheet)
    return {Verdict.FAIL: DIFFERS, Verdict.NOT_RUN: COULD_NOT_RUN}.get(run.verdict, DONE)
