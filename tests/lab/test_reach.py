"""Hosts that speak nothing but HTTP or HTTPS, behind a router; and a virus scanner on the laptop that accepts every connection itself."""

import contextlib
import subprocess
import sys

import pytest
from lab_network import Lab, needs_lab
from lab_tools import ours

pytestmark = [pytest.mark.lab, needs_lab]
NEAR, FAR = "10.77.0.0/27", "10.78.0.0/25"
PHONE, DOOR = "10.78.0.20", "10.78.0.90"
DEVICES = (
    {"host": 20, "ip": PHONE, "mac": "00:04:13:00:00:20", "kind": "deskphone", "web": [{"title": "snom D715", "server": "snom embedded"}]},
    {"host": 90, "ip": DOOR, "mac": "7c:1e:b3:00:00:90", "kind": "doorphone", "web": [{"subject": "O=2N Telekomunikace a.s.,CN=x"}]},
    {"host": 91, "ip": "10.78.0.91", "mac": "7c:1e:b3:00:00:91", "kind": "unknown"},
)  # fmt: skip
SCANNER = """
import asyncio, contextlib, socket, struct, sys
async def copy(reader, writer):
    with contextlib.suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.close()
async def serve(reader, writer):
    port, ip = struct.unpack("!2xH4s8x", writer.get_extra_info("socket").getsockopt(socket.SOL_IP, 80, 16))
    sock = socket.socket()
    sock.setblocking(False)
    sock.setsockopt(socket.SOL_SOCKET, 36, 7)
    try:
        async with asyncio.timeout(float(sys.argv[1])):
            await asyncio.get_running_loop().sock_connect(sock, (socket.inet_ntoa(ip), port))
    except OSError:
        sock.close()
        return writer.close()
    far_reader, far_writer = await asyncio.open_connection(sock=sock)
    await asyncio.gather(copy(reader, far_writer), copy(far_reader, writer))
async def main():
    server = await asyncio.start_server(serve, "0.0.0.0", 9999)
    print("ready", flush=True)
    await server.serve_forever()
asyncio.run(main())
"""
"""Accepts, then connects on by itself (with mark 7, so that it isn't caught), as a filter in the system does."""
CATCH = """
table ip scanner {
 chain out {
  type nat hook output priority -100
  meta mark 7 accept
  ip daddr != 127.0.0.0/8 tcp dport { 80, 443, 5060, 5061 } redirect to :9999
 }
}
"""


@contextlib.contextmanager
def virus_scanner(lab, patience):
    process = lab.laptop.start(sys.executable, "-c", SCANNER, patience, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout.readline() == "ready\n"
        lab.laptop.run("nft", "-f", "-", input=CATCH)
        yield
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def by_ip(outcome):
    return {device.ip: device for device in outcome.run.devices if not device.ip.endswith(".1")}


def reasons(outcome):
    return {item.method: (item.reason, item.detail) for item in outcome.run.not_run}


def test_hosts_that_speak_only_http_or_only_https_behind_a_router():
    with Lab() as lab:
        near = lab.segment(NEAR)
        lab.segment(FAR, DEVICES, behind=near)
        outcome, _ = ours(lab, FAR)
    found = by_ip(outcome)
    assert found.keys() == {PHONE, DOOR}
    assert (found[PHONE].vendor, found[PHONE].kind) == ("Snom", "deskphone")
    assert "tls" in {item.by for item in found[DOOR].evidence}
    assert "reach" not in reasons(outcome)


@pytest.mark.parametrize("patience", ["0.5", "20"])
def test_the_real_ones_are_told_from_what_a_virus_scanner_accepts(patience):
    with Lab() as lab:
        near = lab.segment(NEAR)
        lab.segment(FAR, DEVICES, behind=near)
        with virus_scanner(lab, patience):
            outcome, _ = ours(lab, FAR)
    assert by_ip(outcome).keys() == {PHONE, DOOR}
    assert reasons(outcome)["reach"] == ("scan-open-everywhere", "tcp:80, tcp:5060, tcp:443, tcp:5061")
    assert outcome.run.conflicts, "it is said that somebody is in between"


def test_on_the_own_link_the_neighbour_table_speaks_for_them():
    with Lab() as lab:
        lab.segment(FAR, DEVICES)
        outcome, _ = ours(lab, FAR)
    assert by_ip(outcome).keys() == {PHONE, DOOR, "10.78.0.91"}
    assert reasons(outcome)["reach"] == ("scan-neighbours-tell", "")
