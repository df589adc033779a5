"""Reads a switch by SNMP and takes what it says into the cabling record: its ports, their VLANs, speed and power, and who is on each.

What somebody typed stays; what was read before gives way to what is read now. Credentials are used and kept nowhere.
"""

import asyncio
import datetime as dt
import ipaddress
from collections.abc import Callable

from msgspec import Struct

from dialtone.discovery import oui, switch, switch_tables
from dialtone.discovery.switch_neighbours import Sighting
from dialtone.discovery.switch_poe import PortPower, PowerSupply
from dialtone.discovery.switch_tables import Conflict, Port, Seen
from dialtone.domain.problems import EnvironmentProblem, InputProblem
from dialtone.net.snmp import Community, Credentials, RefusedError, SilentError
from dialtone.services.switch_plan import PlannedPort, Remark, SwitchPlan, plan, to_edit
from dialtone.services.switch_report import SwitchFacts, SwitchReport, report_of
from dialtone.wire.snmp_v3 import Auth, Priv, User

__all__ = [
    "Auth",
    "Community",
    "Conflict",
    "Credentials",
    "PlannedPort",
    "Port",
    "PortPower",
    "PowerSupply",
    "Priv",
    "ReadProgress",
    "Remark",
    "Seen",
    "Sighting",
    "SwitchFacts",
    "SwitchPlan",
    "SwitchReport",
    "User",
    "plan",
    "read",
    "report_of",
    "to_edit",
]


class ReadProgress(Struct, frozen=True, kw_only=True):
    """How far a switch is read: tables done of all, and rows so far."""

    done: int
    total: int
    rows: int


async def read(
    address: str,
    credentials: Credentials,
    progress: Callable[[ReadProgress], None] = lambda _progress: None,
    stop: asyncio.Event | None = None,
    *,
    context: str = "",
) -> SwitchReport:
    """Read a switch («address» or «address:port»); when `stop` is set, what came so far is the report.

    Raises `InputProblem` for an address or user that can't be, and `EnvironmentProblem` when it doesn't answer, refuses, tells no ports, or
    was stopped before it told any.
    `context`: another view of the agent (SNMP v3), by its name.
    """
    where = _target(address)
    if isinstance(credentials, User) and (faults := credentials.faults()):
        raise InputProblem(f"switch.{faults[0]}")
    if isinstance(credentials, Community) and not credentials.text:
        raise InputProblem("switch.no-community")

    def step(done: int, total: int, rows: int) -> None:
        progress(ReadProgress(done=done, total=total, rows=rows))

    await oui.load()
    try:
        walk = await switch.fetch(where, credentials, step, stop=stop, context=context)
    except SilentError:
        code = "switch.silent" if isinstance(credentials, Community) else "switch.silent-v3"
        raise EnvironmentProblem(code, address=address) from None
    except RefusedError as refusal:
        raise EnvironmentProblem(f"switch.refused-{refusal.code}", address=address) from None
    except OSError as error:
        raise EnvironmentProblem("switch.unreachable", address=address, detail=error.strerror or str(error)) from None
    reading = await asyncio.to_thread(switch_tables.read, walk.values, walk.by_vlan)
    if not reading.ports:
        code = "switch.no-ports" if walk.complete else "switch.nothing-read"
        raise EnvironmentProblem(code, address=address, description=reading.description or "–")
    return report_of(where.address, reading, dt.datetime.now(dt.UTC), complete=walk.complete, looped=bool(walk.looped))


def _target(address: str) -> switch.Target:
    try:
        where = switch.target(address)
    except ValueError:
        raise InputProblem("switch.address", value=address[:80]) from None
    if not ipaddress.IPv4Address(where.address).is_multicast and where.address not in {"0.0.0.0", "255.255.255.255"}:
        return where
    raise InputProblem("switch.address", value=address[:80])
