"""Power over Ethernet: the classes of IEEE 802.3af, at and bt, and whether a switch's budget carries what hangs on it."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from dialtone.domain.record import Switch, SwitchPort

Standard = Literal["af", "at", "bt"]
Balance = Literal["ok", "tight", "perhaps-over", "over", "unknown"]
MARGIN = 0.9
"""The part of the budget that may be reserved without a warning."""


class PoeClass(Struct, frozen=True):
    """A class: watts that the switch sets aside (`pse_w`), watts that reach the device at the end of 100 m (`pd_w`), its standard."""

    number: int
    pse_w: float
    pd_w: float
    standard: Standard


CLASSES: tuple[PoeClass, ...] = (
    PoeClass(0, 15.4, 12.95, "af"),
    PoeClass(1, 4.0, 3.84, "af"),
    PoeClass(2, 7.0, 6.49, "af"),
    PoeClass(3, 15.4, 12.95, "af"),
    PoeClass(4, 30.0, 25.5, "at"),
    PoeClass(5, 45.0, 40.0, "bt"),
    PoeClass(6, 60.0, 51.0, "bt"),
    PoeClass(7, 75.0, 62.0, "bt"),
    PoeClass(8, 90.0, 71.3, "bt"),
)
UNCLASSIFIED_W = CLASSES[0].pse_w
"""What a switch sets aside for a device that doesn't say its class."""
HIGHEST: dict[Standard, int] = {"af": 3, "at": 4, "bt": 8}
"""The highest class that a switch of each standard feeds."""
FOUR_PAIRS = 5
"""From this class on the power comes over all four pairs."""


class PowerBudget(Struct, frozen=True, kw_only=True):
    """What a switch sets aside against what it has, in watts.

    `reserved_w` is known: what the switch says it reserves, else the class's watts. `assumed_w`: for devices that take power but whose
    class isn't known (`assumed` of them). `devices`: how many ports are counted.
    """

    budget_w: float | None
    reserved_w: float
    assumed_w: float
    devices: int
    assumed: int

    @property
    def total_w(self) -> float:
        """Known and assumed together."""
        return round(self.reserved_w + self.assumed_w, 2)

    @property
    def used(self) -> float | None:
        """The part of the budget that is reserved, assumptions included; None without a budget."""
        return self.total_w / self.budget_w if self.budget_w else None

    @property
    def balance(self) -> Balance:
        """`over`: what is known exceeds the budget; `perhaps-over`: only with what is assumed; `tight`: above nine tenths of it."""
        if self.budget_w is None or (self.budget_w == 0 and self.total_w == 0):
            return "unknown" if self.budget_w is None and self.devices else "ok"
        if self.reserved_w > self.budget_w:
            return "over"
        if self.total_w > self.budget_w:
            return "perhaps-over"
        return "tight" if self.total_w > MARGIN * self.budget_w + 1e-9 else "ok"  # exactly nine tenths is still good


def pse_w(number: int | None) -> float:
    """The watts that a switch sets aside for a class; for none or an unknown one those of a device that doesn't say it."""
    return CLASSES[number].pse_w if number is not None and 0 <= number < len(CLASSES) else UNCLASSIFIED_W


def budget(switch: Switch, ports: Iterable[SwitchPort], powered: frozenset[str] = frozenset()) -> PowerBudget:
    """A switch's balance. `powered`: ids of ports whose device surely or probably takes power, though neither class nor watts are known."""
    reserved, assumed, devices = 0.0, 0, 0
    for port in ports:
        if port.poe_w is not None:
            reserved += port.poe_w
            devices += port.poe_w > 0
        elif port.poe_class is not None:
            reserved += pse_w(port.poe_class)
            devices += 1
        elif port.id in powered:
            assumed += 1
            devices += 1
    return PowerBudget(
        budget_w=switch.poe_budget_w,
        reserved_w=round(reserved, 2),
        assumed_w=round(assumed * UNCLASSIFIED_W, 2),
        devices=devices,
        assumed=assumed,
    )


def most_devices(budget_w: float, number: int | None) -> int:
    """How many devices of one class a budget carries."""
    return int(budget_w / pse_w(number) + 1e-9)


def cable_loss(current_a: float, length_m: float, ohm_per_100_m: float = 20.0) -> tuple[float, float]:
    """Volts and watts lost in a cable; 20 Ω is the direct-current loop resistance that the standard allows over 100 m of Cat 3 cable."""
    volts = current_a * ohm_per_100_m * length_m / 100
    return volts, volts * current_a
