"""Results: rows that are both a sequence and a table."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from kouhao import _core
from kouhao._errors import OptionError, installed, needed
from kouhao._output import completed
from kouhao._picture import NONE, Draw, Language, Measure, Picture, Wishes
from kouhao._rows import layout
from kouhao._show import aligned, cell, html_table

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from kouhao._provenance import Provenance
    from kouhao._record import Record

R = TypeVar("R", bound=tuple[Any, ...], covariant=True)

#: The number of terminal rows that `repr` fills, and of rows of a notebook's table.
SHOWN_ROWS = 10
SHOWN_HTML_ROWS = 50

#: Fields with integers that are positions in a text or a list, and not counts that a bar could compare.
PLACES = ("start", "end", "older_start", "older_end", "younger_start", "younger_end", "depth")

#: The number of rows created at a time when all of them are iterated over.
MADE_ROWS = 1024


class Table(Sequence[R], Generic[R]):
    """The rows of a result, in order of rank or position. Immutable.

    A sequence of named tuples, and an Arrow table, which pyarrow, pandas, DuckDB and others read directly (``pyarrow.table(found)``,
    ``pandas.DataFrame.from_arrow(found)``, ``duckdb.sql("FROM found")``). It stores columns; rows are created when they are accessed.

    Examples
    --------
    >>> import kouhao
    >>> found = kouhao.enumerations("协调推进“四个全面”战略布局。")
    >>> len(found), found[0].text, found[0].numbers
    (1, '四个全面', (4,))
    >>> found
    document  start  text      kind     noun      items
    1             5  四个全面  counted  战略布局  全面建设社会主义现代化国家 | 全面深化改革 | 全面依法…
    """

    __slots__ = ("_columns", "_draw", "_method", "_record", "_row")

    def __init__(self, rows: Iterable[R] | _core.Columns, row: type[R], method: tuple[Any, ...] | None = None, draw: Draw | None = None, /) -> None:
        self._columns = rows if isinstance(rows, _core.Columns) else _core.Columns.from_rows(row.__name__, rows)
        self._row = row
        self._method = method
        self._draw = draw
        self._record: Record | None = None

    @property
    def provenance(self) -> Provenance | None:
        """What the rows were made from: version, command, options, digests of texts and tables. None for rows that no command returned.

        The command line writes the same beside its rows with ``--provenance FILE.json``. Arrow and Parquet (`to_arrow`) carry it as JSON in the
        schema metadata, under ``kouhao``.

        Examples
        --------
        >>> import kouhao
        >>> made = kouhao.terms(["改革", "发展"]).provenance
        >>> made.command, made.options["min_count"], made.corpus.documents
        ('terms', 1, 2)
        """
        return None if self._record is None else self._record.tell()

    @property
    def method(self) -> Any:
        """The totals and settings behind the numbers (sizes, prior, family of tests …), as a named tuple; None if the options say everything."""
        return self._method

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the fields, in order."""
        fields: tuple[str, ...] = self._row._fields  # type: ignore[attr-defined]
        return fields

    def plot(
        self,
        *,
        title: str | None = None,
        language: Language = "en",
        measure: Measure | None = None,
        names: tuple[str, str] | None = None,
        top: int = 40,
    ) -> Picture:
        """Plot the rows of `timeline`, `keyness`, `kwic`, `compare` or, with `by`, `terms`.

        Parameters
        ----------
        title : str, optional
            The heading. Default: a description of what is shown.
        language : {"en", "zh"}, default "en"
            The language of heading, axes and notes.
        measure : {"per_10k_chars", "count", "document_share"}, optional
            The quantity shown for a timeline, or for terms by group. Default: occurrences per ten thousand characters.
        names : pair of str, optional
            Names of the target and the reference of `keyness`, or of the two texts of `compare`. Default: their expressions or names.
        top : int, default 40
            Maximum number of rows; the picture states how many it leaves out.

        Returns
        -------
        Picture
            The picture, which a notebook displays; `Picture.save` writes it to a file.

        Raises
        ------
        OptionError
            For rows that have no picture, an option that this picture does not have, 0 rows or more than a thousand.

        Notes
        -----
        docs/reference/pictures.md describes each picture; docs/how-to/charts.md shows how to draw the same with matplotlib or altair in a Chinese
        font.

        Examples
        --------
        >>> import kouhao
        >>> corpus = kouhao.Corpus.from_texts(["改革，改革，改革！", "稳定，还是稳定。"], variables={"year": ["2024", "2025"]})
        >>> corpus.keyness(target="year=2024").plot(names=("2024", "2025")).title
        'What sets 2024 apart from 2025'
        """
        if self._draw is None:
            raise OptionError(NONE)
        return Picture(self._draw(self._rows, self._method, Wishes(title, language, measure, names, top)))

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return a list of dicts, with nested rows as dicts too: what the command line writes as JSON Lines.

        Examples
        --------
        >>> import kouhao
        >>> kouhao.terms("改革，改革！").to_dicts()
        [{'term': '改革', 'count': 2, 'documents': 1, 'per_million': 1000000.0}]
        """
        return [plain(row) for row in self]

    def to_pandas(self) -> pandas.DataFrame:
        """Return a pandas data frame of shape (rows, fields); nested fields are lists and dicts.

        With pyarrow installed, the columns are passed on without conversion; without it, they are built row by row.

        Raises
        ------
        ImportError
            If pandas is not installed.
        """
        module: Any = needed("pandas", "to_pandas()", "pandas")
        module_of_arrow = installed("pyarrow")
        arrow = None if module_of_arrow is None else module_of_arrow.table(self)
        rows = None
        data = {}
        for place, (name, kind, optional) in enumerate(layout(self._row.__name__)[1]):
            dtype = {"int": "Int64" if optional else "int64", "float": "float64", "bool": "object" if optional else "bool"}.get(str(kind), "object")
            if arrow is not None and (kind == "text" or dtype != "object"):
                mapper = (lambda _: module.Int64Dtype()) if dtype == "Int64" else None
                data[name] = arrow.column(place).to_pandas(types_mapper=mapper)
                continue
            rows = self._rows if rows is None else rows
            cells = [plain(row[place]) for row in rows]
            data[name] = module.Series(cells, dtype=None if kind == "text" and cells else dtype)
        frame: pandas.DataFrame = module.DataFrame(data)
        return frame

    def to_polars(self) -> polars.DataFrame:
        """Return a polars data frame of shape (rows, fields); nested fields are lists and structs.

        A column has one type, so the numbers of an enumerated phrase, which may include a letter, are strings. ``polars.DataFrame(table)`` would
        treat the table as a list of tuples, and guess types.

        Raises
        ------
        ImportError
            If polars is not installed.
        """
        # Not from the table itself, which polars would treat as a sequence of rows.
        frame: polars.DataFrame = needed("polars", "to_polars()", "polars").DataFrame(self._columns)
        return frame

    def to_arrow(self) -> pyarrow.Table:
        """Return a pyarrow table that shares the memory of this one; nested fields are lists and structs.

        Counts and offsets are signed 64-bit integers. The numbers of an enumerated phrase, which may include a letter, are strings. The schema
        metadata, which Parquet keeps, contain the `provenance` under ``kouhao``, as JSON.

        Raises
        ------
        ImportError
            If pyarrow is not installed.
        """
        return needed("pyarrow", "to_arrow()", "arrow").table(self)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Export the columns to Arrow consumers, without copying."""
        del requested_schema  # A producer need not fulfil this request.
        made = self.provenance
        return self._columns.stream(None if made is None else made.to_json())

    def to_csv(self, path: str | os.PathLike[str], /, *, excel: bool = False) -> None:
        r"""Write a CSV file as the command line does: a heading, UTF-8, nested fields as JSON.

        Texts are written unchanged, including those that begin with ``=``, ``+``, ``-`` or ``@``, which a spreadsheet takes for a formula: use
        `excel` for a file that is to be opened in one.

        Parameters
        ----------
        path : path
            The file. It gets its name only when it is complete.
        excel : bool, default False
            Whether to write for a spreadsheet: with a byte order mark, by which Excel recognises UTF-8, and an apostrophe before texts that begin a
            formula.

        Raises
        ------
        OSError
            If the file cannot be written.

        Examples
        --------
        >>> import kouhao, pathlib, tempfile
        >>> path = pathlib.Path(tempfile.mkdtemp()) / "terms.csv"
        >>> kouhao.terms("改革，改革！").to_csv(path)
        >>> path.read_text(encoding="utf-8")
        'term,count,documents,per_million\n改革,2,1,1000000.0\n'
        """
        self._write(path, csv=True, excel=excel)

    def to_jsonl(self, path: str | os.PathLike[str], /) -> None:
        """Write a JSON Lines file as the command line does: one object per row, UTF-8.

        Parameters
        ----------
        path : path
            The file. It gets its name only when it is complete.

        Raises
        ------
        OSError
            If the file cannot be written.
        """
        self._write(path, csv=False, excel=False)

    def _write(self, path: str | os.PathLike[str], *, csv: bool, excel: bool) -> None:
        with completed(path) as part:
            self._columns.write(part, csv, excel)

    @property
    def _rows(self) -> tuple[R, ...]:
        return tuple(self)

    def __len__(self) -> int:
        return len(self._columns)

    @overload
    def __getitem__(self, key: int, /) -> R: ...
    @overload
    def __getitem__(self, key: slice, /) -> Table[R]: ...
    def __getitem__(self, key: int | slice, /) -> R | Table[R]:
        if isinstance(key, slice):
            start, stop, step = key.indices(len(self))
            rows = self._columns.slice(start, max(start, stop)) if step == 1 else [self[place] for place in range(start, stop, step)]
            return _restored(rows, self._row, self._method, self._draw, self._record)
        if isinstance(key, str):
            raise TypeError(f"a table has rows by number; its column is [row.{key} for row in rows], or rows.to_pandas()[{key!r}]")
        place = key + len(self) if key < 0 else key
        if not 0 <= place < len(self):
            raise IndexError(f"no row {key} in a table of {len(self)}")
        row: R = self._columns.row(place)
        return row

    def __iter__(self) -> Iterator[R]:
        for start in range(0, len(self), MADE_ROWS):
            yield from self._columns.rows(start, start + MADE_ROWS)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        return self._row is other._row and len(self) == len(other) and all(ours == theirs for ours, theirs in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash((self._row, self._rows))

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return _restored, (list(self), self._row, self._method, self._draw, self._record)

    def __repr__(self) -> str:
        shown = _brief(self._row)
        rows = self if len(self) <= SHOWN_ROWS else self[: SHOWN_ROWS - 1]
        numeric = [name for name, kind, _ in layout(self._row.__name__)[1] if kind in ("int", "float")]
        lines = aligned(shown, [[cell(getattr(row, name)) for name in shown] for row in rows], numeric)
        if len(rows) < len(self):
            lines.append(f"… {len(self):,} rows")
        elif not rows:
            lines.append("no rows")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        shown = _brief(self._row)
        rows = [[cell(getattr(row, name)) for name in shown] for row in self[:SHOWN_HTML_ROWS]]
        whole = [name for name, kind, _ in layout(self._row.__name__)[1] if kind == "int"]
        return html_table(shown, rows, len(self), bars=[name for name in whole if name not in PLACES])


def _restored(
    rows: Iterable[R] | _core.Columns, row: type[R], method: tuple[Any, ...] | None, draw: Draw | None, record: Record | None, /
) -> Table[R]:
    table = Table(rows, row, method, draw)
    table._record = record
    return table


def plain(value: Any) -> Any:
    """Convert rows to dicts and tuples to lists, at every depth."""
    if isinstance(value, tuple):
        fields = getattr(value, "_fields", None)
        return (
            [plain(item) for item in value] if fields is None else {name.rstrip("_"): plain(item) for name, item in zip(fields, value, strict=True)}
        )
    return value


def _brief(row: type) -> list[str]:
    return [name for name, brief in dict(_core.fields())[row.__name__] if brief]
