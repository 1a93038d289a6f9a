"""Options that several commands share: the values they accept, and what is passed to the extension module.

The functions are named after the options, so that commands write ``options.parts(parts)``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from os import PathLike, fspath
from typing import Literal, NamedTuple, TypeAlias

from kouhao import _core
from kouhao._background import Background
from kouhao._errors import OptionError
from kouhao._lexicon import Lexicon
from kouhao._rows import PartName
from kouhao._tokenizer import Tokenizer, default

Parts: TypeAlias = PartName | Literal["all"] | Sequence[PartName]
BackgroundLike: TypeAlias = Background | str | PathLike[str]
StopWords: TypeAlias = Literal["closed"] | PathLike[str] | Sequence[str] | None
#: The unit that is counted.
Unit: TypeAlias = Literal["word", "ngram"]
#: Which occurrences of phrases count: all, or those that no longer phrase covers.
Overlap: TypeAlias = Literal["overlapping", "longest"]
#: The order of occurrences in their context.
Order: TypeAlias = Literal["position", "left", "right"]
#: The length of a period.
Period: TypeAlias = Literal["year", "month"]

TITLE_AND_BODY: tuple[PartName, ...] = ("title", "body")


def parts(parts: Parts) -> str:
    """Return names of parts as one string."""
    return parts if isinstance(parts, str) else ",".join(parts)


def phrases(phrases: Iterable[str]) -> list[str]:
    """Return phrases as a list: one phrase is a list of one."""
    return [phrases] if isinstance(phrases, str) else list(phrases)


def names(names: Lexicon | Iterable[str]) -> list[str]:
    """Return names as a list: of a lexicon, its phrases and their other wordings."""
    return names._core.names() if isinstance(names, Lexicon) else phrases(names)


def stop_words(words: StopWords) -> tuple[str, list[str]] | None:
    """Return the stop words: the kind of list, and its words or its file."""
    if words is None:
        return None
    if isinstance(words, str):
        if words != "closed":
            raise OptionError(f"stop_words={words!r} is not valid; use 'closed', a list or a pathlib.Path")
        return ("closed", [])
    return ("file", [fspath(words)]) if isinstance(words, PathLike) else ("list", list(words))


def tokenizer(tokenizer: Tokenizer | None) -> _core.Tokenizer:
    """Return the given tokenizer, or else the default one."""
    return (default() if tokenizer is None else tokenizer)._core


def lexicon(lexicon: Lexicon | None) -> _core.Lexicon | None:
    """Return the given lexicon; without one, Rust uses the catalogue."""
    return None if lexicon is None else lexicon._core


def background(background: BackgroundLike) -> _core.Background:
    """Return the background given by name, by path or as an object."""
    return Background.of(background)._core


class TermOptions(NamedTuple):
    """Which terms are counted, and in which unit: the options of `terms`. Can be pickled, unless one of them is an iterator."""

    unit: Unit = "word"
    n: int | None = None
    min_count: int = 1
    by: str | None = None
    punctuation: bool = False
    numbers: bool = True
    stop_words: StopWords = None
    names: Lexicon | Iterable[str] | None = None
    phrases: Iterable[str] | None = None
    overlap: Overlap = "overlapping"
    simplify: bool = False
    parts: Parts = TITLE_AND_BODY
    tokenizer: Tokenizer | None = None

    def counter(self) -> _core.Counter:
        """Build the counter.

        Raises
        ------
        OptionError
            For invalid options.
        """
        return _core.Counter(
            self.unit,
            self.n,
            self.min_count,
            self.by,
            self.punctuation,
            self.numbers,
            stop_words(self.stop_words),
            None if self.names is None else names(self.names),
            None if self.phrases is None else phrases(self.phrases),
            self.overlap,
            self.simplify,
            parts(self.parts),
            tokenizer(self.tokenizer),
        )


def check_fields(texts: _core.Corpus | _core.Texts, fields: Iterable[str | None]) -> None:
    """Raise an `OptionError` if no document has one of the fields."""
    _core.check_fields(texts, [field for field in fields if field])
