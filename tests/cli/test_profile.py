"""`profile show` and `profile check` on the command line."""

import json
from pathlib import Path

import pytest

from dialtone import resources
from dialtone.cli import main


def test_the_profile_in_force_is_shown_with_what_nobody_verified(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(resources, "user_folder", lambda: tmp_path)
    assert main.run(["profile", "show", "allocloud", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["name"], len(shown["sha256"]), shown["verified"]) == ("allocloud", 64, False)
    assert shown["path"].endswith("allocloud.toml")
    assert "sip[0]" in shown["unverified"]
    assert shown["sip"][0]["source"]


def test_the_users_own_profile_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(resources, "user_folder", lambda: tmp_path)
    (tmp_path / "providers").mkdir()
    text = resources.shipped("providers/allocloud.toml").read_text(encoding="utf-8")
    (tmp_path / "providers" / "allocloud.toml").write_text(text.replace('title = "ALLOcloud"', 'title = "Own"'), encoding="utf-8")
    assert main.run(["profile", "show", "allocloud", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Own"
