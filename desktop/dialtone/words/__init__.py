"""Words for codes: the same word everywhere, in window, report and command line (design: looks, «Words»).

Every file resources/i18n/<language>/*.toml holds tables of texts with `{parameters}`; all files of a language are merged. A test holds the
languages to the same keys and parameters. The interface texts of the window are not here: they are Qt translations.
"""

import datetime as dt
import functools
import re
import string
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from dialtone import resources
from dialtone.domain.cabling_issue import CablingIssue
from dialtone.domain.findings import Finding
from dialtone.domain.problems import InvalidInput, Problem
from dialtone.words import checks

LANGUAGES = ("nl", "fr", "en")
"""What the window speaks."""
REPORT_LANGUAGES = (*LANGUAGES, "de")
"""What the report, the other papers and the command line speak."""
_DECIMAL = {"nl": ",", "fr": ",", "en": ".", "de": ","}
_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),  # noqa: SIM905 - legible
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),  # noqa: SIM905 - legible
    "en": "January February March April May June July August September October November December".split(),  # noqa: SIM905 - legible
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),  # noqa: SIM905 - legible
}


_PARAMETER = re.compile(r"(\{[^{}]*\})")
_NO_BREAK = (
    (re.compile(r"[ \t]+(?=[:;?!])"), "\N{NO-BREAK SPACE}"),
    (re.compile(r"«\s*"), "«\N{NO-BREAK SPACE}"),
    (re.compile(r"\s*»"), "\N{NO-BREAK SPACE}»"),
)


def french(text: str) -> str:
    """A French text that never breaks before its high punctuation or inside its quotation marks; parameters stay as they are.

    Only a space that is there before : ; ? ! is made one that doesn't break, so that times, ports and addresses keep their form.
    """
    parts = _PARAMETER.split(text)
    for place in range(0, len(parts), 2):
        for pattern, replacement in _NO_BREAK:
            parts[place] = pattern.sub(replacement, parts[place])
    return "".join(parts)


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
            texts[key] = french(text) if language == "fr" else text
    return texts


class _Parameters(string.Formatter):
    """Fills `{name}`; parameters may not reach into attributes or items, since their values come from outside."""

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> Any:  # noqa: ARG002 - the base class's signature
        return kwargs.get(field_name, f"{{{field_name}}}"), field_name


_FORMATTER = _Parameters()


class Words:
    """The words of one language: nl, fr, en or de (another language falls back to English)."""

    def __init__(self, language: str) -> None:
        self.language = language if language in REPORT_LANGUAGES else "en"
        self._texts = _load(self.language)

    def has(self, key: str) -> bool:
        """Whether there is a text for this key."""
        return key in self._texts

    def keys(self) -> frozenset[str]:
        """All keys of this language."""
        return frozenset(self._texts)

    def text(self, key: str, /, **params: Any) -> str:
        """The text of a key with its parameters filled in, numbers and dates in the language's form; the key itself where there is none.

        A parenthesis that holds nothing but a parameter without a value is left out.
        """
        template = self._texts.get(key)
        if template is None:
            return key
        for name in (name for name, value in params.items() if value is None):
            template = template.replace(f" ({{{name}}})", "")
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
        ordinal = "." if self.language == "de" else ""
        return f"{day.day}{ordinal} {_MONTHS[self.language][day.month - 1]} {day.year}"

    def moment(self, moment: dt.datetime) -> str:
        """A moment as given (convert to local time first), with its offset so that it can't be misread."""
        offset = moment.strftime("%z")
        zone = f" (UTC{offset[:3]}:{offset[3:5]})" if offset else ""
        return f"{self.date(moment.date())} {moment:%H:%M}{zone}"

    def finding(self, finding: Finding) -> tuple[str, str]:
        """Message and remedy of a finding."""
        key = f"finding.{finding.code}"
        params = self._finding({"subject": finding.subject, **finding.params})
        names = params.get("names")
        if finding.code.startswith("cabling.") and params.get("count") == 1 and isinstance(names, list | tuple):
            return self._of_one(finding.code.removeprefix("cabling."), names[0], params), self.text(f"{key}.remedy", **params)
        return self.text(f"{key}.message", **params), self.text(f"{key}.remedy", **params)

    def cabling_issue(self, issue: CablingIssue) -> tuple[str, str]:
        """Message and remedy of one issue of the cabling; the remedy is the one of the finding that tells of all that are alike."""
        key, name = f"finding.cabling.{issue.code}", issue.params.get("name")
        params = {"names": name, "subject": name, "count": None, **issue.params}
        return self._of_one(issue.code, name, params), self.text(f"{key}.remedy", **params)

    def _of_one(self, code: str, name: Any, params: Mapping[str, Any]) -> str:
        """«Link A1 hasn't been tested.», where a finding would speak of links."""
        one = f"cabling-one.{code}"
        return self.text(one, name=name) if self.has(one) else self.text(f"finding.cabling.{code}.message", **params)

    def check_title(self, identity: str) -> str:
        """What a line of a checklist is called; one of a list that isn't known stays as it was entered."""
        title = checks.titles(self.language).get(identity, identity)
        return french(title) if self.language == "fr" else title

    def _finding(self, params: Mapping[str, Any]) -> dict[str, Any]:
        """Parameters of a finding as people read them.

        «check» is the id of a checklist line; «reason» comes with its parenthesis, and without a reason there is none; «line», the id that
        tells lines of a kind apart, follows the kind.
        """
        named = self._named(params)
        if "check" in params:
            named["check"] = self.check_title(str(params["check"]))
        if "reason" in params:
            reason = str(params["reason"] or "").strip().removesuffix(".")  # the sentence around it has a full stop of its own
            named["reason"] = self.text("finding-part.reason", reason=reason) if reason else ""
        if params.get("line"):
            named["line_kind"] = f"{named['line_kind']} {params['line']}"
        return named

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
