"""Documents, corpora, files and what goes wrong with them."""

import gzip
import json
import pickle
import warnings

import kouhao
import pytest
from conftest import ROOT, SPEECHES


def test_demo_is_the_speech_of_the_examples():
    speech = kouhao.demo()
    assert speech.text == (SPEECHES / "2021-congress-closing.txt").read_text(encoding="utf-8")
    assert speech.occasion == "在市七届人大六次会议闭幕时的讲话"
    assert speech.title.splitlines() == ["早半步、实一分，携手把日子过红火", "奋力挑起岚川中部大梁"]
    assert ("2+6", (2, 6), "产业体系") in [(row.text, row.numbers, row.noun) for row in speech.enumerations()]


def test_document_keeps_what_it_was_given():
    text = "走在全省前列！"
    document = kouhao.Document(text, name="a", variables={"province": "河北", "date": "2022"})
    assert document.text is text
    assert (document.name, document.date, document.variables, len(document)) == ("a", "2022", {"date": "2022", "province": "河北"}, 7)
    document.variables["date"] = "1999"
    assert document.date == "2022"
    with pytest.raises(AttributeError):
        document.text = "other"


def test_one_file_is_a_document_and_more_are_a_corpus(tmp_path):
    assert isinstance(kouhao.read(SPEECHES / "2019-mobilisation.txt"), kouhao.Document)
    assert isinstance(kouhao.read([SPEECHES / "2019-mobilisation.txt"]), kouhao.Corpus)
    assert len(kouhao.read(SPEECHES, metadata=SPEECHES / "metadata.csv")) == 6
    assert len(kouhao.read(f"{SPEECHES}/20[12]*.txt")) == 6
    (tmp_path / "lines.jsonl").write_text('{"text": "一", "id": "x"}\n', encoding="utf-8")
    assert [document.name for document in kouhao.read(tmp_path / "lines.jsonl")] == ["x"]
    with gzip.open(tmp_path / "a.txt.gz", "wt", encoding="utf-8") as file:
        file.write("四个全面")
    assert kouhao.read(str(tmp_path / "a.txt.gz")).text == "四个全面"


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path):
    (tmp_path / "[1].txt").write_text("一", encoding="utf-8")
    assert kouhao.read(str(tmp_path / "[1].txt")).text == "一"


def test_corpus_is_a_sequence(speeches):
    assert len(speeches) == len(list(speeches)) == 6
    assert speeches[-1].name == speeches[5].name
    assert [document.name for document in speeches[::2]] == [speeches[i].name for i in (0, 2, 4)]
    assert speeches[speeches[2].name] == speeches[2]
    with pytest.raises(IndexError, match="no document 6 in a corpus of 6"):
        speeches[6]
    with pytest.raises(KeyError):
        speeches["missing"]
    assert "6 documents" in repr(speeches)
    assert repr(kouhao.Corpus()) == "Corpus(no documents)"


def test_texts_with_names_and_variables():
    corpus = kouhao.Corpus.from_texts(["一", "二"], names=["a", "b"], variables={"year": ["2020", None]})
    assert [(document.name, document.variables) for document in corpus] == [("a", {"year": "2020"}), ("b", {})]
    assert [document.name for document in kouhao.Corpus.from_texts(["一", "二"])] == ["1", "2"]
    with pytest.raises(kouhao.OptionError, match="names has 1 values for 2 texts"):
        kouhao.Corpus.from_texts(["一", "二"], names=["a"])
    with pytest.raises(TypeError, match="text 2 is not a str but float"):
        kouhao.Corpus.from_texts(["一", float("nan")])
    with pytest.raises(TypeError, match="a str"):
        kouhao.Corpus.from_texts("一")


def test_columns_of_frames_are_texts():
    pandas = pytest.importorskip("pandas")
    polars = pytest.importorskip("polars")
    for series in (pandas.Series(["做强“1+5”主导产业。"]), polars.Series(["做强“1+5”主导产业。"])):
        assert [row.text for row in kouhao.enumerations(series)] == ["1+5"]


def test_frames_give_names_and_variables():
    pandas = pytest.importorskip("pandas")
    polars = pytest.importorskip("polars")
    data = {"text": ["一", "二"], "id": [7, 8], "year": [2020, None], "place": ["x", None]}
    dates = ["2020-01-02", "2021-03-04"]
    frame = pandas.DataFrame(data | {"date": pandas.to_datetime(dates)})
    corpus = kouhao.Corpus.from_frame(frame, name="id")
    assert [document.name for document in corpus] == ["7", "8"]
    assert corpus[0].variables == {"year": "2020", "place": "x", "date": "2020-01-02"}
    assert corpus[1].variables == {"date": "2021-03-04"}
    frame = polars.DataFrame(data | {"date": dates}).with_columns(polars.col("date").str.to_date())
    assert kouhao.Corpus.from_frame(frame, name="id")[0].variables == {"year": "2020", "place": "x", "date": "2020-01-02"}
    with pytest.raises(kouhao.OptionError, match="no column 'body'"):
        kouhao.Corpus.from_frame(frame, text="body")


def test_files_that_are_not_there_are_python_s_own_errors(tmp_path):
    with pytest.raises(FileNotFoundError) as caught:
        kouhao.read(tmp_path / "missing.txt")
    assert caught.value.filename == str(tmp_path / "missing.txt")
    assert caught.value.errno == 2
    with pytest.raises(FileNotFoundError):
        kouhao.read(f"{tmp_path}/*.txt")
    with pytest.raises(FileNotFoundError):
        kouhao.Tokenizer(dictionary=tmp_path / "missing.txt")


def test_bytes_that_are_no_text(tmp_path):
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "good.txt").write_text("四个全面", encoding="utf-8")
    with pytest.raises(kouhao.DataError, match=r"noise\.txt"):
        kouhao.read(tmp_path)
    with pytest.warns(UserWarning, match=r"noise\.txt"):
        corpus = kouhao.read(tmp_path, strict=False)
    assert [document.text for document in corpus] == ["四个全面"]
    with pytest.raises(kouhao.OptionError, match="klingon"):
        kouhao.read(tmp_path, encoding="klingon")


def test_malformed_bytes_are_told(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("坚持稳中求进工作总基调，推动高质量发展。".encode("gb18030") + b"\xff" + "落实到位。".encode("gb18030"))
    with pytest.raises(kouhao.DataError, match=r"a\.txt:1: some bytes are malformed in GB18030"):
        kouhao.read(path, encoding="gb18030")
    with pytest.warns(UserWarning, match=r"a\.txt:1: some bytes are malformed in GB18030"):
        document = kouhao.read(path, encoding="gb18030", strict=False)
    assert "\ufffd" in document.text


def test_files_of_other_sorts_are_passed_over_with_a_warning(tmp_path):
    (tmp_path / "a.txt").write_text("一", encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"")
    with pytest.warns(UserWarning, match=r"skipped .*b\.pdf: unsupported file type"):
        assert len(kouhao.read([tmp_path])) == 1
    with pytest.raises(kouhao.DataError, match=r"b\.pdf"):
        kouhao.read(tmp_path / "b.pdf")


def test_a_path_is_no_text():
    with pytest.raises(TypeError, match=r"kouhao\.read"):
        kouhao.enumerations(ROOT / "README.md")


def test_documents_in_a_list_are_a_corpus(speeches):
    assert kouhao.slogans(list(speeches)) == speeches.slogans()
    with pytest.raises(TypeError, match="text 2 is not a str but Document"):
        kouhao.slogans(["一", speeches[0]])


def test_empty_texts_have_no_findings():
    assert len(kouhao.Corpus()) == 0
    for texts in ("", [], ["", ""]):
        for command in ("tokens", "terms", "slogans", "known", "enumerations", "parallels", "templates", "series", "quotations", "reuse"):
            rows = getattr(kouhao, command)(texts)
            assert (len(rows), rows.to_dicts()) == (0, [])
        assert isinstance(kouhao.summary(texts), str)


def test_documents_and_corpora_pickle(speeches):
    assert pickle.loads(pickle.dumps(speeches)) == speeches
    again = pickle.loads(pickle.dumps(speeches[1]))
    assert (again, again.date) == (speeches[1], speeches[1].date)
    assert again != speeches[0]


def test_tokenizers_pickle_with_the_words_of_their_files(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("把日子过红火\n", encoding="utf-8")
    tokenizer = kouhao.Tokenizer(hmm=False, user_words=["1+5"], dictionary=path)
    path.unlink()
    again = pickle.loads(pickle.dumps(tokenizer))
    text = "把日子过红火，做强1+5"
    assert again.words(text) == tokenizer.words(text) == ["把日子过红火", "，", "做", "强", "1+5"]
    assert kouhao.Tokenizer().words(text) != tokenizer.words(text)


def test_engines_give_the_same_tokens(speeches):
    texts = [document.text for document in speeches] + ["T恤、5G基站和1+5主导产业，葛󠄀城〇人々"]
    for settings in [{}, {"hmm": False}, {"user_words": ["主导产业", "1+5", "基站和"]}]:
        own, jieba = kouhao.Tokenizer(**settings), kouhao.Tokenizer(engine="jieba", **settings)
        assert own.words(texts) == jieba.words(texts)
        assert pickle.loads(pickle.dumps(jieba)).words(texts[0]) == own.words(texts[0])
    assert "engine='jieba'" in repr(jieba)
    with pytest.raises(kouhao.OptionError, match="kouhao"):
        kouhao.Tokenizer(engine="mecab")


def test_wrong_words_are_refused(tmp_path):
    with pytest.raises(kouhao.OptionError, match="empty"):
        kouhao.Tokenizer(user_words=[""])
    with pytest.raises(TypeError, match="list of words"):
        kouhao.Tokenizer(user_words="四个全面")
    path = tmp_path / "words.txt"
    path.write_bytes(b"\xff\xfe\xfd")
    with pytest.raises(kouhao.DataError, match=r"words\.txt"):
        kouhao.Tokenizer(dictionary=path)


def test_documents_are_chosen_by_conditions():
    places, dates = ["河北", "浙江", "江苏", "浙江|江苏", None], ["2019", "2020-03", "2021", None, "2020"]
    corpus = kouhao.Corpus.from_texts(list("甲乙丙丁戊"), variables={"province": places, "date": dates})

    def texts(*conditions):
        return "".join(document.text for document in corpus.where(*conditions))

    assert texts("province=浙江|江苏") == "乙丙"
    assert texts("province!=浙江|江苏") == "甲丁"
    assert texts("date>=2020", "province=江苏|浙江 & date<2021") == "乙"
    assert texts(r"province=浙江\|江苏") == "丁"
    assert texts("date=2020") == "乙戊"
    assert texts() == "甲乙丙丁戊"
    assert corpus.where("date=2020").where("province=浙江") == corpus.where("date=2020", "province=浙江") == corpus[1:2]
    assert len(kouhao.Corpus().where("province=浙江")) == 0
    for wrong in ("province", "province=", "province=|江苏", "date<2020|2021", "province=浙江|province=江苏"):
        with pytest.raises(kouhao.OptionError, match="is not a condition"):
            corpus.where(wrong)
    with pytest.raises(kouhao.OptionError, match="no document matches province=河北 & date>2019, although each condition alone matches some"):
        corpus.where("province=河北", "date>2019")
    with pytest.raises(kouhao.OptionError, match="no document has a field `provnce`; the variables are date, province"):
        corpus.where("provnce=河北")
    with pytest.raises(TypeError):
        corpus.where(["province=河北"])


def test_a_date_of_the_text_makes_a_coarser_one_precise():
    text = "在闭幕会上的讲话\n（2025年1月13日）\n同志们：\n走在前列！"
    for given, expected in [("2025", "2025-01-13"), ("2025-01", "2025-01-13"), ("2024", "2024"), ("2025-01-14", "2025-01-14")]:
        document = kouhao.Document(text, variables={"date": given})
        assert (document.date, document.variables["date"]) == (expected, given)
    corpus = kouhao.Corpus.from_texts([text], variables={"date": ["2025"]})
    assert [(point.period, point.count) for point in corpus.timeline("前列", by="month")] == [("2025-01", 1)]


def test_a_tokenizer_goes_where_words_are_asked_for():
    tokenizer = kouhao.Tokenizer(user_words=["把日子过红火"])
    assert "把日子过红火" in [row.term for row in kouhao.terms("携手把日子过红火。", tokenizer=tokenizer)]
    assert "把日子过红火" not in [row.term for row in kouhao.terms("携手把日子过红火。")]


def test_a_warning_points_to_the_line_that_read(tmp_path):
    (tmp_path / "b.pdf").write_bytes(b"")
    for function in (kouhao.read, kouhao.Corpus.from_files):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            function([tmp_path])
        assert [warning.filename for warning in caught] == [__file__]


def test_a_year_dates_what_has_no_date(tmp_path):
    rows = [{"text": "稳中求进。", "year": 2018}, {"text": "稳中求进。", "year": "2019年"}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (tmp_path / "a.csv").write_text("text,year\n稳中求进。,2018\n稳中求进。,2019年\n", encoding="utf-8")
    (tmp_path / "m.csv").write_text("file,year\n1.txt,2018\n2.txt,2019年\n", encoding="utf-8")
    for name in ("1.txt", "2.txt"):
        (tmp_path / name).write_text("稳中求进。", encoding="utf-8")
    read = [
        kouhao.read(tmp_path / "a.jsonl"),
        kouhao.read(tmp_path / "a.csv"),
        kouhao.read([tmp_path / "1.txt", tmp_path / "2.txt"], metadata=tmp_path / "m.csv"),
        kouhao.Corpus([kouhao.Document(row["text"], variables={"year": str(row["year"])}) for row in rows]),
        kouhao.Corpus.from_texts([row["text"] for row in rows], variables={"year": ["2018", "2019年"]}),
    ]
    for corpus in read:
        assert [document.date for document in corpus] == ["2018", "2019"]
        assert [(point.period, point.count) for point in corpus.timeline("稳中求进")] == [("2018", 1), ("2019", 1)]
    assert len(read[0].where("date<2019")) == 1
