"""The training site's customer: the site file before the visit, and the technician's work during it, as edits (resources/training/*.toml).

Dates in the data are those of one visit; they are moved so that the visit is today, and a training site never grows old.
"""

import datetime as dt
import json
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from dialtone import resources
from dialtone.domain.changes import Change, Edit, Put, Set
from dialtone.domain.kinds import DeviceKind, Origin
from dialtone.domain.record import Acceptance, Acknowledgement, Answer, Check, Record, Reserve
from dialtone.training.network import SimulatedNetwork
from dialtone.training.switch import port_name

DATA_DAY = dt.date(2026, 11, 25)
"""The day of the visit in the data files."""
FORMAT, VERSION = "dialtone-site", 1


class Placement(Struct, frozen=True, kw_only=True):
    """What the technician enters about a found device. `carries`: ids of recorded devices that hang on it; `kind` where he corrects it."""

    ip: str
    mac: str
    room: str
    person: str | None = None
    extension: str | None = None
    kind: DeviceKind | None = None
    origin: Origin | None = None
    delivered_on: dt.date | None = None
    carries: tuple[str, ...] = ()


def _moved(value: Any, days: dt.timedelta) -> Any:
    if isinstance(value, dict):
        return {key: _moved(item, days) for key, item in value.items()}
    if isinstance(value, list):
        return [_moved(item, days) for item in value]
    return value + days if isinstance(value, dt.date) else value


def _table(name: str, today: dt.date) -> dict[str, Any]:
    data = tomllib.loads(resources.shipped(f"training/{name}.toml").read_text(encoding="utf-8"))
    moved: dict[str, Any] = _moved(data, today - DATA_DAY)
    return moved


def record(today: dt.date) -> Record:
    """The dossier before the visit."""
    return msgspec.convert(_table("customer", today), Record)


def site_file(today: dt.date) -> bytes:
    """The dossier before the visit, as a site file."""
    content = {"format": FORMAT, "version": VERSION, **msgspec.to_builtins(record(today))}
    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"


def placements(network: SimulatedNetwork, addresses: Mapping[int, str], today: dt.date) -> tuple[Placement, ...]:
    """Where each found device goes, in the order of the data; `addresses`: the address that each device really has."""
    table = _table("visit", today)
    macs = {device.address: device.mac for device in network.devices}
    made = []
    for row in table["placements"]:
        octet = row.pop("address")
        supplied = {} if "origin" in row else table["supplied"]
        made.append(msgspec.convert({"ip": addresses[octet], "mac": macs[octet], **supplied, **row}, Placement))
    return tuple(made)


def visit(network: SimulatedNetwork, addresses: Mapping[int, str], device_ids: Mapping[str, str], now: dt.datetime) -> tuple[Edit, ...]:
    """The technician's work as undoable steps: placing, caller IDs, cabling, answers and checks, acceptance.

    `device_ids`: the dossier's id of each found device by its address; what was not found is left out. `now` is aware.
    """
    today = now.date()
    table = _table("visit", today)
    ids = {octet: device_ids[ip] for octet, ip in addresses.items() if ip in device_ids}
    steps = {
        "edit.training-placing": _placing(placements(network, addresses, today), device_ids),
        "edit.training-caller-ids": _caller_ids(table, ids),
        "edit.training-cabling": _cabling(network, table, addresses, ids),
        "edit.training-checks": _checks(table, now),
        "edit.training-acceptance": _acceptance(table, now),
    }
    return tuple(Edit(label=label, changes=tuple(changes)) for label, changes in steps.items())


def _placing(places: tuple[Placement, ...], device_ids: Mapping[str, str]) -> Iterator[Change]:
    for place in places:
        device = device_ids.get(place.ip)
        if device is None:
            continue
        fields = {name: getattr(place, name) for name in ("room", "person", "extension", "kind", "origin", "delivered_on")}
        yield Set(kind="devices", key=device, fields=_plain({name: value for name, value in fields.items() if value is not None}))
        for carried in place.carries:
            yield Set(kind="devices", key=carried, fields={"attached_to": device})


def _caller_ids(table: Mapping[str, Any], ids: Mapping[int, str]) -> Iterator[Change]:
    for row in table["caller_ids"]:
        device = ids.get(row["address"])
        if device is not None:
            value = {"subject": device, "external": row["number"], "emergency": row["number"]}
            yield Put(kind="caller_ids", key=device, value=value)


def _checks(table: Mapping[str, Any], now: dt.datetime) -> Iterator[Change]:
    author = record(now.date()).installer
    by = author.name if author else None
    for row in table["answers"]:
        yield Put(kind="answers", value=_plain(msgspec.convert({**row, "at": now}, Answer)))
    for row in table["acknowledgements"]:
        yield Put(kind="acknowledgements", key=row["finding"], value=_plain(msgspec.convert({**row, "at": now}, Acknowledgement)))
    for row in table["checks"]:
        yield Put(kind="checks", key=row["id"], value=_plain(msgspec.convert({"by": by, "at": now, **row}, Check)))


def _acceptance(table: Mapping[str, Any], now: dt.datetime) -> Iterator[Change]:
    for row in table["reserves"]:
        due = now.date() + dt.timedelta(days=row.pop("due_days"))
        yield Put(kind="reserves", key=row["id"], value=_plain(msgspec.convert({**row, "due": due}, Reserve)))
    accepted = msgspec.convert({**table["acceptance"], "in_service_since": now}, Acceptance)
    yield Put(kind="acceptance", value=_plain(accepted), key="")


def _cabling(network: SimulatedNetwork, table: Mapping[str, Any], addresses: Mapping[int, str], ids: Mapping[int, str]) -> Iterator[Change]:
    plan, switch = table["cabling"], network.switch
    yield from _rack(plan, network, addresses[switch.address])
    ports = {device.address: f"{switch.name}:{port_name(device.port)}" for device in network.devices}
    for octet in (*(link["address"] for link in plan["links"]), *plan["direct"]):
        said = {"vlan": switch.data_vlan, "voice_vlan": switch.voice_vlan}
        device = {"device": ids[octet]} if octet in ids else {}
        name = ports[octet].removeprefix(f"{switch.name}:")
        yield _row("switch_ports", {"id": ports[octet], "switch": switch.name, "name": name, **said, **device})
    rooms = {row["address"]: row["room"] for row in table["placements"]}
    numbers = (f"C{number:04d}" for number in range(1, 10_000))
    for link in plan["links"]:
        port, octet = link["port"], link["address"]
        name = f"{plan['panel']}{port:02d}"
        yield _row("outlets", {"id": name, "room": rooms[octet], "label": name, "splitter": False})
        measured = {"length_m": link["length_m"], "length_source": "measured", "shielded": True}
        yield _row("links", {"id": name, "panel": plan["panel"], "port": port, "outlet": name, "category": plan["category"], **measured})
        yield _cord(plan, next(numbers), f"switch:{ports[octet]}", f"panel:{plan['panel']}:{port}", colour="grijs", length_m=1.0)
        if octet in ids:
            yield _cord(plan, next(numbers), f"outlet:{name}", f"device:{ids[octet]}", colour="blauw", length_m=3.0)
    for octet in plan["direct"]:
        if octet in ids:
            yield _cord(plan, next(numbers), f"switch:{ports[octet]}", f"device:{ids[octet]}", colour="geel", length_m=2.0)


def _rack(plan: Mapping[str, Any], network: SimulatedNetwork, ip: str) -> Iterator[Change]:
    """Rack, panel and switch."""
    rack, switch = plan["rack"], network.switch
    state = {"height_u": 18, "earthed": True, "locked": True, "ups": True}
    yield _row("racks", {"id": rack, "site": plan["site"], "room": plan["room"], "name": f"Rack {rack}", **state})
    panel = {"ports": plan["panel_ports"], "reserved": plan["reserved"], "category": plan["category"], "shielded": True}
    yield _row("panels", {"id": plan["panel"], "rack": rack, "position_u": 17, "height_u": 1, **panel})
    maker = {
        "vendor": "TRAINING",
        "model": "TS-48P",
        "ports": switch.ports,
        "poe_budget_w": float(switch.poe_budget_w),
        "poe_standard": "at",
    }
    yield _row("switches", {"id": switch.name, "rack": rack, "position_u": 15, "height_u": 1, "name": switch.name, "address": ip, **maker})


def _cord(plan: Mapping[str, Any], key: str, a: str, b: str, **fields: Any) -> Put:
    return _row("cords", {"id": key, "a": a, "b": b, "category": plan["category"], **fields})


def _row(kind: str, value: dict[str, Any]) -> Put:
    return Put(kind=f"cabling.{kind}", key=value["id"], value=value)


def _plain(value: Any) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(value)
    return plain
