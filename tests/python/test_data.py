"""Data in and out: columns and tables of other packages, with what they need installed and without."""

import csv
import io
import json
import pickle
import subprocess
import sys
import threading
import zipfile

import kouhao
import pytest
from conftest import SPEECHES
from kouhao import _core, _rows
from kouhao._commands import Commands

pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")
pyarrow = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")

TEXTS = ["做强“1+5”主导产业。", None, "协调推进“四个全面”战略布局。", "", "落实“两免一补”。"]
FOUND = [("1", "1+5"), ("3", "四个全面"), ("5", "两免一补")]
FRAME = {"text": TEXTS, "year": [2020, 2021, None, 2023, 2024], "place": ["东", None, "西", "东", "西"]}


def found(texts):
    return [(row.document, row.text) for row in kouhao.enumerations(texts)]


def query(select):
    table = pyarrow.table({"place": range(1, 6), "text": TEXTS})
    connection = duckdb.connect()
    connection.register("speeches", table)
    return connection.sql(select)


COLUMNS = {
    "utf8": lambda: pyarrow.array(TEXTS, pyarrow.string()),
    "large utf8": lambda: pyarrow.array(TEXTS, pyarrow.large_string()),
    "utf8 view": lambda: pyarrow.array(TEXTS, pyarrow.string_view()),
    "dictionary": lambda: pyarrow.array(TEXTS).dictionary_encode(),
    "dictionary of small keys": lambda: pyarrow.DictionaryArray.from_arrays(
        pyarrow.array([0, None, 1, 2, 3], pyarrow.int8()), [text for text in TEXTS if text is not None]
    ),
    "chunks": lambda: pyarrow.chunked_array([TEXTS[:2], [], TEXTS[2:]], pyarrow.string()),
    "slice": lambda: pyarrow.array(["一", *TEXTS, "二"]).slice(1, 5),
    "slice of views": lambda: pyarrow.array(["一", *TEXTS, "二"], pyarrow.string_view()).slice(1, 5),
    "slice of a dictionary": lambda: pyarrow.array(["一", *TEXTS, "二"]).dictionary_encode().slice(1, 5),
    "column of a table": lambda: pyarrow.table(FRAME)["text"],
    "table with one column of texts": lambda: pyarrow.table({"number": range(5), "speech": TEXTS}),
    "batch": lambda: pyarrow.record_batch({"text": TEXTS}),
    "reader": lambda: pyarrow.table(FRAME).to_reader(max_chunksize=2),
    "polars series": lambda: polars.Series(TEXTS),
    "polars categories": lambda: polars.Series(TEXTS, dtype=polars.Categorical),
    "polars frame": lambda: polars.DataFrame(FRAME),
    "polars slice": lambda: polars.Series(["一", *TEXTS])[1:],
    "pandas series": lambda: pandas.Series(TEXTS),
    "pandas objects": lambda: pandas.Series(TEXTS, dtype=object),
    "pandas of arrow": lambda: pandas.Series(TEXTS, dtype=pandas.ArrowDtype(pyarrow.string())),
    "pandas categories": lambda: pandas.Series(TEXTS, dtype="category"),
    "pandas with an index": lambda: pandas.Series(TEXTS, index=list("abcde")),
    "pandas frame with an index": lambda: pandas.DataFrame(FRAME, index=list("abcde")),
    "duckdb relation": lambda: query("SELECT text FROM speeches ORDER BY place"),
    "duckdb with other columns": lambda: query("SELECT * FROM speeches ORDER BY place"),
    "duckdb as arrow": lambda: query("SELECT text FROM speeches ORDER BY place").to_arrow_table(),
}


@pytest.mark.parametrize("make", COLUMNS.values(), ids=COLUMNS)
def test_columns_are_texts(make):
    assert found(make()) == FOUND
    collected = kouhao.Corpus.from_texts(make())
    assert [document.text for document in collected] == [text or "" for text in TEXTS]


def test_columns_of_nothing():
    for nothing in (pyarrow.nulls(3), pyarrow.array([None, None, None], pyarrow.string()), polars.Series([None] * 3), pandas.Series([None] * 3)):
        assert found(nothing) == []
        assert [document.text for document in kouhao.Corpus.from_texts(nothing)] == ["", "", ""]
    for empty in (pyarrow.array([], pyarrow.string()), polars.Series([], dtype=polars.String), pandas.Series([], dtype="str")):
        assert len(kouhao.terms(empty)) == len(kouhao.Corpus.from_texts(empty)) == 0


def test_every_command_takes_columns():
    texts = [document.text for document in kouhao.read(SPEECHES, metadata=SPEECHES / "metadata.csv")]
    column, corpus = polars.Series(texts), kouhao.Corpus.from_texts(texts)
    dates = [document.date for document in corpus]
    arguments = {
        "kwic": ("发展",),
        "collocations": ("发展",),
        "timeline": ("发展",),
        "breakdown": (["发展"],),
        "compare": (texts[0],),
        "keyness": (),
        "spread": ("发展",),
    }
    options = {"keyness": {"reference": column[:2]}, "spread": {"place": "place"}}
    frame = polars.DataFrame({"text": texts, "date": dates, "place": ["东"] * 6})
    documents = kouhao.Corpus.from_frame(frame)
    commands = [name for name in dir(Commands) if not name.startswith("_") and name not in ("summary", "report")]
    assert len(commands) > 15
    for name in commands:
        given = arguments.get(name, ())
        streamed = getattr(kouhao, name)(frame, *given, **options.get(name, {}))
        assert len(streamed) or name in ("parse_glossary", "reuse"), name
        assert streamed == getattr(documents, name)(*given, **options.get(name, {})), name
    assert kouhao.kwic(column, "发展", sort="left") == corpus.kwic("发展", sort="left")
    assert kouhao.templates(column, across=True) == corpus.templates(across=True)
    assert kouhao.enumerations(column, glossary="corpus") == corpus.enumerations(glossary="corpus")
    assert kouhao.summary(column) == corpus.summary()
    assert kouhao.terms(column).counts.vocabulary == corpus.terms().counts.vocabulary


def test_batches_of_a_stream_are_one_corpus():
    # Longer than what is worked on at a time.
    texts = ["修好水渠，办好学校。" * 2000] * 80
    table = pyarrow.chunked_array([texts[:3], texts[3:]])
    assert kouhao.terms(table) == kouhao.terms(texts)
    told = []
    rows = kouhao.tokens(table, progress=lambda done, total: told.append((done, total)))
    assert rows == kouhao.tokens(texts)
    assert told[-1] == (80, 80)


@pytest.mark.parametrize("make", [pandas.DataFrame, polars.DataFrame, pyarrow.table], ids=["pandas", "polars", "pyarrow"])
def test_other_columns_become_variables(make):
    import datetime

    days = [datetime.date(2020, 1, 2), None, datetime.date(2021, 3, 4), None, None]
    extra = {"id": [7, 8, 9, 10, 11], "share": [0.5, 2.0, None, 1.5, 3.0], "new": [True, False, None, True, True], "date": days}
    frame = make(FRAME | extra)
    corpus = kouhao.Corpus.from_frame(frame, name="id")
    assert [document.name for document in corpus] == ["7", "8", "9", "10", "11"]
    first, second, third = (document.variables for document in corpus[:3])
    assert first == {"year": "2020", "place": "东", "share": "0.5", "new": "True", "date": "2020-01-02"}
    assert second == {"year": "2021", "share": "2", "new": "False"}
    assert third["date"] == "2021-03-04"
    assert "year" not in third
    assert corpus[1].text == ""
    assert corpus.terms(by="place") == kouhao.terms(frame, by="place")


def test_moments_and_unsigned_numbers_of_arrow():
    moment = pyarrow.scalar(1_600_000_000, pyarrow.timestamp("s"))
    table = pyarrow.table(
        {
            "text": ["一"],
            "small": pyarrow.array([200], pyarrow.uint8()),
            "moment": pyarrow.array([moment.as_py()], pyarrow.timestamp("us")),
            "midnight": pyarrow.array([86_400_000], pyarrow.timestamp("ms")),
            "day": pyarrow.array([1], pyarrow.date32()),
            "kind": pyarrow.array(["讲话"]).dictionary_encode(),
        }
    )
    [document] = kouhao.Corpus.from_frame(table)
    told = {"small": "200", "moment": "2020-09-13T12:26:40", "midnight": "1970-01-02", "day": "1970-01-02", "kind": "讲话"}
    assert document.variables == told


def test_what_is_no_variable_is_told_or_left_out():
    frame = {"text": ["一"], "tags": [["a", "b"]]}
    with pytest.warns(UserWarning, match="tags"):
        assert kouhao.Corpus.from_frame(pyarrow.table(frame))[0].variables == {}
    assert kouhao.Corpus.from_frame(pandas.DataFrame({"text": ["一"], "when": [pandas.Timestamp("2020-01-02", tz="Asia/Shanghai")]}))[
        0
    ].variables == {"when": "2020-01-02T00:00:00+08:00"}


def test_wrong_columns_are_refused_by_name():
    with pytest.raises(kouhao.OptionError, match="no column 'speech'; it has text, year, place"):
        kouhao.Corpus.from_frame(polars.DataFrame(FRAME), text="speech")
    with pytest.raises(kouhao.OptionError, match="'year' holds"):
        kouhao.Corpus.from_frame(polars.DataFrame(FRAME), text="year")
    with pytest.raises(kouhao.OptionError, match=r"which column holds the texts \(a, b\)"):
        kouhao.terms(polars.DataFrame({"a": ["一"], "b": ["二"]}))
    with pytest.raises(TypeError, match="not texts"):
        kouhao.terms(polars.Series([1, 2]))
    with pytest.raises(TypeError, match="text 2 is not a str but int"):
        kouhao.terms(pandas.Series(["一", 2], dtype=object))
    with pytest.raises(kouhao.OptionError, match="names has 1 values for 5 texts"):
        kouhao.Corpus.from_texts(polars.Series(TEXTS), names=["a"])
    broken = pyarrow.Array.from_buffers(
        pyarrow.string(), 1, [None, pyarrow.py_buffer(bytes([0, 0, 0, 0, 2, 0, 0, 0])), pyarrow.py_buffer(b"\xff\xfe")]
    )
    with pytest.raises(kouhao.DataError, match="cannot be read"):
        kouhao.terms(broken)


def test_names_and_variables_go_with_columns():
    corpus = kouhao.Corpus.from_texts(polars.Series(["一", None]), names=["a", "b"], variables={"year": ["2020", None]})
    assert [(document.name, document.text, document.variables) for document in corpus] == [("a", "一", {"year": "2020"}), ("b", "", {})]


def python(code):
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


HIDDEN = "import sys\nfor name in {names!r}: sys.modules[name] = None\nimport kouhao\n"


def test_pandas_without_pyarrow():
    code = HIDDEN.format(names=["pyarrow"]) + (
        f"import pandas\ntexts = {TEXTS!r}\n"
        "print([(row.document, row.text) for row in kouhao.enumerations(pandas.Series(texts))])\n"
        "print([(row.document, row.text) for row in kouhao.enumerations(pandas.DataFrame({'text': texts}))])\n"
        "frame = pandas.DataFrame({'text': texts, 'year': [2020, None, 1, 2, 3]})\n"
        "print(kouhao.Corpus.from_frame(frame)[0].variables, kouhao.Corpus.from_frame(frame)[1].text == '')\n"
        "print(list(kouhao.terms('改革').to_pandas().dtypes.astype(str)), kouhao.enumerations(texts[0]).to_pandas()['size'].dtype)\n"
    )
    told = python(code).splitlines()
    assert told[:2] == [repr(FOUND)] * 2
    assert told[2:] == ["{'year': '2020'} True", "['str', 'int64', 'int64', 'float64'] Int64"]


def test_it_works_with_nothing_else_installed():
    code = HIDDEN.format(names=["numpy", "pandas", "polars", "pyarrow", "scipy", "sklearn", "tqdm"]) + (
        "terms = kouhao.terms(['改革，改革', '发展'])\n"
        "print(terms[0].term, terms.to_dicts()[1]['count'], len(terms.counts.vocabulary))\n"
        "import pathlib, tempfile\n"
        "path = pathlib.Path(tempfile.mkdtemp()) / 'a.parquet'\n"
        "path.write_bytes(b'PAR1')\n"
        "calls = [terms.to_pandas, terms.to_polars, terms.to_arrow, terms.to_sparse, lambda: kouhao.terms('一', progress=True), "
        "lambda: kouhao.read(path)]\n"
        "for call in calls:\n"
        "    try: call(); print('no error')\n"
        "    except ImportError as error: print(str(error).rpartition(': ')[2])\n"
    )
    assert python(code).splitlines() == [
        "改革 1 2",
        "pip install pandas (extra pandas of kouhao)",
        "pip install polars (extra polars of kouhao)",
        "pip install pyarrow (extra arrow of kouhao)",
        "pip install scipy (extra sklearn of kouhao)",
        "pip install tqdm (extra progress of kouhao)",
        "pip install pyarrow (extra polars of kouhao)",
    ]


def rows_of_every_sort():
    speech = kouhao.demo()
    corpus = kouhao.read(SPEECHES, metadata=SPEECHES / "metadata.csv")
    glossary = "名词解释\n1.“三清”：清河道、清路障、清积案。\n2.飞地园区：跨地共建的园区。"
    passage = "要把集市修得更宽敞、更明亮，让赶集的人更舒心"
    report = kouhao.Document("勇毅前行。", variables={"place": "北", "date": "2020"})
    return {
        "Token": speech.tokens(),
        "Term": speech.terms(),
        "GroupTerm": corpus.terms(by="year"),
        "Slogan": speech.slogans(),
        "Known": speech.known(),
        "Enumeration": speech.enumerations(quantities=True),
        "GlossaryEntry": kouhao.parse_glossary(glossary),
        "Meaning": kouhao.Lexicon.catalogue().meanings(),
        "Parallel": speech.parallels(),
        "Template": speech.templates(),
        "Series": corpus.series(outline=True),
        "Quotation": speech.quotations(),
        "Hit": speech.kwic("早半步"),
        "GroupHit": corpus.kwic("发展", by="year"),
        "Key": corpus.keyness(target="date>=2020"),
        "Collocation": corpus.collocations("发展"),
        "Point": corpus.timeline("发展"),
        "Life": corpus.timeline("发展", life=True),
        "First": corpus.firsts(),
        "Breakdown": kouhao.breakdown("社会主义、主义。", ["主义", "社会主义"]),
        "Difference": kouhao.compare("修好水渠。办好“一元食堂”。", "修好水渠吧。办好集市。", similarity=0.3),
        "Reuse": kouhao.reuse([f"今年，{passage}。", f"我们{passage}！"]),
        "Arrival": kouhao.spread([report], "勇毅前行", place="place"),
    }


@pytest.fixture(scope="module")
def every():
    return rows_of_every_sort()


@pytest.mark.parametrize("name", [name for name, _ in _core.fields()])
def test_results_of_every_sort_go_out(every, name, tmp_path):
    rows = every[name]
    assert len(rows), name
    dicts = rows.to_dicts()
    arrow = rows.to_arrow()
    arrow.validate(full=True)
    assert arrow.column_names == [column.rstrip("_") for column in rows.columns]
    # Numbers of enumerated phrases are text to others.
    lists = [row | {"numbers": [str(number) for number in row["numbers"]]} if row.get("numbers") is not None else row for row in dicts]
    assert arrow.to_pylist() == lists
    assert rows.to_polars().to_dicts() == lists
    assert rows.to_pandas().shape == (len(rows), len(rows.columns))
    assert duckdb.sql("SELECT count(*) FROM arrow").fetchall() == [(len(rows),)]
    assert pandas.DataFrame.from_arrow(rows).shape[0] == len(rows)
    kinds = {str(field.type) for field in arrow.schema}
    assert not any("uint" in kind for kind in kinds)
    assert pickle.loads(pickle.dumps(rows)) == rows
    assert kouhao.Table(list(rows), rows._row).to_arrow().equals(arrow)
    rows.to_jsonl(tmp_path / "rows.jsonl")
    assert [json.loads(line) for line in (tmp_path / "rows.jsonl").read_text(encoding="utf-8").splitlines()] == dicts
    rows.to_csv(tmp_path / "rows.csv")
    with (tmp_path / "rows.csv").open(encoding="utf-8", newline="") as file:
        head, *lines = csv.reader(file)
    assert head == list(dicts[0])
    assert len(lines) == len(rows)
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["rows.csv", "rows.jsonl"]


def test_slices_and_rows_are_those_of_the_whole(every):
    rows = every["Token"]
    listed = list(rows)
    assert len(listed) == len(rows) > 400
    for key in (slice(None), slice(3, 9), slice(-5, None), slice(9, 3), slice(None, None, 7), slice(None, None, -1), slice(400, 10**9)):
        assert list(rows[key]) == listed[key]
        assert rows[key].to_polars().height == len(listed[key])
    assert rows[5] == listed[5] and rows[-1] == listed[-1]
    assert rows[2:9][3:][1] == listed[6]
    for place in (len(rows), -len(rows) - 1):
        with pytest.raises(IndexError, match="no row"):
            rows[place]
    assert rows[:0].to_arrow().schema == rows.to_arrow().schema
    assert hash(rows[:3]) == hash(rows[:3])


def test_more_rows_than_a_batch_holds():
    texts = ["改革，" * 20_000] * 3
    rows = kouhao.tokens(texts)
    assert len(rows) == 120_000
    assert rows[70_000] == rows[69_990:70_010][10] == next(iter(rows[70_000:]))
    assert rows.to_polars().group_by("text").len().sort("text")["len"].to_list() == [60_000, 60_000]
    assert [row.document for row in rows[39_999:40_001]] == ["1", "2"]


def test_csv_for_excel_and_cells_that_look_like_formulas(tmp_path):
    rows = kouhao.tokens("=1+1，@甲")
    rows.to_csv(tmp_path / "a.csv", excel=True)
    raw = (tmp_path / "a.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfdocument,start")
    cells = [row["text"] for row in csv.DictReader(io.StringIO(raw.decode("utf-8-sig")))]
    assert "".join(cells) == "'=1'+1，'@甲"
    rows.to_csv(tmp_path / "a.csv")
    cells = [row["text"] for row in csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text(encoding="utf-8")))]
    assert "".join(cells) == "=1+1，@甲"
    with pytest.raises(FileNotFoundError) as caught:
        rows.to_csv(tmp_path / "missing" / "a.csv")
    assert caught.value.filename == str(tmp_path / "missing" / "a.csv")
    (tmp_path / "a.csv").write_text("before", encoding="utf-8")
    rows.to_csv(tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text(encoding="utf-8").startswith("document")


def test_layouts_say_the_types_of_rows():
    layout = {name: (kind, optional) for name, kind, optional in _rows.layout("Enumeration")[1]}
    assert layout["numbers"] == (("item", "number", False), False)
    assert layout["size"] == ("int", True)
    assert layout["items"][1] and layout["items"][0][0] == "item"
    assert layout["sense"][0][0] is kouhao.Sense
    assert [name for name, _, _ in _rows.layout("Hit")[1]][-2] == "match"


def test_rows_that_do_not_fit_are_refused():
    with pytest.raises(TypeError, match="4 are expected"):
        kouhao.Table([("一",)], kouhao.Term)
    with pytest.raises((TypeError, ValueError)):
        kouhao.Table([("一", "二", 1, 1.0)], kouhao.Term)


def test_other_threads_run_while_columns_are_made():
    ticks = []
    stop = threading.Event()

    def tick():
        while not stop.wait(0.005):
            ticks.append(1)

    thread = threading.Thread(target=tick)
    thread.start()
    kouhao.tokens(polars.Series(["修好水渠，办好学校。" * 500] * 40))
    stop.set()
    thread.join()
    assert len(ticks) > 3


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def docx(path, body, name="word/document.xml"):
    xml = f'<w:document xmlns:w="{WORD}" xmlns:mc="{COMPATIBILITY}"><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, xml)


def test_word_documents(tmp_path):
    def paragraph(*texts):
        return "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>" + "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in texts) + "</w:p>"

    box = f"<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{paragraph('框')}</w:txbxContent></mc:Choice>"
    box += f"<mc:Fallback><w:txbxContent>{paragraph('框')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
    table = f"<w:tbl><w:tr><w:tc>{paragraph('甲')}{paragraph('乙')}</w:tc><w:tc>{paragraph('丙')}</w:tc></w:tr></w:tbl>"
    marked = "<w:p><w:r><w:t>前</w:t><w:tab/><w:t>后</w:t><w:br/></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
    marked += "<w:ins><w:r><w:t>增</w:t></w:r></w:ins></w:p>"
    docx(tmp_path / "a.docx", paragraph("做强“1", "+5”主导产业。") + table + marked + f"<w:p>{box}<w:r><w:t>旁</w:t></w:r></w:p>")
    document = kouhao.read(tmp_path / "a.docx")
    assert document.text == "做强“1+5”主导产业。\n甲\n乙\n丙\n前\t后\n增\n旁\n框"
    assert [row.text for row in document.enumerations()] == ["1+5"]
    assert document.name == str(tmp_path / "a.docx")
    (tmp_path / "b.txt").write_text("一", encoding="utf-8")
    (tmp_path / "~$a.docx").write_bytes(b"lock")
    (tmp_path / "meta.csv").write_text("file,year\na.docx,2020\n", encoding="utf-8")
    with pytest.warns(UserWarning, match=r"skipped .*~\$a\.docx"):
        corpus = kouhao.read(tmp_path, metadata=tmp_path / "meta.csv")
    assert [(document.text[:1], document.variables) for document in corpus] == [("一", {}), ("做", {"year": "2020"})]


def test_word_documents_that_are_none(tmp_path, monkeypatch):
    (tmp_path / "a.docx").write_text("text", encoding="utf-8")
    docx(tmp_path / "b.docx", "", name="other.xml")
    docx(tmp_path / "c.docx", "<w:p>")
    for name in ("a.docx", "b.docx", "c.docx"):
        with pytest.raises(kouhao.DataError, match=rf"{name}.*\.docx, or as \.txt"):
            kouhao.read(tmp_path / name)
    docx(tmp_path / "d.docx", "<w:p/>" * 1000)
    monkeypatch.setattr("kouhao._formats.UNPACKED", 1000)
    with pytest.raises(kouhao.DataError, match="more than"):
        kouhao.read(tmp_path / "d.docx")
    with pytest.warns(UserWarning, match=r"a\.docx"):
        assert len(kouhao.read([tmp_path / "a.docx"], strict=False)) == 0
    with pytest.raises(FileNotFoundError):
        kouhao.read(tmp_path / "missing.docx")


def test_parquet(tmp_path, monkeypatch):
    polars.DataFrame(FRAME | {"id": list("abcde")}).write_parquet(tmp_path / "a.parquet")
    polars.DataFrame({"speech": TEXTS}).write_parquet(tmp_path / "b.parquet")
    corpus = kouhao.read(tmp_path / "a.parquet")
    assert [document.name for document in corpus] == list("abcde")
    assert corpus[0].variables == {"year": "2020", "place": "东"}
    names = [document.name for document in kouhao.read(tmp_path / "b.parquet", text_field="speech")]
    assert names == [f"{tmp_path / 'b.parquet'}:{row}" for row in range(1, 6)]
    with pytest.raises(kouhao.DataError, match=r"b\.parquet.*no field 'text'; it has speech"):
        kouhao.read(tmp_path / "b.parquet")
    with pytest.warns(UserWarning, match=r"skipped .*b\.parquet"):
        assert len(kouhao.read(tmp_path)) == 5
    monkeypatch.setitem(sys.modules, "polars", None)
    assert kouhao.read(tmp_path / "a.parquet") == corpus
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(ImportError, match=r"a\.parquet.*pip install pyarrow"):
        kouhao.read(tmp_path / "a.parquet")
