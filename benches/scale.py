"""Mines a corpus and perturbed copies of it, and says how time and memory grow.

Usage: python benches/scale.py CORPUS.jsonl[.gz] [--kouhao PROGRAM] [--times 1,3,10] [--work FOLDER]

A copy is the same items with every twentieth ideograph replaced by another one of its text, by a fixed seed: as natural as can be had, and so
different that each copy brings repeats of its own. Each size is a run of its own of ``kouhao slogans --top 100``: everything is mined and ranked, a
hundred rows are written. The text counts as read from disk, uncompressed; memory is the peak of the process less the text, by characters (code
points). The script also says what reading the text and counting its words takes (``terms``), which every run includes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def perturbed(text: str, chance: random.Random) -> str:
    ideographs = [c for c in text if "\u4e00" <= c <= "\u9fff"]
    if not ideographs:
        return text
    return "".join(chance.choice(ideographs) if "\u4e00" <= c <= "\u9fff" and chance.random() < 0.05 else c for c in text)


def copies(corpus: Path, times: int, out: Path) -> tuple[int, int]:
    """Write the corpus and `times - 1` perturbed copies; return bytes of text and code points."""
    opened = gzip.open(corpus, "rt", encoding="utf-8") if corpus.suffix == ".gz" else corpus.open(encoding="utf-8")
    with opened as lines:
        items = [json.loads(line) for line in lines if line.strip()]
    chance = random.Random(1)
    size = characters = 0
    with out.open("w", encoding="utf-8") as file:
        for copy in range(times):
            for item in items:
                text = item["text"] if copy == 0 else perturbed(item["text"], chance)
                size, characters = size + len(text.encode()), characters + len(text)
                file.write(json.dumps(item | {"text": text}, ensure_ascii=False) + "\n")
    return size, characters


def run(command: list[str]) -> tuple[float, int]:
    """Return seconds, and peak memory in bytes."""
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0
    while child.poll() is None:
        try:
            status = Path(f"/proc/{child.pid}/status").read_text()
            peak = max(peak, *(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)
        except (OSError, TypeError):
            pass
        time.sleep(0.05)
    if child.returncode != 0:
        sys.exit(f"{' '.join(command)} failed with {child.returncode}")
    return time.monotonic() - start, peak


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--kouhao", type=Path, default=ROOT / "target/release/kouhao")
    parser.add_argument("--times", default="1,3,10")
    parser.add_argument("--work", type=Path, default=ROOT / "target/scale")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    first = None
    print(f"{'copies':>6} {'MB':>6} {'s':>7} {'MB/s':>6} {'× time':>7} {'bytes a character':>18} {'terms, s':>9}")
    for times in map(int, arguments.times.split(",")):
        path = arguments.work / f"{times}.jsonl"
        size, characters = copies(arguments.corpus, times, path)
        seconds, peak = run([str(arguments.kouhao), "slogans", str(path), "--top", "100", "--format", "jsonl"])
        counting, _ = run([str(arguments.kouhao), "terms", str(path), "--top", "100", "--format", "jsonl"])
        first = first or seconds
        memory = (peak - size) / characters
        print(
            f"{times:>6} {size / 1e6:>6.0f} {seconds:>7.1f} {size / 1e6 / seconds:>6.1f} {seconds / first:>7.1f} {memory:>18.1f} {counting:>9.1f}",
            flush=True,
        )
        path.unlink()


if __name__ == "__main__":
    main()
