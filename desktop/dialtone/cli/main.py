"""Finds the verb, runs it, and turns problems into messages and exit codes."""

import argparse
import contextlib
import importlib
import io
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import Protocol, cast

from dialtone import __version__
from dialtone.bootstrap import Services, build
from dialtone.cli.console import COULD_NOT_RUN, DONE, WRONG_USE, Console
from dialtone.domain.problems import EnvironmentProblem, Problem
from dialtone.words import REPORT_LANGUAGES, Words

VERBS = {
    "demo": "the whole job on a simulated site: dossier, discovery, readiness, count, report, signature",
    "new": "an empty dossier",
    "import": "merge a site file, lists of devices, patch lists or test results into a dossier",
    "export": "the whole dossier as a site file, as tables, or for NetBox",
    "count": "users, channels and billing lines, with the rule behind each",
    "findings": "what the provider's conditions have to say about the site",
    "scan": "discover the phones on the network",
    "switch": "read switches by SNMP into the cabling record: ports, VLANs, power, and who is on each",
    "outlet": "which switch port an outlet is: heard by LLDP or CDP with this computer plugged into it, or typed",
    "platform": "order, LAN and the provider's platform side by side: what differs",
    "check": "is the network ready for N calls",
    "responder": "the peer outside the site that readiness checks talk to",
    "report": "the commissioning report as PDF",
    "sign": "sign a report (PAdES)",
    "verify": "verify a signed report, without internet",
    "versions": "the signed versions of a dossier, whether their chain holds, and what changed since",
    "labels": "labels for cables, outlets and ports",
    "identity": "the installer's signing identity",
    "profile": "the provider profile in force, or the faults of one",
}


class Verb(Protocol):
    """What a verb's module offers."""

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the verb's own arguments."""
        ...

    def run(self, args: argparse.Namespace, services: Services, console: Console) -> int:
        """Do it; the exit code."""
        ...


def run(arguments: Sequence[str]) -> int:
    """The command line; gives the exit code."""
    _utf8_output()
    first = arguments[0]
    if first in {"-h", "--help", "help"}:
        print(_overview())
        return DONE
    if first == "--version":
        print(f"dialtone {__version__}")
        return DONE
    if first not in VERBS:
        print(f"dialtone: «{first}» is not a verb. The verbs are: {' '.join(VERBS)}. See: dialtone --help", file=sys.stderr)
        return WRONG_USE
    verb = cast("Verb", importlib.import_module(f"dialtone.cli.verb_{first}"))
    return _run_verb(first, verb, arguments[1:])


def _run_verb(name: str, verb: Verb, arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog=f"dialtone {name}", description=VERBS[name])
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output, nothing else")
    parser.add_argument("--language", choices=REPORT_LANGUAGES, help="language of the messages (default: the setting)")
    verb.arguments(parser)
    try:
        args = parser.parse_args(arguments)
    except SystemExit as leave:  # argparse has said why
        return int(leave.code or 0)
    services = build()
    console = Console(Words(args.language or services.settings.get().language), as_json=args.json)
    return _guarded(lambda: verb.run(args, services, console), console)


def _guarded(work: Callable[[], int], console: Console) -> int:
    """The verb's exit code; whatever goes wrong becomes a message and a code that says of which sort it is."""
    try:
        return work()
    except Problem as problem:
        return console.problem(problem)
    except KeyboardInterrupt:
        console.end_progress()
        return COULD_NOT_RUN
    except BrokenPipeError:
        with contextlib.suppress(OSError):
            sys.stderr.close()
        return DONE
    except OSError as error:  # the machine said no somewhere that has no words of its own
        return console.problem(EnvironmentProblem("cli.system", detail=error.strerror or str(error), file=str(error.filename or "–")))
    except Exception:  # noqa: BLE001 - a fault of ours must not leave with 1, which says «done, and something differs»
        console.end_progress()
        traceback.print_exc()
        return COULD_NOT_RUN


def _overview() -> str:
    width = max(map(len, VERBS))
    lines = [f"  {name.ljust(width)}  {text}" for name, text in VERBS.items()]
    head = "dialtone            open the window\ndialtone VERB …     do it without a window (each verb has --help and --json)\n"
    codes = "\nExit codes: 0 done, 1 done and something fails or differs, 2 wrong use or input, 3 could not run"
    return head + "\n" + "\n".join(lines) + "\n" + codes


def _utf8_output() -> None:
    """Windows consoles and C locales would otherwise break on «é»."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
