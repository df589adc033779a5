"""The lease file of the ISC DHCP server (dhcpd.leases(5)) and the hosts with a fixed address in its configuration: blocks of statements."""

import datetime as dt
import re
from collections.abc import Iterator

from msgspec import Struct, field

from dialtone.wire import listing
from dialtone.wire.listing import Collected, Entry

BEGINS = re.compile(r"^[ \t]*(?:lease[ \t]+[0-9.]{7,15}|host[ \t]+[^\s{]{1,255})\s{0,20}\{", re.MULTILINE)
_TOKEN = re.compile(r'"((?:\\.|[^"\\\n]){0,1024}+)"?|([{};])|#[^\n]*|(\n)|([^\s{};"#]{1,1024})')
"""A string that doesn't end is taken as far as it goes, so that each character is looked at once however many quotes there are."""
_ESCAPE = re.compile(r"\\([0-7]{3})|\\(.)")
MAX_DEPTH, MAX_STATEMENTS, MAX_STATEMENT = 16, 64, 64
_ENDED = frozenset({"free", "expired", "released", "abandoned", "reset", "backup"})


class _Block(Struct):
    """A block being read: the words before its brace, and its statements by their first word."""

    head: list[str]
    line: int
    said: dict[str, list[str]] = field(default_factory=dict)

    def say(self, statement: list[str]) -> None:
        """Take a statement in; the first of a name counts."""
        name, values = _named(statement)
        if len(self.said) < MAX_STATEMENTS:
            self.said.setdefault(name, values)


def read_blocks(text: str, now: dt.datetime, into: Collected) -> None:
    """Every lease and host; a lease that ended before `now`, or is not bound, counts as expired. What is no block is passed over."""
    open_blocks: list[_Block] = []
    statement: list[str] = []
    line = 1
    for quoted, mark, newline, word in _tokens(text):
        if newline:
            line += 1
        elif mark == "{":
            if len(open_blocks) >= MAX_DEPTH:
                into.fault(line, "refused")
                return
            open_blocks.append(_Block(statement, line))
            statement = []
        elif mark:
            if mark == ";" and open_blocks and statement:
                open_blocks[-1].say(statement)
            elif mark == "}" and open_blocks:
                _take(open_blocks.pop(), now, into)
            statement = []
        elif (quoted or word) and len(statement) < MAX_STATEMENT:
            statement.append(_unescaped(quoted) if quoted else word)
    if open_blocks:
        into.fault(line, "truncated", " ".join(open_blocks[0].head))


def _tokens(text: str) -> Iterator[tuple[str, str, str, str]]:
    for match in _TOKEN.finditer(text):
        quoted, mark, newline, word = match.groups(default="")
        yield quoted, mark, newline, word


def _unescaped(quoted: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 8) & 0xFF) if found[1] else found[2], quoted)


def _named(statement: list[str]) -> tuple[str, list[str]]:
    """A statement's name and values: «hardware ethernet X», «binding state X», «set NAME = X», «option NAME X»."""
    if statement[0] in {"set", "option"} and len(statement) > 2:
        return statement[1], [word for word in statement[2:] if word != "="]
    if statement[:2] in (["hardware", "ethernet"], ["binding", "state"]):
        return statement[0], statement[2:]
    return statement[0], statement[1:]


def _take(block: _Block, now: dt.datetime, into: Collected) -> None:
    if len(block.head) != 2 or block.head[0] not in {"lease", "host"}:
        return
    said, lease = block.said, block.head[0] == "lease"
    ip = listing.address(block.head[1] if lease else _first(said, "fixed-address").rstrip(","))
    if ip is None:
        if lease:
            into.fault(block.line, "not-understood", " ".join(block.head))
        return
    entry = Entry(
        line=block.line,
        ip=ip,
        mac=listing.mac(_first(said, "hardware")),
        hostname=listing.words(_first(said, "client-hostname") or ("" if lease else block.head[1])),
        vendor_class=listing.words(_first(said, "vendor-class-identifier")),
    )
    into.add(entry, expired=lease and (_first(said, "binding") in _ENDED or _ended(said.get("ends", []), now)))


def _first(said: dict[str, list[str]], name: str) -> str:
    return next(iter(said.get(name, ())), "")


def _ended(words: list[str], now: dt.datetime) -> bool:
    """Whether «ends 4 2026/11/26 10:00:00» (always UTC) or «ends epoch 1795687200» lies in the past; «never» and others do not."""
    try:
        if words[:1] == ["epoch"]:
            return int(words[1]) < now.timestamp()
        return dt.datetime.strptime(" ".join(words[1:3]), "%Y/%m/%d %H:%M:%S").replace(tzinfo=dt.UTC) < now
    except (ValueError, IndexError, OverflowError):
        return False
