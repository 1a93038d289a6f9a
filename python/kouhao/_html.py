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
    # A link is followed, so that it stays a link.
    path = path.resolve()
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    # That nothing can be written there is known before any work.
    part.touch()
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
