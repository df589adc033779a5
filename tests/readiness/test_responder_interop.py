"""Our STUN against coturn's, in both directions. RFC 5769's vectors are in tests/wire."""

import asyncio
import contextlib
import shutil
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from responder_client import Socket

from dialtone.wire import stun

pytestmark = pytest.mark.system
TOOLS = {name: shutil.which(name) for name in ("turnserver", "turnutils_natdiscovery", "turnutils_stunclient")}


def needs(name: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(TOOLS[name] is None, reason=f"{name} is not installed (Debian package coturn)")


async def output(name: str, *arguments: str) -> str:
    process = await asyncio.create_subprocess_exec(TOOLS[name], *arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        async with asyncio.timeout(30):
            data, _ = await process.communicate()
    except TimeoutError:
        process.kill()
        await process.wait()
        raise
    return data.decode("utf-8", "replace")


@needs("turnutils_natdiscovery")
def test_coturns_behaviour_discovery_understands_our_responder(lab, go) -> None:
    async def main() -> str:
        async with lab.responder("127.0.0.1", "127.0.0.2") as responder, lab.context(**lab.to(responder)) as context:
            await context.peer()
            return await output("turnutils_natdiscovery", "-m", "-f", "-p", str(responder.port), "127.0.0.1")

    text = go(main())
    assert "NAT with Endpoint Independent Mapping!" in text
    assert "NAT with Endpoint Independent Filtering!" in text
    assert text.count("No ALG: Mapped == XOR-Mapped") >= 3
    assert "Other addr: : 127.0.0.2" in text


@needs("turnutils_natdiscovery")
def test_a_stranger_with_padding_is_served_too(lab, go) -> None:
    async def main() -> str:
        async with lab.responder("127.0.0.1", "127.0.0.2") as responder:
            return await output("turnutils_natdiscovery", "-m", "-f", "-P", "-p", str(responder.port), "127.0.0.1")

    text = go(main())
    assert "NAT with Endpoint Independent Mapping!" in text
    assert "NAT with Endpoint Independent Filtering!" in text


@needs("turnutils_stunclient")
def test_coturns_plain_client(lab, go) -> None:
    async def main() -> str:
        async with lab.responder("127.0.0.1") as responder, lab.context(**lab.to(responder)) as context:
            await context.peer()
            return await output("turnutils_stunclient", "-p", str(responder.port), "127.0.0.1")

    assert "UDP reflexive addr: 127.0.0.1" in go(main())


@contextlib.asynccontextmanager
async def coturn(folder: Path) -> AsyncIterator[tuple[int, int]]:
    """coturn as a STUN server on two loopback addresses and two ports."""
    with Socket(None) as one, Socket(None) as two:
        ports = one.address[1], two.address[1]
    options = [
        *("-n", "--no-tls", "--no-dtls", "--no-auth", "--stun-only", "--no-cli", "--log-file=stdout", "--allow-loopback-peers"),
        *("--listening-ip=127.0.0.1", "--listening-ip=127.0.0.2", f"--listening-port={ports[0]}", f"--alt-listening-port={ports[1]}"),
        *(f"--pidfile={folder / 'turn.pid'}", f"--userdb={folder / 'turndb'}"),
    ]
    process = await asyncio.create_subprocess_exec(
        TOOLS["turnserver"], *options, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder
    )
    try:
        yield ports
    finally:
        process.terminate()
        await process.wait()


@needs("turnserver")
def test_our_questions_are_understood_by_coturn(go, tmp_path: Path) -> None:
    async def main() -> None:
        async with coturn(tmp_path) as (port, other):
            with Socket(("127.0.0.1", port)) as sock:
                for _ in range(100):
                    with contextlib.suppress(TimeoutError, ConnectionRefusedError):
                        message, source = await sock.stun(0.2)
                        break
                assert message.kind == stun.BINDING_SUCCESS
                assert message.mapped == sock.address
                assert message.other == ("127.0.0.2", other)
                assert message.origin == source == ("127.0.0.1", port)
                for change_ip, change_port in ((True, True), (False, True), (True, False)):
                    _, source = await sock.stun(change_ip=change_ip, change_port=change_port)
                    assert source == ("127.0.0.2" if change_ip else "127.0.0.1", other if change_port else port)
                message, _ = await sock.stun(padding=200)
                assert message.mapped == sock.address

    go(main())
