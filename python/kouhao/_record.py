"""What commands note of how they were called, of which provenance is told when somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from os import PathLike, fspath
from pathlib import Path
from typing import Any, TypeVar, cast

from kouhao import _core
from kouhao._asked import Asked
from kouhao._background import Background
from kouhao._lexicon import Lexicon
from kouhao._provenance import CorpusDigest, Provenance, RowSchema
from kouhao._table import Table
from kouhao._tokenizer import Tokenizer

# Methods whose commands have another name.
COMMANDS = {"parse_glossary": "glossary"}


class Record:
    """What was noted when a command was called; it is told when somebody asks, as some digests take time."""

    __slots__ = ("_command", "_corpus", "_given", "_row")

    def __init__(self, command: str, given: dict[str, Any], corpus: CorpusDigest, row: type[tuple[Any, ...]], /) -> None:
        self._command, self._given, self._corpus, self._row = command, given, corpus, row

    def __reduce__(self) -> tuple[object, ...]:
        # A table pickles whatever it was made with; backgrounds do not.
        return Record, (self._command, {name: described(value) for name, value in self._given.items()}, self._corpus, self._row)

    def tell(self) -> Provenance:
        """Tell all that was noted."""
        options = {name: described(value) for name, value in sorted(self._given.items()) if value is not None}
        fields = tuple(name.rstrip("_") for name in self._row._fields)  # type: ignore[attr-defined]
        rows = RowSchema(self._row.__name__, _core.rows_version(), fields)
        command = COMMANDS.get(self._command, self._command)
        return Provenance("kouhao", _core.__version__, command, options, (), rows, self._corpus, dict(_core.tables()))


Method = TypeVar("Method", bound=Callable[..., Any])

# Who is told how far the work is, and what the work may take, changes no row.
ELSEWHERE = ("memory", "progress")


def recorded(method: Method, /) -> Method:
    """Make a command's method note, in the table that it returns, what it was called with."""
    # Not by the module inspect, whose import takes longer than all else here.
    command, code, defaults = method.__name__, method.__code__, method.__defaults__ or ()
    names = code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]
    placed = names[: code.co_argcount - 1]
    preset = dict(zip(placed[len(placed) - len(defaults) :], defaults, strict=True)) | (method.__kwdefaults__ or {})
    preset = {name: value for name, value in preset.items() if name not in ELSEWHERE}

    @wraps(method)
    def called(self: Asked, /, *arguments: Any, **options: Any) -> Any:
        # A wrong call is the method's own to refuse.
        if len(arguments) > len(placed):
            return method(self, *arguments, **options)
        arguments = tuple(once(name, value) for name, value in zip(placed, arguments, strict=False))
        options = {name: once(name, value) for name, value in options.items()}
        given = dict(zip(placed, arguments, strict=False)) | options
        given = {name: noted(name, value) for name, value in given.items() if name in names and name not in ELSEWHERE}
        found = method(self, *arguments, **options)
        if isinstance(found, Table):
            found._record = Record(command, preset | given, CorpusDigest(*self._digest()), found._row)
        return found

    return cast("Method", called)


def once(name: str, value: Any, /) -> Any:
    """Hold what can be read only once: other texts, and what an iterator gives."""
    stream = hasattr(value, "__arrow_c_stream__") and not isinstance(value, Table)
    # What `keyness` compares with may be an expression or a table of counts.
    texts = name == "other" or (name == "reference" and not isinstance(value, str | PathLike | Mapping))
    if value is not None and (texts or stream):
        from kouhao._texts import as_corpus

        return as_corpus(value)
    return tuple(value) if isinstance(value, Iterator) else value


def noted(name: str, value: Any, /) -> Any:
    """Return of an option what can be kept: of files and texts their digest."""
    if isinstance(value, Asked):
        return {"corpus": CorpusDigest(*value._digest())._asdict()}
    if isinstance(value, PathLike) or (name == "background" and isinstance(value, str) and value not in ("default", "none")):
        return file(fspath(value))
    if isinstance(value, set | frozenset):
        return sorted(value, key=str)
    return list(value) if isinstance(value, list | tuple) else value


def file(path: str, /) -> dict[str, str] | str:
    """Name a file by its digest; one that cannot be read is refused by who reads it."""
    import hashlib

    try:
        with Path(path).open("rb") as content:
            return {"path": path, "sha256": hashlib.file_digest(content, "sha256").hexdigest()}
    except OSError:
        return path


def digest(data: bytes, /) -> str:
    """Return the SHA-256 of bytes, as sha256sum prints it."""
    import hashlib

    return hashlib.sha256(data).hexdigest()


def described(value: Any, /) -> Any:
    """Return an option as JSON has it."""
    if isinstance(value, Lexicon):
        return {"entries": len(value), "sha256": value._core.sha256()}
    if isinstance(value, Background):
        return {"phrases": len(value), "sha256": value._core.sha256()}
    if isinstance(value, Tokenizer):
        engine, hmm, words, dictionaries = value._arguments
        named = [{"path": name, "sha256": digest(held)} for name, held in dictionaries]
        return {"engine": engine, "hmm": hmm, "user_words": list(words), "dictionary": named}
    if isinstance(value, Mapping):
        return {str(key): described(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [described(held) for held in value]
    return value if isinstance(value, str | int | float) or value is None else type(value).__name__
