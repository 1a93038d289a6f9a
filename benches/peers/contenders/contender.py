"""What every contender does the same way: it reads the texts, starts the clock and reports what it found.

A contender is a separate program, ``by_NAME.py JOB TEXTS.jsonl ANSWER.json [OPTION=VALUE…]``. It reads the texts (none for ``-``), does one job once
and prints one line of JSON: the seconds of each phase and the peak memory. Then, unless ANSWER is ``-``, it writes its findings to that file, for the
check. Each contender loads its dictionary or model once per process, before the clock starts: `Job.timed`.
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

# Ideographs, as defined for all contenders.
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
        """Time the enclosed block, as a phase of the job."""
        processors, start = time.process_time(), time.perf_counter()
        yield
        self.seconds[phase] = time.perf_counter() - start
        self.processors += time.process_time() - processors
        self.peak = peak_memory()


def peak_memory() -> int:
    """Return the peak resident memory of this process, in bytes."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def digests_of_tokens(texts: Iterable[list[str]]) -> list[str]:
    """Return for each text a digest of its tokens that consist of ideographs only, each with the other text before it.

    The rules for Latin letters, digits and marks differ; whatever they give, ideographs must be split alike and have the same other text around them.
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
    """Do the job named on the command line; the value that it returns is its answer."""
    name, texts, answer, *options = sys.argv[1:]
    paths = [None if path == "-" else Path(path) for path in (texts, answer)]
    job = Job(paths[0], paths[1], dict(option.split("=", 1) for option in options))
    tell = jobs[name](job)
    print(json.dumps({"seconds": job.seconds, "processors": job.processors, "peak": job.peak}))
    if job.answer is not None:
        job.answer.write_text(json.dumps(tell(), ensure_ascii=False), encoding="utf-8")
