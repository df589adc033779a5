"""The readiness page: against the training site, through real sockets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.readiness import CheckResult, ReadinessRun
from dialtone.gui.main_window import MainWindow
from dialtone.gui.models.readings import limit_text, lines_of, measured_text
from dialtone.gui.pages.readiness import ReadinessPage
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
    import datetime as dt

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
