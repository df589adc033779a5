"""The whole report of large sites: its time, memory and size, and that its cost grows no faster than the site."""

import json
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.benchmark

_SCRIPT = Path(__file__).parent / "report_of_site.py"


def made(*size: int) -> dict[str, Any]:
    done = subprocess.run([sys.executable, str(_SCRIPT), *map(str, size)], capture_output=True, check=True, text=True)
    print(f"\n{size}: {done.stdout}")
    return json.loads(done.stdout)


def bare_table(rows: int) -> float:
    """Seconds for a plain table of paragraphs of reportlab's, of as many rows as the site has devices."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    style = getSampleStyleSheet()["BodyText"]
    start = time.process_time()
    cells = [
        [Paragraph(f"{text} {at}", style) for text in ("10", "Yealink SIP-T46U", "Persoon", "80:5e:c0", "geleverd")] for at in range(rows)
    ]
    SimpleDocTemplate(BytesIO()).build([Table(cells, repeatRows=1)])
    return time.process_time() - start


def test_a_large_site_with_photos() -> None:
    took = made(1_000, 300, 40)
    assert took["seconds"] < 12
    assert took["mb"] < 15
    assert took["peak_mb"] is None or took["peak_mb"] < 400


def test_ten_times_the_devices_cost_no_more_than_ten_times_as_much() -> None:
    small, large = made(1_000, 0, 0), made(10_000, 0, 0)
    bare = bare_table(10_000)
    print(f"bare table of 10,000 rows: {bare:.1f} s")
    assert large["seconds"] < 10 * small["seconds"]
    assert large["seconds"] < 3 * bare
