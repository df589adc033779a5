"""Which of a tester's results belongs to which link, and which one counts."""

import datetime as dt
import unicodedata
from collections import defaultdict

from msgspec import Struct

from dialtone.domain.record import CableTest, Cabling, Link, Outlet


def cable_key(name: str) -> str:
    """A cable's name as it is compared: without a difference of case or of blanks, or of how a letter with an accent is stored."""
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()


class LinkResult(Struct, frozen=True, kw_only=True):
    """What is known of a link's test: the result that counts (the last), else what the record states without one."""

    state: str | None
    test: CableTest | None = None
    """The result it was concluded from; None where only `Link.test` says it."""
    count: int = 0


class CableTests:
    """The record's results by link. A file names a cable by the link's id, by its outlet's id or label, or by its panel port («A07»)."""

    def __init__(self, cabling: Cabling) -> None:
        self._imported = {each.sha256: each.imported_at for each in cabling.test_files}
        names = _names(cabling)
        self._of: defaultdict[str, list[CableTest]] = defaultdict(list)
        unmatched = []
        for test in cabling.tests:
            link = names.get(cable_key(test.link))
            if link is None:
                unmatched.append(test)
            else:
                self._of[link].append(test)
        self.unmatched: tuple[CableTest, ...] = tuple(unmatched)
        """Results of cables that the record doesn't know."""
        self._links = names

    def link_of(self, name: str) -> str | None:
        """The id of the link that a file means by this name."""
        return self._links.get(cable_key(name))

    def of(self, link: Link) -> tuple[CableTest, ...]:
        """A link's results, the last one last: by the tester's clock where all have a time that can be read, else as they came in."""
        tests = self._of.get(link.id, [])
        dated = all(_moment(test.at) for test in tests)
        return tuple(sorted(tests, key=lambda test: (_moment(test.at) if dated else "", *self._arrival(test))))

    def result(self, link: Link) -> LinkResult:
        """What counts for a link."""
        tests = [test for test in self.of(link) if test.result is not None]
        if tests:
            return LinkResult(state=tests[-1].result, test=tests[-1], count=len(tests))
        return LinkResult(state=None if link.test == "not-tested" else link.test)

    def _arrival(self, test: CableTest) -> tuple[str, int, str]:
        imported = self._imported.get(test.source or "")
        return imported.astimezone(dt.UTC).isoformat() if imported else "", test.file_row or 0, test.id


def _moment(text: str | None) -> str:
    """A local time as the record has it, in a form that sorts; nothing where it is in another form."""
    try:
        return dt.datetime.fromisoformat(text or "").replace(tzinfo=None).isoformat()
    except ValueError:
        return ""


def _names(cabling: Cabling) -> dict[str, str]:
    """Link ids by every name that a file may use. The link's own id comes first, and a name that means two links means none."""
    outlets: dict[str, Outlet] = {outlet.id: outlet for outlet in cabling.outlets}
    widths = {panel.id: max(2, len(str(panel.ports or 0))) for panel in cabling.panels}
    own: defaultdict[str, set[str]] = defaultdict(set)
    others: defaultdict[str, set[str]] = defaultdict(set)
    for link in cabling.links:
        own[cable_key(link.id)].add(link.id)
        names: list[str | None] = [link.outlet, outlets[link.outlet].label if link.outlet in outlets else None]
        if link.panel is not None and link.port is not None:
            names += [f"{link.panel}{link.port:0{widths.get(link.panel, 2)}d}", f"{link.panel}{link.port}", f"{link.panel}-{link.port}"]
        for name in names:
            if name:
                others[cable_key(name)].add(link.id)
    return {name: next(iter(links)) for name, links in {**others, **own}.items() if len(links) == 1}
