"""The readiness page: against the training site, through real sockets."""

from __future__ import annotations

import asyncio
import datetime as dt
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.readiness import Capacity, CheckProgress, CheckResult, ProviderStamp, ReadinessRun, Sample, overall
from dialtone.domain.record import Record
from dialtone.gui.main_window import MainWindow
from dialtone.gui.models.readings import limit_text, lines_of, measured_text
from dialtone.gui.pages.readiness import ReadinessPage
from dialtone.gui.widgets.plot import Plot
from dialtone.services.discovering import NetworkChoice
from dialtone.services.preparing import ReadinessService
from dialtone.words import Words


def result(name: str = "dns.resolve", verdict: Verdict = Verdict.PASS, **more: Any) -> CheckResult:
    return CheckResult(id=name, verdict=verdict, code="dns.resolve.ok", responsible=Responsible.CUSTOMER, **more)


@pytest.fixture
def page(window: MainWindow, services: Any, tmp_path: Path, settle: Callable[[], None]) -> ReadinessPage:
    window.context.controller.open_with(lambda: services.training.new_session(tmp_path / "t.dialtone"))
    settle()
    window.show_page("readiness")
    settle()
    assert isinstance(window.page, ReadinessPage)
    return window.page


def test_before_a_run_the_page_says_what_to_do(page: ReadinessPage) -> None:
    assert page.empty.isVisible()
    assert page.empty.button.isEnabled()
    assert not page.table.isVisible()


def test_a_run_is_shown_and_kept(page: ReadinessPage, qtbot: Any) -> None:
    controller = page.context.controller
    page.empty.button.click()
    assert page.progress.isVisible()
    qtbot.waitUntil(lambda: controller.snapshot is not None and controller.snapshot.readiness is not None, timeout=60_000)
    run = controller.snapshot.readiness
    assert run.training
    shown = {page.table.table.item(row).key for row in range(page.table.table.rowCount())}
    assert shown == {check.id for check in run.checks}
    assert any(check.verdict is Verdict.PASS for check in run.checks)
    assert not page.progress.isVisible()
    assert page.headline.text()


def test_a_cancelled_run_is_kept_as_interrupted(page: ReadinessPage, qtbot: Any) -> None:
    controller = page.context.controller
    page.run_all()
    qtbot.waitUntil(lambda: bool(page.runner.running or page.runner.fresh), timeout=30_000)
    page.progress._cancel.click()
    qtbot.waitUntil(lambda: controller.snapshot.readiness is not None, timeout=30_000)
    assert not controller.snapshot.readiness.complete
    assert any(check.reason == "interrupted" for check in controller.snapshot.readiness.checks)


def test_not_run_is_never_shown_as_pass() -> None:
    words = Words("en")
    check = result("nat.mapping", Verdict.NOT_RUN, reason="needs-responder")
    run = ReadinessRun(
        provider={"name": "x", "version": "1", "sha256": ""},  # type: ignore[arg-type]
        interface=None,
        started=None,  # type: ignore[arg-type]
        seconds=1,
        verdict=Verdict.NOT_RUN,
        checks=(check,),
    )
    (line,) = lines_of(run, None, {}, set(), words)
    assert line.look == "not-run"
    assert words.text("reason.needs-responder")[:10] in line.message


def test_limits_say_their_direction() -> None:
    words = Words("nl")
    assert limit_text(result(threshold={"good": 100.0, "limit": 10.0}, unit="Mbit/s"), words) == "≥ 100 Mbit/s"
    assert limit_text(result(threshold={"good": 0.25, "limit": 1}, unit="%"), words) == "≤ 0,25 %"
    assert limit_text(result(value=12.0, threshold=100, unit="ms"), words) == "≤ 100 ms"
    assert limit_text(result(value=59, threshold=21, unit="d"), words) == "≥ 21 dagen"
    assert limit_text(result(verdict=Verdict.FAIL, value=900, threshold=100, unit="ms"), words) == "≤ 100 ms"
    assert measured_text(result(value=-0.0004, unit="s"), words) == "0 s"
    assert measured_text(None, words) == ""


def test_a_partial_run_keeps_the_other_results(services: Any) -> None:
    service: ReadinessService = services.readiness
    stamp = {"name": "x", "version": "1", "sha256": ""}
    now = dt.datetime(2026, 11, 25, tzinfo=dt.UTC)
    before = ReadinessRun(
        provider=stamp,  # type: ignore[arg-type]
        interface=None,
        started=now,
        seconds=1,
        verdict=Verdict.FAIL,
        checks=(result("dns.resolve", Verdict.FAIL), result("sip.udp", Verdict.PASS)),
    )
    again = ReadinessRun(
        provider=stamp,  # type: ignore[arg-type]
        interface=None,
        started=now,
        seconds=1,
        verdict=Verdict.PASS,
        checks=(result("dns.resolve", Verdict.PASS), result("sip.udp", Verdict.NOT_RUN, reason="not-chosen")),
    )
    whole = service.completed(again, before, ("dns.resolve",))
    assert [check.verdict for check in whole.checks] == [Verdict.PASS, Verdict.PASS]
    assert whole.verdict is Verdict.PASS
    assert whole.checks[1].evidence["taken_over_from"] == now.isoformat()


def test_cancelled_before_it_began(page: ReadinessPage, settle: Callable[[], None]) -> None:
    page.run_all()
    page.progress._cancel.click()
    settle()
    assert page.context.controller.snapshot.readiness is None
    assert not page.progress.isVisible()
    assert page.empty.button.isEnabled()


# --- a dossier that is not for practice, with runs that are made up ----------------------------------------------------------------------


def run_of(*checks: CheckResult, complete: bool = True) -> ReadinessRun:
    return ReadinessRun(
        provider=ProviderStamp(name="x", version="1", sha256="0" * 64),
        interface="eth0",
        started=dt.datetime(2026, 11, 25, tzinfo=dt.UTC),
        seconds=12,
        verdict=overall(checks, complete=complete),
        checks=checks,
        complete=complete,
    )


class FakeRuns:
    """Stands in for `services.readiness.run`: keeps the options, tells `steps`, waits until it may go on, gives `run`."""

    def __init__(self) -> None:
        self.options: list[Any] = []
        self.steps: list[CheckProgress] = []
        self.run = run_of(result())
        self.may_end = True
        self.told = threading.Event()

    async def __call__(self, profile: Any, options: Any, progress: Any, stop: asyncio.Event) -> ReadinessRun:
        self.options.append(options)
        for step in self.steps:
            progress(step)
        self.told.set()
        while not self.may_end and not stop.is_set():  # noqa: ASYNC110 - set from the test's own thread
            await asyncio.sleep(0.005)
        return self.run if not stop.is_set() else msgspec.structs.replace(self.run, complete=False)


@pytest.fixture
def fake(services: Any, monkeypatch: pytest.MonkeyPatch) -> FakeRuns:
    made = FakeRuns()
    monkeypatch.setattr(services.readiness, "run", made)
    monkeypatch.setattr(services.discovery, "choices", lambda: (choice("eth0"), choice("tun0", kind="vpn", suggested=False)))
    return made


def choice(interface: str, *, kind: str = "wired", suggested: bool = True) -> NetworkChoice:
    return NetworkChoice(
        network=f"192.0.2.0/2{len(interface)}",
        interface=interface,
        label=interface,
        addresses=254,
        expected_seconds=6,
        large=False,
        suggested=suggested,
        kind=kind,  # type: ignore[arg-type]
    )


@pytest.fixture
def real(window: MainWindow, open_record: Any, fake: FakeRuns, settle: Callable[[], None]) -> ReadinessPage:
    open_record(Record())
    window.show_page("readiness")
    settle()
    assert isinstance(window.page, ReadinessPage)
    return window.page


def keep(page: ReadinessPage, settle: Callable[[], None], *runs: ReadinessRun) -> None:
    for run in runs:
        page.context.controller.run(lambda session, run=run: session.add_readiness(run), kinds=frozenset({"readiness"}))
        settle()


def finish(page: ReadinessPage, qtbot: Any, settle: Callable[[], None]) -> None:
    qtbot.waitUntil(lambda: not page.runner.busy and page._keeping is None, timeout=10_000)
    settle()


def test_what_is_typed_reaches_the_run_and_the_token_is_written_nowhere(
    real: ReadinessPage, fake: FakeRuns, qtbot: Any, settle: Callable[[], None], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    token = "very-secret-token-0123456789"
    real.card.responder.setText("responder.example:20862")
    real.card.token.setText(token)
    real.card.calls.setText("17")
    real.card.seconds.setCurrentIndex(real.card.seconds.findData(60))
    real.run_all()
    finish(real, qtbot, settle)
    (options,) = fake.options
    assert (options.responder, options.responder_token) == ("responder.example:20862", token)
    assert (options.calls, options.load_seconds, options.interface, options.only, options.training) == (17, 60.0, "eth0", (), False)
    assert real.context.controller.snapshot.readiness is not None
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert written
    assert [path for path in written if token.encode() in path.read_bytes()] == []
    assert token not in caplog.text
    assert real.card.token.echoMode() is QLineEdit.EchoMode.Password
    field = real.card.token
    real.context.controller.close()
    settle()
    assert not shiboken6.isValid(field) or not field.text()


def test_without_typing_the_channels_of_the_dossier_count(real: ReadinessPage, fake: FakeRuns, qtbot: Any, settle: Any) -> None:
    real.run_all()
    finish(real, qtbot, settle)
    (options,) = fake.options
    assert (options.calls, options.responder, options.load_seconds) == (None, None, 30.0)
    assert options.channels == real.context.controller.snapshot.assessment.count.channels.sizing


@pytest.mark.parametrize(
    ("responder", "token", "calls", "field"),
    [("r.example", "", "", "token"), ("not a host!", "x" * 20, "", "responder"), ("", "", "0", "calls")],
)
def test_what_cannot_be_is_said_beside_its_field(
    real: ReadinessPage, fake: FakeRuns, settle: Callable[[], None], responder: str, token: str, calls: str, field: str
) -> None:
    real.card.responder.setText(responder)
    real.card.token.setText(token)
    real.card.calls.setText(calls)
    real.run_all()
    settle()
    assert fake.options == []
    assert not real.runner.busy
    assert real.card.complaint.isVisible()
    assert real.card.message.text()
    editor = getattr(real.card, field)
    assert editor.property("state") == "fail"
    assert editor.accessibleDescription() == real.card.message.text()
    editor.textEdited.emit("")
    assert editor.property("state") == ""


def test_a_vpn_is_never_chosen_by_itself(real: ReadinessPage) -> None:
    box = real.card.interface
    assert box.currentData() == "eth0"
    real.card.show_choices(((choice("tun0", kind="vpn", suggested=False),), None))
    assert box.currentData() is None
    assert real.card.complaint.isVisible()
    box.setCurrentIndex(box.findData("tun0"))
    box.activated.emit(box.currentIndex())
    assert "VPN" in real.card.message.text()
    real.card.show_choices(((choice("eth0"), choice("tun0", kind="vpn", suggested=False)), None))
    assert box.currentData() == "tun0"
    real.card.show_choices(((choice("eth0"),), None))
    assert box.currentData() == "eth0"
    assert not real.card.complaint.isVisible()


def test_one_and_only_the_failed(real: ReadinessPage, fake: FakeRuns, qtbot: Any, settle: Any) -> None:
    whole = run_of(result("dns.resolve", Verdict.FAIL), result("sip.udp", Verdict.WARN), result("time.offset"))
    keep(real, settle, whole)
    fake.run = whole
    real.run_failed()
    finish(real, qtbot, settle)
    real.focus_subject("time.offset")
    real.panel.run.click()
    finish(real, qtbot, settle)
    assert [options.only for options in fake.options] == [("dns.resolve", "sip.udp"), ("time.offset",)]
    kept = {check.id: check for check in real.context.controller.snapshot.readiness.checks}
    assert "taken_over_from" in kept["dns.resolve"].evidence
    assert "taken_over_from" not in kept["time.offset"].evidence


def test_curves_are_shown_while_it_is_measured(real: ReadinessPage, fake: FakeRuns, qtbot: Any, settle: Any) -> None:
    def samples(*values: Sample) -> CheckProgress:
        return CheckProgress(done=1, total=41, samples=values)

    fake.may_end = False
    fake.steps = [
        CheckProgress(done=0, total=41, running="path.loss"),
        samples(Sample("delay", 0.5, 21.0), Sample("jitter", 0.5, 2.0), Sample("loss", 0.5, 0.0)),
        samples(Sample("delay", 1.0, 23.0), Sample("jitter", 1.0, 2.5), Sample("loss", 1.0, 4.0)),
    ]
    real.tabs.setCurrentIndex(1)
    real.run_all()
    qtbot.waitUntil(lambda: bool(real.panel.live.plots) and len(real.panel.live.plots[0].picture.curves[0].points) == 2, timeout=10_000)
    assert real.panel.live.isVisible()
    shown = [plot.picture for plot in real.panel.live.plots if plot.isVisible()]
    assert [picture.curves[0].points[-1][1] for picture in shown] == [23.0, 2.5, 4.0]
    assert [picture.unit for picture in shown] == ["ms", "ms", "%"]
    assert all(picture.limits and picture.last == 30.0 for picture in shown)
    assert real.list.lines["path.loss"].look == "running"
    assert real.list.lines["sip.udp"].look == "waiting"
    assert len(real.list.lines) == 41
    fake.may_end = True
    finish(real, qtbot, settle)
    assert not real.panel.live.isVisible()


def test_a_run_belongs_to_the_dossier_that_it_began_in(
    real: ReadinessPage, window: MainWindow, fake: FakeRuns, services: Any, qtbot: Any, settle: Any, tmp_path: Path
) -> None:
    fake.may_end = False
    real.run_all()
    qtbot.waitUntil(fake.told.is_set, timeout=10_000)
    window.context.controller.open_with(lambda: services.dossiers.create(tmp_path / "other.dialtone"))
    settle()
    fake.may_end = True
    settle()
    assert not real.runner.busy
    assert window.context.controller.snapshot.readiness is None


def test_an_interrupted_run_is_marked(real: ReadinessPage, settle: Any) -> None:
    keep(real, settle, run_of(result(), result("sip.udp", Verdict.NOT_RUN, reason="interrupted"), complete=False))
    assert real.headline.text().startswith("interrupted")
    assert real.list.about.text().startswith("Broken off")
    assert real.list.about.property("tone") == "warn"
    keep(real, settle, run_of(result()))
    assert real.headline.text() == "ready"
    assert "Broken off" not in real.list.about.text()


def test_comparison_shows_both_values_and_the_change(real: ReadinessPage, settle: Any) -> None:
    table = real.table
    keep(real, settle, run_of(result("path.loss", value=0.1, unit="%")))
    assert not real.list.compare.isEnabled()
    keep(real, settle, run_of(result("path.loss", Verdict.FAIL, value=1.15, unit="%")))
    assert table.isColumnHidden(table.table.column_number("change"))
    real.list.compare.click()
    columns = ("measured", "before", "change")
    assert not any(table.isColumnHidden(table.table.column_number(name)) for name in columns)
    assert [table.table.index(0, table.table.column_number(name)).data() for name in columns] == ["1.15 %", "0.1 %", "worse"]
    assert table.isColumnHidden(table.table.column_number("limit"))


def test_filters_keep_only_one_verdict(real: ReadinessPage, settle: Any) -> None:
    keep(real, settle, run_of(result("path.loss", Verdict.FAIL), result("sip.udp"), result("time.offset")))
    assert real.list.chips["pass"].text() == "Pass 2"
    real.list.chips["pass"].click()
    assert [real.table.table.item(row).key for row in range(real.table.table.rowCount())] == ["sip.udp", "time.offset"]
    real.focus_subject("path.loss")
    assert real.list.selected().id == "path.loss"


def test_the_firewall_of_the_customer_has_its_own_words(real: ReadinessPage, settle: Any) -> None:
    alg = CheckResult(id="sip.alg", verdict=Verdict.FAIL, code="sip.alg.alg-on", responsible=Responsible.CUSTOMER)
    captive = CheckResult(id="web.captive-portal", verdict=Verdict.FAIL, code="web.captive-portal.portal", responsible=Responsible.CUSTOMER)
    keep(real, settle, run_of(alg, captive, result("time.offset")))
    card = real.panel.firewall
    real.focus_subject("sip.alg")
    assert card.isVisible()
    card.choose("sonicwall")
    settle()
    said = "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card))
    assert "Enable SIP Transformations: switch off" in said
    assert "Source: SonicWall" in said
    real.focus_subject("web.captive-portal")
    settle()
    said = "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card))
    assert "isn't in the list" in said
    real.focus_subject("time.offset")
    assert not card.isVisible()


def test_curves_and_readings_of_a_finished_run(real: ReadinessPage, settle: Any) -> None:
    evidence = {"lost_by_second": {"up": [0.0, 4.0], "down": [0.0, 0.0]}}
    keep(real, settle, run_of(result("path.loss", Verdict.FAIL, value=2.0, unit="%", threshold=0.25, evidence=evidence), result()))
    real.focus_subject("path.loss")
    assert real.panel.curves.isVisible()
    assert real.panel.curves.plots[0].picture.highest == 4.0
    assert "lost_by_second" in real.panel.readings.toPlainText()
    real.panel._copy.click()
    assert '"up": [' in QGuiApplication.clipboard().text()
    real.focus_subject("dns.resolve")
    assert not real.panel.curves.isVisible()
    assert not real.panel.evidence.isVisible()


def test_what_if(real: ReadinessPage, qtbot: Any, settle: Any) -> None:
    capacity = Capacity(channels=3, codec="G.711", per_call_kbit_s=95.2, needed_kbit_s=286, down_kbit_s=5000, up_kbit_s=1000, fits_calls=10)
    keep(real, settle, msgspec.structs.replace(run_of(result()), capacity=capacity))
    real.tabs.setCurrentIndex(1)
    panel = real.what_if

    def ask(users: str) -> str:
        editor = panel.form.editor("users")
        editor.setText(users)
        editor.textEdited.emit(users)
        panel.flush()
        settle()
        return panel._terms.text()

    few = ask("4")
    assert "channels × 95.2 kbit/s (G.711)" in few
    assert panel.standing._word.text() == "the line carries that"
    many = ask("400")
    assert many != few
    assert panel.standing._word.text() == "the line does not carry that"
    assert "10 calls fit" in panel._measured.text()
    assert ask("0") == many
    assert panel.form.faults()


def test_the_sheet_is_written_in_the_language_asked_for(real: ReadinessPage, dialogs: Any, qtbot: Any, settle: Any, tmp_path: Path) -> None:
    assert not real._sheet.isEnabled()
    alg = CheckResult(id="sip.alg", verdict=Verdict.FAIL, code="sip.alg.alg-on", responsible=Responsible.CUSTOMER)
    keep(real, settle, run_of(alg))
    assert real._sheet.isEnabled()
    opened: list[Path] = []
    real.sheet.open_file = opened.append
    files = {language: tmp_path / f"{language}.pdf" for language in ("nl", "fr", "en")}
    for language, path in files.items():
        dialogs.files.append(path)
        real.sheet.actions[language].trigger()
        qtbot.waitUntil(lambda: not real.sheet.writing, timeout=30_000)
    assert dialogs.problems == []
    assert opened == list(files.values())
    data = [path.read_bytes() for path in files.values()]
    assert all(each.startswith(b"%PDF-") for each in data)
    for language, each in zip(files, data, strict=True):
        assert f"/Lang ({language}".encode() in each


def test_another_language_and_theme_while_it_stands(real: ReadinessPage, settle: Any) -> None:
    keep(real, settle, run_of(result(), complete=False), run_of(result("path.loss", Verdict.FAIL), complete=False))
    real.context.languages.choose("fr")
    real.context.theme.choose("dark")
    settle()
    assert real.headline.text().startswith("interrompu")
    assert real.list.chips[""].text() == "Tous 1"
    assert real.tabs.tabText(1).replace("&", "").startswith("Et si")
    assert real.card.seconds.itemText(1) == "30 s"


def test_another_language_while_it_runs(real: ReadinessPage, fake: FakeRuns, qtbot: Any, settle: Any) -> None:
    fake.may_end = False
    fake.steps = [CheckProgress(done=1, total=41, running="path.loss")]
    real.run_all()
    qtbot.waitUntil(lambda: "path.loss" in real.runner.running, timeout=10_000)
    real.context.languages.choose("fr")
    settle()
    assert "Perte de paquets" in real.progress._text.text()
    assert real.progress._cancel.text() == "Annuler"
    fake.may_end = True
    finish(real, qtbot, settle)


def test_after_the_first_run_the_gravest_check_is_shown(real: ReadinessPage, fake: FakeRuns, qtbot: Any, settle: Any) -> None:
    fake.may_end = False
    fake.steps = [CheckProgress(done=0, total=41, running="path.loss")]
    fake.run = run_of(result("link.interface"), result("path.loss", Verdict.FAIL))
    real.run_all()
    qtbot.waitUntil(lambda: bool(real.list.lines), timeout=10_000)
    fake.may_end = True
    finish(real, qtbot, settle)
    assert real.table.selected_keys() == ["path.loss"]


def test_a_responder_on_this_computer_is_no_outside(real: ReadinessPage, qtbot: Any) -> None:
    qtbot.keyClicks(real.card.responder, "127.0.0.1")
    assert "nothing of the line" in real.card.message.text()
    real.card.responder.clear()
    qtbot.keyClicks(real.card.responder, "responder.example")
    assert "nothing of the line" not in real.card.message.text()


def test_nobody_reaches_a_button_without_a_name(real: ReadinessPage, settle: Any) -> None:
    keep(real, settle, run_of(result("path.loss", Verdict.FAIL, evidence={"lost_by_second": {"up": [1.0]}})))
    real.focus_subject("path.loss")
    nameless = [
        widget
        for widget in real.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QPlainTextEdit | Plot)
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []
