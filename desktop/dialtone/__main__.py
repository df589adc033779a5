"""`dialtone` without a verb opens the window; with one it is the command line."""

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run; the exit code says how it went (design: command line)."""
    given = sys.argv[1:] if arguments is None else arguments
    if given:
        from dialtone.cli.main import run

        return run(given)
    from dialtone.gui.app import run as open_window

    return open_window()


if __name__ == "__main__":
    sys.exit(main())
