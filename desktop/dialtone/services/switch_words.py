"""What a reading of a switch leaves to a person, in words: contradictions, remarks and what was left out. For window and command line."""

from dialtone.services.switch_plan import Remark, SwitchPlan
from dialtone.services.switch_report import SwitchReport
from dialtone.words import Words


def notes(report: SwitchReport, plan: SwitchPlan, words: Words) -> list[str]:
    """A sentence for each thing that must not be overlooked."""
    texts = [
        words.text(f"switch.conflict.{each.code}", mac=each.mac, port=each.port, ports=each.ports, macs=each.macs)
        for each in report.conflicts
    ]
    texts += [remark(each, words) for each in plan.remarks]
    texts += [words.text("switch.unresolved", name=each.name or each.mac, raw=each.raw_port) for each in report.unresolved]
    counts = {"stale": report.stale, "unplaced": len(report.unplaced)}
    texts += [words.text(f"switch.{name}", count=count) for name, count in counts.items() if count]
    texts += [words.text(f"switch.{name}") for name, said in (("looped", report.looped), ("incomplete", not report.complete)) if said]
    return texts


def remark(one: Remark, words: Words) -> str:
    """A remark as a sentence."""
    params = dict(one.params)
    if "field" in params:
        params["field"] = words.text(f"switch.field.{params['field']}")
    return words.text(f"switch.remark.{one.code}", port=one.port, **params)
