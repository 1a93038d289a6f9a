"""Files that appear only when they are complete."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: The number of temporary names that are tried, in case a process with the same number left some behind.
ATTEMPTS = 100


@contextmanager
def completed(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Yield a file beside `path` for writing, which gets its name at the end; on failure it is removed, and the existing file stays.

    A link is followed, so that it stays a link. A pipe or a device, which no file could replace, is written directly.
    """
    named = Path(path)
    if named.exists() and not named.is_file():
        yield named
        return
    whole = named.resolve()
    try:
        # An unwritable destination is detected before any work is done.
        part = _beside(whole)
    except OSError as error:
        raise _renamed(error, named) from error
    try:
        yield part
        part.replace(whole)
    except OSError as error:
        if error.filename == str(part):
            raise _renamed(error, named) from error
        raise
    finally:
        part.unlink(missing_ok=True)


def _beside(whole: Path) -> Path:
    """Create a file under a temporary name beside another one.

    It must be new: in a folder that others can write to, a link may have been placed under a predictable name.
    """
    for attempt in range(ATTEMPTS):
        part = whole.with_name(f".{whole.name}.{os.getpid()}.{attempt}.part")
        try:
            part.touch(exist_ok=False)
        except FileExistsError:
            continue
        return part
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(part))


def _renamed(error: OSError, named: Path) -> OSError:
    """Return the error with the name that the user gave: a new error, because a second file name cannot be removed once it is set."""
    return OSError(error.errno, error.strerror, str(named)) if error.errno is not None else error


def write(path: str | os.PathLike[str], text: str) -> None:
    """Write a text to a file, in UTF-8, with line ends as they are."""
    with completed(path) as part:
        part.write_text(text, encoding="utf-8", newline="")
