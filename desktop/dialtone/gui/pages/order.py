"""Order & users: what was ordered, what the site holds, what the difference means, and what else is billed or has to be declared."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from dialtone.domain.changes import Change, Put, Remove, Set
from dialtone.domain.terms import Terms
from dialtone.gui.context import Context
from dialtone.gui.models import count_lines, order_table
from dialtone.gui.models.naming import plain_amount
from dialtone.gui.models.order_table import Item, ServiceRow, Sound
from dialtone.gui.pages.base import Page
from dialtone.gui.pages.order_columns import item_columns, service_columns, sound_columns
from dialtone.gui.pages.questions import Questions
from dialtone.gui.widgets import Card, CountPanel, DataTable, Field, Form, Section, SidePanel
from dialtone.gui.widgets.form import parse
from dialtone.gui.widgets.question_cards import AskStack
from dialtone.words import Words

if TYPE_CHECKING:
    from dialtone.services.session import Snapshot

COMPARISON, SERVICES, SOUNDS = range(3)
_ROWS = {
    "virtual_faxes": "virtual-fax",
    "conference_rooms": "conference-room",
    "traffic_packs": "traffic-pack",
    "other_services": "other-service",
    "sound_files": "sound-file",
}
"""List → the word in the labels of edits."""


class OrderPage(Page):
    """The page."""

    page_id = "order"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._terms: Terms | None = None
        self._terms_of: str | None = None
        self._add = self.heading.add_button("plus", primary=True)
        self._add.clicked.connect(self.add_service)
        self._action = QAction(self)
        self._action.setShortcut(QKeySequence("Ctrl+D"))
        self._action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._action.triggered.connect(self.add_service)
        self.addAction(self._action)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self._make_comparison()
        self._make_services()
        self._make_sounds()
        card = Card(context, self)
        card.set_padding(0)
        card.body.addWidget(self.tabs)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(card, 1)
        row.addWidget(self._make_side())
        self.body.addLayout(row, 1)

    # --- construction ----------------------------------------------------------------------------------------------------------------

    def _tab(self, form: Form, table: DataTable, *, form_below: bool = False) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        form.setContentsMargins(14, 12, 14, 12)
        if form_below:
            column.addWidget(table, 1)
            column.addWidget(form)
        else:
            column.addWidget(form)
            column.addWidget(table, 1)
        self.tabs.addTab(inside, "")

    def _make_comparison(self) -> None:
        self.order = Form(
            self.context,
            [
                Field("reference", lambda: self.tr("Order &reference")),
                Field("date", lambda: self.tr("Order &date"), "date"),
                Field("quantity", lambda: self.tr("&Users before this job"), "number"),
                Field("on", lambda: self.tr("C&ounted on"), "date"),
            ],
            self._save_order,
            columns=4,
            parent=self,
        )
        self.items = DataTable(self.context, item_columns(self._words, self._save_ordered), self)
        self._tab(self.order, self.items)

    def _make_services(self) -> None:
        self.services = DataTable(self.context, service_columns(self._words, self._save_service), self)
        self.services.deletion.connect(self._delete_services)
        self.options = Form(
            self.context,
            [
                Field("enabled", lambda: self.tr("Call &recording"), "yesno"),
                Field("volume_gb", lambda: self.tr("Recorded &volume (GB)"), "decimal"),
                Field("channels", lambda: self.tr("Click-to-call &channels"), "number"),
            ],
            self._save_option,
            columns=3,
            parent=self,
        )
        self._tab(self.options, self.services)

    def _make_sounds(self) -> None:
        self.sounds = DataTable(self.context, sound_columns(self._words, self._save_sound), self)
        self.sounds.deletion.connect(lambda keys: self._delete("sound_files", keys))
        self.dialler = Form(
            self.context,
            [
                Section(lambda: self.tr("Declarations")),
                Field("automatic_dialler", lambda: self.tr("Is there an automatic &dialler? (ST-5: not allowed)"), "yesno"),
            ],
            lambda _, value: void(self.context.controller.edit("edit.automatic-dialler", _single("automatic_dialler", value))),
            columns=2,
            parent=self,
        )
        self._tab(self.dialler, self.sounds)

    def _make_side(self) -> SidePanel:
        self.side = SidePanel(self, width=308)
        self.exposure = CountPanel(self.context, self)
        self.channels = CountPanel(self.context, self)
        self.plan = CountPanel(self.context, self)
        self.asks = AskStack(self.context, self)
        self.questions = Questions(self.context, self.asks, self.page_id, self.focus_subject, skip=("billing.", "channels.two"))
        for widget in (self.exposure, self.channels, self.plan, self.asks):
            self.side.add(widget)
        return self.side

    # --- texts -----------------------------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return self.tr("Order & users")

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        text = self.tr("&Add service…")
        self._add.setText(text)
        self._add.setToolTip(self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        self._action.setText(text)
        for place, name in enumerate((self.tr("Ordered and found"), self.tr("Services"), self.tr("Sound files and declarations"))):
            self.tabs.setTabText(place, name)
        self.items.setAccessibleName(self.tr("Ordered and found"))
        self.services.setAccessibleName(self.tr("Services"))
        self.sounds.setAccessibleName(self.tr("Sound files"))
        self.services.set_empty_text(self.tr("Nothing else is billed. Add virtual faxes, conference rooms and traffic packs with Ctrl+D."))
        self.sounds.set_empty_text(
            self.tr("No sound files. Add those that the customer uploads (Ctrl+D): the rights are never the provider's responsibility.")
        )

    # --- content -------------------------------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: "Snapshot", changed: frozenset[str]) -> None:
        """All of it."""
        del changed  # what is found hangs on most of the record
        record, words = snapshot.record, self.context.words
        self._fetch_terms(record.provider)
        order, previous = record.order, record.previous_users
        self.order.show_values(
            {
                "reference": order.reference if order else None,
                "date": order.date if order else None,
                "quantity": previous.quantity if previous else None,
                "on": previous.on if previous else None,
            }
        )
        recording, click = record.call_recording, record.click_to_call
        self.options.show_values(
            {
                "enabled": recording.enabled if recording else None,
                "volume_gb": recording.volume_gb if recording else None,
                "channels": click.channels if click else None,
            }
        )
        self.dialler.show_values({"automatic_dialler": record.automatic_dialler})
        self.items.set_rows(order_table.items(snapshot.assessment.count, words, self._terms))
        self.services.set_rows(*order_table.services(snapshot, words))
        self.sounds.set_rows(order_table.sounds(snapshot, words))
        self._show_side(snapshot)
        self.questions.show(snapshot)
        known = order is not None and order.lines
        self.heading.remark.setText("" if known else self.tr("Enter what was ordered in the column «Ordered» (F2)."))
        writable = not snapshot.read_only
        for form in (self.order, self.options, self.dialler):
            form.set_enabled_fields(writable)
        for table in (self.items, self.services, self.sounds):
            table.set_read_only(not writable)
        self._add.setEnabled(writable)
        self._action.setEnabled(writable)

    def _fetch_terms(self, provider: str | None) -> None:
        """The profile's figures, read on a worker once per provider."""
        if self._terms is not None and self._terms_of == provider:
            return
        self._terms_of = provider

        def arrived(terms: Terms) -> None:
            if self._terms_of == provider:
                self._terms = terms
                self.refresh()

        from dialtone.services.dossiers import terms_of

        self.context.bridge.pool(lambda: terms_of(provider), done=arrived, owner=self)

    def _show_side(self, snapshot: "Snapshot") -> None:
        count, words = snapshot.assessment.count, self.context.words
        declared = count.exposure.declared
        note = self.tr("declared, {counted} counted").format(counted=count.users_total)
        self.exposure.show_count(
            self.tr("Exposure"),
            "–" if declared is None else plain_amount(declared, words),
            note,
            (order_table.exposure_lines(count, words),),
        )
        channels = count.channels
        text = ""
        if self._terms is not None:
            text = f"= {order_table.formula(count.users_total, channels.method, self._terms, words)}"
        self.channels.show_count(
            self.tr("Channels"), plain_amount(channels.exact, words), text, (count_lines.channel_lines(channels, words),)
        )
        plan = order_table.plan_lines(count)
        self.plan.setVisible(bool(plan))
        if plan:
            base = count.exposure.previous if count.exposure.previous is not None else count.exposure.ordered
            note = self.tr("users now, {target} counted").format(target=count.users_total)
            self.plan.show_count(self.tr("Reduction plan"), plain_amount(base or 0, words), note, (plan,))

    def _words(self) -> Words:
        return self.context.words

    def focus_subject(self, subject: str) -> None:
        """An item, a field of the order, a sound file, or the dialler."""
        if self.items.table.place(subject) is not None:
            self.tabs.setCurrentIndex(COMPARISON)
            self.items.show_key(subject)
        elif (sound := self._sound_named(subject)) is not None:
            self.tabs.setCurrentIndex(SOUNDS)
            self.sounds.show_key(sound)
        elif subject == "sound-files":
            self.tabs.setCurrentIndex(SOUNDS)
            self.sounds.setFocus()
        elif subject == "recording":
            self.tabs.setCurrentIndex(SERVICES)
            self.options.focus_field("enabled")
        elif subject in {"site", "dialler"}:  # the rules' subject of a finding about a dialler
            self.tabs.setCurrentIndex(SOUNDS)
            self.dialler.focus_field("automatic_dialler")
        else:
            self.tabs.setCurrentIndex(COMPARISON)
            name = subject.removeprefix("order.")
            self.order.focus_field(name if self.order.has_field(name) else "reference")

    def _sound_named(self, name: str) -> str | None:
        snapshot = self.context.controller.snapshot
        if snapshot is None:
            return None
        pairs = zip(snapshot.keys["sound_files"], snapshot.record.sound_files, strict=True)
        return next((key for key, sound in pairs if (sound.name or "").strip() == name), None)

    def actions_offered(self) -> tuple[QAction, ...]:
        """For the palette."""
        return (self._action,)

    # --- acts ----------------------------------------------------------------------------------------------------------------------

    def _save_order(self, name: str, value: Any) -> None:
        edit = self.context.controller.edit
        if name in {"reference", "date"}:
            edit("edit.order", Set("order", "", {name: value}))
            return
        snapshot = self.context.controller.snapshot
        previous = snapshot.record.previous_users if snapshot is not None else None
        if name == "quantity":
            edit("edit.previous-users", Remove("previous_users", "") if value is None else Set("previous_users", "", {"quantity": value}))
        elif previous is None:
            self.context.controller.say(self.tr("Enter the number of users before this job first"))
            self.refresh()
        else:
            edit("edit.previous-users", Set("previous_users", "", {"on": value}))

    def _save_ordered(self, row: Item, text: str) -> None:
        snapshot = self.context.controller.snapshot
        quantity, fault = parse("decimal", text)
        if fault is not None:
            self.context.controller.say(fault.message)
            return
        if snapshot is not None:
            self.context.controller.edit("edit.order", order_table.ordered_change(snapshot.record, row.item, quantity))

    def _save_option(self, name: str, value: Any) -> None:
        kind, label = ("click_to_call", "edit.click-to-call") if name == "channels" else ("call_recording", "edit.call-recording")
        self.context.controller.edit(label, Set(kind, "", {name: value}))

    def _save_service(self, row: ServiceRow, field: str, text: str) -> None:
        edit = self.context.controller.edit
        if row.kind == "virtual_faxes":
            from dialtone.domain.changes import Rename
            from dialtone.gui.models.numbers_table import normal_number

            if number := normal_number(text):
                edit("edit.rename-virtual-fax", Rename(row.kind, row.key, number))
            return
        change = order_table.service_change(row, field, text)
        if change is None:
            self.context.controller.say(self.tr("This is no whole number"))
        else:
            edit(f"edit.change-{_ROWS[row.kind]}", change)

    def _save_sound(self, row: Sound, field: str, text: str) -> None:
        self.context.controller.edit("edit.change-sound-file", Set("sound_files", row.key, {field: text or None}))

    def add_service(self) -> None:
        """Open the dialog; on the tab of the sound files it starts with one of these."""
        from dialtone.gui.dialogs.add_service import AddServiceDialog

        tab = self.tabs.currentIndex()
        if tab == COMPARISON:
            self.tabs.setCurrentIndex(SERVICES)
        AddServiceDialog(self.context, self, kind="sound_files" if tab == SOUNDS else "virtual_faxes").open()

    def _delete_services(self, keys: Sequence[str]) -> None:
        rows = [tuple(key.split(":", 1)) for key in keys]
        label = f"edit.remove-{_ROWS[rows[0][0]]}"
        text = self.tr("%n removed; Ctrl+Z brings it back", "", len(keys))
        changes = sorted((Remove(kind, key) for kind, key in rows), key=lambda change: change.kind)
        self.context.controller.edit(label, *changes, done=lambda _: self.context.controller.say(text))

    def _delete(self, kind: str, keys: Sequence[str]) -> None:
        self._delete_services([f"{kind}:{key}" for key in keys])


def _single(kind: str, value: Any) -> Change:
    """A field of the record that is a value by itself."""
    return Remove(kind, "") if value is None else Put(kind, value)


def void(_: object) -> None:
    """For a lambda whose value nobody wants."""
