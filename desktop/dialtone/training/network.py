"""The training site's network as data (resources/training/site.toml): which devices there are and how each of them answers."""

import functools
import tomllib
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from dialtone import resources

Octet = Annotated[int, Meta(ge=1, le=254)]
Mac = Annotated[str, Meta(pattern="^([0-9a-f]{2}:){5}[0-9a-f]{2}$")]


class SipAnswer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a device answers an OPTIONS. Without `header` it doesn't say what it is. `form`: see `dialtone.training.devices`."""

    status: int = 200
    header: Literal["User-Agent", "Server"] | None = None
    banner: str = ""
    form: Literal["plain", "tight", "compact", "lower", "unfinished"] = "plain"
    delay_ms: int = 0
    first_try_silent: bool = False
    from_address: Octet | None = None


class HttpAnswer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The page before login. `paths` holds further documents."""

    status: int = 200
    server: str | None = None
    title: str = ""
    realm: str | None = None
    body: str = ""
    paths: dict[str, str] = {}


class LldpAnswer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the switch heard from the device by LLDP."""

    chassis: Literal["ip", "mac"]
    port_id: Literal["mac", "mac-p1", "empty"]
    name: str
    description: str


class SimulatedDevice(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One device; `port` is the switch port on whose FDB row its MAC stands."""

    address: Octet
    kind: str
    vendor: str
    mac: Mac
    port: Octet
    model: str | None = None
    firmware: str | None = None
    sip: SipAnswer | None = None
    http: HttpAnswer | None = None
    lldp: LldpAnswer | None = None
    garbage: bool = False
    silent: bool = False

    @property
    def banner(self) -> str:
        """The SIP banner with the MAC filled in; empty where it has none."""
        bare = self.mac.replace(":", "")
        text = self.sip.banner if self.sip else ""
        return text.replace("<mac>", bare).replace("<MAC>", bare.upper())


class SimulatedSwitch(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The switch; `snmp_ports` are tried in turn, 0 is any."""

    address: Octet
    mac: Mac
    name: str
    description: str
    location: str
    community: str
    snmp_ports: tuple[int, ...]
    ports: int
    uplink: int
    data_vlan: int
    voice_vlan: int
    poe_budget_w: int


class SimulatedNetwork(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of it. Ports are tried in turn, 0 is any that is free."""

    networks: tuple[str, ...]
    prefix: str
    sip_ports: tuple[int, ...]
    http_ports: tuple[int, ...]
    switch: SimulatedSwitch
    devices: tuple[SimulatedDevice, ...]

    def ip(self, octet: int) -> str:
        """The address with this last octet."""
        return f"{self.prefix}{octet}"


@functools.cache
def load() -> SimulatedNetwork:
    """The shipped network; never overridden, so that a training site is the same everywhere."""
    text = resources.shipped("training/site.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), SimulatedNetwork)
