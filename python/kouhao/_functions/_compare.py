"""Functions that compare texts: the methods of `kouhao._commands.compare`."""

from __future__ import annotations

from collections.abc import Sequence

from kouhao._commands.options import TITLE_AND_BODY, BackgroundLike, Overlap, Parts
from kouhao._lexicon import Lexicon
from kouhao._rows import (
    Arrival,
    Difference,
    DifferenceLevel,
    DifferenceStatus,
    Reuse,
)
from kouhao._table import Table
from kouhao._texts import Texts, as_texts
from kouhao._tokenizer import Tokenizer


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
