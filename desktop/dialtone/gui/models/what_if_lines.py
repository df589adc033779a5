"""What so many users would need, in words, beside what the line was measured to carry."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import ReadinessRun
from dialtone.domain.what_if import WhatIf
from dialtone.gui.models.readings import rate_text
from dialtone.words import Words

translate = QCoreApplication.translate


@dataclass(frozen=True)
class CodecLine:
    """A codec: kbit/s for one call, for the channels of the terms, and for those of the busy hour, each way."""

    codec: str
    per_call: str
    needed: str
    busy: str


def terms_text(found: WhatIf, words: Words) -> str:
    """«9 channels × 95,2 kbit/s (G.711) = 857 kbit/s each way»."""
    text = translate("WhatIf", "{channels} channels × {rate} kbit/s ({codec}) = {needed} each way")
    return text.format(
        channels=found.channels, rate=words.number(found.per_call_kbit_s), codec=found.codec, needed=rate_text(found.needed_kbit_s, words)
    )


def busy_text(found: WhatIf, words: Words) -> str:
    """What the busy hour asks by Erlang B."""
    text = translate(
        "WhatIf",
        "{erlang} erlang: {busy} channels ({needed}) turn away at most 1 % of the calls; the {channels} of the terms turn away "
        "{blocked} %.",
    )
    return text.format(
        erlang=words.number(found.erlang),
        busy=found.busy_channels,
        needed=rate_text(found.busy_needed_kbit_s, words),
        channels=found.channels,
        blocked=words.number(found.blocked_percent),
    )


ENOUGH, SHORT, BEYOND, UNMEASURED = "enough", "short", "beyond", "unmeasured"
"""«beyond»: more calls than were played, and the rates don't say that they wouldn't fit."""

LOOKS = {ENOUGH: "pass", SHORT: "fail", BEYOND: "not-run", UNMEASURED: "not-run"}


def standing(found: WhatIf, run: ReadinessRun | None) -> str:
    """What the measured line says of the channels: one of the words above. What was played counts before what was computed."""
    held, fits, channels = found.held_calls, found.fits_calls, found.channels
    if held is None and fits is None:
        return UNMEASURED
    if held is not None:
        if held >= channels:
            return ENOUGH
        bound = run is not None and any(check.id == "capacity.calls" and check.verdict is Verdict.FAIL for check in run.checks)
        return SHORT if bound or (fits is not None and fits < channels) else BEYOND
    return ENOUGH if fits is not None and fits >= channels else SHORT


def standing_word(where: str) -> str:
    """The same in words."""
    return {
        ENOUGH: translate("WhatIf", "the line carries that"),
        SHORT: translate("WhatIf", "the line does not carry that"),
        BEYOND: translate("WhatIf", "more than was played: run the checks with this number of calls"),
        UNMEASURED: translate("WhatIf", "not measured"),
    }[where]


def measured_text(found: WhatIf, run: ReadinessRun | None, words: Words) -> str:
    """What was measured of the line, against the channels."""
    parts = []
    capacity = run.capacity if run is not None else None
    if capacity is not None and capacity.down_kbit_s is not None and capacity.up_kbit_s is not None:
        text = translate("WhatIf", "Measured: {down} download, {up} upload.")
        parts.append(text.format(down=rate_text(capacity.down_kbit_s, words), up=rate_text(capacity.up_kbit_s, words)))
    if found.fits_calls is not None:
        parts.append(translate("WhatIf", "By the measured rates {calls} calls fit.").format(calls=found.fits_calls))
    if found.held_calls is not None:
        parts.append(translate("WhatIf", "Played with the responder, {calls} calls held.").format(calls=found.held_calls))
    return " ".join(parts) or translate("WhatIf", "The line itself was not measured: run the checks with a responder.")


def codec_lines(found: Sequence[WhatIf], words: Words) -> tuple[CodecLine, ...]:
    """A line per codec."""
    return tuple(
        CodecLine(one.codec, words.number(one.per_call_kbit_s), words.number(one.needed_kbit_s), words.number(one.busy_needed_kbit_s))
        for one in found
    )
