"""Counting ten thousand devices: absolute against the limit of half a second, and growth against a tenth of it (linear, not quadratic)."""

from __future__ import annotations

import datetime as dt
import statistics
import time

import pytest

from dialtone.domain import rules
from dialtone.domain.kinds import DeviceKind, PersonService, RoomUse
from dialtone.domain.record import Address, CallerId, Device, NumberBlock, Person, Record, Room, Site
from dialtone.domain.terms import Terms

pytestmark = pytest.mark.benchmark
TODAY = dt.date(2026, 11, 25)
LIMIT_S = 0.5


def site_of(devices: int) -> Record:
    people = devices // 2
    address = Address(street="Kerkstraat", number="1", postcode="1000", municipality="Brussel", country="BE")
    return Record(
        sites=(Site(id="hq", address=address),),
        rooms=tuple(Room(id=f"r{n}", site="hq", name=f"Lokaal {n}", use=RoomUse.NON_USERS) for n in range(devices // 20)),
        people=tuple(Person(id=f"p{n}", name=f"P {n}", site="hq", service=PersonService.TELEPHONY) for n in range(people)),
        devices=tuple(
            Device(id=f"d{n}", kind=DeviceKind.DESKPHONE, person=f"p{n}")
            if n < people
            else Device(id=f"d{n}", kind=DeviceKind.DESKPHONE, room=f"r{n % (devices // 20)}")
            for n in range(devices)
        ),
        number_blocks=(NumberBlock(first="+3225500000", size=10_000, address=address),),
        caller_ids=tuple(CallerId(subject=f"p{n}", emergency=f"+322550{n:04d}") for n in range(min(people, 10_000))),
    )


def median(record: Record) -> float:
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        rules.assess(record, Terms(), TODAY)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def test_counting_ten_thousand_devices() -> None:
    small, large = median(site_of(1_000)), median(site_of(10_000))
    print(f"\ncount and findings: 1,000 devices {small * 1e3:.0f} ms, 10,000 devices {large * 1e3:.0f} ms, ratio {large / small:.1f}")
    assert large < LIMIT_S
    assert large / small < 25
