"""Why the network did not do what was asked, in the few kinds that lead to different advice."""

import asyncio
import errno
import ssl
from typing import Literal

Kind = Literal["refused", "silent", "no-route", "reset", "closed", "tls", "unresolved", "protocol", "too-large", "local"]

_BY_ERRNO: dict[int, Kind] = {
    errno.ECONNREFUSED: "refused",
    errno.ECONNRESET: "reset",
    errno.ECONNABORTED: "reset",
    errno.EPIPE: "reset",
    errno.ENETUNREACH: "no-route",
    errno.EHOSTUNREACH: "no-route",
    errno.ENETDOWN: "no-route",
    errno.EADDRNOTAVAIL: "no-route",
    errno.EINVAL: "no-route",  # bound to loopback and sent elsewhere
    errno.ETIMEDOUT: "silent",
    errno.EACCES: "local",
    errno.EPERM: "local",
    10061: "refused",  # Windows: WSAECONNREFUSED
    10054: "reset",
    10053: "reset",
    10051: "no-route",
    10065: "no-route",
    10050: "no-route",
    10049: "no-route",
    10060: "silent",
    10013: "local",
}


class Failure(Exception):  # noqa: N818 - it is a finding about the network, not an error of the program
    """`kind` decides the verdict; `detail` is what the system said, bounded.

    refused: the host said no. silent: nothing came back in time. no-route: this computer has no way there. reset, closed: cut off in the
    middle. tls: the handshake failed. unresolved: the name has no address. protocol: an answer that isn't one. too-large: more than is
    read. local: this computer's own firewall or rights.
    """

    def __init__(self, kind: Kind, detail: str = "") -> None:
        super().__init__(kind, detail)
        self.kind: Kind = kind
        self.detail = detail[:300]


def of(error: BaseException) -> Failure:
    """The kind of an exception from sockets, TLS or a deadline."""
    if isinstance(error, Failure):
        return error
    if isinstance(error, ssl.SSLError):
        return Failure("tls", getattr(error, "reason", None) or str(error))
    if isinstance(error, TimeoutError | asyncio.TimeoutError):
        return Failure("silent")
    if isinstance(error, EOFError):
        return Failure("closed")
    if isinstance(error, OSError):
        kind = _BY_ERRNO.get(error.errno or 0) or _BY_ERRNO.get(getattr(error, "winerror", None) or 0)
        return Failure(kind or "local", error.strerror or str(error))
    return Failure("protocol", f"{type(error).__name__}: {error}")
