"""Work on batches of Arrow, for engines that hand a corpus out piece by piece: Spark, Ray Data, Dask. Needs ``kouhao[arrow]``.

Nothing here knows of any engine. A `Work` is called with batches of texts and gives batches of rows; it pickles, holds nothing between two calls, and
what it gives can be made a second time, so that an engine may lose a worker and start another one. Where rows of pieces add up (`terms`, `Slogans`)
they do so by sums, least and greatest values. ``docs/how-to/cluster.md`` has the few lines that each engine needs; `kouhao.spark` has those of Spark.

>>> import pyarrow
>>> from kouhao import batches
>>> texts = pyarrow.record_batch({"name": ["a"], "text": ["协调推进“四个全面”战略布局。"], "city": ["岚川"]})
>>> work = batches.enumerations(keep=pyarrow.schema([("city", "string")]))
>>> [batch.select(["document", "text", "city"]).to_pylist() for batch in work([texts])]
[[{'document': 'a', 'text': '四个全面', 'city': '岚川'}]]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from os import PathLike
from typing import Any, Literal, TypeAlias, cast

import pyarrow as pa
import pyarrow.compute as pc

from kouhao import _core
from kouhao._arrow import arrow_texts
from kouhao._background import Background
from kouhao._commands.options import TITLE_AND_BODY, Parts, StopWords, as_phrases, given, joined, term_counter
from kouhao._errors import DataError, OptionError
from kouhao._lexicon import Lexicon
from kouhao._rows import Slogan
from kouhao._table import Table
from kouhao._texts import Stream
from kouhao._tokenizer import Tokenizer, set_threads

__all__ = ["Slogans", "Work", "enumerations", "known", "kwic", "terms", "tokens"]

#: What a work makes of the batches of one piece.
_Do: TypeAlias = Callable[[Iterator[pa.RecordBatch]], Iterator[pa.Table]]

_Text = ("text", pa.string())
_Count = ("count", pa.int64())


class Work:
    """What is done with a piece of a corpus: called with its batches, it gives batches of rows.

    Attributes
    ----------
    schema : pyarrow.Schema
        The columns of the rows: strings, 64-bit integers, doubles, booleans, lists and structs of them.
    """

    __slots__ = ("_do", "_threads", "schema")

    def __init__(self, do: _Do, schema: pa.Schema, threads: int | None, /) -> None:
        self._do = do
        self._threads = threads
        self.schema = schema

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Go through the batches of a piece, and give those of its rows."""
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


def tokens(
    *,
    text: str = "text",
    name: str = "name",
    keep: pa.Schema | None = None,
    threads: int | None = 1,
    parts: Parts = TITLE_AND_BODY,
    tokenizer: Tokenizer | None = None,
) -> Work:
    """Cut texts into tokens, as `kouhao.tokens` does.

    Parameters
    ----------
    text, name : str, default "text" and "name"
        The columns of the texts and of the names of the documents. A missing text is an empty document; a name must not be missing. All other
        columns are variables of the documents.
    keep : pyarrow.Schema, optional
        Columns that the rows are given too.
    threads : int or None, default 1
        On how many threads the process of the worker does all its work from then on; None leaves that as it is.
    parts, tokenizer
        As for `kouhao.tokens`.

    Raises
    ------
    OptionError
        For options that cannot work.
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
        For options that cannot work.
    """
    return _rows("enumerations", text, name, keep, threads, {"quantities": quantities, "parts": parts, "lexicon": lexicon, "tokenizer": tokenizer})


def known(
    *,
    text: str = "text",
    name: str = "name",
    keep: pa.Schema | None = None,
    threads: int | None = 1,
    parts: Parts = TITLE_AND_BODY,
    lexicon: Lexicon | None = None,
    background: Background | str | PathLike[str] = "default",
    tokenizer: Tokenizer | None = None,
) -> Work:
    """Find the formulations that others use too, as `kouhao.known` does.

    Parameters
    ----------
    text, name, keep, threads
        As for `tokens`.
    parts, lexicon, background, tokenizer
        As for `kouhao.known`. The file of a background is read here, not by the workers.

    Raises
    ------
    OptionError
        For options that cannot work.
    """
    options = {"parts": parts, "lexicon": lexicon, "background": _shipped(background), "tokenizer": tokenizer}
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
    """Show every occurrence of a phrase in its context, as `kouhao.kwic` does.

    Parameters
    ----------
    phrase, width, by, parts, simplify
        As for `kouhao.kwic`.
    text, name, keep, threads
        As for `tokens`.

    Raises
    ------
    OptionError
        For options that cannot work.
    """
    options = {"phrase": phrase, "width": width, "by": by, "parts": parts, "simplify": simplify}
    return _rows("kwic", text, name, keep, threads, options)


def terms(
    *,
    text: str = "text",
    name: str = "name",
    threads: int | None = 1,
    unit: Literal["word", "ngram"] = "word",
    n: int | None = None,
    by: str | None = None,
    punctuation: bool = False,
    numbers: bool = True,
    stop_words: StopWords = None,
    phrases: Iterable[str] | None = None,
    overlap: Literal["overlapping", "longest"] = "overlapping",
    simplify: bool = False,
    parts: Parts = TITLE_AND_BODY,
    tokenizer: Tokenizer | None = None,
) -> Work:
    """Count words, n-grams or phrases in pieces: rows that add up to those of `kouhao.terms`.

    A row has ``group, term, count, documents, words``. The sums of `count` and `documents` for a group and a term are the row's; a row without a
    term has the words of a group, whose sum is what `per_million` refers to: count · 10⁶ / words. Without `by` the group is null.

    Parameters
    ----------
    text, name, threads
        As for `tokens`.
    unit, n, by, punctuation, numbers, stop_words, phrases, overlap, simplify, parts, tokenizer
        As for `kouhao.terms`. The file of stop words must be where the workers run.

    Raises
    ------
    OptionError
        For options that cannot work.

    Examples
    --------
    >>> import pyarrow
    >>> from kouhao import batches
    >>> piece = pyarrow.table({"name": ["a", "b"], "text": ["改革！改革！", "改革。"]})
    >>> batches.terms().table(piece).to_pylist()[0]
    {'group': None, 'term': '改革', 'count': 3, 'documents': 2, 'words': 0}
    """
    listed, words = as_phrases(phrases), stop_words if stop_words is None or isinstance(stop_words, str | PathLike) else list(stop_words)
    options = (unit, n, 1, by, punctuation, numbers, words, listed, overlap, simplify, parts, tokenizer)
    term_counter(*options)
    schema = pa.schema([("group", pa.string()), ("term", pa.string()), _Count, ("documents", pa.int64()), ("words", pa.int64())])
    return Work(partial(_terms, schema, text, name, options), schema, threads)


class Slogans:
    """The stages of `kouhao.slogans` for a corpus that lies in pieces, whose rows are those of one machine.

    The naive way mines every piece and adds up, and misses what recurs from piece to piece. Here strings of text travel to where all others with the
    same wording are (`deal`), and are mined there (`mine`); what that cannot know is counted in the pieces (`count`, `spell`). Between the stages
    an engine adds numbers up and moves rows; `kouhao.spark.slogans` is an example of a few lines. Documents count as one by their names, which must
    be unique, and stand in the order of them.

    Parameters
    ----------
    text, name, threads
        As for `tokens`.
    shards : int, default 64
        Into how many parts the wordings are dealt. A worker holds one at a time, with all strings that touch it.
    min_count, min_documents, min_units, max_units, parts, simplify, top, background, tokenizer
        As for `kouhao.slogans`. The file of a background is read here, not by the workers.

    Raises
    ------
    OptionError
        For options that cannot work.

    Examples
    --------
    >>> import pyarrow
    >>> from kouhao import batches
    >>> piece = pyarrow.table({"name": ["a", "b"], "text": ["护好湖湾、管好渔船。", "护好湖湾管好渔船！"]})
    >>> stages = batches.Slogans(shards=2)
    >>> alphabet = stages.alphabet(stages.units().table(piece))
    >>> found = stages.findings(stages.mine(alphabet).table(stages.deal(alphabet).table(piece)))
    >>> ranked = stages.rank(alphabet, found, stages.count(alphabet, found).table(piece))
    >>> stages.rows(ranked, stages.spell(alphabet, ranked).table(piece))[0].text
    '护好湖湾、管好渔船'
    """

    def __init__(
        self,
        *,
        text: str = "text",
        name: str = "name",
        threads: int | None = 1,
        shards: int = 64,
        min_count: int = 2,
        min_documents: int = 1,
        min_units: int = 2,
        max_units: int = 64,
        parts: Parts = TITLE_AND_BODY,
        simplify: bool = False,
        top: int | None = None,
        background: Background | str | PathLike[str] = "default",
        tokenizer: Tokenizer | None = None,
    ) -> None:
        if not 1 <= shards < 1 << 31:
            raise OptionError(f"shards={shards} is out of range; give 1 or more")
        self._columns = text, name
        self._threads = threads
        self._shards = shards
        self._options = min_count, min_documents, min_units, max_units, joined(parts), simplify, top, _shipped(background), tokenizer
        self._miner = _miner(self._options)

    @property
    def min_count(self) -> int:
        """Least occurrences of a phrase, and so of its units."""
        return self._options[0]

    @property
    def shards(self) -> int:
        """Into how many parts the wordings are dealt."""
        return self._shards

    def units(self) -> Work:
        """Count units: ``unit, count``, to be summed by unit."""
        return self._work(_units, pa.schema([("unit", pa.string()), _Count]))

    def alphabet(self, counts: pa.Table, /) -> list[str]:
        """Choose the units that occur often enough, by the counts of all pieces, summed up or not."""
        summed = counts.group_by("unit").aggregate([("count", "sum")]).to_pylist()
        return sorted(row["unit"] for row in summed if row["count_sum"] >= self.min_count)

    def deal(self, alphabet: Sequence[str], /) -> Work:
        """Deal strings to shards: ``shard, document, at, string``. All rows of a shard must come to one worker."""
        schema = pa.schema([("shard", pa.int64()), ("document", pa.string()), ("at", pa.int64()), ("string", pa.binary())])
        return self._work(_deal, schema, list(alphabet), self._shards)

    def mine(self, alphabet: Sequence[str], /) -> Work:
        """Find the phrases of shards, of which it is given whole ones in any order: ``finding``."""
        schema = pa.schema([("finding", pa.string())])
        return Work(partial(_mine, schema, self._options, list(alphabet), self._shards), schema, self._threads)

    def findings(self, found: pa.Table, /) -> list[str]:
        """Gather what all shards found."""
        lines: list[str] = found.column("finding").to_pylist()
        return lines

    def count(self, alphabet: Sequence[str], findings: Sequence[str], /) -> Work:
        """Count what findings hang on: ``asked, count``, to be summed by `asked`."""
        return self._work(_count, pa.schema([("asked", pa.int64()), _Count]), list(alphabet), _core.Pieces.asked(findings)[1])

    def rank(self, alphabet: Sequence[str], findings: Sequence[str], counts: pa.Table, /) -> _core.Ranked:
        """Rank findings, by the counts of all pieces, summed up or not."""
        sums = [0] * _core.Pieces.asked(findings)[0]
        positions = 0
        for asked, count in zip(counts.column("asked").to_pylist(), counts.column("count").to_pylist(), strict=True):
            if asked < 0:
                positions += count
            else:
                sums[asked] += count
        return self._miner.rank(findings, sums, positions, _core.Alphabet(alphabet))

    def spell(self, alphabet: Sequence[str], ranked: _core.Ranked, /) -> Work:
        """Find spellings: ``phrase, text, count, net, first, last``, of which sums, first dates and last dates may be taken by phrase and text."""
        fields = [("phrase", pa.int64()), _Text, _Count, ("net", pa.int64()), ("first", pa.string()), ("last", pa.string())]
        return self._work(_spell, pa.schema(fields), list(alphabet), ranked.phrases())

    def rows(self, ranked: _core.Ranked, spellings: pa.Table, /) -> Table[Slogan]:
        """Make the rows, of the spellings of all pieces."""
        columns = (spellings.column(name).to_pylist() for name in ("phrase", "text", "count", "net", "first", "last"))
        return Table(self._miner.rows(ranked, list(zip(*columns, strict=True))), Slogan)

    def _work(self, stage: Callable[..., Iterator[Iterable[tuple[Any, ...]]]], schema: pa.Schema, *arguments: object) -> Work:
        return Work(partial(_stage, stage, schema, self._columns, self._options, arguments), schema, self._threads)


def _rows(method: str, text: str, name: str, keep: pa.Schema | None, threads: int | None, options: dict[str, Any]) -> Work:
    """Return the work that gives each document's rows, as a method of `Corpus` does."""
    # What is wrong with the options is found here and not on some worker.
    schema = relaxed(_found(method, text, options, pa.record_batch({text: pa.array([], pa.string())})).schema)
    for field in () if keep is None else keep:
        if field.name in schema.names:
            raise OptionError(f"the rows have a column {field.name!r} of their own; rename the one that is kept")
        schema = schema.append(field)
    return Work(partial(_each_document, method, schema, text, name, [] if keep is None else keep.names, options), schema, threads)


def _found(method: str, text: str, options: dict[str, Any], batch: pa.RecordBatch) -> pa.Table:
    table: Table[Any] = getattr(Stream(batch, cast("_core.Texts", arrow_texts(batch, text))), method)(**options)
    return table.to_arrow()


def _each_document(
    method: str, schema: pa.Schema, text: str, name: str, keep: Sequence[str], options: dict[str, Any], batches: Iterator[pa.RecordBatch]
) -> Iterator[pa.Table]:
    for batch in batches:
        names = _names(batch, name)
        # Documents go by their places, of which each has one; so two of one name are kept apart.
        found = _found(method, text, options, batch.drop_columns([name]))
        found = found.cast(relaxed(found.schema))
        places = pc.subtract(found.column("document").cast(pa.int64()), 1)
        columns = {column: found.column(column) for column in found.column_names}
        columns["document"] = names.take(places)
        columns |= {column: batch.column(column).take(places) for column in keep}
        yield pa.Table.from_arrays([columns[column] for column in schema.names], schema=schema)


def _terms(schema: pa.Schema, text: str, name: str, options: tuple[Any, ...], batches: Iterator[pa.RecordBatch]) -> Iterator[pa.Table]:
    counter = term_counter(*options)
    for batch in batches:
        names = _names(batch, name)
        found, words = _core.partial_terms(cast("_core.Texts", arrow_texts(batch.drop_columns([name]), text)), counter)
        rows = pa.table(found)
        nothing = pa.array([0] * rows.num_rows, pa.int64())
        yield pa.table([rows.column("group"), rows.column("term"), rows.column("count"), rows.column("documents"), nothing], schema=schema)
        if len(names):
            totals = [{"group": group, "term": None, "count": 0, "documents": 0, "words": sum_} for group, sum_ in words]
            yield pa.Table.from_pylist(totals, schema=schema)


def _stage(
    stage: Callable[..., Iterator[Iterable[tuple[Any, ...]]]],
    schema: pa.Schema,
    columns: tuple[str, str],
    options: tuple[Any, ...],
    arguments: tuple[Any, ...],
    batches: Iterator[pa.RecordBatch],
) -> Iterator[pa.Table]:
    text, name = columns

    def documents() -> Iterator[_core.Texts]:
        for batch in batches:
            _names(batch, name)
            yield cast("_core.Texts", arrow_texts(batch, text, name))

    for rows in stage(_miner(options), documents(), *arguments):
        yield _table(rows, schema)


def _units(miner: _core.Pieces, documents: Iterator[_core.Texts]) -> Iterator[Iterable[tuple[Any, ...]]]:
    counts: Counter[str] = Counter()
    for batch in documents:
        counts.update(dict(miner.units(batch)))
    yield counts.items()


def _deal(miner: _core.Pieces, documents: Iterator[_core.Texts], units: Sequence[str], shards: int) -> Iterator[Iterable[tuple[Any, ...]]]:
    alphabet = _core.Alphabet(units)
    for batch in documents:
        yield miner.deal(batch, alphabet, shards)


def _count(miner: _core.Pieces, documents: Iterator[_core.Texts], units: Sequence[str], asked: bytes) -> Iterator[Iterable[tuple[Any, ...]]]:
    alphabet = _core.Alphabet(units)
    sums: Counter[int] = Counter()
    for batch in documents:
        counts, positions = miner.count(batch, alphabet, asked)
        sums.update(dict(enumerate(counts)))
        sums[-1] += positions
    yield sums.items()


def _spell(miner: _core.Pieces, documents: Iterator[_core.Texts], units: Sequence[str], phrases: bytes) -> Iterator[Iterable[tuple[Any, ...]]]:
    alphabet = _core.Alphabet(units)
    for batch in documents:
        yield miner.spell(batch, alphabet, phrases)


def _mine(schema: pa.Schema, options: tuple[Any, ...], units: Sequence[str], shards: int, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.Table]:
    dealt: list[tuple[int, str, int, bytes]] = []
    for batch in batches:
        dealt += zip(*(batch.column(name).to_pylist() for name in ("shard", "document", "at", "string")), strict=True)
    found = _miner(options).mine(dealt, _core.Alphabet(units), shards) if dealt else []
    yield _table(((finding,) for finding in found), schema)


def _miner(options: tuple[Any, ...]) -> _core.Pieces:
    min_count, min_documents, min_units, max_units, parts, simplify, top, background, tokenizer = options
    known = Background.of(background)._core
    return _core.Pieces(min_count, min_documents, min_units, max_units, parts, simplify, top, known, given(tokenizer))


def _table(rows: Iterable[tuple[Any, ...]], schema: pa.Schema) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.Table.from_arrays([pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema=schema)


def _names(batch: pa.RecordBatch, name: str) -> pa.Array:
    """Return the names of documents as text.

    Raises
    ------
    OptionError
        If there is no such column.
    DataError
        If one is missing.
    """
    if name not in batch.schema.names:
        raise OptionError(f"there is no column {name!r} of names; the columns are {', '.join(batch.schema.names)}")
    names = batch.column(name)
    if names.null_count:
        raise DataError(f"the column {name!r} has no name for {names.null_count} of {len(names)} documents; give each one")
    return names.cast(pa.string())


def relaxed(schema: pa.Schema) -> pa.Schema:
    """Return a schema in which everything may be missing: engines keep no promise about what is inside of what is missing."""

    def field_of(field: pa.Field) -> pa.Field:
        kind = field.type
        if pa.types.is_struct(kind):
            kind = pa.struct([field_of(kind.field(place)) for place in range(kind.num_fields)])
        elif pa.types.is_list(kind):
            kind = pa.list_(field_of(kind.value_field))
        return pa.field(field.name, kind)

    return pa.schema([field_of(field) for field in schema])


def _shipped(background: Background | str | PathLike[str]) -> Background | str:
    """Return what workers, which may not have the file, take for the same background."""
    return background if isinstance(background, str) and background in ("default", "none") else Background.of(background)
