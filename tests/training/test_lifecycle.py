"""A training site starts, stops and leaves nothing: no socket, task, thread or file."""

import asyncio
import gc
import socket
import threading
import warnings
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import psutil
import pytest

from dialtone.domain.problems import EnvironmentProblem
from dialtone.profile import load
from dialtone.training import provider
from dialtone.training.runner import TrainingRunner
from dialtone.training.site import TrainingSite
from dialtone.wire import sip


def run(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """On the loop that Windows would need too; what is left open becomes an error."""
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop, debug=False) as runner:
        result = runner.run(coroutine)
    gc.collect()
    return result


def open_sockets() -> int:
    return len(psutil.Process().net_connections("inet"))


def ask(address: tuple[str, int]) -> sip.SipMessage | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.settimeout(3)
        sock.bind(("127.0.0.1", 0))
        local = sock.getsockname()
        sock.sendto(sip.options_request(address[0], address[1], *local, "UDP", "call@test", "b1", "t1"), address)
        try:
            return sip.parse(sock.recv(65_536))
        except OSError:
            return None


def test_two_lives_leave_nothing() -> None:
    async def live() -> None:
        site = TrainingSite()
        folders = []
        for _ in range(2):
            async with site:
                folders.append(site.profile_path.parent)
                assert await asyncio.to_thread(ask, site.endpoints[22])
            assert asyncio.all_tasks() == {asyncio.current_task()}
        assert not any(folder.exists() for folder in folders)

    before = open_sockets()
    run(live())
    assert open_sockets() == before


def test_no_thread_of_its_own() -> None:
    async def live() -> list[str]:
        async with TrainingSite():
            return [thread.name for thread in threading.enumerate() if thread is not threading.current_thread()]

    before = [thread.name for thread in threading.enumerate() if thread is not threading.current_thread()]
    assert run(live()) == before


def test_closing_twice_and_before_starting_is_harmless() -> None:
    async def live() -> None:
        site = TrainingSite()
        await site.close()
        await site.start()
        await site.start()
        await site.close()
        await site.close()
        assert not site.running

    run(live())


def test_connections_that_are_open_end_with_the_site() -> None:
    async def live() -> None:
        site = await TrainingSite().start()
        ports = site.provider
        targets = [ports.sip, ports.http, ports.dns, ports.https, ports.sip_tls, ports.sip_wss]
        clients = [await asyncio.open_connection(ports.address, port) for port in targets]
        clients.append(await asyncio.open_connection("127.66.10.21", site.http_ports[0]))
        slow = asyncio.to_thread(ask, site.endpoints[40])  # its answer would come after the end
        asking = asyncio.create_task(slow)
        await asyncio.sleep(0.2)
        await site.close()
        for reader, writer in clients[:3] + clients[-1:]:
            assert await reader.read() == b""
            writer.close()
            await writer.wait_closed()
        for _, writer in clients[3:-1]:
            writer.close()
            await writer.wait_closed()
        assert await asking is None

    run(live())


def test_taken_ports_are_avoided() -> None:
    async def live(taken: int) -> None:
        async with TrainingSite() as site, TrainingSite() as second:
            assert taken not in site.sip_ports
            assert not set(site.sip_ports) & set(second.sip_ports)
            assert site.switch.port != second.switch.port
            assert site.http_ports != second.http_ports
            assert {site.provider.sip, site.provider.dns, site.provider.https}.isdisjoint(
                {second.provider.sip, second.provider.dns, second.provider.https}
            )
            for one in (site, second):
                answer = await asyncio.to_thread(ask, one.endpoints[22])
                assert answer is not None
                assert load(str(one.profile_path)).dns.port == one.provider.dns

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("127.66.10.30", 0))
        port = sock.getsockname()[1]
        data = TrainingSite().simulated
        assert port not in data.sip_ports
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        try:
            sock.bind(("127.66.10.30", 5060))
        except OSError:
            pytest.skip("port 5060 is in use already")
        run(live(5060))


def test_where_only_localhost_exists_every_device_has_its_own_port() -> None:
    async def live() -> None:
        async with TrainingSite(only_localhost=True) as site:
            assert site.networks == ("127.0.0.1/32",)
            assert site.http_ports == ()
            assert len(site.sip_ports) == len(set(site.endpoints.values()))
            assert site.provider.address == site.switch.address == "127.0.0.1"
            answer = await asyncio.to_thread(ask, site.endpoints[22])
            assert answer is not None
            assert answer.header("user-agent") == "Yealink SIP-T46U 108.86.0.20"

    run(live())


def test_a_failed_start_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path] = []

    async def fail(self: Any, address: str, folder: Path) -> None:
        seen.append(folder)
        raise OSError(13, "Permission denied")

    monkeypatch.setattr(provider.TrainingProvider, "start", fail)
    before = open_sockets()

    async def live() -> None:
        with pytest.raises(EnvironmentProblem) as caught:
            await TrainingSite().start()
        assert caught.value.code == "training.no-sockets"
        assert caught.value.params == {"detail": "Permission denied"}

    run(live())
    assert open_sockets() == before
    assert not seen[0].exists()
    runner = TrainingRunner()
    with pytest.raises(EnvironmentProblem):
        runner.start()
    assert not runner.running
    runner.stop()


def test_the_runner_starts_and_stops_twice() -> None:
    threads = threading.active_count()
    before = open_sockets()
    runner = TrainingRunner()
    for _ in range(2):
        site = runner.start()
        assert runner.start() is site
        assert runner.running
        assert ask(site.endpoints[26]) is not None
        runner.stop()
        runner.stop()
        assert not runner.running
    with warnings.catch_warnings():
        gc.collect()
    assert threading.active_count() == threads
    assert open_sockets() == before
