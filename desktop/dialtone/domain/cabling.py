"""How completely the cabling is documented (BT-5): outlet by outlet and cabled device by cabled device."""

from typing import Literal

from msgspec import Struct

from dialtone.domain.kinds import CABLED
from dialtone.domain.record import Cabling, Device, Link, Outlet, Record, SwitchPort

State = Literal["missing", "failed", "unchecked", "done"]
Lack = Literal["", "no-link", "no-port", "test-failed", "not-tested", "no-cord", "no-switch-port", "nothing"]


class Documented(Struct, frozen=True, kw_only=True):
    """An outlet with its link, or a device with its switch port: how far it is documented, and what is lacking."""

    of: Outlet | Device
    state: State
    lack: Lack
    link: Link | None = None
    port: SwitchPort | None = None


def completeness(record: Record) -> tuple[Documented, ...]:
    """All outlets, then all devices that hang on a cable, in the record's order."""
    held = record.cabling or Cabling()
    links = {link.outlet: link for link in held.links if link.outlet}
    ports = {port.device: port for port in held.switch_ports if port.device}
    ends = {end for cord in held.cords for end in (cord.a, cord.b) if end}
    outlets = (_outlet(outlet, links.get(outlet.id)) for outlet in held.outlets)
    devices = (
        _device(device, ports.get(device.id), corded=f"device:{device.id}" in ends) for device in record.devices if device.kind in CABLED
    )
    return (*outlets, *devices)


def _outlet(outlet: Outlet, link: Link | None) -> Documented:
    state: State = "missing"
    lack: Lack = "no-link"
    if link is not None:
        if link.panel is None or link.port is None:
            lack = "no-port"
        elif link.test == "failed":
            state, lack = "failed", "test-failed"
        elif link.test in {None, "not-tested"}:
            state, lack = "unchecked", "not-tested"
        else:
            state, lack = "done", ""
    return Documented(of=outlet, state=state, lack=lack, link=link)


def _device(device: Device, port: SwitchPort | None, *, corded: bool) -> Documented:
    if port is None and not corded:
        return Documented(of=device, state="missing", lack="nothing")
    lack: Lack = "no-switch-port" if port is None else "" if corded else "no-cord"
    return Documented(of=device, state="done", lack=lack, port=port)
