"""Labels as a table for the programs of tape printers (P-touch Editor, DYMO): a row per label, as a Belgian spreadsheet opens it.

P-touch's databases take at most 65,000 rows of 100 columns, and 256 characters in a cell, without line feeds (manual of the PT-9800PCN).
"""

import csv
import io
import re
from collections.abc import Sequence

from dialtone.domain.labels import Label
from dialtone.report.clean import clean

MOST_ROWS = 65_000
LONGEST_CELL = 256
COLUMNS = ("id", "line1", "line2", "line3", "end", "kind")
_PLAIN = re.compile(r"[-+]?[\w./ -]*")


def table(labels: Sequence[Label]) -> bytes:
    """UTF-8 with byte order mark, semicolons; the header names the columns for the label's template. Labels beyond 65,000 are left out."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for label in labels[: MOST_ROWS - 1]:
        lines = (*label.lines, "", "", "")[:3]
        writer.writerow([cell(one) for one in (label.code, *lines, label.end, label.kind)])
    return text.getvalue().encode("utf-8-sig")


def cell(text: str) -> str:
    """One line of at most 256 characters that a spreadsheet doesn't run as a formula. «-1A-A07» is a basement and stays as it is."""
    line = " ".join(clean(text).split())[:LONGEST_CELL]
    if line[:1] in {"=", "@"} or (line[:1] in {"-", "+"} and not _PLAIN.fullmatch(line)):
        return f"'{line[: LONGEST_CELL - 1]}"
    return line
