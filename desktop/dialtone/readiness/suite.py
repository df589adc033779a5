"""Runs the checks: side by side, each within its deadline, in a fixed order in the result, and none of them green by default.

A check's module has `ID` and `run`, and may have `DEADLINE` (seconds, where the options' don't do), `ALONE = True` (it loads the line or
measures small things: with a responder it begins when the others are done, one such check after the other) and `BACKGROUND = True` (it
waits long and sends little: those that want to be alone don't wait for it).
"""

import asyncio
import contextlib
import datetime as dt
import logging
import time
from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any

from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.problems import InputProblem
from dialtone.domain.readiness import CheckProgress, CheckResult, ReadinessRun, overall
from dialtone.net import interfaces as net_interfaces
from dialtone.net.failure import Failure
from dialtone.net.interfaces import Interface
from dialtone.profile import ProviderProfile
from dialtone.readiness import (
    bandwidth_both,
    bandwidth_bufferbloat,
    bandwidth_down,
    bandwidth_up,
    capacity,
    capacity_calls,
    dhcp_rogue,
    dhcp_server,
    dhcp_voice_options,
    dns_hijack,
    dns_resolve,
    dns_srv,
    firewall_exposure,
    link_duplicate_ip,
    link_interface,
    link_speed,
    link_vpn,
    nat_double,
    nat_filtering,
    nat_mapping,
    nat_port_preservation,
    nat_udp_lifetime,
    path_delay,
    path_dscp_down,
    path_dscp_up,
    path_fragments,
    path_jitter,
    path_loss,
    path_mos,
    path_mtu,
    path_reorder,
    sip_alg,
    sip_tcp,
    sip_tls,
    sip_udp,
    sip_wss,
    time_offset,
    tls_chain,
    tls_interception,
    web_captive_portal,
    web_provisioning,
    web_proxy,
)
from dialtone.readiness.base import Check, Context, NotRun, PeerRefused, not_run
from dialtone.readiness.options import ReadinessOptions

_LOG = logging.getLogger(__name__)

_MODULES: tuple[ModuleType, ...] = (
    link_interface,
    link_speed,
    link_duplicate_ip,
    link_vpn,
    dhcp_server,
    dhcp_rogue,
    dhcp_voice_options,
    dns_resolve,
    dns_srv,
    dns_hijack,
    time_offset,
    web_captive_portal,
    web_proxy,
    web_provisioning,
    tls_chain,
    tls_interception,
    sip_udp,
    sip_tcp,
    sip_tls,
    sip_wss,
    sip_alg,
    nat_mapping,
    nat_filtering,
    nat_port_preservation,
    nat_double,
    nat_udp_lifetime,
    path_mtu,
    path_fragments,
    path_loss,
    path_delay,
    path_jitter,
    path_reorder,
    path_mos,
    path_dscp_up,
    path_dscp_down,
    bandwidth_down,
    bandwidth_up,
    bandwidth_both,
    bandwidth_bufferbloat,
    capacity_calls,
    firewall_exposure,
)
_BY_ID = {module.ID: module for module in _MODULES}
CHECKS: dict[str, Check] = {name: module.run for name, module in _BY_ID.items()}
"""The checks that this version runs, by id."""

IDS = tuple(CHECKS)
"""Every id there is, in the order of every run and report."""

Progress = Callable[[CheckProgress], None]


async def run(profile: ProviderProfile, options: ReadinessOptions, progress: Progress, stop: asyncio.Event) -> ReadinessRun:
    """Runs the chosen checks until done or `stop` is set; every id of `IDS` is in the result.

    `progress` is called on the loop's thread. InputProblem «readiness.unknown-check», «net.no-such-interface» for wrong options; what the
    network does is never an exception. The verdict is the overall one of the domain.
    """
    unknown = [name for name in options.only if name not in IDS]
    if unknown:
        raise InputProblem("readiness.unknown-check", names=unknown, choices=list(IDS))
    found = await asyncio.to_thread(net_interfaces.interfaces)
    interface = choose(found, options.interface)
    started, begin = dt.datetime.now(dt.UTC), time.monotonic()
    context = Context(profile, options, found, interface)
    try:
        results, complete = await _run_all(context, progress, stop)
    finally:
        await context.close()
    results = {name: _without_line(result, context) for name, result in results.items()}
    ordered = tuple(results[name] for name in IDS)
    return ReadinessRun(
        provider=profile.stamp,
        interface=interface.name if interface else None,
        started=started,
        seconds=round(time.monotonic() - begin, 2),
        verdict=overall(ordered, complete=complete),
        checks=ordered,
        capacity=capacity.plan(profile, capacity.with_rates(options, results)),
        complete=complete,
        training=options.training or profile.training,
    )


def choose(found: tuple[Interface, ...], wanted: str | None) -> Interface | None:
    """The interface that was asked for, or the proposed one."""
    return net_interfaces.find_interface(wanted, found) if wanted else net_interfaces.default_interface(found)


async def _run_all(context: Context, progress: Progress, stop: asyncio.Event) -> tuple[dict[str, CheckResult], bool]:
    selected = [name for name in IDS if not context.options.only or name in context.options.only]
    results = {name: not_run(name, NotRun("not-selected", responsible=Responsible.PARTNER)) for name in IDS if name not in selected}
    if time_offset.ID not in selected:
        context.clock.set_result(None)
    waiting: set[asyncio.Future[Any]] = set()
    tasks = _start(selected, context, lambda name: progress(CheckProgress(done=len(tasks) - len(waiting), total=len(tasks), running=name)))
    waiting.update(tasks)
    context.tell = lambda samples: progress(CheckProgress(done=len(tasks) - len(waiting), total=len(tasks), samples=samples))
    stopping: asyncio.Future[Any] = asyncio.ensure_future(stop.wait())
    try:
        while waiting and not stop.is_set():
            done, _ = await asyncio.wait({*waiting, stopping}, return_when=asyncio.FIRST_COMPLETED)
            for task in done & waiting:
                waiting.discard(task)
                name = tasks[task]
                results[name] = task.result()
                told = _without_line(results[name], context)  # nothing is shown green, not even for a while, on a line that never spoke
                progress(CheckProgress(done=len(selected) - len(waiting), total=len(selected), result=told))
    finally:
        stopping.cancel()
        for task in waiting:
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(stopping, *waiting, return_exceptions=True)
    for task in waiting:
        name = tasks[task]
        results[name] = not_run(name, NotRun("interrupted"))
    return results, not waiting


def _start(selected: list[str], context: Context, begun: Callable[[str], None]) -> dict[asyncio.Future[Any], str]:
    """A task for every check; those that want the line for themselves queue up behind the others."""
    alone = [name for name in selected if context.has_responder and getattr(_BY_ID[name], "ALONE", False)]
    tasks: dict[asyncio.Future[Any], str] = {}
    for name in (name for name in selected if name not in alone):
        tasks[asyncio.ensure_future(_begin(name, context, begun, ()))] = name
    before = [task for task, name in tasks.items() if not getattr(_BY_ID[name], "BACKGROUND", False)]
    for name in alone:
        task = asyncio.ensure_future(_begin(name, context, begun, before))
        tasks[task] = name
        before = [task]
    return tasks


async def _begin(name: str, context: Context, begun: Callable[[str], None], before: Iterable[asyncio.Future[Any]]) -> CheckResult:
    if before:
        await asyncio.wait(before)
    begun(name)
    return await _guarded(name, context)


async def _guarded(name: str, context: Context) -> CheckResult:
    """One check within its deadline. A fault in a check is logged and shown as not run, so that it can't take the other results with it."""
    deadline: float = getattr(_BY_ID[name], "DEADLINE", context.options.deadline)
    try:
        async with asyncio.timeout(deadline):
            return await CHECKS[name](context)
    except NotRun as reason:
        return not_run(name, reason)
    except PeerRefused as refusal:
        return not_run(name, NotRun("responder-refused", responsible=Responsible.PARTNER, code=refusal.code))
    except Failure as failure:
        reason_code = "no-network" if failure.kind == "no-route" else "blocked-here"
        return not_run(name, NotRun(reason_code, detail=failure.detail, evidence={"failure": failure.kind}))
    except TimeoutError:
        return not_run(name, NotRun("deadline", seconds=deadline))
    except Exception as error:  # noqa: BLE001 - see the docstring
        _LOG.exception("Check %s failed", name)
        return not_run(name, NotRun("fault", responsible=Responsible.PARTNER, detail=type(error).__name__))
    finally:
        if name == time_offset.ID and not context.clock.done():
            context.clock.set_result(None)


def _without_line(result: CheckResult, context: Context) -> CheckResult:
    """When nothing at all answered in the whole run, silence says nothing about a firewall: there is no line."""
    if context.heard:
        return result
    outside = result.verdict is not Verdict.NOT_RUN and result.code.rpartition(".")[2] in {"silent", "server-silent", "missing"}
    unproven = result.id == dns_hijack.ID and result.verdict is Verdict.PASS
    if outside or unproven or result.reason in {"no-name-service", "unresolved", "no-chain"}:
        return not_run(result.id, NotRun("no-network", evidence=result.evidence))
    return result
