"""The dossier's photos as the report prints them."""

import contextlib

from dialtone.domain.problems import Problem
from dialtone.report.document import Picture
from dialtone.services.session import Session


def pictures(session: Session) -> dict[str, Picture]:
    """By hash, each once; without those that the dossier doesn't hold or nobody can read."""
    from dialtone.report import photos

    found: dict[str, Picture] = {}
    for sha256 in dict.fromkeys(photo.sha256 for photo in session.record.photos):
        if sha256:
            with contextlib.suppress(Problem):
                picture = photos.prepared(session.attachment(sha256))
                if picture is not None:
                    found[sha256] = picture
    return found
