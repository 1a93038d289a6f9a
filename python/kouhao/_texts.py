"""Texts of any kind, as objects that have commands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from os import PathLike
from pathlib import Path
from typing import TypeAlias, cast

from kouhao import _core
from kouhao._arrow import SupportsArrow, arrow_texts
from kouhao._commands import Commands
from kouhao._corpus import Corpus, Document, collected
from kouhao._errors import warn


class Stream(Commands):
    """Texts from Arrow, which commands read batch by batch, each command anew."""

    __slots__ = ("_first", "_last", "_object")

    def __init__(self, texts: object, first: _core.Texts, /) -> None:
        self._object = texts
        self._last = first
        # A query runs when its stream is opened: the first command uses the stream that showed that these are texts.
        self._first: _core.Texts | None = first

    def _texts(self) -> _core.Texts:
        first, self._first = self._first, None
        stream = arrow_texts(self._object) if first is None else first
        if stream is None:
            raise TypeError(f"{type(self._object).__name__} can be read only once; collect it with Corpus.from_frame")
        self._last = stream
        return stream

    def _digest(self) -> tuple[int, str, str | None]:
        return self._last.digest()

    def _documents(self) -> _core.Corpus:
        return self._texts().corpus(None, [])


Texts: TypeAlias = str | Document | Corpus | Iterable[str] | Iterable[Document] | SupportsArrow


def as_texts(texts: Texts | Commands, /) -> Commands:
    """Return an object that has commands: texts as documents named by their position, a column or table of Arrow as a stream."""
    if isinstance(texts, Commands):
        return texts
    stream = arrow_texts(texts)
    return as_corpus(texts) if stream is None else Stream(texts, stream)


def as_corpus(texts: Texts | Commands, /) -> Document | Corpus:
    """Return documents in memory."""
    if isinstance(texts, Document | Corpus):
        return texts
    if isinstance(texts, Stream):
        return collected(texts._documents())
    if isinstance(texts, str):
        if _names_a_file(texts):
            warn(f"the text {texts!r} is the name of a file, but is treated as a text; to read the file, pass kouhao.read({texts!r})")
        return Document(texts, name="1")
    if isinstance(texts, PathLike):
        raise TypeError(f"{texts!r} is a path, not a text; read it with kouhao.read")
    if isinstance(texts, bytes | bytearray):
        raise TypeError("texts is bytes; decode it: texts.decode('utf-8')")
    if isinstance(texts, list | tuple) and texts and all(isinstance(text, Document) for text in texts):
        return Corpus(cast("Sequence[Document]", texts))
    if type(texts).__name__ == "DataFrame":
        return Corpus.from_frame(texts)
    if not hasattr(texts, "__iter__") and not hasattr(texts, "__getitem__"):
        raise TypeError(f"texts is {type(texts).__name__}; give a text, a list of texts, a Document or a Corpus")
    return Corpus.from_texts(cast("Iterable[str]", texts))


def _names_a_file(text: str) -> bool:
    """Return whether a text is the name of an existing file, given by someone who expects the functions to read files."""
    if not text.isprintable():
        return False
    try:
        return Path(text).is_file()
    except (OSError, ValueError):  # Longer than a name can be, or in a folder that we may not read.
        return False
