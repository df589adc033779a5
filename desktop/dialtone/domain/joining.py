"""Which rows of scan, dossier and platform are one device: by MAC address, else serial number, else IP address, extension or owner.

Each step looks only at what the steps before made and joins only where there is exactly one candidate on both sides. So the order of the
input never matters, and what is not certain stays a row of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import msgspec

from dialtone.domain.discovery import FoundDevice
from dialtone.domain.likeness import device_mac, model_key, name_key, plain, serial_key
from dialtone.domain.record import Device, PlatformDevice, Record

Node = FoundDevice | Device | PlatformDevice


@dataclass
class Group:
    """One device. `key` is its identity: «mac:…», «serial:…», else of its only row."""

    key: str
    found: list[FoundDevice] = field(default_factory=list)
    recorded: list[Device] = field(default_factory=list)
    listed: list[PlatformDevice] = field(default_factory=list)

    def add(self, node: Node) -> None:
        """Take a row in."""
        if isinstance(node, FoundDevice):
            self.found.append(node)
        elif isinstance(node, Device):
            self.recorded.append(node)
        else:
            self.listed.append(node)

    def nodes(self) -> tuple[Node, ...]:
        """All rows."""
        return (*self.found, *self.recorded, *self.listed)

    def models(self, vendors: tuple[str, ...]) -> set[str]:
        """The models that its rows state, as they are compared."""
        return {model_key(node.model, vendors) for node in self.nodes()} - {""}


def join(record: Record, found: Iterable[FoundDevice], vendors: tuple[str, ...]) -> tuple[Group, ...]:
    """Every row of the three in exactly one group; the groups in the order of their keys."""
    nodes: list[Node] = [
        *sorted(found, key=lambda one: (one.ip, one.mac or "", msgspec.json.encode(one))),
        *sorted(record.devices, key=lambda one: one.id),
        *sorted(record.platform_devices, key=lambda one: one.id),
    ]
    groups: dict[str, Group] = {}
    rest = _by_serial(groups, _by_mac(groups, nodes))
    rest = _by_ip(groups, rest, vendors)
    rest = _by_extension(groups, rest)
    rest = _by_owner(groups, rest, record, vendors)
    for node in rest:
        _grow(groups, _own_key(node, groups), (node,))
    return tuple(groups[key] for key in sorted(groups))


def _own_key(node: Node, groups: dict[str, Group]) -> str:
    if isinstance(node, FoundDevice):
        key, number = f"found:{node.ip}", 2
        while key in groups:  # two signals of one address that nothing joined
            key, number = f"found:{node.ip}#{number}", number + 1
        return key
    return f"device:{node.id}" if isinstance(node, Device) else f"platform:{node.id}"


def _grow(groups: dict[str, Group], key: str, nodes: Iterable[Node]) -> None:
    group = groups.setdefault(key, Group(key))
    for node in nodes:
        group.add(node)


def _by_mac(groups: dict[str, Group], nodes: Iterable[Node]) -> list[Node]:
    rest = []
    for node in nodes:
        mac = device_mac(node.mac)
        if mac is None:
            rest.append(node)
        else:
            _grow(groups, f"mac:{mac}", (node,))
    return rest


def _by_serial(groups: dict[str, Group], nodes: Iterable[Node]) -> list[Node]:
    """Rows without a MAC address join the device with their serial number, which some makers derive from the MAC address."""
    known: defaultdict[str, set[str]] = defaultdict(set)
    for key, group in groups.items():
        for node in group.nodes():
            if serial := serial_key(node.serial):
                known[serial].add(key)
    rest, placed = [], []
    for node in nodes:
        serial = serial_key(node.serial)
        if serial is None:
            rest.append(node)
            continue
        same = known.get(serial, set()) | ({f"mac:{device_mac(node.serial)}"} & groups.keys())
        placed.append((same.copy().pop() if len(same) == 1 else f"serial:{serial}", node))
    for key, node in placed:
        _grow(groups, key, (node,))
    return rest


def _indexed(nodes: Iterable[Node], key: Callable[[Node], str | None]) -> dict[str, list[Node]]:
    index: defaultdict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        if value := key(node):
            index[value].append(node)
    return index


def _by_ip(groups: dict[str, Group], nodes: list[Node], vendors: tuple[str, ...]) -> list[Node]:
    """A recorded and a found device at one address, where one of them has no MAC address to contradict it and the models agree."""
    answered: defaultdict[str, list[str]] = defaultdict(list)
    written: defaultdict[str, list[str]] = defaultdict(list)
    for key, group in groups.items():
        for ip in {one.ip for one in group.found} if not group.recorded else ():
            answered[ip].append(key)
        for address in {one.ip for one in group.recorded if one.ip} if not group.found else ():
            written[address].append(key)
    loose = _indexed(nodes, lambda node: None if isinstance(node, PlatformDevice) else node.ip)
    taken: set[int] = set()
    for ip, here in sorted(loose.items()):
        found = [node for node in here if isinstance(node, FoundDevice)]
        recorded = [node for node in here if isinstance(node, Device)]
        if len(found) > 1 or len(recorded) > 1:
            continue
        keyed = written[ip] if found else answered[ip]
        if found and recorded and not (written[ip] or answered[ip]):
            key = f"device:{recorded[0].id}"
        elif len(here) == len(keyed) == 1:
            key = keyed[0]
        else:
            continue
        trial = Group(
            key, *((list(rows) for rows in (groups[key].found, groups[key].recorded, groups[key].listed)) if key in groups else ())
        )
        for node in here:
            trial.add(node)
        if len(trial.models(vendors)) <= 1:
            groups[key] = trial
            taken |= {id(node) for node in here}
    return [node for node in nodes if id(node) not in taken]


def _attach(groups: dict[str, Group], nodes: list[Node], wanted: dict[str, list[Node]], offered: dict[str, set[str]]) -> list[Node]:
    """Join platform rows to devices that no platform row is joined to yet, where one stands against one."""
    chosen = {key: (rows[0], next(iter(offered[key]))) for key, rows in wanted.items() if len(rows) == 1 == len(offered.get(key, ()))}
    targets = Counter(target for _, target in chosen.values())
    joined = {id(row): target for row, target in chosen.values() if targets[target] == 1}
    for node in nodes:
        if id(node) in joined:
            _grow(groups, joined[id(node)], (node,))
    return [node for node in nodes if id(node) not in joined]


def _with_own_groups(groups: dict[str, Group], nodes: list[Node]) -> list[Node]:
    """Recorded rows that nothing joined get their group, so that a platform row can join it; the platform rows that are left."""
    for node in nodes:
        if isinstance(node, Device):
            _grow(groups, f"device:{node.id}", (node,))
    return [node for node in nodes if not isinstance(node, Device)]


def _by_extension(groups: dict[str, Group], nodes: list[Node]) -> list[Node]:
    nodes = _with_own_groups(groups, nodes)
    offered: defaultdict[str, set[str]] = defaultdict(set)
    for key, group in groups.items():
        if not group.listed:
            for device in group.recorded:
                if device.extension and plain(device.extension):
                    offered[plain(device.extension)].add(key)
    wanted = _indexed(nodes, lambda node: plain(node.extension or "") if isinstance(node, PlatformDevice) else None)
    return _attach(groups, nodes, wanted, offered)


def _by_owner(groups: dict[str, Group], nodes: list[Node], record: Record, vendors: tuple[str, ...]) -> list[Node]:
    """The same person and the same model."""
    names = {person.id: name_key(person.name) for person in record.people}

    def key_of(name: tuple[str, ...] | None, model: str | None) -> str | None:
        key = model_key(model, vendors)
        return f"{' '.join(name)}\n{key}" if name and key else None

    offered: defaultdict[str, set[str]] = defaultdict(set)
    for key, group in groups.items():
        if not group.listed:
            for device in group.recorded:
                if owned := key_of(names.get(device.person or ""), device.model):
                    offered[owned].add(key)
    wanted = _indexed(nodes, lambda node: key_of(name_key(node.owner), node.model) if isinstance(node, PlatformDevice) else None)
    return _attach(groups, nodes, wanted, offered)
