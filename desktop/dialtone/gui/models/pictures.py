"""Photos on their way into a dossier: turned upright, no larger than needed, without the place where they were taken."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

from dialtone.domain.problems import InputProblem

MAX_FILE = 40 * 1024 * 1024
"""Bytes of a file that is looked at; no telephone's photo is larger."""
MAX_PIXELS = 150_000_000
EDGE = 2_048
"""Pixels of the longer side as kept: a label on a photo of a rack can still be read, and 100 photos are some 50 MB."""
QUALITY = 82
_FORMATS = {"jpeg", "png", "webp", "bmp"}
"""What a camera or a screen makes. Qt reads more, and a drawing (SVG) could bring in pictures of this computer."""
SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".bmp")


def prepared(data: bytes, name: str) -> bytes:
    """A JPEG of at most `EDGE` pixels, upright, without what else the file told. Raises `InputProblem` for what is no picture.

    It is decoded at its final size where the format allows, so a large photo does not fill the memory.
    """
    image = _decoded(data, EDGE)
    if image.isNull():
        raise InputProblem("photo.unreadable", file=name)
    return encoded(image)


def encoded(image: QImage) -> bytes:
    """The picture as JPEG bytes."""
    flat = QImage(image.size(), QImage.Format.Format_RGB32)  # a new one, since a copy keeps texts: where it was taken, and by whom
    flat.fill(Qt.GlobalColor.white)
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(QUALITY)
    writer.write(flat)
    return bytes(buffer.data().data())


def shrunk(image: QImage, edge: int = EDGE) -> QImage:
    """No side longer than `edge`."""
    if max(image.width(), image.height()) <= edge:
        return image
    return image.scaled(edge, edge, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)


def thumbnail(data: bytes, edge: int) -> QImage:
    """A small picture; a null one where the bytes are none."""
    return _decoded(data, edge)


def _decoded(data: bytes, edge: int) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()).decode("ascii", "replace") not in _FORMATS:
        return QImage()
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MAX_PIXELS:
        return QImage()
    if max(size.width(), size.height()) > edge:
        reader.setScaledSize(size.scaled(QSize(edge, edge), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
