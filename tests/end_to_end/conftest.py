"""The real program as a subprocess, with folders of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


class Done:
    def __init__(self, process: "subprocess.CompletedProcess[bytes]") -> None:
        self.code = process.returncode
        self.out = process.stdout.decode("utf-8")
        self.err = process.stderr.decode("utf-8")

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    home = tmp_path / "home"
    home.mkdir()
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "SYSTEMROOT", "LANG", "QT_QPA_PLATFORM"}}
    return {**kept, "HOME": str(home), "APPDATA": str(home), "LOCALAPPDATA": str(home), "PYTHONWARNINGS": "error::ResourceWarning"}


@pytest.fixture
def dialtone(environment: dict[str, str], tmp_path: Path) -> Callable[..., Done]:
    def call(*arguments: str | Path, **extra: str) -> Done:
        command = [sys.executable, "-m", "dialtone", *map(str, arguments)]
        process = subprocess.run(command, cwd=tmp_path, env={**environment, **extra}, capture_output=True, check=False, timeout=110)
        return Done(process)

    return call
