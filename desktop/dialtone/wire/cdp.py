"""Cisco's discovery protocol as bytes: what older switches of that make say where LLDP is off. Read only, and bounded by the frame."""

import struct
from collections.abc import Iterator

from dialtone.wire.lldp import Neighbour, readable

ADDRESS = bytes.fromhex("01000ccccccc")
SNAP = bytes.fromhex("aaaa0300000c2000")
"""The LLC and SNAP header that makes an 802.3 frame a CDP frame."""
_DEVICE, _ADDRESSES, _PORT, _CAPABILITIES, _VERSION, _PLATFORM = 1, 2, 3, 4, 5, 6
_NATIVE_VLAN, _VOICE_VLAN, _MANAGEMENT = 0x0A, 0x0E, 0x16
_ROUTER_OR_SWITCH, _TELEPHONE = 0x0B, 0x80
_MOST_PARTS, _MOST_ADDRESSES = 64, 16


def parse(payload: bytes) -> Neighbour | None:
    """What follows the Ethernet header (length field) of an 802.3 frame, or None for anything that is no CDP frame. Never raises."""
    if not payload.startswith(SNAP) or len(payload) < len(SNAP) + 4 or payload[len(SNAP)] not in {1, 2}:
        return None
    parts = dict(reversed(list(_parts(payload[len(SNAP) + 4 :]))))  # of several of one kind the first
    name, port = readable(parts.get(_DEVICE, b"")), readable(parts.get(_PORT, b""))
    if name is None or port is None:
        return None
    flags = int.from_bytes(parts.get(_CAPABILITIES, b"")[:4], "big")
    telephone = bool(flags & _TELEPHONE)
    voice = parts.get(_VOICE_VLAN, b"")
    return Neighbour(
        protocol="cdp",
        chassis=name,
        port=port,
        ttl=payload[len(SNAP) + 1],
        name=name,
        description=readable(parts.get(_VERSION, b"")),
        model=readable(parts.get(_PLATFORM, b"")),
        telephone=telephone,
        network=bool(flags & _ROUTER_OR_SWITCH) and not telephone,
        addresses=tuple(dict.fromkeys((*_addresses(parts.get(_MANAGEMENT, b"")), *_addresses(parts.get(_ADDRESSES, b""))))),
        vlan=_vlan(parts.get(_NATIVE_VLAN, b"")),
        voice_vlan=_vlan(voice[1:3]) if len(voice) >= 3 else None,
    )


def _parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    for _ in range(_MOST_PARTS):
        if at + 4 > len(data):
            return
        kind, size = struct.unpack_from("!HH", data, at)
        if size < 4 or at + size > len(data):
            return
        yield kind, data[at + 4 : at + size]
        at += size


def _vlan(value: bytes) -> int | None:
    number = int.from_bytes(value, "big") if len(value) == 2 else 0
    return number if 1 <= number <= 4094 else None


def _addresses(value: bytes) -> Iterator[str]:
    """The IPv4 addresses: a count, then for each its protocol (0xCC is IP) and octets."""
    at = 4
    for _ in range(min(int.from_bytes(value[:4], "big"), _MOST_ADDRESSES)):
        if at + 2 > len(value):
            return
        size = value[at + 1]
        protocol, at = value[at + 2 : at + 2 + size], at + 2 + size
        if at + 2 > len(value):
            return
        length = int.from_bytes(value[at : at + 2], "big")
        address, at = value[at + 2 : at + 2 + length], at + 2 + length
        if protocol == b"\xcc" and len(address) == 4 and any(address):
            yield ".".join(map(str, address))


def build(
    name: str, port: str, *, platform: str = "", capabilities: int = 0x08, address: str = "", vlan: int = 0, voice_vlan: int = 0
) -> bytes:
    """The payload of a switch's frame, with its checksum."""
    parts = [_part(_DEVICE, name.encode()), _part(_PORT, port.encode()), _part(_CAPABILITIES, struct.pack("!I", capabilities))]
    if platform:
        parts.append(_part(_PLATFORM, platform.encode()))
    if address:
        packed = bytes(map(int, address.split(".")))
        parts.append(_part(_ADDRESSES, struct.pack("!I", 1) + b"\x01\x01\xcc" + struct.pack("!H", 4) + packed))
    if vlan:
        parts.append(_part(_NATIVE_VLAN, struct.pack("!H", vlan)))
    if voice_vlan:
        parts.append(_part(_VOICE_VLAN, b"\x01" + struct.pack("!H", voice_vlan)))
    body = b"".join(parts)
    return SNAP + bytes((2, 180)) + struct.pack("!H", _checksum(bytes((2, 180, 0, 0)) + body)) + body


def _part(kind: int, value: bytes) -> bytes:
    return struct.pack("!HH", kind, len(value) + 4) + value


def _checksum(data: bytes) -> int:
    """The internet checksum, but for how an odd last octet is taken: as a signed number of its own."""
    total: int = sum(struct.unpack(f"!{len(data) // 2}H", data[: len(data) // 2 * 2]))
    if len(data) % 2:
        total += data[-1] if data[-1] < 0x80 else 0xFF00 | data[-1]
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF
