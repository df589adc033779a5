import asyncio
import socket

import pytest

from dialtone.net import hops, marking, mtu
from dialtone.net.asking import asking
from dialtone.net.datagram_server import UdpPort
from dialtone.net.failure import Failure


async def echo(answer, **how):
    """What comes back from a peer on loopback that answers with `answer(arrival)`."""
    peer = UdpPort("127.0.0.1", 0)
    peer.serve(lambda port, arrival: [port.send(data, arrival.source) for data in answer(arrival)])
    try:
        async with asking("127.0.0.1", None) as asker:
            return asker.local, await asker.ask(b"question", peer.address, lambda arrival: arrival, waits=(0.2, 0.2), **how)
    finally:
        peer.close()


def test_the_answer_its_sender_and_the_true_local_address() -> None:
    local, arrival = asyncio.run(echo(lambda arrival: [repr(arrival.source).encode()]))
    assert local[0] == "127.0.0.1"
    assert arrival.data == repr(local).encode()


def test_silence_is_none_and_every_wait_is_a_question() -> None:
    asked = []
    _, arrival = asyncio.run(echo(lambda arrival: asked.append(arrival) or []))
    assert arrival is None
    assert len(asked) == 2


@pytest.mark.skipif(not marking.can_read_marks(), reason="this system doesn't tell marks")
def test_marks_go_out_and_are_seen() -> None:
    seen = []
    asyncio.run(echo(lambda arrival: seen.append(arrival.tos) or [], tos=marking.tos(marking.EXPEDITED)))
    assert seen == [0xB8, 0xB8]


@pytest.mark.skipif(not mtu.can_forbid_fragments(), reason="only on Linux")
def test_what_does_not_fit_the_own_link_is_too_large() -> None:
    async def main():
        async with asking("127.0.0.1", None) as asker:
            for _ in range(2):
                with pytest.raises(Failure, match="too-large"):
                    asker.send(bytes(65_508), ("127.0.0.1", 9), fragmenting="forbidden")

    asyncio.run(main())
    assert mtu.known_mtu("127.0.0.1", None) in {65_535, 65_536}
    assert (mtu.headers("192.0.2.1"), mtu.headers("2001:db8::1")) == (28, 48)


def test_a_port_that_is_taken_is_a_failure() -> None:
    async def main():
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
            taken.bind(("127.0.0.1", 0))
            async with asking("127.0.0.1", None, taken.getsockname()[1]):
                pass

    with pytest.raises(Failure):
        asyncio.run(main())


@pytest.mark.skipif(not hops.can_see(), reason="only on Linux")
def test_a_target_on_this_machine_is_one_hop() -> None:
    assert asyncio.run(hops.routers("127.0.0.1", None)) == ("127.0.0.1",)
