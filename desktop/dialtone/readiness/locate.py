"""How a telephone finds its SIP servers from a domain (RFC 3263): NAPTR records, the service records that they name, and their order."""

import random
import re
from collections.abc import Sequence

from msgspec import Struct

from dialtone.net.names import Answer

SERVICES = {"SIP+D2U": "udp", "SIP+D2T": "tcp", "SIPS+D2T": "tls", "SIP+D2W": "ws", "SIPS+D2W": "wss"}
"""NAPTR services of SIP (RFC 3263 4.1, RFC 7118) and the transport that each means; SCTP, which no telephone speaks, is left out."""
_NAPTR = re.compile(r'(\d{1,5}) (\d{1,5}) "([^"]{0,8})" "([^"]{0,64})" "[^"]{0,255}" (\S{1,255})')
_SRV = re.compile(r"(\d{1,5}) (\d{1,5}) (\d{1,5}) (\S{1,255})")


class Service(Struct, frozen=True):
    """A service record: the lowest priority first, among equals by chance in proportion to the weight."""

    priority: int
    weight: int
    port: int
    target: str


class Pointer(Struct, frozen=True):
    """A NAPTR record of SIP that names service records."""

    order: int
    preference: int
    transport: str
    name: str


def services(answer: Answer) -> tuple[Service, ...]:
    """The service records in an answer; «.» means «no such service» and is none."""
    rows = (match.groups() for value in answer.values if (match := _SRV.fullmatch(value)))
    return tuple(Service(int(p), int(w), int(port), target.rstrip(".")) for p, w, port, target in rows if target != ".")


def pointers(answer: Answer) -> tuple[Pointer, ...]:
    """The records for transports that telephones speak, best first (RFC 3403 4.1: order, then preference)."""
    found = []
    for value in answer.values:
        match = _NAPTR.fullmatch(value)
        transport = SERVICES.get(match[4].upper()) if match else None
        if match and transport and match[3].lower() == "s":
            found.append(Pointer(int(match[1]), int(match[2]), transport, match[5].rstrip(".").lower()))
    return tuple(sorted(found, key=lambda one: (one.order, one.preference)))


def in_order(records: Sequence[Service], chance: random.Random) -> tuple[Service, ...]:
    """The records as one telephone would try them (RFC 2782): another telephone gets another order among those of one priority."""
    found: list[Service] = []
    for priority in sorted({one.priority for one in records}):
        left = sorted((one for one in records if one.priority == priority), key=lambda one: one.weight > 0)
        while left:
            at = chance.randint(0, sum(one.weight for one in left))
            for one in left:
                at -= one.weight
                if at <= 0:
                    break
            found.append(one)
            left.remove(one)
    return tuple(found)


def domain_of(name: str) -> str | None:
    """The domain of a service name («_sip._udp.example.org» → «example.org»); None for another name."""
    service, _, rest = name.partition(".")
    protocol, _, domain = rest.partition(".")
    return domain.rstrip(".").lower() if service.startswith("_") and protocol.startswith("_") and domain else None
