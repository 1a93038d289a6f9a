"""Runs commands, each in a fresh process, and says how long they took and how much memory they had."""

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
# What the command line is built as.
KOUHAO = TARGET / "release/kouhao"


class CommandError(Exception):
    """A command that ended with another status than 0; the message is the last it said."""


@dataclass(frozen=True)
class Run:
    """What a run of a command took."""

    seconds: float
    #: Seconds of processors, its own and the system's for it.
    processors: float
    #: Peak of resident memory in bytes, as the kernel counted it.
    peak: int
    stdout: str


def run(command: list[str], *, environment: dict[str, str] | None = None, keep: bool = True) -> Run:
    """Run a command to its end.

    Parameters
    ----------
    command : list of str
        The program and its arguments.
    environment : dict of str to str, optional
        What its environment has besides this process's.
    keep : bool, default True
        Whether its standard output is kept; else it goes nowhere.

    Raises
    ------
    CommandError
        If it ends with another status than 0, or cannot be started.
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
    """Read what a process says until it ends; return it with what the process has used."""
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
