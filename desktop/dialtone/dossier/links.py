"""What refers to what between the kinds, so that removing and renaming carry the references along in the same edit.

The paths and codes of faults are those of `dialtone.domain.references`, which checks a whole record; here only what an edit touched is
checked, because an edit of one among 10,000 devices must not look at the others.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from dialtone.domain.problems import InputProblem
from dialtone.domain.record import Photo, Pin
from dialtone.domain.references import well_formed
from dialtone.dossier.state import Draft

SUBJECTS = ("people", "devices", "rooms")
"""What a caller ID may belong to; where an id occurs in several, the first of these kinds has it."""

FIELDS: dict[str, dict[str, tuple[str, ...]]] = {
    "rooms": {"site": ("sites",)},
    "people": {"site": ("sites",)},
    "devices": {"person": ("people",), "room": ("rooms",), "attached_to": ("devices",)},
    "caller_ids": {"subject": SUBJECTS},
    "platform_devices": {"source": ("platform_imports",)},
    "cabling.racks": {"site": ("sites",), "room": ("rooms",)},
    "cabling.panels": {"rack": ("cabling.racks",)},
    "cabling.outlets": {"room": ("rooms",)},
    "cabling.links": {"panel": ("cabling.panels",), "outlet": ("cabling.outlets",)},
    "cabling.switches": {"rack": ("cabling.racks",)},
    "cabling.switch_ports": {"switch": ("cabling.switches",), "device": ("devices",)},
    "cabling.tests": {"source": ("cabling.test_files",)},
    "cabling.plans": {"site": ("sites",)},
    "cabling.pins": {"plan": ("cabling.plans",)},
}
"""Fields that hold the key of a row elsewhere."""

CORD_ENDS = {"panel": "cabling.panels", "outlet": "cabling.outlets", "switch": "cabling.switch_ports", "device": "devices"}
SHOWN = {
    "rack": "cabling.racks",
    "panel": "cabling.panels",
    "switch": "cabling.switches",
    "outlet": "cabling.outlets",
    "link": "cabling.links",
    "room": "rooms",
    "device": "devices",
}
"""What a pin or a photo may show: «outlet:ID»."""
SHOWING = ("cabling.pins", "photos")
_FOLLOW_ONLY: dict[str, dict[str, tuple[str, ...]]] = {"answers": {"subject": SUBJECTS}}
"""Follows a rename, but need not exist: an answer stays as said when its subject has gone."""


class Referrer(NamedTuple):
    """A field of a row that holds one of the keys asked for, and which."""

    kind: str
    key: str
    field: str
    target: str


def referrers(draft: Draft, target_kind: str, keys: Collection[str], *, follow: bool = False) -> list[Referrer]:
    """All fields that refer to rows of this kind with these keys; with `follow` also those that only follow a rename."""
    found = list(_plain_referrers(draft, FIELDS, target_kind, keys))
    if follow:
        found += _plain_referrers(draft, _FOLLOW_ONLY, target_kind, keys)
    if target_kind in CORD_ENDS.values():
        found += [
            Referrer("cabling.cords", key, side, target)
            for key, cord in draft.table("cabling.cords").values.items()
            for side in ("a", "b")
            for kind, target in [cord_target(getattr(cord, side))]
            if kind == target_kind and target in keys
        ]
    if target_kind in SHOWN.values():
        found += [
            Referrer(kind, key, "subject", target)
            for kind in SHOWING
            for key, value in draft.table(kind).values.items()
            for shown, target in [subject_target(value.subject)]
            if shown == target_kind and target in keys
        ]
    return found


def _plain_referrers(
    draft: Draft, fields: dict[str, dict[str, tuple[str, ...]]], target_kind: str, keys: Collection[str]
) -> Iterator[Referrer]:
    for kind, targets in fields.items():
        for field, target_kinds in targets.items():
            if target_kind not in target_kinds:
                continue
            for key, value in draft.table(kind).values.items():
                target = getattr(value, field)
                if target in keys and owner_kind(draft, target_kinds, target) == target_kind:
                    yield Referrer(kind, key, field, target)


def owner_kind(draft: Draft, kinds: Iterable[str], key: str) -> str | None:
    """The first of these kinds that has this key."""
    return next((kind for kind in kinds if key in draft.table(kind).values), None)


def cord_target(end: str | None) -> tuple[str | None, str]:
    """Kind and key of what a cord's end is plugged into; kind None for a loose end or another form."""
    form, _, rest = (end or "").partition(":")
    kind = CORD_ENDS.get(form)
    return kind, rest.rpartition(":")[0] if kind == "cabling.panels" else rest


def subject_target(subject: str | None) -> tuple[str | None, str]:
    """Kind and key of what a pin or a photo shows; kind None for nothing or another form."""
    form, _, key = (subject or "").partition(":")
    return SHOWN.get(form) if key else None, key


def pointed_at(value: Any, field: str, new_key: str | None) -> Any:
    """The row with its reference in `field` moved to another key, or cleared."""
    if new_key is not None and field in {"a", "b"}:
        form, _, rest = getattr(value, field).partition(":")
        port = f":{rest.rpartition(':')[2]}" if form == "panel" else ""
        new_key = f"{form}:{new_key}{port}"
    elif new_key is not None and isinstance(value, Pin | Photo) and field == "subject":
        new_key = f"{value.subject.partition(':')[0]}:{new_key}" if value.subject else None
    return msgspec.structs.replace(value, **{field: new_key})


def faults(draft: Draft) -> list[InputProblem]:
    """Every reference that the rows changed in this draft leave dangling."""
    found: list[InputProblem] = []
    panels: set[str] = set()
    for kind, key in draft.changed():
        value = draft.table(kind).values.get(key)
        if value is None:
            continue
        found += _field_faults(draft, kind, key, value)
        if kind == "cabling.links":
            found += _link_fault(draft, key, value)
        elif kind == "cabling.cords":
            found += _cord_faults(draft, key, value)
        elif kind in SHOWING:
            found += _subject_fault(draft, kind, key, value)
        elif kind == "cabling.panels":
            panels.add(key)
    if panels:
        found += _panel_faults(draft, panels)
    return found


def _field_faults(draft: Draft, kind: str, key: str, value: Any) -> Iterator[InputProblem]:
    for field, targets in FIELDS.get(kind, {}).items():
        target = getattr(value, field)
        if target is None:
            continue
        if kind == "devices" and field == "attached_to" and target == key:
            yield _fault("reference.itself", kind, key, field, target)
        elif owner_kind(draft, targets, target) is None:
            yield _fault("reference.missing", kind, key, field, target)


def _link_fault(draft: Draft, key: str, link: Any) -> Iterator[InputProblem]:
    panel = draft.table("cabling.panels").values.get(link.panel)
    if panel is not None and panel.ports is not None and link.port is not None and link.port > panel.ports:
        yield _fault("reference.port", "cabling.links", key, "port", str(link.port), limit=panel.ports)


def _cord_faults(draft: Draft, key: str, cord: Any) -> Iterator[InputProblem]:
    for side in ("a", "b"):
        end = getattr(cord, side)
        if end is None:
            continue
        kind, target = cord_target(end)
        if kind is None or not well_formed(end):
            yield _fault("reference.cord-end", "cabling.cords", key, side, end)
        elif target not in draft.table(kind).values or (kind == "cabling.panels" and not _port_exists(draft, target, end)):
            yield _fault("reference.missing", "cabling.cords", key, side, end)


def _subject_fault(draft: Draft, kind: str, key: str, value: Any) -> Iterator[InputProblem]:
    if value.subject is not None:
        shown, target = subject_target(value.subject)
        if shown is None:
            yield _fault("reference.subject", kind, key, "subject", value.subject)
        elif target not in draft.table(shown).values:
            yield _fault("reference.missing", kind, key, "subject", value.subject)


def _port_exists(draft: Draft, panel: str, end: str) -> bool:
    port = end.rpartition(":")[2]
    if not (port.isascii() and port.isdigit()) or len(port) > 5:
        return False
    limit = draft.table("cabling.panels").values[panel].ports
    return int(port) >= 1 and (limit is None or int(port) <= limit)


def _panel_faults(draft: Draft, panels: set[str]) -> Iterator[InputProblem]:
    """A panel that lost ports which a link or a cord still uses."""
    for key, link in draft.table("cabling.links").values.items():
        if link.panel in panels:
            yield from _link_fault(draft, key, link)
    for referrer in referrers(draft, "cabling.panels", panels):
        if referrer.kind == "cabling.cords":
            yield from _cord_faults(draft, referrer.key, draft.table("cabling.cords").values[referrer.key])


def _fault(code: str, kind: str, key: str, field: str, value: str, **more: Any) -> InputProblem:
    return InputProblem(code, path=f'$.{kind}["{key}"].{field}', value=value, **more)
