"""Plays the devices of one segment: ARP, SIP over UDP, TCP and TLS, web pages, announcements. Started by lab_network inside its namespace.

Reads one JSON line: interface, network, devices as office.toml writes them; says «ready»; then obeys lines: {"do": "boot"} (devices say
hello), {"do": "heard"} (answers with what each was asked), {"do": "flood"} (hostile messages to all groups). Ends when standard input does.
"""

import asyncio
import collections
import contextlib
import ipaddress
import json
import resource
import socket
import struct
import sys

from lab_announce import announce, discover_dhcp, listen_multicast, subscribe_pnp
from lab_flood import Answerer, shout
from lab_replies import Peer, replies
from lab_tls import server_context

ETH_P_ARP = 0x0806
PKTINFO = 8  # IP_PKTINFO, which Python does not name


class Segment:
    """All devices of the segment, and what they heard."""

    def __init__(self, spec):
        self.interface = spec["interface"]
        self.network = ipaddress.ip_network(spec["network"])
        self.devices = [Device(self, entry) for entry in spec["devices"]]
        self.macs = {ip: device.mac for device in self.devices for ip in device.addresses}
        self.answers_all = spec.get("answers_all")
        self.gateway_mac = spec.get("gateway_mac", "02:00:5e:00:00:01")
        self.heard = collections.defaultdict(collections.Counter)
        self.index = socket.if_nametoindex(self.interface)
        self.hostile = Answerer(self, spec["hostile"]) if "hostile" in spec else None

    async def open(self):
        self.macs.setdefault(str(self.network[1]), self.gateway_mac)
        Arp(self.interface, self.macs, everybody=bool(self.answers_all))
        for device in self.devices:
            await device.open()
        if self.answers_all:
            await answer_for_everybody(self, self.answers_all)
        await listen_multicast(self)
        if self.hostile:
            self.hostile.open()

    def hear(self, ip, what):
        self.heard[ip][what] += 1


class Arp:
    """Answers ARP requests with each device's own MAC address (RFC 826). `everybody`: also for addresses that nobody has."""

    def __init__(self, interface, macs, *, everybody=False):
        self.macs = {ipaddress.ip_address(ip).packed: bytes.fromhex(mac.replace(":", "")) for ip, mac in macs.items()}
        self.fallback = next(iter(self.macs.values())) if everybody else None
        self.socket = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ARP))
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
        self.socket.bind((interface, ETH_P_ARP))
        self.socket.setblocking(False)
        asyncio.get_running_loop().add_reader(self.socket, self.answer)

    def answer(self):
        with contextlib.suppress(OSError):  # nothing more to read, or the cable was pulled out
            for _ in range(256):
                frame = self.socket.recv(128)
                sender, target = frame[22:32], frame[38:42]
                mac = self.macs.get(target, self.fallback)
                if len(frame) >= 42 and frame[20:22] == b"\0\1" and mac and sender[6:] != target:
                    self.socket.send(sender[:6] + mac + frame[12:20] + b"\0\2" + mac + target + sender)


class Device:
    """One device: its sockets by what its entry says."""

    def __init__(self, segment, entry):
        self.segment = segment
        self.entry = entry
        self.ip = entry["ip"]
        self.mac = entry["mac"]
        self.addresses = [self.ip, *entry.get("more_addresses", ())]

    async def open(self):
        for way in self.entry.get("on", ["udp:5060"] if "sip" in self.entry else []):
            transport, _, port = way.partition(":")
            if transport == "udp":
                for ip in self.addresses:
                    await _datagrams(self, ip, int(port))
            else:
                await _stream(self, int(port), self.sip_stream, tls=transport == "tls")
        for web in self.entry.get("web", ()):
            await _stream(self, web.get("port", 443 if "subject" in web else 80), lambda r, w, web=web: self.page(r, w, web), tls=web)

    async def sip_stream(self, reader, writer):
        peer = Peer(self, reader_port=writer.get_extra_info("sockname")[1])
        data = b""
        while chunk := await reader.read(65_536):
            data += chunk
            if b"\r\n\r\n" in data:
                for delay, reply, _ in replies(peer, data, writer.get_extra_info("peername"), "stream"):
                    await asyncio.sleep(delay)
                    writer.write(reply)
                await writer.drain()
                data = b""

    async def page(self, reader, writer, web):
        head = await reader.readuntil(b"\r\n\r\n")
        self.segment.hear(self.ip, f"http:{head.split(None, 1)[0].decode('ascii', 'replace')}")
        if b"\nauthorization:" in head.lower():
            self.segment.hear(self.ip, "http:password")
        await asyncio.sleep(web.get("delay", 0))
        body = web.get("body", f"<html><head><title>{web.get('title', '')}</title></head><body>x</body></html>").encode()
        lines = [f"HTTP/1.1 {web.get('status', 200)} OK", f"Content-Length: {len(body)}"]
        lines += [f"{name}: {web[key]}" for name, key in (("Server", "server"), ("WWW-Authenticate", "realm")) if key in web]
        writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        await writer.drain()


class Datagrams(asyncio.DatagramProtocol):
    """SIP over UDP on one address and port of a device."""

    def __init__(self, peer):
        self.peer = peer

    def connection_made(self, transport):
        self.transport = transport
        self.peer.transport = transport

    def datagram_received(self, data, addr):
        answers = replies(self.peer, data, addr, "udp")
        if self.peer.entry.get("quirk") == "hostile" and answers:
            self.peer.device.segment.hostile.sip(answers[0][1], self.transport, addr)
            return
        for delay, reply, sender in answers:
            way = sender or self.transport
            if delay:
                asyncio.get_running_loop().call_later(delay, way.sendto, reply, addr)
            else:
                way.sendto(reply, addr)


async def _datagrams(device, ip, port):
    peer = Peer(device, ip=ip, reader_port=port)
    await asyncio.get_running_loop().create_datagram_endpoint(lambda: Datagrams(peer), local_addr=(ip, port))
    await peer.open()


async def _stream(device, port, handle, *, tls):
    async def serve(reader, writer):
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            await handle(reader, writer)
        writer.close()

    web = tls if isinstance(tls, dict) else {"subject": f"CN={device.ip}"} if tls else {}
    context = server_context(web["subject"], old=web.get("old", False)) if "subject" in web else None
    for ip in device.addresses:
        await asyncio.start_server(serve, ip, port, ssl=context, ssl_handshake_timeout=10 if context else None)


class Everybody(asyncio.DatagramProtocol):
    """A SIP gateway in between that answers for any address, from that address."""

    def __init__(self, segment, agent):
        self.segment = segment
        self.agent = agent
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.setsockopt(socket.IPPROTO_IP, PKTINFO, 1)
        self.socket.bind(("0.0.0.0", 5060))
        self.socket.setblocking(False)
        asyncio.get_running_loop().add_reader(self.socket, self.read)

    def read(self):
        with contextlib.suppress(BlockingIOError):
            for _ in range(64):
                data, control, _, source = self.socket.recvmsg(65_536, 64)
                asked = socket.inet_ntoa(control[0][2][8:12])
                entry = {"ip": asked, "mac": "", "sip": self.agent}
                for _, reply, _ in replies(Peer(Device(self.segment, entry), ip=asked, reader_port=5060), data, source, "udp"):
                    self.socket.sendmsg(
                        [reply], [(socket.IPPROTO_IP, PKTINFO, struct.pack("=I4s4s", 0, socket.inet_aton(asked), b"\0" * 4))], 0, source
                    )


async def answer_for_everybody(segment, spec):
    """`sip`: the name that a SIP gateway gives; `tcp`: ports on which a proxy accepts anything."""
    if spec.get("sip"):
        Everybody(segment, spec["sip"])

    async def accept(reader, writer):
        with contextlib.suppress(OSError):
            await reader.read(1024)
        writer.close()

    for port in spec.get("tcp", ()):
        await asyncio.start_server(accept, "0.0.0.0", port)


async def main():
    loop = asyncio.get_running_loop()
    lines = asyncio.StreamReader(limit=1 << 26)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    segment = Segment(json.loads(await lines.readline()))
    await segment.open()
    print("ready", flush=True)
    while line := await lines.readline():
        order = json.loads(line)["do"]
        if order == "boot":
            for device in segment.devices:
                subscribe_pnp(device)
                discover_dhcp(device)
                announce(device)
        elif order == "flood":
            await shout(segment, json.loads(line)["count"])
            print("flooded", flush=True)
        else:
            print(json.dumps(segment.heard), flush=True)


if __name__ == "__main__":
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    asyncio.run(main())
