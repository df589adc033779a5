"""Names what was done to a signed file: verification knows that something changed, a reader wants to know what.

Everything here explains; nothing here decides. A file is refused by `verify` whether or not a name is found for what happened to it.
"""

import re
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

SUBJECT = "2.25.201862716209142738403957216394051823947"
"""Qualifier of the commitment in a signature: the SHA-256 of the report's data that was signed (an OID from a UUID, X.667)."""
_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]")
_MOST = 20
_NEAR = 200
_MAX_PAGES = 20_000


class Finding(Struct, frozen=True, kw_only=True):
    """One thing that isn't as it should be. `code` has its words under `verify.finding`; `signer`: the name of the one it concerns."""

    code: str
    signer: str = ""


def of_bytes(pdf: bytes) -> tuple[Finding, ...]:
    """What the bytes alone show, for files that the parser refuses too: cut off in the middle, or written anew by another program."""
    found = []
    for match in list(_RANGE.finditer(pdf))[:_MOST]:
        first, size, second, rest = (int(number) for number in match.groups())
        gap = first + size
        # a file that ends before its signature still has the array right in front of where the signature would begin
        placed = pdf[gap : gap + 1] == b"<" or (gap >= len(pdf) and gap - match.end() < _NEAR)
        if first != 0 or not placed or (second + rest <= len(pdf) and pdf[second - 1 : second] != b">"):
            found.append(Finding(code="saved-anew"))
        elif second + rest > len(pdf):
            found.append(Finding(code="cut-off"))
    return tuple(dict.fromkeys(found))


def of_digest(embedded: Any, signer: str, data_sha256: str | None, others: Sequence[Any]) -> Finding:
    """Why a signature's digest isn't that of the bytes it stands over. `others`: the file's other signatures."""
    if embedded.reader.xrefs.total_revisions == 1:  # each of our signatures is a revision of its own
        return Finding(code="saved-anew")
    value = embedded.signer_info["signature"].native
    if any(other.signer_info["signature"].native == value for other in others):
        return Finding(code="copied-signature", signer=signer)
    subject = subject_of(embedded)
    if subject is not None and data_sha256 is not None and subject != data_sha256:
        return Finding(code="copied-signature", signer=signer)
    return Finding(code="bytes-changed", signer=signer)


def subject_of(embedded: Any) -> str | None:
    """The hash of the data that a signature says it was made for; None where it doesn't say."""
    for attribute in embedded.signer_info["signed_attrs"]:
        if attribute["type"].native != "commitment_type":
            continue
        qualifiers = attribute["values"][0]["commitment_type_qualifier"]
        for qualifier in qualifiers if qualifiers.native else ():
            if qualifier["commitment_type_identifier"].dotted == SUBJECT:
                return bytes(qualifier["qualifier"].parse().native).hex()
    return None


def of_updates(embedded: Any) -> tuple[Finding, ...]:
    """What later revisions did that they may not: pages, data, notes, fields, or something else."""
    try:
        codes = _changed(embedded)
    except Exception:  # noqa: BLE001 - an update may break the file's structure in any way; then that is all there is to say
        codes = []
    return tuple(Finding(code=code) for code in codes or ["changed-later"])


def _changed(embedded: Any) -> list[str]:
    reader = embedded.reader
    last = reader.xrefs.total_revisions - 1
    signed = embedded.signed_revision
    before, now = reader.get_historical_resolver(signed), reader.get_historical_resolver(last)
    touched = {ref for revision in range(signed + 1, last + 1) for ref in reader.xrefs.explicit_refs_in_revision(revision)}
    codes = [code for code, differs in (("page-changed", _pages_differ), ("data-changed", _data_differ)) if differs(before, now, touched)]
    return codes + _notes(before, now, touched)


def _pages(root: Any) -> list[Any]:
    """The pages as dictionaries, in order; bounded, since a page tree may lead round in a ring."""
    found: list[Any] = []
    waiting, steps = [root["/Pages"]], 0
    while waiting and steps < _MAX_PAGES:
        steps += 1
        node = waiting.pop(0).get_object()
        if "/Kids" in node:
            waiting[:0] = list(node["/Kids"])
        else:
            found.append(node)
    return found


def _raw(dictionary: Any, key: str) -> Any:
    return dictionary.raw_get(key) if key in dictionary else None


def _pages_differ(before: Any, now: Any, touched: set[Any]) -> bool:
    old, new = _pages(before.root), _pages(now.root)
    if len(old) != len(new):
        return True
    for one, other in zip(old, new, strict=True):
        for key in ("/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate"):
            here, there = _raw(one, key), _raw(other, key)
            if repr(here) != repr(there) or (there is not None and now.collect_dependencies(there) & touched):
                return True
    return False


def _data_differ(before: Any, now: Any, touched: set[Any]) -> bool:
    old, new = (_raw(side.root, "/Names") for side in (before, now))
    return repr(old) != repr(new) or (new is not None and bool(now.collect_dependencies(new) & touched))


def _notes(before: Any, now: Any, touched: set[Any]) -> list[str]:
    """Notes and fields that were added or changed; a signature's own field is neither."""
    codes = []
    for one, other in zip(_pages(before.root), _pages(now.root), strict=False):
        old = {repr(entry) for entry in _entries(one)}
        for entry in _entries(other):
            if repr(entry) in old and getattr(entry, "reference", None) not in touched:
                continue
            note = entry.get_object()
            if note.get("/Subtype") != "/Widget":
                codes.append("note-added")
            elif note.get("/FT") != "/Sig":
                codes.append("field-added")
    return list(dict.fromkeys(codes))


def _entries(page: Any) -> list[Any]:
    notes = page.get("/Annots", [])
    return [notes.raw_get(at) for at in range(len(notes))]
