"""The pages of the rail, in order; each module is imported when its page is first shown, so that the window opens quickly."""

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from dialtone.gui.context import Context
    from dialtone.gui.pages.base import Page

PAGES: dict[str, tuple[str, str, str]] = {
    "site": ("dialtone.gui.pages.site", "SitePage", QT_TRANSLATE_NOOP("Rail", "Site")),
    "discover": ("dialtone.gui.pages.discover", "DiscoverPage", QT_TRANSLATE_NOOP("Rail", "Discover")),
    "readiness": ("dialtone.gui.pages.readiness", "ReadinessPage", QT_TRANSLATE_NOOP("Rail", "Readiness")),
    "rooms": ("dialtone.gui.pages.rooms", "RoomsPage", QT_TRANSLATE_NOOP("Rail", "Rooms & devices")),
    "numbers": ("dialtone.gui.pages.numbers", "NumbersPage", QT_TRANSLATE_NOOP("Rail", "Numbers & emergency")),
    "cabling": ("dialtone.gui.pages.cabling", "CablingPage", QT_TRANSLATE_NOOP("Rail", "Cabling")),
    "order": ("dialtone.gui.pages.order", "OrderPage", QT_TRANSLATE_NOOP("Rail", "Order & users")),
    "checks": ("dialtone.gui.pages.checks", "ChecksPage", QT_TRANSLATE_NOOP("Rail", "Checks")),
    "report": ("dialtone.gui.pages.report", "ReportPage", QT_TRANSLATE_NOOP("Rail", "Report")),
}
"""Page id → module, class, and the name in the rail (English source, translated in the context «Rail»)."""


def make_page(page_id: str, context: "Context") -> "Page":
    """Import and construct a page, with its fixed texts set."""
    module, name, _ = PAGES[page_id]
    page: Page = getattr(import_module(module), name)(context)
    page.retranslate()
    return page
