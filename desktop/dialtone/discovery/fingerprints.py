"""What a text that a device sent says about it: maker, model, firmware, kind, MAC address, from the tables in resources/fingerprints.

The kind comes from the model, or from a text that names a capability; never from the maker alone, since billing depends on it. A model that
the tables do not know keeps its maker and model and stays «unknown».
"""

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from dialtone import resources
from dialtone.discovery.method import MAX_VALUE, normal_mac
from dialtone.domain.discovery import Evidence
from dialtone.domain.kinds import DeviceKind

OTHER_KINDS = frozenset({"printer", "camera", "nas", "computer", "unknown"})
KINDS = frozenset(kind.value for kind in DeviceKind) | OTHER_KINDS

CHANNELS: Mapping[tuple[str, str], str] = {
    ("sip-options", "user-agent"): "agent",
    ("sip-options", "server"): "agent",
    ("sip-pnp", "user-agent"): "agent",
    ("sip-pnp", "event"): "pnp",
    ("http-provisioning", "user-agent"): "agent",
    ("http", "server"): "http-server",
    ("http", "title"): "http-title",
    ("http", "www-authenticate"): "http-realm",
    ("http", "body"): "http-body",
    ("http-api", "variant"): "api",
    ("tls", "subject"): "tls",
    ("tls", "issuer"): "tls",
    ("lldp", "system-name"): "lldp",
    ("lldp", "system-description"): "lldp",
    ("cdp", "device-id"): "cdp",
    ("cdp", "platform"): "cdp",
    ("dhcp", "vendor-class"): "dhcp",
    ("snmp", "sysdescr"): "snmp",
    ("mdns", "service"): "mdns",
    ("mdns", "model"): "mdns",
    ("telnet", "banner"): "telnet",
}
"""Where a piece of evidence belongs in the tables."""

NAMES = frozenset({"http-title", "http-server", "lldp", "cdp", "dhcp", "snmp", "api"})
"""Channels where devices give the same name as in SIP, so a maker's lines for «agent» are tried there last."""

CAPABILITIES: Mapping[tuple[str, str], str] = {("lldp", "telephone"): "deskphone", ("snmp", "bridge-ports"): "switch"}
"""Evidence that is a capability: the telephone bit of LLDP, a switch's own tables."""


class Identity(Struct, frozen=True, kw_only=True):
    """What one piece of evidence says. `weak`: the kind is a family's usual one and yields to any better signal without a conflict."""

    vendor: str | None = None
    model: str | None = None
    firmware: str | None = None
    kind: str = "unknown"
    mac: str | None = None
    weak: bool = False
    oem: bool = False


class Pattern(Struct, frozen=True, kw_only=True):
    """One line of the tables, compiled."""

    vendor: str | None
    match: re.Pattern[str]
    model: str | None
    kind: str | None
    weak: bool
    oem: bool
    general: bool
    models: tuple[tuple[re.Pattern[str], str], ...]


class Table(Struct, frozen=True):
    """All patterns by channel, in the order they are tried, and the versions of the files."""

    channels: Mapping[str, tuple[Pattern, ...]]
    versions: Mapping[str, str]


def _compile(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE | re.ASCII)


def read(files: Iterable[Path]) -> Table:
    """The tables in these files. ValueError naming the file and line of the table where one is wrong."""
    channels: dict[str, list[Pattern]] = {}
    versions = {}
    for path in files:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        versions[path.name] = str(data.get("version", ""))
        for vendor in data["vendor"]:
            try:
                for where, pattern in _patterns(vendor):
                    channels.setdefault(where, []).append(pattern)
            except (KeyError, re.error) as error:
                msg = f"{path.name}, vendor «{vendor.get('name')}»: {error!r}"
                raise ValueError(msg) from error
    return Table({where: tuple(patterns) for where, patterns in channels.items()}, versions)


def _patterns(vendor: Mapping[str, Any]) -> Iterable[tuple[str, Pattern]]:
    models = tuple((_compile(match), kind) for match, kind in vendor.get("models", ()))
    for entry in vendor["patterns"]:
        unknown = {kind for _, kind in models} | {entry.get("kind", "unknown")}
        if not unknown <= KINDS:
            raise KeyError(*(unknown - KINDS))
        pattern = Pattern(
            vendor=entry.get("vendor", None if vendor.get("own_vendor") else vendor["name"]),
            match=_compile(entry["match"]),
            model=entry.get("model"),
            kind=entry.get("kind"),
            weak=entry.get("weak", False),
            oem=vendor.get("oem", False),
            general=not vendor.get("own_vendor", False),
            models=models,
        )
        for where in entry["on"]:
            yield where, pattern


def files() -> tuple[Path, ...]:
    """The shipped tables, each replaced by the user's own of the same name where there is one; own files of another name come first."""
    shipped = sorted(resources.shipped("fingerprints").glob("*.toml"))
    own = sorted((resources.user_folder() / "fingerprints").glob("*.toml"))
    names = {path.name for path in shipped}
    return (*(path for path in own if path.name not in names), *(resources.find(f"fingerprints/{path.name}") for path in shipped))


@functools.lru_cache(maxsize=1)
def table() -> Table:
    """The tables in force, read once."""
    return read(files())


@functools.lru_cache(maxsize=4096)
def identify(by: str, field: str, value: str) -> Identity | None:
    """What this evidence says, or None. Looks at the first 512 characters only, so no text can make it slow."""
    capability = CAPABILITIES.get((by, field))
    if capability is not None:
        return Identity(kind=capability, weak=True)
    where = CHANNELS.get((by, field))
    return recognise(where, value) if where else None


def of(item: Evidence) -> Identity | None:
    """What a piece of evidence says, or None."""
    return identify(item.by, item.field, item.value)


def recognise(where: str, value: str) -> Identity | None:
    """What a text read at `where` (a channel of the tables) says: the first pattern that gives a kind, else a model, else a maker."""
    text = value[:MAX_VALUE].strip("\x00 \r\n\t")
    best: Identity | None = None
    channels = table().channels
    further = [pattern for pattern in channels.get("agent", ()) if pattern.general] if where in NAMES else []
    for pattern in (*channels.get(where, ()), *further):
        match = pattern.match.match(text)
        if match is None:
            continue
        found = _identity(pattern, match)
        if found.kind != "unknown":
            return found
        if best is None or (found.model and not best.model):
            best = found
    return best


def _identity(pattern: Pattern, match: re.Match[str]) -> Identity:
    groups = {name: text.strip() for name, text in match.groupdict().items() if text and text.strip()}
    raw = groups.get("model") or groups.get("model2")
    if raw and not re.search(r"_(E[0-9]|HD)$", raw):
        raw = raw.replace("_", " ")
    model = pattern.model.replace("{model}", raw or "").strip() if pattern.model else raw
    vendor = pattern.vendor or groups.get("vendor")
    named = [text for text in (model, raw) if text]
    kind = pattern.kind or next((kind for rule, kind in pattern.models if any(rule.match(text) for text in named)), "unknown")
    return Identity(
        vendor=vendor,
        model=model,
        firmware=groups.get("firmware") or groups.get("firmware2"),
        kind=kind,
        mac=normal_mac(groups.get("mac", "")),
        weak=pattern.weak,
        oem=pattern.oem,
    )
