"""Moments as people on the site read them: Belgian time, with its offset printed beside it."""

import datetime as dt
import zoneinfo


def time(moment: dt.datetime) -> dt.datetime:
    """An aware moment in Europe/Brussels (or as given, where the system has no time zones)."""
    try:
        return moment.astimezone(zoneinfo.ZoneInfo("Europe/Brussels"))
    except zoneinfo.ZoneInfoNotFoundError:
        return moment
