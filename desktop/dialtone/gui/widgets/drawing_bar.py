"""The tools of a drawing: smaller, larger, all of it, on paper, as a file."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from dialtone.gui.context import Context
from dialtone.gui.widgets.drawing_view import DrawingView, pdf_of
from dialtone.services.files import write_atomically


class DrawingBar(QWidget):
    """Buttons for a view; `row` takes what stands before them."""

    def __init__(self, context: Context, view: DrawingView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._view = context, view
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        self.smaller, self.larger, self.whole = (QToolButton(self) for _ in range(3))
        self.print_button, self.pdf_button = QPushButton(self), QPushButton(self)
        self.smaller.clicked.connect(view.zoom_out)
        self.larger.clicked.connect(view.zoom_in)
        self.whole.clicked.connect(view.fit)
        self.print_button.clicked.connect(view.print)
        self.pdf_button.clicked.connect(self.save)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(10, 10, 10, 10)
        outer.setSpacing(8)
        outer.addLayout(self.row, 1)
        for widget in (self.smaller, self.larger, self.whole, self.print_button, self.pdf_button):
            outer.addWidget(widget)
        context.theme.changed.connect(self._redress)
        self._redress()
        self.retranslate()

    def retranslate(self) -> None:
        """Fixed texts."""
        for button, text in (
            (self.smaller, self.tr("Smaller (−)")),
            (self.larger, self.tr("Larger (+)")),
            (self.whole, self.tr("Whole drawing (0)")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.print_button.setText(self.tr("Print…"))
        self.pdf_button.setText(self.tr("PDF…"))

    def _redress(self) -> None:
        for button, icon in ((self.smaller, "minus"), (self.larger, "plus"), (self.whole, "square")):
            button.setIcon(self._context.theme.icon(icon))
        self._context.theme.dress(self.print_button, "printer")
        self._context.theme.dress(self.pdf_button, "download")

    def enable(self, on: bool) -> None:
        """Whether there is a drawing."""
        for widget in (self.smaller, self.larger, self.whole, self.print_button, self.pdf_button):
            widget.setEnabled(on)

    def save(self) -> None:
        """Ask where the PDF goes, and write it."""
        drawing, path = self._view.drawing, self._context.controller.path
        name = "".join(letter if letter.isalnum() or letter in " -_" else "-" for letter in drawing.title).strip()[:60]
        suggested = (path.parent if path else Path.home()) / f"{name or 'drawing'}.pdf"

        def chosen(target: Path) -> None:
            say, text = self._context.controller.say, self.tr("Written: {file}").format(file=target.name)
            self._context.bridge.pool(
                lambda: write_atomically(target, pdf_of(drawing)), done=lambda _: say(text), failed=self._failed, owner=self
            )

        self._context.dialogs.save_file(self.window(), self.tr("Save the drawing"), suggested, self.tr("PDF (*.pdf)"), chosen)

    def _failed(self, error: BaseException) -> None:
        self._context.dialogs.show_problem(self.window(), error)
