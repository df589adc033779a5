"""Readable in every theme, every icon there, and a switch reaches what is shown."""

import re

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QRadioButton, QStyle, QStyleOptionButton

from dialtone.gui import icons
from dialtone.gui.style import style_sheet
from dialtone.gui.theme import Theme, palette
from dialtone.gui.tokens import DARK, THEMES, contrast

TONES = ("accent", "ok", "warn", "fail", "doubt")
READABLE = 4.5


def pairs(tokens):
    for ground in ("background", "surface"):
        for text in ("text", "muted", *TONES):
            yield f"{text} on {ground}", tokens.colour(text), tokens.colour(ground)
    for tone in TONES:
        yield f"{tone} on its tint", tokens.colour(tone), tokens.tint(tone)
    yield "text on the selected row", tokens.text, tokens.accent_on
    yield "muted on the selected row", tokens.muted, tokens.accent_on
    yield "text on hover", tokens.text, tokens.hover
    yield "primary button", tokens.on_accent, tokens.accent
    yield "rail", tokens.rail_text, tokens.rail
    yield "rail, quiet", tokens.rail_muted, tokens.rail
    for tone in icons.STATE_TONES.values():
        yield f"rail symbol {tone}", DARK.colour(tone), tokens.rail


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
def test_contrast(tokens):
    poor = {name: round(contrast(one, other), 2) for name, one, other in pairs(tokens) if contrast(one, other) < READABLE}
    assert not poor


def test_contrast_formula():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
def test_style_sheet_has_no_hole_and_only_colours_of_the_theme(tokens):
    sheet = style_sheet(tokens, "chevron.png", "check.png")
    assert "$" not in sheet
    known = {str(getattr(tokens, name)).upper() for name in tokens.__dataclass_fields__} | {"#0E7CA5", "#67C0DF"}
    assert {colour.upper() for colour in re.findall(r"#[0-9A-Fa-f]{6}", sheet)} <= known


def test_every_icon_named_anywhere_is_there():
    tables = (icons.STATE_ICONS, icons.SEVERITY_ICONS, icons.VERDICT_ICONS, icons.PAGE_ICONS, icons.KIND_ICONS)
    assert {name for table in tables for name in table.values() if not icons.exists(name)} == set()


def test_icons_take_the_colour_asked_for(qapp):
    image = icons.draw("circle-check", "#B42B24", 32).toImage()
    colours = {image.pixelColor(x, y).name() for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() == 255}
    assert colours == {"#b42b24"}


def test_a_switch_reaches_palette_and_listeners(qapp, qtbot):
    theme = Theme("light")
    theme.apply()
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    assert theme.tokens is DARK
    assert QApplication.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.background
    assert palette(DARK).color(QPalette.ColorRole.PlaceholderText).name().upper() == DARK.muted
    theme.choose("light")
    theme.close()


def _option(button, *, focused):
    option = QStyleOptionButton()
    button.initStyleOption(option)
    option.state |= QStyle.StateFlag.State_HasFocus
    if not focused:
        option.state &= ~QStyle.StateFlag.State_HasFocus
    return option


@pytest.mark.parametrize("name", ["light", "dark", "sunlight"])
@pytest.mark.parametrize("checked", [True, False])
@pytest.mark.parametrize(
    ("kind", "element"),
    [(QCheckBox, QStyle.SubElement.SE_CheckBoxContents), (QRadioButton, QStyle.SubElement.SE_RadioButtonContents)],
)
def test_the_focus_does_not_push_words_out_of_a_box(qapp, qtbot, name, checked, kind, element):
    theme = Theme(name)
    theme.apply()
    button = kind("The customer does not sign")
    qtbot.addWidget(button)
    button.setChecked(checked)
    button.resize(button.sizeHint())
    button.ensurePolished()
    with_focus, without = (button.style().subElementRect(element, _option(button, focused=focused), button) for focused in (True, False))
    assert with_focus == without
    theme.choose("light")
    theme.close()


def test_a_chosen_radio_button_looks_chosen_while_it_has_the_focus(qapp, qtbot):
    theme = Theme("light")
    theme.apply()
    pictures = []
    for checked in (True, False):
        button = QRadioButton("Refused")
        qtbot.addWidget(button)
        button.setAutoExclusive(False)
        button.setChecked(checked)
        button.ensurePolished()
        option = _option(button, focused=True)
        option.rect = QRect(0, 0, 18, 18)
        picture = QImage(18, 18, QImage.Format.Format_RGB32)
        picture.fill(0xFFFFFF)
        painter = QPainter(picture)
        button.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorRadioButton, option, painter, button)
        painter.end()
        pictures.append(picture)
    assert pictures[0] != pictures[1]
    theme.close()
