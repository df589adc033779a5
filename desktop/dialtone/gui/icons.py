"""Lucide icons from resources/icons, recoloured from the SVG at load, so that every theme has its own without a second set of files."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from dialtone import resources

_SIZES = (16, 20)
_STROKE = "1.75"


@lru_cache(maxsize=512)
def _source(name: str) -> str:
    text = resources.shipped(f"icons/{name}.svg").read_text(encoding="utf-8")
    return text.replace('stroke-width="2"', f'stroke-width="{_STROKE}"')


def exists(name: str) -> bool:
    """Whether an icon of this name ships."""
    return resources.shipped(f"icons/{name}.svg").is_file()


def draw(name: str, colour: str, size: int, ratio: float = 1.0, gap: int = 0) -> QPixmap:
    """The icon in one colour («#RRGGBB»), `size` logical pixels wide and `gap` empty ones after it; `ratio` is the screen's."""
    pixmap = QPixmap(QSize(round((size + gap) * ratio), round(size * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def screen_ratio() -> float:
    """The device pixel ratio of the sharpest screen; pictures are drawn for it and scaled down elsewhere."""
    application = QGuiApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0


class IconSet:
    """Icons by name and colour, drawn once. One per application; dropped with it, since a pixmap may not outlive its application."""

    def __init__(self) -> None:
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def icon(self, name: str, colour: str, disabled: str | None = None, gap: int = 0) -> QIcon:
        """A QIcon for buttons, menus and models.

        With a `gap`, 16 high and that much wider, since Qt sets a button's words too close to its icon.
        """
        key = (name, f"{colour}{disabled or ''}{gap}")
        if key not in self._icons:
            icon, ratio = QIcon(), screen_ratio()
            for size in (16,) if gap else _SIZES:
                icon.addPixmap(draw(name, colour, size, ratio, gap))
                if disabled:
                    icon.addPixmap(draw(name, disabled, size, ratio, gap), QIcon.Mode.Disabled)
            self._icons[key] = icon
        return self._icons[key]

    def pixmap(self, name: str, colour: str, size: int = 16, ratio: float = 1.0) -> QPixmap:
        """A pixmap for labels and delegates."""
        key = (name, colour, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = draw(name, colour, size, ratio)
        return self._pixmaps[key]


STATE_ICONS = {
    "empty": "circle-dashed",
    "todo": "circle-dot-dashed",
    "doubt": "circle-question-mark",
    "problem": "circle-x",
    "warn": "triangle-alert",
    "done": "circle-check",
}
"""Symbol of a page's state."""

STATE_TONES = {"empty": "muted", "todo": "muted", "doubt": "doubt", "problem": "fail", "warn": "warn", "done": "ok"}

SEVERITY_ICONS = {
    "violation": "circle-x",
    "warning": "triangle-alert",
    "doubt": "circle-question-mark",
    "advice": "lightbulb",
    "info": "info",
}
SEVERITY_TONES = {"violation": "fail", "warning": "warn", "doubt": "doubt", "advice": "accent", "info": "muted"}

VERDICT_ICONS = {
    "pass": "circle-check",
    "warn": "triangle-alert",
    "fail": "circle-x",
    "not-run": "circle-dashed",
    "running": "loader-circle",
}
VERDICT_TONES = {"pass": "ok", "warn": "warn", "fail": "fail", "not-run": "muted", "running": "accent"}

PAGE_ICONS = {
    "site": "building",
    "discover": "radar",
    "readiness": "gauge",
    "rooms": "door-open",
    "numbers": "phone-call",
    "cabling": "cable",
    "order": "receipt",
    "checks": "clipboard-check",
    "report": "file-pen",
}

KIND_ICONS = {
    "deskphone": "phone",
    "dect-handset": "smartphone",
    "wifi-phone": "smartphone",
    "conference-phone": "voicemail",
    "analogue-phone": "phone",
    "softphone-pc": "headphones",
    "softphone-mobile": "tablet-smartphone",
    "doorphone": "door-closed",
    "fax": "printer",
    "emergency-phone": "siren",
    "pager": "radio",
    "buzzer": "bell",
    "flasher": "lightbulb",
    "lift-phone": "arrow-up-down",
    "alarm-panel": "shield-alert",
    "dect-base": "antenna",
    "ata": "plug",
    "gateway": "router",
    "switch": "network",
    "router": "router",
    "firewall": "shield",
    "access-point": "wifi",
    "pbx": "server",
    "other": "box",
    "printer": "printer",
    "camera": "camera",
    "nas": "hard-drive",
    "computer": "laptop",
    "unknown": "circle-question-mark",
}
