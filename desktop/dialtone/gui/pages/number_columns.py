"""The columns of the tables on the page «Numbers & emergency»."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from dialtone.gui.models.numbers_table import VERDICTS, Block, Caller, Notice, severity_look
from dialtone.gui.widgets import CellEdit, Column
from dialtone.words import Words

translate = QCoreApplication.translate


def caller_columns(save: Callable[[str, str, str], None], words: Callable[[], Words]) -> Sequence[Column]:
    """Who, the two numbers (edited in place), the verdict, its reason. `save(subject, field, text)`."""
    external = CellEdit(lambda caller: caller.external, lambda caller, text: save(caller.subject, "external", text))
    emergency = CellEdit(lambda caller: caller.emergency.strip("()"), lambda caller, text: save(caller.subject, "emergency", text))

    def external_fault(caller: Caller) -> str:
        return "\n".join(words().finding(caller.external_finding)) if caller.external_finding is not None else ""

    return (
        Column(
            "name", lambda: translate("NumberColumns", "Who"), _name, width=208, icon=lambda caller: (caller.icon, "muted"), tooltip=_name
        ),
        Column(
            "external",
            lambda: translate("NumberColumns", "Calling out"),
            lambda caller: caller.external or "—",
            width=142,
            icon=lambda caller: ("circle-x", "fail") if caller.external_bad else None,
            tone=lambda caller: "fail" if caller.external_bad else "text" if caller.external else "muted",
            tooltip=external_fault,
            edit=external,
        ),
        Column(
            "emergency",
            lambda: translate("NumberColumns", "Emergency"),
            lambda caller: caller.emergency or "—",
            width=126,
            tone=lambda caller: "text" if caller.emergency else "muted",
            tooltip=_inherited,
            edit=emergency,
        ),
        Column(
            "verdict",
            lambda: translate("NumberColumns", "Verdict"),
            _verdict,
            stretch=True,
            icon=lambda caller: VERDICTS.get(caller.verdict, VERDICTS[""]),
            tone=lambda caller: VERDICTS.get(caller.verdict, VERDICTS[""])[1],
            tooltip=_reasons,
        ),
    )


def block_columns() -> Sequence[Column]:
    """First and last number, how many, the address and what is wrong with it."""
    return (
        Column(
            "first",
            lambda: translate("NumberColumns", "First number"),
            lambda row: row.block.first,
            width=140,
            icon=lambda _: ("hash", "muted"),
        ),
        Column(
            "size",
            lambda: translate("NumberColumns", "Numbers"),
            lambda row: str(row.block.size),
            width=80,
            right=True,
            sort=lambda row: row.block.size,
        ),
        Column("last", lambda: translate("NumberColumns", "Last number"), lambda row: row.last, width=140, tone=_muted),
        Column(
            "address",
            lambda: translate("NumberColumns", "Postal address"),
            lambda row: row.address or translate("NumberColumns", "no address"),
            stretch=True,
            icon=lambda row: severity_look(row.severity),
            tone=_block_tone,
            tooltip=lambda row: row.fault,
        ),
    )


def line_columns() -> Sequence[Column]:
    """The line, whether it runs over the service, who keeps it, the verdict."""
    return (
        Column(
            "kind", lambda: translate("NumberColumns", "Line"), lambda row: row.kind, width=160, icon=lambda _: ("phone-incoming", "muted")
        ),
        Column("on_service", lambda: translate("NumberColumns", "On the service?"), lambda row: row.on_service, width=120),
        Column("carrier", lambda: translate("NumberColumns", "Carrier"), lambda row: row.line.carrier or "—", width=140),
        Column(
            "verdict",
            lambda: translate("NumberColumns", "Verdict"),
            lambda row: row.verdict,
            stretch=True,
            icon=lambda row: severity_look(row.severity),
            tone=lambda row: severity_look(row.severity)[1],
            tooltip=lambda row: row.verdict,
        ),
    )


def notice_columns(taken: Callable[[Notice], str]) -> Sequence[Column]:
    """The notice, its clause, who took note and when."""
    return (
        Column(
            "text",
            lambda: translate("NumberColumns", "Notice"),
            lambda row: row.text,
            stretch=True,
            icon=lambda row: ("circle-check", "ok") if row.done else ("circle-dashed", "muted"),
            tooltip=lambda row: row.text,
        ),
        Column("clause", lambda: translate("NumberColumns", "Clause"), lambda row: row.finding.clause, width=72, tone=_muted),
        Column("taken", lambda: translate("NumberColumns", "Taken note"), taken, width=240, tone=lambda row: "ok" if row.done else "muted"),
    )


def _name(caller: Caller) -> str:
    return caller.name


def _inherited(caller: Caller) -> str:
    return (
        translate("NumberColumns", "The number of its room or person; a number of its own goes before it.")
        if "(" in caller.emergency
        else ""
    )


def _verdict(caller: Caller) -> str:
    """The verdict, and its reason where the word alone does not say it."""
    return (
        caller.word if not caller.brief or caller.verdict in {"not-known", "outside", "unreadable"} else f"{caller.word} · {caller.brief}"
    )


def _muted(_: object) -> str:
    return "muted"


def _reasons(caller: Caller) -> str:
    return f"{caller.reason}\n\n{caller.why()}".strip()


def _block_tone(row: Block) -> str:
    return severity_look(row.severity)[1] if row.severity else "text"
