"""Import of the platform's list: what each row would do, by its number in the file; then one undoable edit for all that is not refused.

Rows are known again by MAC address, else by what the platform calls them, so that importing the same export twice changes nothing.
"""

import datetime as dt
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from dialtone.domain.changes import Change, Edit, Put, Remove
from dialtone.domain.kinds import DeviceKind
from dialtone.domain.likeness import MacState, mac_state, normal_mac, plain, serial_key
from dialtone.domain.problems import InputProblem
from dialtone.domain.record import PlatformDevice, PlatformImport, Record
from dialtone.services.files import read_bounded
from dialtone.services.platform_table import FIELDS, MAX_BYTES, MAX_CELL, PlatformTable, read
from dialtone.words import LANGUAGES, Words

LABEL = "edit.import-platform"
State = Literal["added", "changed", "unchanged", "refused", "removed"]
_DUPLICATE = "platform-row.duplicate"
_YES = frozenset({
    "yes", "ja", "oui", "true", "waar", "vrai", "1", "x", "y", "j", "o", "online", "registered", "ok", "up", "active", "connected",
    "reachable",     "geregistreerd", "aangemeld", "actief", "verbonden", "enregistre", "en ligne", "actif", "connecte", "inscrit",
})  # fmt: skip
_NO = frozenset({
    "no", "nee", "neen", "non", "false", "onwaar", "faux", "0", "n", "offline", "unregistered", "not registered", "down", "inactive",
    "disconnected", "unreachable", "never", "niet geregistreerd", "afgemeld", "inactief", "nooit", "non enregistre", "hors ligne",
    "inactif",     "deconnecte", "jamais",
})  # fmt: skip


class PlatformRow(Struct, frozen=True, kw_only=True):
    """A row of the file (`number` 0: a row of the dossier that the complete list no longer has), what becomes of it, and remarks.

    `problem` says why it is refused; `remarks` are problems that it is taken in spite of. Both have words `problem.platform-row.<code>`.
    """

    number: int
    title: str
    detail: str
    state: State
    problem: InputProblem | None = None
    remarks: tuple[InputProblem, ...] = ()


class PlatformPlan(Struct, frozen=True, kw_only=True):
    """What an import does. `edit` has no changes when everything is as it was."""

    file: str
    sha256: str
    rows: tuple[PlatformRow, ...]
    edit: Edit
    unused: tuple[str, ...]

    def count(self, state: State) -> int:
        """Rows of a state."""
        return sum(row.state == state for row in self.rows)

    @property
    def refused(self) -> tuple[InputProblem, ...]:
        """Why rows are refused, in the order of the file."""
        return tuple(row.problem for row in self.rows if row.problem is not None)

    @property
    def remarks(self) -> tuple[InputProblem, ...]:
        """What to look at in rows that are taken."""
        return tuple(remark for row in self.rows for remark in row.remarks)


def read_table(path: Path) -> PlatformTable:
    """The table in a file. Raises `InputProblem` or `EnvironmentProblem` when it can't be read as one."""
    try:
        size = path.stat().st_size if path.is_file() else 0
    except OSError:
        size = 0  # reading says what is wrong
    if size > MAX_BYTES:
        raise InputProblem("platform.too-large", file=str(path), size_mb=round(size / 1e6, 1), limit_mb=MAX_BYTES // 1_000_000)
    return read(read_bounded(path, MAX_BYTES), str(path))


def check_columns(table: PlatformTable, columns: Mapping[int, str]) -> None:
    """Raise `InputProblem` «platform.not-recognised» unless these columns make a list of devices."""
    fields = set(columns.values())
    if not fields & {"mac", "serial", "extension", "owner", "login"} or len(fields) < 2:
        headings = tuple(table.title(place) for place in range(len(table.heading)))[:20]
        known = tuple(aliases[0] for aliases in FIELDS.values())
        raise InputProblem("platform.not-recognised", file=table.file, found=headings or ("–",), known=known)


def read_mapping(path: Path, table: PlatformTable) -> dict[int, str]:
    """Columns as a TOML file names them: `field = "heading"`, or the column's number from 1. `InputProblem` «platform.mapping» else."""
    try:
        stated = tomllib.loads(read_bounded(path, 100_000).decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputProblem("platform.mapping", file=str(path), value=str(error)[:80], known=tuple(FIELDS)) from None
    headings = {plain(table.title(place)): place for place in range(len(table.heading))}
    columns: dict[int, str] = {}
    for field, heading in stated.items():
        place = heading - 1 if type(heading) is int else headings.get(plain(str(heading)))
        if field not in FIELDS or place is None or not 0 <= place < len(table.heading) or place in columns:
            raise InputProblem("platform.mapping", file=str(path), value=f"{field} = {heading}"[:80], known=tuple(FIELDS))
        columns[place] = field
    return columns


def plan(
    record: Record, table: PlatformTable, now: dt.datetime, *, columns: Mapping[int, str] | None = None, replace: bool = False
) -> PlatformPlan:
    """What importing this table means. `columns` where the user chose them; `replace`: the list is complete, and what isn't in it goes.

    Raises `InputProblem` «platform.not-recognised», and «platform.not-complete» for a list to replace with that has refused rows.
    """
    chosen = dict(table.columns if columns is None else columns)
    check_columns(table, chosen)
    reader = _Reader(record, table, chosen)
    devices, rows = reader.devices(), reader.rows
    known = {device.id: device for device in record.platform_devices}
    changes: list[Change] = []
    for device, row in devices:
        state, device_changes = _against(known.get(device.id), device)
        rows.append(msgspec.structs.replace(row, state=state))
        changes += device_changes
    if replace and devices:
        if any(row.problem is not None and row.problem.code != _DUPLICATE for row in rows):
            raise InputProblem("platform.not-complete", file=table.file, refused=sum(row.state == "refused" for row in rows))
        stated = {device.id for device, _ in devices}
        for gone in (device for device in record.platform_devices if device.id not in stated):
            changes.append(Remove("platform_devices", gone.id))
            rows.append(PlatformRow(number=0, title=_title(gone), detail=_detail(gone), state="removed"))
    if devices:
        changes = [*_import(record, table, len(devices), now), *changes]
    rows.sort(key=lambda row: (row.number == 0, row.number))
    name = Path(table.file).name
    return PlatformPlan(file=name, sha256=table.sha256, rows=tuple(rows), edit=Edit(LABEL, tuple(changes)), unused=table.unused(chosen))


def _import(record: Record, table: PlatformTable, count: int, now: dt.datetime) -> list[Change]:
    """The import as evidence. The same file again is the same import, unless another came between: then its moment is the new one."""
    stated = PlatformImport(sha256=table.sha256, file=Path(table.file).name[:400], imported_at=now, rows=count)
    before = next((one for one in record.platform_imports if one.sha256 == table.sha256), None)
    newest = max((one.imported_at for one in record.platform_imports if one.imported_at), default=None)
    if before is not None and before.imported_at == newest:
        return []
    return [Put("platform_imports", msgspec.to_builtins(stated), key=table.sha256)]


def _against(old: PlatformDevice | None, new: PlatformDevice) -> tuple[State, list[Change]]:
    if old == new:
        return "unchanged", []
    change: Change = Put("platform_devices", msgspec.to_builtins(new), key=new.id)
    if old is None:
        return "added", [change]
    same = msgspec.structs.replace(new, source=old.source, file_row=old.file_row) == old
    return "unchanged" if same else "changed", [change]  # where it was last stated is kept, though it is no change


class _RefusedError(Exception):
    """A row can't be taken, because: a code and its parameters."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code, self.params = code, params


class _Reader:
    """Makes devices of rows; keeps what is refused."""

    def __init__(self, record: Record, table: PlatformTable, columns: Mapping[int, str]) -> None:
        self._record, self._table, self._columns = record, table, columns
        self._kinds = _kind_names()
        self.rows: list[PlatformRow] = []

    def devices(self) -> list[tuple[PlatformDevice, PlatformRow]]:
        """The devices with their rows; equal rows are refused, and several of one MAC address each get an id that keeps them apart."""
        by_base: defaultdict[str, list[tuple[PlatformDevice, PlatformRow]]] = defaultdict(list)
        for row in self._table.rows:
            cells = {name: row.cells[place] for place, name in self._columns.items() if place < len(row.cells) and row.cells[place]}
            named = " ".join(filter(None, (cells.get("vendor"), cells.get("model"))))
            title = named or cells.get("kind") or cells.get("mac") or " ".join(filter(None, row.cells))
            detail = " · ".join(cells[name] for name in ("mac", "serial", "owner", "login", "extension") if name in cells)
            shown = PlatformRow(number=row.number, title=title[:80], detail=detail[:160], state="added")
            try:
                remarks: list[InputProblem] = []
                device = self._device(row.number, row.cells, cells, remarks)
            except _RefusedError as refusal:
                problem = self._problem(refusal.code, row.number, **refusal.params)
                self.rows.append(msgspec.structs.replace(shown, state="refused", problem=problem))
                continue
            by_base[device.id].append((device, msgspec.structs.replace(shown, remarks=tuple(remarks))))
        return [pair for base, pairs in by_base.items() for pair in self._apart(base, pairs)]

    def _problem(self, code: str, row: int, **params: Any) -> InputProblem:
        return InputProblem(f"platform-row.{code}", file=self._table.file, row=row, **params)

    def _device(self, number: int, row: Sequence[str], cells: Mapping[str, str], remarks: list[InputProblem]) -> PlatformDevice:
        beyond = [cell for cell in row[len(self._table.heading) :] if cell] if self._table.heading else []
        if beyond:
            raise _RefusedError("too-many-cells", cells=len(row), columns=len(self._table.heading))
        if long := next((name for name, cell in cells.items() if len(cell) > MAX_CELL), None):
            raise _RefusedError("too-long", column=self._heading_of(long), limit=MAX_CELL)
        if not any(cells.get(name) for name in ("mac", "serial", "extension", "owner", "login")):
            raise _RefusedError("nobody")
        value: dict[str, Any] = {name: cells[name] for name in FIELDS if name in cells and name not in {"registered", "kind"}}
        if text := cells.get("mac"):
            value["mac"] = normal_mac(text) or text
            if mac_state(text) in {MacState.INVALID, MacState.LOCAL}:
                remarks.append(self._problem(f"mac-{mac_state(text).value}", number, value=text[:40]))
        elif not serial_key(cells.get("serial")):
            remarks.append(self._problem("no-mac", number))
        if text := cells.get("kind"):
            value["kind"] = self._kinds.get(plain(text), text)
        if text := cells.get("registered"):
            value["registered"] = self._registered(text, number, remarks)
        base = _base(value)
        return msgspec.convert({"id": base, **value, "source": self._table.sha256, "file_row": number}, PlatformDevice)

    def _registered(self, text: str, number: int, remarks: list[InputProblem]) -> bool | None:
        word = plain(text)
        if word not in _YES | _NO:
            remarks.append(self._problem("status", number, value=text[:40], column=self._heading_of("registered")))
            return None
        return word in _YES

    def _heading_of(self, field: str) -> str:
        return next((self._table.title(place) for place, name in self._columns.items() if name == field), field)

    def _apart(self, base: str, pairs: list[tuple[PlatformDevice, PlatformRow]]) -> list[tuple[PlatformDevice, PlatformRow]]:
        """Rows of one identity: equal ones once; the others in an order that doesn't depend on the file's."""
        if len(pairs) == 1:
            return pairs
        different: dict[bytes, tuple[PlatformDevice, PlatformRow]] = {}
        for device, row in pairs:
            content = msgspec.json.encode(msgspec.structs.replace(device, file_row=None))
            if content in different:
                other = different[content][0].file_row
                problem = self._problem("duplicate", row.number, other=other, value=device.mac or row.title)
                self.rows.append(msgspec.structs.replace(row, state="refused", problem=problem))
            else:
                different[content] = (device, row)
        kept: list[tuple[PlatformDevice, PlatformRow]] = []
        taken: set[str] = set()
        for _, (device, row) in sorted(different.items()):
            key = (
                base if not kept else _free(f"{base} {plain(device.owner or device.login or device.extension or '')}".strip()[:180], taken)
            )
            taken.add(key)
            remarks = row.remarks
            if kept and device.mac:
                remarks = (*remarks, self._problem("mac-again", row.number, other=kept[0][0].file_row, value=device.mac))
            kept.append((msgspec.structs.replace(device, id=key), msgspec.structs.replace(row, remarks=remarks)))
        return kept


def _free(key: str, taken: set[str]) -> str:
    made, number = key, 2
    while made in taken:
        made, number = f"{key} #{number}", number + 1
    return made


def _base(value: Mapping[str, Any]) -> str:
    """What a row is known by: its MAC address, else its serial number, else its extension or owner."""
    mac = value.get("mac")
    if mac and mac_state(mac) is not MacState.INVALID:
        return str(mac).replace(":", "")
    if serial := serial_key(value.get("serial")):
        return f"serial {serial}"[:180]
    rest = next(str(value[name]) for name in ("mac", "extension", "login", "owner") if value.get(name))
    return f"row {plain(rest)}"[:180]


def _kind_names() -> dict[str, str]:
    """Kinds by code and by name in all languages; what isn't among them stays as the platform has it."""
    names = {plain(kind.value.replace("-", between)): kind.value for kind in DeviceKind for between in ("-", " ")}
    for language in LANGUAGES:
        words = Words(language)
        names |= {plain(words.text(f"kind.{kind.value}")): kind.value for kind in DeviceKind}
    return names


def _title(device: PlatformDevice) -> str:
    return " ".join(filter(None, (device.vendor, device.model))) or device.mac or device.id


def _detail(device: PlatformDevice) -> str:
    return " · ".join(filter(None, (device.mac, device.serial, device.owner, device.login, device.extension)))
