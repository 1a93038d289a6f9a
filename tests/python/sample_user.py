"""What users write, for type checkers and for a run: every line must check under mypy --strict."""

from __future__ import annotations

import tempfile
from pathlib import Path

import kouhao
from kouhao.sklearn import TermVectorizer


def named(document: kouhao.Document) -> dict[str, list[str]]:
    """Collect the members of named sets."""
    return {found.text: [item.text for item in found.items or ()] for found in document.enumerations() if found.named}


def report(texts: list[str]) -> list[tuple[str, int, float]]:
    """List terms with their counts."""
    terms: kouhao.Terms[kouhao.Term] = kouhao.terms(texts, stop_words="closed", min_count=2)
    return [(row.term, row.count, row.per_million) for row in terms]


def by_year(corpus: kouhao.Corpus) -> dict[str | None, int]:
    """Count words by year."""
    totals: dict[str | None, int] = {}
    for row in corpus.terms(by="year"):
        totals[row.group] = totals.get(row.group, 0) + row.count
    return totals


def told(done: int, total: int) -> None:
    """Take note of how far the work is."""
    assert done <= total


def main() -> None:
    """Go through the package once."""
    speech = kouhao.demo()
    assert "六稳" in named(speech)
    first: kouhao.Slogan = speech.slogans()[0]
    some: kouhao.Table[kouhao.Slogan] = speech.slogans(background="none")[:2]
    assert first.count >= some[0].count > 0
    assert report(["改革，改革！", "发展。"]) == [("改革", 2, 666666.6666666666)]
    corpus = kouhao.Corpus.from_texts(["改革。", "发展。"], names=["a", "b"], variables={"date": ["2020", None]})
    assert by_year(corpus) == {"2020": 1, None: 1}
    dated: kouhao.Corpus = corpus.where("date>=2020")
    lives: kouhao.Table[kouhao.Life] = dated.timeline("改革", life=True)
    assert lives[0].first == "2020"
    words: list[str] = kouhao.Tokenizer().words("深化改革")
    lists: list[list[str]] = kouhao.Tokenizer(hmm=False).words(["深化改革"], progress=told)
    assert lists == [words]
    path = Path(tempfile.mkdtemp()) / "rows.csv"
    speech.enumerations(quantities=True).to_csv(path, excel=True)
    assert path.read_text(encoding="utf-8-sig").startswith("document,part,start")
    meaning = kouhao.Lexicon.catalogue().get("四个意识", at="2020")
    assert meaning is not None
    assert len(meaning.members) == 4
    assert TermVectorizer(stop_words="closed").fit(["改革"]).vocabulary_ == {"改革": 0}
    try:
        kouhao.kwic(speech, "、")
    except kouhao.OptionError as error:
        assert "phrase" in str(error)


if __name__ == "__main__":
    main()
