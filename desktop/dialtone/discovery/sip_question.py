"""The question that every way of asking by SIP puts (OPTIONS, RFC 3261 11), how its answer is known again, and what an answer says.

Call-ID and branch both name the address and port that was asked, under a seal of this run: an answer finds its question when it comes from
another address or port, when the device spoils one of the two, and nobody who got one question can answer those that others got.
"""

import hashlib
import hmac
import uuid
from collections.abc import Iterator
from typing import Literal

from dialtone.discovery import oui
from dialtone.discovery.method import Context, Signal, evidence, normal_mac
from dialtone.wire import sip

NAME = "sip-options"
"""One way of finding whatever the transport: a telephone that answers over two of them is still one witness."""
MAX_ANSWERS = 32
"""Different answers kept of one address, so that a talkative host cannot fill memory."""

Transport = Literal["udp", "tcp", "tls"]


class Questions:
    """The questions of one run and what was answered to them."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._heard: dict[str, set[tuple[str, ...]]] = {}

    def text(self, ip: str, port: int, transport: Transport, local: tuple[str, int]) -> bytes:
        """The message. The same target gets the same each time: a repeat is the same transaction (RFC 3261 17.1.2.2).

        `local`: our real address and port, since old devices answer to what the Via says and not to where the packet came from.
        """
        seal = self._seal(ip, port)
        tag = hashlib.sha256(seal.encode()).hexdigest()[:8]
        call_id, branch = sip.target_call_id(seal, ip, port), sip.target_branch(seal, ip, port)
        return sip.options_request(ip, port, *local, transport, call_id, branch, tag)

    def asked(self, message: sip.SipMessage) -> tuple[str, int] | None:
        """The address and port whose question this answers; None for an answer to somebody else, and for requests."""
        if message.status is None:
            return None
        for text in (message.call_id, message.via.branch if message.via else None):
            target = sip.call_id_target(text or "")
            if target and sip.call_id_target(text or "", self._seal(*target)):
                return target
        return None

    def signals(self, message: sip.SipMessage, target: tuple[str, int], transport: Transport, source: str) -> Iterator[Signal]:
        """What an answer says that was not heard of its target before. `source`: the address it came from."""
        ip, port = target
        heard = self._heard.setdefault(ip, set())
        mac, instance = normal_mac(message.header("mac") or ""), _card(message.instance)
        said = _said(message) + ((("instance", f"urn:uuid:{message.instance}"),) if instance else ())
        for name, value in said:
            key = (transport, str(port), name, value, source)
            if key in heard or len(heard) >= MAX_ANSWERS:
                continue
            heard.add(key)
            yield Signal(
                ip=ip,
                evidence=evidence(NAME, name, value),
                mac=mac or instance,
                sip_port=port,
                transport=transport,
                addresses=self._others(message, {ip, source}),
                answered_from=source if source != ip else None,
                control=ip == self._context.control,
            )

    def values(self, ip: str) -> frozenset[tuple[str, str]]:
        """What an address said of itself, whatever the port: header and value."""
        return frozenset((key[2], key[3]) for key in self._heard.get(ip, ()))

    def _seal(self, ip: str, port: int) -> str:
        return hmac.digest(self._context.token.encode(), f"{ip}:{port}".encode(), "sha256").hex()[:16]

    def _others(self, message: sip.SipMessage, known: set[str]) -> tuple[str, ...]:
        """Addresses in the scanned networks at which the device wants to be reached; not ours, which careless devices send back."""
        found = {host for user, host in message.contacts[:8] if user != sip.USER and host not in known and self._context.covers(host)}
        return tuple(sorted(found))


def _said(message: sip.SipMessage) -> tuple[tuple[str, str], ...]:
    """Who the device says it is; failing that, the bare fact that it answered."""
    named = [(name, value) for name in ("user-agent", "server") if (value := message.header(name))]
    return tuple(named) or (("status", f"{message.status} {message.reason}".strip()),)


def _card(instance: str | None) -> str | None:
    """The MAC address in a device's UUID, where that is certain enough.

    A UUID made from a card (version 1, RFC 9562 5.1) whose maker is known, or one that ends in a block of a telephone maker: of random
    digits one in a hundred thousand would.
    """
    mac = normal_mac(instance[-12:]) if instance else None
    if instance is None or mac is None:
        return None
    maker = oui.maker(mac)
    certain = maker and maker.name and (maker.voip or uuid.UUID(instance).version == 1)
    return mac if certain else None
