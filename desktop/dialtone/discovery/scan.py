"""One run of discovery: all ways of finding side by side, fused into devices; a stop keeps what was found."""

import asyncio
import datetime as dt
import ipaddress
import logging
import time
from collections.abc import Awaitable, Callable, Sequence

from dialtone.discovery import http, mdns, neighbours, networks, oui, sip_options, switch
from dialtone.discovery.fusion import Fusion
from dialtone.discovery.method import Context, NotRun, Report, ScanOptions
from dialtone.domain.discovery import MethodNotRun, ScanProgress, ScanRun
from dialtone.domain.problems import InputProblem
from dialtone.net.interfaces import Interface, default_interface, find_interface, interfaces

__all__ = ["METHODS", "ScanOptions", "scan"]

LOG = logging.getLogger(__name__)
METHODS = (sip_options.NAME, mdns.NAME, neighbours.NAME, switch.NAME, http.NAME)
BEAT = 0.25
"""Seconds between two device lists in the progress (at most five a second)."""

Progress = Callable[[ScanProgress], None]


class _Run:
    def __init__(self, options: ScanOptions, progress: Progress, stop: asyncio.Event) -> None:
        self.options = options
        self.progress = progress
        self.stop = stop
        self.interface = _interface(options)
        self.networks = networks.resolve(options.networks, self.interface)
        self.fusion = Fusion(networks.size(self.networks))
        self.not_run: list[MethodNotRun] = []
        self.stage = sip_options.NAME
        self.done, self.total = 0, 1
        self._shown = -1
        self.context = Context(
            options=options,
            networks=self.networks,
            source=_source(self.interface, self.networks),
            stop=stop,
            step=self._step,
            interface=self.interface,
        )

    def _step(self, done: int, total: int) -> None:
        self.done, self.total = done, total

    async def beat(self) -> None:
        """Tell how far it is; the device list only when it changed, and less often when it is so long that making it takes time."""
        while True:
            began = time.monotonic()
            self.tell()
            await asyncio.sleep(max(BEAT, 10 * (time.monotonic() - began)))

    def tell(self) -> None:
        """One report of progress."""
        changed = self.fusion.version != self._shown
        self._shown = self.fusion.version
        devices = self.fusion.devices() if changed else None
        self.progress(ScanProgress(stage=self.stage, done=self.done, total=self.total, devices=devices))

    async def use(self, name: str, work: Callable[[Context, Report], Awaitable[None]]) -> None:
        """Run one method; what keeps it from running is a result, and its failure never takes the others down."""
        if self.options.methods and name not in self.options.methods:
            return
        if self.stop.is_set():
            self.not_run.append(MethodNotRun(method=name, reason="scan-stopped"))
            return
        try:
            await work(self.context, self.fusion.add)
        except NotRun as reason:
            self.not_run.append(MethodNotRun(method=name, reason=reason.reason, detail=reason.detail[:500]))
        except Exception as error:  # one broken method must not cost the installer the other four
            LOG.exception("discovery method %s", name)
            self.not_run.append(MethodNotRun(method=name, reason="scan-failed", detail=f"{type(error).__name__}: {error}"[:500]))

    async def all(self) -> None:
        """The sweep, mDNS and the switches side by side; then what needs their results."""
        await oui.load()
        await asyncio.gather(self.use(sip_options.NAME, sip_options.run), self.use(mdns.NAME, mdns.run), self.use(switch.NAME, switch.run))
        self.stage, self.done, self.total = neighbours.NAME, 0, 1
        await self.use(neighbours.NAME, neighbours.run)
        self.stage, self.done = http.NAME, 0
        await self.use(http.NAME, http.method(self.fusion))


def _interface(options: ScanOptions) -> Interface | None:
    """The interface to work through: the one asked for, or the only one that is in the networks; without networks, the default one."""
    if options.interface:
        return find_interface(options.interface, interfaces())
    if options.networks:
        return _interface_in(networks.resolve(options.networks), interfaces())
    found = default_interface(interfaces())
    if found is None:
        raise InputProblem("discovery.nothing-to-scan", interface=None)
    return found


def _interface_in(wanted: Sequence[ipaddress.IPv4Network], choices: Sequence[Interface]) -> Interface | None:
    """The one interface that is in all of the networks. None for loopback, or where none or several are: the system knows the way."""
    found = [c for c in choices if c.up and c.kind != "loopback" and all(_own_addresses(c, network) for network in wanted)]
    return found[0] if len(found) == 1 else None


def _own_addresses(interface: Interface, network: ipaddress.IPv4Network) -> list[str]:
    """The interface's addresses whose network overlaps this one."""
    own = [a for a in interface.addresses if ipaddress.ip_address(a.ip).version == 4]
    return [a.ip for a in own if ipaddress.IPv4Network(a.network, strict=False).overlaps(network)]


def _source(interface: Interface | None, wanted: Sequence[ipaddress.IPv4Network]) -> str | None:
    """The address to send from.

    None leaves it to the system: without an interface, and where one with several addresses is in several of the networks, because a phone
    without a gateway answers only to its own network.
    """
    if interface is None:
        return None
    own = [set(_own_addresses(interface, network)) for network in wanted]
    common = set.intersection(*own) if own else set()
    if common:
        return min(common, key=lambda ip: (ip != interface.ipv4, ip))
    return None if all(own) else interface.ipv4


async def scan(options: ScanOptions, progress: Progress, stop: asyncio.Event) -> ScanRun:
    """Find the devices on the networks. Progress comes at most five times a second.

    Setting `stop` ends it soon; what was found is kept and `complete` is False, as it is when not all addresses could be asked.
    Raises only for options that make no sense: InputProblem «net.no-such-interface», «discovery.nothing-to-scan», InvalidInput
    «discovery.networks».
    """
    run = _Run(options, progress, stop)
    started, began = dt.datetime.now(dt.UTC), time.monotonic()
    beating = asyncio.create_task(run.beat())
    try:
        await run.all()
    finally:
        beating.cancel()
        await asyncio.gather(beating, return_exceptions=True)
    run.done = run.total
    run.tell()
    return ScanRun(
        networks=tuple(map(str, run.networks)),
        interface=run.interface.name if run.interface else None,
        started=started,
        seconds=time.monotonic() - began,
        complete=not stop.is_set() and all(item.method != sip_options.NAME for item in run.not_run),
        devices=run.fusion.devices(),
        not_run=tuple(run.not_run),
        conflicts=run.fusion.conflicts(),
        training=options.training,
    )
