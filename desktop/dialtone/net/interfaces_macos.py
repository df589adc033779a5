"""What macOS knows of an interface's kind: only the system itself knows which en*N* is the radio."""

import re
import subprocess

from dialtone.net.interface_kinds import Kind


def read() -> tuple[dict[str, Kind], dict[str, str]]:
    """Kinds and labels by interface name; empty where the system doesn't tell."""
    try:
        done = subprocess.run(["/usr/sbin/networksetup", "-listallhardwareports"], capture_output=True, text=True, timeout=5, check=False)
    except (OSError, subprocess.SubprocessError):
        return {}, {}
    return parse(done.stdout)


def parse(text: str) -> tuple[dict[str, Kind], dict[str, str]]:
    """Kinds and labels («Wi-Fi (en0)») from the list of hardware ports."""
    hints: dict[str, Kind] = {}
    labels: dict[str, str] = {}
    for port, device in re.findall(r"Hardware Port: ([^\n]{1,100})\nDevice: (\w{1,30})", text):
        labels[device] = f"{port} ({device})"
        if "Wi-Fi" in port or "AirPort" in port:
            hints[device] = "wifi"
        elif "Bridge" in port or "Bluetooth" in port:
            hints[device] = "virtual"
        elif "Ethernet" in port or "LAN" in port:
            hints[device] = "wired"
    return hints, labels
