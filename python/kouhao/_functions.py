"""The commands as functions, for a text, a list or column of texts, a document or a corpus.

Options, results and errors are those of the methods of `Document` and `Corpus`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Literal, overload

from kouhao._commands import Summary
from kouhao._commands.options import TITLE_AND_BODY, BackgroundLike, Order, Overlap, Parts, Period, StopWords, Unit
from kouhao._counts import Terms
from kouhao._lexicon import Lexicon
from kouhao._picture import Language
from kouhao._rows import (
    Arrival,
    Breakdown,
    Collocation,
    Difference,
    DifferenceLevel,
    DifferenceStatus,
    Enumeration,
    First,
    GlossaryEntry,
    GroupHit,
    GroupTerm,
    Hit,
    Key,
    Known,
    Life,
    Parallel,
    Point,
    Quotation,
    Reuse,
    Series,
    Slogan,
    Template,
    Term,
    Token,
)
from kouhao._table import Table
from kouhao._texts import Texts, as_texts
from kouhao._tokenizer import Tokenizer
from kouhao._work import Progress


def summary(
    texts: Texts,
    /,
    *,
    parts: Parts = TITLE_AND_BODY,
    columns: int = 80,
    colour: bool = False,
    lexicon: Lexicon | None = None,
    background: BackgroundLike = "default",
    tokenizer: Tokenizer | None = None,
) -> Summary:
    """Summarise the texts and their formulaic language on one screen: `Corpus.summary`, for texts of any kind.

    Examples
    --------
    >>> import kouhao
    >>> print(kouhao.summary(kouhao.demo()).splitlines()[3])
    demo · 866 characters, 386 words
    """
    return as_texts(texts).summary(parts=parts, columns=columns, colour=colour, lexicon=lexicon, background=background, tokenizer=tokenizer)


def report(
    texts: Texts,
    path: str | PathLike[str],
    /,
    *,
    title: str | None = None,
    language: Language = "en",
    top: int = 20,
    by: str | None = None,
    parts: Parts = TITLE_AND_BODY,
    lexicon: Lexicon | None = None,
    background: BackgroundLike = "default",
    tokenizer: Tokenizer | None = None,
) -> Path:
    """Write a report about the texts, a page that a browser shows without network or script: `Corpus.report`, for texts of any kind.

    Examples
    --------
    >>> import kouhao, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     page = kouhao.report(["四个全面。", "四个全面！"], f"{folder}/two.html", title="Two")
    ...     "<h1><bdi>Two</bdi></h1>" in page.read_text(encoding="utf-8")
    True
    """
    documents = as_texts(texts)
    return documents.report(
        path,
        title=title,
        language=language,
        top=top,
        by=by,
        parts=parts,
        lexicon=lexicon,
        background=background,
        tokenizer=tokenizer,
    )


def tokens(texts: Texts, /, *, parts: Parts = TITLE_AND_BODY, tokenizer: Tokenizer | None = None, progress: Progress | None = None) -> Table[Token]:
    """Split texts into tokens: `Corpus.tokens`, for texts of any kind.

    Examples
    --------
    >>> import kouhao
    >>> kouhao.tokens(["扎实推进"])[1]
    Token(document='1', start=2, end=4, text='推进', kind='word')
    """
    return as_texts(texts).tokens(parts=parts, tokenizer=tokenizer, progress=progress)


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


def slogans(
    texts: Texts,
    /,
    *,
    min_count: int = 2,
    min_documents: int = 1,
    min_units: int = 2,
    max_units: int = 64,
    parts: Parts = TITLE_AND_BODY,
    simplify: bool = False,
    top: int | None = None,
    lexicon: Lexicon | None = None,
    background: BackgroundLike = "default",
    fold_copies: bool = False,
    memory: int | None = None,
    tokenizer: Tokenizer | None = None,
) -> Table[Slogan]:
    """Find the formulations that recur across all texts together, best first: `Corpus.slogans`, for texts of any kind.

    Examples
    --------
    >>> import kouhao
    >>> [(slogan.text, slogan.documents) for slogan in kouhao.slogans(["护好湖湾、管好渔船。", "护好湖湾管好渔船！"])]
    [('护好湖湾、管好渔船', 2)]
    """
    return as_texts(texts).slogans(
        min_count=min_count,
        min_documents=min_documents,
        min_units=min_units,
        max_units=max_units,
        parts=parts,
        simplify=simplify,
        top=top,
        lexicon=lexicon,
        background=background,
        fold_copies=fold_copies,
        memory=memory,
        tokenizer=tokenizer,
    )


def known(
    texts: Texts,
    /,
    *,
    parts: Parts = TITLE_AND_BODY,
    lexicon: Lexicon | None = None,
    background: BackgroundLike = "default",
    tokenizer: Tokenizer | None = None,
    progress: Progress | None = None,
) -> Table[Known]:
    """Find formulations that are also in use elsewhere, however often they occur in the texts: `Corpus.known`, for texts of any kind.

    Examples
    --------
    >>> import kouhao
    >>> [found.text for found in kouhao.known("我们要踔厉奋发、勇毅前行，把镇里的集市办热闹。")][0]
    '踔厉奋发、勇毅前行'
    """
    return as_texts(texts).known(parts=parts, lexicon=lexicon, background=background, tokenizer=tokenizer, progress=progress)


def enumerations(
    texts: Texts,
    /,
    *,
    quantities: bool = False,
    parts: Parts = TITLE_AND_BODY,
    lexicon: Lexicon | None = None,
    glossary: Literal["document", "corpus"] = "document",
    tokenizer: Tokenizer | None = None,
    progress: Progress | None = None,
) -> Table[Enumeration]:
    """Find the phrases that name a set by its size, with their members: `Corpus.enumerations`, for texts of any kind.

    Examples
    --------
    >>> import kouhao
    >>> [(found.document, found.text) for found in kouhao.enumerations(["协调推进“四个全面”战略布局。", "做强“1+5”主导产业。"])]
    [('1', '四个全面'), ('2', '1+5')]
    """
    corpus = as_texts(texts)
    return corpus.enumerations(quantities=quantities, parts=parts, lexicon=lexicon, glossary=glossary, tokenizer=tokenizer, progress=progress)


def parse_glossary(texts: Texts, /, *, tokenizer: Tokenizer | None = None, progress: Progress | None = None) -> Table[GlossaryEntry]:
    r"""Read the glossaries (名词解释) at the end of texts: `Corpus.parse_glossary`, for texts of any kind.

    Examples
    --------
    >>> import kouhao
    >>> [entry] = kouhao.parse_glossary("名词解释\n1.“三清”：清河道、清路障、清积案。")
    >>> [item.text for item in entry.items]
    ['清河道', '清路障', '清积案']
    """
    return as_texts(texts).parse_glossary(tokenizer=tokenizer, progress=progress)


def parallels(
    texts: Texts,
    /,
    *,
    min_clauses: int = 2,
    parts: Parts = TITLE_AND_BODY,
    tokenizer: Tokenizer | None = None,
    progress: Progress | None = None,
) -> Table[Parallel]:
    """Find neighbouring clauses of parallel structure: `Corpus.parallels`, for texts of any kind.

    Examples
    --------
    >>> import kouhao
    >>> [found.shared for found in kouhao.parallels("一体推进不敢腐、不能腐、不想腐。")]
    ['不{}腐']
    """
    return as_texts(texts).parallels(min_clauses=min_clauses, parts=parts, tokenizer=tokenizer, progress=progress)


def templates(
    texts: Texts,
    /,
    *,
    across: bool = False,
    min_fillers: int = 3,
    parts: Parts = TITLE_AND_BODY,
    tokenizer: Tokenizer | None = None,
    progress: Progress | None = None,
) -> Table[Template]:
    """Find the wordings that recur with different fillers, within a text or across texts: `Corpus.templates`, for texts of any kind.

    Examples
    --------
    >>> import kouhao
    >>> [(found.template, found.count) for found in kouhao.templates(kouhao.demo())[:1]]
    [('要在{}上再加一把劲', 3)]
    """
    return as_texts(texts).templates(across=across, min_fillers=min_fillers, parts=parts, tokenizer=tokenizer, progress=progress)


def series(
    texts: Texts, /, *, outline: bool = False, parts: Parts = TITLE_AND_BODY, tokenizer: Tokenizer | None = None, progress: Progress | None = None
) -> Table[Series]:
    """Find the series that texts enumerate, with their items and the phrase that announces them: `Corpus.series`, for texts of any kind.

    Examples
    --------
    >>> import kouhao
    >>> [(found.marker, len(found.items)) for found in kouhao.series("首先，把桥修好。其次，把路铺平。最后，把灯点亮。")]
    [('首先', 3)]
    """
    return as_texts(texts).series(outline=outline, parts=parts, tokenizer=tokenizer, progress=progress)


def quotations(
    texts: Texts,
    /,
    *,
    indirect: bool = False,
    parts: Parts = TITLE_AND_BODY,
    tokenizer: Tokenizer | None = None,
    progress: Progress | None = None,
) -> Table[Quotation]:
    """Find quotations, the nouns that they modify, and their authors: `Corpus.quotations`, for texts of any kind.

    Examples
    --------
    >>> import kouhao
    >>> [(found.text, found.noun) for found in kouhao.quotations("推动“1+5”主导产业。")]
    [('1+5', '主导产业')]
    """
    return as_texts(texts).quotations(indirect=indirect, parts=parts, tokenizer=tokenizer, progress=progress)


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


def compare(
    texts: Texts,
    /,
    other: Texts | None = None,
    *,
    target: str | None = None,
    reference: str | None = None,
    similarity: float = 0.5,
    status: DifferenceStatus | Sequence[DifferenceStatus] = (),
    level: DifferenceLevel | None = None,
    top: int | None = None,
    parts: Parts = TITLE_AND_BODY,
    simplify: bool = False,
    lexicon: Lexicon | None = None,
    background: BackgroundLike = "default",
    tokenizer: Tokenizer | None = None,
) -> Table[Difference]:
    """Compare two texts: `Corpus.compare`, for texts of any kind.

    Examples
    --------
    >>> import kouhao
    >>> [(row.status, row.text) for row in kouhao.compare("修好水渠。种好果树。", "种好果树。养好鱼苗。")]
    [('dropped', '修好水渠。'), ('added', '养好鱼苗。'), ('kept', '种好果树。')]
    """
    return as_texts(texts).compare(
        other,
        target=target,
        reference=reference,
        similarity=similarity,
        status=status,
        level=level,
        top=top,
        parts=parts,
        simplify=simplify,
        lexicon=lexicon,
        background=background,
        tokenizer=tokenizer,
    )


def reuse(texts: Texts, /, *, min_units: int = 20, max_documents: int = 10, parts: Parts = TITLE_AND_BODY, simplify: bool = False) -> Table[Reuse]:
    """Find passages that younger documents share with older ones: `Corpus.reuse`, for texts of any kind.

    Examples
    --------
    >>> import kouhao
    >>> [(found.text, found.documents) for found in kouhao.reuse(["今年修好水渠、种好果树。", "修好水渠，种好果树！"], min_units=8)]
    [('修好水渠，种好果树', 2)]
    """
    return as_texts(texts).reuse(min_units=min_units, max_documents=max_documents, parts=parts, simplify=simplify)


def spread(
    texts: Texts,
    /,
    phrase: str | Sequence[str],
    *,
    place: str,
    centre: str | None = None,
    overlap: Overlap = "overlapping",
    parts: Parts = TITLE_AND_BODY,
    simplify: bool = False,
) -> Table[Arrival]:
    """Find when each place first used a phrase: `Corpus.spread`, for texts of any kind.

    Examples
    --------
    >>> import kouhao
    >>> report = kouhao.Document("勇毅前行。", variables={"county": "北县", "date": "2020"})
    >>> [(row.place, row.first, row.censored) for row in kouhao.spread([report], "勇毅前行", place="county")]
    [('北县', '2020', 'before')]
    """
    return as_texts(texts).spread(phrase, place=place, centre=centre, overlap=overlap, parts=parts, simplify=simplify)
