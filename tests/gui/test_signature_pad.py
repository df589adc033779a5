"""The pad by mouse and finger: strokes as they were drawn, within its bounds, with their moments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt

from dialtone.gui.widgets.signature_pad import _MOST_POINTS, SignaturePad


@pytest.fixture
def pad(qtbot, context):
    made = SignaturePad(context)
    qtbot.addWidget(made)
    made.resize(640, made.height())
    made.show()
    return made


def test_strokes_are_kept_as_drawn(pad, qtbot):
    heard = []
    pad.changed.connect(lambda: heard.append(True))
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(10, 20))
    qtbot.mouseMove(pad, QPoint(30, 40))
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(30, 40))
    assert [(x, y) for x, y, _ in pad.strokes[0]] == [(10, 20), (30, 40)]
    ink = pad.ink()
    assert (ink.width, ink.height, ink.strokes) == (640, pad.height(), (((10, 20), (30, 40)),))
    assert heard == [True]
    pad.clear()
    assert pad.empty
    assert pad.ink() is None


def test_moments_count_from_the_first_point(pad):
    pad._begin(QPointF(1, 1), 5000)
    pad._add(QPointF(20, 1), 5040)
    pad._end()
    pad._begin(QPointF(40, 1), 6000)
    pad._end()
    assert [[moment for _, _, moment in stroke] for stroke in pad.strokes] == [[0, 40], [1000]]


def test_a_pad_that_is_off_takes_nothing(pad):
    pad.setEnabled(False)
    pad._begin(QPointF(10, 20), 0)
    pad._add(QPointF(30, 20), 5)
    pad._end()
    assert pad.empty


def test_what_lies_on_the_pad_for_ever_stays_bounded(pad):
    pad._begin(QPointF(0, 0), 0)
    for number in range(_MOST_POINTS + 50):
        pad._strokes[-1].append((0.0, 0.0, number)) if number < _MOST_POINTS else pad._add(QPointF(number % 600, 5), number)
    assert sum(map(len, pad.strokes)) <= _MOST_POINTS + 1


def test_ink_stays_on_the_pad(pad):
    @given(st.lists(st.tuples(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4)), min_size=1, max_size=20))
    def holds(points):
        pad.clear()
        pad._begin(QPointF(*points[0]), 0)
        for point in points[1:]:
            pad._add(QPointF(*point), 1)
        pad._end()
        ink = pad.ink()
        assert all(0 <= x <= ink.width and 0 <= y <= ink.height for stroke in ink.strokes for x, y in stroke)

    holds()
