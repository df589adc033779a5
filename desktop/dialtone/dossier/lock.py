"""Who works on a dossier: a small file beside it that names host, user, process and time, held by a lock of the operating system.

The operating system lets go of its lock when a process dies, however it dies, so a stale lock of this computer is seen and taken over
without guessing whether a process number was used again. From another computer (a shared folder) only the file's text can be trusted; it
stays in force until its holder, or the user, removes it.
"""

import contextlib
import datetime as dt
import errno
import getpass
import os
import socket
import sys
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from dialtone.domain.problems import InputProblem
from dialtone.dossier.faults import shown

_MOST_BYTES = 4096
_FAR = 1 << 30  # Windows locks bytes against reading too: lock one far behind the text
_ATTEMPTS = 5


class Holder(Struct, frozen=True, kw_only=True):
    """Who holds a dossier."""

    host: str
    user: str
    pid: int
    since: dt.datetime


class Lock:
    """A held lock; `release` removes it."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        """Let go. Safe to call twice."""
        if self._descriptor is None:
            return
        if sys.platform != "win32":
            self._unlink()  # while still held, so that nobody can take the file that is about to vanish
        os.close(self._descriptor)
        self._descriptor = None
        if sys.platform == "win32":
            self._unlink()

    def _unlink(self) -> None:
        with contextlib.suppress(OSError):  # a folder that became read-only: the lock is stale then, and seen as such
            self.path.unlink()


def lock_path(dossier: Path) -> Path:
    """Where the lock of a dossier is."""
    return dossier.with_name(dossier.name + ".lock")


def take(dossier: Path) -> Lock:
    """Take the lock of a dossier. `InputProblem` dossier.locked names the holder; `OSError` where no file can be made."""
    path = lock_path(dossier)
    for _ in range(_ATTEMPTS):
        descriptor = _open(dossier, path)
        try:
            held = _try_hold(descriptor)
            if held and not _same_file(descriptor, path):
                os.close(descriptor)  # its holder removed it between our opening and locking
                continue
            _refuse_if_held(dossier, path, held, _read(descriptor))
            _write(descriptor, _me())
        except BaseException:
            with contextlib.suppress(OSError):
                os.close(descriptor)
            raise
        return Lock(path, descriptor)
    raise _locked(dossier, path, None)


def _open(dossier: Path, path: Path) -> int:
    """Open or make the lock file; never what a link or a folder of its name leads to, since its content is written over."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise InputProblem("dossier.strange-lock", file=str(dossier), lock=str(path))
    try:
        return os.open(path, flags, 0o644)
    except OSError as error:
        if error.errno != errno.ELOOP:  # a link put there between our look and our opening
            raise
        raise InputProblem("dossier.strange-lock", file=str(dossier), lock=str(path)) from error


def holder_of(dossier: Path) -> Holder | None:
    """Who the lock file beside a dossier names; None without a legible one."""
    try:
        descriptor = os.open(lock_path(dossier), os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return None
    try:
        return _read(descriptor)
    finally:
        os.close(descriptor)


def _refuse_if_held(dossier: Path, path: Path, held: bool, holder: Holder | None) -> None:
    """Raise unless the lock is free: held by no process here, and naming nobody on another computer, whose locks we may not see."""
    if not held or (holder is not None and holder.host != _me().host):
        raise _locked(dossier, path, holder)


def _locked(dossier: Path, path: Path, holder: Holder | None) -> InputProblem:
    named = holder or Holder(host="?", user="?", pid=0, since=dt.datetime.now(dt.UTC))
    return InputProblem(
        "dossier.locked",
        file=str(dossier),
        lock=str(path),
        host=shown(named.host),
        user=shown(named.user),
        pid=str(named.pid) if holder else "?",
        since=named.since.astimezone(),
    )


def _me() -> Holder:
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no account entry, as in some containers
        user = "?"
    return Holder(host=socket.gethostname(), user=user, pid=os.getpid(), since=dt.datetime.now(dt.UTC).replace(microsecond=0))


def _read(descriptor: int) -> Holder | None:
    os.lseek(descriptor, 0, os.SEEK_SET)
    try:
        return msgspec.json.decode(os.read(descriptor, _MOST_BYTES), type=Holder)
    except (msgspec.MsgspecError, UnicodeDecodeError, OSError):
        return None


def _write(descriptor: int, holder: Holder) -> None:
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, msgspec.json.encode(holder))


def _same_file(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _try_hold(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_hold(descriptor: int) -> bool:
        """Whether the lock is ours now. A file system without such locks (OSError other than «would block») leaves only the text."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            holder: Any = _read(descriptor)
            return holder is None or holder.host != _me().host or not _alive(holder.pid)
        return True

    def _alive(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except (PermissionError, OverflowError):
            return True
        return True
