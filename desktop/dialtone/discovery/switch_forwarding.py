"""A switch's forwarding tables: which MAC addresses it has heard on which port, and in which VLAN.

Of a bridge that answers with ports that it doesn't have (some answer in Q-BRIDGE-MIB, and wrongly), only what names a real port counts.
"""

from collections.abc import Iterable, Iterator

from dialtone.discovery import switch_values as mib
from dialtone.discovery.switch_neighbours import Sighting
from dialtone.discovery.switch_ports import Ports
from dialtone.discovery.switch_values import Tables, address_mac, index_mac, number, vlan_id

UPLINK = 8
"""More MAC addresses than this behind a port: another switch, so nothing is located there."""
_INVALID, _OWN = 2, 4
"""dot1dTpFdbStatus of entries that age out just now, and of the switch itself."""

Row = tuple[str, int, int | None]
"""A MAC address, its bridge port and its VLAN."""


class Forwarding:
    """The tables of one switch. `behind`: bridge port → the MAC addresses behind it, also of ports that lead to other switches."""

    def __init__(self, tables: Tables, ports: Ports, by_vlan: Iterable[tuple[int, Tables, Ports]] = ()) -> None:
        self._ports = ports
        self._found: dict[tuple[str, str], Sighting] = {}
        self.behind: dict[str, set[str]] = {}
        plain = list(_d_rows(tables))
        self._take([*_believed(list(_q_rows(tables)), plain), *plain], ports)
        for vlan, view, view_ports in by_vlan:
            self._take([(mac, port, vlan) for mac, port, _ in _d_rows(view)], view_ports)

    def _take(self, rows: list[Row], ports: Ports) -> None:
        for mac, port, vlan in rows:
            index = ports.index_of_bridge(port)
            name = ports.name_of_bridge(port)
            if index is None or name is None or self._ports.is_up(index) is False:
                continue
            name = self._ports.names.get(index, name)
            self.behind.setdefault(name, set()).add(mac)
            before = self._found.get((mac, name))
            if before is None or (before.vlan is None and vlan is not None):
                known = index if index in self._ports.names else None
                self._found[mac, name] = Sighting(source="fdb", port=name, index=known, raw_port=str(port), mac=mac, vlan=vlan)
            elif vlan is not None and before.vlan != vlan and before.vlan == self._ports.pvid.get(port):
                # A telephone may be heard in two VLANs while it starts; the tagged one is where it belongs.
                self._found[mac, name] = Sighting(source="fdb", port=name, index=before.index, raw_port=str(port), mac=mac, vlan=vlan)

    def sightings(self) -> tuple[Sighting, ...]:
        """One for each MAC address and port, without ports that lead to another switch."""
        pvid = self._ports.pvid
        return tuple(
            seen if seen.vlan else Sighting(source="fdb", port=seen.port, index=seen.index, raw_port=seen.raw_port, mac=seen.mac, vlan=vlan)
            for (_, name), seen in self._found.items()
            if not self.is_uplink(name)
            for vlan in [pvid.get(int(seen.raw_port))]
        )

    def is_uplink(self, name: str) -> bool:
        """Whether so many are behind a port that it must lead to another switch."""
        return len(self.behind.get(name, ())) > UPLINK


def _believed(rows: list[Row], plain: list[Row]) -> list[Row]:
    """The rows of Q-BRIDGE-MIB, without those of addresses that BRIDGE-MIB places elsewhere altogether: then that one is right."""
    places: dict[str, set[int]] = {}
    for mac, port, _ in plain:
        places.setdefault(mac, set()).add(port)
    agreed = {mac for mac, port, _ in rows if port in places.get(mac, ())}
    return [row for row in rows if row[0] not in places or row[0] in agreed]


def _q_rows(tables: Tables) -> Iterator[Row]:
    vlans: dict[int, set[int]] = {}
    for index, value in tables.column(mib.VLAN_FDB):
        if (table := number(value)) is not None:
            vlans.setdefault(table, set()).add(index[-1])
    # A table shared by several VLANs says which one only where it bears that VLAN's number.
    vlan_of = {table: table if table in ids else min(ids) for table, ids in vlans.items() if table in ids or len(ids) == 1}
    status = dict(tables.column(mib.Q_STATUS))
    for index, value in tables.column(mib.Q_FDB):
        mac, port = index_mac(index[1:]), number(value)
        if mac and port and status.get(index) not in {_INVALID, _OWN}:
            yield mac, port, vlan_id(vlan_of.get(index[0]) if vlans else index[0])


def _d_rows(tables: Tables) -> Iterator[Row]:
    addresses, status = dict(tables.column(f"{mib.FDB}.1")), dict(tables.column(f"{mib.FDB}.3"))
    for index, value in tables.column(f"{mib.FDB}.2"):
        mac, port = address_mac(addresses.get(index)) or index_mac(index), number(value)
        if mac and port and status.get(index) not in {_INVALID, _OWN}:
            yield mac, port, None
