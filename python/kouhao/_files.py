"""Files and folders as documents, whether Rust reads their format or Python."""

from __future__ import annotations

from collections.abc import Sequence
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
    """Read files and folders; `Corpus.from_files` says which, what is raised and what is a warning."""
    corpora: list[_core.Corpus] = []
    failures: list[Exception | str] = []
    skipped: list[tuple[str, str]] = []
    missing: str | None = None
    # What each of the readings says of metadata that none of its files has.
    unused: list[str | None] = []

    def others(path: Path, *, named: bool) -> None:
        try:
            variables = {} if metadata is None else _core.metadata_of(metadata, path)
            corpora.append(_formats.read(path, text_field, variables))
            unused.extend([None] if variables else [])
        except (DataError, OSError) as error:
            if named and strict:
                raise
            if named or not isinstance(error, DataError):
                failures.append(error)
            else:
                skipped.append((str(path), str(error).removeprefix(f"{path}: ")))

    # Neighbours that Rust reads are read together, so that a file that is named twice is read once.
    groups = [
        (here, list(group)) for here, group in groupby(files, lambda file: Path(file).suffix.lower() in _formats.ENDINGS and Path(file).is_file())
    ]
    if metadata is not None and all(here for here, _ in groups):
        # Rust checks the table.
        groups.append((False, []))
    for here, group in groups:
        if here:
            for file in group:
                others(Path(file), named=True)
            continue
        paths = [fspath(file) for file in group]
        core, failed, untold, passed, missing, nothing = _core.read(paths, text_field, encoding, metadata, max_document_mb, strict)
        corpora.append(core)
        failures += [*failed, *untold]
        unused.append(nothing)
        for path, reason in passed:
            # What Word leaves beside an open document begins with a tilde.
            if Path(path).suffix.lower() in _formats.ENDINGS and not Path(path).name.startswith("~"):
                others(Path(path), named=False)
            else:
                skipped.append((path, reason))
    # Every reading finds the same faults in the metadata.
    notes = list(dict.fromkeys(str(failure) for failure in failures))
    if skipped:
        more = f" and {len(skipped) - 1} more" if len(skipped) > 1 else ""
        notes.append(f"skipped {skipped[0][0]}{more}: {skipped[0][1]}")
    idle = missing or (unused[0] if unused and None not in unused else None)
    notes += [idle] if idle else []
    for note in notes:
        warn(note)
    return corpora[0] if len(corpora) == 1 else _core.Corpus.joined(corpora)
