"""Readiness for the window and the command line. The checks pull in DNS, TLS and WebSocket libraries; they are imported when used."""

import asyncio
from collections.abc import Callable

import msgspec

from dialtone.domain.problems import InputProblem
from dialtone.domain.readiness import Capacity, CheckProgress, CheckResult, ReadinessRun, overall
from dialtone.domain.what_if import Traffic, WhatIf
from dialtone.profile import ProviderProfile
from dialtone.profile.firewalls import Firewall
from dialtone.readiness.document import run_document
from dialtone.readiness.options import ReadinessOptions
from dialtone.services.clock import Clock

__all__ = ["Firewall", "ReadinessOptions", "ReadinessService", "run_document"]


def _taken_over(check: CheckResult, before: ReadinessRun) -> CheckResult:
    moment = check.evidence.get("taken_over_from") or before.started.isoformat()
    return msgspec.structs.replace(check, evidence={**check.evidence, "taken_over_from": moment})


def _capacity(run: ReadinessRun, before: ReadinessRun) -> Capacity | None:
    """What the run says its calls need, with the line's rates of the run before where it measured none itself."""
    now, then = run.capacity, before.capacity
    if now is None or then is None or now.down_kbit_s is not None or now.per_call_kbit_s != then.per_call_kbit_s:
        return now or then
    return msgspec.structs.replace(now, down_kbit_s=then.down_kbit_s, up_kbit_s=then.up_kbit_s, fits_calls=then.fits_calls)


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

    def responder(self, text: str) -> str:
        """The responder's «host[:port]» when it is one, or an InputProblem."""
        from dialtone.readiness.peer import split_target

        try:
            split_target(text)
        except ValueError:
            raise InputProblem("cli.responder", value=text) from None
        return text

    def completed(self, run: ReadinessRun, before: ReadinessRun | None, only: tuple[str, ...]) -> ReadinessRun:
        """A run of some checks, filled up with what the run before said of the others, so that the dossier's latest run is whole.

        Each check keeps its own readings; a result taken over says from which moment it is (evidence «taken_over_from»).
        """
        if not only or before is None:
            return run
        earlier = {check.id: check for check in before.checks}
        checks = tuple(check if check.id in only else _taken_over(earlier.get(check.id, check), before) for check in run.checks)
        return msgspec.structs.replace(run, checks=checks, verdict=overall(checks, complete=run.complete), capacity=_capacity(run, before))

    def what_if(self, profile: ProviderProfile, users: int, run: ReadinessRun | None = None, traffic: Traffic | None = None) -> WhatIf:
        """Channels and rates for so many users, by the terms and by the busy hour, beside what a run measured of the line.

        InputProblem «readiness.users» or «readiness.traffic» for figures that can't be.
        """
        from dialtone.readiness.what_if import what_if

        return what_if(profile, users, run, traffic)

    def what_if_by_codec(
        self, profile: ProviderProfile, users: int, run: ReadinessRun | None = None, traffic: Traffic | None = None
    ) -> tuple[WhatIf, ...]:
        """`what_if` for each codec of the profile, the one that calls are sized with in front."""
        sized = profile.capacity.codec.lower()
        names = sorted((codec.name for codec in profile.codecs), key=lambda name: name.lower() != sized)

        def sized_with(name: str) -> ProviderProfile:
            return msgspec.structs.replace(profile, capacity=msgspec.structs.replace(profile.capacity, codec=name))

        return tuple(self.what_if(sized_with(name), users, run, traffic) for name in names)

    async def run(
        self, profile: ProviderProfile, options: ReadinessOptions, progress: Callable[[CheckProgress], None], stop: asyncio.Event
    ) -> ReadinessRun:
        """Run the checks; when `stop` is set, the rest is not run and says so."""
        from dialtone.readiness import suite

        return await suite.run(profile, options, progress, stop)

    def firewalls(self) -> tuple[Firewall, ...]:
        """The common makes and what each calls its settings. InputProblem «firewalls.invalid» for a user's own list that can't be used."""
        from dialtone.profile import firewalls

        return firewalls.load()

    def sheet(self, run: ReadinessRun, profile: ProviderProfile, language: str, *, site: str = "") -> bytes:
        """One page (PDF) for the supplier of the customer's firewall: what failed, what to change, what must be let through.

        `site`: whose network it is. InputProblem «firewalls.invalid» for a user's own list of firewalls that can't be used.
        """
        from dialtone.report import firewall_sheet

        material = firewall_sheet.SheetMaterial(
            run=run, profile=profile, firewalls=self.firewalls(), created_at=self._clock.now(), site=site
        )
        return firewall_sheet.render(material, language)
