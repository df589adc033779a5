"""How a responder is run; apart, so that naming it loads no network libraries."""

import secrets

from msgspec import Struct

from dialtone.wire.probe import PORT

MIN_TOKEN = 12
"""Characters: who listens in on the handshake could try short tokens at home."""


def new_token() -> str:
    """A token that nobody guesses."""
    return secrets.token_urlsafe(24)


class Limits(Struct, frozen=True, kw_only=True):
    """What keeps one client, or all of them together, from using up the machine or its line."""

    sessions: int = 64
    sessions_per_source: int = 8
    session_seconds: float = 1800.0
    session_octets: int = 8 << 30
    rate_mbit_s: int = 500
    connections: int = 512
    connections_per_source: int = 128
    unproven_per_second: int = 2000
    """Answers to all strangers together, over UDP."""
    unproven_per_source: int = 200
    stun_per_source: int = 500
    """Answers to plain STUN questions of an address with a session, which anybody could put on his packets."""
    failures_per_minute: int = 10
    """Wrong tokens from one address before it isn't listened to."""


class Listen(Struct, frozen=True):
    """An address of this machine, and what it is called outside where a router translates it one to one."""

    local: str
    public: str | None = None


class Settings(Struct, frozen=True, kw_only=True):
    """`listen`: one address, or two of which the second makes STUN's behaviour discovery whole (RFC 5780); of the same family.

    Ports: 0 takes any that is free; `sip_port`, `sip_tls_port` and `stamp_ports` are used where they are free, None leaves them out.
    """

    token: str
    listen: tuple[Listen, ...] = (Listen("0.0.0.0"),)
    port: int = PORT
    sip_port: int | None = 5060
    sip_tls_port: int | None = 5061
    stamp_ports: tuple[int, ...] = (PORT + 1, 862)
    limits: Limits = Limits()
