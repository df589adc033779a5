from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone import profile, resources
from dialtone.readiness import ReadinessOptions, capacity

PROFILE = profile.load(str(resources.shipped("providers/allocloud.toml")))
LAYERS = {
    "ip": (),
    "ethernet": ("ethernet",),
    "vlan": ("ethernet", "vlan"),
    "pppoe": ("ethernet", "vlan", "pppoe"),
    "wire": ("ethernet", "wire"),
    "ipv6": ("ethernet", "ipv6"),
}


@pytest.mark.parametrize(
    ("codec", "expected"),
    [
        ("G.711", {"ip": 80.0, "ethernet": 87.2, "vlan": 88.8, "wire": 95.2, "ipv6": 95.2}),
        ("G.722", {"ip": 80.0, "ethernet": 87.2, "vlan": 88.8, "wire": 95.2}),
        ("G.729", {"ip": 24.0, "ethernet": 31.2, "vlan": 32.8, "wire": 39.2}),
        ("G.723.1", {"ip": 17.1, "ethernet": 21.9, "vlan": 22.9, "wire": 27.2}),
        ("GSM-FR", {"ip": 29.2, "ethernet": 36.4, "vlan": 38.0, "wire": 44.4}),
        ("iLBC", {"ip": 31.2, "ethernet": 38.4, "vlan": 40.0, "wire": 46.4}),
        ("Opus 24k", {"ip": 40.0, "ethernet": 47.2, "vlan": 48.8, "wire": 55.2}),
        ("Opus 32k", {"ip": 48.0, "ethernet": 55.2, "vlan": 56.8, "wire": 63.2}),
    ],
)
def test_published_rates(codec: str, expected: dict[str, float]) -> None:
    found = PROFILE.codec(codec)
    assert found is not None
    rates = {layer: round(float(capacity.per_call(found, PROFILE.overheads, LAYERS[layer])), 1) for layer in expected}
    assert rates == expected


def test_the_documents_example() -> None:
    found = capacity.plan(PROFILE, ReadinessOptions(channels=9, down_kbit_s=48_000, up_kbit_s=9_800))
    assert found is not None
    assert (found.channels, found.codec, found.per_call_kbit_s, found.needed_kbit_s, found.fits_calls) == (9, "G.711", 95.2, 857, 102)


def test_what_was_typed_goes_before_the_count_and_nothing_gives_nothing() -> None:
    assert capacity.plan(PROFILE, ReadinessOptions(calls=2, channels=9)).needed_kbit_s == 191  # type: ignore[union-attr]
    assert capacity.plan(PROFILE, ReadinessOptions(channels=0)).needed_kbit_s == 0  # type: ignore[union-attr]
    assert capacity.plan(PROFILE, ReadinessOptions()) is None


def test_one_direction_alone_says_nothing() -> None:
    found = capacity.plan(PROFILE, ReadinessOptions(channels=9, down_kbit_s=48_000))
    assert found is not None
    assert found.fits_calls is None


@given(st.integers(0, 100_000), st.sampled_from(PROFILE.codecs), st.sampled_from(sorted(LAYERS)), st.sampled_from([1.0, 1.1, 1.25, 1.5]))
def test_what_is_needed_always_fits_and_one_kbit_less_never_carries_more(channels: int, codec, layers: str, headroom: float) -> None:
    rate = capacity.per_call(codec, PROFILE.overheads, LAYERS[layers])
    need = capacity.needed(channels, rate, headroom)
    assert need >= channels * rate
    assert need - 1 < channels * rate * Fraction(str(headroom))
    assert capacity.fitting(rate, headroom, need) >= channels
    if channels:
        assert capacity.fitting(rate, headroom, need - 1) < channels


@given(st.integers(1, 10_000), st.integers(0, 10_000))
def test_more_calls_never_need_less(channels: int, more: int) -> None:
    rate = Fraction("95.2")
    assert capacity.needed(channels + more, rate, 1.0) >= capacity.needed(channels, rate, 1.0)


@pytest.mark.parametrize(
    ("options", "verdict", "code"),
    [
        ({}, "not-run", "not-run.no-count"),
        ({"channels": 9}, "not-run", "not-run.line-not-measured"),
        ({"channels": 9, "down_kbit_s": 5000, "up_kbit_s": 857}, "pass", "capacity.calls.ok"),
        ({"channels": 9, "down_kbit_s": 5000, "up_kbit_s": 856}, "fail", "capacity.calls.too-little"),
    ],
)
def test_the_check(lab, go, options, verdict: str, code: str) -> None:
    run = go(lab.run(lab.base, "capacity.calls", **options))
    result = next(one for one in run.checks if one.id == "capacity.calls")
    assert (result.verdict, result.code) == (verdict, code)
    assert (run.capacity is None) is (not options)
