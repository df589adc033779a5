"""What the DHCP servers of this network answer, asked once for all checks that look at it. No address is taken."""

from typing import Any

from msgspec import Struct

from dialtone.domain.kinds import Responsible
from dialtone.net import dhcp as net_dhcp
from dialtone.net.dhcp import Heard, Hearing
from dialtone.net.interfaces import Interface
from dialtone.readiness.base import Context, NotRun
from dialtone.wire import dhcp

CLASSES: tuple[str | None, ...] = (None, "yealink", "Polycom")
"""Servers answer by vendor class (option 60): asked as a computer, and as telephones that say who they are ask."""


class Server(Struct, frozen=True, kw_only=True):
    """One server, by what it calls itself (option 54) or else where its answer came from, with all that it said."""

    name: str
    heard: tuple[Heard, ...]

    @property
    def offers(self) -> tuple[dhcp.Reply, ...]:
        """What it would give a client without an address."""
        return tuple(one.reply for one in self.heard if one.reply.kind == "offer")

    @property
    def replies(self) -> tuple[dhcp.Reply, ...]:
        """Offers and answers to INFORM; a NAK says nothing of a network."""
        return tuple(one.reply for one in self.heard if one.reply.kind != "nak")

    def values(self, code: int) -> tuple[bytes, ...]:
        """The different values of an option over all answers, sorted."""
        return tuple(sorted({reply.options[code] for reply in self.replies if code in reply.options}))


class Answers(Struct, frozen=True, kw_only=True):
    """The servers, sorted by name, and whether all that there are were heard (`whole`): only then does silence mean something."""

    servers: tuple[Server, ...]
    whole: bool
    evidence: dict[str, Any]


def usable(context: Context) -> Interface:
    """The interface, when it leads to a local network over Ethernet or Wi-Fi; NotRun otherwise. Nothing goes out of a training run."""
    interface = context.interface
    if context.profile.training or context.options.training or (interface is not None and interface.kind == "loopback"):
        raise NotRun("no-lan", responsible=Responsible.PARTNER)
    if interface is None:
        raise NotRun("no-network")
    if interface.kind == "vpn" or interface.mac is None or interface.ipv4 is None:
        raise NotRun("not-ethernet", responsible=Responsible.PARTNER, interface=interface.label)
    return interface


async def answers(context: Context) -> Answers:
    """What the servers said. NotRun «no-lan», «no-network», «not-ethernet»; «blocked-here» when the system lets nothing out."""
    interface = usable(context)
    return await context.once("dhcp", lambda: _ask(interface))


async def heard_servers(context: Context) -> Answers:
    """The same for checks that need a server: NotRun «dhcp-unheard» or «no-dhcp-server» when there is none."""
    found = await answers(context)
    if not found.servers:
        reason = "no-dhcp-server" if found.whole else "dhcp-unheard"
        responsible = Responsible.CUSTOMER if found.whole else Responsible.PARTNER
        raise NotRun(reason, responsible=responsible, evidence=found.evidence)
    return found


async def _ask(interface: Interface) -> Answers:
    try:
        hearing = await net_dhcp.ask(interface, CLASSES)
    except OSError as error:
        raise NotRun("blocked-here", detail=error.strerror or str(error)) from error
    return conclude(hearing)


def conclude(hearing: Hearing) -> Answers:
    """The answers by server."""
    names = sorted({_name(one) for one in hearing.heard})
    servers = tuple(Server(name=name, heard=tuple(one for one in hearing.heard if _name(one) == name)) for name in names)
    evidence = {"way": hearing.way, "answers": [_kept(one) for one in hearing.heard]}
    return Answers(servers=servers, whole=hearing.way != "plain", evidence=evidence)


def _name(one: Heard) -> str:
    return one.reply.server or one.source


def _kept(one: Heard) -> dict[str, Any]:
    reply = one.reply
    return {
        "server": _name(one),
        "from": one.source,
        "mac": one.mac,
        "asked": one.asked,
        "vendor_class": one.vendor_class,
        "answer": reply.kind,
        "offered": reply.address,
        "relay": reply.relay,
        "options": {str(code): dhcp.shown(code, value) for code, value in sorted(reply.options.items())[:64]},
    }
