"""A site of two thousand links: every path traced, and everything judged; absolute against the limits, and growth that stays linear."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import msgspec
import pytest

from dialtone.domain.cabling import completeness_lines, issues
from dialtone.domain.cabling_survey import Survey
from dialtone.domain.cabling_trace import CablingIndex, trace
from dialtone.domain.record import Record

pytestmark = pytest.mark.benchmark
TRACE_LIMIT_S = 1.0
JUDGE_LIMIT_S = 2.0


def site_of(links: int) -> Record:
    """Each telephone on an outlet, each outlet on a panel of 24 ports, each panel port on a switch of 48."""
    numbers = range(links)
    macs = [f"00:00:5e:{n >> 16 & 255:02x}:{n >> 8 & 255:02x}:{n & 255:02x}" for n in numbers]
    place = [(f"0A-P{n // 24:03d}", n % 24 + 1) for n in numbers]
    cabling = {
        "panels": [{"id": panel, "ports": 24, "category": "6A"} for panel in dict.fromkeys(panel for panel, _ in place)],
        "switches": [{"id": f"s{n}", "poe_budget_w": 370.0} for n in range(links // 48 + 1)],
        "switch_ports": [
            {
                "id": f"s{n // 48}:{n % 48}",
                "switch": f"s{n // 48}",
                "name": str(n % 48),
                "device": f"d{n}",
                "poe_class": 2,
                "macs": [macs[n]],
            }
            for n in numbers
        ],
        "outlets": [{"id": f"o{n:05d}"} for n in numbers],
        "links": [{"id": f"l{n:05d}", "panel": place[n][0], "port": place[n][1], "outlet": f"o{n:05d}", "length_m": 30.0} for n in numbers],
        "tests": [{"id": f"t{n}", "link": f"l{n:05d}", "result": "certified", "length_m": 31.0} for n in numbers],
        "cords": [
            *({"id": f"C{n:05d}", "a": f"outlet:o{n:05d}", "b": f"device:d{n}", "length_m": 3.0} for n in numbers),
            *({"id": f"D{n:05d}", "a": f"panel:{place[n][0]}:{place[n][1]}", "b": f"switch:s{n // 48}:{n % 48}"} for n in numbers),
        ],
    }
    devices = [{"id": f"d{n}", "kind": "deskphone", "extension": str(n), "mac": macs[n]} for n in numbers]
    return msgspec.convert({"devices": devices, "cabling": cabling}, Record)


def trace_all(record: Record) -> None:
    index = CablingIndex(record)
    assert all(trace(index, f"device:{device.id}").complete for device in record.devices)


def judge_all(record: Record) -> None:
    survey = Survey(record)
    issues(survey)
    completeness_lines(survey)


def median(work: Callable[[Record], None], record: Record) -> float:
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        work(record)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


@pytest.mark.parametrize(("work", "limit"), [(trace_all, TRACE_LIMIT_S), (judge_all, JUDGE_LIMIT_S)])
def test_two_thousand_links(work: Callable[[Record], None], limit: float) -> None:
    small, large = median(work, site_of(200)), median(work, site_of(2_000))
    print(f"\n{work.__name__}: 200 links {small * 1e3:.0f} ms, 2,000 links {large * 1e3:.0f} ms, ratio {large / small:.1f}")
    assert large < limit
    assert large / small < 25
