"""A read-only SNMP v2c agent over a table {oid: value} (RFC 3416): GET, GETNEXT and GETBULK; SET is refused, another community unheard.

A wrong community gets no answer, as from real equipment: for the asker it looks like a dead host.
"""

import bisect
from collections.abc import Mapping

from dialtone.training import ber

_VERSION_2C = 1
_GET, _GET_NEXT, _RESPONSE, _SET, _GET_BULK = 0xA0, 0xA1, 0xA2, 0xA3, 0xA5
_NOT_WRITABLE = 17
_MAX_REPETITIONS = 64
_MAX_VARBINDS = 64
_MAX_ANSWER = 1400
"""Octets of an answer's bindings, so that it fits one Ethernet frame; GETBULK may return fewer rows than asked (RFC 3416 4.2.3)."""

Row = tuple[ber.Oid, ber.Encoded]


class MibTable:
    """Rows in lexicographic order of their object identifiers."""

    def __init__(self, rows: Mapping[ber.Oid, ber.Encoded]) -> None:
        self._values = dict(rows)
        self._order = sorted(self._values)

    def get(self, name: ber.Oid) -> Row:
        """The row of this name, or noSuchObject."""
        return name, self._values.get(name, (ber.NO_SUCH_OBJECT, b""))

    def after(self, name: ber.Oid) -> Row:
        """The first row after this name, or endOfMibView."""
        place = bisect.bisect_right(self._order, name)
        if place == len(self._order):
            return name, (ber.END_OF_MIB_VIEW, b"")
        return self._order[place], self._values[self._order[place]]


def _bulk(table: MibTable, names: list[ber.Oid], once: int, repetitions: int) -> list[Row]:
    once = max(0, min(once, len(names)))
    rows = [table.after(name) for name in names[:once]]
    cursors = names[once:]
    size = 0
    for _ in range(max(0, min(repetitions, _MAX_REPETITIONS)) if cursors else 0):
        line = [table.after(name) for name in cursors]
        size += sum(len(ber.varbinds([row])) for row in line)
        if size > _MAX_ANSWER and len(rows) > once:
            break
        rows += line
        cursors = [name for name, _ in line]
        if all(value[0] == ber.END_OF_MIB_VIEW for _, value in line):
            break
    return rows


def _names(bindings: bytes) -> list[ber.Oid]:
    names: list[ber.Oid] = []
    while bindings and len(names) < _MAX_VARBINDS:
        binding, bindings = ber.expect(bindings, ber.SEQUENCE)
        name, _ = ber.expect(binding, ber.OID)
        names.append(ber.as_oid(name))
    return names


def answer(table: MibTable, community: bytes, datagram: bytes) -> bytes | None:
    """The response to a request, or None where there is none (not v2c, another community, garbage)."""
    try:
        message, _ = ber.expect(datagram, ber.SEQUENCE)
        version, rest = ber.expect(message, ber.INTEGER)
        asked, rest = ber.expect(rest, ber.OCTETS)
        kind, pdu, _ = ber.take(rest)
        if ber.as_integer(version) != _VERSION_2C or asked != community:
            return None
        request_id, pdu = ber.expect(pdu, ber.INTEGER)
        first, pdu = ber.expect(pdu, ber.INTEGER)
        second, pdu = ber.expect(pdu, ber.INTEGER)
        bindings, _ = ber.expect(pdu, ber.SEQUENCE)
        names = _names(bindings)
        once, repetitions = ber.as_integer(first), ber.as_integer(second)
    except ber.BerError:
        return None
    status, rows = 0, ber.varbinds(())
    if kind == _GET:
        rows = ber.varbinds(table.get(name) for name in names)
    elif kind == _GET_NEXT:
        rows = ber.varbinds(table.after(name) for name in names)
    elif kind == _GET_BULK:
        rows = ber.varbinds(_bulk(table, names, once, repetitions))
    elif kind == _SET:
        status, rows = _NOT_WRITABLE, ber.wrap(ber.SEQUENCE, bindings)
    else:
        return None
    head = (ber.wrap(ber.INTEGER, request_id), ber.wrap(*ber.integer(status)), ber.wrap(*ber.integer(1 if status else 0)))
    return ber.sequence(ber.wrap(*ber.integer(_VERSION_2C)), ber.wrap(*ber.octets(asked)), ber.sequence(*head, rows, tag=_RESPONSE))
