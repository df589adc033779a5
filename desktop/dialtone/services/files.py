"""Writing a file so that a power cut leaves the old one or the new one, never half of one."""

import contextlib
import os
import tempfile
from pathlib import Path

from dialtone.domain.problems import EnvironmentProblem


def write_atomically(path: Path, data: bytes) -> None:
    """Write, flush to the disk, then replace; raises EnvironmentProblem «file.write» with the system's reason."""
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


def read_bounded(path: Path, limit: int) -> bytes:
    """The file's bytes, at most `limit` of them, else EnvironmentProblem «file.read» or «file.too-large»."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise EnvironmentProblem("file.read", file=str(path), detail=error.strerror or str(error)) from error
    if len(data) > limit:
        raise EnvironmentProblem("file.too-large", file=str(path), limit=limit)
    return data
