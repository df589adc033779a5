"""The lock: names its holder, is let go of by a dead process, and is never taken from a living one or from another computer."""

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from dialtone.domain.problems import InputProblem
from dialtone.domain.record import Record
from dialtone.dossier import lock
from dialtone.dossier.dossier import Dossier

HOLD = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from dialtone.dossier.dossier import Dossier
    dossier = Dossier.open(Path(sys.argv[1]), author="other")
    print("open", flush=True)
    sys.stdin.read()
    """
)


def holding(path: Path) -> subprocess.Popen[str]:
    child = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    return child


def end(child: subprocess.Popen[str]) -> None:
    child.kill()
    child.communicate()


def test_second_opening_in_this_process_is_refused(dossier: Dossier) -> None:
    with pytest.raises(InputProblem) as caught:
        Dossier.open(dossier.path, author="B")
    assert caught.value.code == "dossier.locked"
    assert caught.value.params["pid"] == str(os.getpid())
    with Dossier.open(dossier.path, author="B", read_only=True) as other:
        assert other.record == dossier.record


def test_living_holder_is_named_and_dead_one_replaced(closed: Path, full: Record) -> None:
    child = holding(closed)
    try:
        holder = lock.holder_of(closed)
        assert holder is not None
        with pytest.raises(InputProblem) as caught:
            Dossier.open(closed, author="B")
        assert caught.value.params | {"host": holder.host, "user": holder.user, "pid": str(child.pid)} == caught.value.params
        assert caught.value.params["since"].utcoffset() is not None
        with Dossier.open(closed, author="B", read_only=True) as other:
            assert other.record == full
    finally:
        end(child)
    assert lock.lock_path(closed).exists()
    with Dossier.open(closed, author="B"):
        taken = lock.holder_of(closed)
        assert taken is not None
        assert taken.pid == os.getpid()
    assert not lock.lock_path(closed).exists()


def test_holder_on_another_computer_keeps_the_lock(closed: Path) -> None:
    text = json.dumps({"host": "elsewhere", "user": "an", "pid": 1, "since": "2026-11-25T10:00:00Z"})
    lock.lock_path(closed).write_text(text)
    with pytest.raises(InputProblem) as caught:
        Dossier.open(closed, author="B")
    assert (caught.value.params["host"], caught.value.params["user"]) == ("elsewhere", "an")
    assert lock.lock_path(closed).read_text() == text
    with Dossier.open(closed, author="B", read_only=True) as other:
        assert other.read_only


@pytest.mark.parametrize("text", [b"", b"garbage", b"\xff" * 9000, b"{}", b"[" * 5000])
def test_illegible_lock_of_nobody_is_taken_over(closed: Path, text: bytes) -> None:
    lock.lock_path(closed).write_bytes(text)
    with Dossier.open(closed, author="B"):
        assert lock.holder_of(closed) is not None


def test_lock_that_vanished_while_waiting_is_made_again(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its holder may remove the file between our opening and locking it; we must not hold a file that nobody else sees."""
    real, calls = lock._try_hold, []

    def try_hold(descriptor: int) -> bool:
        if not calls:
            lock.lock_path(closed).unlink()
        calls.append(descriptor)
        return real(descriptor)

    monkeypatch.setattr(lock, "_try_hold", try_hold)
    with Dossier.open(closed, author="B"):
        assert len(calls) == 2
        assert lock.lock_path(closed).exists()
