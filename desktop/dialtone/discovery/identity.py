"""From the signals about one device to what it is: kind, maker, model, firmware, and how sure that is.

Confidence says how sure the identification is. Every way of finding («by») that supports what was chosen contributes its strongest signal
s as in 1 - product of (1 - s): two independent witnesses of 0.6 give 0.84. The strengths: a model that the tables know 0.85, a kind
without model 0.7, a family's usual kind 0.5, a maker in a text 0.4, a maker by MAC address 0.3, an answer without a name 0.2, a neighbour
entry 0.1. So one more signal that agrees never lowers it, the order of arrival doesn't matter, and it never reaches 1. A signal that
disagrees is not averaged in: it shows as a conflict, and what agrees with it is left out of the product.

The kind decides what is billed, so a wrong one is worse than none:
- only a model or a capability gives a kind; texts that people type (host names) and lists give a weak one, which yields to any other;
- what a switch hears on a port (LLDP) leaves a third of the doubt that a text of the device itself leaves;
- where certain kinds contradict each other, the better supported one is chosen, but between a telephone and something else only when its
  doubt is at most half of the other's. Otherwise the kind stays unknown. Both cases show as a conflict;
- a kind that merely carries another (the computer under a softphone, the camera in a doorphone) contradicts nothing.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

from dialtone.discovery import fingerprints, oui
from dialtone.discovery.fingerprints import Identity
from dialtone.discovery.method import Signal
from dialtone.domain.kinds import SOFTPHONES, TELEPHONES, DeviceKind

LISTS = frozenset({"lease", "nmap"})
"""Ways of finding that repeat what somebody else wrote down."""
UNASKED = frozenset({"sip-pnp", "ssdp", "ws-discovery", "mdns", "dhcp"})
"""Ways of finding in which a message comes by itself or to a group, so that its sender's address proves little."""
HOSTED = SOFTPHONES | {DeviceKind.PBX, "computer", "nas"}
"""What runs on another maker's machine: the network card's maker is no contradiction."""
CARRIED_BY: Mapping[str, frozenset[str]] = {
    "softphone-pc": frozenset({"computer"}),
    "softphone-mobile": frozenset({"computer"}),
    "pbx": frozenset({"computer", "nas"}),
    "nas": frozenset({"computer"}),
    "gateway": frozenset({"router", "computer"}),
    "firewall": frozenset({"router", "switch"}),
    "router": frozenset({"switch"}),
    "access-point": frozenset({"switch"}),
    "doorphone": frozenset({"camera"}),
    "conference-phone": frozenset({"camera"}),
    "pager": frozenset({"camera"}),
}
"""A kind, and the more general ones that it may also look like."""
_STRENGTH = {"neighbour": 0.1, "fdb": 0.1, "reach": 0.1, "lease": 0.1, "nmap": 0.1, "http": 0.15, "tls": 0.15}
_ANSWER, _MAKER, _CARD, _USUAL, _KIND, _MODEL = 0.2, 0.4, 0.3, 0.5, 0.7, 0.85
_BY_SWITCH = frozenset({"lldp", "cdp"})
_MOST = 0.9999


class Heard(Struct, frozen=True):
    """A signal and what its text says."""

    signal: Signal
    identity: Identity | None


class Claim(Struct, frozen=True):
    """What one signal says, and how strongly."""

    by: str
    identity: Identity
    strength: float


class Verdict(Struct, frozen=True, kw_only=True):
    """What a device is."""

    kind: str = "unknown"
    vendor: str | None = None
    model: str | None = None
    firmware: str | None = None
    confidence: float = 0.0


def hear(signal: Signal) -> Heard:
    """A signal with what the tables make of its text."""
    return Heard(signal, fingerprints.of(signal.evidence))


def claims(group: Iterable[Heard], mac: str | None) -> list[Claim]:
    """What each signal says of what the device is, and what the maker of its network card says.

    Anybody can send to a group in another's name. A message that nobody asked for and that names another MAC address than the device's is
    not the device's word; and where the device was asked and named its kind itself, such messages make no telephone of it.
    """
    signals = list(group)
    asked = {h.identity.kind for h in signals if h.identity and h.signal.evidence.by not in UNASKED and not h.identity.weak} - {"unknown"}
    return every_claim([h for h in signals if not (h.signal.evidence.by in UNASKED and _disowned(h, mac, asked))], mac)


def every_claim(group: Iterable[Heard], mac: str | None) -> list[Claim]:
    """The same with what others may have said in the device's name: for showing contradictions."""
    found = [_claim(heard) for heard in group]
    made = oui.maker(mac) if mac else None
    if made and made.name:
        found.append(Claim("oui", Identity(vendor=made.name), _CARD))
    return found


def _disowned(heard: Heard, mac: str | None, asked: Collection[str]) -> bool:
    said = heard.identity
    stated = heard.signal.mac or (said.mac if said else None)
    if mac and stated and stated != mac:
        return True
    return bool(asked) and said is not None and said.kind in TELEPHONES and said.kind not in asked


def _claim(heard: Heard) -> Claim:
    item, said = heard.signal.evidence, heard.identity
    if said is None:
        return Claim(item.by, Identity(), _STRENGTH.get(item.by, _ANSWER))
    weak = said.weak or item.by in LISTS or item.field == "hostname"
    if weak and not said.weak:
        said = msgspec.structs.replace(said, weak=True)
    if said.kind == "unknown" and not said.vendor:
        return Claim(item.by, said, _ANSWER)
    strength = _MAKER if said.kind == "unknown" else _USUAL if weak else _MODEL if said.model else _KIND
    if item.by in _BY_SWITCH and said.kind != "unknown":
        strength = 1 - (1 - strength) / 3
    return Claim(item.by, said, strength)


def identify(stated: Sequence[Claim]) -> Verdict:
    """The kind that the claims support most, and what those that agree with it say; «unknown» where a wrong one could be chosen."""
    kind = choose_kind(stated)
    usable = neutral(stated, kind)
    agreeing = [claim for claim in usable if claim.identity.kind == kind] or usable
    others = [] if kind is None or kind in HOSTED else [claim for claim in usable if claim.identity.kind == "unknown"]
    vendor = _choose([*agreeing, *others], "vendor")
    of_vendor = [claim for claim in agreeing if claim.identity.vendor in {None, vendor}] or agreeing
    return Verdict(
        kind=kind or "unknown",
        vendor=vendor,
        model=_fullest(of_vendor, _choose(of_vendor, "model")),
        firmware=_choose(of_vendor, "firmware"),
        confidence=_confidence(usable, kind, vendor),
    )


def choose_kind(stated: Iterable[Claim]) -> str | None:
    """The kind that may be claimed. None without one, and where two contradict each other too evenly to choose."""
    certain: dict[str, dict[str, float]] = {}
    usual: dict[str, dict[str, float]] = {}
    for claim in stated:
        kind = claim.identity.kind
        if kind != "unknown":
            by = (usual if claim.identity.weak else certain).setdefault(kind, {})
            by[claim.by] = max(by.get(claim.by, 0.0), claim.strength)
    kinds = certain or usual
    carriers = {carrier for kind in kinds for carrier in CARRIED_BY.get(kind, ())}
    doubts = {kind: round(_doubt((*by.values(), *usual.get(kind, {}).values())), 6) for kind, by in kinds.items()}
    ranked = sorted(doubts.keys() - carriers, key=lambda kind: (doubts[kind], kind))
    if not ranked:
        return None
    first, *rest = ranked
    if rest and doubts[first] == doubts[rest[0]]:
        return None
    # A kind that a third one carries is still a rival of the first: a computer's word against a telephone's.
    others = doubts.keys() - {first} - CARRIED_BY.get(first, frozenset())
    rivals = [doubts[kind] for kind in others if (kind in TELEPHONES) != (first in TELEPHONES)]
    if rivals and doubts[first] > round(min(rivals) / 2, 6):
        return None
    return first


def neutral(stated: Iterable[Claim], kind: str | None) -> list[Claim]:
    """The claims, those of a kind that merely carries the chosen one as if they named none."""
    carriers = CARRIED_BY.get(kind or "", frozenset())
    return [
        Claim(claim.by, msgspec.structs.replace(claim.identity, kind="unknown"), min(claim.strength, _MAKER))
        if claim.identity.kind in carriers
        else claim
        for claim in stated
    ]


def _doubt(strengths: Iterable[float]) -> float:
    doubt = 1.0
    for strength in strengths:
        doubt *= 1 - strength
    return doubt


def _choose(stated: Iterable[Claim], field: str) -> str | None:
    """The value of a field that the claims support most; an OEM's name yields to a maker in a text."""
    strongest: dict[str, dict[str, float]] = {}
    for claim in stated:
        value = getattr(claim.identity, field)
        if value:
            by = strongest.setdefault(value, {})
            by[claim.by] = max(by.get(claim.by, 0.0), claim.strength * (0.3 if claim.identity.oem and field == "vendor" else 1))
    scores = {value: sum(by.values()) for value, by in strongest.items()}
    # The first in the alphabet where two are equal, so that the order of arrival doesn't matter.
    return min(scores, key=lambda value: (-round(scores[value], 6), value), default=None)


def _fullest(stated: Iterable[Claim], model: str | None) -> str | None:
    """The longest spelling of the chosen model: «CP-7821-3PCC» says more than «7821»."""
    same = [text for claim in stated if (text := claim.identity.model) and model and plain(model) in plain(text)]
    return max(same, key=lambda text: (len(text), text), default=model)


def _confidence(stated: Iterable[Claim], kind: str | None, vendor: str | None) -> float:
    strongest: dict[str, float] = {}
    for claim in stated:
        said = claim.identity
        other_maker = said.vendor and vendor and not said.oem and said.vendor != vendor and said.kind != kind
        if said.kind in {"unknown", kind} and not other_maker:
            strongest[claim.by] = max(strongest.get(claim.by, 0.0), claim.strength)
    return min(round(1 - _doubt(strongest.values()), 4), _MOST)


def plain(text: str) -> str:
    """Letters and digits only, as names are compared."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


def distinct(values: Collection[str | None]) -> list[str]:
    """Values that really differ: not merely in spelling, nor one being a part of the other («T41S», «SIP-T41S»)."""
    kept: list[str] = []
    for value in sorted({value for value in values if value}, key=lambda value: (-len(value), value)):
        if not any(plain(value) in plain(other) for other in kept):
            kept.append(value)
    return sorted(kept)
