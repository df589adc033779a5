"""Every issue of the cabling: when it is said, how gravely, on which row, in words of every language; and when it is not."""

from typing import Any

import msgspec
import pytest

from dialtone.domain.cabling import issues
from dialtone.domain.cabling_suitability import category_rank
from dialtone.domain.record import Record
from dialtone.domain.terms import Terms
from dialtone.words import LANGUAGES, Words

LINK = {"id": "0A-A01", "panel": "0A-A", "port": 1, "outlet": "0A-A01"}
PANEL = {"id": "0A-A", "ports": 24}
OUTLET = {"id": "0A-A01"}
PHONE = {"id": "d", "kind": "deskphone", "extension": "101", "mac": "00:00:5e:00:53:01"}


def site(devices=(), **cabling: Any) -> Record:
    return msgspec.convert({"devices": list(devices), "cabling": cabling}, Record)


def said(record: Record, terms: Terms | None = None) -> set[tuple[str, str, str, str]]:
    found = issues(record, terms)
    for issue in found:
        for language in LANGUAGES:
            for text in Words(language).cabling_issue(issue):
                assert " " in text, f"{issue.code} has no words in {language}"
                assert "{" not in text, text
                assert "(–)" not in text, text
    return {(issue.severity.value, issue.code, issue.kind, issue.key) for issue in found}


def of_link(**fields: Any) -> set[tuple[str, str]]:
    record = site(panels=[PANEL], outlets=[OUTLET], links=[{**LINK, "test": "certified", **fields}])
    return {(severity, code) for severity, code, _, _ in said(record)}


# --- tests ----------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (None, ("warning", "not-tested")),
        ("not-tested", ("warning", "not-tested")),
        ("failed", ("violation", "test-failed")),
        ("qualified", ("advice", "not-certified")),
        ("verified", ("advice", "not-certified")),
        ("certified", None),
    ],
)
def test_the_stated_result(state, expected):
    assert of_link(test=state) == ({expected} if expected else set())


def results(*tests: dict[str, Any], files=()) -> set[tuple[str, str]]:
    rows = [{"id": str(number), "link": "0A-A01", **test} for number, test in enumerate(tests)]
    record = site(panels=[PANEL], outlets=[OUTLET], links=[{**LINK, "test": "failed"}], tests=rows, test_files=list(files))
    return {(code, key) for _, code, _, key in said(record)}


def test_the_testers_last_result_counts_and_not_what_was_stated():
    failed, passed = {"result": "failed"}, {"result": "certified"}
    assert results() == {("test-failed", "0A-A01")}
    assert results(failed, passed) == set()
    assert results(passed, failed) == {("test-failed", "0A-A01")}
    assert results({**passed, "at": "2026-11-20T10:00"}, {**failed, "at": "2026-11-19T10:00"}) == set()
    assert results({**passed, "at": "2026-11-20T10:00"}, {**failed, "at": "19/11/2026"}) == {("test-failed", "0A-A01")}
    files = [{"sha256": "a", "imported_at": "2026-11-21T08:00:00Z"}, {"sha256": "b", "imported_at": "2026-11-20T08:00:00Z"}]
    assert results({**passed, "source": "a"}, {**failed, "source": "b"}, files=files) == set()
    assert results({"result": None}, passed, {"length_m": 10}) == set()


@pytest.mark.parametrize("name", ["0A-A01", "0a-a01", " 0A-A 01", "0A-A1", "0A-A-1"])
def test_a_file_may_name_a_cable_by_its_panel_port(name):
    assert results({"link": name, "result": "certified"}) == set()


def test_results_of_unknown_cables_are_told_and_ambiguous_names_are_unknown():
    assert results({"link": "7", "result": "failed"}) == {("test-unmatched", "0"), ("test-failed", "0A-A01")}
    links = [{"id": "x", "panel": "A", "port": 11}, {"id": "y", "panel": "A1", "port": 1}]
    record = site(links=links, panels=[{"id": "A"}, {"id": "A1"}], tests=[{"id": "t", "link": "A11", "result": "certified"}])
    assert ("warning", "test-unmatched", "tests", "t") in said(record)


# --- lengths --------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("length", "source", "expected"),
    [
        (90, "measured", set()),
        (90.1, None, {("warning", "link-long")}),
        (110, "measured", {("warning", "link-long")}),
        (110.1, "measured", {("violation", "link-too-long")}),
        (150, "estimated", {("warning", "link-long")}),
        (150, None, {("warning", "link-long")}),
    ],
)
def test_a_stated_length(length, source, expected):
    assert of_link(length_m=length, length_source=source) == expected


@pytest.mark.parametrize(
    ("measured", "length", "expected"),
    [
        ("permanent-link", 90, set()),
        ("permanent-link", 95, {"link-long"}),
        ("permanent-link", 99, {"link-long"}),
        ("permanent-link", 99.1, {"link-too-long"}),
        ("channel", 100, set()),
        ("channel", 105, {"link-long"}),
        ("channel", 110.1, {"link-too-long"}),
        (None, 95, {"link-long"}),
        (None, 105, {"link-long"}),
        (None, 111, {"link-too-long"}),
    ],
)
def test_a_measured_length_and_the_testers_tolerance(measured, length, expected):
    found = results({"result": "certified", "length_m": length, "measured": measured})
    assert {code for code, _ in found} == expected


def test_the_provider_may_state_another_limit():
    record = site(panels=[PANEL], outlets=[OUTLET], links=[{**LINK, "test": "certified", "length_m": 85}])
    assert said(record) == set()
    assert said(record, Terms(link_limit_m=80)) == {("warning", "link-long", "links", "0A-A01")}


def corded(length: float | None, *cords: float | None, **link: Any) -> set[str]:
    ends = [("outlet:0A-A01", "device:d"), ("panel:0A-A:1", "panel:0A-A:2")]
    rows = [{"id": f"C000{n}", "a": a, "b": b, "length_m": metres} for n, ((a, b), metres) in enumerate(zip(ends, cords, strict=False))]
    record = site(panels=[PANEL], outlets=[OUTLET], links=[{**LINK, "test": "certified", "length_m": length, **link}], cords=rows)
    return {code for _, code, _, _ in said(record)}


def test_cords_count_with_their_link():
    assert corded(80, 5, 5) == set()
    assert corded(80, 5, 5.1) == {"cords-long"}
    assert corded(90, 5, 5.1) == {"cords-long", "channel-long"}
    assert corded(90, None, 12) == {"channel-long"}  # so long between two panels it is a fixed cable
    assert corded(90, 12) == {"cords-long", "channel-long"}
    assert corded(None, 12) == {"cords-long"}


# --- category -------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("Cat 6A", 61),
        ("cat.5e", 51),
        ("CAT5E", 51),
        ("5e", 51),
        ("6", 60),
        ("6a", 61),
        ("Cat6 U/FTP", 60),
        ("Categorie 5", 50),
        ("catégorie 6", 60),
        ("Kat. 7", 70),
        ("3", 30),
        ("Class D", 51),
        ("klasse EA", 61),
        ("fibre OM3", None),
        ("", None),
        (None, None),
        ("60", None),
        ("5x", None),
    ],
)
def test_categories_are_read_however_they_are_written(text, rank):
    assert category_rank(text) == rank


def test_categories():
    assert of_link(category="Cat 3") == {("violation", "category-too-low")}
    assert of_link(category="Cat 5") == {("advice", "category-old")}
    assert of_link(category="Cat 5e") == of_link(category="Cat 6A") == of_link(category="?") == set()


@pytest.mark.parametrize(("link", "cord", "told"), [("6A", "5", True), ("6A", "3", True), ("6A", "5e", False), ("5", "5", False)])
def test_a_cord_weaker_than_its_link(link, cord, told):
    rows = [{"id": "C0001", "a": "outlet:0A-A01", "category": cord}]
    record = site(panels=[PANEL], outlets=[OUTLET], links=[{**LINK, "test": "certified", "category": link}], cords=rows)
    assert (("warning", "cord-category", "cords", "C0001") in said(record)) is told


# --- outlets and racks ----------------------------------------------------------------------------------------------------------------


def test_splitters_and_desk_switches():
    cords = [{"id": "C0001", "a": "outlet:0A-A01", "b": "device:d"}]
    links = [{**LINK, "test": "certified"}]

    def with_port(**port: Any) -> set[tuple[str, str, str, str]]:
        ports = [{"id": "s:1", "switch": "s", "name": "1", "device": "d", **port}]
        outlets = [{**OUTLET, "splitter": True}]
        return said(site([PHONE], panels=[PANEL], outlets=outlets, links=links, cords=cords, switch_ports=ports, switches=[{"id": "s"}]))

    assert with_port(speed_mbit_s=100, poe_class=4) == {("warning", "splitter", "outlets", "0A-A01")}
    assert with_port(speed_mbit_s=1000) == {("violation", "splitter-unsuitable", "outlets", "0A-A01")}
    assert with_port(poe_class=5) == {("violation", "splitter-unsuitable", "outlets", "0A-A01")}
    desk = site(panels=[PANEL], outlets=[{**OUTLET, "desk_switch": True, "splitter": False}], links=links)
    assert said(desk) == {("advice", "desk-switch", "outlets", "0A-A01")}


def test_racks():
    racks = [{"id": "R1", "earthed": True, "locked": True}, {"id": "R2"}, {"id": "R3", "earthed": False, "locked": False}]
    assert said(site(racks=racks)) == {("warning", "rack-not-earthed", "racks", "R3"), ("advice", "rack-open", "racks", "R3")}


# --- switch ports ---------------------------------------------------------------------------------------------------------------------


def ports(*rows: dict[str, Any], devices=(), switch=(), **cabling: Any) -> set[tuple[str, str, str, str]]:
    made = [{"id": f"s:{number}", "switch": "s", "name": str(number), **row} for number, row in enumerate(rows, 1)]
    return said(site(devices, switches=[{"id": "s", "name": "sw", **dict(switch)}], switch_ports=made, **cabling))


def test_speed_and_duplex():
    found = ports({"speed_mbit_s": 10, "duplex": "half"}, {"speed_mbit_s": 100, "duplex": "full"}, {"speed_mbit_s": 0}, {})
    assert found == {("warning", "speed-low", "switch_ports", "s:1"), ("warning", "half-duplex", "switch_ports", "s:1")}


def macs(count: int, start: int = 0) -> list[str]:
    return [f"00:00:5e:00:54:{start + number:02x}" for number in range(count)]


def test_more_than_two_addresses_on_a_port():
    likely = {("doubt", "desk-switch-likely", "switch_ports", "s:1")}
    assert ports({"macs": macs(2)}) == set()
    assert ports({"macs": [*macs(2), "00-00-5E-00-54-00", "00005e005401"]}) == set()
    assert ports({"macs": macs(3)}) == likely
    assert ports({"macs": macs(16)}) == likely
    assert ports({"macs": macs(17)}) == set()
    router = {"id": "r", "kind": "router"}
    assert ports({"macs": macs(3), "device": "r"}, devices=[router]) == set()
    uplink = [{"id": "C0001", "a": "switch:s:1", "b": "switch:other"}]
    assert ports({"macs": macs(3)}, cords=uplink) == set()


def test_one_address_in_two_places():
    moved = ("warning", "moved-or-looped", "switch_ports", "s:1")
    assert ports({"macs": macs(1)}, {"macs": macs(1)}) == {moved}
    assert ports({"macs": macs(1)}, {"macs": macs(17)}) == set()
    assert ports({"macs": macs(1)}, {"macs": macs(1), "switch": "other"}) == set()
    both = ports({"device": "d", "macs": [PHONE["mac"]]}, {"device": "d", "macs": [PHONE["mac"]]}, devices=[PHONE])
    assert both == {("warning", "moved-or-looped", "devices", "d")}


def test_power():
    over = ("violation", "poe-over", "switches", "s")
    assert ports({"poe_class": 4}, {"poe_class": 4}, switch={"poe_budget_w": 59}) == {over}
    assert ports({"poe_class": 4}, {"poe_class": 4}, switch={"poe_budget_w": 60}) == {("warning", "poe-tight", "switches", "s")}
    assert ports({"poe_class": 4}, {"poe_class": 4}, switch={"poe_budget_w": 67}) == set()
    assert ports({"poe_class": 4}, {"poe_class": 4}) == set()
    unknown = ports({"device": "d"}, devices=[PHONE], switch={"poe_budget_w": 10})
    assert unknown == {("warning", "poe-perhaps-over", "switches", "s")}
    computer = {"id": "d", "kind": "softphone-pc"}
    assert ports({"device": "d"}, devices=[computer], switch={"poe_budget_w": 10}) == set()


@pytest.mark.parametrize(("standard", "highest"), [("af", 3), ("at", 4), ("bt", 8)])
def test_a_class_that_the_switch_does_not_feed(standard, highest):
    found = ports(*({"poe_class": number} for number in range(9)), switch={"poe_standard": standard})
    assert {key for _, code, _, key in found if code == "poe-class"} == {f"s:{number + 1}" for number in range(highest + 1, 9)}


def test_cables_and_switch_disagree():
    cords = [{"id": "C0001", "a": "device:d", "b": "switch:s:1"}]
    assert ports({}, {"device": "d"}, devices=[PHONE], cords=cords) == {("warning", "path-differs", "devices", "d")}
    assert ports({"device": "d"}, {}, devices=[PHONE], cords=cords) == set()


# --- structure ------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("missing", ["panel", "port", "outlet"])
def test_a_link_without_an_end(missing):
    assert of_link(**{missing: None}) == {("warning", "link-incomplete")}


def test_more_cables_than_fit():
    links = [{**LINK, "test": "certified"}, {**LINK, "id": "0A-A02", "outlet": "x", "test": "certified"}]
    assert said(site(panels=[PANEL], outlets=[OUTLET], links=links)) == {("warning", "two-cables", "panels", "0A-A")}
    cords = [{"id": "C0001", "a": "outlet:0A-A01"}, {"id": "C0002", "b": "outlet:0A-A01"}]
    assert said(site(outlets=[OUTLET], cords=cords)) == {("warning", "two-cables", "outlets", "0A-A01")}
    cords = [{"id": "C0001", "a": "switch:s:1"}, {"id": "C0002", "b": "switch:s:1"}]
    assert ports({}, cords=cords) == {("warning", "two-cables", "switch_ports", "s:1")}


def test_ports_that_are_not_to_be_used():
    panel = {**PANEL, "defective": [1, 2], "reserved": [3, 4]}
    cords = [{"id": "C0001", "a": "panel:0A-A:1"}, {"id": "C0002", "a": "panel:0A-A:4"}]
    found = issues(site(panels=[panel], cords=cords))
    assert [(issue.severity, issue.code, issue.params["name"]) for issue in found] == [
        ("warning", "port-defective", "0A-A01"),
        ("doubt", "port-reserved", "0A-A04"),
    ]


def test_loops():
    def loop(key: str) -> set[tuple[str, str, str, str]]:
        return {("violation", "loop", "cords", key)}

    assert ports({}, {}, cords=[{"id": "C0001", "a": "switch:s:1", "b": "switch:s:2"}]) == loop("C0001")
    assert ports({}, {"switch": "t"}, cords=[{"id": "C0001", "a": "switch:s:1", "b": "switch:s:2"}]) == set()
    assert ports({}, cords=[{"id": "C0001", "a": "switch:s:1", "b": "switch:s:1"}]) == loop("C0001")
    round_about = [
        {"id": "C0001", "a": "switch:s:1", "b": "panel:0A-A:1"},
        {"id": "C0002", "a": "switch:s:2", "b": "panel:0A-A:1"},
    ]
    assert ports({}, {}, panels=[PANEL], cords=round_about) == loop("C0001")
    twice = [{"id": "C0001", "a": "device:d", "b": "switch:s:1"}, {"id": "C0002", "a": "device:d", "b": "switch:s:2"}]
    assert ports({}, {}, devices=[PHONE], cords=twice) == {("violation", "looped-phone", "devices", "d")}
    switch = {"id": "d", "kind": "switch"}
    assert ports({}, {}, devices=[switch], cords=twice) == {("doubt", "looped-switch", "devices", "d")}
    assert ports({}, {}, devices=[{"id": "d", "kind": "router"}], cords=twice) == set()


def test_a_device_that_no_path_and_no_switch_places():
    stops = {("warning", "path-stops", "devices", "d")}
    assert said(site([PHONE])) == set()  # nothing is documented: one finding says so
    assert said(site([PHONE], outlets=[OUTLET])) == stops
    assert said(site([PHONE], cords=[{"id": "C0001", "a": "device:d"}])) == stops
    assert ports({"device": "d"}, devices=[PHONE]) == set()
    assert ports({}, devices=[PHONE], cords=[{"id": "C0001", "a": "device:d", "b": "switch:s:1"}]) == set()
    for free in ({"id": "d", "kind": "softphone-pc"}, {"id": "d", "kind": "dect-handset"}, {"id": "d", "kind": "fax", "attached_to": "a"}):
        assert said(site([free, {"id": "a", "kind": "ata"}], outlets=[OUTLET])) == set()
    params = issues(site([PHONE], cords=[{"id": "C0001", "a": "device:d"}]))[0].params
    assert (params["stop"], params["at"]) == ("loose-end", "C0001")


def outlets(*names: str, **room: str) -> set[tuple[str, str]]:
    rows = [{"id": str(number), "label": name, **room} for number, name in enumerate(names)]
    record = msgspec.convert({"rooms": [{"id": "r"}], "cabling": {"outlets": rows}}, Record)
    return {(code, key) for _, code, _, key in said(record)}


def test_identifiers():
    assert outlets("0A-A07", "0A-A08") == set()
    assert outlets("LOKAAL-3") == {("id-free", "0")}
    assert outlets("LOKAAL 3") == {("id-unfit", "0")}
    assert outlets("7", "10") == {("id-unfit", "0"), ("id-free", "1")}
    assert outlets("0A-A07", "0A-A07") == {("id-not-unique", "0"), ("id-not-unique", "1")}
    assert outlets("a01", "A 01") == {("id-not-unique", "0"), ("id-not-unique", "1"), ("id-free", "0"), ("id-unfit", "1")}


def test_identifiers_are_unique_within_a_site_only():
    rooms = [{"id": "r1", "site": "s1"}, {"id": "r2", "site": "s2"}, {"id": "r3", "site": "s2"}]
    rows = [{"id": name, "room": name.replace("o", "r"), "label": "0A-A01"} for name in ("o1", "o2", "o3")]
    data = {"sites": [{"id": "s1"}, {"id": "s2"}], "rooms": rooms, "cabling": {"outlets": rows}}
    assert {key for _, _, _, key in said(msgspec.convert(data, Record))} == {"o2", "o3"}


def test_an_outlet_named_after_another_port():
    record = site(panels=[PANEL], outlets=[{"id": "0A-A02"}], links=[{**LINK, "outlet": "0A-A02", "test": "certified"}])
    assert said(record) == {("doubt", "id-differs", "outlets", "0A-A02")}


def test_pins_on_a_plan_that_was_replaced():
    pins = [{"id": "1", "subject": "outlet:0A-A01", "recheck": True}, {"id": "2", "subject": "outlet:0A-A01"}]
    assert said(site(outlets=[OUTLET], pins=pins)) == {("advice", "pin-recheck", "pins", "1")}


# --- as findings ----------------------------------------------------------------------------------------------------------------------


def test_findings_tell_of_all_that_are_alike_and_of_each_violation(judge):
    rows = [{"id": f"0A-A{number:02d}", "panel": "0A-A", "port": number, "outlet": f"0A-A{number:02d}"} for number in range(1, 9)]
    rows[0]["test"] = rows[1]["test"] = "failed"
    held = {"panels": [PANEL], "links": rows, "outlets": [{"id": row["outlet"]} for row in rows]}
    found = [finding for finding in judge(cabling=held).findings if finding.clause == "BT-5"]
    assert [(finding.code, finding.subject) for finding in found] == [
        ("cabling.test-failed", "0A-A01"),
        ("cabling.test-failed", "0A-A02"),
        ("cabling.not-tested", "cabling"),
    ]
    assert found[2].params["count"] == 6
    message, _ = Words("en").finding(found[2])
    assert message == "Links that haven't been tested (6): 0A-A03, 0A-A04, 0A-A05, 0A-A06, 0A-A07, +1."
    assert Words("en").cabling_issue(issues(msgspec.convert({"cabling": held}, Record))[2])[0] == "Link 0A-A03 hasn't been tested."
