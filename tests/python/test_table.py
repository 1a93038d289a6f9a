"""Results as sequences, dicts, frames, text and HTML."""

import pickle
from unicodedata import east_asian_width

import kouhao
import pytest
from kouhao import _show, _table

TEXT = "统筹北湾、东湾、柳湾、石湾“四湾共治”，做强“1+N”产业，落实“两免一补”。"


@pytest.fixture(scope="module")
def rows():
    return kouhao.enumerations(TEXT)


def test_a_result_is_a_sequence(rows):
    assert [row.text for row in rows] == ["四湾共治", "1+N", "两免一补"]
    assert (len(rows), rows[-1].text, len(rows[:2])) == (3, "两免一补", 2)
    assert rows[:2].columns == rows.columns == kouhao.Enumeration._fields
    assert rows.index(rows[1]) == 1
    assert rows[1] in rows
    with pytest.raises(TypeError):
        rows[0] = rows[1]
    with pytest.raises(AttributeError):
        rows[0].text = "other"


def test_rows_pickle_and_hash(rows):
    assert pickle.loads(pickle.dumps(rows)) == rows
    assert len({*rows, *kouhao.enumerations(TEXT)}) == 3
    assert rows != rows[:2]
    assert type(pickle.loads(pickle.dumps(rows[0]))) is kouhao.Enumeration


def test_rows_say_what_they_are(rows):
    first = rows[0]
    assert [item.text for item in first.items] == ["北湾", "东湾", "柳湾", "石湾"]
    assert (first.check, first.size, first.items_from) == ("matches", 4, "text")
    assert rows[1].numbers == (1, "N")
    assert kouhao.terms("改革")[0].count == 1


def test_dicts_are_plain(rows):
    first = rows.to_dicts()[0]
    assert first["items"][0] == {"text": "北湾", "start": 2, "end": 4}
    assert first["numbers"] == [4]
    assert list(first) == list(rows.columns)


def test_pandas(rows):
    pandas = pytest.importorskip("pandas")
    frame = rows.to_pandas()
    assert list(frame.columns) == list(rows.columns)
    assert frame["text"].tolist() == ["四湾共治", "1+N", "两免一补"]
    assert frame["start"].dtype == "int64"
    assert frame["named"].dtype == bool
    assert frame["size"].dtype == "Int64"
    assert frame["items"][0][0]["text"] == "北湾"
    empty = kouhao.terms("").to_pandas()
    assert (empty.shape, empty["count"].dtype, empty["per_million"].dtype) == ((0, 4), "int64", "float64")
    assert isinstance(kouhao.slogans(["以人为本、久久为功。"] * 2).to_pandas(), pandas.DataFrame)


def test_polars(rows):
    polars = pytest.importorskip("polars")
    frame = rows.to_polars()
    assert frame.columns == list(rows.columns)
    assert frame["numbers"].to_list() == [["4"], ["1", "N"], ["2", "1"]]
    assert frame["items"][0].to_list()[0] == {"text": "北湾", "start": 2, "end": 4}
    assert frame.schema["start"] == polars.Int64
    # An empty table has the same types, so that frames can be put together.
    assert kouhao.enumerations("").to_polars().schema == frame.schema
    for command in ("tokens", "terms", "slogans", "parallels", "templates", "quotations"):
        empty, full = (getattr(kouhao, command)(text).to_polars() for text in ("", kouhao.demo()))
        assert empty.schema == full.schema
        assert full.height > 0
    compared = kouhao.compare("修好水渠。办好集市。", "修好水渠吧。", similarity=0.1).to_polars()
    assert (compared.schema, compared.height) == (kouhao.compare("", "").to_polars().schema, 2)
    series = kouhao.series("一是修桥；三是铺路。").to_polars()
    assert (series.schema, series["missing"].to_list()) == (kouhao.series("").to_polars().schema, [[2]])


def columns_of(text):
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def test_repr_is_aligned_for_wide_characters(rows):
    head, *lines = repr(rows).splitlines()
    at = head.index("text")
    for line, row in zip(lines, rows, strict=True):
        before = line[: line.index(row.text)]
        assert columns_of(before) == at
    assert all(columns_of(line) <= _show.SHOWN_COLUMNS for line in [head, *lines])


def test_a_match_is_never_cut():
    phrase = "踔厉奋发、勇毅前行、团结奋斗" * 3
    head, line = repr(kouhao.kwic("面对新的形势和任务，" * 5 + phrase + "，把各项工作落到实处" * 5, phrase, width=60)).splitlines()
    assert phrase in line and "…" in line and head.split()[-1] == "right"


def test_repr_of_many_rows_is_short():
    rows = kouhao.tokens(kouhao.demo())
    lines = repr(rows).splitlines()
    assert len(lines) <= _table.SHOWN_ROWS + 1
    assert lines[-1] == f"… {len(rows):,} rows"
    assert repr(kouhao.terms("")).endswith("no rows")
    assert all(columns_of(line) <= _show.SHOWN_COLUMNS for line in repr(kouhao.demo().templates()).splitlines())


def test_html_is_escaped():
    evil = "<script>alert('x')</script>“四个全面”<b>"
    document = kouhao.Document(evil, name="<i>")
    shown = [
        document._repr_html_(),
        kouhao.Corpus([document])._repr_html_(),
        document.summary()._repr_html_(),
        document.tokens()._repr_html_(),
        kouhao.kwic(evil, "四个全面")._repr_html_(),
    ]
    for html in shown:
        assert "<script" not in html
        assert "”<b>" not in html
        assert "<i>" not in html
    assert "&lt;script&gt;" in shown[0]
    assert ">四个全面<" in shown[0]


def test_summary_shows_itself():
    page = kouhao.demo().summary()
    assert repr(page) == page
    assert page._repr_html_().startswith("<pre>")
    assert all(columns_of(line) <= 60 for line in kouhao.demo().summary(columns=60).splitlines())
