"""A switch and its ports in the dossier: which of them is meant by what a switch says of itself, and new ones where there is none yet."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from dialtone.discovery.switch_ports import same_port
from dialtone.domain.changes import Change, Put
from dialtone.domain.likeness import plain, serial_key
from dialtone.domain.record import Cabling, Record, Switch, SwitchPort

_LONGEST = 160


class Place(Struct, frozen=True, kw_only=True):
    """A switch port in the dossier, and what has to be added for it to be there."""

    switch: str
    port: str
    changes: tuple[Change, ...] = ()


def read_switch(record: Record, *, address: str, name: str | None, serial: str | None) -> Switch | None:
    """The switch that was read at an address: by its serial number, by that address, or by its name if it has no address yet.

    A name alone is not enough: switches that nobody has named all have the same one.
    """
    switches = (record.cabling or Cabling()).switches
    key = serial_key(serial)
    by_serial = [switch for switch in switches if key and serial_key(switch.serial) == key]
    by_address = [switch for switch in switches if switch.address == address]
    found = by_serial if len(by_serial) == 1 else by_address
    return found[0] if found else _named([switch for switch in switches if switch.address is None], name)


def find_switch(record: Record, *, addresses: Iterable[str] = (), name: str | None = None) -> Switch | None:
    """The switch with one of these management addresses, else the only one of this name (with or without a domain behind it)."""
    switches = (record.cabling or Cabling()).switches
    wanted = {address for address in addresses if address}
    return next((switch for switch in switches if switch.address in wanted), None) or _named(switches, name)


def _named(switches: Sequence[Switch], name: str | None) -> Switch | None:
    if not name:
        return None
    exact = [switch for switch in switches if plain(name) in {plain(switch.name or ""), plain(switch.id)}]
    short = [switch for switch in switches if _host(name) in {_host(switch.name or ""), _host(switch.id)}]
    return next((found[0] for found in (exact, short) if len(found) == 1), None)


def _host(name: str) -> str:
    return plain(name.partition(".")[0])


def new_switch_id(record: Record, said: str) -> str:
    """An id for a new switch: its name, made unique."""
    taken = {switch.id for switch in (record.cabling or Cabling()).switches}
    base = " ".join(said.split())[:_LONGEST] or "switch"
    made, number = base, 2
    while made in taken:
        made, number = f"{base} {number}", number + 1
    return made


def ports_of(record: Record, switch: str) -> list[SwitchPort]:
    """The ports of a switch."""
    return [port for port in (record.cabling or Cabling()).switch_ports if port.switch == switch]


def find_port(ports: Iterable[SwitchPort], names: Iterable[str]) -> SwitchPort | None:
    """The port that is called so: exactly, else in short or in full («Gi1/0/4»), if only one can be meant."""
    ports = list(ports)
    for name in names:
        exact = next((port for port in ports if name in {port.name, port.id}), None)
        if exact is not None:
            return exact
        alike = [port for port in ports if same_port(port.name or port.id.rpartition(":")[2], name)]
        if len(alike) == 1:
            return alike[0]
    return None


def port_id(switch: str, name: str) -> str:
    """The id of a new port."""
    return f"{switch}:{name}"[:200]


def place(record: Record, *, names: Iterable[str], switch_name: str | None, addresses: Iterable[str] = ()) -> Place | None:
    """The port that a neighbour or an installer names; None where nothing names a port or a switch."""
    names, addresses = [name[:_LONGEST] for name in names if name], list(addresses)
    said = switch_name or next(iter(addresses), None)
    if not names or not said:
        return None
    changes: list[Change] = []
    switch = find_switch(record, addresses=addresses, name=switch_name)
    if switch is None:
        key = new_switch_id(record, said)
        address = {"address": addresses[0]} if addresses else {}
        changes.append(Put("cabling.switches", {"id": key, "name": said[:_LONGEST], **address}, key=key))
    else:
        key = switch.id
    port = find_port(ports_of(record, key), names)
    if port is not None:
        return Place(switch=key, port=port.id, changes=tuple(changes))
    made = port_id(key, names[0])
    changes.append(Put("cabling.switch_ports", {"id": made, "switch": key, "name": names[0]}, key=made))
    return Place(switch=key, port=made, changes=tuple(changes))
