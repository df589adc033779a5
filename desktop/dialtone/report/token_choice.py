"""Which key on which token is to sign: apart from `token`, which loads half a second of libraries that nobody needs at the start."""

from pathlib import Path

from msgspec import Struct


class TokenChoice(Struct, frozen=True, kw_only=True):
    """Which key to sign with. `certificate`: its id in hexadecimal or its label, needed where a token holds several."""

    module: Path
    pin: str | None = None
    certificate: str | None = None
    number_accepted: bool = False
    """The holder knows that the National Register number in the certificate stays in the file for ever."""

    def __repr__(self) -> str:
        return f"TokenChoice(module={str(self.module)!r}, certificate={self.certificate!r})"
