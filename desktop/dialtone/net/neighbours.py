"""The operating system's neighbour table: which MAC address answered for which IP address on this segment. Read, never written.

Every sweep fills it, also with hosts that keep silent to SIP. Each system has its own way to read it, and a second one in case that fails;
no other program is needed on Linux.
"""

import subprocess
import sys

from dialtone.domain.problems import EnvironmentProblem
from dialtone.net import neighbours_arp, neighbours_linux, neighbours_macos, neighbours_windows
from dialtone.net.neighbours_common import MAX_ROWS, Neighbour, State

__all__ = ["MAX_ROWS", "Neighbour", "State", "read"]

_WAYS = {
    "linux": (neighbours_linux.read,),
    "win32": (neighbours_windows.read, neighbours_arp.read),
    "darwin": (neighbours_macos.read, neighbours_arp.read),
}


def read() -> tuple[Neighbour, ...]:
    """The table as it stands: IPv4 and, where the system shows it, IPv6; without incomplete, failed, group and all-zero rows.

    EnvironmentProblem «discovery.no-neighbours» with what the system said when it cannot be read.
    """
    said: list[str] = []
    for way in _WAYS.get(sys.platform, (neighbours_arp.read,)):
        try:
            return way()
        except (OSError, ValueError, AttributeError, subprocess.SubprocessError) as error:  # a missing library function is AttributeError
            said.append(str(error) or type(error).__name__)
    raise EnvironmentProblem("discovery.no-neighbours", detail="; ".join(said))
