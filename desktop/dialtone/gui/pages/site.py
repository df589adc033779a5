"""The page «Site»: who is who, where, under which services, and what the installer may call himself."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dialtone.domain import enterprise_number
from dialtone.domain.changes import Change, Put, Remove, Set
from dialtone.domain.enterprise_number import NumberState
from dialtone.domain.kinds import Service, Severity
from dialtone.domain.record import Contact, Record, Site
from dialtone.gui.context import Context
from dialtone.gui.icons import SEVERITY_ICONS, SEVERITY_TONES
from dialtone.gui.models import site_edits
from dialtone.gui.pages.base import Page, touches
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import Card, CellEdit, Column, DataTable, Fault, Field, Form, Row, Section, SidePanel, text_label
from dialtone.services.progress import page_of
from dialtone.services.session import Snapshot


class _StackedCard(Card):
    """A card in a column that has just enough room: Qt squeezes cards with wrapping words below their least height, unless they hide it."""

    def hasHeightForWidth(self) -> bool:
        """No: the tables inside take up what is left."""
        return False


class SitePage(Page):
    """Customer, sites, partner, installer, services."""

    page_id = "site"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._record = Record()
        self._provider: str | None = None
        self._profiles: tuple[tuple[str, str], ...] = ()
        self._services: dict[Service, QCheckBox] = {}
        self.customer = Form(context, self._customer_fields(), self._save_customer, columns=6)
        self.parties = Form(context, self._party_fields(), self._save_party, columns=2)
        self.terms = Form(context, self._terms_fields(), self._save_terms, columns=4)
        self.contacts = DataTable(context, self._contact_columns())
        self.sites = DataTable(context, self._site_columns())
        self.add_contact = self._add_button()
        self.add_site = self._add_button()
        self._cards: dict[str, Card] = {}
        self._side = SidePanel(self, 320)
        self._lay_out()
        self._connect()
        self.restyle()

    def title(self) -> str:
        """The page's name."""
        return self.tr("Site")

    # --- what is asked -------------------------------------------------------------------------------------------------------------

    def _customer_fields(self) -> list[Field | Section]:
        return [
            Field("customer.name", lambda: self.tr("&Name of the customer"), span=3),
            Field(
                "customer.enterprise_number",
                lambda: self.tr("&Enterprise number"),
                check=self._check_number,
                hint=lambda: "BE 0123.456.749",
                span=2,
            ),
            Field(
                "customer.language",
                lambda: self.tr("&Language"),
                "choice",
                choices=lambda: [("nl", "Nederlands"), ("fr", "Français"), ("en", "English"), ("de", "Deutsch")],
            ),
        ]

    def _party_fields(self) -> list[Field | Section]:
        return [
            Section(lambda: self.tr("Partner")),
            Field("partner.name", lambda: self.tr("Name of the &partner"), span=2),
            Field(
                "partner.enterprise_number",
                lambda: self.tr("Enterprise number"),
                check=self._check_number,
                span=2,
                hint=lambda: "BE 0123.456.749",
            ),
            Section(lambda: self.tr("Installer")),
            Field("installer.name", lambda: self.tr("Name of the &installer"), span=2),
            Field("training.reference", lambda: self.tr("&Training certificate"), span=2),
            Field("training.completed_on", lambda: self.tr("Completed on"), "date"),
            Field("training.valid_until", lambda: self.tr("Valid until"), "date"),
        ]

    def _terms_fields(self) -> list[Field | Section]:
        return [
            Field("provider", lambda: self.tr("P&rovider"), "choice", choices=self._providers, span=2),
            Field("previous_users.quantity", lambda: self.tr("&Users before this job"), "number"),
            Field("previous_users.on", lambda: self.tr("Counted on"), "date"),
        ]

    def _providers(self) -> list[tuple[str, str]]:
        """The profiles on this computer, and the dossier's own provider where its profile is not among them."""
        known = dict(self._profiles)
        return list({**({self._provider: self._provider} if self._provider else {}), **known}.items())

    def _show_profiles(self, profiles: tuple[tuple[str, str], ...]) -> None:
        self._profiles = profiles
        self.terms.retranslate()

    def _check_number(self, value: Any) -> Fault | None:
        state = enterprise_number.state(value)
        if state is NumberState.INVALID:
            return Fault(self.tr("The check digits don't fit: look at the number again."))
        if state is NumberState.FOREIGN:
            return Fault(self.tr("Not a Belgian number: its check digits can't be verified here."), tone="muted")
        return None

    def _contact_columns(self) -> list[Column]:
        def column(name: str, title: Any, width: int, *, stretch: bool = False) -> Column:
            edit = CellEdit(lambda pair: getattr(pair[1], name) or "", lambda pair, text: self._save_contact(pair[0], name, text))
            return Column(name, title, lambda pair: getattr(pair[1], name) or "", width, stretch, edit=edit)

        return [
            column("name", lambda: self.tr("Contact"), 180, stretch=True),
            column("function", lambda: self.tr("Function"), 150),
            column("email", lambda: self.tr("E-mail"), 190),
            column("phone", lambda: self.tr("Telephone"), 140),
        ]

    def _site_columns(self) -> list[Column]:
        def column(name: str, title: Any, width: int) -> Column:
            edit = CellEdit(
                lambda site: site_edits.address_part(site, name),
                lambda site, text: self._edit("edit.change-site", site_edits.with_address(site, name, text)),
            )
            return Column(name, title, lambda site: site_edits.address_part(site, name), width, edit=edit)

        name_edit = CellEdit(
            lambda site: site.name or "", lambda site, text: self._edit("edit.change-site", Set("sites", site.id, {"name": text or None}))
        )
        return [
            Column(
                "name",
                lambda: self.tr("Site", "one of the customer's places"),
                lambda site: site.name or site.id,
                stretch=True,
                icon=lambda _: ("map-pin", "muted"),
                edit=name_edit,
            ),
            column("street", lambda: self.tr("Street"), 190),
            column("number", lambda: self.tr("No."), 56),
            column("box", lambda: self.tr("Box"), 56),
            column("postcode", lambda: self.tr("Postcode"), 80),
            column("municipality", lambda: self.tr("Municipality"), 120),
            column("country", lambda: self.tr("Country"), 72),
        ]

    # --- layout --------------------------------------------------------------------------------------------------------------------

    def _add_button(self) -> QPushButton:
        button = QPushButton(self)
        set_property(button, "role", "link")
        return button

    def _card(self, name: str, *widgets: QWidget) -> Card:
        card = self._cards[name] = _StackedCard(self.context, self)
        for widget in widgets:
            card.body.addWidget(widget)
        return card

    def _lay_out(self) -> None:
        services = QWidget(self)
        line = QHBoxLayout(services)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(24)
        for service in Service:
            self._services[service] = QCheckBox(services)
            line.addWidget(self._services[service])
        line.addStretch(1)
        customer = self._card("customer", self.customer, self.contacts)
        customer.add_to_heading(self.add_contact)
        sites = self._card("sites", self.sites)
        sites.add_to_heading(self.add_site)
        for table in (self.contacts, self.sites):
            table.setProperty("framed", True)
            table.setMinimumHeight(32 * 3 + 4)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(customer, 3)
        left.addWidget(sites, 2)
        left.addWidget(self._card("terms", services, self.terms))
        self._side.add(self._card("parties", self.parties))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addWidget(self._side)
        self.body.addLayout(row, 1)

    def _connect(self) -> None:
        for box in self._services.values():
            box.clicked.connect(self._save_services)
        self.add_contact.clicked.connect(self._new_contact)
        self.add_site.clicked.connect(self._new_site)
        self.contacts.deletion.connect(self._delete_contacts)
        self.sites.deletion.connect(self._delete_sites)
        self._new_site_action = QAction(self)
        self._new_site_action.triggered.connect(self._new_site)
        self._new_contact_action = QAction(self)
        self._new_contact_action.triggered.connect(self._new_contact)

    def actions_offered(self) -> tuple[QAction, ...]:
        """For the palette."""
        return (self._new_site_action, self._new_contact_action)

    # --- showing -------------------------------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot, changed: frozenset[str]) -> None:
        """The forms and tables; a site's or contact's cell under edit stays."""
        record = self._record = snapshot.record
        writable = not snapshot.read_only
        if touches(changed, "customer"):
            self.customer.show_values(site_edits.customer_values(record))
            contacts = record.customer.contacts if record.customer else ()
            self.contacts.set_rows([Row(str(number), (number, contact)) for number, contact in enumerate(contacts)])
        if touches(changed, "partner", "installer"):
            self.parties.show_values(site_edits.party_values(record))
        if touches(changed, "provider", "previous_users"):
            if record.provider != self._provider:
                self._provider = record.provider
                self.terms.retranslate()
            self.terms.show_values(site_edits.terms_values(record))
        if touches(changed, "services"):
            for service, box in self._services.items():
                box.setChecked(service in record.services)
        if touches(changed, "sites"):
            self.sites.set_rows([Row(site.id, site) for site in record.sites])
        if touches(changed):
            self._set_writable(writable)
            self.context.bridge.pool(self.context.services.profiles.names, done=self._show_profiles, owner=self)
        self._show_findings(snapshot)

    def _set_writable(self, writable: bool) -> None:
        for form in (self.customer, self.parties, self.terms):
            form.set_enabled_fields(writable)
        for table in (self.contacts, self.sites):
            table.set_read_only(not writable)
        for widget in (*self._services.values(), self.add_contact, self.add_site):
            widget.setEnabled(writable)

    def _show_findings(self, snapshot: Snapshot) -> None:
        """What the conditions say about the parties, with the remedy."""
        self._side.clear_after(1)
        for finding in snapshot.assessment.findings:
            if page_of(finding, snapshot.record) != self.page_id or finding.severity is Severity.INFO:
                continue
            message, remedy = self.context.words.finding(finding)
            card = Card(self.context, self._side)
            card.set_heading(message, SEVERITY_ICONS[finding.severity], SEVERITY_TONES[finding.severity])
            card.body.addWidget(text_label(f"{remedy} ({finding.clause})", tone="muted", parent=card))
            self._side.add(card)
        missing = len([blocker for blocker in snapshot.blockers if blocker.page == self.page_id])
        self.heading.remark.setText(self.tr("%n name(s) missing before signing", "", missing) if missing else "")

    def retranslate(self) -> None:
        """All fixed words."""
        super().retranslate()
        self._cards["customer"].set_heading(self.tr("Customer"))
        self._cards["sites"].set_heading(self.tr("Sites and their addresses"))
        self._cards["parties"].set_heading(self.tr("Who installs"))
        self._cards["terms"].set_heading(self.tr("Under which conditions"))
        self.add_contact.setText(self.tr("Add &contact"))
        self.add_site.setText(self.tr("Add &site"))
        self._new_site_action.setText(self.tr("Add site"))
        self._new_contact_action.setText(self.tr("Add contact"))
        self.contacts.setAccessibleName(self.tr("Contacts"))
        self.sites.setAccessibleName(self.tr("Sites"))
        self.contacts.set_empty_text(self.tr("Nobody to speak to yet. Add a contact: the report names whom the customer puts forward."))
        self.sites.set_empty_text(self.tr("No site yet. Add the address: emergency calls are compared with it."))
        names = {
            Service.BUSINESS_TELEPHONY: self.tr("Business Telephony"),
            Service.SIP_TRUNKING: self.tr("SIP Trunking"),
            Service.WEB_COLLABORATION: self.tr("Web Collaboration"),
        }
        for service, box in self._services.items():
            box.setText(names[service])

    def restyle(self) -> None:
        """Symbols in the theme's colours."""
        super().restyle()
        for button in (self.add_contact, self.add_site):
            self.context.theme.dress(button, "plus", "accent")

    def focus_subject(self, subject: str) -> None:
        """A field («customer.name»), a party («customer», «installer») or a site's id."""
        field = {"customer": "customer.enterprise_number", "partner": "partner.enterprise_number", "installer": "training.reference"}.get(
            subject, subject
        )
        for form in (self.customer, self.parties, self.terms):
            if form.has_field(field):
                form.focus_field(field)
                return
        if subject == "services":
            self._services[Service.BUSINESS_TELEPHONY].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.sites.show_key(subject)

    # --- editing -------------------------------------------------------------------------------------------------------------------

    def _edit(self, label: str, *changes: Change) -> None:
        self.context.controller.edit(label, *changes)

    def _save_customer(self, name: str, value: Any) -> None:
        self._edit("edit.customer", site_edits.field(name, value))

    def _save_party(self, name: str, value: Any) -> None:
        label = "edit.partner" if name.startswith("partner.") else "edit.installer"
        self._edit(
            label, site_edits.training_field(self._record, name, value) if name.startswith("training.") else site_edits.field(name, value)
        )

    def _save_terms(self, name: str, value: Any) -> None:
        change = Put("provider", value) if name == "provider" else site_edits.previous_users_field(self._record, name, value)
        if change is not None:
            self._edit("edit.provider" if name == "provider" else "edit.previous-users", change)

    def _save_services(self) -> None:
        chosen = [each.value for each, box in self._services.items() if box.isChecked()]
        self._edit("edit.services", Put("services", chosen))

    def _contacts(self) -> list[Contact]:
        return list(self._record.customer.contacts) if self._record.customer else []

    def _save_contact(self, number: int, name: str, text: str) -> None:
        self._edit("edit.customer", site_edits.with_contact(self._contacts(), number, name, text))

    def _new_contact(self) -> None:
        contacts = self._contacts()
        self.context.controller.edit(
            "edit.customer",
            site_edits.contacts_change([*contacts, Contact(name=self.tr("New contact"))]),
            done=lambda _: self._edit_new(self.contacts, str(len(contacts))),
        )

    def _new_site(self) -> None:
        site = Site(id=site_edits.free_id("site", {site.id for site in self._record.sites}))
        self.context.controller.edit(
            "edit.add-site", Put("sites", {"id": site.id, "address": {"country": "BE"}}), done=lambda _: self._edit_new(self.sites, site.id)
        )

    @staticmethod
    def _edit_new(table: DataTable, key: str) -> None:
        if table.show_key(key):
            table.edit(table.currentIndex())

    def _delete_contacts(self, keys: list[str]) -> None:
        left = [contact for number, contact in enumerate(self._contacts()) if str(number) not in keys]
        self._edit("edit.customer", site_edits.contacts_change(left))

    def _delete_sites(self, keys: list[str]) -> None:
        self._edit("edit.remove-site", *(Remove("sites", key) for key in keys))
