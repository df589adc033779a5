"""What somebody on the way did to a SIP message: header by header and line by line of its SDP, with what doesn't matter set apart."""

import difflib
import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from dialtone.wire import sip

Kind = Literal["changed", "added", "removed", "harmless"]
"""«harmless»: written otherwise with the same meaning, or a hop counted."""

_MAX = 64
_TEXT = 300
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r"\s*([;,=<>])\s*")
_COUNTED = {"max-forwards"}
_CASELESS = {"content-type", "accept", "allow", "supported", "require"}

Line = tuple[str, str, str]
"""Name in lower case, what has to be equal, and the text as it stood."""


class Change(Struct, frozen=True):
    """One difference: `where` («start-line», a header's name, «sdp c=»), what was sent and what arrived (empty: nothing)."""

    where: str
    kind: Kind
    sent: str
    arrived: str


def compare(sent: bytes, arrived: bytes) -> tuple[Change, ...]:
    """Every difference, in order, bounded. None at all means that the bytes are the same."""
    if sent == arrived:
        return ()
    (sent_head, sent_body), (arrived_head, arrived_body) = _split(sent), _split(arrived)
    changes = _differences(_head(sent_head), _head(arrived_head)) + _differences(_body(sent_body), _body(arrived_body))
    if not changes:
        changes = [Change("layout", "harmless", "", "")]  # order, case or space between
    return tuple(changes[:_MAX])


def matters(changes: Sequence[Change]) -> bool:
    """Whether any of them is more than another way to write the same."""
    return any(change.kind != "harmless" for change in changes)


def _split(data: bytes) -> tuple[str, str]:
    head, _, body = data[: sip.MAX_MESSAGE].decode("utf-8", "replace").replace("\r\n", "\n").partition("\n\n")
    return head, body


def _head(text: str) -> list[Line]:
    start, *rest = re.sub(r"\n[ \t]+", " ", text).split("\n")
    lines = [("start-line", _SPACE.sub(" ", start.strip()), start)]
    for line in rest:
        name, colon, value = line.partition(":")
        if line.strip():
            short = name.strip().lower()
            full = sip.COMPACT.get(short, short) if colon else "line"
            lines.append((full, _meaning(full, value if colon else line), line))
    return lines


def _meaning(name: str, value: str) -> str:
    text = _AROUND.sub(r"\1", _SPACE.sub(" ", value.strip()))
    return text.lower() if name in _CASELESS else text


def _body(text: str) -> list[Line]:
    return [(f"sdp {line[:2]}" if line[1:2] == "=" else "body", line.strip(), line) for line in text.split("\n") if line.strip()]


def _differences(sent: list[Line], arrived: list[Line]) -> list[Change]:
    """Lines of each name against one another, in their own order; the order between names means nothing."""
    changes: list[Change] = []
    for name in dict.fromkeys(line[0] for line in (*sent, *arrived)):
        mine, theirs = [line for line in sent if line[0] == name], [line for line in arrived if line[0] == name]
        matching = difflib.SequenceMatcher(a=[line[1] for line in mine[:_MAX]], b=[line[1] for line in theirs[:_MAX]], autojunk=False)
        for way, begin, end, at, until in matching.get_opcodes():
            if way != "equal":
                changes += _paired(name, [line[2] for line in mine[begin:end]], [line[2] for line in theirs[at:until]])
    return changes


def _paired(name: str, mine: list[str], theirs: list[str]) -> list[Change]:
    both = min(len(mine), len(theirs))
    pairs = [(name, "changed", one, other) for one, other in zip(mine, theirs, strict=False)]
    pairs += [(name, "removed", one, "") for one in mine[both:]] + [(name, "added", "", other) for other in theirs[both:]]
    return [
        Change(name, "harmless" if name in _COUNTED and kind == "changed" else kind, _shown(one), _shown(other))  # type: ignore[arg-type]
        for name, kind, one, other in pairs
    ]


def _shown(line: str) -> str:
    return "".join(c if c.isprintable() else " " for c in line.strip())[:_TEXT]
