"""A scan in words: how far it is, what a reader of the list must know, what could not be used, and what contradicts itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from dialtone.domain.discovery import Conflict, ScanNote, ScanProgress, ScanRun
from dialtone.gui.models.scan_fields import duration, scanned_text
from dialtone.services.clock import local
from dialtone.services.scan_course import Figures
from dialtone.words import Words

translate = QCoreApplication.translate

MOST_LINES = 50
"""Contradictions shown before the rest is only counted."""


def progress_text(step: ScanProgress, found: int, figures: Figures, words: Words) -> str:
    """«SIP question (OPTIONS): 120 of 508 · 85 a second · 31 devices, 40 addresses in use · 3 s, about 4 s left»."""
    parts = [_stage(step, figures, words)]
    if figures.rate is not None and not figures.listening:
        parts.append(translate("Scanning", "{rate} a second").format(rate=round(figures.rate)))
    parts.append(_found(step, found))
    if step.paused:
        return " · ".join(parts)
    return " · ".join([*parts, ", ".join(filter(None, (duration(figures.elapsed), _left(figures))))])


def _left(figures: Figures) -> str:
    if figures.left is None:
        return ""
    if figures.left < 1:
        return translate("Scanning", "nearly done")
    return translate("Scanning", "about {time} left").format(time=duration(figures.left))


def _stage(step: ScanProgress, figures: Figures, words: Words) -> str:
    if step.paused:
        return translate("Scanning", "Paused: nothing is sent")
    if figures.listening:
        return translate("Scanning", "Listening: restart the telephones now")
    text = translate("Scanning", "{stage}: {done} of {total}")
    return text.format(stage=words.text(f"method.{step.stage}"), done=step.done, total=step.total)


def _found(step: ScanProgress, found: int) -> str:
    if step.hosts <= found:
        return devices_text(found)
    return translate("Scanning", "{devices}, {count} addresses in use").format(devices=devices_text(found), count=step.hosts)


def devices_text(count: int) -> str:
    """«31 devices»."""
    return translate("Scanning", "1 device") if count == 1 else translate("Scanning", "%n devices", "", count)


@dataclass(frozen=True)
class Note:
    """A line under the table: a symbol, its tone, and the words. `weighty`: in view without being asked for."""

    icon: str
    tone: str
    text: str
    weighty: bool = False


def notes(run: ScanRun, words: Words) -> tuple[Note, ...]:
    """What a reader of the list must know: interrupted, notes of the scan, contradictions, ways that were not used and why."""
    found = []
    if not run.complete:
        text = translate("Scanning", "Interrupted: the list holds what was found until then, and nothing counts as missing.")
        found.append(Note("triangle-alert", "warn", text, weighty=True))
    found += [Note("triangle-alert", "warn", note_text(note, words), weighty=True) for note in run.notes]
    found += [Note("unlink", "warn", conflict_text(conflict, words, with_ip=True)) for conflict in run.conflicts[:MOST_LINES]]
    if len(run.conflicts) > MOST_LINES:
        more = len(run.conflicts) - MOST_LINES
        found.append(Note("unlink", "warn", translate("Scanning", "and {count} more contradictions").format(count=more)))
    for method in run.not_run:
        reason = words.text(f"reason.{method.reason}") + (f" ({method.detail})" if method.detail else "")
        text = translate("Scanning", "Not used: {method}: {reason}").format(method=words.text(f"method.{method.method}"), reason=reason)
        found.append(Note("circle-dashed", "muted", text))
    return tuple(found)


def notes_title(run: ScanRun) -> str:
    """One line about the run: «Scanned: 192.168.10.0/24, in 6 s · 2 contradictions · 3 ways not used»."""
    parts = [scanned_text(run)]
    if count := len(run.conflicts):
        one = translate("Scanning", "1 contradiction")
        parts.append(one if count == 1 else translate("Scanning", "%n contradictions", "", count))
    if count := len(run.not_run):
        one = translate("Scanning", "1 way of finding not used")
        parts.append(one if count == 1 else translate("Scanning", "%n ways of finding not used", "", count))
    return " · ".join(parts)


def note_text(note: ScanNote, words: Words) -> str:
    """A note of the scan, with what it is about in front."""
    text = words.text(f"note.{note.code}")
    return f"{note.detail} · {text}" if note.detail else text


def conflict_text(conflict: Conflict, words: Words, *, with_ip: bool = False) -> str:
    """A contradiction with both sides of it."""
    values: Iterable[str] = conflict.values
    if conflict.field == "kind":
        values = (words.text(f"kind.{value}") for value in conflict.values)
    title = words.text(f"conflict.{conflict.field}") if words.has(f"conflict.{conflict.field}") else conflict.field
    text = translate("Scanning", "Contradiction: {what}: {values}").format(what=title, values=" / ".join(values))
    return f"{conflict.ip} · {text}" if with_ip and conflict.ip else text


def summary(run: ScanRun, words: Words) -> str:
    """«41 devices · 24 November 2026 14:02»: how many answered, and when that was."""
    moment = local(run.started)
    here = devices_text(sum(device.present for device in run.devices))
    return f"{here} · {words.date(moment.date())} {moment:%H:%M}"
