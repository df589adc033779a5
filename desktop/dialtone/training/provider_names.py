"""Name service of the training provider over UDP and TCP (RFC 1035): A, NAPTR, SRV and SOA of its domain, NXDOMAIN for every other name."""

import asyncio
import struct

import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.opcode
import dns.rcode
import dns.rdatatype
import dns.rrset

from dialtone.training.sockets import Handler

DOMAIN = "provider.training.invalid"
HOSTS = ("sip", "prov", "time", "web")
_TTL = 60
UDP_SIZE = 512
"""Octets of an answer to an asker who names no larger size (RFC 1035 4.2.1)."""
_SOA = f"ns.{DOMAIN}. training.{DOMAIN}. 1 3600 600 86400 60"


def host(label: str) -> str:
    """The full name of one of the provider's hosts."""
    return f"{label}.{DOMAIN}"


def zone(address: str, sip_ports: dict[str, int]) -> dict[tuple[str, str], tuple[str, ...]]:
    """The records by (name, type); `sip_ports` by transport: udp, tcp, tls."""
    sip = host("sip")
    rows: dict[tuple[str, str], tuple[str, ...]] = {(host(label), "A"): (address,) for label in HOSTS}
    rows[DOMAIN, "SOA"] = (_SOA,)
    rows[DOMAIN, "NS"] = (f"ns.{DOMAIN}.",)
    rows[f"ns.{DOMAIN}", "A"] = (address,)
    rows[f"_sip._udp.{DOMAIN}", "SRV"] = (f"10 0 {sip_ports['udp']} {sip}.",)
    rows[f"_sip._tcp.{DOMAIN}", "SRV"] = (f"20 0 {sip_ports['tcp']} {sip}.",)
    rows[f"_sips._tcp.{DOMAIN}", "SRV"] = (f"10 0 {sip_ports['tls']} {sip}.",)
    rows[DOMAIN, "NAPTR"] = (
        f'10 10 "s" "SIPS+D2T" "" _sips._tcp.{DOMAIN}.',
        f'20 10 "s" "SIP+D2U" "" _sip._udp.{DOMAIN}.',
        f'30 10 "s" "SIP+D2T" "" _sip._tcp.{DOMAIN}.',
    )
    return rows


class NameServer:
    """Answers from a zone."""

    def __init__(self, rows: dict[tuple[str, str], tuple[str, ...]]) -> None:
        self._rrsets = {
            (dns.name.from_text(name), kind): dns.rrset.from_text_list(name + ".", _TTL, "IN", kind, list(values))
            for (name, kind), values in rows.items()
        }
        self._names = {name for name, _ in self._rrsets}
        self._soa = self._rrsets[dns.name.from_text(DOMAIN), "SOA"]

    def answer(self, data: bytes, limit: int | None = None) -> bytes | None:
        """The response to a query, cut off with TC where it is larger than `limit`; None for what is no query."""
        try:
            query = dns.message.from_wire(data)
        except (dns.exception.DNSException, ValueError, struct.error, IndexError):
            return None
        if query.flags & dns.flags.QR or query.opcode() != dns.opcode.QUERY or len(query.question) != 1:
            return None
        question = query.question[0]
        response = dns.message.make_response(query)
        response.flags |= dns.flags.AA
        name = dns.name.from_text(question.name.to_text().lower())
        found = self._rrsets.get((name, dns.rdatatype.to_text(question.rdtype)))
        if found is not None:
            response.answer.append(found)
        else:
            inside = name.is_subdomain(self._soa.name)
            exists = any(known.is_subdomain(name) for known in self._names) if inside else False
            response.set_rcode(dns.rcode.NOERROR if exists else dns.rcode.NXDOMAIN)
            response.authority.append(self._soa)
        wire = response.to_wire()
        if limit is None or len(wire) <= max(limit, query.payload):
            return wire
        short = dns.message.make_response(query)
        short.flags |= dns.flags.TC
        return short.to_wire()


def name_handler(server: NameServer) -> Handler:
    """The name server on TCP: queries with a length in front, one after the other (RFC 7766)."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            (size,) = struct.unpack("!H", await asyncio.wait_for(reader.readexactly(2), 10))
            reply = server.answer(await asyncio.wait_for(reader.readexactly(size), 10))
            if reply is None:
                return
            writer.write(struct.pack("!H", len(reply)) + reply)
            await writer.drain()

    return handle
