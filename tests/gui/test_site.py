"""The page «Site»: what is typed is saved at once, what is doubtful says so, all of it by keyboard."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from dialtone import resources
from dialtone.domain.changes import Put, Remove, Set
from dialtone.domain.kinds import Service
from dialtone.domain.record import Address, Contact, Customer, Installer, PreviousUsers, Record, Site, Training
from dialtone.gui.models import site_edits


@pytest.fixture
def page(window, open_record, qtbot, context):
    open_record(Record())
    assert window.page.page_id == "site"
    return window.page


def record(context):
    return context.controller.snapshot.record


def type_in(page, qtbot, form, name, text):
    line = form.editor(name)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Tab)


def test_a_name_is_saved_when_one_leaves_the_field(page, qtbot, context, settle):
    type_in(page, qtbot, page.customer, "customer.name", "De Linde")
    settle()
    assert record(context).customer.name == "De Linde"
    assert context.controller.snapshot.undo_label == "edit.customer"


def test_an_enterprise_number_is_checked_and_kept_in_one_form(page, qtbot, context, settle):
    type_in(page, qtbot, page.customer, "customer.enterprise_number", "0821.802.905")
    settle()
    assert record(context).customer.enterprise_number == "BE0821802905"
    assert page.customer.editor("customer.enterprise_number").text() == "BE 0821.802.905"
    type_in(page, qtbot, page.customer, "customer.enterprise_number", "0821.802.906")
    settle()
    assert record(context).customer.enterprise_number == "0821.802.906"
    assert any("check digits" in label.text() and label.isVisible() for label in page.customer.findChildren(QLabel))


def test_a_training_is_written_piece_by_piece(page, qtbot, context, settle):
    type_in(page, qtbot, page.parties, "installer.name", "Robin")
    type_in(page, qtbot, page.parties, "training.reference", "T-118")
    settle()
    type_in(page, qtbot, page.parties, "training.valid_until", "28/02/2027")
    settle()
    assert record(context).installer == Installer(name="Robin", training=Training(reference="T-118", valid_until=dt.date(2027, 2, 28)))


def test_a_site_is_added_and_its_address_typed(page, qtbot, context, settle):
    page.add_site.click()
    settle()
    (site,) = record(context).sites
    assert page.sites.selected_keys() == [site.id]
    editor = page.sites.viewport().findChild(QLineEdit)
    assert editor is not None, "the new site's name is open for typing"
    qtbot.keyClicks(editor, "Lagere school")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle()
    page.sites.show_key(site.id, "street")
    qtbot.keyClick(page.sites, Qt.Key.Key_F2)
    qtbot.keyClicks(page.sites.viewport().findChildren(QLineEdit)[-1], "Stationsstraat")
    qtbot.keyClick(page.sites.viewport().findChildren(QLineEdit)[-1], Qt.Key.Key_Return)
    settle()
    assert record(context).sites == (Site(id="site-1", name="Lagere school", address=Address(street="Stationsstraat", country="BE")),)


def test_a_contact_is_added_and_removed_and_comes_back(page, qtbot, context, window, settle):
    page.add_contact.click()
    settle()
    assert len(record(context).customer.contacts) == 1
    page.contacts.deletion.emit(["0"])
    settle()
    assert record(context).customer.contacts == ()
    window.actions_.action("undo").trigger()
    settle()
    assert len(record(context).customer.contacts) == 1


def test_services_and_users_before(page, qtbot, context, settle):
    page._services[Service.BUSINESS_TELEPHONY].click()
    type_in(page, qtbot, page.terms, "previous_users.quantity", "40")
    settle()
    type_in(page, qtbot, page.terms, "previous_users.on", "1/7/2026")
    settle()
    assert record(context).services == (Service.BUSINESS_TELEPHONY,)
    assert record(context).previous_users == PreviousUsers(quantity=40, on=dt.date(2026, 7, 1))


def test_a_blocker_puts_the_cursor_in_its_field(page, window, qtbot):
    window.jump("site", "partner.name")
    qtbot.waitUntil(lambda: page.parties.editor("partner.name").hasFocus())


def test_typing_is_saved_before_undo_and_before_closing(page, qtbot, context, window, settle):
    qtbot.keyClicks(page.customer.editor("customer.name"), "Eik")
    path = context.controller.path
    window.actions_.action("close").trigger()
    settle()
    with context.services.dossiers.open(path) as session:
        assert session.record.customer.name == "Eik"


def test_read_only_shows_and_takes_nothing(window, qtbot, context, tmp_path, services, dialogs, settle):
    path = tmp_path / "held.dialtone"
    with services.dossiers.create(path) as held:
        held.change("edit.customer", Set("customer", "", {"name": "De Linde"}))
        window.files.open_path(path)
        settle()
        page = window.page
        assert page.customer.editor("customer.name").text() == "De Linde"
        qtbot.keyClicks(page.customer.editor("customer.name"), "x")
        assert page.customer.editor("customer.name").text() == "De Linde"
        assert not page.add_site.isEnabled()
        context.controller.close()
        settle()


def test_changes_from_what_is_typed():
    with_training = Record(installer=Installer(training=Training(reference="T")))
    assert site_edits.training_field(with_training, "training.reference", None) == Set("installer", "", {"training": None})
    assert site_edits.previous_users_field(Record(), "previous_users.on", dt.date(2026, 1, 1)) is None
    assert site_edits.previous_users_field(Record(), "previous_users.quantity", 4) == Put("previous_users", {"quantity": 4})
    known = Record(previous_users=PreviousUsers(quantity=4))
    assert site_edits.previous_users_field(known, "previous_users.quantity", None) == Remove("previous_users", "")
    assert site_edits.contacts_change([Contact(), Contact(name="An")]) == Set("customer", "", {"contacts": [{"name": "An"}]})
    assert site_edits.with_address(Site(id="a"), "country", "be") == Set("sites", "a", {"address": {"country": "BE"}})
    assert site_edits.with_address(Site(id="a", address=Address(street="x")), "street", "") == Set("sites", "a", {"address": None})
    shown = site_edits.customer_values(Record(customer=Customer(enterprise_number="BE0821802905")))
    assert shown["customer.enterprise_number"] == "BE 0821.802.905"


@given(st.sets(st.sampled_from(["site-1", "site-2", "site-3", "x"])))
def test_a_free_id_is_free(taken):
    assert site_edits.free_id("site", taken) not in taken


def choices(box):
    return {box.itemData(place): box.itemText(place) for place in range(box.count())}


def test_the_provider_is_one_of_the_profiles_or_what_the_dossier_says(window, open_record, context, settle, tmp_path, monkeypatch):
    monkeypatch.setattr(resources, "user_folder", lambda: tmp_path)
    (tmp_path / "providers").mkdir()
    text = resources.shipped("providers/allocloud.toml").read_text(encoding="utf-8")
    own = text.replace('name = "allocloud"', 'name = "other"').replace('title = "ALLOcloud"', 'title = "Other Telecom"')
    (tmp_path / "providers" / "other.toml").write_text(own, encoding="utf-8")
    (tmp_path / "providers" / "broken.toml").write_text("format = ", encoding="utf-8")
    open_record(Record(provider="elsewhere"))
    settle()
    box = window.page.terms.editor("provider")
    assert choices(box) == {
        None: "not known",
        "allocloud": "ALLOcloud",
        "broken": "broken",
        "other": "Other Telecom",
        "elsewhere": "elsewhere",
    }
    assert box.currentData() == "elsewhere"
    box.setCurrentIndex(box.findData("other"))
    box.activated.emit(box.currentIndex())
    settle()
    assert record(context).provider == "other"
    assert "elsewhere" not in choices(box)
