"""Results: rows that are a sequence and a table."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, overload
from unicodedata import combining, east_asian_width

from kouhao import _core
from kouhao._errors import OptionError
from kouhao._picture import NONE, Draw, Measure, Picture, Wishes

if TYPE_CHECKING:
    import pandas
    import polars

R = TypeVar("R", bound=tuple[Any, ...], covariant=True)

#: Rows and columns of a terminal that `repr` fills, and rows of a notebook's table.
SHOWN_ROWS = 10
SHOWN_COLUMNS = 100
SHOWN_HTML_ROWS = 50

#: Whole numbers that are places in a text or a list, and no counts that a bar could compare.
PLACES = ("start", "end", "older_start", "older_end", "younger_start", "younger_end", "depth")


class Table(Sequence[R], Generic[R]):
    """The rows of a result, in order of rank or position. Immutable.

    A sequence of named tuples, which converts to dicts, pandas and polars.

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

    __slots__ = ("_draw", "_method", "_row", "_rows")

    def __init__(self, rows: Iterable[R], row: type[R], method: tuple[Any, ...] | None = None, draw: Draw | None = None, /) -> None:
        self._rows = tuple(rows)
        self._row = row
        self._method = method
        self._draw = draw

    @property
    def method(self) -> Any:
        """What the numbers of all rows rest on (sizes, prior, family of tests …), as a named tuple; None where the options say it all."""
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
        language: Literal["en", "zh"] = "en",
        measure: Measure | None = None,
        names: tuple[str, str] | None = None,
        top: int = 40,
    ) -> Picture:
        """Draw the rows of `timeline`, `keyness`, `kwic`, `compare` or, with `by`, `terms`.

        Parameters
        ----------
        title : str, optional
            The heading. Default: one that says what is shown.
        language : {"en", "zh"}, default "en"
            The language of heading, axes and notes.
        measure : {"per_10k_chars", "count", "document_share"}, optional
            What is drawn of a timeline, or of terms by groups. Default: occurrences per ten thousand characters.
        names : pair of str, optional
            What the target and the reference of `keyness`, or the two texts of `compare`, are called. Default: their expressions or names.
        top : int, default 40
            Most rows that are drawn; the picture says how many it leaves out.

        Returns
        -------
        Picture
            What a notebook shows; `Picture.save` writes it to a file.

        Raises
        ------
        OptionError
            For rows that have no picture, an option that this picture does not have, no rows or more than a thousand.

        Notes
        -----
        docs/pictures.md says what each picture shows, and how to draw the same from `to_pandas` with matplotlib or altair in a Chinese font.

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
        """Return a list of dicts, nested rows as dicts too: what the command line writes as JSON lines.

        Examples
        --------
        >>> import kouhao
        >>> kouhao.terms("改革，改革！").to_dicts()
        [{'term': '改革', 'count': 2, 'documents': 1, 'per_million': 1000000.0}]
        """
        return [plain(row) for row in self._rows]

    def to_pandas(self) -> pandas.DataFrame:
        """Return a pandas data frame of shape (rows, fields); nested fields hold lists and dicts.

        Raises
        ------
        ImportError
            If pandas is not installed.
        """
        import pandas

        fields = _fields(self._row)
        columns = zip(*self._rows, strict=True) if self._rows else ((),) * len(fields)
        data = {}
        for (name, kind), values in zip(fields, columns, strict=True):
            base, optional = _without_none(kind)
            dtype = {str: None, int: "Int64" if optional else "int64", float: "float64", bool: "bool"}.get(base, "object")
            cells = [plain(value) for value in values]
            data[name] = pandas.Series(cells, dtype="object" if dtype is None and not cells else dtype)
        return pandas.DataFrame(data)

    def to_polars(self) -> polars.DataFrame:
        """Return a polars data frame of shape (rows, fields); nested fields are lists and structs.

        A column has one type, so the numbers of an enumerated phrase, among which a letter may stand, are strings.

        Raises
        ------
        ImportError
            If polars is not installed.
        """
        import polars

        fields = _fields(self._row)
        schema = {name: _polars_type(kind) for name, kind in fields}
        columns = list(zip(*self._rows, strict=True)) if self._rows else [()] * len(fields)
        data = {name: [_polars_value(value, kind) for value in values] for (name, kind), values in zip(fields, columns, strict=True)}
        return polars.DataFrame(data, schema=schema)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, key: int, /) -> R: ...
    @overload
    def __getitem__(self, key: slice, /) -> Table[R]: ...
    def __getitem__(self, key: int | slice, /) -> R | Table[R]:
        return Table(self._rows[key], self._row, self._method, self._draw) if isinstance(key, slice) else self._rows[key]

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return self._row is other._row and self._rows == other._rows if isinstance(other, Table) else NotImplemented

    def __hash__(self) -> int:
        return hash((self._row, self._rows))

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return Table, (list(self._rows), self._row, self._method, self._draw)

    def __repr__(self) -> str:
        shown = _brief(self._row)
        rows = self._rows if len(self._rows) <= SHOWN_ROWS else self._rows[: SHOWN_ROWS - 1]
        numeric = [name for name, kind in _fields(self._row) if _without_none(kind)[0] in (int, float)]
        lines = _aligned(shown, [[cell(getattr(row, name)) for name in shown] for row in rows], numeric)
        if len(rows) < len(self._rows):
            lines.append(f"… {len(self._rows):,} rows")
        elif not rows:
            lines.append("no rows")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        shown = _brief(self._row)
        rows = [[cell(getattr(row, name)) for name in shown] for row in self._rows[:SHOWN_HTML_ROWS]]
        whole = [name for name, kind in _fields(self._row) if _without_none(kind)[0] is int]
        return html_table(shown, rows, len(self._rows), bars=[name for name in whole if name not in PLACES])


def plain(value: Any) -> Any:
    """Turn rows into dicts and tuples into lists, at every depth."""
    if isinstance(value, tuple):
        fields = getattr(value, "_fields", None)
        return (
            [plain(item) for item in value] if fields is None else {name.rstrip("_"): plain(item) for name, item in zip(fields, value, strict=True)}
        )
    return value


def cell(value: object) -> str:
    """Write a value for people, on one line."""
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.2f}"
    if isinstance(value, tuple):
        fields = getattr(value, "_fields", ())
        if "count" in fields:
            return f"{value[0]} ×{value[1]}"
        if fields:
            return cell(value[0])
        parts = [cell(item) for item in value]
        return ", ".join(parts) if isinstance(value[0], int | str) else " | ".join(parts)
    return "".join(char if char.isprintable() else " " for char in str(value))


def width(text: str) -> int:
    """Count the columns that a text takes on a terminal, where an ideograph takes two."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def fit(text: str, columns: int) -> str:
    """Cut a text to so many columns, with an ellipsis where something was cut."""
    if width(text) <= columns:
        return text
    taken, kept = 0, ""
    for char in text:
        taken += width(char)
        if taken >= columns:
            break
        kept += char
    return kept + "…"


def html_table(columns: Sequence[str], rows: Sequence[Sequence[str]], total: int, *, bars: Sequence[str] = ()) -> str:
    """Write a table for a notebook: escaped, with no script; behind the numbers of some columns a bar shows how they compare."""
    places = {i: max([*(int(row[i] or 0) for row in rows), 2]) for i, name in enumerate(columns) if name in bars}
    side = {i: "right" if i in places else "left" for i in range(len(columns))}
    head = "".join(f'<th scope="col" style="text-align:{side[i]}">{html.escape(name)}</th>' for i, name in enumerate(columns))

    def data(i: int, text: str) -> str:
        style = f"text-align:{side[i]}"
        if i in places:
            share = 100 * int(text or 0) / places[i]
            # A colour that shows on light and on dark ground.
            bar = f"linear-gradient(to left,rgba(86,180,233,.35) {share:.0f}%,transparent {share:.0f}%)"
            style += f";background-image:{bar}"
        return f'<td style="{style}"><bdi>{html.escape(text)}</bdi></td>'

    shown = [f"<tr>{''.join(data(i, text) for i, text in enumerate(row))}</tr>" for row in rows]
    count = f"{total:,} rows" if len(shown) == total else f"{len(shown):,} of {total:,} rows"
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(shown)}</tbody></table><p>{count}</p>"


def _aligned(columns: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[str]) -> list[str]:
    widths = [max([width(name), *(width(row[i]) for row in rows)]) for i, name in enumerate(columns)]
    # The widest columns give way until a line fits.
    while sum(widths) + 2 * (len(widths) - 1) > SHOWN_COLUMNS and max(widths) > 12:
        widths[widths.index(max(widths))] -= 1

    def line(cells: Sequence[str]) -> str:
        texts = [fit(text, columns) for text, columns in zip(cells, widths, strict=True)]
        gaps = [" " * (columns - width(text)) for text, columns in zip(texts, widths, strict=True)]
        return "  ".join(gap + text if name in right else text + gap for name, text, gap in zip(columns, texts, gaps, strict=True)).rstrip()

    return [line(columns), *map(line, rows)]


def _brief(row: type) -> list[str]:
    return [name for name, brief in dict(_core.fields())[row.__name__] if brief]


def _fields(row: type) -> list[tuple[str, Any]]:
    from typing import get_type_hints

    return list(get_type_hints(row).items())


def _without_none(kind: Any) -> tuple[Any, bool]:
    """Return a type without None, and whether None was one of its values."""
    from types import NoneType, UnionType
    from typing import Literal, Union, get_args, get_origin

    if get_origin(kind) in (UnionType, Union):
        rest = [arm for arm in get_args(kind) if arm is not NoneType]
        optional = len(rest) < len(get_args(kind))
        # An integer or a letter: written as text where one type is wanted.
        return (_without_none(rest[0])[0] if len(rest) == 1 else str), optional
    return (str if get_origin(kind) is Literal else kind), False


def _polars_type(kind: Any) -> Any:
    from typing import get_args, get_origin

    import polars

    base, _ = _without_none(kind)
    if get_origin(base) is tuple:
        return polars.List(_polars_type(get_args(base)[0]))
    if hasattr(base, "_fields"):
        return polars.Struct({name.rstrip("_"): _polars_type(field) for name, field in _fields(base)})
    return {str: polars.String, int: polars.Int64, float: polars.Float64, bool: polars.Boolean}[base]


def _polars_value(value: Any, kind: Any) -> Any:
    from typing import get_args, get_origin

    base, _ = _without_none(kind)
    if value is None:
        return None
    if get_origin(base) is tuple:
        return [_polars_value(item, get_args(base)[0]) for item in value]
    if hasattr(base, "_fields"):
        return {name.rstrip("_"): _polars_value(item, field) for (name, field), item in zip(_fields(base), value, strict=True)}
    return str(value) if base is str else value
