"""The use cases without a window: blockers of a signature, settings, recent dossiers, and that training never mixes with real work."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from dialtone.bootstrap import Services, build
from dialtone.domain import rules
from dialtone.domain.changes import Put, Set
from dialtone.domain.discovery import Evidence, FoundDevice, ScanRun
from dialtone.domain.kinds import CheckState, DeviceKind, Outcome, Responsible, Verdict
from dialtone.domain.problems import EnvironmentProblem, InputProblem
from dialtone.domain.readiness import CheckResult, ProviderStamp, ReadinessRun
from dialtone.domain.record import Acceptance, Check, Customer, Device, Installer, Partner, Record, Reserve
from dialtone.domain.terms import Terms
from dialtone.services import checklists, progress
from dialtone.services.files import read_bounded, write_atomically
from dialtone.services.paths import Paths
from dialtone.services.training import is_training_scan

NOW = dt.datetime(2026, 11, 25, 13, 0, tzinfo=dt.UTC)


class StandingClock:
    def now(self) -> dt.datetime:
        return NOW

    def today(self) -> dt.date:
        return NOW.date()


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return build(Paths(config=tmp_path / "config", state=tmp_path / "state", documents=tmp_path / "documents"), StandingClock())


def run_of(*verdicts: Verdict, training: bool = False) -> ReadinessRun:
    checks = tuple(CheckResult(id=f"c{n}", verdict=v, code="x", responsible=Responsible.CUSTOMER) for n, v in enumerate(verdicts))
    stamp = ProviderStamp(name="x", version="1", sha256="")
    return ReadinessRun(provider=stamp, interface=None, started=NOW, seconds=1, verdict=Verdict.PASS, checks=checks, training=training)


def scan_of(*devices: FoundDevice, training: bool = False) -> ScanRun:
    return ScanRun(networks=("192.0.2.0/24",), interface=None, started=NOW, seconds=1, complete=True, devices=devices, training=training)


def codes(record: Record, readiness: ReadinessRun | None = None) -> list[str]:
    assessment = rules.assess(record, Terms(), NOW.date())
    return [blocker.code for blocker in progress.blockers(record, assessment, readiness)]


FILLED = tuple(Check(id=item.id, state=CheckState.DONE) for entry in checklists.load("en") for item in entry.items)
READY = Record(
    customer=Customer(name="K"),
    partner=Partner(name="P"),
    installer=Installer(name="I"),
    checks=FILLED,
    acceptance=Acceptance(outcome=Outcome.ACCEPTED, signer_name="S"),
)
LIFT = (Device(id="d1", kind=DeviceKind.LIFT_PHONE),)


def with_(record: Record, **fields: object) -> Record:
    from msgspec.structs import replace

    return replace(record, **fields)


# --- what keeps the report from being signed -----------------------------------------------------------------------------------------


def test_an_empty_dossier_says_all_that_is_missing() -> None:
    found = codes(Record())
    assert {"customer-name", "partner-name", "installer-name", "readiness-not-run", "checks-open", "outcome"} <= set(found)


def test_nothing_keeps_a_complete_one() -> None:
    assert codes(READY, run_of(Verdict.PASS)) == []


def test_a_violation_bars_acceptance_until_a_reserve_names_it() -> None:
    record = with_(READY, devices=LIFT)
    assert set(codes(record, run_of(Verdict.PASS))) == {"violation", "accepted-but-reserves"}
    (violation,) = [f for f in rules.assess(record, Terms(), NOW.date()).findings if f.severity == "violation"]
    reserve = Reserve(id=violation.id, text="weg ermee", responsible="customer", due=dt.date(2026, 12, 8))
    named = with_(record, reserves=(reserve,), acceptance=Acceptance(outcome=Outcome.WITH_RESERVES, signer_name="S"))
    assert codes(named, run_of(Verdict.PASS)) == []
    other = with_(named, reserves=(with_reserve(reserve, id="something else"),))
    assert codes(other, run_of(Verdict.PASS)) == ["violation"]


def with_reserve(reserve: Reserve, **fields: object) -> Reserve:
    from msgspec.structs import replace

    return replace(reserve, **fields)


def test_a_refusal_needs_no_reserves() -> None:
    record = with_(READY, devices=LIFT, acceptance=Acceptance(outcome=Outcome.REFUSED, signer_name="S"))
    assert codes(record, run_of(Verdict.PASS)) == []


def test_a_reserve_needs_somebody_and_a_day() -> None:
    reserve = Reserve(id="r1", text="later")
    record = with_(READY, reserves=(reserve,), acceptance=Acceptance(outcome=Outcome.WITH_RESERVES, signer_name="S"))
    assert codes(record, run_of(Verdict.PASS)) == ["reserve-incomplete"]


def test_readiness_not_run_needs_its_reason() -> None:
    assert codes(READY) == ["readiness-not-run"]
    others = tuple(check for check in FILLED if check.id != progress.READINESS_CHECK)
    reason = Check(id=progress.READINESS_CHECK, state=CheckState.NOT_DONE, reason="no line yet")
    assert codes(with_(READY, checks=(*others, reason))) == []


def test_what_was_not_measured_is_not_green() -> None:
    assessment = rules.assess(READY, Terms(), NOW.date())
    states = progress.page_states(READY, assessment, None, run_of(Verdict.PASS, Verdict.NOT_RUN), signed_at=None)
    assert states["readiness"].symbol == "todo"
    assert set(states) == set(progress.PAGES)


# --- training and real work ----------------------------------------------------------------------------------------------------------


def test_simulated_readings_never_enter_a_real_dossier(services: Services, tmp_path: Path) -> None:
    with services.dossiers.create(tmp_path / "real.dialtone") as session:
        with pytest.raises(InputProblem):
            session.add_scan(scan_of(training=True))
        with pytest.raises(InputProblem):
            session.add_readiness(run_of(Verdict.PASS, training=True))
        assert session.scan() is None
        assert session.readiness() is None


def test_real_readings_never_enter_a_training_dossier(services: Services, tmp_path: Path) -> None:
    with services.dossiers.create(tmp_path / "t.dialtone", training=True) as session, pytest.raises(InputProblem):
        session.add_scan(scan_of())


@pytest.mark.parametrize(
    ("network", "expected"), [("127.66.10.0/24", True), ("127.0.0.0/8", True), ("192.0.2.0/24", False), ("nonsense", False)]
)
def test_the_training_range_is_known(network: str, expected: bool) -> None:
    assert is_training_scan((network,), None) is expected


# --- dossiers, settings, files -------------------------------------------------------------------------------------------------------


def test_recent_dossiers_newest_first_and_forgotten(services: Services, tmp_path: Path) -> None:
    for name in ("a", "b"):
        services.dossiers.create(tmp_path / f"{name}.dialtone").close()
    assert [entry.path.stem for entry in services.dossiers.recent()] == ["b", "a"]
    services.dossiers.forget((tmp_path / "a.dialtone").resolve())
    assert [entry.path.stem for entry in services.dossiers.recent()] == ["b"]
    services.paths.recent.write_text("{broken")
    assert services.dossiers.recent() == ()


def test_a_suggested_name_is_free_and_harmless(services: Services) -> None:
    path = services.dossiers.suggest_path("../R&D «kantoor» / Gent")
    assert path.parent == services.paths.documents
    assert path.suffix == ".dialtone"
    path.parent.mkdir(parents=True)
    path.touch()
    assert services.dossiers.suggest_path("../R&D «kantoor» / Gent") != path


def test_settings_are_kept_and_a_damaged_file_is_set_aside(services: Services) -> None:
    services.settings.update(language="fr", theme="dark")
    again = build(services.paths, StandingClock())
    assert (again.settings.get().language, again.settings.get().theme) == ("fr", "dark")
    services.paths.settings.write_text('{"language": "klingon"}')
    fresh = build(services.paths, StandingClock())
    assert fresh.settings.get().theme == "system"
    assert list(services.paths.config.glob("*damaged*"))


def test_undo_survives_reopening(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "d.dialtone"
    with services.dossiers.create(path) as session:
        session.change("edit.add-person", Put("people", {"id": "p1", "name": "A"}))
        session.change("edit.person", Set("people", "p1", {"name": "B"}))
    with services.dossiers.open(path) as session:
        session.undo()
        assert session.record.people[0].name == "A"
        session.redo()
        assert session.snapshot().record.people[0].name == "B"
        assert json.loads(session.export())["people"] == [{"id": "p1", "name": "B"}]


def test_a_spreadsheet_runs_nothing_from_a_device(services: Services) -> None:
    evil = FoundDevice(
        ip="192.0.2.9", vendor='=HYPERLINK("http://x")', model="@SUM(1)", evidence=(Evidence(by="x", field="y", value="z", at=NOW),)
    )
    text = services.discovery.csv(scan_of(evil))
    cells = text.splitlines()[1].split(";")
    assert not [cell for cell in cells if cell.strip('"')[:1] in {"=", "@", "+"}]


def test_a_written_file_is_whole_or_not_there(tmp_path: Path) -> None:
    target = tmp_path / "new" / "file.bin"
    write_atomically(target, b"one")
    write_atomically(target, b"two")
    assert target.read_bytes() == b"two"
    assert [path.name for path in target.parent.iterdir()] == ["file.bin"]
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    with pytest.raises(EnvironmentProblem):
        write_atomically(blocked / "x", b"")


def test_reading_is_bounded(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"x" * 11)
    assert len(read_bounded(tmp_path / "f", 11)) == 11
    with pytest.raises(InputProblem):
        read_bounded(tmp_path / "f", 10)
    with pytest.raises(InputProblem):
        read_bounded(tmp_path / "absent", 10)


def test_the_shortest_passphrase_is_the_same_everywhere() -> None:
    from dialtone.report import identity as made
    from dialtone.services import identities

    assert identities.MIN_PASSPHRASE == made.MIN_PASSPHRASE
