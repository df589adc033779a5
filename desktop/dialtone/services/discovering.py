"""Discovery for the window and the command line: networks to choose from, a scan, and what it means for the dossier.

The ways of finding pull in zeroconf, HTTP and SNMP; they are imported when a scan starts.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from dialtone.discovery import merge, networks
from dialtone.discovery.document import scan_document
from dialtone.discovery.merge import Hint, Proposal
from dialtone.discovery.method import ScanOptions
from dialtone.discovery.networks import NetworkChoice
from dialtone.domain.changes import Edit
from dialtone.domain.discovery import FoundDevice, ScanProgress, ScanRun
from dialtone.domain.kinds import DeviceKind
from dialtone.domain.problems import InputProblem, Problem
from dialtone.domain.record import Record
from dialtone.net.interfaces import Interface, default_interface, interfaces
from dialtone.profile import ProviderProfile
from dialtone.services.files import read_bounded
from dialtone.services.found_csv import found_csv
from dialtone.services.profiles import ProfileService
from dialtone.services.training import TrainingHandle, is_training_scan

if TYPE_CHECKING:
    from dialtone.discovery.lists import Leads as Leads  # noqa: PLC0414 - others name it by this module

__all__ = [
    "DiscoveryService",
    "Extent",
    "Hint",
    "Interface",
    "NetworkChoice",
    "Proposal",
    "ScanOptions",
    "scan_document",
    "with_profile_ports",
]


class Extent(Struct, frozen=True, kw_only=True):
    """How much a scan asks and about how long that takes; `large`: the user is told before it starts."""

    addresses: int
    expected_seconds: float
    large: bool


class DiscoveryService:
    """Keeps nothing: the dossier keeps the runs. `training` gives the running training site's handle, so that its scans are marked."""

    def __init__(self, training: Callable[[], TrainingHandle | None] = lambda: None) -> None:
        self._training = training

    def interfaces(self) -> tuple[Interface, ...]:
        """The machine's interfaces that have an address."""
        return interfaces()

    def default_interface(self) -> Interface | None:
        """The one to offer first; never a VPN."""
        return default_interface(interfaces())

    def networks(self, interface: Interface) -> tuple[NetworkChoice, ...]:
        """The networks of an interface, with their size and the seconds that a scan is expected to take."""
        return networks.choices(interface)

    def choices(self) -> tuple[NetworkChoice, ...]:
        """All networks that this computer is in, the one to offer first in front; VPNs and virtual networks last."""
        present = [interface for interface in interfaces() if interface.kind != "loopback"]
        first = default_interface(present)
        name = first.name if first is not None else ""
        return tuple(sorted(networks.choices(*present), key=lambda choice: (choice.interface != name, not choice.suggested)))

    def nothing_to_choose(self) -> InputProblem:
        """Why `choices` gives none: no cable, no DHCP server, only IPv6."""
        return networks.nothing([interface for interface in interfaces() if interface.kind != "loopback"])

    def extent(self, options: ScanOptions) -> Extent:
        """The size of a scan with these networks typed. InvalidInput «discovery.networks» when one of them can't be scanned."""
        wanted = networks.resolve(options.networks)
        near = networks.links(interfaces())
        seconds = networks.expected_seconds(wanted, rate=options.rate, timeout=options.timeout, links=near)
        return Extent(addresses=networks.size(wanted), expected_seconds=seconds, large=networks.is_large(wanted))

    async def scan(
        self,
        options: ScanOptions,
        progress: Callable[[ScanProgress], None],
        stop: asyncio.Event,
        running: asyncio.Event | None = None,
    ) -> ScanRun:
        """Discover; when `stop` is set, what was found so far is kept and the run says it is not complete.

        While `running` is clear, the scan pauses.
        """
        from dialtone.discovery.scan import scan

        typed = tuple(map(str, networks.resolve(options.networks))) if options.networks else ()
        training = is_training_scan((*options.networks, *typed), self._training())
        return await scan(msgspec.structs.replace(options, training=training), progress, stop, running)

    def with_provider(self, options: ScanOptions, provider: str, profiles: ProfileService) -> ScanOptions:
        """The same, with the provider's SIP ports asked too. A profile that can't be read keeps nobody from scanning the usual ports."""
        try:
            return with_profile_ports(options, profiles.load(provider))
        except Problem:
            return options

    def read_list(self, path: Path) -> "Leads":
        """A router's lease list or an `nmap -oX` file as leads for a scan.

        InputProblem or EnvironmentProblem «file.…» when it can't be read.
        """
        from dialtone.discovery import lists

        return lists.read(read_bounded(path, lists.MAX_BYTES), path.name)

    def proposals(self, record: Record, run: ScanRun, earlier: Sequence[ScanRun] = ()) -> tuple[Proposal, ...]:
        """Each found device against the dossier: new, known, changed, and the recorded ones that are missing.

        With `earlier` runs, one that was found in a way that was not used now is not called missing.
        """
        return merge.propose(record, run, earlier)

    def to_edit(self, record: Record, found: Sequence[FoundDevice], kinds: Mapping[str, DeviceKind] | None = None) -> Edit:
        """Take found devices into the dossier as one step, never overwriting what was typed. `kinds` by IP where the user chose one."""
        return Edit(label="edit.add-found", changes=merge.all_changes(record, found, kinds or {}))

    def csv(self, run: ScanRun) -> str:
        """The found devices as a table for a spreadsheet; see `found_csv`."""
        return found_csv(run)


def with_profile_ports(options: ScanOptions, profile: ProviderProfile) -> ScanOptions:
    """The same, with the provider's SIP ports asked too, each over its transport: some telephones listen where they register."""
    ports: dict[str, tuple[int, ...]] = {}
    for entry in profile.sip:
        ports[entry.transport] = (*ports.get(entry.transport, ()), *entry.ports)
    fields = {"udp": "more_sip_ports", "tcp": "sip_tcp_ports", "tls": "sip_tls_ports"}
    return msgspec.structs.replace(
        options, **{name: tuple(dict.fromkeys((*getattr(options, name), *ports.get(transport, ())))) for transport, name in fields.items()}
    )
