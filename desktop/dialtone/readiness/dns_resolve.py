"""dns.resolve: whether every name server of the site knows the provider's hosts, and how fast."""

import asyncio
import statistics
from collections.abc import Sequence

import msgspec

from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.net.names import Answer
from dialtone.profile import ProviderProfile
from dialtone.readiness.base import VERDICTS, Context, NotRun, fillable, result

ID = "dns.resolve"


def host_names(profile: ProviderProfile) -> list[str]:
    """The names that must resolve: those listed, and the SIP hosts. NotRun when there are none or all need the account."""
    listed = [*(entry.name for entry in profile.dns.names), *(entry.host for entry in profile.sip)]
    names = [name for _, name in fillable(profile, listed, lambda text: text)]
    return [name for name in dict.fromkeys(names) if not name.replace(".", "").isdigit() and ":" not in name]


async def run(context: Context) -> CheckResult:
    """Fail when a name is unknown everywhere or no server answers; warn on a silent or disagreeing server and on slow answers."""
    names = host_names(context.profile)
    if not names:
        raise NotRun("not-in-profile")
    servers = context.names.nameservers
    if not servers:
        if context.interface is None:
            raise NotRun("no-network")
        return result(ID, Verdict.FAIL, "no-server")
    asked = [(server, name, rdtype) for server in servers for name in names for rdtype in ("A", "AAAA")]
    answers = await asyncio.gather(*(context.names.ask(*question) for question in asked))
    if not any(answer.found for answer in answers):
        # Does the server know the world at all? If not even this, the line is missing and not the provider's name.
        answers += await asyncio.gather(*(context.names.ask(server, "com.", "SOA") for server in servers))
    for answer in answers:
        context.hear_answer(answer)
    return _with_open(judge(context.profile, servers, names, answers), context.profile)


def _with_open(found: CheckResult, profile: ProviderProfile) -> CheckResult:
    """Names that need the account weren't asked, so a pass is only a part of one."""
    listed = [*(entry.name for entry in profile.dns.names), *(entry.host for entry in profile.sip)]
    unasked = [profile.shown(name) for name in dict.fromkeys(listed) if profile.filled(name) is None]
    if found.verdict is not Verdict.PASS or not unasked:
        return found
    params = {**found.params, "skipped": unasked}
    return msgspec.structs.replace(found, verdict=Verdict.WARN, code=f"{ID}.partly", params=params, responsible=Responsible.PARTNER)


def judge(profile: ProviderProfile, servers: Sequence[str], names: Sequence[str], answers: Sequence[Answer]) -> CheckResult:
    """The verdict over all answers."""
    evidence = {"answers": [msgspec.to_builtins(answer) for answer in answers]}
    answering = [server for server in servers if any(a.server == server and a.rcode for a in answers)]
    if not answering:
        if all(answer.failure == "no-route" for answer in answers):
            raise NotRun("no-network", evidence=evidence)
        return result(ID, Verdict.FAIL, "silent", params={"servers": list(servers)}, evidence=evidence)
    knows = {name: {a.server for a in answers if a.name == name and a.found} for name in names}
    missing = [name for name in names if not knows[name]]
    if missing:
        said = sorted({a.rcode for a in answers if a.name in missing and a.rcode})
        return result(ID, Verdict.FAIL, "missing", params={"names": missing, "answer": said}, evidence=evidence)
    silent = [server for server in servers if server not in answering]
    if silent:
        return result(ID, Verdict.WARN, "server-silent", params={"servers": silent}, evidence=evidence)
    differing = [name for name in names if len(knows[name]) < len(servers)]
    if differing:
        return result(ID, Verdict.WARN, "differ", params={"names": differing}, evidence=evidence)
    times = {server: [a.milliseconds for a in answers if a.server == server and a.milliseconds is not None] for server in servers}
    slowest = max(round(statistics.median(values), 1) for values in times.values() if values)
    limit = profile.thresholds.dns_ms
    verdict = VERDICTS[limit.grade(slowest)]
    code = "ok" if verdict is Verdict.PASS else "slow"
    params = {"milliseconds": slowest, "names": list(names), "servers": list(servers)}
    return result(ID, verdict, code, value=slowest, unit="ms", threshold=limit.good, params=params, evidence=evidence)
