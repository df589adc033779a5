"""The whole job on the training site, without a window: what `dialtone demo` runs and the end-to-end test checks."""

import asyncio
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct

from dialtone.domain.changes import Edit
from dialtone.domain.discovery import ScanRun
from dialtone.domain.kinds import DeviceKind
from dialtone.domain.readiness import ReadinessRun
from dialtone.services import switch_reading
from dialtone.services.cabling_import import CablingImportService
from dialtone.services.discovering import DiscoveryService
from dialtone.services.identities import IdentityService
from dialtone.services.preparing import ReadinessOptions, ReadinessService
from dialtone.services.profiles import ProfileService
from dialtone.services.reporting import ReportService, SignRequest
from dialtone.services.running import run_until_done
from dialtone.services.session import Session
from dialtone.services.training import TrainingHandle, TrainingService

Step = Callable[[str], None]
"""Told the code of each step as it begins (words `cli.demo-step-<code>`)."""


class Parts(Protocol):
    """The services that the demonstration uses."""

    @property
    def discovery(self) -> DiscoveryService:
        """Discovery."""
        ...

    @property
    def readiness(self) -> ReadinessService:
        """Readiness."""
        ...

    @property
    def profiles(self) -> ProfileService:
        """Provider profiles."""
        ...

    @property
    def reports(self) -> ReportService:
        """Reports."""
        ...

    @property
    def identities(self) -> IdentityService:
        """Signing identities."""
        ...

    @property
    def cabling_import(self) -> CablingImportService:
        """Import of cabling."""
        ...

    @property
    def training(self) -> TrainingService:
        """The training site."""
        ...


class DemoResult(Struct, frozen=True, kw_only=True):
    """What came of it: `found` devices answered the scan, `devices` are in the dossier, which takes over no printers and the like."""

    dossier: Path
    report: Path
    users: int
    channels: float
    found: int
    devices: int
    findings: int
    verification: dict[str, Any]


def run_demo(parts: Parts, folder: Path, language: str, step: Step) -> DemoResult:
    """Do it all in `folder` (made when absent); the dossier and the signed PDF get names that are free."""
    folder.mkdir(parents=True, exist_ok=True)
    step("site")
    handle = parts.training.start()
    try:
        step("import")
        with parts.training.new_session(_free(folder, ".dialtone")) as session:
            found = _discover(parts, session, handle, step)
            _measure(parts, session, handle, step)
            step("report")
            report = _sign(parts, session, folder, language, step)
            step("verify")
            verification = parts.reports.verify(report, trust=())
            count = session.assessment().count
            return DemoResult(
                dossier=session.path,
                report=report,
                users=count.users_total,
                channels=count.channels.exact,
                found=found,
                devices=len(session.record.devices),
                findings=len(session.assessment().findings),
                verification=verification,
            )
    finally:
        parts.training.stop()


def _free(folder: Path, suffix: str) -> Path:
    names = (folder / f"training{'' if number == 1 else f'-{number}'}{suffix}" for number in range(1, 10_000))
    return next(path for path in names if not path.exists())


def _discover(parts: Parts, session: Session, handle: TrainingHandle, step: Step) -> int:
    """Scan, take over what was found, and place it; how many devices were found."""
    step("scan")
    options = handle.scan_options()

    async def work(stop: asyncio.Event) -> ScanRun:
        return await parts.discovery.scan(options, lambda _: None, stop)

    run = run_until_done(work)
    session.add_scan(run)
    step("place")
    wanted = [device for device in run.devices if device.telephone or device.kind in set(DeviceKind)]
    session.edit(parts.discovery.to_edit(session.record, wanted))
    for edit in parts.training.visit(session):
        if edit.changes:
            session.edit(Edit(label=edit.label, changes=edit.changes))
    _cabling(parts, session, handle, step)
    step("platform")
    parts.training.import_platform(session)
    return len(run.devices)


def _cabling(parts: Parts, session: Session, handle: TrainingHandle, step: Step) -> None:
    """The switch says who is on which port, the cable tester what it measured."""
    step("switch")

    async def work(stop: asyncio.Event) -> switch_reading.SwitchReport:
        return await switch_reading.read(handle.switches[0], switch_reading.Community(handle.communities[0]), stop=stop)

    session.edit(switch_reading.to_edit(session.record, run_until_done(work)))
    step("cable-tests")
    source = parts.cabling_import.open(*parts.training.cable_tests())
    parts.cabling_import.apply(session, source, parts.cabling_import.plan(source, source.proposal, session.record))


def _measure(parts: Parts, session: Session, handle: TrainingHandle, step: Step) -> None:
    step("readiness")
    profile = parts.profiles.load(handle.profile)
    options = ReadinessOptions(calls=session.assessment().count.channels.sizing)

    async def work(stop: asyncio.Event) -> ReadinessRun:
        return await parts.readiness.run(profile, options, lambda _: None, stop)

    session.add_readiness(run_until_done(work))


def _sign(parts: Parts, session: Session, folder: Path, language: str, step: Step) -> Path:
    report = _free(folder, ".pdf")
    step("sign")
    passphrase = secrets.token_urlsafe(24)
    identity = parts.identities.for_training(folder, passphrase)
    try:
        signed = parts.reports.sign(session, SignRequest(language=language, identity=identity, passphrase=passphrase, ink=None))
    finally:
        identity.unlink(missing_ok=True)
    report.write_bytes(signed.pdf)
    return report
