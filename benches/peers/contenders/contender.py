"""What every contender does the same way: reads the texts, starts the clock, says what it found.

A contender is a program of its own, ``by_NAME.py JOB TEXTS.jsonl ANSWER.json [OPTION=VALUE…]``, that starts, reads the texts (none for ``-``), does
one job once and prints one line of JSON: the seconds of each phase and the peak of memory. Then, if ANSWER is not ``-``, it writes what it found
there, for the check. Loading a dictionary or model, which each does once for the process, comes before the clock: `Job.timed`.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# Ideographs, as all contenders know them.
HAN = re.compile(r"[\u4e00-\u9fff]+")
SPACE = re.compile(r"\s+")


class Job:
    """A job on some texts."""

    def __init__(self, texts: Path | None, answer: Path | None, options: dict[str, str]) -> None:
        self.texts: list[str] = []
        if texts is not None:
            with texts.open(encoding="utf-8") as lines:
                self.texts = [json.loads(line)["text"] for line in lines]
        self.options = options
        self.answer = answer
        self.seconds: dict[str, float] = {}
        self.processors = 0.0
        self.peak = 0

    @contextmanager
    def timed(self, phase: str = "all") -> Iterator[None]:
        """Time what is done within, as a phase of the job."""
        processors, start = time.process_time(), time.perf_counter()
        yield
        self.seconds[phase] = time.perf_counter() - start
        self.processors += time.process_time() - processors
        self.peak = peak_memory()


def peak_memory() -> int:
    """Return the peak of this process's resident memory in bytes."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def digests_of_tokens(texts: Iterable[list[str]]) -> list[str]:
    """Return for each text a digest of its tokens that are ideographs throughout, each with what stands before it of the others.

    Latin letters, digits and marks are cut by rules that differ; whatever those give, ideographs must be cut alike and stand between the same others.
    """

    def digest(tokens: list[str]) -> str:
        parts: list[str] = []
        other: list[str] = []
        for token in tokens:
            if HAN.fullmatch(token):
                parts += (SPACE.sub("", "".join(other)), token)
                other = []
            else:
                other.append(token)
        parts.append(SPACE.sub("", "".join(other)))
        return hashlib.blake2b("\n".join(parts).encode(), digest_size=8).hexdigest()

    return [digest(tokens) for tokens in texts]


def main(jobs: dict[str, Callable[[Job], Any]]) -> None:
    """Do the job that the command line names; what it returns is its answer."""
    name, texts, answer, *options = sys.argv[1:]
    paths = [None if path == "-" else Path(path) for path in (texts, answer)]
    job = Job(paths[0], paths[1], dict(option.split("=", 1) for option in options))
    tell = jobs[name](job)
    print(json.dumps({"seconds": job.seconds, "processors": job.processors, "peak": job.peak}))
    if job.answer is not None:
        job.answer.write_text(json.dumps(tell(), ensure_ascii=False), encoding="utf-8")
