"""A site and its provider: laptop – router – provider in namespaces, with what the routers do to packets loaded as nftables rules.

Laptop 192.168.50.10; router 192.168.50.1 and 203.0.113.2; provider 203.0.113.10 and .11 with a responder. With `outer`, a second router
stands between, inside 192.168.1.1 and outside 203.0.113.2. Traffic never leaves the namespaces.
"""

import contextlib
import json
import re
import subprocess
import sys
from pathlib import Path

from lab_network import Namespace, _remove_left_behind

HERE = Path(__file__).parent
LAPTOP, INSIDE, OUTSIDE, PROVIDER, SECOND = "192.168.50.10", "192.168.50.1", "203.0.113.2", "203.0.113.10", "203.0.113.11"
TOKEN = "a-token-for-the-lab"
MASQUERADE = """
table ip nat {{
 chain post {{
  type nat hook postrouting priority srcnat
  oifname "out" masquerade {how}
 }}
}}
"""
FULL_CONE = (
    MASQUERADE
    + """
table ip cone {{
 chain pre {{
  type nat hook prerouting priority dstnat
  iifname "out" ip protocol udp dnat to 192.168.50.10
 }}
}}
"""
)
ALG = """
table ip alg {{
 ct helper sipu {{
  type "sip" protocol udp
 }}
 ct helper sipt {{
  type "sip" protocol tcp
 }}
 chain pre {{
  type filter hook prerouting priority 0
  {udp}
  {tcp}
 }}
}}
"""
ALG_UDP, ALG_TCP = 'udp dport 5060 ct helper set "sipu"', 'tcp dport 5060 ct helper set "sipt"'


def alg(*transports):
    """The kernel's own SIP ALG for these transports."""
    return ALG.format(udp=ALG_UDP if "udp" in transports else "", tcp=ALG_TCP if "tcp" in transports else "")


def masquerade(how=""):
    return MASQUERADE.format(how=how)


class Site:
    """A context manager: whatever happens inside, everything is removed."""

    def __init__(self, *rules, outer=False, mtu=None, sysctl=(), outer_network="192.168.1.0/24", responder=True, routed=False):
        self.rules, self.outer, self.mtu, self.sysctl, self.responder = rules, outer, mtu, sysctl, responder
        self.outer_network, self.routed = outer_network, routed

    def __enter__(self):
        self._stack = contextlib.ExitStack()
        try:
            _remove_left_behind()
            self._build()
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

    def _build(self):
        self.laptop, self.router, self.provider = self._space("laptop"), self._space("router"), self._space("provider")
        _cable(self.laptop, "eth0", f"{LAPTOP}/24", self.router, "in", f"{INSIDE}/24")
        self.laptop.run("ip", "route", "add", "default", "via", INSIDE)
        last = self.router
        if self.outer:
            last = self._space("outer")
            net = self.outer_network.rpartition(".")[0]
            _cable(self.router, "out", f"{net}.2/24", last, "in", f"{net}.1/24")
            self.router.run("ip", "route", "add", "default", "via", f"{net}.1")
            last.run("sysctl", "-qw", "net.ipv4.ip_forward=1")
            last.run("nft", "-f", "-", input=masquerade())
        _cable(last, "out", f"{OUTSIDE}/24", self.provider, "eth0", f"{PROVIDER}/24")
        self.provider.run("ip", "addr", "add", f"{SECOND}/24", "dev", "eth0")
        if self.routed:
            self.provider.run("ip", "route", "add", "192.168.50.0/24", "via", OUTSIDE)
        self.router.run("sysctl", "-qw", "net.ipv4.ip_forward=1")
        for setting in self.sysctl:
            self.router.run("sysctl", "-qw", setting)
        for rules in self.rules:
            self.router.run("nft", "-f", "-", input=rules)
        if self.mtu:
            self.router.run("ip", "link", "set", "out", "mtu", self.mtu)
            self.provider.run("ip", "link", "set", "eth0", "mtu", self.mtu)
        if self.responder:
            self.peer = self.play(self.provider, HERE / "readiness_peer.py", TOKEN, PROVIDER, SECOND)
            assert self.peer.stdout.readline().strip() == "ready"
        self.client = self.play(self.laptop, HERE / "readiness_client.py")

    def play(self, space, script, *arguments):
        """A Python program in a namespace, ended with the site."""
        process = space.start(sys.executable, "-B", script, *arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._stack.callback(_end, process)
        return process

    def start(self, space, *command, **more):
        """Any program in a namespace, ended with the site."""
        process = space.start(*command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)
        self._stack.callback(_stop, process)
        return process

    def check(self, *only, **job):
        """The results of these checks by id."""
        known = {"responder": PROVIDER, "token": TOKEN} if self.responder else {}
        self.client.stdin.write(json.dumps({**known, "only": only, **job}) + "\n")
        self.client.stdin.flush()
        return json.loads(self.client.stdout.readline())["checks"]

    def one(self, check, **job):
        return self.check(check, **job)[check]

    def counted(self, table, chain):
        """What the counters of a chain of the router say, in packets."""
        listed = self.router.run("nft", "list", "chain", "ip", table, chain)
        return [int(number) for number in re.findall(r"counter packets (\d+)", listed)]


def _cable(near, near_name, near_address, far, far_name, far_address):
    near.run("ip", "link", "add", near_name, "type", "veth", "peer", "name", far_name, "netns", far.name)
    for space, name, address in ((near, near_name, near_address), (far, far_name, far_address)):
        space.run("ip", "addr", "add", address, "dev", name)
        space.run("ip", "link", "set", name, "up")


def _end(process):
    process.stdin.close()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(5)
    process.kill()
    process.wait()
    process.stdout.close()


def _stop(process):
    process.kill()
    process.wait()
