"""Where the program keeps what is the user's: one place, so that tests can move it."""

from pathlib import Path

import platformdirs
from msgspec import Struct


class Paths(Struct, frozen=True, kw_only=True):
    """Folders of the user. None needs to exist; who writes makes it."""

    config: Path
    state: Path
    documents: Path

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.json"

    @property
    def identity(self) -> Path:
        """The installer's signing identity (encrypted PKCS#12)."""
        return self.config / "identity.p12"

    @property
    def recent(self) -> Path:
        """The list of dossiers opened lately."""
        return self.state / "recent.json"

    @property
    def crashes(self) -> Path:
        """Crash reports, local only."""
        return self.state / "crashes"


def system_paths() -> Paths:
    """The platform's own folders."""
    return Paths(
        config=Path(platformdirs.user_config_dir("Dialtone", appauthor=False, roaming=True)),
        state=Path(platformdirs.user_state_dir("Dialtone", appauthor=False)),
        documents=Path(platformdirs.user_documents_dir()) / "Dialtone",
    )
