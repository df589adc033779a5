"""What files that list devices have in common: their text in whatever encoding a Windows tool chose, their entries, and what was wrong.

A file comes from a customer's server or a colleague's mail: nothing in it is believed beyond its form, sizes and counts are bounded, and a
line that makes no sense is a fault with its number, never a failure of the whole.
"""

import codecs
import ipaddress
import re

from msgspec import Struct

from dialtone.domain import likeness

MAX_BYTES = 10_000_000
MAX_ENTRIES = 20_000
MAX_FAULTS = 100
MAX_LINE = 4_096
MAX_TEXT = 255


class Entry(Struct, frozen=True, kw_only=True):
    """A device as a line of a file lists it. `line`: where, counted from 1. `mac`: «aa:bb:cc:dd:ee:ff»."""

    line: int
    ip: str
    mac: str | None = None
    hostname: str | None = None
    vendor_class: str | None = None


class Fault(Struct, frozen=True):
    """What could not be read: a code («not-understood», «too-large», «too-many», «truncated», «refused», «nothing») and the text there."""

    line: int
    code: str
    text: str = ""


class Listing(Struct, frozen=True, kw_only=True):
    """A file as read. `form`: what kind of file it is. `expired`: entries left out because they are no longer in force."""

    form: str
    entries: tuple[Entry, ...] = ()
    faults: tuple[Fault, ...] = ()
    expired: int = 0


class Collected:
    """Entries by IP address, the last one counting (servers append to their files), and faults, both bounded."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry | None] = {}
        self.faults: list[Fault] = []

    def add(self, entry: Entry, *, expired: bool = False) -> None:
        """Take an entry in; one that is expired takes an earlier one of the same address away."""
        if entry.ip not in self._entries and len(self._entries) >= MAX_ENTRIES:
            self.fault(entry.line, "too-many")
            return
        self._entries.pop(entry.ip, None)
        self._entries[entry.ip] = None if expired else entry

    def fault(self, line: int, code: str, text: str = "") -> None:
        """Take a fault in; that there are too many entries is said once."""
        if len(self.faults) < MAX_FAULTS and not (code == "too-many" and any(fault.code == code for fault in self.faults)):
            self.faults.append(Fault(line, code, text.strip()[:80]))

    def listing(self, form: str) -> Listing:
        """All that was read."""
        entries = tuple(sorted((entry for entry in self._entries.values() if entry), key=lambda entry: entry.line))
        if not self._entries and not self.faults:
            self.fault(1, "nothing")
        return Listing(form=form, entries=entries, faults=tuple(self.faults), expired=len(self._entries) - len(entries))


def decode(data: bytes) -> str:
    """The text of a file: by its byte order mark; UTF-16 where every other byte is zero; UTF-8; else Windows-1252. Never raises."""
    data = data[:MAX_BYTES]
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    head = data[:512]
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(head) > 3 and head[start::2].count(0) > 0.8 * len(head[start::2]):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def address(text: str | None) -> str | None:
    """A device's IPv4 address in its usual spelling, or None."""
    try:
        found = ipaddress.IPv4Address((text or "").strip())
    except ValueError:
        return None
    unfit = found.is_multicast or found.is_unspecified or int(found) >= int(ipaddress.IPv4Address("240.0.0.0"))
    return None if unfit else str(found)


def address6(text: str | None) -> str | None:
    """A device's IPv6 address in its usual spelling, without a zone; None where it is none."""
    try:
        found = ipaddress.IPv6Address((text or "").strip().partition("%")[0])
    except ValueError:
        return None
    return None if found.is_multicast or found.is_unspecified or found.is_loopback else str(found)


def mac(text: str | None) -> str | None:
    """A device's MAC address in any notation, also as a DHCP client identifier («01-…», RFC 2132 9.14); None where it is none."""
    plain = re.sub(r"^(?:01|1)[:-](?=(?:[0-9a-fA-F]{1,2}[:-]){5}[0-9a-fA-F]{1,2}$)", "", (text or "").strip())
    return likeness.device_mac(plain[:40])


def words(text: str | None) -> str | None:
    """A name as a device gave it, bounded; None where a file says that there is none («*», «-», «unknown»)."""
    plain = (text or "").strip("\x00 \r\n\t")[:MAX_TEXT]
    if len(plain) > 1 and plain[0] == plain[-1] and plain[0] in "\"'":
        plain = plain[1:-1].strip()
    return None if plain.lower() in {"", "*", "-", "--", "?", "n/a", "null", "none", "unknown", "(none)"} else plain
