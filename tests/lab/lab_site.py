"""A site and its provider: laptop – router – provider in namespaces, with what the routers do to packets loaded as nftables rules.

Laptop 192.168.50.10; router 192.168.50.1 and 203.0.113.2; provider 203.0.113.10 and .11 with a responder. With `outer`, a second router
stands between, which has 203.0.113.2 outside; a site that is `routed` has public addresses. Traffic never leaves the namespaces.
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


def rules(name, hook, *lines, kind="filter", priority="0", sets=False):
    """A table with one chain of these rules. nft wants a line for each; `fwd` and the like are words of its own, so chains are numbered."""
    kept = "set talked {\n type ipv4_addr\n flags dynamic\n size 64\n }\n" if sets else ""
    body = "\n".join(line for line in lines if line)
    return f"table ip {name} {{\n {kept} chain chain1 {{\n type {kind} hook {hook} priority {priority}\n {body}\n }}\n}}\n"


def masquerade(how=""):
    """Source NAT to the address outside: Linux keeps port numbers, unless told «random»."""
    return rules("nat", "postrouting", f'oifname "out" masquerade {how}', kind="nat", priority="srcnat")


def cone():
    """Whatever UDP comes from outside goes to the laptop."""
    return rules("cone", "prerouting", f'iifname "out" ip protocol udp dnat to {LAPTOP}', kind="nat", priority="dstnat")


def alg(*transports, ports="5060"):
    """The kernel's own SIP ALG for these transports."""
    helpers = "".join(f'ct helper sip{name} {{\n type "sip" protocol {name}\n }}\n' for name in transports)
    table = rules("alg", "prerouting", *(f'{name} dport {ports} ct helper set "sip{name}"' for name in transports))
    return table.replace("{\n", "{\n" + helpers, 1)


class Site:
    """A context manager: whatever happens inside, everything is removed."""

    def __init__(self, *tables, outer=None, mtu=None, sysctl=(), responder=True, routed=False):
        """`tables`: what the router does; `outer`: the network between it and a second one; `routed`: public addresses, no NAT."""
        self.tables, self.outer, self.mtu, self.sysctl, self.responder, self.routed = tables, outer, mtu, sysctl, responder, routed

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
        site = "198.51.100" if self.routed else LAPTOP.rpartition(".")[0]
        _cable(self.laptop, "eth0", f"{site}.10/24", self.router, "in", f"{site}.1/24")
        self.laptop.run("ip", "route", "add", "default", "via", f"{site}.1")
        last = self.router
        if self.outer:
            last = self._space("outer")
            net = self.outer.rpartition(".")[0]
            _cable(self.router, "out", f"{net}.2/24", last, "in", f"{net}.1/24")
            self.router.run("ip", "route", "add", "default", "via", f"{net}.1")
            last.run("sysctl", "-qw", "net.ipv4.ip_forward=1")
            last.run("nft", "-f", "-", input=masquerade())
        _cable(last, "out", f"{OUTSIDE}/24", self.provider, "eth0", f"{PROVIDER}/24")
        self.provider.run("ip", "addr", "add", f"{SECOND}/24", "dev", "eth0")
        if self.routed:
            self.provider.run("ip", "route", "add", "198.51.100.0/24", "via", OUTSIDE)
        self.router.run("sysctl", "-qw", "net.ipv4.ip_forward=1")
        for setting in self.sysctl:
            self.router.run("sysctl", "-qw", setting)
        for table in self.tables:
            self.router.run("nft", "-f", "-", input=table)
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
