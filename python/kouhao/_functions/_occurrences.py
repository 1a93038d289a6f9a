"""Functions that follow phrases through texts and times: the methods of `kouhao._commands.occurrences`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, overload

from kouhao._commands.options import TITLE_AND_BODY, BackgroundLike, Order, Overlap, Parts, Period
from kouhao._lexicon import Lexicon
from kouhao._rows import (
    First,
    GroupHit,
    Hit,
    Life,
    Point,
)
from kouhao._table import Table
from kouhao._texts import Texts, as_texts
from kouhao._tokenizer import Tokenizer
from kouhao._work import Progress


@overload
def kwic(
    texts: Texts,
    /,
    phrase: str,
    *,
    width: int = 20,
    sort: Order = "position",
    by: None = None,
    parts: Parts = TITLE_AND_BODY,
    simplify: bool = False,
    progress: Progress | None = None,
) -> Table[Hit]: ...
@overload
def kwic(
    texts: Texts,
    /,
    phrase: str,
    *,
    width: int = 20,
    sort: Order = "position",
    by: str,
    parts: Parts = TITLE_AND_BODY,
    simplify: bool = False,
    progress: Progress | None = None,
) -> Table[GroupHit]: ...
def kwic(
    texts: Texts,
    /,
    phrase: str,
    *,
    width: int = 20,
    sort: Order = "position",
    by: str | None = None,
    parts: Parts = TITLE_AND_BODY,
    simplify: bool = False,
    progress: Progress | None = None,
) -> Table[Hit] | Table[GroupHit]:
    """Show every occurrence of a phrase in context: `Corpus.kwic`, for texts of any kind.

    Examples
    --------
    >>> import kouhao
    >>> [hit.match for hit in kouhao.kwic(kouhao.demo(), "早半步实一分")]
    ['早半步、实一分', '早半步、实一分', '早半步，实一分']
    """
    return as_texts(texts).kwic(phrase, width=width, sort=sort, by=by, parts=parts, simplify=simplify, progress=progress)


@overload
def timeline(
    texts: Texts,
    /,
    phrases: str | Iterable[str],
    *,
    by: Period = "year",
    overlap: Overlap = "overlapping",
    min_gap: int = 2,
    life: Literal[False] = False,
    parts: Parts = TITLE_AND_BODY,
    simplify: bool = False,
    progress: Progress | None = None,
) -> Table[Point]: ...
@overload
def timeline(
    texts: Texts,
    /,
    phrases: str | Iterable[str],
    *,
    by: Period = "year",
    overlap: Overlap = "overlapping",
    min_gap: int = 2,
    life: Literal[True],
    parts: Parts = TITLE_AND_BODY,
    simplify: bool = False,
    progress: Progress | None = None,
) -> Table[Life]: ...
def timeline(
    texts: Texts,
    /,
    phrases: str | Iterable[str],
    *,
    by: Period = "year",
    overlap: Overlap = "overlapping",
    min_gap: int = 2,
    life: bool = False,
    parts: Parts = TITLE_AND_BODY,
    simplify: bool = False,
    progress: Progress | None = None,
) -> Table[Point] | Table[Life]:
    """Trace phrases through years or months: `Corpus.timeline`, for texts of any kind.

    Examples
    --------
    >>> import kouhao
    >>> [(point.period, point.count) for point in kouhao.timeline(kouhao.demo(), "四湾共治", by="month")]
    [('2021-02', 2)]
    """
    corpus = as_texts(texts)
    if life:
        return corpus.timeline(phrases, by=by, overlap=overlap, min_gap=min_gap, life=True, parts=parts, simplify=simplify, progress=progress)
    return corpus.timeline(phrases, by=by, overlap=overlap, min_gap=min_gap, parts=parts, simplify=simplify, progress=progress)


def firsts(
    texts: Texts,
    /,
    *,
    by: Period = "year",
    each: int = 10,
    min_documents: int = 1,
    parts: Parts = TITLE_AND_BODY,
    simplify: bool = False,
    lexicon: Lexicon | None = None,
    background: BackgroundLike = "default",
    tokenizer: Tokenizer | None = None,
) -> Table[First]:
    """Find the formulations that each year or month has first: `Corpus.firsts`, for texts of any kind.

    Examples
    --------
    >>> import kouhao
    >>> reports = [kouhao.Document(text, variables={"date": year}) for year, text in [("2019", "修好水渠。"), ("2020", "抓好“三清”行动。")]]
    >>> [(row.period, row.text, row.censored) for row in kouhao.firsts(reports)]
    [('2020', '三清', False)]
    """
    return as_texts(texts).firsts(
        by=by,
        each=each,
        min_documents=min_documents,
        parts=parts,
        simplify=simplify,
        lexicon=lexicon,
        background=background,
        tokenizer=tokenizer,
    )
