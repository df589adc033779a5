"""Readiness for the window and the command line."""

import asyncio
from collections.abc import Callable

from dialtone.domain.problems import InputProblem
from dialtone.domain.readiness import CheckProgress, ReadinessRun
from dialtone.profile import ProviderProfile
from dialtone.readiness import suite
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
        return suite.IDS

    def known(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The ids, or an InputProblem that names the first unknown one and the known ones."""
        for one in ids:
            if one not in suite.IDS:
                raise InputProblem("cli.unknown-check", value=one, known=" ".join(suite.IDS))
        return ids

    async def run(
        self, profile: ProviderProfile, options: ReadinessOptions, progress: Callable[[CheckProgress], None], stop: asyncio.Event
    ) -> ReadinessRun:
        """Run the checks; when `stop` is set, the rest is not run and says so."""
        return await suite.run(profile, options, progress, stop)
