"""Makes a drawn PDF an archive file, PDF/A-3b, with the dossier's data attached, and reads the attachment back.

PDF/A-3 and not -1 or -2: only -3 allows any file as attachment. Done before the first signature; afterwards nobody may rewrite the file.
"""

import datetime as dt
import io
import re

import pikepdf
from pikepdf import pdfa

from dialtone.domain.problems import EnvironmentProblem
from dialtone.report.attachment import ATTACHMENT

_FLAVOUR = "3b"


def archive(drawn: bytes, attachment: bytes, created_at: dt.datetime) -> bytes:
    """The PDF/A-3b of a drawn file with `attachment` as dossier.json, dated `created_at` (aware). The same input gives the same bytes.

    Raises EnvironmentProblem `report.not-archivable` when the result doesn't pass the validator: better no report than one that
    claims a form it does not have.
    """
    stamp = created_at.astimezone(dt.UTC)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        for page in pdf.pages:
            if "/Trans" in page.obj:  # reportlab writes it on every page; PDF/A does not know it
                del page.obj["/Trans"]
        moment = stamp.strftime("D:%Y%m%d%H%M%S+00'00'")
        pdf.docinfo["/CreationDate"] = moment
        pdf.docinfo["/ModDate"] = moment
        pdf.attachments[ATTACHMENT] = pikepdf.AttachedFileSpec(
            pdf,
            attachment,
            filename=ATTACHMENT,
            description="The dossier as data",
            mime_type="application/json",
            relationship=pikepdf.Name.Source,
            creation_date=moment,
            mod_date=moment,
        )
        try:
            pdfa.prepare(pdf, _FLAVOUR)
            _date_metadata(pdf, stamp)
            pdfa.save(pdf, out, _FLAVOUR, repair=False, deterministic_id=True)
        except pdfa.PdfaError as error:
            reasons = "; ".join(str(finding) for finding in list(getattr(error.report, "findings", ()))[:3])
            raise EnvironmentProblem("report.not-archivable", reasons=reasons or str(error)) from error
    return out.getvalue()


def _date_metadata(pdf: pikepdf.Pdf, stamp: dt.datetime) -> None:
    """Give the metadata the report's own time; the library writes the clock's, and the same report would be another file each time."""
    metadata = pdf.Root.Metadata
    dated = stamp.strftime("%Y-%m-%dT%H:%M:%S+00:00").encode()
    metadata.write(re.sub(rb"(<xmp:MetadataDate>)[^<]*", rb"\g<1>" + dated, metadata.read_bytes()))
