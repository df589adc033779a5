"""What a readiness run is made with: interface, responder and token, calls to size for, how long calls and rates are measured.

The token lives in its field only: it is written nowhere, and a dossier that is closed takes it along.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from dialtone.domain.problems import Problem
from dialtone.gui.context import Context
from dialtone.gui.models import run_texts
from dialtone.gui.models.scan_fields import INTERFACE_ICONS, caution, duration, interface_text
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import Card, text_label
from dialtone.services.discovering import NetworkChoice
from dialtone.services.preparing import ReadinessOptions

SECONDS = (10, 30, 60, 120)
"""How long calls and rates may be measured."""
USUAL_SECONDS = 30
MOST_CALLS = 1000


class InterfaceBox(QComboBox):
    """The interfaces of this computer. The first that leads to the site is chosen; a VPN or a virtual network only by hand."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._choices: tuple[NetworkChoice, ...] = ()
        self._by_hand = False
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(13)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.activated.connect(lambda _: self._chosen_by_hand())

    def _chosen_by_hand(self) -> None:
        self._by_hand = True

    def show_choices(self, choices: Sequence[NetworkChoice]) -> None:
        """The interfaces that have a network; what was chosen by hand stays while it is there."""
        before = self.currentData() if self._by_hand else None
        self._choices = tuple(choices)
        self.clear()
        for choice in self._choices:
            if self.findData(choice.interface) >= 0:
                continue
            icon = self._context.theme.icon(INTERFACE_ICONS.get(choice.kind, "network"), "muted")
            self.addItem(icon, interface_text(choice), choice.interface)
            networks = ", ".join(each.network for each in self._choices if each.interface == choice.interface)
            self.setItemData(self.count() - 1, networks, Qt.ItemDataRole.ToolTipRole)
        suggested = next((choice.interface for choice in self._choices if choice.suggested), None)
        place = self.findData(before) if before is not None else -1
        if place < 0:
            self._by_hand = False
            place = self.findData(suggested) if suggested is not None else -1
        self.setCurrentIndex(place)

    def retranslate(self) -> None:
        """Words of another language."""
        self.setPlaceholderText(self.tr("choose…") if self._choices else self.tr("none"))
        for place in range(self.count()):
            choice = next(each for each in self._choices if each.interface == self.itemData(place))
            self.setItemText(place, interface_text(choice))

    def caution(self) -> str:
        """Why the chosen interface may be the wrong one, or nothing."""
        chosen = next((choice for choice in self._choices if choice.interface == self.currentData()), None)
        if chosen is None:
            return self.tr("Only a VPN or a virtual network is there. Choose it if it leads to the site.") if self._choices else ""
        return "" if chosen.suggested else caution(chosen, self._context.words)


class ReadinessCard(Card):
    """The fields. `looking()`: what interfaces there are is wanted. In a training dossier only the calls can be chosen."""

    looking = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._training = False
        self._nothing = ""
        self._channels: int | None = None
        self._profile_responder = ""
        self.interface = InterfaceBox(context, self)
        self.interface.activated.connect(lambda _: self._say_caution())
        self.responder, self.token, self.calls = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.responder.setMaxLength(270)
        self.token.setMaxLength(512)
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.token.setFixedWidth(124)
        self.calls.setFixedWidth(64)
        self.calls.setValidator(QIntValidator(1, MOST_CALLS, self))
        self.seconds = QComboBox(self)
        for value in SECONDS:
            self.seconds.addItem("", value)
        self.seconds.setCurrentIndex(SECONDS.index(USUAL_SECONDS))
        self.note = text_label(tone="muted", parent=self)
        self._lay_out()
        context.controller.closed.connect(self.token.clear)
        for line in (self.responder, self.token, self.calls):
            line.textEdited.connect(lambda _: self._say_caution())
        self.restyle()

    def _lay_out(self) -> None:
        self._labels: dict[str, QLabel] = {}
        self._fields: dict[str, QWidget] = {
            "interface": self.interface,
            "responder": self.responder,
            "token": self.token,
            "calls": self.calls,
            "seconds": self.seconds,
        }
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.note, 1)
        for name, field in self._fields.items():
            label = QLabel(self)
            label.setBuddy(field)
            self._labels[name] = label
            row.addWidget(label)
            row.addWidget(field, {"interface": 3, "responder": 4}.get(name, 0))
        self.complaint = QWidget(self)
        self._mark = QLabel(self.complaint)
        self.message = text_label(role="message", tone="warn", parent=self.complaint)
        line = QHBoxLayout(self.complaint)
        line.setContentsMargins(0, 2, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.message, 1)
        self.complaint.hide()
        self.body.addLayout(row)
        self.body.addWidget(self.complaint)
        self.body.setSpacing(4)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(12, 8, 12, 8)
            layout.setSpacing(0)

    # --- texts -----------------------------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Fixed texts."""
        names = {
            "interface": self.tr("&Interface"),
            "responder": self.tr("&Responder"),
            "token": self.tr("T&oken"),
            "calls": self.tr("Ca&lls"),
            "seconds": self.tr("&Duration"),
        }
        for name, text in names.items():
            self._labels[name].setText(text)
            self._fields[name].setAccessibleName(text.replace("&", ""))
        for place, value in enumerate(SECONDS):
            self.seconds.setItemText(place, duration(value))
        self.note.setText(self.tr("This is a training dossier: only the simulated provider on this computer is measured."))
        self.responder.setToolTip(
            self.tr(
                "The program «dialtone responder» that you run outside the site. Without it there is no measuring of calls, rates and NAT."
            )
        )
        self.token.setToolTip(self.tr("Kept in memory only; it is never saved."))
        self.calls.setToolTip(self.tr("Simultaneous calls to size for; empty: the channels of this dossier's users."))
        self.seconds.setToolTip(self.tr("How long calls and rates are measured"))
        self.interface.retranslate()
        self._show_hints()
        self._say_caution()

    def _show_hints(self) -> None:
        self.responder.setPlaceholderText(self._profile_responder or self.tr("host[:port]"))
        self.calls.setPlaceholderText("" if self._channels is None else str(self._channels))
        self.token.setPlaceholderText(self.tr("in the profile") if self._profile_responder else "")

    def restyle(self) -> None:
        """Symbols in the theme's colours."""
        super().restyle()
        tone = str(self.message.property("tone"))
        self._mark.setPixmap(self._context.theme.pixmap("triangle-alert" if tone == "warn" else "circle-x", tone, 16))

    # --- content ---------------------------------------------------------------------------------------------------------------------

    def show_training(self, training: bool) -> None:
        """Whether the dossier is one to practise in."""
        self._training = training
        self.note.setVisible(training)
        for name in ("interface", "responder", "token", "seconds"):
            self._labels[name].setVisible(not training)
            self._fields[name].setVisible(not training)
        self._say_caution()

    def show_choices(self, offered: tuple[tuple[NetworkChoice, ...], Problem | None]) -> None:
        """The networks of this computer, or why there are none."""
        choices, nothing = offered
        self._nothing = self._context.words.problem(nothing) if nothing is not None else ""
        self.interface.show_choices(choices)
        self.interface.retranslate()
        self._say_caution()

    def show_needs(self, channels: int | None, profile_responder: str) -> None:
        """The channels of the dossier's users, and the responder that the provider's profile names («» for none)."""
        self._channels, self._profile_responder = channels, profile_responder
        self._show_hints()

    def set_enabled_fields(self, enabled: bool) -> None:
        """Whether another choice can be made."""
        for field in self._fields.values():
            field.setEnabled(enabled)

    def _say_caution(self) -> None:
        for field in (self.responder, self.token, self.calls):
            set_property(field, "state", "")
            field.setAccessibleDescription("")
        here = run_texts.here_text() if run_texts.is_here(self.responder.text()) else ""
        text = "" if self._training else self._nothing or here or self.interface.caution()
        self._say(text, "warn")

    def _say(self, text: str, tone: str) -> None:
        set_property(self.message, "tone", tone)
        self.message.setText(text)
        self.complaint.setVisible(bool(text))
        self.restyle()

    def refuse(self, text: str, field: QLineEdit) -> None:
        """Say what is wrong with a field and put the cursor there."""
        self._say(text, "fail")
        set_property(field, "state", "fail")
        field.setAccessibleDescription(text)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def options(self, only: tuple[str, ...], users: int) -> ReadinessOptions | None:
        """What the fields ask for; None when one of them can't be used (it says so itself)."""
        typed = self.calls.text().strip()
        if typed and not self.calls.hasAcceptableInput():
            self.refuse(self.tr("Give a number of calls from 1 to {most}.").format(most=MOST_CALLS), self.calls)
            return None
        calls = int(typed) if typed else None
        if self._training:
            return ReadinessOptions(only=only, calls=calls, channels=self._channels, users=users, training=True)
        host, token = self.responder.text().strip(), self.token.text()
        if host and not token:
            self.refuse(self.tr("Type the responder's token too; «dialtone responder» shows it when it starts."), self.token)
            return None
        return ReadinessOptions(
            interface=self.interface.currentData(),
            only=only,
            calls=calls,
            channels=self._channels,
            users=users,
            responder=host or None,
            responder_token=token or None,
            load_seconds=float(self.seconds.currentData()),
        )
