"""Why a check could not say anything; apart, so that everything in readiness can raise it."""

from typing import Any

from dialtone.domain.kinds import Responsible


class NotRun(Exception):  # noqa: N818 - a result, not an error
    """Raised inside a check that cannot say anything; `reason` is a code with words of its own."""

    def __init__(
        self, reason: str, *, responsible: Responsible = Responsible.CUSTOMER, evidence: dict[str, Any] | None = None, **params: Any
    ) -> None:
        super().__init__(reason, params)
        self.reason = reason
        self.responsible = responsible
        self.evidence = evidence or {}
        self.params: dict[str, Any] = params
