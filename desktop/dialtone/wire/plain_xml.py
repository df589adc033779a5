"""XML from strangers as a small tree of plain elements: no document type, no entities of its own, bounded in size, depth and number.

An entity that expands into a billion others, or that fetches a file, needs a document type, and no device's description has one: so a
document with one is refused as a whole. Names lose their prefix, since devices choose any and some forget to declare it.
"""

import codecs
import re
from collections.abc import Iterator
from typing import NoReturn
from xml.parsers import expat

from msgspec import Struct, field

MAX_BYTES = 65_536
MAX_DEPTH = 32
MAX_ELEMENTS = 2_000
MAX_TEXT = 4_096
_DECLARED = re.compile(rb"<\?xml[^>]{0,100}?encoding=[\"']([A-Za-z0-9._-]{1,20})[\"']")
_ENCODINGS = {"iso-8859-1": "latin-1", "latin1": "latin-1", "windows-1252": "cp1252", "us-ascii": "utf-8", "utf-8": "utf-8"}


class Element(Struct):
    """An element: its name without prefix, its own text (bounded), its children in order."""

    name: str
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    def every(self, name: str) -> Iterator["Element"]:
        """All elements of this name below, in the document's order, whatever the case."""
        for child in self.children:
            if child.name.lower() == name.lower():
                yield child
            yield from child.every(name)

    def first(self, name: str) -> str | None:
        """The text of the first element of this name that has any, on one line."""
        return next((text for element in self.every(name) if (text := " ".join(element.text.split()))), None)


class _Refused(Exception):  # noqa: N818 - a result, not an error: the document is none of ours
    pass


class _Builder:
    def __init__(self) -> None:
        self.root: Element | None = None
        self.open: list[Element] = []
        self.count = 0

    def start(self, name: str, _attributes: object) -> None:
        self.count += 1
        if len(self.open) >= MAX_DEPTH or self.count > MAX_ELEMENTS:
            raise _Refused
        element = Element(name.rpartition(":")[2][:64])
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def end(self, _name: str) -> None:
        self.open.pop()

    def text(self, data: str) -> None:
        if self.open and len(self.open[-1].text) < MAX_TEXT:
            self.open[-1].text = (self.open[-1].text + data)[:MAX_TEXT]

    def refuse(self, *_: object) -> NoReturn:
        raise _Refused


def read(data: bytes) -> Element | None:
    """The root element; None where it is no well-formed XML, too large, or has a document type. What follows the root is passed over."""
    if len(data) > MAX_BYTES:
        return None
    builder = _Builder()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = builder.refuse
    parser.EntityDeclHandler = builder.refuse
    parser.ExternalEntityRefHandler = builder.refuse
    try:
        parser.Parse(_text(data).encode("utf-8", "replace"), True)
    except _Refused:
        return None
    except expat.ExpatError:
        return builder.root if builder.root and not builder.open else None
    return builder.root


def _text(data: bytes) -> str:
    """In a few encodings only: Python knows some that are no text encodings, and a declaration could name them."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    declared = _DECLARED.match(data.lstrip())
    encoding = _ENCODINGS.get(declared[1].decode("ascii").lower(), "utf-8") if declared else "utf-8"
    return data.removeprefix(codecs.BOM_UTF8).decode(encoding, "replace").strip("\x00 \r\n\t")
