"""What the sheet for the firewall supplier says, as rows of text without a thought of paper."""

from urllib.parse import urlsplit

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult, ReadinessRun
from dialtone.domain.remedies import REMEDIES, for_supplier, remedy_of
from dialtone.profile import ProviderProfile
from dialtone.profile.firewalls import Firewall, Setting
from dialtone.profile.types import Entry
from dialtone.report.document import Run, Text, Tone
from dialtone.words import Words

Makes = tuple[str, tuple[tuple[str, Text], ...]]
"""A change, and per make what it is called there."""

_LONGEST = 220
"""Characters of one check's message: a page has to hold all of them."""


def changes(run: ReadinessRun, profile: ProviderProfile, words: Words) -> list[tuple[Text, Text, Text]]:
    """What is asked, with why; measured; limit. Checks that ask for the same change share a row; what breaks calls first comes first."""
    groups: dict[str, list[CheckResult]] = {}
    for check in run.checks:
        if for_supplier(check):
            groups.setdefault(remedy_of(check) or check.id, []).append(check)
    weight = {code: at for at, code in enumerate(REMEDIES)}
    ordered = sorted(groups.items(), key=lambda group: (_mildest(group[1]), weight.get(group[0], len(weight))))
    return [_change(code, checks, profile, words) for code, checks in ordered]


def _mildest(checks: list[CheckResult]) -> int:
    """Failures before warnings."""
    return 0 if any(check.verdict is Verdict.FAIL for check in checks) else 1


def _change(code: str, checks: list[CheckResult], profile: ProviderProfile, words: Words) -> tuple[Text, Text, Text]:
    asked = words.text(f"sheet.remedy.{code}", seconds=seconds(profile)) if code in REMEDIES else _remedy(checks[0], words)
    why = "\n".join(dict.fromkeys(_short(words.text(f"check-code.{check.code}.message", **check.params)) for check in checks))
    measured = dict.fromkeys(_figure(check.value, check.unit, words) for check in checks)
    limits = dict.fromkeys(_figure(check.threshold, check.unit, words) for check in checks if check.threshold is not None)
    tone: Tone = "fail" if _mildest(checks) == 0 else "warn"
    mark = words.text("verdict.fail" if tone == "fail" else "verdict.warn")
    return (
        (Run(asked, "bold"), Run(f"\n{why}", "muted")),
        (Run(mark, tone), *(Run(f"\n{one}") for one in measured if one)),
        "\n".join(limits) or "–",
    )


def _remedy(check: CheckResult, words: Words) -> str:
    key = f"check-code.{check.code}.remedy"
    return words.text(key, **check.params) if words.has(key) else words.text(f"check.{check.id}.title")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} […]"


def _figure(value: object, unit: str | None, words: Words) -> str:
    """A measured number with its unit; what is no number is in the message."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    shown = words.text(f"unit.{unit}") if unit and words.has(f"unit.{unit}") else unit or ""
    return f"{words.value(value)}\N{NO-BREAK SPACE}{shown}".rstrip("\N{NO-BREAK SPACE}")


def verdict(run: ReadinessRun, count: int, words: Words) -> tuple[str, str, Tone]:
    """Title, text and tone of the statement at the head: never «nothing» without saying what wasn't checked."""
    missing = [words.text(f"check.{check.id}.title") for check in run.checks if check.verdict is Verdict.NOT_RUN]
    notes = [words.text("sheet.interrupted")] if not run.complete else []
    notes += [words.text("sheet.not-run", count=len(missing), checks=" · ".join(missing))] if missing else []
    if count:
        failed = any(check.verdict is Verdict.FAIL and for_supplier(check) for check in run.checks)
        return words.text("sheet.changes", count=count), " ".join([words.text("sheet.changes-text"), *notes]), "fail" if failed else "warn"
    return words.text("sheet.none-partly" if notes else "sheet.none"), " ".join(notes), "doubt" if notes else "ok"


def ports(profile: ProviderProfile, words: Words) -> list[tuple[Text, ...]]:
    """For what, host, ports and whether the provider confirmed it, for everything that telephones must reach."""
    rows: list[tuple[Text, ...]] = []

    def row(key: str, host: str, port: str, entry: Entry) -> None:
        state = Run(words.text("sheet.confirmed"), "ok") if entry.verified else Run(words.text("sheet.unverified"), "warn")
        line = (words.text(f"sheet.{key}"), profile.shown(host), port, state)
        if line not in rows:
            rows.append(line)

    for sip in profile.sip:
        transport = "UDP" if sip.transport == "udp" else "TCP"
        kind = "" if sip.transport in {"udp", "tcp"} else f" ({sip.transport.upper()})"
        row("signalling", sip.host, f"{transport} {', '.join(map(str, sip.ports))}{kind}", sip)
    rows.append((words.text("sheet.media"), words.text("sheet.media-unknown"), "UDP", Run(words.text("sheet.media-ask"), "warn")))
    for page in profile.provisioning:
        parts = urlsplit(page.url)
        row("provisioning", parts.hostname or "", f"TCP {parts.port or (443 if parts.scheme == 'https' else 80)}", page)
    for server in profile.tls:
        row("web", server.host, f"TCP {server.port}", server)
    for clock in profile.time:
        row("time", clock.host, f"UDP {clock.port}", clock)
    return rows


def makes(run: ReadinessRun, profile: ProviderProfile, firewalls: tuple[Firewall, ...], words: Words) -> list[Makes]:
    """For each change that is asked, in the order of weight, what each make calls it; without those that no make has words for."""
    asked = [code for code in REMEDIES if any(remedy_of(check) == code for check in run.checks)]
    found = []
    for code in asked:
        rows = tuple((make.name, _called(make.for_remedy(code), profile, words)) for make in firewalls if make.for_remedy(code))
        if rows:
            found.append((words.text(f"sheet.remedy.{code}", seconds=seconds(profile)), rows))
    return found


def _called(settings: tuple[Setting, ...], profile: ProviderProfile, words: Words) -> Text:
    runs: list[Run] = []
    for setting in settings:
        runs.append(Run(" · " if runs else ""))
        if setting.commands:
            runs.append(Run("  ⏎  ".join(setting.command_lines(seconds(profile)))))
        else:
            runs.append(Run(f"{setting.where} > "))
            runs.append(Run(setting.name, "bold"))
        if setting.to:
            runs.append(Run(f": {words.text(f'sheet.{setting.to}', seconds=seconds(profile))}"))
        if not setting.read:
            runs.append(Run("\N{NO-BREAK SPACE}°", "muted"))
    return tuple(runs)


def seconds(profile: ProviderProfile) -> int:
    """How long a UDP binding must live for the provider."""
    return round(profile.thresholds.binding_s.good)
