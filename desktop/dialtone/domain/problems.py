"""What can go wrong in a way that the user can act on. Everything else is a bug.

A problem carries a code and parameters; the words are in resources/i18n/problems_*.toml, so that the same problem reads well in every
language, in the window and on the command line.
"""

from typing import Any


class Problem(Exception):  # noqa: N818 - mostly not an error of the program
    """Base: a code («dossier.locked») and the parameters of its message."""

    exit_code = 2

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code, params)
        self.code = code
        self.params: dict[str, Any] = params

    def __str__(self) -> str:
        inside = ", ".join(f"{key}={value!r}" for key, value in self.params.items())
        return f"{self.code}({inside})"


class InputProblem(Problem):
    """Wrong use or input (exit 2): the parameters name the place (`file`, `line` or `path`)."""


class EnvironmentProblem(Problem):
    """The machine or the network does not allow it (exit 3): permission, disk, no route, no display."""

    exit_code = 3


class InvalidInput(InputProblem):
    """Several faults of one input, each with its place; `faults` is never empty."""

    def __init__(self, code: str, faults: tuple[InputProblem, ...], **params: Any) -> None:
        super().__init__(code, **params)
        self.faults = faults
