import asyncio
import contextlib
import logging

import pytest
from responders import free_port

from dialtone.discovery import networks, snmp, switch
from dialtone.discovery.method import Context, NotRun, ScanOptions
from dialtone.net.snmp import Community, SilentError
from dialtone.training import ber, snmp_agent

NAMED = {
    (1, 3, 6, 1, 2, 1, 1, 1, 0): ber.octets(b"SN4971/JS/EUI R6.T H323 RBS SIP.\r\n"),
    (1, 3, 6, 1, 2, 1, 1, 2, 0): (0x06, b"\x2b\x06\x01\x04\x01\x93\x68"),
    (1, 3, 6, 1, 2, 1, 1, 5, 0): ber.octets(b"gateway-1"),
}
SECRET = "a-secret-community"


def run(body):
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(body)


class Agent(asyncio.DatagramProtocol):
    """Answers as `answer(datagram)` says; keeps what it heard."""

    def __init__(self, answer):
        self.answer = answer
        self.heard = []

    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, addr):
        self.heard.append(data)
        for reply in self.answer(data) or ():
            self.transport.sendto(reply, addr)


@contextlib.asynccontextmanager
async def agents(answers, monkeypatch):
    """`answers`: address → answer, all on one port, which the method asks."""
    port = free_port()
    monkeypatch.setattr(snmp, "PORT", port)
    loop = asyncio.get_running_loop()
    opened = {}
    try:
        for ip, answer in answers.items():
            opened[ip] = (await loop.create_datagram_endpoint(lambda answer=answer: Agent(answer), local_addr=(ip, port)))[1]
        yield opened
    finally:
        for agent in opened.values():
            agent.transport.close()
        await asyncio.sleep(0)


def speaks(rows, community=SECRET, version=1):
    """An agent of this version; v1 says with an error that something is missing (RFC 1157 4.1.2)."""
    table = snmp_agent.MibTable(rows)

    def answer(data):
        at = data.index(b"\x02\x01") + 2
        if data[at] != version:
            return None
        reply = snmp_agent.answer(table, community.encode(), data[:at] + b"\x01" + data[at + 1 :])
        if reply is None:
            return None
        reply = bytearray(reply)
        reply[reply.index(b"\x02\x01") + 2] = version
        if version == 0 and b"\x80\x00" in reply:
            at = reply.index(b"\x02\x01\x00\x02\x01\x00")
            reply[at + 2] = 2
        return [bytes(reply)]

    return answer


def context(known, communities=(SECRET,), *, devices=True, **more):
    options = ScanOptions(networks=("127.0.0.0/24",), snmp_communities=communities, snmp_devices=devices)
    made = Context(options=options, networks=networks.resolve(options.networks), source=None, stop=asyncio.Event(), **more)
    for ip in known:
        made.hosts.add(ip)
    made.hosts.close()
    return made


async def asked(made):
    found = []
    await snmp.run(made, found.append)
    return found


@pytest.mark.parametrize(("devices", "communities"), [(False, (SECRET,)), (True, ()), (False, ())])
def test_nobody_is_asked_unless_the_user_says_so(devices, communities):
    with pytest.raises(NotRun) as caught:
        run(asked(context(("127.0.0.1",), communities, devices=devices)))
    assert caught.value.reason == "scan-snmp-not-asked"


@pytest.mark.parametrize("version", [1, 0])
def test_what_devices_say(monkeypatch, version):
    monkeypatch.setattr(snmp, "SECONDS", 0.2)

    async def body():
        async with agents({"127.0.0.2": speaks(NAMED, version=version)}, monkeypatch):
            return await asked(context(("127.0.0.2",)))

    found = run(body())
    assert [(s.ip, s.evidence.by, s.evidence.field, s.evidence.value, s.hostname, s.control) for s in found] == [
        ("127.0.0.2", "snmp", "sysdescr", "SN4971/JS/EUI R6.T H323 RBS SIP.", "gateway-1", False),
        ("127.0.0.2", "snmp", "sysname", "gateway-1", "gateway-1", False),
        ("127.0.0.2", "snmp", "sysobjectid", "1.3.6.1.4.1.2536", "gateway-1", False),
    ]


@pytest.mark.parametrize("version", [1, 0])
def test_a_device_without_a_name(monkeypatch, version):
    monkeypatch.setattr(snmp, "SECONDS", 0.2)
    rows = {name: value for name, value in NAMED.items() if name[-2] == 1}

    async def body():
        async with agents({"127.0.0.2": speaks(rows, version=version)}, monkeypatch):
            return await asked(context(("127.0.0.2",)))

    assert [(s.evidence.field, s.hostname) for s in run(body())] == [("sysdescr", None)]


def test_the_next_community_is_tried_where_the_first_is_unknown(monkeypatch):
    monkeypatch.setattr(snmp, "SECONDS", 0.1)

    async def body():
        async with agents({"127.0.0.2": speaks(NAMED)}, monkeypatch):
            return await asked(context(("127.0.0.2",), ("other", SECRET)))

    assert len(run(body())) == 3


def test_silent_closed_and_talkative_hosts(monkeypatch):
    monkeypatch.setattr(snmp, "SECONDS", 0.2)

    async def body():
        answers = {
            "127.0.0.2": lambda _data: None,
            "127.0.0.3": lambda data: [b"garbage", b"\x30\x80" * 50, data, *speaks(NAMED)(data)],
            "127.0.0.4": lambda _data: [b"\x30\x80" * 500] * 3,
        }
        async with agents(answers, monkeypatch) as opened:
            found = await asked(context((*answers, "127.0.0.5")))
            return found, len(opened["127.0.0.2"].heard)

    found, heard = run(body())
    assert {signal.ip for signal in found} == {"127.0.0.3"}
    assert heard == 3  # one repetition, then the older version


def test_an_answer_to_another_question_is_none(monkeypatch):
    monkeypatch.setattr(snmp, "SECONDS", 0.1)

    def stale(data):
        at = data.index(b"\xa0")
        (reply,) = speaks(NAMED)(data) or (None,)
        return reply and [reply.replace(data[at + 2 : at + 4 + data[at + 3]], b"\x02\x01\x07")]

    async def body():
        async with agents({"127.0.0.2": lambda data: stale(data) if data[4] else None}, monkeypatch):
            return await asked(context(("127.0.0.2",)))

    assert run(body()) == []


def test_the_control_address_is_asked(monkeypatch):
    async def body():
        async with agents({"127.254.255.253": speaks(NAMED)}, monkeypatch):
            return await asked(context((), control="127.254.255.253"))

    found = run(body())
    assert {(signal.ip, signal.control) for signal in found} == {("127.254.255.253", True)}


def test_the_community_stays_where_it_is(monkeypatch, caplog):
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(snmp, "SECONDS", 0.1)

    async def body():
        async with agents({"127.0.0.2": speaks(NAMED), "127.0.0.3": lambda _data: [b"\x30"]}, monkeypatch):
            return await asked(context(("127.0.0.2", "127.0.0.3", "127.0.0.4")))

    found = run(body())
    assert found
    assert SECRET not in repr(found)
    assert SECRET not in caplog.text


def test_a_pause_and_a_stop(monkeypatch):
    monkeypatch.setattr(snmp, "SECONDS", 600)

    async def body():
        async with agents({"127.0.0.2": lambda _data: None}, monkeypatch) as opened:
            made = context(("127.0.0.2",))
            made.running.clear()
            task = asyncio.create_task(asked(made))
            await asyncio.sleep(0.3)
            before = len(opened["127.0.0.2"].heard)
            made.running.set()
            for _ in range(500):
                if opened["127.0.0.2"].heard:
                    break
                await asyncio.sleep(0.01)
            made.stop.set()
            return before, len(opened["127.0.0.2"].heard), await asyncio.wait_for(task, 30)

    assert run(body()) == (0, 1, [])


def test_a_switch_that_answers_with_endless_lengths_is_silent():
    """Some decoders read such an answer for ever."""

    async def body():
        loop = asyncio.get_running_loop()
        port = free_port()
        transport, _ = await loop.create_datagram_endpoint(
            lambda: Agent(
                lambda _data: [
                    bytes.fromhex(
                        "305b02010104807075626c6963a24e02046b065f790201000201003040301706082b06010201010100040b324e20495020466f726365301006082b060102010105000404646f6f72303006082b0601020101020006072b060104018237"
                    )
                ]
            ),
            local_addr=("127.0.0.1", port),
        )
        with contextlib.closing(transport):
            return await switch.fetch(switch.Target("127.0.0.1", port), Community("public"))

    with pytest.raises(SilentError):
        run(body())
