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
    ("terms", {"phrases": ["大梁", "挑起"], "overlap": "longest"}, ["--phrase", "大梁", "--phrase", "挑起", "--overlap", "longest"]),
    ("terms", {"stop_words": "closed", "numbers": False, "punctuation": True}, ["--stop-words", "closed", "--no-numbers", "--punctuation"]),
    ("keyness", {"target": "date=2021", "phrases": ["大梁"], "numbers": False}, ["--target", "date=2021", "--phrase", "大梁", "--no-numbers"]),
    ("terms", {"names": kouhao.Lexicon.catalogue()}, ["--names", "catalogue"]),
    ("slogans", {}, []),
    ("slogans", {"min_documents": 2, "simplify": True, "top": 5}, ["--min-documents", "2", "--simplify", "--top", "5"]),
    ("slogans", {"background": "none", "fold_copies": True}, ["--background", "none", "--fold-copies"]),
    ("slogans", {"background": "none", "lexicon": kouhao.Lexicon()}, ["--background", "none", "--no-catalogue"]),
    ("known", {}, []),
    ("known", {"min_score": -1.1}, ["--min-score", "-1.1"]),
    ("known", {"background": "none", "lexicon": kouhao.Lexicon.catalogue()}, ["--background", "none"]),
    ("enumerations", {}, []),
    ("enumerations", {"quantities": True, "parts": ["body", "glossary"]}, ["--quantities", "--parts", "body,glossary"]),
    ("enumerations", {"glossary": "corpus", "lexicon": kouhao.Lexicon()}, ["--glossary", "corpus", "--no-catalogue"]),
    ("parallels", {}, []),
    ("parallels", {"min_clauses": 3, "parts": "all"}, ["--min-clauses", "3", "--parts", "all"]),
    ("templates", {}, []),
    ("templates", {"across": True}, ["--across"]),
    ("templates", {"min_fillers": 2}, ["--min-fillers", "2"]),
    ("series", {}, []),
    ("series", {"outline": True, "parts": "all"}, ["--outline", "--parts", "all"]),
    ("quotations", {}, []),
    ("quotations", {"indirect": True, "parts": "all"}, ["--indirect", "--parts", "all"]),
    ("keyness", {"target": "date>=2022"}, ["--target", "date>=2022"]),
    ("keyness", {"target": "date>=2022", "names": kouhao.Lexicon.catalogue()}, ["--target", "date>=2022", "--names", "catalogue"]),
    (
        "keyness",
        {"target": "date=2021", "reference": "date=2023", "unit": "ngram", "min_count": 2, "g2": "2-cell", "prior_weight": 0.5},
        ["--target", "date=2021", "--reference", "date=2023", "--unit", "ngram", "--min-count", "2", "--g2", "2-cell", "--prior-weight", "0.5"],
    ),
    ("timeline", {"phrases": "大梁"}, ["--phrase", "大梁"]),
    (
        "timeline",
        {"phrases": ["大梁", "挑起大梁"], "by": "month", "overlap": "longest", "min_gap": 2, "life": True, "simplify": True},
        ["--phrase", "大梁", "--phrase", "挑起大梁", "--by", "month", "--overlap", "longest", "--min-gap", "2", "--life", "--simplify"],
    ),
    ("firsts", {}, []),
    (
        "firsts",
        {"by": "month", "each": 3, "min_documents": 2, "simplify": True, "background": "none", "lexicon": kouhao.Lexicon()},
        ["--by", "month", "--each", "3", "--min-documents", "2", "--simplify", "--background", "none", "--no-catalogue"],
    ),
    ("collocations", {"phrase": "日子"}, ["--phrase", "日子"]),
    (
        "collocations",
        {"phrase": "大梁", "window": 2, "min_count": 2, "parts": "all", "simplify": True},
        ["--phrase", "大梁", "--window", "2", "--min-count", "2", "--parts", "all", "--simplify"],
    ),
    ("collocations", {"phrase": "大梁", "within": "sentence"}, ["--phrase", "大梁", "--within", "sentence"]),
    ("kwic", {"phrase": "我们", "sort": "left", "by": "year"}, ["--phrase", "我们", "--sort", "left", "--by", "year"]),
    ("kwic", {"phrase": "我们", "sort": "right", "width": 5}, ["--phrase", "我们", "--sort", "right", "--width", "5"]),
    ("kwic", {"phrase": "早半步实一分", "width": 8}, ["--phrase", "早半步实一分", "--width", "8"]),
    ("compare", {"reference": "date<2023", "target": "date>=2023"}, ["--reference", "date<2023", "--target", "date>=2023"]),
    (
        "compare",
        {"reference": "date<2023", "target": "date>=2023", "background": "none", "lexicon": kouhao.Lexicon()},
        ["--reference", "date<2023", "--target", "date>=2023", "--background", "none", "--no-catalogue"],
    ),
    (
        "compare",
        {"reference": "date<2023", "target": "date>=2023", "status": ["added", "dropped"], "level": "formulation", "top": 5, "similarity": 0.7},
        [
            "--reference",
            "date<2023",
            "--target",
            "date>=2023",
            "--status",
            "added,dropped",
            "--level",
            "formulation",
            "--top",
            "5",
            "--similarity",
            "0.7",
        ],
    ),
    ("reuse", {"min_units": 6, "max_documents": 4}, ["--min-units", "6", "--max-documents", "4"]),
    (
        "spread",
        {"phrase": ["早半步实一分", "四湾共治"], "place": "speaker", "centre": "闻柏舟"},
        ["--phrase", "早半步实一分", "--phrase", "四湾共治", "--place", "speaker", "--centre", "闻柏舟"],
    ),
    (
        "spread",
        {"phrase": ["四湾", "四湾共治"], "place": "speaker", "overlap": "longest", "simplify": True},
        ["--phrase", "四湾", "--phrase", "四湾共治", "--place", "speaker", "--overlap", "longest", "--simplify"],
    ),
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


def test_glossary_is_that_of_the_command_line(tmp_path):
    report = tmp_path / "report.txt"
    report.write_text("抓好“三清”行动。\n名词解释\n1.“三清”：清河道、清路障、清积案。\n2.飞地园区：跨地共建的园区。\n", encoding="utf-8")
    run = subprocess.run([sys.executable, "-m", "kouhao", "glossary", report], capture_output=True, check=True, encoding="utf-8")
    expected = [json.loads(line) for line in run.stdout.splitlines()]
    assert kouhao.parse_glossary(kouhao.read(report)).to_dicts() == expected
    assert [row["term"] for row in expected] == ["“三清”", "飞地园区"]


@pytest.mark.parametrize(
    ("arguments", "rows"),
    [
        ([], lambda lexicon: lexicon.meanings()),
        (["--at", "2016"], lambda lexicon: lexicon.meanings(at="2016")),
        (["--search", "现代化"], lambda lexicon: lexicon.search("现代化")),
        (["「四個全面」", "--at", "2015-03"], lambda lexicon: [lexicon.get("四个全面", at="2015-03")]),
    ],
)
def test_catalogue_is_that_of_the_command_line(arguments, rows):
    run = subprocess.run([sys.executable, "-m", "kouhao", "catalogue", *arguments], capture_output=True, check=True, encoding="utf-8")
    expected = [json.loads(line) for line in run.stdout.splitlines()]
    found = rows(kouhao.Lexicon.catalogue())
    assert [row.text for row in found] == [row["text"] for row in expected]
    assert [row.members for row in found] == [tuple(row["members"]) for row in expected]
    assert expected, "an empty list proves nothing"


def test_summary_is_that_of_the_command_line(corpus):
    assert corpus.summary() == command("summary")
    alone = corpus.summary(lexicon=kouhao.Lexicon(), background="none")
    assert alone == command("summary", "--no-catalogue", "--background", "none")
    assert "KNOWN ELSEWHERE" in corpus.summary() and "KNOWN ELSEWHERE" not in alone


def test_documents_of_a_corpus_give_its_rows(corpus):
    assert [row for document in corpus for row in document.enumerations()] == list(corpus.enumerations())


def run(*arguments):
    return subprocess.run([sys.executable, "-m", "kouhao", *arguments], capture_output=True, encoding="utf-8", check=False, cwd=ROOT)


def test_the_first_terms_are_those_of_each_group(speeches):
    told = run("terms", "examples/speeches", "--metadata", "examples/speeches/metadata.csv", "--by", "speaker", "--top", "2")
    written = [json.loads(line) for line in told.stdout.splitlines()]
    rows = speeches.terms(by="speaker")
    groups = dict.fromkeys(row.group for row in rows)
    first = [row for group in groups for row in [row for row in rows if row.group == group][:2]]
    assert [(row["group"], row["term"], row["count"]) for row in written] == [(row.group, row.term, row.count) for row in first]
    assert len(groups) > 1


def test_tables_of_keyness_show_the_rate_of_false_discoveries(speeches):
    told = run("keyness", "examples/speeches", "--target", "date>=2022", "--format", "table", "--top", "3")
    assert told.stdout.splitlines()[-4].split()[-1] == "q", told.stdout
    assert "q" in str(speeches.keyness(target="date>=2022")[:3]).splitlines()[0].split()


def test_the_command_names_what_reads_word_documents(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04")
    told = run("terms", str(tmp_path / "a.docx"))
    assert told.returncode == 1
    assert "read by the Python package: kouhao.Corpus.from_files(PATH)" in told.stderr
