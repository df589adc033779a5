"""The photos of one thing: taken from a file, dropped or pasted; small pictures here, large ones in a window of their own."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QIcon, QImage, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from dialtone.domain.changes import Put, Remove, Set
from dialtone.domain.drawing import Drawing, Picture
from dialtone.domain.record import Photo
from dialtone.gui.context import Context
from dialtone.gui.models import pictures
from dialtone.gui.models.naming import free_ids
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import Card, clear, text_label
from dialtone.gui.widgets.drawing_view import DrawingView
from dialtone.services.files import read_bounded

if TYPE_CHECKING:
    from collections.abc import Callable

    from dialtone.services.session import Session, Snapshot

_SIDE = 124
_MOST = 24


class PhotosCard(Card):
    """The photos of `subject`. Ctrl+V pastes, files may be dropped, Delete removes the one with the focus."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.subject = ""
        self._small: dict[str, QIcon] = {}
        self._shown: tuple[str, tuple[Photo, ...], bool] | None = None
        self.buttons: dict[str, QToolButton] = {}
        self.setAcceptDrops(True)
        self._none = text_label(role="small", parent=self)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self.add_button, self.paste_button = QPushButton(self), QPushButton(self)
        self.add_button.clicked.connect(self.choose)
        self.paste_button.clicked.connect(self.paste)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.add_button, self.paste_button):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(self._none)
        self.body.addLayout(self._grid)
        self.body.addLayout(row)
        self.restyle()

    def retranslate(self) -> None:
        """Fixed texts."""
        self.set_heading(self.tr("Photos"), "camera")
        self._none.setText(self.tr("No photo yet. Choose a file, drop it here or paste it; it is kept inside the dossier."))
        self.add_button.setText(self.tr("Choose…"))
        self.paste_button.setText(self.tr("Paste"))
        self.setAccessibleName(self.tr("Photos"))

    def restyle(self) -> None:
        """Icons in the theme's colours."""
        super().restyle()
        if hasattr(self, "add_button"):
            self._context.theme.dress(self.add_button, "camera")
            self._context.theme.dress(self.paste_button, "clipboard-paste")

    # --- content -----------------------------------------------------------------------------------------------------------------------

    def show_subject(self, subject: str, snapshot: "Snapshot") -> None:
        """The photos of something; «» shows nothing."""
        self.subject = subject
        self.setVisible(bool(subject))
        found = tuple(photo for photo in snapshot.record.photos if photo.subject == subject)[:_MOST] if subject else ()
        writable = not snapshot.read_only
        if self._shown == (subject, found, writable):
            return
        self._shown = (subject, found, writable)
        clear(self._grid)
        self.buttons = {}
        self._none.setVisible(not found)
        for button in (self.add_button, self.paste_button):
            button.setVisible(writable)
        for place, photo in enumerate(found):
            self._grid.addWidget(self._button(photo), place // 2, place % 2)

    def _button(self, photo: Photo) -> QToolButton:
        button = QToolButton(self)
        button.setFixedSize(_SIDE, _SIDE)
        button.setIconSize(QSize(_SIDE - 8, _SIDE - 8))
        name = photo.caption or self.tr("Photo")
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self.open(photo))
        button.setProperty("photo", photo.id)
        button.installEventFilter(self)
        self.buttons[photo.id] = button
        if photo.sha256 in self._small:
            button.setIcon(self._small[photo.sha256])
        elif photo.sha256:
            self._load(photo.sha256, lambda data: self._shrink(photo, data))
        return button

    def _load(self, sha256: str, done: "Callable[[bytes], None]") -> None:
        self._context.controller.ask(lambda session: session.attachment(sha256), done=done, failed=lambda _: None)

    def _shrink(self, photo: Photo, data: bytes) -> None:
        self._context.bridge.pool(
            lambda: pictures.thumbnail(data, 2 * _SIDE), done=lambda image: self._show_small(photo, image), owner=self
        )

    def _show_small(self, photo: Photo, image: QImage) -> None:
        if image.isNull() or photo.sha256 is None:
            return
        square = image.scaled(
            2 * _SIDE, 2 * _SIDE, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        )
        left, top = (square.width() - 2 * _SIDE) // 2, (square.height() - 2 * _SIDE) // 2
        icon = QIcon(QPixmap.fromImage(square.copy(left, top, 2 * _SIDE, 2 * _SIDE)))
        self._small[photo.sha256] = icon
        if photo.id in self.buttons:
            self.buttons[photo.id].setIcon(icon)

    # --- acts --------------------------------------------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for a file."""
        names = " ".join(f"*{suffix}" for suffix in pictures.SUFFIXES)
        self._context.dialogs.ask_file(self, self.tr("Choose a photo"), self.tr("Pictures ({names})").format(names=names), self.add_file)

    def add_file(self, path: Path) -> None:
        """Take a file in."""
        self._take(lambda: pictures.prepared(read_bounded(path, pictures.MAX_FILE), path.name), path.stem)

    def paste(self) -> None:
        """Take in what the clipboard holds: a picture, or files."""
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if mime is not None and mime.hasUrls():
            self._add_urls([url.toLocalFile() for url in mime.urls()])
            return
        image = QGuiApplication.clipboard().image()
        if image.isNull():
            self._context.controller.say(self.tr("There is no picture on the clipboard."))
            return
        self._take(lambda: pictures.encoded(pictures.shrunk(image)), self.tr("Pasted"))

    def _add_urls(self, names: list[str]) -> None:
        for name in names[:_MOST]:
            if Path(name).suffix.casefold() in pictures.SUFFIXES:
                self.add_file(Path(name))

    def _take(self, make: "Callable[[], bytes]", name: str) -> None:
        subject = self.subject
        if subject and self._context.controller.writable:
            self._context.bridge.pool(make, done=lambda data: self._keep(data, name, subject), failed=self._failed, owner=self)

    def _failed(self, error: BaseException) -> None:
        self._context.dialogs.show_problem(self.window(), error)

    def _keep(self, data: bytes, name: str, subject: str) -> None:
        def work(session: "Session") -> Any:
            sha256 = session.attach("photo", f"{name}.jpg", data)
            photo = free_ids("f", [each.id for each in session.record.photos], 1)[0]
            value = {"id": photo, "sha256": sha256, "subject": subject, "caption": name[:200]}
            return session.change("edit.add-photo", Put("photos", value))

        self._context.controller.run(work, failed=self._failed)

    def remove(self, photo: str) -> None:
        """Take a photo out of the record; undo brings it back."""
        say, text = self._context.controller.say, self.tr("Photo removed; Ctrl+Z brings it back")
        self._context.controller.edit("edit.remove-photo", Remove("photos", photo), done=lambda _: say(text))

    def open(self, photo: Photo) -> None:
        """Show one large."""
        if photo.sha256:
            self._load(photo.sha256, lambda data: PhotoDialog(self._context, photo, data, self, self.window()).open())

    # --- keys and mouse ----------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: Any, event: Any) -> bool:
        """Delete on a small picture removes it."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress and event.matches(QKeySequence.StandardKey.Delete):
            if self._context.controller.writable:
                self.remove(str(watched.property("photo")))
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if event.mimeData().hasUrls() and self._context.controller.writable and self.subject:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them in."""
        self._add_urls([url.toLocalFile() for url in event.mimeData().urls()])
        event.acceptProposedAction()


class PhotoDialog(QDialog):
    """One photo, as large as wanted, with its caption."""

    def __init__(self, context: Context, photo: Photo, data: bytes, card: PhotosCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._photo, self._card = context, photo, card
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.resize(960, 640)
        self.setWindowTitle(photo.caption or self.tr("Photo"))
        image = QImage.fromData(data)
        wide = 100.0 * image.width() / max(image.height(), 1)
        self.view = DrawingView(context, self)
        shapes = (Picture(x=0, y=0, width=wide, height=100, png=data),)
        self.view.show_drawing(Drawing(width=wide, height=100, shapes=shapes, title=photo.caption or self.tr("Photo")))
        self.caption = QLineEdit(photo.caption or "", self)
        self.caption.setPlaceholderText(self.tr("What is to be seen"))
        self.caption.setAccessibleName(self.tr("Caption"))
        self.caption.setMaxLength(200)
        self.caption.setReadOnly(not context.controller.writable)
        remove, close = QPushButton(self.tr("&Remove"), self), QPushButton(self.tr("&Close"), self)
        for button, role in ((remove, "danger"), (close, "primary")):
            set_property(button, "role", role)
            button.setAutoDefault(False)
        context.theme.dress(remove, "trash-2", "fail")
        remove.setEnabled(context.controller.writable)
        remove.clicked.connect(self._remove)
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.caption, 1)
        row.addWidget(remove)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.view, 1)
        column.addLayout(row)
        self.caption.editingFinished.connect(self._save)

    def _save(self) -> None:
        text = self.caption.text().strip() or None
        if text != self._photo.caption and self._context.controller.writable:
            self._context.controller.edit("edit.change-photo", Set("photos", self._photo.id, {"caption": text}))
            self._photo = Photo(id=self._photo.id, sha256=self._photo.sha256, subject=self._photo.subject, caption=text)

    def _remove(self) -> None:
        self._card.remove(self._photo.id)
        self.caption.editingFinished.disconnect(self._save)
        self.close()
