"""Reads a switch by SNMP: who is on which port, VLANs, speed, power. What it would change is shown first; what was typed stays.

The community, or the user's passwords, are in the fields of this dialog and nowhere else.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from dialtone.domain.problems import Problem
from dialtone.gui.context import Context
from dialtone.gui.dialogs.edit_dialog import EditDialog
from dialtone.gui.widgets import Column, DataTable, Field, Form, ProgressStrip, Row, text_label

if TYPE_CHECKING:
    from dialtone.domain.changes import Change
    from dialtone.gui.bridge import Job
    from dialtone.services.switch_reading import Credentials, PlannedPort, ReadProgress, SwitchPlan, SwitchReport

_SIGNING = (("md5", "MD5"), ("sha", "SHA-1"), ("sha224", "SHA-224"), ("sha256", "SHA-256"), ("sha384", "SHA-384"), ("sha512", "SHA-512"))
_ENCRYPTION = (("des", "DES"), ("aes", "AES-128"), ("aes256", "AES-256"))
_OF_USER = ("user", "auth", "auth_password", "priv", "priv_password")
_STATES = {"added": ("plus", "ok"), "changed": ("pencil", "accent"), "unchanged": ("circle-check", "muted")}
_MOST_NOTES = 4


class ReadSwitchDialog(EditDialog):
    """Where and as whom above, the ports below."""

    label = "edit.read-switch"

    def __init__(self, context: Context, parent: QWidget | None = None, *, address: str = "") -> None:
        super().__init__(context, parent, width=860)
        self.resize(880, 640)
        self.report: SwitchReport | None = None
        self.plan: SwitchPlan | None = None
        self._job: Job | None = None
        self.form = Form(context, self._fields(), lambda *_: self._changed(), columns=3, parent=self)
        self.form.show_values({"address": address or None, "version": "2c", "auth": "sha", "priv": "aes", **self._training()})
        self.read_button = QPushButton(self)
        self.read_button.clicked.connect(self.read)
        context.theme.dress(self.read_button, "refresh-cw")
        self.strip = ProgressStrip(context, self)
        self.strip.cancelled.connect(self._stop)
        self.about = text_label(role="strong", parent=self)
        self.notes = text_label(tone="warn", parent=self)
        self.notes.hide()
        self.ports = DataTable(context, self._columns(), self)
        self.ports.setProperty("framed", True)
        self.ports.set_read_only(True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.read_button)
        row.addWidget(self.about, 1)
        self.body.addWidget(self.form)
        self.body.addLayout(row)
        for widget in (self.strip, self.notes):
            self.body.addWidget(widget)
        self.body.addWidget(self.ports, 1)
        self._show_fields()
        self.retranslate()
        self.form.focus_field("community" if address else "address")

    def _training(self) -> dict[str, str]:
        """On the training site its own switch: it is practice."""
        handle, snapshot = self.context.services.training.running, self.context.controller.snapshot
        if handle is None or snapshot is None or not snapshot.training or not handle.switches:
            return {}
        return {"address": handle.switches[0], "community": handle.communities[0] if handle.communities else ""}

    def _fields(self) -> list[Field]:
        def versions() -> list[tuple[str, str]]:
            return [("2c", self.tr("SNMP v2c (community)")), ("3", self.tr("SNMP v3 (user)"))]

        return [
            Field("address", lambda: self.tr("&Address of the switch"), hint=lambda: "192.168.1.2"),
            Field("version", lambda: self.tr("&Version"), "choice", choices=versions, required=True),
            Field("community", lambda: self.tr("&Community"), "secret"),
            Field("user", lambda: self.tr("&User")),
            Field("auth", lambda: self.tr("Signed with"), "choice", choices=lambda: _SIGNING),
            Field("auth_password", lambda: self.tr("Password for signing"), "secret"),
            Field("priv", lambda: self.tr("Encrypted with"), "choice", choices=lambda: _ENCRYPTION),
            Field("priv_password", lambda: self.tr("Password for encryption"), "secret"),
        ]

    def _columns(self) -> list[Column]:
        def heading(name: str) -> Callable[[], str]:
            return lambda: self.context.words.text(f"switch.column.{name}")

        def speed(each: "PlannedPort") -> str:
            parts = [
                str(each.port.speed_mbit_s) if each.port.speed_mbit_s else "",
                self.context.words.text("switch.half") if each.port.duplex == "half" else "",
            ]
            return " · ".join(part for part in parts if part) or "—"

        def vlans(each: "PlannedPort") -> str:
            return " / ".join("–" if vlan is None else str(vlan) for vlan in (each.port.vlan, each.port.voice_vlan))

        def state(each: "PlannedPort") -> str:
            return self.context.words.text(f"table-state.{each.state}")

        return [
            Column("port", heading("port"), lambda each: each.port.name, width=132, tooltip=lambda e: e.port.name),
            Column("speed", heading("speed"), speed, width=92, right=True, sort=lambda e: e.port.speed_mbit_s),
            Column("vlan", heading("vlan"), vlans, width=104),
            Column("poe", heading("poe"), self._power, width=110),
            Column("seen", heading("seen"), self._seen, stretch=True, tooltip=self._seen),
            Column(
                "state",
                lambda: self.tr("Record"),
                state,
                width=136,
                icon=lambda each: _STATES[each.state],
                tone=lambda each: _STATES[each.state][1],
            ),
        ]

    def _power(self, each: "PlannedPort") -> str:
        power, words = each.port.power, self.context.words
        if power is None:
            return "—"
        watts = power.allocated_w if power.allocated_w is not None else power.measured_w
        parts = [words.text("switch.class", value=power.power_class) if power.power_class is not None else ""]
        parts.append(f"{words.number(watts)} W" if watts is not None else "")
        return " · ".join(part for part in parts if part) or "—"

    def _seen(self, each: "PlannedPort") -> str:
        from dialtone.gui.models.naming import device_title

        words, snapshot = self.context.words, self.context.controller.snapshot
        if each.port.uplink:
            return words.text("switch.uplink", count=each.port.behind)
        devices = snapshot.record.devices if snapshot is not None else ()
        known = next((device for device in devices if device.id == each.device), None)
        if known is not None:
            return device_title(known, words)
        return ", ".join(dict.fromkeys(seen.name or seen.mac or "?" for seen in each.port.seen[:4])) or "—"

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        self.setWindowTitle(self.tr("Read a switch"))
        self.heading.setText(self.tr("Read a switch"))
        self.explanation.setText(
            self.tr("By SNMP, reading only. The community and the passwords are forgotten when this window closes. What you typed stays.")
        )
        self.read_button.setText(self.tr("&Read"))
        self.ports.setAccessibleName(self.tr("Ports"))
        self.ports.set_empty_text(self.tr("The switch's ports appear here, and what becomes of each in the record."))
        self.ok.setText(self.tr("&Take over"))
        self._show_plan()

    # --- reading -----------------------------------------------------------------------------------------------------------------------

    def _changed(self) -> None:
        self._show_fields()

    def _show_fields(self) -> None:
        version = self.form.values()["version"]
        self.form.set_visible_field("community", version != "3")
        for name in _OF_USER:
            self.form.set_visible_field(name, version == "3")

    def credentials(self) -> "Credentials":
        """From the fields, for this reading."""
        from dialtone.services.switch_reading import Community, User

        values = self.form.values()
        if values["version"] != "3":
            return Community(values["community"] or "")
        return User(
            name=values["user"] or "",
            auth=values["auth"],
            auth_password=values["auth_password"] or "",
            priv=values["priv"],
            priv_password=values["priv_password"] or "",
        )

    def read(self) -> None:
        """Ask the switch."""
        from dialtone.services import switch_reading

        if self._job is not None:
            return
        self.form.flush()
        address, credentials = str(self.form.values()["address"] or ""), self.credentials()
        self.fault.hide()
        self.strip.start(self.tr("Reading {address}…").format(address=address))
        self.read_button.setEnabled(False)
        self._job = self.context.bridge.network(
            lambda report, stop: switch_reading.read(address, credentials, report, stop),
            done=self._came,
            failed=self._unread,
            progress=self._advance,
            owner=self,
        )

    def _advance(self, progress: "ReadProgress") -> None:
        text = self.tr("Table {done} of {total}, {rows} rows").format(done=progress.done, total=progress.total, rows=progress.rows)
        self.strip.advance(progress.done, progress.total, text)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _finish(self) -> None:
        self._job = None
        self.strip.finish()
        self.read_button.setEnabled(True)

    def _unread(self, error: BaseException) -> None:
        self._finish()
        if not isinstance(error, Problem):
            self.context.dialogs.show_problem(self, error)
            return
        self.fault.setText(self.context.words.problem(error))
        self.fault.show()

    def _came(self, report: "SwitchReport") -> None:
        from dialtone.services import switch_reading

        self._finish()
        self.report, snapshot = report, self.context.controller.snapshot
        if snapshot is None:
            return
        self.context.bridge.pool(lambda: switch_reading.plan(snapshot.record, report), done=self._planned, failed=self._unread, owner=self)

    def _planned(self, plan: "SwitchPlan") -> None:
        self.plan = plan
        self._show_plan()
        self.ports.setFocus()

    def _show_plan(self) -> None:
        from dialtone.services.switch_words import notes

        report, plan, words = self.report, self.plan, self.context.words
        self.ok.setEnabled(bool(self.changes()))
        if report is None or plan is None:
            return
        facts = report.switch
        about = [facts.name or report.address, facts.vendor, facts.model, facts.firmware]
        if facts.poe_budget_w is not None:
            about.append(words.text("cli.switch-poe", budget=facts.poe_budget_w, used=facts.poe_used_w))
        self.about.setText(" · ".join(part for part in about if part))
        said = notes(report, plan, words)
        more = [self.tr("… and %n more", "", len(said) - _MOST_NOTES)] if len(said) > _MOST_NOTES else []
        self.notes.setText("\n".join([*said[:_MOST_NOTES], *more]))
        self.notes.setToolTip("\n".join(said[:60]) if more else "")
        self.notes.setVisible(bool(said))
        self.ports.set_rows([Row(each.id, each) for each in plan.ports])
        counts: dict[str, Any] = {state: plan.count(state) for state in _STATES}  # type: ignore[arg-type]
        self.result_line.setText(words.text("cli.switch-done", **counts))

    # --- into the record ---------------------------------------------------------------------------------------------------------------

    def changes(self) -> "tuple[Change, ...]":
        """What the reading says, as one step."""
        return self.plan.edit.changes if self.plan is not None else ()

    def reject(self) -> None:
        """Closing stops the reading."""
        self._stop()
        super().reject()
