"""The miner of slogans, stage by stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

import pyarrow as pa

from kouhao import _core
from kouhao._background import Background
from kouhao._commands import options
from kouhao._commands.options import TITLE_AND_BODY, BackgroundLike, Parts
from kouhao._errors import OptionError
from kouhao._lexicon import Lexicon
from kouhao._rows import Slogan
from kouhao._table import Table
from kouhao._tokenizer import Tokenizer
from kouhao.batches._work import Work, names_of, shipped, table_of, texts_of

_Text = ("text", pa.string())
_Count = ("count", pa.int64())

#: Turns the documents of a piece into the rows of a stage, in batches.
_Stage = Callable[..., Iterator[Iterable[tuple[Any, ...]]]]


class _Asked(NamedTuple):
    """The options of `kouhao.slogans` that apply to pieces, which are sent to the workers."""

    min_count: int
    min_documents: int
    min_units: int
    max_units: int
    parts: Parts
    simplify: bool
    top: int | None
    lexicon: Lexicon | None
    background: Background | str
    tokenizer: Tokenizer | None

    def miner(self) -> _core.Pieces:
        """Build the miner.

        Raises
        ------
        OptionError
            For invalid options.
        """
        return _core.Pieces(
            self.min_count,
            self.min_documents,
            self.min_units,
            self.max_units,
            options.parts(self.parts),
            self.simplify,
            self.top,
            options.lexicon(self.lexicon),
            options.background(self.background),
            options.tokenizer(self.tokenizer),
        )


class Slogans:
    """The stages of `kouhao.slogans` for a corpus in pieces, with the same rows as on one machine.

    The naive way mines every piece and adds up the counts, and misses what recurs from piece to piece. Here strings of text travel to where all
    others with the same wording are (`deal`), and are mined there (`mine`); what cannot be known there is counted in the pieces (`count`, `spell`).
    Between the stages an engine adds up numbers and moves rows; `kouhao.spark.slogans` is an example of a few lines. Documents are identified by
    their names, which must be unique, and are ordered by them.

    Parameters
    ----------
    text, name, threads
        As for `tokens`.
    shards : int, default 64
        The number of parts that the wordings are dealt into. A worker holds one at a time, with all strings that touch it.
    min_count, min_documents, min_units, max_units, parts, simplify, top, lexicon, background, tokenizer
        As for `kouhao.slogans`. The file of a background is read here, not by the workers.

    Raises
    ------
    OptionError
        For invalid options.

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
        lexicon: Lexicon | None = None,
        background: BackgroundLike = "default",
        tokenizer: Tokenizer | None = None,
    ) -> None:
        if not 1 <= shards < 1 << 31:
            raise OptionError(f"shards={shards} is out of range; give 1 or more")
        self._columns = text, name
        self._threads = threads
        self._shards = shards
        self._asked = _Asked(min_count, min_documents, min_units, max_units, parts, simplify, top, lexicon, shipped(background), tokenizer)
        self._miner = self._asked.miner()

    @property
    def min_count(self) -> int:
        """Minimum number of occurrences of a phrase, and so of its units."""
        return self._asked.min_count

    @property
    def shards(self) -> int:
        """The number of parts that the wordings are dealt into."""
        return self._shards

    def units(self) -> Work:
        """Count units: ``unit, count``, to be summed by unit."""
        return self._work(_units, pa.schema([("unit", pa.string()), _Count]))

    def alphabet(self, counts: pa.Table, /) -> list[str]:
        """Choose the units that occur often enough, from the counts of all pieces, summed up or not."""
        summed = counts.group_by("unit").aggregate([("count", "sum")]).to_pylist()
        return sorted(row["unit"] for row in summed if row["count_sum"] >= self.min_count)

    def deal(self, alphabet: Sequence[str], /) -> Work:
        """Deal strings to shards: ``shard, document, at, string``. All rows of a shard must be sent to one worker."""
        schema = pa.schema([("shard", pa.int64()), ("document", pa.string()), ("at", pa.int64()), ("string", pa.binary())])
        return self._work(_deal, schema, list(alphabet), self._shards)

    def mine(self, alphabet: Sequence[str], /) -> Work:
        """Find the phrases of shards, which must be complete, in any order: ``finding``."""
        schema = pa.schema([("finding", pa.string())])
        return Work(partial(_mine, schema, self._asked, list(alphabet), self._shards), schema, self._threads)

    def findings(self, found: pa.Table, /) -> list[str]:
        """Gather the findings of all shards."""
        lines: list[str] = found.column("finding").to_pylist()
        return lines

    def count(self, alphabet: Sequence[str], findings: Sequence[str], /) -> Work:
        """Count what findings depend on: ``asked, count``, to be summed by `asked`."""
        return self._work(_count, pa.schema([("asked", pa.int64()), _Count]), list(alphabet), _core.Pieces.asked(findings)[1])

    def rank(self, alphabet: Sequence[str], findings: Sequence[str], counts: pa.Table, /) -> _core.Ranked:
        """Rank findings, using the counts of all pieces, summed up or not."""
        sums = [0] * _core.Pieces.asked(findings)[0]
        positions = 0
        for asked, count in zip(counts.column("asked").to_pylist(), counts.column("count").to_pylist(), strict=True):
            if asked < 0:
                positions += count
            else:
                sums[asked] += count
        return self._miner.rank(findings, sums, positions, _core.Alphabet(alphabet))

    def spell(self, alphabet: Sequence[str], ranked: _core.Ranked, /) -> Work:
        """Find spellings: ``phrase, text, count, net, first, last``; may be combined by phrase and text (sums, least `first`, greatest `last`)."""
        fields = [("phrase", pa.int64()), _Text, _Count, ("net", pa.int64()), ("first", pa.string()), ("last", pa.string())]
        return self._work(_spell, pa.schema(fields), list(alphabet), ranked.phrases())

    def rows(self, ranked: _core.Ranked, spellings: pa.Table, /) -> Table[Slogan]:
        """Return the rows, from the spellings of all pieces."""
        columns = (spellings.column(name).to_pylist() for name in ("phrase", "text", "count", "net", "first", "last"))
        return Table(self._miner.rows(ranked, list(zip(*columns, strict=True))), Slogan)

    def _work(self, stage: _Stage, schema: pa.Schema, *arguments: object) -> Work:
        return Work(partial(_stage, stage, schema, self._columns, self._asked, arguments), schema, self._threads)


def _stage(
    stage: _Stage,
    schema: pa.Schema,
    columns: tuple[str, str],
    asked: _Asked,
    arguments: tuple[Any, ...],
    batches: Iterator[pa.RecordBatch],
) -> Iterator[pa.Table]:
    text, name = columns

    def documents() -> Iterator[_core.Texts]:
        for batch in batches:
            names_of(batch, name)
            yield texts_of(batch, text, name)

    for rows in stage(asked.miner(), documents(), *arguments):
        yield table_of(rows, schema)


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


def _mine(schema: pa.Schema, asked: _Asked, units: Sequence[str], shards: int, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.Table]:
    dealt: list[tuple[int, str, int, bytes]] = []
    for batch in batches:
        dealt += zip(*(batch.column(name).to_pylist() for name in ("shard", "document", "at", "string")), strict=True)
    found = asked.miner().mine(dealt, _core.Alphabet(units), shards) if dealt else []
    yield table_of(((finding,) for finding in found), schema)
