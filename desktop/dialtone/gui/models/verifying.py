"""What a verification says, in four questions answered apart: is it as it was signed, who signed, when, do pages and data agree."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from dialtone.gui.models.report_lines import grouped
from dialtone.services.clock import local
from dialtone.words import Words

translate = QCoreApplication.translate

Line = tuple[str, str, str]
"""Symbol, tone and words."""
_WORST = ("fail", "doubt", "warn", "ok", "muted", "text")


@dataclass(frozen=True)
class Section:
    """A question with its answers; `look` is the symbol and tone of the worst of them."""

    title: str
    lines: tuple[Line, ...]

    @property
    def look(self) -> tuple[str, str]:
        """Symbol and tone."""
        worst = min(self.lines, key=lambda line: _WORST.index(line[1]))
        return worst[0], worst[1]


def sections(document: dict[str, Any], words: Words) -> tuple[Section, ...]:
    """The answers to a verification (as `verify --json`); none for a file that is no report at all."""
    signed = document["signatures"]
    integrity = _integrity(document, words)
    if document["verdict"] == "unreadable":
        return (Section(translate("Verification", "Is it as it was signed?"), integrity),) if integrity else ()
    found = [Section(translate("Verification", "Is it as it was signed?"), integrity)]
    if signed:
        found.append(Section(translate("Verification", "Who signed?"), tuple(line for one in signed for line in _identity(one))))
        found.append(Section(translate("Verification", "When?"), tuple(line for one in signed for line in _time(one, words))))
    found.append(Section(translate("Verification", "Do pages and data agree?"), _data(document)))
    return tuple(found)


def _integrity(document: dict[str, Any], words: Words) -> tuple[Line, ...]:
    lines: list[Line] = []
    if document["signatures"]:
        fits = translate("Verification", "Every signature fits what it covers")
        lines.append(_line(document["intact"], fits, translate("Verification", "A signature does not fit what it covers")))
        nothing = translate("Verification", "Nothing was added after the signature")
        lines.append(_line(document["covers_whole_file"], nothing, translate("Verification", "Something was added after the signature")))
    elif document["verdict"] != "unreadable":
        lines.append(("circle-x", "fail", translate("Verification", "Nobody signed this file, so nothing vouches for what it says")))
    for finding in document.get("findings", ()):
        params = {name: value for name, value in finding.items() if name != "code"}
        lines.append(("circle-x", "fail", words.text(f"verify.finding.{finding['code']}", **params)))
    return tuple(dict.fromkeys(lines))


def _identity(signature: dict[str, Any]) -> list[Line]:
    signed = translate("Verification", "Signed by {who} ({level})").format(who=signature["signer"], level=signature["level"])
    trusted = translate("Verification", "The certificate is one that you trust")
    unknown = translate(
        "Verification",
        "The certificate is not one that you trust: who signed is not proven. Anybody can make a certificate with any name; "
        "compare its fingerprint with the one that the partner gave you, and trust it then.",
    )
    proven: Line = ("circle-check", "ok", trusted) if signature["trusted"] else ("circle-question-mark", "doubt", unknown)
    fingerprint = translate("Verification", "Fingerprint of the certificate: {fingerprint}").format(
        fingerprint=grouped(signature["fingerprint"])
    )
    lines: list[Line] = [("signature", "text", signed), ("hash", "muted", fingerprint), proven]
    if signature["modified_after"]:
        lines.append(("circle-x", "fail", translate("Verification", "Changed after this signature")))
    return lines


def _time(signature: dict[str, Any], words: Words) -> list[Line]:
    if not signature["time"]:
        return [("circle-question-mark", "doubt", translate("Verification", "The signature says no time"))]
    moment = words.moment(local(dt.datetime.fromisoformat(signature["time"])))
    if signature["time_source"] == "timestamp":
        return [("circle-check", "ok", translate("Verification", "{moment}, by a time-stamping authority").format(moment=moment))]
    text = translate("Verification", "{moment}, by the signer's own clock. A clock can be set: this time is claimed, not proven.")
    return [("clock", "muted", text.format(moment=moment))]


def _data(document: dict[str, Any]) -> tuple[Line, ...]:
    attached = document["attachment"]
    if attached is None:
        return (("circle-dashed", "muted", translate("Verification", "No data of Dialtone's in this file")),)
    agrees = translate("Verification", "Counted again from the data inside: users and channels are those of the report")
    differs = translate("Verification", "The data inside do not give the figures of the report")
    return (_line(attached["matches_report"], agrees, differs), ("hash", "muted", f"{attached['name']}: {grouped(attached['sha256'])}"))


def _line(good: bool, yes: str, no: str) -> Line:
    return ("circle-check", "ok", yes) if good else ("circle-x", "fail", no)
