"""Whether this computer's clock is kept right by the system, as far as the system tells; nothing is ever set."""

import ctypes
import sys

from msgspec import Struct

_UNSYNCHRONISED = 0x0040
_ERROR = 5


class ClockSync(Struct, frozen=True):
    """`synchronised` as the kernel was told by its time service, and the error it estimates at most, in seconds (RFC 1589)."""

    synchronised: bool
    error: float


class _Timex(ctypes.Structure):
    """Linux' struct timex, its beginning and room for the rest (adjtimex(2))."""

    _fields_ = (
        ("modes", ctypes.c_uint),
        ("offset", ctypes.c_long),
        ("freq", ctypes.c_long),
        ("maxerror", ctypes.c_long),
        ("esterror", ctypes.c_long),
        ("status", ctypes.c_int),
        ("rest", ctypes.c_byte * 256),
    )


def clock_sync() -> ClockSync | None:
    """What the kernel knows; None where it doesn't tell (Windows, macOS, a system that forbids the question)."""
    if sys.platform != "linux":
        return None
    timex = _Timex()
    try:
        state = ctypes.CDLL(None, use_errno=True).adjtimex(ctypes.byref(timex))
    except (OSError, AttributeError):
        return None
    if state < 0:
        return None
    good = state != _ERROR and not timex.status & _UNSYNCHRONISED
    return ClockSync(synchronised=good, error=timex.maxerror / 1e6)
