"""The plot: round ticks, thinning that loses no peak, and a picture that shows what it is given."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from dialtone.gui.widgets.plot import Plot
from dialtone.gui.widgets.plot_drawing import Curve, Limit, Picture, decimals, thinned, ticks


@given(st.floats(1e-6, 1e9))
def test_ticks_are_few_and_reach_the_highest(highest):
    found = ticks(highest)
    assert found[0] == 0
    assert found[-1] >= highest * 0.999
    assert found[-1] <= highest * 4
    assert 2 <= len(found) <= 4


@given(st.floats(1e-4, 1e9))
def test_an_axis_says_its_ticks_as_they_are(highest):
    found = ticks(highest)
    digits = decimals(found)
    assert all(math.isclose(float(f"{tick:.{digits}f}"), tick, abs_tol=1e-9) for tick in found)
    assert len({f"{tick:.{digits}f}" for tick in found}) == len(found)


def test_an_axis_of_small_values_is_not_rounded(plot):
    assert decimals([0.0, 0.025, 0.05, 0.075]) == 3
    assert decimals([1.0, 3.0, 5.0]) == 0
    plot.show_picture(picture(0.06, 0.075))
    assert plot.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("highest", [0.0, -1.0, math.nan, math.inf])
def test_ticks_of_nothing(highest):
    assert ticks(highest) == [0.0, 1.0]


@given(st.lists(st.none() | st.floats(0, 1e6), min_size=1, max_size=3000), st.integers(1, 400))
def test_thinning_keeps_the_lowest_and_the_highest(values, width):
    points = tuple(enumerate(values))
    kept = thinned(points, width)
    assert len(kept) <= max(4 * width, 4) + 4
    known = [value for value in values if value is not None]
    if known:
        assert {min(known), max(known)} <= {value for _, value in kept}
    assert [at for at, _ in kept] == sorted(at for at, _ in kept)


def picture(*values: float | None, limit: float | None = None, **more) -> Picture:
    points = tuple(enumerate(values))
    limits = (Limit(limit, f"limit {limit}"),) if limit is not None else ()
    return Picture("Round trip", "ms", (Curve("round trip", "accent", points),), limits, **more)


def colours(plot: Plot, name: str) -> int:
    """How many pixels have about the colour of this tone."""
    image: QImage = plot.grab().toImage()
    wanted = QColor(plot._context.theme.tokens.colour(name))
    near = 0
    for y in range(image.height()):
        for x in range(image.width()):
            seen = image.pixelColor(x, y)
            off = abs(seen.red() - wanted.red()) + abs(seen.green() - wanted.green()) + abs(seen.blue() - wanted.blue())
            near += off < 150
    return near


@pytest.fixture
def plot(qtbot, context):
    made = Plot(context)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the frame of the focus has the colour of a curve
    qtbot.addWidget(made)
    made.resize(340, made.sizeHint().height())
    made.show()
    return made


def test_a_curve_is_drawn_and_a_gap_is_none(plot):
    plot.show_picture(picture())
    empty = colours(plot, "accent")
    plot.show_picture(picture(20, 12, 16, 8, 20))
    whole = colours(plot, "accent")
    plot.show_picture(picture(20, None, None, None, 20))
    gap = colours(plot, "accent")
    assert whole - empty > 100  # letters have a few such pixels too
    assert gap - empty < (whole - empty) / 5


def test_every_reading_between_gaps_is_seen(plot):
    plot.show_picture(picture(None, None, None, None, None, top=20))
    empty = colours(plot, "accent")
    plot.show_picture(picture(20, None, 12, None, 16, top=20))
    assert colours(plot, "accent") - empty > 10


def test_a_limit_is_drawn_where_the_curve_is_near_and_named_always(plot):
    plot.show_picture(picture(20, 22, 21, limit=30))
    near = colours(plot, "fail")
    plot.show_picture(picture(20, 22, 21, limit=3000))
    assert near > 50
    assert colours(plot, "fail") == 0
    assert "limit 3000" in plot.accessibleDescription()


def test_what_it_says_to_who_does_not_see_it(plot):
    plot.show_picture(picture(20, 22, limit=30, note="median 21 ms"))
    assert plot.accessibleName() == "Round trip"
    assert plot.accessibleDescription() == "median 21 ms · limit 30"


@pytest.mark.parametrize("theme", ["light", "dark", "sunlight"])
@pytest.mark.parametrize("size", [(1, 1), (30, 20), (340, 124), (1200, 400)])
def test_any_size_and_theme(plot, context, theme, size):
    context.theme.choose(theme)
    curves = tuple(Curve(f"curve {tone}", tone, ((1.0, 4.1), (2.0, 4.4))) for tone in ("accent", "doubt", "muted", "warn"))
    plot.show_picture(Picture("MOS", "", curves, (Limit(4.03, "limit"),), "note", dots=True, bottom=1.0, top=5.0))
    plot.setFixedSize(*size)
    assert not plot.grab().isNull()


def test_it_is_saved_as_vectors_with_its_letters(plot, dialogs, tmp_path, settle):
    plot.show_picture(picture(20, 22, 21, limit=30))
    target = tmp_path / "plot.pdf"
    dialogs.files.append(target)
    plot.actions()[0].trigger()
    settle()
    data = target.read_bytes()
    assert data.startswith(b"%PDF-")
    assert b"/Subtype /Image" not in data
    assert b"/Font" in data
