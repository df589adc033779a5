"""`dialtone scan [DOSSIER]`: discover the phones on the network."""

import argparse
import math
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from dialtone.bootstrap import Services
from dialtone.cli.console import COULD_NOT_RUN, DIFFERS, DONE, Console
from dialtone.domain.discovery import FoundDevice, ScanProgress, ScanRun
from dialtone.domain.problems import EnvironmentProblem, InputProblem, Problem
from dialtone.services.discovering import Interface, ScanOptions, scan_document, with_profile_ports
from dialtone.services.running import run_until_done
from dialtone.services.scan_course import Course
from dialtone.words import Words

_PORTS = range(1, 65536)
_LONGEST_WAIT = 60
_LONGEST_LISTENING = 3600


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("dossier", type=Path, nargs="?", metavar="DOSSIER", help="keep the run in this dossier")
    parser.add_argument(
        "--network",
        action="append",
        default=[],
        metavar="CIDR",
        help="network or range to scan, such as 192.168.20.0/24 or 192.168.10.20-60; also one behind a router; may be given more than once "
        "(default: the interface's own)",
    )
    parser.add_argument("--interface", metavar="NAME", help="interface to scan from (default: the wired one, never a VPN)")
    parser.add_argument(
        "--sip-port",
        action="append",
        default=[],
        metavar="N",
        help="SIP port to ask every address on, over UDP (default: 5060); hosts that exist are asked on 5059 to 5080, over TCP and TLS, "
        "and on the provider's ports in any case",
    )
    parser.add_argument("--snmp-community", action="append", default=[], metavar="NAME", help="read switches with this community (opt-in)")
    parser.add_argument("--switch", action="append", default=[], metavar="ADDRESS[:PORT]", help="switch to read; needs a community")
    parser.add_argument("--snmp-devices", action="store_true", help="ask every device by SNMP what it is; needs a community")
    parser.add_argument(
        "--list",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="lease list of the router, or nmap -oX file: what it names is looked for too",
    )
    parser.add_argument("--listen", metavar="S", help="listen at least so many seconds for telephones that start (restart them)")
    parser.add_argument("--timeout", metavar="S", help="seconds to wait for late answers (default: 3)")


def run(args: argparse.Namespace, services: Services, console: Console) -> int:
    """Scan; Ctrl-C keeps what was found."""
    options = _options(args, services)
    for path in args.list:
        options = _with_list(options, path, services, console)
    if args.dossier is None:
        return _show(_scan(_with_ports(options, None, services, console), services, console), console)
    with services.dossiers.open(args.dossier) as session:
        result = _scan(_with_ports(options, session.record.provider, services, console), services, console)
        session.add_scan(result)
    return _show(result, console)


def _options(args: argparse.Namespace, services: Services) -> ScanOptions:
    chosen: dict[str, Any] = {}
    interface = args.interface
    if not args.network:
        found = services.discovery.interfaces()
        one = _named(interface, found) if interface else services.discovery.default_interface()
        if one is None and interface:
            raise InputProblem("discovery.interface-unknown", name=interface, known=", ".join(item.name for item in found))
        if one is None:
            raise EnvironmentProblem("discovery.no-interface")
        interface = one.name
        chosen["networks"] = tuple(choice.network for choice in services.discovery.networks(one))
    else:
        chosen["networks"] = tuple(args.network)
    if args.sip_port:
        chosen["sip_ports"] = tuple(_port(text) for text in args.sip_port)
    if args.timeout is not None:
        chosen["timeout"] = _seconds(args.timeout, _LONGEST_WAIT)
    if args.listen is not None:
        chosen["listen"] = _seconds(args.listen, _LONGEST_LISTENING)
    if (args.switch or args.snmp_devices) and not args.snmp_community:
        raise InputProblem("cli.no-community", option="--switch" if args.switch else "--snmp-devices")
    return ScanOptions(
        interface=interface,
        snmp_communities=tuple(args.snmp_community),
        switches=tuple(args.switch),
        snmp_devices=args.snmp_devices,
        **chosen,
    )


def _named(wanted: str, found: Sequence[Interface]) -> Interface | None:
    """The interface that the system, its user or one of its addresses calls so."""
    return next((each for each in found if wanted in {each.name, each.label, *(address.ip for address in each.addresses)}), None)


def _with_ports(options: ScanOptions, provider: str | None, services: Services, console: Console) -> ScanOptions:
    """The provider's SIP ports as well; a profile that can't be read is said and keeps nobody from scanning."""
    try:
        return with_profile_ports(options, services.profiles.load(provider or services.settings.get().provider))
    except Problem as problem:
        console.line(console.words.text("cli.scan-usual-ports", problem=console.words.problem(problem)))
        return options


def _with_list(options: ScanOptions, path: Path, services: Services, console: Console) -> ScanOptions:
    """What an imported list names is asked too; lines that nobody understands are told."""
    leads = services.discovery.read_list(path)
    console.line(console.words.text("cli.scan-list", file=path.name, count=leads.devices, faults=len(leads.faults)))
    return msgspec.structs.replace(options, leads=(*options.leads, *leads.signals))


def _port(text: str) -> int:
    if text.isdecimal() and int(text) in _PORTS:
        return int(text)
    raise InputProblem("cli.not-a-port", value=text)


def _seconds(text: str, limit: int) -> float:
    """A wait that ends: «inf» would never, «nan» compares with nothing."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if 0 < seconds <= limit:
        return seconds
    raise InputProblem("cli.timeout", value=text, limit=limit)


def _scan(options: ScanOptions, services: Services, console: Console) -> ScanRun:
    extent = services.discovery.extent(options)
    if extent.large:
        console.note(console.words.text("scan.large", addresses=extent.addresses, seconds=round(extent.expected_seconds)))
    course, found = Course(extent.expected_seconds, options.listen), 0

    def progress(step: ScanProgress) -> None:
        nonlocal found
        found = len(step.devices) if step.devices is not None else found
        stage, left = console.words.text(f"method.{step.stage}"), round(course.advance(step, time.monotonic()).left or 0)
        counts = {"done": step.done, "total": step.total, "found": found, "hosts": step.hosts, "left": left}
        console.progress(console.words.text("cli.scanning", stage=stage, **counts))

    result = run_until_done(lambda stop: services.discovery.scan(options, progress, stop))
    console.end_progress()
    return result


def _show(run: ScanRun, console: Console) -> int:
    words = console.words
    if console.as_json:
        console.document(scan_document(run))
    console.table([_row(device, words) for device in run.devices])
    console.line()
    code = "scan-done" if run.complete else "scan-interrupted"
    here = [device for device in run.devices if device.present]
    telephones = sum(device.telephone for device in here)
    console.line(words.text(f"cli.{code}", count=len(here), telephones=telephones, seconds=round(run.seconds, 1)))
    if listed := len(run.devices) - len(here):
        console.line(words.text("cli.scan-listed", count=listed))
    for method in run.not_run:
        reason = words.text(f"reason.{method.reason}") + (f": {method.detail}" if method.detail else "")
        console.line(words.text("cli.scan-not-run", method=words.text(f"method.{method.method}"), reason=reason))
    for note in run.notes:
        console.line(words.text(f"note.{note.code}") + (f" ({note.detail})" if note.detail else ""))
    for conflict in run.conflicts:
        key = f"conflict.{conflict.field}"
        what = words.text(key) if words.has(key) else conflict.field
        values = [words.text(f"kind.{value}") for value in conflict.values] if conflict.field == "kind" else conflict.values
        console.line(words.text("cli.scan-conflict", ip=conflict.ip or "–", what=what, values=values))
    if not run.complete and not run.devices:
        return COULD_NOT_RUN
    return DIFFERS if run.conflicts else DONE


def _row(device: FoundDevice, words: Words) -> tuple[str, ...]:
    return (
        device.ip or "–",
        device.mac or "–",
        words.text(f"kind.{device.kind}"),
        " ".join(filter(None, (device.vendor, device.model))) or "–",
        f"{device.confidence:.2f}" if device.present else words.text("cli.scan-only-listed"),
        f"{device.switch.name} {device.switch.port}" if device.switch else "",
    )
