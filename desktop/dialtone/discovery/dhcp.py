"""Overhears devices that ask for an address (DHCP): their card, their maker's class and their name. It only listens.

Only broadcasts on this segment are heard, and only while a device starts or renews. Nothing is answered: a second DHCP server would do
harm. The address a device asks for is not yet its own, so it says who is there and not where.
"""

from dialtone.discovery import listening
from dialtone.discovery.method import Context, NotRun, Report, Signal, clean, evidence, normal_mac
from dialtone.net import multicast
from dialtone.wire import dhcp

NAME = "dhcp"


async def run(context: Context, report: Report) -> None:
    """Listen until all else is settled. NotRun without the right to, when a DHCP server here holds the port, or on loopback."""
    if all(network.is_loopback for network in context.networks):
        raise NotRun("scan-loopback-only")
    own = listening.sources(context, listening=True)
    try:
        sock = multicast.open_broadcast(dhcp.PORT, context.interface)
    except OSError as error:
        raise listening.not_run(error, dhcp.PORT, "scan-dhcp-port-taken") from error
    shares = listening.Shares()
    with sock:
        await listening.listen([sock], lambda data, _source: heard(data, context, report, shares), own, listening.settled(context))
    if shares.spent:
        raise NotRun("scan-flooded", f"> {listening.TOTAL}")


def heard(data: bytes, context: Context, report: Report, shares: listening.Shares) -> None:
    """Report what one message says. Its share is counted by card, since all come from 0.0.0.0."""
    said = dhcp.parse(data)
    mac = normal_mac(said.mac) if said else None
    if said is None or mac is None or not shares.take(mac):
        return
    ip = said.address if said.address and context.covers(said.address) else None
    wanted = (said.requested,) if said.kind == "request" and said.requested and context.covers(said.requested) else ()
    items = [(field, value) for field, value in (("vendor-class", said.vendor_class), ("hostname", said.hostname)) if value]
    name = clean(said.hostname or "") or None
    for field, value in items or [("mac", mac)]:
        report(Signal(ip=ip, mac=mac, hostname=name, addresses=wanted if ip is None else (), evidence=evidence(NAME, field, value)))
