"""Bring the window's translations up to date: `.venv/bin/python packaging/translate.py` writes new texts into resources/i18n/dialtone_*.ts.

New texts are marked unfinished there; a test fails until somebody has translated them. English has a file too, for its plurals only.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGETS = {"nl": "nl_BE", "fr": "fr_BE", "en": "en_GB"}


def lupdate(folder: Path) -> None:
    """Merge the texts of the window's sources into the files of `folder`; texts that are gone are dropped."""
    sources = sorted(str(path) for path in (ROOT / "desktop" / "dialtone" / "gui").rglob("*.py"))
    for language, target in TARGETS.items():
        command = [
            str(Path(sys.executable).with_name("pyside6-lupdate")),
            *sources,
            *("-ts", str(folder / f"dialtone_{language}.ts")),
            *("-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", target),
            *(["-pluralonly"] if language == "en" else []),
        ]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    lupdate(ROOT / "resources" / "i18n")
