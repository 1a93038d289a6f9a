"""Background frequencies: how phrases are used in large collections of text."""

from __future__ import annotations

from collections.abc import Callable
from os import PathLike, fspath
from typing import NamedTuple

from kouhao import _core


class Collection(NamedTuple):
    """A collection that a background was counted in; its units are Chinese characters and English words."""

    name: str
    role: str
    units: int
    documents: int


class Use(NamedTuple):
    """How one collection uses a phrase.

    Attributes
    ----------
    collection, role : str
        The collection, and its role: texts in which formulations are used (``political``) or texts for comparison (``reference``).
    per_million : float
        Occurrences per million units.
    count, documents : int
        Occurrences, and documents that contain the phrase.
    delimited, quoted : int
        Occurrences between marks, and occurrences that are the whole of a quotation.
    """

    collection: str
    role: str
    per_million: float
    count: int  # type: ignore[assignment]
    documents: int
    delimited: int
    quoted: int


class Usage(NamedTuple):
    """What a background knows about a phrase: its key, its first date (of the earliest political document that contains it), and its uses."""

    key: str
    first: str | None
    uses: tuple[Use, ...]


class Background:
    """An immutable table of how phrases are used elsewhere. ``kouhao background`` on the command line creates one.

    Parameters
    ----------
    path : str or path, optional
        A file written by ``kouhao background``. Default: an empty background.

    Raises
    ------
    OSError
        If the file cannot be read.
    DataError
        If it is not a background.

    Examples
    --------
    >>> import kouhao
    >>> usage = kouhao.Background.shipped().get("高质量、发展")
    >>> usage.key, {use.collection: use.per_million > 100 for use in usage.uses}["reports"]
    ('高质量发展', True)
    """

    __slots__ = ("_core",)

    def __init__(self, path: str | PathLike[str] | None = None) -> None:
        self._core = _core.Background.empty() if path is None else _core.Background.read(fspath(path))

    @classmethod
    def shipped(cls) -> Background:
        """Return the background that ships with kouhao. The first call in a process reads it, which takes a tenth of a second."""
        background = cls.__new__(cls)
        background._core = _core.Background.shipped()
        return background

    @classmethod
    def of(cls, background: Background | str | PathLike[str]) -> Background:
        """Return the background that an option stands for: ``"default"``, ``"none"``, a path, or a background itself."""
        if isinstance(background, Background):
            return background
        if background == "default":
            return cls.shipped()
        return cls() if background == "none" else cls(background)

    @property
    def collections(self) -> tuple[Collection, ...]:
        """The collections that it was counted in."""
        return tuple(Collection(*fields) for fields in self._core.collections())

    def get(self, phrase: str) -> Usage | None:
        """Look up a phrase, regardless of its punctuation, width, case and script; return None if it is not found."""
        found = self._core.get(phrase)
        return found and Usage(found[0], found[1], tuple(Use(*fields) for fields in found[2]))

    def __len__(self) -> int:
        return len(self._core)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return _unpickled, (self._core.written(),)

    def __repr__(self) -> str:
        return f"Background({len(self)} phrases)"


def _unpickled(written: bytes) -> Background:
    background = Background.__new__(Background)
    background._core = _core.Background.parse(written)
    return background
