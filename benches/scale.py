"""Runs commands on a corpus and perturbed copies of it, and reports how time and memory grow.

Usage: python benches/scale.py CORPUS.jsonl[.gz] [--times 1,3,10,30] [--commands slogans,terms,tokens,enumerations,known] [--mine OPTIONS]
       [--kouhao PROGRAM] [--work FOLDER]

A copy consists of the same items with every twentieth ideograph replaced by another one of its text, using its own seed: as natural as possible, yet
so different that each copy adds repeats of its own. Each combination of size and command is a separate run. ``slogans`` mines and ranks everything
and writes a hundred rows, with the options that ``--mine`` adds; the others go through the texts once and write all their rows to the null device.

The output is Markdown, one line as soon as it is measured. The text is counted as read from disk, uncompressed; memory is the peak of the process
according to the kernel. Beside it is the memory per character (code point), and per character added to the smallest corpus: for ``slogans``, which
holds the texts, less their bytes; for the others all of it, which comes close to zero if memory is bounded by results.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from processes import KOUHAO, TARGET, run

# The command line for slogans; other commands are run by their names.
SLOGANS = ["slogans", "--top", "100"]


def perturbed(text: str, chance: random.Random) -> str:
    """Return a text in which every twentieth ideograph, on average, is replaced by another one of the same text."""
    ideographs = [c for c in text if "\u4e00" <= c <= "\u9fff"]
    if not ideographs:
        return text
    return "".join(chance.choice(ideographs) if "\u4e00" <= c <= "\u9fff" and chance.random() < 0.05 else c for c in text)


def copy(items: list[dict[str, str]], number: int, out: Path) -> tuple[int, int]:
    """Append a copy of the items to a file, perturbed except for copy 0; return its bytes of text and code points."""
    chance = random.Random(number)
    size = characters = 0
    with out.open("a" if number else "w", encoding="utf-8") as file:
        for item in items:
            text = perturbed(item["text"], chance) if number else item["text"]
            size, characters = size + len(text.encode()), characters + len(text)
            file.write(json.dumps(item | {"text": text}, ensure_ascii=False) + "\n")
    return size, characters


def sizes(corpus: Path, times: list[int], out: Path) -> Iterator[tuple[int, int, int]]:
    """Extend a file to each number of copies, smallest first; yield each time that number, the bytes of text and the code points."""
    opened = gzip.open(corpus, "rt", encoding="utf-8") if corpus.suffix == ".gz" else corpus.open(encoding="utf-8")
    with opened as lines:
        items = [json.loads(line) for line in lines if line.strip()]
    size = characters = there = 0
    for wanted in sorted(set(times)):
        while there < wanted:
            more = copy(items, there, out)
            there, size, characters = there + 1, size + more[0], characters + more[1]
        yield there, size, characters


@dataclass(frozen=True)
class Measured:
    """A run of a command on a number of copies."""

    command: str
    copies: int
    #: Bytes of text, and code points.
    size: int
    characters: int
    seconds: float
    #: Peak memory in bytes.
    peak: int

    def working(self) -> int:
        """Return the bytes of memory used, for `slogans` without the texts."""
        return self.peak - self.size if self.command == "slogans" else self.peak

    def row(self, first: Measured) -> str:
        """Return a line of the table; `first` is the run on the smallest corpus."""
        added = self.characters - first.characters
        cells = [
            self.command,
            f"{self.copies}",
            f"{self.size / 1e6:.1f}",
            f"{self.seconds:.1f}",
            f"{self.size / 1e6 / self.seconds:.1f}",
            f"{self.size / first.size:.1f} ×",
            f"{self.seconds / first.seconds:.1f} ×",
            f"{self.peak / 1e6:.0f}",
            f"{self.working() / self.characters:.1f}",
            f"{(self.working() - first.working()) / added:.1f}" if added else "",
        ]
        return "| " + " | ".join(cells) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python benches/scale.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--kouhao", type=Path, default=KOUHAO)
    parser.add_argument("--times", default="1,3,10,30")
    parser.add_argument("--commands", default="slogans,terms,tokens,enumerations,known")
    parser.add_argument("--mine", default="", help="options for slogans besides, in one argument")
    parser.add_argument("--work", type=Path, default=TARGET / "scale")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    path = arguments.work / "copies.jsonl"
    first: dict[str, Measured] = {}
    print("| command | copies | MB | s | MB/s | text | time | peak memory, MB | bytes of it a character | … a further one |")
    print("|---|---|---|---|---|---|---|---|---|---|", flush=True)
    for copies, size, characters in sizes(arguments.corpus, [int(times) for times in arguments.times.split(",")], path):
        for command in arguments.commands.split(","):
            words = [*SLOGANS, *shlex.split(arguments.mine)] if command == "slogans" else [command]
            took = run([str(arguments.kouhao), *words, str(path), "--format", "jsonl"], keep=False)
            measured = Measured(command, copies, size, characters, took.seconds, took.peak)
            print(measured.row(first.setdefault(command, measured)), flush=True)
    path.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
