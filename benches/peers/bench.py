"""Measures contenders in turns, each run in a fresh process, and stores the results."""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from processes import ROOT, CommandError, run

CONTENDERS = Path(__file__).parent / "contenders"


@dataclass(frozen=True)
class Contender:
    """One way of doing a job: a program in the folder `contenders`, the name by which it knows the job, and its options."""

    name: str
    program: str
    job: str
    options: dict[str, str] = field(default_factory=dict)
    #: Whether it gets the texts, rather than a file that an option names.
    texts: bool = True


@dataclass
class Measured:
    """The time and memory that a contender took, round by round."""

    name: str
    #: The seconds of each phase.
    phases: list[dict[str, float]] = field(default_factory=list)
    processors: list[float] = field(default_factory=list)
    #: The peak memory in bytes; none if several contenders share a process.
    peaks: list[int] = field(default_factory=list)

    def seconds(self, phases: Sequence[str] = ()) -> list[float]:
        """Return the seconds of each round, for the given phases or for all."""
        return [sum(seconds for phase, seconds in took.items() if not phases or phase in phases) for took in self.phases]


@dataclass(frozen=True)
class Comparison:
    """The ratio of a peer's time to ours, round by round."""

    what: str
    ours: str
    theirs: str
    ratios: list[float]
    #: The same for processor time; none if that is unknown.
    processors: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        return spread(self.ratios, "×")


@dataclass
class Result:
    """The results of a job."""

    job: str
    title: str
    #: Megabytes of text that the job processed.
    megabytes: float
    #: The load average at the start.
    load: float
    measured: list[Measured] = field(default_factory=list)
    comparisons: list[Comparison] = field(default_factory=list)
    #: What was compared, and whether it was equal.
    checks: list[tuple[bool, str]] = field(default_factory=list)
    #: What the contenders do differently.
    differs: list[str] = field(default_factory=list)
    #: Contenders that could not take part, and why.
    missing: dict[str, str] = field(default_factory=dict)

    def compare(self, what: str, ours: str, theirs: str, phases: Sequence[str] = ()) -> None:
        """Record how many times as fast `ours` is as `theirs` (of which only `phases` count, if any are given), unless one did not take part."""
        found = {measured.name: measured for measured in self.measured}
        if ours in found and theirs in found:
            own, peer = found[ours], found[theirs]
            ratios = [theirs / ours for ours, theirs in zip(own.seconds(), peer.seconds(phases), strict=True)]
            processors = [] if phases else [theirs / ours for ours, theirs in zip(own.processors, peer.processors, strict=True)]
            self.comparisons.append(Comparison(what, own.name, peer.name, ratios, processors))

    def check(self, equal: bool, what: str) -> None:  # noqa: FBT001
        """Record whether two results were equal."""
        self.checks.append((equal, what))

    @property
    def good(self) -> bool:
        """Return whether all took part and did the same work."""
        return not self.missing and all(equal for equal, _ in self.checks)

    def save(self, path: Path) -> None:
        """Write it to a file."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1), encoding="utf-8")

    @classmethod
    def load_from(cls, path: Path) -> Result:
        """Read what `save` wrote."""
        kept = json.loads(path.read_text(encoding="utf-8"))
        kept["measured"] = [Measured(**measured) for measured in kept["measured"]]
        kept["comparisons"] = [Comparison(**comparison) for comparison in kept["comparisons"]]
        kept["checks"] = [(equal, what) for equal, what in kept["checks"]]
        return cls(**kept)


def spread(values: Sequence[float], unit: str = "") -> str:
    """Return the median, and in brackets the least and the greatest value, as 1.9× (1.8–2.0)."""

    def figure(value: float) -> str:
        return f"{value:.0f}" if value >= 99.5 else f"{value:.1f}" if value >= 9.95 else f"{value:.2f}"

    middle, least, most = figure(statistics.median(values)), figure(min(values)), figure(max(values))
    return f"{middle}{unit}" if least == most else f"{middle}{unit} ({least}–{most})"


@dataclass
class Bench:
    """Where everything is, and how often it is run."""

    texts: Path
    megabytes: float
    characters: int
    work: Path
    python: Path
    rounds: int
    processors: int

    def result(self, job: str, title: str) -> Result:
        """Begin a job."""
        print(f"{job}: {title}", file=sys.stderr, flush=True)
        return Result(job, title, self.megabytes, os.getloadavg()[0])

    def in_turn(self, result: Result, contenders: Sequence[Contender]) -> dict[str, Any]:
        """Run each contender once per round, one after the other; record what it took, and return what each found in the first round.

        A peer that fails is recorded as missing and not run again; without kouhao there is nothing to compare.
        """
        measured = {contender.name: Measured(contender.name) for contender in contenders}
        answers: dict[str, Any] = {}
        for turn in range(self.rounds):
            for contender in contenders:
                if contender.name in result.missing:
                    continue
                try:
                    found, answer = self.once(contender, answer=turn == 0)
                except CommandError as failed:
                    if contender.program == "kouhao":
                        raise
                    print(f"  {contender.name} is left out: {failed}", file=sys.stderr, flush=True)
                    result.missing[contender.name] = str(failed)
                    continue
                seconds = sum(found["seconds"].values())
                print(f"  round {turn + 1}, {contender.name}: {seconds:.2f} s, {found['peak'] / 1e6:.0f} MB", file=sys.stderr, flush=True)
                of_contender = measured[contender.name]
                of_contender.phases.append(found["seconds"])
                of_contender.processors.append(found["processors"])
                of_contender.peaks.append(found["peak"])
                if turn == 0:
                    answers[contender.name] = answer
        result.measured += [one for one in measured.values() if one.name not in result.missing]
        return {name: answer for name, answer in answers.items() if name not in result.missing}

    def once(self, contender: Contender, *, answer: bool) -> tuple[dict[str, Any], Any]:
        """Run a contender once; return what it took and, if requested, what it found."""
        path = self.answer(contender)
        # jieba keeps its dictionary in a file there, and jieba_fast one of the same name.
        temporary = self.work / "tmp" / contender.program
        temporary.mkdir(parents=True, exist_ok=True)
        options = [f"{name}={value}" for name, value in contender.options.items()]
        said = run(
            [
                str(self.python),
                str(CONTENDERS / f"by_{contender.program}.py"),
                contender.job,
                str(self.texts) if contender.texts else "-",
                str(path) if answer else "-",
                *options,
            ],
            environment={"PYTHONHASHSEED": "0", "PYTHONWARNINGS": "ignore", "TMPDIR": str(temporary)},
        )
        found = json.loads(said.stdout.splitlines()[-1])
        return found, json.loads(path.read_text(encoding="utf-8")) if answer else None

    def answer(self, contender: Contender) -> Path:
        """Return the path of a contender's answer."""
        folder = self.work / "answers"
        folder.mkdir(parents=True, exist_ok=True)
        name = "".join(c if c.isalnum() else "_" for c in contender.name)
        return folder / f"{contender.job}_{name}.json"

    def cargo_bench(self, bench: str, environment: dict[str, str] | None = None) -> str:
        """Run a benchmark of kouhao-bench on the texts and return what it prints."""
        command = ["cargo", "bench", "--quiet", "--locked", "--manifest-path", str(ROOT / "Cargo.toml"), "-p", "kouhao-bench", "--bench", bench]
        return run(command, environment={"KOUHAO_CORPUS": str(self.texts)} | (environment or {})).stdout

    def rest(self) -> None:
        """Flush files that were just built or written to disk, and let the machine settle."""
        os.sync()
        time.sleep(1)
