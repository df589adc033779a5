"""A floor plan on which pins are placed: by a click, by dragging, or by the arrow keys and Enter."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from dialtone.domain.drawing import Box, Drawing, Picture
from dialtone.gui.context import Context
from dialtone.gui.widgets.drawing_paint import area_of, subject_at
from dialtone.gui.widgets.drawing_view import DrawingView

_STEP = 0.01
_FINE = 0.001
_DRAG = 6
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class _Cross(QGraphicsItem):
    """Where a pin would come."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.area = QRectF()
        self.point = QPointF()
        self.hide()

    def show_at(self, point: QPointF, area: QRectF) -> None:
        """At a point of the plan."""
        self.prepareGeometryChange()
        self.point, self.area = point, area
        self.show()
        self.update()

    def boundingRect(self) -> QRectF:
        """The whole plan: the lines go from edge to edge."""
        return self.area

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Two lines and a ring."""
        del option, widget
        pen = QPen(self._context.theme.colour("fail"), 1.5)
        pen.setCosmetic(True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawLine(QPointF(self.area.left(), self.point.y()), QPointF(self.area.right(), self.point.y()))
        painter.drawLine(QPointF(self.point.x(), self.area.top()), QPointF(self.point.x(), self.area.bottom()))
        painter.drawEllipse(self.point, 2.0, 2.0)


class PlanView(DrawingView):
    """`placed(subject, x, y)`: a pin is wanted there, as parts of the plan's width and height. `given_up()`: the place was not chosen."""

    placed = Signal(str, float, float)
    given_up = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._cross = _Cross(context)
        self.scene().addItem(self._cross)
        self.placing = ""
        self._dragged = ""
        self._down = QPointF()

    def plan_area(self) -> QRectF:
        """The plan's own box, without what is written below it."""
        for shape in self.drawing.shapes:
            if isinstance(shape, Picture | Box) and not shape.subject:
                return QRectF(shape.x, shape.y, shape.width, shape.height)
        return QRectF(0, 0, self.drawing.width, self.drawing.height)

    def show_drawing(self, drawing: Drawing, *, keep: bool = True) -> None:
        """Another plan, or the same one with other pins; what was being placed waits for its place no more."""
        super().show_drawing(drawing, keep=keep)
        self._end()

    def place(self, subject: str, pin: str = "") -> None:
        """Ask for the place of a subject; from where its pin is now, or from the middle."""
        if self.drawing.width <= 0:
            return
        self.placing = subject
        area = self.plan_area()
        now = self._middle(pin) if pin else QPointF()
        self._move(now if area.contains(now) and not now.isNull() else area.center())
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _middle(self, pin: str) -> QPointF:
        """Where a pin stands: the middle of its dot, not of its label."""
        from dialtone.domain.drawing import Circle

        for shape in self.drawing.shapes:
            if isinstance(shape, Circle) and shape.subject == pin:
                return QPointF(shape.x, shape.y)
        return area_of(self.drawing, pin).center()

    def _move(self, point: QPointF) -> None:
        area = self.plan_area()
        inside = QPointF(min(max(point.x(), area.left()), area.right()), min(max(point.y(), area.top()), area.bottom()))
        self._cross.show_at(inside, area)
        self.ensureVisible(QRectF(inside, inside).adjusted(-4, -4, 4, 4))
        x, y = self._relative()
        self.setAccessibleDescription(f"{100 * x:.1f} % · {100 * y:.1f} %")

    def _relative(self) -> tuple[float, float]:
        area, point = self.plan_area(), self._cross.point
        return (point.x() - area.left()) / max(area.width(), 1e-9), (point.y() - area.top()) / max(area.height(), 1e-9)

    def _take(self) -> None:
        subject, (x, y) = self.placing, self._relative()
        self._end()
        self.placed.emit(subject, round(min(max(x, 0.0), 1.0), 5), round(min(max(y, 0.0), 1.0), 5))

    def _end(self) -> None:
        self.placing = self._dragged = ""
        self._cross.hide()
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)

    # --- keys and mouse ----------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While placing: arrows (with Shift finer), Enter, Escape. Otherwise M moves the chosen pin."""
        key = Qt.Key(event.key())
        if not self.placing:
            if key == Qt.Key.Key_M and self.subject:
                self.place(self.subject, self.subject)
                return
            super().keyPressEvent(event)
        elif key in _ARROWS:
            area, step = self.plan_area(), _FINE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
            across, down = _ARROWS[key]
            self._move(self._cross.point + QPointF(across * step * area.width(), down * step * area.width()))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._take()
        elif key == Qt.Key.Key_Escape:
            self._end()
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a pin may become a drag; while placing, it is the place."""
        point = self.mapToScene(event.position().toPoint())
        self._down = event.position()
        if self.placing:
            self._move(point)
            event.accept()
            return
        subject = subject_at(self.drawing, point)
        if subject.startswith("pin:") and event.button() is Qt.MouseButton.LeftButton:
            self._dragged = subject
            self._choose(subject)
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A pin follows the pointer."""
        far = (event.position() - self._down).manhattanLength() > _DRAG
        if self.placing and not self._dragged:
            if event.buttons() & Qt.MouseButton.LeftButton:
                self._move(self.mapToScene(event.position().toPoint()))
        elif self._dragged and event.buttons() & Qt.MouseButton.LeftButton and (far or self.placing):
            self.placing = self._dragged
            self._move(self.mapToScene(event.position().toPoint()))
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: there it is."""
        if self.placing:
            self._take()
            event.accept()
        elif self._dragged:
            self._dragged = ""
            event.accept()
        else:
            super().mouseReleaseEvent(event)
