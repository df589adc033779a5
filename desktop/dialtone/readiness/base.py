"""What every check gets and gives: one context, one result, and the ways to say pass, warn, fail and «not run, because»."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from typing import Any, TypeVar

from msgspec import Struct

from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.readiness import CheckResult, Sample
from dialtone.net import tls
from dialtone.net.failure import Failure
from dialtone.net.interfaces import Interface
from dialtone.net.names import Answer, Names
from dialtone.profile import ProviderProfile
from dialtone.readiness.options import ReadinessOptions
from dialtone.readiness.peer import Peer, PeerRefused
from dialtone.readiness.reasons import NotRun

Made = TypeVar("Made")


class Context:
    """What the checks of one run share. Made and closed by the suite; answers that several checks need are fetched once."""

    def __init__(
        self, profile: ProviderProfile, options: ReadinessOptions, interfaces: Sequence[Interface], interface: Interface | None
    ) -> None:
        self.profile = profile
        self.options = options
        self.interfaces = tuple(interfaces)
        self.interface = interface
        self.names = Names(profile.dns.nameservers or _system_servers(), profile.dns.port, self.source_for)
        self.heard: set[str] = set()
        self.clock: asyncio.Future[float | None] = asyncio.get_running_loop().create_future()
        self.tell: Callable[[tuple[Sample, ...]], None] = lambda _: None
        """Takes what a measurement reads while it lasts; the suite hands it on."""
        self._seen: dict[tuple[str, int], asyncio.Task[tls.Seen]] = {}
        self._once: dict[str, asyncio.Task[Any]] = {}

    def source_for(self, address: str) -> str | None:
        """The chosen interface's address for reaching this one; None leaves it to the system (loopback, or no interface at all).

        Failure «no-route» when the interface has no address of that family: going another way would measure something else.
        """
        if self.interface is None or address.startswith("127.") or address == "::1":
            return None
        own = self.interface.ipv4
        if ":" in address:
            own = next((a.ip for a in self.interface.addresses if ":" in a.ip and not a.ip.startswith("fe80")), None)
        if own is None:
            raise Failure("no-route", f"{self.interface.label}: no address towards {address}")
        return own

    def hear(self, peer: str) -> None:
        """Notes that something outside answered. A run in which nothing did says «no network» instead of «fail»."""
        self.heard.add(peer)

    def hear_answer(self, answer: Answer) -> None:
        """Records prove a line. NXDOMAIN doesn't: a name server that is cut off may say it of everything."""
        if answer.found:
            self.hear(answer.server)

    async def addresses(self, host: str) -> tuple[str, ...]:
        """Addresses of a host; NotRun «unresolved», «no-name-service» or «no-network»."""
        try:
            found = await self.names.addresses(host)
        except Failure as failure:
            reasons = {"unresolved": "unresolved", "no-route": "no-network"}
            raise NotRun(reasons.get(failure.kind, "no-name-service"), host=host) from failure
        if host not in found:  # a name that was looked up: there is a line, so silence afterwards is a finding
            self.hear(host)
        return found

    async def offset(self) -> float:
        """Seconds that this computer's clock lacks, when time.offset found out; 0 when it could not or wasn't selected."""
        return await asyncio.shield(self.clock) or 0.0

    async def look(self, host: str, port: int) -> tls.Seen:
        """The TLS server's chain and who trusts it, looked at once per run. NotRun as `addresses`; Failure when there is no TLS."""
        addresses = await self.addresses(host)
        key = (host, port)
        if key not in self._seen:
            looking = tls.look(host, port, addresses, source_for=self.source_for, ca_file=self.profile.ca_path)
            self._seen[key] = asyncio.ensure_future(looking)
        seen = await asyncio.shield(self._seen[key])
        self.hear(host)
        return seen

    @property
    def has_responder(self) -> bool:
        """Whether a responder was named; whether it answers is found out by `peer`."""
        return bool(self.options.responder or self.profile.responder)

    async def peer(self) -> Peer:
        """The responder's session, opened once per run. NotRun as `Peer.open`."""
        return await self.once("peer", lambda: Peer.open(self))

    async def once(self, name: str, make: Callable[[], Coroutine[Any, Any, Made]]) -> Made:
        """What `make()` gives, made once per run under this name however many checks ask, also when it raises: a measurement they share."""
        if name not in self._once:
            self._once[name] = asyncio.ensure_future(make())
        found: Made = await asyncio.shield(self._once[name])
        return found

    @property
    def load_seconds(self) -> float:
        """How long calls and rates are measured: as chosen, and short on the training site, whose line is this computer."""
        return min(self.options.load_seconds, 2.0) if self.profile.training else self.options.load_seconds

    def trust(self) -> ssl.SSLContext:
        """The public roots, and the profile's own CA where it names one."""
        context = tls.verifying("public")
        if self.profile.ca_path:
            context.load_verify_locations(cafile=str(self.profile.ca_path))
        return context

    async def close(self) -> None:
        """Ends what was shared."""
        opening = self._once.get("peer")
        tasks: list[asyncio.Task[Any]] = [*self._seen.values(), *self._once.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if opening is not None and not opening.cancelled() and opening.exception() is None:
            await opening.result().close()
        await self.names.close()
        self.clock.cancel()


__all__ = [
    "VERDICTS",
    "Check",
    "Context",
    "NotRun",
    "Part",
    "Peer",
    "PeerRefused",
    "ReadinessOptions",
    "fillable",
    "from_parts",
    "not_run",
    "result",
    "worst",
]

Check = Callable[[Context], Awaitable[CheckResult]]


def _system_servers() -> tuple[str, ...]:
    from dialtone.net.names import system_nameservers

    return system_nameservers()


EntryKind = TypeVar("EntryKind")


def fillable(profile: ProviderProfile, entries: Iterable[EntryKind], text: Callable[[EntryKind], str]) -> list[tuple[EntryKind, str]]:
    """The entries whose host or URL is complete, with it. NotRun «not-in-profile» when there are none at all, «account-not-filled-in»."""
    listed = list(entries)
    if not listed:
        raise NotRun("not-in-profile", responsible=Responsible.PROVIDER)
    filled = [(entry, full) for entry in listed if (full := profile.filled(text(entry))) is not None]
    if not filled:
        raise NotRun("account-not-filled-in", responsible=Responsible.PARTNER)
    return filled


class Part(Struct, frozen=True, kw_only=True):
    """What one target of a check came to; `code` without the check's id."""

    verdict: Verdict
    code: str
    params: dict[str, Any] = {}
    value: float | None = None
    evidence: dict[str, Any] = {}


_WEIGHT = {Verdict.NOT_RUN: 0, Verdict.PASS: 1, Verdict.WARN: 2, Verdict.FAIL: 3}


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """The worst of those that ran; not-run when none did."""
    return max(verdicts, key=lambda verdict: _WEIGHT[verdict], default=Verdict.NOT_RUN)


def result(  # noqa: PLR0913 - the fields of a result
    check: str,
    verdict: Verdict,
    code: str,
    *,
    value: Any = None,
    unit: str | None = None,
    threshold: Any = None,
    responsible: Responsible = Responsible.CUSTOMER,
    params: dict[str, Any] | None = None,
    evidence: dict[str, Any] | None = None,
) -> CheckResult:
    """A result of a check that ran; its code is `<check>.<code>`."""
    return CheckResult(
        id=check,
        verdict=verdict,
        code=f"{check}.{code}",
        value=value,
        unit=unit,
        threshold=threshold,
        responsible=responsible,
        params=params or {},
        evidence=evidence or {},
    )


def from_parts(
    check: str,
    parts: Sequence[Part],
    *,
    unit: str | None = None,
    threshold: Any = None,
    responsible: Responsible = Responsible.CUSTOMER,
    evidence: dict[str, Any] | None = None,
) -> CheckResult:
    """The result over several targets: that of the worst one, with the evidence of all."""
    decisive = max(parts, key=lambda part: _WEIGHT[part.verdict])
    return result(
        check,
        decisive.verdict,
        decisive.code,
        value=decisive.value,
        unit=unit if decisive.value is not None else None,
        threshold=threshold if decisive.value is not None else None,
        responsible=responsible,
        params=decisive.params,
        evidence={**(evidence or {}), "targets": [{"verdict": str(p.verdict), "code": p.code, **p.params, **p.evidence} for p in parts]},
    )


def not_run(check: str, reason: NotRun) -> CheckResult:
    """The result of a check that could not be run."""
    return CheckResult(
        id=check,
        verdict=Verdict.NOT_RUN,
        code=f"not-run.{reason.reason}",
        responsible=reason.responsible,
        params=reason.params,
        reason=reason.reason,
        evidence=reason.evidence,
    )


VERDICTS = {"good": Verdict.PASS, "amber": Verdict.WARN, "bad": Verdict.FAIL}
"""The verdict of a threshold's grade."""
