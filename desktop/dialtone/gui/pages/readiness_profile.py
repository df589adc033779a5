"""The provider's profile as the page «Readiness» needs it, read on a worker, and the makes of firewalls."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dialtone.domain.problems import Problem
from dialtone.gui.context import Context
from dialtone.services.preparing import Firewall

if TYPE_CHECKING:
    from dialtone.services.session import Snapshot


class ProfileReader(QObject):
    """`read()`: the profile of another provider is there, or why there is none."""

    read = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._asked: tuple[str, bool] | None = None
        self.profile: Any = None
        self.makes: tuple[Firewall, ...] = ()
        self.note = ""

    @property
    def responder(self) -> str:
        """The responder that the profile names, as «host:port»."""
        entry = self.profile.responder if self.profile is not None else None
        return f"{entry.host}:{entry.port}" if entry is not None else ""

    @property
    def binding_seconds(self) -> int:
        """How long the provider wants a UDP binding to live; 0 before the profile was read."""
        return round(self.profile.thresholds.binding_s.good) if self.profile is not None else 0

    def loader(self) -> Any:
        """Read the profile of the dossier on show; for a worker. A training dossier has that of the training site, which is started."""
        services, snapshot = self._context.services, self._context.controller.snapshot
        if snapshot is not None and snapshot.training:
            return services.profiles.load(services.training.start().profile)
        named = snapshot.record.provider if snapshot is not None else None
        return services.profiles.load(named or services.settings.get().provider)

    def look(self, snapshot: "Snapshot") -> None:
        """Read it unless it was read for this provider already."""
        wanted = (snapshot.record.provider or "", snapshot.training)
        if wanted == self._asked:
            return
        self._asked = wanted
        self._context.bridge.pool(self._read, done=self._take, owner=self)

    def _read(self) -> tuple[Any, tuple[Firewall, ...], Problem | None]:
        profile: Any = None
        makes: tuple[Firewall, ...] = ()
        try:
            profile = self.loader()
            makes = self._context.services.readiness.firewalls()
        except Problem as problem:
            return profile, (), problem
        return profile, makes, None

    def _take(self, found: tuple[Any, tuple[Firewall, ...], Problem | None]) -> None:
        self.profile, self.makes, problem = found
        if problem is not None:
            self.note = self._context.words.problem(problem)
        elif self.profile.training or self.profile.verified:
            self.note = ""
        else:
            count = sum(not entry.verified for entry in self.profile.entries)
            text = self.tr(
                "«{title}», version {version}: {count} hosts and pages in it were never confirmed by the provider. A failure may be the "
                "profile's fault."
            )
            self.note = text.format(title=self.profile.title, version=self.profile.version, count=count)
        self.read.emit()
