"""Who gets in, and what strangers get: the control channel against clients and responders that don't do as they should."""

import asyncio
import contextlib
import json

import pytest

from dialtone.readiness.base import NotRun, PeerRefused
from dialtone.readiness.peer import Peer, split_target
from dialtone.readiness.responder import Limits, Responder
from dialtone.readiness.responder.limits import Allowance, Line
from dialtone.wire import probe

HELLO = {"dialtone": 1, "nonce": "0123456789abcdef", "pad": "." * 300}


async def talk(port: int, *lines: object, wait: float = 2.0) -> tuple[int, bytes]:
    """Says these lines, each after an answer or its absence; gives the octets sent and all that came."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    sent, heard = 0, b""
    try:
        for line in lines:
            data = line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n"
            sent += len(data)
            writer.write(data)
            with contextlib.suppress(OSError):
                await writer.drain()
            with contextlib.suppress(TimeoutError, OSError):
                async with asyncio.timeout(wait):
                    heard += await reader.read(65_536)
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
    return sent, heard


def reason(go, lab, **options) -> NotRun:
    async def main() -> NotRun:
        async with lab.context(**options) as context:
            with pytest.raises(NotRun) as caught:
                await context.peer()
            return caught.value

    return go(main())


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("r.example", ("r.example", 20862)),
        ("r.example:99", ("r.example", 99)),
        ("192.0.2.1", ("192.0.2.1", 20862)),
        ("2001:db8::1", ("2001:db8::1", 20862)),
        ("[2001:db8::1]:99", ("2001:db8::1", 99)),
        ("[2001:db8::1]", ("2001:db8::1", 20862)),
    ],
)
def test_targets(text: str, target: tuple[str, int]) -> None:
    assert split_target(text) == target


@pytest.mark.parametrize("text", ["", ":5", "a:0", "a:65536", "a:x", "[::1]:-1", "a:²"])
def test_what_is_no_target(text: str) -> None:
    with pytest.raises(ValueError):
        split_target(text)


def test_one_session_for_all_checks_and_an_end(lab, go) -> None:
    async def main():
        async with lab.responder() as responder:
            async with lab.context(**lab.to(responder)) as context:
                one, two = await asyncio.gather(context.peer(), context.peer())
                assert one is two
                hello = await one.ask("hello")
                assert hello["observed"] == list(one.local) == list(one.observed)
                assert one.port == responder.port == hello["port"]
                assert {"answer-after", "stream", "udp-rate", "tcp-down", "tcp-up", "fragments", "marked", "exposure", "clock"} <= one.verbs
                assert "127.0.0.1" in context.heard
            async with lab.context(**lab.to(responder)) as context:
                other = await context.peer()
                assert other.session != one.session
                assert other.key != one.key
            return responder.counters.sessions, len(asyncio.all_tasks())

    assert go(main())[0] == 2


def test_answers_come_in_any_order(lab, go) -> None:
    async def main():
        async with lab.responder() as responder, lab.context(**lab.to(responder)) as context:
            peer = await context.peer()
            answers = await asyncio.gather(*(peer.ask("answer-after", seconds=n) for n in range(20)), peer.ask("clock"))
            assert [answer["ticket"] for answer in answers[:-1]] == list(range(1, 21))
            assert answers[-1]["now_us"] > 1_700_000_000_000_000

    go(main())


@pytest.mark.parametrize(
    ("verb", "params", "code"),
    [
        ("dial", {}, "unknown-verb"),
        ("answer-after", {"seconds": -1}, "params"),
        ("answer-after", {"seconds": 1e9}, "params"),
        ("answer-after", {"seconds": 1, "to": "192.0.2.1"}, "params"),
        ("answer-after", {"seconds": 1, "other_address": True}, "no-second-address"),
        ("marked", {"dscp": 64}, "params"),
        ("fragments", {"size": 70_000}, "params"),
        ("stream", {"calls": 501}, "params"),
        ("stream", {"calls": 500, "count": 60_000}, "limit"),
        ("stream-report", {"stream": 5}, "unknown"),
        ("tcp-report", {"ticket": "x"}, "unknown"),
        ("exposure", {"tcp": list(range(1, 40))}, "params"),
        ("exposure", {"tcp": [0]}, "params"),
    ],
)
def test_what_is_refused(verb, params, code, lab, go) -> None:
    async def main():
        async with lab.responder() as responder, lab.context(**lab.to(responder)) as context:
            peer = await context.peer()
            with pytest.raises(PeerRefused) as caught:
                await peer.ask(verb, **params)
            assert (caught.value.code, await peer.ask("hello") != {}) == (code, True)

    go(main())


def test_more_than_the_line_may_take_is_refused(lab, go) -> None:
    async def main():
        async with lab.responder(limits=Limits(rate_mbit_s=1)) as responder, lab.context(**lab.to(responder)) as context:
            peer = await context.peer()
            first = await peer.ask("stream", calls=12)
            with pytest.raises(PeerRefused, match="busy"):
                await peer.ask("stream", calls=2)
            await peer.ask("stream-report", stream=first["stream"])
            assert await peer.ask("stream", calls=2)
            assert await peer.ask("stream", calls=100, down=False)

    go(main())


def test_without_a_responder(lab, go) -> None:
    assert reason(go, lab).reason == "needs-responder"


def test_nobody_answers_there(lab, go) -> None:
    assert reason(go, lab, responder="127.0.0.1:1", responder_token="x" * 20).reason == "responder-silent"


@pytest.mark.parametrize("token", [None, "not the token that it is"])
def test_no_token_or_the_wrong_one(token, lab, go) -> None:
    async def main():
        async with lab.responder() as responder, lab.context(**lab.to(responder) | {"responder_token": token}) as context:
            with pytest.raises(NotRun, match="responder-token"):
                await context.peer()
            return responder.counters

    counters = go(main())
    assert (counters.sessions, counters.failures) == (0, 0 if token is None else 1)


def test_who_tries_tokens_is_not_listened_to(lab, go) -> None:
    async def main():
        async with lab.responder(limits=Limits(failures_per_minute=3)) as responder:
            heard = [await talk(responder.port, HELLO, {"proof": "0" * 64}) for _ in range(4)]
            assert [b"token" in data for _, data in heard] == [True, True, True, False]
            assert heard[-1][1] == b""
            assert responder.counters.failures == 3

    go(main())


def test_an_impostor_learns_nothing_and_is_not_believed(lab, go) -> None:
    """Somebody else answers there: he gets a proof that is worth nothing to him, and his welcome is refused."""
    seen = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append(json.loads(await reader.readline()))
        writer.write(b'{"nonce":"00"}\n')
        seen.append(json.loads(await reader.readline()))
        writer.write(json.dumps({"session": "00" * 8, "proof": seen[1]["proof"], "observed": ["1.1.1.1", 1]}).encode() + b"\n")
        await reader.read()

    async def main():
        async with lab.peers() as peers:
            port = await peers.tcp(serve)
            async with lab.context(responder=f"127.0.0.1:{port}", responder_token="a secret of twenty") as context:
                with pytest.raises(NotRun, match="responder-token"):
                    await context.peer()

    go(main())
    assert "a secret of twenty" not in json.dumps(seen)


@pytest.mark.parametrize(
    "answer",
    [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n", b"[]\n", b'{"nonce":1}\n{"session":7}\n', b"\xff" * 100 + b"\n", b"[" * 9000 + b"\n"],
)
def test_another_program_behind_the_port(answer: bytes, lab, go) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(100)
        writer.write(answer)
        await writer.drain()

    async def main():
        async with lab.peers() as peers:
            port = await peers.tcp(serve)
            async with lab.context(responder=f"127.0.0.1:{port}", responder_token="x" * 20) as context:
                with pytest.raises(NotRun, match="responder-silent"):
                    await context.peer()

    go(main())


def test_a_responder_that_goes_away(lab, go) -> None:
    async def main():
        responder = lab.responder()
        await responder.start()
        async with lab.context(**lab.to(responder)) as context:
            peer = await context.peer()
            await responder.close()
            for _ in range(2):
                with pytest.raises(NotRun, match="responder-lost"):
                    await peer.ask("hello")

    go(main())


def test_a_busy_responder_says_so_in_every_language(lab, go) -> None:
    async def main():
        async with lab.responder(limits=Limits(sessions_per_source=1)) as responder, lab.context(**lab.to(responder)) as context:
            await context.peer()
            run = await lab.run(lab.base, "path.loss", channels=2, **lab.to(responder))
            result = next(result for result in run.checks if result.id == "path.loss")
            assert (result.reason, result.params) == ("responder-refused", {"code": "busy"})

    go(main())


@pytest.mark.parametrize(
    "lines",
    [
        (b"\n",),
        (b"\x16\x03\x01\x02\x00\x01" + bytes(500),),
        (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",),
        (b"GET /down/" + b"0" * 32 + b" HTTP/1.1\r\n\r\n",),
        (b"OPTIONS sip:x SIP/2.0\r\nVia: SIP/2.0/TCP 1.2.3.4:5\r\nContent-Length: 0\r\n\r\n",),
        ({"nonce": "0123456789abcdef"},),
        ({"nonce": "short", "pad": "." * 300},),
        ({"nonce": 7, "pad": "." * 300},),
        (HELLO, {"proof": "0" * 64}, {"id": 1, "verb": "hello"}),
        (HELLO, {"proof": None}),
        (HELLO, b"{" * 70_000),
        (HELLO, b"[" * 5_000 + b"\n"),
        (b"{" * 100_000,),
        (b"SSH-2.0-x\r\n" * 10,),
    ],
)
def test_a_stranger_never_gets_more_than_he_sent(lines, lab, go) -> None:
    async def main():
        async with lab.responder() as responder:
            sent, heard = await talk(responder.port, *lines, wait=0.3)
            assert len(heard) <= sent
            assert responder.counters.sessions == 0
            async with lab.context(**lab.to(responder)) as context:
                assert await (await context.peer()).ask("hello")

    go(main())


def test_connections_that_say_nothing_do_not_keep_others_out(lab, go) -> None:
    async def main():
        async with lab.responder(limits=Limits(connections=40, connections_per_source=20)) as responder:
            quiet = [await asyncio.open_connection("127.0.0.1", responder.port, local_addr=("127.0.0.5", 0)) for _ in range(30)]
            async with lab.context(**lab.to(responder)) as context:
                assert await (await context.peer()).ask("hello")
            for _, writer in quiet:
                writer.close()

    go(main())


def test_the_ports_that_are_taken_are_told(lab, go) -> None:
    async def main():
        async with lab.peers() as peers, contextlib.AsyncExitStack() as stack:
            taken = await peers.udp(lambda _: [])
            responder = await stack.enter_async_context(lab.responder(sip_port=taken, sip_tls_port=None))
            about = responder.description()
            assert (about["sip_udp_port"], about["sip_tcp_port"], about["sip_tls_port"]) == (None, taken, None)
            with pytest.raises(OSError):
                await lab.responder(port=responder.port).start()
            async with lab.context(**lab.to(responder)) as context:
                peer = await context.peer()
                assert (peer.sip_udp_port, peer.sip_tcp_port, peer.alternate) == (None, taken, None)

    go(main())


def test_an_address_has_so_many_answers_a_second() -> None:
    now = [0.0]
    allowance = Allowance(5, 3, clock=lambda: now[0])
    assert [allowance.take("a") for _ in range(4)] == [True, True, True, False]
    assert allowance.spent("a")
    assert [allowance.take("b") for _ in range(3)] == [True, True, False]
    now[0] = 1.0
    assert not allowance.spent("a")
    assert allowance.take("a")


def test_tcp_gets_what_the_paced_streams_leave() -> None:
    now, slept = [0.0], []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    line = Line(8_000_000, clock=lambda: now[0], sleep=sleep)

    async def main() -> None:
        for _ in range(100):
            await line.take(10_000)
        assert now[0] == pytest.approx(0.99, abs=0.02)
        assert line.reserve(4_000_000)
        assert not line.reserve(4_000_001)
        begin = now[0]
        for _ in range(100):
            await line.take(10_000)
        assert now[0] - begin == pytest.approx(2.0, abs=0.05)

    asyncio.run(main())


def test_the_session_of_a_run_ends_with_it(lab, go) -> None:
    async def main():
        async with lab.responder() as responder:
            async with lab.context(**lab.to(responder)) as context:
                peer = await context.peer()
            hub = responder._hub
            for _ in range(50):
                if not len(hub.sessions):
                    break
                await asyncio.sleep(0.02)
            assert hub.sessions.get(peer.session) is None
            assert not hub.sessions.proven("127.0.0.1")
            assert isinstance(responder, Responder)
            assert isinstance(peer, Peer)
            assert probe.session_of(peer.probe(probe.Kind.ECHO)) == peer.session

    go(main())
