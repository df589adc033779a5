"""Calls and rates over a line whose loss, delay, jitter and rate are known: measured as it is, with the right verdicts."""

import shutil

import pytest
from lab_line import Line
from lab_network import PATH, needs_lab

pytestmark = [pytest.mark.lab, needs_lab, pytest.mark.timeout(300)]
ALL = ("path.loss", "path.delay", "path.jitter", "path.reorder", "path.mos")
QUEUE = pytest.mark.skipif(shutil.which("tc", path=PATH) is None, reason="not installed: tc (iproute2)")


def verdicts(found, *names):
    return {name: found[name]["verdict"] for name in names}


def test_a_clean_line_passes():
    with Line() as line:
        found = line.check(
            *ALL, "bandwidth.down", "bandwidth.up", "bandwidth.both", "bandwidth.bufferbloat", "capacity.calls", calls=10, seconds=6
        )
    assert set(
        verdicts(found, *ALL, "bandwidth.down", "bandwidth.up", "bandwidth.both", "bandwidth.bufferbloat", "capacity.calls").values()
    ) == {"pass"}
    assert found["path.loss"]["value"] == 0
    assert found["capacity.calls"]["value"] == 10
    assert found["capacity"]["down_kbit_s"] > 10_000
    assert found["capacity"]["fits_calls"] > 10


def test_one_percent_is_measured_within_three_tenths():
    """30 s of 10 calls."""
    with Line() as line:
        line.lose(0.01)
        found = line.check(*ALL, calls=10, seconds=30)
    loss = found["path.loss"]
    assert loss["evidence"]["packets"] == 30_000
    assert [loss["evidence"]["up"], loss["evidence"]["down"]] == pytest.approx([1, 1], abs=0.3)
    assert loss["verdict"] in {"warn", "fail"}  # the limit itself is 1 %
    assert loss["threshold"] == 0.25
    assert 4.1 < found["path.mos"]["value"] < 4.4


def test_three_percent_on_the_way_down_only():
    with Line() as line:
        line.lose(0.03, "down")
        found = line.check(*ALL, "capacity.calls", calls=10, seconds=10)
    evidence = found["path.loss"]["evidence"]
    assert (evidence["up"], evidence["down"]) == (0, pytest.approx(3, abs=0.75))
    assert verdicts(found, "path.loss", "capacity.calls") == {"path.loss": "fail", "capacity.calls": "fail"}
    assert found["capacity.calls"]["message"]
    assert found["path.loss"]["remedy"]


def test_delay_and_jitter_are_those_of_the_line():
    """40 ± 10 ms each way: the round trip 80 ms, RFC 3550's J two thirds of 10 ms."""
    with Line() as line:
        line.delay(40, 10)
        found = line.check(*ALL, calls=5, seconds=12)
    assert found["path.delay"]["value"] == pytest.approx(40, abs=1.5)
    assert found["path.delay"]["evidence"]["rtt_ms"]["median"] == pytest.approx(80, abs=3)
    details = found["path.jitter"]["evidence"]
    assert [details["up"], details["down"]] == pytest.approx([20 / 3, 20 / 3], rel=0.15)
    assert verdicts(found, "path.delay", "path.jitter", "path.loss", "path.mos") == dict.fromkeys(
        ("path.delay", "path.jitter", "path.loss", "path.mos"), "pass"
    )
    assert found["path.mos"]["evidence"]["calls_up"][0]["delay_ms"] == pytest.approx(40 + 20 + 20, abs=12)


def test_a_long_line_warns_and_a_longer_one_fails():
    for milliseconds, verdict in ((120, "warn"), (200, "fail")):
        with Line() as line:
            line.delay(milliseconds)
            found = line.check("path.delay", "path.jitter", "path.mos", calls=3, seconds=4)
        assert found["path.delay"]["value"] == pytest.approx(milliseconds, abs=1.5)
        assert verdicts(found, "path.delay", "path.jitter") == {"path.delay": verdict, "path.jitter": "pass"}


def test_a_slow_line_is_no_narrow_one():
    """As over a satellite, or with a queue in front: what comes late isn't lost."""
    with Line() as line:
        line.delay(750)
        found = line.check("path.mtu", "path.fragments")
    assert (found["path.mtu"]["verdict"], found["path.mtu"]["value"]) == ("pass", 1500)
    assert found["path.fragments"]["verdict"] == "pass"


def test_no_udp_at_all():
    with Line() as line:
        line.lose(1.0)
        found = line.check(*ALL, "bandwidth.down", "bandwidth.bufferbloat", calls=2, seconds=3)
    assert (found["path.loss"]["verdict"], found["path.loss"]["value"]) == ("fail", 100)
    assert {found[name]["reason"] for name in (*ALL[1:], "bandwidth.bufferbloat")} == {"stream-silent"}
    assert found["bandwidth.down"]["verdict"] == "pass"


@QUEUE
def test_two_megabits_up_under_twenty_calls():
    """A call takes 85.6 kbit/s there (172 + 28 + 14 octets, 50 times a second); the queue holds 80 ms and 15 kB: 141 ms at most."""
    with Line() as line:
        line.limit("2mbit")
        found = line.check("bandwidth.up", "bandwidth.down", "bandwidth.bufferbloat", "capacity.calls", calls=20, seconds=10)
    assert found["bandwidth.up"]["value"] == pytest.approx(1_896, rel=0.03)  # 1448 of 1514 octets, less the echoes
    assert found["bandwidth.up"]["verdict"] in {"warn", "fail"}  # 20 calls need 1904 kbit/s by arithmetic
    assert verdicts(found, "bandwidth.down", "capacity.calls") == {"bandwidth.down": "pass", "capacity.calls": "pass"}
    assert found["bandwidth.bufferbloat"]["value"] == pytest.approx(121, abs=21)
    assert found["bandwidth.bufferbloat"]["verdict"] == "fail"


@QUEUE
def test_two_megabits_up_carry_no_thirty_calls_but_twenty_three():
    with Line() as line:
        line.limit("2mbit")
        found = line.check("path.loss", "capacity.calls", calls=30, seconds=10)
    assert verdicts(found, "path.loss", "capacity.calls") == {"path.loss": "fail", "capacity.calls": "fail"}
    assert found["path.loss"]["evidence"]["down"] == 0
    assert found["path.loss"]["evidence"]["up"] == pytest.approx(22.5, abs=2.5)
    assert found["capacity.calls"]["value"] in {22, 23}


@QUEUE
@pytest.mark.skipif(shutil.which("iperf3", path=PATH) is None, reason="not installed: iperf3")
@pytest.mark.parametrize(("way", "rate"), [("up", "5mbit"), ("down", "20mbit")])
def test_rates_are_within_five_percent_of_iperf3(way, rate):
    with Line() as line:
        line.limit(rate, way)
        found = line.check(f"bandwidth.{way}", calls=2, seconds=20)
        other = line.iperf(way)
    print(f"\n{way} {rate}: {found[f'bandwidth.{way}']['value']} kbit/s, iperf3 {other:.0f}")
    assert found[f"bandwidth.{way}"]["value"] == pytest.approx(other, rel=0.05)
