"""dhcp.voice-options: whether the DHCP server steers telephones where the provider wants them, and nowhere else."""

from typing import Any

from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.profile.types import DhcpOption
from dialtone.readiness import dhcp_answers
from dialtone.readiness.base import Context, NotRun, result
from dialtone.readiness.dhcp_answers import Answers
from dialtone.wire import dhcp

ID = "dhcp.voice-options"
STEERING = (43, 66, 67, 120, 125, 150, 159, 160, 161, 176, 242)
"""Options that tell telephones of one make or another where their settings or their SIP server are."""
VLAN = (128, 132, 144, 157)
"""Options that tell telephones their VLAN; shown, but it's the site's own affair which it is."""


async def run(context: Context) -> CheckResult:
    """By the provider's rules: absent, present, or equal.

    Without rules an option that steers telephones is a warning, and its absence proves nothing.
    """
    return judge(await dhcp_answers.heard_servers(context), context.profile.dhcp.options)


def judge(found: Answers, rules: tuple[DhcpOption, ...]) -> CheckResult:
    """The verdict over all values that any server gives of each option."""
    given = {code: _values(found, code) for code in (*STEERING, *VLAN, *(rule.code for rule in rules))}
    given = {code: values for code, values in given.items() if values}
    evidence: dict[str, Any] = {**found.evidence, "voice": {str(code): values for code, values in sorted(given.items())}}
    steering = [f"{code}: {', '.join(given[code])}" for code in STEERING if code in given]
    if not rules:
        if not steering:
            raise NotRun("not-in-profile", responsible=Responsible.PROVIDER, evidence=evidence)
        return result(ID, Verdict.WARN, "no-rule", params={"options": steering}, evidence=evidence)
    for rule in rules:
        code = _broken(rule, given.get(rule.code, []))
        if code:
            params = {"option": rule.code, "value": ", ".join(given.get(rule.code, [])), "wanted": rule.value, "source": rule.source}
            return result(ID, Verdict.FAIL, code, params=params, evidence=evidence)
    stray = [one for one in steering if int(one.partition(":")[0]) not in {rule.code for rule in rules}]
    if stray:
        return result(ID, Verdict.WARN, "no-rule", params={"options": stray}, evidence=evidence)
    return result(ID, Verdict.PASS, "ok", params={"options": [rule.code for rule in rules]}, evidence=evidence)


def _values(found: Answers, code: int) -> list[str]:
    return list(dict.fromkeys(dhcp.shown(code, value) for server in found.servers for value in server.values(code)))


def _broken(rule: DhcpOption, given: list[str]) -> str | None:
    """What is wrong by this rule, or None."""
    if rule.must == "absent":
        return "unwanted" if given else None
    if not given:
        return "missing"
    return "other" if rule.must == "equal" and given != [rule.value] else None
