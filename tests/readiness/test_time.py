import os
import shutil
import socket
import struct
import subprocess
import time

import msgspec
import pytest

from dialtone.wire import ntp

PACKET = struct.Struct("!BBbbII4sQQQQ")


def clock(*, ahead: float = 0.0, stratum: int = 2, first: int = 0x24, reference: bytes = b"TEST", echo: bool = True):
    def answer(data: bytes) -> list[bytes]:
        nonce = int.from_bytes(data[40:48], "big")
        stamp = ntp.timestamp(time.time() + ahead)
        return [PACKET.pack(first, stratum, 6, -20, 0, 0, reference, stamp, nonce if echo else nonce ^ 1, stamp, stamp)]

    return answer


def measured(lab, go, answer):
    async def main():
        async with lab.peers() as peers:
            return await lab.check(lab.profile(time=(lab.time(await peers.udp(answer)),)), "time.offset")

    return go(main())


def test_a_right_clock_passes(lab, go) -> None:
    result = measured(lab, go, clock())
    assert (result.verdict, result.unit) == ("pass", "s")
    assert abs(result.value) < 1
    assert len(result.evidence["127.0.0.1"]) == 4


@pytest.mark.parametrize(("ahead", "verdict"), [(30, "warn"), (-30, "warn"), (3600, "fail"), (-86_400 * 400, "fail")])
def test_a_wrong_clock_is_measured_in_either_direction(lab, go, ahead: float, verdict: str) -> None:
    result = measured(lab, go, clock(ahead=ahead))
    assert result.verdict == verdict
    assert result.value == pytest.approx(ahead, abs=1)
    assert result.responsible == "partner"


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (clock(ahead=-4e9, stratum=0, reference=b"RATE"), "kiss-of-death RATE"),
        (clock(first=0xE4), "unsynchronised"),
        (clock(stratum=16), "bad-stratum 16"),
    ],
)
def test_a_server_that_gives_no_time_is_not_taken_for_one(lab, go, answer, why: str) -> None:
    result = measured(lab, go, answer)
    assert (result.verdict, result.reason, result.params["why"]) == ("not-run", "time-refused", why)


def test_a_kiss_of_death_is_obeyed(lab, go) -> None:
    """RFC 5905 7.4: a client that is told DENY or RATE stops; asking on gets the whole site blocked."""
    asked = 0

    def answer(data: bytes) -> list[bytes]:
        nonlocal asked
        asked += 1
        return clock(stratum=0, reference=b"DENY")(data)

    assert measured(lab, go, answer).params["why"] == "kiss-of-death DENY"
    assert asked == 1


def test_servers_that_contradict_each_other_are_no_clock(lab, go) -> None:
    async def main(*ahead):
        async with lab.peers() as peers:
            ports = [await peers.udp(clock(ahead=one)) for one in ahead]
            hosts = ("127.0.0.1", "localhost.test")
            dns_port = await peers.dns({("localhost.test", "A"): ["127.0.0.1"]})
            entries = tuple(msgspec.structs.replace(lab.time(port), host=host) for port, host in zip(ports, hosts, strict=True))
            return await lab.check(lab.profile(dns_port=dns_port, time=entries), "time.offset")

    apart = go(main(0, 90))
    assert (apart.verdict, apart.reason, apart.params["servers"]) == ("not-run", "time-disagree", ["127.0.0.1", "localhost.test"])
    assert go(main(90, 90)).verdict == "fail"


def test_replies_to_others_are_not_believed(impatient, lab, go) -> None:
    result = measured(lab, go, clock(ahead=1000, echo=False))
    assert result.verdict != "pass"
    assert result.value is None


def test_a_closed_port_is_a_refusal(lab, go) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    result = go(lab.check(lab.profile(time=(lab.time(port),)), "time.offset"))
    assert (result.verdict, result.code) == ("fail", "time.offset.refused")


@pytest.mark.system
def test_against_chronyd(lab, go, tmp_path) -> None:
    program = shutil.which("chronyd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        pytest.skip("Debian package chrony isn't installed")
    if os.getuid() != 0:
        pytest.skip("chronyd needs root to start")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    lines = [
        "local stratum 5",
        f"port {port}",
        "bindaddress 127.0.0.1",
        "allow 127.0.0.0/8",
        "cmdport 0",
        f"pidfile {tmp_path}/pid",
        "bindcmdaddress /",
    ]
    (tmp_path / "chrony.conf").write_text("\n".join(lines) + "\n")
    with subprocess.Popen([program, "-x", "-d", "-u", "root", "-f", str(tmp_path / "chrony.conf")], stderr=subprocess.PIPE) as server:
        try:
            result = None
            for _ in range(50):
                result = go(lab.check(lab.profile(time=(lab.time(port),)), "time.offset"))
                if result.code != "time.offset.refused":
                    break
                time.sleep(0.1)
        finally:
            server.terminate()
            said = server.stderr.read() if server.stderr else b""
    assert result is not None
    assert result.verdict == "pass", said
    assert result.params["stratum"] == 5
