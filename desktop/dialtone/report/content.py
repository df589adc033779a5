"""From material to a neutral document: which chapters a report has, in which order."""

from dialtone.report import (
    chapter_cabling,
    chapter_closing,
    chapter_count,
    chapter_emergency,
    chapter_network,
    chapter_photos,
    chapter_raw,
    chapter_site,
    chapter_summary,
    chapter_support,
    chapter_versions,
)
from dialtone.report.attachment import keyword
from dialtone.report.context import Context
from dialtone.report.document import Block, Document
from dialtone.report.material import ReportLanguage, ReportMaterial

_TAGS = {"nl": "nl-BE", "fr": "fr-BE", "en": "en", "de": "de-BE"}


def build(material: ReportMaterial, language: ReportLanguage, digest: str, *, draft: bool) -> Document:
    """The report as a document. `digest` is the SHA-256 of its attachment, printed so that page and data can be compared."""
    c = Context(material, language, digest, draft=draft)
    blocks: list[Block] = [
        *chapter_summary.summary(c),
        *chapter_versions.versions(c),
        *chapter_count.users(c),
        *chapter_count.channels(c),
        *chapter_count.order(c),
        *chapter_summary.findings(c),
        *chapter_site.devices(c),
        *chapter_site.numbers(c),
        *chapter_emergency.sheets(c),
        *chapter_cabling.cabling(c),
        *chapter_photos.photos(c),
        *chapter_network.readiness(c),
        *chapter_site.checklists(c),
        *chapter_support.support(c),
        *chapter_closing.conditions(c),
        *chapter_network.scan(c),
        *chapter_raw.raw(c),
        *chapter_closing.evidence(c),
        *chapter_closing.signatures(c),
    ]
    customer = material.record.customer
    return Document(
        language=_TAGS[language],
        title=" – ".join(part for part in (c.text("cover.document"), customer.name if customer else None) if part),
        author=material.record.partner.name or "" if material.record.partner else "",
        subject=c.text("cover.subject", dossier=material.dossier_id, number=material.number),
        keywords=keyword(digest),
        footer=f"Dialtone · {c.text('footer', dossier=material.dossier_id)}",
        page_of="{page} / {total}",
        cover=chapter_summary.cover(c),
        blocks=tuple(blocks),
        stripe=c.text("stripe") if material.training else "",
        watermark=c.text("watermark") if draft else "",
        brand=material.brand,
    )
