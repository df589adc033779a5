"""The import contracts hold, and each would fail on a planted breach."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = [contract["name"] for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]]

BREACHES = {
    "Layers": ("domain/breach.py", "import dialtone.services\n"),
    "Qt only in gui": ("services/breach.py", "import PySide6.QtCore\n"),
    "domain and wire are pure": ("domain/breach.py", "import socket\n"),
    "gui and cli reach adapters only through services": ("cli/breach.py", "import dialtone.dossier\n"),
    "One door: sqlite_utils": ("report/breach.py", "import sqlite_utils\n"),
    "One door: reportlab, pyHanko, pikepdf": ("dossier/breach.py", "import reportlab\n"),
    "One door: openpyxl, pypdfium2": ("report/breach.py", "import openpyxl\n"),
    "One door: zxingcpp": ("cabling/breach.py", "import zxingcpp\n"),
    "One door: zeroconf": ("readiness/breach.py", "import zeroconf\n"),
    "One door: netifaces, psutil": ("discovery/breach.py", "import netifaces\n"),
    "No cycles between siblings": ("words/__init__.py", "\nimport dialtone.profile\n"),
}


def lint(root: Path) -> tuple[int, str]:
    command = [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache'])"]
    environment = {"PYTHONPATH": str(root / "desktop"), "PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "desktop", tmp_path / "desktop", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "resources").mkdir()
    return tmp_path


def test_the_contracts_hold(copy: Path) -> None:
    code, output = lint(copy)
    assert code == 0, output


def test_every_contract_has_a_planted_breach() -> None:
    assert set(BREACHES) == set(CONTRACTS)


@pytest.mark.parametrize("name", CONTRACTS)
def test_a_planted_breach_is_caught(copy: Path, name: str) -> None:
    file, line = BREACHES[name]
    with (copy / "desktop" / "dialtone" / file).open("a") as handle:
        handle.write(line)
    if name == "No cycles between siblings":
        with (copy / "desktop" / "dialtone" / "profile" / "__init__.py").open("a") as handle:
            handle.write("\nimport dialtone.words\n")
    code, output = lint(copy)
    assert code == 1, output
    assert f"{name} BROKEN" in " ".join(output.split()), output


def test_a_new_folder_must_be_placed_in_a_layer(copy: Path) -> None:
    folder = copy / "desktop" / "dialtone" / "newcomer"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    code, output = lint(copy)
    assert code == 1
    assert "newcomer" in output
