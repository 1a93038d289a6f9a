"""Python writes the bytes that the command line writes: those of tests/golden/output, on any number of threads, with any seed of hashes."""

import hashlib
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import kouhao
import pytest
from conftest import ROOT

FOLDER = ROOT / "tests" / "golden" / "output"
OUTPUTS = [output for output in tomllib.loads((FOLDER / "commands.toml").read_text(encoding="utf-8"))["output"] if "python" in output]
DIGESTS = {line: digest for digest, _, line in (entry.split("\t") for entry in (FOLDER / "digests.tsv").read_text(encoding="utf-8").splitlines())}


@pytest.fixture(scope="module")
def corpus():
    before = Path.cwd()
    # A row says which document as it was named.
    os.chdir(ROOT)
    yield kouhao.Corpus.from_files("examples/speeches", metadata="examples/speeches/metadata.csv")
    os.chdir(before)
    kouhao.set_threads(None)


def written(corpus, output, path):
    found = getattr(corpus, output["python"])
    options = output.get("options", {})
    if output["python"] == "report":
        found(path, **options)
    elif output["python"] == "summary":
        path.write_text(found(**options), encoding="utf-8", newline="\n")
    else:
        found(**options).to_jsonl(path)
    return path.read_bytes()


@pytest.mark.parametrize("threads", [1, 2, 4])
def test_bytes_are_those_of_the_command_line(corpus, tmp_path, threads):
    kouhao.set_threads(threads)
    for output in OUTPUTS:
        digest = hashlib.sha256(written(corpus, output, tmp_path / "output")).hexdigest()
        assert digest == DIGESTS[output["line"]], f"{output['line']} on {threads} threads; see scripts/golden_output.py"
    assert len(OUTPUTS) > 20


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_seeds_of_hashes_change_nothing(tmp_path, seed):
    path = tmp_path / "slogans.jsonl"
    program = (
        "import kouhao, sys; corpus = kouhao.Corpus.from_files('examples/speeches', metadata='examples/speeches/metadata.csv');"
        "corpus.slogans().to_jsonl(sys.argv[1])"
    )
    subprocess.run([sys.executable, "-c", program, path], cwd=ROOT, check=True, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True)
    assert path.read_bytes() == (FOLDER / "slogans.jsonl").read_bytes()
