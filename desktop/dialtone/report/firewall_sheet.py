"""One page for the firewall's supplier: what failed, what to change, what must be let through, and what his make calls it."""

# reportlab has no types
# mypy: disable-error-code="no-untyped-call,attr-defined"

import datetime as dt
import io
from typing import Any

from msgspec import Struct
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Spacer
from reportlab.platypus import Table as Drawn

from dialtone import __version__
from dialtone.domain.readiness import ReadinessRun
from dialtone.profile import ProviderProfile
from dialtone.profile.firewalls import Firewall
from dialtone.report import flowables, fonts, geometry, local, look, pages, sheet_content
from dialtone.report.document import Callout, Run
from dialtone.words import Words

_SITE = 120
"""Characters of whose network it is."""
_TOP = geometry.PAGE_HEIGHT - 48.0
_BOTTOM = 46.0
_GAP = 7.0
_SCALES = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7)
"""Tried in this order until all fits. Smaller print can't be read (5 points): then the list of makes is cut instead."""


class SheetMaterial(Struct, frozen=True, kw_only=True):
    """What the sheet is made of. `site`: whose network it is, as far as known; `created_at` aware."""

    run: ReadinessRun
    profile: ProviderProfile
    firewalls: tuple[Firewall, ...]
    created_at: dt.datetime
    site: str = ""


def render(material: SheetMaterial, language: str) -> bytes:
    """The sheet as PDF: one A4 page in nl, fr or en. The same material gives the same bytes."""
    fonts.register()
    words = Words(language)
    makes = sheet_content.makes(material.run, material.profile, material.firewalls, words)
    for scale in _SCALES:
        story = _story(material, words, makes, scale)
        if _fits(story, scale):
            return _draw(story, material, words, scale)
    kept = makes
    while kept and not _fits(story, scale):
        kept = kept[:-1]
        story = [*_story(material, words, kept, scale), look.paragraph(words.text("sheet.cut"), "small", "muted")]
    return _draw(story, material, words, scale)


def _fits(story: list[Flowable], scale: float) -> bool:
    width = geometry.WIDTH / scale
    needed = sum(one.wrap(width, 10_000)[1] + one.getSpaceBefore() + one.getSpaceAfter() for one in story)
    return float(needed) * scale <= _TOP - _BOTTOM


def _story(material: SheetMaterial, words: Words, makes: list[sheet_content.Makes], scale: float) -> list[Flowable]:
    """The page from top to bottom, as wide as it must be to fill the text width when it is drawn at this scale."""
    width = geometry.WIDTH / scale
    run, profile = material.run, material.profile
    measured = words.moment(local.time(run.started))
    facts = words.text("sheet.facts", provider=profile.title, moment=measured, interface=run.interface)
    story: list[Flowable] = [flowables.Rule(), Spacer(1, 8), look.paragraph(words.text("sheet.title"), "h1")]
    story += [
        Spacer(1, 2),
        look.paragraph(" · ".join(filter(None, (look.clean(material.site, _SITE), words.text("sheet.subject")))), "subtitle"),
    ]
    story += [look.paragraph(facts, "body", "muted"), Spacer(1, 8)]
    changes = sheet_content.changes(run, profile, words)
    title, text, tone = sheet_content.verdict(run, len(changes), words)
    story += [flowables.callout(Callout(title, text, tone), width), Spacer(1, _GAP)]
    if changes:
        head: tuple[str, ...] = ("", words.text("sheet.change"), words.text("sheet.measured"), words.text("sheet.limit"))
        story += [_table(head, [(str(at), *row) for at, row in enumerate(changes, 1)], (16, 0, 74, 62), width), Spacer(1, _GAP)]
    story += [look.paragraph(words.text("sheet.ports"), "h2"), Spacer(1, 2)]
    head = tuple(words.text(f"sheet.{key}") for key in ("what", "host", "port", "state"))
    story += [_table(head, sheet_content.ports(profile, words), (90, 0, 160, 112), width)]
    story += [look.paragraph(words.text("sheet.no-inbound"), "small", "muted"), Spacer(1, _GAP)]
    if makes:
        story += [look.paragraph(words.text("sheet.makes"), "h2"), Spacer(1, 2)]
        for remedy, rows in makes:
            story += [look.paragraph(Run(remedy, "bold"), "small"), _table((), rows, (112, 0), width), Spacer(1, 3)]
        story += [look.paragraph(words.text("sheet.unread"), "small", "muted")]
    return story


def _table(head: tuple[str, ...], rows: Any, widths: tuple[float, ...], total: float) -> Drawn:
    """A small table over the whole width; a width of 0 takes what the others leave."""
    elastic = total - sum(widths)
    body = [[look.paragraph(cell, "small") for cell in row] for row in rows]
    drawn = [[look.paragraph(cell, "head", "muted") for cell in head], *body] if head else body
    style = look.table_style(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 7),
            ("TOPPADDING", (0, 0), (-1, -1), 1.6),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.8),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, look.LINE),
            *([("LINEBELOW", (0, 0), (-1, 0), 0.8, look.TEXT)] if head else []),
        ]
    )
    return Drawn(drawn, colWidths=[width or elastic for width in widths], hAlign="LEFT", style=style)


def _draw(story: list[Flowable], material: SheetMaterial, words: Words, scale: float) -> bytes:
    out = io.BytesIO()
    title = look.clean(words.text("sheet.title"))
    template = BaseDocTemplate(
        out,
        pagesize=(geometry.PAGE_WIDTH, geometry.PAGE_HEIGHT),
        title=title,
        subject=look.clean(words.text("sheet.subject")),
        creator="Dialtone",
        producer="Dialtone",
        lang=words.language,
        displayDocTitle=1,
        invariant=1,
        pageCompression=1,
        initialFontName=fonts.REGULAR,
    )
    # The page is drawn at `scale` from its lower left corner on, so the frame is measured in what that leaves.
    padding = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    frame = Frame(geometry.LEFT / scale, _BOTTOM / scale, geometry.WIDTH / scale, (_TOP - _BOTTOM) / scale + 1, **padding)
    stamp = material.profile.stamp
    foot = words.text(
        "sheet.footer", version=__version__, profile=stamp.name, profile_version=stamp.version, sha=f"SHA-256 {stamp.sha256[:16]}"
    )
    made = words.moment(local.time(material.created_at))

    def page(canvas: Any, _template: Any) -> None:
        if material.run.training:
            pages.stripe(canvas, words.text("report.stripe"))
        place: dict[str, Any] = {"font": fonts.REGULAR, "size": look.SMALL, "colour": look.MUTED}
        flowables.line_of_text(canvas, geometry.LEFT, 26, foot, **place)
        flowables.line_of_text(canvas, geometry.RIGHT, 26, made, right=True, **place)
        canvas.scale(scale, scale)

    template.addPageTemplates([PageTemplate("sheet", [frame], onPage=page)])
    template.build(story)
    return out.getvalue()
