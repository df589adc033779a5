"""Doubts and their answers: what settles each question, as one edit that changes the data and says who answered what and when."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from dialtone.domain.changes import Change, Edit, Put, Set
from dialtone.domain.kinds import PersonService, RoomUse
from dialtone.domain.record import Answer, Record
from dialtone.domain.rules import Doubt
from dialtone.gui.models.naming import plain_amount, users_text
from dialtone.words import Words

translate = QCoreApplication.translate

Pick = Literal["person", "room", "kind"]


@dataclass(frozen=True)
class Choice:
    """An answer as a button. `code` has words `answer.<code>` for the record; `changes` is what it does to the data (none: only noted)."""

    code: str
    label: str
    changes: tuple[Change, ...] = ()
    tooltip: str = ""


@dataclass(frozen=True)
class Picker:
    """An answer to choose from a list: a person, a room, a kind. `changes(id)` is what it means for the data."""

    code: str
    label: str
    pick: Pick
    changes: Callable[[str], tuple[Change, ...]]


def asking() -> Choice:
    """The clause's own way out (BT-4.a doubt): ask, and note that it was asked. The doubt stays."""
    return Choice(
        "ask-provider",
        translate("Answers", "Ask the provider"),
        tooltip=translate("Answers", "Copies the question for a ticket; the doubt stays open"),
    )


def choices(doubt: Doubt) -> tuple[Choice, ...]:
    """The buttons for a doubt, the likeliest first."""
    offered: dict[str, Callable[[str], tuple[Choice, ...]]] = {
        "room-mixed": _room_use,
        "room-use-unknown": _room_use,
        "person-without-device": _without_device,
        "no-service-with-device": _no_service,
        "person-service-unknown": _service,
        "in-lift": _in_lift,
    }
    make = offered.get(doubt.question)
    own = make(doubt.subject) if make else ()
    return own if doubt.question == "in-lift" else (*own, asking())  # a look at the lift answers that one


def _room_use(room: str) -> tuple[Choice, ...]:
    def use(value: RoomUse) -> tuple[Change, ...]:
        return (Set("rooms", room, {"use": value.value}),)

    return (
        Choice("users-already", translate("Answers", "Users already"), use(RoomUse.USERS)),
        Choice("not-yet-users", translate("Answers", "Not yet users"), use(RoomUse.NON_USERS)),
        Choice("phones-of-persons", translate("Answers", "Each has its person"), use(RoomUse.PERSONAL)),
    )


def _without_device(person: str) -> tuple[Choice, ...]:
    no_user = translate("Answers", "Recorded as administrator without service")
    return (
        Choice("shares-telephones", translate("Answers", "Shares phones"), (Set("people", person, {"hot_desking": True}),)),
        Choice("stays-user", translate("Answers", "Stays a user")),
        Choice(
            "no-user",
            translate("Answers", "No user"),
            (Set("people", person, {"service": PersonService.ADMINISTRATOR_NO_SERVICE.value}),),
            no_user,
        ),
    )


def _no_service(person: str) -> tuple[Choice, ...]:
    return (
        Choice(
            "has-telephony",
            translate("Answers", "Telephones: is a user"),
            (Set("people", person, {"service": PersonService.TELEPHONY.value}),),
        ),
    )


def _service(person: str) -> tuple[Choice, ...]:
    def service(value: PersonService) -> tuple[Change, ...]:
        return (Set("people", person, {"service": value.value}),)

    return (
        Choice("has-telephony", translate("Answers", "Telephony"), service(PersonService.TELEPHONY)),
        Choice("administrator", translate("Answers", "Administrator"), service(PersonService.ADMINISTRATOR_NO_SERVICE)),
        Choice("supervisor", translate("Answers", "Supervisor"), service(PersonService.SUPERVISOR_NO_SERVICE)),
    )


def _in_lift(device: str) -> tuple[Choice, ...]:
    return (
        Choice("in-lift", translate("Answers", "Yes, in a lift"), (Set("devices", device, {"in_lift": True}),)),
        Choice("not-in-lift", translate("Answers", "No"), (Set("devices", device, {"in_lift": False}),)),
    )


def pickers(doubt: Doubt) -> tuple[Picker, ...]:
    """The lists to choose from for a doubt."""

    def setting(field: str) -> Callable[[str], tuple[Change, ...]]:
        return lambda value: (Set("devices", doubt.subject, {field: value}),)

    person = Picker("belongs-to-person", translate("Answers", "Whose is it…"), "person", setting("person"))
    if doubt.question == "whose-telephone":
        return (person,)
    if doubt.question == "telephone-nowhere":
        return (person, Picker("stands-in-room", translate("Answers", "In which room…"), "room", setting("room")))
    if doubt.question == "kind-unknown":
        return (Picker("kind-is", translate("Answers", "What is it…"), "kind", setting("kind")),)
    return ()


def consequence(doubt: Doubt, words: Words) -> str:
    """What each outcome would make of users and channels."""
    if len(doubt.outcomes) != 2 or doubt.adds == (0, 0):
        return ""
    lines = []
    for outcome in doubt.outcomes:
        amount = translate("Answers", "{users}, {channels} channels").format(
            users=users_text(outcome.users), channels=plain_amount(outcome.channels, words)
        )
        lines.append(f"{signed(outcome.adds)} → {amount}")
    return "\n".join(lines)


def signed(value: int) -> str:
    """«+2», «−1», «±0»."""
    return f"+{value}" if value > 0 else f"−{-value}" if value < 0 else "±0"


def question(doubt: Doubt, words: Words) -> str:
    """The question in words."""
    return words.text(f"question.{doubt.question}", **doubt.params)


class Recorder:
    """Makes the edits. What is kept of an answer is text in the customer's language, since the customer signs under it."""

    def __init__(self, record: Record, fallback: str) -> None:
        language = record.customer.language if record.customer and record.customer.language else None
        self._words = Words(language.value if language else fallback)
        self._record = record

    def asked_text(self, doubt: Doubt) -> str:
        """The question as it is kept."""
        return question(doubt, self._words)

    def edit(self, doubt: Doubt, code: str, changes: tuple[Change, ...], *, by: str, at: dt.datetime, name: str = "") -> Edit:
        """One undoable step: the data, and the answer beside it."""
        value = {
            "subject": doubt.subject,
            "question": self.asked_text(doubt),
            "answer": self._words.text(f"answer.{code}", name=name),
            "by": by,
            "at": at.isoformat(),
        }
        return Edit(label="edit.answer", changes=(*changes, Put("answers", value)))

    def given(self, doubt: Doubt) -> Answer | None:
        """The last answer to this very question, while the doubt stands all the same (asked the provider, stays a user)."""
        text = self.asked_text(doubt)
        return next(
            (answer for answer in reversed(self._record.answers) if answer.subject == doubt.subject and answer.question == text), None
        )
