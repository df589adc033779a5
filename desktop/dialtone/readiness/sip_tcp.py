"""sip.tcp: SIP over TCP towards each port of the profile."""

from dialtone.domain.readiness import CheckResult
from dialtone.profile.types import SipEntry
from dialtone.readiness import sip_options, sip_stream
from dialtone.readiness.base import Context
from dialtone.readiness.sip_options import Probe

ID = "sip.tcp"


async def run(context: Context) -> CheckResult:
    """A connection alone is a warning: firewalls accept in the server's place. Only a SIP reply passes."""
    return await sip_options.run(ID, "tcp", context, _ask)


async def _ask(context: Context, _entry: SipEntry, host: str, address: str, port: int) -> Probe:
    return await sip_stream.ask(context, host, address, port, "TCP", None)
