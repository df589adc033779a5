"""Whether packets really leave this computer with the DSCP that a program gives them, and whether it is told that of those coming in."""

import sys

EXPEDITED, CS3, AF31, AF41 = 46, 24, 26, 34
"""Speech (RFC 3246), signalling (RFC 2474, RFC 2597; networks use the one or the other) and video."""


def can_mark() -> bool:
    """Whether marks set by a program leave this computer. Windows takes them and sends unmarked packets all the same (unless by policy)."""
    return sys.platform != "win32"


def can_read_marks() -> bool:
    """Whether the system tells a program the mark of what came in."""
    return sys.platform == "linux"


def tos(dscp: int) -> int:
    """The octet in the IP header: DSCP in its upper six bits, the lower two are ECN (RFC 2474, RFC 3168)."""
    return dscp << 2
