"""The question with which a telephone that starts asks the network for its configuration: SUBSCRIBE to «ua-profile» (RFC 6080 5.1).

Makers call it SIP PnP and send it to 224.0.1.75. It names the maker, model and firmware in the Event header and the MAC address in the
request's target. There is no builder here on purpose: an answer would give a customer's telephone another configuration.
"""

import re
from urllib.parse import unquote

from msgspec import Struct

from dialtone.wire import sip

GROUP = "224.0.1.75"
"""sip.mcast.net (IANA), where RFC 6080 5.1.4 and the makers' guides send it."""
PORT = 5060
PACKAGE = "ua-profile"
MAX_PARAMETERS = 16
MAX_VALUE = 128
_USER = re.compile(r"sips?:([^@>;?\s]{1,128})@", re.IGNORECASE)
_MAC = re.compile(r"(?:mac)?[:_-]?((?:[0-9a-f]{2}[:-]?){5}[0-9a-f]{2})", re.IGNORECASE)


class Subscription(Struct, frozen=True, kw_only=True):
    """What a telephone says of itself. `event`: the header as received; `mac`: as written, without «MAC» in front."""

    event: str
    vendor: str | None = None
    model: str | None = None
    version: str | None = None
    mac: str | None = None
    agent: str | None = None

    @property
    def plain_event(self) -> str:
        """The event in the spelling that most makers use, whatever order and quotes this one chose."""
        pairs = (("vendor", self.vendor), ("model", self.model), ("version", self.version))
        return ";".join(['ua-profile;profile-type="device"', *(f'{name}="{value}"' for name, value in pairs if value)])


def parse(data: bytes) -> Subscription | None:
    """A datagram as a telephone's question for its profile; None for anything else. Never raises; bounded as `sip.parse` is."""
    message = sip.parse(data)
    event = message.header("event") if message and message.method == "SUBSCRIBE" else None
    if message is None or event is None or event.partition(";")[0].strip().lower() != PACKAGE:
        return None
    said = parameters(event)
    return Subscription(
        event=event,
        vendor=said.get("vendor"),
        model=said.get("model"),
        version=said.get("version"),
        mac=_mac(message),
        agent=message.header("user-agent"),
    )


def parameters(event: str) -> dict[str, str]:
    """The parameters of an Event header by lower-case name, the first of each; a quoted value may hold «;» (RFC 3261 25.1)."""
    found: dict[str, str] = {}
    for part in _parts(event)[1 : MAX_PARAMETERS + 1]:
        name, equals, value = part.partition("=")
        text = value.strip()
        if text.startswith('"'):
            text = re.sub(r"\\(.)", r"\1", text[1:].removesuffix('"'))
        text = text.replace('"', "").strip()[:MAX_VALUE]
        if equals and text:
            found.setdefault(name.strip().lower()[:32], text)
    return found


def _parts(event: str) -> list[str]:
    parts, quoted, escaped = [""], False, False
    for character in event[: MAX_VALUE * MAX_PARAMETERS]:
        if character == ";" and not quoted:
            parts.append("")
            continue
        if character == '"' and not escaped:
            quoted = not quoted
        escaped = character == "\\" and quoted and not escaped
        parts[-1] += character
    return parts


def _mac(message: sip.SipMessage) -> str | None:
    """The MAC address in the user part of the target, else of From, To or Contact, as the maker writes it."""
    for place in (message.uri, message.header("from"), message.header("to"), message.header("contact")):
        user = _USER.search((place or "")[: sip.MAX_VALUE])
        match = _MAC.fullmatch(unquote(user[1])) if user else None
        if match:
            return match[1]
    return None
