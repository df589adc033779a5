"""tls.chain: whether a phone, which knows the public roots and nothing else, would accept the servers' certificates."""

import datetime as dt

import msgspec

from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.net.tls import Certificate, Seen
from dialtone.profile.types import Threshold
from dialtone.readiness.base import VERDICTS, Context, Part, from_parts
from dialtone.readiness.tls_targets import parts_of, with_skipped

ID = "tls.chain"
_OLD = {"SSLv3", "TLSv1", "TLSv1.1"}


async def run(context: Context) -> CheckResult:
    """Every TLS server of the profile: trusted, the right name, in its time (by NTP's clock where measured), not about to expire."""
    offset = await context.offset()
    limit = context.profile.thresholds.certificate_days

    async def judge(_context: Context, seen: Seen) -> Part:
        # Read when the chain is there, since the offset may have been waited for.
        return judge_chain(seen, dt.datetime.now(dt.UTC) + dt.timedelta(seconds=offset), limit)

    parts, skipped = await parts_of(context, judge)
    evidence = {"clock_offset_s": offset}
    found = from_parts(ID, parts, unit="d", threshold=limit.good, responsible=Responsible.PROVIDER, evidence=evidence)
    return with_skipped(found, skipped)


def judge_chain(seen: Seen, now: dt.datetime, limit: Threshold) -> Part:
    """What one chain comes to at the moment `now`."""
    evidence = msgspec.to_builtins(seen)
    params = {"host": seen.host, "port": seen.port}
    if not seen.chain:
        return Part(verdict=Verdict.FAIL, code="unreadable", params=params, evidence=evidence)
    leaf = seen.chain[0]
    days = (leaf.not_after - now).days
    params = {**params, "issuer": leaf.issuer, "until": leaf.not_after.date().isoformat(), "names": list(leaf.names), "days": days}
    reason = None if "profile" in seen.trusted and seen.trusted["profile"] is None else seen.trusted.get("public")
    if reason is not None:
        code = explain(seen.chain, reason, now)
        verdict = Verdict.WARN if code == "clock" else Verdict.FAIL
        return Part(verdict=verdict, code=code, params={**params, "reason": reason}, evidence=evidence)
    if leaf.not_after <= now:
        return Part(verdict=Verdict.FAIL, code="expired", params=params, evidence=evidence)
    if seen.version in _OLD:
        return Part(verdict=Verdict.WARN, code="old-version", params={**params, "version": seen.version}, evidence=evidence)
    verdict = VERDICTS[limit.grade(max(days, 0))]
    return Part(verdict=verdict, code="ok" if verdict is Verdict.PASS else "expires-soon", params=params, value=days, evidence=evidence)


def explain(chain: tuple[Certificate, ...], reason: str, now: dt.datetime) -> str:
    """The cause behind OpenSSL's reason. «clock»: only this computer's clock makes the certificate look out of date."""
    lower = reason.lower()
    leaf = chain[0]
    if "expired" in lower or "not yet valid" in lower:
        if all(one.not_before <= now <= one.not_after for one in chain):
            return "clock"
        return "expired" if "expired" in lower else "not-yet-valid"
    if "mismatch" in lower:
        return "wrong-name"
    if len(chain) == 1 and leaf.self_signed:
        return "self-signed"
    if "local issuer" in lower and len(chain) == 1:
        return "incomplete"
    return "untrusted"
