"""Files that are never half there."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: How many temporary names are tried, where a process of the same number left some behind.
ATTEMPTS = 100


@contextmanager
def completed(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Give a file beside `path` to write, which takes its name at the end; of what fails nothing is left, and what stood there stays.

    A link is followed, so that it stays a link. A pipe or a device, whose place no file could take, is written itself.
    """
    named = Path(path)
    if named.exists() and not named.is_file():
        yield named
        return
    whole = named.resolve()
    try:
        # That nothing can be written there is known before any work.
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

    It must be new: in a folder that others write to, a link may stand under a name that can be guessed.
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
    """Return the error with the name that the user gave; anew, for a second name once set cannot be taken off."""
    return OSError(error.errno, error.strerror, str(named)) if error.errno is not None else error


def write(path: str | os.PathLike[str], text: str) -> None:
    """Write a text to a file, in UTF-8, with line ends as they are."""
    with completed(path) as part:
        part.write_text(text, encoding="utf-8", newline="")
