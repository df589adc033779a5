"""What so many users would need, by the terms and by the busy hour, beside what was measured."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone import profile, resources
from dialtone.cli import main
from dialtone.domain import erlang
from dialtone.domain.kinds import Verdict
from dialtone.domain.problems import InputProblem
from dialtone.domain.readiness import Capacity, CheckResult, ProviderStamp, ReadinessRun
from dialtone.domain.what_if import MOST_USERS, Traffic
from dialtone.readiness.what_if import what_if

PROFILE = profile.load(str(resources.shipped("providers/allocloud.toml")))


def run(held: int | None, fits: int | None) -> ReadinessRun:
    checks = () if held is None else (CheckResult(id="capacity.calls", verdict=Verdict.PASS, code="x", params={"held": held}),)
    return ReadinessRun(
        provider=ProviderStamp(name="a", version="1", sha256=""),
        interface=None,
        started=dt.datetime(2026, 11, 25, tzinfo=dt.UTC),
        seconds=1,
        verdict=Verdict.PASS,
        checks=checks,
        capacity=Capacity(channels=9, codec="G.711", per_call_kbit_s=95.2, needed_kbit_s=857, fits_calls=fits),
    )


def test_forty_users() -> None:
    """Terms: 2 × 2 + 3 × 1 + 5 × 0.5 + 30 × 0.25 = 17 channels. Busy hour: 40 × 2 × 3 / 60 = 4 erlang, 10 channels at 1 %."""
    found = what_if(PROFILE, 40)
    assert (found.channels, found.per_call_kbit_s, found.needed_kbit_s) == (17, 95.2, 1_619)
    assert (found.erlang, found.busy_channels, found.busy_needed_kbit_s, found.blocked_percent) == (4, 10, 952, 0)
    assert (found.fits_calls, found.held_calls) == (None, None)
    busier = what_if(PROFILE, 40, traffic=Traffic(calls_an_hour=6, minutes=5))
    assert (busier.erlang, busier.busy_channels, busier.blocked_percent) == (20, 30, pytest.approx(25.57, abs=0.01))


def test_what_was_measured_stands_beside() -> None:
    assert (what_if(PROFILE, 9, run(12, 100)).held_calls, what_if(PROFILE, 9, run(12, 100)).fits_calls) == (12, 100)
    assert (what_if(PROFILE, 9, run(None, None)).held_calls, what_if(PROFILE, 9, run(None, None)).fits_calls) == (None, None)


@given(st.integers(1, 2_000), st.integers(0, 500))
def test_more_users_never_need_less(users: int, more: int) -> None:
    one, other = what_if(PROFILE, users), what_if(PROFILE, users + more)
    assert one.busy_channels <= other.busy_channels
    assert one.needed_kbit_s <= other.needed_kbit_s
    assert erlang.blocking(one.erlang, one.busy_channels) <= 0.0105


@pytest.mark.parametrize("users", [0, -1, MOST_USERS + 1])
def test_no_such_number_of_users(users: int) -> None:
    with pytest.raises(InputProblem):
        what_if(PROFILE, users)


@pytest.mark.parametrize("traffic", [Traffic(calls_an_hour=0), Traffic(minutes=61), Traffic(calls_an_hour=float("nan"))])
def test_no_such_traffic(traffic: Traffic) -> None:
    with pytest.raises(InputProblem):
        what_if(PROFILE, 5, traffic=traffic)


@pytest.mark.parametrize(
    ("language", "said"), [("nl", "Stel 40 gebruikers: 17 kanalen"), ("fr", "Avec 40 utilisateurs"), ("en", "4 erlang")]
)
def test_on_the_command_line(capsys: pytest.CaptureFixture[str], language: str, said: str) -> None:
    main.run(["check", "--only", "link.interface", "--users", "40", "--language", language])
    assert said in capsys.readouterr().out


def test_as_a_document(capsys: pytest.CaptureFixture[str]) -> None:
    main.run(["check", "--only", "link.interface", "--users", "40", "--json"])
    assert json.loads(capsys.readouterr().out)["what_if"]["busy_channels"] == 10
    main.run(["check", "--only", "link.interface", "--json"])
    assert "what_if" not in json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("typed", ["0", "-3", "many", "50001", "²"])
def test_what_is_no_number_of_users(capsys: pytest.CaptureFixture[str], typed: str) -> None:
    assert main.run(["check", "--only", "link.interface", f"--users={typed}", "--language", "en"]) == 2
    assert "from 1 to 50000" in capsys.readouterr().err
