"""«This outlet is that switch port»: heard by LLDP or CDP on a laptop that is plugged into the outlet, or typed, and taken into the record.

What it proves is that a patch cord runs from the switch port to the panel port where the outlet's horizontal link ends.
"""

import asyncio
import errno
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from dialtone.discovery.switch_ports import same_port
from dialtone.domain.cabling_identifiers import Namer
from dialtone.domain.changes import Change, Edit, Put, Set
from dialtone.domain.problems import EnvironmentProblem, InputProblem
from dialtone.domain.record import Cabling, Cord, Link, Record
from dialtone.net import lldp_listen
from dialtone.services import switch_records
from dialtone.services.switch_records import Place
from dialtone.wire.lldp import Neighbour

__all__ = ["LONGEST", "Heard", "ListenProgress", "Neighbour", "edit_heard", "edit_typed", "listen", "listen_ways", "the_one"]

LABEL = "edit.outlet-port"
LONGEST = 65.0
"""Seconds: a switch says it every 30, by CDP every 60."""
_SETTLE = 1.0
"""Seconds after the first switch for another one: two would mean that something stands between."""
_MOST, _MOST_NAMED = 32, 4


class Heard(Struct, frozen=True, kw_only=True):
    """A neighbour on an interface of this computer. `by_lldpd`: the system's own service heard it, maybe before the cable was moved."""

    interface: str
    neighbour: Neighbour
    by_lldpd: bool = False


class ListenProgress(Struct, frozen=True, kw_only=True):
    """How long it has listened of at most how long, and what was heard so far."""

    seconds: float
    longest: float
    heard: tuple[Heard, ...]


def listen_ways() -> tuple[str, ...]:
    """How this computer can hear it: «raw», «lldpd», or nothing; then it is typed or read from the switch."""
    return lldp_listen.ways()


async def listen(
    progress: Callable[[ListenProgress], None] = lambda _progress: None,
    stop: asyncio.Event | None = None,
    *,
    interface: str | None = None,
    longest: float = LONGEST,
) -> tuple[Heard, ...]:
    """Who is at the other end of the cable, switches first; ends soon after the first switch, at `stop`, or after `longest` seconds.

    A telephone in between names itself instead. Raises `EnvironmentProblem` where this computer can't hear: on Windows and macOS it takes
    a driver that isn't ours to give, on Linux the right to or lldpd.
    """
    found: dict[tuple[str, str, str | None, str | None], Heard] = {}
    done = asyncio.Event()
    loop = asyncio.get_running_loop()

    def handle(name: str, neighbour: Neighbour, by_lldpd: bool) -> None:
        key = (name, neighbour.protocol, neighbour.chassis, neighbour.port)
        if not neighbour.ttl or (key not in found and len(found) >= _MOST):
            return
        found[key] = Heard(interface=name, neighbour=neighbour, by_lldpd=by_lldpd)
        if neighbour.network:
            loop.call_later(_SETTLE, done.set)

    async def tell() -> None:
        start = time.monotonic()
        while (seconds := time.monotonic() - start) < longest and not done.is_set() and not (stop and stop.is_set()):
            progress(ListenProgress(seconds=seconds, longest=longest, heard=_ordered(found.values())))
            await asyncio.sleep(0.25)
        done.set()

    telling = asyncio.create_task(tell())
    try:
        await lldp_listen.listen(interface, handle, done)
    except OSError as error:
        raise _problem(error, interface) from None
    finally:
        telling.cancel()
        await asyncio.gather(telling, return_exceptions=True)
    heard = _ordered(found.values())
    progress(ListenProgress(seconds=longest, longest=longest, heard=heard))
    return heard


def _ordered(found: Any) -> tuple[Heard, ...]:
    """Switches first; LLDP before CDP of the same, and what was heard now before what lldpd remembers."""
    return tuple(sorted(found, key=lambda each: (not each.neighbour.network, each.by_lldpd, each.neighbour.protocol == "cdp")))


def _problem(error: OSError, interface: str | None) -> EnvironmentProblem:
    if error.errno == errno.ENODEV:
        return EnvironmentProblem("outlet.no-interface", interface=interface or "–")
    if error.errno in {errno.ENOTSUP, errno.EPERM, errno.EACCES}:
        system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
        return EnvironmentProblem(f"outlet.cannot-hear-{system}")
    return EnvironmentProblem("outlet.broken-off", detail=error.strerror or str(error))


# --- into the record -----------------------------------------------------------------------------------------------------------------


def the_one(heard: Sequence[Heard]) -> Heard:
    """The switch port that was heard; of one that speaks LLDP and CDP the first. A telephone where there was nothing else.

    Raises `InputProblem` «outlet.several» where different ports were heard: something stands between, or two interfaces are plugged in.
    What lldpd remembers doesn't count where something was heard now.
    """
    switches = [each for each in heard if each.neighbour.network] or list(heard)
    now = [each for each in switches if not each.by_lldpd] or switches
    others = [each for each in now[1:] if not _same(now[0], each)]
    if others:
        named = [
            f"{each.neighbour.name or each.neighbour.chassis or '–'} {next(iter(each.neighbour.port_names), '–')}"
            for each in (now[0], *others)
        ]
        raise InputProblem("outlet.several", ports=named[:_MOST_NAMED])
    return now[0]


def _same(one: Heard, other: Heard) -> bool:
    """Whether both are one port of one switch, as far as they say: CDP knows a name with its domain, LLDP maybe only an address."""
    first, second = one.neighbour, other.neighbour
    names = {each.name.partition(".")[0].casefold() for each in (first, second) if each.name}
    ports = any(same_port(here, there) for here in first.port_names for there in second.port_names)
    chassis = first.protocol != second.protocol or first.chassis == second.chassis
    return len(names) < 2 and chassis and ports


def edit_heard(record: Record, outlet: str, heard: Heard, *, replace: bool = False) -> Edit:
    """What is heard, as one edit: the switch and port where they aren't there yet, and the patch cord. No changes: it is so already.

    Raises `InputProblem` for an outlet or neighbour that it can't be, and where another cord is in the way («outlet.port-taken») unless
    `replace`, which moves that cord.
    """
    neighbour = heard.neighbour
    if neighbour.telephone:
        raise InputProblem("outlet.telephone", name=neighbour.name or neighbour.chassis or "–")
    name = neighbour.name or (None if neighbour.addresses else neighbour.chassis)
    place = switch_records.place(record, names=neighbour.port_names, switch_name=name, addresses=neighbour.addresses)
    if place is None:
        raise InputProblem("outlet.no-port-named", name=name or "–")
    return _edit(record, outlet, place, replace=replace)


def edit_typed(record: Record, outlet: str, switch: str, port: str, *, replace: bool = False) -> Edit:
    """The same for a switch (its id, name or address) and port that somebody typed."""
    switch, port = switch.strip(), port.strip()
    if not switch or not port:
        raise InputProblem("outlet.no-port-named", name=switch or "–")
    place = switch_records.place(record, names=(port,), switch_name=switch, addresses=_address(switch))
    if place is None:
        raise InputProblem("outlet.no-port-named", name=switch)
    return _edit(record, outlet, place, replace=replace)


def _address(text: str) -> tuple[str, ...]:
    parts = text.split(".")
    return (text,) if len(parts) == 4 and all(part.isdigit() and len(part) < 4 for part in parts) else ()


def _edit(record: Record, outlet: str, place: Place, *, replace: bool) -> Edit:
    held = record.cabling or Cabling()
    if outlet not in {each.id for each in held.outlets}:
        raise InputProblem("outlet.unknown", outlet=outlet)
    far, near = _panel_port(held, outlet), f"switch:{place.port}"
    at_switch, at_panel = (next((cord for cord in held.cords if end in {cord.a, cord.b}), None) for end in (near, far))
    if at_switch is not None and at_switch is at_panel:
        return Edit(LABEL, place.changes)
    for cord, end in ((at_switch, near), (at_panel, far)):
        if cord is not None and not replace and None not in {cord.a, cord.b}:
            raise InputProblem("outlet.port-taken", outlet=outlet, cord=cord.id, end=end, other=_other(cord, end))
    return Edit(LABEL, (*place.changes, *_cords(record, at_switch, at_panel, near, far)))


def _panel_port(held: Cabling, outlet: str) -> str:
    """Where the outlet's link ends."""
    links: list[Link] = [link for link in held.links if link.outlet == outlet]
    found = next((link for link in links if link.panel is not None and link.port is not None), None)
    if found is None:
        raise InputProblem("outlet.no-panel-port", outlet=outlet)
    return f"panel:{found.panel}:{found.port}"


def _other(cord: Cord, end: str) -> str | None:
    return cord.b if cord.a == end else cord.a


def _cords(record: Record, at_switch: Cord | None, at_panel: Cord | None, near: str, far: str) -> list[Change]:
    """The cord that is at one of both ends gets the other one too; a second cord that was in the way is loose there from now on."""
    kept = at_panel or at_switch
    if kept is None:
        (key,) = Namer(record).next_cords(1)
        return [Put("cabling.cords", {"id": key, "a": near, "b": far}, key=key)]
    changes: list[Change] = []
    if at_panel is not None and at_switch is not None:
        changes.append(Set("cabling.cords", at_switch.id, {"a" if at_switch.a == near else "b": None}))
    end = far if kept is at_panel else near
    changes.append(Set("cabling.cords", kept.id, {"b" if kept.a == end else "a": near if end == far else far}))
    return changes
