"""A record's cabling with everything that its rules ask of it, made once per assessment."""

import functools
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from dialtone.domain.cabling_issue import CablingIssue
from dialtone.domain.cabling_tests import CableTests
from dialtone.domain.cabling_trace import CablingIndex, Hop, Trace, trace, traces
from dialtone.domain.kinds import CABLED, INFRASTRUCTURE, DeviceKind, Severity
from dialtone.domain.record import Device, Outlet, Record, SwitchPort
from dialtone.domain.terms import Terms
from dialtone.domain.titles import device_names, mac_address

POWERED = (CABLED - {DeviceKind.ANALOGUE_PHONE, DeviceKind.FAX, DeviceKind.BUZZER, DeviceKind.FLASHER}) | {
    DeviceKind.DECT_BASE,
    DeviceKind.ACCESS_POINT,
}
"""What usually takes its power from the switch where the switch has some to give."""
_OF_HOP = {"device": "devices", "outlet": "outlets", "panel": "panels", "switch": "switch_ports", "cord": "cords", "link": "links"}


class Survey:
    """Lookups over devices, outlets and ports; `index` follows the cables, `tests` knows the testers' results."""

    def __init__(self, record: Record, terms: Terms | None = None) -> None:
        self.record, self.terms = record, terms or Terms()
        self.index = CablingIndex(record)
        self.cabling = self.index.cabling
        self.tests = CableTests(self.cabling)
        self.sites = {site.id for site in record.sites}
        self._rooms = {room.id: room for room in record.rooms}
        self.ports_of: defaultdict[str, list[SwitchPort]] = defaultdict(list)
        for port in self.cabling.switch_ports:
            if port.switch is not None:
                self.ports_of[port.switch].append(port)

    @functools.cached_property
    def names(self) -> dict[str, str]:
        """What to call each device, by id."""
        return device_names(self.record)

    # --- names --------------------------------------------------------------------------------------------------------------------

    def name(self, kind: str, key: str) -> str:
        """What people call a row of the record."""
        if kind == "devices":
            return self.names.get(key, key)
        if kind == "outlets":
            outlet = self.index.outlets.get(key)
            return (outlet.label if outlet else None) or key
        if kind == "switch_ports":
            port = self.index.switch_ports.get(key)
            return self.port_name(port) if port else key
        if kind == "switches":
            switch = self.index.switches.get(key)
            return (switch.name if switch else None) or key
        return key

    def port_name(self, port: SwitchPort) -> str:
        """«sw-1 1/0/7»."""
        own = port.name or port.id
        return f"{self.name('switches', port.switch)} {own}" if port.switch and port.name else own

    def place(self, hop: Hop) -> tuple[str, str]:
        """The list and the key of a place or cable."""
        return _OF_HOP[hop.kind], hop.id

    def hop_name(self, hop: Hop) -> str:
        """What people call a place or cable on a trace."""
        return f"{hop.id}:{hop.port}" if hop.kind == "panel" and hop.port is not None else self.name(*self.place(hop))

    def issue(self, code: str, severity: Severity, kind: str, key: str, **params: Any) -> CablingIssue:
        """An issue with the thing's name among its parameters."""
        return CablingIssue(code=code, severity=severity, kind=kind, key=key, params={"name": self.name(kind, key), **params})

    # --- who is where -------------------------------------------------------------------------------------------------------------

    def site_of(self, room: str | None) -> str | None:
        """The site that a room belongs to."""
        found = self._rooms.get(room) if room is not None else None
        return found.site if found else None

    def path(self, device: str) -> Trace | None:
        """A device's path to a switch port that the cables make, if there is one."""
        path = trace(self.index, f"device:{device}")
        return path if path.complete else None

    def reached(self, device: str) -> bool:
        """Whether the cables or a switch put a device on a switch port."""
        return device in self.index.seen_at or self.path(device) is not None

    def cabled(self) -> Iterable[Device]:
        """The devices that hang on a cable and so have a place in the record; what hangs on a gateway's or base's own line has none."""
        return (device for device in self.record.devices if device.kind in CABLED and device.attached_to is None)

    def is_uplink(self, port: SwitchPort) -> bool:
        """Whether a switch port is known to lead to other network equipment and not to a work place."""
        devices = [port.device] if port.device else []
        for path in traces(self.index, f"switch:{port.id}"):
            devices += [end.id for end in path.ends if end.kind == "device"]
            if path.ends[0].kind == path.ends[1].kind == "switch" and path.ends[0].key != path.ends[1].key:
                return True
        kinds = {self.index.devices[each].kind for each in devices if each in self.index.devices}
        return bool(kinds & (INFRASTRUCTURE - {DeviceKind.DECT_BASE, DeviceKind.ATA, DeviceKind.OTHER}))

    def powered(self, switch: str) -> frozenset[str]:
        """Ids of a switch's ports with a device that usually takes its power from the switch."""
        return frozenset(port.id for port in self.ports_of[switch] if self.devices_at(port) & POWERED)

    def devices_at(self, port: SwitchPort) -> frozenset[DeviceKind]:
        """The kinds of the devices that a switch port says or the cables say are on it."""
        ids = {port.device} if port.device else set()
        ids |= {end.id for path in traces(self.index, f"switch:{port.id}") for end in path.ends if end.kind == "device"}
        kinds = (self.index.devices[each].kind for each in ids if each in self.index.devices)
        return frozenset(kind for kind in kinds if kind is not None)

    def macs(self, port: SwitchPort) -> frozenset[str]:
        """What a switch port's forwarding table holds, each address in one form and once, in however many VLANs it is seen."""
        return frozenset(mac_address(mac) for mac in port.macs)

    def ports_behind(self, outlet: Outlet) -> tuple[SwitchPort, ...]:
        """Switch ports that an outlet's devices are on, by the cables or by the switch's word."""
        found: dict[str, SwitchPort] = {}
        for path in traces(self.index, f"outlet:{outlet.id}"):
            for end in path.ends:
                if end.kind == "switch" and end.id in self.index.switch_ports:
                    found[end.id] = self.index.switch_ports[end.id]
                if end.kind == "device" and end.id in self.index.seen_at:
                    port = self.index.seen_at[end.id]
                    found[port.id] = port
        return tuple(found.values())
