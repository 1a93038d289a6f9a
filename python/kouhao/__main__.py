"""The command: ``python -m kouhao`` is ``kouhao``."""

import signal
import sys

from kouhao import _core


def main() -> int:
    """Run the command with the arguments of this process and return its exit status."""
    # The work knows nothing of Python: let Ctrl-C end it as it ends any other command.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return _core.run(["kouhao", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
