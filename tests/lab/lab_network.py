"""A LAN of the tests' own: network namespaces for the laptop and for the devices, every device with a MAC address of its own.

How it is cheap enough for thousands of devices: one namespace is a whole segment. All its addresses are local there (a `local` route, no
interface each), so ordinary sockets speak for them; a packet socket answers ARP with the MAC address of each device (lab_devices.py) while
the kernel keeps silent; nftables makes the kernel take frames addressed to these. What this cannot show: frames that devices send carry
the segment's own source MAC (nobody learns from it: the laptop learns by ARP), and devices have no neighbour table of their own.

Names hold this process's id, so that several test processes don't meet, and what a killed one left behind is removed by the next.
"""

import contextlib
import fcntl
import ipaddress
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PREFIX = "dtlab"
TOOLS = ("ip", "nft", "sysctl")
NEIGHBOURS = Path("/proc/net/stat/arp_cache")
_numbers = itertools.count()


def missing():
    """Why the lab cannot be built here, or None."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "the lab needs root on Linux"
    absent = [tool for tool in TOOLS if shutil.which(tool, path=PATH) is None]
    if absent:
        return f"not installed: {' '.join(absent)}"
    if subprocess.run(["ip", "netns", "add", probe := f"{PREFIX}{os.getpid()}probe"], capture_output=True, check=False).returncode:
        return "network namespaces are not allowed here"
    subprocess.run(["ip", "netns", "del", probe], capture_output=True, check=False)
    return None


PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
needs_lab = pytest.mark.skipif((reason := missing()) is not None, reason=reason or "")


def run(*command, ok=True, **more):
    """A command's output; AssertionError with what it said where it failed."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, env={**os.environ, "PATH": PATH}, **more)
    assert done.returncode == 0 or not ok, f"{' '.join(map(str, command))}: {done.stderr}"
    return done.stdout


def table_overflows():
    """How often the kernel's neighbour table was full, since the machine started; over all namespaces, as the limit is."""
    head, *rows = NEIGHBOURS.read_text().splitlines()
    column = head.split().index("table_fulls")
    return sum(int(row.split()[column], 16) for row in rows)


class Namespace:
    """A network namespace; `run` and `start` work inside it."""

    def __init__(self, role):
        self.name = f"{PREFIX}{os.getpid()}x{next(_numbers)}{role}"
        run("ip", "netns", "add", self.name)
        self.run("ip", "link", "set", "lo", "up")

    def command(self, *command):
        return ["ip", "netns", "exec", self.name, *map(str, command)]

    def run(self, *command, **more):
        return run(*self.command(*command), **more)

    def start(self, *command, **more):
        return subprocess.Popen(self.command(*command), env={**os.environ, "PATH": PATH}, **more)

    def mac(self, interface):
        return re.search(r"link/ether (\S+)", self.run("ip", "link", "show", interface))[1]

    def remove(self):
        run("ip", "netns", "del", self.name, ok=False)


class Segment:
    """A network full of devices, and the process that plays them."""

    def __init__(self, space, network, interface):
        self.space = space
        self.network = ipaddress.ip_network(network)
        self.interface = interface
        self.process = None

    def play(self, devices, **more):
        spec = {"interface": self.interface, "devices": devices, "network": str(self.network), **more}
        self.process = self.space.start(sys.executable, HERE / "lab_devices.py", stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.say(spec)
        assert self.process.stdout.readline().strip() == "ready"

    def say(self, what):
        self.process.stdin.write(json.dumps(what) + "\n")
        self.process.stdin.flush()

    def boot(self):
        """All devices that announce themselves when they start do so now."""
        self.say({"do": "boot"})

    def flood(self, count):
        """Hostile messages to all groups; returns when they are sent."""
        self.say({"do": "flood", "count": count})
        assert self.process.stdout.readline().strip() == "flooded"

    def heard(self):
        """What the devices were asked: «ip» → «sip:OPTIONS» and the like → how often."""
        self.say({"do": "heard"})
        return json.loads(self.process.stdout.readline())

    def close(self):
        if self.process:
            self.process.stdin.close()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(5)
            self.process.kill()
            self.process.wait()
            self.process.stdout.close()


class Lab:
    """The laptop and the segments it is plugged into. A context manager: whatever happens inside, everything is removed."""

    def __enter__(self):
        self._stack = contextlib.ExitStack()
        self._stack.callback(os.close, _alone())
        try:
            _remove_left_behind()
            self.laptop = self._space("laptop")
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, *_):
        self._stack.close()

    def _space(self, role):
        space = Namespace(role)
        self._stack.callback(space.remove)
        return space

    def segment(self, network, devices=(), *, interface="eth0", host=2, gateway=True, behind=None, **play):
        """A network with these devices. The laptop is in it with `interface` and address number `host`, or reaches it through the
        devices' namespace of another segment (`behind`), which then is a router. Address number 1 is the gateway.
        """
        space = self._space("segment")
        near, near_name = (behind.space, f"to{next(_numbers)}") if behind else (self.laptop, interface)
        run("ip", "link", "add", near_name, "netns", near.name, "type", "veth", "peer", "name", "lan0", "netns", space.name)
        segment = Segment(space, network, "lan0")
        net = segment.network
        own = net[1] if behind else net[host]
        near.run("ip", "addr", "add", f"{own}/{net.prefixlen}", "dev", near_name)
        near.run("ip", "link", "set", near_name, "up")
        _carry(space, "lan0", net, own, near.mac(near_name))
        if behind:
            near.run("sysctl", "-qw", "net.ipv4.ip_forward=1")
            space.run("ip", "route", "add", "default", "via", own)
        elif gateway:
            near.run("ip", "route", "replace", "default", "via", net[1], "dev", near_name)
        self._stack.callback(segment.close)
        segment.play(list(devices), **play)
        return segment


def _alone():
    """One lab at a time on a machine: the kernel's neighbour table has one limit for all namespaces. Gives the lock's descriptor."""
    lock = os.open("/run", os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


def _carry(space, interface, net, neighbour, mac):
    """Make a namespace the owner of every address of the network but the neighbour's."""
    for setting in ("all.arp_ignore=8", f"{interface}.arp_ignore=8", "all.rp_filter=0", f"{interface}.rp_filter=0"):
        space.run("sysctl", "-qw", f"net.ipv4.conf.{setting}")
    space.run("sysctl", "-qw", "net.ipv4.ip_nonlocal_bind=1")
    space.run("ip", "link", "set", interface, "up")
    space.run("ip", "route", "add", "local", net, "dev", "lo")
    space.run("ip", "route", "add", f"{neighbour}/32", "dev", interface, "table", "local")
    space.run("ip", "route", "add", "224.0.0.0/4", "dev", interface)
    space.run("ip", "neigh", "replace", neighbour, "lladdr", mac, "dev", interface, "nud", "permanent")
    rules = (
        f'table netdev lab {{\n chain take {{\n type filter hook ingress device "{interface}" priority 0\n meta pkttype set host\n }}\n}}\n'
    )
    space.run("nft", "-f", "-", input=rules)


def _remove_left_behind():
    """Namespaces of test processes that were killed."""
    for line in run("ip", "netns", "list").splitlines():
        name = line.split()[0]
        match = re.match(rf"{PREFIX}([0-9]+)x", name)
        if match and not Path(f"/proc/{match[1]}").exists():
            run("ip", "netns", "del", name, ok=False)
