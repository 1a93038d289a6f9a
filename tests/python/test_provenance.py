"""Results say what they were made of and with, alike from Python and from the command line."""

import hashlib
import json
import pickle
import subprocess
import sys

import kouhao
import pytest
from conftest import ROOT

TEXTS = ["护好湖湾，管好渔船。护好湖湾！", "四个全面。", ""]


def command(path, *arguments):
    told = path / "made.json"
    subprocess.run([sys.executable, "-m", "kouhao", *arguments, "--provenance", told], cwd=ROOT, capture_output=True, check=True)
    return json.loads(told.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "options", "arguments"),
    [
        ("slogans", {"min_count": 3, "simplify": True}, ["--min-count", "3", "--simplify"]),
        ("enumerations", {"quantities": True}, ["--quantities"]),
        ("known", {"min_score": -1.5}, ["--min-score", "-1.5"]),
        ("terms", {"by": "speaker"}, ["--by", "speaker"]),
        ("timeline", {"phrases": ["大梁"], "life": True}, ["--phrase", "大梁", "--life"]),
        ("kwic", {"phrase": "大梁"}, ["--phrase", "大梁"]),
    ],
)
def test_python_tells_what_the_command_line_tells(tmp_path, monkeypatch, name, options, arguments):
    monkeypatch.chdir(ROOT)
    corpus = kouhao.Corpus.from_files("examples/speeches", metadata="examples/speeches/metadata.csv")
    ours = json.loads(getattr(corpus, name)(**options).provenance.to_json())
    theirs = command(tmp_path, name, "examples/speeches", "--metadata", "examples/speeches/metadata.csv", *arguments)
    assert list(ours) == list(theirs)
    for field in ("program", "version", "command", "rows", "corpus", "data"):
        assert ours[field] == theirs[field], field
    # Options that both have are told alike, but for parts, of which Python takes a list.
    shared = set(ours["options"]) & set(theirs["options"]) - {"parts", "phrases"}
    assert {key: ours["options"][key] for key in shared} == {key: theirs["options"][key] for key in shared}
    assert shared >= set(options) - {"phrases"}


def test_the_corpus_is_named_as_sha256sum_names_its_files(tmp_path):
    for name, text in {"b.txt": "改革", "a.txt": "发展。\r\n"}.items():
        (tmp_path / name).write_bytes(text.encode())
    lines = sorted(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path}\n" for path in tmp_path.iterdir())
    made = kouhao.Corpus.from_files(tmp_path).terms().provenance
    assert made.corpus == (2, hashlib.sha256("".join(lines).encode()).hexdigest(), None)


def test_columns_and_lists_and_documents_are_one_corpus():
    pyarrow = pytest.importorskip("pyarrow")
    expected = kouhao.Corpus.from_texts(TEXTS).enumerations().provenance.corpus
    assert expected.documents == 3
    column = pyarrow.array(TEXTS)
    # Read batch by batch, or all together.
    assert kouhao.enumerations(TEXTS).provenance.corpus == expected
    assert kouhao.enumerations(column).provenance.corpus == expected
    assert kouhao.slogans(column).provenance.corpus == expected
    assert kouhao.keyness(column, reference={"改革": 1}).provenance.corpus == expected
    # A stream that is read twice is named by what each command read.
    frame = kouhao._texts.as_texts(pyarrow.table({"text": TEXTS}))
    assert frame.terms().provenance.corpus == frame.terms().provenance.corpus == expected
    with_year = pyarrow.table({"text": TEXTS, "year": [2020, 2021, None]})
    named = kouhao.terms(with_year).provenance.corpus
    assert (named.texts, named.variables is None) == (expected.texts, False)


def test_options_are_told_as_set_or_as_they_are_by_default(tmp_path):
    words = tmp_path / "words.txt"
    words.write_bytes("湖湾\n".encode())
    tokenizer = kouhao.Tokenizer(user_words=["渔船"], dictionary=words)
    listed = kouhao.terms(TEXTS, phrases=iter(["湖湾", "渔船"]), tokenizer=tokenizer)
    options = listed.provenance.options
    assert [row.term for row in listed] == ["湖湾", "渔船"]
    assert (options["phrases"], options["min_count"], "by" in options, "progress" in options) == (["湖湾", "渔船"], 1, False, False)
    digest = hashlib.sha256(words.read_bytes()).hexdigest()
    assert options["tokenizer"]["user_words"] == ["渔船"]
    assert options["tokenizer"]["dictionary"] == [{"path": str(words), "sha256": digest}]
    assert kouhao.terms(TEXTS, stop_words=words).provenance.options["stop_words"] == {"path": str(words), "sha256": digest}
    known = kouhao.known(TEXTS, lexicon=kouhao.Lexicon.catalogue(), background="none").provenance
    assert known.options["lexicon"]["sha256"] == known.data["catalogue.toml"]
    assert known.options["background"] == "none"
    other = kouhao.Document(TEXTS[0]).compare(TEXTS[1]).provenance.options["other"]
    assert other["corpus"]["documents"] == 1


def test_provenance_goes_with_the_table(tmp_path):
    found = kouhao.terms(TEXTS)
    assert found[1:].provenance == found[::2].provenance == pickle.loads(pickle.dumps(found)).provenance == found.provenance
    with_all = kouhao.known(TEXTS, background=kouhao.Background(), lexicon=kouhao.Lexicon.catalogue(), tokenizer=kouhao.Tokenizer())
    assert pickle.loads(pickle.dumps(with_all)).provenance == with_all.provenance
    path = tmp_path / "made.json"
    told = found.provenance.to_json(path)
    assert path.read_text(encoding="utf-8") == told
    # The same work is told in the same bytes.
    assert kouhao.terms(TEXTS).provenance.to_json() == told
    # Rows that no command gave have none.
    assert kouhao.Lexicon.catalogue().meanings().provenance is None


def test_arrow_and_parquet_carry_it(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    found = kouhao.enumerations(TEXTS)
    parquet.write_table(found.to_arrow(), tmp_path / "rows.parquet")
    told = parquet.read_table(tmp_path / "rows.parquet").schema.metadata[b"kouhao"]
    assert json.loads(told) == json.loads(found.provenance.to_json())
    assert pyarrow.table(found).equals(found.to_arrow())
    assert pyarrow.table(kouhao.Lexicon.catalogue().meanings()).schema.metadata is None
    polars = pytest.importorskip("polars")
    assert polars.DataFrame(found.to_arrow()).equals(found.to_polars())


def test_wrong_calls_are_refused_as_before():
    with pytest.raises(TypeError, match="unexpected keyword"):
        kouhao.Document("改革").terms(minimum=1)
    with pytest.raises(TypeError, match="positional"):
        kouhao.Document("改革").terms(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)
    with pytest.raises(FileNotFoundError):
        kouhao.known("改革", background="no-such-file")


def test_tables_are_named():
    names = dict(kouhao._core.tables())
    folder = ROOT / "crates" / "kouhao" / "data"
    assert set(names) == {path.name for path in folder.iterdir()} - {"README.md", "LICENSES.md", "SHA256SUMS"}
    assert all(hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest for name, digest in names.items())
