"""A text that a device sent, made fit for the tables, and the MAC address that stands in it.

Makers write their MAC address in every usual way: «0c383e000001», «00:15:65:00:00:01», «14:00:C1:00:00-01», «0015.6500.0001», «SEP0015…».
A row of twelve hexadecimal digits may as well be a date, a serial number, a commit or the end of a UUID, so bare digits count only where
they can't be one of these.
"""

import html
import re
import urllib.parse
from collections.abc import Iterator

from dialtone.discovery import oui
from dialtone.discovery.method import MAX_VALUE, normal_mac

_HEX = "[0-9a-f]"
_SEPARATED = re.compile(
    rf"(?:(?<=mac[:=])|(?<![0-9a-z:-]))(?:{_HEX}{{2}}[:-]{_HEX}{{2}}[:-]{_HEX}{{2}}[:-]{_HEX}{{2}}[:-]{_HEX}{{2}}[:-]{_HEX}{{2}}"
    rf"|{_HEX}{{4}}\.{_HEX}{{4}}\.{_HEX}{{4}}|{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{4}}|{_HEX}{{6}}-{_HEX}{{6}})(?![0-9a-z:-])",
    re.IGNORECASE | re.ASCII,
)
_LABELLED = re.compile(rf"(?<![a-z])(?:SEP|ATA|BAT|MAC|DevId)(?:%3a|[:= _]{{0,3}})({_HEX}{{12}})(?![0-9a-z])", re.IGNORECASE | re.ASCII)
_BARE = re.compile(rf"(?<![0-9a-z])({_HEX}{{12}})(?![0-9a-z])", re.IGNORECASE | re.ASCII)
_IN_UUID = re.compile(rf"{_HEX}{{4}}-$", re.IGNORECASE | re.ASCII)
_ADDRESS = re.compile(r"[\s(\[@-]{1,8}(?:[0-9]{1,3}\.){3}[0-9]{1,3}\b.{0,200}|\s{2,8}\S.{0,200}", re.DOTALL)
_SCOPE = re.compile(
    r"onvif://www\.onvif\.org/(hardware|name|mac)/([^/]{1,120}?)(?=/|\s{1,4}[a-z]{2,12}:|\s{0,4}$)", re.IGNORECASE | re.ASCII
)
_GREETING = re.compile(r"(?:welcome to|log ?in(?: to)?|sign in(?: to)?)[ :|-]{1,4}(?:the |your )?", re.IGNORECASE | re.ASCII)
_LOCAL = 2
_PAIR = 2


def plain(value: str) -> str:
    """The first 512 characters without HTML entities and without what devices leave at the ends; blanks in a row are one."""
    text = value[:MAX_VALUE]
    if "&" in text:
        text = html.unescape(text)[:MAX_VALUE]
    text = re.sub(r"[ \t\xa0]{1,512}", " ", text).strip("\x00 \r\n")
    return text[1:-1].strip() if text[:1] == text[-1:] == '"' and text.count('"') == _PAIR else text


def mac_in(text: str) -> str | None:
    """The MAC address in a text as «aa:bb:cc:dd:ee:ff»; None where there is none, or something that could be another number."""
    for match in _LABELLED.finditer(text):
        if found := normal_mac(match[1]):
            return found
    for match in _SEPARATED.finditer(text):
        if found := normal_mac(re.sub(r"[.:-]", "", match[0])):
            return found
    for match in _BARE.finditer(text):
        found = normal_mac(match[1])
        if found and (oui.listed(found) or _can_be_nothing_else(match[1], text[: match.start()])):
            return found
    return None


def _can_be_nothing_else(digits: str, before: str) -> bool:
    """Whether twelve bare digits hold letters and figures, belong to a registered block, and are not the end of a UUID."""
    mixed = not digits.isdecimal() and not digits.isalpha()
    return mixed and not int(digits[1], 16) & _LOCAL and not _IN_UUID.search(before)


def model_only(text: str) -> str:
    """A model without the address or the second column that a title carries after it."""
    return _ADDRESS.sub("", text).strip(" -,;:")


def scopes(text: str) -> dict[str, str]:
    """The hardware, name and MAC address in ONVIF scopes (ONVIF Core Specification 7.3.2), decoded or not; the first of each."""
    found: dict[str, str] = {}
    for match in _SCOPE.finditer(text):
        found.setdefault(match[1].lower(), plain(urllib.parse.unquote(match[2], errors="replace")))
    return found


def pnp(text: str) -> dict[str, str]:
    """The parameters of an `Event: ua-profile` header, names in lower case, quoted or not."""
    found: dict[str, str] = {}
    for match in re.finditer(r";\s{0,4}([a-z-]{1,20})=(?:\"([^\"]{0,80})\"|([^;\"\s]{1,80}))", text, re.IGNORECASE | re.ASCII):
        found.setdefault(match[1].lower(), (match[2] or match[3] or "").strip())
    return found


def names(text: str) -> dict[str, str]:
    """The parts of a certificate's name (RFC 4514), the first of each, without escapes."""
    found: dict[str, str] = {}
    for match in re.finditer(r"(?:^|[,/+] {0,2})(CN|OU|O|SERIALNUMBER)=((?:\\.|[^,+\\]){1,200})", text, re.IGNORECASE | re.ASCII):
        found.setdefault(match[1].upper(), re.sub(r"\\(.)", r"\1", match[2]).strip())
    return found


def readings(where: str, text: str) -> Iterator[tuple[str, str]]:
    """The channel and text of each part to be held against the tables.

    The texts in a text: a certificate's name, a realm, a list of scopes hold a device's name among other things.
    """
    if where == "pnp":
        said = pnp(text)
        yield "agent", f"{said.get('vendor', '')} {without(said.get('vendor', ''), said.get('model', ''))} {said.get('version', '')}"
        return
    yield where, text
    if where == "tls":
        said = names(text)
        maker = said.get("O", "")
        first = maker.partition(" ")[0]  # «Akuvox (Xiamen) Networks Co., Ltd.»
        yield from (("name", f"{by} {said[part]}".strip()) for part in ("CN", "OU") if part in said for by in dict.fromkeys((maker, first)))
    elif where == "http-realm":
        match = re.search(r"realm=\"?([^\",]{1,100})", text, re.IGNORECASE)
        yield "name", match[1] if match else text
    elif where == "http-title" and (match := _GREETING.match(text)):
        yield where, text[match.end() :]
    elif where == "mdns":
        yield "name", text.removeprefix("model=").partition("._")[0]
    elif where == "ws-discovery":
        said = scopes(text)
        hardware, name = said.get("hardware", ""), said.get("name", "")
        yield from (("name", reading) for reading in (f"{name} {hardware}", name, hardware) if reading.strip())


def without(vendor: str, model: str) -> str:
    """«snom370» of vendor «snom» is model «370»."""
    return model[len(vendor) :].strip(" -_") if vendor and model.lower().startswith(vendor.lower()) else model
