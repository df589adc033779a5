"""The conditions clause by clause, the evidence behind the report, and the signatures."""

import functools
import tomllib
from typing import Any

from msgspec import Struct

from dialtone import resources
from dialtone.domain.kinds import Service
from dialtone.domain.problems import EnvironmentProblem
from dialtone.domain.record import Record
from dialtone.report.attachment import grouped
from dialtone.report.context import Context
from dialtone.report.document import (
    Block,
    Column,
    Facts,
    Heading,
    Paragraph,
    Row,
    SignatureBox,
    SignatureBoxes,
    Table,
    Text,
)


class Clause(Struct, frozen=True, kw_only=True):
    """A clause in one line of our own, and the chapter that deals with it (a key of `report.<key>.title`)."""

    id: str
    text: str
    chapter: str


@functools.lru_cache(maxsize=8)
def clauses(language: str) -> tuple[Clause, ...]:
    """All clauses in a language, in the order of the conditions; a partner's own file comes first."""
    table, path = _conditions(language)
    try:
        return tuple(Clause(id=str(entry["id"]), text=str(entry["text"]), chapter=str(entry["chapter"])) for entry in table["clause"])
    except (KeyError, TypeError) as error:
        raise EnvironmentProblem("report.conditions", file=path, detail=str(error)) from error


def provider_company(language: str, profile: str) -> str:
    """The company behind the provider's trade name with its number (AV-1); empty where the conditions at hand are another provider's."""
    table, _ = _conditions(language)
    provider = table.get("provider")
    if not isinstance(provider, dict) or provider.get("profile") != profile:
        return ""
    return str(provider.get("company", ""))


def _conditions(language: str) -> tuple[dict[str, Any], str]:
    path = resources.find(f"conditions/{language}.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8")), str(path)
    except (OSError, ValueError) as error:
        raise EnvironmentProblem("report.conditions", file=str(path), detail=str(error)) from error


def applies(clause: str, record: Record) -> bool:
    """Whether a clause binds this site; with no service recorded, all do."""
    services = record.services
    service = {"BT": Service.BUSINESS_TELEPHONY, "ST": Service.SIP_TRUNKING, "WC": Service.WEB_COLLABORATION}.get(clause[:2])
    return not services or service is None or service in services


def conditions(c: Context) -> list[Block]:
    """Each clause in one line, and where the report deals with it."""
    blocks: list[Block] = [
        Heading(c.text("conditions.title"), 1, "conditions"),
        Paragraph(c.text("conditions.text", provider=c.material.provider_title or c.unknown, conditions=c.conditions)),
        Paragraph(_accepted(c)),
    ]
    rows = [
        Row((c.clause(clause.id), clause.text, c.text(f"chapter.{clause.chapter}")))
        for clause in clauses(c.words.language)
        if applies(clause.id, c.record)
    ]
    columns = (Column(c.text("col.clause"), nowrap=True), Column(c.text("col.own-words")), Column(c.text("col.where")))
    blocks.append(Table(columns, tuple(rows)))
    if not c.record.services:
        blocks.append(Paragraph(c.text("conditions.services-unknown"), small=True))
    return blocks


def _accepted(c: Context) -> str:
    """What the dossier has to say of the customer's acceptance of the conditions: who orders, accepts (AV-1)."""
    order = c.record.order
    if order is None or not (order.reference or order.date):
        return c.text("conditions.no-order")
    reference = order.reference or c.unknown
    return c.text("conditions.ordered", order=c.text("parties.order-of", reference=reference, date=order.date) if order.date else reference)


def evidence(c: Context) -> list[Block]:
    """Versions, hashes, and how to verify."""
    material = c.material
    facts: list[tuple[str, Text]] = [
        (c.text("evidence.dossier"), material.dossier_id),
        (c.text("evidence.number"), str(material.number)),
        (c.text("evidence.made"), c.moment(material.created_at)),
        (c.text("evidence.program"), f"Dialtone {material.program_version}"),
        (c.text("evidence.profile"), f"{material.provider.name} {material.provider.version}".strip() or c.known(None)),
        (c.text("evidence.profile-hash"), grouped(material.provider.sha256) or c.known(None)),
        (c.text("evidence.conditions"), c.conditions),
        (c.text("evidence.hash"), grouped(c.digest)),
    ]
    run = material.readiness
    if run is not None and run.provider.sha256 != material.provider.sha256:
        facts.append((c.text("evidence.run-profile"), f"{run.provider.name} {run.provider.version} · {grouped(run.provider.sha256)}"))
    return [
        Heading(c.text("evidence.title"), 1, "evidence"),
        Paragraph(c.text("evidence.text")),
        Facts(tuple(facts)),
        Heading(c.text("evidence.verify-title"), 2),
        Paragraph(c.text("evidence.verify")),
    ]


def signatures(c: Context) -> list[Block]:
    """The declaration, and both boxes."""
    record, acceptance = c.record, c.record.acceptance
    installer = record.installer.name if record.installer and record.installer.name else c.unknown
    partner = record.partner.name if record.partner and record.partner.name else ""
    customer = record.customer.name if record.customer and record.customer.name else c.unknown
    signer = acceptance.signer_name if acceptance and acceptance.signer_name else c.text("signatures.signer-unknown")
    function = acceptance.signer_function if acceptance and acceptance.signer_function else ""
    outcome = c.inline(c.word("outcome", acceptance.outcome) if acceptance and acceptance.outcome else c.text("outcome.none"))
    place = acceptance.place if acceptance and acceptance.place else c.unknown
    keys: tuple[str, ...]
    if c.material.ink:
        keys = ("signatures.text", "signatures.declaration", "signatures.note")
    else:
        keys = ("signatures.text-alone", "signatures.alone")  # what nobody signed, nobody declared
    said = [Paragraph(c.text(key, customer=customer, outcome=outcome)) for key in keys]
    return [
        Heading(c.text("signatures.title"), 1, "signatures"),
        *said,
        Facts(((c.text("signatures.place"), place), (c.text("signatures.date"), c.words.date(c.material.created_at.date())))),
        SignatureBoxes(
            SignatureBox(role=c.text("signatures.installer"), name=installer, detail=partner, ink_note=c.text("signatures.installer-note")),
            SignatureBox(
                role=c.text("signatures.customer"),
                name=f"{signer}, {function}" if function else signer,
                detail=customer,
                ink=c.material.ink,
                ink_note=c.text("signatures.ink-note" if c.material.ink else "signatures.no-ink"),
            ),
        ),
    ]
