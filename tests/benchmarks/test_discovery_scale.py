"""Discovery against svmap, nmap and arp-scan on one lab in one run, and what it costs from /24 to /16 (nmap and the last two with --long).

The tools are Debian's, run as their manuals recommend for this task; all wall times are of whole processes, start-up included. Ratios
within one run are asserted, generously, since the machine's other work is in both sides of a ratio. `right kind` reads the tools' texts
with our own table, as kindly as it can. Printed on 2026-11-25 on a virtual machine with two cores (kernel 6.18, Python 3.11):

                 equipment  right kind  decoys seen   wall s  ratio to svmap
    Dialtone      60 of 60          60     40 of 40      5.3            0.74
    svmap         47 of 60          45     15 of 40      7.2            1.00
    nmap          42 of 60          33     15 of 40    127.9           17.80
    arp-scan      60 of 60           0     40 of 40      2.0            0.28
    Dialtone: first row after 0.31 s, 0 decoys called telephones, 58 MB

             network addresses devices  found wrong seconds  s/1000 first row   MB table full
        10.77.0.0/24       254      60     60     0     5.2   20.65      0.26   46          0
        10.77.0.0/22      1022     150    150     0     8.7    8.51      0.41   57          0
        10.80.0.0/20      4094     500    500     0    25.3    6.18      0.65   60          0
        10.80.0.0/18     16382    1000   1000     0    96.1    5.87      0.42   65          0
        10.90.0.0/16     65534    2000   2000     0   312.3    4.77      0.44   70          0

A thousand addresses take 3.3 s plus what the hosts among them slow the sweep down, since each keeps a place in the neighbour table for up
to 45 s; 5 s are the wait for slow answers at the end. What the lab cannot show is told in tests/lab/lab_network.py.
"""

import faulthandler

import pytest
from lab_network import Lab, needs_lab, table_overflows
from lab_population import company, counts, is_equipment, judge, office
from lab_tools import arp_scan, missing_tools, nmap, ours, svmap

from dialtone.discovery import fingerprints

pytestmark = [pytest.mark.benchmark, pytest.mark.lab, needs_lab, pytest.mark.timeout(1200)]
OFFICE = "10.77.0.0/24"
SIZES = (("10.77.0.0/24", 60), ("10.77.0.0/22", 150), ("10.80.0.0/20", 500), ("10.80.0.0/18", 1_000), ("10.90.0.0/16", 2_000))
LONG = 18
"""Networks with a shorter prefix than /20 take minutes: only with --long."""


def right_kinds(devices, names):
    """How many of the equipment a tool's text would let a reader call by its kind: our own table reads it, as kindly as it can."""
    by_ip = {device["ip"]: device["kind"] for device in devices if is_equipment(device)}
    said = {ip: fingerprints.recognise("agent", text) for ip, text in names.items() if ip in by_ip}
    return sum(identity is not None and identity.kind == by_ip[ip] for ip, identity in said.items())


@pytest.fixture(autouse=True)
def no_alarm():
    """The test run's traceback after a hundred seconds is for tests that hang; these take their time."""
    faulthandler.cancel_dump_traceback_later()


@pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {' '.join(missing_tools())}")
def test_office_against_svmap_nmap_and_arp_scan(request):
    """With --long against nmap too, which takes two minutes."""
    tools = (svmap, arp_scan, nmap) if request.config.getoption("--long") else (svmap, arp_scan)
    devices = office(OFFICE)
    equipment = [device for device in devices if is_equipment(device)]
    kinds = {device["ip"]: device["kind"] for device in devices}
    with Lab() as lab:
        lab.segment(OFFICE, devices)
        outcome, wall = ours(lab, OFFICE)
        others = {function.__name__.replace("_", "-"): function(lab, OFFICE) for function in tools}
    found = {device.ip: device.kind for device in outcome.run.devices}
    right = sum(found.get(device["ip"]) == device["kind"] for device in equipment)
    rows = [("Dialtone", counts(devices, found), right, wall)]
    rows += [(name, counts(devices, ips), right_kinds(devices, texts), seconds) for name, (ips, texts, seconds) in others.items()]
    print(f"\n{'':10}{'equipment':>12}{'right kind':>12}{'decoys seen':>13}{'wall s':>9}{'ratio to svmap':>16}")
    yardstick = others["svmap"][2]
    for name, (hit, decoys), kind, seconds in rows:
        print(f"{name:10}{f'{hit} of 60':>12}{kind:>12}{f'{decoys} of 40':>13}{seconds:>9.1f}{seconds / yardstick:>16.2f}")
    telephones = sum(
        device.telephone for device in outcome.run.devices if not kinds.get(device.ip) or device.ip not in {d["ip"] for d in equipment}
    )
    print(f"Dialtone: first row after {outcome.first_row:.2f} s, {telephones} decoys called telephones, {outcome.memory_mb:.0f} MB")
    assert judge(devices, outcome.run.devices) == []
    assert right == 60 > max(kind for name, _, kind, _ in rows if name != "Dialtone")
    assert wall / yardstick < 1.5
    assert outcome.first_row < 1.0


COLUMNS = {
    "network": 16,
    "addresses": 10,
    "devices": 8,
    "found": 7,
    "wrong": 6,
    "seconds": 8,
    "s/1000": 8,
    "first row": 10,
    "MB": 5,
    "table full": 11,
}


def line(*values):
    print("".join(f"{value:>{width}}" for value, width in zip(values, COLUMNS.values(), strict=True)), flush=True)


def test_cost_by_size_of_network(request):
    """Linear in addresses: the seconds that a thousand addresses take don't grow with the network."""
    print()
    line(*COLUMNS)
    cost = {}
    for network, count in SIZES:
        prefix = int(network.rpartition("/")[2])
        if prefix <= LONG and not request.config.getoption("--long"):
            continue
        devices = company(network, count)
        full = table_overflows()
        with Lab() as lab:
            lab.segment(network, devices)
            outcome, wall = ours(lab, network)
        overflows = table_overflows() - full
        addresses = (1 << (32 - prefix)) - 2
        wrong = judge(devices, outcome.run.devices)
        cost[prefix] = wall / addresses * 1_000
        found = len(outcome.run.devices)
        measured = (f"{wall:.1f}", f"{cost[prefix]:.2f}", f"{outcome.first_row:.2f}", f"{outcome.memory_mb:.0f}")
        line(network, addresses, len(devices), found, len(wrong), *measured, overflows)
        assert wrong == [], wrong[:20]
        assert overflows == 0
        assert outcome.memory_mb < 250
        assert prefix != 20 or wall < 30
    large = [value for prefix, value in cost.items() if prefix <= 20]
    assert max(large) / min(large) < 1.5
