"""The scan under way on the page «Discover»: prepared, asked about when it is large, run, paused, cancelled; what it has found so far."""

import gc
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dialtone.domain.discovery import FoundDevice, ScanProgress, ScanRun
from dialtone.gui.bridge import Job
from dialtone.gui.context import Context
from dialtone.gui.models import scanning
from dialtone.gui.models.scan_fields import large_text
from dialtone.gui.widgets import ProgressStrip
from dialtone.services.discovering import Extent, ScanOptions
from dialtone.services.running import Pause
from dialtone.services.scan_course import Course


class ScanRunner(QObject):
    """At most one scan at a time. `changed`: it began, ended, or found something; `finished(run)`; `failed(error)`."""

    changed = Signal()
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, context: Context, strip: ProgressStrip, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._strip, self._page = context, strip, parent
        self._job: Job | None = None
        self._options: ScanOptions | None = None
        self._live: tuple[FoundDevice, ...] = ()
        self._result: ScanRun | None = None
        self._course = Course()
        self._pause = Pause()
        strip.cancelled.connect(self.cancel)
        strip.paused.connect(lambda held: self._pause.set(paused=held))
        context.controller.opened.connect(self.leave)
        context.controller.closed.connect(self.leave)

    @property
    def busy(self) -> bool:
        """Whether a scan is prepared or runs."""
        return self._job is not None

    def run(self) -> ScanRun | None:
        """What the scan under way has found so far, as an unfinished run; after it the whole run, until it is kept (`forget`)."""
        if self._job is None or self._options is None:
            return self._result
        return ScanRun(
            networks=self._options.networks,
            interface=self._options.interface,
            started=self._context.services.clock.now(),
            seconds=0,
            complete=False,
            devices=self._live,
        )

    def start_training(self) -> None:
        """Scan the training site."""
        services = self._context.services

        def measure() -> tuple[ScanOptions, Extent]:
            options = services.training.start().scan_options()
            return options, services.discovery.extent(options)

        self._prepare(measure, self._measured)

    def start(self, options: ScanOptions, provider: str) -> None:
        """Scan with these options and the provider's SIP ports, after a question when it is large."""
        services = self._context.services

        def measure() -> tuple[ScanOptions, Extent]:
            return services.discovery.with_provider(options, provider, services.profiles), services.discovery.extent(options)

        self._prepare(measure, self._measured)

    def forget(self) -> None:
        """The run is kept in the dossier, or can't be."""
        self._result = None
        gc.unfreeze()

    def leave(self) -> None:
        """Another dossier: what belongs to the one before need not go on."""
        self.forget()
        self.cancel()

    def cancel(self) -> None:
        """Ask the scan to stop; what it found is kept."""
        if self._job is not None:
            self._job.cancel()
            self._pause.set(paused=False)
            if self._options is None:
                self._end()  # still preparing: nothing was found that could be kept

    def _prepare(self, call: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._strip.start(self.tr("Preparing…"))
        job = self._context.bridge.pool(call, done=lambda value: self._prepared(job, done, value), failed=self._failed, owner=self)
        self._job = job
        self.changed.emit()

    def _prepared(self, job: Job, done: Callable[[Any], None], value: Any) -> None:
        if not job.cancelled:
            done(value)

    def _measured(self, measured: tuple[ScanOptions, Extent]) -> None:
        options, extent = measured
        if not extent.large:
            self._scan(options, extent)
            return
        self._end()
        text = large_text(extent, self._context.words)
        self._context.dialogs.confirm(self._page, self.tr("A large network"), text, self.tr("Scan"), partial(self._scan, options, extent))

    def _scan(self, options: ScanOptions, extent: Extent) -> None:
        discovery, pause = self._context.services.discovery, Pause()
        self._live, self._options, self._pause, self._result = (), options, pause, None
        self._course = Course(extent.expected_seconds, options.listen)
        self._strip.start(self.tr("Preparing…"), can_pause=True)
        gc.freeze()  # looking through all that the program holds, for what nobody needs, would stop the window for a tenth of a second
        self._job = self._context.bridge.network(
            lambda report, stop: discovery.scan(options, report, stop, pause.running()),
            done=self._done,
            failed=self._failed,
            stopped=self._end,
            progress=self._advance,
            owner=self,
        )
        self.changed.emit()

    def _advance(self, step: ScanProgress) -> None:
        figures = self._course.advance(step, time.monotonic())
        if step.devices is not None:
            self._live = step.devices
            self.changed.emit()
        self._strip.advance(step.done, step.total, scanning.progress_text(step, len(self._live), figures, self._context.words))

    def _done(self, run: ScanRun) -> None:
        self._result = run  # else the list would be gone until the dossier has it
        self._end()
        self.finished.emit(run)

    def _failed(self, error: BaseException) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        if self._result is None:  # else it is drawn and kept first
            gc.unfreeze()
        self._job = None
        self._live, self._options = (), None
        self._strip.finish()
        self.changed.emit()
