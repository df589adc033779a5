"""The pages of the rail, in order; each module is imported when its page is first shown, so that the window opens quickly."""

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from dialtone.gui.context import Context
    from dialtone.gui.pages.base import Page

PAGES: dict[str, tuple[str, str]] = {
    "site": ("dialtone.gui.pages.site", "SitePage"),
    "discover": ("dialtone.gui.pages.discover", "DiscoverPage"),
    "readiness": ("dialtone.gui.pages.readiness", "ReadinessPage"),
    "rooms": ("dialtone.gui.pages.rooms", "RoomsPage"),
    "numbers": ("dialtone.gui.pages.numbers", "NumbersPage"),
    "cabling": ("dialtone.gui.pages.cabling", "CablingPage"),
    "order": ("dialtone.gui.pages.order", "OrderPage"),
    "checks": ("dialtone.gui.pages.checks", "ChecksPage"),
    "report": ("dialtone.gui.pages.report", "ReportPage"),
}
"""Page id → module and class."""


def page_name(page_id: str) -> str:
    """The page's name in the rail, in the present language."""
    names = {
        "site": QCoreApplication.translate("Rail", "Site"),
        "discover": QCoreApplication.translate("Rail", "Discover"),
        "readiness": QCoreApplication.translate("Rail", "Readiness"),
        "rooms": QCoreApplication.translate("Rail", "Rooms & devices"),
        "numbers": QCoreApplication.translate("Rail", "Emergency"),
        "cabling": QCoreApplication.translate("Rail", "Cabling"),
        "order": QCoreApplication.translate("Rail", "Order & users"),
        "checks": QCoreApplication.translate("Rail", "Checks"),
        "report": QCoreApplication.translate("Rail", "Report"),
    }
    return names[page_id]


def make_page(page_id: str, context: "Context") -> "Page":
    """Import and construct a page, with its fixed texts set."""
    module, name = PAGES[page_id]
    page: Page = getattr(import_module(module), name)(context)
    page.retranslate()
    for widget in page.findChildren(QWidget):
        # What shows itself only later (results of a scan) would otherwise be dressed in the middle of the work, which is felt as a hitch.
        widget.ensurePolished()
    return page
