"""Measures what users of the Python package wait for.

Usage: python benches/python.py CORPUS.jsonl [TEXTS]

CORPUS is a file of JSON lines (`.jsonl` or `.jsonl.gz`) whose field `text` holds news items. The first 10,000 are cut into words; lists and columns
are compared on TEXTS of them (default 100,000), taken again from the start if there are fewer.

Install the package with `pip install .` first (a build without optimisation measures nothing), pyarrow, polars, and rjieba to compare
with. Times are the best of five, taken in turns.
"""

import gzip
import json
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import kouhao

START = """
import time
start = time.perf_counter(); import kouhao
ready = time.perf_counter(); kouhao.enumerations("协调推进“四个全面”战略布局，做强“1+5”主导产业。")
print(ready - start, time.perf_counter() - ready)
"""

INTERRUPT = """
import os, signal, sys, threading, time, kouhao
texts = ["会议强调，要坚持稳中求进工作总基调，协调推进“四个全面”战略布局，促进共同富裕。" * 40] * 20000
corpus = kouhao.Corpus.from_texts(texts)
def interrupt():
    global sent
    sent = time.monotonic()
    os.kill(os.getpid(), signal.SIGINT)
threading.Timer(0.5, interrupt).start()
try:
    getattr(corpus, sys.argv[1])()
except KeyboardInterrupt:
    print(time.monotonic() - sent, flush=True)
os._exit(0)
"""

# The peak memory of a call, beyond what was in use before (Linux), and the processor time that it takes.
COLUMNS = """
import gc, gzip, json, sys, time, kouhao, pyarrow
path, sort, command, number = *sys.argv[1:4], int(sys.argv[4])
opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
texts = [json.loads(line)["text"] or "" for line, _ in zip(opened, range(number))]
texts = (texts * (number // len(texts) + 1))[:number]
column = pyarrow.chunked_array([texts], pyarrow.large_string())
if sort == "list":
    # Strings that nobody has looked at: they keep no UTF-8 yet.
    column = ["".join(text) for text in texts]
del texts
gc.collect()
kouhao.enumerations("一"), kouhao.terms("一"), kouhao.tokens("一")
def memory(field):
    return int(next(line for line in open("/proc/self/status") if line.startswith(field)).split()[1]) / 1e3
before = memory("VmRSS")
open("/proc/self/clear_refs", "w").write("5")
start = time.process_time()
rows = getattr(kouhao, command)(column)
took = time.process_time() - start
peak = memory("VmHWM") - before
start = time.process_time()
table = rows.to_arrow()
to_arrow = time.process_time() - start
start = time.process_time()
rows.to_polars()
print(took, peak, table.nbytes / 1e6, len(rows), to_arrow, time.process_time() - start)
"""


def python(code: str, *arguments: str) -> list[float]:
    run = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=True, encoding="utf-8")
    return [float(number) for number in run.stdout.split()]


def timed(jobs: dict[str, Callable[[], object]]) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(5):
        for name, job in jobs.items():
            start = time.perf_counter()
            job()
            times[name].append(time.perf_counter() - start)
    return {name: min(taken) for name, taken in times.items()}


def together(jobs: list[Callable[[], object]]) -> None:
    threads = [threading.Thread(target=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main(path: str, number: int = 100_000) -> None:
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    starts = [python(START) for _ in range(5)]
    print(f"import kouhao: {min(start[0] for start in starts):.3f} s; first call of enumerations: {min(start[1] for start in starts):.3f} s")
    for command in ("tokens", "terms", "slogans", "enumerations"):
        waits = [python(INTERRUPT, command) for _ in range(3)]
        print(f"Ctrl-C in {command}: {statistics.median(wait[0] for wait in waits if wait):.3f} s")

    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else Path(path).open(encoding="utf-8")
    with opened as lines:
        texts = [json.loads(line)["text"] or "" for line, _ in zip(lines, range(10_000), strict=False)]
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    print(f"{len(texts):,} texts, {megabytes:.1f} MB")

    for command in ("enumerations", "terms", "tokens"):
        for sort in ("list", "Arrow"):
            runs = [python(COLUMNS, path, sort, command, str(number)) for _ in range(3)]
            took, peak, size, rows, to_arrow, to_polars = (min(column) for column in zip(*runs, strict=True))
            result = f"{rows:,.0f} rows of {size:.0f} MB, to_arrow() {to_arrow:.3f} s, to_polars() {to_polars:.3f} s"
            print(f"{command} of {number:,} texts, {sort}: {took:.2f} s of processors, {peak:.0f} MB at the peak; {result}")

    tokenizer = kouhao.Tokenizer()
    jobs: dict[str, Callable[[], object]] = {
        "Tokenizer().words(texts)": lambda: tokenizer.words(texts),
        "words(text) in a loop": lambda: [tokenizer.words(text) for text in texts],
    }
    try:
        import rjieba  # type: ignore[import-not-found, unused-ignore]

        jobs["rjieba.cut(text) in a loop"] = lambda: [rjieba.cut(text) for text in texts]
    except ImportError:
        print("rjieba is not installed: nothing to compare with")
    for name, seconds in timed(jobs).items():
        print(f"{name}: {seconds:.2f} s, {megabytes / seconds:.1f} MB/s")

    # One document is one unit of work, so only Python's threads share the work here.
    halves = [kouhao.Document("\n".join(texts[place::2])) for place in range(2)]
    jobs = {"one": lambda: [half.enumerations() for half in halves], "two": lambda: together([half.enumerations for half in halves])}
    times = timed(jobs)
    print(f"two documents one after the other: {times['one']:.2f} s; in two Python threads: {times['two']:.2f} s")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
