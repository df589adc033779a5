"""The raw readings of a check for reading: names and values on lines of their own, long series cut short; and what a SIP ALG changed."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication

from dialtone.domain.readiness import CheckResult

translate = QCoreApplication.translate

HEAD, PLAIN, SENT, ARRIVED = "head", "plain", "sent", "arrived"
"""How a line is shown."""
MOST_LINES = 400
_MOST_DEPTH = 8
_SHORT = 10
_LONG_TEXT = 400

Block = tuple[str, str]


def whole(result: CheckResult) -> str:
    """All readings as indented JSON, to be copied."""
    return json.dumps(msgspec.to_builtins(result.evidence), ensure_ascii=False, indent=1)


def blocks_of(result: CheckResult | None) -> tuple[Block, ...]:
    """Lines with how each is shown: first what was changed in messages, then every reading."""
    if result is None or not isinstance(result.evidence, Mapping):
        return ()
    lines = [*_changes(result.evidence), *_readings(msgspec.to_builtins(result.evidence), 0)]
    if len(lines) > MOST_LINES:
        more = translate("RawReadings", "… and {count} lines more; «Copy» takes all.").format(count=len(lines) - MOST_LINES)
        lines = [*lines[:MOST_LINES], (PLAIN, more)]
    return tuple(lines)


def _changes(evidence: Mapping[str, Any]) -> Iterator[Block]:
    """Each header that was sent and arrived otherwise."""
    for flow in _maps(evidence.get("flows")):
        for message in _maps(flow.get("messages")):
            for change in _maps(message.get("changes")):
                about = (str(flow.get("transport", "")).upper(), str(flow.get("port", "")), message.get("method"), change.get("where"))
                yield HEAD, " · ".join(str(part) for part in about if part)
                yield SENT, translate("RawReadings", "sent: {text}").format(text=_text(change.get("sent")))
                yield ARRIVED, translate("RawReadings", "arrived: {text}").format(text=_text(change.get("arrived")))


def _maps(value: Any) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list | tuple) else []


def _readings(value: Any, depth: int) -> Iterator[Block]:
    pad = "  " * depth
    if isinstance(value, Mapping):
        for name, each in value.items():
            if isinstance(each, Mapping | list | tuple) and each and depth < _MOST_DEPTH and not _flat(each):
                yield PLAIN, f"{pad}{name}"
                yield from _readings(each, depth + 1)
            else:
                yield PLAIN, f"{pad}{name}: {_text(each)}"
    elif isinstance(value, list | tuple):
        for place, each in enumerate(value, 1):
            if isinstance(each, Mapping | list | tuple) and depth < _MOST_DEPTH and not _flat(each):
                yield PLAIN, f"{pad}{place}"
                yield from _readings(each, depth + 1)
            else:
                yield PLAIN, f"{pad}{place}  {_text(each)}"
    else:
        yield PLAIN, f"{pad}{_text(value)}"


def _flat(value: Any) -> bool:
    """Whether a line holds it: a list without lists in it."""
    return isinstance(value, list | tuple) and not any(isinstance(each, Mapping | list | tuple) for each in value)


def _text(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        shown = ", ".join(_text(each) for each in value[:_SHORT])
        return shown if len(value) <= _SHORT else f"{shown}, … ({len(value)})"
    if isinstance(value, Mapping):
        return "{…}" if value else "{}"
    text = str(value).replace("\r\n", " ⏎ ").replace("\n", " ⏎ ")
    return text if len(text) <= _LONG_TEXT else f"{text[:_LONG_TEXT]}…"
