"""A switch's ports: from the numbers that its tables use to the name that is printed on it, and what each port is set to and runs at.

A local LLDP port number is never taken for an ifIndex by itself. The order is: the switch's own LLDP port table by name, then a port id
that is an ifIndex, then the bridge port table; an ifIndex of that number only where nothing else is said and its name agrees. Otherwise
the port is unknown, and its number is shown as sent.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal, TypeVar

from dialtone.discovery import switch_values as mib
from dialtone.discovery.method import normal_mac
from dialtone.discovery.switch_values import Tables, number, text, vlan_id

_ETHERNET = {6, 26, 62, 69, 117}
"""ifType of what a cable can go into (IANAifType-MIB): Ethernet, and the older names of its faster kinds."""
_NOT_A_PORT = re.compile(
    r"^(?:vl(?:an)?|vlan-?interface|vlanif|lo(?:opback)?|null|po(?:rt-?channel)?|ch|lag|trk|ae|irb|bond|bridge-aggregation|eth-trunk|agg"
    r"|stack(?:ing)?\S*|cpu|mgmt\S*|management\S*|oob|tunnel|br(?:idge)?|internal|system|me|fxp|em|vme|bme)[ \-_/:.]?\d*(?:[/.]\d+)*$",
    re.IGNORECASE,
)
_UP, _DOWN = 1, 2
_DUPLEX: dict[int, Literal["full", "half"]] = {2: "half", 3: "full"}
_NAME = re.compile(r"^([a-z][a-z \-_]*?)[ \-_]?(\d+(?:[/:.]\d+)*)$", re.IGNORECASE)
K = TypeVar("K")
_VOICE, _VOICE_BIT = 1, 0x40
"""Application type voice as a number, and as the BITS octet that the standard's table has for an index (TIA-1057 13.3)."""


class Ports:
    """The ports of one switch."""

    def __init__(self, tables: Tables) -> None:
        described = _bare(tables.texts(mib.IF_DESCR))
        names = described | _bare(tables.texts(mib.IF_NAME))
        # Where several interfaces have one name, it is nobody's: each then goes by its description, if that is its own.
        count, descriptions = Counter(names.values()), Counter(described.values())
        self.names: dict[int, str] = {}
        for index, name in names.items():
            own = described.get(index)
            single = count[name] == 1 or own is None or own == name or descriptions[own] > 1
            self.names[index] = name if single else own or name
        self.aliases = tables.texts(mib.IF_ALIAS)
        self.described = described
        self.base = tables.numbers(mib.BASE_PORT)
        self.pvid = {port: vlan for port, number_ in tables.numbers(mib.PVID).items() if (vlan := vlan_id(number_))}
        self.types = tables.numbers(mib.IF_TYPE)
        self.status = tables.numbers(mib.IF_STATUS)
        self._connector = tables.numbers(mib.IF_CONNECTOR)
        self._local = {index[0]: value for index, value in tables.column(f"{mib.LLDP_LOCAL}.3") if len(index) == 1}
        self._local_described = tables.texts(f"{mib.LLDP_LOCAL}.4")
        self._by_text = _unique(self.aliases.items()) | _unique(described.items()) | _unique(self.names.items())
        self._by_form = _unique((index, form) for index, name in [*self.names.items(), *described.items()] if (form := _form(name)))
        self._speed, self._high_speed = tables.numbers(mib.IF_SPEED), tables.numbers(mib.IF_HIGH_SPEED)
        self._duplex = tables.numbers(mib.DUPLEX)
        self._access = {index: vlan for index, value in tables.numbers(mib.CISCO_VLAN).items() if (vlan := vlan_id(value))}
        self._voice = {index: vlan for index, value in tables.numbers(mib.CISCO_VOICE_VLAN).items() if (vlan := vlan_id(value))}
        for local, vlan in _voice_policy(tables).items():
            told = self.index_of_lldp(local)
            if told is not None:
                self._voice.setdefault(told, vlan)
        self._untagged = {index: self.pvid[port] for port, index in self.base.items() if port in self.pvid}

    # --- which port --------------------------------------------------------------------------------------------------------------

    def index_of_lldp(self, local: int) -> int | None:
        """The ifIndex of a local LLDP port number, or None where it isn't sure."""
        if local in self._local:
            texts = self._texts_of(local)
            for said in texts:
                if (index := self.index_of_name(said)) is not None:
                    return index
            numeric = next((int(said) for said in texts if said.isascii() and said.isdigit() and len(said) < 10), None)
            if numeric in self.names:
                return numeric
            index = self.base.get(local)
            return index if index in self.names else None
        if local in self.base:
            return self.base[local] if self.base[local] in self.names else None
        form = _form(self.names.get(local, ""))
        return local if form is not None and form[1] == (local,) else None

    def name_of_lldp(self, local: int) -> str | None:
        """The name of a local LLDP port number: its interface's, else what the switch's own LLDP table calls it."""
        index = self.index_of_lldp(local)
        if index is not None:
            return self.names[index]
        readable = (said for said in self._texts_of(local) if normal_mac(said) is None and said.isprintable() and "\ufffd" not in said)
        return next(readable, None)

    def _texts_of(self, local: int) -> list[str]:
        if local not in self._local:
            return []
        return [said for said in (text(self._local[local]), self._local_described.get(local, "")) if said]

    def index_of_name(self, said: str) -> int | None:
        """The interface that is called so, in full or in short («Gi1/0/4», «GigabitEthernet1/0/4»); None where several may be meant."""
        if said in self._by_text:
            return self._by_text[said]
        form = _form(said)
        if form is None or not form[0]:
            return None
        fitting = {
            index
            for (letters, digits), index in self._by_form.items()
            if digits == form[1] and letters and (letters.startswith(form[0]) or form[0].startswith(letters))
        }
        return fitting.pop() if len(fitting) == 1 else None

    def index_of_bridge(self, port: int) -> int | None:
        """The ifIndex of a bridge port number."""
        return self.base.get(port)

    def name_of_bridge(self, port: int) -> str | None:
        """The name of a bridge port; None for a port that the bridge doesn't have."""
        index = self.base.get(port)
        return self.names.get(index, str(port)) if index is not None else None

    # --- what the ports are ------------------------------------------------------------------------------------------------------

    def physical(self) -> list[int]:
        """The ifIndexes of what a cable can go into, in the switch's order."""
        bridged = set(self.base.values())
        return [index for index in sorted(self.names) if self._is_port(index, bridged)]

    def _is_port(self, index: int, bridged: set[int]) -> bool:
        kind = self.types.get(index)
        if self._connector.get(index) == 2 or _NOT_A_PORT.match(self.names[index]):
            return False
        return kind in _ETHERNET if kind is not None else index in bridged

    def is_up(self, index: int) -> bool | None:
        """Whether there is a link; None where the switch doesn't say."""
        return {_UP: True, _DOWN: False}.get(self.status.get(index, 0))

    def speed(self, index: int) -> int | None:
        """Mbit/s of the link that there is."""
        if self.is_up(index) is False:
            return None
        high, low = self._high_speed.get(index, 0), self._speed.get(index, 0)
        found = high or (low // 1_000_000 if 0 < low < 0xFFFFFFFF else 0)
        return found if 0 < found <= 1_000_000 else None

    def duplex(self, index: int) -> Literal["full", "half"] | None:
        """Of the link that there is (dot3StatsDuplexStatus)."""
        return None if self.is_up(index) is False else _DUPLEX.get(self._duplex.get(index, 0))

    def vlan(self, index: int) -> int | None:
        """The VLAN of what sends untagged."""
        return self._access.get(index, self._untagged.get(index))

    def voice_vlan(self, index: int) -> int | None:
        """The VLAN that the switch tells telephones to use, where it says so itself."""
        return self._voice.get(index)


def digits_of(name: str) -> tuple[int, ...]:
    """The numbers at the end of a port's name: (1, 0, 4) of «GigabitEthernet1/0/4»."""
    form = _form(name)
    return form[1] if form else ()


def is_voice(index: tuple[int, ...]) -> bool:
    """Whether an application type that ends a MED index means voice."""
    return bool(index) and index[-1] in ({_VOICE_BIT} if len(index) > 1 else {_VOICE, _VOICE_BIT})


def _voice_policy(tables: Tables) -> dict[int, int]:
    rows = ((index, number(value)) for index, value in tables.column(mib.MED_LOCAL_POLICY))
    return {index[0]: vlan for index, value in rows if len(index) > 1 and is_voice(index[1:]) and (vlan := vlan_id(value))}


def _bare(names: dict[int, str]) -> dict[int, str]:
    """The names without what «gigabitEthernet 1/0/1 : copper» says behind them, where they stay each their own."""
    bare = {index: name.partition(" : ")[0].strip() or name for index, name in names.items()}
    return bare if len(set(bare.values())) == len(set(names.values())) else names


def _form(name: str) -> tuple[str, tuple[int, ...]] | None:
    """A port's name as letters and numbers."""
    if len(name) > 100:
        return None
    if re.fullmatch(r"\d+(?:[/:.]\d+)*", name):
        return "", _digits(name)
    if found := re.fullmatch(r"(\d+)/([a-z]{1,3})(\d+)", name, re.IGNORECASE):  # «1/g7»
        return found[2].lower(), _digits(f"{found[1]}/{found[3]}")
    found = _NAME.match(name)
    return (re.sub(r"[ \-_]", "", found[1]).lower(), _digits(found[2])) if found else None


def _digits(said: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.split(r"[/:.]", said) if len(part) < 10)


def _unique(rows: Iterable[tuple[int, K]]) -> dict[K, int]:
    """Key → interface, without keys that mean several."""
    found: dict[K, int] = {}
    several: set[K] = set()
    for index, key in rows:
        if found.setdefault(key, index) != index:
            several.add(key)
    return {key: index for key, index in found.items() if key not in several}


def same_port(one: str, other: str) -> bool:
    """Whether two ways of writing may mean one port of one switch: «Gi1/0/4» and «GigabitEthernet1/0/4», but not «Te1/0/4»."""
    first, second = _form(one), _form(other)
    if one == other or first is None or second is None:
        return one == other
    return first[1] == second[1] and (first[0].startswith(second[0]) or second[0].startswith(first[0]))
