"""`dialtone demo`: the whole job on the training site, and what it leaves agrees with itself and with outside witnesses."""

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict]:
    import os
    import sys

    base = tmp_path_factory.mktemp("demo")
    home = base / "home"
    home.mkdir()
    environment = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    environment |= {"HOME": str(home), "APPDATA": str(home), "LOCALAPPDATA": str(home)}
    command = [sys.executable, "-m", "dialtone", "demo", "--out", str(base / "out"), "--language", "nl", "--json"]
    done = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=110)
    assert done.returncode == 0, done.stderr.decode()
    return base, json.loads(done.stdout)


def test_it_leaves_a_dossier_and_a_pdf(demo: tuple[Path, dict]) -> None:
    _, result = demo
    assert Path(result["dossier"]).is_file()
    assert Path(result["report"]).read_bytes().startswith(b"%PDF-")


def test_the_report_agrees_with_count(demo: tuple[Path, dict], dialtone: Callable) -> None:
    _, result = demo
    count = dialtone("count", result["dossier"], "--json").json
    assert result["users"] == count["users_total"] > 0
    assert result["channels"] == count["channels"]["exact"]
    findings = dialtone("findings", result["dossier"], "--json").json
    assert result["findings"] == len(findings) > 0
    verification = dialtone("verify", result["report"], "--json").json
    assert verification["intact"]
    assert verification["covers_whole_file"]
    assert verification["attachment"]["matches_report"]
    assert verification["verdict"] == "intact-untrusted"


def test_the_platform_s_list_differs_where_it_is_meant_to(demo: tuple[Path, dict], dialtone: Callable) -> None:
    _, result = demo
    view = dialtone("platform", result["dossier"], "--json").json
    differences = Counter(one["code"] for row in view["devices"] for one in row["differences"])
    assert differences == {
        "not-on-platform": 3,
        "not-on-lan": 1,
        "not-ordered": 1,
        "owner-differs": 1,
        "model-differs": 1,
        "extension-differs": 1,
        "not-registered": 1,
    }


def test_the_cabling_is_recorded_from_technician_switch_and_tester(demo: tuple[Path, dict], dialtone: Callable) -> None:
    _, result = demo
    record = json.loads(dialtone("export", result["dossier"]).out)
    cabling = record["cabling"]
    assert len(cabling["switch_ports"]) == 48  # all of them, though the technician entered 26
    assert {port.get("read_at") is not None for port in cabling["switch_ports"]} == {True}
    assert Counter(test["result"] for test in cabling["tests"]) == {"qualified": 22, "failed": 1}
    findings = dialtone("findings", result["dossier"], "--json").json
    assert {finding["id"] for finding in findings if finding["clause"] == "BT-5"} == {
        "BT-5:cabling.link-long:B1A-A22",
        "BT-5:cabling.not-certified:cabling",
    }


def test_it_is_marked_as_training(demo: tuple[Path, dict], dialtone: Callable) -> None:
    _, result = demo
    assert json.loads(dialtone("export", result["dossier"]).out)["training_site"] is True


@pytest.mark.system
def test_poppler_calls_the_signature_valid(demo: tuple[Path, dict]) -> None:
    if shutil.which("pdfsig") is None:
        pytest.skip("pdfsig is missing (Debian package poppler-utils)")
    _, result = demo
    done = subprocess.run(["pdfsig", result["report"]], capture_output=True, text=True, check=False)
    assert "Signature is Valid" in done.stdout
    assert "Total document signed" in done.stdout


@pytest.mark.system
def test_what_is_printed_is_what_was_counted(demo: tuple[Path, dict], dialtone: Callable) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is missing (Debian package poppler-utils)")
    _, result = demo
    text = subprocess.run(["pdftotext", "-layout", result["report"], "-"], capture_output=True, text=True, check=True).stdout
    exact = str(dialtone("count", result["dossier"], "--json").json["channels"]["exact"]).replace(".0", "").replace(".", ",")
    assert f"{exact}" in text
    assert "OEFEN" in text.upper()


def test_a_changed_byte_is_noticed(demo: tuple[Path, dict], dialtone: Callable, tmp_path: Path) -> None:
    _, result = demo
    data = bytearray(Path(result["report"]).read_bytes())
    data[len(data) // 3] ^= 1
    (tmp_path / "changed.pdf").write_bytes(data)
    done = dialtone("verify", "changed.pdf", "--json")
    assert done.code != 0
    document = json.loads(done.out) if done.out else {"intact": False}
    assert not document["intact"]
