"""«This outlet is that switch port»: heard on a laptop that is plugged into the outlet, or typed; the patch cord follows from it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from dialtone.domain.problems import InputProblem, Problem
from dialtone.domain.record import Record
from dialtone.gui.context import Context
from dialtone.gui.dialogs.edit_dialog import EditDialog
from dialtone.gui.models.cabling_fields import cabling
from dialtone.gui.widgets import Column, DataTable, Field, Form, ProgressStrip, Row
from dialtone.services import outlet_port

if TYPE_CHECKING:
    from dialtone.domain.changes import Change
    from dialtone.gui.bridge import Job
    from dialtone.services.outlet_port import Heard, ListenProgress


class OutletPortDialog(EditDialog):
    """The outlet above; who was heard, or the switch and port as typed, below."""

    label = outlet_port.LABEL

    def __init__(self, context: Context, parent: QWidget | None = None, *, outlet: str = "") -> None:
        super().__init__(context, parent, width=640)
        self.resize(640, 560)
        self._job: Job | None = None
        self._heard: tuple[Heard, ...] = ()
        self._replace = False
        self._moved = ""
        self._can: bool | None = None
        self.form = Form(context, self._fields(), lambda *_: self.preview(), columns=3, parent=self)
        self.form.show_values({"outlet": outlet or None})
        self.listen_button, self.move_button = QPushButton(self), QPushButton(self)
        for button in (self.listen_button, self.move_button):
            button.setAutoDefault(False)
        self.listen_button.clicked.connect(self.listen)
        self.move_button.clicked.connect(self._move)
        self.move_button.hide()
        context.theme.dress(self.listen_button, "radio")
        self.strip = ProgressStrip(context, self)
        self.strip.cancelled.connect(self._stop)
        self.table = DataTable(context, self._columns(), self)
        self.table.setProperty("framed", True)
        self.table.set_read_only(True)
        self.table.chosen.connect(lambda _: self.preview())
        row = QHBoxLayout()
        row.addWidget(self.listen_button)
        row.addStretch(1)
        row.addWidget(self.move_button)
        for widget in (self.form, self.strip):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        self.body.addWidget(self.table, 1)
        self.retranslate()
        self.form.focus_field("switch" if outlet else "outlet")
        context.bridge.pool(outlet_port.listen_ways, done=self._show_ways, owner=self)  # asking lldpd may take a second

    def _record(self) -> Record:
        snapshot = self.context.controller.snapshot
        return snapshot.record if snapshot else Record()

    def _fields(self) -> list[Field]:
        def outlets() -> list[tuple[str, str]]:
            return [(outlet.id, outlet.label or outlet.id) for outlet in cabling(self._record()).outlets]

        return [
            Field("outlet", lambda: self.tr("&Outlet"), "choice", choices=outlets),
            Field("switch", lambda: self.tr("S&witch (name or address)")),
            Field("port", lambda: self.tr("&Port")),
        ]

    def _columns(self) -> list[Column]:
        def port(each: "Heard") -> str:
            return each.neighbour.port_names[0] if each.neighbour.port_names else "—"

        def name(each: "Heard") -> str:
            return each.neighbour.name or each.neighbour.chassis or "—"

        return [
            Column(
                "name",
                lambda: self.tr("Heard"),
                name,
                stretch=True,
                icon=lambda each: ("phone", "warn") if each.neighbour.telephone else ("network", "ok"),
                tooltip=lambda each: each.neighbour.description or name(each),
            ),
            Column("port", lambda: self.tr("Port"), port, width=160, tooltip=port),
            Column("by", lambda: self.tr("By"), lambda each: each.neighbour.protocol.upper(), width=72, tone=lambda _: "muted"),
            Column("interface", lambda: self.tr("Interface"), lambda each: each.interface, width=110, tone=lambda _: "muted"),
        ]

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        self.setWindowTitle(self.tr("This outlet is that port"))
        self.heading.setText(self.tr("This outlet is that port"))
        self.listen_button.setText(self.tr("&Listen"))
        self._explain()
        self.move_button.setText(self.tr("The cord was &moved"))
        self.table.setAccessibleName(self.tr("Heard"))
        self.table.set_empty_text(self.tr("Who is heard appears here."))
        self.ok.setText(self.tr("&Take over"))
        self.preview()

    def _show_ways(self, ways: tuple[str, ...]) -> None:
        self._can = bool(ways)
        self._explain()

    def _explain(self) -> None:
        """What can be done here; that this computer can't hear is said when it is known."""
        deaf = self._can is False
        self.explanation.setText(
            self.tr(
                "This computer can't hear the switch without more rights or a driver. Type the switch and its port, or read the switch."
            )
            if deaf
            else self.tr(
                "Plug this computer into the outlet and listen: the switch says its name and port within 30 seconds. Or type them."
            )
        )
        self.listen_button.setVisible(not deaf)
        self.listen_button.setEnabled(bool(self._can) and self._job is None)
        self.table.setVisible(not deaf)

    # --- listening ---------------------------------------------------------------------------------------------------------------------

    def listen(self) -> None:
        """Hear who is at the other end of the cable."""
        if self._job is not None:
            return
        self.fault.hide()
        self._show_heard(())
        self.strip.start(self.tr("Listening…"))
        self.listen_button.setEnabled(False)
        self._job = self.context.bridge.network(outlet_port.listen, done=self._came, failed=self._deaf, progress=self._advance, owner=self)

    def _advance(self, progress: "ListenProgress") -> None:
        left = max(int(progress.longest - progress.seconds), 0)
        self.strip.advance(int(progress.seconds), int(progress.longest), self.tr("Listening, {left} s at most").format(left=left))
        if progress.heard != self._heard:
            self._show_heard(progress.heard)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _end(self) -> None:
        self._job = None
        self.strip.finish()
        self.listen_button.setEnabled(True)

    def _came(self, heard: "tuple[Heard, ...]") -> None:
        self._end()
        self._show_heard(heard)
        if heard:
            self.table.show_key("0")
        else:
            self._say_fault(InputProblem("outlet.nothing-heard"))

    def _deaf(self, error: BaseException) -> None:
        self._end()
        self._say_fault(error)

    def _show_heard(self, heard: "tuple[Heard, ...]") -> None:
        self._heard = heard
        self.table.set_rows([Row(str(number), each) for number, each in enumerate(heard)])

    def _say_fault(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            self.context.dialogs.show_problem(self, error)
            return
        self.fault.setText(self.context.words.problem(error))
        self.fault.show()

    # --- into the record ---------------------------------------------------------------------------------------------------------------

    def preview(self) -> None:
        """What it would do, or why it can't be."""
        self.move_button.hide()
        self.fault.hide()
        found = self._edit()
        self.ok.setEnabled(bool(found))
        self.result_line.setText("")
        if found is not None and not found:
            self.result_line.setText(self.tr("It is in the cabling record like this already."))

    def _edit(self) -> "tuple[Change, ...] | None":
        """The changes; None where something is still missing or in the way."""
        values = self.form.values()
        chosen: list[Heard] = self.table.selected_values()
        outlet, switch, port = values["outlet"], values["switch"], values["port"]
        typed = bool(switch and port)
        if not outlet or not (typed or chosen):
            return None
        wanted = f"{outlet}|{switch}|{port}|{chosen[0].neighbour.chassis if chosen else ''}"
        replace = self._replace and self._moved == wanted
        try:
            if typed:
                return outlet_port.edit_typed(self._record(), outlet, switch, port, replace=replace).changes
            return outlet_port.edit_heard(self._record(), outlet, chosen[0], replace=replace).changes
        except InputProblem as problem:
            self._moved = wanted
            self._replace = False
            self.move_button.setVisible(problem.code == "outlet.port-taken")
            self._say_fault(problem)
            return None

    def _move(self) -> None:
        self._replace = True
        self.preview()

    def changes(self) -> "tuple[Change, ...]":
        """The switch and port where they aren't there yet, and the patch cord."""
        self.form.flush()
        return self._edit() or ()

    def reject(self) -> None:
        """Closing stops listening."""
        self._stop()
        super().reject()
