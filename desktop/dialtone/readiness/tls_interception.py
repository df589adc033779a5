"""tls.interception: whether something in the network opens the encryption and shows its own certificate in the server's place.

This computer trusting what the public roots don't means that such a device's root was installed here. A profile's pins say it too, and so
does the name of a product that is known to do it.
"""

import msgspec

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.net.tls import Seen
from dialtone.profile import firewalls
from dialtone.profile.firewalls import Firewall
from dialtone.readiness.base import Context, NotRun, Part, from_parts
from dialtone.readiness.tls_targets import parts_of, with_skipped

ID = "tls.interception"


async def run(context: Context) -> CheckResult:
    """Fail on a chain that only this computer's own store trusts, that misses the pins, or that a known product issued.

    Not run when no chain says anything.
    """
    pins = {
        (host, entry.port): entry.issuer_spki_sha256
        for entry in context.profile.tls
        if entry.issuer_spki_sha256 and (host := context.profile.filled(entry.host))
    }

    makes = firewalls.load()

    async def judge(_context: Context, seen: Seen) -> Part:
        return judge_trust(seen, pins.get((seen.host, seen.port), ()), makes)

    looked, skipped = await parts_of(context, judge)
    parts = [part for part in looked if part.code not in {"refused", "silent", "no-tls"}]
    if not parts:
        raise NotRun("no-chain")
    if all(part.verdict is Verdict.NOT_RUN for part in parts):
        raise NotRun("chain-not-trusted", evidence={"targets": [part.evidence for part in parts]}, **parts[0].params)
    mute = [f"{part.params['host']}:{part.params['port']}" for part in looked if part not in parts or part.verdict is Verdict.NOT_RUN]
    return with_skipped(from_parts(ID, parts), [*skipped, *mute])


def judge_trust(seen: Seen, pins: tuple[str, ...], makes: tuple[Firewall, ...] = ()) -> Part:
    """What one chain comes to.

    One that nobody trusts proves nothing (it may be the server's own fault: tls.chain says so), unless a product among `makes` issued it.
    """
    issuer = seen.chain[0].issuer if seen.chain else "?"
    params = {"host": seen.host, "port": seen.port, "issuer": issuer}
    evidence = {"trusted": dict(seen.trusted), "chain": msgspec.to_builtins(seen.chain)}
    if pins and not {one.spki_sha256 for one in seen.chain} & set(pins):
        return Part(verdict=Verdict.FAIL, code="other-issuer", params=params, evidence=evidence)
    if "profile" in seen.trusted and seen.trusted["profile"] is None:
        return Part(verdict=Verdict.PASS, code="ok", params=params, evidence=evidence)
    public, system = seen.trusted.get("public"), seen.trusted.get("system")
    if public is None:
        return Part(verdict=Verdict.PASS, code="ok", params=params, evidence=evidence)
    if system is None:
        return Part(verdict=Verdict.FAIL, code="intercepted", params=params, evidence=evidence)
    product = next((make for one in seen.chain if (make := firewalls.opener(one.issuer, makes))), None)
    if product is not None:
        return Part(verdict=Verdict.FAIL, code="known-product", params={**params, "product": product.name}, evidence=evidence)
    return Part(verdict=Verdict.NOT_RUN, code="unknown", params=params, evidence=evidence)
