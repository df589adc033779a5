"""The testers' results as a table: read only, since they are evidence."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from dialtone.domain.record import CableTest
from dialtone.gui.context import Context
from dialtone.gui.widgets.table_model import Column

translate = QCoreApplication.translate

_LOOKS = {
    "certified": ("circle-check", "ok"),
    "qualified": ("circle-check", "ok"),
    "verified": ("circle-check", "ok"),
    "failed": ("circle-x", "fail"),
}


def measured_text(test: CableTest) -> str:
    """What was measured, in words; «» where the file doesn't say."""
    names = {"permanent-link": translate("CableTests", "permanent link"), "channel": translate("CableTests", "channel")}
    return names.get(test.measured or "", "")


def test_columns(context: Context) -> list[Column]:
    """The columns; a length or margin that the file has not is «—», never 0."""

    def result(test: CableTest) -> str:
        return context.words.text(f"report.test.{test.result}") if test.result else translate("CableTests", "no result")

    def number(field: str, unit: str) -> Callable[[CableTest], str]:
        return lambda test: f"{context.words.number(getattr(test, field))} {unit}" if getattr(test, field) is not None else "—"

    def source(test: CableTest) -> str:
        tester = " ".join(part for part in (test.tester, test.serial) if part)
        row = translate("CableTests", "row {row}").format(row=test.file_row) if test.file_row else ""
        return " · ".join(part for part in (tester, row) if part) or "—"

    return [
        Column("link", lambda: translate("CableTests", "Cable"), lambda test: test.link, width=88),
        Column(
            "result",
            lambda: translate("CableTests", "Result"),
            result,
            width=132,
            icon=lambda test: _LOOKS.get(test.result or "", ("circle-question-mark", "doubt")),
            tone=lambda test: _LOOKS.get(test.result or "", ("", "doubt"))[1],
        ),
        Column("measured", lambda: translate("CableTests", "Measured"), lambda test: measured_text(test) or "—", width=130),
        Column(
            "limit", lambda: translate("CableTests", "Limit"), lambda test: test.limit or "—", stretch=True, tooltip=lambda t: t.limit or ""
        ),
        Column("length_m", lambda: translate("CableTests", "Length"), number("length_m", "m"), 76, right=True, sort=lambda t: t.length_m),
        Column(
            "margin_db", lambda: translate("CableTests", "Margin"), number("margin_db", "dB"), 72, right=True, sort=lambda t: t.margin_db
        ),
        Column(
            "at", lambda: translate("CableTests", "When"), lambda test: (test.at or "—")[:10], width=106, tooltip=lambda test: test.at or ""
        ),
        Column("source", lambda: translate("CableTests", "Tester"), source, width=104, tooltip=source, tone=lambda _: "muted"),
    ]
