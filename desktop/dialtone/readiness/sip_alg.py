"""sip.alg: whether something on the way rewrites SIP: a SIP ALG in the router, or a proxy, seen by what really arrived at the responder.

The same messages go to the SIP port and to a control port of the responder, over UDP and TCP, and to its TLS port, with the true local
address in them (an ALG leaves a foreign one alone). The responder returns what arrived as Base64: comparing the reply's own headers would
find nothing, because an ALG puts those back. Only the responder gets an INVITE: it is our own peer, where nothing rings.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.readiness.base import Context, NotRun, Peer, result
from dialtone.readiness.sip_flows import OTHER_CERTIFICATE, SIP_PORT, Flow, Message, flows
from dialtone.wire import sip_changes

ID = "sip.alg"
DEADLINE = 40.0
_SHOWN = 12


async def run(context: Context) -> CheckResult:
    """Fail when messages to the SIP port are changed, swallowed or dropped and those to the control port aren't; also when all are."""
    peer = await context.peer()
    if peer.sip_udp_port is None or (peer.sip_udp_port != SIP_PORT and not context.profile.training):
        raise NotRun("responder-no-sip-port", responsible=Responsible.PARTNER, host=peer.host)
    return judge(await flows(context, peer), peer)


def judge(found: Sequence[Flow], peer: Peer) -> CheckResult:
    """The verdict over all flows. Comparing ports tells a SIP ALG from a proxy; a silent port is a finding only beside one that answers."""
    evidence = {"flows": [_kept(flow) for flow in found]}
    params: dict[str, Any] = {"server": peer.host, "port": peer.sip_udp_port}
    for code, verdict, flow in _findings(found):
        change = next((change for message in flow.messages for change in message.changes if _counts(change, code)), None)
        params |= {"transport": flow.transport.upper(), "port": flow.port, "local_port": flow.local[1]}
        params |= {"where": change.where, "sent": change.sent, "arrived": change.arrived} if change else {}
        return result(ID, verdict, code, value=code in {"alg-on", "sip-proxy"}, threshold=False, params=params, evidence=evidence)
    silent = [flow for flow in found if not flow.answered]
    if silent:
        params["transport"] = ", ".join(dict.fromkeys(flow.transport.upper() for flow in silent))
        return result(ID, Verdict.WARN, "partly", value=False, threshold=False, params=params, evidence=evidence)
    params["transport"] = ", ".join(dict.fromkeys(flow.transport.upper() for flow in found))
    return result(ID, Verdict.PASS, "ok", value=False, threshold=False, params=params, evidence=evidence)


def _counts(change: sip_changes.Change, code: str) -> bool:
    return change.kind != "harmless" or code == "harmless"


def _findings(found: Sequence[Flow]) -> Iterable[tuple[str, Verdict, Flow]]:
    """What is wrong, the gravest first."""
    ways = [_way(found, transport) for transport in ("udp", "tcp")]
    for sip, control in ways:
        changed = [flow for flow in sip if flow.changed]
        if changed:
            yield ("sip-proxy" if any(flow.changed for flow in control) else "alg-on"), Verdict.FAIL, changed[0]
    yield from (("tls-intercepted", Verdict.FAIL, flow) for flow in found if flow.failure == OTHER_CERTIFICATE)
    for sip, _ in ways:
        yield from (("sip-swallowed", Verdict.FAIL, flow) for flow in sip if flow.swallowed)
    for flow in found:
        if flow.role != "sip" and flow.changed:
            yield "sip-proxy", Verdict.FAIL, flow
    for sip, control in ways:
        if not sip or any(flow.answered or flow.swallowed for flow in sip):
            continue
        if any(flow.answered for flow in control):
            yield "sip-blocked", Verdict.FAIL if sip[0].transport == "udp" else Verdict.WARN, sip[0]
        elif sip[0].transport == "udp":
            yield "udp-blocked", Verdict.FAIL, sip[0]
    yield from (("harmless", Verdict.WARN, flow) for flow in found if any(message.changes for message in flow.messages))


def _way(found: Sequence[Flow], transport: str) -> tuple[list[Flow], list[Flow]]:
    mine = [flow for flow in found if flow.transport == transport]
    return [flow for flow in mine if flow.role == "sip"], [flow for flow in mine if flow.role == "control"]


def _kept(flow: Flow) -> dict[str, Any]:
    return {
        "transport": flow.transport,
        "port": flow.port,
        "role": flow.role,
        "local": list(flow.local),
        "failure": flow.failure,
        "messages": [_kept_message(message) for message in flow.messages],
    }


def _kept_message(message: Message) -> dict[str, Any]:
    return {
        "method": message.method,
        "arrived": message.arrived is not None,
        "answered": message.answered,
        "reply_changed": message.reply_changed,
        "changes": [
            {"where": change.where, "kind": change.kind, "sent": change.sent, "arrived": change.arrived}
            for change in message.changes[:_SHOWN]
        ],
    }
