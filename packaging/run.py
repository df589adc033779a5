"""Start Dialtone from a checkout: `python3 packaging/run.py` opens the window, with arguments it is the command line.

Sets up what is missing first. Standard library only.
"""

from __future__ import annotations

import os
import subprocess
import sys

from environment import SetupError, ensure_qt, prepare

NO_DISPLAY = (
    "No display here, so no window can open. Use the command line instead, for example:\n"
    "    python3 packaging/run.py demo --out demo\n"
    "    python3 packaging/run.py --help\n"
    "or set DISPLAY (a desktop session, ssh -X, or xvfb-run)."
)


def has_display() -> bool:
    """Whether a window could open: always on Windows and macOS, on Linux with X11, Wayland or a chosen Qt platform."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def main(arguments: list[str]) -> int:
    """Set up, then hand over; the exit code is the program's."""
    try:
        python = prepare("requirements.lock")
        if not arguments:
            if not has_display():
                print(NO_DISPLAY, file=sys.stderr)
                return 3
            ensure_qt()
    except SetupError as error:
        print(error, file=sys.stderr)
        return 3
    command = [str(python), "-m", "dialtone", *arguments]
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 - Ctrl-C and the exit code then are the program's own
    return subprocess.call(command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
