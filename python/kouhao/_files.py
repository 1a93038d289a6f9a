"""Reads files and folders as documents, in formats that Rust reads and in formats that only Python reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from os import PathLike, fspath
from pathlib import Path

from kouhao import _core, _formats
from kouhao._errors import DataError, warn


def read(
    files: Sequence[str | PathLike[str]],
    text_field: str,
    encoding: str | None,
    metadata: str | PathLike[str] | None,
    max_document_mb: int,
    *,
    strict: bool,
) -> _core.Corpus:
    """Read files and folders; see `Corpus.from_files` for formats, exceptions and warnings."""
    reading = _Reading(text_field, encoding, metadata, max_document_mb, strict=strict)
    # Adjacent files that Rust reads are read together, so that a file named twice is read once.
    groups = [(by_python, list(group)) for by_python, group in groupby(files, lambda file: _is_of_python(Path(file)) and Path(file).is_file())]
    for by_python, group in groups:
        if by_python:
            for file in group:
                reading.by_python(Path(file), named=True)
        else:
            reading.by_rust(group)
    if metadata is not None and all(by_python for by_python, _ in groups):
        # Rust checks the table, even without a file.
        reading.by_rust([])
    for notice in reading.notices():
        warn(notice)
    return reading.corpus()


def _is_of_python(path: Path) -> bool:
    return path.suffix.lower() in _formats.ENDINGS


class _Reading:
    """Collects what has been read, and what is to be reported about it."""

    def __init__(self, text_field: str, encoding: str | None, metadata: str | PathLike[str] | None, max_document_mb: int, /, *, strict: bool) -> None:
        self._text_field, self._encoding, self._metadata, self._max_document_mb = text_field, encoding, metadata, max_document_mb
        self._strict = strict
        self._corpora: list[_core.Corpus] = []
        self._failures: list[str] = []
        self._skipped: list[tuple[str, str]] = []
        # Every pass finds the same rows of metadata whose file does not exist.
        self._metadata_missing: str | None = None
        # Whether the metadata name no file of any pass; None if they name one.
        self._metadata_unused: list[str | None] = []

    def by_rust(self, files: Sequence[str | PathLike[str]], /) -> None:
        """Read files and folders; in folders, also files that only Python reads."""
        paths = [fspath(file) for file in files]
        found = _core.read(paths, self._text_field, self._encoding, self._metadata, self._max_document_mb, self._strict)
        self._corpora.append(found.corpus)
        self._failures += [*map(str, found.failures), *found.bad_lines]
        self._metadata_missing = found.metadata_missing
        self._metadata_unused.append(found.metadata_unused)
        for path, reason in found.skipped:
            # The files that Word leaves beside an open document begin with a tilde.
            if _is_of_python(Path(path)) and not Path(path).name.startswith("~"):
                self.by_python(Path(path), named=False)
            else:
                self._skipped.append((path, reason))

    def by_python(self, path: Path, /, *, named: bool) -> None:
        """Read a file that was named or found in a folder; files without texts in folders are skipped."""
        try:
            variables = {} if self._metadata is None else _core.metadata_of(self._metadata, path)
            self._corpora.append(_formats.read(path, self._text_field, variables))
            if variables:
                self._metadata_unused.append(None)
        except (DataError, OSError) as error:
            if named and self._strict:
                raise
            if named or not isinstance(error, DataError):
                self._failures.append(str(error))
            else:
                self._skipped.append((str(path), str(error).removeprefix(f"{path}: ")))

    def corpus(self) -> _core.Corpus:
        """Return all documents."""
        return self._corpora[0] if len(self._corpora) == 1 else _core.Corpus.joined(self._corpora)

    def notices(self) -> Iterator[str]:
        """Report bad input, skipped files, and metadata that have no effect."""
        # Every pass finds the same errors in the metadata.
        yield from dict.fromkeys(self._failures)
        if self._skipped:
            (path, reason), *others = self._skipped
            yield f"skipped {path}{f' and {len(others)} more' if others else ''}: {reason}"
        unused = self._metadata_unused
        idle = self._metadata_missing or (unused[0] if unused and None not in unused else None)
        if idle:
            yield idle
