"""Plots of results: SVG, drawn by the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from html import unescape
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from kouhao import _core
from kouhao._errors import OptionError
from kouhao._output import write

if TYPE_CHECKING:
    from kouhao._rows import KeynessMethod

Language: TypeAlias = Literal["en", "zh"]
Measure: TypeAlias = Literal["per_10k_chars", "count", "document_share"]

#: What `plot` says about a table that has no picture.
NONE = "these rows have no picture; timeline (without life), keyness, kwic, compare and terms (with by) have one"


class Picture:
    """An SVG picture, which a notebook displays. Immutable; returned by `Table.plot`.

    It contains no script and refers to nothing outside itself, adapts to a light or dark page, and describes its finding in words for readers who
    cannot see it.

    Examples
    --------
    >>> import kouhao
    >>> corpus = kouhao.Corpus.from_texts(["稳中求进。", "稳中求进，稳中求进！"], variables={"date": ["2018", "2019"]})
    >>> picture = corpus.timeline("稳中求进").plot(measure="count")
    >>> picture
    <Picture: Phrases year by year; SVG of 3 KB, save it with .save("picture.svg")>
    >>> picture.svg[:4]
    '<svg'
    """

    __slots__ = ("_svg",)

    def __init__(self, svg: str, /) -> None:
        self._svg = svg

    @property
    def svg(self) -> str:
        """The picture as text."""
        return self._svg

    @property
    def title(self) -> str:
        """The heading."""
        return unescape(self._svg.split("</title>", 1)[0].rsplit(">", 1)[1])

    @property
    def description(self) -> str:
        """A description of the finding in words."""
        return unescape(self._svg.split("</desc>", 1)[0].rsplit(">", 1)[1])

    def save(self, path: str | PathLike[str], /) -> None:
        """Write the picture to a file, in UTF-8.

        Raises
        ------
        OptionError
            For a name with the ending of another format.
        OSError
            If the file cannot be written.
        """
        ending = Path(path).suffix.lower()
        if ending not in ("", ".svg"):
            raise OptionError(f"pictures are SVG, not {ending}; name the file .svg, and convert it with a browser or Inkscape")
        write(path, self._svg)

    # A notebook displays the first form that it supports: HTML, in which the picture adopts the colours of the page. Others get the SVG.
    def _repr_html_(self) -> str:
        return self._svg

    def _repr_svg_(self) -> str:
        return self._svg

    def __repr__(self) -> str:
        return f'<Picture: {self.title}; SVG of {len(self._svg.encode()) // 1000:,} KB, save it with .save("picture.svg")>'

    def __eq__(self, other: object) -> bool:
        return self._svg == other._svg if isinstance(other, Picture) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._svg)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return Picture, (self._svg,)


class Wishes(NamedTuple):
    """The options of a picture."""

    title: str | None
    language: str
    measure: str | None
    names: tuple[str, str] | None
    top: int

    def plotter(self, *, measure: bool = False, names: bool = False) -> _core.Plotter:
        """Build the plotter; reject options that this picture does not have."""
        if self.measure is not None and not measure:
            raise OptionError("measure is an option of the pictures of timeline and terms; omit it")
        if self.names is not None and not names:
            raise OptionError("names is an option of the pictures of keyness and compare; omit it")
        if self.names is not None and (isinstance(self.names, str) or len(self.names) != 2):
            raise OptionError("give two names: of the target and the reference, or of the first and the second text")
        return _core.Plotter(self.title, self.language, self.measure or "per_10k_chars", self.top)


#: Name, documents and characters of one of two texts or sets.
Side: TypeAlias = tuple[str, int, int]

#: Draws rows, given their method.
Draw: TypeAlias = Callable[[Sequence[Any], Any, Wishes], str]


def timeline(rows: Sequence[Any], _method: object, wishes: Wishes, /) -> str:
    """Plot phrases through periods."""
    return wishes.plotter(measure=True).timeline([*rows])


def keyness(target: str | None, reference: str | None) -> Draw:
    """Plot keyness; a name is None if the target or the reference is the rest of the documents."""
    return partial(_keyness, target, reference)


def _keyness(target: str | None, reference: str | None, rows: Sequence[Any], method: KeynessMethod, wishes: Wishes, /) -> str:
    plotter = wishes.plotter(names=True)
    others, everything = plotter.others
    names = wishes.names or (target or everything, method.reference or reference or others)
    totals = (None, None) if method.tested == "documents" else (method.target_total, method.reference_total)
    return plotter.keyness([*rows], (names[0], method.target_documents, totals[0]), (names[1], method.reference_documents, totals[1]))


def comparison(a: Side, b: Side, *, apart: bool) -> Draw:
    """Plot a comparison of two texts or sets, which may be merely parallel."""
    return partial(_comparison, a, b, apart=apart)


def _comparison(a: Side, b: Side, rows: Sequence[Any], _method: object, wishes: Wishes, /, *, apart: bool) -> str:
    names = wishes.names or (a[0], b[0])
    return wishes.plotter(names=True).comparison([*rows], (names[0], *a[1:]), (names[1], *b[1:]), apart)


class OnTexts:
    """Draws pictures that need the texts again. A pickled table does not keep them."""

    __slots__ = ("_draw",)

    def __init__(self, draw: Draw, /) -> None:
        self._draw = draw

    def __call__(self, rows: Sequence[Any], method: object, wishes: Wishes, /) -> str:
        return self._draw(rows, method, wishes)

    def __reduce__(self) -> tuple[Callable[[], Draw], tuple[()]]:
        return _left_behind, ()


def _left_behind() -> Draw:
    return _refuse


def _refuse(_rows: Sequence[Any], _method: object, _wishes: Wishes, /) -> str:
    raise OptionError("this picture needs the texts, which a pickled table does not keep; plot before pickling")


def concordance(phrase: str, corpus: Callable[[], _core.Corpus]) -> OnTexts:
    return OnTexts(lambda rows, _, wishes: wishes.plotter().concordance(phrase, corpus(), [*rows]))


def heat_map(corpus: Callable[[], _core.Corpus], counter: _core.Counter) -> OnTexts:
    """Plot terms by group. `counter` must have no minimum count: a term that is rare in one group is not absent."""

    def draw(rows: Sequence[Any], _: object, wishes: Wishes) -> str:
        return wishes.plotter(measure=True).heat_map(corpus(), counter, list({row.term: None for row in rows}))

    return OnTexts(draw)
