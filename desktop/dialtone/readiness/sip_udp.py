"""sip.udp: SIP over UDP towards each port of the profile."""

from dialtone.domain.readiness import CheckResult
from dialtone.net import exchange
from dialtone.net.failure import Failure
from dialtone.profile.types import SipEntry
from dialtone.readiness import sip_options
from dialtone.readiness.base import Context
from dialtone.readiness.sip_options import Probe, Question

ID = "sip.udp"


async def run(context: Context) -> CheckResult:
    """OPTIONS, repeated as in RFC 3261 17.1.2 but for 3.5 s only; bytes that aren't SIP count as «garbage», never as reachable."""
    return await sip_options.run(ID, "udp", context, _ask)


async def _ask(context: Context, _entry: SipEntry, host: str, address: str, port: int) -> Probe:
    question = Question(host, port, "UDP")
    answer, _ = await exchange.ask_udp(
        address, port, question.request, lambda data: question.reply(data) is not None, source=context.source_for(address)
    )
    message = question.reply(answer.data)
    if message is None:
        raise Failure("protocol")
    return sip_options.spoken(host, address, port, message, answer.seconds)
