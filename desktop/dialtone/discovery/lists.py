"""Leads: what a list that somebody else made says is on the network (a DHCP server's leases, an nmap file). Reading one sends nothing.

A list is not a device that answers: its signals say that nobody was heard (`present` False), and the scan decides. Where the neighbour
table cannot tell who exists, listed addresses are looked at as closely as hosts that were found.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator

from msgspec import Struct

from dialtone.discovery.method import Context, NotRun, Report, Signal, clean, evidence
from dialtone.wire import leases, nmap_xml
from dialtone.wire.listing import MAX_BYTES, Entry, Fault
from dialtone.wire.nmap_xml import Host, Port

__all__ = ["MAX_BYTES", "NAME", "Fault", "Leads", "read", "run"]

NAME = "lists"
MAX_LOOKED_AT = 4_096
"""Listed addresses that are asked although nothing shows that they exist."""


class Leads(Struct, frozen=True, kw_only=True):
    """A list as read. `kind`: «nmap», «dnsmasq», «isc-dhcp», «kea», «csv», «table». `devices`: how many it lists.

    `left_out`: leases that ended, or hosts that were down. `faults`: what could not be read, with the line. `sha256`: of the whole file.
    """

    kind: str
    signals: tuple[Signal, ...]
    devices: int
    left_out: int
    faults: tuple[Fault, ...]
    sha256: str


def read(data: bytes, name: str, now: dt.datetime | None = None) -> Leads:
    """The leads in a file's bytes; never raises, whatever they are. `name`: the file's, for the evidence; `now`: for leases that ended."""
    digest = hashlib.sha256(data).hexdigest()
    if nmap_xml.looks_like(data):
        scanned = nmap_xml.parse(data)
        signals = tuple(signal for host in scanned.hosts for signal in _of_host(host, name))
        return Leads(kind="nmap", signals=signals, devices=len(scanned.hosts), left_out=scanned.down, faults=scanned.faults, sha256=digest)
    listed = leases.parse(data, now or dt.datetime.now(dt.UTC))
    signals = tuple(signal for entry in listed.entries for signal in _of_entry(entry, name))
    return Leads(
        kind=listed.form, signals=signals, devices=len(listed.entries), left_out=listed.expired, faults=listed.faults, sha256=digest
    )


def _of_entry(entry: Entry, name: str) -> Iterator[Signal]:
    hostname = clean(entry.hostname or "") or None
    said = [("hostname", entry.hostname), ("vendor-class", entry.vendor_class), ("line", f"{name}:{entry.line}")]
    for field, value in said:
        if value:
            item = evidence("lease", field, value)
            yield Signal(ip=entry.ip, mac=entry.mac, hostname=hostname, evidence=item, present=False)


def _of_host(host: Host, name: str) -> Iterator[Signal]:
    if not (host.ip or host.mac):
        return  # an IPv6 address alone is on no network that is scanned
    hostname = next(filter(None, map(clean, host.names)), None)
    said: list[tuple[str, str, int | None]] = [("line", f"{name}:{host.line}", None)]
    said += [("hostname", text, None) for text in host.names]
    for port in host.ports:
        said.append(("open", f"{port.protocol}:{port.number}", port.number))
        if text := _recognised(port):
            said.append(("service", text, port.number))
    for field, value, number in said:
        yield Signal(
            ip=host.ip,
            mac=host.mac,
            hostname=hostname,
            addresses=tuple(host.addresses),
            evidence=evidence("nmap", field, value),
            present=False,
            port=number,
        )


def _recognised(port: Port) -> str:
    """What nmap recognised, in the words in which it says so: product, version, further remark, type of device."""
    parts = (port.product, port.version, f"({port.extra})" if port.extra else "", port.device_type)
    return " ".join(part for part in parts if part) if port.product else port.device_type


async def run(context: Context, report: Report) -> None:
    """Report the options' leads in the scanned networks. NotRun «scan-no-list» without any."""
    leads = context.options.leads
    if not leads:
        raise NotRun("scan-no-list")
    looked_at = set[str]()
    for signal in leads:
        if context.stop.is_set():
            return
        if signal.ip is None or context.covers(signal.ip):
            report(signal)
        if signal.ip and context.covers(signal.ip) and not context.on_link(signal.ip) and len(looked_at) < MAX_LOOKED_AT:
            looked_at.add(signal.ip)
            context.hosts.add(signal.ip)
    context.step(NAME, len(leads), len(leads))
