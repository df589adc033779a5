"""What is said of a readiness run as a whole."""

import ipaddress
from typing import Any

from PySide6.QtCore import QCoreApplication

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import ReadinessRun
from dialtone.gui.models.scan_fields import duration
from dialtone.services.clock import local
from dialtone.words import Words

translate = QCoreApplication.translate


def broken_off(run: ReadinessRun) -> bool:
    """Whether it was interrupted, or filled up with what an interrupted one before it left open."""
    return not run.complete or any(check.reason == "interrupted" for check in run.checks)


def is_here(responder: str) -> bool:
    """Whether «host[:port]» is this computer itself: nothing of the line is between."""
    host = responder.strip().lower()
    if host.startswith("["):
        host = host[1:].partition("]")[0]
    elif host.count(":") == 1:
        host = host.partition(":")[0]
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.rstrip(".") == "localhost"


def measured_here(run: ReadinessRun) -> bool:
    """Whether the responder of a run that isn't for practice was this computer itself."""
    return not run.training and any(
        is_here(str(check.params.get("server", ""))) for check in run.checks if check.verdict is not Verdict.NOT_RUN
    )


def here_text() -> str:
    """What such a run is worth."""
    return translate("Readiness", "The responder is this computer itself: what is measured with it says nothing of the line.")


def headline(run: ReadinessRun) -> tuple[str, str, str]:
    """The verdict in a few words, with symbol and tone."""
    verdicts = [check.verdict for check in run.checks]
    failed, warned = verdicts.count(Verdict.FAIL), verdicts.count(Verdict.WARN)
    if broken_off(run):
        text = translate("Readiness", "interrupted: {failed} failed, {warned} to look at").format(failed=failed, warned=warned)
        return text, "ban", "fail" if failed else "warn"
    if failed:
        text = translate("Readiness", "not ready: {failed} failed, {warned} to look at").format(failed=failed, warned=warned)
        return text, "circle-x", "fail"
    if warned:
        return translate("Readiness", "{warned} to look at").format(warned=warned), "triangle-alert", "warn"
    if measured_here(run):
        return translate("Readiness", "responder on this computer: the line was not measured"), "triangle-alert", "warn"
    return _without_faults(verdicts)


def _without_faults(verdicts: list[Verdict]) -> tuple[str, str, str]:
    if Verdict.PASS not in verdicts:
        return translate("Readiness", "nothing could be measured"), "circle-dashed", "doubt"
    if Verdict.NOT_RUN in verdicts:
        return translate("Readiness", "what was measured passed"), "circle-dashed", "accent"
    return translate("Readiness", "ready"), "circle-check", "ok"


def about(run: ReadinessRun, words: Words) -> str:
    """When, from where and how long; whether it was broken off, and what was taken over from before."""
    started = local(run.started)
    moment = f"{words.date(started.date())} {started:%H:%M}"
    text = translate("Readiness", "Measured {moment} through {interface}, in {time}.")
    said = [text.format(moment=moment, interface=run.interface or "–", time=duration(run.seconds))]
    if broken_off(run):
        said.insert(0, translate("Readiness", "Broken off: what is missing was not run."))
    kept = sum("taken_over_from" in check.evidence for check in run.checks)
    if measured_here(run):
        said.append(here_text())
    if kept:
        said.append(translate("Readiness", "{count} results are from the run before.").format(count=kept))
    return " ".join(said)


def live_limits(profile: Any) -> dict[str, float]:
    """The profile's limits for the curves: the round trip's is twice that of one way."""
    limits = profile.thresholds
    return {"delay": 2 * limits.delay_ms.good, "jitter": limits.jitter_ms.good, "loss": limits.loss_percent.good}
