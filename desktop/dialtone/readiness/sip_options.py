"""What the four SIP checks share: an OPTIONS to each host and port of the profile, and the verdict over the ports.

Any SIP reply, whatever its status, proves that the port is reachable and speaks SIP. OPTIONS calls nobody and registers nothing.
"""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from typing import Any, Literal

from msgspec import Struct

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.net.failure import Failure
from dialtone.profile.types import SipEntry, Transport
from dialtone.readiness.base import Context, NotRun, fillable, result
from dialtone.wire import sip

_AT_ONCE = 4


class Probe(Struct, frozen=True, kw_only=True):
    """What one port did: the SIP status it gave and after how long, or why not; `open` when it accepted a connection."""

    host: str
    address: str
    port: int
    status: int | None = None
    server: str | None = None
    milliseconds: float | None = None
    open: bool = False
    failure: str | None = None
    detail: str = ""

    @property
    def where(self) -> str:
        """Host and port as people write them."""
        return f"{self.host}:{self.port}"


class Question:
    """One OPTIONS and how to know its reply: by Call-ID, and as a response to OPTIONS."""

    def __init__(self, host: str, port: int, transport: Literal["UDP", "TCP", "TLS", "WS", "WSS"]) -> None:
        self.call_id = f"{secrets.token_hex(12)}@{secrets.token_hex(4)}"
        self._target = (host, port)
        self._transport = transport
        self._branch = f"z9hG4bK{secrets.token_hex(8)}"
        self._tag = secrets.token_hex(5)

    def request(self, local: tuple[str, int]) -> bytes:
        """The message, with the true local address: a foreign one would hide what a SIP-aware firewall does to it."""
        return sip.options_request(*self._target, *local, self._transport, self.call_id, self._branch, self._tag)

    def reply(self, data: bytes) -> sip.SipMessage | None:
        """The final response to this request in these bytes, or None."""
        message = sip.parse(data)
        if message is None or message.status is None or message.status < 200:
            return None
        return message if (message.header("call-id") or "").strip() == self.call_id else None


Ask = Callable[[Context, SipEntry, str, str, int], Awaitable[Probe]]


async def run(check: str, transport: Transport, context: Context, ask: Ask) -> CheckResult:
    """Asks every port of the transport, a few at a time, and gives the verdict."""
    entries = [entry for entry in context.profile.sip if entry.transport == transport]
    targets = [(entry, host, port) for entry, host in fillable(context.profile, entries, lambda entry: entry.host) for port in entry.ports]
    gate = asyncio.Semaphore(_AT_ONCE)

    async def one(entry: SipEntry, host: str, port: int) -> Probe:
        address = (await context.addresses(host))[0]
        async with gate:
            try:
                probe = await ask(context, entry, host, address, port)
            except Failure as failure:
                probe = Probe(host=host, address=address, port=port, failure=failure.kind, detail=failure.detail)
        if probe.status is not None or probe.open or probe.failure in {"refused", "reset", "tls"}:
            context.hear(address)
        return probe

    verified = all(entry.verified for entry, _, _ in targets)
    return judge(check, await asyncio.gather(*(one(*target) for target in targets)), verified)


def judge(check: str, probes: list[Probe], verified: bool) -> CheckResult:
    """Pass when every port gives a SIP reply, fail when none is even open, warn in between (which the evidence lists port by port).

    `verified`: whether the provider confirmed these ports; kept with the evidence, since a silent port may also be a wrong one.
    """
    evidence: dict[str, Any] = {"verified": verified, "probes": [_kept(probe) for probe in probes]}
    speaking = [probe for probe in probes if probe.status is not None]
    merely_open = [probe for probe in probes if probe.status is None and probe.open]
    closed = [probe for probe in probes if probe.status is None and not probe.open]
    params = {
        "speaking": [probe.where for probe in speaking],
        "open": [probe.where for probe in merely_open],
        "closed": [probe.where for probe in closed],
        "host": probes[0].host,
        "detail": next((probe.detail for probe in closed if probe.detail), ""),
    }
    if speaking:
        fastest = min(probe.milliseconds or 0.0 for probe in speaking)
        verdict, code = (Verdict.PASS, "ok") if not merely_open and not closed else (Verdict.WARN, "some-ports")
        return result(check, verdict, code, value=fastest, unit="ms", params=params, evidence=evidence)
    if merely_open:
        return result(check, Verdict.WARN, "no-sip", params=params, evidence=evidence)
    kinds = {probe.failure for probe in closed}
    if kinds == {"no-route"}:
        raise NotRun("no-network", evidence=evidence)
    if kinds == {"local"}:
        raise NotRun("blocked-here", evidence=evidence, detail=params["detail"])
    return result(check, Verdict.FAIL, _failed_code(kinds), params=params, evidence=evidence)


def _failed_code(kinds: set[str | None]) -> str:
    """All silent: dropped on the way. All refused: nobody there, or a firewall that says so. Otherwise «unreachable», with the list."""
    for kind, code in (("silent", "silent"), ("refused", "refused"), ("tls", "no-tls"), ("protocol", "garbage")):
        if kinds == {kind}:
            return code
    return "unreachable"


def _kept(probe: Probe) -> dict[str, Any]:
    return {field: getattr(probe, field) for field in probe.__struct_fields__ if getattr(probe, field) not in {None, ""}}


def spoken(host: str, address: str, port: int, message: sip.SipMessage, seconds: float) -> Probe:
    """A probe that got its SIP reply."""
    software = message.header("server") or message.header("user-agent")
    return Probe(
        host=host,
        address=address,
        port=port,
        status=message.status,
        server=software[:200] if software else None,
        milliseconds=round(seconds * 1000, 1),
        open=True,
    )
