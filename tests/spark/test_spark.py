"""Rows of a cluster are those of one machine, field by field."""

import inspect

import kouhao
import kouhao.spark
import pyarrow as pa
import pytest

# Spark's own libraries warn of one another.
pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture(scope="module")
def frame(session, table):
    # In no order, and in more pieces than there are workers.
    return session.createDataFrame(table).repartition(5, "text").cache()


@pytest.fixture(scope="module")
def corpus(table):
    return kouhao.Corpus.from_frame(table, name="name")


def dicts(frame):
    return [row.asDict(recursive=True) for row in frame.collect()]


def by_place(rows):
    return sorted(rows, key=lambda row: (row["document"], row["start"], -row["end"]))


def same(found, expected):
    """Compare row by row, so that the first that differs is told."""
    for row, other in zip(found, expected, strict=False):
        assert row == other
    assert len(found) == len(expected)


def test_tokens(frame, corpus):
    expected = corpus.tokens().to_arrow()
    found = kouhao.spark.tokens(frame).toArrow().sort_by([("document", "ascending"), ("start", "ascending")])
    assert found.num_rows > 1000
    assert found.to_pydict() == expected.to_pydict()


def test_enumerations(frame, corpus):
    expected = corpus.enumerations(quantities=True).to_arrow().to_pylist()
    same(by_place(kouhao.spark.enumerations(frame, quantities=True).toArrow().to_pylist()), by_place(expected))


def test_known(frame, corpus, table):
    # The dearest of all; a part of the texts shows it as well.
    names = table["name"].to_pylist()[::4]
    expected = kouhao.Corpus(document for document in corpus if document.name in names).known(min_score=-0.5).to_arrow().to_pylist()
    assert expected
    same(by_place(kouhao.spark.known(frame.where(frame.name.isin(names)), min_score=-0.5).toArrow().to_pylist()), by_place(expected))


def test_kwic(frame, corpus, table):
    found = dicts(kouhao.spark.kwic(frame, "高质量发展", by="year", width=8, keep=["date"]))
    dates = dict(zip(table["name"].to_pylist(), table["date"].to_pylist(), strict=True))
    assert all(row.pop("date") == dates[row["document"]] for row in found)
    same(by_place(found), by_place(corpus.kwic("高质量发展", by="year", width=8).to_dicts()))


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"by": "year", "min_count": 2, "stop_words": "closed"},
        {"unit": "ngram", "n": 3, "min_count": 2},
        {"phrases": ["发展", "高质量发展", "没有的话"], "overlap": "longest"},
    ],
    ids=["words", "by year", "n-grams", "phrases"],
)
def test_terms(frame, corpus, options):
    same(kouhao.spark.terms(frame, **options).toArrow().to_pylist(), corpus.terms(**options).to_dicts())


@pytest.mark.parametrize("options", [{}, {"min_documents": 2, "background": "none", "top": 50}], ids=["", "without background"])
def test_slogans(frame, corpus, options):
    expected = corpus.slogans(**options).to_dicts()
    assert len(expected) > 2
    same(dicts(kouhao.spark.slogans(frame, shards=7, **options)), expected)


def test_what_fails_is_counted_once(frame, corpus, is_cluster, monkeypatch):
    if not is_cluster:
        pytest.skip("this Spark does not try again")

    def failing(frame, work):
        def attempt(batches):
            from pyspark import TaskContext

            yield from work(batches)
            # One piece of each stage: a worker that fails takes seconds to come back.
            if TaskContext.get().attemptNumber() == 0 and TaskContext.get().partitionId() == 0:
                raise RuntimeError("the first attempt of this test")

        types = pytest.importorskip("pyspark.sql.pandas.types")
        return frame.mapInArrow(attempt, types.from_arrow_schema(work.schema))

    monkeypatch.setattr(kouhao.spark, "_mapped", failing)
    same(kouhao.spark.terms(frame, min_count=3).toArrow().to_pylist(), corpus.terms(min_count=3).to_dicts())
    same(dicts(kouhao.spark.slogans(frame, shards=3, top=20)), corpus.slogans(top=20).to_dicts())


def test_columns_and_names_are_checked(session):
    frame = session.createDataFrame(pa.table({"id": ["a", "a", "b", None], "text": ["四个全面。"] * 4}))
    with pytest.raises(kouhao.OptionError, match="name='name' is not a column; the frame has id, text"):
        kouhao.spark.tokens(frame)
    with pytest.raises(kouhao.OptionError, match="keep='city' is not a column"):
        kouhao.spark.tokens(frame, name="id", keep=["city"])
    with pytest.raises(kouhao.DataError, match="some share no name, 'a'"):
        kouhao.spark.slogans(frame, name="id")
    with pytest.raises(kouhao.OptionError, match="min_count"):
        kouhao.spark.terms(frame, name="id", min_count=0)
    # Where nothing is counted by name, two of one name are two.
    assert kouhao.spark.enumerations(frame.where("id = 'a'"), name="id").count() == 2


def test_nothing_gives_nothing(session):
    frame = session.createDataFrame([], "name string, text string")
    assert kouhao.spark.slogans(frame).collect() == []
    assert kouhao.spark.terms(frame).collect() == []


@pytest.mark.parametrize("call", ["tokens", "enumerations", "known", "kwic", "terms", "slogans"])
def test_options_are_those_of_one_machine(call):
    local = {name: option.default for name, option in inspect.signature(getattr(kouhao, call)).parameters.items()}
    found = {name: option.default for name, option in inspect.signature(getattr(kouhao.spark, call)).parameters.items()}
    # What only one of the two has: how it is run, and what pieces cannot tell.
    for name in ("frame", "text", "name", "keep", "threads", "shards"):
        found.pop(name, None)
    for name in ("texts", "progress", "sort", "glossary", "fold_copies", "memory"):
        local.pop(name, None)
    assert found == local
