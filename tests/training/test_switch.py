"""The switch by SNMP: real clients read it, and what it says leads to the right front port and not to a wrong one."""

import asyncio
import re
import shutil
import subprocess
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dialtone.training import ber, switch
from dialtone.training.network import load
from dialtone.training.site import TrainingSite
from dialtone.training.snmp_agent import MibTable, answer

LLDP = "1.0.8802.1.1.2.1"
TABLE = switch.table(load(), address_of={octet: f"127.66.10.{octet}" for octet in range(1, 255)})
COMMUNITY = b"training"


@pytest.fixture(scope="module")
def walked(site: TrainingSite) -> dict[str, object]:
    """The whole MIB as puresnmp reads it with GETBULK."""
    from puresnmp import V2C, Client, PyWrapper

    async def walk() -> dict[str, object]:
        client = PyWrapper(Client(site.switch.address, V2C(site.switch.community), port=site.switch.port))
        rows: dict[str, object] = {}
        for root in ("1.3.6.1", "1.0.8802"):
            async for row in client.bulkwalk([root], bulk_size=25):
                rows[str(row.oid).lstrip(".")] = row.value
        return rows

    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(walk())


def column(rows: dict[str, object], prefix: str) -> Iterator[tuple[tuple[int, ...], object]]:
    for name, value in rows.items():
        if name.startswith(prefix + "."):
            yield tuple(map(int, name[len(prefix) + 1 :].split("."))), value


def test_puresnmp_reads_every_row(walked: dict[str, object]) -> None:
    assert set(walked) == {".".join(map(str, name)) for name in TABLE}
    assert walked["1.3.6.1.2.1.1.1.0"] == load().switch.description.encode()


def test_puresnmp_get(site: TrainingSite) -> None:
    from puresnmp import V2C, Client, PyWrapper

    async def get() -> object:
        client = PyWrapper(Client(site.switch.address, V2C(site.switch.community), port=site.switch.port))
        return await client.get("1.3.6.1.2.1.1.5.0")

    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        assert runner.run(get()) == b"sw-linde-1"


def test_lldp_leads_to_the_right_port_and_its_number_taken_for_an_ifindex_to_a_wrong_one(walked: dict[str, object]) -> None:
    names = {index[0]: value for index, value in column(walked, "1.3.6.1.2.1.31.1.1.1.1")}
    bridge = {index[0]: value for index, value in column(walked, "1.3.6.1.2.1.17.1.4.1.2")}
    described = {index[0]: value for index, value in column(walked, f"{LLDP}.3.7.1.4")}
    neighbours = dict(column(walked, f"{LLDP}.4.1.1.9"))
    talkers = {device.lldp.name: device for device in load().devices if device.lldp}
    assert len(neighbours) == len([device for device in load().devices if device.lldp])
    for (_, local, number), name in neighbours.items():
        device = talkers[name.decode()]
        mac = walked[f"{LLDP}.4.1.1.7.{_}.{local}.{number}"]
        right = next(f"1/0/{d.port}".encode() for d in load().devices if d.lldp and d.lldp.name == device.lldp.name and d.port == local - 2)
        assert described[local] == right
        assert names[bridge[local]] == right
        assert names[local] != right
        assert mac is not None


def test_the_forwarding_table_has_every_device(walked: dict[str, object]) -> None:
    ports = {bytes(index): value for index, value in column(walked, "1.3.6.1.2.1.17.4.3.1.2")}
    by_vlan = {bytes(index[1:]): (index[0], value) for index, value in column(walked, "1.3.6.1.2.1.17.7.1.2.2.1.2")}
    for device in load().devices:
        mac = bytes.fromhex(device.mac.replace(":", ""))
        assert ports[mac] == device.port + switch.SHIFT
        assert by_vlan[mac] == (2 if device.sip else 1, device.port + switch.SHIFT)
    assert len([device for device in load().devices if device.port == 1]) == 2  # the computer behind the director's telephone


def test_neighbours_say_who_they_are_in_the_makers_ways(walked: dict[str, object]) -> None:
    chassis = dict(column(walked, f"{LLDP}.4.1.1.5"))
    ids = dict(column(walked, f"{LLDP}.4.1.1.7"))
    assert b"\x01" + bytes((127, 66, 10, 21)) in chassis.values()
    assert b"000413001026:P1" in ids.values()
    assert b"" in ids.values()
    assert set(dict(column(walked, f"{LLDP}.4.1.1.12")).values()) == {b"\x24"}
    managed = [index for index, _ in column(walked, f"{LLDP}.4.2.1.3")]
    assert (127, 66, 10, 29) in {index[-4:] for index in managed}


@pytest.mark.system
@pytest.mark.parametrize("command", ["snmpbulkwalk", "snmpwalk"])
def test_net_snmp_walks_it(site: TrainingSite, command: str) -> None:
    if shutil.which(command) is None:
        pytest.skip(f"{command} is missing (Debian package snmp)")
    line = [command, "-v2c", "-c", site.switch.community, "-On", "-t", "2", site.switch.target]
    for root in (LLDP, "1.3.6.1.2.1"):
        done = subprocess.run([*line, root], capture_output=True, text=True, check=True)
        found = re.findall(r"^\.([\d.]+) = (?!No more variables)", done.stdout, re.MULTILINE)
        wanted = [name for name in sorted(TABLE) if name[: len(root.split("."))] == tuple(map(int, root.split(".")))]
        assert found == [".".join(map(str, name)) for name in wanted]


def request(kind: int, names: list[ber.Oid], *, community: bytes = COMMUNITY, first: int = 0, second: int = 0, version: int = 1) -> bytes:
    pdu = [ber.wrap(*ber.integer(number)) for number in (77, first, second)]
    bindings = ber.varbinds((name, (ber.NULL, b"")) for name in names)
    head = (ber.wrap(*ber.integer(version)), ber.wrap(*ber.octets(community)))
    return ber.sequence(*head, ber.sequence(*pdu, bindings, tag=kind))


def read(reply: bytes | None) -> tuple[int, int, list[tuple[ber.Oid, ber.Encoded]]]:
    assert reply is not None
    message, _ = ber.expect(reply, ber.SEQUENCE)
    _, rest = ber.expect(message, ber.INTEGER)
    _, rest = ber.expect(rest, ber.OCTETS)
    pdu, _ = ber.expect(rest, 0xA2)
    number, pdu = ber.expect(pdu, ber.INTEGER)
    status, pdu = ber.expect(pdu, ber.INTEGER)
    _, pdu = ber.expect(pdu, ber.INTEGER)
    bindings, _ = ber.expect(pdu, ber.SEQUENCE)
    rows = []
    while bindings:
        binding, bindings = ber.expect(bindings, ber.SEQUENCE)
        name, value = ber.expect(binding, ber.OID)
        tag, content, _ = ber.take(value)
        rows.append((ber.as_oid(name), (tag, content)))
    return ber.as_integer(number), ber.as_integer(status), rows


MIB = MibTable(TABLE)
SYSNAME: ber.Oid = (1, 3, 6, 1, 2, 1, 1, 5, 0)


def test_get_next_and_bulk_by_hand() -> None:
    assert read(answer(MIB, COMMUNITY, request(0xA0, [SYSNAME]))) == (77, 0, [(SYSNAME, (4, b"sw-linde-1"))])
    missing = (*SYSNAME, 9)
    assert read(answer(MIB, COMMUNITY, request(0xA0, [missing])))[2] == [(missing, (ber.NO_SUCH_OBJECT, b""))]
    last = max(TABLE)
    assert read(answer(MIB, COMMUNITY, request(0xA1, [last])))[2] == [(last, (ber.END_OF_MIB_VIEW, b""))]
    order = sorted(TABLE)
    rows = read(answer(MIB, COMMUNITY, request(0xA5, [order[0], order[10]], first=1, second=3)))[2]
    assert [name for name, _ in rows] == [order[1], order[11], order[12], order[13]]


def test_bulk_answers_stay_within_a_frame() -> None:
    reply = answer(MIB, COMMUNITY, request(0xA5, [(1, 3)] * 4, second=2**31 - 1))
    assert reply is not None
    assert len(reply) < 1472
    assert len(read(reply)[2]) >= 4


def test_nothing_can_be_written_and_a_wrong_community_is_silence() -> None:
    assert read(answer(MIB, COMMUNITY, request(0xA3, [SYSNAME])))[1] == 17
    assert answer(MIB, COMMUNITY, request(0xA0, [SYSNAME], community=b"public")) is None
    assert answer(MIB, COMMUNITY, request(0xA0, [SYSNAME], version=0)) is None
    assert answer(MIB, COMMUNITY, request(0xA7, [SYSNAME])) is None


@given(data=st.binary(max_size=400))
@example(data=b"\x30\x84\xff\xff\xff\xff")
@example(data=request(0xA5, [(1, 3)], first=-5, second=-5))
@example(data=request(0xA0, [SYSNAME])[:-3])
def test_garbage(data: bytes) -> None:
    reply = answer(MIB, COMMUNITY, data)
    assert reply is None or ber.take(reply)[0] == ber.SEQUENCE


@given(cut=st.integers(0, 200), flip=st.integers(0, 200), value=st.integers(0, 255))
def test_damaged_requests(cut: int, flip: int, value: int) -> None:
    data = bytearray(request(0xA5, [SYSNAME, (1, 3, 6)], first=1, second=4))
    data[flip % len(data)] = value
    reply = answer(MIB, COMMUNITY, bytes(data[: max(1, len(data) - cut)]))
    assert reply is None or len(reply) < 3000
