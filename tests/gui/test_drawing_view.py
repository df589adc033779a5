"""The drawing view: what is hit by the mouse is what is drawn on top, the arrow keys reach every subject, paper shows the same."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter

from dialtone.domain.drawing import Box, Circle, Drawing, Line, Picture, Polyline, Text
from dialtone.gui.tokens import DARK, LIGHT
from dialtone.gui.widgets.drawing_paint import Pictures, draw, subject_at, subjects
from dialtone.gui.widgets.drawing_view import DrawingView, pdf_of


def panel(ports=12, rows=2):
    """Ports in rows, each with its number."""
    shapes = []
    for number in range(1, ports * rows + 1):
        x, y = 10 * ((number - 1) % ports), 10 * ((number - 1) // ports)
        subject = f"panel-port:P1:{number}"
        shapes.append(Box(x=x + 1, y=y + 1, width=8, height=8, fill="free", subject=subject, hint=f"port {number}"))
        shapes.append(Text(x=x + 5, y=y + 6, text=str(number), align="centre", subject=subject))
    return Drawing(width=10 * ports, height=10 * rows, shapes=tuple(shapes), title="P1")


@pytest.fixture
def view(qtbot, context):
    made = DrawingView(context)
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show_drawing(panel())
    made.show()
    return made


def test_what_is_on_top_is_hit():
    drawing = Drawing(
        width=50,
        height=50,
        shapes=(
            Box(x=0, y=0, width=50, height=50, subject="rack:R1"),
            Circle(x=10, y=10, radius=4, subject="pin:a"),
            Line(x1=20, y1=0, x2=50, y2=30, subject="cord:c"),
        ),
    )
    assert subject_at(drawing, QPointF(10, 10)) == "pin:a"
    assert subject_at(drawing, QPointF(35, 15)) == "cord:c"
    assert subject_at(drawing, QPointF(45, 5)) == "rack:R1"
    assert subject_at(drawing, QPointF(60, 60)) == ""


def test_subjects_are_in_the_order_of_reading_with_their_words():
    found = subjects(panel(3, 2))
    assert list(found) == [f"panel-port:P1:{number}" for number in range(1, 7)]
    assert found["panel-port:P1:4"] == "port 4"


def test_the_arrow_keys_walk_over_the_ports_and_enter_opens(view, qtbot):
    chosen, opened = [], []
    view.chosen.connect(chosen.append)
    view.opened.connect(opened.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(view, key)
    assert [each.rpartition(":")[2] for each in chosen] == ["1", "2", "14", "13", "1"]
    assert view.hint() == "port 1"
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened == ["panel-port:P1:1"]
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.subject == ""


def test_a_click_chooses_and_a_double_click_opens(view, qtbot):
    opened = []
    view.opened.connect(opened.append)
    place = view.mapFromScene(QPointF(35, 5))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.subject == "panel-port:P1:4"
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == ["panel-port:P1:4"]


def test_zoom_stays_within_reason_and_fit_shows_all(view, qtbot):
    fitted = view.transform().m11()
    for _ in range(60):
        qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert fitted < view.transform().m11() <= 40
    for _ in range(90):
        qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert 0 < view.transform().m11() < fitted
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.transform().m11() == pytest.approx(fitted)


def test_what_is_chosen_stays_chosen_when_the_same_drawing_comes_again(view):
    assert view.choose("panel-port:P1:5")
    view.show_drawing(panel())
    assert view.subject == "panel-port:P1:5"
    view.show_drawing(panel(4, 1))
    assert view.subject == ""
    assert not view.choose("panel-port:P1:5")


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_every_shape_is_painted(qapp, tokens):
    png = QImage(4, 4, QImage.Format.Format_RGB32)
    png.fill(0x00FF00)
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    png.save(buffer, "PNG")
    shapes = (
        Line(x1=1, y1=1, x2=9, y2=9, tone="ink", weight=1),
        Polyline(points=((1, 1), (9, 1), (9, 9)), tone="warn", weight=1),
        Box(x=1, y=1, width=8, height=8, fill="used", stroke="used"),
        Circle(x=5, y=5, radius=3, fill="fault", solid=True),
        Text(x=0, y=8, text="W", size=8, width=9),
        Picture(x=0, y=0, width=9, height=9, png=bytes(buffer.data().data())),
    )
    for shape in shapes:
        image = QImage(40, 40, QImage.Format.Format_RGB32)
        image.fill(0x123456)
        blank = image.copy()
        painter = QPainter(image)
        painter.scale(4, 4)
        draw(painter, Drawing(width=10, height=10, shapes=(shape,)), tokens, Pictures())
        painter.end()
        assert image != blank, shape


def test_a_picture_that_is_none_is_left_out(qapp):
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    draw(painter, Drawing(width=10, height=10, shapes=(Picture(x=0, y=0, width=9, height=9, png=b"no"),)), LIGHT, Pictures())
    painter.end()
    assert image.pixel(4, 4) == 0xFF000000


@pytest.mark.parametrize("drawing", [panel(), panel(60, 60), Drawing(width=0, height=0)])
def test_a_page_is_a_pdf(qapp, drawing):
    assert pdf_of(drawing).startswith(b"%PDF-")
