"""`dialtone scan [DOSSIER]`: discover the phones on the network."""

import argparse
import math
from pathlib import Path
from typing import Any

from dialtone.bootstrap import Services
from dialtone.cli.console import COULD_NOT_RUN, DIFFERS, DONE, Console
from dialtone.domain.discovery import ScanProgress, ScanRun
from dialtone.domain.problems import EnvironmentProblem, InputProblem
from dialtone.services.discovering import ScanOptions, scan_document
from dialtone.services.running import run_until_done

_PORTS = range(1, 65536)
_LONGEST_WAIT = 60


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("dossier", type=Path, nargs="?", metavar="DOSSIER", help="keep the run in this dossier")
    parser.add_argument("--network", action="append", default=[], metavar="CIDR", help="network to scan (default: the interface's own)")
    parser.add_argument("--interface", metavar="NAME", help="interface to scan from (default: the wired one, never a VPN)")
    parser.add_argument("--sip-port", action="append", default=[], metavar="N", help="SIP port to ask on (default: 5060)")
    parser.add_argument("--snmp-community", action="append", default=[], metavar="NAME", help="read switches with this community (opt-in)")
    parser.add_argument("--switch", action="append", default=[], metavar="ADDRESS[:PORT]", help="switch to read")
    parser.add_argument("--timeout", metavar="S", help="seconds to wait for late answers")


def run(args: argparse.Namespace, services: Services, console: Console) -> int:
    """Scan; Ctrl-C keeps what was found."""
    options = _options(args, services)
    if args.dossier is None:
        return _show(_scan(options, services, console), console)
    with services.dossiers.open(args.dossier) as session:
        result = _scan(options, services, console)
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
        chosen["timeout"] = _seconds(args.timeout)
    return ScanOptions(interface=interface, snmp_communities=tuple(args.snmp_community), switches=tuple(args.switch), **chosen)


def _port(text: str) -> int:
    if text.isdecimal() and int(text) in _PORTS:
        return int(text)
    raise InputProblem("cli.not-a-port", value=text)


def _seconds(text: str) -> float:
    """A wait that ends: «inf» would never, «nan» compares with nothing."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if 0 < seconds <= _LONGEST_WAIT:
        return seconds
    raise InputProblem("cli.timeout", value=text, limit=_LONGEST_WAIT)


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
    for conflict in run.conflicts:
        console.line(words.text("cli.scan-conflict", ip=conflict.ip, field=conflict.field, values=conflict.values))
    if not run.complete and not run.devices:
        return COULD_NOT_RUN
    return DIFFERS if run.conflicts else DONE
