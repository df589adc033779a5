"""The training site: the network of an invented school and a provider, on real loopback sockets, for practice, demonstration and tests.

Whatever meets it is marked: the profile says «training», the site file has `training_site`, every name says TRAINING. It needs no rights,
reaches nothing outside this computer, and leaves nothing behind when it is closed.
"""

import datetime as dt
import errno
import shutil
import socket
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from msgspec import Struct

from dialtone.domain.changes import Edit
from dialtone.domain.problems import EnvironmentProblem
from dialtone.training import customer, switch
from dialtone.training.customer import Placement
from dialtone.training.devices import Silent, device_handler, sip_device
from dialtone.training.network import SimulatedDevice, SimulatedNetwork, load
from dialtone.training.provider import PeerStarter, ProviderPorts, TrainingProvider
from dialtone.training.snmp_agent import MibTable, answer
from dialtone.training.sockets import Listeners, Responder, claim

PROVIDER_ADDRESS = "127.66.20.1"
FALLBACK_ADDRESS = "127.0.0.1"
_NO_ADDRESS = {errno.EADDRNOTAVAIL, getattr(errno, "WSAEADDRNOTAVAIL", 10049)}
_FALLBACK_FIRST_PORT = 15_100


class SwitchAccess(Struct, frozen=True, kw_only=True):
    """How to read the switch."""

    address: str
    port: int
    community: str
    name: str

    @property
    def target(self) -> str:
        """«address:port»."""
        return f"{self.address}:{self.port}"


class TrainingSite:
    """The whole site. Use it as `async with TrainingSite() as site`, or `start` and `close`.

    While it runs: `networks` (to scan), `sip_ports`, `http_ports`, `switch`, `provider` (its ports), `profile_path` and `ca_path`,
    `addresses` (the last octet in the data → the real address), `simulated` (the data), and what the customer and technician bring.
    `start_peer` gives the provider a responder, which readiness checks talk to; without it there is none.
    Where only 127.0.0.1 exists (macOS), every device has that address and a SIP port of its own; its web pages are then left out.
    """

    networks: tuple[str, ...]
    sip_ports: tuple[int, ...]
    http_ports: tuple[int, ...]
    switch: SwitchAccess
    provider: ProviderPorts
    profile_path: Path
    ca_path: Path
    addresses: Mapping[int, str]
    endpoints: Mapping[int, tuple[str, int]]

    def __init__(self, *, only_localhost: bool = False, start_peer: PeerStarter | None = None) -> None:
        self.simulated: SimulatedNetwork = load()
        self.running = False
        self._only_localhost = only_localhost
        self._start_peer = start_peer
        self._listeners = Listeners()
        self._provider: TrainingProvider | None = None
        self._folder: Path | None = None

    async def start(self) -> Self:
        """Open all sockets. EnvironmentProblem «training.no-sockets» when the system does not let it; nothing is left open then."""
        if self.running:
            return self
        try:
            await self._start()
        except OSError as error:
            await self.close()
            raise EnvironmentProblem("training.no-sockets", detail=error.strerror or str(error)) from error
        except BaseException:
            await self.close()
            raise
        self.running = True
        return self

    async def close(self) -> None:
        """Close everything and remove the temporary files; safe to call again."""
        self.running = False
        await self._listeners.close()
        if self._provider is not None:
            await self._provider.close()
            self._provider = None
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    async def __aenter__(self) -> Self:
        return await self.start()

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.close()

    def site_file(self, today: dt.date | None = None) -> bytes:
        """The customer's dossier before the visit, as a site file."""
        return customer.site_file(today or _now().date())

    def placements(self, today: dt.date | None = None) -> tuple[Placement, ...]:
        """Where the technician puts each found device."""
        return customer.placements(self.simulated, self.addresses, today or _now().date())

    def visit(self, device_ids: Mapping[str, str], now: dt.datetime | None = None) -> tuple[Edit, ...]:
        """The technician's work as edits; `device_ids` maps a found device's address to its id in the dossier."""
        return customer.visit(self.simulated, self.addresses, device_ids, now or _now())

    async def _start(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="dialtone-training-"))
        await self._start_network()
        provider = TrainingProvider(self._listeners, self._start_peer)
        self._provider = provider
        here = FALLBACK_ADDRESS if self.networks == (f"{FALLBACK_ADDRESS}/32",) else PROVIDER_ADDRESS
        await provider.start(here, self._folder)
        self.provider, self.profile_path, self.ca_path = provider.ports, provider.profile_path, provider.ca_file

    async def _start_network(self) -> None:
        data = self.simulated
        octets = sorted({device.address for device in data.devices} | {data.switch.address} | self._second_addresses())
        if self._only_localhost:
            await self._start_on_localhost(octets)
            return
        try:
            sip_port, sockets = claim((socket.SOCK_DGRAM,), [data.ip(octet) for octet in octets], data.sip_ports)
        except OSError as error:
            if error.errno not in _NO_ADDRESS:
                raise
            await self._start_on_localhost(octets)
            return
        self._listeners.hold(sockets)
        self.networks, self.sip_ports = data.networks, (sip_port,)
        self.addresses = {octet: data.ip(octet) for octet in octets}
        self.endpoints = {octet: (data.ip(octet), sip_port) for octet in octets}
        await self._serve(dict(zip(octets, sockets, strict=True)))
        await self._start_pages()

    async def _start_on_localhost(self, octets: list[int]) -> None:
        sockets: dict[int, socket.socket] = {}
        ports: dict[int, int] = {}
        for place, octet in enumerate(octets):
            ports[octet], (sockets[octet],) = claim((socket.SOCK_DGRAM,), (FALLBACK_ADDRESS,), (_FALLBACK_FIRST_PORT + place, 0))
            self._listeners.hold((sockets[octet],))
        self.networks, self.sip_ports, self.http_ports = (f"{FALLBACK_ADDRESS}/32",), tuple(sorted(ports.values())), ()
        self.addresses = dict.fromkeys(octets, FALLBACK_ADDRESS)
        self.endpoints = {octet: (FALLBACK_ADDRESS, port) for octet, port in ports.items()}
        await self._serve(sockets)

    def _second_addresses(self) -> set[int]:
        return {device.sip.from_address for device in self.simulated.devices if device.sip and device.sip.from_address}

    async def _serve(self, sockets: dict[int, socket.socket]) -> None:
        """Every device on its socket; the switch has none for SIP, so its socket only holds the port."""
        seconds = {octet: await self._listeners.datagram(sockets[octet], Silent()) for octet in self._second_addresses()}
        for device in self.simulated.devices:
            protocol = sip_device(device, self._listeners)
            protocol.second = seconds.get(device.sip.from_address or 0) if device.sip else None
            await self._listeners.datagram(sockets[device.address], protocol)
        await self._start_switch()

    async def _start_pages(self) -> None:
        with_page = [device for device in self.simulated.devices if device.http]
        port, sockets = claim((socket.SOCK_STREAM,), [self.addresses[device.address] for device in with_page], self.simulated.http_ports)
        self._listeners.hold(sockets)
        self.http_ports = (port,)
        for device, sock in zip(with_page, sockets, strict=True):
            if device.http is not None:
                await self._listeners.stream(sock, device_handler(device.http))

    async def _start_switch(self) -> None:
        data = self.simulated.switch
        address = self.addresses[data.address]
        port, (sock,) = claim((socket.SOCK_DGRAM,), (address,), data.snmp_ports)
        self._listeners.hold((sock,))
        mib = MibTable(switch.table(self.simulated, address_of=dict(self.addresses)))
        community = data.community.encode()
        await self._listeners.datagram(sock, Responder(lambda datagram, _: answer(mib, community, datagram)))
        self.switch = SwitchAccess(address=address, port=port, community=data.community, name=data.name)

    def device(self, octet: int) -> SimulatedDevice:
        """The simulated device with this last octet; KeyError where there is none."""
        return {device.address: device for device in self.simulated.devices}[octet]


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
