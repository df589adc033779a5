"""Thirty and sixty calls both ways on this machine, caller and responder in processes of their own: what is lost, how late, at which cost.

Each end hears and sends 50 packets a second for every call. Figures on 2026-11-25 on a virtual machine with two cores (kernel 6.18,
Python 3.11):

calls   lost up/down   CPU of a core   sent late: median, 99 %, worst   responder's worst   jitter up, down
   30      0 % / 0 %          18.4 %         0.49   1.27   2.77 ms             4.32 ms      0.05, 0.01 ms
   60      0 % / 0 %          26.0 %         0.30   1.30   5.20 ms             4.40 ms      0.07, 0.01 ms
"""

import asyncio
import subprocess
import sys

import pytest
from lab_line import TOKEN

from dialtone import profile, resources
from dialtone.readiness import ReadinessOptions, call_load, outside
from dialtone.readiness.base import Context

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(300)]
PEER = f"""
import asyncio
from dialtone.readiness.responder import Responder, Settings
from dialtone.readiness.responder.settings import Listen
async def serve():
    settings = Settings(token={TOKEN!r}, listen=(Listen("127.0.0.1"),), port=0, sip_port=None, sip_tls_port=None, stamp_ports=())
    async with Responder(settings) as peer:
        print(peer.port, flush=True)
        await asyncio.Event().wait()
asyncio.run(serve())
"""


@pytest.fixture
def responder():
    process = subprocess.Popen([sys.executable, "-c", PEER], stdout=subprocess.PIPE, text=True)
    try:
        yield f"127.0.0.1:{int(process.stdout.readline())}"
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.fixture(autouse=True)
def loopback_is_a_line(monkeypatch):
    """What this computer can play is measured on itself, where a real run refuses a responder."""
    monkeypatch.setattr(outside, "this_computer", lambda _: False)


async def play(responder, calls, seconds):
    shipped = profile.load(str(resources.shipped("providers/allocloud.toml")))
    context = Context(shipped, ReadinessOptions(responder=responder, responder_token=TOKEN), (), None)
    try:
        return await call_load.play(context, calls, seconds)
    finally:
        await context.close()


@pytest.mark.parametrize("calls", [30, 60])
def test_calls_without_losses_of_our_own_making(responder, calls):
    found = asyncio.run(play(responder, calls, 30))
    late, lost = found.lateness, (found.up.loss_percent, found.down.loss_percent)
    print(
        f"\n{calls} calls, 30 s: lost {lost[0]:.3f} % up, {lost[1]:.3f} % down; CPU {found.cpu_percent} % of a core; sent late: median "
        f"{late.median_ms} ms, 99 % {late.p99_ms} ms, worst {late.worst_ms} ms, responder's worst {found.peer_late_ms} ms; jitter "
        f"{found.up.jitter_ms:.2f} ms up, {found.down.jitter_ms:.2f} ms down; worst call MOS {found.lowest_mos()}"
    )
    assert found.unsent == 0
    assert calls > 30 or lost == (0, 0)
