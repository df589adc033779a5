"""Pasted cabling: rows of a spreadsheet or a cable tester become rows of a kind, or fill in what is there; refused ones say why."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from dialtone.domain.changes import Change, Put, Set
from dialtone.domain.record import Record
from dialtone.gui.models.cabling_fields import FIELDS, NotAValueError, Spec, parse, rows_of, shown, spec_of
from dialtone.gui.models.importing import ImportPlan, ImportRow
from dialtone.gui.models.sheet import Sheet, plain
from dialtone.words import LANGUAGES, Words

translate = QCoreApplication.translate

_NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "name", "naam", "nom", "number", "nummer", "numero", "cable", "kabel", "cable id", "repere"),
    "label": ("label on the wall", "label", "etiket", "etiquette"),
    "panel": ("panel", "patch panel", "patchpaneel", "paneel", "panneau", "panneau de brassage"),
    "port": ("port", "poort", "panel port", "paneelpoort"),
    "outlet": ("outlet", "aansluitpunt", "wandcontact", "contactdoos", "prise"),
    "category": ("category", "cat", "categorie", "class", "klasse", "classe"),
    "length_m": ("length", "length m", "length (m)", "lengte", "lengte (m)", "longueur", "longueur (m)", "long. (m)", "long."),
    "length_source": ("length is", "length source", "lengte is", "longueur est"),
    "test": ("test", "result", "test result", "resultaat", "resultat", "summary"),
    "room": ("room", "lokaal", "ruimte", "local", "salle"),
    "site": ("site", "vestiging"),
    "rack": ("rack", "cabinet", "kast", "baie", "armoire"),
    "position_u": ("position", "position (u)", "u", "positie", "positie (u)"),
    "ports": ("ports", "poorten"),
    "shielded": ("shielded", "afgeschermd", "blinde", "blindage"),
    "height_u": ("height", "height (u)", "hoogte", "hoogte (u)", "hauteur", "hauteur (u)"),
    "earthed": ("earthed", "geaard", "a la terre", "mis a la terre"),
    "vendor": ("vendor", "merk", "marque", "fabrikant"),
    "model": ("model", "modele"),
    "address": ("address", "ip", "ip address", "ip-adres", "adresse ip"),
    "poe_budget_w": ("poe", "poe (w)", "poe budget", "poe-budget"),
    "switch": ("switch", "commutateur"),
    "device": ("device", "toestel", "appareil", "mac"),
    "vlan": ("vlan", "data vlan"),
    "voice_vlan": ("voice vlan", "voice", "spraak", "spraak-vlan", "voix", "vlan voix"),
    "speed_mbit_s": ("speed", "mbit/s", "snelheid", "vitesse"),
    "poe_class": ("poe class", "poe-klasse", "classe poe"),
    "a": ("from", "a", "van", "de"),
    "b": ("to", "b", "naar", "vers"),
    "colour": ("colour", "color", "kleur", "couleur"),
    "faceplate": ("faceplate", "afdekplaat", "plaque"),
    "splitter": ("splitter", "verdeelstekker", "doubleur"),
    "desk_switch": ("desk switch", "bureauswitch", "switch de bureau"),
    "reserved": ("reserved ports", "reserved", "gereserveerde poorten", "gereserveerd", "ports reserves"),
    "defective": ("defective ports", "defective", "defecte poorten", "defect", "ports defectueux"),
    "locked": ("locked", "slotvast", "verrouille"),
    "ups": ("on a ups", "ups", "op ups", "sur ups"),
    "poe_standard": ("poe standard", "poe-standaard", "norme poe"),
    "serial": ("serial number", "serial", "serienummer", "numero de serie"),
    "firmware": ("firmware",),
    "duplex": ("duplex",),
    "poe_w": ("poe reserved (w)", "poe w", "gereserveerde poe (w)", "poe reserve (w)"),
}
_NAME: dict[str, tuple[str, ...]] = {
    "racks": ("name", "naam", "nom", "in words", "omschrijving", "description"),
    "switches": ("name", "naam", "nom", "its own name", "eigen naam", "nom propre"),
    "switch_ports": ("port", "poort"),
}
"""Kinds with a name beside the one that they are known by: «name» is that only where another column is the first."""
_YES, _NO = {"yes", "ja", "oui", "y", "x", "1", "true"}, {"no", "nee", "non", "n", "0", "false"}
_PASSED = {"pass", "passed", "ok", "geslaagd", "reussi"}
_FAILED = {"fail", "failed", "nok", "not ok", "mislukt", "echec"}


class _RefusedError(Exception):
    """A row can't be taken, because."""


def aliases(kind: str) -> dict[str, tuple[str, ...]]:
    """The headings by which the kind's fields are known."""
    found = {spec.name: _NAMES.get(spec.name, (spec.name,)) for spec in FIELDS[kind]}
    return {**found, "name": _NAME[kind]} if kind in _NAME else found


class CablingImport:
    """Reads rows of one kind. With a link come its outlet and panel where they aren't there yet."""

    def __init__(self, record: Record, kind: str) -> None:
        self._record, self._kind = record, kind
        self._there = {row.id: row for row in rows_of(record, kind)}
        self._along: dict[str, dict[str, dict[str, Any]]] = {"panels": {}, "outlets": {}}
        self._words = tuple(Words(language) for language in LANGUAGES)
        self._choices = {
            (spec.name, words.language): tuple(spec.choices(record, words))
            for spec in FIELDS[kind]
            if spec.choices
            for words in self._words
        }
        self._labels = {spec.name: self._label_index(spec) for spec in FIELDS[kind] if spec.choices}

    def _label_index(self, spec: Spec) -> dict[str, str]:
        index: dict[str, str] = {}
        for words in self._words:
            for value, label in self._choices[spec.name, words.language]:
                index.setdefault(plain(value), value)
                index.setdefault(plain(label), value)
        return index

    def plan(self, sheet: Sheet) -> ImportPlan:
        """What the sheet would do."""
        rows: list[ImportRow] = []
        changes: list[Change] = []
        seen: set[str] = set()
        for place, line in enumerate(sheet.rows):
            cells, number = sheet.cells(line), place + (2 if sheet.heading else 1)
            detail = " · ".join(text for name, text in cells.items() if name != "id")[:200]
            try:
                value, remarks = self._value(cells, seen)
            except (_RefusedError, NotAValueError) as refusal:
                rows.append(ImportRow(number, (cells.get("id") or " ".join(filter(None, line)))[:80], detail, str(refusal)))
                continue
            seen.add(value["id"])
            kind = f"cabling.{self._kind}"
            if (row := self._there.get(value["id"])) is not None:
                if fields := {name: each for name, each in value.items() if name != "id" and not self._says(row, name, cells[name])}:
                    changes.append(Set(kind, value["id"], fields))
                    remarks.append(translate("Import", "is there already: its fields are filled in"))
                else:
                    remarks.append(translate("Import", "is there already, with the same fields"))
            else:
                changes.append(Put(kind, value))
            rows.append(ImportRow(number, value["id"][:80], detail, remarks=tuple(remarks)))
        along = [Put(f"cabling.{kind}", value) for kind, new in self._along.items() for value in new.values()]
        return ImportPlan(tuple(rows), (*along, *changes) if changes else (), sheet.unused, sheet.cut)

    def _says(self, row: Any, name: str, text: str) -> bool:
        """Whether the row's field is shown as this text: rounded, or under a name that others have too, it stays what it is."""
        spec, value = spec_of(self._kind, name), getattr(row, name)
        shows = (shown(spec, value, dict(self._choices.get((name, words.language), ())), words) for words in self._words)
        return any(" ".join(each.split()) == text for each in shows)

    def _value(self, cells: Mapping[str, str], seen: set[str]) -> tuple[dict[str, Any], list[str]]:
        remarks: list[str] = []
        value: dict[str, Any] = {}
        for spec in FIELDS[self._kind]:
            if (text := cells.get(spec.name, "—")) != "—" and (read := self._read(spec, text, remarks)) is not None:
                value[spec.name] = read
        key = value.get("id") or self._natural(value)
        if not key:
            raise _RefusedError(translate("Import", "has no name"))
        if key in seen:
            raise _RefusedError(translate("Import", "twice in this table"))
        return {"id": key, **{name: each for name, each in value.items() if name != "id"}}, remarks

    def _natural(self, value: Mapping[str, Any]) -> str:
        """A name from what it is: «sw1:1/0/4», «P1-03», the outlet's own."""
        if self._kind == "switch_ports" and value.get("switch") and value.get("name"):
            return f"{value['switch']}:{value['name']}"
        if self._kind == "links" and value.get("panel") and value.get("port"):
            return f"{value['panel']}-{value['port']:02}"
        return str(value.get("outlet") or value.get("label") or value.get("name") or "")

    def _read(self, spec: Spec, text: str, remarks: list[str]) -> Any:
        words = plain(text)
        if spec.kind == "yesno":
            if words not in _YES | _NO:
                raise _RefusedError(translate("Import", "«{value}» is neither yes nor no").format(value=text[:40]))
            return words in _YES
        if spec.kind != "choice":
            return parse(spec, text)
        if spec.name == "test" and words in _PASSED | _FAILED:
            if words in _PASSED:  # a tester's «pass» does not say against which standard
                remarks.append(translate("Import", "«{value}» is taken as «verified»").format(value=text[:40]))
            return "verified" if words in _PASSED else "failed"
        known = self._labels[spec.name].get(words)
        if known is not None:
            return known
        if self._kind == "links" and spec.name in {"panel", "outlet"}:
            return self._come_along(f"{spec.name}s", text.strip()[:200], remarks)
        raise _RefusedError(translate("Import", "{field} «{value}» is not known").format(field=spec.title(), value=text[:40]))

    def _come_along(self, kind: str, name: str, remarks: list[str]) -> str:
        if name not in self._along[kind]:
            self._along[kind][name] = {"id": name}
            remarks.append(translate("Import", "«{name}» comes along").format(name=name[:40]))
        return name
