"""What goes below sockets on a local network: ARP (RFC 826, probes by RFC 5227) and UDP in IPv4 (RFC 768, RFC 791), as bytes."""

import ipaddress
import struct

from msgspec import Struct

_ARP = struct.Struct("!HHBBH6s4s6s4s")
_IP = struct.Struct("!BBHHHBBH4s4s")
_UDP = struct.Struct("!HHHH")
_REPLY = 2
_UDP_PROTOCOL = 17


class ArpReply(Struct, frozen=True):
    """Somebody says that it has this address."""

    ip: str
    mac: str


class Datagram(Struct, frozen=True, kw_only=True):
    """A UDP datagram with where it came from and where it went."""

    source: str
    source_port: int
    target: str
    target_port: int
    data: bytes


def arp_question(mac: str, target: str, sender: str = "0.0.0.0") -> bytes:
    """Who has `target`? From nobody (a probe, RFC 5227 2.1.1): that way no neighbour takes a note of the asker."""
    own, asked = ipaddress.IPv4Address(sender).packed, ipaddress.IPv4Address(target).packed
    return _ARP.pack(1, 0x0800, 6, 4, 1, bytes.fromhex(mac.replace(":", "")), own, bytes(6), asked)


def arp_reply(packet: bytes) -> ArpReply | None:
    """An ARP reply over Ethernet; None for anything else. Never raises."""
    if len(packet) < _ARP.size:
        return None
    hardware, protocol, size, width, operation, card, ip, _, _ = _ARP.unpack_from(packet)
    if (hardware, protocol, size, width, operation) != (1, 0x0800, 6, 4, _REPLY):
        return None
    return ArpReply(str(ipaddress.IPv4Address(ip)), card.hex(":"))


def udp_packet(source: str, source_port: int, target: str, target_port: int, data: bytes) -> bytes:
    """An IPv4 packet with one UDP datagram, with both checksums. ValueError when it would be longer than 1500 octets."""
    length = _UDP.size + len(data)
    if _IP.size + length > 1500:
        raise ValueError(len(data))
    ends = ipaddress.IPv4Address(source).packed + ipaddress.IPv4Address(target).packed
    pseudo = ends + struct.pack("!BBH", 0, _UDP_PROTOCOL, length)
    summed = checksum(pseudo + _UDP.pack(source_port, target_port, length, 0) + data) or 0xFFFF  # 0 would mean «none»
    header = _IP.pack(0x45, 0, _IP.size + length, 0, 0, 64, _UDP_PROTOCOL, 0, ends[:4], ends[4:])
    header = header[:10] + struct.pack("!H", checksum(header)) + header[12:]
    return header + _UDP.pack(source_port, target_port, length, summed) + data


def udp_in(packet: bytes) -> Datagram | None:
    """The UDP datagram in an IPv4 packet; None for anything else, fragments too. Never raises. Checksums are the card's business."""
    if len(packet) < _IP.size or packet[0] >> 4 != 4:
        return None
    _, _, total, _, fragment, _, protocol, _, source, target = _IP.unpack_from(packet)
    start = (packet[0] & 15) * 4
    if protocol != _UDP_PROTOCOL or fragment & 0x3FFF or start < _IP.size or not start + _UDP.size <= total <= len(packet):
        return None
    from_port, to_port, length, _ = _UDP.unpack_from(packet, start)
    if not _UDP.size <= length <= total - start:
        return None
    return Datagram(
        source=str(ipaddress.IPv4Address(source)),
        source_port=from_port,
        target=str(ipaddress.IPv4Address(target)),
        target_port=to_port,
        data=packet[start + _UDP.size : start + length],
    )


def checksum(data: bytes) -> int:
    """The internet checksum (RFC 1071)."""
    if len(data) % 2:
        data += b"\0"
    total: int = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF
