"""Keeps what was observed – scans with their evidence, readiness runs with their readings – as it was observed. Nothing here is edited."""

import datetime as dt
import itertools
import json
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from dialtone.domain.discovery import ScanRun
from dialtone.domain.readiness import ReadinessRun

if TYPE_CHECKING:
    from sqlite_utils import Database

_Run = TypeVar("_Run", ScanRun, ReadinessRun)


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _iso(moment: dt.datetime) -> str:
    """An aware moment as UTC text."""
    return moment.astimezone(dt.UTC).isoformat()


def _loaded(row: dict[str, Any], *names: str) -> dict[str, Any]:
    """A row with these columns read from their JSON text."""
    return {name: json.loads(value) if name in names and value is not None else value for name, value in row.items()}


def _legible(run: _Run) -> _Run:
    """The run with what is no character replaced: one odd banner must not cost a whole scan."""
    try:
        msgspec.json.encode(run)
    except UnicodeEncodeError:
        return msgspec.convert(_replaced(msgspec.to_builtins(run)), type(run))
    return run


def _replaced(plain: Any) -> Any:
    if isinstance(plain, str):
        return plain.encode("utf-8", "replace").decode("utf-8")
    if isinstance(plain, dict):
        return {_replaced(name): _replaced(value) for name, value in plain.items()}
    return [_replaced(value) for value in plain] if isinstance(plain, list | tuple) else plain


def add_scan(db: "Database", run: ScanRun, author: str, now: dt.datetime) -> None:
    """Keep a scan; the caller has the transaction."""
    run = _legible(run)
    scan = db.execute(
        "INSERT INTO scans (recorded_at, author, networks, interface, started, seconds, complete, not_run, conflicts, training, notes) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            _iso(now), author, _json(run.networks), run.interface, _iso(run.started), run.seconds, int(run.complete),
            _json(run.not_run), _json(run.conflicts), int(run.training), _json(run.notes),
        ],
    ).lastrowid  # fmt: skip
    devices = [
        (
            scan, place, device.ip, device.mac, device.vendor, device.model, device.firmware, device.kind, int(device.telephone),
            device.confidence, device.hostname, _json(device.sip_ports), None if device.switch is None else _json(device.switch),
            _json(device.addresses), device.serial, _json(device.transports), int(device.present),
        )
        for place, device in enumerate(run.devices)
    ]  # fmt: skip
    # Columns by name: a newer minor version may have added some.
    columns = (
        'scan, "row", ip, mac, vendor, model, firmware, kind, telephone, confidence, hostname, sip_ports, switch, addresses, serial, '
        "transports, present"
    )
    marks = ", ".join("?" * 17)
    db.conn.executemany(f"INSERT INTO scan_devices ({columns}) VALUES ({marks})", devices)  # noqa: S608 - names of ours
    evidence = [
        (scan, place, row, signal.by, signal.field, signal.value, _iso(signal.at))
        for place, device in enumerate(run.devices)
        for row, signal in enumerate(device.evidence)
    ]
    db.conn.executemany("INSERT INTO scan_evidence VALUES (?, ?, ?, ?, ?, ?, ?)", evidence)


def scans(db: "Database", *, latest: bool = False) -> tuple[ScanRun, ...]:
    """The scans, oldest first; with `latest` only the last one."""
    where = "id = (SELECT max(id) FROM scans)" if latest else None
    found = []
    for row in db["scans"].rows_where(where, order_by="id"):
        plain = _loaded(row, "networks", "not_run", "conflicts", "notes")
        plain["notes"] = plain["notes"] or ()  # a scan kept by version 1.0 has none
        devices = _scan_devices(db, plain["id"])
        found.append(_convert({**plain, "devices": devices}, ScanRun, complete=bool(plain["complete"]), training=bool(plain["training"])))
    return tuple(found)


def _scan_devices(db: "Database", scan: int) -> list[dict[str, Any]]:
    signals: dict[int, list[dict[str, Any]]] = {
        device: list(rows)
        for device, rows in itertools.groupby(
            db["scan_evidence"].rows_where("scan = ?", [scan], order_by='device, "row"'), key=lambda row: int(row["device"])
        )
    }
    return [
        _scan_device(row) | {"evidence": signals.get(row["row"], [])}
        for row in db["scan_devices"].rows_where("scan = ?", [scan], order_by='"row"')
    ]


def _scan_device(row: dict[str, Any]) -> dict[str, Any]:
    """A row as plain data; what version 1.0 did not keep has its default."""
    plain = _loaded(row, "sip_ports", "switch", "addresses", "transports")
    plain |= {"addresses": plain["addresses"] or (), "transports": plain["transports"] or ()}
    return plain | {"telephone": bool(row["telephone"]), "present": row["present"] != 0}


def add_readiness(db: "Database", run: ReadinessRun, author: str, now: dt.datetime) -> None:
    """Keep a readiness run; the caller has the transaction."""
    run = _legible(run)
    made = db.execute(
        "INSERT INTO readiness_runs (recorded_at, author, provider_name, provider_version, provider_sha256, interface, started, seconds, "
        "verdict, complete, training, capacity) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            _iso(now), author, run.provider.name, run.provider.version, run.provider.sha256, run.interface, _iso(run.started), run.seconds,
            str(run.verdict), int(run.complete), int(run.training), None if run.capacity is None else _json(run.capacity),
        ],
    ).lastrowid  # fmt: skip
    checks = [
        (
            made, place, check.id, str(check.verdict), check.code, _json(check.value), check.unit, _json(check.threshold), check.clause,
            str(check.responsible), _json(check.params), check.reason, _json(check.evidence),
        )
        for place, check in enumerate(run.checks)
    ]  # fmt: skip
    db.conn.executemany("INSERT INTO readiness_checks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", checks)


def readiness_runs(db: "Database", *, latest: bool = False) -> tuple[ReadinessRun, ...]:
    """The readiness runs, oldest first; with `latest` only the last one."""
    where = "id = (SELECT max(id) FROM readiness_runs)" if latest else None
    found = []
    for row in db["readiness_runs"].rows_where(where, order_by="id"):
        plain = _loaded(row, "capacity")
        stamp = {name: plain[f"provider_{name}"] for name in ("name", "version", "sha256")}
        checks = [
            {**_loaded(check, "value", "threshold", "params", "readings"), "evidence": json.loads(check["readings"])}
            for check in db["readiness_checks"].rows_where("run = ?", [plain["id"]], order_by='"row"')
        ]
        plain |= {"provider": stamp, "checks": checks}
        found.append(_convert(plain, ReadinessRun, complete=bool(plain["complete"]), training=bool(plain["training"])))
    return tuple(found)


def _convert(plain: dict[str, Any], kind: type[_Run], **booleans: bool) -> _Run:
    return msgspec.convert({**plain, **booleans}, kind)
