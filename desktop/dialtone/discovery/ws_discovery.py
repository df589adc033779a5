"""Asks all ONVIF and Windows devices who they are (WS-Discovery): door stations answer with their model, and so do cameras and printers."""

import uuid

from dialtone.discovery import listening
from dialtone.discovery.method import MAX_VALUE, Context, NotRun, Report, Signal, evidence, normal_mac
from dialtone.wire import ws_discovery

NAME = "ws-discovery"


async def run(context: Context, report: Report) -> None:
    """Ask twice for all devices and for ONVIF's. NotRun when multicast isn't possible here."""
    shares = listening.Shares()
    questions = [ws_discovery.probe(uuid.uuid4().urn, types) for types in ("", ws_discovery.CAMERA)]
    where = (ws_discovery.GROUP, ws_discovery.PORT)
    await listening.ask(context, where, questions, lambda data, source: _heard(data, source[0], context, report, shares))
    if shares.spent:
        raise NotRun("scan-flooded", f"> {listening.TOTAL}")


def _heard(data: bytes, ip: str, context: Context, report: Report, shares: listening.Shares) -> None:
    matches = ws_discovery.parse(data) if context.covers(ip) and shares.take(ip) else None
    for match in matches or ():
        mac = normal_mac(match.mac or "")
        others = tuple(other for other in match.addresses if other != ip)
        scopes = " ".join(match.scopes)[:MAX_VALUE]
        for field, value in (("types", match.types), ("scopes", scopes)):
            if value:
                report(Signal(ip=ip, mac=mac, serial=match.serial, addresses=others, evidence=evidence(NAME, field, value)))
