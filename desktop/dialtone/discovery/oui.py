"""Who made the network card behind a MAC address: the registry's /24 list, and our own table for makers of telephones and longer blocks.

A maker is a hint and never a kind. A locally administered address is somebody's random choice and names nobody.
"""

import functools
import tomllib
from collections.abc import Mapping

import aiooui
from msgspec import Struct

from dialtone import resources
from dialtone.discovery.method import normal_mac

NAME = "oui"
SHARED_BLOCK = "ieee registration authority"
"""The registry's /24 entry for a block that was given out in smaller parts: it names nobody."""


class Maker(Struct, frozen=True):
    """A maker: `name` as installers call it, or the registry's name; `voip` when it makes telephony or door equipment in the first place.

    `random`: the address is locally administered, so the name is None.
    """

    name: str | None
    voip: bool = False
    random: bool = False


class _Table(Struct, frozen=True):
    prefixes: Mapping[str, str]
    holders: tuple[tuple[str, str, bool], ...]
    voip: frozenset[str]
    version: str


@functools.lru_cache(maxsize=1)
def _table() -> _Table:
    data = tomllib.loads(resources.find("oui/voip.toml").read_text(encoding="utf-8"))
    holders = tuple((part.lower(), maker, bool(voip)) for part, maker, voip in data["holders"])
    prefixes = {prefix.replace(":", "").lower(): maker for prefix, maker in data["prefixes"]}
    return _Table(prefixes, holders, frozenset(maker for _, maker, voip in holders if voip), str(data["version"]))


async def load() -> None:
    """Read the registry's list (0.8 MB, once)."""
    await aiooui.async_load()


def listed(mac: str) -> bool:
    """Whether our own table knows the block: a telephone maker's, so that twelve digits in a text are an address and no other number."""
    digits = mac.replace(":", "").lower()
    return any(digits[:length] in _table().prefixes for length in range(9, 5, -1))


def maker(mac: str) -> Maker | None:
    """The maker behind a MAC address, longest prefix first; None when nobody is known or it is no address of one card.

    Needs `load` to have run; without it only our own table is used.
    """
    normal = normal_mac(mac)
    if normal is None:
        return None
    digits = normal.replace(":", "")
    if int(digits[1], 16) & 2:
        return Maker(None, random=True)
    table = _table()
    for length in range(9, 5, -1):  # a /36 is nine hexadecimal digits, a /24 six
        name = table.prefixes.get(digits[:length])
        if name:
            return Maker(name, name in table.voip)
    holder = aiooui.get_vendor(normal) if aiooui.is_loaded() else None
    if not holder or SHARED_BLOCK in holder.lower():
        return None
    for part, name, voip in table.holders:
        if part in holder.lower():
            return Maker(name, voip)
    return Maker(holder)


def may_be_telephone(mac: str | None) -> bool:
    """Whether a card is worth further questions: a telephone maker's, or nobody knows whose."""
    made = maker(mac) if mac else None
    return made is None or made.voip or made.random


def of_telephone_maker(mac: str | None) -> bool:
    """Whether a card's maker makes telephony or door equipment in the first place."""
    made = maker(mac) if mac else None
    return made is not None and made.voip
