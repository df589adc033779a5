"""What a switch's report means for the dossier: one edit, port by port, and what is left for a person to decide.

What somebody typed stays: a VLAN before the first reading, a device that was put on a port by hand. What a reading put there, the next one
may change: a telephone that moved takes its port with it.
"""

import ipaddress
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Literal

import msgspec
from msgspec import Struct

from dialtone.discovery.switch_tables import Port, Seen
from dialtone.domain.changes import Change, Edit, Put, Set
from dialtone.domain.kinds import CABLED
from dialtone.domain.likeness import normal_mac
from dialtone.domain.problems import InputProblem
from dialtone.domain.record import Cabling, Device, Record, SwitchPort
from dialtone.services.switch_records import find_port, new_switch_id, port_id, ports_of, read_switch
from dialtone.services.switch_report import SwitchReport
from dialtone.services.training import TRAINING_RANGE

LABEL = "edit.read-switch"
State = Literal["added", "changed", "unchanged"]
RemarkCode = Literal["device-differs", "device-elsewhere", "moved", "vlan-differs", "switch-differs", "unknown-phone"]
_MOST_MACS, _MOST_NEIGHBOURS, _LONGEST = 64, 3, 300
_MEASURED = ("speed_mbit_s", "duplex", "poe_class", "poe_w", "macs", "neighbour")
"""What each reading states anew, also that there is nothing any more."""


class Remark(Struct, frozen=True, kw_only=True):
    """What a person has to look at (words: `switch.remark.<code>`). `port`: its name on the switch, «» for the switch itself.

    «device-differs»: another device was put on this port by hand. «device-elsewhere»: this device was put on another port by hand. «moved»:
    it was read on another port before and is taken along. «vlan-differs»: another VLAN was typed. «switch-differs»: a field of the switch.
    «unknown-phone»: a telephone that the dossier doesn't have.
    """

    code: RemarkCode
    port: str
    params: dict[str, Any]


class PlannedPort(Struct, frozen=True, kw_only=True):
    """A port, what becomes of its record, and the device that is put on it."""

    port: Port
    id: str
    state: State
    device: str | None = None


class SwitchPlan(Struct, frozen=True, kw_only=True):
    """What taking over a report does. `edit` has no changes when everything is as it was."""

    switch: str
    edit: Edit
    ports: tuple[PlannedPort, ...]
    remarks: tuple[Remark, ...]

    def count(self, state: State) -> int:
        """Ports of a state."""
        return sum(port.state == state for port in self.ports)


def to_edit(record: Record, report: SwitchReport) -> Edit:
    """The edit alone."""
    return plan(record, report).edit


def plan(record: Record, report: SwitchReport) -> SwitchPlan:
    """What taking this report into this dossier does. `InputProblem` «switch.training» where one of them is training and the other real."""
    address = ipaddress.ip_address(report.address)
    if (address in TRAINING_RANGE) is not record.training_site and (address in TRAINING_RANGE or not address.is_loopback):
        raise InputProblem("switch.training", address=report.address)
    return _Planner(record, report).plan()


class _Planner:
    """Makes the changes; keeps what is remarked on the way."""

    def __init__(self, record: Record, report: SwitchReport) -> None:
        self._record, self._report = record, report
        self._switch = read_switch(record, address=report.address, name=report.switch.name, serial=report.switch.serial)
        self._key = self._switch.id if self._switch else new_switch_id(record, report.switch.name or report.address)
        self._known = ports_of(record, self._key)
        self._devices: defaultdict[str, list[Device]] = defaultdict(list)
        for device in record.devices:
            if mac := normal_mac(device.mac):
                self._devices[mac].append(device)
        self._by_id = {device.id: device for device in record.devices}
        self._at: dict[str, SwitchPort] = {port.device: port for port in (record.cabling or Cabling()).switch_ports if port.device}
        self._remarks: list[Remark] = []
        self._changes: list[Change] = []
        self._cleared: dict[str, None] = {}

    def plan(self) -> SwitchPlan:
        """The whole."""
        self._take_switch()
        wanted = {port.index: device for port in self._report.ports if (device := self._device_on(port)) is not None}
        ports = tuple(self._take_port(port, wanted.get(port.index)) for port in self._report.ports)
        cleared: list[Change] = [Set("cabling.switch_ports", port, {"device": None}) for port in self._cleared]
        edit = Edit(LABEL, (*cleared, *self._changes))
        return SwitchPlan(switch=self._key, edit=edit, ports=ports, remarks=tuple(self._remarks))

    def _remark(self, code: RemarkCode, port: str, **params: Any) -> None:
        self._remarks.append(Remark(code=code, port=port, params=params))

    # --- the switch ----------------------------------------------------------------------------------------------------------------

    def _take_switch(self) -> None:
        """What isn't known yet is filled in; the software's version is as read. The rest that differs is remarked."""
        facts = self._report.switch
        said = {
            "name": facts.name,
            "vendor": facts.vendor,
            "model": facts.model,
            "serial": facts.serial,
            "firmware": facts.firmware,
            "address": self._report.address,
            "ports": facts.ports or None,
            "poe_budget_w": facts.poe_budget_w,
        }
        said = {name: value[:_LONGEST] if isinstance(value, str) else value for name, value in said.items() if value is not None}
        if self._switch is None:
            self._changes.append(Put("cabling.switches", {"id": self._key, **said}, key=self._key))
            return
        fields: dict[str, Any] = {}
        for name, value in said.items():
            before = getattr(self._switch, name)
            if before is None or (before != value and name == "firmware"):
                fields[name] = value
            elif before != value and name != "name":
                self._remark("switch-differs", "", field=name, typed=before, read=value)
        if fields:
            self._changes.append(Set("cabling.switches", self._key, fields))

    # --- devices -------------------------------------------------------------------------------------------------------------------

    def _device_on(self, port: Port) -> Device | None:
        """The dossier's device that hangs on this port itself: its telephone, else the only one there."""
        if not _is_access(port):
            return None
        here = [(seen, device) for seen in port.seen if seen.mac for device in self._devices.get(seen.mac, ())]
        for seen in port.seen:
            if seen.telephone and seen.mac and seen.mac not in self._devices:
                self._remark("unknown-phone", port.name, mac=seen.mac, name=seen.name or seen.maker or "–")
        telephones = [device for seen, device in here if seen.telephone or device.kind in CABLED]
        found = telephones or [device for _, device in here]
        return found[0] if len({device.id for device in found}) == 1 else None

    def _link(self, port: Port, before: SwitchPort | None, device: Device | None) -> dict[str, Any]:
        """The device of a port, unless somebody said otherwise by hand."""
        if device is None:
            return self._unlink(port, before) if self._report.complete and before else {}
        if before is not None and before.device == device.id:
            return {}
        if before is not None and before.device and not self._was_read(before, before.device):
            self._remark("device-differs", port.name, typed=before.device, read=device.id)
            return {}
        other = self._at.get(device.id)
        if other is not None and (before is None or other.id != before.id):
            if not self._was_read(other, device.id):
                self._remark("device-elsewhere", port.name, device=device.id, other=other.id)
                return {}
            self._remark("moved", port.name, device=device.id, other=other.id)
            self._cleared[other.id] = None
        return {"device": device.id}

    def _unlink(self, port: Port, before: SwitchPort) -> dict[str, Any]:
        """A device that an earlier reading put here and that isn't here now is gone from this port only if it is seen on another."""
        if before.device is None or not self._was_read(before, before.device):
            return {}
        mac = normal_mac(self._by_id[before.device].mac) if before.device in self._by_id else None
        at = {each.index for each in self._report.ports if _is_access(each) for seen in each.seen if seen.mac == mac}
        return {"device": None} if mac and at and port.index not in at and before.id not in self._cleared else {}

    def _was_read(self, port: SwitchPort, device: str) -> bool:
        """Whether a reading put this device on this port, and no hand."""
        mac = normal_mac(self._by_id[device].mac) if device in self._by_id else None
        return mac is not None and (mac in port.macs or mac in (port.neighbour or ""))

    # --- ports ---------------------------------------------------------------------------------------------------------------------

    def _take_port(self, port: Port, device: Device | None) -> PlannedPort:
        before = find_port(self._known, (port.name,))
        said = _said(port)
        linked = self._link(port, before, device)
        if before is None:
            key = port_id(self._key, port.name)
            value = {
                "id": key,
                "switch": self._key,
                "name": port.name,
                **{name: each for name, each in said.items() if each not in {None, ()}},
            }
            self._changes.append(Put("cabling.switch_ports", {**value, **linked, "read_at": _plain(self._report)}, key=key))
            return PlannedPort(port=port, id=key, state="added", device=linked.get("device"))
        fields = self._changed(port, before, said) | linked
        # a port where somebody typed another VLAN stays one that was not read, or the next reading would take the VLAN for an earlier one's
        stamp = before.read_at != self._report.read_at and not self._typed_vlans(before, said)
        stamped = {**fields, "read_at": _plain(self._report)} if stamp else fields
        if stamped:
            self._changes.append(Set("cabling.switch_ports", before.id, stamped))
        shown = linked.get("device") or (before.device if "device" not in linked else None)
        return PlannedPort(port=port, id=before.id, state="changed" if fields else "unchanged", device=shown)

    def _changed(self, port: Port, before: SwitchPort, said: Mapping[str, Any]) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        typed = self._typed_vlans(before, said)
        for name, value in said.items():
            old = getattr(before, name)
            if name in _MEASURED:
                if old != value and (value not in {None, ()} or self._report.complete):
                    fields[name] = value
            elif value is not None and old != value and name not in typed:
                fields[name] = value
        for name in typed:
            self._remark("vlan-differs", port.name, field=name, typed=getattr(before, name), read=said[name])
        return fields

    @staticmethod
    def _typed_vlans(before: SwitchPort, said: Mapping[str, Any]) -> list[str]:
        """The VLANs that were typed before any reading, and that the switch has otherwise."""
        if before.read_at is not None:
            return []
        pairs = ((name, getattr(before, name)) for name in ("vlan", "voice_vlan"))
        return [name for name, old in pairs if old is not None and said[name] not in {None, old}]


def _plain(report: SwitchReport) -> Any:
    return msgspec.to_builtins(report.read_at)


def _is_access(port: Port) -> bool:
    """Whether devices hang on this port itself, and not another switch with its own."""
    return not port.uplink and not any(seen.network for seen in port.seen)


def _said(port: Port) -> dict[str, Any]:
    power = port.power
    return {
        "vlan": port.vlan,
        "voice_vlan": port.voice_vlan,
        "speed_mbit_s": port.speed_mbit_s,
        "duplex": port.duplex,
        "poe_class": power.power_class if power else None,
        "poe_w": power.allocated_w if power else None,
        "macs": tuple(seen.mac for seen in port.seen if seen.mac and "fdb" in seen.by)[:_MOST_MACS] if _is_access(port) else (),
        "neighbour": _neighbour(port.seen),
    }


def _neighbour(seen: tuple[Seen, ...]) -> str | None:
    """Who LLDP or CDP names: a name for people and the MAC address, which `SwitchPort.device` is linked by."""
    named = [each for each in seen if each.by != ("fdb",)][:_MOST_NEIGHBOURS]
    texts = (" ".join(filter(None, ((each.name or each.description or "")[:80], each.mac))) for each in named)
    return "; ".join(filter(None, texts)) or None
