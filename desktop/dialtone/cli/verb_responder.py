"""`dialtone responder`: the peer outside the site that `check --responder` talks to."""

import argparse
import os

from dialtone.bootstrap import Services
from dialtone.cli.console import DONE, Console
from dialtone.domain.problems import InputProblem
from dialtone.services.responding import DEFAULT_PORT, TOKEN_VARIABLE, ResponderChoice, Running, serve
from dialtone.services.running import run_until_done


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--listen",
        action="append",
        default=[],
        metavar="ADDR[=PUBLIC]",
        help="address to listen on, and the one it has outside; give a second one for the whole NAT discovery (default: every address)",
    )
    parser.add_argument("--port", default=str(DEFAULT_PORT), metavar="N", help=f"main port, TCP and UDP (default: {DEFAULT_PORT})")
    parser.add_argument(
        "--token", metavar="T", help=f"what clients must know; better in {TOKEN_VARIABLE}, where others can't read it (default: a new one)"
    )
    parser.add_argument("--rate", default="500", metavar="MBIT", help="Mbit/s that all measurements together may take (default: 500)")


def run(args: argparse.Namespace, services: Services, console: Console) -> int:
    """Answer until Ctrl-C; exit 3 when the port isn't free."""
    del services
    choice = ResponderChoice(
        listen=tuple(args.listen),
        port=_number(args.port, 65_533, "cli.not-a-port"),
        token=args.token or os.environ.get(TOKEN_VARIABLE) or None,
        rate_mbit_s=_number(args.rate, 100_000, "responder.rate"),
    )
    ended = run_until_done(lambda stop: serve(choice, lambda running: _ready(running, console), stop))
    console.line(console.words.text("cli.responder-ended", sessions=ended.sessions, failures=ended.failures, junk=ended.junk))
    return DONE


def _number(text: str, highest: int, code: str) -> int:
    if text.isascii() and text.isdecimal() and 0 < int(text) <= highest:
        return int(text)
    raise InputProblem(code, value=text)


def _ready(running: Running, console: Console) -> None:
    """Say where it answers; the token only when it was made here, since nobody else knows it."""
    words, about = console.words, running.description
    if console.as_json:
        console.document({**about, "listen": list(running.listen), "token": running.new_token}, flush=True)
        return
    console.line(words.text("cli.responder-ready", addresses=", ".join(running.listen), port=about["port"]))
    names = {"sip_udp_port": "SIP UDP", "sip_tcp_port": "SIP TCP", "sip_tls_port": "SIP TLS", "stamp_port": "STAMP"}
    missing = words.text("cli.responder-taken")
    console.table([(name, str(about[field] or missing)) for field, name in names.items()])
    if about["alternate"] is None:
        console.line(words.text("cli.responder-one-address"))
    if running.new_token:
        console.line(words.text("cli.responder-token", token=running.new_token))
    console.line(words.text("cli.responder-stop"))
