"""Texts for a notebook, and files that are never half there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path


def preformatted(text: str) -> str:
    """Show a text line by line as it is."""
    return f"<pre>{escape(text)}</pre>"


@contextmanager
def completed(path: Path) -> Iterator[Path]:
    """Give a file beside `path` to write, which takes its name at the end; of what fails nothing is left."""
    named = path
    # A link is followed, so that it stays a link.
    path = path.resolve()
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        # That nothing can be written there is known before any work.
        part.touch()
        yield part
        part.replace(path)
    except OSError as error:
        if error.filename == str(part):
            error.filename, error.filename2 = str(named), None
        raise
    finally:
        part.unlink(missing_ok=True)
