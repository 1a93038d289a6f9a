"""Runs commands, each in a fresh process, and measures their time and memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
# The path of the built command.
KOUHAO = TARGET / "release/kouhao"


class CommandError(Exception):
    """A command that ended with a status other than 0; the message is the last line that it printed."""


@dataclass(frozen=True)
class Run:
    """What a run of a command took."""

    seconds: float
    #: Seconds of processor time, of the command and of the system on its behalf.
    processors: float
    #: Peak resident memory in bytes, as counted by the kernel.
    peak: int
    stdout: str


def run(command: list[str], *, environment: dict[str, str] | None = None, keep: bool = True) -> Run:
    """Run a command to its end.

    Parameters
    ----------
    command : list of str
        The program and its arguments.
    environment : dict of str to str, optional
        Variables added to the environment of this process.
    keep : bool, default True
        Whether its standard output is kept; otherwise it is discarded.

    Raises
    ------
    CommandError
        If it ends with a status other than 0, or cannot be started.
    """
    start = time.monotonic()
    try:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if keep else subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=os.environ | (environment or {}),
            encoding="utf-8",
        )
    except OSError as error:
        raise CommandError(f"{command[0]} cannot be started: {error}") from error
    stdout, stderr, usage = _finished(child)
    seconds = time.monotonic() - start
    if child.returncode != 0:
        said = stderr.strip().splitlines()
        raise CommandError(f"{' '.join(command)} ended with {child.returncode}: {said[-1] if said else 'without a word'}")
    # Bytes on macOS, kilobytes elsewhere.
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Run(seconds, usage.ru_utime + usage.ru_stime, peak, stdout)


def _finished(child: subprocess.Popen[str]) -> tuple[str, str, resource.struct_rusage]:
    """Read the output of a process until it ends; return it with the resources that the process used."""
    said: dict[str, str] = {"stdout": "", "stderr": ""}

    def read(name: str) -> None:
        stream = getattr(child, name)
        if stream is not None:
            with stream:
                said[name] = stream.read()

    readers = [threading.Thread(target=read, args=(name,)) for name in said]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return said["stdout"], said["stderr"], usage
