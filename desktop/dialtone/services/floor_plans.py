"""Floor plans for the window: a page of a drawing as a picture, and how many pages there are."""

from msgspec import Struct

from dialtone.domain.drawings.floor_plan import PlanPicture

MAX_BYTES = 40 * 1024 * 1024
"""Of a drawing's file; a dossier must stay a file that one can send."""


class PlanPage(Struct, frozen=True, kw_only=True):
    """A page's picture, and the number of pages of its file."""

    picture: PlanPicture
    pages: int


def page(data: bytes, number: int = 1, *, most_pixels: int | None = None) -> PlanPage:
    """A page (from 1) of a PDF, PNG or JPEG as a picture of a bounded size. InputProblem «plan.…» says why it can't be read."""
    from dialtone.cabling import plans

    drawn = plans.picture(data, number, most_pixels=most_pixels or plans.MOST_PIXELS)
    picture = PlanPicture(png=drawn.png, width=drawn.width, height=drawn.height)
    return PlanPage(picture=picture, pages=max(drawn.pages, 1))
