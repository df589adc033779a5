import asyncio
import shutil
import socket
import subprocess
import time

import pytest
import websockets
from websockets.asyncio.server import serve

from dialtone.wire import sip


def ok(data: bytes, status: int = 200) -> bytes:
    request = sip.parse(data)
    assert request is not None
    assert request.method == "OPTIONS"
    return sip.response(request, status, "Whatever", [("Server", "test peer")])


def udp(lab, go, answer):
    async def main():
        async with lab.peers() as peers:
            return await lab.check(lab.profile(sip=(lab.sip("udp", await peers.udp(answer)),)), "sip.udp")

    return go(main())


@pytest.mark.parametrize("status", [200, 401, 404, 405, 481, 501, 603])
def test_any_sip_status_proves_the_way(lab, go, status: int) -> None:
    result = udp(lab, go, lambda data: [ok(data, status)])
    assert (result.verdict, result.unit) == ("pass", "ms")
    [probe] = result.evidence["probes"]
    assert (probe["status"], probe["server"]) == (status, "test peer")


def test_the_true_local_address_stands_in_via_and_contact(lab, go) -> None:
    seen: list[sip.SipMessage] = []

    def answer(data: bytes) -> list[bytes]:
        message = sip.parse(data)
        assert message is not None
        seen.append(message)
        return [ok(data)]

    udp(lab, go, answer)
    assert seen[0].via is not None
    assert seen[0].via.host == "127.0.0.1"
    assert f"127.0.0.1:{seen[0].via.port}" in (seen[0].header("contact") or "")


@pytest.mark.parametrize(
    "garbage",
    [b"\x00" * 40, b"HTTP/1.1 400 Bad Request\r\n\r\n", b"SIP/2.0 200 OK\r\nCall-ID: of-somebody-else\r\n\r\n", b"\xff" * 60_000],
)
def test_bytes_that_are_not_our_reply_never_pass(impatient, lab, go, garbage: bytes) -> None:
    result = udp(lab, go, lambda _: [garbage])
    assert (result.verdict, result.code) != ("pass", "sip.udp.ok")
    assert result.code in {"sip.udp.garbage", "not-run.no-network"}


def test_a_provisional_reply_is_waited_beyond(lab, go) -> None:
    result = udp(lab, go, lambda data: [ok(data, 100), ok(data, 200)])
    assert result.evidence["probes"][0]["status"] == 200


def test_refusal_is_a_failure(impatient, lab, go) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    result = go(lab.check(lab.profile(sip=(lab.sip("udp", port),)), "sip.udp"))
    assert (result.verdict, result.code) == ("fail", "sip.udp.refused")
    assert result.params["closed"] == [f"127.0.0.1:{port}"]


def test_silence_is_a_failure_when_something_else_answers_and_no_network_when_nothing_does(impatient, lab, go) -> None:
    async def main():
        async with lab.peers() as peers:
            silent = lab.sip("udp", await peers.udp(lambda _: []))
            alone = await lab.check(lab.profile(sip=(silent,)), "sip.udp")
            port = await peers.dns({("a.test", "A"): ["127.0.0.1"]})
            run = await lab.run(lab.profile(dns_port=port, names=("a.test",), sip=(silent,)), "sip.udp", "dns.resolve")
            return alone, next(one for one in run.checks if one.id == "sip.udp")

    alone, beside = go(main())
    assert (alone.verdict, alone.reason) == ("not-run", "no-network")
    assert (beside.verdict, beside.code) == ("fail", "sip.udp.silent")


def test_some_ports(impatient, lab, go) -> None:
    async def main():
        async with lab.peers() as peers:
            good, silent = await peers.udp(lambda data: [ok(data)]), await peers.udp(lambda _: [])
            return good, silent, await lab.check(lab.profile(sip=(lab.sip("udp", good, silent),)), "sip.udp")

    good, silent, result = go(main())
    assert (result.verdict, result.code) == ("warn", "sip.udp.some-ports")
    assert (result.params["speaking"], result.params["closed"]) == ([f"127.0.0.1:{good}"], [f"127.0.0.1:{silent}"])


def stream(lab, go, make_reply, tls=None, transport="tcp"):
    async def serve_one(reader, writer) -> None:
        data = await reader.readuntil(b"\r\n\r\n")
        for piece in make_reply(data):
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0.02)
        await reader.read()

    async def main():
        async with lab.peers() as peers:
            port = await peers.tcp(serve_one, tls)
            return await lab.check(lab.profile(sip=(lab.sip(transport, port),)), f"sip.{transport}")

    return go(main())


def test_tcp_in_pieces_and_behind_other_messages(lab, go) -> None:
    def pieces(data: bytes) -> list[bytes]:
        whole = b"\r\n\r\n" + ok(data, 100) + ok(data, 200)
        return [whole[:30], whole[30:200], whole[200:]]

    result = stream(lab, go, pieces)
    assert (result.verdict, result.evidence["probes"][0]["status"]) == ("pass", 200)


def test_a_connection_without_sip_is_a_warning(impatient, lab, go) -> None:
    result = stream(lab, go, lambda _: [b"SSH-2.0-OpenSSH_9\r\n"])
    assert (result.verdict, result.code) == ("warn", "sip.tcp.no-sip")
    assert "SSH" in result.evidence["probes"][0]["detail"]


def test_tcp_that_is_closed_at_once(lab, go) -> None:
    async def main():
        async def slam(_reader, writer) -> None:
            writer.close()

        async with lab.peers() as peers:
            return await lab.check(lab.profile(sip=(lab.sip("tcp", await peers.tcp(slam)),)), "sip.tcp")

    assert go(main()).code == "sip.tcp.no-sip"


def test_tls_reaches_a_server_whatever_its_certificate(lab, go, server_tls, authority) -> None:
    result = stream(lab, go, lambda data: [ok(data)], server_tls(authority.issue_cert("elsewhere.example")), "tls")
    assert result.verdict == "pass"


def test_tls_towards_plain_tcp_has_no_tls(lab, go) -> None:
    async def main():
        async def plain(reader, writer) -> None:
            writer.write(b"not TLS at all\r\n")
            await writer.drain()
            await reader.read()

        async with lab.peers() as peers:
            return await lab.check(lab.profile(sip=(lab.sip("tls", await peers.tcp(plain)),)), "sip.tls")

    result = go(main())
    assert (result.verdict, result.code) == ("fail", "sip.tls.no-tls")


def wss(lab, go, context, handler, path="/ws", **options):
    async def main():
        async with serve(handler, "127.0.0.1", 0, ssl=context, subprotocols=["sip"], **options) as server:
            port = server.sockets[0].getsockname()[1]
            return await lab.check(lab.profile(sip=(lab.sip("wss", port, path=path),)), "sip.wss")

    return go(main())


def test_wss(lab, go, server_tls, authority) -> None:
    paths: list[str] = []

    async def handler(socket) -> None:
        paths.append(socket.request.path)
        assert socket.subprotocol == "sip"
        text = await socket.recv()
        await socket.send("rubbish")
        await socket.send(ok(text.encode()).decode())
        await socket.wait_closed()

    result = wss(lab, go, server_tls(authority.issue_cert("127.0.0.1")), handler)
    assert (result.verdict, result.evidence["probes"][0]["status"]) == ("pass", 200)
    assert paths == ["/ws"]


def test_wss_refused_in_http_or_without_sip(lab, go, server_tls, authority) -> None:
    context = server_tls(authority.issue_cert("127.0.0.1"))

    async def close(socket) -> None:
        await socket.close()

    refused = wss(lab, go, context, close, process_request=lambda connection, _request: connection.respond(404, "no"))
    assert (refused.verdict, refused.code, refused.evidence["probes"][0]["detail"]) == ("warn", "sip.wss.no-sip", "HTTP 404")
    assert wss(lab, go, context, close).code == "sip.wss.no-sip"
    assert websockets.__version__


UAS = """<?xml version="1.0" encoding="ISO-8859-1" ?>
<scenario name="options">
  <recv request="OPTIONS"/>
  <send><![CDATA[
SIP/2.0 200 OK
[last_Via:]
[last_From:]
[last_To:];tag=[call_number]
[last_Call-ID:]
[last_CSeq:]
Server: sipp
Content-Length: 0

]]></send>
</scenario>
"""


@pytest.mark.system
@pytest.mark.parametrize(("transport", "mode"), [("udp", "u1"), ("tcp", "t1")])
def test_against_sipp(lab, go, tmp_path, transport: str, mode: str) -> None:
    program = shutil.which("sipp")
    if program is None:
        pytest.skip("Debian package sip-tester isn't installed")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    (tmp_path / "uas.xml").write_text(UAS)
    command = [program, "-sf", "uas.xml", "-i", "127.0.0.1", "-p", str(port), "-t", mode, "-nostdin", "-m", "50", "-skip_rlimit"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as server:
        try:
            result = None
            for _ in range(50):
                result = go(lab.check(lab.profile(sip=(lab.sip(transport, port),)), f"sip.{transport}"))
                if result.verdict == "pass" or server.poll() is not None:
                    break
                time.sleep(0.1)
        finally:
            server.terminate()
            said = server.stderr.read() if server.stderr else b""
    assert result is not None
    assert result.verdict == "pass", said
    assert result.evidence["probes"][0]["server"] == "sipp"
