"""The exceptions of the package, and what is said where another package is missing."""

import sys
import warnings
from importlib import import_module
from typing import Any


class KouhaoError(Exception):
    """Whatever this package raises on its own account. Files that cannot be read raise Python's own `OSError`."""


class OptionError(KouhaoError, ValueError):
    """A setting that cannot work. Raised before any text is read; says what to give instead."""


class DataError(KouhaoError, ValueError):
    """Input that cannot be read: bytes that are no text, a table without the field, a dictionary line that is no entry. Says where and what to do."""


for _error in (KouhaoError, OptionError, DataError):
    _error.__module__ = "kouhao"


def warn(note: str) -> None:
    """Warn of something at the line that called the package, with nothing in the words that a terminal would obey."""
    from kouhao import _core

    frame, level = sys._getframe(1), 2
    while frame.f_back is not None and frame.f_globals.get("__name__", "").partition(".")[0] == "kouhao":
        frame, level = frame.f_back, level + 1
    warnings.warn(_core.visible(note), stacklevel=level)


def installed(package: str) -> Any | None:
    """Import a package that is not everybody's; None without it."""
    try:
        return import_module(package)
    except ImportError:
        return None


def needed(package: str, what: str, extra: str) -> Any:
    """Import a package that is not everybody's, or tell by which extra it comes.

    Raises
    ------
    ImportError
        If it is not installed.
    """
    module = installed(package)
    if module is None:
        name = package.partition(".")[0]
        raise ImportError(f"{what} needs {name}, which is not installed: pip install {name} (extra {extra} of kouhao)", name=name)
    return module
