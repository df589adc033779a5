"""`dialtone scan [DOSSIER]`: discover the phones on the network."""

import argparse
import math
from pathlib import Path
from typing import Any

import msgspec

from dialtone.bootstrap import Services
from dialtone.cli.console import COULD_NOT_RUN, DIFFERS, DONE, Console
from dialtone.domain.discovery import ScanProgress, ScanRun
from dialtone.domain.problems import EnvironmentProblem, InputProblem, Problem
from dialtone.services.discovering import ScanOptions, scan_document, with_profile_ports
from dialtone.services.running import run_until_done

_PORTS = range(1, 65536)
_LONGEST_WAIT = 60
_LONGEST_LISTENING = 3600


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("dossier", type=Path, nargs="?", metavar="DOSSIER", help="keep the run in this dossier")
    parser.add_argument("--network", action="append", default=[], metavar="CIDR", help="network to scan (default: the interface's own)")
    parser.add_argument("--interface", metavar="NAME", help="interface to scan from (default: the wired one, never a VPN)")
    parser.add_argument("--sip-port", action="append", default=[], metavar="N", help="SIP port to ask every address on (default: 5060)")
    parser.add_argument("--snmp-community", action="append", default=[], metavar="NAME", help="read switches with this community (opt-in)")
    parser.add_argument("--switch", action="append", default=[], metavar="ADDRESS[:PORT]", help="switch to read; needs a community")
    parser.add_argument("--snmp-devices", action="store_true", help="ask every device by SNMP what it is; needs a community")
    parser.add_argument("--list", action="append", default=[], type=Path, metavar="FILE", help="lease list of the router, or nmap -oX file")
    parser.add_argument("--listen", metavar="S", help="listen at least so long for telephones that start (restart them meanwhile)")
    parser.add_argument("--timeout", metavar="S", help="seconds to wait for late answers")


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
        one = next((item for item in found if item.name == interface), None) if interface else services.discovery.default_interface()
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
    console.line(console.words.text("cli.scan-list", file=path.name, count=len(leads.signals), faults=len(leads.faults)))
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
    found = 0

    def progress(step: ScanProgress) -> None:
        nonlocal found
        found = len(step.devices) if step.devices is not None else found
        stage = console.words.text(f"method.{step.stage}")
        console.progress(console.words.text("cli.scanning", stage=stage, done=step.done, total=step.total, found=found))

    result = run_until_done(lambda stop: services.discovery.scan(options, progress, stop))
    console.end_progress()
    return result


def _show(run: ScanRun, console: Console) -> int:
    words = console.words
    if console.as_json:
        console.document(scan_document(run))
    console.table(
        [
            (
                device.ip,
                device.mac or "–",
                words.text(f"kind.{device.kind}"),
                " ".join(filter(None, (device.vendor, device.model))) or "–",
                f"{device.confidence:.2f}",
                f"{device.switch.name} {device.switch.port}" if device.switch else "",
            )
            for device in run.devices
        ]
    )
    console.line()
    code = "scan-done" if run.complete else "scan-interrupted"
    telephones = sum(device.telephone for device in run.devices)
    console.line(words.text(f"cli.{code}", count=len(run.devices), telephones=telephones, seconds=round(run.seconds, 1)))
    for method in run.not_run:
        reason = words.text(f"reason.{method.reason}") + (f": {method.detail}" if method.detail else "")
        console.line(words.text("cli.scan-not-run", method=words.text(f"method.{method.method}"), reason=reason))
    for note in run.notes:
        console.line(words.text(f"note.{note.code}") + (f" ({note.detail})" if note.detail else ""))
    for conflict in run.conflicts:
        console.line(words.text("cli.scan-conflict", ip=conflict.ip, field=conflict.field, values=conflict.values))
    if not run.complete and not run.devices:
        return COULD_NOT_RUN
    return DIFFERS if run.conflicts else DONE
