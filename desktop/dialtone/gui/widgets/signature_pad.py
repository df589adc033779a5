"""The surface that the customer signs on: vector strokes by mouse, pen or finger, each point with its moment."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QTabletEvent, QTouchEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dialtone.gui.context import Context
from dialtone.services.reporting import Ink

_MOST_POINTS = 20_000
"""A signature has some hundreds; what is left lying on the pad must not fill the file."""
_CLOSE = 0.75
_PEN = 2.2
_HEIGHT = 160

Point = tuple[float, float, int]
"""x, y in pixels of the pad, and milliseconds since the first point."""


class SignaturePad(QWidget):
    """`changed` after each stroke and when cleared. Ink is drawn dark on white in every theme, as the paper will be."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._strokes: list[list[Point]] = []
        self._drawing = False
        self._start = 0
        self._hint = ""
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents, on=True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        context.theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Wide enough for a hand."""
        return QSize(640, _HEIGHT)

    # --- content ---------------------------------------------------------------------------------------------------------------------

    @property
    def strokes(self) -> tuple[tuple[Point, ...], ...]:
        """What was drawn, with its moments."""
        return tuple(tuple(stroke) for stroke in self._strokes)

    @property
    def empty(self) -> bool:
        """Whether nothing was drawn."""
        return not self._strokes

    def ink(self) -> Ink | None:
        """What was drawn as the report prints it; None for an empty pad."""
        if self.empty:
            return None
        strokes = tuple(tuple((round(x, 1), round(y, 1)) for x, y, _ in stroke) for stroke in self._strokes)
        return Ink(width=float(self.width()), height=float(self.height()), strokes=strokes)

    def clear(self) -> None:
        """Start again."""
        self._strokes, self._drawing = [], False
        self.update()
        self.changed.emit()

    def set_hint(self, text: str) -> None:
        """What stands on the empty pad; also its accessible name."""
        self._hint = text
        self.setAccessibleName(text)
        self.update()

    # --- hand ------------------------------------------------------------------------------------------------------------------------

    def _begin(self, place: QPointF, moment: int) -> None:
        if not self.isEnabled():
            return
        if self.empty:
            self._start = moment
        self._drawing = True
        self._strokes.append([])
        self._add(place, moment)

    def _add(self, place: QPointF, moment: int) -> None:
        if not self._drawing or sum(map(len, self._strokes)) >= _MOST_POINTS:
            return
        x = min(max(place.x(), 0.0), float(self.width()))
        y = min(max(place.y(), 0.0), float(self.height()))
        stroke = self._strokes[-1]
        if stroke and abs(stroke[-1][0] - x) < _CLOSE and abs(stroke[-1][1] - y) < _CLOSE:
            return
        stroke.append((x, y, max(moment - self._start, 0)))
        self.update()

    def _end(self) -> None:
        if not self._drawing:
            return
        self._drawing = False
        self._strokes = [stroke for stroke in self._strokes if stroke]
        self.changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A stroke begins."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position(), event.timestamp())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It goes on."""
        self._add(event.position(), event.timestamp())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It ends."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """The same by pen; accepted, so that Qt makes no mouse events of it."""
        event.accept()
        if event.type() == QEvent.Type.TabletPress:
            self._begin(event.position(), event.timestamp())
        elif event.type() == QEvent.Type.TabletMove:
            self._add(event.position(), event.timestamp())
        elif event.type() == QEvent.Type.TabletRelease:
            self._end()

    def event(self, event: QEvent) -> bool:
        """The same by finger: the first one counts, a hand that rests does not draw."""
        if isinstance(event, QTouchEvent) and event.points():
            event.accept()
            place = event.points()[0].position()
            if event.type() == QEvent.Type.TouchBegin:
                self._begin(place, event.timestamp())
            elif event.type() == QEvent.Type.TouchUpdate:
                self._add(place, event.timestamp())
            else:
                self._end()
            return True
        return super().event(event)

    # --- looks -----------------------------------------------------------------------------------------------------------------------

    def paintEvent(self, _: QPaintEvent) -> None:
        """Paper, the line to sign on, and the ink."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._context.theme.colour("line"), self._context.theme.tokens.line_px))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        base = self.height() - 40
        painter.setPen(QPen(Qt.GlobalColor.lightGray, 1))
        painter.drawLine(24, base, self.width() - 24, base)
        if self.empty:
            painter.setPen(Qt.GlobalColor.darkGray)
            painter.drawText(
                self.rect().adjusted(24, 0, -24, -12), Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, self._hint
            )
        painter.setPen(QPen(Qt.GlobalColor.black, _PEN, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        for stroke in self._strokes:
            points = [QPointF(x, y) for x, y, _ in stroke]
            if len(points) == 1:
                painter.drawPoint(points[0])
            else:
                painter.drawPolyline(QPolygonF(points))
        painter.end()
