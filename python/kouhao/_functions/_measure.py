"""Functions that count: the methods of `kouhao._commands.measure`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from typing import Literal, overload

from kouhao._commands.options import TITLE_AND_BODY, Overlap, Parts, StopWords, Unit
from kouhao._counts import Terms
from kouhao._lexicon import Lexicon
from kouhao._rows import (
    Breakdown,
    Collocation,
    GroupTerm,
    Key,
    Term,
)
from kouhao._table import Table
from kouhao._texts import Texts, as_texts
from kouhao._tokenizer import Tokenizer
from kouhao._work import Progress


@overload
def terms(
    texts: Texts,
    /,
    *,
    unit: Unit = "word",
    n: int | None = None,
    min_count: int = 1,
    by: None = None,
    punctuation: bool = False,
    numbers: bool = True,
    stop_words: StopWords = None,
    names: Lexicon | Iterable[str] | None = None,
    phrases: Iterable[str] | None = None,
    overlap: Overlap = "overlapping",
    simplify: bool = False,
    parts: Parts = TITLE_AND_BODY,
    tokenizer: Tokenizer | None = None,
    progress: Progress | None = None,
) -> Terms[Term]: ...
@overload
def terms(
    texts: Texts,
    /,
    *,
    unit: Unit = "word",
    n: int | None = None,
    min_count: int = 1,
    by: str,
    punctuation: bool = False,
    numbers: bool = True,
    stop_words: StopWords = None,
    names: Lexicon | Iterable[str] | None = None,
    phrases: Iterable[str] | None = None,
    overlap: Overlap = "overlapping",
    simplify: bool = False,
    parts: Parts = TITLE_AND_BODY,
    tokenizer: Tokenizer | None = None,
    progress: Progress | None = None,
) -> Terms[GroupTerm]: ...
def terms(
    texts: Texts,
    /,
    *,
    unit: Unit = "word",
    n: int | None = None,
    min_count: int = 1,
    by: str | None = None,
    punctuation: bool = False,
    numbers: bool = True,
    stop_words: StopWords = None,
    names: Lexicon | Iterable[str] | None = None,
    phrases: Iterable[str] | None = None,
    overlap: Overlap = "overlapping",
    simplify: bool = False,
    parts: Parts = TITLE_AND_BODY,
    tokenizer: Tokenizer | None = None,
    progress: Progress | None = None,
) -> Terms[Term] | Terms[GroupTerm]:
    """Count words or n-grams: `Corpus.terms`, for texts of any kind.

    Examples
    --------
    >>> import kouhao
    >>> kouhao.terms(["深化改革，扩大开放。", "改革！改革！"], min_count=2).to_dicts()
    [{'term': '改革', 'count': 2, 'documents': 1, 'per_million': 500000.0}]
    """
    corpus = as_texts(texts)
    return corpus.terms(
        unit=unit,
        n=n,
        min_count=min_count,
        by=by,
        punctuation=punctuation,
        numbers=numbers,
        stop_words=stop_words,
        names=names,
        phrases=phrases,
        overlap=overlap,
        simplify=simplify,
        parts=parts,
        tokenizer=tokenizer,
        progress=progress,
    )


def breakdown(texts: Texts, /, phrases: Iterable[str], *, parts: Parts = TITLE_AND_BODY, simplify: bool = False) -> Table[Breakdown]:
    """Find inside which phrases of a list each phrase of it occurs: `Corpus.breakdown`, for texts of any kind."""
    return as_texts(texts).breakdown(phrases, parts=parts, simplify=simplify)


def keyness(
    texts: Texts,
    /,
    *,
    target: str | None = None,
    reference: Texts | Mapping[str, int] | PathLike[str] | None = None,
    unit: Unit = "word",
    n: int | None = None,
    min_count: int = 1,
    prior_weight: float = 1.0,
    g2: Literal["4-cell", "2-cell"] = "4-cell",
    numbers: bool = True,
    stop_words: StopWords = None,
    names: Lexicon | Iterable[str] | None = None,
    phrases: Iterable[str] | None = None,
    overlap: Overlap = "overlapping",
    simplify: bool = False,
    parts: Parts = TITLE_AND_BODY,
    tokenizer: Tokenizer | None = None,
    progress: Progress | None = None,
) -> Table[Key]:
    """Compare two sets of documents term by term: `Corpus.keyness`, for texts of any kind.

    Examples
    --------
    >>> import kouhao
    >>> keys = kouhao.keyness(["改革，改革，改革！"], reference=["稳定，还是稳定。"])
    >>> [(key.term, key.target, key.reference) for key in keys[:2]]
    [('改革', 3, 0), ('稳定', 0, 2)]
    """
    return as_texts(texts).keyness(
        target=target,
        reference=reference,
        unit=unit,
        n=n,
        min_count=min_count,
        prior_weight=prior_weight,
        g2=g2,
        numbers=numbers,
        stop_words=stop_words,
        names=names,
        phrases=phrases,
        overlap=overlap,
        simplify=simplify,
        parts=parts,
        tokenizer=tokenizer,
        progress=progress,
    )


def collocations(
    texts: Texts,
    /,
    phrase: str,
    *,
    within: Literal["window", "sentence"] = "window",
    window: int = 5,
    among: Iterable[str] | None = None,
    min_count: int = 1,
    parts: Parts = TITLE_AND_BODY,
    simplify: bool = False,
    tokenizer: Tokenizer | None = None,
    progress: Progress | None = None,
) -> Table[Collocation]:
    """Find the words, or the phrases of a list, that occur near a phrase: `Corpus.collocations`, for texts of any kind.

    Examples
    --------
    >>> import kouhao
    >>> texts = ["增强“四个意识”，做到“两个维护”。", "增强“四个意识”。"]
    >>> found = kouhao.collocations(texts, "四个意识", within="sentence", among=["两个维护"])
    >>> [(row.term, row.together) for row in found]
    [('两个维护', 1)]
    """
    return as_texts(texts).collocations(
        phrase,
        within=within,
        window=window,
        among=among,
        min_count=min_count,
        parts=parts,
        simplify=simplify,
        tokenizer=tokenizer,
        progress=progress,
    )
