"""Hears telephones that start and ask the network for their configuration (SIP PnP). It only listens.

An answer would send a customer's telephone to us for its configuration, so this module has nothing to send with. A telephone that asks from
outside the scanned networks is on this segment with a wrong address, which is just what an installer looks for: it is reported, marked so.
"""

from dialtone.discovery import listening
from dialtone.discovery.method import Context, NotRun, Report, Signal, evidence, normal_mac
from dialtone.net import multicast
from dialtone.wire import pnp

NAME = "sip-pnp"
OUTSIDE = "outside-network"
"""The field of the evidence that a device's address lies outside the scanned networks; its value is the address."""
NO_ADDRESS = "0.0.0.0"
"""What a telephone without an address sends from."""


async def run(context: Context, report: Report) -> None:
    """Listen until all else is settled. NotRun when SIP's port is taken or multicast isn't possible, and when the interface goes away."""
    own = listening.sources(context, listening=True)
    try:
        sock = multicast.open_group(pnp.GROUP, pnp.PORT, own, personal=True)
    except OSError as error:
        raise listening.not_run(error, pnp.PORT) from error
    shares = listening.Shares()
    with sock:
        await listening.listen([sock], lambda data, source: _heard(data, source, context, report, shares), own, listening.settled(context))
    if shares.spent:
        raise NotRun("scan-flooded", f"> {listening.TOTAL}")


def _heard(data: bytes, source: tuple[str, int], context: Context, report: Report, shares: listening.Shares) -> None:
    ip, port = source
    said = pnp.parse(data) if shares.take(ip) else None
    mac = normal_mac(said.mac or "") if said else None
    where = None if ip == NO_ADDRESS else ip
    if said is None or not (where or mac):
        return
    items = [("event", said.event)]
    if said.plain_event != said.event and (said.vendor or said.model):
        items.append(("event", said.plain_event))
    if said.agent:
        items.append(("user-agent", said.agent))
    if not context.covers(ip):
        items.append((OUTSIDE, ip))
    for field, value in items:
        report(Signal(ip=where, mac=mac, sip_port=port, transport="udp", evidence=evidence(NAME, field, value)))
