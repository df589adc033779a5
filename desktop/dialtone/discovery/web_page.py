"""What a web page says about the device that gave it: server, login prompt, title, the model that it names, and where it sends us on to."""

import html
import re
from collections.abc import Iterable, Iterator

from dialtone.discovery.method import evidence
from dialtone.domain.discovery import Evidence
from dialtone.wire.http import HttpAnswer

BY = "http"
_TITLE = re.compile(r"<title(?:\s[^>]{0,100})?\s{0,8}>([^<]{0,400})", re.IGNORECASE)
_HEADING = re.compile(r"<h[12](?:\s[^>]{0,200})?>\s{0,80}(?:<[^>]{1,100}>\s{0,80}){0,3}([^<]{2,80})", re.IGNORECASE)
_SCHEME = re.compile(r"\s{0,8}([A-Za-z][\w-]{0,20})\b")
_REALM = re.compile(r"""\brealm\s{0,4}=\s{0,4}(?:"([^"]{0,200})"|'([^']{0,200})'|([^\s,"']{1,200}))""", re.IGNORECASE)
_CHARSET = re.compile(r"""charset\s{0,4}=\s{0,4}["']?([\w:.-]{1,40})""", re.IGNORECASE)
_CHARSETS = re.compile(
    r"(?:utf-?8|utf-?16(?:-?[lb]e)?|us-?ascii|latin-?1|iso-?8859-?[0-9]{1,2}|windows-?125[0-8]|cp125[0-8]|gbk|gb2312|gb18030|big5"
    r"|shift[_-]?jis|euc-(?:jp|kr)|koi8-[ru])$",
    re.IGNORECASE,
)
"""The ones that web pages are written in; Python knows others, which unpack or run through tables."""
_PHONE_NAME = re.compile(r'"phoneName" ?: ?"[^"]{1,40}"(?:, ?"firmware" ?: ?"[^"]{1,40}")?', re.IGNORECASE)
_KEYS = {
    "vendor": r"manufacturer|vendor(?:_?name)?|brand(?:_?name)?",
    "model": r"(?:(?:product|phone|device|dev|base|sys)_?)?model(?:_?(?:name|no|number|id))?|product_?name|phone_?(?:name|type)",
    "firmware": r"(?:(?:firmware|fw|software|sw|program|rom)_?)(?:version|ver|rev)?|sys_?version",
}
_VALUE = r"[A-Za-z0-9][\w.+/() -]{0,39}"
_WRITTEN = (
    r"""(?<![\w-])["']?(?:\w{{1,20}}\.|g_|str_?|s_)?(?:{key})["']?\s{{0,4}}[:=]\s{{0,4}}["']({value})["']""",
    r"<(?:{key})(?:\s[^>]{{0,80}})?>\s{{0,20}}({value})\s{{0,20}}</",
    r"""<meta\s{{1,8}}name\s?=\s?["'](?:{key})["']\s{{1,8}}content\s?=\s?["']({value})["']""",
)
"""JSON and JavaScript, XML, meta."""
_LABELS = {
    "vendor": r"manufacturer|vendor|brand",
    "model": r"(?:(?:product|phone|device|base) )?model(?: (?:name|number|no\.?))?|product name|phone type|device type",
    "firmware": r"(?:firmware|software) version|firmware",
}
_LABEL = r"(?:^|\n)\s{{0,8}}(?:{key})\s{{0,8}}[:=\n]\s{{0,8}}({value})\s{{0,8}}(?=\n|$)"
"""As text that a person reads: a label, then the value, each by itself in its cell or line."""
_TAG = re.compile(r"<[^<>]{0,500}>")
_SCRIPT = re.compile(r"<(script|style)\b.{0,65536}?(?:</\1|\Z)", re.IGNORECASE | re.DOTALL)
_NAMED = re.compile(r"\bCisco (?:ATA|SPA|VG) ?[0-9]{3}[^<\"\n]{0,12}")
_ONWARD = (
    re.compile(r"""http-equiv\s?=\s?["']?refresh["']?[^>]{0,80}?url\s?=\s?["']?([^"'>\s]{1,300})""", re.IGNORECASE),
    re.compile(r"""\blocation(?:\.href)?\s?=\s?["']([^"'\s]{1,300})["']""", re.IGNORECASE),
    re.compile(r"""\blocation\.(?:replace|assign)\(\s?["']([^"'\s]{1,300})["']""", re.IGNORECASE),
)
_REDIRECTS = {301, 302, 303, 307, 308}
_SHORT = 4096
"""A page that only sends us on is a few lines; scripts of a real page assign locations for many reasons."""


def said(answer: HttpAnswer) -> list[Evidence]:
    """The evidence in an answer; where it names nothing, that there was one. Never raises."""
    found = [evidence(BY, name, value) for name, value in _named(answer) if value.strip()]
    return found or [evidence(BY, "status", str(answer.status or "none"))]


def onward(answer: HttpAnswer) -> str | None:
    """Where the answer sends us on to, as written: a Location, or a short page that does nothing else."""
    if answer.status in _REDIRECTS:
        return answer.header("location")
    if len(answer.body) > _SHORT:
        return None
    page = text(answer)
    return next((html.unescape(match[1]) for pattern in _ONWARD if (match := pattern.search(page))), None)


def text(answer: HttpAnswer) -> str:
    """The page in the character set that it says it is in, if it is a usual one, else UTF-8 or Windows' Western one."""
    body = answer.body
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", "replace")
    said_by_head = _CHARSET.search(answer.header("content-type") or "")
    said_by_page = _CHARSET.search(body[:2048].decode("latin-1"))
    for name in (said_by_head, said_by_page):
        if name and _CHARSETS.match(name[1]):
            try:
                return body.decode(name[1], "replace")
            except LookupError:
                continue
    try:
        return body.decode()
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")


def _named(answer: HttpAnswer) -> Iterator[tuple[str, str]]:
    if server := answer.header("server"):
        yield "server", server
    for value in dict.fromkeys(_prompt(value) for name, value in answer.headers if name == "www-authenticate"):
        yield "www-authenticate", value
    if answer.status in _REDIRECTS:
        return  # its page is the server's «moved», of every device the same
    page = text(answer)
    title = _TITLE.search(page)
    if title:
        yield "title", _plain(title[1])
    if body := _model(page) or ("" if title and title[1].strip() else _heading(page)):
        yield "body", body


def _prompt(value: str) -> str:
    """A login prompt without what differs each time (nonce), so that it can be compared."""
    scheme, realm = _SCHEME.match(value), _REALM.search(value)
    if not scheme:
        return value
    if not realm:
        return scheme[1]
    return f'{scheme[1]} realm="{next(group for group in realm.groups() if group is not None)}"'


def _plain(value: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(value).replace("\xa0", " ")).strip()


def _heading(page: str) -> str:
    heading = _HEADING.search(page)
    return _plain(heading[1]) if heading else ""


def _model(page: str) -> str:
    """The one model that the page names, with maker and firmware where it names them.

    Nothing where it names several: that is a list of devices, as a telephone system or provisioning server shows.
    """
    written = [match[0] for match in _PHONE_NAME.finditer(page)]
    if written:
        return _only(written) or ""
    visible = _visible(page)
    vendor, model, firmware = (_only(_found(field, page, visible)) for field in ("vendor", "model", "firmware"))
    if model is None or not (vendor or re.search("[0-9]", model)):
        return _only(match[0].strip() for match in _NAMED.finditer(visible)) or ""
    if vendor and model.casefold().startswith(vendor.casefold()):
        vendor = None
    return " ".join(part for part in (vendor, model, firmware) if part)


def _visible(page: str) -> str:
    """The text that a person reads, a line for each piece between tags."""
    return "\n".join(line for piece in _TAG.split(_SCRIPT.sub("\n", page)) if (line := html.unescape(piece).replace("\xa0", " ").strip()))


def _compile(templates: Iterable[str], key: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(template.format(key=key, value=_VALUE), re.IGNORECASE | re.ASCII) for template in templates)


_BY_KEY = {field: _compile(_WRITTEN, key) for field, key in _KEYS.items()}
_BY_LABEL = {field: _compile((_LABEL,), key) for field, key in _LABELS.items()}


def _found(field: str, page: str, visible: str) -> list[str]:
    """All values of a field: those in scripts and data, or where there are none, those that a person reads."""
    values = [match[1].strip() for pattern in _BY_KEY[field] for match in pattern.finditer(page)]
    return values or [match[1].strip() for pattern in _BY_LABEL[field] for match in pattern.finditer(visible)]


def _only(values: Iterable[str]) -> str | None:
    """The value that all agree on."""
    different = {value.casefold(): value for value in values}
    return next(iter(different.values())) if len(different) == 1 else None
