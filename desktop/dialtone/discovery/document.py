"""A scan run as the JSON document of `scan --json` (design: command-line)."""

import datetime as dt
from typing import Any

from dialtone.domain.discovery import FoundDevice, ScanRun
from dialtone.words import Words


def scan_document(run: ScanRun, words: Words | None = None) -> dict[str, Any]:
    """The document of a run. Without `words`, reasons are codes; with, they are sentences.

    Unknown is null, except for the names: a device without one has «».
    """
    return {
        "networks": list(run.networks),
        "interface": run.interface,
        "started": _moment(run.started),
        "seconds": round(run.seconds, 2),
        "complete": run.complete,
        "devices": [_device(device) for device in run.devices],
        "not_run": [
            {"method": item.method, "reason": words.text(f"reason.{item.reason}") if words else item.reason, "detail": item.detail}
            for item in run.not_run
        ],
        "conflicts": [{"ip": item.ip, "field": item.field, "values": list(item.values)} for item in run.conflicts],
        "notes": [{"code": note.code, "detail": note.detail} for note in run.notes],
        "hosts": sum(device.present for device in run.devices),
        "training": run.training,
    }


def _device(device: FoundDevice) -> dict[str, Any]:
    place = device.switch
    return {
        "ip": device.ip or None,
        "mac": device.mac,
        "vendor": device.vendor,
        "model": device.model,
        "firmware": device.firmware,
        "kind": device.kind,
        "telephone": device.telephone,
        "confidence": min(round(device.confidence, 2), 0.99),  # no signal is proof
        "hostname": device.hostname or "",
        "sip_ports": list(device.sip_ports),
        "transports": list(device.transports),
        "addresses": list(device.addresses),
        "serial": device.serial,
        "present": device.present,
        "switch": {"name": place.name, "port": place.port, "vlan": place.vlan, "source": place.source} if place else None,
        "evidence": [{"by": item.by, "field": item.field, "value": item.value, "at": _moment(item.at)} for item in device.evidence],
    }


def _moment(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
