"""What the lines of the checklists are called, for messages about them (the lists themselves: `dialtone.services.checklists`)."""

import functools
import tomllib
from pathlib import Path

from dialtone import resources


@functools.lru_cache(maxsize=8)
def titles(language: str) -> dict[str, str]:
    """Titles by id («security.firewall»), English where a title is missing; a list of the user's that can't be read counts as absent."""
    found: dict[str, str] = {}
    for path in sorted(resources.shipped("checklists").glob("*.toml")):
        found |= _read(path, language) | _read(resources.find(f"checklists/{path.name}"), language)
    return found


def _read(path: Path, language: str) -> dict[str, str]:
    try:
        items = tomllib.loads(path.read_text(encoding="utf-8"))["items"]
        return {f"{path.stem}.{item['id']}": str(item["title"].get(language) or item["title"]["en"]) for item in items}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
