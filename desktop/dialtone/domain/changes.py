"""An edit as a value: what is written, so that it can be journalled, inverted, undone and merged.

`kind` is a field of `Record` («devices», «customer»), or «cabling.racks» for the lists inside cabling. A list row is addressed by its
`key`: the natural key where the kind has one (`KEYS`), otherwise a key that the store makes.
"""

from typing import Any

from msgspec import Struct

KEYS: dict[str, str] = {
    "sites": "id",
    "rooms": "id",
    "people": "id",
    "devices": "id",
    "number_blocks": "first",
    "caller_ids": "subject",
    "virtual_faxes": "number",
    "lines": "id",
    "platform_imports": "sha256",
    "platform_devices": "id",
    "acknowledgements": "finding",
    "checks": "id",
    "reserves": "id",
    "cabling.racks": "id",
    "cabling.panels": "id",
    "cabling.outlets": "id",
    "cabling.links": "id",
    "cabling.switches": "id",
    "cabling.switch_ports": "id",
    "cabling.cords": "id",
    "cabling.test_files": "sha256",
    "cabling.tests": "id",
    "cabling.plans": "id",
    "cabling.pins": "id",
    "photos": "id",
}
"""Kinds with a natural key, and the field that holds it."""

APPEND_ONLY = frozenset({"cabling.test_files", "cabling.tests"})
"""Kinds whose rows are evidence: they come in, and only undoing that takes them out again."""

KEYLESS = ("conference_rooms", "traffic_packs", "other_services", "sound_files", "answers")
"""Lists whose rows get a key from the store."""

SINGLES = (
    "provider",
    "training_site",
    "services",
    "customer",
    "partner",
    "installer",
    "order",
    "previous_users",
    "call_recording",
    "click_to_call",
    "automatic_dialler",
    "acceptance",
)
"""Fields of the record that hold one value; their key is «»."""


class Put(Struct, frozen=True, tag="put"):
    """Write a row whole: insert it, or replace the one with this key. `value` is plain data, checked against the kind's type.

    `key` None: a new row of a keyless kind. `row` is the place in the list, set only by the store, so that undo puts a row back.
    """

    kind: str
    value: Any
    key: str | None = None
    row: int | None = None


class Set(Struct, frozen=True, tag="set"):
    """Change some fields of a row (or of a single value); a field set to None becomes unknown."""

    kind: str
    key: str
    fields: dict[str, Any]


class Remove(Struct, frozen=True, tag="remove"):
    """Remove a row, or make a single value unknown. Removing what others refer to also clears those references (in the same edit)."""

    kind: str
    key: str


class Rename(Struct, frozen=True, tag="rename"):
    """Give a row another natural key; references follow."""

    kind: str
    key: str
    new_key: str


Change = Put | Set | Remove | Rename


class Edit(Struct, frozen=True):
    """What the user did, as one undoable step. `label` is a code for the undo menu («edit.add-device»)."""

    label: str
    changes: tuple[Change, ...]


class ChangeSet(Struct, frozen=True):
    """Which kinds an edit touched; views refresh only for these."""

    kinds: frozenset[str]
