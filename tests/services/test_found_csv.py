"""The table of found devices: every column, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain.discovery import Conflict, FoundDevice, ScanRun, SwitchLocation
from dialtone.services.found_csv import COLUMNS, found_csv

NOW = dt.datetime(2026, 11, 25, 13, 2, 11, tzinfo=dt.UTC)


def rows(*devices: FoundDevice, **more: Any) -> list[dict[str, str]]:
    run = ScanRun(networks=("192.0.2.0/24",), interface="eth0", started=NOW, seconds=1.0, complete=True, devices=devices, **more)
    lines = list(csv.reader(found_csv(run).splitlines(), delimiter=";"))
    assert tuple(lines[0]) == COLUMNS
    return [dict(zip(COLUMNS, line, strict=True)) for line in lines[1:]]


def test_all_that_is_known_has_a_column() -> None:
    device = FoundDevice(
        ip="192.0.2.1",
        mac="80:5e:c0:00:00:01",
        vendor="Yealink",
        model="SIP-T33G",
        firmware="124.86",
        kind="deskphone",
        telephone=True,
        confidence=0.854,
        hostname="reception",
        sip_ports=(5060, 5062),
        switch=SwitchLocation(name="sw", port="1/0/1", vlan=20),
        addresses=("fe80::1", "192.0.2.9"),
        serial="X1",
        transports=("udp:5060", "tls:5061"),
    )
    (row,) = rows(device, conflicts=(Conflict(ip="192.0.2.1", field="mac", values=("a", "b")),))
    assert row == {
        "ip": "192.0.2.1", "mac": "80:5e:c0:00:00:01", "vendor": "Yealink", "model": "SIP-T33G", "firmware": "124.86",
        "kind": "deskphone", "confidence": "0.85", "hostname": "reception", "sip_ports": "5060 5062", "switch": "sw", "port": "1/0/1",
        "vlan": "20", "telephone": "yes", "present": "yes", "serial": "X1", "transports": "udp:5060 tls:5061",
        "addresses": "fe80::1 192.0.2.9", "conflicts": "mac: a / b",
    }  # fmt: skip


def test_what_nobody_knows_is_empty_and_what_was_only_listed_says_so() -> None:
    (row,) = rows(FoundDevice(ip="192.0.2.1", present=False))
    assert row["present"] == "no"
    assert {row[name] for name in ("mac", "vendor", "switch", "vlan", "serial", "addresses", "conflicts")} == {""}


@given(st.sampled_from(["", " ", "  ", "\t"]), st.sampled_from("=+-@"), st.text(alphabet="abc1()", max_size=8))
def test_no_name_becomes_a_formula(blanks: str, sign: str, rest: str) -> None:
    text = f"{blanks}{sign}{rest}"
    (row,) = rows(FoundDevice(ip="192.0.2.1", hostname=text, model=text, serial=text, addresses=(text,)))
    for name in ("hostname", "model", "serial", "addresses"):
        assert row[name] == f"'{text}"
