"""Functions that find formulaic language: the methods of `kouhao._commands.find`."""

from __future__ import annotations

from typing import Literal

from kouhao._commands.options import TITLE_AND_BODY, BackgroundLike, Parts
from kouhao._lexicon import Lexicon
from kouhao._rows import (
    Enumeration,
    GlossaryEntry,
    Known,
    Parallel,
    Quotation,
    Series,
    Slogan,
    Template,
)
from kouhao._table import Table
from kouhao._texts import Texts, as_texts
from kouhao._tokenizer import Tokenizer
from kouhao._work import Progress


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
    min_score: float = 0.5,
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
    return as_texts(texts).known(min_score=min_score, parts=parts, lexicon=lexicon, background=background, tokenizer=tokenizer, progress=progress)


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
    [('挑起中部大梁，我们一定要{}', 3)]
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
