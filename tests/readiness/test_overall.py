"""The verdict of a whole run: a pass needs a line and an end."""

import pytest

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult, overall


def check(verdict: Verdict, reason: str | None = None) -> CheckResult:
    return CheckResult(id="x", verdict=verdict, code="x", reason=reason)


PASSED, WARNED, FAILED = check(Verdict.PASS), check(Verdict.WARN), check(Verdict.FAIL)
NO_LINE, LATER = check(Verdict.NOT_RUN, "no-network"), check(Verdict.NOT_RUN, "needs-responder")

BROKEN_OFF = ("responder-lost", "responder-silent", "responder-token", "responder-inside", "deadline", "fault", "sender-late")


@pytest.mark.parametrize(
    ("checks", "complete", "expected"),
    [
        ((PASSED, LATER), True, Verdict.PASS),
        ((PASSED, LATER), False, Verdict.NOT_RUN),
        ((PASSED, NO_LINE), True, Verdict.NOT_RUN),
        *(((PASSED, check(Verdict.NOT_RUN, reason)), True, Verdict.NOT_RUN) for reason in BROKEN_OFF),
        ((PASSED, WARNED, NO_LINE), True, Verdict.WARN),
        ((PASSED, FAILED, WARNED), False, Verdict.FAIL),
        ((LATER,), True, Verdict.NOT_RUN),
        ((), True, Verdict.NOT_RUN),
    ],
)
def test_overall(checks: tuple[CheckResult, ...], complete: bool, expected: Verdict) -> None:
    assert overall(checks, complete=complete) is expected
