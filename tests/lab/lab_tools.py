"""The other tools on the same lab: svmap (sipvicious), nmap and arp-scan, from Debian, and our own scan measured the same way.

All are measured as an installer meets them: one command, from start to end, with the options its manual recommends for this task.
"""

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import msgspec
from lab_network import PATH
from lab_scan import Outcome

from dialtone.discovery.method import ScanOptions

HERE = Path(__file__).parent
LIMIT = 600


def timed(lab, *command, give=None):
    """Standard output, standard error and wall seconds of a command on the laptop."""
    began = time.monotonic()
    process = lab.laptop.start(
        *command, stdin=subprocess.PIPE if give else subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        out, err = process.communicate(give, timeout=LIMIT)
    finally:
        process.kill()
    return out.decode("utf-8", "replace"), err.decode("utf-8", "replace"), time.monotonic() - began


def ours(lab, *networks, **options):
    """(Outcome, wall seconds) of our scan in a process of its own."""
    given = msgspec.json.encode(ScanOptions(networks=networks, **options))
    out, err, seconds = timed(lab, sys.executable, HERE / "lab_scan.py", give=given)
    assert out, err
    outcome = msgspec.json.decode(out, type=Outcome)
    assert "Traceback" not in err, err
    return outcome, seconds


def svmap(lab, network, ports="5060"):
    """(addresses, names by address, wall seconds): what stands in its table."""
    out, _, seconds = timed(lab, tool("svmap"), f"-p{ports}", network)
    rows = re.findall(r"^[|│] *([0-9.]+):[0-9]+ *[|│] *(.*?) *[|│]", out, re.MULTILINE)
    return {ip for ip, _ in rows}, dict(rows), seconds


def nmap(lab, network):
    """(addresses, names by address, wall seconds): UDP port 5060 with version detection, limited as an impatient person would."""
    out, _, seconds = timed(
        lab, tool("nmap"), "-n", "-sU", "-p5060", "-sV", "--max-retries", "1", "--host-timeout", "60s", "-T4", "-oG", "-", network
    )  # fmt: skip
    found = dict(re.findall(r"^Host: ([0-9.]+) .*5060/open/udp//[^/]*//([^/]*)/", out, re.MULTILINE))
    return set(found), found, seconds


def arp_scan(lab, network, interface="eth0"):
    """(addresses, names by address, wall seconds): every host, by ARP."""
    out, _, seconds = timed(lab, tool("arp-scan"), "--interface", interface, "--plain", network)
    found = dict(re.findall(r"^([0-9.]+)\t[0-9a-f:]{17}\t(.*)$", out, re.MULTILINE))
    return set(found), found, seconds


def tool(name):
    return shutil.which(name, path=PATH)


def missing_tools():
    return [name for name in ("svmap", "nmap", "arp-scan") if tool(name) is None]
