"""LLDP frames (IEEE 802.1AB) with their 802.1, 802.3 and MED (TIA-1057) parts: what a switch says about the port that a cable ends in.

Bytes to values and, for tests and the training site, back. The first three parts are mandatory and in order; of the rest what is malformed
is left out, since makers add their own.
"""

import ipaddress
import struct
from collections.abc import Iterable, Iterator

from msgspec import Struct

ETHERTYPE = 0x88CC
ADDRESSES = (bytes.fromhex("0180c200000e"), bytes.fromhex("0180c2000003"), bytes.fromhex("0180c2000000"))
"""Nearest bridge, nearest bridge that is no repeater, nearest customer bridge."""
_END, _CHASSIS, _PORT, _TTL, _PORT_TEXT, _NAME, _TEXT, _CAPABILITIES, _ADDRESS = range(9)
_OWN = 127
_OUI_802_1, _OUI_802_3, _OUI_MED = bytes.fromhex("0080c2"), bytes.fromhex("00120f"), bytes.fromhex("0012bb")
_BRIDGE, _ROUTER, _TELEPHONE = 0x04, 0x10, 0x20
_CHASSIS_MAC, _CHASSIS_ADDRESS = 4, 5
_PORT_MAC, _PORT_ADDRESS = 3, 4
_MOST_PARTS = 128
_LONGEST_TEXT = 255


class Neighbour(Struct, frozen=True, kw_only=True):
    """What the other end of the cable says about itself, by LLDP, CDP or from lldpd.

    `chassis` and `port` are as sent (MAC addresses as «aa:bb:…»); `port_is_mac`: the port is named by an address, so `port_text` is what
    people read. `vlan` of untagged frames, `voice_vlan` for telephones; `watts`: what it offers or has reserved. `ttl` 0: it says goodbye.
    """

    protocol: str
    chassis: str | None = None
    port: str | None = None
    port_is_mac: bool = False
    port_text: str | None = None
    ttl: int = 120
    name: str | None = None
    description: str | None = None
    telephone: bool = False
    network: bool = False
    addresses: tuple[str, ...] = ()
    vlan: int | None = None
    voice_vlan: int | None = None
    watts: float | None = None
    maker: str | None = None
    model: str | None = None
    serial: str | None = None

    @property
    def port_names(self) -> tuple[str, ...]:
        """What the port may be called, the likeliest first."""
        said = (self.port_text, self.port) if self.port_is_mac else (self.port, self.port_text)
        return tuple(dict.fromkeys(name for name in said if name))


def parse(payload: bytes) -> Neighbour | None:
    """What follows the Ethernet header, or None for anything that is no LLDP frame. Never raises."""
    parts = list(_parts(payload))
    if [kind for kind, _ in parts[:3]] != [_CHASSIS, _PORT, _TTL] or any(len(value) < 2 for _, value in parts[:3]):
        return None
    (_, chassis), (_, port), (_, ttl) = parts[:3]
    found: dict[str, object] = {}
    addresses: list[str] = []
    for kind, value in parts[3:]:
        if kind == _ADDRESS:
            addresses += _management(value)
        elif kind == _OWN and len(value) >= 4:
            found |= _organisation(value[:3], value[3], value[4:])
        else:
            found |= _basic(kind, value)
    shown = _identity(chassis, mac=_CHASSIS_MAC, address=_CHASSIS_ADDRESS)
    return Neighbour(
        protocol="lldp",
        chassis=shown,
        port=_identity(port, mac=_PORT_MAC, address=_PORT_ADDRESS),
        port_is_mac=port[0] == _PORT_MAC,
        ttl=int.from_bytes(ttl[:2], "big"),
        addresses=tuple(dict.fromkeys([*([shown] if chassis[0] == _CHASSIS_ADDRESS and shown else []), *addresses])),
        **found,  # type: ignore[arg-type]
    )


def _parts(payload: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    for _ in range(_MOST_PARTS):
        if at + 2 > len(payload):
            return
        head = int.from_bytes(payload[at : at + 2], "big")
        kind, size = head >> 9, head & 0x1FF
        if kind == _END or at + 2 + size > len(payload):
            return
        yield kind, payload[at + 2 : at + 2 + size]
        at += 2 + size


def readable(value: bytes) -> str | None:
    """A text from a frame on one line, without what can't be printed."""
    said = value.split(b"\0")[0].decode("utf-8", "replace")
    return " ".join("".join(letter if letter.isprintable() else " " for letter in said[:_LONGEST_TEXT]).split()) or None


def _identity(value: bytes, *, mac: int, address: int) -> str | None:
    """A chassis or port identity: octets as what they are by their kind, otherwise a text."""
    kind, content = value[0], value[1:]
    if kind == mac and len(content) == 6:
        return content.hex(":")
    if kind == address and content[:1] in {b"\x01", b"\x02"}:
        return _address(content[0], content[1:])
    return readable(content)


def _address(family: int, content: bytes) -> str | None:
    """An IPv4 (family 1) or IPv6 (family 2) address."""
    if (family, len(content)) == (1, 4):
        return str(ipaddress.IPv4Address(content))
    return str(ipaddress.IPv6Address(content)) if (family, len(content)) == (2, 16) else None


def _management(value: bytes) -> list[str]:
    size = value[0] if value else 0
    found = _address(value[1], value[2 : 1 + size]) if size >= 2 and len(value) > size else None
    return [found] if found else []


def _basic(kind: int, value: bytes) -> dict[str, object]:
    fields = {_PORT_TEXT: "port_text", _NAME: "name", _TEXT: "description"}
    if kind in fields:
        return {fields[kind]: readable(value)}
    if kind == _CAPABILITIES and len(value) >= 4:
        bits = int.from_bytes(value[2:4], "big") or int.from_bytes(value[:2], "big")
        telephone = bool(bits & _TELEPHONE)
        return {"telephone": telephone, "network": bool(bits & (_BRIDGE | _ROUTER)) and not telephone}
    return {}


def _organisation(oui: bytes, kind: int, value: bytes) -> dict[str, object]:
    """What is known of the parts of 802.1, 802.3 and MED."""
    if oui == _OUI_802_1 and kind == 1 and len(value) == 2:
        return _vlan("vlan", int.from_bytes(value, "big"))
    if oui == _OUI_802_3 and kind == 2 and len(value) >= 8:  # what the switch has allocated, else what the device asks for, in 0.1 W
        return _watts(int.from_bytes(value[6:8], "big") or int.from_bytes(value[4:6], "big"))
    if oui != _OUI_MED:
        return {}
    if kind == 2 and len(value) == 4:  # application type, then unknown and tagged flags, VLAN, priority, DSCP
        policy = int.from_bytes(value[1:4], "big")
        return _vlan("voice_vlan", policy >> 9 & 0xFFF) if value[0] == 1 and not policy >> 23 else {}
    if kind == 4 and len(value) == 3:
        return _watts(int.from_bytes(value[1:3], "big"))
    fields = {8: "serial", 9: "maker", 10: "model"}
    return {fields[kind]: readable(value)} if kind in fields else {}


def _vlan(field: str, number: int) -> dict[str, object]:
    return {field: number} if 1 <= number <= 4094 else {}


def _watts(tenths: int) -> dict[str, object]:
    return {"watts": tenths / 10} if 0 < tenths <= 1000 else {}


# --- building ------------------------------------------------------------------------------------------------------------------------


def part(kind: int, value: bytes) -> bytes:
    """One part of a frame. ValueError when it is longer than its length can say."""
    if len(value) > 0x1FF:
        raise ValueError(len(value))
    return struct.pack("!H", kind << 9 | len(value)) + value


def build(  # noqa: PLR0913 - one parameter for each part of a frame
    mac: bytes,
    port: str,
    *,
    ttl: int = 120,
    name: str = "",
    description: str = "",
    port_text: str = "",
    capabilities: int = _BRIDGE,
    address: str = "",
    vlan: int = 0,
    voice_vlan: int = 0,
    more: Iterable[bytes] = (),
) -> bytes:
    """The payload of a switch's frame for one of its ports, named as its interface; `more` are parts made by `part`."""
    parts = [part(_CHASSIS, bytes((_CHASSIS_MAC,)) + mac), part(_PORT, b"\x05" + port.encode()), part(_TTL, struct.pack("!H", ttl))]
    for kind, text in ((_PORT_TEXT, port_text), (_NAME, name), (_TEXT, description)):
        parts += [part(kind, text.encode())] if text else []
    parts.append(part(_CAPABILITIES, struct.pack("!HH", capabilities, capabilities)))
    if address:
        parts.append(part(_ADDRESS, b"\x05\x01" + ipaddress.IPv4Address(address).packed + b"\x02\0\0\0\x01\0"))
    if vlan:
        parts.append(part(_OWN, _OUI_802_1 + b"\x01" + struct.pack("!H", vlan)))
    if voice_vlan:
        parts.append(part(_OWN, _OUI_MED + b"\x02\x01" + (1 << 22 | voice_vlan << 9 | 5 << 6 | 46).to_bytes(3, "big")))
    return b"".join([*parts, *more, part(_END, b"")])
