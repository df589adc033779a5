"""The devices on the order from a table: by model, rows added up, bad rows named, and nothing changed the second time."""

import pytest

from dialtone.domain.record import Order, OrderedTerminal, Record
from dialtone.services.ordered_devices import ORDER_FIELDS, plan, recognised
from dialtone.services.platform_table import read
from dialtone.words import LANGUAGES, Words


def table(text: str):
    return read(text.encode(), "/x/order.csv", ORDER_FIELDS)


@pytest.mark.parametrize("heading", ["Model;Aantal;Merk", "Device model,Qty,Brand", "Modèle\tQuantité\tMarque"])
def test_models_are_added_up(heading: str) -> None:
    separator = next(mark for mark in ";,\t" if mark in heading)
    rows = "\n".join(separator.join(row) for row in (("T46U", "10", "Yealink"), ("t46u", "2.00", "yealink"), ("W70B", "1", "")))
    made = plan(Record(), table(f"{heading}\n{rows}\n"))
    assert made.terminals == (OrderedTerminal(model="T46U", vendor="Yealink", quantity=12), OrderedTerminal(model="W70B"))
    assert (made.devices, made.refused, len(made.edit.changes)) == (13, (), 1)
    assert plan(Record(order=Order(terminals=made.terminals)), table(f"{heading}\n{rows}\n")).edit.changes == ()


def test_bad_rows_are_named_and_the_others_taken() -> None:
    made = plan(Record(), table("Model;Aantal\n;3\nT46U;veel\nT46U;-1\nT46U;2,5\nT46U;99999999\nW70B;1\n"))
    assert [(one.code, one.params["row"]) for one in made.refused] == [
        ("ordered-row.model", 2), ("ordered-row.quantity", 3), ("ordered-row.quantity", 4), ("ordered-row.quantity", 5),
        ("ordered-row.quantity", 6),
    ]  # fmt: skip
    assert made.devices == 1
    assert all("{" not in Words(language).problem(one) for language in LANGUAGES for one in made.refused)


def test_only_a_table_with_both_columns_is_one() -> None:
    assert not recognised(table("Model;MAC\nT46U;805EC0000001\n"))
    assert recognised(table("Omschrijving;Stuks\nT46U;1\n"))
