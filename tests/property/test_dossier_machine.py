"""A machine plays the user: random edits, undo, redo, imports and restarts, against a plain model in memory.

The model knows nothing of files, journals or drafts: records as dictionaries, a list of earlier states and a list of later ones.
"""

import copy
import shutil
import tempfile
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from dialtone.domain import references
from dialtone.domain.changes import Edit, Put, Remove, Rename, Set
from dialtone.domain.problems import InputProblem
from dialtone.domain.record import Device, Person, Record, Room
from dialtone.dossier import site_file
from dialtone.dossier.dossier import Dossier

IDS = st.sampled_from(["a", "b", "c", "d"])
LINKS = {"rooms": {}, "people": {}, "devices": {"person": "people", "room": "rooms", "attached_to": "devices"}}
KINDS = st.sampled_from(["rooms", "people", "devices", "caller_ids"])
TEXTS = st.none() | st.sampled_from(["", "x", "é\x00"])
State = dict[str, dict[str, dict[str, Any]]]


def subjects(state: State) -> set[str]:
    return {*state["people"], *state["devices"], *state["rooms"]}


class DossierMachine(RuleBasedStateMachine):
    """Rules act on both; the invariant compares."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "machine.dialtone"
        self.dossier = Dossier.create(self.path, provider=None, author="M")
        self.state: State = {"rooms": {}, "people": {}, "devices": {}, "caller_ids": {}}
        self.past: list[State] = []
        self.future: list[State] = []

    @initialize()
    def start(self) -> None:
        self.act(Put("rooms", {"id": "a"}), self.changed("rooms", "a", {"id": "a"}))

    def changed(self, kind: str, key: str, row: dict[str, Any]) -> State:
        state = copy.deepcopy(self.state)
        state[kind][key] = {name: value for name, value in row.items() if value is not None}
        return state

    def act(self, change: Any, expected: State | None) -> None:
        """Apply a change; the model says what it leads to, None where it must be refused."""
        if expected is None:
            try:
                self.dossier.apply(Edit("edit.change", (change,)))
            except InputProblem:
                return
            raise AssertionError(change)
        self.dossier.apply(Edit("edit.change", (change,)))
        if expected != self.state:
            self.past.append(self.state)
            self.future.clear()
            self.state = expected

    @rule(key=IDS, person=st.none() | IDS, room=st.none() | IDS, attached=st.none() | IDS, note=TEXTS, replace=st.booleans())
    def put_device(self, key: str, person: str | None, room: str | None, attached: str | None, note: str | None, replace: bool) -> None:
        row = {"id": key, "person": person, "room": room, "attached_to": attached, "note": note}
        fits = all(row[field] in {None, *self.state[kind]} for field, kind in (("person", "people"), ("room", "rooms")))
        fits = fits and attached != key and attached in {None, *self.state["devices"]}
        fits = fits and (replace or key not in self.state["devices"])
        self.act(Put("devices", row, key=key if replace else None), self.changed("devices", key, row) if fits else None)

    @rule(kind=st.sampled_from(["rooms", "people"]), key=IDS, name=TEXTS)
    def put_simple(self, kind: str, key: str, name: str | None) -> None:
        row = {"id": key, "name": name}
        self.act(Put(kind, row, key=key), self.changed(kind, key, row))

    @rule(key=IDS, external=TEXTS)
    def put_caller_id(self, key: str, external: str | None) -> None:
        row = {"subject": key, "external": external}
        self.act(Put("caller_ids", row, key=key), self.changed("caller_ids", key, row) if key in subjects(self.state) else None)

    @rule(key=IDS, person=st.none() | IDS, note=TEXTS)
    def set_device(self, key: str, person: str | None, note: str | None) -> None:
        expected = None
        if key in self.state["devices"] and person in {None, *self.state["people"]}:
            expected = self.changed("devices", key, self.state["devices"][key] | {"person": person, "note": note})
        self.act(Set("devices", key, {"person": person, "note": note}), expected)

    @rule(kind=KINDS, key=IDS)
    def remove(self, kind: str, key: str) -> None:
        expected = None
        if key in self.state[kind]:
            expected = copy.deepcopy(self.state)
            del expected[kind][key]
            for field, target in LINKS["devices"].items():
                for row in expected["devices"].values():
                    if target == kind and row.get(field) == key:
                        del row[field]
            if key not in subjects(expected):
                expected["caller_ids"].pop(key, None)
        self.act(Remove(kind, key), expected)

    @rule(kind=st.sampled_from(["rooms", "people", "devices"]), key=IDS, new=st.sampled_from(["a", "b", "e", "f"]))
    def rename(self, kind: str, key: str, new: str) -> None:
        rows = self.state[kind]
        if key not in rows or (new in rows and new != key):
            self.act(Rename(kind, key, new), None)
            return
        expected = copy.deepcopy(self.state)
        expected[kind] = {new if name == key else name: row | ({"id": new} if name == key else {}) for name, row in expected[kind].items()}
        for field, target in LINKS["devices"].items():
            for row in expected["devices"].values():
                if target == kind and row.get(field) == key:
                    row[field] = new
        owner = next(name for name in ("people", "devices", "rooms") if key in self.state[name])
        if owner == kind and key in expected["caller_ids"] and new != key:
            if new in expected["caller_ids"]:
                self.act(Rename(kind, key, new), None)
                return
            moved = expected["caller_ids"]
            expected["caller_ids"] = {new if n == key else n: r | ({"subject": new} if n == key else {}) for n, r in moved.items()}
        self.act(Rename(kind, key, new), expected)

    @rule(people=st.lists(IDS, unique=True, max_size=3), name=TEXTS, devices=st.lists(IDS, unique=True, max_size=3))
    def import_record(self, people: list[str], name: str | None, devices: list[str]) -> None:
        record = Record(
            people=tuple(Person(id=key, name=name) for key in people),
            rooms=(Room(id="a"),),
            devices=tuple(Device(id=key, room="a") for key in devices),
        )
        expected = copy.deepcopy(self.state)
        for kind, rows in (("people", record.people), ("rooms", record.rooms), ("devices", record.devices)):
            for row in rows:
                expected[kind].setdefault(row.id, {}).update(msgspec.to_builtins(row))
        summary = self.dossier.import_record(record)
        assert summary.added + summary.changed + summary.unchanged == len(people) + 1 + len(devices)
        if expected != self.state:
            self.past.append(self.state)
            self.future.clear()
            self.state = expected

    @rule()
    def undo(self) -> None:
        assert (self.dossier.undo() is not None) == bool(self.past)
        if self.past:
            self.future.append(self.state)
            self.state = self.past.pop()

    @rule()
    def redo(self) -> None:
        assert (self.dossier.redo() is not None) == bool(self.future)
        if self.future:
            self.past.append(self.state)
            self.state = self.future.pop()

    @precondition(lambda self: len(self.past) % 3 == 0)
    @rule()
    def reopen(self) -> None:
        self.dossier.close()
        self.dossier = Dossier.open(self.path, author="M")

    @invariant()
    def same_content_and_order(self) -> None:
        record = self.dossier.record
        for kind, rows in self.state.items():
            assert msgspec.to_builtins(list(getattr(record, kind))) == list(rows.values()), kind
            assert [key for key, _ in self.dossier.rows(kind)] == list(rows)

    @invariant()
    def sound_and_readable(self) -> None:
        record = self.dossier.record
        assert references.check(record) == ()
        assert site_file.read(site_file.write(record), "again.json") == record
        assert (self.dossier.undo_label is not None, self.dossier.redo_label is not None) == (bool(self.past), bool(self.future))

    def teardown(self) -> None:
        self.dossier.close()
        shutil.rmtree(self.folder)


TestDossierMachine = DossierMachine.TestCase
TestDossierMachine.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)
