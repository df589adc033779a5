"""The figures of the provider's terms that rules calculate with; a provider profile may state others (defaults: ALLOcloud's)."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

ChannelMethod = Literal["progressive", "flat"]
Rounding = Literal["down", "up", "nearest"]


class ChannelBracket(Struct, frozen=True):
    """Users up to and including `up_to` (None: no limit) bring `rate` channels each (BT-4.a channels)."""

    up_to: Annotated[int, Meta(ge=1, le=1_000_000)] | None
    rate: Annotated[float, Meta(ge=0, le=1000)]


class Terms(Struct, frozen=True, kw_only=True):
    """What the counting depends on and the terms (or our reading of them) fix.

    `fax_often_pages_per_week` is no figure of the provider's: the terms say «often» only. It is the working value above which we advise
    an analogue line. `link_limit_m` is the usual limit of a permanent link.
    """

    channel_method: ChannelMethod = "progressive"
    rounding: Rounding = "down"
    channel_brackets: Annotated[tuple[ChannelBracket, ...], Meta(min_length=1, max_length=32)] = (
        ChannelBracket(2, 2.0),
        ChannelBracket(5, 1.0),
        ChannelBracket(10, 0.5),
        ChannelBracket(None, 0.25),
    )
    reduction_percent: Annotated[int, Meta(ge=0, le=100)] = 10
    warranty_months: Annotated[int, Meta(ge=0, le=1200)] = 12
    fax_often_pages_per_week: Annotated[int, Meta(ge=0, le=1_000_000)] = 20
    link_limit_m: Annotated[float, Meta(ge=0, le=10_000)] = 90.0


class DefaultTerms(Terms, frozen=True, kw_only=True):
    """The defaults, because the profile of the provider `wanted` can't be used: a finding says so, since the figures may be another's."""

    wanted: str
