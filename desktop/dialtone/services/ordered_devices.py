"""Import of the devices on the order: so many of each model, from a table with a column for the model and one for the quantity."""

import re
from collections import Counter
from pathlib import Path

import msgspec
from msgspec import Struct

from dialtone.domain.changes import Edit, Set
from dialtone.domain.likeness import plain
from dialtone.domain.problems import InputProblem
from dialtone.domain.record import OrderedTerminal, Record
from dialtone.services.files import read_bounded
from dialtone.services.platform_table import FIELDS, MAX_BYTES, Fields, PlatformTable, read

LABEL = "edit.import-ordered-devices"
ORDER_FIELDS: Fields = {
    "model": (*FIELDS["model"], "article", "description", "artikel", "omschrijving", "article commande", "designation", "libelle"),
    "vendor": FIELDS["vendor"],
    "quantity": (
        "quantity",
        "qty",
        "amount",
        "ordered",
        "aantal",
        "hoeveelheid",
        "stuks",
        "besteld",
        "quantite",
        "qte",
        "nombre",
        "commande",
    ),
}
_MOST = 1_000_000


class OrderedPlan(Struct, frozen=True, kw_only=True):
    """What the import does: the whole list of ordered devices becomes this one. `refused` names rows by number."""

    file: str
    terminals: tuple[OrderedTerminal, ...]
    refused: tuple[InputProblem, ...]
    edit: Edit

    @property
    def devices(self) -> int:
        """Devices of all models together."""
        return sum(line.quantity for line in self.terminals)


def read_table(path: Path) -> PlatformTable:
    """The table in a file, by the headings of an order."""
    return read(read_bounded(path, MAX_BYTES), str(path), ORDER_FIELDS)


def recognised(table: PlatformTable) -> bool:
    """Whether it has a column for the model and one for the quantity."""
    return {"model", "quantity"} <= set(table.columns.values())


def plan(record: Record, table: PlatformTable) -> OrderedPlan:
    """The ordered devices in a table; rows of one model are added up. No change when the dossier says the same already."""
    quantities: Counter[tuple[str, str]] = Counter()
    names: dict[tuple[str, str], OrderedTerminal] = {}
    refused: list[InputProblem] = []
    for row in table.rows:
        cells = {name: row.cells[place] for place, name in table.columns.items() if place < len(row.cells)}
        model, vendor, text = (cells.get(name, "") for name in ("model", "vendor", "quantity"))
        quantity = re.sub(r"[.,]0*$", "", text)
        if not model or len(model) > 200:
            refused.append(InputProblem("ordered-row.model", file=table.file, row=row.number))
        elif not re.fullmatch(r"[0-9]{1,7}", quantity, re.ASCII) or int(quantity) > _MOST:
            refused.append(InputProblem("ordered-row.quantity", file=table.file, row=row.number, value=text[:40]))
        else:
            key = (plain(vendor), plain(model))
            names.setdefault(key, OrderedTerminal(model=model, vendor=vendor[:200] or None))
            quantities[key] += int(quantity)
    terminals = tuple(msgspec.structs.replace(names[key], quantity=min(quantities[key], _MOST)) for key in names)
    same = record.order is not None and record.order.terminals == terminals
    changes = () if same or not terminals else (Set("order", "", {"terminals": [msgspec.to_builtins(one) for one in terminals]}),)
    return OrderedPlan(file=Path(table.file).name, terminals=terminals, refused=tuple(refused), edit=Edit(LABEL, changes))
