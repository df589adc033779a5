"""One scan in a process of its own, as the program does it: options as JSON on standard input, what came of it as JSON on standard output.

Writes also when the first row came, how many there were when, and the most memory the process ever had.
"""

import asyncio
import re
import sys
import time
from pathlib import Path

import msgspec

from dialtone.discovery.scan import ScanOptions, scan
from dialtone.domain.discovery import ScanRun
from dialtone.domain.problems import InputProblem


class Outcome(msgspec.Struct, kw_only=True):
    """A scan's result and what it took. `problem`: the code where the options made no sense here."""

    run: ScanRun | None = None
    problem: str | None = None
    first_row: float | None = None
    memory_mb: float = 0.0
    stages: tuple[str, ...] = ()
    rows: tuple[tuple[float, int], ...] = ()


def most_memory():
    """MB of resident memory at the highest (VmHWM)."""
    return int(re.search(r"VmHWM:\s+([0-9]+) kB", Path("/proc/self/status").read_text())[1]) / 1024


async def main():
    options = msgspec.json.decode(sys.stdin.buffer.read(), type=ScanOptions)
    outcome = Outcome()
    began = time.monotonic()
    rows, stages = [], {}

    def progress(state):
        stages[state.stage] = None
        if state.devices:
            outcome.first_row = outcome.first_row or time.monotonic() - began
            rows.append((round(time.monotonic() - began, 2), len(state.devices)))

    try:
        outcome.run = await scan(options, progress, asyncio.Event())
    except InputProblem as problem:
        outcome.problem = problem.code
    outcome.memory_mb, outcome.stages, outcome.rows = most_memory(), tuple(stages), tuple(rows[:200])
    sys.stdout.buffer.write(msgspec.json.encode(outcome))


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        runner.run(main())
