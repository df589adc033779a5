"""What the page «Site» writes: values for its forms, and changes from what was typed. No Qt, so that it can be tried without a window."""

from collections.abc import Collection, Sequence
from typing import Any

import msgspec

from dialtone.domain import enterprise_number
from dialtone.domain.changes import Change, Put, Remove, Set
from dialtone.domain.record import Contact, Record, Site


def _shown_number(text: str | None) -> str | None:
    return enterprise_number.display(text) if text else None


def customer_values(record: Record) -> dict[str, Any]:
    """Values of the customer's form."""
    customer = record.customer
    if customer is None:
        return {}
    return {
        "customer.name": customer.name,
        "customer.enterprise_number": _shown_number(customer.enterprise_number),
        "customer.language": customer.language.value if customer.language else None,
    }


def party_values(record: Record) -> dict[str, Any]:
    """Values of the partner's and installer's form."""
    values: dict[str, Any] = {}
    if record.partner is not None:
        values |= {"partner.name": record.partner.name, "partner.enterprise_number": _shown_number(record.partner.enterprise_number)}
    if record.installer is not None:
        values["installer.name"] = record.installer.name
        training = record.installer.training
        if training is not None:
            values |= {f"training.{name}": getattr(training, name) for name in ("reference", "completed_on", "valid_until")}
    return values


def terms_values(record: Record) -> dict[str, Any]:
    """Values of the conditions' form."""
    values: dict[str, Any] = {"provider": record.provider}
    if record.previous_users is not None:
        values |= {"previous_users.quantity": record.previous_users.quantity, "previous_users.on": record.previous_users.on}
    return values


def field(name: str, value: Any) -> Set:
    """«customer.name» and its value as a change; a valid enterprise number is kept in its canonical form."""
    kind, _, attribute = name.partition(".")
    if attribute == "enterprise_number" and value:
        digits = enterprise_number.normalise("".join(str(value).split()).upper())
        value = f"BE{digits}" if digits else value
    return Set(kind, "", {attribute: value})


def training_field(record: Record, name: str, value: Any) -> Set:
    """One field of the installer's training; a training without anything known is absent."""
    training = record.installer.training if record.installer else None
    plain: dict[str, Any] = msgspec.to_builtins(training) if training else {}
    plain[name.partition(".")[2]] = value
    known = {key: each for key, each in plain.items() if each is not None}
    return Set("installer", "", {"training": known or None})


def previous_users_field(record: Record, name: str, value: Any) -> Change | None:
    """The users before this job; a date alone says nothing, so it waits for the number."""
    attribute = name.partition(".")[2]
    if attribute == "quantity":
        if value is None:
            return Remove("previous_users", "") if record.previous_users else None
        return Set("previous_users", "", {"quantity": value}) if record.previous_users else Put("previous_users", {"quantity": value})
    return Set("previous_users", "", {"on": value}) if record.previous_users else None


def contacts_change(contacts: Sequence[Contact]) -> Set:
    """The customer's contacts, all of them; one without anything known falls away."""
    plain = [msgspec.to_builtins(contact) for contact in contacts]
    return Set("customer", "", {"contacts": [entry for entry in plain if entry]})


def with_contact(contacts: Sequence[Contact], number: int, name: str, text: str) -> Set:
    """The contacts with one cell changed."""
    changed = [
        msgspec.structs.replace(contact, **{name: text or None}) if place == number else contact for place, contact in enumerate(contacts)
    ]
    return contacts_change(changed)


def address_part(site: Site, name: str) -> str:
    """A part of a site's address, empty when unknown."""
    return (getattr(site.address, name) if site.address else None) or ""


def with_address(site: Site, name: str, text: str) -> Set:
    """A site's address with one part changed."""
    plain: dict[str, Any] = msgspec.to_builtins(site.address) if site.address else {}
    if text:
        plain[name] = text.upper() if name == "country" else text
    else:
        plain.pop(name, None)
    return Set("sites", site.id, {"address": plain or None})


def free_id(stem: str, taken: Collection[str]) -> str:
    """«site-1», or the first that is free."""
    number = 1
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"
