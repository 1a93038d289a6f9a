"""The command: ``python -m kouhao`` is ``kouhao``."""

import signal
import sys

from kouhao import _core


def main() -> int:
    """Run the command with the arguments of this process and return its exit status."""
    # Nothing in the command checks for Python's signals, so Ctrl-C must end it like any other command.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return _core.run(["kouhao", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
