"""sip.tls: SIP over TLS towards each port of the profile."""

from dialtone.domain.readiness import CheckResult
from dialtone.net import tls
from dialtone.profile.types import SipEntry
from dialtone.readiness import sip_options, sip_stream
from dialtone.readiness.base import Context
from dialtone.readiness.sip_options import Probe

ID = "sip.tls"


async def run(context: Context) -> CheckResult:
    """Only reachability: the certificate is the business of tls.chain, so that one fault isn't reported twice."""
    return await sip_options.run(ID, "tls", context, _ask)


async def _ask(context: Context, _entry: SipEntry, host: str, address: str, port: int) -> Probe:
    return await sip_stream.ask(context, host, address, port, "TLS", tls.accepting())
