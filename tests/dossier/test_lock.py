"""The lock: names its holder, is let go of by a dead process, and is never taken from a living one or from another computer."""

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from dialtone.domain.problems import InputProblem
from dialtone.domain.record import Person, Record
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


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_lock_never_writes_over_what_a_link_leads_to(closed: Path) -> None:
    precious = closed.with_name("precious")
    precious.write_text("precious")
    lock.lock_path(closed).symlink_to(precious)
    with pytest.raises(InputProblem) as caught:
        Dossier.open(closed, author="B")
    assert caught.value.code == "dossier.strange-lock"
    assert precious.read_text() == "precious"
    assert lock.lock_path(closed).is_symlink()


def test_folder_in_place_of_the_lock_is_named(closed: Path) -> None:
    lock.lock_path(closed).mkdir()
    with pytest.raises(InputProblem) as caught:
        Dossier.open(closed, author="B")
    assert (caught.value.code, caught.value.params["lock"]) == ("dossier.strange-lock", str(lock.lock_path(closed)))


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_link_to_a_dossier_is_that_dossier(closed: Path, full: Record) -> None:
    """One lock for both names; and what waits in the log beside the file is read through the link too."""
    (closed.parent / "elsewhere").mkdir()
    link = closed.parent / "elsewhere" / "link.dialtone"
    link.symlink_to(closed)
    with Dossier.open(closed, author="A") as first:
        first.import_record(Record(people=(Person(id="new"),)))
        with pytest.raises(InputProblem) as caught:
            Dossier.open(link, author="B")
        assert caught.value.code == "dossier.locked"
        with Dossier.open(link, author="B", read_only=True) as other:
            assert "new" in dict(other.rows("people"))
    with Dossier.open(link, author="B") as second:
        assert len(second.record.people) == len(full.people) + 1
    assert [path.name for path in link.parent.iterdir()] == ["link.dialtone"]
