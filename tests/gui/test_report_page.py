"""The report page with a real session: outcome, reserves that name violations, draft, both signatures, and what a verification says."""

import datetime as dt

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from dialtone.domain.changes import Set
from dialtone.domain.kinds import CheckState, DeviceKind, Language, Outcome, PersonService, Service
from dialtone.domain.record import Acceptance, Check, Customer, Device, Installer, Partner, Person, Record, Reserve
from dialtone.gui.dialogs.add_reserve import AddReserveDialog
from dialtone.gui.dialogs.changes import ChangesDialog
from dialtone.gui.dialogs.identity import CreateIdentityDialog, ImportIdentityDialog, UnlockDialog
from dialtone.gui.dialogs.sign import SignDialog
from dialtone.gui.dialogs.verification import VerificationDialog
from dialtone.gui.pages.acceptance_card import AcceptanceCard
from dialtone.services import checklists
from dialtone.services.reporting import SignRequest

PASSPHRASE = "four unrelated words here"
CHECKS = tuple(
    Check(id=item.id, state=CheckState.NOT_DONE, reason="not asked for", by="tester")
    for entry in checklists.load("en")
    for item in entry.items
)
READY = Record(
    provider="allocloud",
    services=(Service.BUSINESS_TELEPHONY,),
    customer=Customer(name="Basisschool De Linde", language=Language.NL),
    partner=Partner(name="Telecom Partner BV"),
    installer=Installer(name="Els Maes"),
    people=(Person(id="p1", name="Directie", service=PersonService.TELEPHONY),),
    devices=(Device(id="d1", kind=DeviceKind.DESKPHONE, person="p1"),),
    checks=CHECKS,
    acceptance=Acceptance(outcome=Outcome.WITH_RESERVES, signer_name="An Janssens", signer_function="directie", place="Gent"),
    reserves=(Reserve(id="reserve-1", text="Kabel herstellen", responsible="partner", due=dt.date(2026, 12, 8)),),
)
LIFT = msgspec.structs.replace(READY, devices=(*READY.devices, Device(id="d9", kind=DeviceKind.LIFT_PHONE)), reserves=(), acceptance=None)


@pytest.fixture
def show(window, open_record):
    def open_page(record):
        open_record(record)
        window.show_page("report")
        return window.page

    return open_page


def record(context):
    return context.controller.snapshot.record


def dialog(kind):
    """The dialog on show; a page's `open()` makes it the modal one."""
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def draw(qtbot, pad):
    """Two strokes by mouse."""
    for start in (30, 90):
        qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(start, 40))
        for step in range(1, 6):
            qtbot.mouseMove(pad, QPoint(start + 8 * step, 40 + 9 * step))
        qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(start + 44, 88))


def fill(form, **texts):
    for name, text in texts.items():
        form.editor(name).setText(text)


def make_identity(services):
    return services.identities.create("Els Maes", "Telecom Partner BV", PASSPHRASE)


# --- outcome and reserves ------------------------------------------------------------------------------------------------------------


def test_an_empty_dossier_says_what_is_missing_and_nothing_is_chosen(show):
    page = show(Record())
    assert not any(button.isChecked() for button in page.acceptance.outcomes.values())
    assert not page.buttons["sign"].isEnabled()
    shown = [page.outstanding.table.item(row).value for row in range(page.outstanding.table.rowCount())]
    assert len(shown) == len(page.context.controller.snapshot.blockers)
    assert {"site", "readiness", "checks", "report"} <= {line.page for line in shown}


def test_a_line_leads_to_where_it_is_solved(show, window, settle):
    page = show(Record())
    key = next(
        page.outstanding.table.item(row).key
        for row in range(page.outstanding.table.rowCount())
        if page.outstanding.table.item(row).key.endswith("customer-name")
    )
    page.outstanding.opened.emit(key)
    settle()
    assert window.page.page_id == "site"


def test_a_violation_bars_accepted_and_a_reserve_can_name_it(show, context, settle):
    page = show(LIFT)
    (violation,) = [f for f in context.controller.snapshot.assessment.findings if f.severity == "violation"]
    assert not page.acceptance.outcomes[Outcome.ACCEPTED].isEnabled()
    page.acceptance.outcomes[Outcome.WITH_RESERVES].click()
    settle()
    assert violation.id in [row.key for row in rows(page.outstanding)]
    page.outstanding.select_keys([violation.id])
    page.buttons["name-violation"].click()
    asking = dialog(AddReserveDialog)
    assert asking.form.values()["responsible"] == violation.responsible.value
    assert violation.clause in asking.form.values()["text"]
    fill(asking.form, due="8/12/2026")
    asking.ok.click()
    settle()
    (made,) = record(context).reserves
    assert (made.id, made.due) == (violation.id, dt.date(2026, 12, 8))
    assert "liftlijn" in made.text.lower() or "lift" in made.text.lower()
    assert violation.id not in [row.key for row in rows(page.outstanding)]
    context.controller.undo()
    settle()
    assert violation.id in [row.key for row in rows(page.outstanding)]


def rows(table):
    from dialtone.gui.widgets.table_model import Row

    items = (table.table.item(place) for place in range(table.table.rowCount()))
    return [item for item in items if isinstance(item, Row)]


def test_a_refusal_needs_no_reserves_but_still_lists_the_violations(show, context, settle):
    page = show(LIFT)
    page.acceptance.outcomes[Outcome.REFUSED].click()
    settle()
    apart = [row.value for row in rows(page.outstanding) if not row.value.blocks]
    assert [line.finding.severity for line in apart] == ["violation"]
    assert not any(blocker.code == "violation" for blocker in context.controller.snapshot.blockers)


def test_the_acceptance_is_saved_field_by_field_in_brussels_time(show, context, settle):
    page = show(Record())
    form = page.acceptance.form
    for name, text in (("signer_name", "An Janssens"), ("day", "24/11/2026"), ("time", "14h30")):
        form.focus_field(name)
        editor = form.editor(name)
        editor.clear()
        for letter in text:
            editor.insert(letter)
        editor.textEdited.emit(text)
        form.flush()
        settle()
    acceptance = record(context).acceptance
    assert acceptance.signer_name == "An Janssens"
    assert acceptance.in_service_since == dt.datetime(2026, 11, 24, 13, 30, tzinfo=dt.UTC)
    assert form.values()["time"] == "14:30"


def test_a_reserve_in_ones_own_words_and_its_removal(show, context, settle):
    page = show(msgspec.structs.replace(READY, reserves=()))
    page.buttons["reserve"].click()
    asking = dialog(AddReserveDialog)
    assert not asking.ok.isEnabled()
    asking.form.editor("text").setPlainText("Fax nog niet geporteerd")
    asking.ok.click()
    settle()
    (made,) = record(context).reserves
    assert (made.text, made.responsible, made.due) == ("Fax nog niet geporteerd", None, None)
    assert any(blocker.code == "reserve-incomplete" for blocker in context.controller.snapshot.blockers)
    page.reserves.deletion.emit([made.id])
    settle()
    assert record(context).reserves == ()


# --- documents -----------------------------------------------------------------------------------------------------------------------


def test_the_draft_is_opened_and_is_no_signed_report(show, context, qtbot, settle):
    page = show(READY)
    opened = []
    page.papers.open_file = opened.append
    page.buttons["draft"].click()
    qtbot.waitUntil(lambda: bool(opened), timeout=60_000)
    data = opened[0].read_bytes()
    assert data.startswith(b"%PDF-")
    assert context.services.reports.verify_data(data, trust=())["verdict"] == "not-signed"
    page.language.setCurrentIndex(page.language.findData("fr"))
    page.language.activated.emit(page.language.currentIndex())
    assert page.chosen_language() == "fr"


def test_signing_makes_a_report_that_verifies_with_the_customers_ink(show, context, services, qtbot, settle, dialogs, tmp_path):
    info = make_identity(services)
    page = show(READY)
    assert context.controller.snapshot.blockers == ()
    page.buttons["sign"].click()
    settle()
    signing = dialog(SignDialog)
    statement = {fact.label: fact.text for fact in signing.shown}
    assert statement["Uitkomst"] == "Aanvaard met voorbehoud"
    assert "Kabel herstellen" in statement["Voorbehouden"]
    assert not signing.ok.isEnabled()
    draw(qtbot, signing.pad)
    assert not signing.ok.isEnabled()
    signing.passphrase.setText(PASSPHRASE)
    assert signing.ok.isEnabled()
    signing.ok.click()
    qtbot.waitUntil(lambda: len(context.controller.snapshot.signed) == 1, timeout=90_000)
    settle()
    (report,) = context.controller.snapshot.signed
    assert (report.signer, report.language, report.number) == ("Els Maes", "nl", 1)
    shown = dialog(VerificationDialog)
    assert shown.document["verdict"] == "intact-untrusted"
    shown.accept()
    certificate = tmp_path / "certificate.pem"
    services.identities.export_certificate(PASSPHRASE, certificate)
    saved = tmp_path / "signed.pdf"
    dialogs.files = [saved]
    page.buttons["save"].click()
    settle()
    document = services.reports.verify(saved, trust=(certificate,))
    assert document["verdict"] == "valid"
    assert document["attachment"]["matches_report"]
    assert document["signatures"][0]["signer"] == f"{info.name}, {info.organisation}"
    assert report.record_sha256.replace(" ", "") == statement["SHA-256 van de inhoud"].replace(" ", "")
    assert page.headline.text() == "version 1 signed"
    assert rows(page.signed)[0].value.current is True
    context.controller.edit("edit.acceptance", *acceptance_place("Brugge"))
    settle()
    settle()
    assert "new version" in page.headline.text()
    assert rows(page.signed)[0].value.current is False


def test_what_changed_since_a_version_is_told_in_the_installers_language(show, context, services, qtbot, settle):
    page = show(READY)
    make_identity(services)

    context.controller.run(
        lambda session: services.reports.sign(session, SignRequest(language="nl", identity=services.identities.path, passphrase=PASSPHRASE))
    )
    qtbot.waitUntil(lambda: bool(context.controller.snapshot.signed), timeout=20_000)
    page.signed.show_key("1")
    page.show_changes()
    settle()
    shown = dialog(ChangesDialog)
    assert rows(shown.table) == []
    assert shown.chain.text() == "The chain of the signed files holds."
    shown.accept()
    context.controller.edit("edit.change-person", Set("people", "p1", {"name": "Directrice"}))
    settle()
    page.signed.show_key("1")
    page.buttons["changes"].click()
    settle()
    shown = dialog(ChangesDialog)
    assert [(line.kind, line.name, line.change) for line in (row.value for row in rows(shown.table))] == [
        ("person", "Directrice", "name: Directie → Directrice")
    ]
    shown.accept()


def acceptance_place(place):
    from dialtone.domain.changes import Set

    return (Set("acceptance", "", {"place": place}),)


def test_a_wrong_passphrase_signs_nothing_and_keeps_the_ink(show, context, services, qtbot, settle):
    make_identity(services)
    page = show(READY)
    page.sign()
    settle()
    signing = dialog(SignDialog)
    draw(qtbot, signing.pad)
    before = signing.pad.ink()
    signing.passphrase.setText("not the passphrase")
    signing.ok.click()
    qtbot.waitUntil(lambda: not signing.busy, timeout=60_000)
    assert signing.fault.isVisible()
    assert context.words.text("problem.identity.passphrase") in signing.fault.text()
    assert signing.passphrase.text() == ""
    assert signing.pad.ink() == before
    assert context.controller.snapshot.signed == ()
    signing.reject()


def test_a_token_that_is_none_signs_nothing_and_the_pin_is_forgotten(show, context, services, qtbot, settle, tmp_path):
    make_identity(services)
    page = show(READY)
    page.sign()
    settle()
    signing = dialog(SignDialog)
    assert not signing.token.isVisible()
    signing.card.setChecked(True)
    assert signing.token.isVisible()
    assert not signing.passphrase.isVisible()
    signing.without.setChecked(True)
    signing.token.form.show_values({})
    signing.update_ready()
    assert not signing.ok.isEnabled()
    (tmp_path / "module.so").write_bytes(b"no library")
    signing.token._chosen(tmp_path / "module.so")
    signing.token.form.editor("pin").setText("4711")
    signing.token.number.setChecked(True)
    choice = signing.token.choice()
    assert (choice.pin, choice.number_accepted, choice.certificate) == ("4711", True, None)
    assert signing.ok.isEnabled()
    signing.ok.click()
    qtbot.waitUntil(lambda: not signing.busy, timeout=60_000)
    assert "module.so" in signing.fault.text()
    assert signing.token.choice().pin is None
    assert context.controller.snapshot.signed == ()
    signing.reject()


def test_what_changes_while_signing_is_shown_anew_and_the_ink_is_asked_again(show, context, services, qtbot, settle):
    make_identity(services)
    page = show(READY)
    page.sign()
    settle()
    signing = dialog(SignDialog)
    draw(qtbot, signing.pad)
    digest = signing.digest
    context.controller.edit("edit.acceptance", *acceptance_place("Brugge"))
    settle()
    settle()
    assert signing.pad.empty
    assert signing.digest != digest
    assert {fact.label: fact.text for fact in signing.shown}["Plaats"] == "Brugge"
    signing.digest = digest
    signing.without.setChecked(True)
    signing.passphrase.setText(PASSPHRASE)
    signing.ok.click()
    qtbot.waitUntil(lambda: not signing.busy, timeout=60_000)
    assert context.words.text("problem.signing.changed") in signing.fault.text()
    assert context.controller.snapshot.signed == ()
    signing.reject()


def test_a_training_dossier_is_signed_with_a_throw_away_identity(window, context, services, tmp_path, qtbot, settle):
    source = tmp_path / "ready.json"
    from dialtone.dossier import site_file

    source.write_bytes(site_file.write(msgspec.structs.replace(READY, training_site=True)))

    def make():
        session = services.dossiers.create(tmp_path / "t.dialtone", "allocloud", training=True)
        session.import_site_file(source)
        return session

    context.controller.open_with(make)
    settle()
    window.show_page("report")
    page = window.page
    page.sign()
    settle()
    signing = dialog(SignDialog)
    assert signing.throwaway.isVisible()
    assert not signing.passphrase.isVisible()
    signing.without.setChecked(True)
    signing.ok.click()
    qtbot.waitUntil(lambda: len(context.controller.snapshot.signed) == 1, timeout=90_000)
    settle()
    assert "TRAINING" in context.controller.snapshot.signed[0].signer
    assert not services.identities.exists()
    assert not list(tmp_path.rglob("*.p12"))
    dialog(VerificationDialog).accept()


def test_verifying_any_file_is_a_page_of_its_own(show, window):
    page = show(READY)
    page.buttons["verify"].click()
    assert window.stack.currentWidget() is window.verifying.page
    window.verifying.page.back.click()
    assert window.stack.currentWidget() is page


# --- identity ------------------------------------------------------------------------------------------------------------------------


def test_an_identity_is_made_on_purpose_only_with_a_passphrase_that_is_long_enough(show, services, settle, qtbot):
    page = show(READY)
    assert not page.identity.buttons["copy"].isVisible()
    page.sign()
    making = dialog(CreateIdentityDialog)
    assert making.form.values()["name"] == "Els Maes"
    fill(making.form, passphrase="too short", again="too short")
    assert not making.ok.isEnabled()
    fill(making.form, passphrase=PASSPHRASE, again=PASSPHRASE[:-1])
    assert not making.ok.isEnabled()
    fill(making.form, again=PASSPHRASE)
    making.ok.click()
    qtbot.waitUntil(services.identities.exists, timeout=30_000)
    settle()
    assert services.identities.show(PASSPHRASE).organisation == "Telecom Partner BV"
    assert page.identity.buttons["copy"].isVisible()


def test_an_identity_is_never_replaced_without_being_asked(show, services, settle, dialogs, tmp_path, qtbot):
    make_identity(services)
    page = show(READY)
    source = tmp_path / "mine.p12"
    dialogs.files = [source]
    page.identity.buttons["copy"].click()
    unlocking = dialog(UnlockDialog)
    fill(unlocking.form, passphrase=PASSPHRASE)
    unlocking.ok.click()
    qtbot.waitUntil(source.exists, timeout=30_000)
    settle()
    dialogs.files = [source]
    page.identity.buttons["import"].click()
    importing = dialog(ImportIdentityDialog)
    other = "another four words entirely"
    fill(importing.form, old=PASSPHRASE, passphrase=other, again=other)
    assert not importing.ok.isEnabled()
    importing.replace.setChecked(True)
    importing.ok.click()
    qtbot.waitUntil(lambda: not importing.busy, timeout=30_000)
    settle()
    assert services.identities.show(other).name == "Els Maes"


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_with_an_identity_the_figures_at_the_right_stay_in_view(show, context, language):
    context.languages.choose(language)
    page = show(READY)
    for button in page.identity.buttons.values():
        button.show()
    QApplication.processEvents()
    assert page.side.widget().minimumSizeHint().width() <= page.side.viewport().width()


def test_the_moment_of_signing_fits_its_column(show):
    page = show(READY)
    column = [column.id for column in page.signed.table.columns].index("at")
    longest = "25 novembre 2026 03:43"
    assert QFontMetrics(page.font()).horizontalAdvance(longest) + 20 <= page.signed.columnWidth(column)


def test_tab_comes_to_the_chosen_outcome_and_arrows_go_on_from_there(show, qtbot, settle, context):
    page = show(READY)
    outcomes = page.findChild(AcceptanceCard).outcomes
    tabbed = [outcome for outcome, button in outcomes.items() if button.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert tabbed == [Outcome.WITH_RESERVES]
    outcomes[Outcome.WITH_RESERVES].setFocus()
    qtbot.keyClick(outcomes[Outcome.WITH_RESERVES], Qt.Key.Key_Right)
    settle()
    assert record(context).acceptance.outcome is Outcome.REFUSED


def test_a_certificate_is_asked_of_an_authority_and_its_answer_taken_over(show, context, services, qtbot, settle, dialogs, tmp_path):
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding

    make_identity(services)
    page = show(READY)
    request, answer = tmp_path / "request.pem", tmp_path / "answer.pem"
    dialogs.files = [request]
    page.identity.buttons["request"].click()
    unlocking = dialog(UnlockDialog)
    unlocking.form.editor("passphrase").setText(PASSPHRASE)
    unlocking.ok.click()
    qtbot.waitUntil(request.is_file, timeout=60_000)
    settle()
    asked = x509.load_pem_x509_csr(request.read_bytes())
    start = services.clock.now()
    root = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Root")])
    made = x509.CertificateBuilder(root, asked.subject, asked.public_key(), 3, start, start.replace(year=start.year + 1))
    answer.write_bytes(made.sign(ec.generate_private_key(ec.SECP256R1()), hashes.SHA256()).public_bytes(Encoding.PEM))
    dialogs.files = [answer]
    page.identity.buttons["issued"].click()
    unlocking = dialog(UnlockDialog)
    unlocking.form.editor("passphrase").setText(PASSPHRASE)
    unlocking.ok.click()
    qtbot.waitUntil(lambda: not services.identities.show(PASSPHRASE).self_signed, timeout=60_000)
    settle()
