"""Counts of terms in pieces, which can be added up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from os import PathLike

import pyarrow as pa

from kouhao import _core
from kouhao._commands import options
from kouhao._commands.options import TITLE_AND_BODY, Overlap, Parts, StopWords, TermOptions, Unit
from kouhao._lexicon import Lexicon
from kouhao._tokenizer import Tokenizer
from kouhao.batches._work import Work, names_of, texts_of


def terms(
    *,
    text: str = "text",
    name: str = "name",
    threads: int | None = 1,
    unit: Unit = "word",
    n: int | None = None,
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
) -> Work:
    """Count words, n-grams or phrases in pieces: rows that add up to those of `kouhao.terms`.

    The fields are ``group, term, count, documents, words``. Sum `count` and `documents` by group and term to get a row; rows without a term give
    the words of a group, whose sum is the denominator of `per_million`: count · 10⁶ / words. Without `by`, the group is null.

    Parameters
    ----------
    text, name, threads
        As for `tokens`.
    unit, n, by, punctuation, numbers, stop_words, names, phrases, overlap, simplify, parts, tokenizer
        As for `kouhao.terms`. A file of stop words must exist where the workers run.

    Raises
    ------
    OptionError
        For invalid options.

    Examples
    --------
    >>> import pyarrow
    >>> from kouhao import batches
    >>> piece = pyarrow.table({"name": ["a", "b"], "text": ["改革！改革！", "改革。"]})
    >>> batches.terms().table(piece).to_pylist()[0]
    {'group': None, 'term': '改革', 'count': 3, 'documents': 2, 'words': 0}
    """
    asked = TermOptions(
        unit=unit,
        n=n,
        by=by,
        punctuation=punctuation,
        numbers=numbers,
        stop_words=stop_words if stop_words is None or isinstance(stop_words, str | PathLike) else list(stop_words),
        names=None if names is None else options.names(names),
        phrases=None if phrases is None else options.phrases(phrases),
        overlap=overlap,
        simplify=simplify,
        parts=parts,
        tokenizer=tokenizer,
    )
    # Invalid options are detected here and not on some worker.
    asked.counter()
    columns = [("group", pa.string()), ("term", pa.string()), ("count", pa.int64()), ("documents", pa.int64()), ("words", pa.int64())]
    schema = pa.schema(columns)
    return Work(partial(_terms, schema, text, name, asked), schema, threads)


def _terms(schema: pa.Schema, text: str, name: str, asked: TermOptions, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.Table]:
    counter = asked.counter()
    for batch in batches:
        names = names_of(batch, name)
        found, words = _core.partial_terms(texts_of(batch.drop_columns([name]), text), counter)
        rows = pa.table(found)
        nothing = pa.array([0] * rows.num_rows, pa.int64())
        yield pa.table([rows.column("group"), rows.column("term"), rows.column("count"), rows.column("documents"), nothing], schema=schema)
        if len(names):
            totals = [{"group": group, "term": None, "count": 0, "documents": 0, "words": sum_} for group, sum_ in words]
            yield pa.Table.from_pylist(totals, schema=schema)
