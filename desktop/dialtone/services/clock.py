"""The time, injected: rules and tests get it from outside."""

import datetime as dt
import zoneinfo
from typing import Protocol

BRUSSELS = zoneinfo.ZoneInfo("Europe/Brussels")


class Clock(Protocol):
    """What services need to know of the time."""

    def now(self) -> dt.datetime:
        """This moment, aware, UTC."""
        ...

    def today(self) -> dt.date:
        """The day it is where the provider works (Europe/Brussels)."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> dt.datetime:
        """This moment, aware, UTC, in whole milliseconds."""
        now = dt.datetime.now(dt.UTC)
        return now.replace(microsecond=now.microsecond // 1000 * 1000)

    def today(self) -> dt.date:
        """The day it is in Brussels."""
        return self.now().astimezone(BRUSSELS).date()


def local(moment: dt.datetime) -> dt.datetime:
    """The moment in Brussels time, with its offset, as reports print it."""
    return moment.astimezone(BRUSSELS)
