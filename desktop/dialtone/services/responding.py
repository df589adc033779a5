"""Runs the responder: the peer outside the site that readiness checks talk to. What it needs is imported when it is started."""

import asyncio
import contextlib
import ipaddress
import signal
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from dialtone.domain.problems import EnvironmentProblem, InputProblem

TOKEN_VARIABLE = "DIALTONE_RESPONDER_TOKEN"  # noqa: S105 - the variable's name
DEFAULT_PORT = 20862


class ResponderChoice(Struct, frozen=True, kw_only=True):
    """`listen`: up to two addresses of this machine, each perhaps with the one it has outside («10.0.0.4=203.0.113.9»).

    `token`: None makes a new one. `rate_mbit_s`: what all measurements together may take of the line.
    """

    listen: tuple[str, ...] = ()
    port: int = DEFAULT_PORT
    token: str | None = None
    rate_mbit_s: int = 500


class Running(Struct, frozen=True, kw_only=True):
    """A responder that answers: where, and the token when it was made here."""

    description: dict[str, Any]
    listen: tuple[str, ...]
    new_token: str | None


class Ended(Struct, frozen=True, kw_only=True):
    """What it did, in the end."""

    sessions: int
    failures: int
    junk: int


async def serve(choice: ResponderChoice, ready: Callable[[Running], None], stop: asyncio.Event) -> Ended:
    """Answer until `stop` is set (or the system asks the program to end).

    InputProblem «responder.address», «responder.families», «responder.token»; EnvironmentProblem «responder.port» when it can't listen.
    """
    from dialtone.readiness.responder import Limits, Responder, Settings
    from dialtone.readiness.responder.settings import MIN_TOKEN, Listen, new_token

    made = None if choice.token else new_token()
    token = choice.token or made or ""
    if len(token) < MIN_TOKEN:
        raise InputProblem("responder.token", length=MIN_TOKEN)
    pairs = _addresses(choice.listen) or [("0.0.0.0", None)]
    settings = Settings(
        token=token,
        listen=tuple(Listen(local, public) for local, public in pairs),
        port=choice.port,
        stamp_ports=(choice.port + 1, 862),
        limits=Limits(rate_mbit_s=choice.rate_mbit_s),
    )
    responder = Responder(settings)
    try:
        await responder.start()
    except OSError as error:
        raise EnvironmentProblem("responder.port", port=choice.port, detail=error.strerror or str(error)) from error
    try:
        with _termination(stop):
            ready(Running(description=responder.description(), listen=tuple(local for local, _ in pairs), new_token=made))
            await stop.wait()
    finally:
        await responder.close()
    counters = responder.counters
    return Ended(sessions=counters.sessions, failures=counters.failures, junk=counters.junk + counters.refused)


def _addresses(given: tuple[str, ...]) -> list[tuple[str, str | None]]:
    pairs = []
    for text in given:
        local, _, public = text.partition("=")
        try:
            parsed = [ipaddress.ip_address(part) for part in (local, *((public,) if public else ()))]
        except ValueError:
            raise InputProblem("responder.address", value=text) from None
        pairs.append((str(parsed[0]), str(parsed[1]) if public else None))
    families = {ipaddress.ip_address(local).version for local, _ in pairs}
    if len(pairs) > 2 or len(families) > 1 or len({local for local, _ in pairs}) < len(pairs):
        raise InputProblem("responder.families")
    if len(pairs) == 2 and any(ipaddress.ip_address(local).is_unspecified for local, _ in pairs):
        raise InputProblem("responder.families")
    return pairs


@contextlib.contextmanager
def _termination(stop: asyncio.Event) -> Any:
    """A service manager ends a program with SIGTERM; where the loop can't take signals (Windows, a thread), the system ends it hard."""
    loop = asyncio.get_running_loop()
    try:
        loop.add_signal_handler(signal.SIGTERM, stop.set)
    except (NotImplementedError, RuntimeError, ValueError):
        yield
        return
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGTERM)
