"""Checklists: templates in resources/checklists that a partner can override (design: acceptance)."""

import functools
import tomllib

from msgspec import Struct

from dialtone import resources
from dialtone.domain.record import Record
from dialtone.words import french


class ChecklistItem(Struct, frozen=True, kw_only=True):
    """One line: its id is unique over all lists («security.password-changed»)."""

    id: str
    title: str
    required: bool = True


class Checklist(Struct, frozen=True, kw_only=True):
    """A list with its lines in one language."""

    id: str
    title: str
    items: tuple[ChecklistItem, ...]


@functools.lru_cache(maxsize=8)
def load(language: str) -> tuple[Checklist, ...]:
    """All lists in their fixed order, with titles in the language (English where a title is missing)."""
    lists = []
    for path in sorted(resources.shipped("checklists").glob("*.toml")):
        table = tomllib.loads(resources.find(f"checklists/{path.name}").read_text(encoding="utf-8"))
        items = tuple(
            ChecklistItem(id=f"{path.stem}.{item['id']}", title=_in(item["title"], language), required=bool(item.get("required", True)))
            for item in table["items"]
        )
        lists.append((int(table.get("order", 100)), Checklist(id=path.stem, title=_in(table["title"], language), items=items)))
    return tuple(entry for _, entry in sorted(lists, key=lambda pair: (pair[0], pair[1].id)))


def _in(titles: dict[str, str], language: str) -> str:
    text = titles.get(language) or titles["en"]
    return french(text) if language == "fr" else text


def open_items(record: Record) -> tuple[str, ...]:
    """Required lines that nobody has filled in: neither done, failed, nor not done with a reason."""
    filled = {check.id for check in record.checks}
    return tuple(item.id for entry in load("en") for item in entry.items if item.required and item.id not in filled)
