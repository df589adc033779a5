"""The installer's settings: declared once, kept as JSON; a damaged file is set aside and the defaults serve."""

import contextlib
import getpass
import locale
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from dialtone.services.files import write_atomically

InterfaceLanguage = Literal["nl", "fr", "en"]


def _system_language() -> InterfaceLanguage:
    name = (locale.getlocale()[0] or "").lower()
    if name.startswith(("nl", "dutch")):
        return "nl"
    return "fr" if name.startswith(("fr", "french")) else "en"


def _user() -> str:
    with contextlib.suppress(Exception):  # getpass raises whatever the platform's user database raises
        return getpass.getuser()
    return "unknown"


class Settings(Struct, frozen=True, kw_only=True):
    """What the user may choose."""

    language: InterfaceLanguage = msgspec.field(default_factory=_system_language)
    theme: Literal["system", "light", "dark"] = "system"
    author: str = msgspec.field(default_factory=_user)
    provider: str = "allocloud"
    cabling_mappings: dict[str, dict[str, Any]] = {}
    """What the columns of tables were, by what their headings have in common (`services.cabling_import`)."""
    label_sheet: str = "avery-l4732"
    label_offset_x: int = 0
    label_offset_y: int = 0
    """Tenths of a mm that this computer's printer is off, from the labels' test page."""


class SettingsStore:
    """Reads once, writes at each update."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._settings: Settings | None = None

    def get(self) -> Settings:
        """The settings in force."""
        if self._settings is None:
            try:
                self._settings = msgspec.json.decode(self._path.read_bytes(), type=Settings)
            except OSError:
                self._settings = Settings()
            except msgspec.DecodeError:
                with contextlib.suppress(OSError):
                    self._path.replace(self._path.with_suffix(".damaged.json"))
                self._settings = Settings()
        return self._settings

    def update(self, **fields: Any) -> Settings:
        """Change some and keep them; a value outside its choices raises msgspec.ValidationError."""
        merged = {**msgspec.to_builtins(self.get()), **fields}
        self._settings = msgspec.convert(merged, type=Settings)
        write_atomically(self._path, msgspec.json.format(msgspec.json.encode(self._settings)))
        return self._settings
