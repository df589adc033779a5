"""What every way of finding has in common: what it is told, what it reports, and how it says that it could not run.

A method is a coroutine `run(context, report)`. It reports signals as they come in (a callback instead of a generator: several sockets and
library threads report at once, and a stopped scan leaves no half-closed generator behind), awaits `context.gate()` before it sends, ends
soon after `context.stop`, and raises `NotRun` with a reason code when it cannot work here. Sweepers ask every address, finders ask all at
once or listen, followers look closer at the hosts that turn out to exist (`context.hosts.follow()`).
"""

import asyncio
import contextlib
import datetime as dt
import ipaddress
import re
import secrets
from collections.abc import Callable
from typing import Literal

from msgspec import Struct, field

from dialtone.discovery.hosts import Hosts
from dialtone.domain.discovery import Evidence, SwitchLocation
from dialtone.net.interfaces import Interface
from dialtone.net.pacing import Pacer

MAX_VALUE = 512
"""Characters kept of any value that a device sent."""
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_INVISIBLE = re.compile(r"[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""What turns the direction of a text around or takes no room: a name must be what it looks like on screen and paper."""
_MAC = re.compile(r"(?:[0-9a-f]{2}[:-]?){5}[0-9a-f]{2}", re.IGNORECASE)


class Signal(Struct, frozen=True, kw_only=True):
    """One piece of evidence and the device it is about.

    `ip` None: the device is known by its MAC address only (a switch or the IPv6 neighbour table said so). `addresses`: further ones that it
    announces. `answered_from`: the address that the answer came from where it is not the one that was asked. `control`: the answer of an
    address that nobody uses, so it is about a device in between. `only_locates`: says where a device is, and is no reason to list one.
    `present` False: a list names the device; nothing was heard from it. `port`: where an answer came from that is not SIP.
    """

    ip: str | None
    evidence: Evidence
    mac: str | None = None
    sip_port: int | None = None
    hostname: str | None = None
    switch: SwitchLocation | None = None
    answered_from: str | None = None
    control: bool = False
    only_locates: bool = False
    transport: Literal["udp", "tcp", "tls"] | None = None
    addresses: tuple[str, ...] = ()
    serial: str | None = None
    present: bool = True
    port: int | None = None


class ScanOptions(Struct, frozen=True, kw_only=True):
    """What to look for and where. `networks` are CIDR texts as typed; empty means those of the interface.

    `sip_ports` are asked at every address (UDP); `more_sip_ports` (UDP), `sip_tcp_ports`, `sip_tls_ports` at hosts that exist, and where
    these keep silent and may be telephones, all ports over TCP and TLS as well. `timeout`:
    seconds to wait for slow phones after the last question. `rate`: new addresses a second. `listen`: seconds that the scan lasts at least,
    for phones that are still starting. `switches`: «address» or «address:port», asked only when a community is given; `snmp_devices`: ask
    every host by SNMP what it is, with the same communities. `leads`: what imported lists name. `control` is asked for the sake of getting
    no answer; None chooses one, «» leaves it out. `methods` limits the run to some methods; empty means all.
    """

    networks: tuple[str, ...] = ()
    interface: str | None = None
    sip_ports: tuple[int, ...] = (5060,)
    more_sip_ports: tuple[int, ...] = (5059, *range(5061, 5081))
    sip_tcp_ports: tuple[int, ...] = (5060,)
    sip_tls_ports: tuple[int, ...] = (5061,)
    listen: float = 0.0
    leads: tuple[Signal, ...] = ()
    snmp_devices: bool = False
    timeout: float = 3.0
    rate: float = 300.0
    snmp_communities: tuple[str, ...] = ()
    switches: tuple[str, ...] = ()
    http_ports: tuple[int, ...] = (80,)
    https_ports: tuple[int, ...] = (443,)
    control: str | None = None
    methods: tuple[str, ...] = ()
    training: bool = False


Report = Callable[[Signal], object]


class NotRun(Exception):  # noqa: N818 - a result («not run, because»), not an error
    """A method cannot be used here: a reason code for the words (`reason.<code>`) and what the system said."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


def _running() -> asyncio.Event:
    event = asyncio.Event()
    event.set()
    return event


class Context(Struct, frozen=True, kw_only=True):
    """What a method is told. `source`: the chosen interface's address; None leaves the choice to the system.

    `control`: an address that surely nobody uses, asked by every prober. `links`: the networks of our own cards, where the
    neighbour table tells who exists. `pacer`: one turn for each new address. `running` is clear while the user pauses; `settled` is set
    when all is asked and answered, for listeners. `step(name, done, total)` tells how far a method is.
    """

    options: ScanOptions
    networks: tuple[ipaddress.IPv4Network, ...]
    source: str | None
    stop: asyncio.Event
    step: Callable[[str, int, int], None] = lambda _name, _done, _total: None
    interface: Interface | None = None
    token: str = field(default_factory=lambda: secrets.token_hex(6))
    control: str | None = None
    links: tuple[ipaddress.IPv4Network, ...] = ()
    hosts: Hosts = field(default_factory=Hosts)
    pacer: Pacer = field(default_factory=lambda: Pacer(300.0))
    running: asyncio.Event = field(default_factory=_running)
    settled: asyncio.Event = field(default_factory=asyncio.Event)

    def covers(self, ip: str) -> bool:
        """Whether an address lies in the scanned networks."""
        try:
            address = ipaddress.ip_address(ip)
        except ValueError:
            return False
        return any(address in network for network in self.networks)

    def on_link(self, ip: str) -> bool:
        """Whether an address is on a network of one of this machine's own cards, so that the neighbour table knows whether it exists."""
        address = ipaddress.ip_address(ip)
        return any(address in network for network in self.links)

    async def gate(self) -> None:
        """Wait while the scan is paused; a stop ends a pause."""
        while not (self.running.is_set() or self.stop.is_set()):
            await pause(self.stop, 0.1)


def evidence(by: str, name: str, value: str) -> Evidence:
    """Evidence seen now: the value on one line, without control characters, bounded."""
    return Evidence(by=by, field=name, value=clean(value), at=dt.datetime.now(dt.UTC))


def clean(value: str) -> str:
    """Text from the network, fit for screens and reports."""
    return _UNPRINTABLE.sub(" ", _INVISIBLE.sub("", value[: MAX_VALUE * 4])).strip()[:MAX_VALUE]


def normal_mac(text: str) -> str | None:
    """A MAC address in any usual spelling as «aa:bb:cc:dd:ee:ff»; None when it is none, or a group or all-zero address."""
    if not _MAC.fullmatch(text.strip()):
        return None
    digits = re.sub("[:-]", "", text.strip().lower())
    if int(digits[:2], 16) & 1 or digits == "0" * 12:
        return None
    return ":".join(digits[at : at + 2] for at in range(0, 12, 2))


async def pause(stop: asyncio.Event, seconds: float) -> None:
    """Wait, or less when the scan is stopped."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)
