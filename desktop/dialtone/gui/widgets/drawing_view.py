"""Shows a drawing: zoom (Ctrl+wheel, + and −), fit (0), pan (drag), and every subject in it by mouse and by keyboard.

The arrow keys go to the next subject in their direction, Tab leaves the drawing, Enter or a double click opens, a click chooses.
"""

from typing import Literal

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QDialog, QFrame, QGraphicsItem, QGraphicsScene, QGraphicsView, QStyleOptionGraphicsItem, QWidget

from dialtone.domain.drawing import Drawing
from dialtone.gui.context import Context
from dialtone.gui.tokens import LIGHT
from dialtone.gui.widgets.drawing_paint import Pictures, area_of, draw, subject_at, subjects

_STEP = 1.25
_MOST = 40.0
_MARGIN = 4.0
_CLICK = 4
_DIRECTIONS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
_READABLE = 4.0
"""Pixels per millimetre below which letters of 2.5 mm are too small: a tall rack is shown as wide as the window instead, from its top."""
_NEAR_ENOUGH = 8.0
"""Pixels per millimetre beyond which fitting enlarges nothing: a trace of three boxes need not fill the window."""


class DrawingItem(QGraphicsItem):
    """The whole drawing as one item, with a frame around the chosen subject."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._pictures = Pictures()
        self.drawing = Drawing(width=0, height=0)
        self.marked = QRectF()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def show_drawing(self, drawing: Drawing) -> None:
        """Another drawing."""
        self.prepareGeometryChange()
        self.drawing, self.marked, self._pictures = drawing, QRectF(), Pictures()

    def mark(self, area: QRectF) -> None:
        """Frame an area; an empty one frames nothing."""
        self.marked = area
        self.update()

    def boundingRect(self) -> QRectF:
        """The drawing's sheet."""
        return QRectF(0, 0, self.drawing.width, self.drawing.height)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """The shapes in view."""
        del widget
        draw(painter, self.drawing, self._context.theme.tokens, self._pictures, QRectF(option.exposedRect))
        if not self.marked.isEmpty():
            pen = QPen(self._context.theme.colour("accent"), 2)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.marked.adjusted(-0.4, -0.4, 0.4, 0.4), 0.8, 0.8)


class DrawingView(QGraphicsView):
    """The view. `chosen(subject)`: a click or an arrow key; `opened(subject)`: Enter or a double click."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.item = DrawingItem(context)
        scene = QGraphicsScene(self)
        scene.addItem(self.item)
        self.setScene(scene)
        self.subject = ""
        self._subjects: dict[str, str] = {}
        self._shown: Literal["settled", "whole", "free"] = "settled"
        self._pressed: QPointF | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        context.theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setBackgroundBrush(QColor(self._context.theme.tokens.surface))
        self.item.update()

    # --- content -------------------------------------------------------------------------------------------------------------------

    @property
    def drawing(self) -> Drawing:
        """What is shown."""
        return self.item.drawing

    def show_drawing(self, drawing: Drawing, *, keep: bool = True) -> None:
        """Show a drawing; with `keep`, zoom and chosen subject stay where it is the same drawing that changed a little."""
        same = keep and (drawing.width, drawing.height) == (self.drawing.width, self.drawing.height)
        subject = self.subject
        self.item.show_drawing(drawing)
        self._subjects = subjects(drawing)
        margin = _MARGIN
        self.scene().setSceneRect(QRectF(-margin, -margin, drawing.width + 2 * margin, drawing.height + 2 * margin))
        self.setAccessibleName(drawing.title)
        self.subject = ""
        if subject in self._subjects:
            self._choose(subject, tell=False)
        if not same:
            self._shown = "settled"
        self._fit_again()

    def hint(self) -> str:
        """What is chosen, in words."""
        return self._subjects.get(self.subject, "")

    def choose(self, subject: str) -> bool:
        """Choose a subject and bring it into view; False where it is not drawn."""
        if subject not in self._subjects:
            return False
        self._choose(subject, tell=False)
        return True

    def _choose(self, subject: str, *, tell: bool = True) -> None:
        self.subject = subject
        area = area_of(self.drawing, subject) if subject else QRectF()
        self.item.mark(area)
        self.setAccessibleDescription(self.hint())
        if not area.isEmpty():
            self.ensureVisible(area, 24, 24)
        if tell:
            self.chosen.emit(subject)

    # --- zoom --------------------------------------------------------------------------------------------------------------------------

    def fit(self) -> None:
        """The whole drawing in the window."""
        self._shown = "whole"
        self._fit_again()

    def _fit_again(self) -> None:
        """All of it; at a first look as wide as the window, from its top, where a tall drawing could not be read otherwise."""
        area, room = self.sceneRect(), self.viewport().size()
        if self._shown == "free" or area.isEmpty() or room.isEmpty():
            return
        wide, high = room.width() / area.width(), room.height() / area.height()
        tall = self._shown == "settled" and high < min(_READABLE, wide)
        if tall:  # the scroll bar takes its part
            wide = (self.viewport().width() + self._bar_width() - self.verticalScrollBar().sizeHint().width() - 2) / area.width()
        scale = min(wide if tall else min(wide, high), _NEAR_ENOUGH)
        self.resetTransform()
        self.scale(scale, scale)
        self.centerOn(area.center())
        if tall:
            self.verticalScrollBar().setValue(self.verticalScrollBar().minimum())

    def _bar_width(self) -> int:
        return self.verticalScrollBar().width() if self.verticalScrollBar().isVisible() else 0

    def zoom(self, factor: float) -> None:
        """Larger or smaller, within reason."""
        self._shown = "free"
        now = self.transform().m11()
        wanted = min(max(now * factor, 0.2), _MOST)
        self.scale(wanted / now, wanted / now)

    def zoom_in(self) -> None:
        """One step larger."""
        self.zoom(_STEP)

    def zoom_out(self) -> None:
        """One step smaller."""
        self.zoom(1 / _STEP)

    # --- keys and mouse ----------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the module's first lines."""
        key = Qt.Key(event.key())
        if key in _DIRECTIONS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._step(_DIRECTIONS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.subject:
            self.opened.emit(self.subject)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_Escape and self.subject:
            self._choose("")
        else:
            super().keyPressEvent(event)

    def _step(self, direction: QPointF) -> None:
        """To the nearest subject in that direction; what lies straight ahead is nearer than what lies aside."""
        if not self._subjects:
            return
        here = area_of(self.drawing, self.subject).center() if self.subject else None
        if here is None:
            self._choose(next(iter(self._subjects)))
            return
        best, nearest = "", 0.0
        for subject in self._subjects:
            away = area_of(self.drawing, subject).center() - here
            ahead = QPointF.dotProduct(away, direction)
            aside = abs(away.x() * direction.y()) + abs(away.y() * direction.x())
            if subject != self.subject and ahead > 0.1 and (not best or ahead + 3 * aside < nearest):
                best, nearest = subject, ahead + 3 * aside
        if best:
            self._choose(best)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl+wheel zooms, the wheel alone scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_STEP ** (event.angleDelta().y() / 120))
            event.accept()
            return
        super().wheelEvent(event)

    def subject_at(self, event: QMouseEvent) -> str:
        """What is under the pointer."""
        return subject_at(self.drawing, self.mapToScene(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Where a click began."""
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that did not become a drag chooses."""
        super().mouseReleaseEvent(event)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        if self._pressed is not None and (event.position() - self._pressed).manhattanLength() <= _CLICK:
            self._choose(self.subject_at(event))
        self._pressed = None
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens what is there."""
        if subject := self.subject_at(event):
            self.opened.emit(subject)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Says what is under the pointer."""
        super().mouseMoveEvent(event)
        if self._pressed is None:
            subject = self.subject_at(event)
            self.viewport().setToolTip(self._subjects.get(subject, ""))
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if subject else Qt.CursorShape.ArrowCursor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A drawing that was fitted stays so."""
        super().resizeEvent(event)
        self._fit_again()

    # --- paper -------------------------------------------------------------------------------------------------------------------------

    def print(self) -> None:
        """Ask for a printer, then print the drawing on one sheet."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageOrientation(_orientation(self.drawing))
        printer.setDocName(self.drawing.title)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: paint_on(printer, self.drawing))
        QDialog.open(dialog)


def pdf_of(drawing: Drawing) -> bytes:
    """A drawing as a PDF page in lines and letters: its own size with a margin of 10 mm, or A3 where it is larger."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setCreator("Dialtone")
    writer.setTitle(drawing.title)
    own = QSizeF(drawing.width + 20, drawing.height + 20)
    if max(own.width(), own.height()) <= 420 and min(own.width(), own.height()) <= 297:
        writer.setPageSize(QPageSize(own, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch))
    else:
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A3))
        writer.setPageOrientation(_orientation(drawing))
    writer.setPageMargins(QMarginsF(10, 10, 10, 10), QPageLayout.Unit.Millimeter)
    paint_on(writer, drawing)
    buffer.close()
    return bytes(buffer.data().data())


def paint_on(device: QPaintDevice, drawing: Drawing) -> None:
    """The drawing on a sheet of a printer or PDF: to its size where it fits, otherwise as large as it can be."""
    painter = QPainter()
    if not painter.begin(device):
        return
    dots = device.logicalDpiX() / 25.4
    scale = min(device.width() / dots / max(drawing.width, 1), device.height() / dots / max(drawing.height, 1), 1.0)
    painter.scale(dots * scale, dots * scale)
    draw(painter, drawing, LIGHT, Pictures())
    painter.end()


def _orientation(drawing: Drawing) -> QPageLayout.Orientation:
    wide = drawing.width > drawing.height
    return QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
