"""All faults of a profile at once, each with its line: a partner who edits one by hand should not have to play find-the-next-error."""

import datetime as dt
import ipaddress
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct, inspect

from dialtone.profile import lines
from dialtone.profile.types import ACCOUNT, ProfileFile, TermsEntry, is_host


class ProfileFault(Struct, frozen=True):
    """One fault: where (line from 1; key as «sip[2].ports»), and a code whose words are `profile-fault.<code>`."""

    line: int
    key: str
    code: str
    params: dict[str, Any] = {}


Fault = tuple[lines.Path, str, dict[str, Any]]


def faults(data: dict[str, Any], text: str) -> tuple[ProfileFault, ...]:
    """Every fault of a parsed profile, in the order of the lines."""
    where = lines.key_lines(text)
    body = {key: value for key, value in data.items() if key != "terms"}
    found = [*_shape(body, inspect.type_info(ProfileFile), ()), *_terms(data.get("terms")), *_meaning(data)]
    made = (ProfileFault(lines.find(where, path), _dotted(path), code, params) for path, code, params in found)
    return tuple(sorted(made, key=lambda fault: (fault.line, fault.key)))


def _terms(table: Any) -> Iterator[Fault]:
    """[terms] holds the fields of `Terms`, any of which may be left out, beside the keys that every entry has."""
    if table is None:
        yield ("terms",), "missing-key", {}
        return
    yield from _shape(table, inspect.type_info(TermsEntry), ("terms",))
    brackets = table.get("channel_brackets") if isinstance(table, dict) else None
    if isinstance(brackets, list) and all(isinstance(bracket, dict) for bracket in brackets):
        yield from _bracket_order([bracket.get("up_to") for bracket in brackets])


def _bracket_order(limits: list[Any]) -> Iterator[Fault]:
    """Each bracket ends above the one before; only the last one has no end, and it must have none, or users above it count for nothing."""
    before = 0
    for place, limit in enumerate(limits):
        last = place == len(limits) - 1
        if (limit is None) is not last or (isinstance(limit, int) and limit <= before):
            yield ("terms", "channel_brackets", place), "bracket-order", {}
        before = limit if isinstance(limit, int) else before


def _dotted(path: lines.Path) -> str:
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _shape(value: Any, kind: inspect.Type, path: lines.Path) -> Iterator[Fault]:
    """Unknown and missing keys, wrong types, values out of range; goes on after each."""
    if isinstance(kind, inspect.UnionType):
        kind = next(t for t in kind.types if not isinstance(t, inspect.NoneType))
    if isinstance(kind, inspect.Metadata):
        kind = kind.type
    if isinstance(kind, inspect.StructType):
        yield from _struct(value, kind, path)
    elif isinstance(kind, inspect.VarTupleType) and isinstance(value, list):
        if kind.min_length is not None and len(value) < kind.min_length:
            yield path, "empty", {}
        if kind.max_length is not None and len(value) > kind.max_length:
            yield path, "too-many", {"maximum": kind.max_length}
        for index, item in enumerate(value):
            yield from _shape(item, kind.item_type, (*path, index))
    else:
        yield from _leaf(value, kind, path)


def _struct(value: Any, kind: inspect.StructType, path: lines.Path) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield path, "wrong-type", {"expected": "table", "found": _type_name(value)}
        return
    fields = {field.encode_name: field for field in kind.fields}
    for key in value:
        if key not in fields:
            yield (*path, key), "unknown-key", {"known": sorted(fields) if path else sorted([*fields, "terms"])}
    for name, field in fields.items():
        if name in value:
            yield from _shape(value[name], field.type, (*path, name))
        elif field.required and not _may_be_none(field.type):
            yield (*path, name), "missing-key", {}


def _may_be_none(kind: inspect.Type) -> bool:
    """TOML has no null: a key that may be None is left out instead."""
    return isinstance(kind, inspect.UnionType) and any(isinstance(t, inspect.NoneType) for t in kind.types)


_NAMES: dict[type, str] = {
    inspect.StrType: "string",
    inspect.IntType: "integer",
    inspect.FloatType: "number",
    inspect.BoolType: "true/false",
    inspect.DateType: "date",
    inspect.VarTupleType: "array",
}


def _leaf(value: Any, kind: inspect.Type, path: lines.Path) -> Iterator[Fault]:
    if isinstance(kind, inspect.LiteralType):
        if value not in kind.values:
            yield path, "wrong-word", {"found": str(value)[:100], "allowed": sorted(map(str, kind.values))}
        return
    found, expected = _type_name(value), _NAMES.get(type(kind), "")
    if found != expected and not (found == "integer" and expected == "number"):
        yield path, "wrong-type", {"expected": expected, "found": found}
    elif isinstance(kind, inspect.IntType | inspect.FloatType):
        low, high = kind.ge, kind.le
        if (low is not None and not value >= low) or (high is not None and not value <= high):
            yield path, "out-of-range", {"found": value, "low": low, "high": high}
    elif isinstance(kind, inspect.StrType):
        yield from _string(value, kind, path)


def _string(value: str, kind: inspect.StrType, path: lines.Path) -> Iterator[Fault]:
    if kind.min_length is not None and len(value) < kind.min_length:
        yield path, "empty", {}
    elif kind.max_length is not None and len(value) > kind.max_length:
        yield path, "too-long", {"maximum": kind.max_length}
    elif kind.pattern is not None and not re.search(kind.pattern, value):
        yield path, "wrong-form", {"found": value[:100]}


def _type_name(value: Any) -> str:
    names = {bool: "true/false", int: "integer", float: "number", str: "string", list: "array", dict: "table", dt.date: "date"}
    return names.get(type(value), "date-time")


def _meaning(data: dict[str, Any]) -> Iterator[Fault]:
    """What the types cannot say: host names, URLs, zones and codecs that exist."""
    for path, key, value in _strings(data, ()):
        is_name = key == "host" or (key == "name" and path[0] == "dns")
        if is_name and not is_host(value):
            yield path, "bad-host", {"found": value[:100]}
        elif key == "url" and not _is_url(value):
            yield path, "bad-url", {"found": value[:100]}
        elif key == "path" and not value.startswith("/"):
            yield path, "bad-path", {"found": value[:100]}
    yield from _dns(data.get("dns"))
    yield from _capacity(data)


def _strings(value: Any, path: lines.Path) -> Iterator[tuple[lines.Path, str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, str):
                yield (*path, key), key, inner
            else:
                yield from _strings(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _strings(inner, (*path, index))


def _is_url(text: str) -> bool:
    try:
        parts = urlsplit(text.replace(ACCOUNT, "account"))
        port_ok = parts.port is None or parts.port > 0
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and is_host(parts.hostname or "") and port_ok and not parts.username


def _dns(dns: Any) -> Iterator[Fault]:
    if not isinstance(dns, dict):
        return
    servers = dns.get("nameservers")
    for index, server in enumerate(servers if isinstance(servers, list) else ()):
        try:
            ipaddress.ip_address(server)
        except ValueError:
            yield ("dns", "nameservers", index), "bad-address", {"found": str(server)[:100]}
    zones = dns.get("nonexistent_under")
    for index, zone in enumerate(zones if isinstance(zones, list) else ()):
        if isinstance(zone, str) and not is_host(zone):
            yield ("dns", "nonexistent_under", index), "bad-host", {"found": zone[:100]}


def _capacity(data: dict[str, Any]) -> Iterator[Fault]:
    capacity, codecs = data.get("capacity"), data.get("codecs")
    if not isinstance(capacity, dict) or not isinstance(codecs, list):
        return
    wanted = capacity.get("codec", "G.711")
    names = [str(codec.get("name")) for codec in codecs if isinstance(codec, dict)]
    if isinstance(wanted, str) and wanted.lower() not in {name.lower() for name in names}:
        yield ("capacity", "codec"), "unknown-codec", {"found": wanted[:40], "known": names}
