"""Files of cabling come in by one service: recognised, planned, carried out as one step, remembered, and kept as evidence."""

import io
import sqlite3
from pathlib import Path

import msgspec
import openpyxl
import pytest

from dialtone.bootstrap import Services, build
from dialtone.domain.problems import InputProblem
from dialtone.domain.record import Record
from dialtone.dossier import attachments
from dialtone.services import cabling_import, exporting
from dialtone.services.cabling_import import EVIDENCE, CablingImportService, Mapping, TableSource, keys_of
from dialtone.services.paths import Paths
from dialtone.services.session import Session

TESTS = "Kabel-ID;Resultaat;Lengte (m);Tester\nA01;Geslaagd;12,5;DSX\nZ;Mislukt;3;DSX\n"
PATCHES = "Paneel;Poort;Aansluitpunt;Switch;Switchpoort\nA;1;A01;SW1;1\nA;2;A02;SW1;2\n"


@pytest.fixture
def services(tmp_path: Path) -> Services:
    home = tmp_path / "home"
    fields = {name: home / name for name in Paths.__struct_fields__}
    return build(Paths(**fields))


@pytest.fixture
def session(services: Services, tmp_path: Path):
    with services.dossiers.create(tmp_path / "d.dialtone") as session:
        yield session


@pytest.fixture
def service(services: Services) -> CablingImportService:
    return services.cabling_import


def take(service: CablingImportService, session: Session, data: bytes, name: str = "x.csv", chosen: Mapping | None = None) -> object:
    source = service.open(data, name)
    return service.apply(session, source, service.plan(source, chosen, session.record, keys_of(session)), chosen)


def test_a_patch_list_then_results_each_one_step_to_undo(service: CablingImportService, session: Session) -> None:
    take(service, session, PATCHES.encode(), "patch.csv")
    take(service, session, TESTS.encode(), "tests.csv")
    held = session.record.cabling
    assert held is not None
    assert ([link.id for link in held.links], [test.result for test in held.tests]) == (["A01", "A02"], ["certified", "failed"])
    kept = session.attachments(EVIDENCE)
    assert [(one.name, one.sha256) for one in kept] == [("tests.csv", held.test_files[0].sha256)]
    assert session.attachment(kept[0].sha256) == TESTS.encode()
    assert take(service, session, TESTS.encode(), "tests.csv") is None
    session.undo()
    assert session.record.cabling is not None
    assert (session.record.cabling.tests, session.record.cabling.test_files) == ((), ())
    session.undo()
    assert session.record.cabling is None


def test_columns_a_person_chose_are_proposed_the_next_time(service: CablingImportService, session: Session) -> None:
    odd = "Nr;Goed?;Hoe lang\nA01;ja;3\n"
    source = service.open(odd.encode(), "odd.csv")
    assert (source.columns, source.sample, source.recognised) == (("Nr", "Goed?", "Hoe lang"), (("A01", "ja", "3"),), False)
    with pytest.raises(InputProblem, match="not-recognised"):
        service.plan(source, None, session.record)
    chosen = Mapping(kind="tests", columns={"link": 0, "length": 2}, units="ft")
    service.apply(session, source, service.plan(source, chosen, session.record), chosen)
    again = service.open(odd.replace("3", "4").encode(), "again.csv")
    assert (again.proposal, again.remembered, again.recognised) == (chosen, True, True)
    assert service.open(odd.replace("Nr", "No").encode(), "other.csv").proposal is None


def test_a_remembered_mapping_that_no_longer_fits_is_passed_over(service: CablingImportService, services: Services) -> None:
    source = service.open(TESTS.encode(), "x.csv")
    for stored in ({"kind": "tests", "columns": {"link": 99, "result": 1}}, {"kind": "none"}, {}):
        services.settings.update(cabling_mappings={cabling_import.mapping.signature(source.tables[0]): stored})
        assert not service.open(TESTS.encode(), "x.csv").remembered


def test_only_so_many_mappings_are_remembered(service: CablingImportService, services: Services) -> None:
    for number in range(70):
        source = service.open(f"Kabel;R{number}\nx;y\n".encode(), "x.csv")
        service.remember(source, Mapping(kind="tests", columns={"link": 0, "result": 1}))
    kept = services.settings.get().cabling_mappings
    assert len(kept) == 60
    assert service.open(b"Kabel;R69\nx;y\n", "x.csv").remembered


def test_the_best_sheet_of_a_workbook_and_all_of_them(service: CablingImportService) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Notitie"])
    for name, text in (("Test", TESTS), ("Patch", PATCHES)):
        sheet = book.create_sheet(name)
        for line in text.splitlines():
            sheet.append(line.split(";"))
    buffer = io.BytesIO()
    book.save(buffer)
    assert [source.sheet for source in service.open_all(buffer.getvalue(), "x.xlsx")] == ["Sheet", "Test", "Patch"]
    best = service.open(buffer.getvalue(), "x.xlsx")
    assert best.proposal is not None
    assert (best.sheet, best.proposal.kind) == ("Patch", "patch-list")


def test_linkware_from_a_file_or_from_bytes_and_kept(service: CablingImportService, session: Session, tmp_path: Path) -> None:
    path = tmp_path / "r.flw"
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE Records (CableId, LengthM, UUID)")
    database.execute("INSERT INTO Records VALUES ('A01', 12.5, 'u1')")
    database.commit()
    database.close()
    for source in (service.open(path), service.open(path.read_bytes(), "r.flw")):
        assert (source.form, source.sample, source.recognised) == ("linkware", (("A01", "12.5"),), True)
        plan = service.plan(source, Mapping(kind="tests", columns={}, measured="channel"), session.record)
        assert plan.count("added") == 1
    service.apply(session, source, plan)
    assert session.record.cabling is not None
    assert session.record.cabling.tests[0].measured == "channel"
    assert session.attachments(EVIDENCE)[0].sha256 == plan.sha256


def test_a_file_too_large_to_keep_is_imported_all_the_same(
    service: CablingImportService, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cabling_import, "MOST_KEPT", 10)
    assert not service.keeps(service.open(TESTS.encode(), "x.csv"))
    take(service, session, TESTS.encode())
    assert session.attachments(EVIDENCE) == ()
    assert session.record.cabling is not None
    assert len(session.record.cabling.tests) == 2


@pytest.mark.parametrize(
    ("data", "name", "code", "kind"),
    [
        (b"%PDF-1.7 ...", "report.pdf", "table.no-rows", "document"),
        (b"\x89PNG\r\n\x1a\n...", "photo.png", "table.no-rows", "photo"),
        (b"\xff\xd8\xff\xe0...", "photo.jpg", "table.no-rows", "photo"),
        (b"FLUKE proprietary", "dsx.flw", "linkware.not-a-database", EVIDENCE),
        (b"SQLite format 3\0" + b"\xff" * 2000, "bad.flw", "linkware.damaged", EVIDENCE),
    ],
)
def test_a_file_without_rows_is_told_and_can_be_kept(
    service: CablingImportService, session: Session, data: bytes, name: str, code: str, kind: str
) -> None:
    source = service.open(data, name)
    assert (source.form, source.recognised) == ("attachment", False)
    with pytest.raises(InputProblem) as caught:
        service.plan(source, None, session.record)
    assert (caught.value.code, caught.value.params["file"]) == (code, name)
    sha256 = service.attach(session, source)
    assert [(one.kind, one.name, one.sha256) for one in session.attachments()] == [(kind, name, sha256)]
    assert [photo.sha256 for photo in session.record.photos] == ([sha256] if kind == "photo" else [])


def test_a_photo_shows_its_subject_and_is_kept_once(service: CablingImportService, session: Session) -> None:
    take(service, session, PATCHES.encode())
    source = service.open(b"\xff\xd8\xff\xe0...", "/tmp/kast.jpg")
    for _ in range(2):
        service.attach(session, source, "outlet:A01", "de kast")
    service.attach(session, source, "outlet:A02")
    assert [(photo.subject, photo.caption) for photo in session.record.photos] == [("outlet:A01", "de kast"), ("outlet:A02", "kast.jpg")]


def test_a_dossier_is_no_source(service: CablingImportService, session: Session) -> None:
    with pytest.raises(InputProblem, match="is-dossier"):
        service.open(session.path)


def test_a_missing_file_is_told(service: CablingImportService, tmp_path: Path) -> None:
    with pytest.raises(InputProblem, match=r"file\.read"):
        service.open(tmp_path / "none.csv")
    with pytest.raises(InputProblem, match="not-a-file"):
        service.open(tmp_path)


def test_a_refused_edit_leaves_nothing(service: CablingImportService, session: Session) -> None:
    before = session.record
    source = service.open(b"id;panel;port\nL1;A;1\n", "cabling.links.csv")
    plan = service.plan(source, None, session.record)
    with pytest.raises(InputProblem):
        service.apply(session, source, plan)
    assert session.record == before


def test_the_whole_dossier_goes_out_and_comes_back(
    service: CablingImportService, session: Session, services: Services, tmp_path: Path
) -> None:
    take(service, session, PATCHES.encode())
    take(service, session, TESTS.encode())
    session.change("edit.add", cabling_import.Put("conference_rooms", {}), cabling_import.Put("sites", {"id": "hq", "name": "=1+1"}))
    exporting.export(session.record, tmp_path / "out.xlsx", "xlsx")
    for form, output in (("xlsx", tmp_path / "out.xlsx"), ("csv", tmp_path / "csv")):
        made = exporting.export(session.record, output, form)  # type: ignore[arg-type]
        paths = [output] if form == "xlsx" else [output / name for name in made.files if name != "patch-list.csv"]
        sources = [service.open(path) for path in paths]
        assert {source.form for source in sources} == {"lists"}
        merged = msgspec.structs.replace(sources[0], tables=tuple(table for source in sources for table in source.tables))
        assert service.plan(merged, None, session.record, keys_of(session)).edit.changes == ()
        with services.dossiers.create(tmp_path / f"{form}.dialtone") as fresh:
            service.apply(fresh, merged, service.plan(merged, None, fresh.record, keys_of(fresh)))
            assert fresh.record == session.record
    listed = service.open(tmp_path / "csv" / "patch-list.csv")
    assert service.plan(listed, None, session.record).edit.changes == ()


def test_exported_files_never_replace_a_dossier_and_a_zip_is_the_same_each_time(session: Session, tmp_path: Path) -> None:
    with pytest.raises(InputProblem, match="not-replaced"):
        exporting.export(session.record, session.path, "csv")
    with pytest.raises(InputProblem, match="not-replaced"):
        exporting.export(session.record, session.path, "xlsx")
    made = [exporting.export(session.record, tmp_path / f"{n}.zip", "netbox").output.read_bytes() for n in "ab"]
    assert made[0] == made[1]


def test_an_empty_record_can_be_exported(tmp_path: Path) -> None:
    assert exporting.export(Record(), tmp_path / "o.xlsx", "xlsx").output.exists()
    assert exporting.export(Record(), tmp_path / "o", "csv").files == ()


def test_attachments_are_bounded(service: CablingImportService, session: Session) -> None:
    source = TableSource(file="x.pdf", form="attachment", data=b"%PDF" + bytes(attachments.MAX_BYTES))
    with pytest.raises(InputProblem, match="attachment-too-large"):
        service.attach(session, source)
