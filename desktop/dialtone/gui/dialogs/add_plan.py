"""Takes a floor plan in: which page of the file, what floor it is, and a look at it before."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from dialtone.domain.drawing import Drawing, Picture
from dialtone.domain.record import Record
from dialtone.gui.context import Context
from dialtone.gui.dialogs.work_dialog import WorkDialog
from dialtone.gui.models import plan_edits
from dialtone.gui.widgets import Field, Form
from dialtone.gui.widgets.drawing_view import DrawingView

if TYPE_CHECKING:
    from dialtone.services.floor_plans import PlanPage
    from dialtone.services.session import Session


class AddPlanDialog(WorkDialog):
    """A new plan, or with `plan` another drawing for it, which keeps its pins."""

    def __init__(self, context: Context, data: bytes, file: Path, parent: QWidget | None = None, *, plan: str = "") -> None:
        super().__init__(context, parent, width=720)
        self.resize(720, 600)
        self._data, self._file, self._plan = data, file, plan
        self._page: PlanPage | None = None
        self._number = 1
        fields = [Field("page", lambda: self.tr("&Page"), "number")]
        if not plan:
            fields = [
                Field("title", lambda: self.tr("&Title")),
                Field("floor", lambda: self.tr("&Floor"), hint=lambda: ", ".join(self._floors())),
                *fields,
            ]
        self.form = Form(context, fields, lambda *_: self._turn(), columns=len(fields), parent=self)
        self.form.show_values({"title": file.stem, "page": 1})
        self.view = DrawingView(context, self)
        self.body.addWidget(self.form)
        self.body.addWidget(self.view, 1)
        self.retranslate()
        self._draw()

    def _record(self) -> Record:
        snapshot = self.context.controller.snapshot
        return snapshot.record if snapshot else Record()

    def _floors(self) -> list[str]:
        return list(dict.fromkeys(room.floor for room in self._record().rooms if room.floor))[:6]

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        title = self.tr("Replace the drawing") if self._plan else self.tr("Add a floor plan")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.explanation.setText(
            self.tr("The pins stay where they are on the sheet, and are marked to be looked at again.")
            if self._plan
            else self.tr("Outlets, racks and devices are placed on it afterwards, and it comes into the report.")
        )
        self.ok.setText(self.tr("&Replace") if self._plan else self.tr("&Add"))
        self.view.setAccessibleName(self.tr("Preview"))
        self.update_ready()

    def _turn(self) -> None:
        wanted = self.form.values().get("page") or 1
        if wanted != self._number:
            self._number = wanted
            self._page = None
            self._draw()
        self.update_ready()

    def _draw(self) -> None:
        from dialtone.services import floor_plans

        number = self._number
        self.say(self.tr("Reading…"))
        self.context.bridge.pool(
            lambda: floor_plans.page(self._data, number),
            done=lambda made: self._show(number, made),
            failed=lambda error: self._unreadable(number, error),
            owner=self,
        )

    def _show(self, number: int, made: "PlanPage") -> None:
        if number != self._number:
            return
        self._page = made
        self.fault.hide()
        self.say(self.tr("Page {page} of {pages}").format(page=number, pages=made.pages) if made.pages > 1 else "")
        wide = 100.0 * made.picture.width / max(made.picture.height, 1)
        shapes = (Picture(x=0, y=0, width=wide, height=100, png=made.picture.png),)
        self.view.show_drawing(Drawing(width=wide, height=100, shapes=shapes, title=self._file.name))
        self.view.fit()
        self.update_ready()

    def _unreadable(self, number: int, error: BaseException) -> None:
        if number != self._number:
            return
        self.say("")
        self._page = None
        self.refused(error)

    def ready(self) -> bool:
        """There is a page that can be read."""
        return self._page is not None and not self.form.faults()

    def begin(self) -> None:
        """Keep the file and name it in the record."""
        self.form.flush()
        values, number = self.form.values(), self._number
        data, name, plan = self._data, self._file.name, self._plan

        def work(session: "Session") -> Any:
            sha256 = session.attach("plan", name, data)
            if plan:
                return session.change("edit.change-plan", *plan_edits.replace_drawing(session.record, plan, sha256, number))
            made = plan_edits.add_plan(session.record, sha256, number, values.get("title"), values.get("floor"))
            return session.change("edit.add-plan", made)

        self.context.controller.run(work, done=self.finished_with, failed=self.refused)
