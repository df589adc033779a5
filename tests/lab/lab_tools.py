"""The other tools on the same lab: svmap (sipvicious), nmap and arp-scan, from Debian, and our own scan measured the same way.

All are measured as an installer meets them: one command, from start to end, with the options its manual recommends for this task.
"""

import contextlib
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


def timed(lab, *command):
    """Standard output, standard error and wall seconds of a command on the laptop."""
    began = time.monotonic()
    process = lab.laptop.start(*command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        out, err = process.communicate(timeout=LIMIT)
    finally:
        process.kill()
    return out.decode("utf-8", "replace"), err.decode("utf-8", "replace"), time.monotonic() - began


class Scanning:
    """A scan under way in a process of its own on the laptop."""

    def __init__(self, lab, networks, options, before=()):
        # Bytecode caches belong to whoever installed the program; an ordinary user would only fail to write them.
        self.process = lab.laptop.start(
            *before, sys.executable, "-B", HERE / "lab_scan.py", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )  # fmt: skip
        self.process.stdin.write(msgspec.json.encode(ScanOptions(networks=networks, **options)))
        self.process.stdin.close()
        self.process.stdin = None

    def result(self, complaints=None):
        """What came of it; `complaints` gets the lines that it logged."""
        out, err = self.process.communicate(timeout=LIMIT)
        if complaints is not None:
            complaints += err.decode("utf-8", "replace").splitlines()
        assert out, err.decode()
        assert b"Traceback" not in err, err.decode()
        return msgspec.json.decode(out, type=Outcome)


@contextlib.contextmanager
def scan_process(lab, *networks, before=(), **options):
    """A scan that has just been started; `before`: a command that starts it in another way (as another user)."""
    scanning = Scanning(lab, networks, options, before)
    try:
        yield scanning
    finally:
        scanning.process.kill()
        scanning.process.communicate()


def ours(lab, *networks, before=(), **options):
    """(Outcome, wall seconds) of our scan in a process of its own."""
    began = time.monotonic()
    with scan_process(lab, *networks, before=before, **options) as scanning:
        return scanning.result(), time.monotonic() - began


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
