"""Pictures: the same from Python and the command line, well formed, of the tables that have one."""

import pickle
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import kouhao
import pytest
from kouhao import OptionError

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>'\"&"

TEXTS = {
    "2018": "办好“一元食堂”。扎实推进改革，推进开放。\n改革开放，扎实推进。",
    "2019": "推广“智能+”。推进改革开放。\n\n改革创新，稳中求进。",
    "2021": "稳中求进，稳中求进！扩大开放。",
}


@pytest.fixture(scope="module")
def corpus():
    variables = {"date": list(TEXTS), "place": ["甲", "乙", HOSTILE]}
    return kouhao.Corpus.from_texts(TEXTS.values(), names=[f"报告/{year}.txt" for year in TEXTS], variables=variables)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("报告")
    for year, text in TEXTS.items():
        (folder / f"{year}.txt").write_text(text, encoding="utf-8")
    rows = "".join(f"{year}.txt,{year}\n" for year in TEXTS)
    (folder / "metadata.csv").write_text(f"file,date\n{rows}", encoding="utf-8")
    return folder


def tables(corpus):
    return {
        "timeline": corpus.timeline(["改革", "稳中求进"]),
        "keyness": corpus.keyness(target="date=2018"),
        "kwic": corpus.kwic("改革"),
        "kwic by": corpus.kwic("改革", by="place"),
        "terms": corpus.terms(phrases=["改革", "开放", "稳中求进"], by="place"),
        "compare": corpus.compare(reference="date=2018", target="date=2019"),
    }


def texts(svg):
    return ["".join(element.itertext()) for element in ET.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_picture_is_well_formed_and_named(corpus, language):
    for name, table in tables(corpus).items():
        picture = table.plot(language=language, title=HOSTILE if name == "terms" else None)
        root = ET.fromstring(picture.svg)
        assert root.tag == f"{SVG}svg" and root.get("role") == "img" and root.get("lang") == language
        assert [child.tag for child in root][:3] == [f"{SVG}title", f"{SVG}desc", f"{SVG}style"]
        assert root[0].text == picture.title and root[1].text == picture.description and picture.description
        assert not list(root.iter(f"{SVG}script")) and "NaN" not in picture.svg
        assert table.plot(language=language, title=HOSTILE if name == "terms" else None) == picture
        assert picture.title in repr(picture)


def test_numbers_are_those_of_the_rows(corpus):
    shown = texts(corpus.terms(phrases=["改革", "开放"], by="place").plot(measure="count").svg)
    assert "".join(shown).count(HOSTILE) == 1
    rows = {(row.group, row.term): row.count for row in corpus.terms(phrases=["改革", "开放"], by="place")}
    assert rows == {("甲", "改革"): 2, ("甲", "开放"): 2, ("乙", "改革"): 2, ("乙", "开放"): 1, (HOSTILE, "开放"): 1}
    # Groups are more than terms and go down, in order of their names.
    assert shown[2:4] == ["开放", "改革"] and shown[4:13] == [HOSTILE, "1", "0", "乙", "1", "2", "甲", "2", "2"]


def test_what_is_rare_in_one_group_is_no_zero(corpus):
    shown = texts(corpus.terms(phrases=["改革", "开放"], by="place", min_count=2).plot(measure="count").svg)
    assert shown[4:13] == [HOSTILE, "1", "0", "乙", "1", "2", "甲", "2", "2"]


def test_a_slice_is_drawn_and_pickles(corpus):
    keys = corpus.keyness(target="date=2018")
    first = texts(keys[:1].plot().svg)
    assert keys[0].term in first and not {key.term for key in keys[1:]} & set(first)
    for name, table in tables(corpus).items():
        again = pickle.loads(pickle.dumps(table))
        assert again == table
        if name in ("kwic", "kwic by", "terms"):
            with pytest.raises(OptionError, match="plot before pickling"):
                again.plot()
        else:
            assert again.plot() == table.plot()


def test_names_of_both_sides(corpus):
    assert corpus.keyness(target="date=2018").plot().title == "What sets 2018 apart from all others"
    assert corpus.keyness(target="date=2018", reference="date=2019").plot(language="zh").title == "2018与2019的用词差异"
    assert corpus.keyness(target="date=2018", reference=corpus[1]).plot().title == "What sets 2018 apart from 2019"
    assert corpus.keyness(reference={"改革": 3}).plot().title == "What sets all texts apart from mapping"
    # Two places of two years stand side by side; what one place says in two years has changed.
    assert corpus[0].compare(corpus[1]).plot().title == "2018 beside 2019"
    older, newer = kouhao.Corpus.from_texts(TEXTS.values(), names=list(TEXTS), variables={"date": list(TEXTS)})[:2]
    assert older.compare(newer).plot().title == "What changed from 2018 to 2019"
    assert corpus[0].compare("改革。").plot(names=("去年", "今年"), language="zh").title == "从去年到今年的提法变化"
    assert any("2018 (" in text and "characters" in text for text in texts(corpus[0].compare(corpus[1]).plot().svg))


def test_empty_results_say_so():
    empty = kouhao.Corpus.from_texts([])
    with pytest.warns(UserWarning, match="no documents"):
        keys = empty.keyness(target="date=2018")
    for table in [empty.timeline("改革"), keys, empty.kwic("改革"), empty.terms(by="date"), empty.compare([])]:
        assert any("nothing to draw" in text for text in texts(table.plot().svg))


def test_tables_without_a_picture_say_which_have_one(corpus):
    tables = [corpus.terms(), corpus.timeline("改革", life=True), corpus.slogans(), corpus.enumerations(), corpus.collocations("改革")]
    for table in [*tables, corpus.terms()[:1]]:
        with pytest.raises(OptionError, match=r"timeline .* keyness, kwic, compare and terms"):
            table.plot()


@pytest.mark.parametrize(
    ("name", "options", "reason"),
    [
        ("timeline", {"top": 0}, "0 rows"),
        ("timeline", {"top": -1}, "out of range"),
        ("timeline", {"language": "fr"}, "en, zh"),
        ("timeline", {"measure": "per_million"}, "per_10k_chars"),
        ("timeline", {"names": ("a", "b")}, "keyness and compare"),
        ("keyness", {"measure": "count"}, "timeline and terms"),
        ("keyness", {"names": "ab"}, "give two names"),
        ("kwic", {"names": ("a", "b")}, "keyness and compare"),
        ("terms", {"names": ("a", "b")}, "keyness and compare"),
        ("compare", {"measure": "count"}, "timeline and terms"),
    ],
)
def test_wrong_options(corpus, name, options, reason):
    with pytest.raises(OptionError, match=reason):
        tables(corpus)[name].plot(**options)


def test_a_picture_is_a_value(corpus, tmp_path):
    picture = corpus.timeline("改革").plot()
    assert picture._repr_html_() == picture._repr_svg_() == picture.svg
    assert pickle.loads(pickle.dumps(picture)) == picture and hash(picture) == hash(corpus.timeline("改革").plot())
    picture.save(tmp_path / "图.svg")
    assert (tmp_path / "图.svg").read_bytes() == picture.svg.encode()
    with pytest.raises(OptionError, match="SVG"):
        picture.save(tmp_path / "图.png")
    assert not (tmp_path / "图.png").exists()


@pytest.mark.parametrize(
    ("arguments", "draw"),
    [
        (["timeline", "--phrase", "改革", "--phrase", "开放"], lambda c: c.timeline(["改革", "开放"])),
        (["keyness", "--target", "date=2018"], lambda c: c.keyness(target="date=2018")),
        (["kwic", "--phrase", "改革"], lambda c: c.kwic("改革")),
        (["terms", "--by", "date", "--phrase", "改革", "--min-count", "2"], lambda c: c.terms(phrases=["改革"], by="date", min_count=2)),
        (["compare", "--reference", "date=2018", "--target", "date=2019"], lambda c: c.compare(reference="date=2018", target="date=2019")),
    ],
)
def test_the_command_line_draws_the_same(folder, arguments, draw):
    command, *options = arguments
    inputs = [str(folder), "--metadata", str(folder / "metadata.csv")]
    outcome = subprocess.run(
        [sys.executable, "-m", "kouhao", command, *options, *inputs, "--format", "svg", "--language", "zh"], capture_output=True, check=True
    )
    read = kouhao.read(folder, metadata=folder / "metadata.csv")
    assert outcome.stdout.decode() == draw(read).plot(language="zh").svg


def test_other_commands_refuse_a_picture(folder):
    for command in [["slogans"], ["terms"], ["timeline", "--phrase", "改革", "--life"], ["terms", "--breakdown", "--phrase", "改革"]]:
        outcome = subprocess.run([sys.executable, "-m", "kouhao", *command, str(folder), "--format", "svg"], capture_output=True)
        assert outcome.returncode == 2 and "keyness, kwic, compare and terms --by" in outcome.stderr.decode() and not outcome.stdout


def test_documentation_names_the_pictures():
    docs = Path(__file__).parents[2] / "docs"
    pages = [(docs / page).read_text(encoding="utf-8") for page in ("reference/pictures.md", "how-to/charts.md")]
    for name in ("timeline", "keyness", "kwic", "terms", "compare"):
        assert all(f"`{name}" in page for page in pages), name
    assert all(needed in pages[1] for needed in ("axes.unicode_minus", "configure(font="))
