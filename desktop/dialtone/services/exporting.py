"""The whole dossier in other forms: a folder (or ZIP) of CSV files, a workbook, or the files that NetBox imports."""

import io
import zipfile
from pathlib import Path
from typing import Literal

from msgspec import Struct

from dialtone.cabling import lists, netbox, patch_export, spreadsheets
from dialtone.cabling.writing import csv_bytes
from dialtone.domain.problems import EnvironmentProblem, InputProblem
from dialtone.domain.record import Record
from dialtone.services.files import write_atomically

Format = Literal["csv", "xlsx", "netbox", "patch-list"]
PATCH_LIST = "patch-list"
_STAMP = (1980, 1, 1, 0, 0, 0)
"""The time of all parts of a ZIP, so that the same content is the same file."""


class Exported(Struct, frozen=True, kw_only=True):
    """What was written. `left_out`: cords that NetBox doesn't take."""

    output: Path
    files: tuple[str, ...]
    left_out: int = 0


def patch_list_csv(record: Record) -> bytes:
    """The patch list alone, as a spreadsheet of these countries opens it."""
    return csv_bytes(patch_export.COLUMNS, patch_export.rows(record))


def workbook(record: Record) -> bytes:
    """A workbook: the patch list, then a sheet per list of the dossier."""
    sheets = [(name, heading, rows) for name, heading, rows in lists.written(record)]
    if patches := list(patch_export.rows(record)):
        sheets.insert(0, (PATCH_LIST, patch_export.COLUMNS, patches))
    return spreadsheets.write(sheets or [(lists.SINGLES, ("path", "value"), [])])


def csv_files(record: Record) -> dict[str, bytes]:
    """A file per list of the dossier, and the patch list."""
    files = {f"{name}.csv": csv_bytes(heading, rows) for name, heading, rows in lists.written(record)}
    if patches := list(patch_export.rows(record)):
        files[f"{PATCH_LIST}.csv"] = csv_bytes(patch_export.COLUMNS, patches)
    return files


def export(record: Record, output: Path, form: Format) -> Exported:
    """Write the record. Several files go into a folder, or into one file when the name ends in .zip."""
    if form in {"xlsx", PATCH_LIST}:
        write_atomically(output, workbook(record) if form == "xlsx" else patch_list_csv(record))
        return Exported(output=output, files=(output.name,))
    left_out = 0
    if form == "netbox":
        made = netbox.export(record)
        files, left_out = made.files, made.left_out
    else:
        files = csv_files(record)
    if output.suffix.casefold() == ".zip":
        write_atomically(output, _zip(files))
    else:
        _write_folder(output, files)
    return Exported(output=output, files=tuple(files), left_out=left_out)


def _write_folder(folder: Path, files: dict[str, bytes]) -> None:
    if folder.exists() and not folder.is_dir():
        raise InputProblem("file.not-replaced", file=str(folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentProblem("file.write", file=str(folder), detail=error.strerror or str(error)) from error
    for name, data in files.items():
        write_atomically(folder / name, data)


def _zip(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(zipfile.ZipInfo(name, _STAMP), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
