"""Records how commands were called; provenance is derived from it on request."""

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

# Methods whose commands have a different name.
COMMANDS = {"parse_glossary": "glossary"}


class Record:
    """The recorded call of a command; turned into provenance on request, because some digests take time."""

    __slots__ = ("_command", "_corpus", "_given", "_row")

    def __init__(self, command: str, given: dict[str, Any], corpus: CorpusDigest, row: type[tuple[Any, ...]], /) -> None:
        self._command, self._given, self._corpus, self._row = command, given, corpus, row

    def __reduce__(self) -> tuple[object, ...]:
        # A table can be pickled whatever it was made with; backgrounds cannot.
        return Record, (self._command, {name: described(value) for name, value in self._given.items()}, self._corpus, self._row)

    def tell(self) -> Provenance:
        """Return everything that was recorded."""
        options = {name: described(value) for name, value in sorted(self._given.items()) if value is not None}
        fields = tuple(name.rstrip("_") for name in self._row._fields)  # type: ignore[attr-defined]
        rows = RowSchema(self._row.__name__, _core.rows_version(), fields)
        command = COMMANDS.get(self._command, self._command)
        return Provenance("kouhao", _core.__version__, command, options, (), rows, self._corpus, dict(_core.tables()))


Method = TypeVar("Method", bound=Callable[..., Any])

# Progress callbacks and memory limits do not affect rows.
ELSEWHERE = ("memory", "progress")


def recorded(method: Method, /) -> Method:
    """Decorate a command's method so that the returned table records how it was called."""
    # Not with the module inspect, whose import takes longer than everything else here.
    # A wrong call names the class that the user knows, not the one that this method was written in.
    method.__qualname__ = f"Corpus.{method.__name__}"
    command, code, defaults = method.__name__, method.__code__, method.__defaults__ or ()
    names = code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]
    placed = names[: code.co_argcount - 1]
    preset = dict(zip(placed[len(placed) - len(defaults) :], defaults, strict=True)) | (method.__kwdefaults__ or {})
    preset = {name: value for name, value in preset.items() if name not in ELSEWHERE}

    @wraps(method)
    def called(self: Asked, /, *arguments: Any, **options: Any) -> Any:
        # The method itself rejects a wrong call.
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
    """Keep what can be read only once: other texts, and the items of an iterator."""
    stream = hasattr(value, "__arrow_c_stream__") and not isinstance(value, Table)
    # What `keyness` compares with may be an expression or a table of counts.
    texts = name == "other" or (name == "reference" and not isinstance(value, str | PathLike | Mapping))
    if value is not None and (texts or stream):
        from kouhao._texts import as_corpus

        return as_corpus(value)
    return tuple(value) if isinstance(value, Iterator) else value


def noted(name: str, value: Any, /) -> Any:
    """Return the part of an option that can be kept: for files and texts, their digest."""
    if isinstance(value, Asked):
        return {"corpus": CorpusDigest(*value._digest())._asdict()}
    if isinstance(value, PathLike) or (name == "background" and isinstance(value, str) and value not in ("default", "none")):
        return file(fspath(value))
    if isinstance(value, set | frozenset):
        return sorted(value, key=str)
    return list(value) if isinstance(value, list | tuple) else value


def file(path: str, /) -> dict[str, str] | str:
    """Identify a file by its digest; one that cannot be read is rejected by the code that reads it."""
    import hashlib

    try:
        with Path(path).open("rb") as content:
            return {"path": path, "sha256": hashlib.file_digest(content, "sha256").hexdigest()}
    except OSError:
        return path


def digest(data: bytes, /) -> str:
    """Return the SHA-256 of bytes, as printed by sha256sum."""
    import hashlib

    return hashlib.sha256(data).hexdigest()


def described(value: Any, /) -> Any:
    """Return an option as a JSON value."""
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
