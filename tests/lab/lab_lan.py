"""A telephones' network: a laptop and servers on one switch, each in a namespace of its own; DHCP and DNS by dnsmasq, time by chrony."""

import contextlib
import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

from lab_network import PATH, Namespace, _remove_left_behind, run

HERE = Path(__file__).parent
LAPTOP, FIRST, SECOND = "192.168.60.10", "192.168.60.1", "192.168.60.2"
DNSMASQ = shutil.which("dnsmasq", path=PATH)
CHRONYD = shutil.which("chronyd", path=PATH)


class Lan:
    """The switch, the laptop and two servers. A context manager: whatever happens inside, everything is removed."""

    def __enter__(self):
        self._stack = contextlib.ExitStack()
        try:
            _remove_left_behind()
            self.switch = self._space("switch")
            self.switch.run("ip", "link", "add", "br0", "type", "bridge")
            self.switch.run("ip", "link", "set", "br0", "up")
            self.laptop, self.first, self.second = (self._plugged(*one) for one in (("lap", LAPTOP), ("one", FIRST), ("two", SECOND)))
            self.laptop.run("ip", "route", "add", "default", "via", FIRST)
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

    def _plugged(self, role, address):
        space = self._space(role)
        run("ip", "link", "add", f"p{role}", "netns", self.switch.name, "type", "veth", "peer", "name", "eth0", "netns", space.name)
        self.switch.run("ip", "link", "set", f"p{role}", "master", "br0")
        self.switch.run("ip", "link", "set", f"p{role}", "up")
        space.run("ip", "addr", "add", f"{address}/24", "dev", "eth0")
        space.run("ip", "link", "set", "eth0", "up")
        return space

    @contextlib.contextmanager
    def dnsmasq(self, space, folder, *options):
        """A server with these options; gives the file of its leases. Ready when it serves, whatever it serves."""
        leases = folder / f"{space.name}.leases"
        base = ["--keep-in-foreground", "--conf-file=/dev/null", "--interface=eth0", "--bind-interfaces", "--no-resolv", "--no-hosts"]
        files = [f"--dhcp-leasefile={leases}", f"--pid-file={folder / space.name}.pid", "--user=root", "--log-facility=-", "--no-ping"]
        process = space.start(DNSMASQ, *base, *files, *options, stderr=subprocess.PIPE, text=True)
        try:
            for line in process.stderr:
                if "started" in line:
                    break
            assert process.poll() is None
            time.sleep(0.3)  # it says so just before it listens
            yield leases
        finally:
            process.kill()
            process.communicate()

    @contextlib.contextmanager
    def started(self, space, *command):
        """A program that serves in a namespace."""
        process = space.start(*command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            yield process
        finally:
            process.kill()
            process.wait()

    def check(self, *only, profile=None, before=()):
        """The results by id of checks that run on the laptop. `profile`: changes to the shipped one; `before`: another way to start it."""
        asked = json.dumps({"only": only, "profile": profile or {}})
        command = [*before, sys.executable, "-B", HERE / "lab_check.py", asked]
        process = self.laptop.start(*command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        out, err = process.communicate(timeout=90)
        assert process.returncode == 0, err.decode()
        assert b"Traceback" not in err, err.decode()
        return {one["id"]: one for one in json.loads(out)}
