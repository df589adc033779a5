"""The look of a signature in its box, drawn as a small page in the report's own fonts.

pyHanko's own text stamps would bring fonts that aren't embedded.
"""

# reportlab has no types
# mypy: disable-error-code="no-untyped-call,attr-defined"

import datetime as dt
import io

from reportlab.pdfgen.canvas import Canvas

from dialtone.report import flowables, fonts, geometry, local, look
from dialtone.report.identity import IdentityInfo
from dialtone.words import Words


def draw(signer: IdentityInfo, at: dt.datetime, words: Words) -> bytes:
    """A one-page PDF of the box's size: who, for whom, when, and the certificate's fingerprint."""
    fonts.register()
    out = io.BytesIO()
    size = (round(geometry.BOX_WIDTH), round(geometry.BOX_HEIGHT))
    canvas = Canvas(out, pagesize=size, invariant=1, initialFontName=fonts.REGULAR)
    room = size[0] - 28.0
    fingerprint = signer.fingerprint.replace(":", "").lower()
    lines = (
        (words.text("report.stamp.signed"), fonts.SEMIBOLD, look.SMALL, look.TONES["ok"], 18.0),
        (signer.name, fonts.BOLD, 12.0, look.TEXT, 35.0),
        (signer.organisation, fonts.REGULAR, look.BODY, look.TEXT, 49.0),
        (words.moment(local.time(at)), fonts.REGULAR, look.BODY, look.TEXT, 63.0),
        (words.text("report.stamp.certificate"), fonts.REGULAR, look.SMALL, look.MUTED, 81.0),
        (fingerprint[:32], fonts.REGULAR, look.SMALL, look.MUTED, 91.0),
        (fingerprint[32:], fonts.REGULAR, look.SMALL, look.MUTED, 101.0),
    )
    canvas.setFillColor(look.TONES["ok"])
    canvas.rect(0, 0, 3.4, size[1], stroke=0, fill=1)
    for text, font, points, colour, down in lines:
        shown = flowables.shortened(text, font, points, room)
        flowables.line_of_text(canvas, 14, size[1] - down, shown, font=font, size=points, colour=colour)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
