"""What to scan: networks of this computer and typed ones; behind «More»: ports, switches, listening, imported lists."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from dialtone.domain.problems import Problem
from dialtone.gui.context import Context
from dialtone.gui.models.scan_fields import LISTENING, Listed, caution, extent_text, listening_text, ports, split
from dialtone.gui.pages.list_chips import ListChips
from dialtone.gui.pages.network_choice import NetworkButton
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import Card, Field, Form, text_label
from dialtone.gui.widgets.form import Fault
from dialtone.services.discovering import Extent, NetworkChoice, ScanOptions

_USUAL = 5060
"""Where telephones are asked in any case (RFC 3261 19.1.2)."""


class ScanCard(Card):
    """The fields. In a training dossier there is nothing to choose: only the simulated site is scanned. `looking()`: choices wanted."""

    looking = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.training = text_label(parent=self)
        self.choosing = QWidget(self)
        self._make_first_row()
        self.complaint = QWidget(self)
        self._mark = QLabel(self.complaint)
        self.message = text_label(role="message", tone="warn", parent=self.complaint)
        line = QHBoxLayout(self.complaint)
        line.setContentsMargins(0, 2, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.message, 1)
        self.complaint.hide()
        self._asking = self._stale = False
        self._make_more()
        for widget in (self.training, self.choosing, self.complaint, self.more):
            self.body.addWidget(widget)
        self.body.setSpacing(4)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(12, 8, 12, 8)
            layout.setSpacing(0)
        self.restyle()

    def _make_first_row(self) -> None:
        self.networks = NetworkButton(self._context, self.choosing)
        self.networks.changed.connect(self._show_extent)
        self.networks.opened.connect(self.looking)
        self.typed = QLineEdit(self.choosing)
        self.typed.textChanged.connect(lambda _: self._show_extent())
        self._network_label, self._typed_label = QLabel(self.choosing), QLabel(self.choosing)
        self._network_label.setBuddy(self.networks)
        self._typed_label.setBuddy(self.typed)
        self.extent = QLabel(self.choosing)
        set_property(self.extent, "tone", "muted")
        self.toggle = QPushButton(self.choosing)
        set_property(self.toggle, "role", "quiet")
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._show_more)
        row = QHBoxLayout(self.choosing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._network_label, self.networks):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self._typed_label)
        row.addWidget(self.typed, 1)
        row.addWidget(self.extent)
        row.addWidget(self.toggle)

    def _make_more(self) -> None:
        self.more = QWidget(self)
        self.form = Form(
            self._context,
            [
                Field("ports", lambda: self.tr("Extra S&IP ports"), hint=lambda: "5062", check=self._check_ports),
                Field("listen", lambda: self.tr("&Listen for starting telephones"), "choice", choices=_listening, required=True),
                Field("switches", lambda: self.tr("S&witches"), hint=lambda: self.tr("address[:port]")),
                Field("community", lambda: self.tr("SNMP &community"), hint=lambda: self.tr("none: not read")),
            ],
            lambda name, _: self._edited(name),
            columns=4,
            parent=self.more,
        )
        self.form.show_values({"listen": "0"})
        self.devices = QCheckBox(self.more)
        self.devices.setEnabled(False)
        community = self.form.editor("community")
        if isinstance(community, QLineEdit):
            community.textChanged.connect(lambda text: self.devices.setEnabled(bool(split(text))))
        self.lists = ListChips(self._context, self.more)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(16)
        below.addWidget(self.lists, 1)
        below.addWidget(self.devices)
        column = QVBoxLayout(self.more)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.form)
        column.addLayout(below)
        self.more.hide()

    # --- texts -----------------------------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Fixed texts."""
        self.training.setText(
            self.tr("This is a training dossier: the simulated devices on this computer are scanned, and nothing else on any network.")
        )
        self._network_label.setText(self.tr("&Network"))
        self._typed_label.setText(self.tr("and &others"))
        self.typed.setPlaceholderText(self.tr("192.168.20.0/24 or 192.168.10.20-60"))
        self.toggle.setText(self.tr("&More options"))
        self.toggle.setToolTip(self.tr("SIP ports, switches, telephones that start, imported lists"))
        self.devices.setText(self.tr("Ask every &device by SNMP too"))
        self.lists.retranslate()
        self.networks.retranslate()
        self._edited("listen")
        self._show_extent()

    def restyle(self) -> None:
        """Symbols in the theme's colours."""
        super().restyle()
        tone = str(self.message.property("tone"))
        self._mark.setPixmap(self._context.theme.pixmap("triangle-alert" if tone == "warn" else "circle-x", tone, 16))
        self._context.theme.dress(self.toggle, "chevron-up" if self.toggle.isChecked() else "chevron-down", "muted")

    # --- content ---------------------------------------------------------------------------------------------------------------------

    def show_training(self, training: bool) -> None:
        """Whether the dossier is one to practise in."""
        self.training.setVisible(training)
        self.choosing.setVisible(not training)
        self.more.setVisible(not training and self.toggle.isChecked())
        if training:
            self.complaint.hide()

    def show_choices(self, offered: tuple[tuple[NetworkChoice, ...], Problem | None]) -> None:
        """The networks of this computer, or why there are none."""
        choices, nothing = offered
        self.networks.show_choices(choices, self._context.words.problem(nothing) if nothing is not None else "")
        self._show_extent()

    def set_enabled_fields(self, enabled: bool) -> None:
        """Whether another choice can be made."""
        for widget in (self.networks, self.typed, self.lists):
            widget.setEnabled(enabled)
        self.form.set_enabled_fields(enabled)
        self.devices.setEnabled(enabled and bool(split(self.form.values()["community"])))

    def _show_more(self, shown: bool) -> None:
        self.more.setVisible(shown)
        self.restyle()

    def _check_ports(self, value: Any) -> Fault | None:
        if ports(value) is not None:
            return None
        return Fault(self.tr("At most 16 ports between 1 and 65535, like: 5062 5080"), blocks=True)

    def _edited(self, name: str) -> None:
        if name == "listen":
            text = self.tr("Restart them meanwhile: then they say what they are.")
            self.form.set_message("listen", Fault(text, tone="muted") if self._listen() else None)

    def _listen(self) -> int:
        return int(self.form.values()["listen"] or 0)

    def _show_extent(self) -> None:
        """Beside the choice: how much that is; below it: why one of them may be wrong."""
        set_property(self.typed, "state", "")
        self.typed.setAccessibleDescription("")
        chosen, typed = self.networks.chosen(), split(self.typed.text())
        cautions = [text for each in chosen if (text := caution(each, self._context.words))]
        if not self.networks.any and not typed:
            cautions = [self.tr("This computer is in no network; type one.")]
        self._say(cautions)
        if typed:
            self._measure()
        else:
            addresses, seconds = sum(each.addresses for each in chosen), sum(each.expected_seconds for each in chosen)
            self.extent.setText(extent_text(addresses, seconds, self._context.words) if chosen else "")

    def _measure(self) -> None:
        """What was typed too is counted on a worker, one count at a time; what can't be read yet has no size."""
        self._stale = self._asking
        if self._asking:
            return
        self._asking = True
        discovery, options = self._context.services.discovery, ScanOptions(networks=self._wanted())

        def measured(extent: Extent | None) -> None:
            self._asking = False
            if self._stale:
                self._measure()
            elif split(self.typed.text()):
                self.extent.setText(extent_text(extent.addresses, extent.expected_seconds, self._context.words) if extent else "")

        self._context.bridge.pool(lambda: discovery.extent(options), done=measured, failed=lambda _: measured(None), owner=self)

    def _wanted(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*(each.network for each in self.networks.chosen()), *split(self.typed.text()))))

    def _say(self, lines: list[str], tone: str = "warn") -> None:
        set_property(self.message, "tone", tone)
        self._mark.setPixmap(self._context.theme.pixmap("triangle-alert" if tone == "warn" else "circle-x", tone, 16))
        self.message.setText("\n".join(lines))
        self.complaint.setVisible(bool(lines) and self.training.isHidden())

    def options(self) -> ScanOptions | None:
        """What the fields ask for; None when one of them can't be read (it says so itself). Typed networks come besides the chosen."""
        if faults := self.form.faults():
            self.toggle.setChecked(True)
            self.form.focus_field(next(iter(faults)))
            return None
        values, chosen = self.form.values(), self.networks.chosen()
        wanted = self._wanted()
        if not wanted:
            self.refuse(self.tr("Choose a network of this computer, or type one."))
            return None
        interfaces = {each.interface for each in chosen}
        return ScanOptions(
            networks=wanted,
            interface=interfaces.pop() if len(interfaces) == 1 else None,
            sip_ports=tuple(sorted({_USUAL, *(ports(values["ports"]) or ())})),
            switches=split(values["switches"]),
            snmp_communities=split(values["community"]),
            snmp_devices=self.devices.isChecked() and self.devices.isEnabled(),
            listen=float(self._listen()),
            leads=tuple(signal for listed in self.lists.lists for signal in listed.leads.signals),
        )

    def add_list(self, path: Path) -> None:
        """Read a lease list or an nmap file for the next scan."""
        discovery = self._context.services.discovery

        def read() -> Listed:
            return Listed(path.name, discovery.read_list(path))

        self._context.bridge.pool(read, done=self._take_list, failed=self._context.controller.problem.emit, owner=self)

    def _take_list(self, listed: Listed) -> None:
        self.lists.add(listed)
        self.toggle.setChecked(True)

    def refuse(self, text: str) -> None:
        """Say below the networks what is wrong with them."""
        self._say([text], tone="fail")
        set_property(self.typed, "state", "fail")
        self.typed.setAccessibleDescription(text)
        self.typed.setFocus(Qt.FocusReason.OtherFocusReason)


def _listening() -> list[tuple[str, str]]:
    return [(str(seconds), listening_text(seconds)) for seconds in LISTENING]
