"""`dialtone labels DOSSIER`: labels for cables, outlets and ports, as PDF in the size of a label sheet or as a table for a tape printer."""

import argparse
from pathlib import Path
from typing import Any

from msgspec import structs

from dialtone.bootstrap import Services
from dialtone.cli.console import DONE, Console
from dialtone.domain.problems import InputProblem
from dialtone.services import dossiers
from dialtone.services.files import write_atomically
from dialtone.services.labels import KINDS, LabelRequest, MediumInfo, kinds_in
from dialtone.services.reporting import report_language

_SHOWN = 8


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "file", type=Path, nargs="?", metavar="DOSSIER", help="dossier or site file (not needed for --list and --test-page)"
    )
    parser.add_argument("--sheet", metavar="NAME", help="label sheet or tape, see --list (default: the setting)")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="PDF|CSV", help="a .csv is a table for P-touch or DYMO (default: DOSSIER-labels.pdf)"
    )
    parser.add_argument("--kind", action="append", choices=KINDS, help="what to label; may be repeated (default: links, or what there is)")
    parser.add_argument(
        "--only", action="append", default=[], metavar="ID", help="only this panel, rack, room, switch or cable; may be repeated"
    )
    parser.add_argument("--start", type=int, default=1, metavar="N", help="first free label of the first sheet, row by row from 1")
    parser.add_argument("--offset-x", type=_tenths, metavar="MM", help="shift to the right in steps of 0.1 mm (default: the setting)")
    parser.add_argument("--offset-y", type=_tenths, metavar="MM", help="shift downwards in steps of 0.1 mm (default: the setting)")
    parser.add_argument("--code", choices=["datamatrix", "qr", "none"], default="datamatrix", help="code with the plain identifier")
    parser.add_argument("--wrap", action="store_true", help="repeat the identifier around the cable on labels of links and cords")
    parser.add_argument("--test-page", action="store_true", help="outlines and 100 mm rulers instead of labels")
    parser.add_argument("--list", action="store_true", help="the label sheets and tapes there are")


def _tenths(text: str) -> int:
    """Millimetres, with point or comma, as tenths."""
    try:
        return round(float(text.replace(",", ".")) * 10)
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(f"«{text}» is no number of millimetres") from None


def run(args: argparse.Namespace, services: Services, console: Console) -> int:
    """Write the labels; what had to be shortened is said on standard error."""
    if args.list:
        return _list(services.labels.media(), console)
    settings = services.settings.get()
    request = LabelRequest(
        kinds=tuple(args.kind or ()),
        only=tuple(args.only),
        medium=args.sheet or settings.label_sheet,
        start=args.start,
        offset_x=settings.label_offset_x if args.offset_x is None else args.offset_x,
        offset_y=settings.label_offset_y if args.offset_y is None else args.offset_y,
        code=args.code,
        wrap=args.wrap,
    )
    if args.test_page:
        output = args.output or Path(f"{request.medium}-test.pdf")
        write_atomically(output, services.labels.test_page(request, console.words.language))
        return _done({"output": str(output), "medium": request.medium}, "cli.labels-test-page", console)
    if args.file is None:
        raise InputProblem("labels.no-dossier")
    return _labels(args, request, services, console)


def _labels(args: argparse.Namespace, request: LabelRequest, services: Services, console: Console) -> int:
    record = dossiers.read_record(args.file, services.dossiers)
    if not request.kinds:
        request = structs.replace(request, kinds=kinds_in(record)[:1])
    language = args.language or report_language(record, console.words.language)
    output = args.output or args.file.with_name(f"{args.file.stem}-labels.pdf")
    document: dict[str, Any] = {"output": str(output), "kinds": list(request.kinds)}
    if output.suffix.lower() == ".csv":
        write_atomically(output, services.labels.csv(record, request, language))
        document["labels"] = len(services.labels.labels(record, request, language))
        return _done(document, "cli.labels-csv", console)
    printed = services.labels.pdf(record, request, language)
    write_atomically(output, printed.pdf)
    document |= {"labels": printed.labels, "pages": printed.pages, "medium": request.medium}
    document |= {"cut": list(printed.cut), "no_code": list(printed.no_code)}
    for key, ids in (("cli.labels-cut", printed.cut), ("cli.labels-no-code", printed.no_code)):
        if ids:
            more = f" … (+{len(ids) - _SHOWN})" if len(ids) > _SHOWN else ""
            console.note(console.words.text(key, ids=", ".join(ids[:_SHOWN]) + more))
    return _done(document, "cli.labels-done", console)


def _done(document: dict[str, Any], key: str, console: Console) -> int:
    if console.as_json:
        console.document(document)
    console.line(console.words.text(key, file=document["output"], **document))
    return DONE


def _list(media: tuple[MediumInfo, ...], console: Console) -> int:
    if console.as_json:
        names = ("name", "title", "across", "down", "width", "height", "note")
        console.document([{name: getattr(one, name) for name in names} for one in media])
    console.line(console.words.text("cli.labels-media"))
    number = console.words.number
    console.table(
        [
            (
                one.name,
                one.title,
                f"{one.across} × {one.down}" if one.each else "–",
                f"{number(one.width)} × {number(one.height)} mm" if one.each else f"{number(one.height)} mm",
            )
            for one in media
        ]
    )
    return DONE
