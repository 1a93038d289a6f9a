"""Compares kouhao with its peers: the same jobs on the same texts, in turns, each run in a fresh process, with a check that results are equal.

Usage: python benches/peers CORPUS.jsonl[.gz] [--work FOLDER] [--only JOB,JOB…] [--rounds 3] [--megabytes N] [--processors N] [--wheel FILE]
       [--record]

CORPUS holds one text per line in its field ``text`` (``benches/corpus.py`` makes such a file from any folder). The peers are installed in a virtual
environment in the work folder (default target/peers), and so is kouhao, which is built with optimisation unless a wheel is given. Ratios, seconds,
memory, checks and differences are printed as Markdown and written to results.md there, with a picture beside it; with ``--record`` also to
benches/results.md and .svg. Results of jobs that are not run this time are kept if they were measured on the same texts with the same version of
everything. The status is 1 if a peer is missing or if results that must be equal are not.

It takes about an hour on 80 MB with two processors, most of it for colibri-core, gensim and jieba.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import platform
import sys
import time
import tomllib
import venv
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import Bench, Result
from jobs import JOBS
from processes import KOUHAO, ROOT, TARGET, CommandError, run
from report import markdown, svg


def main() -> int:
    parser = argparse.ArgumentParser(prog="python benches/peers", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--work", type=Path, default=TARGET / "peers")
    parser.add_argument("--only", default=",".join(JOBS), help=f"some of {', '.join(JOBS)}")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--megabytes", type=float, default=float("inf"), help="use the first so many of the texts")
    parser.add_argument("--processors", type=int, help="use so many; all if not given")
    parser.add_argument("--wheel", type=Path, help="of kouhao; built if not given")
    parser.add_argument("--record", action="store_true", help="write to benches/results.md and .svg too")
    arguments = parser.parse_args()
    wanted = arguments.only.split(",")
    if unknown := [job for job in wanted if job not in JOBS]:
        parser.error(f"no job is called {', '.join(unknown)}; there are {', '.join(JOBS)}")
    if arguments.rounds < 1:
        parser.error("--rounds needs one or more")

    load = os.getloadavg()
    work = arguments.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    texts, number, size, characters, digest = prepare(arguments.corpus, work / "texts.jsonl", arguments.megabytes)
    python = install(work / "venv", arguments.wheel)
    build(work)
    versions = told_versions(python)
    if arguments.processors is not None:
        # This applies to all processes started from here.
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: arguments.processors])
    bench = Bench(texts, size / 1e6, characters, work, python, arguments.rounds, len(os.sched_getaffinity(0)))
    bench.rest()

    kept = work / "results" / hashlib.sha256(json.dumps([digest, versions]).encode()).hexdigest()[:12]
    kept.mkdir(parents=True, exist_ok=True)
    failed = False
    for job in JOBS:
        if job in wanted:
            try:
                result = JOBS[job](bench)
            except CommandError as failure:
                print(f"{job} failed: {failure}", file=sys.stderr)
                failed = True
                continue
            result.save(kept / f"{job}.json")
    results = [Result.load_from(path) for job in JOBS if (path := kept / f"{job}.json").exists()]
    facts = [
        f"Measured on {time.strftime('%Y-%m-%d', time.gmtime())}, {len(results)} of {len(JOBS)} jobs, {arguments.rounds} rounds, on {machine()}; "
        f"{bench.processors} of {os.cpu_count()} processors used, load average {load[0]:.1f} (one minute), {load[2]:.1f} (fifteen) at the start.",
        f"Texts: {number:,} of {arguments.corpus.name}, {size / 1e6:.1f} MB of UTF-8, {characters:,} characters; their SHA-256 begins {digest[:16]}.",
        f"Versions: {', '.join(f'{name} {version}' for name, version in versions.items())}.",
    ]
    measured = f"median (least–most) of {arguments.rounds} rounds, {size / 1e6:.1f} MB"
    note = f"Seconds of the peer by seconds of kouhao: {measured}. Right of 1×, kouhao is faster."
    page, picture = markdown(results, facts, "results.svg"), svg(results, note)
    for folder in [work, *([ROOT / "benches"] if arguments.record else [])]:
        (folder / "results.md").write_text(page, encoding="utf-8")
        (folder / "results.svg").write_text(picture, encoding="utf-8")
    print(page)
    bad = [result.job for result in results if not result.good]
    if bad:
        print(f"not all is equal, or a peer is missing: {', '.join(bad)}", file=sys.stderr)
    return int(failed or bool(bad))


def prepare(corpus: Path, out: Path, megabytes: float) -> tuple[Path, int, int, int, str]:
    """Write the bare texts; return the file, their number, bytes and characters, and a digest."""
    digest = hashlib.sha256()
    number = size = characters = 0
    opened = gzip.open(corpus, "rt", encoding="utf-8") if corpus.suffix == ".gz" else corpus.open(encoding="utf-8")
    with opened as lines, out.open("w", encoding="utf-8") as file:
        for line in lines:
            text = json.loads(line).get("text")
            if text:
                encoded = text.encode()
                if (size + len(encoded)) / 1e6 > megabytes:
                    break
                digest.update(len(encoded).to_bytes(8, "big") + encoded)
                number, size, characters = number + 1, size + len(encoded), characters + len(text)
                file.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
    if number == 0:
        sys.exit(f"{corpus} has no text in it")
    return out, number, size, characters, digest.hexdigest()


def install(folder: Path, wheel: Path | None) -> Path:
    """Create a virtual environment with kouhao and its peers; return its Python. Peers that pip cannot install will be missing from the results."""
    python = folder / "bin/python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for line in (Path(__file__).parent / "requirements.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            try:
                run([*pip, line])
            except CommandError as failed:
                print(f"{line} cannot be installed: {failed}", file=sys.stderr)
    run([*pip, "--force-reinstall", "--no-deps", str(wheel or ROOT)])
    return python


def build(work: Path) -> None:
    """Build the command line, the program that writes units, and the benchmarks, before anything is timed."""
    cargo = ["cargo", "build", "--quiet", "--locked", "--release", "--manifest-path", str(ROOT / "Cargo.toml")]
    run([*cargo, "-p", "kouhao-cli"])
    run([*cargo, "-p", "kouhao-bench", "--bin", "units"])
    benches = [argument for name in ("tokens", "phrases", "news") for argument in ("--bench", name)]
    run(["cargo", "bench", "--quiet", "--locked", "--no-run", "--manifest-path", str(ROOT / "Cargo.toml"), "-p", "kouhao-bench", *benches])
    (work / "units").unlink(missing_ok=True)
    (work / "units").symlink_to(KOUHAO.with_name("units"))


def told_versions(python: Path) -> dict[str, str]:
    """Return the versions of kouhao, with its commit, of Python and Rust, and of the peers."""
    names = [line.split("=")[0].split("<")[0] for line in (Path(__file__).parent / "requirements.txt").read_text(encoding="utf-8").splitlines()]
    names = [name for name in names if name and not name.startswith("#") and name != "setuptools"]
    code = (
        "import importlib.metadata as m, json, sys\n"
        "def version(name):\n"
        "    try: return m.version(name)\n"
        "    except m.PackageNotFoundError: return 'missing'\n"
        "print(json.dumps({name: version(name) for name in sys.argv[1:]}))"
    )
    installed: dict[str, str] = json.loads(run([str(python), "-c", code, "kouhao", *names]).stdout)
    locked = tomllib.loads((ROOT / "Cargo.lock").read_text(encoding="utf-8"))["package"]
    installed |= {package["name"]: package["version"] for package in locked if package["name"] in ("aho-corasick", "jieba-rs")}
    try:
        commit = run(["git", "-C", str(ROOT), "rev-parse", "--short=10", "HEAD"]).stdout.strip()
        # The files that this program writes do not affect the measurements.
        changed = run(["git", "-C", str(ROOT), "status", "--porcelain", "--", ".", ":!benches/results.*"]).stdout.strip()
        commit += " and changes" if changed else ""
    except CommandError:
        commit = "no commit known"
    rust = run(["rustc", "--version"]).stdout.split()[1]
    return {"kouhao": f"{installed.pop('kouhao')} ({commit})", "CPython": platform.python_version(), "rustc": rust} | installed


def machine() -> str:
    """Return the processor and the amount of memory of the machine, as far as the system reports them."""
    try:
        processor = next(line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name"))
        memory = int(Path("/proc/meminfo").read_text().split()[1]) / 1024**2
    except (OSError, StopIteration, ValueError):
        return platform.machine()
    return f"{processor}, {memory:.0f} GiB, {platform.system()}"


if __name__ == "__main__":
    sys.exit(main())
