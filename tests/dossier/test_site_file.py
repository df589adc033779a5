"""The site file: strict in, the same data out, every fault with its place."""

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialtone.domain.problems import EnvironmentProblem, InputProblem, InvalidInput, Problem
from dialtone.domain.record import Cabling, Customer, Record
from dialtone.dossier import site_file

EXAMPLES = Path(__file__).parents[3] / "shared" / "examples" / "sites"


def examples() -> list[Path]:
    return [path for path in sorted(EXAMPLES.glob("*.json")) if not path.name.endswith(".expected.json")]


def body(text: str) -> bytes:
    return f'{{"format": "dialtone-site", "version": 1{"," if text else ""} {text}}}'.encode()


def refused(data: bytes) -> InputProblem:
    with pytest.raises(InputProblem) as caught:
        site_file.read(data, "x.json")
    assert caught.value.params["file"] == "x.json"
    return caught.value


def known(value: Any) -> Any:
    """Plain data without what states nothing; whole floats as integers."""
    if isinstance(value, dict):
        return {key: inner for key, found in value.items() if (inner := known(found)) not in (None, [], {})}
    return [known(inner) for inner in value] if isinstance(value, list) else value


def test_full_record_round_trip(full: Record, full_text: bytes) -> None:
    written = site_file.write(full)
    assert site_file.read(written, "again.json") == full
    ours, theirs = json.loads(written), json.loads(full_text)
    assert ours.pop("acknowledgements")[0]["at"] == "2026-11-25T10:00:00+01:00"
    theirs.pop("acknowledgements")
    assert ours == theirs | {"other_services": [{"name": "S"}]}


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
def test_shared_examples_round_trip(path: Path) -> None:
    record = site_file.read_path(path)
    written = site_file.write(record)
    assert site_file.read(written, "again.json") == record
    assert known(json.loads(written)) == known(json.loads(path.read_bytes()))


def test_absent_stays_absent() -> None:
    assert site_file.read(body(""), "x.json") == Record()
    assert json.loads(site_file.write(Record())) == {"format": "dialtone-site", "version": 1}


def test_empty_cabling_is_cabling_that_is_not_known() -> None:
    assert site_file.read(body('"cabling": {}'), "x.json").cabling is None
    assert site_file.read(site_file.write(Record(cabling=Cabling())), "x.json") == Record()


def test_byte_order_mark_is_taken_as_such() -> None:
    assert site_file.read(b"\xef\xbb\xbf" + body('"provider": "a"'), "x.json").provider == "a"


def test_canonical_form_does_not_depend_on_how_it_was_written() -> None:
    one = site_file.read(body('"provider": "a", "customer": {"name": "\u00e9", "language": "nl"}'), "1")
    other = site_file.read(body('"customer":{"language":"nl","name":"\\u00e9"},"provider":"a"'), "2")
    canonical = site_file.canonical(one)
    assert canonical == site_file.canonical(other)
    assert canonical == '{"customer":{"language":"nl","name":"é"},"format":"dialtone-site","provider":"a","version":1}'.encode()
    assert canonical != site_file.canonical(Record(provider="a", customer=Customer(name="e", language=None)))


@pytest.mark.parametrize(
    ("text", "code", "path"),
    [
        ('"devices": [{"id": "a"}, {"id": "d", "kind": "phone"}]', "input.unknown-word", "$.devices[1].kind"),
        ('"devices": [{"kind": "pbx"}]', "input.missing-key", "$.devices[0].id"),
        ('"devices": [{"id": 5}]', "input.expected-text", "$.devices[0].id"),
        ('"devices": [{"id": "d", "colour": 5}]', "input.unknown-key", "$.devices[0].colour"),
        ('"colour": 5', "input.unknown-key", "$.colour"),
        ('"devices": [{"id": ""}]', "input.text-empty", "$.devices[0].id"),
        ('"devices": {}', "input.expected-list", "$.devices"),
        ('"customer": []', "input.expected-object", "$.customer"),
        ('"order": {"date": "2026-13-01"}', "input.expected-date", "$.order.date"),
        ('"acceptance": {"in_service_since": "2026-01-01T10:00:00"}', "input.expected-moment", "$.acceptance.in_service_since"),
        ('"acceptance": {"in_service_since": "now"}', "input.expected-moment", "$.acceptance.in_service_since"),
        ('"number_blocks": [{"first": "+32", "size": 0}]', "input.number-too-small", "$.number_blocks[0].size"),
        ('"number_blocks": [{"first": "+32", "size": 100001}]', "input.number-too-big", "$.number_blocks[0].size"),
        ('"number_blocks": [{"first": "+32", "size": "3"}]', "input.expected-whole-number", "$.number_blocks[0].size"),
        ('"order": {"lines": [{"item": "user", "quantity": "3"}]}', "input.expected-number", "$.order.lines[0].quantity"),
        ('"order": {"lines": [{"item": "user", "quantity": NaN}]}', "input.not-a-number", "$.order.lines[0].quantity"),
        ('"order": {"lines": [{"item": "user", "quantity": -Infinity}]}', "input.not-a-number", "$.order.lines[0].quantity"),
        ('"order": {"lines": [{"item": "user", "quantity": 1e400}]}', "input.not-a-number", "$.order.lines[0].quantity"),
        (f'"order": {{"lines": [{{"item": "user", "quantity": {"9" * 6000}}}]}}', "input.not-a-number", "$.order.lines[0].quantity"),
        ('"training_site": 1', "input.expected-yes-or-no", "$.training_site"),
        ('"cabling": {"links": [{"id": "a", "test": "ok"}]}', "input.unknown-word", "$.cabling.links[0].test"),
        ('"provider": "a", "provider": "b"', "input.duplicate-key", "$.provider"),
        ('"people": [{"id": "a"}, {"id": "b", "id": "c"}]', "input.duplicate-key", "$.people[1].id"),
        ('"customer": {"name": "\\ud800"}', "input.invalid-character", "$.customer.name"),
        (f'"customer": {{"name": "{"x" * 4001}"}}', "input.text-too-long", "$.customer.name"),
        ('"a` - at `$.devices": 1', "input.unknown-key", None),
    ],
)
def test_a_fault_is_named_with_its_path(text: str, code: str, path: str | None) -> None:
    problem = refused(body(text))
    if path is not None:
        assert (problem.code, problem.params["path"]) == (code, path)


def test_unknown_word_and_key_say_what_is_known() -> None:
    assert "mixed" in refused(body('"rooms": [{"id": "r", "use": "x"}]')).params["known"]
    assert "attached_to" in refused(body('"devices": [{"id": "r", "atached_to": "x"}]')).params["known"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "input.empty-file"),
        (b" \n", "input.empty-file"),
        (b"\x80\x02\xff\x00", "input.not-utf8"),
        ("{}".encode("utf-16"), "input.not-utf8"),
        (b"SQLite format 3\x00" + bytes(84), "input.is-dossier"),
        (b"PK\x03\x04 no json", "input.not-json"),
        (body('"provider": "a"')[:-5], "input.truncated"),
        (body('"people": [{"id": "a"}'), "input.not-json"),
        (body("")[:-1] + b", ", "input.truncated"),
        (body("") + b"x", "input.not-json"),
        (b"[" * 200_000, "input.too-deep"),
        (b'{"a":' * 200_000, "input.too-deep"),
        (b"[]", "input.expected-object"),
        (b"{}", "input.wrong-format"),
        (b'{"format": "netbox", "version": 1}', "input.wrong-format"),
        (b'{"format": "dialtone-site"}', "input.wrong-version"),
        (b'{"format": "dialtone-site", "version": true}', "input.wrong-version"),
        (b'{"format": "dialtone-site", "version": 1.0}', "input.wrong-version"),
        (b'{"format": "dialtone-site", "version": 0}', "input.wrong-version"),
        (b'{"format": "dialtone-site", "version": 2, "new": 1}', "input.newer-version"),
    ],
)
def test_what_is_no_site_file_is_refused(data: bytes, code: str) -> None:
    assert refused(data).code == code


def test_broken_text_is_named_with_line_and_column() -> None:
    problem = refused(b'{"format": "dialtone-site",\n "version": 1,\n "people": [}')
    assert (problem.code, problem.params["line"], problem.params["column"]) == ("input.not-json", 3, 13)
    problem = refused(b'{"format": "dialtone-site",\n "provider": "abc')
    assert (problem.code, problem.params["line"]) == ("input.truncated", 2)


def test_every_duplicate_and_dangling_reference_is_listed() -> None:
    problem = refused(body('"people": [{"id": "p"}, {"id": "p"}], "devices": [{"id": "d", "person": "q", "room": "r"}]'))
    assert isinstance(problem, InvalidInput)
    assert [fault.params["path"] for fault in problem.faults] == ["$.people[1].id", "$.devices[0].person", "$.devices[0].room"]
    assert all(fault.params["file"] == "x.json" for fault in problem.faults)


def test_size_is_refused_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "big.json"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(InputProblem, match=r"input\.too-large"):
        site_file.read_path(path)
    with pytest.raises(InputProblem, match=r"input\.too-large"):
        site_file.read(bytes(site_file.MAX_BYTES + 1), "x.json")


def test_missing_and_folder(tmp_path: Path) -> None:
    with pytest.raises(InputProblem, match=r"input\.missing-file"):
        site_file.read_path(tmp_path / "none.json")
    with pytest.raises(InputProblem, match=r"input\.is-folder"):
        site_file.read_path(tmp_path)
    with pytest.raises(EnvironmentProblem, match=r"input\.unreadable"):
        site_file.read_path(Path("a\x00b"))


@settings(deadline=None)  # a loaded machine is no fault
@given(st.binary(max_size=300))
def test_garbage_is_always_a_problem(data: bytes) -> None:
    with pytest.raises(Problem):
        site_file.read(data, "x.json")


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*Record.__struct_fields__, "id", "x"]), inner, max_size=3),
    max_leaves=8,
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(Record.__struct_fields__), PLAIN, max_size=3))
def test_any_json_is_read_or_refused_with_a_path(plain: dict[str, Any]) -> None:
    data = json.dumps({"format": "dialtone-site", "version": 1, **plain}).encode()
    faults: tuple[InputProblem, ...] = ()
    try:
        record = site_file.read(data, "x.json")
        assert site_file.read(site_file.write(record), "again.json") == record
    except InvalidInput as problem:
        faults = problem.faults
    except InputProblem as problem:
        faults = (problem,)
    assert all(fault.params["path"].startswith("$") for fault in faults)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(place=st.integers(0, 3000), byte=st.integers(0, 255))
def test_a_changed_byte_never_crashes(full_text: bytes, place: int, byte: int) -> None:
    changed = bytearray(full_text)
    changed[place % len(changed)] = byte
    with contextlib.suppress(InputProblem):
        record = site_file.read(bytes(changed), "x.json")
        assert site_file.read(site_file.write(record), "again.json") == record
