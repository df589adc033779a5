"""The readiness run under way: prepared, run, cancelled; what has come in so far, and the curves of what is being measured."""

import gc
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dialtone.domain.readiness import CheckProgress, CheckResult, ReadinessRun
from dialtone.gui.bridge import Job
from dialtone.gui.context import Context
from dialtone.gui.models.curves import LiveCurves
from dialtone.gui.widgets import ProgressStrip
from dialtone.services.preparing import ReadinessOptions


class ReadinessRunner(QObject):
    """At most one run at a time.

    `changed`: it began, ended, or a check did; `measured`: further figures for the curves; `finished(run)`; `failed(error)`.
    """

    changed = Signal()
    measured = Signal()
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, context: Context, strip: ProgressStrip, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._strip = context, strip
        self._job: Job | None = None
        self._begun = False
        self._step: CheckProgress | None = None
        self.options: ReadinessOptions | None = None
        self.profile: Any = None
        self.ids: tuple[str, ...] = ()
        self.fresh: dict[str, CheckResult] = {}
        self.running: set[str] = set()
        self.live = LiveCurves()
        strip.cancelled.connect(self.cancel)
        context.controller.opened.connect(self.leave)
        context.controller.closed.connect(self.leave)

    @property
    def busy(self) -> bool:
        """Whether a run is prepared or under way."""
        return self._job is not None

    @property
    def asked(self) -> tuple[str, ...] | None:
        """The checks of the run under way (empty: all); None when there is none."""
        return self.options.only if self.options is not None and self._job is not None else None

    def start(self, options: ReadinessOptions, profile: Callable[[], Any]) -> None:
        """Run with these options; `profile()` reads the provider's profile, on a worker. A responder that can't be one fails first."""
        if self._job is not None:
            return
        self.fresh, self.running, self.live = {}, set(), LiveCurves()
        self.options, self._begun, self._step = options, False, None
        self._strip.start(self.tr("Preparing…"))
        readiness = self._context.services.readiness

        def prepare() -> tuple[tuple[str, ...], Any]:
            if options.responder:
                readiness.responder(options.responder)
            return readiness.check_ids(), profile()  # the ids come with all libraries of the checks: not in the window's thread

        job = self._context.bridge.pool(
            prepare, done=lambda found: self._prepared(job, found), failed=lambda error: self._failed(job, error), owner=self
        )
        self._job = job
        self.changed.emit()

    def _prepared(self, before: Job, found: tuple[tuple[str, ...], Any]) -> None:
        if self._job is not before or self.options is None:
            return
        options, readiness = self.options, self._context.services.readiness
        self.ids, profile = found
        self.profile, self._begun = profile, True
        gc.freeze()  # looking through all that the program holds would make packets late for a tenth of a second
        job = self._context.bridge.network(
            lambda report, stop: readiness.run(profile, options, report, stop),
            done=lambda run: self._done(job, run),
            failed=lambda error: self._failed(job, error),
            progress=lambda step: self._advance(job, step),
            stopped=lambda: self._stopped(job),
            owner=self,
        )
        self._job = job
        self.changed.emit()

    def cancel(self) -> None:
        """Ask the run to stop; what was measured is kept. One that has not begun leaves nothing."""
        if self._job is not None and self._begun:
            self._job.cancel()
        elif self._job is not None:
            self._end()

    def leave(self) -> None:
        """Another dossier: the run belongs to the one before."""
        if self._job is not None:
            job = self._job
            self._end()
            job.cancel()

    def _advance(self, job: Job, step: CheckProgress) -> None:
        if job is not self._job:
            return
        if step.samples:
            self.live.take(step.samples)
            self.measured.emit()
            return
        if step.running:
            self.running.add(step.running)
        if step.result is not None:
            self.running.discard(step.result.id)
            self.fresh[step.result.id] = step.result
        self._step = step
        self._strip.advance(step.done, step.total, self._text(step))
        self.changed.emit()

    def retranslate(self) -> None:
        """How far, in another language."""
        self._strip.retranslate()
        if self._job is not None and self._step is not None and not self._job.cancelled:
            self._strip.set_text(self._text(self._step))

    def _text(self, step: CheckProgress) -> str:
        """«31 of 41: Packet loss, Jitter»: what runs now, not what has just ended."""
        names = sorted(self.running, key=self.ids.index)
        titles = ", ".join(self._context.words.text(f"check.{name}.title") for name in names[:2])
        more = " …" if len(names) > 2 else ""
        if not titles:
            return self.tr("{done} of {total}").format(done=step.done, total=step.total)
        return self.tr("{done} of {total}: {checks}").format(done=step.done, total=step.total, checks=titles + more)

    def _done(self, job: Job, run: ReadinessRun) -> None:
        if job is self._job:
            self.finished.emit(run)
            self._end()

    def _failed(self, job: Job, error: BaseException) -> None:
        if job is self._job:
            self._end()
            self.failed.emit(error)

    def _stopped(self, job: Job) -> None:
        """It did not end in time when it was asked to: nothing came of it."""
        if job is self._job:
            self._end()

    def _end(self) -> None:
        if self._begun:
            gc.unfreeze()
        self._begun = False
        self._job = None
        self.fresh, self.running, self.live = {}, set(), LiveCurves()
        self._strip.finish()
        self.changed.emit()
