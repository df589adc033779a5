"""What happens when the program itself is wrong: a file on this machine, and a message that says so.

The file holds where in the program it happened, and versions. Never messages of exceptions or values: these may carry a customer's data.
"""

import contextlib
import datetime as dt
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from dialtone import __version__

_KEEP = 20
_MARK = "__dialtone_report__"


def describe(error: BaseException, now: dt.datetime) -> str:
    """The report: type and place of the error and of what caused it, without any text of theirs."""
    lines = [
        f"Dialtone {__version__}, {now.isoformat(timespec='seconds')}",
        f"Python {platform.python_version()}, {platform.system()} {platform.release()}",
    ]
    cause: BaseException | None = error
    seen: set[int] = set()
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        lines += [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(cause.__traceback__)]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines) + "\n"


def _short(filename: str) -> str:
    """A path without the user's folders."""
    parts = Path(filename).parts
    for root in ("dialtone", "site-packages"):
        if root in parts:
            last = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[last:])
    return parts[-1] if parts else filename


def write(error: BaseException, folder: Path, now: dt.datetime | None = None) -> Path | None:
    """Write the report, once for an error; None when even that fails. Keeps the newest twenty."""
    if (written := getattr(error, _MARK, None)) is not None:
        return Path(written)
    now = now or dt.datetime.now(dt.UTC)
    path = folder / f"crash-{now:%Y%m%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(describe(error, now), encoding="utf-8")
        for old in sorted(folder.glob("crash-*.txt"))[:-_KEEP]:
            with contextlib.suppress(OSError):
                old.unlink()
        setattr(error, _MARK, str(path))
    except (OSError, AttributeError):
        return None
    return path


def install(folder: Path, tell: Callable[[BaseException], None]) -> Callable[[], None]:
    """From now on unexpected errors of any thread are written down and told; gives the way back."""
    before, before_threads = sys.excepthook, threading.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            before(kind, error, trace)
            return
        if write(error, folder) is None:
            before(kind, error, trace)
        tell(error)

    def thread_hook(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            hook(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    sys.excepthook, threading.excepthook = hook, thread_hook

    def restore() -> None:
        sys.excepthook, threading.excepthook = before, before_threads

    return restore
