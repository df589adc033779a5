"""Drawings of the cabling: pure functions from the record to shapes. Words come in through `say`, which is `Words.text` of a language."""

from collections.abc import Callable

Say = Callable[..., str]
"""Gives the words of a key («drawing.free») with its parameters filled in."""

WIDTH = 174.0
"""Width of most drawings in mm: the text width of an A4 report."""
