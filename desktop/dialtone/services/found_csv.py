"""What a scan found as a table for spreadsheets."""

import csv
import io

from dialtone.domain.discovery import FoundDevice, ScanRun

COLUMNS = (
    "ip", "mac", "vendor", "model", "firmware", "kind", "confidence", "hostname", "sip_ports", "switch", "port",
    "vlan", "telephone", "present", "serial", "transports", "addresses", "conflicts",
)  # fmt: skip
"""New columns come at the end: people's own sheets refer to the others by place."""
_FORMULA = frozenset("=+-@")


def found_csv(run: ScanRun) -> str:
    """A row per device (semicolons: what a Belgian spreadsheet opens). Cells that a spreadsheet would run are quoted."""
    conflicts: dict[str, list[str]] = {}
    for conflict in run.conflicts:
        conflicts.setdefault(conflict.ip, []).append(f"{conflict.field}: {' / '.join(conflict.values)}")
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for device in run.devices:
        said = " | ".join(conflicts.get(device.ip, ())) if device.ip else ""
        writer.writerow([_harmless(cell) for cell in (*_cells(device), said)])
    return buffer.getvalue()


def _cells(device: FoundDevice) -> tuple[str, ...]:
    place = device.switch
    return (
        device.ip,
        device.mac or "",
        device.vendor or "",
        device.model or "",
        device.firmware or "",
        device.kind,
        f"{device.confidence:.2f}",
        device.hostname or "",
        " ".join(map(str, device.sip_ports)),
        place.name if place else "",
        place.port if place else "",
        str(place.vlan) if place and place.vlan is not None else "",
        "yes" if device.telephone else "no",
        "yes" if device.present else "no",
        device.serial or "",
        " ".join(device.transports),
        " ".join(device.addresses),
    )


def _harmless(cell: str) -> str:
    """A device names itself; a name that begins like a formula must not become one, nor one that does so after blanks."""
    return f"'{cell}" if cell[:1] in {"\t", "\r", "\n"} or cell.lstrip()[:1] in _FORMULA else cell
