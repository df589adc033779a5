"""What a text that a device sent says about it: maker, model, firmware, kind, MAC address, from the tables in resources/fingerprints.

The kind comes from the model, or from a text that names a capability; never from the maker alone, since billing depends on it. A model that
the tables do not know keeps its maker and model and stays «unknown».

A text is tried in this order, and the first certain kind ends it: the patterns of where it was read; a maker's name anywhere in it (a
reseller may have put his own before) with what follows held against that maker's models; words such as «IP phone», which give a usual kind.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

import msgspec
from msgspec import Struct

from dialtone.discovery import banner
from dialtone.discovery.fingerprint_tables import KINDS, OTHER_KINDS, Maker, Pattern, files, read, table
from dialtone.discovery.method import MAX_VALUE, normal_mac
from dialtone.domain.discovery import Evidence
from dialtone.domain.kinds import CARRIERS, NON_USER_TERMINALS, SOFTPHONES, TELEPHONES

__all__ = ["CHANNELS", "KINDS", "MAX_VALUE", "OTHER_KINDS", "Identity", "files", "identify", "of", "read", "recognise", "table"]

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
    ("lldp", "med-manufacturer"): "lldp",
    ("lldp", "med-model"): "lldp",
    ("cdp", "device-id"): "cdp",
    ("cdp", "platform"): "cdp",
    ("dhcp", "vendor-class"): "dhcp",
    ("dhcp", "hostname"): "hostname",
    ("lease", "vendor-class"): "dhcp",
    ("lease", "hostname"): "hostname",
    ("snmp", "sysdescr"): "snmp",
    ("snmp", "sysname"): "hostname",
    ("snmp", "sysobjectid"): "sysobjectid",
    ("mdns", "service"): "mdns",
    ("mdns", "model"): "mdns",
    ("mdns", "hostname"): "hostname",
    ("ssdp", "server"): "ssdp",
    ("ssdp", "manufacturer"): "ssdp",
    ("ssdp", "model"): "ssdp",
    ("ssdp", "device-type"): "ssdp-type",
    ("ssdp", "name"): "hostname",
    ("ws-discovery", "types"): "ws-discovery",
    ("ws-discovery", "scopes"): "ws-discovery",
    ("nmap", "service"): "nmap",
    ("nmap", "hostname"): "hostname",
    ("telnet", "banner"): "telnet",
}
"""Where a piece of evidence belongs in the tables."""

NAMES = frozenset({"http-title", "http-server", "http-body", "lldp", "cdp", "dhcp", "snmp", "api", "ssdp", "nmap", "telnet", "name"})
"""Channels where devices give the same name as in SIP, so a maker's lines for «agent» are tried there last."""

OWN_TOO = frozenset({"nmap"})
"""Channels where programs and exchanges name themselves as in SIP too."""

CAPABILITIES: Mapping[tuple[str, str], tuple[str, str]] = {
    ("lldp", "telephone"): ("", "deskphone"),
    ("lldp", "med-class"): ("(?:class )?(?:3|III)$|communication", "deskphone"),
    ("cdp", "telephone"): ("", "deskphone"),
    ("snmp", "bridge-ports"): ("", "switch"),
}
"""Evidence that is a capability, and the value it must have.

The telephone bit of LLDP and CDP, an endpoint of class III (ANSI/TIA-1057), a switch's own tables.
"""

_MAC_IN = frozenset(
    {"agent", "http-title", "http-server", "lldp", "cdp", "tls", "hostname", "mdns", "dhcp", "nmap", "ws-discovery", "ssdp"}
)
_VETO = re.compile(
    r"\b(?:provision(?:ing|er)?|(?:device|fleet|phone|network) manage(?:ment|r)|management (?:platform|system|server|cloud|console)"
    r"|call ?manager|communications? manager|phone (?:system|book)|redirect(?:ion)? (?:server|service)|templates?|downloads?"
    r"|user (?:guide|manual)s?|(?:web ?|online |phone )?(?:shop|store)|buy|for sale|resellers?|dealers?|price ?lists?|tutorials?|forum|wiki"
    r"|support (?:page|site|forum|portal|cent(?:er|re))|^support|wikipedia|assets?|inventory|stock|tickets?|help ?desk"
    r"|(?<!dect )managers?|comparison|accounts?|passwords?|bills?|uplink|closet"
    r"|data ?sheets?|director(?:y|ies)|catalog(?:ue)?s?|brochures?|apps?"
    r"|(?:partner|customer|self[ -]?care|user|admin(?:istration)?|cloud) portal|cloud (?:service|platform)|monitoring|services? for"
    r"|firmware (?:server|update)|scanner)\b",
    re.IGNORECASE,
)
"""A text about telephones and not from one, words apart."""
_APART = str.maketrans("_-", "  ")
_ON_A_LINE = TELEPHONES | NON_USER_TERMINALS | CARRIERS
_SERVER = re.compile(r"bridge|server|gateway|proxy|\bsbc\b|sfu\b|ji(?:cofo|gasi|bri)", re.IGNORECASE)
"""What a softphone's name also stands in: its maker's servers."""
_PAGES = frozenset({"http-server", "http-title", "http-realm", "http-body", "tls"})
"""Where a softphone's name stands in its maker's pages and portals: the program itself serves none."""
_BETWEEN = " /_:;,.()\"'|-"
_FILLER = re.compile(
    r"(?:networks?|technolog(?:y|ies)|systems?|communications?|corporation|corp|inc|ltd|gmbh|ag|a\.s|s\.r\.o|co|sip|ip|voip|desk|phone"
    r"|telephone|telefon|device|model|hw|series|video|the|ua|user ?agent|for|enterprise)(?![a-z0-9])",
    re.IGNORECASE | re.ASCII,
)
_FIRMWARE = re.compile(
    r"[ /_:;,(-]{1,4}(?:v|fw|sw|ver|version|release|firmware)?[ .:=_]{0,2}([0-9]{1,4}\.[\w.+-]{1,30})", re.IGNORECASE | re.ASCII
)
_TOKEN = re.compile(r"[\w+!-]{0,24}", re.ASCII)
_UNKNOWN_MODEL = re.compile(r"(?=[A-Z-]{0,8}[0-9])[A-Z]{0,6}-?[0-9]{1,5}[A-Z0-9+-]{0,8}(?![\w.])", re.IGNORECASE | re.ASCII)
_FIRST_WORD = re.compile(r"([A-Z][A-Z&]{2,20})[ /_-]", re.IGNORECASE | re.ASCII)
_NO_MAKER = re.compile(
    r"(?:wireless|wifi|video|sip|voip|the|ip|network|door|outdoor|indoor|desk|phone|telephone|smart|web|login|welcome|analog(?:ue)?"
    r"|digital|dect|conference|http|linux|udp|tcp|tls)$",
    re.IGNORECASE,
)
_CERTAIN = 5
_SHORTEST = 3
"""Letters that make a model without a figure in it, such as «Verso»."""
_PLACES = 3
"""How often a maker's name is looked at in one text."""


class Identity(Struct, frozen=True, kw_only=True):
    """What one piece of evidence says. `weak`: the kind is a family's usual one and yields to any better signal without a conflict.

    `oem`: the text names the maker of a part, not of the device. `software`: it names a program that runs on somebody else's machine.
    """

    vendor: str | None = None
    model: str | None = None
    firmware: str | None = None
    kind: str = "unknown"
    mac: str | None = None
    weak: bool = False
    oem: bool = False
    software: bool = False


@functools.lru_cache(maxsize=16_384)
def identify(by: str, field: str, value: str) -> Identity | None:
    """What this evidence says, or None. Looks at the first 512 characters only, so no text can make it slow."""
    capability = CAPABILITIES.get((by, field))
    if capability is not None:
        wanted, kind = capability
        return Identity(kind=kind, weak=True) if re.match(wanted, value[:MAX_VALUE], re.IGNORECASE) else None
    where = CHANNELS.get((by, field))
    return recognise(where, value) if where else None


def of(item: Evidence) -> Identity | None:
    """What a piece of evidence says, or None."""
    return identify(item.by, item.field, item.value)


def recognise(where: str, value: str) -> Identity | None:
    """What a text read at `where` (a channel of the tables) says: a certain kind, else a usual one, a model, a maker, a MAC address."""
    text = banner.plain(value)
    best: Identity | None = None
    for channel, reading in banner.readings(where, text):
        for found in _candidates(channel, reading):
            if where == "ws-discovery" and best and best.vendor and found.vendor not in {best.vendor, None}:
                continue  # bare hardware «i62» beside a maker's name is that maker's, whoever else has the number
            best = _better(best, found)
        if best and best.kind == "unknown" and channel not in {"tls", "hostname"}:
            best = _with_capability(best, reading)
    if best is None and where in {"agent", "http-title", "lldp", "ssdp", "nmap", "dhcp"}:
        best = _with_capability(best, text)
    if where == "pnp":
        best = _announced(text, best)
    if best and best.kind in SOFTPHONES and (where in _PAGES or _SERVER.search(text)):
        best = msgspec.structs.replace(best, kind="unknown")
    if where == "hostname" and best:
        best = msgspec.structs.replace(best, weak=best.kind != "unknown")  # people choose host names
    if where in _MAC_IN and (best is None or best.mac is None) and (mac := banner.mac_in(text)):
        best = msgspec.structs.replace(best or Identity(), mac=mac)
    return best


def _announced(text: str, found: Identity | None) -> Identity | None:
    """What a device says of itself when it asks for its settings: also where the tables do not know its maker."""
    said = banner.pnp(text)
    if not said.get("vendor"):
        return found
    model = banner.without(said["vendor"], said.get("model", "")) or None
    found = found or Identity(vendor=said["vendor"])
    return msgspec.structs.replace(found, model=found.model or model, firmware=said.get("version") or found.firmware)


def _rank(found: Identity | None) -> int:
    if found is None:
        return 0
    if found.kind != "unknown":
        return 4 if found.weak else _CERTAIN
    return 3 if found.model and found.vendor else 2 if found.vendor else 1


def _better(best: Identity | None, found: Identity) -> Identity:
    """The one that says more; a maker is kept where the better one names none."""
    if best is None or _rank(found) <= _rank(best):
        return best or found
    return found if found.vendor or not best.vendor else msgspec.structs.replace(found, vendor=best.vendor)


def _candidates(where: str, text: str) -> Iterator[Identity]:
    """What the tables say of a text; ends at a certain kind.

    A maker's own patterns, then a maker's name at the start, then what is no telephone, then a maker's name further on.
    """
    known = table()
    here = known.channels.get(where, ())
    agents = known.channels.get("agent", ())
    makers = (*here, *agents) if where in NAMES else here
    if where == "name":
        makers = (*makers, *known.channels.get("http-title", ()))
    others = (*here, *agents) if where in OWN_TOO else here
    veto = bool(_VETO.search(text.translate(_APART)))
    places = [] if where in {"ssdp-type", "sysobjectid"} else _places(text)
    steps = (
        _matched((pattern for pattern in makers if pattern.general), text, veto=veto, sip=where == "agent"),
        _named((place for place in places if not place[1].start()), text, veto=veto),
        _matched((pattern for pattern in others if not pattern.general), text),
        _named((place for place in places if place[1].start()), text, veto=veto),
    )
    for step in steps:
        for found in step:
            yield found
            if _rank(found) == _CERTAIN:
                return


def _matched(patterns: Iterable[Pattern], text: str, *, at: int = 0, veto: bool = False, sip: bool = False) -> Iterator[Identity]:
    """What patterns make of a text. `veto`: it is about telephones; in SIP, where only devices speak, a model in it still counts."""
    for pattern in patterns:
        match = pattern.match.match(text, at)
        if match:
            found = _identity(pattern, match)
            doubted = veto and (found.weak or not sip) and found.kind in _ON_A_LINE
            yield msgspec.structs.replace(found, kind="unknown", model=None) if doubted else found


def _places(text: str) -> list[tuple[Maker, re.Match[str]]]:
    """Where makers' names stand."""
    lower = text.lower()
    makers = [maker for maker in table().makers if any(hint in lower for hint in maker.hints)]
    return [(maker, place) for maker in makers for place in islice(maker.names.finditer(text), _PLACES)]


def _named(places: Iterable[tuple[Maker, re.Match[str]]], text: str, *, veto: bool) -> Iterator[Identity]:
    """A maker's name in a text, and the model behind it when the maker's lines know it."""
    for maker, place in places:
        yield Identity(vendor=maker.name, oem=maker.oem, software=maker.software)
        if veto:
            continue
        if place.start():
            yield from _matched(maker.patterns, text, at=place.start())
        if not maker.strict:
            yield _model_after(maker, text[place.end() :])


def _model_after(maker: Maker, rest: str) -> Identity:
    """The model that stands right behind a maker's name, a few words such as «IP phone» or «Inc.» between them allowed."""
    for _ in range(6):
        rest = rest.lstrip(_BETWEEN)
        for rule, kind in maker.models:
            match = rule.match(rest)
            if match and match.end() > 1:
                more = _TOKEN.match(rest, match.end())
                end = more.end() if more else match.end()
                if end >= _SHORTEST or any(char.isdigit() for char in rest[:end]):
                    return _after(maker, rest[:end], rest[end:], kind)
        filler = _FILLER.match(rest)
        if filler is None:
            break
        rest = rest[filler.end() :]
    token = _UNKNOWN_MODEL.match(rest)
    if token is None or normal_mac(token[0]):
        return Identity(vendor=maker.name, oem=maker.oem, software=maker.software)
    return _after(maker, token[0], rest[token.end() :], "unknown")


def _after(maker: Maker, model: str, rest: str, kind: str) -> Identity:
    firmware = _FIRMWARE.match(rest)
    return Identity(
        vendor=maker.name,
        model=model.strip(" -_").replace("_", " ") or None,
        firmware=firmware[1] if firmware else None,
        kind=kind,
        oem=maker.oem,
        software=maker.software,
    )


def _with_capability(best: Identity | None, text: str) -> Identity | None:
    """The usual kind of what the text calls itself («IP phone», «door station»), for a model that the tables do not know."""
    if _VETO.search(text.translate(_APART)) or (best and best.software):
        return best
    for pattern in table().words:
        if pattern.match.match(text):
            if best is None or best.vendor is None:
                word = _FIRST_WORD.match(text)
                vendor = word[1] if word and not _NO_MAKER.match(word[1]) else None
                best = msgspec.structs.replace(best or Identity(), vendor=vendor)
            return msgspec.structs.replace(best, kind=pattern.kind or "unknown", weak=True)
    return best


def _identity(pattern: Pattern, match: re.Match[str]) -> Identity:
    groups = {name: text.strip() for name, text in match.groupdict().items() if text and text.strip()}
    raw = groups.get("model") or groups.get("model2")
    if raw:
        raw = banner.model_only(raw if re.search(r"_(E[0-9]|HD)$", raw) else raw.replace("_", " "))
    model = pattern.model.replace("{model}", raw or "").strip() if pattern.model else raw
    said = groups.get("vendor")
    vendor = pattern.vendor or (pattern.spellings.get(said.lower(), said) if said else None)
    named = [text for text in (model, raw) if text]
    return Identity(
        vendor=vendor,
        model=model,
        firmware=groups.get("firmware") or groups.get("firmware2"),
        kind=pattern.kind or _kind(pattern.models, named),
        mac=normal_mac(groups.get("mac", "")),
        weak=pattern.weak,
        oem=pattern.oem,
        software=pattern.software,
    )


def _kind(models: Iterable[tuple[re.Pattern[str], str]], named: Iterable[str]) -> str:
    texts = list(named)
    return next((kind for rule, kind in models if any(rule.match(text) for text in texts)), "unknown")
