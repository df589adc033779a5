"""Floor plans with what stands where: chosen from a list at the left, placed by a click, by dragging or by the arrow keys."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QPushButton, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from dialtone.domain.changes import Remove
from dialtone.domain.drawing import Drawing
from dialtone.domain.drawings.floor_plan import floor_plan, plan_title
from dialtone.gui.context import Context
from dialtone.gui.models import plan_edits
from dialtone.gui.models.plan_edits import Placeable
from dialtone.gui.widgets import Column, DataTable, EmptyState, Group, Row, text_label
from dialtone.gui.widgets.drawing_bar import DrawingBar
from dialtone.gui.widgets.plan_view import PlanView

if TYPE_CHECKING:
    from dialtone.domain.drawings.floor_plan import PlanPicture
    from dialtone.domain.record import FloorPlan
    from dialtone.gui.models.cabling_facts import Facts
    from dialtone.services.floor_plans import PlanPage

_LIST = 232
_FILES = "*.pdf *.png *.jpg *.jpeg"


class PlansView(QWidget):
    """One plan at a time. `chosen(subject)`: a pin or a thing of the list; `opened(subject)`: go to where it is filled in."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.facts: Facts | None = None
        self._pictures: dict[tuple[str, int], PlanPicture] = {}
        self._asked: object = None
        self.view = PlanView(context, self)
        self.view.chosen.connect(self._pin_chosen)
        self.view.opened.connect(self.opened)
        self.view.placed.connect(self._placed)
        self.view.given_up.connect(self._say_how)
        self.list = DataTable(context, self._columns(), self)
        self.list.set_read_only(True)
        self.list.setFixedWidth(_LIST)
        self.list.chosen.connect(lambda _: self._listed())
        self.list.opened.connect(lambda _: self.place())
        self.choice = QComboBox(self)
        self.choice.setMinimumWidth(160)
        self.choice.currentIndexChanged.connect(lambda _: self._show_plan())
        self._make_acts()
        self._lay_out()

    def _make_acts(self) -> None:
        self.place_button, self.more_button = QPushButton(self), QToolButton(self)
        self.place_button.clicked.connect(self.place)
        self.replace_action, self.remove_action = QAction(self), QAction(self)
        self.replace_action.triggered.connect(self.replace)
        self.remove_action.triggered.connect(self.remove)
        menu = QMenu(self)
        menu.addActions([self.replace_action, self.remove_action])
        self.more_button.setMenu(menu)
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._take_off = QAction(self)
        self._take_off.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        self._take_off.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._take_off.triggered.connect(self.take_off)
        self.addAction(self._take_off)
        self.context.theme.changed.connect(self._redress)
        self._redress()

    def _lay_out(self) -> None:
        self.how = text_label(role="small", parent=self)
        self.how.setContentsMargins(12, 4, 12, 8)
        self.bar = DrawingBar(self.context, self.view, self)
        for widget in (self.choice, self.more_button, self.place_button):
            self.bar.row.addWidget(widget)
        self.bar.row.addStretch(1)
        self.empty = EmptyState(self.context, "map-pin", self)
        self.empty.triggered.connect(self.add)
        plan = QWidget(self)
        columns = QHBoxLayout(plan)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self.list)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.view, 1)
        right.addWidget(self.how)
        columns.addLayout(right, 1)
        self._all = QWidget(self)
        inside = QVBoxLayout(self._all)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.bar)
        inside.addWidget(plan, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._all)

    def _columns(self) -> list[Column]:
        return [
            Column(
                "name",
                lambda: self.tr("To place"),
                lambda thing: thing.name,
                stretch=True,
                icon=self._mark,
                tooltip=lambda thing: " · ".join(part for part in (thing.name, thing.room) if part),
            ),
            Column("room", lambda: self.tr("Room"), lambda thing: thing.room, width=88, tone=lambda _: "muted", tooltip=lambda t: t.room),
        ]

    @staticmethod
    def _mark(thing: Placeable) -> tuple[str, str]:
        if not thing.pin:
            return "circle-dashed", "muted"
        return ("circle-question-mark", "warn") if thing.recheck else ("map-pin", "ok")

    def _redress(self) -> None:
        self.context.theme.dress(self.place_button, "map-pin")
        self.more_button.setIcon(self.context.theme.icon("ellipsis"))
        self.replace_action.setIcon(self.context.theme.icon("refresh-cw"))
        self.remove_action.setIcon(self.context.theme.icon("trash-2"))

    def retranslate(self) -> None:
        """Fixed texts."""
        self.bar.retranslate()
        self.choice.setAccessibleName(self.tr("Floor plan"))
        self.list.setAccessibleName(self.tr("To place on the plan"))
        self.list.set_empty_text(self.tr("Outlets, racks and devices appear here."))
        self.place_button.setText(self.tr("P&lace"))
        self.replace_action.setText(self.tr("&Replace drawing…"))
        self.remove_action.setText(self.tr("Remove &plan"))
        self.more_button.setToolTip(self.tr("More for this plan"))
        self.more_button.setAccessibleName(self.tr("More for this plan"))
        self._take_off.setText(self.tr("Take off the plan"))
        self.empty.set_texts(
            self.tr("No floor plan yet"),
            self.tr("A PDF, PNG or JPEG of a floor: outlets, racks and telephones are placed on it, and it comes into the report."),
            self.tr("Add a floor plan…") if self.context.controller.writable else "",
        )
        self._say_how()

    def _say_how(self) -> None:
        if self.view.placing:
            self.how.setText(self.tr("Click the place, or go there with the arrow keys (Shift: finer) and press Enter. Escape gives up."))
        else:
            self.how.setText(self.tr("Choose at the left and press Enter to place. Drag a pin to move it, or choose it and press M."))

    # --- content -----------------------------------------------------------------------------------------------------------------------

    def show_facts(self, facts: "Facts") -> None:
        """Another record: the same plan again, where it is still there."""
        self.facts = facts
        plans, before = facts.index.cabling.plans, self.choice.currentData()
        self.choice.blockSignals(True)
        self.choice.clear()
        for plan in plans:
            self.choice.addItem(plan_title(plan, self.context.words.text), plan.id)
        self.choice.setCurrentIndex(max(self.choice.findData(before), 0) if plans else -1)
        self.choice.blockSignals(False)
        self._stack.setCurrentWidget(self._all if plans else self.empty)
        writable = self.context.controller.writable
        for part in (self.place_button, self.more_button, self._take_off):
            part.setEnabled(writable)
        self._show_plan()

    def plan(self) -> "FloorPlan | None":
        """The plan on show."""
        plans = self.facts.index.cabling.plans if self.facts is not None else ()
        return next((plan for plan in plans if plan.id == self.choice.currentData()), None)

    def _show_plan(self) -> None:
        plan = self.plan()
        if self.facts is None or plan is None:
            return
        self._show_list(plan)
        key = (plan.sha256 or "", plan.page or 1)
        self._asked = key
        if not plan.sha256 or key in self._pictures:
            self._draw()
            return
        self.context.controller.ask(
            lambda session: session.attachment(key[0]), done=lambda data: self._read(key, data), failed=lambda _: self._draw()
        )

    def _read(self, key: tuple[str, int], data: bytes) -> None:
        from dialtone.services import floor_plans

        self.context.bridge.pool(
            lambda: floor_plans.page(data, key[1]), done=lambda made: self._keep(key, made), failed=lambda _: self._draw(), owner=self
        )

    def _keep(self, key: tuple[str, int], made: "PlanPage") -> None:
        self._pictures[key] = made.picture
        if key == self._asked:
            self._draw()

    def _draw(self) -> None:
        facts, plan, words = self.facts, self.plan(), self.context.words
        if facts is None or plan is None:
            return
        picture = self._pictures.get((plan.sha256 or "", plan.page or 1))
        drawing: Drawing = floor_plan(facts.index, plan, picture, words.text)
        self.view.show_drawing(drawing)
        self._say_how()

    def _show_list(self, plan: "FloorPlan") -> None:
        if self.facts is None:
            return
        found = plan_edits.placeables(self.facts.record, self.facts.index, self.context.words)
        here = [thing for thing in found if thing.plan == plan.id]
        floor = [thing for thing in found if not thing.pin and (not plan.floor or thing.floor in {plan.floor, ""})]
        rest = [thing for thing in found if not thing.pin and thing not in floor]
        groups, rows = [], []
        for key, title, things in (
            ("todo", self.tr("Not placed"), floor),
            ("other", self.tr("Other floors"), rest),
            ("here", self.tr("On this plan"), here),
        ):
            if things:
                groups.append(Group(key, title, str(len(things))))
                rows += [Row(thing.subject, thing, key) for thing in things]
        self.list.set_rows(rows, groups)

    # --- what is chosen --------------------------------------------------------------------------------------------------------------

    def _listed(self) -> None:
        values: list[Placeable] = self.list.selected_values()
        if len(values) != 1:
            return
        if values[0].pin and values[0].pin != self.view.subject.removeprefix("pin:"):
            self.view.choose(f"pin:{values[0].pin}")
        self.chosen.emit(values[0].subject)

    def _pin_chosen(self, subject: str) -> None:
        pins = self.facts.index.cabling.pins if self.facts is not None else ()
        shown = next((pin.subject or "" for pin in pins if f"pin:{pin.id}" == subject), "")
        if shown:
            self.list.select_keys([shown], current=shown)
        self.chosen.emit(shown or subject)

    def show_subject(self, subject: str) -> bool:
        """Bring a thing's pin into view; False where it has none."""
        pins = self.facts.index.cabling.pins if self.facts is not None else ()
        pin = next((pin for pin in pins if pin.subject == subject), None)
        if pin is None:
            return False
        self.choice.setCurrentIndex(self.choice.findData(pin.plan))
        return self.view.choose(f"pin:{pin.id}")

    # --- acts --------------------------------------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Ask for the file of a new plan."""
        self._ask(self.tr("Choose a floor plan"), "")

    def replace(self) -> None:
        """Ask for another drawing of this floor."""
        if (plan := self.plan()) is not None:
            self._ask(self.tr("Choose the new drawing"), plan.id)

    def _ask(self, title: str, plan: str) -> None:
        def chosen(path: Path) -> None:
            from dialtone.services.files import read_bounded
            from dialtone.services.floor_plans import MAX_BYTES

            self.context.bridge.pool(
                lambda: read_bounded(path, MAX_BYTES), done=lambda data: self._open(data, path, plan), failed=self._failed, owner=self
            )

        self.context.dialogs.ask_file(self, title, self.tr("Drawings ({names})").format(names=_FILES), chosen)

    def _open(self, data: bytes, path: Path, plan: str) -> None:
        from dialtone.gui.dialogs.add_plan import AddPlanDialog

        dialog = AddPlanDialog(self.context, data, path, self, plan=plan)
        if not plan:
            dialog.made = self._show_last
        dialog.open()

    def _show_last(self) -> None:
        snapshot = self.context.controller.snapshot
        held = snapshot.record.cabling if snapshot is not None else None
        if held is not None and held.plans:
            if self.choice.findData(held.plans[-1].id) < 0:
                self.choice.addItem("", held.plans[-1].id)
            self.choice.setCurrentIndex(self.choice.findData(held.plans[-1].id))

    def remove(self) -> None:
        """Take the plan out, with its pins."""
        if (plan := self.plan()) is not None and self.facts is not None:
            say, text = self.context.controller.say, self.tr("Floor plan removed; Ctrl+Z brings it back")
            made = plan_edits.remove_plan(self.facts.record, plan.id)
            self.context.controller.edit("edit.remove-plan", *made, done=lambda _: say(text))

    def place(self) -> None:
        """Ask where the chosen thing is."""
        values: list[Placeable] = self.list.selected_values()
        if values and self.context.controller.writable:
            thing = values[0]
            self.view.place(thing.subject, f"pin:{thing.pin}" if thing.plan == self.choice.currentData() else "")
            self._say_how()

    def _placed(self, subject: str, x: float, y: float) -> None:
        plan = self.plan()
        if plan is None or self.facts is None:
            return
        made = plan_edits.place(self.facts.record, plan, subject, x, y)
        following = self._following(subject)
        self.context.controller.edit("edit.place-pin", *made, done=lambda _: self._next(following))

    def _following(self, subject: str) -> str:
        """The one after it in the list, so that a floor is placed one after the other."""
        row = self.list.table.place(subject)
        item: Any = self.list.table.item(row + 1) if row is not None else None
        return item.key if isinstance(item, Row) and not item.value.pin else ""

    def _next(self, key: str) -> None:
        if key:
            self.list.show_key(key)
        self._say_how()

    def take_off(self) -> None:
        """Take the chosen pin off the plan."""
        values: list[Placeable] = self.list.selected_values()
        if values and values[0].pin and self.context.controller.writable:
            self.context.controller.edit("edit.remove-pin", Remove("cabling.pins", values[0].pin))

    def _failed(self, error: BaseException) -> None:
        self.context.dialogs.show_problem(self.window(), error)
