"""What a scan finds, as values: evidence per signal, devices fused from it, and what could not be run."""

import datetime as dt

from msgspec import Struct


class Evidence(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One signal: `by` the method («sip-options», «mdns», «neighbour»…), the `field`, and its `value` as received, decoded and bounded."""

    by: str
    field: str
    value: str
    at: dt.datetime


class SwitchLocation(Struct, frozen=True, kw_only=True):
    """Where a switch says the device is."""

    name: str
    port: str
    vlan: int | None = None
    source: str = "lldp"


class FoundDevice(Struct, frozen=True, kw_only=True):
    """A device on the network. `kind` is a `DeviceKind` value or printer, camera, nas, computer, unknown.

    `confidence` (0 to 1) is monotone in evidence: one more agreeing signal never lowers it. `addresses`: all its other IP addresses, v4 and
    v6. `transports`: where it answered SIP («udp:5060», «tls:5061»). `present` False: an imported list names it, nothing answered.
    """

    ip: str
    mac: str | None = None
    vendor: str | None = None
    model: str | None = None
    firmware: str | None = None
    kind: str = "unknown"
    telephone: bool = False
    confidence: float = 0.0
    hostname: str | None = None
    sip_ports: tuple[int, ...] = ()
    switch: SwitchLocation | None = None
    evidence: tuple[Evidence, ...] = ()
    addresses: tuple[str, ...] = ()
    serial: str | None = None
    transports: tuple[str, ...] = ()
    present: bool = True


class MethodNotRun(Struct, frozen=True, kw_only=True):
    """A way of finding that could not be used; `reason` is a code for `dialtone.words`, `detail` what the system said."""

    method: str
    reason: str
    detail: str = ""


class Conflict(Struct, frozen=True, kw_only=True):
    """Signals that contradict each other, shown and never averaged."""

    ip: str
    field: str
    values: tuple[str, ...]


class ScanNote(Struct, frozen=True, kw_only=True):
    """What a reader of the list must know about the network or the run; `code` is for `dialtone.words` («note.<code>»)."""

    code: str
    detail: str = ""


class ScanRun(Struct, frozen=True, kw_only=True):
    """One run of discovery."""

    networks: tuple[str, ...]
    interface: str | None
    started: dt.datetime
    seconds: float
    complete: bool
    devices: tuple[FoundDevice, ...] = ()
    not_run: tuple[MethodNotRun, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    training: bool = False
    notes: tuple[ScanNote, ...] = ()


class ScanProgress(Struct, frozen=True, kw_only=True):
    """Sent while a scan runs: how far, how many hosts exist, and the device list as it stands when it changed."""

    stage: str
    done: int
    total: int
    devices: tuple[FoundDevice, ...] | None = None
    hosts: int = 0
    paused: bool = False
