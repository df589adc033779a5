"""Readiness for the window and the command line. The checks pull in DNS, TLS and WebSocket libraries; they are imported when used."""

import asyncio
from collections.abc import Callable

from dialtone.domain.problems import InputProblem
from dialtone.domain.readiness import CheckProgress, ReadinessRun
from dialtone.profile import ProviderProfile
from dialtone.readiness.base import ReadinessOptions
from dialtone.readiness.document import run_document
from dialtone.services.clock import Clock

__all__ = ["ReadinessOptions", "ReadinessService", "run_document"]


class ReadinessService:
    """Stateless: the dossier keeps the runs."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def check_ids(self) -> tuple[str, ...]:
        """All checks in their fixed order."""
        from dialtone.readiness import suite

        return suite.IDS

    def known(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The ids, or an InputProblem that names the first unknown one and the known ones."""
        known = self.check_ids()
        for one in ids:
            if one not in known:
                raise InputProblem("cli.unknown-check", value=one, known=" ".join(known))
        return ids

    async def run(
        self, profile: ProviderProfile, options: ReadinessOptions, progress: Callable[[CheckProgress], None], stop: asyncio.Event
    ) -> ReadinessRun:
        """Run the checks; when `stop` is set, the rest is not run and says so."""
        from dialtone.readiness import suite

        return await suite.run(profile, options, progress, stop)
