"""`dialtone switch DOSSIER ADDRESS…`: read switches by SNMP into the cabling record, port by port."""

import argparse
import getpass
import os
import sys
from pathlib import Path
from typing import Any, get_args

import msgspec

from dialtone.bootstrap import Services
from dialtone.cli.console import COULD_NOT_RUN, DIFFERS, DONE, Console
from dialtone.domain.problems import EnvironmentProblem, InputProblem
from dialtone.services import switch_reading, switch_words
from dialtone.services.running import run_until_done
from dialtone.services.switch_reading import Auth, Community, Credentials, Port, Priv, ReadProgress, SwitchPlan, SwitchReport, User
from dialtone.words import Words

COMMUNITY, AUTH_PASSWORD, PRIV_PASSWORD = "DIALTONE_SNMP_COMMUNITY", "DIALTONE_SNMP_AUTH", "DIALTONE_SNMP_PRIV"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("dossier", type=Path, metavar="DOSSIER")
    parser.add_argument("addresses", nargs="+", metavar="ADDRESS[:PORT]", help="management address of a switch")
    parser.add_argument("--snmp-community", metavar="NAME", help=f"read by SNMP v2c with this community (or in {COMMUNITY})")
    parser.add_argument(
        "--snmp-user",
        metavar="NAME",
        help=f"read by SNMP v3 as this user; passwords are asked for, or taken from {AUTH_PASSWORD} and {PRIV_PASSWORD}, and kept nowhere",
    )
    parser.add_argument("--auth", choices=get_args(Auth), help="how the user's messages are signed (default with a user: sha)")
    parser.add_argument("--priv", choices=get_args(Priv), help="how they are encrypted (default: not)")
    parser.add_argument("--no-auth", action="store_true", help="a user without passwords")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")


def run(args: argparse.Namespace, services: Services, console: Console) -> int:
    """Read one switch after the other; each is one undoable step. Ctrl-C keeps what was read; one that fails doesn't stop the others."""
    credentials = _credentials(args, console)
    results: list[dict[str, Any]] = []
    read, refused = 0, False
    with services.dossiers.open(args.dossier, read_only=args.dry_run) as session:
        for address in args.addresses:
            try:
                report = _read(address, credentials, console)
            except EnvironmentProblem as problem:
                console.end_progress()
                console.note(console.words.problem(problem))
                results.append({"address": address, "problem": problem.code, "message": console.words.problem(problem)})
                refused = True
                continue
            plan = switch_reading.plan(session.record, report)
            if not args.dry_run:
                session.edit(plan.edit)
            _show(report, plan, console)
            results.append(_document(report, plan, console.words))
            read += 1
    if console.as_json:
        console.document({"dossier": str(args.dossier), "dry_run": args.dry_run, "switches": results})
    return COULD_NOT_RUN if not read else DIFFERS if refused or any(each.get("conflicts") for each in results) else DONE


def _credentials(args: argparse.Namespace, console: Console) -> Credentials:
    if args.snmp_user:
        auth: Auth | None = None if args.no_auth else args.auth or "sha"
        return User(
            name=args.snmp_user,
            auth=auth,
            auth_password=_secret(AUTH_PASSWORD, "cli.switch-auth-ask", console) if auth else "",
            priv=args.priv,
            priv_password=_secret(PRIV_PASSWORD, "cli.switch-priv-ask", console) if args.priv else "",
        )
    community = args.snmp_community or os.environ.get(COMMUNITY)
    if not community:
        raise InputProblem("cli.switch-no-credentials")
    return Community(community)


def _secret(variable: str, question: str, console: Console) -> str:
    given = os.environ.get(variable)
    if given:
        return given
    if not sys.stdin.isatty():
        raise InputProblem("cli.switch-no-password", variable=variable)
    return getpass.getpass(console.words.text(question))


def _read(address: str, credentials: Credentials, console: Console) -> SwitchReport:
    def progress(step: ReadProgress) -> None:
        if step.done % 10 and step.done != step.total:
            return  # a line for each table would be many where the output is no terminal
        console.progress(console.words.text("cli.switch-reading", address=address, done=step.done, total=step.total, rows=step.rows))

    report = run_until_done(lambda stop: switch_reading.read(address, credentials, progress, stop))
    console.end_progress()
    return report


def _show(report: SwitchReport, plan: SwitchPlan, console: Console) -> None:
    words, facts = console.words, report.switch
    named = " ".join(filter(None, (facts.vendor, facts.model))) or facts.description or "–"
    console.line(words.text("cli.switch-read", address=report.address, name=facts.name, what=named, ports=len(report.ports)))
    if facts.poe_budget_w:
        console.line(words.text("cli.switch-poe", budget=facts.poe_budget_w, used=facts.poe_used_w))
    rows = [_row(port.port, port.device, words) for port in plan.ports if port.port.seen or port.port.up]
    console.table([tuple(words.text(f"switch.column.{name}") for name in ("port", "speed", "vlan", "poe", "seen")), *rows] if rows else [])
    for text in switch_words.notes(report, plan, words):
        console.note(text)
    console.line(words.text("cli.switch-done", **{state: plan.count(state) for state in ("added", "changed", "unchanged")}))


def _row(port: Port, device: str | None, words: Words) -> tuple[str, ...]:
    speed = (
        "–"
        if port.speed_mbit_s is None
        else f"{port.speed_mbit_s}{'' if port.duplex is None else ' ' + words.text(f'switch.{port.duplex}')}"
    )
    vlan = f"{port.vlan or '–'}{f' / {port.voice_vlan}' if port.voice_vlan else ''}"
    power = port.power
    poe = "–" if power is None or not power.delivering else words.text("switch.class", value=power.power_class)
    seen = words.text("switch.uplink", count=port.behind) if port.uplink else ", ".join(_seen_texts(port))
    return port.name, speed, vlan, poe, f"{f'[{device}] ' if device else ''}{seen}"


def _seen_texts(port: Port) -> list[str]:
    return [" ".join(filter(None, (seen.name or seen.maker, seen.mac, seen.ip))) for seen in port.seen]


def _document(report: SwitchReport, plan: SwitchPlan, words: Words) -> dict[str, Any]:
    document: dict[str, Any] = msgspec.to_builtins(report)
    for port, planned in zip(document["ports"], plan.ports, strict=True):
        port |= {"id": planned.id, "state": planned.state, "device": planned.device}
    document |= {"id": plan.switch, **{state: plan.count(state) for state in ("added", "changed", "unchanged")}}
    document["remarks"] = [msgspec.to_builtins(each) for each in plan.remarks]
    document["messages"] = switch_words.notes(report, plan, words)
    return document
