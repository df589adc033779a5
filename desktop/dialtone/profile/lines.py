"""On which line of a TOML text each key stands, since tomllib doesn't tell.

Only for messages: the text was already read by tomllib, so it is known to be well-formed. Paths are tuples such as
(«sip», 2, «ports»); tables inside arrays carry their index.
"""

import re
import tomllib

Path = tuple[str | int, ...]

_KEY = r"(?:[A-Za-z0-9_-]+|\"[^\"\n]*\"|'[^'\n]*')"
_DOTTED = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_HEADER = re.compile(rf"^[ \t]*(\[\[?)[ \t]*({_DOTTED})[ \t]*\]\]?")
_ASSIGN = re.compile(rf"^[ \t]*({_DOTTED})[ \t]*=")
_STRINGS = re.compile(r"\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'")
_SYNTAX_LINE = re.compile(r"at line (\d+)")


def syntax_line(text: str, error: tomllib.TOMLDecodeError) -> int:
    """The line a syntax error is on; the last one where the text ends too early."""
    match = _SYNTAX_LINE.search(str(error))
    return int(match[1]) if match else text.count("\n") + 1


def key_lines(text: str) -> dict[Path, int]:
    """Line number (from 1) of every table and key of a well-formed TOML text."""
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    closing: str | None = None
    depth = 0
    for number, line in enumerate(text.splitlines(), 1):
        if closing:
            if closing in line:
                closing = None
            continue
        if depth > 0:
            depth += _nesting(line)
            continue
        if header := _HEADER.match(line):
            table = _table(_split(header[2]), header[1] == "[[", counts)
            lines.setdefault(table, number)
        elif assign := _ASSIGN.match(line):
            path = (*table, *_split(assign[1]))
            for end in range(len(table) + 1, len(path) + 1):
                lines.setdefault(path[:end], number)
            value = line[assign.end() :]
            closing = _opens_multiline(value)
            depth = 0 if closing else max(0, _nesting(value))
    return lines


def find(lines: dict[Path, int], path: Path) -> int:
    """The line of this path, or of the nearest thing around it; 1 for the file itself."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return 1


def _table(keys: Path, is_array: bool, counts: dict[Path, int]) -> Path:
    """The full path of a header, with the current index after each array of tables on the way."""
    full: Path = ()
    for position, key in enumerate(keys):
        full = (*full, key)
        if is_array and position == len(keys) - 1:
            counts[full] = counts.get(full, -1) + 1
        if full in counts:
            full = (*full, counts[full])
    return full


def _split(dotted: str) -> Path:
    return tuple(part.strip("\"'") for part in re.findall(_KEY, dotted))


def _opens_multiline(value: str) -> str | None:
    start = value.lstrip()
    for quotes in ('"""', "'''"):
        if start.startswith(quotes) and quotes not in start[3:]:
            return quotes
    return None


def _nesting(text: str) -> int:
    """How many brackets a line leaves open, not counting those in strings and comments."""
    bare = _STRINGS.sub("", text).partition("#")[0]
    return bare.count("[") + bare.count("{") - bare.count("]") - bare.count("}")
