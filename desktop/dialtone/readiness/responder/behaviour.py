"""STUN Binding with NAT behaviour discovery (RFC 8489, RFC 5780), without ever sending a stranger more than he sent."""

import struct

from dialtone.net.datagram_server import Address, Arrival, UdpPort
from dialtone.readiness.responder.hub import Hub
from dialtone.wire import stun

_SOFTWARE = b"Dialtone responder"
_KNOWN = {stun.CHANGE_REQUEST, stun.PADDING, stun.RESPONSE_PORT}


def answer(hub: Hub, port: UdpPort, arrival: Arrival) -> tuple[UdpPort, bytes, Address] | None:
    """What to send, from which socket, to where; None for what is no Binding request, or for a stranger with too small a question."""
    request = stun.parse(arrival.data)
    if request is None or request.kind != stun.BINDING:
        return None
    room = 65_507 if hub.sessions.proven(arrival.source[0]) else len(arrival.data)
    to = (arrival.source[0], request.response_port or arrival.source[1])
    unknown = [kind for kind, _ in request.attributes if kind < 0x8000 and kind not in _KNOWN]
    change_ip, change_port = request.change
    sender = hub.changed(port, address=change_ip, number=change_port) if change_ip or change_port else port
    if sender is None:
        unknown.append(stun.CHANGE_REQUEST)
    if unknown or sender is None:
        reply = _refusal(request.transaction, unknown)
        return (port, reply, to) if len(reply) <= room else None
    fitting = next((reply for reply in _replies(hub, sender, port, request.transaction, arrival.source) if len(reply) <= room), None)
    return (sender, fitting, to) if fitting is not None else None


def _refusal(transaction: bytes, unknown: list[int]) -> bytes:
    """420: an attribute that had to be understood, or a change that this responder can't make (RFC 5780 6.1)."""
    kinds = struct.pack(f"!{len(unknown[:8])}H", *unknown[:8])
    attributes = [(stun.ERROR_CODE, stun.error_value(420, "Unknown Attribute")), (stun.UNKNOWN_ATTRIBUTES, kinds)]
    return stun.build(stun.BINDING_ERROR, transaction, attributes)


def _replies(hub: Hub, sender: UdpPort, asked: UdpPort, transaction: bytes, source: Address) -> list[bytes]:
    """The full answer, then shorter ones for who has no room for it."""
    attributes = [(stun.XOR_MAPPED_ADDRESS, stun.xor_address(source, transaction)), (stun.MAPPED_ADDRESS, stun.plain_address(source))]
    origin, other = hub.public(sender), hub.changed(asked, address=True, number=True)
    if origin is not None:
        attributes.append((stun.RESPONSE_ORIGIN, stun.plain_address(origin)))
    elsewhere = hub.public(other) if other is not None else None
    if elsewhere is not None:
        attributes.insert(1, (stun.OTHER_ADDRESS, stun.plain_address(elsewhere)))
    attributes.append((stun.SOFTWARE, _SOFTWARE))
    return [stun.build(stun.BINDING_SUCCESS, transaction, attributes[:count]) for count in range(len(attributes), 0, -1)]
