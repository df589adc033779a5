"""What `lldpcli -f json0 show neighbors details` prints: the neighbours that lldpd has heard on this computer.

In «json0» everything is a list, however many there are; in «json» the shape changes with their number.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from dialtone.wire.lldp import Neighbour, readable

_MOST = 64
_LONGEST = 1_000_000


def parse(data: bytes) -> tuple[tuple[str, Neighbour], ...]:
    """Interface and neighbour, in the order of the output; nothing of anything else. Never raises."""
    try:
        read = msgspec.json.decode(data[:_LONGEST])
    except (ValueError, RecursionError):  # also bytes that are no UTF-8
        return ()
    interfaces = (interface for top in _list(_field(read, "lldp")) for interface in _list(_field(top, "interface")))
    found = ((_string(_field(each, "name")), _neighbour(each)) for each, _ in zip(interfaces, range(_MOST), strict=False))
    return tuple((name, neighbour) for name, neighbour in found if name and (neighbour.port or neighbour.name))


def _field(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None


def _list(value: Any) -> list[Any]:
    return value[:_MOST] if isinstance(value, list) else [] if value is None else [value]


def _string(value: Any) -> str | None:
    return readable(value.encode("utf-8", "replace")) if isinstance(value, str) else None


def _values(value: Any, name: str) -> Iterator[str]:
    """The texts of `[{"value": …}, …]`."""
    for each in _list(_field(value, name)):
        said = _string(_field(each, "value"))
        if said:
            yield said


def _first(value: Any, name: str) -> str | None:
    return next(_values(value, name), None)


def _neighbour(interface: Any) -> Neighbour:
    chassis = next(iter(_list(_field(interface, "chassis"))), None)
    port = next(iter(_list(_field(interface, "port"))), None)
    port_id = next(iter(_list(_field(port, "id"))), None)
    enabled = {_field(each, "type") for each in _list(_field(chassis, "capability")) if _field(each, "enabled") is True}
    telephone = bool(enabled & {"Tel", "Telephone"})
    inventory = next((each for med in _list(_field(interface, "lldp-med")) for each in _list(_field(med, "inventory"))), None)
    return Neighbour(
        protocol="cdp" if str(_field(interface, "via")).upper().startswith("CDP") else "lldp",
        chassis=_first(chassis, "id"),
        port=_string(_field(port_id, "value")),
        port_is_mac=_field(port_id, "type") == "mac",
        port_text=_first(port, "descr"),
        name=_first(chassis, "name"),
        description=_first(chassis, "descr"),
        telephone=telephone,
        network=bool(enabled & {"Bridge", "Router"}) and not telephone,
        addresses=tuple(_values(chassis, "mgmt-ip")),
        vlan=_vlan(interface),
        voice_vlan=_voice_vlan(interface),
        maker=_first(inventory, "manufacturer"),
        model=_first(inventory, "model"),
        serial=_first(inventory, "serial"),
    )


def _vlan(interface: Any) -> int | None:
    vlans = (_field(each, "vlan-id") for each in _list(_field(interface, "vlan")) if _field(each, "pvid") is True)
    return next((number for said in vlans if (number := _number(said))), None)


def _voice_vlan(interface: Any) -> int | None:
    for med in _list(_field(interface, "lldp-med")):
        for policy in _list(_field(med, "policy")):
            if any(said.startswith("Voice") and "Signal" not in said for said in _values(policy, "type")):
                return next((number for vlan in _list(_field(policy, "vlan")) if (number := _number(_field(vlan, "vid")))), None)
    return None


def _number(said: Any) -> int | None:
    if isinstance(said, str) and said.isascii() and said.isdigit() and len(said) < 5 and 1 <= int(said) <= 4094:
        return int(said)
    return None
