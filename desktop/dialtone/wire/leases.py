"""Lists of who got which address: lease files of DHCP servers, exports of Windows and routers, or any table of addresses.

Known by their form: dnsmasq (and OpenWrt), ISC dhcpd, Kea, tables with a heading (Windows «Export-Csv», router exports), and else any text
with an IP address and a MAC address or a name on a line (netsh, MikroTik, «arp -a», «ip neigh»).
"""

import csv
import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from dialtone.wire import dhcpd_leases, listing
from dialtone.wire.listing import MAX_BYTES, MAX_LINE, Collected, Entry, Listing

_DNSMASQ = re.compile(
    r"([0-9]{1,12}) +((?:[0-9]{2}-)?(?:[0-9a-f]{2}:){5}[0-9a-f]{2}|[0-9a-f:*-]{1,64}) +([0-9.]{7,15}) +(\S{1,255})(?: +\S+)?$",
    re.IGNORECASE,
)
_IP = re.compile(r"(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![0-9.])")
_MAC = re.compile(
    r"(?<![0-9a-f:.-])(?:(?:01[:-])?[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}|[0-9a-f]{4}(?:\.[0-9a-f]{4}){2}|[0-9a-f]{12})(?![0-9a-f:.-])",
    re.IGNORECASE,
)
_SAID = re.compile(r"(?<![\w-])([a-z][a-z-]{1,30})=(?:\"([^\"]{0,255})\"|([^\s\"]{1,255}))", re.IGNORECASE)
_NAME = re.compile(r"(?<![\w.:/\\-])[A-Za-z][A-Za-z0-9_-]{0,62}(?:\.[A-Za-z0-9_-]{1,63}){0,8}(?![\w.:/\\-])")
_NO_NAME = re.compile(
    r"(?:at|on|dev|lladdr|ether|ethernet|arpa|router|dynamic|static|bound|waiting|active|inactive|reservation|reachable|stale|delay|probe|failed"
    r"|incomplete|permanent|noarp|never|expires?|infinite|am|pm|mon|tue|wed|thu|fri|sat|sun|[a-z]|dhcp[0-9]*|defconf|lan|wlan|yes|no|on(?:line)?"
    r"|off(?:line)?|unknown|dynamisch|statisch|dynamique|statique|(?:eth|en|wlan|wl|br|em|igb|vlan|vmx)[0-9][\w.-]*|en[opsx][0-9][\w.-]*)$",
    re.IGNORECASE,
)
_INTERFACE_AFTER = re.compile(r"\b(?:on|dev|ifscope)\s+\S{1,40}", re.IGNORECASE)
_SPELLINGS: Mapping[str, str] = {
    "ip": "ip ipaddress ipaddr address ipadres adresseip ipadresse ipv4 ipv4address ipv4adres activeaddress clientip clientipaddress",
    "mac": (
        "mac macaddress macaddr hwaddr hwaddress clientid hardwareaddress uniqueid macadres adressemac macadresse physicaladdress"
        " activemacaddress ethernetaddress linklayeraddress"
    ),
    "hostname": ("hostname host name naam nom clientname devicename activehostname computername toestelnaam nomdhote dhcphostname device"),
    "vendor_class": "vendorclass vendorclassid vendorclassidentifier classid dhcpclass option60 dhcpvendorclass",
    "state": "state addressstate leasestate status leasestatus bindingstate",
    "expire": "expire expires leaseexpirytime leaseexpires leaseexpiration expiry expirytime end ends",
}
_HEADINGS: Mapping[str, frozenset[str]] = {name: frozenset(text.split()) for name, text in _SPELLINGS.items()}
"""How the columns that count are called, in lower case without anything but letters and digits."""
_ENDED = frozenset({"expired", "free", "released", "abandoned", "declined", "backup", "offline-expired"})
_KEA_ENDED = frozenset({"1", "2", "3"})
"""Declined, expired and reclaimed, released."""


def parse(data: bytes, now: dt.datetime) -> Listing:
    """The devices in a file of leases or addresses, and its faults. Never raises. `now`: for leases that have ended."""
    text = listing.decode(data)
    found = Collected()
    if len(data) > MAX_BYTES:
        found.fault(1, "too-large")
    if dhcpd_leases.BEGINS.search(text):
        dhcpd_leases.read_blocks(text, now, found)
        return found.listing("isc-dhcp")
    lines = text.splitlines()
    at, columns, delimiter = _heading(lines)
    if columns:
        kea = "hwaddr" in lines[at].lower() and "valid_lifetime" in lines[at].lower()
        _table(lines, at, columns, delimiter, now, found, kea=kea)
        return found.listing("kea" if kea else "csv")
    dnsmasq = any(_DNSMASQ.match(line.strip()) for line in lines[:50])
    for number, line in enumerate(lines, 1):
        _line(number, line[:MAX_LINE], now, found, dnsmasq=dnsmasq)
    return found.listing("dnsmasq" if dnsmasq else "table")


def _heading(lines: Sequence[str]) -> tuple[int, dict[str, int], str]:
    """Where the heading of a table with separators is, which column holds what, and the separator."""
    for at, line in enumerate(lines[:20]):
        for delimiter in ";,\t|":
            cells = [re.sub(r"[^a-z0-9]", "", cell.lower()) for cell in line[:MAX_LINE].split(delimiter)]
            columns: dict[str, int] = {}
            for name, spellings in _HEADINGS.items():
                place = next((place for place, cell in enumerate(cells) if cell in spellings), None)
                if place is not None:
                    columns[name] = place
            if "ip" in columns and len(columns) > 1:
                return at, columns, delimiter
    return 0, {}, ","


def _rows(lines: Sequence[str], at: int, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows below the heading with their line numbers; quotes as in CSV, line by line, so that a stray quote costs one row."""
    for number, line in enumerate(lines[at + 1 :], at + 2):
        if line.strip() and len(line) <= MAX_LINE:
            try:
                yield number, next(csv.reader([line.replace("\x00", "")], delimiter=delimiter))
            except (csv.Error, StopIteration):
                yield number, []


def _table(
    lines: Sequence[str], at: int, columns: Mapping[str, int], delimiter: str, now: dt.datetime, found: Collected, *, kea: bool
) -> None:
    for number, cells in _rows(lines, at, delimiter):

        def cell(name: str, cells: Sequence[str] = cells) -> str:
            place = columns.get(name, -1)
            return cells[place].strip().strip("\"'") if 0 <= place < len(cells) else ""

        ip = listing.address(cell("ip"))
        if ip is None:
            if re.search(r"[^\s=-]", "".join(cells)) or not cells:
                found.fault(number, "not-understood", lines[number - 1])
            continue
        state = cell("state").lower()
        ended = state in (_KEA_ENDED if kea else _ENDED) or _past(cell("expire"), now)
        entry = Entry(
            line=number,
            ip=ip,
            mac=listing.mac(cell("mac")),
            hostname=listing.words(cell("hostname")),
            vendor_class=listing.words(cell("vendor_class")),
        )
        found.add(entry, expired=ended)


def _past(text: str, now: dt.datetime) -> bool:
    """Whether a moment that can be understood without guessing (seconds since 1970, ISO 8601) is past. «0» is for ever."""
    try:
        if text.isascii() and text.isdigit():
            return 100_000_000 < int(text[:16]) < now.timestamp()
        moment = dt.datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        return False
    return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)) < now


def _line(number: int, line: str, now: dt.datetime, found: Collected, *, dnsmasq: bool) -> None:
    plain = line.strip()
    if not plain or plain.startswith(("#", ";", "//")):
        return
    match = _DNSMASQ.match(plain) if dnsmasq else None
    if match:
        expires, mac, ip, name = match.groups()
        entry = Entry(line=number, ip=listing.address(ip) or "", mac=listing.mac(mac.rpartition("-")[2]), hostname=listing.words(name))
        if entry.ip:
            found.add(entry, expired=_past(expires, now))
            return
    if dnsmasq and (plain.startswith("duid ") or plain.count(":") > 7):
        return  # the server's own identifier and IPv6 leases
    free = None if dnsmasq else _free(number, plain)
    if free is not None:
        found.add(free)
    elif _IP.match(plain) or _MAC.search(plain):
        found.fault(number, "not-understood", plain)


def _free(number: int, line: str) -> Entry | None:
    """An entry in a line of any form: the first address that is no mask, and a MAC address or a name beside it."""
    said = {name.lower(): quoted or bare for name, quoted, bare in _SAID.findall(line)}
    ip = next((ip for match in _IP.finditer(line) if (ip := listing.address(match[0])) and not ip.startswith(("255.", "0."))), None)
    mac = next((mac for match in _MAC.finditer(line) if (mac := listing.mac(match[0]))), None)
    name = listing.words(said.get("host-name") or said.get("hostname") or (None if said else _name(line)))
    if ip is None or not (mac or (name and _IP.match(line))):
        return None
    return Entry(line=number, ip=ip, mac=mac, hostname=name, vendor_class=listing.words(said.get("class-id") or said.get("vendor-class")))


def _name(line: str) -> str | None:
    """The first word that can be a device's name."""
    rest = _MAC.sub(" ", _IP.sub(" ", _INTERFACE_AFTER.sub(" ", line)))
    return next((match[0] for match in _NAME.finditer(rest) if not _NO_NAME.match(match[0])), None)
