"""What stands on a page besides the text: footer, stripe of a training site, watermark of a draft, code on the cover, signature boxes."""

# reportlab has no types
# mypy: disable-error-code="no-untyped-call,attr-defined"

import io
from typing import Any

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader

from dialtone.report import flowables, fonts, geometry, look
from dialtone.report.document import Brand, Cover, Document, SignatureBox, SignatureBoxes

_QR = 62.0
_LOGO = (170.0, 44.0)
"""Most width and height of the partner's logo."""


def background(canvas: Any, document: Document) -> None:
    """Watermark and stripe, below the text."""
    if document.watermark:
        canvas.saveState()
        canvas.translate(geometry.PAGE_WIDTH / 2, geometry.PAGE_HEIGHT / 2)
        canvas.rotate(52)
        canvas.setFillColorRGB(0.93, 0.94, 0.95)
        size = min(120.0, 760.0 / max(fonts.width(document.watermark, fonts.BOLD, 1), 0.1))
        canvas.setFont(fonts.BOLD, size)
        canvas.drawCentredString(0, -size / 3, document.watermark)
        canvas.restoreState()
    if document.stripe:
        stripe(canvas, document.stripe)


def stripe(canvas: Any, text: str) -> None:
    """The unmistakable mark of what is about the training site, at head and foot."""
    canvas.saveState()
    canvas.setFillColorRGB(0.99, 0.78, 0.16)
    canvas.rect(0, geometry.PAGE_HEIGHT - 26, geometry.PAGE_WIDTH, 26, stroke=0, fill=1)
    canvas.rect(0, 0, geometry.PAGE_WIDTH, 10, stroke=0, fill=1)
    canvas.setFillColor(look.TEXT)
    canvas.setFont(fonts.BOLD, 10)
    canvas.drawCentredString(geometry.PAGE_WIDTH / 2, geometry.PAGE_HEIGHT - 17, text)
    canvas.restoreState()


def footer(canvas: Any, document: Document, total: int) -> None:
    """Hairline, dossier on the left, page on the right."""
    canvas.setStrokeColor(look.LINE)
    canvas.setLineWidth(0.4)
    canvas.line(geometry.LEFT, geometry.FOOTER + 14, geometry.RIGHT, geometry.FOOTER + 14)
    place: dict[str, Any] = {"font": fonts.REGULAR, "size": look.SMALL, "colour": look.MUTED}
    number = document.page_of.format(page=canvas.getPageNumber(), total=total)
    said = " · ".join(part for part in (document.footer, document.brand.footer) if part)
    room = geometry.WIDTH - fonts.width(number, fonts.REGULAR, look.SMALL) - 16
    said = flowables.shortened(said, fonts.REGULAR, look.SMALL, room)
    flowables.line_of_text(canvas, geometry.LEFT, geometry.FOOTER, said, **place)
    flowables.line_of_text(canvas, geometry.RIGHT, geometry.FOOTER, number, right=True, **place)


def cover(canvas: Any, page: Cover, brand: Brand) -> None:
    """Partner (by his logo, where he has one) and kind of document at the head, code with its explanation at the foot."""
    y = geometry.PAGE_HEIGHT - 72
    if brand.logo:
        _logo(canvas, brand.logo, y)
    else:
        partner = flowables.shortened(page.partner, fonts.BOLD, 10.5, 300)
        flowables.line_of_text(canvas, geometry.LEFT, y, partner, font=fonts.BOLD, size=10.5, colour=HexColor(brand.accent))
    flowables.line_of_text(canvas, geometry.RIGHT, y, page.kind, font=fonts.REGULAR, size=look.BODY, colour=look.MUTED, right=True)
    bottom = geometry.FOOTER + 28
    _code(canvas, page.code, geometry.LEFT, bottom)
    text = look.paragraph(page.code_text, "small", "muted")
    _, height = text.wrap(geometry.WIDTH - _QR - 16, 200)
    text.drawOn(canvas, geometry.LEFT + _QR + 16, bottom + (_QR - height) / 2)


def _logo(canvas: Any, png: bytes, baseline: float) -> None:
    """As large as fits above the cover's text, in its own proportions."""
    picture = ImageReader(io.BytesIO(png))
    wide, high = picture.getSize()
    scale = min(_LOGO[0] / wide, _LOGO[1] / high)
    canvas.drawImage(picture, geometry.LEFT, baseline + 18 - high * scale, wide * scale, high * scale)


def _code(canvas: Any, text: str, left: float, bottom: float) -> None:
    """A QR code drawn as squares; as a graphic of reportlab's it would bring a font that is not embedded."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    size = int(code.getModuleCount())
    module = _QR / size
    canvas.setFillColor(look.TEXT)
    for row in range(size):
        for column in range(size):
            if code.isDark(row, column):
                canvas.rect(left + column * module, bottom + _QR - (row + 1) * module, module * 1.01, module * 1.01, stroke=0, fill=1)


def signatures(canvas: Any, boxes: SignatureBoxes) -> None:
    """Both boxes with who is expected to sign; the customer's ink, which the installer's signature then covers."""
    for box, frame in ((boxes.installer, geometry.INSTALLER_BOX), (boxes.customer, geometry.CUSTOMER_BOX)):
        _box(canvas, box, frame)


def _box(canvas: Any, box: SignatureBox, frame: tuple[float, float, float, float]) -> None:
    x, y, right, top = frame
    room = right - x
    lines = (
        (box.role, fonts.SEMIBOLD, 10.0, 44.0),
        (box.name, fonts.REGULAR, look.BODY, 27.0),
        (box.detail, fonts.REGULAR, look.BODY, 13.0),
    )
    for text, font, size, above in lines:
        shown = flowables.shortened(text, font, size, room)
        flowables.line_of_text(canvas, x, top + above, shown, font=font, size=size, colour=look.MUTED if above < 20 else look.TEXT)
    canvas.setStrokeColor(look.MUTED)
    canvas.setLineWidth(0.6)
    canvas.rect(x, y, room, top - y, stroke=1, fill=0)
    if box.ink is not None:
        flowables.draw_ink(canvas, box.ink, (x + 12, y + 12, right - 12, top - 12))
    if box.ink_note:
        note = flowables.shortened(box.ink_note, fonts.REGULAR, look.SMALL, room)
        flowables.line_of_text(canvas, x, y - 12, note, font=fonts.REGULAR, size=look.SMALL, colour=look.MUTED)
