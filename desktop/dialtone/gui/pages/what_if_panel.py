"""What if there were so many users: channels by the terms and by the busy hour, what each codec needs, and what the line carries."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from dialtone.domain.problems import Problem
from dialtone.domain.readiness import ReadinessRun
from dialtone.domain.what_if import MOST_USERS, Traffic, WhatIf
from dialtone.gui.context import Context
from dialtone.gui.models import what_if_lines
from dialtone.gui.pages.readiness_panel import WIDTH
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import Card, Field, Form, SidePanel, VerdictLabel, clear, text_label
from dialtone.gui.widgets.form import Fault

_USUAL = Traffic()


class WhatIfPanel(SidePanel):
    """`profile()` gives the provider's profile that was read last, None before. Computed on a worker 200 ms after the last key."""

    def __init__(self, context: Context, profile: Callable[[], Any], parent: QWidget | None = None) -> None:
        super().__init__(parent, width=WIDTH)
        self._context, self._profile = context, profile
        self._run: ReadinessRun | None = None
        self._users = 0
        self._typed = False
        self._asked = 0
        self._found: tuple[WhatIf, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(200)
        self._pause.timeout.connect(self._compute)
        self.question = Card(context, self)
        self.form = Form(
            context,
            [
                Field("users", lambda: self.tr("&Users"), "number", check=self._check_users),
                Field("calls", lambda: self.tr("Calls in the busy &hour"), "decimal", check=self._check_traffic),
                Field("minutes", lambda: self.tr("&Minutes each"), "decimal", check=self._check_traffic),
            ],
            self._edited,
            columns=3,
            parent=self,
        )
        self.form.show_values({"calls": _USUAL.calls_an_hour, "minutes": _USUAL.minutes})
        self._assumed = text_label(role="small", parent=self)
        self.question.body.addWidget(self.form)
        self.question.body.addWidget(self._assumed)
        self.answer = Card(context, self)
        self.standing = VerdictLabel(context, self)
        self._terms, self._busy, self._measured = (text_label(parent=self) for _ in range(3))
        self._stale = text_label(tone="warn", parent=self)
        for widget in (self._terms, self._busy, self._measured, self.standing, self._stale):
            self.answer.body.addWidget(widget)
        self.codecs = Card(context, self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self.codecs.body.addLayout(self._grid)
        for card in (self.question, self.answer, self.codecs):
            self.add(card)

    def retranslate(self) -> None:
        """Fixed texts."""
        self.question.set_heading(self.tr("What if there were…"), "calculator")
        self._assumed.setText(
            self.tr("Calls and minutes are those of one user. An office usually has 2 calls of 3 minutes: an assumption.")
        )
        self.answer.set_heading(self.tr("Then the line must carry"), "phone-call")
        self.codecs.set_heading(self.tr("By codec, kbit/s each way"), "list")
        self._show()

    # --- what is asked ---------------------------------------------------------------------------------------------------------------

    def _check_users(self, value: Any) -> Fault | None:
        if value is not None and 0 < value <= MOST_USERS:
            return None
        return Fault(self.tr("A number from 1 to {most}").format(most=MOST_USERS), blocks=True)

    def _check_traffic(self, value: Any) -> Fault | None:
        return None if value is not None and 0 < value <= 60 else Fault(self.tr("More than 0, at most 60"), blocks=True)

    def _edited(self, name: str, _: Any) -> None:
        self._typed = self._typed or name == "users"
        self._pause.start()

    def show_run(self, run: ReadinessRun | None, users: int, stale: str) -> None:
        """The run whose readings stand beside it, and the users counted, for as long as nobody typed others. `stale`: what has changed."""
        self._run, self._users = run, users
        if not self._typed:
            self.form.show_values({**self.form.values(), "users": max(users, 1)})
        self._stale.setText(stale)
        self._stale.setVisible(bool(stale))
        self._pause.start()

    def flush(self) -> None:
        """Compute at once what was typed."""
        self.form.flush()
        self._pause.stop()
        self._compute()

    def _compute(self) -> None:
        profile, values = self._profile(), self.form.values()
        if profile is None or self.form.faults() or not self.isVisible():
            return
        traffic = Traffic(calls_an_hour=values["calls"], minutes=values["minutes"])
        readiness, run, users = self._context.services.readiness, self._run, values["users"]
        self._asked += 1
        turn = self._asked

        def done(found: tuple[WhatIf, ...]) -> None:
            if turn == self._asked:
                self._found = found
                self._show()

        def failed(error: BaseException) -> None:
            text = self._context.words.problem(error) if isinstance(error, Problem) else ""
            self.form.set_message("users", Fault(text)) if text else self._context.controller.problem.emit(error)

        self._context.bridge.pool(lambda: readiness.what_if_by_codec(profile, users, run, traffic), done=done, failed=failed, owner=self)

    def refresh(self) -> None:
        """Compute anew, when the panel comes to the front."""
        self._pause.start()

    # --- what it comes to ------------------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        self.answer.setVisible(bool(self._found))
        self.codecs.setVisible(bool(self._found))
        if not self._found:
            return
        words, first = self._context.words, self._found[0]
        self._terms.setText(self.tr("By the terms: {text}").format(text=what_if_lines.terms_text(first, words)))
        self._busy.setText(self.tr("By the busy hour (Erlang B): {text}").format(text=what_if_lines.busy_text(first, words)))
        self._measured.setText(what_if_lines.measured_text(first, self._run, words))
        where = what_if_lines.standing(first, self._run)
        self.standing.set_verdict(what_if_lines.LOOKS[where], what_if_lines.standing_word(where))
        self._show_codecs(first)

    def _show_codecs(self, first: WhatIf) -> None:
        clear(self._grid)
        lines = what_if_lines.codec_lines(self._found, self._context.words)
        head = (
            self.tr("Codec"),
            self.tr("a call"),
            self.tr("{count} channels").format(count=first.channels),
            self.tr("busy hour: {count}").format(count=first.busy_channels),
        )
        for row, line in enumerate((head, *((one.codec, one.per_call, one.needed, one.busy) for one in lines))):
            for column, text in enumerate(line):
                label = QLabel(text, self)
                label.setTextFormat(Qt.TextFormat.PlainText)
                if row == 0:
                    set_property(label, "role", "small")
                elif row == 1:
                    set_property(label, "role", "strong")
                self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft)
