"""A laptop in a namespace hears the switch at the other end of its cable: by a packet socket, and by lldpd; it sends nothing itself."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lab_network import PATH, needs_lab
from lab_network import run as command

from dialtone.wire import cdp, lldp

pytestmark = [pytest.mark.lab, needs_lab]
DESKTOP = Path(__file__).parents[2] / "desktop"
MAC = bytes.fromhex("001b17000112")
PREFIX = "dtlldp"
SOURCE = bytes.fromhex("001b17000199")
LLDP = lldp.build(MAC, "GigabitEthernet1/0/7", name="sw-1", address="192.0.2.5", vlan=10, voice_vlan=20)
CDP = cdp.build("sw-2.example", "GigabitEthernet1/0/9", vlan=10)
LISTEN = """
import asyncio, json, sys, msgspec
from dialtone.net import lldp_listen
async def main():
    stop, found = asyncio.Event(), []
    def handle(name, neighbour, by_lldpd):
        found.append((name, msgspec.to_builtins(neighbour), by_lldpd))
        if len({(each[1]["protocol"], each[2]) for each in found}) == int(sys.argv[2]):
            stop.set()
    asyncio.get_running_loop().call_later(20, stop.set)
    print("ways", *lldp_listen.ways(), flush=True)
    await lldp_listen.listen(sys.argv[1] or None, handle, stop)
    print(json.dumps(found))
with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
    runner.run(main())
"""
SEND = """
import socket, sys
with socket.socket(socket.AF_PACKET, socket.SOCK_RAW) as sock:
    sock.bind((sys.argv[1], 0))
    for frame in sys.argv[2:]:
        sock.send(bytes.fromhex(frame))
"""


@pytest.fixture
def cable():
    """Two namespaces joined by a cable: the laptop's end and the switch's."""
    laptop, wall = (f"{PREFIX}{os.getpid()}{end}" for end in ("laptop", "wall"))
    ends = [f"dtl{os.getpid() % 100000}{end}" for end in "ab"]
    command("ip", "netns", "add", laptop)
    command("ip", "netns", "add", wall)
    try:
        command("ip", "link", "add", ends[0], "type", "veth", "peer", "name", ends[1])
        for end, namespace in zip(ends, (laptop, wall), strict=True):
            command("ip", "link", "set", end, "netns", namespace)
            command("ip", "-n", namespace, "link", "set", end, "up")
        yield laptop, ends[0], wall, ends[1]
    finally:
        command("ip", "netns", "del", laptop, ok=False)
        command("ip", "netns", "del", wall, ok=False)


def inside(namespace, script, *arguments):
    environment = {**os.environ, "PATH": PATH, "PYTHONPATH": str(DESKTOP)}
    parts = ["ip", "netns", "exec", namespace, sys.executable, "-W", "error", "-c", script, *map(str, arguments)]
    return subprocess.Popen(parts, stdout=subprocess.PIPE, text=True, env=environment)


def send(namespace, end):
    """What a switch says, by both protocols."""
    by_lldp, by_cdp = lldp.ADDRESSES[0] + SOURCE + b"\x88\xcc" + LLDP, cdp.ADDRESS + SOURCE + len(CDP).to_bytes(2, "big") + CDP
    with inside(namespace, SEND, end, by_lldp.hex(), by_cdp.hex()) as sender:
        assert sender.wait(20) == 0


def heard(cable, interface, kinds):
    laptop, _, wall, end = cable
    listener = inside(laptop, LISTEN, interface, kinds)
    try:
        ways = listener.stdout.readline().split()[1:]
        for _ in range(40):  # a switch says it again and again
            send(wall, end)
            if listener.poll() is not None:
                break
            time.sleep(0.3)
        out, _ = listener.communicate(timeout=30)
    finally:
        listener.kill()
        listener.wait()
    return ways, json.loads(out)


@pytest.mark.parametrize("named", [True, False])
def test_by_a_packet_socket(cable, named):
    ways, found = heard(cable, cable[1] if named else "", 2)
    assert "raw" in ways
    said = {neighbour["protocol"]: (name, neighbour) for name, neighbour, by_lldpd in found if not by_lldpd}
    assert {name for name, _ in said.values()} == {cable[1]}
    assert (said["lldp"][1]["port"], said["lldp"][1]["name"], said["lldp"][1]["vlan"]) == ("GigabitEthernet1/0/7", "sw-1", 10)
    assert (said["cdp"][1]["port"], said["cdp"][1]["name"]) == ("GigabitEthernet1/0/9", "sw-2.example")


def test_the_laptop_is_silent(cable):
    """What it sends would be learned by the switch; the counters of its end tell. IPv6 off: the kernel speaks by itself there."""
    command("ip", "netns", "exec", cable[0], "sysctl", "-qw", f"net.ipv6.conf.{cable[1]}.disable_ipv6=1")
    before = sent(cable)
    heard(cable, cable[1], 2)
    assert sent(cable) == before


def sent(cable):
    (link,) = json.loads(command("ip", "-n", cable[0], "-s", "-j", "link", "show", cable[1]))
    return link["stats64"]["tx"]["packets"]


def test_an_interface_that_is_not_there(cable):
    caught = LISTEN.replace("    runner.run(main())", "    try: runner.run(main())\n    except OSError as error: print(error.errno)")
    with inside(cable[0], caught, "nope0", 1) as listener:
        out, _ = listener.communicate(timeout=30)
    assert out.split("\n")[1] == "19"


@pytest.mark.system
@pytest.mark.skipif(any(shutil.which(tool, path=PATH) is None for tool in ("lldpd", "lldpcli")), reason="not installed: lldpd")
def test_lldpds_own_words_are_understood(cable, tmp_path):
    """lldpd is told by its own client to go on, since the helper that would is replaced by one that does nothing."""
    from dialtone.wire import lldpcli

    socket = Path(f"/tmp/{PREFIX}{os.getpid()}.sock")
    parts = ["ip", "netns", "exec", cable[0], "lldpd", "-d", "-u", socket, "-I", cable[1], "-c", "-r", "-L", "/bin/true"]
    daemon = subprocess.Popen(list(map(str, parts)), stderr=subprocess.DEVNULL, env={**os.environ, "PATH": PATH})
    try:
        for _ in range(50):
            if (
                socket.exists()
                and not subprocess.run(
                    ["lldpcli", "-u", str(socket), "resume"], capture_output=True, check=False, env={**os.environ, "PATH": PATH}
                ).returncode
            ):
                break
            time.sleep(0.1)
        found = ()
        for _ in range(40):
            send(cable[2], cable[3])
            said = command("lldpcli", "-u", socket, "-f", "json0", "show", "neighbors", "details")
            found = lldpcli.parse(said.encode())
            if len(found) >= 1:
                break
            time.sleep(0.3)
        neighbours = {neighbour.protocol: (name, neighbour) for name, neighbour in found}
        name, neighbour = neighbours["lldp"]
        assert (name, neighbour.port, neighbour.name, neighbour.chassis) == (cable[1], "GigabitEthernet1/0/7", "sw-1", MAC.hex(":"))
        assert (neighbour.addresses, neighbour.vlan, neighbour.network) == (("192.0.2.5",), 10, True)
    finally:
        daemon.terminate()
        daemon.wait(20)
        socket.unlink(missing_ok=True)
