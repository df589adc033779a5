"""The open dossier as the window sees it: the last snapshot, and edits that go to the dossier's worker and come back as a new snapshot."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from dialtone.domain.changes import Change, ChangeSet, Edit
from dialtone.domain.problems import Problem
from dialtone.gui.bridge import Bridge, Job

if TYPE_CHECKING:
    from dialtone.services.session import Session, Snapshot

ALL = frozenset({"*"})
"""Stands for every kind: a dossier was opened, so all views draw anew."""


class SessionController(QObject):
    """One open dossier at most. All signals come in the window's thread.

    `snapshot_changed(snapshot, kinds)`: the snapshot is new; `kinds` is what changed (`ALL` when everything may have).
    `opened(snapshot)`, `closed()`.
    `problem(exception)`: something failed that the user should read. `jump_requested(page, subject)`: a view wants to show another.
    `said(text)`: a short note for the status bar. `verification_requested(path or None)`: a view wants a PDF verified.
    """

    snapshot_changed = Signal(object, object)
    opened = Signal(object)
    closed = Signal()
    problem = Signal(object)
    jump_requested = Signal(str, str)
    said = Signal(str)
    verification_requested = Signal(object)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._session: Session | None = None
        self.snapshot: Snapshot | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is a dossier."""
        return self.snapshot is not None

    @property
    def path(self) -> Path | None:
        """The open dossier's file."""
        return self.snapshot.path if self.snapshot else None

    @property
    def writable(self) -> bool:
        """Whether edits are possible."""
        return self.snapshot is not None and not self.snapshot.read_only

    def open_with(
        self,
        make: "Callable[[], Session]",
        *,
        done: "Callable[[Snapshot], None] | None" = None,
        failed: Callable[[Any], None] | None = None,
    ) -> Job:
        """Make a session on the dossier's worker (create, open, training), then show it; the dossier open before is closed."""

        def work() -> "tuple[Session, Snapshot]":
            session = make()
            return session, session.snapshot()

        def arrived(result: "tuple[Session, Snapshot]") -> None:
            self._close_session()
            self._session, snapshot = result
            self.snapshot = snapshot
            self.opened.emit(snapshot)
            self.snapshot_changed.emit(snapshot, ALL)
            if done is not None:
                done(snapshot)

        return self._bridge.dossier(work, done=arrived, failed=failed or self.problem.emit)

    def close(self) -> None:
        """Close the dossier; what was edited is saved already."""
        if self._session is not None:
            self._close_session()
            self.closed.emit()

    def _close_session(self) -> None:
        if self._session is not None:
            self._bridge.dossier(self._session.close, failed=self.problem.emit)
            self._session = None
            self.snapshot = None

    def run(
        self,
        call: "Callable[[Session], Any]",
        *,
        kinds: frozenset[str] = ALL,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Any], None] | None = None,
    ) -> Job | None:
        """Run `call(session)` on the dossier's worker, then bring back a new snapshot; `done` gets the call's value, after that.

        When the call gives a `ChangeSet`, its kinds are used; when it gives None for an undo or redo, nothing changed. On failure the
        views are
        drawn from the truth again, so that a refused value does not stay on the screen.
        """
        session = self._session
        if session is None:
            return None

        def work() -> "tuple[Any, Snapshot]":
            value = call(session)
            return value, session.snapshot()

        def arrived(result: "tuple[Any, Snapshot]") -> None:
            value, snapshot = result
            if self._session is not session:
                return
            self.snapshot = snapshot
            self.snapshot_changed.emit(snapshot, value.kinds if isinstance(value, ChangeSet) else kinds)
            if done is not None:
                done(value)

        def refused(error: BaseException) -> None:
            if self._session is session and self.snapshot is not None:
                self.snapshot_changed.emit(self.snapshot, kinds)
            (failed or self.problem.emit)(error)

        return self._bridge.dossier(work, done=arrived, failed=refused)

    def ask(
        self, call: "Callable[[Session], Any]", *, done: Callable[[Any], None], failed: Callable[[Any], None] | None = None
    ) -> Job | None:
        """Run `call(session)` on the dossier's worker without a new snapshot: for reading, previewing, dry runs."""
        session = self._session
        if session is None:
            return None
        return self._bridge.dossier(lambda: call(session), done=done, failed=failed or self.problem.emit)

    def edit(
        self, label: str, *changes: Change, done: Callable[[ChangeSet], None] | None = None, failed: Callable[[Any], None] | None = None
    ) -> Job | None:
        """One undoable step; saved when `snapshot_changed` comes. `label` is a code («edit.add-device») for the undo menu."""
        return self.apply(Edit(label=label, changes=changes), done=done, failed=failed)

    def apply(
        self, edit: Edit, *, done: Callable[[ChangeSet], None] | None = None, failed: Callable[[Any], None] | None = None
    ) -> Job | None:
        """The same, for an edit that a service made."""
        return self.run(lambda session: session.edit(edit), done=done, failed=failed)

    def undo(self) -> None:
        """Take the last step back."""
        self.run(lambda session: session.undo())

    def redo(self) -> None:
        """Do it again."""
        self.run(lambda session: session.redo())

    def jump(self, page: str, subject: str = "") -> None:
        """Show another page, and there the subject (a row's key, or «customer.name» for a field)."""
        self.jump_requested.emit(page, subject)

    def say(self, text: str) -> None:
        """A short note in the status bar."""
        self.said.emit(text)

    @staticmethod
    def is_user_problem(error: BaseException) -> bool:
        """Whether the user can act on it (otherwise it is a bug and goes to the crash file)."""
        return isinstance(error, Problem)
