"""One run of discovery: all ways of finding side by side, fused into devices; a stop keeps what was found.

Sweepers ask every address and finders ask or hear everybody at once; followers look closer at each host from the moment it turns out to
exist. So the first rows appear in the first second, and the whole takes little longer than the sweep and one wait for slow answers.
"""

import asyncio
import datetime as dt
import ipaddress
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from types import ModuleType

from dialtone.discovery import (
    dhcp,
    http,
    lists,
    mdns,
    neighbours,
    networks,
    notes,
    oui,
    pnp,
    reach,
    sip_options,
    sip_stream,
    snmp,
    ssdp,
    switch,
    ws_discovery,
)
from dialtone.discovery.fusion import Fusion
from dialtone.discovery.method import Context, NotRun, Report, ScanOptions, Signal, pause
from dialtone.domain.discovery import MethodNotRun, ScanNote, ScanProgress, ScanRun
from dialtone.net.interfaces import Interface, default_interface, find_interface, interfaces
from dialtone.net.pacing import Pacer

__all__ = ["METHODS", "ScanOptions", "scan"]

LOG = logging.getLogger(__name__)
SWEEPERS: tuple[ModuleType, ...] = (reach,)
FINDERS: tuple[ModuleType, ...] = (lists, mdns, ssdp, ws_discovery, switch)
FOLLOWERS: tuple[ModuleType, ...] = (neighbours, sip_stream, http, snmp)
LISTENERS: tuple[ModuleType, ...] = (pnp, dhcp)
METHODS = (sip_options.NAME, *(module.NAME for module in (*SWEEPERS, *FINDERS, *FOLLOWERS, *LISTENERS)))
HEARD = frozenset({pnp.NAME, dhcp.NAME, ssdp.NAME, ws_discovery.NAME, mdns.NAME})
"""Ways in which a message comes by itself or to everybody, so that nobody had to be at the address that it names."""
BEAT = 0.25
"""Seconds between two device lists in the progress (at most five a second)."""

Progress = Callable[[ScanProgress], None]
Work = Callable[[Context, Report], Awaitable[None]]


class _Run:
    def __init__(self, options: ScanOptions, progress: Progress, stop: asyncio.Event, running: asyncio.Event) -> None:
        self.options = options
        self.progress = progress
        self.stop = stop
        self.interface = _interface(options)
        self.networks = networks.resolve(options.networks, self.interface)
        self.fusion = Fusion(networks.size(self.networks), self.networks)
        self.not_run: list[MethodNotRun] = []
        self.notes: tuple[ScanNote, ...] = ()
        self.steps: dict[str, tuple[int, int]] = {}
        self._shown = -1
        self.context = Context(
            options=options,
            networks=self.networks,
            source=_source(self.interface, self.networks),
            stop=stop,
            step=self._step,
            interface=self.interface,
            control=networks.control_address(self.networks, options.control),
            links=networks.links(interfaces()),
            pacer=Pacer(options.rate),
            running=running,
        )

    def _step(self, name: str, done: int, total: int) -> None:
        self.steps[name] = (done, total)

    def _stage(self) -> tuple[str, int, int]:
        """The first method that is not through yet: what the user waits for."""
        for name in METHODS:
            done, total = self.steps.get(name, (0, 0))
            if done < total:
                return name, done, total
        name = next(reversed(self.steps), sip_options.NAME)
        return name, *self.steps.get(name, (0, 1))

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
        stage, done, total = self._stage()
        paused = not self.context.running.is_set()
        hosts = self.context.hosts.count
        self.progress(ScanProgress(stage=stage, done=done, total=total, devices=devices, hosts=hosts, paused=paused))

    def report(self, signal: Signal) -> bool:
        """Take a signal in; a host that spoke for itself is looked at closer."""
        new = self.fusion.add(signal)
        own = signal.present and not (signal.control or signal.answered_from or signal.only_locates)
        if signal.ip and own and not self._merely_heard(signal.ip, signal.evidence.by):
            self.context.hosts.add(signal.ip, signal.mac)
        return new

    def _merely_heard(self, ip: str, by: str) -> bool:
        """Anybody can send in any name. On this link the sweep asks the address too, so the neighbour table tells whether it exists."""
        return by in HEARD and self.context.hosts.watched and self.context.on_link(ip)

    async def use(self, name: str, work: Work) -> None:
        """Run one method; what keeps it from running is a result, and its failure never takes the others down."""
        if self.options.methods and name not in self.options.methods:
            return
        if self.stop.is_set():
            self._missed(name, "scan-stopped", "")
            return
        try:
            await work(self.context, self.report)
        except NotRun as reason:
            self._missed(name, reason.reason, reason.detail)
        except Exception as error:  # one broken method must not cost the installer the others
            LOG.exception("discovery method %s", name)
            self._missed(name, "scan-failed", f"{type(error).__name__}: {error}")

    def _missed(self, name: str, reason: str, detail: str) -> None:
        missed = MethodNotRun(method=name, reason=reason, detail=detail[:500])
        if missed not in self.not_run:
            self.not_run.append(missed)

    async def all(self) -> None:
        """Everything at once: see the module's text for the roles."""
        await oui.load()
        started, context = time.monotonic(), self.context
        before = await asyncio.to_thread(notes.begin, context)
        sweep, look = sip_options.pair()
        async with asyncio.TaskGroup() as group:

            def start(name: str, work: Work) -> asyncio.Task[None]:
                return group.create_task(self.use(name, work))

            stopping = [group.create_task(self._close_on_stop()), group.create_task(notes.watch(before, context))]
            listening = [start(module.NAME, module.run) for module in LISTENERS]
            following = [start(sip_options.NAME, look), *(start(module.NAME, module.run) for module in FOLLOWERS)]
            finding = [start(module.NAME, module.run) for module in FINDERS]
            await asyncio.gather(start(sip_options.NAME, sweep), *(start(module.NAME, module.run) for module in SWEEPERS))
            await pause(self.stop, self.options.timeout)
            await asyncio.gather(*finding)
            context.hosts.close()
            await asyncio.gather(*following)
            await pause(self.stop, self.options.listen - (time.monotonic() - started))
            context.settled.set()
            await asyncio.gather(*listening)
            for task in stopping:
                task.cancel()
        self.notes = await asyncio.to_thread(notes.conclude, before, context, self.fusion.devices())

    async def _close_on_stop(self) -> None:
        await self.stop.wait()
        self.context.hosts.close()
        self.context.settled.set()


def _interface(options: ScanOptions) -> Interface | None:
    """The interface to work through: the one asked for, or the only one that is in the networks; without networks, the default one."""
    if options.interface:
        return find_interface(options.interface, interfaces())
    if options.networks:
        return _interface_in(networks.resolve(options.networks), interfaces())
    present = interfaces()
    found = default_interface(present)
    if found is None:
        raise networks.nothing(present)
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


async def scan(options: ScanOptions, progress: Progress, stop: asyncio.Event, running: asyncio.Event | None = None) -> ScanRun:
    """Find the devices on the networks. Progress comes at most five times a second.

    Setting `stop` ends it soon; what was found is kept and `complete` is False, as it is when not all addresses could be asked or a card
    went away meanwhile. While `running` is clear, nothing is sent.
    Raises only for options that make no sense: InputProblem «net.no-such-interface» or as of `networks.nothing`, InvalidInput
    «discovery.networks».
    """
    if running is None:
        running = asyncio.Event()
        running.set()
    ended = asyncio.Event()  # apart from the caller's, since a scan whose card is gone ends by itself
    if stop.is_set():
        ended.set()
    run = _Run(options, progress, ended, running)
    started, began = dt.datetime.now(dt.UTC), time.monotonic()
    beating = [asyncio.create_task(run.beat()), asyncio.create_task(_pass_on(stop, ended))]
    try:
        await run.all()
    finally:
        for task in beating:
            task.cancel()
        await asyncio.gather(*beating, return_exceptions=True)
    run.steps = {sip_options.NAME: (1, 1)}
    run.tell()
    return ScanRun(
        networks=tuple(map(str, run.networks)),
        interface=run.interface.name if run.interface else None,
        started=started,
        seconds=time.monotonic() - began,
        complete=not ended.is_set()
        and all(item.method != sip_options.NAME for item in run.not_run)
        and all(note.code != notes.VANISHED for note in run.notes),
        devices=run.fusion.devices(),
        not_run=tuple(run.not_run),
        conflicts=run.fusion.conflicts(),
        training=options.training,
        notes=run.notes,
    )


async def _pass_on(stop: asyncio.Event, ended: asyncio.Event) -> None:
    await stop.wait()
    ended.set()
