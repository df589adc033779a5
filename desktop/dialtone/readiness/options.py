"""What the user chose for a run; apart, so that naming it loads no network libraries."""

from msgspec import Struct


class ReadinessOptions(Struct, frozen=True, kw_only=True):
    """What the user chose. `only`: ids of checks (empty: all).

    `calls`: simultaneous calls to size for, as typed; otherwise `channels`, the count's exact channels rounded up. `users` is kept with the
    run's capacity reading. `down_kbit_s` / `up_kbit_s`: a measured line, None when it wasn't. `deadline`: seconds for each check that has
    none of its own. `responder`: «host[:port]» instead of the profile's. `load_seconds`: how long calls and rates are measured.
    """

    interface: str | None = None
    only: tuple[str, ...] = ()
    calls: int | None = None
    channels: int | None = None
    users: int | None = None
    responder: str | None = None
    responder_token: str | None = None
    load_seconds: float = 30.0
    down_kbit_s: int | None = None
    up_kbit_s: int | None = None
    deadline: float = 20.0
    training: bool = False
