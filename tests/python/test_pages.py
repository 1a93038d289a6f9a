"""Pages: files that are never half there, the same from Python and the command line; what a notebook shows."""

import os
import subprocess
import sys
from pathlib import Path

import kouhao
import pytest
from conftest import SPEECHES


def test_report_is_that_of_the_command_line(tmp_path, speeches):
    ours = speeches.report(tmp_path / "ours.html", title="<六篇>", language="zh", top=5, by="speaker")
    theirs = tmp_path / "theirs.html"
    options = ["--metadata", str(SPEECHES / "metadata.csv"), "--title", "<六篇>", "--language", "zh", "--top", "5", "--by", "speaker"]
    subprocess.run([sys.executable, "-m", "kouhao", "report", "-o", theirs, str(SPEECHES), *options], check=True)
    assert ours == tmp_path / "ours.html"
    assert ours.read_bytes() == theirs.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ours.html", "theirs.html"]


@pytest.mark.parametrize(
    ("options", "message"),
    [({"top": 0}, "0 rows"), ({"top": -1}, "top=-1"), ({"by": ""}, "is empty"), ({"language": "de"}, "en, zh"), ({"parts": "head"}, "masthead")],
)
def test_what_fails_leaves_nothing_and_changes_nothing(tmp_path, options, message):
    path = tmp_path / "report.html"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(kouhao.OptionError, match=message):
        kouhao.report([], path, **options)
    assert path.read_text(encoding="utf-8") == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.html"]


def test_files_are_written_where_they_can_be(tmp_path):
    path = tmp_path / "report.html"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        kouhao.demo().report(tmp_path / "no" / "report.html")
    link = tmp_path / "link.html"
    link.symlink_to(path)
    kouhao.demo().report(link)
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


WRITERS = {
    "report": lambda path: kouhao.demo().report(path),
    "to_csv": lambda path: kouhao.terms("改革。").to_csv(path),
    "to_jsonl": lambda path: kouhao.terms("改革。").to_jsonl(path),
    "save": lambda path: kouhao.demo().kwic("早半步").plot().save(path),
    "to_json": lambda path: kouhao.terms("改革。").provenance.to_json(path),
}


@pytest.mark.skipif(sys.platform == "win32", reason="links and devices are another matter there")
@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_links_stay_links_and_devices_devices(tmp_path, write):
    target, link, nowhere = tmp_path / "target", tmp_path / "link", tmp_path / "no" / "file"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    write(link)
    assert link.is_symlink() and target.read_text(encoding="utf-8") not in ("", "old")
    write("/dev/null")
    assert Path("/dev/null").is_char_device()
    with pytest.raises(FileNotFoundError) as caught:
        write(nowhere)
    assert caught.value.filename == str(nowhere)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "target"]


def test_a_link_under_the_temporary_name_is_not_followed(tmp_path):
    other, target = tmp_path / "other", tmp_path / "target.csv"
    other.write_text("mine", encoding="utf-8")
    planted = tmp_path / f".target.csv.{os.getpid()}.0.part"
    planted.symlink_to(other)
    kouhao.terms("改革。").to_csv(target)
    assert other.read_text(encoding="utf-8") == "mine" and planted.is_symlink()
    assert "改革" in target.read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == [planted.name, "other", "target.csv"]


def test_report_takes_ones_own_knowledge(tmp_path):
    page = kouhao.report("抓好“四个全面”。", tmp_path / "a.html", lexicon=kouhao.Lexicon(), background="none", tokenizer=kouhao.Tokenizer(hmm=False))
    text = page.read_text(encoding="utf-8")
    assert "as defined by <bdi" not in text
    assert "0 formulations" in text
    assert "words of the user" in text
    assert "全面从严治党" in kouhao.report("抓好“四个全面”。", tmp_path / "a.html").read_text(encoding="utf-8")


def test_a_notebook_shows_documents_corpora_and_rows(speeches):
    page = kouhao.demo()._repr_html_()
    assert page.count("<style>") == 1
    assert "kh-own" in page
    assert "防范化解重大风险 | 精准脱贫" in page
    page = speeches._repr_html_()
    assert "6 texts" in page
    assert "闻柏舟" in page
    assert "linear-gradient" in kouhao.demo().slogans()._repr_html_()
    assert "linear-gradient" not in kouhao.Corpus()._repr_html_().split("</style>")[1]
    # Places in a text are no counts.
    assert "linear-gradient" not in kouhao.demo().enumerations()._repr_html_()
