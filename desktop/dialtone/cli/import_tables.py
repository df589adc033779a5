"""What `dialtone import` does with tables about cabling: recognise them, say what each row does, then do it."""

import argparse
import contextlib
import tomllib
from pathlib import Path
from typing import Any

from dialtone.bootstrap import Services
from dialtone.cli.console import Console
from dialtone.domain.problems import InputProblem
from dialtone.services.cabling_import import FIELDS, ImportPlan, Mapping, TableSource, keys_of
from dialtone.services.files import read_bounded
from dialtone.services.platform_table import FIELDS as PLATFORM_FIELDS
from dialtone.services.session import Session

_NAMES = 30
_SAID_ELSEWHERE = frozenset({"input.is-dossier", "table.empty"})
"""What the readers of platform lists and site files say in their own words."""
_PERHAPS_READ_ELSEWHERE = frozenset(f"table.{code}" for code in ("not-text", "control", "quotes", "too-large", "too-many-rows"))
"""What the reader of platform lists may take all the same; where it doesn't either, these name the row."""


def read(path: Path, args: argparse.Namespace, services: Services) -> tuple[tuple[TableSource, ...], InputProblem | None]:
    """The tables about cabling in a file; none when it is another kind of file, which others then read or refuse.

    The problem is what to say when they don't know it either.
    """
    try:
        found = services.cabling_import.open_all(path)
    except InputProblem as problem:
        if problem.code in _SAID_ELSEWHERE:
            return (), None
        if problem.code in _PERHAPS_READ_ELSEWHERE:
            return (), problem
        raise
    if args.attach or _mapped(args.mapping) or found[0].form == "attachment" or found[0].auxiliary:
        return found, None
    recognised = () if args.mapping is not None else tuple(one for one in found if one.recognised)
    titles = tuple(title for title in found[0].columns if title)[:20] or ("–",)
    return recognised, InputProblem("table.kind-unknown", file=str(path), found=titles)


def _mapped(path: Path | None) -> bool:
    """Whether a mapping file is about cabling: it says so, or names a field that a platform's list doesn't have."""
    if path is None:
        return False
    with contextlib.suppress(tomllib.TOMLDecodeError, UnicodeDecodeError):
        stated = set(tomllib.loads(read_bounded(path, 100_000).decode("utf-8-sig")))
        own = {name for fields in FIELDS.values() for name in fields} | {"kind", "decimal", "dates", "units", "measured", "passed"}
        return "passed" in stated or "measured" in stated or bool((stated & own) - set(PLATFORM_FIELDS) - {"kind"}) or _says_kind(path)
    return False


def _says_kind(path: Path) -> bool:
    return tomllib.loads(path.read_bytes().decode("utf-8-sig")).get("kind") in FIELDS


def gather(sources: list[tuple[Path, Any]], console: Console) -> list[tuple[Path, Any]]:
    """What is to be imported: all lists of a dossier as one source, since they refer to each other, without files that say nothing more."""
    for _, content in sources:
        if isinstance(content, TableSource) and content.auxiliary:
            console.note(console.words.text("cli.table-auxiliary", source=content.file))
    sources = [pair for pair in sources if not (isinstance(pair[1], TableSource) and pair[1].auxiliary)]
    own = [content for _, content in sources if isinstance(content, TableSource) and content.form == "lists"]
    if not own:
        return sources
    tables = tuple(table for source in own for table in source.tables)
    merged = TableSource(file=own[0].file, form="lists", sha256=own[0].sha256, tables=tables, data=own[0].data)
    whole = any((table.sheet or Path(table.file).stem) == "cabling.links" for table in tables)
    rest: list[tuple[Path, Any]] = [(Path(own[0].file), merged)]
    for path, content in sources:
        if content in own:
            continue
        if whole and isinstance(content, TableSource) and Path(content.file).stem == "patch-list":
            console.note(console.words.text("cli.table-derived", source=content.file))
            continue
        rest.append((path, content))
    return rest


def chosen(source: TableSource, args: argparse.Namespace, services: Services) -> Mapping | None:
    """The mapping to use: the stated one, else what the headings suggest."""
    if args.mapping is not None and source.form in {"table", "linkware"}:
        return services.cabling_import.read_mapping(args.mapping, source)
    return source.proposal


def attach(session: Session, source: TableSource, args: argparse.Namespace, services: Services, console: Console) -> dict[str, Any]:
    """Keep the file itself."""
    sha256 = None if args.dry_run else services.cabling_import.attach(session, source)
    if sha256 is not None:
        console.line(console.words.text("cli.attached", source=source.file, sha256=sha256))
    return {"source": source.file, "kind": "attachment", "sha256": sha256}


def carry_out(session: Session, source: TableSource, args: argparse.Namespace, services: Services, console: Console) -> dict[str, Any]:
    """Plan, tell, and unless it is a dry run do it."""
    words, service = console.words, services.cabling_import
    mapping = chosen(source, args, services)
    plan = service.plan(source, mapping, session.record, keys_of(session))
    titles = dict(enumerate(source.columns))
    columns = {field: titles.get(place, "") for field, place in (mapping.columns if mapping and source.form == "table" else {}).items()}
    named = ", ".join(f"{title} = {words.text(f'table-field.{field}')}" for field, title in columns.items())
    kind = words.text(f"table-kind.{plan.kind}")
    console.note(words.text("cli.table-recognised", source=source.file, kind=kind, columns=named or None))
    if plan.unused:
        console.note(words.text("cli.table-unused", source=source.file, columns=plan.unused))
    console.table(
        [
            (str(row.number), words.text(f"table-state.{row.state}"), row.title, row.detail)
            for row in plan.rows
            if row.state not in {"unchanged", "refused"}
        ]
    )
    for text in (*_refusals(plan, console), *map(words.problem, plan.remarks), *_row_remarks(plan, console)):
        console.note(text)
    if plan.unmatched:
        console.note(words.text("cli.table-unmatched", source=source.file, count=len(plan.unmatched), names=plan.unmatched[:_NAMES]))
    if plan.keep and not service.keeps(source):
        console.note(words.text("cli.table-not-kept", source=source.file))
    if not args.dry_run:
        service.apply(session, source, plan)
    counts = {state: plan.count(state) for state in ("added", "changed", "unchanged", "refused")}
    console.line(words.text("cli.table-done", source=source.file, **counts))
    return _document(source, plan, columns, counts, console)


def _refusals(plan: ImportPlan, console: Console) -> list[str]:
    return [_placed(row.sheet, console.words.problem(row.problem)) for row in plan.rows if row.problem is not None]


def _row_remarks(plan: ImportPlan, console: Console) -> list[str]:
    return [_placed(row.sheet, console.words.problem(remark)) for row in plan.rows for remark in row.remarks]


def _placed(sheet: str, text: str) -> str:
    """With the sheet in front where there are several, since each has rows of the same numbers."""
    return f"{sheet}: {text}" if sheet else text


def _document(source: TableSource, plan: ImportPlan, columns: dict[str, str], counts: dict[str, int], console: Console) -> dict[str, Any]:
    words = console.words
    table = source.tables[0] if source.form == "table" else None
    return {
        "source": source.file,
        "kind": plan.kind,
        "sha256": plan.sha256,
        "sheet": source.sheet or None,
        "encoding": (table.encoding or None) if table else None,
        "delimiter": (table.delimiter or None) if table else None,
        "heading_row": table.heading_row if table else None,
        "columns": columns,
        "unused": list(plan.unused),
        **counts,
        "unmatched": list(plan.unmatched),
        "refused": _refusals(plan, console),
        "remarks": [words.problem(one) for one in plan.remarks],
        "rows": [
            {
                "row": row.number,
                "sheet": row.sheet or None,
                "state": row.state,
                "title": row.title,
                "detail": row.detail,
                "remarks": [words.problem(one) for one in row.remarks],
            }
            for row in plan.rows
        ],
    }
