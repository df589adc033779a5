"""Devices and cables from NetBox's CSV: panels, outlets and switches by their role, then what runs between them.

What NetBox says less precisely than the record («cat6a» for «Cat 6A») changes nothing. Devices that the record lacks are told.
"""

import re
from collections.abc import Mapping

from dialtone.cabling import cells as texts
from dialtone.cabling import netbox
from dialtone.cabling.mapping import Mapping as ColumnMapping
from dialtone.cabling.patch_board import Board
from dialtone.cabling.planning import ImportPlan, PlanRow, RefusedError, cells_of, problem, unused
from dialtone.cabling.tables import Table, clean
from dialtone.cabling.testers import file_name
from dialtone.domain.cabling_trace import panel_port
from dialtone.domain.changes import Edit
from dialtone.domain.likeness import plain
from dialtone.domain.problems import InputProblem
from dialtone.domain.record import Cord, Link, Outlet, Panel, Rack, Record, Switch, SwitchPort

LABEL = "edit.import-netbox"
_UNITS = {"m": 1.0, "cm": 0.01, "km": 1000.0, "ft": texts.FOOT, "in": texts.FOOT / 12, "mi": 1609.344}
_SIDES = ("side_a", "side_b")
_FORMS = {"switch": "switches", "panel": "panels", "outlet": "outlets"}


def plan(table: Table, mapping: ColumnMapping, record: Record) -> ImportPlan:
    """What importing these devices or cables does."""
    board, names = Board(record), netbox.Names(record)
    rows: list[PlanRow] = []
    for row in table.rows:
        title, remarks = " ".join(filter(None, map(clean, row.cells)))[:80], list[InputProblem]()
        try:
            said = cells_of(row, mapping.columns, table)
            step = _Cable(board, names, said) if mapping.kind == "netbox-cables" else _Device(board, names, said)
            title = step.title[:80]
            if (unknown := step.carry_out()) is not None:
                remarks.append(problem("device-unknown", table, row.number, value=unknown))
        except RefusedError as error:
            board.drop()
            rows.append(
                PlanRow(number=row.number, title=title, state="refused", problem=problem(error.code, table, row.number, **error.params))
            )
            continue
        rows.append(PlanRow(number=row.number, title=title, state=board.commit(), remarks=tuple(remarks)))
    return ImportPlan(
        file=file_name(table.file),
        sha256=table.sha256,
        kind=mapping.kind,
        rows=tuple(rows),
        edit=Edit(LABEL, board.changes()),
        unused=unused(table, mapping.columns.values()),
    )


class _Device:
    """A row of the devices' file."""

    def __init__(self, board: Board, names: netbox.Names, said: Mapping[str, str]) -> None:
        self._board, self._names, self._said = board, names, said
        self.title = said.get("name", "–")

    def carry_out(self) -> str | None:
        """Stage what the row says. Gives the name of a device that the record doesn't know."""
        said, board = self._said, self._board
        name = said.get("name")
        if name is None or len(name) > 200:
            raise RefusedError("missing", column="name")
        form, _, key = self._names.thing.get(plain(name), ":").partition(":")
        if not form:
            form, key = netbox.role_form(said.get("role", "")), name
            if form == "device":
                return None if board.device(name) is not None else name
        if form == "outlet":
            board.merge("outlets", key, Outlet)
        elif form == "panel":
            found = re.search(r"(\d{1,3}) ?x ?8p8c|(\d{1,3})[- ]?(?:port|poort|ports)", plain(said.get("device_type", "")))
            ports = int(found[1] or found[2]) if found is not None and board.get("panels", key) is None else None
            board.merge("panels", key, Panel, rack=self._rack(), position_u=self._position(), ports=ports or None)
        elif form == "switch":
            old: Switch | None = board.get("switches", key)
            maker, model, serial = said.get("manufacturer"), said.get("device_type"), said.get("serial")
            if old is not None:  # spelt otherwise, or cut off, it is the same
                maker = None if old.vendor and maker and netbox.slug(old.vendor) == netbox.slug(maker) else maker
                model = None if old.model and model and netbox.slug(old.model) == netbox.slug(model) else model
                serial = None if serial == (old.serial or "")[: netbox.SERIAL].strip() else serial
            board.merge(
                "switches",
                key,
                Switch,
                name=None if board.get("switches", key) else name,
                vendor=None if maker in {netbox.UNKNOWN, netbox.GENERIC} else maker,
                model=None if model is None or model.startswith(netbox.UNKNOWN) else model,
                serial=serial,
                rack=self._rack(),
                position_u=self._position(),
            )
        return None

    def _rack(self) -> str | None:
        if (name := self._said.get("rack")) is None:
            return None
        key = self._board.find("racks", name) or name
        self._board.merge("racks", key, Rack)
        return key

    def _position(self) -> int | None:
        text = self._said.get("position")
        if text is None:
            return None
        if not re.fullmatch(r"\d{1,3}(?:\.[05])?", text, re.ASCII):
            raise RefusedError("number", column="position", value=text[:40])
        return int(float(text))


class _Cable:
    """A row of the cables' file."""

    def __init__(self, board: Board, names: netbox.Names, said: Mapping[str, str]) -> None:
        self._board, self._names, self._said = board, names, said
        self.title = said.get("label") or " – ".join(said.get(f"{side}_device", "?") for side in _SIDES)

    def carry_out(self) -> str | None:
        """Stage the cable: between rear ports of a panel and an outlet a link, else a cord."""
        ends, types = [], []
        for side in _SIDES:
            end, kind = self._end(side)
            ends.append(end)
            types.append(kind)
        forms = {end.partition(":")[0] for end in ends}
        if types == [netbox.REAR, netbox.REAR] and forms == {"panel", "outlet"}:
            self._link(*sorted(ends, key=lambda end: end.startswith("outlet:")))
        else:
            self._cord(ends[0], ends[1])
        return None

    def _end(self, side: str) -> tuple[str, str]:
        said, board = self._said, self._board
        try:
            name, kind, port = (said[f"{side}_{part}"] for part in ("device", "type", "name"))
        except KeyError as error:
            raise RefusedError("missing", column=str(error.args[0])) from None
        form, _, key = self._names.thing.get(plain(name), ":").partition(":")
        if not form:
            found = [(form, found) for form, table in _FORMS.items() if (found := board.find(table, name)) is not None]
            if (device := board.device(name)) is not None:
                found.append(("device", device))
            if len(found) != 1:
                raise RefusedError("end-unclear" if found else "end-unknown", value=name[:80], column=f"{side}_device")
            form, key = found[0]
        if form == "panel":
            digits = re.search(r"(\d{1,5})$", port, re.ASCII)
            if digits is None or not 1 <= int(digits[1]) <= 10_000:
                raise RefusedError("port", value=port[:40])
            limit = board.get("panels", key).ports
            if limit is not None and int(digits[1]) > limit:
                raise RefusedError("port-beyond", panel=key, port=int(digits[1]), limit=limit)
            return panel_port(key, int(digits[1])), kind
        return (f"switch:{self._switch_port(key, port)}" if form == "switch" else f"{form}:{key}"), kind

    def _switch_port(self, switch: str, name: str) -> str:
        board = self._board
        if (row := board.get("switch_ports", name)) is not None and row.switch == switch:
            return name  # a port without a name goes out by its id
        key = board.switch_port(switch, name)
        if board.get("switch_ports", key) is not None:
            return key
        board.merge("switch_ports", key, SwitchPort, switch=switch, name=name)
        return key

    def _metres(self) -> float | None:
        text = self._said.get("length")
        if text is None:
            return None
        factor = _UNITS.get(plain(self._said.get("length_unit", "m")))
        try:
            found = texts.number(text, ".")
        except ValueError:
            found = None
        if found is None or factor is None or not 0 <= (metres := round(found[0] * factor, 3)) <= 10_000:
            raise RefusedError("number", column="length", value=text[:40])
        return metres

    def _category(self, known: str | None) -> str | None:
        """The category, unless the record says the same in other words."""
        said = self._said.get("type")
        if said is None or netbox.cable_type(known) == said:
            return None
        return f"Cat {said.removeprefix('cat').upper().replace('5E', '5e')}" if netbox.cable_type(said) else None

    def _length(self, known: float | None) -> float | None:
        metres = self._metres()
        return None if known is not None and metres is not None and abs(known - metres) < 0.006 else metres

    def _link(self, port: str, outlet: str) -> None:
        board = self._board
        there = board.link_at(outlet)
        key = self._said.get("label") or (there.id if there is not None else outlet.removeprefix("outlet:"))
        key = board.find("links", key) or key
        old: Link | None = board.get("links", key)
        panel, _, number = port.removeprefix("panel:").rpartition(":")
        category, length = self._category(old.category if old else None), self._length(old.length_m if old else None)
        place = {"panel": panel, "port": int(number), "outlet": outlet.removeprefix("outlet:")}
        board.merge("links", key, Link, **place, category=category, length_m=length)
        board.check_link(board.get("links", key))

    def _cord(self, a: str, b: str) -> None:
        board, label = self._board, self._said.get("label")
        there = next((cord for cord in board.cords_at(a) if {cord.a, cord.b} == {a, b}), None)
        key = (board.find("cords", label) or label) if label else (there.id if there is not None else board.new_cord())
        old: Cord | None = board.get("cords", key)
        if old is not None and {old.a, old.b} == {a, b}:
            a, b = old.a or a, old.b or b
        category, length = self._category(old.category if old else None), self._length(old.length_m if old else None)
        board.merge("cords", key, Cord, a=a, b=b, category=category, length_m=length)
        board.check_cord(board.get("cords", key))
