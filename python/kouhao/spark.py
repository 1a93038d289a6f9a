"""The commands on Spark: data frames in, data frames out, with the same rows as on one machine. Requires ``kouhao[spark]``.

No other module of the package imports this one.

A frame has a column of texts and one of document names; all other columns are variables. Options are those of the functions of `kouhao`, with the
same defaults. kouhao must be installed where the workers run. The work of a worker is defined in `kouhao.batches`, which does not depend on Spark.

>>> import kouhao.spark
>>> found = kouhao.spark.enumerations(speeches, keep=["province"])  # doctest: +SKIP
>>> found.groupBy("province", "text").count()  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from kouhao import batches
from kouhao._commands.options import TITLE_AND_BODY, BackgroundLike, Overlap, Parts, StopWords, Unit
from kouhao._errors import DataError, OptionError, needed
from kouhao._lexicon import Lexicon
from kouhao._tokenizer import Tokenizer
from kouhao.batches._work import relaxed

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["enumerations", "known", "kwic", "slogans", "terms", "tokens"]


def tokens(
    frame: DataFrame,
    *,
    text: str = "text",
    name: str = "name",
    keep: Sequence[str] = (),
    threads: int | None = 1,
    parts: Parts = TITLE_AND_BODY,
    tokenizer: Tokenizer | None = None,
) -> DataFrame:
    """Split texts into tokens, as `kouhao.tokens` does.

    Parameters
    ----------
    frame : pyspark.sql.DataFrame
        A row for each document.
    text, name : str, default "text" and "name"
        The columns of the texts and of the names of the documents. A missing text is an empty document; a name must not be missing.
    keep : sequence of str, default ()
        Columns to copy to the rows.
    threads : int or None, default 1
        The number of threads that a worker uses: as many as Spark gives it processors (``spark.task.cpus``). None means one per processor.
    parts, tokenizer
        As for `kouhao.tokens`.

    Returns
    -------
    pyspark.sql.DataFrame
        The fields of `kouhao.Token`, and the kept columns. The rows of a document are in order, the documents are not.

    Raises
    ------
    OptionError
        For invalid options, or missing columns.
    """
    kept = _kept(frame, text, name, keep)
    return _mapped(frame, batches.tokens(text=text, name=name, keep=kept, threads=threads, parts=parts, tokenizer=tokenizer))


def enumerations(
    frame: DataFrame,
    *,
    text: str = "text",
    name: str = "name",
    keep: Sequence[str] = (),
    threads: int | None = 1,
    quantities: bool = False,
    parts: Parts = TITLE_AND_BODY,
    lexicon: Lexicon | None = None,
    tokenizer: Tokenizer | None = None,
) -> DataFrame:
    """Find the phrases that name a set by its size, as `kouhao.enumerations` does with the glossary of each document.

    Parameters
    ----------
    frame, text, name, keep, threads
        As for `tokens`.
    quantities, parts, lexicon, tokenizer
        As for `kouhao.enumerations`.

    Returns
    -------
    pyspark.sql.DataFrame
        The fields of `kouhao.Enumeration`, and the kept columns.

    Raises
    ------
    OptionError
        For invalid options, or missing columns.
    """
    kept = _kept(frame, text, name, keep)
    return _mapped(
        frame,
        batches.enumerations(
            text=text, name=name, keep=kept, threads=threads, quantities=quantities, parts=parts, lexicon=lexicon, tokenizer=tokenizer
        ),
    )


def known(
    frame: DataFrame,
    *,
    text: str = "text",
    name: str = "name",
    keep: Sequence[str] = (),
    threads: int | None = 1,
    min_score: float = 0.5,
    parts: Parts = TITLE_AND_BODY,
    lexicon: Lexicon | None = None,
    background: BackgroundLike = "default",
    tokenizer: Tokenizer | None = None,
) -> DataFrame:
    """Find formulations that are also in use elsewhere, as `kouhao.known` does.

    Parameters
    ----------
    frame, text, name, keep, threads
        As for `tokens`.
    min_score, parts, lexicon, background, tokenizer
        As for `kouhao.known`. The file of a background is read here, not by the workers.

    Returns
    -------
    pyspark.sql.DataFrame
        The fields of `kouhao.Known`, and the kept columns.

    Raises
    ------
    OptionError
        For invalid options, or missing columns.
    """
    kept = _kept(frame, text, name, keep)
    return _mapped(
        frame,
        batches.known(
            text=text,
            name=name,
            keep=kept,
            threads=threads,
            min_score=min_score,
            parts=parts,
            lexicon=lexicon,
            background=background,
            tokenizer=tokenizer,
        ),
    )


def kwic(
    frame: DataFrame,
    phrase: str,
    *,
    text: str = "text",
    name: str = "name",
    keep: Sequence[str] = (),
    threads: int | None = 1,
    width: int = 20,
    by: str | None = None,
    parts: Parts = TITLE_AND_BODY,
    simplify: bool = False,
) -> DataFrame:
    """Show every occurrence of a phrase in context, as `kouhao.kwic` does. Sort the rows by ``left`` or ``right`` as needed.

    Parameters
    ----------
    frame, text, name, keep, threads
        As for `tokens`.
    phrase, width, by, parts, simplify
        As for `kouhao.kwic`.

    Returns
    -------
    pyspark.sql.DataFrame
        The fields of `kouhao.Hit`, or of `kouhao.GroupHit` with `by`, and the kept columns.

    Raises
    ------
    OptionError
        For invalid options, or missing columns.
    """
    kept = _kept(frame, text, name, keep)
    return _mapped(frame, batches.kwic(phrase, text=text, name=name, keep=kept, threads=threads, width=width, by=by, parts=parts, simplify=simplify))


def terms(
    frame: DataFrame,
    *,
    text: str = "text",
    name: str = "name",
    threads: int | None = 1,
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
) -> DataFrame:
    """Count words, n-grams or given phrases, as `kouhao.terms` does.

    Parameters
    ----------
    frame, text, name, threads
        As for `tokens`.
    unit, n, min_count, by, punctuation, numbers, stop_words, names, phrases, overlap, simplify, parts, tokenizer
        As for `kouhao.terms`. A file of stop words must exist where the workers run.

    Returns
    -------
    pyspark.sql.DataFrame
        The fields of `kouhao.Term`, or of `kouhao.GroupTerm` with `by`, in the order of `kouhao.terms`.

    Raises
    ------
    OptionError
        For invalid options, or missing columns.
    """
    if min_count < 1:
        raise OptionError(f"min_count={min_count} is not valid; give 1 or more")
    functions, window = needed("pyspark.sql.functions", "kouhao.spark", "spark"), needed("pyspark.sql.window", "kouhao.spark", "spark")
    _kept(frame, text, name, ())
    work = batches.terms(
        text=text,
        name=name,
        threads=threads,
        unit=unit,
        n=n,
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
    )
    column = functions.col
    sums = (functions.sum(field).alias(field) for field in ("count", "documents", "words"))
    summed = _mapped(frame, work).groupBy("group", "term").agg(*sums)
    words = functions.sum("words").over(window.Window.partitionBy("group"))
    # In the same order as on one machine: first the product, then one division.
    rate = functions.when(column("words") > 0, column("count") * functions.lit(1e6) / column("words")).otherwise(functions.lit(0.0))
    rows = summed.withColumn("words", words).where(column("term").isNotNull() & (column("count") >= min_count)).withColumn("per_million", rate)
    rows = rows.orderBy(column("group").asc_nulls_last(), column("count").desc(), "term").drop("words")
    return rows if by is not None else rows.drop("group")


def slogans(
    frame: DataFrame,
    *,
    text: str = "text",
    name: str = "name",
    threads: int | None = 1,
    shards: int | None = None,
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
) -> DataFrame:
    """Find the formulations that recur across all texts together, best first, as `kouhao.slogans` does.

    Runs at once, in four passes over the frame: cache the frame if it is expensive to compute. The driver ranks, and holds all candidates in
    memory. Documents are ordered by name, like those that `kouhao.read` finds in a folder.

    Parameters
    ----------
    frame, text, threads
        As for `tokens`.
    name : str, default "name"
        The column of names, which identify documents: no two may have the same.
    shards : int, optional
        The number of parts that wordings are dealt into, each for one worker at a time. Default: ``spark.sql.shuffle.partitions``.
    min_count, min_documents, min_units, max_units, parts, simplify, top, lexicon, background, tokenizer
        As for `kouhao.slogans`. Copies (`fold_copies`) must be removed beforehand. The file of a background is read here, not by the workers.

    Returns
    -------
    pyspark.sql.DataFrame
        The fields of `kouhao.Slogan`.

    Raises
    ------
    OptionError
        For invalid options, or missing columns.
    DataError
        For missing names, or names that two documents share.
    """
    functions = needed("pyspark.sql.functions", "kouhao.spark", "spark")
    _kept(frame, text, name, ())
    session = frame.sparkSession
    stages = batches.Slogans(
        text=text,
        name=name,
        threads=threads,
        shards=int(session.conf.get("spark.sql.shuffle.partitions") or 200) if shards is None else shards,
        min_count=min_count,
        min_documents=min_documents,
        min_units=min_units,
        max_units=max_units,
        parts=parts,
        simplify=simplify,
        top=top,
        lexicon=lexicon,
        background=background,
        tokenizer=tokenizer,
    )
    twice = frame.groupBy(name).count().where((functions.col("count") > 1) | functions.col(name).isNull()).orderBy(name).limit(3).collect()
    if twice:
        told = ", ".join("no name" if row[0] is None else repr(str(row[0])) for row in twice)
        raise DataError(f"the column {name!r} must identify documents, but some share {told}; give each a different name")

    def sums(work: batches.Work, *by: str) -> Any:
        rows = _mapped(frame, work).groupBy(*by)
        of = {field: functions.min if field == "first" else functions.max if field == "last" else functions.sum for field in work.schema.names}
        return rows.agg(*(of[field](field).alias(field) for field in work.schema.names if field not in by))

    alphabet = stages.alphabet(sums(stages.units(), "unit").where(functions.col("count") >= min_count).toArrow())
    dealt = _mapped(frame, stages.deal(alphabet)).repartition(stages.shards, "shard")
    findings = stages.findings(_mapped(dealt, stages.mine(alphabet)).toArrow())
    ranked = stages.rank(alphabet, findings, sums(stages.count(alphabet, findings), "asked").toArrow())
    rows = stages.rows(ranked, sums(stages.spell(alphabet, ranked), "phrase", "text").toArrow())
    found = rows.to_arrow()
    found = found.cast(relaxed(found.schema))
    types = needed("pyspark.sql.pandas.types", "kouhao.spark", "spark")
    # Spark cannot create a frame from a table without rows.
    return session.createDataFrame(found if len(rows) else [], types.from_arrow_schema(found.schema))


def _mapped(frame: DataFrame, work: batches.Work) -> DataFrame:
    types = needed("pyspark.sql.pandas.types", "kouhao.spark", "spark")
    return frame.mapInArrow(work, types.from_arrow_schema(work.schema))


def _kept(frame: DataFrame, text: str, name: str, keep: Sequence[str]) -> pa.Schema:
    """Return the kept columns, as an Arrow schema.

    Raises
    ------
    OptionError
        If one does not exist.
    """
    for column, what in ((text, "text"), (name, "name"), *((column, "keep") for column in keep)):
        if column not in frame.columns:
            raise OptionError(f"{what}={column!r} is not a column; the frame has {', '.join(frame.columns)}")
    types = needed("pyspark.sql.pandas.types", "kouhao.spark", "spark")
    return types.to_arrow_schema(frame.select(*keep).schema)
