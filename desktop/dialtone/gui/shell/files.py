"""Opening, making, importing and exporting dossiers from the window, and the choices kept in the settings."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dialtone.domain.problems import Problem
from dialtone.gui.context import Context

if TYPE_CHECKING:
    from dialtone.dossier.dossier import ImportSummary
    from dialtone.net.interfaces import Interface
    from dialtone.services.session import Session, Snapshot

SUFFIX = ".dialtone"


class DossierFiles(QObject):
    """What the menu and the welcome page can do. `facts_changed(interface, profile, verified)` for the status bar."""

    facts_changed = Signal(str, str, bool)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._holder: Problem | None = None
        self._opening: Path | None = None

    def _filters(self) -> str:
        return self.tr("Dossiers (*.dialtone)")

    # --- new, open -----------------------------------------------------------------------------------------------------------------

    def new(self) -> None:
        """Ask where, then make an empty dossier. The folder is made first: a file dialog can't stand in one that is not there."""
        name = self.tr("New dossier")

        def suggest() -> Path:
            path = self._context.services.dossiers.suggest_path(name)
            with contextlib.suppress(OSError):
                path.parent.mkdir(parents=True, exist_ok=True)
            return path

        self._context.bridge.pool(suggest, done=self._ask_new, owner=self)

    def _ask_new(self, suggested: Path) -> None:
        self._context.dialogs.save_file(self._window, self.tr("New dossier"), suggested, self._filters(), self.create)

    def create(self, path: Path) -> None:
        """Make an empty dossier in a new file and show it."""
        target = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        self._open(lambda: self._context.services.dossiers.create(target))

    def open(self) -> None:
        """Ask which, then open it."""
        self._context.dialogs.ask_file(self._window, self.tr("Open dossier"), self._filters(), self.open_path)

    def open_path(self, path: Path) -> None:
        """Open a dossier; when another holds it, offer to read it only. The one that is open or being opened here is left alone.

        The second click of a double click, or choosing the same file again, would find the lock of this very window.
        """
        snapshot = self._context.controller.snapshot
        if self._opening == path or (snapshot is not None and not snapshot.read_only and snapshot.path == path):
            return
        self._holder, self._opening = None, path

        def opened(_: Snapshot) -> None:
            self._opening = None

        def failed(error: Exception) -> None:
            self._opening = None
            if isinstance(error, Problem) and error.code == "dossier.locked":
                self._offer_reading(path, error)
            else:
                self._context.controller.problem.emit(error)

        services = self._context.services

        def make() -> Session:
            session = services.dossiers.open(path)
            if session.training:
                services.training.start()
            return session

        self._open(make, failed, opened)

    def _offer_reading(self, path: Path, error: Problem) -> None:
        def read() -> None:
            self._holder = error
            self._open(lambda: self._context.services.dossiers.open(path, read_only=True))

        text = self._context.words.problem(error)
        self._context.dialogs.confirm(self._window, self.tr("Somebody else has this dossier open"), text, self.tr("Open &read only"), read)

    def _open(
        self,
        make: Callable[[], Session],
        failed: Callable[[Any], None] | None = None,
        done: Callable[[Snapshot], None] | None = None,
    ) -> None:
        self._context.controller.open_with(make, failed=failed, done=done)

    def read_only_text(self, snapshot: Snapshot | None) -> str:
        """Why the dossier can't be edited, and who holds it; empty when it can."""
        if snapshot is None or not snapshot.read_only:
            return ""
        if self._holder is not None:
            return self.tr("Read only. %1").replace("%1", self._context.words.problem(self._holder))
        return self.tr("Read only: nothing can be changed here.")

    # --- training ------------------------------------------------------------------------------------------------------------------

    def start_training(self) -> None:
        """Start the training site and open its dossier."""
        self._context.controller.say(self.tr("Starting the training site…"))
        self._open(self._context.services.training.new_session)

    # --- import, export ------------------------------------------------------------------------------------------------------------

    def import_site_file(self) -> None:
        """Ask which site file, say what it would change, then merge it as one step."""
        filters = self.tr("Site files (*.json)")
        self._context.dialogs.ask_file(self._window, self.tr("Import site file"), filters, self.preview_import)

    def preview_import(self, path: Path) -> None:
        """What the file would add and change; merged only when confirmed."""
        self._context.controller.ask(
            lambda session: session.import_site_file(path, dry_run=True), done=lambda summary: self._confirm_import(path, summary)
        )

    def _confirm_import(self, path: Path, summary: ImportSummary) -> None:
        text = (
            self.tr("%1 added, %2 changed, %3 unchanged. Nothing is deleted, and it can be undone in one step.")
            .replace("%1", str(summary.added))
            .replace("%2", str(summary.changed))
            .replace("%3", str(summary.unchanged))
        )
        self._context.dialogs.confirm(
            self._window,
            self.tr("Import %1?").replace("%1", path.name),
            text,
            self.tr("&Import"),
            lambda: self._import(path),
        )

    def _import(self, path: Path) -> None:
        controller = self._context.controller
        controller.run(
            lambda session: session.import_site_file(path), done=lambda _: controller.say(self.tr("Imported %1").replace("%1", path.name))
        )

    def export_site_file(self) -> None:
        """Ask where, then write the whole dossier as a site file."""
        path = self._context.controller.path
        if path is not None:
            filters = self.tr("Site files (*.json)")
            self._context.dialogs.save_file(self._window, self.tr("Export site file"), path.with_suffix(".json"), filters, self.export_to)

    def export_to(self, path: Path) -> None:
        """Write the site file."""
        from dialtone.services.files import write_atomically

        controller = self._context.controller
        controller.ask(
            lambda session: write_atomically(path, session.export()),
            done=lambda _: controller.say(self.tr("Exported to %1").replace("%1", path.name)),
        )

    # --- settings, facts -----------------------------------------------------------------------------------------------------------

    def choose_language(self, language: str) -> None:
        """Switch the window's language and keep the choice."""
        self._context.languages.choose(language)
        self._keep(language=language)

    def choose_theme(self, choice: str) -> None:
        """Switch the theme and keep the choice."""
        self._context.theme.choose(choice)
        self._keep(theme=choice)

    def _keep(self, **fields: str) -> None:
        """A choice that can't be kept (full disk, value that the settings don't know) still holds until the window closes."""
        with contextlib.suppress(Problem, ValueError):
            self._context.services.settings.update(**fields)

    def learn_facts(self, snapshot: Snapshot) -> None:
        """Look up, elsewhere, which interface network work would use and which profile is in force."""
        provider = snapshot.record.provider or "allocloud"
        services = self._context.services

        def look() -> tuple[str, str, bool]:
            interface = services.discovery.default_interface()
            where = f"{interface.label} · {_with_prefix(interface)}" if interface is not None else ""
            try:
                profile = services.profiles.load(provider)
            except Problem:
                return where, provider, False
            return where, f"{profile.name} {profile.version}", profile.verified

        self._context.bridge.pool(look, done=lambda facts: self.facts_changed.emit(*facts), failed=lambda _: None, owner=self)


def _with_prefix(interface: Interface) -> str:
    """«192.168.10.34/24», or only what is known of it."""
    for address in interface.addresses:
        if address.ip == interface.ipv4:
            return f"{address.ip}/{address.network.partition('/')[2]}" if address.network else address.ip
    return interface.ipv4 or ""
