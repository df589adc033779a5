"""What a verb prints: people's lines or one JSON document on standard output; progress and problems on standard error."""

import json
import sys
from collections.abc import Sequence
from typing import Any

from dialtone.domain.problems import Problem
from dialtone.words import Words

DONE, DIFFERS, WRONG_USE, COULD_NOT_RUN = 0, 1, 2, 3


class Console:
    """Output of one run of a verb."""

    def __init__(self, words: Words, *, as_json: bool) -> None:
        self.words = words
        self.as_json = as_json
        self._said = ""

    def document(self, value: Any, *, flush: bool = False) -> None:
        """The one JSON document of a verb. `flush`: the verb goes on running, and somebody waits for this."""
        json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
        if flush:
            sys.stdout.flush()

    def line(self, text: str = "") -> None:
        """A line for people; silent with --json."""
        if not self.as_json:
            print(text, flush=True)

    def table(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Rows in aligned columns; control characters from outside never reach the terminal."""
        if self.as_json or not rows:
            return
        clean = [tuple(printable(cell) for cell in row) for row in rows]
        widths = [max(len(row[column]) for row in clean) for column in range(len(clean[0]) - 1)]
        for row in clean:
            print("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]).rstrip())

    def progress(self, text: str) -> None:
        """How far the work is: overwritten on a terminal, a line each elsewhere."""
        if text == self._said:
            return
        self._said = text
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\033[K{printable(text)[:100]}")
        else:
            sys.stderr.write(printable(text) + "\n")
        sys.stderr.flush()

    def end_progress(self) -> None:
        """Leave the terminal's line clean."""
        if sys.stderr.isatty():
            sys.stderr.write("\r\033[K")

    def note(self, text: str) -> None:
        """What must not be overlooked beside the result, on standard error."""
        print(printable(text), file=sys.stderr)

    def problem(self, problem: Problem) -> int:
        """Say what went wrong and what to do, with the option for it where the window has another way; gives the exit code."""
        self.end_progress()
        text, hint = self.words.problem(problem), f"cli-hint.{problem.code}"
        if self.words.has(hint):
            text = f"{text} {self.words.text(hint)}"
        print(printable(text, keep="\n"), file=sys.stderr)
        return problem.exit_code


def printable(text: str, keep: str = "") -> str:
    """The text with control characters (a device may send escape sequences) replaced."""
    keep += "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"  # French sets them before its punctuation
    return "".join(character if character in keep or character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
