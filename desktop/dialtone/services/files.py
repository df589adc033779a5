"""Writing a file so that a power cut leaves the old one or the new one, never half of one."""

import contextlib
import os
import tempfile
from pathlib import Path

from dialtone.domain.problems import EnvironmentProblem, InputProblem

_DATABASE = b"SQLite format 3\x00"


def write_atomically(path: Path, data: bytes) -> None:
    """Write, flush to the disk, then replace; raises EnvironmentProblem «file.write» with the system's reason.

    A dossier is never replaced, nor anything that is no plain file (InputProblem «file.not-replaced»).
    """
    _refuse_to_replace(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
            raise
    except OSError as error:
        raise EnvironmentProblem("file.write", file=str(path), detail=error.strerror or str(error)) from error


def _refuse_to_replace(path: Path) -> None:
    """A mistyped output name must not cost a dossier; and replacing a device or a pipe would remove it from the system."""
    try:
        if not path.exists():
            return
        plain = path.is_file()
        if plain:
            with path.open("rb") as file:
                plain = file.read(len(_DATABASE)) != _DATABASE
    except (OSError, ValueError):
        return  # writing says what is wrong
    if not plain:
        raise InputProblem("file.not-replaced", file=str(path))


def read_bounded(path: Path, limit: int) -> bytes:
    """The file's bytes, at most `limit` of them; InputProblem for a missing, too large or no plain file, else EnvironmentProblem."""
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for, for ever
            raise InputProblem("file.not-a-file", file=str(path))
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise InputProblem("file.read", file=str(path), detail=error.strerror or str(error)) from error
    except (OSError, ValueError) as error:
        detail = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise EnvironmentProblem("file.read", file=str(path), detail=detail) from error
    if len(data) > limit:
        raise InputProblem("file.too-large", file=str(path), limit=limit)
    return data
