"""The page that verifies a PDF: with a dossier and without, by choosing and by dragging, with what is expected and whom one trusts."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from tests.gui.test_report_page import PASSPHRASE, READY, make_identity

from dialtone.dossier.entries import SignedReport
from dialtone.gui.shell.verifying import dropped_pdf
from dialtone.report import identity
from dialtone.services.reporting import SignRequest


@pytest.fixture
def signed(services, tmp_path) -> tuple[Path, Path, SignedReport]:
    """A signed report as file, and the signer's certificate."""
    make_identity(services)
    with services.dossiers.create(tmp_path / "signed.dialtone", "allocloud") as session:
        session.import_record(READY)
        report = services.reports.sign(session, SignRequest(language="nl", identity=services.identities.path, passphrase=PASSPHRASE))
    pdf, certificate = tmp_path / "report.pdf", tmp_path / "els.pem"
    pdf.write_bytes(report.pdf)
    loaded = identity.load(services.identities.path, PASSPHRASE)
    certificate.write_bytes(loaded.certificate.public_bytes(Encoding.PEM))
    return pdf, certificate, report


@pytest.fixture
def answered(window, qtbot, settle):
    """Call it to wait for the answer that the page asked for."""

    def wait():
        page = window.verifying.page
        qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
        settle()

    return wait


def mime(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(window, path):
    data = mime(path)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    window.dragEnterEvent(enter)
    if enter.isAccepted():
        window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    return enter.isAccepted()


def test_only_one_pdf_can_be_dropped(tmp_path):
    assert dropped_pdf(mime(tmp_path / "a.PDF")) == tmp_path / "a.PDF"
    assert dropped_pdf(mime(tmp_path / "a.csv")) is None
    assert dropped_pdf(mime(tmp_path / "a.pdf", tmp_path / "b.pdf")) is None


def test_without_a_dossier_a_dragged_report_is_verified_and_one_comes_back(window, signed, answered):
    pdf, _, _ = signed
    assert drop(window, pdf)
    page = window.verifying.page
    answered()
    assert window.stack.currentWidget() is page
    assert page.view.document["verdict"] == "intact-untrusted"
    assert any("Els Maes" in text for text in page.view.texts)
    fingerprint = page.view.document["signatures"][0]["fingerprint"]
    assert any(fingerprint in text.replace(" ", "") for text in page.view.texts)
    page.back.click()
    assert window.stack.currentWidget() is window.welcome


def test_the_welcome_page_leads_there(window):
    window.welcome.verify_button.click()
    assert window.stack.currentWidget() is window.verifying.page


def test_whom_one_trusts_proves_the_signer(window, signed, dialogs, answered):
    pdf, certificate, _ = signed
    window.actions_.action("verify").trigger()
    page = window.verifying.page
    dialogs.files = [pdf, certificate]
    page.choose.click()
    answered()
    assert page.view.document["verdict"] == "intact-untrusted"
    page.add_trust.click()
    answered()
    assert page.view.document["verdict"] == "valid"
    page.forget_trust.click()
    answered()
    assert page.view.document["verdict"] == "intact-untrusted"


def test_what_is_no_certificate_is_not_trusted(window, signed, dialogs, answered):
    pdf, _, _ = signed
    window.actions_.action("verify").trigger()
    page = window.verifying.page
    dialogs.files = [pdf, pdf]
    page.choose.click()
    answered()
    page.add_trust.click()
    answered()
    assert page.trust == []
    assert dialogs.problems


def test_fewer_signatures_or_another_hash_than_expected_are_told(window, signed, answered):
    pdf, _, report = signed
    window.actions_.action("verify").trigger()
    page = window.verifying.page
    page.show_path(pdf)
    answered()
    page.count.setCurrentIndex(page.count.findData(2))
    page.count.activated.emit(page.count.currentIndex())
    answered()
    assert page.view.document["verdict"] == "modified"
    page.count.setCurrentIndex(page.count.findData(1))
    page.count.activated.emit(page.count.currentIndex())
    page.digest.setText(report.pdf_sha256.upper())
    page.digest.editingFinished.emit()
    answered()
    assert page.view.document["verdict"] == "intact-untrusted"
    page.digest.setText("0" * 64)
    page.digest.editingFinished.emit()
    answered()
    assert page.view.document["verdict"] == "modified"
    page.digest.setText("not a hash")
    page.digest.editingFinished.emit()
    assert not page._digest_fault.isHidden()


def test_a_file_that_is_none_is_said_in_every_language(window, context, tmp_path, answered):
    file = tmp_path / "x.pdf"
    file.write_bytes(b"no PDF at all")
    drop(window, file)
    answered()
    page = window.verifying.page
    assert page.view.document["verdict"] == "unreadable"
    for language in ("nl", "fr", "en"):
        context.languages.choose(language)
        answered()
        assert page.view.document["verdict"] == "unreadable"
        assert page.heading.title.text()


def test_a_file_that_went_away_is_a_problem_and_no_crash(window, dialogs, tmp_path, answered):
    drop(window, tmp_path / "gone.pdf")
    answered()
    assert dialogs.problems
    assert window.verifying.page.view.document is None
