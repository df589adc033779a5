"""The neighbour table after the sweep: which hosts exist on this segment, with their MAC address, also when they keep silent to SIP."""

import asyncio

from dialtone.discovery.method import Context, NotRun, Report, Signal, evidence, pause
from dialtone.domain.problems import EnvironmentProblem
from dialtone.net import neighbours

NAME = "neighbour"
EVERY = 0.5
"""Seconds between two looks: entries of hosts that exist live at least five, also when the table is full."""


async def run(context: Context, report: Report) -> None:
    """Read the table; only addresses in the scanned networks. NotRun when the system does not show it."""
    if all(network.is_loopback for network in context.networks):
        raise NotRun("scan-loopback-only")
    while True:
        last = context.hosts.closed.is_set()
        try:
            rows = await asyncio.to_thread(neighbours.read)
        except EnvironmentProblem as problem:
            raise NotRun("scan-no-neighbours", str(problem.params.get("detail", ""))) from problem
        context.hosts.watched = True
        for row in rows:
            if context.covers(row.ip):
                report(Signal(ip=row.ip, mac=row.mac, evidence=evidence(NAME, "mac", row.mac)))
        if last:
            return
        await pause(context.hosts.closed, EVERY)
