import datetime as dt
import hashlib
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone import profile, resources
from dialtone.domain.problems import EnvironmentProblem, InputProblem, InvalidInput
from dialtone.domain.terms import ChannelBracket, Terms
from dialtone.profile import lines
from dialtone.profile.types import Threshold, is_host
from dialtone.words import LANGUAGES, Words

SHIPPED = resources.shipped("providers/allocloud.toml").read_text(encoding="utf-8")


@pytest.fixture
def write(tmp_path: Path):
    def make(text: str) -> Path:
        path = tmp_path / "own.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return make


def changed(*pairs: tuple[str, str]) -> str:
    text = SHIPPED
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_the_shipped_profile_is_right_and_says_what_is_unverified(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(resources, "user_folder", lambda: tmp_path)
    loaded = profile.load("allocloud")
    assert profile.check(loaded.path) == ()
    assert loaded.sha256 == hashlib.sha256(loaded.path.read_bytes()).hexdigest()
    assert not loaded.verified
    assert all(entry.source and entry.date for entry in loaded.entries)
    ports = {entry.transport: entry.ports for entry in loaded.sip}
    assert ports == {"udp": (10060, 34540, 34560), "tcp": (10065, 34540, 34560), "tls": (10061, 34521, 34541, 34561), "wss": (443,)}
    assert loaded.captive_portal is None
    assert loaded.terms == Terms()
    assert loaded.terms.channel_brackets[-1] == ChannelBracket(None, 0.25)
    assert loaded.stamp.version == loaded.version


def test_hosts_of_the_account_stay_open_without_one(write) -> None:
    assert profile.load("allocloud").filled("{account}.allocloud.com") is None
    own = profile.load(str(write(changed(('# account = ""', 'account = "school"')))))
    assert own.filled("{account}.allocloud.com") == "school.allocloud.com"


def test_the_users_own_file_goes_before_the_shipped_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "providers").mkdir()
    own = tmp_path / "providers" / "allocloud.toml"
    own.write_text(changed(('version = "2026-11-25"', 'version = "mine"')), encoding="utf-8")
    monkeypatch.setattr(resources, "user_folder", lambda: tmp_path)
    assert profile.load("allocloud").version == "mine"
    assert profile.load("allocloud").path == own


def test_conditions_have_a_version_or_the_day_they_were_read(write) -> None:
    undated = profile.load("allocloud").conditions
    assert (undated.version, undated.read_on) == (None, dt.date(2026, 11, 25))
    both = write(changed(("read_on = 2026-11-25", 'version = "2027-01"\nread_on = 2026-11-25')))
    assert profile.load(str(both)).conditions.version == "2027-01"
    assert profile.check(write(changed(("read_on = 2026-11-25\n", "")))) == ()
    [fault] = profile.check(write(changed(("read_on = 2026-11-25", 'version = ""'))))
    assert (fault.key, fault.code) == ("conditions.version", "empty")


def test_all_faults_at_once_with_their_lines(write) -> None:
    text = changed(
        ("port = 443\n", "port = 70000\nbogus = 1\n"),
        ('transport = "tls"', 'transport = "sctp"'),
        ("good = 100\n", 'good = "much"\n'),
        ("date = 2020-01-31\n", ""),
        ('host = "time.cloudflare.com"', 'host = "no host"'),
        ("ports = [443]", "ports = []"),
        ('codec = "G.711"', 'codec = "Unheard"'),
        ("[thresholds.mos]", "[thresholds.moss]"),
        ("reduction_percent = 10", "reduction_percent = 10.5"),
        ('path = "/v3.0', 'path = "v3.0'),
        ("read_on = 2026-11-25", 'read_on = "yesterday"'),
    )
    faults = {(fault.key, fault.code): fault for fault in profile.check(write(text))}
    expected = {
        ("dns.names[0].date", "missing-key"): "[[dns.names]]",
        ("tls[0].port", "out-of-range"): "port = 70000",
        ("tls[0].bogus", "unknown-key"): "bogus = 1",
        ("sip[2].transport", "wrong-word"): 'transport = "sctp"',
        ("thresholds.link_mbit_s.good", "wrong-type"): 'good = "much"',
        ("time[0].host", "bad-host"): 'host = "no host"',
        ("sip[3].ports", "empty"): "ports = []",
        ("sip[3].path", "bad-path"): 'path = "v3.0',
        ("capacity.codec", "unknown-codec"): 'codec = "Unheard"',
        ("thresholds.moss", "unknown-key"): "[thresholds.moss]",
        ("thresholds.mos", "missing-key"): "[thresholds.link_mbit_s]",
        ("terms.reduction_percent", "wrong-type"): "reduction_percent = 10.5",
        ("conditions.read_on", "wrong-type"): 'read_on = "yesterday"',
    }
    assert set(faults) == set(expected)
    for key, part in expected.items():
        if key != ("thresholds.mos", "missing-key"):
            assert faults[key].line == line_of(text, part), key
    for language in LANGUAGES:
        words = Words(language)
        for fault in faults.values():
            said = words.text(f"profile-fault.{fault.code}", key=fault.key, **fault.params)
            assert fault.key in said
            assert "{" not in said
            assert not said.startswith("profile-fault")


def test_loading_a_wrong_profile_tells_every_fault_in_every_language(write) -> None:
    path = write(changed(("port = 443\n", "port = 0\nbogus = 1\n")))
    with pytest.raises(InvalidInput) as caught:
        profile.load(str(path))
    assert [fault.params["key"] for fault in caught.value.faults] == ["tls[0].port", "tls[0].bogus"]
    for language in LANGUAGES:
        text = Words(language).problem(caught.value)
        assert len(text.splitlines()) == 3
        assert "{" not in text
        assert "problem." not in text


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ('name = "x"\ntitle = \n', 2, "syntax"),
        ('name = "x"\nname = "y"\n', 2, "syntax"),
        ('a = """never closed\n\n', 3, "syntax"),
    ],
)
def test_syntax_errors_have_their_line(write, text: str, line: int, code: str) -> None:
    [fault] = profile.check(write(text))
    assert (fault.line, fault.code) == (line, code)


def test_binary_garbage_is_a_fault_and_not_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b"ok = 1\n\xff\xfe\x00")
    [fault] = profile.check(path)
    assert (fault.line, fault.code) == (2, "not-text")


def test_what_cannot_be_read_at_all(tmp_path: Path) -> None:
    with pytest.raises(InputProblem) as caught:
        profile.load("nobody")
    assert caught.value.code == "profile.not-found"
    assert "allocloud" in caught.value.params["choices"]
    with pytest.raises(InputProblem, match="not-found"):
        profile.load("../../../etc/passwd")
    with pytest.raises(EnvironmentProblem) as unreadable:
        profile.check(tmp_path / "absent.toml")
    assert unreadable.value.code == "profile.unreadable"
    large = tmp_path / "large.toml"
    large.write_bytes(b"#" * 1_000_001)
    with pytest.raises(InputProblem, match="too-large"):
        profile.check(large)


def test_a_ca_file_must_be_there(write, tmp_path: Path) -> None:
    path = write(SHIPPED + '\n[trust]\nca_file = "ca.pem"\n')
    [fault] = profile.check(path)
    assert (fault.key, fault.code) == ("trust.ca_file", "no-ca-file")
    (tmp_path / "ca.pem").write_text("anything")
    assert profile.check(path) == ()


@pytest.mark.parametrize(
    ("url", "right"),
    [
        ("https://a.example/x", True),
        ("http://10.0.0.1:8080/", True),
        ("ftp://a.example/", False),
        ("https://u:p@a.example/", False),
        ("https://a b/", False),
        ("https://a.example:99999/", False),
        ("https:///x", False),
    ],
)
def test_urls(write, url: str, right: bool) -> None:
    text = SHIPPED + f'\n[captive_portal]\nurl = "{url}"\nsource = "test"\ndate = 2026-01-01\n'
    assert [fault.code for fault in profile.check(write(text))] == ([] if right else ["bad-url"])


@pytest.mark.parametrize(
    ("host", "right"),
    [
        ("a.example", True),
        ("{account}.allocloud.com", True),
        ("_sip._udp.a.example", True),
        ("10.0.0.1", True),
        ("fd00::1", True),
        ("", False),
        ("-a.example", False),
        ("a..b", False),
        ("a b", False),
        ("999.1.1.1", False),
        ("x" * 64 + ".be", False),
    ],
)
def test_hosts(host: str, right: bool) -> None:
    assert is_host(host) is right


def test_thresholds_in_both_directions() -> None:
    import datetime as dt

    less = Threshold(good=15, limit=30, source="test", date=dt.date(2026, 1, 1))
    assert [less.grade(v) for v in (0, 15, 15.1, 30, 30.1)] == ["good", "good", "amber", "amber", "bad"]
    more = Threshold(good=120, limit=60, source="test", date=dt.date(2026, 1, 1))
    assert [more.grade(v) for v in (121, 120, 119, 60, 59)] == ["good", "good", "amber", "amber", "bad"]


def test_lines_of_nested_tables_arrays_and_multiline_values() -> None:
    text = '# c\na = [\n  1,\n  # x = 2\n]\nb = """\nx = 3\n"""\n[t."q.r"]\nk.l = 1\n[[u]]\nv = 1\n[[u]]\n[u.w]\nz = "[["\ny = 1\n'
    assert lines.key_lines(text) == {
        ("a",): 2,
        ("b",): 6,
        ("t", "q.r"): 9,
        ("t", "q.r", "k"): 10,
        ("t", "q.r", "k", "l"): 10,
        ("u", 0): 11,
        ("u", 0, "v"): 12,
        ("u", 1): 13,
        ("u", 1, "w"): 14,
        ("u", 1, "w", "z"): 15,
        ("u", 1, "w", "y"): 16,
    }
    tomllib.loads(text)


@given(st.lists(st.sampled_from(SHIPPED.splitlines()), max_size=60))
def test_any_mixture_of_lines_gives_faults_and_never_an_exception(chosen: list[str]) -> None:
    from dialtone.profile.loading import _faults

    text = "\n".join(chosen)
    found = _faults(text.encode(), Path("x"))
    assert found
    assert all(1 <= fault.line <= max(1, text.count("\n") + 1) for fault in found)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("reduction_percent = 10", "reduction_percent = -5", "terms.reduction_percent"),
        ("warranty_months = 12", "warranty_months = -100000", "terms.warranty_months"),
        ("{ rate = 0.25 },", "{ rate = nan },", "terms.channel_brackets[3].rate"),
        ("{ rate = 0.25 },", "{ rate = -1.0 },", "terms.channel_brackets[3].rate"),
        ("{ rate = 0.25 },", "{ up_to = 20, rate = 0.25 },", "terms.channel_brackets[3]"),
        ("{ up_to = 5, rate = 1.0 },", "{ up_to = 2, rate = 1.0 },", "terms.channel_brackets[1]"),
        ("{ up_to = 5, rate = 1.0 },", "{ rate = 1.0 },", "terms.channel_brackets[1]"),
    ],
)
def test_terms_that_nobody_can_count_with_are_faults(old: str, new: str, key: str, write) -> None:
    assert key in {fault.key for fault in profile.check(write(changed((old, new))))}
