"""Batches of Arrow: the rows of pieces are those of the whole."""

import pickle
import subprocess
import sys

import kouhao
import pyarrow as pa
import pytest
from kouhao import batches
from kouhao.batches._work import relaxed


@pytest.fixture(scope="module")
def table(speeches):
    columns = {"name": [], "text": [], "date": []}
    for document in sorted(speeches, key=lambda document: document.name):
        columns["name"].append(document.name)
        columns["text"].append(document.text)
        columns["date"].append(document.date)
    return pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})


@pytest.fixture(scope="module")
def corpus(table):
    return kouhao.Corpus.from_frame(table, name="name")


def pieces(table):
    """Give the documents in pieces, none of them in order, one of them empty, as an engine may."""
    [whole] = table.combine_chunks().to_batches()
    return [[whole.slice(4)], [whole.slice(1, 3), whole.slice(0, 0)], [], [whole.slice(0, 1)]]


def worked(work, table):
    """Do the work as workers do: each with a copy of its own."""
    told = pickle.dumps(work)
    found = [batch for piece in pieces(table) for batch in pickle.loads(told)(piece)]
    return pa.Table.from_batches(found, work.schema)


def by_place(rows):
    return sorted(rows, key=lambda row: (row["document"], row["start"], -row["end"]))


CALLS = {
    "tokens": {},
    "enumerations": {"quantities": True},
    "known": {"parts": "all", "min_score": -1.0},
    "kwic": {"phrase": "发展", "width": 5},
}


@pytest.mark.parametrize("call", CALLS)
def test_rows_of_documents(call, table, corpus):
    options = CALLS[call]
    expected = getattr(corpus, call)(**options).to_arrow()
    work = getattr(batches, call)(**options)
    assert work.schema.names == expected.column_names
    assert work.schema.equals(relaxed(expected.schema))
    rows = worked(work, table).to_pylist()
    assert rows
    assert by_place(rows) == by_place(expected.to_pylist())


def test_columns_that_are_kept(table, corpus):
    work = batches.kwic("发展", by="year", keep=table.select(["date"]).schema)
    rows = worked(work, table).to_pylist()
    dates = dict(zip(table["name"].to_pylist(), table["date"].to_pylist(), strict=True))
    assert [row["date"] for row in rows] == [dates[row["document"]] for row in rows]
    for row in rows:
        del row["date"]
    assert by_place(rows) == by_place(corpus.kwic("发展", by="year").to_dicts())


@pytest.mark.parametrize("options", [{}, {"by": "year", "stop_words": "closed"}, {"phrases": ["发展", "高质量发展"], "overlap": "longest"}])
def test_counts_add_up(options, table, corpus):
    summed = [(name, "sum") for name in ("count", "documents", "words")]
    rows = worked(batches.terms(**options), table).group_by(["group", "term"]).aggregate(summed).to_pylist()
    words = {row["group"]: row["words_sum"] for row in rows if row["term"] is None}
    found = {
        (row["group"], row["term"]): (row["count_sum"], row["documents_sum"], row["count_sum"] * 1e6 / words[row["group"]])
        for row in rows
        if row["term"] is not None
    }
    expected = corpus.terms(**options)
    assert found == {(getattr(row, "group", None), row.term): (row.count, row.documents, row.per_million) for row in expected}


def stages_of(stages, table):
    """Go through the stages, each gathered before the next begins, and shards by two workers."""
    alphabet = stages.alphabet(worked(stages.units(), table))
    dealt = worked(stages.deal(alphabet), table)
    shards = dealt["shard"].to_pylist()
    mine = stages.mine(alphabet)
    found = pa.concat_tables(mine.table(dealt.filter(pa.array([shard % 2 == turn for shard in shards], pa.bool_()))) for turn in (1, 0))
    findings = stages.findings(found)
    ranked = stages.rank(alphabet, findings, worked(stages.count(alphabet, findings), table))
    return stages.rows(ranked, worked(stages.spell(alphabet, ranked), table))


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"min_documents": 2, "min_units": 4, "simplify": True, "top": 5},
        {"background": "none", "parts": "all"},
        {"lexicon": kouhao.Lexicon(), "background": "none"},
    ],
)
def test_slogans(options, table, corpus):
    rows = stages_of(batches.Slogans(shards=5, **options), table)
    assert len(rows) > 2
    assert rows.to_dicts() == corpus.slogans(**options).to_dicts()


def test_documents_of_one_name_are_kept_apart():
    table = pa.table({"name": ["a", "a"], "text": ["四个全面。", "重视三农工作。"], "city": ["岚川", "柳湾"]})
    rows = batches.enumerations(keep=pa.schema([("city", "string")])).table(table).to_pylist()
    assert [(row["document"], row["text"], row["city"]) for row in rows] == [("a", "四个全面", "岚川"), ("a", "三农", "柳湾")]


def test_a_background_of_ones_own_goes_to_the_workers(tmp_path):
    path, text = tmp_path / "own.zst", tmp_path / "text.txt"
    text.write_text("坚持“护好湖湾、管好渔船”。" * 12, encoding="utf-8")
    other = tmp_path / "other.txt"
    other.write_text("大家“护好湖湾、管好渔船”。" * 12, encoding="utf-8")
    command = [sys.executable, "-m", "kouhao", "background", f"own={text}", f"own={other}", "-o", str(path)]
    subprocess.run(command, check=True, capture_output=True)
    background = kouhao.Background(path)
    assert len(background)
    again = pickle.loads(pickle.dumps(background))
    assert (len(again), again.collections) == (len(background), background.collections)
    work = pickle.dumps(batches.known(background=path))
    path.unlink()
    table = pa.table({"name": ["a"], "text": ["我们坚持“护好湖湾、管好渔船”。"]})
    rows = [row for batch in pickle.loads(work)(table.to_batches()) for row in batch.to_pylist()]
    expected = kouhao.Corpus.from_frame(table, name="name").known(background=background).to_arrow().to_pylist()
    assert rows
    assert rows == expected


def test_what_cannot_work_is_told_at_once(table):
    with pytest.raises(kouhao.OptionError, match="footnotes"):
        batches.tokens(parts="footnotes")
    with pytest.raises(kouhao.OptionError, match="no letter"):
        batches.kwic("，")
    with pytest.raises(kouhao.OptionError):
        batches.terms(n=2)
    with pytest.raises(kouhao.OptionError, match="recurs"):
        batches.Slogans(min_count=1)
    with pytest.raises(kouhao.OptionError, match="shards=0"):
        batches.Slogans(shards=0)
    with pytest.raises(kouhao.OptionError, match="already have a column 'text'"):
        batches.tokens(keep=table.select(["text"]).schema)
    with pytest.raises(kouhao.OptionError, match="no column 'id' of names"):
        batches.tokens(name="id").table(table)
    with pytest.raises(kouhao.DataError, match="no name for 1 of 1"):
        batches.tokens().table(pa.table({"name": pa.array([None], pa.string()), "text": ["湖"]}))
