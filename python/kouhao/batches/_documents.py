"""Work whose rows depend on one document each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from kouhao._commands.options import TITLE_AND_BODY, BackgroundLike, Parts
from kouhao._errors import OptionError
from kouhao._lexicon import Lexicon
from kouhao._table import Table
from kouhao._texts import Stream
from kouhao._tokenizer import Tokenizer
from kouhao.batches._work import Work, names_of, relaxed, shipped, texts_of


def tokens(
    *,
    text: str = "text",
    name: str = "name",
    keep: pa.Schema | None = None,
    threads: int | None = 1,
    parts: Parts = TITLE_AND_BODY,
    tokenizer: Tokenizer | None = None,
) -> Work:
    """Split texts into tokens, as `kouhao.tokens` does.

    Parameters
    ----------
    text, name : str, default "text" and "name"
        The columns of the texts and of the names of the documents. A missing text is an empty document; a name must not be missing. All other
        columns are variables of the documents.
    keep : pyarrow.Schema, optional
        Columns to copy to the rows.
    threads : int or None, default 1
        The number of threads that the worker's process uses for all its work from then on; None leaves it unchanged.
    parts, tokenizer
        As for `kouhao.tokens`.

    Raises
    ------
    OptionError
        For invalid options.
    """
    return _rows("tokens", text, name, keep, threads, {"parts": parts, "tokenizer": tokenizer})


def enumerations(
    *,
    text: str = "text",
    name: str = "name",
    keep: pa.Schema | None = None,
    threads: int | None = 1,
    quantities: bool = False,
    parts: Parts = TITLE_AND_BODY,
    lexicon: Lexicon | None = None,
    tokenizer: Tokenizer | None = None,
) -> Work:
    """Find the phrases that name a set by its size, as `kouhao.enumerations` does with ``glossary="document"``.

    Parameters
    ----------
    text, name, keep, threads
        As for `tokens`.
    quantities, parts, lexicon, tokenizer
        As for `kouhao.enumerations`.

    Raises
    ------
    OptionError
        For invalid options.
    """
    return _rows("enumerations", text, name, keep, threads, {"quantities": quantities, "parts": parts, "lexicon": lexicon, "tokenizer": tokenizer})


def known(
    *,
    text: str = "text",
    name: str = "name",
    keep: pa.Schema | None = None,
    threads: int | None = 1,
    min_score: float = 0.5,
    parts: Parts = TITLE_AND_BODY,
    lexicon: Lexicon | None = None,
    background: BackgroundLike = "default",
    tokenizer: Tokenizer | None = None,
) -> Work:
    """Find formulations that are also in use elsewhere, as `kouhao.known` does.

    Parameters
    ----------
    text, name, keep, threads
        As for `tokens`.
    min_score, parts, lexicon, background, tokenizer
        As for `kouhao.known`. The file of a background is read here, not by the workers.

    Raises
    ------
    OptionError
        For invalid options.
    """
    options = {"min_score": min_score, "parts": parts, "lexicon": lexicon, "background": shipped(background), "tokenizer": tokenizer}
    return _rows("known", text, name, keep, threads, options)


def kwic(
    phrase: str,
    *,
    text: str = "text",
    name: str = "name",
    keep: pa.Schema | None = None,
    threads: int | None = 1,
    width: int = 20,
    by: str | None = None,
    parts: Parts = TITLE_AND_BODY,
    simplify: bool = False,
) -> Work:
    """Show every occurrence of a phrase in context, as `kouhao.kwic` does.

    Parameters
    ----------
    phrase, width, by, parts, simplify
        As for `kouhao.kwic`.
    text, name, keep, threads
        As for `tokens`.

    Raises
    ------
    OptionError
        For invalid options.
    """
    options = {"phrase": phrase, "width": width, "by": by, "parts": parts, "simplify": simplify}
    return _rows("kwic", text, name, keep, threads, options)


def _rows(method: str, text: str, name: str, keep: pa.Schema | None, threads: int | None, options: dict[str, Any]) -> Work:
    """Return the work that yields each document's rows, like a method of `Corpus`."""
    # Invalid options are detected here and not on some worker.
    schema = relaxed(_found(method, text, options, pa.record_batch({text: pa.array([], pa.string())})).schema)
    for field in () if keep is None else keep:
        if field.name in schema.names:
            raise OptionError(f"the rows already have a column {field.name!r}; rename the one that is kept")
        schema = schema.append(field)
    return Work(partial(_each_document, method, schema, text, name, [] if keep is None else keep.names, options), schema, threads)


def _found(method: str, text: str, options: dict[str, Any], batch: pa.RecordBatch) -> pa.Table:
    table: Table[Any] = getattr(Stream(batch, texts_of(batch, text)), method)(**options)
    return table.to_arrow()


def _each_document(
    method: str, schema: pa.Schema, text: str, name: str, keep: Sequence[str], options: dict[str, Any], batches: Iterator[pa.RecordBatch]
) -> Iterator[pa.Table]:
    for batch in batches:
        names = names_of(batch, name)
        # Documents are identified by their unique position, so two of the same name are kept apart.
        found = _found(method, text, options, batch.drop_columns([name]))
        found = found.cast(relaxed(found.schema))
        places = pc.subtract(found.column("document").cast(pa.int64()), 1)
        columns = {column: found.column(column) for column in found.column_names}
        columns["document"] = names.take(places)
        columns |= {column: batch.column(column).take(places) for column in keep}
        yield pa.Table.from_arrays([columns[column] for column in schema.names], schema=schema)
