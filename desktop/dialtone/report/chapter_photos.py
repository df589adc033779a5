"""The photos of the dossier, each with what it shows and the hash of the photo as it was taken."""

from collections.abc import Callable

from dialtone.domain.record import Cabling, Photo
from dialtone.report.context import Context
from dialtone.report.document import Block, Heading, Paragraph, Photograph, Photographs

_HASH = 16


def photos(c: Context) -> list[Block]:
    """All photos, in the dossier's order; nothing without any: the cabling's minimum record says which racks lack one."""
    held = [photo for photo in c.record.photos if photo.sha256]
    if not held:
        return []
    names = _names(c)
    return [
        Heading(c.text("photos.title", count=len(held)), 1, "photos"),
        Paragraph(c.text("photos.text"), small=True),
        Photographs(tuple(_photograph(c, photo, names) for photo in held)),
    ]


def _photograph(c: Context, photo: Photo, names: dict[str, Callable[[str], str]]) -> Photograph:
    shown = c.material.photos.get(photo.sha256 or "")
    kind, _, identity = (photo.subject or "").partition(":")
    subject = f"{c.text(f'photos.{kind}')} {names[kind](identity)}" if kind in names else photo.subject or ""
    return Photograph(
        picture=shown,
        missing="" if shown else c.text("photos.missing"),
        caption=photo.caption or "",
        detail=" · ".join(part for part in (subject, f"SHA-256 {(photo.sha256 or '')[:_HASH]}…") if part),
    )


def _names(c: Context) -> dict[str, Callable[[str], str]]:
    """What people call the things that a photo may show, by kind; an id where nothing more is known."""
    held = c.record.cabling or Cabling()
    racks = {rack.id: rack.name or rack.id for rack in held.racks}
    switches = {switch.id: switch.name or switch.id for switch in held.switches}
    outlets = {outlet.id: outlet.label or outlet.id for outlet in held.outlets}

    def of(names: dict[str, str]) -> Callable[[str], str]:
        return lambda identity: names.get(identity, identity)

    return {
        "rack": of(racks),
        "panel": of({}),
        "switch": of(switches),
        "outlet": of(outlets),
        "link": of({}),
        "room": c.name,
        "device": c.name,
    }
