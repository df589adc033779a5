"""Which program holds a UDP port: so that «close that program» can name it."""

import contextlib

import psutil  # type: ignore[import-untyped]  # ships no types


def holder(port: int) -> str | None:
    """The name of the program that holds this UDP port, bounded; None where the system does not tell (macOS tells only root)."""
    try:
        with contextlib.suppress(psutil.Error):
            for connection in psutil.net_connections("udp4"):
                if connection.laddr and connection.laddr.port == port and connection.pid:
                    return str(psutil.Process(connection.pid).name())[:80]
    except (OSError, RuntimeError):
        return None
    return None
