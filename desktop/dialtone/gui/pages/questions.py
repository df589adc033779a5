"""The cards of a page: its doubts to answer, and its other findings with remedy and the way to them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from dialtone.domain.changes import Change
from dialtone.domain.findings import Finding
from dialtone.domain.kinds import Severity
from dialtone.domain.rules import Doubt
from dialtone.gui.context import Context
from dialtone.gui.models import answering
from dialtone.gui.models.record_forms import Choices
from dialtone.gui.models.rooms_table import clause_line
from dialtone.gui.widgets.question_cards import Ask, AskStack, Button, Select

if TYPE_CHECKING:
    from dialtone.services.session import Snapshot

translate = QCoreApplication.translate

_SHOWN = (Severity.VIOLATION, Severity.WARNING, Severity.DOUBT)


class Questions(QObject):
    """Fills an AskStack for one page and carries out what is answered there. `skip`: codes of findings that the page shows elsewhere."""

    def __init__(
        self, context: Context, stack: AskStack, page_id: str, show_here: Callable[[str], None], skip: tuple[str, ...] = ()
    ) -> None:
        super().__init__(stack)
        self._context, self._stack, self._page_id, self._show_here = context, stack, page_id, show_here
        self._skip = ("doubt.", *skip)
        self._choices = Choices(context)
        self._doubts: dict[str, Doubt] = {}
        self._findings: dict[str, Finding] = {}
        stack.answered.connect(self._answered)

    def show(self, snapshot: "Snapshot") -> None:
        """The doubts first, since they are settled here; then the other findings, the gravest first."""
        from dialtone.services.progress import page_of

        here = [finding for finding in snapshot.assessment.findings if page_of(finding, snapshot.record) == self._page_id]
        self._findings = {finding.id: finding for finding in here if finding.severity in _SHOWN and not finding.code.startswith(self._skip)}
        codes = {(finding.code, finding.subject) for finding in here}
        mine = [doubt for doubt in snapshot.assessment.count.doubts if (f"doubt.{doubt.question}", doubt.subject) in codes]
        mine.sort(key=lambda doubt: doubt.adds[0] - doubt.adds[1])  # what hangs on the most users comes first
        self._doubts = {f"{doubt.question}:{doubt.subject}": doubt for doubt in mine}
        recorder = answering.Recorder(snapshot.record, self._context.language)
        most = self._stack.most
        asks = [self._doubt_ask(key, doubt, recorder) for key, doubt in list(self._doubts.items())[:most]]
        asks += [self._finding_ask(key, finding) for key, finding in list(self._findings.items())[: most - len(asks)]]
        left = len(self._doubts) + len(self._findings) - len(asks)
        more = translate("Questions", "… and %n more; solving these shows the next", "", left) if left else ""
        self._stack.show_asks(asks, writable=not snapshot.read_only, more=more)

    def _doubt_ask(self, key: str, doubt: Doubt, recorder: answering.Recorder) -> Ask:
        words = self._context.words
        given = recorder.given(doubt)
        noted = ""
        if given is not None:
            who = ", ".join(part for part in (given.by, words.date(given.at.date()) if given.at else None) if part)
            noted = f"{given.answer} ({who})" if who else given.answer
        lists = {"person": self._choices.people, "room": self._choices.rooms, "kind": self._choices.kinds}
        return Ask(
            key=key,
            severity="doubt",
            title=answering.question(doubt, words),
            text=answering.consequence(doubt, words),
            small=clause_line(doubt.clause, words),
            noted=noted,
            buttons=tuple(Button(choice.code, choice.label, choice.tooltip) for choice in answering.choices(doubt)),
            selects=tuple(
                Select(picker.code, picker.label, tuple(lists[picker.pick]()))
                for picker in answering.pickers(doubt)
                if picker.pick == "kind" or lists[picker.pick]()
            ),
        )

    def _finding_ask(self, key: str, finding: Finding) -> Ask:
        words = self._context.words
        message, remedy = words.finding(finding)
        small = clause_line(finding.clause, words)
        if words.has(f"party.{finding.responsible.value}"):
            small = f"{small} · {words.text(f'party.{finding.responsible.value}')}"
        buttons = (Button("show", translate("Questions", "Show")),) if finding.subject else ()
        return Ask(key=key, severity=finding.severity.value, title=message, text=remedy, small=small, buttons=buttons)

    def _answered(self, key: str, code: str, value: str) -> None:
        if key in self._findings:
            self._show_here(self._findings[key].subject)
        elif key in self._doubts:
            self._answer(self._doubts[key], code, value)

    def _answer(self, doubt: Doubt, code: str, value: str) -> None:
        snapshot = self._context.controller.snapshot
        if snapshot is None:
            return
        changes: tuple[Change, ...] = ()
        name = ""
        picker = next((each for each in answering.pickers(doubt) if each.code == code), None)
        if picker is not None:
            changes = picker.changes(value)
            lists = {"person": self._choices.people, "room": self._choices.rooms, "kind": self._choices.kinds}
            name = dict(lists[picker.pick]()).get(value, value)
        else:
            choice = next((each for each in answering.choices(doubt) if each.code == code), None)
            if choice is None:
                return
            changes = choice.changes
        recorder = answering.Recorder(snapshot.record, self._context.language)
        if code == "ask-provider":
            QGuiApplication.clipboard().setText(ticket_text(doubt, recorder))
            self._context.controller.say(translate("Questions", "The question is on the clipboard, ready for a ticket"))
        services = self._context.services
        edit = recorder.edit(doubt, code, changes, by=services.settings.get().author, at=services.clock.now(), name=name)
        self._context.controller.apply(edit)

    def focus(self, subject: str) -> bool:
        """Put the focus on the card about a subject; False when there is none."""
        keys = [key for key, doubt in self._doubts.items() if doubt.subject == subject]
        keys += [key for key, finding in self._findings.items() if finding.subject == subject]
        for key in keys:
            card = self._stack.card(key)
            if card is not None and card.controls:
                card.controls[0].setFocus()
                return True
        return False


def ticket_text(doubt: Doubt, recorder: answering.Recorder) -> str:
    """The question as it goes into a ticket: clause, question, and how much hangs on it."""
    low, high = doubt.adds
    return (
        f"{doubt.clause}\n{recorder.asked_text(doubt)}\n{low:+d} / {high:+d}"
        if doubt.adds != (0, 0)
        else f"{doubt.clause}\n{recorder.asked_text(doubt)}"
    )
