"""One row of a patch list, carried out on the board: its places first, then the cables between them."""

import contextlib
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dialtone.cabling import cells as texts
from dialtone.cabling.patch_board import Board
from dialtone.cabling.planning import RefusedError
from dialtone.domain.cabling_identifiers import port_name
from dialtone.domain.cabling_tests import cable_key
from dialtone.domain.cabling_trace import panel_port
from dialtone.domain.likeness import plain
from dialtone.domain.problems import InputProblem
from dialtone.domain.record import Cord, Link, Outlet, Panel, Rack, Room, Switch, SwitchPort

if TYPE_CHECKING:
    from dialtone.cabling.patch_list import Rows

_YES = frozenset({"yes", "ja", "oui", "true", "x", "1", "y", "j", "o", "ftp", "stp", "sftp", "s/ftp", "f/utp", "u/ftp", "f/ftp", "s/utp"})
_NO = frozenset({"no", "nee", "neen", "non", "nein", "false", "0", "n", "utp", "u/utp"})


class RowStep:
    """One row, carried out on the board; raises `RefusedError` where it can't be."""

    def __init__(self, board: Board, said: Mapping[str, str], rows: "Rows", number: int, remarks: list[InputProblem]) -> None:
        self._board, self._said, self._rows, self._number, self._remarks = board, said, rows, number, remarks

    def carry_out(self) -> None:
        """Stage all that the row says."""
        said = self._said
        for field, text in said.items():
            if len(text) > 200:
                raise RefusedError("too-long", column=self._rows.title(field), limit=200)
        port = self._panel_port()
        outlet = self._outlet()
        device = self._device()
        switch_port = self._switch_port()
        self._link(port, outlet)
        near = port or (f"outlet:{outlet}" if outlet and switch_port else None) or (device if switch_port and not outlet else None)
        if "a" in said or "b" in said:
            self._cord("cord", self._end("a"), self._end("b"))
        elif switch_port or ("cord" in said):
            self._cord("cord", switch_port, near)
        if outlet and (device or "device_cord" in said):
            self._cord("device_cord", f"outlet:{outlet}", device)
        elif device and near != device:
            self._remark("device-nowhere", value=said["device"])
        if not self._board.staged and not {"link", "port", "outlet", "switch_port", "cord", "a", "b"} & set(said):
            raise RefusedError("says-nothing")

    def _remark(self, code: str, **params: Any) -> None:
        self._remarks.append(self._rows.remark(code, self._number, **params))

    def _key(self, kind: str, name: str) -> str:
        """The id of what the row calls so. A new one gets its name as id; where that looks like another's, it is told.

        A spreadsheet makes «1» of «01», and the list would bring the same panel twice.
        """
        key = self._board.find(kind, name)
        if key is None and (likely := self._board.alike(kind, name)) is not None:
            self._remark("place-likely", value=name, likely=likely)
        return key or name

    # --- places ------------------------------------------------------------------------------------------------------------------

    def _panel_port(self) -> str | None:
        """The panel's port, from two columns or from one name for both («A-07»)."""
        said, board = self._said, self._board
        text, name = said.get("port"), said.get("panel")
        if text is None and name is None:
            return None
        found = re.fullmatch(r"(?P<panel>.*?)[\s\-:/.]*?0*(?P<port>\d{1,5})", text or name or "", re.ASCII)
        if text is None and (found is None or not found["panel"] or board.find("panels", name or "")):
            raise RefusedError("no-port", value=name)
        if found is None or (not found["panel"] and (text or "").startswith("-")):
            raise RefusedError("port", value=text)
        prefix, port = found["panel"].strip(), int(found["port"])
        if text is None or (name is None and prefix):
            name = prefix
        elif name is None:
            raise RefusedError("no-panel", value=text)
        elif prefix and plain(prefix) not in {plain(name), "port", "poort", "p"}:
            raise RefusedError("port", value=text)
        panel = self._key("panels", name or "")
        rack = self._rack()
        board.merge("panels", panel, Panel, rack=rack)
        return self._port_of(panel, port, text or name or "")

    def _port_of(self, panel: str, port: int, text: str) -> str:
        """A port that the panel may have."""
        if not 1 <= port <= 10_000:
            raise RefusedError("port", value=text[:40])
        limit = self._board.get("panels", panel).ports
        if limit is not None and port > limit:
            raise RefusedError("port-beyond", panel=panel, port=port, limit=limit)
        return panel_port(panel, port)

    def _rack(self) -> str | None:
        if (name := self._said.get("rack")) is None:
            return None
        key = self._key("racks", name)
        self._board.merge("racks", key, Rack)
        return key

    def _outlet(self) -> str | None:
        if (name := self._said.get("outlet")) is None:
            return None
        key = self._key("outlets", name)
        self._board.merge("outlets", key, Outlet, room=self._room())
        return key

    def _room(self) -> str | None:
        if (name := self._said.get("room")) is None:
            return None
        key = self._board.find("rooms", name)
        if key is None:
            key = name
            if self._board.get("rooms", key) is None:
                self._remark("room-new", value=name)
            self._board.merge("rooms", key, Room, name=name, floor=self._said.get("floor"))
        return key

    def _device(self) -> str | None:
        if (name := self._said.get("device")) is None:
            return None
        if (key := self._board.device(name)) is None:
            self._remark("device-unknown", value=name)
            return None
        return f"device:{key}"

    def _switch_port(self) -> str | None:
        board, name, port = self._board, self._said.get("switch"), self._said.get("switch_port")
        if port is None:
            if name is not None:
                board.merge("switches", self._key("switches", name), Switch)
            return None
        if name is None:
            if board.get("switch_ports", port) is None:
                raise RefusedError("no-switch", value=port)
            return f"switch:{port}"
        switch = board.find("switches", name)
        if switch is None:
            switch = self._key("switches", name)
            board.merge("switches", switch, Switch, name=name)
        key = board.switch_port(switch, port)
        board.merge(
            "switch_ports", key, SwitchPort, switch=switch, name=None if board.get("switch_ports", key) else port, vlan=self._vlan()
        )
        return f"switch:{key}"

    def _vlan(self) -> int | None:
        text = self._said.get("vlan")
        if text is None or texts.absent(text):
            return None
        if not re.fullmatch(r"\d{1,4}", text, re.ASCII) or not 1 <= int(text) <= 4094:
            raise RefusedError("vlan", value=text[:40])
        return int(text)

    def _end(self, field: str) -> str | None:
        """The end of a cord: in the record's own form, or a name that only one place has."""
        text = self._said.get(field)
        if text is None or texts.absent(text):
            return None
        board = self._board
        form, _, rest = text.partition(":")
        if form == "panel" and re.fullmatch(r".+:\d{1,5}", rest, re.ASCII) and board.get("panels", rest.rpartition(":")[0]) is not None:
            return self._port_of(rest.rpartition(":")[0], int(rest.rpartition(":")[2]), text)
        if form in {"outlet", "switch"} and board.get("outlets" if form == "outlet" else "switch_ports", rest) is not None:
            return text
        if form == "device" and board.device(rest) is not None:
            return f"device:{board.device(rest)}"
        found: set[str] = set()
        if (outlet := board.find("outlets", text)) is not None:
            found.add(f"outlet:{outlet}")
        if (port := board.find("switch_ports", text)) is not None:
            found.add(f"switch:{port}")
        if (device := board.device(text)) is not None:
            found.add(f"device:{device}")
        if split := re.fullmatch(r"(.+?)[\s\-:/.]*?0*(\d{1,5})", text, re.ASCII):
            if (panel := board.find("panels", split[1])) is not None:
                with contextlib.suppress(*([RefusedError] if found else [])):
                    found.add(self._port_of(panel, int(split[2]), text))
            if (switch := board.find("switches", split[1])) is not None and board.get(
                "switch_ports", key := board.switch_port(switch, split[2])
            ):
                found.add(f"switch:{key}")
        if len(found) != 1:
            raise RefusedError("end-unclear" if found else "end-unknown", value=text[:80], column=self._rows.title(field))
        return found.pop()

    # --- cables ------------------------------------------------------------------------------------------------------------------

    def _link(self, port: str | None, outlet: str | None) -> None:
        said, board = self._said, self._board
        length = self._rows.metres(said, "length")
        stated = {"category": said.get("category"), "length_m": length, "shielded": self._shielded()}
        if "link" not in said and not (outlet and port) and not (any(value is not None for value in stated.values()) and (outlet or port)):
            return
        key = self._link_id(port, outlet)
        panel, number = port.removeprefix("panel:").rpartition(":")[::2] if port else (None, None)
        board.merge("links", key, Link, panel=panel, port=int(number) if number else None, outlet=outlet, **stated)
        board.check_link(board.get("links", key))

    def _link_id(self, port: str | None, outlet: str | None) -> str:
        """The link meant: the named one, else the one that is there, else a new one named as its outlet."""
        said, board = self._said, self._board
        if (name := said.get("link")) is not None:
            return board.find("links", name) or name
        for place in (f"outlet:{outlet}" if outlet else None, port):
            if place is not None and (there := board.link_at(place)) is not None:
                self._same_link(there, port, outlet, place)
                return there.id
        panel, _, number = (port or "").removeprefix("panel:").rpartition(":")
        key = outlet or port_name(board.get("panels", panel) or panel, int(number))
        if board.get("links", key) is not None or f"link:{cable_key(key)}" in board.reserved:
            raise RefusedError("name-taken", value=key)
        return key

    def _same_link(self, there: Link, port: str | None, outlet: str | None, place: str) -> None:
        """Raise `RefusedError` when the cable at a place runs elsewhere than the row says: without its name, it is not taken to move."""
        its_port = panel_port(there.panel, there.port) if there.panel is not None and there.port is not None else None
        for stated, its in ((port, its_port), (f"outlet:{outlet}" if outlet else None, f"outlet:{there.outlet}" if there.outlet else None)):
            if stated is not None and its is not None and stated != its:
                raise RefusedError("taken", place=self._board.title(place), cable=there.id)

    def _shielded(self) -> bool | None:
        text = self._said.get("shielded")
        if text is None or texts.absent(text):
            return None
        word = plain(text)
        if word not in _YES | _NO:
            raise RefusedError("yes-no", column=self._rows.title("shielded"), value=text[:40])
        return word in _YES

    def _cord(self, field: str, a: str | None, b: str | None) -> None:
        """A cord between two places: the named one, else the one between them or loose at one of them, else a new one."""
        said, board = self._said, self._board
        name = said.get(field)
        key = (board.find("cords", name) or name) if name is not None else self._cord_there(a, b)
        if key is None and (a is None or b is None):
            return  # a switch port alone says nothing of a cord
        key = key or board.new_cord()
        old: Cord | None = board.get("cords", key)
        stated: dict[str, Any] = {}
        if field == "cord":
            length = self._rows.metres(said, "cord_length")
            stated = {"length_m": length, "category": said.get("cord_category"), "colour": said.get("colour")}
        if old is not None:
            a, b = _ends(old, a, b)
        board.merge("cords", key, Cord, a=a, b=b, **stated)
        board.check_cord(board.get("cords", key))

    def _cord_there(self, a: str | None, b: str | None) -> str | None:
        ends = {end for end in (a, b) if end}
        for place in (end for end in (a, b) if end and not end.startswith("device:")):
            for cord in self._board.cords_at(place):
                there = {end for end in (cord.a, cord.b) if end}
                if there == ends or (len(there) == 1 and there <= ends):
                    return cord.id
        return None


def _ends(old: Cord, a: str | None, b: str | None) -> tuple[str | None, str | None]:
    """A cord's ends when these are stated: as they were where they are the same; a single one replaces the end of its own form."""
    stated = [end for end in (a, b) if end]
    if set(stated) <= {old.a, old.b}:
        return old.a, old.b
    if len(stated) == 2:
        return (b, a) if a == old.b or b == old.a else (a, b)
    form = stated[0].partition(":")[0]
    if old.b is None or (old.a is not None and (old.b or "").startswith(f"{form}:")):
        return old.a, stated[0]
    return (stated[0], old.b) if old.a is None or old.a.startswith(f"{form}:") else (old.a, stated[0])
