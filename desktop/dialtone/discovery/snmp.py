"""Asks every host by SNMP what it is: sysDescr, sysName and sysObjectID (RFC 3418). Only where the user wants that and gives a community.

SNMP v2c, and v1 for devices that know no other. A community is tried only where the user said so, since guessing would be intrusion; it
appears in no evidence, message or log.
"""

import asyncio
import ipaddress
import secrets
import socket
from collections.abc import Awaitable, Callable

from dialtone.discovery import visits
from dialtone.discovery.method import Context, NotRun, Report, Signal, evidence
from dialtone.net import udp
from dialtone.wire import snmp as wire

NAME = "snmp"
PORT = 161
SECONDS = 1.5
"""For an answer; the question is repeated once, and then asked in the older version."""
AT_ONCE = 64
SYS_DESCR, SYS_OBJECT_ID, SYS_NAME = (f"1.3.6.1.2.1.1.{number}.0" for number in (1, 2, 5))

Said = dict[str, str]
"""What a device says, by object identifier."""
Gate = Callable[[], Awaitable[None]]


async def run(context: Context, report: Report) -> None:
    """Ask every host that exists, while the sweep goes on. NotRun «scan-snmp-not-asked» unless the options ask for it."""
    communities = context.options.snmp_communities
    if not context.options.snmp_devices or not communities:
        raise NotRun("scan-snmp-not-asked")

    async def visit(ip: str) -> None:
        said = await ask(ip, communities, source=context.source, gate=context.gate)
        for signal in _signals(ip, said, control=ip == context.control):
            report(signal)

    await visits.all_hosts(context, NAME, visit, at_once=AT_ONCE)


def _signals(ip: str, said: Said, *, control: bool) -> list[Signal]:
    name = said.get(SYS_NAME) or None
    fields = (("sysdescr", SYS_DESCR), ("sysname", SYS_NAME), ("sysobjectid", SYS_OBJECT_ID))
    found = [evidence(NAME, field, value) for field, oid in fields if (value := said.get(oid, "").strip())]
    return [Signal(ip=ip, evidence=item, hostname=name, control=control, port=PORT) for item in found]


async def ask(ip: str, communities: tuple[str, ...], *, source: str | None, gate: Gate, port: int = 0) -> Said:
    """What a device says to the first community that it knows; nothing where it knows none, or speaks no SNMP. Never raises for that."""
    local = source if source and not ipaddress.ip_address(ip).is_loopback else ""
    try:
        with udp.open_udp((local, 0)) as sock:  # one that hears nobody else
            sock.connect((ip, port or PORT))
            for community in communities:
                for version in (wire.V2C, wire.V2C, wire.V1):
                    if said := await _get(sock, version, community, gate):
                        return said
    except OSError:
        pass  # nothing listens there, or there is no way: no community will change that
    return {}


async def _get(sock: socket.socket, version: int, community: str, gate: Gate) -> Said:
    """All three values in one question; where v1 says that one of them is missing, the description alone."""
    for oids in ((SYS_DESCR, SYS_NAME, SYS_OBJECT_ID), (SYS_DESCR,)):
        await gate()
        answer = await _exchange(sock, version, community, oids)
        if answer is None:
            return {}
        if not answer.error_status:
            return {oid: text for oid in oids if (text := answer.texts.get(oid))}
    return {}


async def _exchange(sock: socket.socket, version: int, community: str, oids: tuple[str, ...]) -> wire.Reply | None:
    """The answer to one question, or None when none came in time; what is no answer to it is passed over."""
    loop = asyncio.get_running_loop()
    number = secrets.randbelow(1 << 31)
    await loop.sock_sendall(sock, wire.get(version, community, number, oids))
    try:
        async with asyncio.timeout(SECONDS):
            while True:
                answer = wire.reply(await loop.sock_recv(sock, udp.MAX_DATAGRAM))
                if answer is not None and answer.request_id == number:
                    return answer
                await asyncio.sleep(0)
    except TimeoutError:
        return None
