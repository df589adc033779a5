"""Listens to what devices announce by multicast DNS (RFC 6762, RFC 6763): door stations, cameras and printers do, desk phones mostly don't.

zeroconf is used only here and in the training site. Its pitfalls: it raises without an IPv4 interface, listens on all interfaces (VPNs
too) unless told the address, and does not say who sent an announcement; names and values are hostile text. Some door stations announce a
self-assigned address beside their own, and were seen to announce another unit's: the neighbour table tells which address is theirs.
"""

import asyncio
import contextlib
import errno
import logging
import socket
from collections.abc import Callable, Mapping, Sequence

from zeroconf import IPVersion, ServiceStateChange, Zeroconf
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf

from dialtone.discovery import listening
from dialtone.discovery.method import Context, NotRun, Report, Signal, clean, evidence, normal_mac, pause
from dialtone.domain.problems import EnvironmentProblem
from dialtone.net import multicast, neighbours, udp

GROUP, PORT = "224.0.0.251", 5353
NAME = "mdns"
SECONDS = 3.5
"""Closing sooner than 3 s after opening upsets the library, and slow devices answer late."""
MAX_SERVICES = 500
MAX_ADDRESSES = 8
TYPES = (
    "_sip._udp", "_sip._tcp", "_sips._tcp", "_http._tcp", "_https._tcp", "_axis-video._tcp", "_rtsp._tcp", "_workstation._tcp",
    "_ipp._tcp", "_ipps._tcp", "_printer._tcp", "_pdl-datastream._tcp", "_airplay._tcp", "_raop._tcp", "_googlecast._tcp", "_smb._tcp",
    "_device-info._tcp", "_onvif._tcp", "_psia._tcp", "_vapix-http._tcp", "_vapix-https._tcp", "_scanner._tcp", "_uscan._tcp", "_hap._tcp",
    "_sonos._tcp", "_afpovertcp._tcp",
)  # fmt: skip
_MAC_KEYS = ("macaddress", "mac", "deviceid", "hwaddr")
_MODEL_KEYS = ("model", "md", "am", "ty", "product")


class OneLine(logging.Filter):
    """One line for each place in the library that complains, and that line safe: bad packets of others come in any number."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: set[tuple[str, int]] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether this is the first complaint from its place; what it tells is cut to one short line."""
        place = (record.pathname, record.lineno)
        if place in self._seen:
            return False
        self._seen.add(place)
        try:
            text = record.getMessage()
        except Exception:  # noqa: BLE001 - a complaint that can't be written down must not stop the scan
            text = str(record.msg)
        record.msg, record.args, record.exc_info, record.exc_text, record.stack_info = clean(text), (), None, None, None
        return True


_ONE_LINE = OneLine()


def _quiet() -> None:
    """Bad packets of others are logged by the library, as many as come; a scan must not fill the log."""
    log = logging.getLogger("zeroconf")
    log.setLevel(logging.WARNING)
    if _ONE_LINE not in log.filters:
        log.addFilter(_ONE_LINE)


def _try_multicast(source: str) -> None:
    """OSError where this address is not ours or cannot join the group; the library would leave a socket open when it finds out itself."""
    with udp.open_udp((source, 0)) as sock:
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton(GROUP) + socket.inet_aton(source))


async def run(context: Context, report: Report) -> None:
    """Browse for some seconds. NotRun when multicast is not possible on this interface."""
    own = listening.sources(context, listening=False)
    _quiet()
    try:
        for source in own:
            _try_multicast(source)
        zeroconf = AsyncZeroconf(interfaces=list(own), ip_version=IPVersion.V4Only)
    except (OSError, RuntimeError, ValueError) as error:
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            raise listening.not_run(error, PORT) from error
        raise NotRun("scan-no-multicast", str(error)) from error
    try:
        await _browse(zeroconf, context, report)
    finally:
        with contextlib.suppress(OSError, RuntimeError, TimeoutError):
            async with asyncio.timeout(5):
                await zeroconf.async_close()
    if not any(multicast.still_there(source) for source in own):
        raise NotRun("scan-interface-gone", ", ".join(own))


async def _browse(zeroconf: AsyncZeroconf, context: Context, report: Report) -> None:
    names: dict[tuple[str, str], None] = {}

    def changed(zeroconf: Zeroconf, service_type: str, name: str, state_change: ServiceStateChange) -> None:
        del zeroconf  # asking here would deadlock the library
        if state_change is not ServiceStateChange.Removed and len(names) < MAX_SERVICES:
            names[service_type, name] = None

    browser = AsyncServiceBrowser(zeroconf.zeroconf, [f"{kind}.local." for kind in TYPES], handlers=[changed])
    try:
        await pause(context.stop, SECONDS)
    finally:
        await browser.async_cancel()
    limit = asyncio.Semaphore(16)
    table = await _neighbours(context)

    async def ask(kind: str, name: str) -> None:
        async with limit:
            await context.gate()
            if not context.stop.is_set():
                await _ask(zeroconf, kind, name, context, report, table)

    await asyncio.gather(*(ask(kind, name) for kind, name in list(names)))


async def _neighbours(context: Context) -> dict[str, str]:
    """Which MAC address the network saw for which address; empty where the system doesn't tell."""
    if all(network.is_loopback for network in context.networks):
        return {}
    with contextlib.suppress(EnvironmentProblem):
        rows = await asyncio.to_thread(neighbours.read)
        return {row.ip: row.mac for row in rows if row.state in {"reachable", "unknown"}}
    return {}


async def _ask(zeroconf: AsyncZeroconf, kind: str, name: str, context: Context, report: Report, table: Mapping[str, str]) -> None:
    try:
        info = AsyncServiceInfo(kind, name)
        if not await info.async_request(zeroconf.zeroconf, 1500):
            return
        announced = [ip.partition("%")[0] for ip in info.parsed_addresses(IPVersion.All)][:MAX_ADDRESSES]
        texts = _texts(info)
        host = clean((info.server or "").removesuffix(".").removesuffix(".local")) or None
    except Exception:  # noqa: BLE001 - the library raises many kinds for hostile names, and each means: no evidence
        return
    mac = next((found for key in _MAC_KEYS if (found := normal_mac(texts.get(key, "")))), None)
    items = [evidence(NAME, "service", name)]
    items += [evidence(NAME, "model", f"model={texts[key]}") for key in _MODEL_KEYS if texts.get(key)][:1]
    for ip, others in own_addresses(announced, mac, context.covers, table):
        for item in items:
            report(Signal(ip=ip, evidence=item, mac=mac, hostname=host, addresses=others))


def own_addresses(
    announced: Sequence[str], mac: str | None, covers: Callable[[str], bool], table: Mapping[str, str]
) -> list[tuple[str | None, tuple[str, ...]]]:
    """The addresses to report a device under, each with its further ones; None: it is known by its MAC address only.

    Where the network saw another card at an announced address than the one that the device names, that address is another device's and is
    left out; where it saw the named card elsewhere, it is there. A self-assigned address counts only where it is scanned itself.
    """
    foreign = {ip for ip in announced if mac and table.get(ip, mac) != mac}
    own = [ip for ip in dict.fromkeys(announced) if ip not in foreign]
    covered = [ip for ip in own if covers(ip)]
    if not covered and mac:
        covered = [ip for ip, seen in table.items() if seen == mac and covers(ip)][:1]
    rest = tuple(ip for ip in own if ip not in covered)
    if covered:
        return [(ip, rest) for ip in covered]
    return [(None, rest)] if mac and rest else []


def _texts(info: AsyncServiceInfo) -> dict[str, str]:
    """The TXT pairs as text: keys and values come as bytes, None, and in any encoding."""
    found = {}
    for key, value in list(info.properties.items())[:64]:
        found[key.decode("utf-8", "replace").lower()[:64]] = clean((value or b"").decode("utf-8", "replace"))
    return found
