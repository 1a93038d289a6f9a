"""The benchmarks say what they measure: what compares is checked here on contenders that are made up, without any peer."""

import json
import os
import sys
from pathlib import Path
from xml.etree import ElementTree

import bench
import contender
import corpus
import jobs
import kouhao
import processes
import pytest
import report
import scale
from conftest import ROOT, SPEECHES


def test_a_corpus_is_the_texts_in_order_and_the_same_bytes_again(speeches):
    lines = list(corpus.lines(speeches))
    assert [json.loads(line)["text"] for line in lines] == [speech.text for speech in speeches]
    assert [json.loads(line)["id"] for line in lines] == [speech.name for speech in speeches]
    assert {json.loads(line)["language"] for line in lines} == {speech.variables["language"] for speech in speeches}
    assert lines == list(corpus.lines(kouhao.Corpus.from_files(SPEECHES, metadata=SPEECHES / "metadata.csv")))


def test_a_corpus_ends_before_it_is_too_large_and_has_no_empty_texts():
    documents = [kouhao.Document("一二", name="a"), kouhao.Document(""), kouhao.Document("三", name="c"), kouhao.Document("四")]
    assert [json.loads(line)["id"] for line in corpus.lines(documents, 9e-6)] == ["a", "c"]
    assert list(corpus.lines(documents, 5e-6)) == []


def test_copies_differ_from_the_first_and_from_each_other(tmp_path):
    source = tmp_path / "texts.jsonl"
    text = "改革开放，发展经济，三十而立。" * 50
    source.write_text(json.dumps({"id": "a", "text": text}) + "\n", encoding="utf-8")
    out = tmp_path / "copies.jsonl"
    grown = []
    for copies, size, characters in scale.sizes(source, [3, 1], out):
        texts = [json.loads(line)["text"] for line in out.read_text(encoding="utf-8").splitlines()]
        assert (len(texts), characters, size) == (copies, copies * len(text), copies * len(text.encode()))
        grown.append(texts)
    assert [len(texts) for texts in grown] == [1, 3]
    assert grown[0] == grown[1][:1] == [text]
    assert len(set(grown[1])) == 3
    changed = sum(a != b for a, b in zip(grown[1][1], text, strict=True))
    assert 0 < changed < len(text) / 10
    assert all(a == b for a, b in zip(grown[1][1], text, strict=True) if b in "，。")


def test_memory_of_what_holds_the_text_is_told_without_it():
    first = scale.Measured("slogans", 1, 300, 100, 1.0, 1500)
    assert scale.Measured("slogans", 3, 900, 300, 4.0, 4500).row(first).split(" | ")[5:] == ["3.0 ×", "4.0 ×", "0", "12.0", "12.0 |"]
    first = scale.Measured("terms", 1, 300, 100, 1.0, 1500)
    assert scale.Measured("terms", 3, 900, 300, 3.0, 1500).row(first).split(" | ")[-2:] == ["5.0", "0.0 |"]


def test_a_process_is_measured_and_one_that_fails_says_why():
    code = "import os, sys; held = bytearray(80_000_000); sum(range(10**6)); print(os.environ['WHO'])"
    run = processes.run([sys.executable, "-c", code], environment={"WHO": "我"})
    assert run.stdout == "我\n"
    assert run.peak > 80_000_000
    assert 0 < run.processors < 60
    assert processes.run([sys.executable, "-c", "print(1)"], keep=False).stdout == ""
    with pytest.raises(processes.CommandError, match="ended with 3: no such text"):
        processes.run([sys.executable, "-c", "import sys; print('no such text', file=sys.stderr); sys.exit(3)"])
    with pytest.raises(processes.CommandError, match="cannot be started"):
        processes.run([str(ROOT / "no such program")])


# A contender that notes its turns, and fails if it is told to.
CONTENDER = """
import sys
from pathlib import Path
from contender import main

def noting(job):
    with Path(job.options["log"]).open("a") as log:
        log.write(job.options["name"])
    if "fail" in job.options:
        sys.exit("no dictionary")
    with job.timed("first"):
        pass
    with job.timed("second"):
        found = [text for text in job.texts]
    return lambda: found

main({"noting": noting})
"""


@pytest.fixture
def made_up(tmp_path, monkeypatch):
    texts = tmp_path / "texts.jsonl"
    texts.write_text('{"text": "一"}\n{"text": "二"}\n', encoding="utf-8")
    (tmp_path / "by_made_up.py").write_text(CONTENDER, encoding="utf-8")
    monkeypatch.setattr(bench, "CONTENDERS", tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT / "benches/peers/contenders"), os.environ.get("PYTHONPATH", "")]))
    return bench.Bench(texts, 6e-6, 2, tmp_path, Path(sys.executable), 2, 1)


def test_contenders_take_turns_and_who_fails_is_missing(made_up):
    log = made_up.work / "log"
    ours, theirs, broken = (
        bench.Contender(name, "made_up", "noting", {"log": str(log), "name": name} | ({"fail": "yes"} if name == "C" else {})) for name in "ABC"
    )
    result = made_up.result("test", "a test")
    answers = made_up.in_turn(result, [ours, broken, theirs])
    assert log.read_text() == "ACBAB"
    assert answers == {"A": ["一", "二"], "B": ["一", "二"]}
    assert list(result.missing) == ["C"]
    assert "no dictionary" in result.missing["C"]
    assert [(one.name, len(one.phases), len(one.peaks), set(one.phases[0])) for one in result.measured] == [
        ("A", 2, 2, {"first", "second"}),
        ("B", 2, 2, {"first", "second"}),
    ]
    result.compare("with who is there", "A", "B")
    result.compare("with who is not", "A", "C")
    assert [one.what for one in result.comparisons] == ["with who is there"]
    assert not result.good
    result.save(made_up.work / "result.json")
    assert bench.Result.load_from(made_up.work / "result.json") == result


def measured():
    result = bench.Result("repeats", "a & b", 3.0, 0.5)
    result.measured = [
        bench.Measured("ours", [{"all": 1.0}, {"all": 2.0}, {"all": 1.0}], [1.0, 1.0, 1.0], [2_000_000] * 3),
        bench.Measured("theirs", [{"encode": 1.0, "count": 3.0}] * 3, [4.0, 4.0, 4.0], [1_000_000] * 3),
    ]
    result.compare("what | is done", "ours", "theirs")
    result.compare("… counted", "ours", "theirs", ("count",))
    return result


def test_ratios_are_of_rounds_and_of_the_phases_asked_for():
    whole, counted = measured().comparisons
    assert (whole.ratios, whole.processors, str(whole)) == ([4.0, 2.0, 4.0], [4.0, 4.0, 4.0], "4.00× (2.00–4.00)")
    assert (counted.ratios, counted.processors) == ([3.0, 1.5, 3.0], [])
    assert bench.spread([0.123, 12.34, 123.4]) == "12.3 (0.12–123)"
    assert bench.spread([2.0]) == "2.00"


def test_a_page_has_every_figure_and_what_was_not_equal():
    result = measured()
    result.check(True, "as many")
    result.check(False, "as long")
    result.missing["jieba"] = "it does not build"
    page = report.markdown([result], ["Measured once."], "results.svg")
    assert "| what \\| is done | ours | theirs | 4.00× (2.00–4.00) | 4.00× |" in page
    assert "| theirs | 4.00 = encode 1.00 + count 3.00 | 4.00 | 0.8 | 1 |" in page
    assert "- Equal: as many." in page
    assert "- **Not equal**: as long." in page
    assert "- **Missing**: jieba: it does not build" in page


def test_a_bar_reaches_from_one_to_the_median():
    root = ElementTree.fromstring(report.svg([measured()], "a < b"))
    space = "{http://www.w3.org/2000/svg}"
    texts = [element.text for element in root.iter(f"{space}text")]
    assert {"A & b", "what | is done: theirs", "4.00× (2.00–4.00)", "a < b", "1×"} <= set(texts)
    ticks = {element.text: float(element.get("x")) for element in root.iter(f"{space}text") if element.get("class") == "tick"}
    bar = next(root.iter(f"{space}rect"))
    assert float(bar.get("x")) == ticks["1×"]
    assert ticks["2×"] < float(bar.get("x")) + float(bar.get("width")) < ticks["5×"]


def test_what_is_slower_has_its_bar_on_the_other_side():
    result = bench.Result("tokens", "slow", 1.0, 0.0)
    result.measured = [bench.Measured("ours", [{"all": 2.0}]), bench.Measured("theirs", [{"all": 1.0}])]
    result.compare("half as fast", "ours", "theirs")
    root = ElementTree.fromstring(report.svg([result], ""))
    space = "{http://www.w3.org/2000/svg}"
    ticks = {element.text: float(element.get("x")) for element in root.iter(f"{space}text") if element.get("class") == "tick"}
    bar = next(root.iter(f"{space}rect"))
    assert float(bar.get("x")) + float(bar.get("width")) == pytest.approx(ticks["1×"], abs=0.2)
    assert float(bar.get("width")) > 10


def test_tokens_are_compared_where_ideographs_are_cut():
    ours, theirs = [["增长", "20", "%", "，", "好"]], [["增长", "20%", "，", " ", "好"]]
    assert contender.digests_of_tokens(ours) == contender.digests_of_tokens(theirs)
    assert contender.digests_of_tokens(ours) != contender.digests_of_tokens([["增", "长", "20", "%", "，", "好"]])
    assert contender.digests_of_tokens(ours) != contender.digests_of_tokens([["增长", "20", "，", "好"]])
    assert contender.digests_of_tokens(ours) != contender.digests_of_tokens([["增长", "好", "20", "%", "，"]])


def test_a_text_that_is_cut_otherwise_is_told():
    def checked(peer, texts):
        result = bench.Result("tokens", "", 1.0, 0.0)
        jobs.compare_tokens(result, {"kouhao": {"texts": ["a"] * 100, "tokens": 9}, peer: {"texts": texts, "tokens": 9}})
        return [equal for equal, _ in result.checks]

    assert checked("rjieba", ["a"] * 100) == [True]
    assert checked("rjieba", ["a"] * 99 + ["b"]) == [False]
    assert checked("jieba", ["a"] * 99 + ["b"]) == [True]
    assert checked("jieba", ["a"] * 98 + ["b"] * 2) == [False]


PRINTED = "\n".join(
    [
        "tokens, hmm         Tokenizer                               15.3 MB/s  1.41",
        '{"bench":"tokens, hmm","bytes":6,"timed":[{"name":"Tokenizer","seconds":[1.0, 2.0],"found":2},'
        '{"name":"jieba_rs::Jieba::cut","seconds":[3.0, 4.0],"found":2}]}',
    ]
)

CRITERION = """
news/parts              time:   [0.9 s 1.0 s 1.1 s]
                        thrpt:  [100.00 MiB/s 200.00 MiB/s 300.00 MiB/s]
news/enumerate          time:   [0.9 s 1.0 s 1.1 s]
                        thrpt:  [900.00 KiB/s 1.0000 MiB/s 1.1000 MiB/s]
"""


def test_what_benchmarks_in_rust_print_is_read(made_up, monkeypatch):
    monkeypatch.setattr(bench.Bench, "cargo_bench", lambda *_: PRINTED)
    result = jobs.tokens_in_rust(made_up)
    assert [(one.theirs, one.ratios) for one in result.comparisons] == [("jieba_rs::Jieba::cut, hmm", [3.0, 2.0])]
    assert result.good
    monkeypatch.setattr(bench.Bench, "cargo_bench", lambda *_: CRITERION)
    result = jobs.enumerations(made_up)
    speeds = [[result.megabytes / seconds for seconds in one.seconds()] for one in result.measured]
    assert speeds == [pytest.approx([1.048576, 0.9216, 1.1534336]), pytest.approx([209.7152, 104.8576, 314.5728])]
    monkeypatch.setattr(bench.Bench, "cargo_bench", lambda *_: "skipped: there is no corpus")
    assert not jobs.tokens_in_rust(made_up).good
    assert not jobs.enumerations(made_up).good
