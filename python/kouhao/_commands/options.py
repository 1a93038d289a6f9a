"""Options that several commands have, as the extension module takes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from os import PathLike, fspath
from typing import Literal, TypeAlias

from kouhao import _core
from kouhao._errors import OptionError, warn
from kouhao._rows import PartName
from kouhao._tokenizer import Tokenizer, default

Parts: TypeAlias = PartName | Literal["all"] | Sequence[PartName]

StopWords: TypeAlias = Literal["closed"] | PathLike[str] | Sequence[str] | None

TITLE_AND_BODY: tuple[PartName, ...] = ("title", "body")


def joined(parts: Parts) -> str:
    """Return names of parts as one string."""
    return parts if isinstance(parts, str) else ",".join(parts)


def as_phrases(phrases: Iterable[str] | None) -> list[str] | None:
    """Return phrases as a list: one phrase is a list of one."""
    return None if phrases is None else [phrases] if isinstance(phrases, str) else list(phrases)


def left_out(words: StopWords) -> tuple[str, list[str]] | None:
    """Return which words are left out: the kind of list, and its words or its file."""
    if words is None:
        return None
    if isinstance(words, str):
        if words != "closed":
            raise OptionError(f"stop_words={words!r} is no choice; say 'closed', or give a list or a pathlib.Path")
        return ("closed", [])
    return ("file", [fspath(words)]) if isinstance(words, PathLike) else ("list", list(words))


def given(tokenizer: Tokenizer | None) -> _core.Tokenizer:
    """Return the tokenizer that was given, else the one with the dictionary as shipped."""
    return (default() if tokenizer is None else tokenizer)._core


def term_counter(
    unit: str,
    n: int | None,
    min_count: int,
    by: str | None,
    punctuation: bool,  # noqa: FBT001
    numbers: bool,  # noqa: FBT001
    stop_words: StopWords,
    phrases: Iterable[str] | None,
    overlap: str,
    simplify: bool,  # noqa: FBT001
    parts: Parts,
    tokenizer: Tokenizer | None,
) -> _core.Counter:
    """Build what counts terms, of the options of `terms`."""
    words, listed = left_out(stop_words), as_phrases(phrases)
    return _core.Counter(unit, n, min_count, by, punctuation, numbers, words, listed, overlap, simplify, joined(parts), given(tokenizer))


def check_fields(texts: _core.Corpus | _core.Texts, fields: Iterable[str | None], expressions: Iterable[str | None] = ()) -> bool:
    """Warn of fields that no document has, and tell whether there were any."""
    notices = _core.lacking(texts, [field for field in fields if field], [expression for expression in expressions if expression])
    for notice in notices:
        warn(notice)
    return bool(notices)
