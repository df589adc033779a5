"""From one list of rows to the next with as few steps as can be: a list that grows while it is read must neither flicker nor jump."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_MOST_STEPS = 100
"""Beyond so many, drawing all anew is less work."""


@dataclass(frozen=True)
class Steps:
    """Runs of rows (first, last) that go, from the bottom up, and that then come, from the top down."""

    gone: tuple[tuple[int, int], ...] = ()
    come: tuple[tuple[int, int], ...] = ()


def differences(before: Sequence[str], after: Sequence[str]) -> Steps | None:
    """The steps from the keys before to those after; None where rows changed places, or where there are too many steps."""
    old, new = set(before), set(after)
    if len(old) != len(before) or len(new) != len(after):
        return None
    if [key for key in before if key in new] != [key for key in after if key in old]:
        return None
    gone = tuple(_runs([place for place, key in enumerate(before) if key not in new]))[::-1]
    come = tuple(_runs([place for place, key in enumerate(after) if key not in old]))
    return Steps(gone, come) if len(gone) + len(come) <= _MOST_STEPS else None


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Places in a row as one run."""
    first = last = -1
    for place in places:
        if first >= 0 and place == last + 1:
            last = place
            continue
        if first >= 0:
            yield first, last
        first = last = place
    if first >= 0:
        yield first, last
