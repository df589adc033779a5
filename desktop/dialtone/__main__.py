"""`dialtone` without a verb opens the window; with one it is the command line."""

import sys

BROKEN_OFF = 3


def main(arguments: list[str] | None = None) -> int:
    """Run; the exit code says how it went (design: command line)."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        if given:
            from dialtone.cli.main import run

            return run(given)
        from dialtone.gui.app import run as open_window

        return open_window()
    except KeyboardInterrupt:  # Ctrl-C while modules still load: nothing was begun
        return BROKEN_OFF


if __name__ == "__main__":
    sys.exit(main())
