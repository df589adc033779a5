"""Holds a run against the dossier on a worker: at most one at a time, and the last one wins."""

from PySide6.QtCore import QObject, Signal

from dialtone.domain.discovery import ScanRun
from dialtone.gui.context import Context
from dialtone.gui.models import found_devices
from dialtone.gui.models.found_devices import FoundTable

_EARLIER = 5
"""Earlier scans that are looked at to tell what is missing."""


class FoundBuilder(QObject):
    """`built(table)` for the run that was asked for last."""

    built = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._busy = False
        self._next: tuple[ScanRun | None] | None = None
        self._earlier: tuple[ScanRun, ...] = ()
        self._table = FoundTable()
        self._language = ""

    def look_back(self) -> None:
        """Read the dossier's earlier scans; then the last run is held against them."""

        def read(scans: tuple[ScanRun, ...]) -> None:
            if scans != self._earlier:
                self._earlier = scans
                snapshot = self._context.controller.snapshot
                if snapshot is not None and self._next is None and not self._busy:
                    self.build(snapshot.scan)

        self._context.controller.ask(lambda session: session.dossier.scans()[-1 - _EARLIER : -1], done=read)

    def build(self, run: ScanRun | None) -> None:
        """Make the table of this run against the dossier as it is then; None: an empty one."""
        self._next = (run,)
        if not self._busy:
            self._begin()

    def _begin(self) -> None:
        snapshot = self._context.controller.snapshot
        run = self._next[0] if self._next is not None else None
        self._next = None
        if snapshot is None or run is None:
            self._table = FoundTable()
            self.built.emit(self._table)
            return
        self._busy = True
        discovery, record, words, earlier = self._context.services.discovery, snapshot.record, self._context.words, self._earlier
        before = self._table if self._language == words.language else None
        self._language = words.language

        def work() -> FoundTable:
            return found_devices.build(record, run, discovery.proposals(record, run, earlier), words, before)

        self._context.bridge.pool(work, done=self._done, failed=self._failed, owner=self)

    def _done(self, table: FoundTable) -> None:
        self._busy = False
        self._table = table
        if self._next is None:
            self.built.emit(table)
        else:
            self._begin()

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        self._context.controller.problem.emit(error)
        if self._next is not None:
            self._begin()
