"""The figures of PoE: classes, balances worked out by hand, loss in the cable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain import poe
from dialtone.domain.record import Switch, SwitchPort


def balance(watts: float | None, classes: list[int | None], powered: bool = True) -> poe.PowerBudget:
    ports = [SwitchPort(id=str(number), switch="s", poe_class=each) for number, each in enumerate(classes)]
    return poe.budget(Switch(id="s", poe_budget_w=watts), ports, frozenset(port.id for port in ports) if powered else frozenset())


@pytest.mark.parametrize(
    ("classes", "reserved", "budget", "said"),
    [
        ([2] * 24, 168.0, 195, "ok"),
        ([2] * 24, 168.0, 123, "over"),
        ([2] * 24, 168.0, 180, "tight"),
        ([3] * 24, 369.6, 370, "tight"),
        ([0] * 24, 369.6, 370, "tight"),
        ([3] * 48, 739.2, 740, "tight"),
        ([1, 4, 5, 8], 169.0, 370, "ok"),
        ([], 0.0, 0, "ok"),
    ],
)
def test_worked_balances(classes, reserved, budget, said):
    found = balance(budget, classes)
    assert (found.reserved_w, found.balance, found.devices, found.assumed) == (reserved, said, len(classes), 0)


def test_what_is_not_known_is_assumed_and_says_so():
    found = balance(370, [None] * 24)
    assert (found.reserved_w, found.assumed_w, found.total_w, found.balance) == (0, 369.6, 369.6, "tight")
    assert found.assumed == 24
    assert balance(195, [None] * 24).balance == "perhaps-over"
    assert balance(60, [4, 4, None]).balance == "perhaps-over"
    assert balance(59, [4, 4, None]).balance == "over"
    assert balance(195, [None] * 24, powered=False).balance == "ok"
    assert balance(None, [2]).balance == "unknown"
    assert balance(None, []).balance == "ok"
    assert balance(0, [2]).balance == "over"
    assert balance(0, [None]).balance == "perhaps-over"


def test_what_the_switch_reserves_goes_before_the_class():
    ports = [SwitchPort(id="1", poe_class=3, poe_w=5.2), SwitchPort(id="2", poe_w=0), SwitchPort(id="3", poe_class=1)]
    found = poe.budget(Switch(id="s", poe_budget_w=100), ports)
    assert (found.reserved_w, found.devices) == (9.2, 2)
    assert found.used == pytest.approx(0.092)


@pytest.mark.parametrize(
    ("budget", "most"), [(65, (16, 9, 4)), (95, (23, 13, 6)), (123, (30, 17, 7)), (195, (48, 27, 12)), (370, (92, 52, 24))]
)
def test_how_many_telephones_a_budget_carries(budget, most):
    assert tuple(poe.most_devices(budget, number) for number in (1, 2, 3)) == most


def test_the_class_table_agrees_with_the_loss_in_the_cable():
    volts, watts = poe.cable_loss(0.35, 100)
    assert (volts, watts) == (pytest.approx(7.0), pytest.approx(2.45))
    assert poe.CLASSES[3].pse_w - watts == pytest.approx(poe.CLASSES[3].pd_w)
    for number, each in enumerate(poe.CLASSES):
        assert each.number == number
        assert each.pd_w < each.pse_w
        assert poe.pse_w(number) == each.pse_w
        assert number <= poe.HIGHEST[each.standard]
    assert poe.pse_w(None) == poe.pse_w(9) == 15.4


@given(st.lists(st.none() | st.integers(0, 8), max_size=48), st.floats(1, 2000))
def test_one_device_more_never_makes_it_better(classes, budget):
    order = ["ok", "tight", "perhaps-over", "over"]
    before = order.index(balance(budget, classes).balance)
    assert all(order.index(balance(budget, [*classes, more]).balance) >= before for more in (None, 0, 4))


@pytest.mark.parametrize("tenths", [87, 107, 132, 3700, 4106, 19996])
def test_exactly_nine_tenths_is_good_and_a_hundredth_more_is_tight(tenths):
    watts = round(tenths * 0.09, 2)
    said = [
        poe.budget(Switch(id="s", poe_budget_w=tenths / 10), [SwitchPort(id="p", poe_w=reserved)]).balance
        for reserved in (watts, watts + 0.01)
    ]
    assert said == ["ok", "tight"]
