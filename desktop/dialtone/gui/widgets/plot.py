"""The widget of a plot: on the screen, in words for who doesn't see it, and as PDF."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QAction, QPageSize, QPainter, QPaintEvent, QPdfWriter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dialtone.gui.context import Context
from dialtone.gui.tokens import LIGHT
from dialtone.gui.widgets.plot_drawing import LINE, Picture, draw
from dialtone.services.files import write_atomically


class Plot(QWidget):
    """A picture on the screen. Its menu saves it as PDF; its figures are its accessible description."""

    def __init__(self, context: Context, parent: QWidget | None = None, *, height: int = 124) -> None:
        super().__init__(parent)
        self._context = context
        self.picture = Picture("", "", ())
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._save = QAction(self)
        self._save.triggered.connect(self._ask_where)
        self.addAction(self._save)
        context.theme.changed.connect(self.update)

    def show_picture(self, picture: Picture) -> None:
        """Another picture, or the same with more in it."""
        if picture == self.picture:
            return
        self.picture = picture
        self.updateGeometry()
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription(picture.spoken)
        self._save.setText(self.tr("Save as &PDF…"))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as it was asked to be."""
        return QSize(240, self._height + (LINE if len(self.picture.curves) > 1 else 0))

    def minimumSizeHint(self) -> QSize:
        """No less."""
        return self.sizeHint()

    def paintEvent(self, _: QPaintEvent) -> None:
        """The picture; a frame while the focus is here."""
        painter = QPainter(self)
        painter.setFont(self.font())
        draw(painter, QRectF(self.rect()).adjusted(2, 0, -2, -2), self.picture, self._context.theme.tokens, self._context.words.number)
        if self.hasFocus():
            painter.setPen(QPen(self._context.theme.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _ask_where(self) -> None:
        name = "".join(letter if letter.isalnum() else "-" for letter in self.picture.title).strip("-").lower()
        dossier = self._context.controller.path
        suggested = (dossier.parent if dossier is not None else Path()) / f"{name}.pdf"
        self._context.dialogs.save_file(self, self.tr("Save the plot"), suggested, "PDF (*.pdf)", self._write)

    def _write(self, path: Path) -> None:
        data, controller = self.pdf(), self._context.controller
        said = self.tr("Plot saved: {file}").format(file=path.name)
        self._context.bridge.pool(
            lambda: write_atomically(path, data), done=lambda _: controller.say(said), failed=controller.problem.emit, owner=self
        )

    def pdf(self) -> bytes:
        """The picture as a page of vectors, in the colours for paper."""
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(96)
        writer.setPageSize(QPageSize(QSizeF(160, 80), QPageSize.Unit.Millimeter))
        writer.setPageMargins(QMarginsF(4, 4, 4, 4))
        writer.setTitle(self.picture.title)
        painter = QPainter(writer)
        painter.setFont(self.font())
        draw(painter, QRectF(0, 0, writer.width(), writer.height()), self.picture, LIGHT, self._context.words.number)
        painter.end()
        return bytes(buffer.data().data())
