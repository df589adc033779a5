"""Expected voice quality by the E-model, ITU-T G.107 (narrowband): from delay and loss to the rating R and the mean opinion score.

All parameters but one-way delay, loss and codec stand at the recommendation's default values, so the result is that of a good telephone
in a quiet room. It speaks of narrowband telephony only: for wideband codecs the planning values are other ones (G.107.1).
"""

import math
from typing import Literal

from msgspec import Struct

_SLR, _RLR, _STMR, _DS, _DR = 8.0, 2.0, 15.0, 3.0, 3.0
_TELR, _WEPL, _QDU = 65.0, 110.0, 1.0
_NC, _NFOR, _PS, _PR = -70.0, -64.0, 35.0, 35.0
_ADVANTAGE = 0.0
_MT, _ST = 100.0, 1.0
"""Sensitivity to delay, and the delay in ms up to which nobody minds it."""


class Speech(Struct, frozen=True):
    """How a codec stands loss (G.113 appendix I): impairment without any (Ie), and robustness against random loss (Bpl)."""

    name: str
    impairment: float
    robustness: float


G711 = Speech("G.711", 0.0, 4.3)
G711_PLC = Speech("G.711 + PLC", 0.0, 25.1)
"""With concealment of losses as in G.711 appendix I, as telephones have it."""
G729A = Speech("G.729A + VAD", 11.0, 19.0)

Opinion = Literal["very-satisfied", "satisfied", "some-dissatisfied", "many-dissatisfied", "nearly-all-dissatisfied", "not-recommended"]
_OPINIONS: tuple[tuple[float, Opinion], ...] = (
    (90, "very-satisfied"),
    (80, "satisfied"),
    (70, "some-dissatisfied"),
    (60, "many-dissatisfied"),
    (50, "nearly-all-dissatisfied"),
)


def rating(delay_ms: float = 0.0, loss_percent: float = 0.0, speech: Speech = G711_PLC, burst_ratio: float = 1.0) -> float:
    """The transmission rating factor R for a one-way delay from mouth to ear and a loss in percent.

    `burst_ratio`: mean length of the runs of lost packets over that of random loss (1 for random, larger for bursts). R falls with loss
    and, from 2 ms on, with delay (before, its formula rises by 0.06); it may go below 0. ValueError for a negative figure
    or a loss above 100 %.
    """
    if not (delay_ms >= 0 and 0 <= loss_percent <= 100 and burst_ratio > 0):
        msg = f"no such delay, loss or burst ratio: {delay_ms} ms, {loss_percent} %, {burst_ratio}"
        raise ValueError(msg)
    noise = _noise()
    ratio = 15 - 1.5 * (_SLR + noise)
    return (
        ratio
        - _simultaneous(noise, ratio, delay_ms)
        - _delay(noise, ratio, delay_ms)
        - _equipment(loss_percent, speech, burst_ratio)
        + _ADVANTAGE
    )


def mos(r: float) -> float:
    """The mean opinion score, 1 to 4.5, for a rating (G.107 annex B). Its polynomial dips below 1 for the smallest ratings; not so here."""
    if r <= 0:
        return 1.0
    if r >= 100:
        return 4.5
    return max(1.0, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6)


def opinion(r: float) -> Opinion:
    """What users say of a rating (G.109)."""
    return next((word for least, word in _OPINIONS if r >= least), "not-recommended")


def _noise() -> float:
    """No: all noise, in dBm0p at the 0 dBr point."""
    overall = _SLR + _RLR
    room_sent = _PS - _SLR - _DS - 100 + 0.004 * (_PS - overall - _DS - 14) ** 2
    local = _PR + 10 * math.log10(1 + 10 ** ((10 - (_STMR + _DR)) / 10))
    room_received = _RLR - 121 + local + 0.008 * (local - 35) ** 2
    return 10 * math.log10(math.fsum(10 ** (level / 10) for level in (_NC, room_sent, room_received, _NFOR + _RLR)))


def _simultaneous(noise: float, ratio: float, delay: float) -> float:
    """Is: what comes with the voice itself, namely too loud a connection, side tone, quantisation."""
    x = (_SLR + _RLR + 0.2 * (64 + noise - _RLR)) / 8
    loud = 20 * ((1 + x**8) ** (1 / 8) - x)
    side = -10 * math.log10(10 ** (-_STMR / 10) + math.exp(-delay / 4) * 10 ** (-_TELR / 10))
    tone = (
        12 * (1 + ((side - 13) / 6) ** 8) ** (1 / 8)
        - 28 * (1 + ((side + 1) / 19.4) ** 35) ** (1 / 35)
        - 13 * (1 + ((side - 3) / 33) ** 13) ** (1 / 13)
        + 29
    )
    q = 37 - 15 * math.log10(_QDU)
    g = 1.07 + 0.258 * q + 0.0602 * q**2
    y = (ratio - 100) / 15 + 46 / 8.4 - g / 9
    z = 46 / 30 - g / 40
    quantised = 15 * math.log10(1 + 10**y + 10**z)
    return float(loud + tone + quantised)


def _delay(noise: float, ratio: float, delay: float) -> float:
    """Id: echo to the talker, echo to the listener, and delay as such."""
    talker = _TELR - 40 * math.log10((1 + delay / 10) / (1 + delay / 150)) + 6 * math.exp(-0.3 * delay**2)
    difference = -1.5 * (noise - _RLR) - (80 + 2.5 * (talker - 14))
    to_talker = (difference / 2 + math.sqrt(difference**2 / 4 + 100) - 1) * (1 - math.exp(-delay))
    difference = ratio - 10.5 * (_WEPL + 7) * (2 * delay + 1) ** -0.25
    to_listener = difference / 2 + math.sqrt(difference**2 / 4 + 169)
    return float(to_talker + to_listener + _absolute_delay(delay))


def _absolute_delay(delay: float) -> float:
    """Idd: nothing up to 100 ms, and continuous there."""
    if delay <= _MT:
        return 0.0
    x, power = math.log2(delay / _MT), 6 * _ST
    return float(25 * ((1 + x**power) ** (1 / power) - 3 * (1 + (x / 3) ** power) ** (1 / power) + 2))


def _equipment(loss: float, speech: Speech, burst_ratio: float) -> float:
    """Ie,eff: the codec, and loss in percent."""
    return speech.impairment + (95 - speech.impairment) * loss / (loss / burst_ratio + speech.robustness)
