"""The provider profile for the command line and the window: what is in force, with versions, sources and what is unverified."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from dialtone import profile
from dialtone.domain.problems import Problem
from dialtone.profile import ProfileFault, ProviderProfile, loading
from dialtone.words import Words


class ProfileService:
    """Loads and checks profiles."""

    def load(self, name_or_path: str) -> ProviderProfile:
        """The profile of this name (user's own before shipped) or in this file."""
        return profile.load(name_or_path)

    def names(self) -> tuple[tuple[str, str], ...]:
        """(name, title) of the profiles there are, shipped and the user's own; one that can't be loaded is called by its name."""
        return tuple((name, self._title(name)) for name in loading.names())

    def _title(self, name: str) -> str:
        try:
            return self.load(name).title
        except Problem:
            return name

    def path_of(self, name_or_path: str) -> Path:
        """The file behind a name."""
        return loading.locate(name_or_path)

    def check(self, path: Path) -> tuple[ProfileFault, ...]:
        """All faults of a profile file, with their lines."""
        return profile.check(path)


def profile_document(loaded: ProviderProfile) -> dict[str, Any]:
    """The profile in force as JSON-able data, with its file, hash, and the places of the entries that nobody verified."""
    document: dict[str, Any] = json.loads(msgspec.json.encode(loaded, enc_hook=str))
    if document["responder"] and document["responder"]["token"]:
        document["responder"]["token"] = "…"  # noqa: S105 - hidden: this is shown on screens and sent along with questions
    return {**document, "verified": loaded.verified, "unverified": list(_unverified(document, ""))}


def _unverified(value: Any, place: str) -> Iterator[str]:
    """Where an entry says «verified: false»: «sip[2]»."""
    if isinstance(value, dict):
        if value.get("verified") is False:
            yield place
        for key, inner in value.items():
            yield from _unverified(inner, f"{place}.{key}" if place else key)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _unverified(inner, f"{place}[{index}]")


def fault_document(faults: tuple[ProfileFault, ...], words: Words) -> list[dict[str, Any]]:
    """The faults as JSON-able data with messages."""
    return [
        {"line": fault.line, "key": fault.key, "message": words.text(f"profile-fault.{fault.code}", key=fault.key, **fault.params)}
        for fault in faults
    ]
