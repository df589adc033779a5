"""Measures shared by the page and by the signature that is put on it later, in points (1/72 inch), origin at the lower left of an A4."""

PAGE_WIDTH = 595.28
PAGE_HEIGHT = 841.89
LEFT = 50.0
RIGHT = PAGE_WIDTH - 50.0
WIDTH = RIGHT - LEFT
TOP = PAGE_HEIGHT - 58.0
BOTTOM = 62.0
FOOTER = 34.0

_GUTTER = 20.0
_BOX_WIDTH = (WIDTH - _GUTTER) / 2
_BOX_BOTTOM = 84.0
BOX_HEIGHT = 112.0
BOX_WIDTH = _BOX_WIDTH
BOXES_TOP = _BOX_BOTTOM + BOX_HEIGHT + 66.0
"""Text of the signature page stays above this line."""

INSTALLER_BOX = (LEFT, _BOX_BOTTOM, LEFT + _BOX_WIDTH, _BOX_BOTTOM + BOX_HEIGHT)
CUSTOMER_BOX = (RIGHT - _BOX_WIDTH, _BOX_BOTTOM, RIGHT, _BOX_BOTTOM + BOX_HEIGHT)
"""Where the signature fields lie on the last page: x1, y1, x2, y2."""
