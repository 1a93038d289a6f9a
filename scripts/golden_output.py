"""Compare the output of every command with what it was before, byte for byte, on one, two and four threads.

The outputs are listed in tests/golden/output/commands.toml; digests.tsv beside it has their digests, and a few are stored in full. With --write they
are rewritten: after a change that affects rows, read the differences that `git diff` shows, and state in CHANGELOG.md what changed. Every output is
written once by a process of its own, and with every number of threads within this process, whose dictionary is loaded once. Uses the command that
`cargo build` has left in target/debug, and the package that is installed for the Python that runs this.
"""

import argparse
import hashlib
import os
import shlex
import subprocess
import sys
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kouhao import _core

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "tests" / "golden" / "output"
DIGESTS = FOLDER / "digests.tsv"
SPEECHES = ["examples/speeches", "--metadata", "examples/speeches/metadata.csv"]
THREADS = (1, 2, 4)


def outputs() -> list[dict]:
    """Return the outputs to compare."""
    return tomllib.loads((FOLDER / "commands.toml").read_text(encoding="utf-8"))["output"]


def arguments(line: str) -> list[str]:
    """Return the arguments of a line."""
    return [argument for word in shlex.split(line) for argument in (SPEECHES if word == "SPEECHES" else [word])]


def digests() -> dict[str, str]:
    """Return the digest of each output, by its line."""
    lines = DIGESTS.read_text(encoding="utf-8").splitlines()
    return {line: digest for digest, _, line in (entry.split("\t") for entry in lines)}


def digest(output: bytes) -> str:
    return hashlib.sha256(output).hexdigest()


def in_process(line: str, threads: int) -> bytes:
    """Return the output of the command, run within this process by the package."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "output"
        status = _core.run(["kouhao", *arguments(line), "--threads", str(threads), "--output", str(path)])
        if status != 0:
            raise SystemExit(f"kouhao {line} ended with status {status}")
        return path.read_bytes()


def by_itself(line: str, threads: int) -> bytes:
    """Return the output of the command, run in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "output"
        command = [ROOT / "target" / "debug" / "kouhao", *arguments(line), "--threads", str(threads), "--output", path]
        subprocess.run(command, cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
        return path.read_bytes()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write digests and shown outputs anew")
    write = parser.parse_args().write
    os.chdir(ROOT)
    # The width of tables, whatever the terminal.
    os.environ["COLUMNS"] = "80"
    wanted = outputs()
    if write:
        entries = []
        for output in wanted:
            written = in_process(output["line"], 1)
            lines = written.count(b"\n")
            entries.append(f"{digest(written)}\t{lines}\t{output['line']}\n")
            if "shown" in output:
                (FOLDER / output["shown"]).write_bytes(written)
        DIGESTS.write_text("".join(entries), encoding="utf-8", newline="\n")
    known, wrong = digests(), 0
    if sorted(known) != sorted(output["line"] for output in wanted):
        print("commands.toml and digests.tsv list other outputs; run scripts/golden_output.py --write", file=sys.stderr)
        return 1
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        alone = pool.map(lambda place: by_itself(wanted[place]["line"], THREADS[place % len(THREADS)]), range(len(wanted)))
        for output, written in zip(wanted, alone, strict=True):
            line = output["line"]
            found = {"in a process of its own": digest(written)}
            found |= {f"on {threads} threads": digest(in_process(line, threads)) for threads in THREADS}
            if "shown" in output:
                found[output["shown"]] = digest((FOLDER / output["shown"]).read_bytes())
            for where, sum_ in found.items():
                if sum_ != known[line]:
                    wrong += 1
                    print(f"kouhao {line}: other bytes than digests.tsv says, {where}", file=sys.stderr)
    if wrong:
        print("If that is as it should be: scripts/golden_output.py --write, and read the difference.", file=sys.stderr)
        return 1
    print(f"{len(wanted)} outputs are the same, byte for byte, on {', '.join(map(str, THREADS))} threads")
    return 0


if __name__ == "__main__":
    sys.exit(main())
