"""Versions: signing freezes one, later edits make the next with its list of changes, and the files stay chained."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import msgspec
import pytest

from dialtone.bootstrap import Services, build
from dialtone.domain.changes import Put, Set
from dialtone.domain.kinds import CheckState, DeviceKind, Language, Outcome, PersonService, Service
from dialtone.domain.problems import InputProblem
from dialtone.domain.record import Acceptance, Check, Customer, Device, Installer, Partner, Person, Record, Reserve, Room, Site
from dialtone.domain.versions import RowChange
from dialtone.report import content as pages
from dialtone.report import verify
from dialtone.services import checklists, versions
from dialtone.services.paths import Paths
from dialtone.services.reporting import SignRequest
from dialtone.services.session import Session
from dialtone.words import LANGUAGES, Words
from dialtone.words import versions as said

NOW = dt.datetime(2026, 11, 25, 13, 0, tzinfo=dt.UTC)
PASSPHRASE = "four unrelated words here"
RECORD = Record(
    provider="allocloud",
    services=(Service.BUSINESS_TELEPHONY,),
    customer=Customer(name="De Linde", language=Language.NL),
    partner=Partner(name="Telecom Partner BV"),
    installer=Installer(name="Els Maes"),
    sites=(Site(id="hq", name="Lindestraat"),),
    rooms=(Room(id="r1", site="hq", name="Secretariaat"),),
    people=(Person(id="p1", name="Directie", site="hq", service=PersonService.TELEPHONY),),
    devices=(Device(id="d1", kind=DeviceKind.DESKPHONE, person="p1", vendor="Yealink", model="T46U"),),
    checks=tuple(
        Check(id=item.id, state=CheckState.NOT_DONE, reason="not asked for", by="tester")
        for entry in checklists.load("en")
        for item in entry.items
    ),
    acceptance=Acceptance(outcome=Outcome.WITH_RESERVES, signer_name="An Janssens", signer_function="directie", place="Gent"),
    reserves=(Reserve(id="reserve-1", text="Kabel herstellen", responsible="partner", due=dt.date(2026, 12, 8)),),
)


class StandingClock:
    def now(self) -> dt.datetime:
        return NOW

    def today(self) -> dt.date:
        return NOW.date()


@pytest.fixture
def services(tmp_path: Path) -> Services:
    made = build(Paths(config=tmp_path / "config", state=tmp_path / "state", documents=tmp_path / "documents"), StandingClock())
    made.identities.create("Els Maes", "Telecom Partner BV", PASSPHRASE)
    return made


@pytest.fixture
def session(services: Services, tmp_path: Path) -> Session:
    made = services.dossiers.create(tmp_path / "linde.dialtone", "allocloud")
    made.import_record(RECORD)
    return made


def sign(services: Services, session: Session) -> versions.SignedReport:
    return services.reports.sign(session, SignRequest(language="nl", identity=services.identities.path, passphrase=PASSPHRASE))


def words_of(document: object) -> str:
    """All that a document says."""
    plain = msgspec.to_builtins(document)
    parts = plain.values() if isinstance(plain, dict) else plain if isinstance(plain, list | tuple) else ()
    return plain if isinstance(plain, str) else " ".join(words_of(part) for part in parts)


def add_person(session: Session) -> None:
    session.change("edit.add-person", Put("people", {"id": "p2", "name": "Bram De Smet", "site": "hq", "service": "telephony"}))
    session.change("edit.add-device", Put("devices", {"id": "d2", "kind": "deskphone", "person": "p2", "vendor": "Snom", "model": "D735"}))
    session.change("edit.change-device", Set("devices", "d1", {"room": "r1", "serial": "3146022080"}))


def test_a_dossier_that_was_never_signed_has_no_versions(services: Services, session: Session) -> None:
    found = versions.versions(session)
    assert (found.earlier, found.changes, found.chain_holds) == ((), (), True)
    assert services.reports.material(session, "nl").earlier == ()


def test_just_signed_nothing_changed_and_later_edits_are_told(services: Services, session: Session) -> None:
    report = sign(services, session)
    found = versions.versions(session)
    assert found.changes == ()
    assert [(one.number, one.sha256, one.users) for one in found.earlier] == [(1, report.pdf_sha256, 1)]
    add_person(session)
    changed = versions.versions(session).changes
    assert changed is not None
    assert [(one.kind, one.name, one.state) for one in changed] == [
        ("people", "Bram De Smet", "added"),
        ("devices", "Yealink T46U", "changed"),
        ("devices", "Snom D735", "added"),
    ]
    assert verify.attached(session.signed()[0].pdf) == verify.attached(report.pdf)  # the version itself stays as it was signed


def test_the_second_report_names_the_first_with_its_hash_and_what_changed(services: Services, session: Session) -> None:
    first = sign(services, session)
    add_person(session)
    second = sign(services, session)
    data = json.loads(verify.attached(second.pdf) or b"")
    assert data["report"]["number"] == 2
    assert [one["sha256"] for one in data["earlier"]] == [first.pdf_sha256]
    assert [one["kind"] for one in data["changes"]] == ["people", "devices", "devices"]
    found = versions.versions(session)
    assert found.chain_holds
    assert [one.number for one in found.earlier] == [1, 2]
    assert found.changes == ()
    since_first = versions.changes_since(session, 1)
    assert since_first is not None
    assert len(since_first) == 3


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_pages_tell_every_change_in_words(services: Services, session: Session, language: str) -> None:
    first = sign(services, session)
    add_person(session)
    material = services.reports.material(session, language)
    printed = words_of(pages.build(material, language, "0" * 64, draft=False))
    words = Words(language)
    assert first.pdf_sha256 in printed.replace(" ", "")
    assert words.text("report.versions.changes", number=1) in printed
    assert words.text("report.versions.users", before=1, after=2) in printed
    assert all(name in printed for name in ("Bram De Smet", "Snom D735", "3146022080"))
    assert f"{words.text('general.unknown')} → Secretariaat" in printed
    assert words.text("version.added") in printed


def test_many_changes_of_a_kind_are_counted_and_stay_complete_in_the_data(services: Services, session: Session) -> None:
    sign(services, session)
    people = [{"id": f"x{at}", "name": f"Leerkracht {at}"} for at in range(200)]
    session.change("edit.add-person", *(Put("people", row) for row in people))
    material = services.reports.material(session, "en")
    printed = words_of(pages.build(material, "en", "0" * 64, draft=True))
    assert "175 new, 0 changed, 0 removed" in printed
    assert material.changes is not None
    assert len(material.changes) == 200


def test_a_file_signed_elsewhere_is_kept_once_as_the_next_version(services: Services, session: Session, tmp_path: Path) -> None:
    unsigned = tmp_path / "report.pdf"
    unsigned.write_bytes(services.reports.render(session, "nl", draft=False))
    with pytest.raises(InputProblem) as refused:
        versions.keep(session, unsigned, StandingClock())
    assert refused.value.code == "versions.not-signed"
    unsigned.write_bytes(services.reports.sign_file(unsigned, services.identities.path, PASSPHRASE))
    kept = versions.keep(session, unsigned, StandingClock())
    assert (kept.number, kept.language, kept.signer) == (1, "nl", "Els Maes, Telecom Partner BV")
    assert kept.record_sha256 == services.reports.record_sha256(session)
    assert versions.versions(session).changes == ()
    with pytest.raises(InputProblem) as again:
        versions.keep(session, unsigned, StandingClock())
    assert again.value.code == "versions.other-number"


def test_the_report_of_another_dossier_is_no_version_of_this_one(services: Services, session: Session, tmp_path: Path) -> None:
    with services.dossiers.create(tmp_path / "other.dialtone", "allocloud") as other:
        other.import_record(RECORD)
        file = tmp_path / "other.pdf"
        file.write_bytes(sign(services, other).pdf)
    with pytest.raises(InputProblem) as refused:
        versions.keep(session, file, StandingClock())
    assert refused.value.code == "versions.other-dossier"
    assert session.signed() == ()


def test_a_version_that_is_not_there_is_named(session: Session) -> None:
    with pytest.raises(InputProblem) as refused:
        versions.version(session, 3)
    assert refused.value.params == {"number": 3, "count": 0}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_and_field_of_the_record_has_its_word(language: str) -> None:
    from dialtone.domain.changes import KEYLESS, KEYS, SINGLES
    from dialtone.domain.versions import compare
    from dialtone.dossier import columns

    words = Words(language)
    for kind in (*SINGLES, *KEYS, *KEYLESS, "readiness", "scan"):
        assert said.kind(words, kind) != kind or words.has(f"version.kind.{kind.replace('_', '-').replace('.', '-')}"), kind
    assert compare({}, {}) == ()
    for kind in columns.LISTS + columns.STRUCTS:
        for name in columns.type_of(kind).__struct_fields__:
            assert name == "id" or words.has(f"version.field.{name.replace('_', '-')}"), (kind, name)


def test_values_are_written_as_people_write_them() -> None:
    words = Words("nl")

    def text(kind: str, name: str, value: object) -> str:
        return said.value_text(words, kind, name, value, {"r1": "Secretariaat"})

    assert text("devices", "room", "r1") == "Secretariaat"
    assert text("devices", "in_lift", True) == words.text("general.yes")
    assert text("devices", "delivered_on", "2026-10-01") == "1 oktober 2026"
    assert text("devices", "kind", "deskphone") == words.text("kind.deskphone")
    assert text("order", "lines", [{"item": "user", "quantity": 12}]).startswith(words.text("item.user"))
    assert len(text("devices", "note", "x" * 10_000)) == 160
    assert text("devices", "note", "2026-99-99") == "2026-99-99"


def test_what_a_damaged_version_holds_is_not_known(session: Session) -> None:
    broken = msgspec.structs.replace(_report(), pdf=b"%PDF-1.7 nothing")
    session.add_signed(broken)
    found = versions.versions(session)
    assert found.changes is None
    assert found.earlier[0].users is None


def _report() -> versions.SignedReport:
    return versions.SignedReport(name="x.pdf", language="nl", signer="Els", signed_at=NOW, record_sha256="", pdf=b"")


def test_a_change_without_fields_is_one_word() -> None:
    change = RowChange(kind="people", key="p1", name="An", state="removed")
    assert said.summary(Words("en"), change, {}) == "removed"
