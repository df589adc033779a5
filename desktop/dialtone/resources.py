"""Finds the program's data files: inside the wheel or the frozen program, or in the checkout; a user's folder overrides single files."""

import sys
from pathlib import Path

import platformdirs


def _shipped_root() -> Path:
    package = Path(__file__).resolve().parent
    candidates = [package / "_resources", package.parent.parent / "resources"]
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        candidates.insert(0, Path(frozen) / "dialtone" / "_resources")
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    msg = f"Dialtone's data files are missing: looked in {', '.join(map(str, candidates))}. Install the program again."
    raise FileNotFoundError(msg)


SHIPPED = _shipped_root()


def user_folder() -> Path:
    """Where a partner may place files that override shipped ones, under the same relative names. Need not exist."""
    return Path(platformdirs.user_config_dir("Dialtone", appauthor=False, roaming=True))


def find(relative: str) -> Path:
    """The file of this relative name: the user's own where it exists, otherwise the shipped one."""
    own = user_folder() / relative
    return own if own.is_file() else SHIPPED / relative


def shipped(relative: str) -> Path:
    """The shipped file or folder of this relative name, never overridden."""
    return SHIPPED / relative
