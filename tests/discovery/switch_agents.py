"""Switches on loopback for the tests: walks as text, an agent of v2c that answers from them, one of v3, and ones that misbehave."""

import asyncio
import contextlib
from pathlib import Path

from dialtone.training import ber as other_ber
from dialtone.training.snmp_agent import MibTable, answer
from dialtone.wire import ber, snmp, snmp_v3

OWN = Path(__file__).parents[1] / "cabling_walks"
ENGINE_ID = bytes.fromhex("80001f8804746573740001")
SHARED = Path(__file__).parents[3] / "shared" / "examples" / "walks"


def run(body):
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(body)


def values(path):
    """A walk as {oid: value}."""
    found = {}
    for line in path.read_text("utf-8").split("\n")[:-1]:
        oid, kind, value = line.split("|", 2)
        found[oid] = bytes.fromhex(value) if kind.endswith("x") else int(value) if kind in {"2", "65", "66", "67"} else value.encode()
        if kind == "6":
            found[oid] = value
    return found


def own(name):
    return values(OWN / f"{name}.snmprec")


def table(walk):
    """A walk as rows of the training agent, which has a BER of its own."""
    rows = {}
    for oid, value in walk.items():
        if isinstance(value, str):
            encoded = other_ber.oid(tuple(map(int, value.split("."))))
        else:
            encoded = other_ber.integer(value) if isinstance(value, int) else other_ber.octets(value)
        rows[tuple(map(int, oid.split(".")))] = encoded
    return MibTable(rows)


class Served(asyncio.DatagramProtocol):
    """An agent: `respond(datagram)` gives the answers."""

    def __init__(self, respond):
        self.respond, self.asked = respond, 0

    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, address):
        self.asked += 1
        for each in self.respond(data):
            self.transport.sendto(each, address)


@contextlib.asynccontextmanager
async def agent(respond):
    """Gives the port of an agent on 127.0.0.1, and the agent."""
    loop = asyncio.get_running_loop()
    transport, served = await loop.create_datagram_endpoint(lambda: Served(respond), local_addr=("127.0.0.1", 0))
    try:
        yield transport.get_extra_info("sockname")[1], served
    finally:
        transport.close()
        await asyncio.sleep(0)


def v2c(walks):
    """An agent with a walk for each community."""
    tables = {community.encode(): table(walk) for community, walk in walks.items()}

    def respond(data):
        answers = (answer(rows, community, data) for community, rows in tables.items())
        return [each for each in answers if each is not None]

    return respond


def response(data, bindings, status=0):
    """An answer to a question with other bindings."""
    _, community, (_, pdu) = ber.exactly(ber.expect(data, ber.SEQUENCE), 3)
    number = ber.number(ber.exactly(pdu, 4)[0])
    held = ber.sequence(*(ber.sequence(ber.oid(oid), ber.octets(b"x")) for oid in bindings))
    answered = ber.sequence(ber.integer(number), ber.integer(status), ber.integer(0), held, tag=snmp.RESPONSE)
    return ber.sequence(ber.integer(snmp.V2C), ber.octets(community[1]), answered)


class V3:
    """An agent of v3 with one user: discovery, reports, answers. `time`: its clock; `boots`: how often it started."""

    def __init__(self, user, walk, *, engine_id=ENGINE_ID):
        self.user, self.engine_id, self.boots, self.time = user, engine_id, 3, 1000
        self.table = table(walk)
        self.reports = []

    def __call__(self, data):
        _, head, security, scoped = ber.exactly(ber.expect(data, ber.SEQUENCE), 4)
        message_id = ber.number(ber.exactly(head[1], 4)[0])
        engine_id, boots, time, name, *_ = ber.exactly(ber.expect(security[1], ber.SEQUENCE), 6)
        keys = snmp_v3.localised(self.user, self.engine_id)
        if engine_id[1] != self.engine_id:
            return [self.report(message_id, snmp_v3.UNKNOWN_ENGINE)]
        if name[1] != self.user.name.encode():
            return [self.report(message_id, snmp_v3.UNKNOWN_USER)]
        opened = self.opened(data, keys, scoped)
        if opened is None:
            return [self.report(message_id, snmp_v3.WRONG_DIGEST)]
        if ber.number(boots) != self.boots or abs(ber.number(time) - self.time) > 150:
            return [self.report(message_id, snmp_v3.NOT_IN_TIME, keys)]
        as_v2c = other_ber.sequence(other_ber.wrap(*other_ber.integer(1)), other_ber.wrap(*other_ber.octets(b"x")), opened)
        _, _, (tag, content) = ber.exactly(ber.expect(answer(self.table, b"x", as_v2c), ber.SEQUENCE), 3)
        return [self.signed(message_id, ber.wrap(tag, content), keys)]

    def opened(self, data, keys, scoped):
        """The PDU of a message, if it is signed as it must be."""
        digest = ber.exactly(ber.expect(ber.exactly(ber.expect(data, ber.SEQUENCE), 4)[2][1], ber.SEQUENCE), 6)
        if self.user.auth and not snmp_v3._signed(data, digest[4][1], self.user, keys):
            return None
        if self.user.priv:
            engine = snmp_v3.Engine(self.engine_id, ber.number(digest[1]), ber.number(digest[2]))
            scoped = ber.exactly(snmp_v3._decrypted(self.user, keys, engine, digest[5][1], scoped[1]), 1)[0]
        _, _, (tag, content) = ber.exactly(scoped[1], 3)
        return ber.wrap(tag, content)

    def signed(self, message_id, pdu, keys):
        return snmp_v3.question(self.user, keys, snmp_v3.Engine(self.engine_id, self.boots, self.time), message_id, pdu, salt=self.time)

    def report(self, message_id, counter, keys=None):
        self.reports.append(counter)
        binding = ber.sequence(ber.oid(counter), ber.wrap(0x41, b"\x01"))
        pdu = ber.sequence(ber.integer(0), ber.integer(0), ber.integer(0), ber.sequence(binding), tag=snmp.REPORT)
        if keys is not None:
            return self.signed(message_id, pdu, keys)
        nobody = snmp_v3.User(name=self.user.name)
        return snmp_v3.question(nobody, snmp_v3.Keys(b"", b""), snmp_v3.Engine(self.engine_id, self.boots, self.time), message_id, pdu)
