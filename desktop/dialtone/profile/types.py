"""What a provider profile holds: hosts, ports, pages, thresholds, terms and codecs, each with its source and whether it was verified.

The provider publishes no table of these, so a profile says of every entry where it comes from, of which date it is, and whether the
provider confirmed it; the report prints what is unverified. Absent entries stay absent: a check without its entry is not run.
"""

import datetime as dt
import ipaddress
import re
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from dialtone.domain.readiness import ProviderStamp
from dialtone.domain.terms import Terms

Port = Annotated[int, Meta(ge=1, le=65535)]
Source = Annotated[str, Meta(min_length=3, max_length=500)]
Line = Annotated[str, Meta(max_length=500)]
Transport = Literal["udp", "tcp", "tls", "wss"]

ACCOUNT = "{account}"
"""Stands in a host name or URL for the customer's account at the provider."""


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of everything that was found somewhere."""

    source: Source
    date: dt.date
    verified: bool = False
    verified_by: Line = ""
    verified_on: dt.date | None = None


class SipEntry(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A SIP server and the ports that it listens on for one transport. `path` is for WebSockets."""

    transport: Transport
    host: Line
    ports: Annotated[tuple[Port, ...], Meta(min_length=1, max_length=32)]
    path: Line = "/"


class NameEntry(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A host name that must resolve."""

    name: Line


class SrvEntry(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A service name («_sip._udp.example.org») that must have SRV records (RFC 2782)."""

    name: Line


class TimeEntry(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An NTP server."""

    host: Line
    port: Port = 123


class TlsEntry(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A TLS server whose chain is checked; `issuer_spki_sha256` holds the pins known for its issuers, in hexadecimal."""

    host: Line
    port: Port = 443
    issuer_spki_sha256: Annotated[tuple[Annotated[str, Meta(pattern="^[0-9a-f]{64}$")], ...], Meta(max_length=16)] = ()


class PageEntry(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page that must be reachable; which HTTP status it answers with, and what its body must hold (or be, for a captive-portal page)."""

    url: Line
    status: Annotated[int, Meta(ge=100, le=599)] = 200
    body: Annotated[str, Meta(max_length=4000)] = ""


class ResponderEntry(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The responder that the partner runs outside the site. `token` stays empty where others read the file; then it is asked for."""

    host: Line
    port: Port = 20862
    token: Line = ""


class StunEntry(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A STUN server. Only one with two addresses (RFC 5780) can tell how a NAT maps and filters."""

    host: Line
    port: Port = 3478


class Dns(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Name service. Without `nameservers` those of the computer are asked.

    `nonexistent_under`: zones in which a random name must not exist.
    """

    nameservers: Annotated[tuple[Line, ...], Meta(max_length=8)] = ()
    port: Port = 53
    nonexistent_under: Annotated[tuple[Line, ...], Meta(max_length=8)] = ("invalid",)
    names: Annotated[tuple[NameEntry, ...], Meta(max_length=64)] = ()
    srv: Annotated[tuple[SrvEntry, ...], Meta(max_length=64)] = ()


class DhcpOption(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the provider asks of a DHCP option: that it is absent, present, or equal to `value` (as people write it)."""

    code: Annotated[int, Meta(ge=1, le=254)]
    must: Literal["absent", "present", "equal"]
    value: Line = ""


class DhcpEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the site's DHCP server may and must hand out to telephones."""

    options: Annotated[tuple[DhcpOption, ...], Meta(max_length=32)] = ()


class Trust(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`ca_file`: certificates trusted besides the public ones, as a path relative to the profile."""

    ca_file: Line = ""


class Threshold(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Up to `good` passes, up to `limit` warns, beyond it fails; where `good` is above `limit`, more is better."""

    good: Annotated[float, Meta(ge=0, le=1e9)]
    limit: Annotated[float, Meta(ge=0, le=1e9)]
    source: Source
    date: dt.date
    verified: bool = False
    verified_by: Line = ""
    verified_on: dt.date | None = None

    def grade(self, value: float) -> Literal["good", "amber", "bad"]:
        """Where a measured value lies; the limits themselves still count on the better side."""
        sign = -1 if self.good > self.limit else 1
        if sign * value <= sign * self.good:
            return "good"
        return "amber" if sign * value <= sign * self.limit else "bad"


class Thresholds(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The limits by name; the unit is in the name."""

    link_mbit_s: Threshold
    dns_ms: Threshold
    clock_s: Threshold
    certificate_days: Threshold
    delay_ms: Threshold
    rtt_ms: Threshold
    jitter_ms: Threshold
    loss_percent: Threshold
    burst_loss_percent: Threshold
    reorder_percent: Threshold
    mos: Threshold
    binding_s: Threshold
    mtu: Threshold
    rate_ratio: Threshold = Threshold(
        good=1.5, limit=1.0, source="Exotel asks half as much again as the peak needs; less than it needs fails", date=dt.date(2026, 11, 25)
    )
    """Measured rate over what the calls need."""
    load_delay_ms: Threshold = Threshold(
        good=30.0,
        limit=100.0,
        source="Dialtone: 100 ms more take an ordinary connection to the 150 ms of ITU-T G.114",
        date=dt.date(2026, 11, 25),
    )
    """What load adds to the round trip."""


class Codec(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A speech codec: payload octets in a packet of `ptime_ms` milliseconds."""

    name: Annotated[str, Meta(min_length=1, max_length=40)]
    payload: Annotated[int, Meta(ge=1, le=1500)]
    ptime_ms: Annotated[int, Meta(ge=5, le=200)]


Octets = Annotated[int, Meta(ge=0, le=200)]


class Overheads(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Octets that each packet gains: IP+UDP+RTP, and what the layers below and encryption add."""

    ip_udp_rtp: Octets = 40
    ipv6: Octets = 20
    srtp: Octets = 10
    ethernet: Octets = 18
    vlan: Octets = 4
    pppoe: Octets = 8
    wire: Octets = 20


class CapacityEntry(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which codec calls are sized with, over which layers, and the head room factor on top."""

    codec: Annotated[str, Meta(min_length=1, max_length=40)] = "G.711"
    layers: tuple[Literal["ipv6", "srtp", "ethernet", "vlan", "pppoe", "wire"], ...] = ("ethernet", "wire")
    headroom: Annotated[float, Meta(ge=1, le=10)] = 1.0


class Conditions(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which terms of use apply: `version`, and for a text without one `read_on`, the day it was read; the report prints them."""

    title: Annotated[str, Meta(min_length=1, max_length=200)]
    version: Annotated[str, Meta(min_length=1, max_length=40)] | None = None
    read_on: dt.date | None = None


Clock = Annotated[str, Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class SupportHours(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """On these days support is open between these local times («08:30»)."""

    days: Annotated[tuple[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], ...], Meta(min_length=1, max_length=7)]
    opens: Clock
    closes: Clock


class Support(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When the provider's support is open; outside these hours only for critical problems."""

    time_zone: Annotated[str, Meta(min_length=1, max_length=60)]
    hours: Annotated[tuple[SupportHours, ...], Meta(max_length=14)]


class ProfileFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The TOML file as it stands; `ProviderProfile` is this plus where it came from. [terms] is read by `dialtone.profile.loading`."""

    format: Annotated[int, Meta(ge=1, le=1)]
    name: Annotated[str, Meta(pattern="^[a-z0-9][a-z0-9-]{0,39}$")]
    title: Annotated[str, Meta(min_length=1, max_length=100)]
    version: Annotated[str, Meta(min_length=1, max_length=40)]
    thresholds: Thresholds
    overheads: Overheads
    capacity: CapacityEntry
    codecs: Annotated[tuple[Codec, ...], Meta(min_length=1, max_length=32)]
    conditions: Conditions
    training: bool = False
    account: Annotated[str, Meta(pattern="^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$")] = ""
    dns: Dns = Dns()
    dhcp: DhcpEntry = DhcpEntry()
    trust: Trust = Trust()
    sip: Annotated[tuple[SipEntry, ...], Meta(max_length=64)] = ()
    time: Annotated[tuple[TimeEntry, ...], Meta(max_length=16)] = ()
    tls: Annotated[tuple[TlsEntry, ...], Meta(max_length=16)] = ()
    provisioning: Annotated[tuple[PageEntry, ...], Meta(max_length=16)] = ()
    captive_portal: PageEntry | None = None
    responder: ResponderEntry | None = None
    stun: Annotated[tuple[StunEntry, ...], Meta(max_length=8)] = ()
    support: Support | None = None


class ProviderProfile(ProfileFile, frozen=True, kw_only=True):
    """A provider profile that was read and found right, with the file it came from and the hash that goes into every report."""

    terms: Terms
    path: Path
    sha256: str

    @property
    def stamp(self) -> ProviderStamp:
        """Name, version and hash, for the report."""
        return ProviderStamp(name=self.name, version=self.version, sha256=self.sha256)

    @property
    def ca_path(self) -> Path | None:
        """The file with additionally trusted certificates, or None."""
        return self.path.parent / self.trust.ca_file if self.trust.ca_file else None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every host, port and page entry."""
        pages = (*self.provisioning, *((self.captive_portal,) if self.captive_portal else ()))
        return (*self.sip, *self.dns.names, *self.dns.srv, *self.time, *self.tls, *self.stun, *pages)

    @property
    def verified(self) -> bool:
        """Whether the provider confirmed every host, port and page; False when there are none."""
        return bool(self.entries) and all(entry.verified for entry in self.entries)

    def filled(self, text: str) -> str | None:
        """A host name or URL with the account filled in; None when it needs the account and the profile has none."""
        if ACCOUNT not in text:
            return text
        return text.replace(ACCOUNT, self.account) if self.account else None

    def shown(self, text: str) -> str:
        """A host name or URL as people read it: with the account, or «<account>» where it isn't known."""
        return text.replace(ACCOUNT, self.account or "<account>")

    def codec(self, name: str) -> Codec | None:
        """The codec of this name, whatever its case."""
        return next((c for c in self.codecs if c.name.lower() == name.lower()), None)


TermsEntry = msgspec.defstruct(
    "TermsEntry",
    [
        ("source", Source),
        ("date", dt.date),
        ("verified", bool, False),
        ("verified_by", Line, ""),
        ("verified_on", dt.date | None, None),
        *((field.name, field.type, None) for field in msgspec.structs.fields(Terms)),
    ],
    kw_only=True,
    frozen=True,
    forbid_unknown_fields=True,
)
"""[terms] of the file: where they were found, and the fields of `Terms` that differ from its defaults."""


_LABEL = re.compile(r"(?!-)[A-Za-z0-9_-]{1,63}(?<!-)")


def is_host(text: str) -> bool:
    """Whether this can be a host name or an IP address (the account's place in it counts as a label)."""
    try:
        ipaddress.ip_address(text)
    except ValueError:
        labels = text.replace(ACCOUNT, "account").rstrip(".").split(".")
        numeric = labels[-1].isdigit()
        return len(text) <= 253 and not numeric and all(_LABEL.fullmatch(label) for label in labels)
    return True
