"""A table pasted from a spreadsheet: its cells, and which column is which field by its heading, in three languages."""

import csv
import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

MAX_CHARACTERS = 4_000_000
MAX_ROWS = 20_000

DEVICE_FIELDS: dict[str, tuple[str, ...]] = {
    "kind": ("kind", "type", "device type", "soort", "toesteltype", "genre", "type d'appareil"),
    "person": (
        "person",
        "user",
        "name",
        "person name",
        "employee",
        "persoon",
        "gebruiker",
        "naam",
        "medewerker",
        "personne",
        "utilisateur",
        "nom",
    ),
    "room": ("room", "location", "place", "lokaal", "ruimte", "plaats", "kamer", "local", "salle", "piece", "emplacement"),
    "extension": (
        "extension",
        "ext",
        "number",
        "internal",
        "toestelnummer",
        "intern nummer",
        "intern",
        "extensie",
        "poste",
        "numero interne",
        "numero",
    ),
    "vendor": ("vendor", "brand", "make", "manufacturer", "merk", "fabrikant", "marque", "fabricant", "constructeur"),
    "model": ("model", "product", "modele", "produit", "device", "phone", "toestel", "appareil"),
    "mac": ("mac", "mac address", "mac-address", "mac adres", "mac-adres", "adresse mac"),
    "serial": ("serial", "serial number", "s/n", "sn", "serienummer", "numero de serie"),
    "firmware": ("firmware", "version", "versie", "firmware version"),
    "ip": ("ip", "ip address", "ip-adres", "ip adres", "adresse ip"),
    "origin": ("origin", "source", "herkomst", "oorsprong", "origine", "provenance"),
    "delivered_on": ("delivered on", "delivered", "delivery date", "geleverd op", "leverdatum", "livre le", "date de livraison"),
    "note": ("note", "remark", "comment", "nota", "opmerking", "remarque"),
}
PERSON_FIELDS: dict[str, tuple[str, ...]] = {
    "name": (
        "name",
        "full name",
        "employee",
        "naam",
        "volledige naam",
        "medewerker",
        "nom complet",
        "nom et prenom",
        "person",
        "persoon",
        "personne",
    ),
    "first_name": ("first name", "given name", "voornaam", "prenom"),
    "last_name": ("last name", "surname", "family name", "achternaam", "familienaam", "nom", "nom de famille"),
    "site": ("site", "office", "branch", "vestiging", "plaats", "lieu", "etablissement"),
    "service": ("service", "role", "rol", "dienst", "fonction telephonie"),
    "hot_desking": ("hot desking", "hot-desking", "hotdesking", "flex", "flexplek"),
}


def plain(text: str) -> str:
    """Lower case without accents, with single spaces: how headings and names are compared."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in decomposed if not unicodedata.combining(letter)).split())


@dataclass(frozen=True)
class Sheet:
    """Cells, with the heading apart where the first row is one. `columns` maps a column's place to a field name."""

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    columns: Mapping[int, str] = field(default_factory=dict)
    cut: int = 0
    """Rows left out because there are more than `MAX_ROWS`."""

    @property
    def width(self) -> int:
        """The most cells in a row."""
        return max((len(row) for row in (self.heading, *self.rows)), default=0)

    @property
    def unused(self) -> tuple[str, ...]:
        """Headings that stand for no field."""
        return tuple(text for place, text in enumerate(self.heading) if place not in self.columns and text)

    def cells(self, row: Sequence[str]) -> dict[str, str]:
        """The row's filled cells by field name."""
        found: dict[str, str] = {}
        for place, name in self.columns.items():
            if place < len(row) and row[place] and name not in found:
                found[name] = row[place]
        return found


def read(text: str, fields: Mapping[str, tuple[str, ...]]) -> Sheet:
    """Cells of tab-, semicolon- or comma-separated text; the first row is the heading where it names at least one field."""
    lines = text[:MAX_CHARACTERS].lstrip("\ufeff").replace("\0", "")
    first = lines.split("\n", 1)[0]
    for separator in ("\t", ";", ","):
        if separator in first:
            sheet = _separated(lines, separator, fields)
            if sheet.heading or separator == "\t":
                return sheet
    return _separated(lines, "\t", fields)  # «Janssens, An» is one cell where no heading says otherwise


def _separated(lines: str, separator: str, fields: Mapping[str, tuple[str, ...]]) -> Sheet:
    rows: list[tuple[str, ...]] = []
    cut = 0
    for row in _lines(lines, separator):
        cells = tuple(_clean(cell) for cell in row)
        if not any(cells):
            continue
        if len(rows) <= MAX_ROWS:
            rows.append(cells)
        else:
            cut += 1
    return from_cells(rows, fields, cut)


def from_cells(rows: Sequence[Sequence[str]], fields: Mapping[str, tuple[str, ...]], cut: int = 0) -> Sheet:
    """The same from cells (a table's paste)."""
    cleaned = [tuple(_clean(cell) for cell in row) for row in rows[: MAX_ROWS + 1]]
    cut += max(len(rows) - len(cleaned), 0)
    columns = match(cleaned[0], fields) if cleaned else {}
    if not columns:
        return Sheet((), tuple(cleaned), {}, cut)
    return Sheet(cleaned[0], tuple(cleaned[1:]), columns, cut)


def _lines(text: str, separator: str) -> list[list[str]]:
    """All rows that can be read; a cell beyond the reader's limit ends the table instead of the program."""
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        return rows
    return rows


def _clean(cell: str) -> str:
    printable = "".join(letter if letter.isprintable() else " " for letter in cell)
    return " ".join(printable.split())[:4000]


def match(heading: Sequence[str], fields: Mapping[str, tuple[str, ...]]) -> dict[int, str]:
    """Which column holds which field, by name; a field is taken once, and a heading of two fields is the first that is left."""
    wanted: dict[str, list[str]] = {}
    for name, aliases in fields.items():
        for alias in dict.fromkeys(plain(alias) for alias in (name.replace("_", " "), *aliases)):
            wanted.setdefault(alias, []).append(name)
    columns: dict[int, str] = {}
    for place, text in enumerate(heading):
        names = wanted.get(plain(re.sub(r"[:*]+$", "", text)), ())
        left = next((name for name in names if name not in columns.values()), None)
        if left is not None:
            columns[place] = left
    return columns
