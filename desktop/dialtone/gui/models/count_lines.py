"""The lines of the USERS card: what the count is made of, rule by rule, each with its «why»."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from dialtone.domain.kinds import DeviceKind
from dialtone.domain.rules import Channels, Count, CountedUser, NotUser
from dialtone.gui.models.naming import plain_amount, users_text
from dialtone.gui.models.rooms_table import clause_line
from dialtone.gui.widgets.count_panel import CountLine
from dialtone.words import Words

if TYPE_CHECKING:
    from dialtone.services.session import Snapshot

translate = QCoreApplication.translate

_MOST_ROOMS = 6
_MOST_REASONS = 8


def users_note(count: Count) -> str:
    """«certain, up to 10 with doubts», whatever the doubts leave open."""
    if count.users_max > count.users_total and count.users_min < count.users_total:
        text = translate("CountLines", "by what is known; {least} to {most} with doubts")
    elif count.users_max > count.users_total:
        text = translate("CountLines", "certain, up to {most} with doubts")
    elif count.users_min < count.users_total:
        text = translate("CountLines", "at most, {least} if doubts fall away")
    else:
        return translate("CountLines", "nothing in doubt")
    return text.format(least=count.users_min, most=count.users_max)


def users_lines(snapshot: "Snapshot", words: Words) -> tuple[CountLine, ...]:
    """Persons, rooms one by one, then what counts 0."""
    count = snapshot.assessment.count
    people = {person.id for person in snapshot.record.people}
    persons = [user for user in count.users if user.subject in people]
    rooms = [user for user in count.users if user.subject not in people]
    lines = []
    if persons:
        lines.append(CountLine(translate("CountLines", "Persons"), str(sum(user.count for user in persons)), why=_reasons(persons, words)))
    for user in rooms[:_MOST_ROOMS]:
        held = user.count
        telephones = translate("CountLines", "1 telephone") if held == 1 else translate("CountLines", "%n telephones", "", held)
        lines.append(CountLine(f"{user.name}, {telephones}", str(user.count), why=_reasons([user], words)))
    if rest := rooms[_MOST_ROOMS:]:
        more = len(rest)
        label = translate("CountLines", "1 more room") if more == 1 else translate("CountLines", "%n more rooms", "", more)
        lines.append(CountLine(label, str(sum(user.count for user in rest)), why=_reasons(rest, words)))
    return (*lines, *_zero_lines(snapshot, words))


def _zero_lines(snapshot: "Snapshot", words: Words) -> list[CountLine]:
    count = snapshot.assessment.count
    kinds = {kind.value for kind in DeviceKind}
    of_users = [entry for entry in count.not_users if entry.because == "room-of-users"]
    no_service = [entry for entry in count.not_users if entry.because == "no-service"]
    others = [entry for entry in count.not_users if entry.because in kinds or entry.because == "emergency-phone-in-lift"]
    excluded = [entry for entry in others if not entry.clause.startswith("BT-4")]
    terminals = [entry for entry in others if entry.clause.startswith("BT-4")]
    lines = []
    for label, entries in (
        (translate("CountLines", "Rooms of users"), of_users),
        (_kinds(terminals, words), terminals),
        (translate("CountLines", "No service"), no_service),
        (translate("CountLines", "Excluded lines"), excluded),
    ):
        if entries:
            tone = "fail" if entries is excluded else "muted"
            lines.append(CountLine(label, "0", tone=tone, why=_reasons(entries, words)))
    return lines


def _kinds(entries: list[NotUser], words: Words) -> str:
    """«Doorphone, 2 fax machines…» as a list of kinds by how many there are."""
    kinds = Counter(entry.because for entry in entries)
    names = [words.text(f"kind.{kind}") for kind, _ in kinds.most_common(3)]
    return ", ".join([names[0], *(name[:1].lower() + name[1:] for name in names[1:])]) if names else ""


def _reasons(entries: "Sequence[CountedUser | NotUser]", words: Words) -> str:
    """The reasons, each once, with the clause that they rest on."""
    shown: dict[str, None] = {}
    for place, entry in enumerate(entries):
        shown[words.text(f"because.{entry.because}", **entry.params)] = None
        if len(shown) == _MOST_REASONS and place + 1 < len(entries):
            left = len(entries) - place - 1
            shown[translate("CountLines", "… and %n more", "", left)] = None
            break
    clauses = dict.fromkeys(entry.clause for entry in entries)
    return "\n".join([*shown, *(clause_line(clause, words) for clause in clauses)])


def method_name(method: str) -> str:
    """The reading of the channels clause, in words."""
    return translate("CountLines", "progressive") if method == "progressive" else translate("CountLines", "flat")


def method_reason(method: str) -> str:
    """What the reading means."""
    if method == "progressive":
        return translate(
            "CountLines", "Progressive: each user brings channels at the rate of his rank, so one more user never means fewer channels."
        )
    return translate("CountLines", "Flat: all users bring channels at the rate of the bracket that their number falls in.")


def channel_lines(channels: Channels, words: Words) -> tuple[CountLine, ...]:
    """Both readings, whole calls, and what the doubts leave open."""
    clause = clause_line("BT-4.a channels", words)
    label = translate("CountLines", "Channels, {method}").format(method=method_name(channels.method))
    lines = [
        CountLine(label, plain_amount(channels.exact, words), why=f"{method_reason(channels.method)}\n{clause}"),
        CountLine(translate("CountLines", "whole calls"), str(channels.calls), tone="muted"),
    ]
    if channels.range is not None and channels.range[0] != channels.range[1]:
        low, high = (plain_amount(value, words) for value in channels.range)
        lines.append(CountLine(translate("CountLines", "with doubts"), f"{low}–{high}", tone="doubt"))
    label = translate("CountLines", "other reading, {method}").format(method=method_name(channels.other.method))
    lines.append(
        CountLine(label, plain_amount(channels.other.exact, words), tone="muted", why=f"{method_reason(channels.other.method)}\n{clause}")
    )
    return tuple(lines)


def ordered_line(count: Count, words: Words) -> CountLine:
    """What was ordered, in the tone of the difference."""
    ordered = count.exposure.ordered
    label = translate("CountLines", "Ordered")
    if ordered is None:
        return CountLine(
            label,
            translate("CountLines", "not known"),
            tone="muted",
            why=translate("CountLines", "Enter the order on the page Order & users."),
        )
    text = users_text(int(ordered)) if float(ordered).is_integer() else plain_amount(ordered, words)
    if ordered < count.users_total:
        return CountLine(label, text, tone="warn", why=words.text("clause.BT-4.a false declaration"))
    return CountLine(label, text, tone="warn" if ordered > count.users_total else "ok", why=clause_line("BT-4.a change", words))
