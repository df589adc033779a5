"""What the numbers page's side form edits: caller IDs, number blocks and other lines."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from dialtone.domain.addresses import one_line
from dialtone.domain.changes import Rename, Set
from dialtone.domain.kinds import LineKind
from dialtone.domain.phone_numbers import NumberForm, read
from dialtone.domain.record import Address, NumberBlock, Record
from dialtone.gui.context import Context
from dialtone.gui.models.naming import name_of
from dialtone.gui.models.numbers_table import Caller, caller_change, normal_number
from dialtone.gui.widgets.form import Fault, Field, Section
from dialtone.gui.widgets.side_editor import Subject

translate = QCoreApplication.translate

ADDRESS = ("street", "number", "box", "postcode", "municipality", "country")
SAME_AS = "same_as"
BLOCK, LINE = "block:", "line:"


def check_number(value: Any) -> Fault | None:
    """A remark when it isn't a full telephone number; it is kept all the same, since the rules then say what is wrong."""
    if not value or read(str(value)).form is NumberForm.E164:
        return None
    return Fault(translate("NumberSubjects", "This is no full telephone number; write it as 02 555 10 01 or +32 2 555 10 01."), tone="warn")


def check_first(value: Any) -> Fault | None:
    """The first number of a block must be a full number, since it names the block."""
    if value and read(str(value)).form is NumberForm.E164:
        return None
    return Fault(
        translate("NumberSubjects", "The first number in full, as 02 555 10 00 or +32 2 555 10 00. It is not saved yet."), blocks=True
    )


def check_size(value: Any) -> Fault | None:
    """A block holds 1 to 100,000 numbers."""
    if isinstance(value, int) and 1 <= value <= 100_000:
        return None
    return Fault(translate("NumberSubjects", "A number from 1 to 100000. It is not saved yet."), blocks=True)


def block_fields(record: Record) -> list[Field | Section]:
    """The fields of a number block."""
    sites = [(site.id, f"{name_of(site)}: {one_line(site.address)}") for site in record.sites if one_line(site.address)]
    fields: list[Field | Section] = [
        Field("first", lambda: translate("NumberSubjects", "&First number"), check=check_first),
        Field("size", lambda: translate("NumberSubjects", "&How many"), "number", check=check_size),
        Section(lambda: translate("NumberSubjects", "Postal address")),
    ]
    if sites:
        fields.append(Field(SAME_AS, lambda: translate("NumberSubjects", "Same as &site"), "choice", choices=lambda: sites, span=2))
    return [
        *fields,
        Field("street", lambda: translate("NumberSubjects", "S&treet"), span=2),
        Field("number", lambda: translate("NumberSubjects", "&Number")),
        Field("box", lambda: translate("NumberSubjects", "&Box")),
        Field("postcode", lambda: translate("NumberSubjects", "&Postcode")),
        Field("municipality", lambda: translate("NumberSubjects", "&Municipality")),
        Field("country", lambda: translate("NumberSubjects", "&Country")),
    ]


def block_values(block: NumberBlock, record: Record) -> dict[str, Any]:
    """The values of its fields; «same as» is shown where the address is a site's to the letter."""
    address = block.address or Address()
    same = next((site.id for site in record.sites if site.address is not None and site.address == block.address), None)
    return {"first": block.first, "size": block.size, SAME_AS: same} | {name: getattr(address, name) for name in ADDRESS}


def address_of(record: Record, site_id: str) -> dict[str, str] | None:
    """A site's address as plain data."""
    site = next((site for site in record.sites if site.id == site_id), None)
    return plain_address(site.address) if site is not None else None


def plain_address(address: Address | None) -> dict[str, str] | None:
    """An address as plain data; None when nothing is stated."""
    stated = {name: getattr(address, name) for name in ADDRESS if address is not None and getattr(address, name)}
    return stated or None


class NumberSubjects:
    """Makes subjects from the present record. `remove(kind, key)` deletes; `moved(key)` says that a block got another first number."""

    def __init__(self, context: Context, remove: Callable[[str, str], None], moved: Callable[[str], None]) -> None:
        self._context, self._remove, self._moved = context, remove, moved

    @property
    def _record(self) -> Record:
        snapshot = self._context.controller.snapshot
        return snapshot.record if snapshot else Record()

    def caller(self, caller: Caller) -> Subject:
        """The two caller IDs of a person, device or room."""

        def save(name: str, value: Any) -> None:
            change = caller_change(self._record, caller.subject, name, value or "")
            if change is not None:
                self._context.controller.edit("edit.change-caller-id", change)

        entry = next((entry for entry in self._record.caller_ids if entry.subject == caller.subject), None)
        return Subject(
            key=caller.subject,
            icon=caller.icon,
            title=caller.name,
            fields=lambda: [
                Field("external", lambda: translate("NumberSubjects", "Shows when &calling out"), span=2, check=check_number),
                Field("emergency", lambda: translate("NumberSubjects", "Shows to &emergency services"), span=2, check=check_number),
            ],
            values={"external": entry.external if entry else None, "emergency": entry.emergency if entry else None},
            save=save,
            note=caller.why() or caller.reason,
        )

    def block(self, first: str) -> Subject | None:
        """A number block with its postal address."""
        block = next((block for block in self._record.number_blocks if block.first == first), None)
        if block is None:
            return None

        def save(name: str, value: Any) -> None:
            self._save_block(first, name, value)

        remove = ("trash-2", translate("NumberSubjects", "De&lete block"), "danger", lambda: self._remove("number_blocks", first))
        return Subject(
            key=f"{BLOCK}{first}",
            icon="hash",
            title=first,
            fields=lambda: block_fields(self._record),
            values=block_values(block, self._record),
            save=save,
            actions=(remove,),
        )

    def _save_block(self, first: str, name: str, value: Any) -> None:
        edit = self._context.controller.edit
        if name == "first":
            new = normal_number(value or "")
            if new and new != first:
                edit("edit.rename-number-block", Rename("number_blocks", first, new), done=lambda _: self._moved(f"{BLOCK}{new}"))
        elif name == "size":
            edit("edit.change-number-block", Set("number_blocks", first, {"size": value}))
        elif name == SAME_AS:
            if value:
                edit("edit.change-number-block", Set("number_blocks", first, {"address": address_of(self._record, value)}))
        else:
            block = next((block for block in self._record.number_blocks if block.first == first), None)
            stated = plain_address(block.address if block else None) or {}
            stated[name] = value
            known = {each: text for each, text in stated.items() if text}
            edit("edit.change-number-block", Set("number_blocks", first, {"address": known or None}))

    def line(self, key: str) -> Subject | None:
        """Another line on the site."""
        line = next((line for line in self._record.lines if line.id == key), None)
        if line is None:
            return None
        words = self._context.words

        def save(name: str, value: Any) -> None:
            self._context.controller.edit("edit.change-line", Set("lines", key, {name: value}))

        remove = ("trash-2", translate("NumberSubjects", "De&lete line"), "danger", lambda: self._remove("lines", key))
        return Subject(
            key=f"{LINE}{key}",
            icon="phone-incoming",
            title=words.text(f"line.{line.kind.value}") if line.kind else translate("NumberSubjects", "Other line"),
            fields=lambda: [
                Field("kind", lambda: translate("NumberSubjects", "&Kind"), "choice", choices=self._line_kinds, span=2),
                Field("on_service", lambda: translate("NumberSubjects", "&On the provider's service?"), "yesno", span=2),
                Field("carrier", lambda: translate("NumberSubjects", "&Carrier that keeps it"), span=2),
            ],
            values={"kind": line.kind.value if line.kind else None, "on_service": line.on_service, "carrier": line.carrier},
            save=save,
            actions=(remove,),
        )

    def _line_kinds(self) -> list[tuple[str, str]]:
        return [(kind.value, self._context.words.text(f"line.{kind.value}")) for kind in LineKind]
