"""What every part of the window is given: no globals, no singletons, so that a test can give its own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from dialtone.gui.bridge import Bridge
from dialtone.gui.controller import SessionController
from dialtone.gui.theme import Theme
from dialtone.gui.translator import Languages
from dialtone.words import Words

if TYPE_CHECKING:
    from dialtone.bootstrap import Services


class Dialogs(Protocol):
    """Questions to the user.

    None of them blocks: the answer comes to the callable, and no answer means that the user thought better of it.
    """

    def ask_file(self, parent: QWidget, title: str, filters: str, done: Callable[[Path], None], *, folder: Path | None = None) -> None:
        """Choose an existing file. `filters` as Qt writes them: «Dossiers (*.dialtone)»."""

    def save_file(self, parent: QWidget, title: str, suggested: Path, filters: str, done: Callable[[Path], None]) -> None:
        """Choose where to write; overwriting was confirmed."""

    def confirm(self, parent: QWidget, title: str, text: str, action: str, done: Callable[[], None], *, danger: bool = False) -> None:
        """Ask before something that can't be undone; `action` is the word on the button. `done` only when it was chosen."""

    def show_problem(self, parent: QWidget, error: BaseException) -> None:
        """Say what went wrong and what to do; a bug goes to the crash file and is named as such."""


@dataclass(frozen=True)
class Context:
    """Services, the bridge to the worker threads, the open dossier, looks and language."""

    services: "Services"
    bridge: Bridge
    controller: SessionController
    theme: Theme
    languages: Languages
    dialogs: Dialogs

    @property
    def words(self) -> Words:
        """Words for codes in the installer's language; ask anew after a language switch."""
        return self.languages.words

    @property
    def language(self) -> str:
        """The installer's language."""
        return self.languages.language
