"""Files that are never half there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


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
    part = whole.with_name(f".{whole.name}.{os.getpid()}.part")
    try:
        # That nothing can be written there is known before any work.
        part.touch()
        yield part
        part.replace(whole)
    except OSError as error:
        if error.filename == str(part) and error.errno is not None:
            # Anew, for a second name once set cannot be taken off.
            raise OSError(error.errno, error.strerror, str(named)) from error
        raise
    finally:
        part.unlink(missing_ok=True)


def write(path: str | os.PathLike[str], text: str) -> None:
    """Write a text to a file, in UTF-8, with line ends as they are."""
    with completed(path) as part:
        part.write_text(text, encoding="utf-8", newline="")
