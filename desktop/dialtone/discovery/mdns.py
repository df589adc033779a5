"""Listens to what devices announce by multicast DNS (RFC 6762, RFC 6763): door stations, cameras and printers do, desk phones mostly don't.

zeroconf is used only here and in the training site. Its pitfalls: it raises without an IPv4 interface, listens on all interfaces (VPNs
too) unless told the address, and says the addresses of others; names and values are hostile text.
"""

import asyncio
import contextlib
import logging
import socket

from zeroconf import IPVersion, ServiceStateChange, Zeroconf
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf

from dialtone.discovery.method import Context, NotRun, Report, Signal, clean, evidence, normal_mac, pause
from dialtone.net import udp

GROUP = "224.0.0.251"
NAME = "mdns"
SECONDS = 3.5
"""Closing sooner than 3 s after opening upsets the library, and slow devices answer late."""
MAX_SERVICES = 500
TYPES = (
    "_sip._udp", "_sip._tcp", "_sips._tcp", "_http._tcp", "_https._tcp", "_axis-video._tcp", "_rtsp._tcp", "_workstation._tcp",
    "_ipp._tcp", "_ipps._tcp", "_printer._tcp", "_pdl-datastream._tcp", "_airplay._tcp", "_raop._tcp", "_googlecast._tcp", "_smb._tcp",
    "_device-info._tcp",
)  # fmt: skip
_MAC_KEYS = ("macaddress", "mac", "deviceid", "hwaddr")
_MODEL_KEYS = ("model", "md", "am", "ty", "product")


def _quiet() -> None:
    """Bad packets of others are logged by the library, as many as come; a scan must not fill the log."""
    logging.getLogger("zeroconf").setLevel(logging.ERROR)


def _source(context: Context) -> str:
    if all(network.is_loopback for network in context.networks):
        return "127.0.0.1"
    source = context.source or (context.interface.ipv4 if context.interface else None)
    if source is None:
        raise NotRun("scan-no-interface")
    return source


def _try_multicast(source: str) -> None:
    """OSError where this address is not ours or cannot join the group; the library would leave a socket open when it finds out itself."""
    with udp.open_udp((source, 0)) as sock:
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton(GROUP) + socket.inet_aton(source))


async def run(context: Context, report: Report) -> None:
    """Browse for some seconds. NotRun when multicast is not possible on this interface."""
    source = _source(context)
    _quiet()
    try:
        _try_multicast(source)
        zeroconf = AsyncZeroconf(interfaces=[source], ip_version=IPVersion.V4Only)
    except (OSError, RuntimeError, ValueError) as error:
        raise NotRun("scan-no-multicast", str(error)) from error
    try:
        await _browse(zeroconf, context, report)
    finally:
        with contextlib.suppress(OSError, RuntimeError, TimeoutError):
            async with asyncio.timeout(5):
                await zeroconf.async_close()


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

    async def ask(kind: str, name: str) -> None:
        async with limit:
            if not context.stop.is_set():
                await _ask(zeroconf, kind, name, context, report)

    await asyncio.gather(*(ask(kind, name) for kind, name in list(names)))


async def _ask(zeroconf: AsyncZeroconf, kind: str, name: str, context: Context, report: Report) -> None:
    try:
        info = AsyncServiceInfo(kind, name)
        if not await info.async_request(zeroconf.zeroconf, 1500):
            return
        addresses = [ip for ip in info.parsed_addresses(IPVersion.V4Only) if context.covers(ip)][:4]
        texts = _texts(info)
    except Exception:  # noqa: BLE001 - the library raises many kinds for hostile names, and each means: no evidence
        return
    host = clean((info.server or "").removesuffix(".").removesuffix(".local")) or None
    mac = next((found for key in _MAC_KEYS if (found := normal_mac(texts.get(key, "")))), None)
    for ip in addresses:
        report(Signal(ip=ip, evidence=evidence(NAME, "service", name), mac=mac, hostname=host))
        for key in _MODEL_KEYS:
            if texts.get(key):
                report(Signal(ip=ip, evidence=evidence(NAME, "model", f"model={texts[key]}"), mac=mac, hostname=host))
                break


def _texts(info: AsyncServiceInfo) -> dict[str, str]:
    """The TXT pairs as text: keys and values come as bytes, None, and in any encoding."""
    found = {}
    for key, value in list(info.properties.items())[:64]:
        found[key.decode("utf-8", "replace").lower()[:64]] = clean((value or b"").decode("utf-8", "replace"))
    return found
