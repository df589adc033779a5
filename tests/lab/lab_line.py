"""A line of the tests' own between a laptop and a responder: laptop – relay – outside, with loss, rate, delay and jitter as told.

Delay needs no kernel module: the relay leads all traffic through a TUN device and this file, run as a program, which gives it back later.
"""

import contextlib
import fcntl
import heapq
import json
import os
import random
import select
import struct
import subprocess
import sys
import time

from lab_network import Namespace, run

TOKEN = "a token of the lab"
NEAR, FAR = "192.168.50.10", "203.0.113.10"
PORT = 20862


class Line:
    """A context manager: whatever happens inside, everything is removed."""

    def __enter__(self):
        self._stack = contextlib.ExitStack()
        try:
            self.laptop, self.relay, self.outside = (self._space(role) for role in ("laptop", "relay", "outside"))
            self._join(self.laptop, NEAR, "near", "192.168.50.1")
            self._join(self.outside, FAR, "far", "203.0.113.1")
            self.relay.run("sysctl", "-qw", "net.ipv4.ip_forward=1")
            self._respond()
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

    def _join(self, space, address, name, gateway):
        run("ip", "link", "add", "eth0", "netns", space.name, "type", "veth", "peer", "name", name, "netns", self.relay.name)
        for where, interface, ip in ((space, "eth0", address), (self.relay, name, gateway)):
            where.run("ip", "addr", "add", f"{ip}/24", "dev", interface)
            where.run("ip", "link", "set", interface, "up")
        space.run("ip", "route", "add", "default", "via", gateway)

    def start(self, space, *command, wait="", **more):
        """A program in a namespace until the end; returns when it has said `wait`."""
        process = space.start(*command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, **more)
        self._stack.callback(_end, process)
        while wait and wait not in (said := process.stdout.readline()):
            assert said, f"{command}: ended"
        return process

    def _respond(self):
        self.start(self.outside, sys.executable, __file__, "respond", FAR, wait="ready")

    def lose(self, share, way="both"):
        """Loses this share of all UDP packets at random, on the way «up», «down» or «both»."""
        chance = f"numgen random mod 100000 < {round(share * 100_000)}" if share < 1 else ""
        rules = "".join(
            f'oifname "{interface}" meta l4proto udp {chance} drop\n'
            for direction, interface in (("up", "far"), ("down", "near"))
            if way in {direction, "both"}
        )
        self.relay.run(
            "nft", "-f", "-", input=f"table ip line {{\n chain lose {{\n type filter hook postrouting priority 0\n{rules} }}\n}}\n"
        )

    def limit(self, rate, way="up", latency="80ms"):
        """So many bits a second («2mbit»), with a queue in front."""
        interface = {"up": "far", "down": "near"}[way]
        self.relay.run("tc", "qdisc", "add", "dev", interface, "root", "tbf", "rate", rate, "burst", "15kb", "latency", latency)

    def delay(self, milliseconds, spread=0.0):
        """Every packet is under way so long, give or take up to `spread`, each way."""
        for setting in ("all.rp_filter=0", "near.rp_filter=0", "far.rp_filter=0"):
            self.relay.run("sysctl", "-qw", f"net.ipv4.conf.{setting}")
        self.start(self.relay, sys.executable, __file__, "delay", milliseconds, spread, wait="ready")
        self.relay.run("sysctl", "-qw", "net.ipv4.conf.slow0.rp_filter=0")
        self.relay.run("ip", "link", "set", "slow0", "up", "txqueuelen", "5000")
        self.relay.run("ip", "route", "add", "default", "dev", "slow0", "table", "100")
        for interface in ("near", "far"):
            self.relay.run("ip", "rule", "add", "iif", interface, "lookup", "100")

    def check(self, *only, seconds=10, calls=None):
        """What `dialtone check` says from the laptop: results by id, with their evidence."""
        options = ["--only", ",".join(only), "--seconds", seconds, "--responder", f"{FAR}:{PORT}", *(("--calls", calls) if calls else ())]
        environment = {**os.environ, "DIALTONE_RESPONDER_TOKEN": TOKEN}
        command = self.laptop.command(sys.executable, "-m", "dialtone", "check", "--json", *options)
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=240)
        assert done.stdout, done.stderr
        document = json.loads(done.stdout)
        return {check["id"]: check for check in document["checks"]} | {"capacity": document["capacity"], "run": document}

    def iperf(self, way):
        """kbit/s by iperf3, as received."""
        port = str(5300 + random.randrange(400))
        self.start(self.outside, "iperf3", "-s", "-1", "-p", port, "--forceflush", wait="listening")
        told = self.laptop.run("iperf3", "-c", FAR, "-p", port, "-t", "10", "-P", "4", "-J", *(("-R",) if way == "down" else ()))
        return json.loads(told)["end"]["sum_received"]["bits_per_second"] / 1000


def _end(process):
    process.kill()
    process.wait()
    process.stdout.close()


# What runs inside the namespaces


def respond(address):
    """The responder itself, without the command line around it."""
    import asyncio

    from dialtone.readiness.responder import Responder, Settings
    from dialtone.readiness.responder.settings import Listen

    async def serve():
        settings = Settings(token=TOKEN, listen=(Listen(address),), port=PORT, sip_port=None, sip_tls_port=None)
        async with Responder(settings):
            print("ready", flush=True)
            await asyncio.Event().wait()

    asyncio.run(serve())


def slow(milliseconds, spread):
    """Takes packets from a TUN device and gives each back when its time has come."""
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, 0x400454CA, struct.pack("16sH", b"slow0", 0x1001))  # TUNSETIFF: IFF_TUN | IFF_NO_PI
    print("ready", flush=True)
    waiting, number, rng = [], 0, random.Random(1)
    while True:
        now = time.perf_counter()
        while waiting and waiting[0][0] <= now:
            with contextlib.suppress(OSError):
                os.write(device, heapq.heappop(waiting)[2])
        left = max(0.0, waiting[0][0] - time.perf_counter()) if waiting else 1.0
        select.select([device], [], [], left)
        with contextlib.suppress(BlockingIOError):
            for _ in range(64):
                packet = os.read(device, 65_536)
                number += 1
                due = time.perf_counter() + (milliseconds + rng.uniform(-spread, spread)) / 1000
                heapq.heappush(waiting, (due, number, packet))


if __name__ == "__main__":
    if sys.argv[1] == "respond":
        respond(sys.argv[2])
    else:
        slow(float(sys.argv[2]), float(sys.argv[3]))
