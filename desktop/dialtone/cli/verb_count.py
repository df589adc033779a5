"""`dialtone count FILE`: users, channels, billing lines, doubts, reduction plan."""

import argparse
from pathlib import Path
from typing import Any

from dialtone.bootstrap import Services
from dialtone.cli.console import DIFFERS, DONE, Console
from dialtone.domain import rules
from dialtone.domain.terms import DefaultTerms
from dialtone.services import dossiers
from dialtone.services.counting import count_document


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="dossier or site file")


def run(args: argparse.Namespace, services: Services, console: Console) -> int:
    """Count; exit 1 when what was ordered differs from what was found."""
    record = dossiers.read_record(args.file, services.dossiers)
    terms = dossiers.terms_of(record.provider)
    if isinstance(terms, DefaultTerms):
        console.note(console.words.text("cli.default-terms", provider=terms.wanted[:80]))
    assessment = rules.assess(record, terms, services.clock.today())
    document = count_document(assessment, console.words)
    if console.as_json:
        console.document(document)
    else:
        _print(document, [entry.name or entry.subject for entry in assessment.count.not_users], console)
    return DIFFERS if any(line["difference"] for line in document["billing"] if line.get("difference") is not None) else DONE


def _print(document: dict[str, Any], names: list[str], console: Console) -> None:
    words, channels = console.words, document["channels"]
    span = "" if document["users_min"] == document["users_max"] else f" ({document['users_min']}–{document['users_max']})"
    console.line(
        f"{words.text('cli.users')}: {document['users_total']}{span}    {words.text('cli.terminals')}: {document['terminals_total']}"
    )
    console.line(f"{words.text('cli.channels')}: {words.value(channels['exact'])} ({channels['method']})")
    console.line()
    console.table([(str(user["count"]), user["name"] or user["subject"], user["clause"], user["because"]) for user in document["users"]])
    console.table([("0", name, entry["clause"], entry["because"]) for name, entry in zip(names, document["not_users"], strict=True)])
    if document["doubts"]:
        console.line()
        console.table([("?", doubt["subject"], doubt["question"]) for doubt in document["doubts"]])
    if document["billing"]:
        console.line()
        head = (words.text("cli.item"), words.text("cli.ordered"), words.text("cli.found"), words.text("cli.difference"))
        rows = [
            (words.text(f"item.{b['item']}"), *(words.value(b[key]) for key in ("ordered", "found", "difference")))
            for b in document["billing"]
        ]
        console.table([head, *rows])
    if document["reduction_plan"]:
        console.line()
        console.table([(step["quarter"], str(step["users"])) for step in document["reduction_plan"]])
