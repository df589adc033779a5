"""A finding: something the rules have to say, as code and parameters. The words are added at the edge (`dialtone.words`)."""

from typing import Any

from msgspec import Struct

from dialtone.domain.kinds import Responsible, Severity


class Finding(Struct, frozen=True, kw_only=True):
    """One finding. `code` selects message and remedy; `params` fill them; `evidence` names what it was concluded from.

    `id` is stable between runs for the same matter («BT-7:no-address:+3292225000»), so that it can be acknowledged.
    """

    code: str
    clause: str
    severity: Severity
    subject: str
    responsible: Responsible
    params: dict[str, Any] = {}
    evidence: dict[str, Any] = {}

    @property
    def id(self) -> str:
        """Stable identity: clause, code and subject."""
        return f"{self.clause}:{self.code}:{self.subject}"
