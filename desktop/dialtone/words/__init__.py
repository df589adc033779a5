"""Words for codes: the same word everywhere, in window, report and command line (design: looks, «Words»).

Every file resources/i18n/<language>/*.toml holds tables of texts with `{parameters}`; all files of a language are merged. A test holds the
languages to the same keys and parameters. The interface texts of the window are not here: they are Qt translations.
"""

import datetime as dt
import functools
import string
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from dialtone import resources
from dialtone.domain.findings import Finding
from dialtone.domain.problems import InvalidInput, Problem

LANGUAGES = ("nl", "fr", "en")
_DECIMAL = {"nl": ",", "fr": ",", "en": "."}
_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),  # noqa: SIM905 - legible
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),  # noqa: SIM905 - legible
    "en": "January February March April May June July August September October November December".split(),  # noqa: SIM905 - legible
}


def _flatten(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, Mapping):
            yield from _flatten(value, key + ".")
        else:
            yield key, str(value)


@functools.lru_cache(maxsize=8)
def _load(language: str) -> dict[str, str]:
    texts: dict[str, str] = {}
    for path in sorted(resources.shipped(f"i18n/{language}").glob("*.toml")):
        for key, text in _flatten(tomllib.loads(path.read_text(encoding="utf-8"))):
            if key in texts:
                msg = f"{path}: «{key}» is already defined in another file of this language"
                raise ValueError(msg)
            texts[key] = text
    return texts


class _Parameters(string.Formatter):
    """Fills `{name}`; parameters may not reach into attributes or items, since their values come from outside."""

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> Any:  # noqa: ARG002 - the base class's signature
        return kwargs.get(field_name, f"{{{field_name}}}"), field_name


_FORMATTER = _Parameters()


class Words:
    """The words of one language: nl, fr or en (another language falls back to English)."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self._texts = _load(self.language)

    def has(self, key: str) -> bool:
        """Whether there is a text for this key."""
        return key in self._texts

    def keys(self) -> frozenset[str]:
        """All keys of this language."""
        return frozenset(self._texts)

    def text(self, key: str, /, **params: Any) -> str:
        """The text of a key with its parameters filled in, numbers and dates in the language's form; the key itself where there is none."""
        template = self._texts.get(key)
        if template is None:
            return key
        return _FORMATTER.format(template, **{name: self.value(value) for name, value in params.items()})

    def value(self, value: Any) -> str:  # noqa: PLR0911 - a line per type
        """A parameter as people of this language write it."""
        if value is None:
            return "–"
        if isinstance(value, bool):
            return self.text("general.yes" if value else "general.no")
        if isinstance(value, dt.datetime):
            return self.moment(value)
        if isinstance(value, dt.date):
            return self.date(value)
        if isinstance(value, int | float):
            return self.number(value)
        if isinstance(value, list | tuple):
            return ", ".join(self.value(item) for item in value)
        return str(value)

    def number(self, value: float, digits: int = 2) -> str:
        """A number with at most `digits` decimals and the language's decimal sign."""
        if isinstance(value, int):
            return str(value)
        text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
        text = "0" if text == "-0" else text.replace("-", "\N{MINUS SIGN}")
        return text.replace(".", _DECIMAL[self.language])

    def date(self, day: dt.date) -> str:
        """A day, written out."""
        return f"{day.day} {_MONTHS[self.language][day.month - 1]} {day.year}"

    def moment(self, moment: dt.datetime) -> str:
        """A moment as given (convert to local time first), with its offset so that it can't be misread."""
        offset = moment.strftime("%z")
        zone = f" (UTC{offset[:3]}:{offset[3:5]})" if offset else ""
        return f"{self.date(moment.date())} {moment:%H:%M}{zone}"

    def finding(self, finding: Finding) -> tuple[str, str]:
        """Message and remedy of a finding."""
        key = f"finding.{finding.code}"
        params = {"subject": finding.subject, **finding.params}
        return self.text(f"{key}.message", **self._named(params)), self.text(f"{key}.remedy", **self._named(params))

    def _named(self, params: Mapping[str, Any]) -> dict[str, Any]:
        """Parameters whose name ends in `_kind` & co. are codes with words of their own: «device_kind» → words «kind.<code>»."""
        named = dict(params)
        for name, value in params.items():
            table = {"device_kind": "kind", "room_use": "use", "item": "item", "party": "party", "line_kind": "line"}.get(name)
            if table and isinstance(value, str) and self.has(f"{table}.{value}"):
                named[name] = self.text(f"{table}.{value}")
        return named

    def problem(self, problem: Problem) -> str:
        """What went wrong and what to do; several faults of one input on a line each."""
        lines = [self.text(f"problem.{problem.code}", **problem.params)]
        if isinstance(problem, InvalidInput):
            lines += [self.text(f"problem.{fault.code}", **fault.params) for fault in problem.faults]
        return "\n".join(lines)
