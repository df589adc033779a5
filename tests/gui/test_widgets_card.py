"""The panel of cards."""

from dialtone.gui.widgets.card import SidePanel
from dialtone.gui.widgets.question_cards import Ask, AskCard, breakable


def test_a_word_longer_than_the_panel_leaves_the_figures_in_view(qtbot, context):
    panel = SidePanel()
    qtbot.addWidget(panel)
    title = f"{'W' * 5000} has telephony, but no device"
    panel.add(AskCard(context, Ask(key="p1", severity="doubt", title=title, text=title), writable=True, parent=panel))
    panel.resize(296, 300)
    panel.show()
    qtbot.waitExposed(panel)
    assert panel.widget().width() <= panel.viewport().width()


def test_words_of_usual_length_stay_as_they_are():
    text = "Marie-Christine Van den Broeck-Vandenberghe has 2 devices."
    assert breakable(text) == text
