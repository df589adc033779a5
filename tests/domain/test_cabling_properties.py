"""Whatever the cabling record holds: it is judged without a fault, the order never shows, and each issue has its words and its row."""

from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialtone.domain.cabling import completeness, completeness_lines, issues
from dialtone.domain.record import Record
from dialtone.words import LANGUAGES, Words

DEVICES = [{"id": "d", "kind": "deskphone", "mac": "00:00:5e:00:53:01"}, {"id": "e", "kind": "switch"}]
MACS = ["00:00:5e:00:53:01", "00-00-5E-00-53-01", "00:00:5e:00:53:02", "00:00:5e:00:53:03", "?"]
ENDS = st.none() | st.sampled_from(
    ["device:d", "device:e", "switch:s:0", "switch:s:1", "outlet:0", "outlet:1", "panel:P:1", "panel:P:2", "x"]
)
FLAG = st.none() | st.booleans()
METRES = st.none() | st.floats(0, 200)
TEXT = st.sampled_from([None, "A1", "a 1", "5e", "3", "."])
STATE = st.sampled_from([None, "certified", "qualified", "failed"])
SOME = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

ROWS = {
    "outlets": {"label": TEXT, "splitter": FLAG, "desk_switch": FLAG, "room": st.sampled_from([None, "r"])},
    "links": {
        "panel": st.sampled_from([None, "P"]),
        "port": st.none() | st.integers(1, 4),
        "outlet": st.sampled_from([None, "0", "1"]),
        "category": TEXT,
        "length_m": METRES,
    },
    "cords": {"a": ENDS, "b": ENDS, "length_m": METRES, "category": TEXT},
    "switch_ports": {
        "switch": st.sampled_from([None, "s", "t"]),
        "device": st.sampled_from([None, "d", "e"]),
        "poe_class": st.none() | st.integers(0, 8),
        "speed_mbit_s": st.sampled_from([None, 10, 1000]),
        "duplex": st.sampled_from([None, "half"]),
        "macs": st.lists(st.sampled_from(MACS), max_size=5),
        "read_at": st.sampled_from([None, "2026-11-25T09:00:00Z"]),
    },
    "tests": {
        "link": st.sampled_from(["links-0", "A1", "?"]),
        "result": STATE,
        "length_m": METRES,
        "at": st.sampled_from([None, "2026-11-20", "x"]),
    },
    "racks": {"earthed": FLAG, "locked": FLAG, "ups": FLAG, "room": st.sampled_from([None, "r"])},
    "pins": {
        "plan": st.sampled_from([None, "plan"]),
        "subject": st.sampled_from([None, "outlet:0"]),
        "x": st.sampled_from([None, 0.5]),
        "y": st.sampled_from([None, 0.5]),
        "recheck": FLAG,
    },
}
PREFIX = {"outlets": "", "switch_ports": "s:"}


@st.composite
def anything(draw) -> dict[str, list[dict[str, Any]]]:
    held = {}
    for kind, fields in ROWS.items():
        rows = draw(st.lists(st.fixed_dictionaries(fields), max_size=4))
        held[kind] = [{"id": f"{PREFIX.get(kind, kind + '-')}{number}", **row} for number, row in enumerate(rows)]
    held["panels"] = [{"id": "P", "ports": draw(st.integers(1, 4)), "defective": draw(st.sampled_from([[], [1]]))}]
    held["switches"] = [{"id": "s", "poe_budget_w": draw(METRES), "poe_standard": draw(st.sampled_from([None, "af"]))}]
    held["plans"] = draw(st.sampled_from([[], [{"id": "plan"}]]))
    return held


def site(cabling: dict[str, Any], devices=DEVICES) -> Record:
    return msgspec.convert({"rooms": [{"id": "r"}], "devices": devices, "cabling": cabling}, Record)


@SOME
@given(anything(), st.randoms(use_true_random=False))
def test_the_order_of_the_record_never_shows(cabling, shuffle):
    record = site(cabling)
    mixed = site({kind: shuffle.sample(rows, len(rows)) for kind, rows in cabling.items()}, DEVICES[::-1])
    assert issues(mixed) == issues(record)
    states = {line.code: (line.state, line.params) for line in completeness_lines(record)}
    assert {line.code: (line.state, line.params) for line in completeness_lines(mixed)} == states


@SOME
@given(anything())
def test_each_issue_has_its_words_and_its_row(cabling):
    record = site(cabling)
    loose = {"outlets": {"0", "1"}, "switch_ports": {"s:0", "s:1"}, "devices": {"x"}}
    for issue in issues(record):
        held = record.devices if issue.kind == "devices" else getattr(record.cabling, issue.kind)
        assert issue.key in {row.id for row in held} | loose.get(issue.kind, set())
        for language in LANGUAGES:
            for text in Words(language).cabling_issue(issue):
                assert " " in text, f"{issue.code} has no words in {language}"
                assert "{" not in text, text


@SOME
@given(anything())
def test_each_line_has_its_words_and_nothing_is_silently_good(cabling):
    record = site(cabling)
    for line in completeness_lines(record):
        done, total, names = (line.params[name] for name in ("done", "total", "names"))
        assert (line.state == "ok") is (done == total > 0)
        assert bool(names) is (done < total) is bool(line.subject)
        if total == 0:
            assert line.state == "not-checked"
        for language in LANGUAGES:
            words = Words(language)
            assert words.has(f"cabling.line.{line.code}")
            assert words.has(f"cabling.line-state.{line.state}")
    assert {each.of.id for each in completeness(record)} == {outlet.id for outlet in record.cabling.outlets} | {"d"}
