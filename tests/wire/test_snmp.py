import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.training import ber, snmp_agent
from dialtone.wire import snmp

NAMES = ("1.3.6.1.2.1.1.1.0", "1.3.6.1.2.1.1.5.0", "1.3.6.1.2.1.1.2.0")
TABLE = snmp_agent.MibTable(
    {
        (1, 3, 6, 1, 2, 1, 1, 1, 0): ber.octets(b"2N IP Force"),
        (1, 3, 6, 1, 2, 1, 1, 2, 0): (0x06, b"\x2b\x06\x01\x04\x01\x82\x37"),
        (1, 3, 6, 1, 2, 1, 1, 5, 0): ber.octets("porte d'entrée".encode()),
    }
)
QUESTION = snmp.get(snmp.V2C, "public", 77, NAMES)
ANSWER = snmp_agent.answer(TABLE, b"public", QUESTION)


def test_a_question_and_its_answer():
    assert snmp.reply(ANSWER) == snmp.Reply(77, 0, {NAMES[0]: "2N IP Force", NAMES[1]: "porte d'entrée", NAMES[2]: "1.3.6.1.4.1.311"})


@pytest.mark.parametrize("version", [snmp.V1, snmp.V2C])
@pytest.mark.filterwarnings("ignore:Experimental SNMPv1 support")
def test_the_library_asks_with_the_same_bytes(version):
    from puresnmp import V1, V2C, Client, PyWrapper

    packets = []

    async def sender(_endpoint, packet, **_more):
        packets.append(packet)
        raise OSError

    credentials = (V1 if version == snmp.V1 else V2C)("a community of some length " * 8)
    with pytest.raises(OSError, match=r"^$"):
        asyncio.run(PyWrapper(Client("127.0.0.1", credentials, sender=sender)).multiget(list(NAMES)))
    (packet,) = packets
    number = int.from_bytes(packet[packet.index(b"\xa0") + 4 :][: packet[packet.index(b"\xa0") + 3]], "big")
    assert snmp.get(version, credentials.community, number, NAMES) == packet


@given(st.integers(0, 2**31 - 1), st.sampled_from([0, 1]), st.text(max_size=40), st.lists(st.integers(0, 2**32 - 1), max_size=20))
def test_questions_are_well_formed(number, version, community, arcs):
    packet = snmp.get(version, community, number, [".".join(map(str, (1, 3, *arcs)))])
    assert snmp.well_formed(packet)
    assert snmp.reply(packet) is None  # a question is no answer


def test_what_is_missing_is_left_out():
    found = snmp.reply(snmp_agent.answer(TABLE, b"public", snmp.get(snmp.V2C, "public", 1, (NAMES[0], "1.3.6.1.9.9.0"))))
    assert found.texts == {NAMES[0]: "2N IP Force"}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x30",
        b"\x30\x80",
        b"\x30\x80\x00\x00",  # a length that X.690 has and SNMP forbids
        b"\x30\x05\x02\x01\x00",
        b"\x30\x03\x02\x01\x00\x00",
        b"\x30\x85\x00\x00\x00\x00\x03\x02\x01\x00",
        b"\x30\x03\x1f\x01\x00",
        b"\x02\x01\x00",
        b"\x30\x02\x30\x02" * 4,
        bytes([0x30, 100]) * 50 + b"\0" * 100,
    ],
)
def test_what_is_not_well_formed(data):
    assert not snmp.well_formed(data)
    assert snmp.reply(data) is None


def test_too_deep():
    data = b""
    for _ in range(9):
        data = bytes((0x30, len(data))) + data
    assert not snmp.well_formed(data)


@given(st.binary(max_size=300))
def test_garbage(data):
    snmp.reply(data)
    snmp.well_formed(data)


@given(st.data())
def test_mutated_answers(data):
    answer = bytearray(ANSWER)
    for _ in range(data.draw(st.integers(1, 4))):
        answer[data.draw(st.integers(0, len(answer) - 1))] = data.draw(st.integers(0, 255))
    found = snmp.reply(bytes(answer))
    assert found is None or all(isinstance(text, str) and len(text) <= len(answer) for text in found.texts.values())


@given(st.lists(st.binary(min_size=1, max_size=30), max_size=80))
def test_many_bindings_are_bounded(values):
    rows = [((1, 3, number), ber.octets(value)) for number, value in enumerate(values)]
    head = (ber.wrap(*ber.integer(5)), ber.wrap(*ber.integer(0)), ber.wrap(*ber.integer(0)))
    message = ber.sequence(ber.wrap(*ber.integer(1)), ber.wrap(*ber.octets(b"x")), ber.sequence(*head, ber.varbinds(rows), tag=0xA2))
    assert len(snmp.reply(message).texts) == min(len(values), 64)
