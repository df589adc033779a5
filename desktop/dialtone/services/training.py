"""The training site for the window: simulated devices and provider on this computer, and a dossier to practise in.

Its peers pull in TLS and WebSocket libraries; they are imported when the site is started.
"""

import ipaddress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from dialtone import resources
from dialtone.discovery.method import ScanOptions
from dialtone.domain.changes import ChangeSet, Edit
from dialtone.domain.problems import InputProblem
from dialtone.dossier import site_file
from dialtone.services import platform_import, platform_table
from dialtone.services.clock import Clock
from dialtone.services.dossiers import DossierService
from dialtone.services.session import Session

if TYPE_CHECKING:
    from dialtone.training.provider import TrainingPeer
    from dialtone.training.runner import TrainingRunner
    from dialtone.training.site import TrainingSite

TRAINING_RANGE = ipaddress.ip_network("127.66.0.0/16")
"""The loopback addresses that the simulated devices have; a scan of these is training wherever it was started."""


class TrainingHandle(Struct, frozen=True, kw_only=True):
    """What a scan and a readiness run need to reach the running site."""

    networks: tuple[str, ...]
    sip_ports: tuple[int, ...]
    http_ports: tuple[int, ...]
    switches: tuple[str, ...]
    communities: tuple[str, ...]
    profile: str

    def scan_options(self) -> ScanOptions:
        """What finds the site's devices on the ports they have; asking the usual ones would ask this computer itself."""
        return ScanOptions(
            networks=self.networks,
            sip_ports=self.sip_ports,
            more_sip_ports=(),
            sip_tcp_ports=(),
            sip_tls_ports=(),
            http_ports=self.http_ports,
            https_ports=(),
            switches=self.switches,
            snmp_communities=self.communities,
        )

    @classmethod
    def of(cls, site: "TrainingSite") -> "TrainingHandle":
        """The handle of a site that runs."""
        switch = site.switch
        return cls(
            networks=site.networks,
            sip_ports=site.sip_ports,
            http_ports=site.http_ports,
            switches=(switch.target,),
            communities=(switch.community,),
            profile=str(site.profile_path),
        )


def is_training_scan(networks: tuple[str, ...], handle: TrainingHandle | None) -> bool:
    """Whether these networks are the training site's."""
    if handle is not None and set(networks) & set(handle.networks):
        return True
    return any(_overlaps(network) for network in networks)


def _overlaps(network: str) -> bool:
    try:
        return ipaddress.IPv4Network(network.strip(), strict=False).overlaps(TRAINING_RANGE)
    except ValueError:  # the scan itself says what is wrong with it
        return False


async def start_peer(address: str) -> "TrainingPeer":
    """The responder of the training provider: the program's own, on free ports."""
    from dialtone.readiness.responder import Responder, Settings
    from dialtone.readiness.responder.settings import Listen, new_token
    from dialtone.training.provider import TrainingPeer

    settings = Settings(token=new_token(), listen=(Listen(address),), port=0, sip_port=0, sip_tls_port=0, stamp_ports=(0,))
    responder = Responder(settings)
    await responder.start()
    return TrainingPeer(port=responder.port, token=settings.token, close=responder.close)


class TrainingService:
    """At most one site at a time; its sockets live on a thread of their own."""

    def __init__(self, dossiers: DossierService, clock: Clock) -> None:
        self._dossiers, self._clock = dossiers, clock
        self._runner: TrainingRunner | None = None

    @property
    def running(self) -> TrainingHandle | None:
        """The running site's handle."""
        site = self._runner.site if self._runner is not None else None
        return TrainingHandle.of(site) if site is not None else None

    def start(self) -> TrainingHandle:
        """Start the site unless it runs; takes about a second, so not on the window's thread."""
        return TrainingHandle.of(self._site())

    def _site(self) -> "TrainingSite":
        from dialtone.training.runner import TrainingRunner

        self._runner = self._runner or TrainingRunner(start_peer)
        return self._runner.start()

    def stop(self) -> None:
        """Stop it; nothing happens when it does not run."""
        if self._runner is not None:
            self._runner.stop()

    def new_session(self, path: Path | None = None) -> Session:
        """A dossier of the training customer, as it is before the visit, marked as training for ever."""
        site = self._site()
        record = site_file.read(site.site_file(self._clock.today()), "training")
        name = record.customer.name if record.customer and record.customer.name else "TRAINING"
        session = self._dossiers.create(path or self._dossiers.suggest_path(name), record.provider or "training", training=True)
        session.dossier.import_record(record)
        self._dossiers.remember(session)
        return session

    def visit(self, session: Session) -> tuple[Edit, ...]:
        """What a technician would enter after the scan, for the demonstration."""
        site = self._site()
        return site.visit({device.ip: device.id for device in session.record.devices if device.ip}, self._clock.now())

    def platform_list(self) -> platform_table.PlatformTable:
        """What the training provider's platform lists, as its export; made today."""
        from dialtone.training.customer import DATA_DAY

        data = (
            resources.shipped("training/platform.csv")
            .read_bytes()
            .replace(DATA_DAY.isoformat().encode(), self._clock.today().isoformat().encode())
        )
        return platform_table.read(data, "TRAINING-platform.csv")

    def import_platform(self, session: Session) -> ChangeSet:
        """Take that list into a training dossier; refused for a real one."""
        if not session.training:
            raise InputProblem("dossier.training-import", file=str(session.path))
        return session.edit(platform_import.plan(session.record, self.platform_list(), self._clock.now()).edit)

    def cable_tests(self) -> tuple[bytes, str]:
        """What the training cable tester measured, as its export with its file's name; made today."""
        from dialtone.training.customer import DATA_DAY

        written = resources.shipped("training/cable-tests.csv").read_bytes()
        day = "%m/%d/%Y"  # as the tester writes it
        return written.replace(DATA_DAY.strftime(day).encode(), self._clock.today().strftime(day).encode()), "TRAINING-cable-tests.csv"
