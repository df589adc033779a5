"""What is known of a found device and why, as values apart from widgets: its facts, and every signal that they come from."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from dialtone.domain.discovery import FoundDevice
from dialtone.services.clock import local
from dialtone.words import Words

translate = QCoreApplication.translate


def evidence_lines(device: FoundDevice, words: Words) -> tuple[tuple[str, str], ...]:
    """Every signal: a heading with its time, the way it came and its field, and its value as received."""
    return tuple((f"{local(item.at):%H:%M:%S}  {words.text(f'method.{item.by}')} · {item.field}", item.value) for item in device.evidence)


def facts(device: FoundDevice) -> Sequence[tuple[str, str]]:
    """What is known of a found device besides its name: (what, value) pairs, always the same ones, without a value where it isn't known."""
    transports = ", ".join(device.transports) or ", ".join(map(str, device.sip_ports))
    return (
        (translate("FoundEvidence", "IP address"), device.ip),
        (translate("FoundEvidence", "Also at"), "\n".join(device.addresses)),
        (translate("FoundEvidence", "MAC address"), device.mac or ""),
        (translate("FoundEvidence", "Serial number"), device.serial or ""),
        (translate("FoundEvidence", "Firmware"), device.firmware or ""),
        (translate("FoundEvidence", "Calls itself"), device.hostname or ""),
        (translate("FoundEvidence", "SIP on"), transports),
        (translate("FoundEvidence", "Switch port"), _place(device)),
    )


def _place(device: FoundDevice) -> str:
    switch = device.switch
    if switch is None:
        return ""
    place = f"{switch.name} {switch.port}"
    return place if switch.vlan is None else translate("FoundEvidence", "{place}, VLAN {vlan}").format(place=place, vlan=switch.vlan)
