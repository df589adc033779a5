"""The table that a provider's platform exports: bytes → cells with their row numbers, and which column is what by its heading.

Exports come from portals and through spreadsheets, so: any usual encoding and delimiter, columns in any order, headings in three languages,
a title above the headings, doubled and empty headings. Numbers of rows are those that a spreadsheet shows.
"""

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from dialtone.domain.likeness import device_mac, plain
from dialtone.domain.problems import InputProblem

MAX_BYTES = 10_000_000
MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_CELL = 1000
_TITLE_ROWS = 10
"""So many lines may stand above the headings."""
_DELIMITERS = (";", "\t", ",", "|")

Fields = Mapping[str, tuple[str, ...]]
FIELDS: Fields = {
    "mac": (
        "mac", "mac address", "mac-address", "macaddress", "mac id", "device mac", "ethernet address", "hardware address", "mac adres",
        "mac-adres", "macadres", "hardwareadres", "adresse mac", "adresse physique",
    ),
    "serial": ("serial", "serial number", "s/n", "sn", "serial no", "serienummer", "serienr", "numero de serie", "n° de serie",
               "no de serie"),
    "owner": (
        "owner", "user", "user name", "full name", "name", "assigned to", "assigned user", "device owner", "display name", "person",
        "eigenaar", "gebruiker", "naam", "toegewezen aan", "volledige naam", "weergavenaam",
        "proprietaire", "utilisateur", "nom", "attribue a", "assigne a", "nom complet", "titulaire",
    ),
    "login": (
        "login", "username", "user id", "account", "sip account", "sip user", "sip login", "auth user", "e-mail", "email", "mail",
        "gebruikersnaam", "inlognaam", "sip-account", "identifiant", "nom d'utilisateur", "compte", "compte sip", "adresse e-mail",
    ),
    "extension": (
        "extension", "ext", "internal number", "short number", "number", "internal", "dn", "line", "toestelnummer", "intern nummer",
        "intern", "extensie", "kort nummer", "nummer", "poste", "numero interne", "numero court", "numero", "poste interne",
    ),
    "vendor": ("vendor", "brand", "make", "manufacturer", "merk", "fabrikant", "marque", "fabricant", "constructeur"),
    "model": (
        "model", "device model", "phone model", "device type", "product", "terminal", "toestel", "toestelmodel", "product name", "device",
        "phone", "modele", "appareil", "produit", "modele d'appareil", "telephone", "telefoon", "terminaltype",
    ),
    "kind": ("kind", "type", "category", "soort", "toesteltype", "categorie", "genre", "type d'appareil", "sorte"),
    "registered": (
        "registered", "status", "state", "online", "registration", "sip status", "registration status", "geregistreerd", "registratie",
        "aangemeld", "enregistre", "statut", "etat", "en ligne", "connecte",
    ),
    "last_seen": (
        "last seen", "last registration", "last registered", "last contact", "last connection", "last online", "laatst gezien",
        "laatste registratie", "laatste contact", "laatste verbinding", "laatst online", "vu le", "derniere connexion",
        "dernier enregistrement", "dernier contact", "derniere activite",
    ),
}  # fmt: skip
"""What a platform knows of a device, and what its column may be called; compared without case, accents and full stops."""


class TableRow(Struct, frozen=True):
    """A row under the headings, by its number in the file (the first row is 1)."""

    number: int
    cells: tuple[str, ...]


class PlatformTable(Struct, frozen=True, kw_only=True):
    """The cells. `columns`: field by column, as the headings say; `heading_row`: 0 where the file has no headings."""

    file: str
    sha256: str
    encoding: str
    delimiter: str
    heading_row: int
    heading: tuple[str, ...]
    rows: tuple[TableRow, ...]
    columns: dict[int, str]

    @property
    def recognised(self) -> bool:
        """Whether the headings are those of a list of devices: a MAC address or serial number, and something about it."""
        fields = set(self.columns.values())
        return bool(fields & {"mac", "serial"}) and len(fields) > 1

    def title(self, column: int) -> str:
        """A column's heading; doubled and empty ones with their letter, as a spreadsheet has it."""
        text = self.heading[column] if column < len(self.heading) else ""
        alone = text and sum(plain(other) == plain(text) for other in self.heading) == 1
        return text if alone else f"{text} ({_letter(column)})".strip()

    def unused(self, columns: Mapping[int, str]) -> tuple[str, ...]:
        """The columns with anything in them that stand for no field."""
        filled = Counter(place for row in self.rows for place, cell in enumerate(row.cells) if cell)
        return tuple(self.title(place) for place in sorted(filled) if place not in columns and place < len(self.heading))


def _heading_place(rows: Sequence[TableRow], named: int, fields: Fields) -> int | None:
    """Which row is the headings: the one that names so many fields; where none names any, the first, unless it holds a MAC address."""
    if named:
        return next((at for at, row in enumerate(rows[: _TITLE_ROWS + 1]) if len(match(row.cells, fields)) == named), None)
    return 0 if rows and not any(map(device_mac, rows[0].cells)) else None


def _letter(column: int) -> str:
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def read(data: bytes, file: str, fields: Fields = FIELDS) -> PlatformTable:
    """The table in a file's bytes; `fields` what its columns may be, with their names.

    Raises `InputProblem`: empty, too large, a spreadsheet or another kind of file, an encoding that isn't text, open quotes, too many rows.
    """
    if len(data) > MAX_BYTES:
        raise InputProblem("platform.too-large", file=file, size_mb=round(len(data) / 1e6, 1), limit_mb=MAX_BYTES // 1_000_000)
    text, encoding = _decoded(data, file)
    if not text.strip():
        raise InputProblem("input.empty-file", file=file)
    delimiter, best = "", (0, 1)
    for candidate in _DELIMITERS:
        if (weight := _weight(text, candidate, fields)) > best:
            delimiter, best = candidate, weight
    rows = list(_rows(text, delimiter or ";", file))
    place = _heading_place(rows, best[0], fields)
    heading = rows[place].cells if place is not None else ()
    return PlatformTable(
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=encoding,
        delimiter=delimiter,
        heading_row=rows[place].number if place is not None else 0,
        heading=heading,
        rows=tuple(rows[place + 1 :] if place is not None else rows),
        columns=match(heading, fields),
    )


def _decoded(data: bytes, file: str) -> tuple[str, str]:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise InputProblem("platform.spreadsheet", file=file)
    if data.startswith(b"SQLite format 3\0"):
        raise InputProblem("input.is-dossier", file=file)
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise InputProblem("platform.not-text", file=file) from None
    if "\0" in text:
        raise InputProblem("platform.not-text", file=file)
    return text.removeprefix("\ufeff"), encoding


def _encoding(data: bytes) -> str:
    """By its mark, else by its bytes: UTF-16 has zeros beside the letters of its headings, and text that is no UTF-8 is Windows' own."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = data[:200]
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if len(head) > 3 and zeros.count(0) > len(zeros) * 0.8:
            return encoding
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252" if not re.search(rb"[\x81\x8d\x8f\x90\x9d]", data) else "latin-1"
    return "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8"


def _weight(text: str, delimiter: str, fields: Fields) -> tuple[int, int]:
    """How well a delimiter explains the first lines: the most fields that a line names, then its cells."""
    head = "\n".join(text[:100_000].splitlines()[: _TITLE_ROWS + 1])
    lines = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
    best = (0, 0)
    try:
        for cells in lines:
            best = max(best, (len(match(cells, fields)), min(len(cells), MAX_COLUMNS)))
    except csv.Error:
        pass
    return best


def _rows(text: str, delimiter: str, file: str) -> Iterator[TableRow]:
    """The rows with anything in them."""
    if re.match(r"sep=.\r?\n", text):  # Excel's own line; a row in the file like any other
        text = "\n" + text.partition("\n")[2]
    _check_quotes(text, delimiter, file)
    kept = 0
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1):
            cleaned = tuple(_clean(cell) for cell in cells)
            if not any(cleaned):
                continue
            kept += 1
            if kept > MAX_ROWS + _TITLE_ROWS:
                raise InputProblem("platform.too-many-rows", file=file, limit=MAX_ROWS)
            yield TableRow(number, cleaned)
    except csv.Error:
        raise InputProblem("platform.quotes", file=file, row=kept + 1) from None


def _check_quotes(text: str, delimiter: str, file: str) -> None:
    """A quotation mark that is never closed would swallow the rows after it without a word."""
    number = 0
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            number += 1
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise InputProblem("platform.quotes", file=file, row=number + 1) from None


_AS_TEXT = re.compile(r'="?([^"]*)"?')


def _clean(cell: str) -> str:
    """One line of printable characters, without the marks by which a spreadsheet keeps a number as text (="…", '…)."""
    printable = " ".join("".join(letter if letter.isprintable() else " " for letter in cell).split())
    if printable.startswith("=") and (wrapped := _AS_TEXT.fullmatch(printable)):
        printable = wrapped[1].strip()
    return printable.removeprefix("'")


def match(heading: Sequence[str], fields: Fields = FIELDS) -> dict[int, str]:
    """Which column holds which field, by name. A field is taken once, by the leftmost column of the name that suits it best."""
    wanted = {_heading(alias): (rank, name) for name, aliases in fields.items() for rank, alias in enumerate((name, *aliases))}
    offers = sorted((*wanted[text], place) for place, cell in enumerate(heading[:MAX_COLUMNS]) if (text := _heading(cell)) in wanted)
    columns: dict[int, str] = {}
    for _rank, name, place in offers:
        if name not in columns.values() and place not in columns:
            columns[place] = name
    return dict(sorted(columns.items()))


def _heading(text: str) -> str:
    return " ".join(re.sub(r"[_.:*’']+", " ", plain(text)).split())
