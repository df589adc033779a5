"""The commissioning report as PDF/A-3b, with the dossier's data attached (design: looks; reference: signing)."""

from dialtone.report import archive, attachment, content, layout
from dialtone.report.material import ReportLanguage, ReportMaterial

__all__ = ["render"]


def render(material: ReportMaterial, language: ReportLanguage, *, draft: bool = False) -> bytes:
    """The report, ready to be signed; a draft is marked on every page and is never signed.

    The same material gives the same bytes. Raises EnvironmentProblem `report.not-archivable` (the file would not be PDF/A) or
    `report.conditions` (a partner's own conditions file can't be read).
    """
    data = attachment.attachment(material, language, draft=draft)
    document = content.build(material, language, attachment.sha256(data), draft=draft)
    return archive.archive(layout.draw(document), data, material.created_at)
