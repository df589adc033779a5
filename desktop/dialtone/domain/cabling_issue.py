"""One thing that is wrong or in doubt in the cabling record, with the row where it is put right."""

from typing import Any

from msgspec import Struct

from dialtone.domain.kinds import Severity


class CablingIssue(Struct, frozen=True, kw_only=True):
    """Words: `finding.cabling.<code>.message` and `.remedy` (see `Words.cabling_issue`).

    `kind`: the list of the record that holds the row («outlets», «links», «switch_ports», «devices» …), `key`: the row's id. `params` hold
    `name`, what people call the thing, and what else the words need.
    """

    code: str
    severity: Severity
    kind: str
    key: str
    params: dict[str, Any] = {}
