"""The style sheet, made from the tokens.

Widgets say what they are through properties («role», «tone», «card»), never through own colours.
"""

from string import Template

from dialtone.gui import tokens as measures
from dialtone.gui.tokens import Tokens

_SHEET = Template("""
QWidget { color: $text; }
QMainWindow, QDialog, QWidget[ground="true"] { background: $background; }
QToolTip { background: $surface; color: $text; border: 1px solid $line; padding: 6px 8px; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 700; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="section"] { font-size: ${small}px; font-weight: 600; color: $muted; letter-spacing: 0.6px; }
QLabel[role="big"] { font-size: ${big}px; font-weight: 700; }
QLabel[role="small"] { font-size: ${small}px; color: $muted; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="message"] { font-size: ${small}px; }
QLabel[tone="muted"] { color: $muted; } QLabel[tone="ok"] { color: $ok; } QLabel[tone="warn"] { color: $warn; }
QLabel[tone="fail"] { color: $fail; } QLabel[tone="doubt"] { color: $doubt; } QLabel[tone="accent"] { color: $accent; }

QFrame[card="true"] { background: $surface; border: ${line_px}px solid $line; border-radius: ${radius}px; }
QFrame[role="countline"] { border: 2px solid transparent; border-radius: 4px; }
QFrame[role="countline"]:focus { border: 2px solid $accent; }
QFrame[role="hairline"] { background: $line; border: none; max-height: ${line_px}px; min-height: ${line_px}px; }
QFrame[role="header"], QFrame[role="status"] { background: $surface; }
QFrame[role="header"] { border: none; border-bottom: ${line_px}px solid $line; }
QFrame[role="status"] { border: none; border-top: ${line_px}px solid $line; }
QFrame[role="rail"] { background: $rail; border: none; }
QFrame[role="banner"][tone="warn"] { background: $warn_on; border: none; border-bottom: ${line_px}px solid $line; }
QFrame[role="banner"][tone="doubt"] { background: $doubt_on; border: none; border-bottom: ${line_px}px solid $line; }
QFrame[role="banner"][tone="fail"] { background: $fail_on; border: none; border-bottom: ${line_px}px solid $line; }

QPushButton { background: $surface; color: $text; border: ${line_px}px solid $line; border-radius: ${radius}px; padding: 0 14px;
  min-height: 30px;
  max-height: 30px; font-weight: 600; }
QPushButton:hover { background: $hover; } QPushButton:pressed { background: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 0 13px; min-height: 28px; max-height: 28px; outline: none; }
QPushButton:disabled { color: $muted; background: $background; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[role="primary"]:hover { background: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $line; color: $muted; border-color: $line; }
QPushButton[role="danger"] { color: $fail; border-color: $fail; }
QPushButton[role="quiet"], QToolButton[role="quiet"] { background: transparent; border: 2px solid transparent; font-weight: 400;
  padding: 0 8px; }
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover { background: $hover; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus { border: 2px solid $accent; }
QPushButton[role="link"] { background: transparent; border: 2px solid transparent; color: $accent; padding: 0 2px; font-weight: 600;
  min-height: 20px;
  max-height: 24px; text-align: left; }
QPushButton[role="link"]:focus { border: 2px solid $accent; } QPushButton[role="link"]:hover { text-decoration: underline; }
QToolButton { background: $surface; border: ${line_px}px solid $line; border-radius: ${radius}px; min-height: 28px; min-width: 28px;
  padding: 0 4px; }
QToolButton:hover { background: $hover; } QToolButton:focus { border: 2px solid $accent; }
QToolButton[role="quiet"] { min-height: 28px; min-width: 28px; padding: 0 2px; border-radius: ${radius}px; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton::menu-indicator { image: none; width: 0; }

QPushButton[role="chip"] { border: 2px solid transparent; border-radius: 12px; min-height: 20px; max-height: 20px; padding: 0 10px;
  font-size: 12px;
  font-weight: 600; }
QPushButton[role="chip"]:focus { border: 2px solid $accent; }
QPushButton[role="chip"]:checked { border: 2px solid $accent; }
QPushButton[role="select"] { text-align: left; font-weight: 400; padding: 0 32px 0 10px; }
QPushButton[role="select"]:focus { padding: 0 31px 0 9px; }
$chips

QLineEdit, QComboBox, QSpinBox, QPlainTextEdit, QTextEdit, QDateEdit { background: $surface; color: $text; border: ${line_px}px solid $line;
  border-radius: ${radius}px; padding: 0 8px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox, QSpinBox, QDateEdit { min-height: 30px; max-height: 30px; }
QPlainTextEdit, QTextEdit { padding: 6px 4px; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus, QDateEdit:focus { border: 2px solid $accent;
  padding: 0 7px; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus { min-height: 28px; max-height: 28px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 5px 3px; }
QLineEdit[state="fail"], QComboBox[state="fail"], QPlainTextEdit[state="fail"] { border-color: $fail; }
QLineEdit[state="warn"], QComboBox[state="warn"], QPlainTextEdit[state="warn"] { border-color: $warn; }
QLineEdit:read-only, QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:read-only { background: $background; color: $muted; }
QComboBox { padding-right: 2px; } QComboBox:focus { padding-right: 1px; }
QComboBox::drop-down { border: none; width: 24px; } QComboBox::down-arrow { image: url("$chevron"); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line; selection-background-color: $accent_on; selection-color: $text;
  outline: none; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; }
QTableView QLineEdit, QTableView QComboBox { border-radius: 0; min-height: 26px; max-height: 28px; }

QLineEdit QToolButton, QLineEdit QToolButton:hover { background: transparent; border: none; min-height: 16px; min-width: 16px;
  padding: 0; margin: 0; }

QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; background: transparent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $muted; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $background; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; border: ${line_px}px solid $muted; background: $surface; }
QCheckBox::indicator { border-radius: 4px; } QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QRadioButton::indicator:checked { background: $surface; border: 5px solid $accent; width: 8px; height: 8px; }
QCheckBox::indicator:focus, QRadioButton::indicator:unchecked:focus { border: 2px solid $accent;
  width: ${focused_box}px; height: ${focused_box}px; }
QRadioButton::indicator:checked:focus { border-color: $text; }

QTableView, QListView, QTreeView { background: $surface; alternate-background-color: $surface; border: none; gridline-color: $line;
  selection-background-color: $accent_on; selection-color: $text; outline: none; }
QTableView[framed="true"], QListView[framed="true"] { border: ${line_px}px solid $line; border-radius: ${radius}px; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: ${line_px}px solid $line; padding: 0 10px;
  font-size: ${small}px; font-weight: 600; min-height: 30px; }
QHeaderView::section:focus { color: $accent; }
QTableCornerButton::section { background: $surface; border: none; }
QListView::item { min-height: 32px; padding: 0 10px; border-radius: ${radius}px; } QListView::item:selected { background: $accent_on;
  color: $text; }
QListView::item:hover { background: $hover; }

QScrollArea, QScrollArea > QWidget > QWidget[ground="true"] { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; } QScrollBar:horizontal { background: transparent; height: 10px;
  margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; min-height: 32px; min-width: 32px; margin: 1px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; } QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: $surface; border: 1px solid $line; padding: 6px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; min-height: 20px; } QMenu::item:selected { background: $accent_on;
  color: $text; }
QMenu::item:disabled { color: $muted; } QMenu::separator { height: 1px; background: $line; margin: 6px 4px; }
  QMenu::icon { padding-left: 8px; }
QProgressBar { background: $line; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QTabWidget::pane { border: none; } QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; padding: 0 12px; min-height: 32px; border: none;
  border-bottom: 2px solid transparent;
  font-weight: 600; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; } QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { color: $accent; }
QTabBar[dense="true"]::tab { padding: 0 8px; }
QSplitter::handle { background: transparent; } QSplitter::handle:horizontal { width: 12px; } QSplitter::handle:vertical { height: 12px; }
QGroupBox { border: none; margin: 0; padding: 0; }

QToolButton[role="rail"] { background: transparent; border: 2px solid transparent; border-radius: ${radius}px; }
QLabel[role="key"] { background: $background; color: $muted; border: 1px solid $line; border-bottom-width: 2px; border-radius: 4px;
  padding: 0 5px;
  font-size: ${small}px; font-weight: 600; min-height: 16px; max-height: 16px; }
QLabel[role="mono"], QPlainTextEdit[role="mono"] { font-family: "DejaVu Sans Mono", "Consolas", "Menlo", monospace; font-size: 12px; }
""")

_CHIP = Template("""QPushButton[role="chip"][tone="$tone"] { background: $tint; color: $colour; }
QPushButton[role="chip"][tone="$tone"]:hover { background: $tint; border: 2px solid $colour; }
QLabel[role="chip"][tone="$tone"] { background: $tint; color: $colour; }
""")


def style_sheet(tokens: Tokens, chevron: str, check: str) -> str:
    """The application's style sheet; `chevron` and `check` are paths of small pictures that Qt's style sheets can only take from files."""
    chips = "".join(
        _CHIP.substitute(tone=tone, tint=tokens.tint(tone), colour=tokens.colour(tone))
        for tone in ("accent", "ok", "warn", "fail", "doubt", "muted")
    )
    values = {name: getattr(tokens, name) for name in tokens.__dataclass_fields__}
    return _SHEET.substitute(
        values,
        small=measures.SMALL_PX,
        title=measures.TITLE_PX,
        big=measures.BIG_PX,
        radius=measures.RADIUS,
        focused_box=16 + 2 * tokens.line_px - 4,
        accent_hover="#0E7CA5" if not tokens.dark else "#67C0DF",
        chips=chips,
        chevron=chevron,
        check=check,
    )
