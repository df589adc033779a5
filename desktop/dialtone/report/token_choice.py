"""Which key on which token is to sign: apart from `token`, which loads half a second of libraries that nobody needs at the start."""

import sys
from pathlib import Path

from msgspec import Struct

_EID_PLACES = {
    "linux": (
        "/usr/lib/x86_64-linux-gnu/libbeidpkcs11.so.0",
        "/usr/lib/aarch64-linux-gnu/libbeidpkcs11.so.0",
        "/usr/lib/libbeidpkcs11.so.0",
    ),
    "win32": (r"C:\Windows\System32\beidpkcs11.dll",),
    "darwin": (
        "/Library/Belgium Identity Card/Pkcs11/beid-pkcs11.bundle/Contents/MacOS/libbeidpkcs11.dylib",
        "/usr/local/lib/libbeidpkcs11.dylib",
    ),
}


def eid_place() -> Path | None:
    """Where the Belgian eID middleware's module is, if it is installed."""
    return next((Path(place) for place in _EID_PLACES.get(sys.platform, ()) if Path(place).exists()), None)


class TokenChoice(Struct, frozen=True, kw_only=True):
    """Which key to sign with. `certificate`: its id in hexadecimal or its label, needed where a token holds several."""

    module: Path
    pin: str | None = None
    certificate: str | None = None
    number_accepted: bool = False
    """The holder knows that the National Register number in the certificate stays in the file for ever."""

    def __repr__(self) -> str:
        return f"TokenChoice(module={str(self.module)!r}, certificate={self.certificate!r})"
