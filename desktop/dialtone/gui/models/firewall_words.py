"""What the customer's make of firewall calls the setting that a failed check asks to be changed, with where that is written."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from dialtone.services.preparing import Firewall
from dialtone.words import Words

translate = QCoreApplication.translate


@dataclass(frozen=True)
class OwnWords:
    """One setting: `asked` in the product's words, or `commands` to type; `source` with its date, and whether it was read again."""

    asked: str
    commands: str
    source: str
    read: bool


def makes_with_settings(makes: Sequence[Firewall]) -> tuple[Firewall, ...]:
    """The makes of which any setting is known, by name."""
    return tuple(sorted((make for make in makes if make.settings), key=lambda make: make.name.casefold()))


def own_words(make: Firewall, remedy: str, seconds: int, words: Words) -> tuple[OwnWords, ...]:
    """The settings of this make for a change; none where none is known. `seconds`: how long a UDP binding must live."""
    found = []
    for setting in make.for_remedy(remedy):
        becomes = words.text(f"sheet.{setting.to}", seconds=seconds) if setting.to else ""
        place = " > ".join(filter(None, (setting.where, setting.name)))
        asked = ": ".join(filter(None, (place, becomes)))
        source = f"{setting.source} ({words.date(setting.date)})"
        if not setting.read:
            source = translate("FirewallWords", "{source}; not read again for this list").format(source=source)
        found.append(OwnWords(asked, "\n".join(setting.command_lines(seconds)), source, setting.read))
    return tuple(found)
