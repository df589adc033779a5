"""What to scan: the network this computer is in or typed ones, SIP ports, and switches to read."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from dialtone.gui.context import Context
from dialtone.gui.models.scanning import choice_key, choice_label, extent_text, ports, split
from dialtone.gui.widgets import Card, Field, Form, text_label
from dialtone.gui.widgets.form import Fault
from dialtone.services.discovering import NetworkChoice, ScanOptions

_USUAL = 5060
"""Where telephones are asked in any case (RFC 3261 19.1.2)."""


class ScanCard(Card):
    """The fields. In a training dossier there is nothing to choose: only the simulated site is scanned."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._choices: dict[str, NetworkChoice] = {}
        self.training = text_label(parent=self)
        self.form = Form(
            context,
            [
                Field("choice", lambda: self.tr("&Network"), "choice", choices=self._offered, required=True, span=2),
                Field("networks", lambda: self.tr("&Other networks"), hint=lambda: "192.168.20.0/24", span=2),
                Field("ports", lambda: self.tr("Extra S&IP ports"), hint=lambda: "5062", check=self._check_ports, span=1),
                Field("switches", lambda: self.tr("S&witches"), hint=lambda: self.tr("address[:port]"), span=1),
                Field("community", lambda: self.tr("SNMP &community"), hint=lambda: self.tr("none: not read"), span=1),
            ],
            lambda name, _: self._edited(name),
            columns=7,
            parent=self,
        )
        self.form.show_values({})
        self.body.addWidget(self.training)
        self.body.addWidget(self.form)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(14, 10, 14, 6)

    def retranslate(self) -> None:
        """Fixed texts."""
        self.training.setText(
            self.tr("This is a training dossier: the simulated devices on this computer are scanned, and nothing else on any network.")
        )
        self._show_extent()

    def show_training(self, training: bool) -> None:
        """Whether the dossier is one to practise in."""
        self.training.setVisible(training)
        self.form.setVisible(not training)

    def show_choices(self, choices: Sequence[NetworkChoice]) -> None:
        """The networks of this computer; the first is chosen unless another one was."""
        chosen = self.form.values()["choice"]
        self._choices = {choice_key(choice): choice for choice in choices}
        self.form.retranslate()
        first = next((key for key, choice in self._choices.items() if choice.suggested), None)
        self.form.show_values(self.form.values() | {"choice": chosen if chosen in self._choices else first})
        self._show_extent()

    def _offered(self) -> list[tuple[str, str]]:
        return [(key, choice_label(choice)) for key, choice in self._choices.items()]

    def _check_ports(self, value: Any) -> Fault | None:
        if ports(value) is not None:
            return None
        return Fault(self.tr("At most 16 ports between 1 and 65535, like: 5062 5080"), blocks=True)

    def _edited(self, name: str) -> None:
        if name in {"choice", "networks"}:
            self._show_extent()

    def _show_extent(self) -> None:
        """Below the choice: how much that is."""
        choice = self._chosen()
        if choice is None:
            fault = Fault(self.tr("This computer is in no network; type one."), tone="warn") if not self._choices else None
            self.form.set_message("choice", fault)
            return
        text = extent_text(choice.addresses, choice.expected_seconds, self._context.words)
        self.form.set_message("choice", Fault(text, tone="warn" if choice.large or not choice.suggested else "muted"))

    def _chosen(self) -> NetworkChoice | None:
        return self._choices.get(self.form.values()["choice"] or "")

    def options(self) -> ScanOptions | None:
        """What the fields ask for; None when one of them can't be read (it says so itself). Typed networks come instead of the chosen."""
        if faults := self.form.faults():
            self.form.focus_field(next(iter(faults)))
            return None
        values, choice = self.form.values(), self._chosen()
        typed = split(values["networks"])
        communities = split(values["community"])
        return ScanOptions(
            networks=typed or ((choice.network,) if choice else ()),
            interface=choice.interface if choice else None,
            sip_ports=tuple(sorted({_USUAL, *(ports(values["ports"]) or ())})),
            switches=split(values["switches"]),
            snmp_communities=communities,
        )

    def refuse(self, text: str) -> None:
        """Say below the networks what is wrong with them."""
        self.form.set_message("networks", Fault(text))
        self.form.focus_field("networks")
