"""What the switch ports say of the cabling: speed, duplex, power, addresses in two places, and where cables and switch disagree."""

from collections import defaultdict
from collections.abc import Iterator

from dialtone.domain import poe
from dialtone.domain.cabling_identifiers import natural_key
from dialtone.domain.cabling_issue import CablingIssue
from dialtone.domain.cabling_survey import Survey
from dialtone.domain.kinds import Severity
from dialtone.domain.record import Switch, SwitchPort
from dialtone.domain.titles import mac_address

FEW = 2
"""Addresses behind a telephone: its own and the computer's."""
MANY = 16
"""More addresses than this are no desk switch but an uplink."""


def issues(survey: Survey) -> Iterator[CablingIssue]:
    """What is not suitable or contradicts itself on switches and their ports."""
    for port in survey.cabling.switch_ports:
        if port.speed_mbit_s == 10:
            yield survey.issue("speed-low", Severity.WARNING, "switch_ports", port.id)
        if port.duplex == "half":
            yield survey.issue("half-duplex", Severity.WARNING, "switch_ports", port.id)
        if FEW < len(survey.macs(port)) <= MANY and not survey.is_uplink(port):
            yield survey.issue("desk-switch-likely", Severity.DOUBT, "switch_ports", port.id)
    for switch in survey.cabling.switches:
        yield from _power(survey, switch)
    yield from _in_two_places(survey)
    yield from _differs(survey)


def power(survey: Survey, switch: Switch) -> poe.PowerBudget:
    """A switch's PoE balance."""
    return poe.budget(switch, survey.ports_of[switch.id], survey.powered(switch.id))


def _power(survey: Survey, switch: Switch) -> Iterator[CablingIssue]:
    balance = power(survey, switch)
    if balance.balance in {"over", "perhaps-over", "tight"}:
        severity = Severity.VIOLATION if balance.balance == "over" else Severity.WARNING
        figures = {"reserved": balance.total_w, "budget": balance.budget_w, "devices": balance.devices, "assumed": balance.assumed}
        yield survey.issue(f"poe-{balance.balance}", severity, "switches", switch.id, **figures)
    if switch.poe_standard is not None:
        highest = poe.HIGHEST[switch.poe_standard]
        for port in survey.ports_of[switch.id]:
            if port.poe_class is not None and port.poe_class > highest:
                params = {"poe_class": port.poe_class, "standard": f"802.3{switch.poe_standard}"}
                yield survey.issue("poe-class", Severity.VIOLATION, "switch_ports", port.id, **params)


def _in_two_places(survey: Survey) -> Iterator[CablingIssue]:
    """One address on two access ports of one switch, or one device that two ports claim: it was moved, or there is a loop."""
    claims: defaultdict[str, list[SwitchPort]] = defaultdict(list)
    for port in survey.cabling.switch_ports:
        if port.device is not None:
            claims[port.device].append(port)
    told: set[str] = set()
    for device, ports in sorted(claims.items()):
        if len(ports) > 1:
            told.add(mac_address(survey.index.devices[device].mac) if device in survey.index.devices else "")
            yield survey.issue("moved-or-looped", Severity.WARNING, "devices", device, ports=_names(survey, ports))
    for switch in sorted(survey.ports_of):
        ports_of: defaultdict[str, list[SwitchPort]] = defaultdict(list)
        for port in survey.ports_of[switch]:
            macs = survey.macs(port)
            if len(macs) <= MANY and not survey.is_uplink(port):
                for mac in macs:
                    ports_of[mac].append(port)
        for mac, ports in sorted(ports_of.items()):
            if len(ports) > 1 and mac not in told:
                first = min(ports, key=lambda port: natural_key(port.id))
                params = {"name": _owner(survey, mac), "ports": _names(survey, ports)}
                yield CablingIssue(code="moved-or-looped", severity=Severity.WARNING, kind="switch_ports", key=first.id, params=params)


def _owner(survey: Survey, mac: str) -> str:
    for device in survey.record.devices:
        if device.mac and mac_address(device.mac) == mac:
            return survey.name("devices", device.id)
    return mac


def _names(survey: Survey, ports: list[SwitchPort]) -> tuple[str, ...]:
    return tuple(sorted((survey.port_name(port) for port in ports), key=natural_key))


def _differs(survey: Survey) -> Iterator[CablingIssue]:
    """Devices that the cables put on another switch port than the switch does."""
    for device in survey.record.devices:
        seen = survey.index.seen_at.get(device.id)
        path = survey.path(device.id) if seen is not None else None
        end = path.end("switch") if path is not None else None
        if seen is not None and end is not None and end.id != seen.id:
            params = {"cables": survey.hop_name(end), "seen": survey.port_name(seen)}
            yield survey.issue("path-differs", Severity.WARNING, "devices", device.id, **params)
