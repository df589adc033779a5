"""What the rules conclude, as values. Words come later: `because` and `question` are codes with parameters."""

from typing import Any

from msgspec import Struct

from dialtone.domain.findings import Finding
from dialtone.domain.terms import ChannelMethod


class CountedUser(Struct, frozen=True, kw_only=True):
    """A person, or a room whose telephones count, with the rule that makes it so. `count` is 1 for a person, the telephones for a room.

    `named` are the users' names on the platform; only for a room. Words: `because.<because>` with `params`.
    """

    subject: str
    name: str
    count: int
    clause: str
    devices: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    because: str = ""
    params: dict[str, Any] = {}


class NotUser(Struct, frozen=True, kw_only=True):
    """A person or device that is no user, with the rule. Words: `because.<because>` with `params`."""

    subject: str
    name: str
    clause: str
    because: str
    params: dict[str, Any] = {}


class Outcome(Struct, frozen=True):
    """What the count becomes if a doubt is answered one way: users and exact channels, all other doubts left as they are."""

    adds: int
    users: int
    channels: float


class Doubt(Struct, frozen=True, kw_only=True):
    """A question; `adds`: the least and the most it may change the users. Words: `question.<question>` with `params`."""

    subject: str
    clause: str
    question: str
    adds: tuple[int, int]
    params: dict[str, Any] = {}
    outcomes: tuple[Outcome, ...] = ()


class Reading(Struct, frozen=True):
    """The channels by a method: the exact value."""

    method: ChannelMethod
    exact: float


class Channels(Struct, frozen=True, kw_only=True):
    """Simultaneous calls (BT-4.a channels): `exact`, whole `calls` by the profile's rounding, `sizing` (rounded up) for bandwidth.

    `other` is the other reading; `range` the exact values that the doubts leave possible (None when there is only one count).
    """

    exact: float
    calls: int
    sizing: int
    method: ChannelMethod
    other: Reading
    range: tuple[float, float] | None = None


class BillingLine(Struct, frozen=True, kw_only=True):
    """Ordered against found; None is «not known» (no order in the dossier, recording volume not measured)."""

    item: str
    ordered: float | None
    found: float | None

    @property
    def difference(self) -> float | None:
        """Found minus ordered, or None where either is not known."""
        if self.ordered is None or self.found is None:
            return None
        return plain_number(self.found - self.ordered)


class ReductionStep(Struct, frozen=True):
    """The users that may remain from the start of a quarter («2027-Q1»)."""

    quarter: str
    users: int


class Exposure(Struct, frozen=True, kw_only=True):
    """What a false declaration would be billed on, side by side (BT-4.a false declaration)."""

    counted: int
    counted_max: int
    terminals: int
    ordered: float | None
    previous: int | None

    @property
    def declared(self) -> float | None:
        """The users declared to the provider as far as the dossier knows."""
        return self.ordered if self.ordered is not None else self.previous


class Count(Struct, frozen=True, kw_only=True):
    """The count of a site (design: site-format, rules of counting)."""

    users_total: int
    users_min: int
    users_max: int
    users: tuple[CountedUser, ...]
    not_users: tuple[NotUser, ...]
    terminals_total: int
    channels: Channels
    billing: tuple[BillingLine, ...]
    doubts: tuple[Doubt, ...]
    reduction_plan: tuple[ReductionStep, ...]
    exposure: Exposure


class EmergencyCheck(Struct, frozen=True, kw_only=True):
    """One person's or fixed device's way to the emergency services (BT-7).

    `verdict`: ok, mismatch, cannot-compare, no-address (of the block), outside (every block), unreadable, not-known (no caller ID);
    words `emergency-verdict.<verdict>`. `mobile`: location isn't guaranteed, whatever the verdict.
    """

    subject: str
    subject_kind: str
    name: str
    verdict: str
    number: str | None = None
    block: str | None = None
    registered: str | None = None
    real: str | None = None
    mobile: bool = False


class Assessment(Struct, frozen=True, kw_only=True):
    """All that the rules say about a record on a day."""

    count: Count
    findings: tuple[Finding, ...]
    emergency: tuple[EmergencyCheck, ...] = ()


def plain_number(value: float) -> float:
    """A whole number as int, so that 32 isn't printed as 32.0; decimals without binary noise."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded
