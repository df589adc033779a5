"""The three-way view as values: each device with what order, LAN and platform say of it, and where these three differ.

Made by `dialtone.domain.three_way`. Codes and parameters only; the words are `three-way.*`. The view states differences, decides nothing.
"""

import datetime as dt
from enum import StrEnum
from typing import Any

from msgspec import Struct

from dialtone.domain.discovery import FoundDevice
from dialtone.domain.kinds import Responsible, Severity
from dialtone.domain.record import Device, PlatformDevice, PlatformImport


class OnOrder(StrEnum):
    """Whether the order has this model. Which one of ten equal devices was ordered is not known: the order counts models."""

    ORDERED = "ordered"
    NOT_ORDERED = "not-ordered"
    NOT_STATED = "not-stated"
    """The order names no devices, or the device's model is not known."""


class OnLan(StrEnum):
    """Whether the device was seen on the LAN."""

    SEEN = "seen"
    NOT_SEEN = "not-seen"
    NOT_EXPECTED = "not-expected"
    """It has no connection of its own: an application, a cordless handset, a telephone behind an adapter."""
    NOT_KNOWN = "not-known"
    """No scan, none that was complete, or nothing to recognise it by: not seeing it says nothing."""


class OnPlatform(StrEnum):
    """Whether the platform lists the device."""

    LISTED = "listed"
    EARLIER = "earlier"
    """An earlier import listed it and the latest does not."""
    NOT_LISTED = "not-listed"
    NOT_EXPECTED = "not-expected"
    """No entry of its own: a printer, a switch, a telephone behind an adapter."""
    NOT_KNOWN = "not-known"
    """Its kind or its MAC address has to be known before one can say."""
    NO_LIST = "no-list"


class Verdict(StrEnum):
    """What a row comes to."""

    DIFFERS = "differs"
    TO_CONFIRM = "to-confirm"
    NOTE = "note"
    AGREES = "agrees"
    NOT_COMPARED = "not-compared"


class Difference(Struct, frozen=True, kw_only=True):
    """One difference: `code` selects message, meaning and remedy; `evidence` says from which file and row, which scan, which device."""

    code: str
    severity: Severity
    responsible: Responsible
    params: dict[str, Any] = {}
    evidence: dict[str, Any] = {}


class DeviceRow(Struct, frozen=True, kw_only=True):
    """One device: all that is known of it by the three. `found` and the others keep the order of MAC, IP and id, never of the input."""

    key: str
    mac: str | None
    serial: str | None
    vendor: str | None
    model: str | None
    model_key: str
    kind: str | None
    order: OnOrder
    lan: OnLan
    platform: OnPlatform
    verdict: Verdict
    found: tuple[FoundDevice, ...] = ()
    recorded: tuple[Device, ...] = ()
    listed: tuple[PlatformDevice, ...] = ()
    person: str | None = None
    """The person's name by the dossier."""
    owner: str | None = None
    """The owner by the platform."""
    differences: tuple[Difference, ...] = ()


class ModelRow(Struct, frozen=True, kw_only=True):
    """One model: so many ordered, seen on the LAN, listed on the platform. `devices`: rows of this model, whatever is known of them."""

    key: str
    name: str
    ordered: int | None
    lan: int
    platform: int
    devices: int
    verdict: Verdict
    differences: tuple[Difference, ...] = ()


class OrderRow(Struct, frozen=True, kw_only=True):
    """One item of the order. Users are compared with the owners on the platform; the other items are no devices and stay uncompared."""

    item: str
    ordered: float
    recorded: int | None = None
    platform: int | None = None
    verdict: Verdict = Verdict.NOT_COMPARED
    differences: tuple[Difference, ...] = ()


class Counts(Struct, frozen=True, kw_only=True):
    """Figures for the top of the view; `ordered` None: the order names no devices."""

    ordered: int | None
    lan: int
    platform: int
    agree: int
    differ: int
    to_confirm: int
    not_compared: int


class ThreeWay(Struct, frozen=True, kw_only=True):
    """The whole view. `imports` newest first; `scanned` the start of the scan it was made of."""

    devices: tuple[DeviceRow, ...]
    models: tuple[ModelRow, ...]
    order: tuple[OrderRow, ...]
    counts: Counts
    imports: tuple[PlatformImport, ...] = ()
    scanned: dt.datetime | None = None
    scan_complete: bool = False

    @property
    def differs(self) -> bool:
        """Whether anything differs or is to be confirmed."""
        verdicts = {row.verdict for rows in (self.devices, self.models, self.order) for row in rows}
        return not verdicts.isdisjoint({Verdict.DIFFERS, Verdict.TO_CONFIRM})
