"""The work of a worker, and the means to turn batches into batches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias, cast

import pyarrow as pa

from kouhao import _core
from kouhao._arrow import arrow_texts
from kouhao._background import Background
from kouhao._commands.options import BackgroundLike
from kouhao._errors import DataError, OptionError
from kouhao._work import set_threads

#: Turns the batches of one piece into rows.
Do: TypeAlias = Callable[[Iterator[pa.RecordBatch]], Iterator[pa.Table]]


class Work:
    """The work done on a piece of a corpus: called with its batches, it yields batches of rows.

    Attributes
    ----------
    schema : pyarrow.Schema
        The columns of the rows: strings, 64-bit integers, doubles, booleans, lists and structs of them.
    """

    __slots__ = ("_do", "_threads", "schema")

    def __init__(self, do: Do, schema: pa.Schema, threads: int | None, /) -> None:
        self._do = do
        self._threads = threads
        self.schema = schema

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Process the batches of a piece, and yield those of its rows."""
        if self._threads is not None:
            set_threads(self._threads)
        for table in self._do(iter(batches)):
            yield from table.to_batches()

    def table(self, table: pa.Table) -> pa.Table:
        """Return the rows of a piece that is a table.

        Examples
        --------
        >>> import pyarrow
        >>> from kouhao import batches
        >>> batches.tokens().table(pyarrow.table({"name": ["a"], "text": ["扎实推进"]})).num_rows
        2
        """
        return pa.Table.from_batches(self(table.to_batches()), self.schema)


def texts_of(batch: pa.RecordBatch, text: str, name: str | None = None) -> _core.Texts:
    """Return the texts of a batch, whose other columns are variables; without a column of names, documents are named by their position."""
    return cast("_core.Texts", arrow_texts(batch, text, name))


def names_of(batch: pa.RecordBatch, name: str) -> pa.Array:
    """Return the names of documents as text.

    Raises
    ------
    OptionError
        If there is no such column.
    DataError
        If a name is missing.
    """
    if name not in batch.schema.names:
        raise OptionError(f"there is no column {name!r} of names; the columns are {', '.join(batch.schema.names)}")
    names = batch.column(name)
    if names.null_count:
        raise DataError(f"the column {name!r} has no name for {names.null_count} of {len(names)} documents; give each one")
    return names.cast(pa.string())


def table_of(rows: Iterable[tuple[Any, ...]], schema: pa.Schema) -> pa.Table:
    """Return rows as a table."""
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.Table.from_arrays([pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema=schema)


def relaxed(schema: pa.Schema) -> pa.Schema:
    """Return a schema in which every field is nullable: engines make no guarantee about the contents of null values."""

    def field_of(field: pa.Field) -> pa.Field:
        kind = field.type
        if pa.types.is_struct(kind):
            kind = pa.struct([field_of(kind.field(place)) for place in range(kind.num_fields)])
        elif pa.types.is_list(kind):
            kind = pa.list_(field_of(kind.value_field))
        return pa.field(field.name, kind)

    return pa.schema([field_of(field) for field in schema])


def shipped(background: BackgroundLike) -> Background | str:
    """Return an equivalent of a background for workers, which may not have the file."""
    return background if isinstance(background, str) and background in ("default", "none") else Background.of(background)
