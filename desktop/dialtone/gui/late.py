"""The services, built when first needed, so that the window is there before the heavy modules are.

Settings and paths are light and there at once: language and theme come from them. Everything else is imported by the worker that first asks
for it.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from dialtone.services.paths import Paths, system_paths
from dialtone.services.settings import SettingsStore

if TYPE_CHECKING:
    from dialtone.bootstrap import Services


class LateServices:
    """Looks like `Services`; the first use of anything but `paths` and `settings` builds them all, on the thread that asks."""

    def __init__(self, paths: Paths | None = None) -> None:
        self.paths = paths or system_paths()
        self.settings = SettingsStore(self.paths.settings)
        self._lock = threading.Lock()
        self._services: Services | None = None

    @property
    def built(self) -> bool:
        """Whether they are there."""
        return self._services is not None

    def __getattr__(self, name: str) -> Any:
        """One of the services."""
        if name.startswith("_"):
            raise AttributeError(name)
        with self._lock:
            if self._services is None:
                from dialtone.bootstrap import build

                self._services = build(self.paths)
                # From here on one store for all; until now nothing of theirs has read the settings.
                self.settings = self._services.settings
        return getattr(self._services, name)
