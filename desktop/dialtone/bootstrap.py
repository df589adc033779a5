"""The only composition root: builds the services that the window and the command line use."""

from msgspec import Struct

from dialtone.services.cabling_import import CablingImportService
from dialtone.services.clock import Clock, SystemClock
from dialtone.services.discovering import DiscoveryService
from dialtone.services.dossiers import DossierService
from dialtone.services.identities import IdentityService
from dialtone.services.labels import LabelService
from dialtone.services.paths import Paths, system_paths
from dialtone.services.preparing import ReadinessService
from dialtone.services.profiles import ProfileService
from dialtone.services.reporting import ReportService
from dialtone.services.settings import SettingsStore
from dialtone.services.training import TrainingService


class Services(Struct, frozen=True, kw_only=True):
    """All use cases, wired."""

    paths: Paths
    clock: Clock
    settings: SettingsStore
    dossiers: DossierService
    profiles: ProfileService
    discovery: DiscoveryService
    cabling_import: CablingImportService
    readiness: ReadinessService
    reports: ReportService
    identities: IdentityService
    labels: LabelService
    training: TrainingService


def build(paths: Paths | None = None, clock: Clock | None = None) -> Services:
    """Wire the services; tests give their own folders and clock. Opens nothing and writes nothing."""
    paths = paths or system_paths()
    clock = clock or SystemClock()
    settings = SettingsStore(paths.settings)
    dossiers = DossierService(paths, clock, settings)
    training = TrainingService(dossiers, clock)
    return Services(
        paths=paths,
        clock=clock,
        settings=settings,
        dossiers=dossiers,
        profiles=ProfileService(),
        discovery=DiscoveryService(lambda: training.running),
        cabling_import=CablingImportService(settings, clock),
        readiness=ReadinessService(clock),
        reports=ReportService(clock),
        identities=IdentityService(paths, clock),
        labels=LabelService(),
        training=training,
    )
