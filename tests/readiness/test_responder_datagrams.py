"""What the responder sends back, and to whom: echoes, STUN, the SIP mirror, delayed answers, marks, fragments, streams, STAMP."""

import asyncio
import base64
import socket
import ssl
import struct
import time

import pytest
from responder_client import Socket

from dialtone.readiness.base import PeerRefused
from dialtone.readiness.responder.flows import START
from dialtone.wire import mirror, probe, sip, stamp, stun
from dialtone.wire.probe import Kind, StreamPacket


@pytest.fixture
def session(lab, go):
    """Runs a test's coroutine with a responder on two addresses and an open session: `session(main)`."""

    def run(main, *addresses: str, **settings):
        async def body():
            async with lab.responder(*addresses or ("127.0.0.1", "127.0.0.2"), **settings) as it, lab.context(**lab.to(it)) as context:
                return await main(it, await context.peer())

        return go(body())

    return run


def options(local: tuple[str, int], peer, token: str, *, transport: str = "UDP", extra=()) -> bytes:
    return sip.options_request(peer.address, peer.port, *local, transport, f"{token}@x", "b", token, extra_headers=extra)


def test_an_echo_says_what_arrived(session) -> None:
    async def main(responder, peer):
        with Socket(("127.0.0.1", peer.port)) as sock:
            sock.sock.setsockopt(socket.IPPROTO_IP, socket.IP_TOS, 46 << 2)
            reply, size = await sock.echo(peer, size=700)
            assert (reply.size, size, reply.source, reply.tos) == (700, 700, sock.address, 46 << 2)
            assert reply.ttl == 64
            assert abs(reply.received / 1e6 - time.time()) < 5
            short, size = await sock.echo(peer, size=700, short=True)
            assert short.size == 700
            assert size == probe.OVERHEAD + probe.ECHO_REPLY_BODY

    session(main)


@pytest.mark.parametrize("kind", [Kind.ECHO, Kind.ECHO_SHORT])
def test_an_overheard_echo_brings_nobody_more_than_it_cost(session, kind: Kind) -> None:
    async def main(responder, peer):
        short = peer.probe(kind, probe.echo_body(probe.Echo(1, 2)))
        with Socket(("127.0.0.1", peer.port), source="127.0.0.9") as victim:
            victim.send(short)
            assert await victim.silence()
            size = probe.OVERHEAD + probe.ECHO_REPLY_BODY
            assert len(await victim.ask(peer.probe(kind, probe.echo_body(probe.Echo(1, 2), size)))) == size
        with Socket(("127.0.0.1", peer.port)) as own:
            assert len(await own.ask(short)) > len(short)

    session(main)


def test_datagrams_without_proof_get_nothing(session) -> None:
    async def main(responder, peer):
        good = peer.probe(Kind.ECHO, probe.echo_body(probe.Echo(1, 2), 100))
        foreign = probe.encode(Kind.ECHO, b"notasess", peer.key, bytes(50))
        with Socket(("127.0.0.1", peer.port)) as sock:
            for data in (good[:-1] + bytes((good[-1] ^ 1,)), foreign, good[:20], b"DTP1", b"", b"DTP1" + bytes(60_000)):
                sock.send(data)
            assert await sock.silence()
            assert len(await sock.ask(good)) == 100

    session(main)


@pytest.mark.parametrize("way", [{}, {"other_port": True}, {"other_address": True}, {"other_address": True, "other_port": True}])
def test_a_delayed_answer_comes_from_where_it_was_asked(way, session) -> None:
    async def main(responder, peer):
        answer = await peer.ask("answer-after", seconds=0.2, **way)
        host = "127.0.0.2" if way.get("other_address") else "127.0.0.1"
        port = peer.alternate_port if way.get("other_port") else peer.port
        with Socket(("127.0.0.1", peer.port)) as sock:
            sock.trigger(peer, answer)
            began = time.monotonic()
            found, source = await sock.probe(peer)
            assert time.monotonic() - began >= 0.19
            assert (found.kind, probe.read_ticket(found.body), source) == (Kind.ANSWER, answer["ticket"], (host, port))
            sock.trigger(peer, answer)
            assert await sock.silence()
            state = await peer.ask("ticket", ticket=answer["ticket"])
            assert (state["source"], state["on"], state["sent"]) == (list(sock.address), peer.port, 1)

    session(main)


def test_a_trigger_is_acknowledged_where_it_was_agreed_and_only_towards_its_source(session) -> None:
    async def main(responder, peer):
        answer = await peer.ask("answer-after", seconds=0.4, acknowledge=True)
        assert (await peer.ask("ticket", ticket=answer["ticket"]))["source"] is None
        with Socket(("127.0.0.1", peer.sip_udp_port)) as sock, Socket(("127.0.0.1", peer.port)) as thief:
            sock.trigger(peer, answer)
            assert (await sock.probe(peer))[0].kind == Kind.TRIGGERED
            thief.trigger(peer, answer)
            assert await thief.silence(0.1)
            found, source = await sock.probe(peer)
            assert (found.kind, source[1]) == (Kind.ANSWER, peer.sip_udp_port)
            assert await thief.silence()

    session(main)


def test_marked_datagrams_and_fragments(session) -> None:
    async def main(responder, peer):
        with Socket(("127.0.0.1", peer.port)) as sock:
            sock.sock.setsockopt(socket.IPPROTO_IP, 13, 1)  # IP_RECVTOS
            sock.trigger(peer, await peer.ask("marked", dscp=34, count=3, size=300))
            for number in range(3):
                while True:
                    try:
                        data, marks, *_ = sock.sock.recvmsg(2000, 100)
                        break
                    except BlockingIOError:
                        await asyncio.sleep(0.01)
                body = peer.read(data).body
                assert (len(data), body[8], marks[0][2][0]) == (300, 34 << 2, 34 << 2)
                assert probe.read_ticket(body[4:]) == number
            answer = await peer.ask("fragments", size=4000, count=2)
            sock.trigger(peer, answer)
            assert len((await sock.receive())[0]) == len((await sock.receive())[0]) == 4000

    session(main)


def test_a_stranger_gets_no_more_than_he_sent_of_stun(lab, go) -> None:
    async def main():
        async with lab.responder("127.0.0.1", "127.0.0.2") as responder:
            with Socket(("127.0.0.1", responder.port)) as sock:
                sock.send(stun.binding_request(b"twelve-bytes"))
                sock.send(stun.build(stun.BINDING, b"twelve-bytes", [(0x7777, b"")]))
                assert await sock.silence()
                for padding, expected in ((8, (False, False)), (20, (True, False)), (60, (True, True))):
                    message, _ = await sock.stun(padding=padding)
                    assert message.mapped == sock.address
                    assert (message.other is not None, message.origin is not None) == expected
                counters = responder.counters
                assert 0 < counters.strangers_out <= counters.strangers_in
            async with lab.context(**lab.to(responder)) as context:
                await context.peer()
                with Socket(("127.0.0.1", responder.port)) as sock:
                    message, _ = await sock.stun()
                    assert message.origin == ("127.0.0.1", responder.port)
                    assert message.first(stun.SOFTWARE)

    go(main())


def test_strangers_have_so_many_answers_a_second(lab, go) -> None:
    from dialtone.readiness.responder import Limits

    async def main():
        async with lab.responder(limits=Limits(unproven_per_source=20)) as responder:
            with Socket(("127.0.0.1", responder.port)) as sock:
                for _ in range(500):
                    sock.send(stun.binding_request(b"twelve-bytes", padding=100))
                await asyncio.sleep(0.3)
                assert 0 < responder.counters.answered_strangers <= 40

    go(main())


def test_the_four_sockets_of_behaviour_discovery(session) -> None:
    async def main(responder, peer):
        main_port, other = peer.port, peer.alternate_port
        for host, port, elsewhere in (
            ("127.0.0.1", main_port, ("127.0.0.2", other)),
            ("127.0.0.2", main_port, ("127.0.0.1", other)),
            ("127.0.0.1", other, ("127.0.0.2", main_port)),
            ("127.0.0.2", other, ("127.0.0.1", main_port)),
        ):
            with Socket((host, port)) as sock:
                message, source = await sock.stun()
                assert (source, message.origin, message.other) == ((host, port), (host, port), elsewhere)
                message, source = await sock.stun(change_ip=True, change_port=True)
                assert source == message.origin == elsewhere
                _, source = await sock.stun(change_port=True)
                assert source == (host, elsewhere[1])
                _, source = await sock.stun(change_ip=True)
                assert source == (elsewhere[0], port)

    session(main)


def test_a_response_at_another_port_of_the_same_address(session) -> None:
    async def main(responder, peer):
        with Socket(("127.0.0.1", peer.port)) as asker, Socket(None) as waiting:
            asker.send(stun.binding_request(b"twelve-bytes", response_port=waiting.address[1]))
            message = stun.parse((await waiting.receive())[0])
            assert message.mapped == asker.address
            assert await asker.silence(0.1)

    session(main)


def test_with_one_address_the_change_of_address_is_refused_not_forgotten(session) -> None:
    async def main(responder, peer):
        assert peer.alternate is None
        with Socket(("127.0.0.1", peer.port)) as sock:
            message, _ = await sock.stun(change_ip=True)
            assert (message.kind, message.error) == (stun.BINDING_ERROR, (420, "Unknown Attribute"))
            assert message.first(stun.UNKNOWN_ATTRIBUTES) == struct.pack("!H", stun.CHANGE_REQUEST)
            message, source = await sock.stun(change_port=True)
            assert (message.kind, source[1], message.other) == (stun.BINDING_SUCCESS, peer.alternate_port, None)
            sock.send(stun.build(stun.BINDING, b"twelve-bytes", [(0x7777, b"abcd")]))
            assert stun.parse((await sock.receive())[0]).error[0] == 420

    session(main, "127.0.0.1")


def test_the_mirror_over_udp_on_the_sip_port_and_the_main_port(session) -> None:
    async def main(responder, peer):
        for port in (peer.sip_udp_port, peer.port):
            with Socket(("127.0.0.1", port)) as sock:
                sent = options(sock.address, peer, peer.sip_token(), extra=[("X-Odd", "a  b\tc")])
                reply = sip.parse(await sock.ask(sent))
                assert mirror.read(reply) == sent
                assert reply.via.rport == sock.address[1]

    session(main)


@pytest.mark.parametrize("transport", ["tcp", "tls", "control"])
def test_the_mirror_over_streams(transport, session) -> None:
    async def main(responder, peer):
        port = {"tcp": peer.sip_tcp_port, "tls": peer.sip_tls_port, "control": peer.port}[transport]
        tls = None
        if transport == "tls":
            tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            tls.check_hostname, tls.verify_mode = False, ssl.CERT_NONE
        reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=tls)
        if tls:
            import hashlib

            shown = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
            assert hashlib.sha256(shown).hexdigest() == peer.sip_tls_sha256
        for _ in range(2):
            sent = options(writer.get_extra_info("sockname"), peer, peer.sip_token(), transport=transport)
            writer.write(sent[:100])
            await asyncio.sleep(0.05)
            writer.write(sent[100:])
            data = b""
            async with asyncio.timeout(3):
                while sip.frame(data) is None:
                    data += await reader.read(4096)
            assert mirror.read(sip.parse(data)) == sent
        writer.transport.abort()
        kept = (await peer.ask("mirrored"))["messages"]
        assert {row["port"] for row in kept} == {port}
        assert base64.b64decode(kept[-1]["data"]) == sent

    session(main)


def test_a_message_without_proof_or_sent_again_from_elsewhere_is_not_mirrored(session) -> None:
    async def main(responder, peer):
        with Socket(("127.0.0.1", peer.port)) as sock, Socket(("127.0.0.1", peer.port)) as other:
            sent = options(sock.address, peer, peer.sip_token())
            sock.send(options(sock.address, peer, "dtp1-" + "0" * 16 + "-" + "0" * 16 + "-" + "0" * 16))
            sock.send(options(sock.address, peer, "none"))
            assert await sock.silence()
            assert await sock.ask(sent)
            other.send(sent)
            assert await other.silence()
            assert await sock.ask(sent)  # a repetition, as RFC 3261 17.1.2 has it
            assert len((await peer.ask("mirrored"))["messages"]) == 2

    session(main)


def test_a_stream_counts_what_came_and_answers_with_its_own(session) -> None:
    async def main(responder, peer):
        agreed = await peer.ask("stream", calls=2, count=60, ptime_ms=5, payload=160, dscp=46, detail=True)
        assert (agreed["size"], len(agreed["flows"])) == (172, 2)
        first, second = agreed["flows"]
        with Socket(("127.0.0.1", peer.port)) as one, Socket(("127.0.0.1", peer.port)) as two:
            order = [n for n in range(60) if n not in {10, 11, 12, 40}]
            order[30], order[31] = order[31], order[30]
            for number in [*order, 5, 5, 99]:
                one.send(peer.probe(Kind.STREAM, probe.stream_body(StreamPacket(first, number, number * 5000), 172)))
            two.send(peer.probe(Kind.STREAM, probe.stream_body(StreamPacket(second, START, 0), 172)))
            two.send(peer.probe(Kind.STREAM, probe.stream_body(StreamPacket(first, 10, 0), 172)))
            down = []
            for sock in (one, two):
                for _ in range(60):
                    found, _ = await sock.probe(peer)
                    assert found.kind == Kind.STREAM_DOWN
                    down.append((sock, probe.read_stream(found.body)))
            assert [packet.number for sock, packet in down if sock is one] == list(range(60))
            assert {packet.flow for sock, packet in down if sock is two} == {second}
            spread = [packet.sent for sock, packet in down if sock is one]
        report = await peer.ask("stream-report", stream=agreed["stream"])
        a, b = report["calls"]
        assert (a["expected"], a["received"], a["lost"], a["duplicates"], a["reordered"]) == (60, 57, 3, 2, 2)
        assert a["loss_runs"] == [2, 1]
        assert a["dscp"] == {"0": 60 - 4 + 2 + 1}
        assert a["octets"] == 59 * 172
        assert spread[-1] - spread[0] >= 59 * 5000 - a["late_ms"] * 1000 - 2  # never before their time
        rows = list(struct.iter_unpack("!Ii", base64.b64decode(a["arrivals"])))
        assert len(rows) == 57
        assert rows[0] == (0, 0)
        assert (a["sent"], b["sent"], b["received"]) == (60, 60, 0)
        with pytest.raises(PeerRefused, match="unknown"):
            await peer.ask("stream-report", stream=agreed["stream"])

    session(main)


def test_jitter_is_that_of_rfc_3550() -> None:
    """Transit times 0, 8, 0, 8, 0 ms: J is 0.5, 0.96875, 1.40820, 1.82019."""
    from dialtone.readiness.responder.reception import Reception

    reception = Reception(5)
    for number, transit in enumerate((0, 8, 0, 8, 0)):
        reception.add(
            StreamPacket(0, number, (4_294_960_000 + number * 20_000) & 0xFFFFFFFF), 100 + number * 0.02 + transit / 1000, 172, None
        )
    document = reception.document()
    assert document["jitter_last_ms"] == pytest.approx(1.82019, abs=0.001)
    assert document["jitter_ms"] == pytest.approx((0.5 + 0.96875 + 1.40820 + 1.82019) / 4, abs=0.001)
    assert document["dscp"] == {"unknown": 5}


@pytest.mark.parametrize("direction", ["up", "down"])
def test_a_rate_over_udp(direction, session) -> None:
    async def main(responder, peer):
        agreed = await peer.ask("udp-rate", direction=direction, kbit_s=2000, seconds=0.5, size=500, dscp=10)
        assert agreed["count"] == 250
        [flow] = agreed["flows"]
        with Socket(("127.0.0.1", peer.port)) as sock:
            if direction == "up":
                for number in range(agreed["count"]):
                    sock.send(peer.probe(Kind.STREAM, probe.stream_body(StreamPacket(flow, number, 0), 500)))
                await asyncio.sleep(0.1)
                assert await sock.silence(0.05)
            else:
                sock.send(peer.probe(Kind.STREAM, probe.stream_body(StreamPacket(flow, START, 0))))
                assert [probe.read_stream((await sock.probe(peer))[0].body).number for _ in range(250)] == list(range(250))
        [call] = (await peer.ask("stream-report", stream=agreed["stream"]))["calls"]
        assert (call["received"], call["sent"]) == ((250, 0) if direction == "up" else (0, 250))

    session(main)


def test_octets_over_tcp_are_counted_where_they_arrive(session) -> None:
    async def main(responder, peer):
        agreed = await peer.ask("tcp-up", seconds=5, octets=3_000_000, connections=2)

        async def push(octets: int) -> None:
            reader, writer = await asyncio.open_connection("127.0.0.1", peer.port)
            writer.write(f"POST {agreed['path']} HTTP/1.1\r\nHost: x\r\n\r\n".encode() + bytes(octets))
            writer.write_eof()
            assert (await reader.read()).startswith(b"HTTP/1.1 204")
            writer.close()

        await asyncio.gather(push(1_000_000), push(700_000))
        report = await peer.ask("tcp-report", ticket=agreed["ticket"])
        assert (report["octets"], report["connections"], sum(report["samples"])) == (1_700_000, 2, 1_700_000)
        reader, writer = await asyncio.open_connection("127.0.0.1", peer.port)
        writer.write(f"POST {agreed['path']} HTTP/1.1\r\n\r\n".encode())
        assert await reader.read() == b""  # both connections were used
        writer.close()
        agreed = await peer.ask("tcp-down", seconds=5, octets=1_000_000, connections=1)
        reader, writer = await asyncio.open_connection("127.0.0.1", peer.port)
        writer.write(f"GET {agreed['path']} HTTP/1.1\r\n\r\n".encode())
        head, _, body = (await reader.read(-1)).partition(b"\r\n\r\n")
        writer.close()
        assert head.startswith(b"HTTP/1.1 200")
        assert len(body) >= 1_000_000
        assert (await peer.ask("tcp-report", ticket=agreed["ticket"]))["octets"] == len(body)

    session(main)


def test_exposure_looks_at_the_clients_own_address_only(session) -> None:
    async def main(responder, peer):
        server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        with Socket(None) as closed:
            gone = closed.address[1]
        seen = await peer.ask("exposure", tcp=[port, gone], udp=[gone])
        assert seen == {"address": "127.0.0.1", "tcp": {str(port): "open", str(gone): "refused"}, "udp": {str(gone): "refused"}}
        with pytest.raises(PeerRefused, match="busy"):
            await peer.ask("exposure", tcp=[port])
        with pytest.raises(PeerRefused, match="params"):
            await peer.ask("exposure", tcp=[port], address="192.0.2.1")
        server.close()

    session(main)


def test_the_reflector_numbers_what_it_got(lab, go) -> None:
    async def main():
        async with lab.responder() as responder:
            to = ("127.0.0.1", responder.description()["stamp_port"])
            with Socket(to) as sock, Socket(to) as other:
                sock.sock.setsockopt(socket.IPPROTO_IP, socket.IP_TOS, 46 << 2)
                sock.sock.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, 33)
                for number, sent in enumerate((0, 1, 5)):
                    reply = stamp.read_reply(await sock.ask(stamp.question(sent, time.time_ns(), dscp=46)))
                    assert (reply.number, reply.sender_number, reply.ttl, reply.dscp_seen) == (number, sent, 33, 46)
                    assert reply.answered >= reply.received
                assert stamp.read_reply(await other.ask(stamp.question(9, time.time_ns()))).number == 0

    go(main())


def test_the_reflector_answers_as_much_as_came(lab, go) -> None:
    """A hand-made TWAMP-Light packet of 41 octets too; nothing for what is shorter."""

    async def main():
        async with lab.responder() as responder:
            with Socket(("127.0.0.1", responder.description()["stamp_port"])) as sock:
                for size in (38, 41, 44, 60, 1400):
                    packet = struct.pack("!IIIH", size, 1, 2, 0x8001).ljust(size, b"\0")
                    answer = await sock.ask(packet)
                    assert len(answer) == size
                    assert stamp.read_reply(answer).sender_number == size
                for size in (0, 13, 37, 1501, 9000):
                    sock.send(bytes(size))
                assert await sock.silence()
            assert responder.counters.strangers_out <= responder.counters.strangers_in

    go(main())


def test_reflectors_do_not_talk_to_each_other(lab, go) -> None:
    """One forged packet would go to and fro between two of them for ever."""

    async def main():
        async with lab.responder() as responder:
            number = responder.description()["stamp_port"]
            with Socket(("127.0.0.1", number), source="127.0.0.2", port=number) as reflector:
                reflector.send(bytes(44))
                assert await reflector.silence()
            assert responder.counters.strangers_out == 0

    go(main())


def test_a_session_that_ended_has_no_streams_any_more(lab, go) -> None:
    async def main():
        async with lab.responder() as responder:
            async with lab.context(**lab.to(responder)) as context:
                peer = await context.peer()
                agreed = await peer.ask("stream", count=10_000, ptime_ms=5)
                sock = Socket(("127.0.0.1", peer.port))
                sock.send(peer.probe(Kind.STREAM, probe.stream_body(StreamPacket(agreed["flows"][0], START, 0))))
                await sock.probe(peer)
            await asyncio.sleep(0.3)
            with sock:
                while True:
                    try:
                        sock.sock.recv(2000)
                    except BlockingIOError:
                        break
                assert await sock.silence()
            assert responder._hub.line._reserved == 0

    go(main())
