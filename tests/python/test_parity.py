"""Python gives the rows of the command line."""

import json
import subprocess
import sys

import kouhao
import pytest
from conftest import ROOT

COMMANDS = [
    ("tokens", {}, []),
    ("tokens", {"parts": "all"}, ["--parts", "all"]),
    ("terms", {}, []),
    ("terms", {"by": "speaker", "min_count": 3}, ["--by", "speaker", "--min-count", "3"]),
    ("terms", {"unit": "ngram", "n": 3}, ["--unit", "ngram", "--n", "3"]),
    ("terms", {"unit": "ngram"}, ["--unit", "ngram"]),
    ("slogans", {}, []),
    ("slogans", {"min_documents": 2, "simplify": True, "top": 5}, ["--min-documents", "2", "--simplify", "--top", "5"]),
    ("enumerations", {}, []),
    ("enumerations", {"quantities": True, "parts": ["body", "glossary"]}, ["--quantities", "--parts", "body,glossary"]),
    ("templates", {}, []),
    ("series", {}, []),
    ("series", {"outline": True, "parts": "all"}, ["--outline", "--parts", "all"]),
    ("quotations", {}, []),
    ("kwic", {"phrase": "早半步实一分", "width": 8}, ["--phrase", "早半步实一分", "--width", "8"]),
]


def command(*arguments):
    # Relative to the repository: a row says which document as it was named.
    run = [sys.executable, "-m", "kouhao", *arguments, "--metadata", "examples/speeches/metadata.csv", "examples/speeches"]
    return subprocess.run(run, cwd=ROOT, capture_output=True, check=True, encoding="utf-8").stdout


@pytest.fixture
def corpus(monkeypatch):
    monkeypatch.chdir(ROOT)
    return kouhao.Corpus.from_files("examples/speeches", metadata="examples/speeches/metadata.csv")


@pytest.mark.parametrize(("name", "options", "arguments"), COMMANDS)
def test_rows_are_those_of_the_command_line(corpus, name, options, arguments):
    expected = [json.loads(line) for line in command(name, *arguments, "--format", "jsonl").splitlines()]
    rows = getattr(corpus, name)(**options)
    assert rows.to_dicts() == expected
    assert expected, "an empty list proves nothing"
    # Names and order of the fields too.
    assert list(rows.columns) == list(expected[0])
    assert getattr(kouhao, name)(corpus, **options) == rows


def test_summary_is_that_of_the_command_line(corpus):
    assert corpus.summary() == command("summary")


def test_documents_of_a_corpus_give_its_rows(corpus):
    assert [row for document in corpus for row in document.enumerations()] == list(corpus.enumerations())
