"""The exceptions of the package, and messages about missing packages."""

import sys
import warnings
from importlib import import_module
from typing import Any


class KouhaoError(Exception):
    """Base class of all exceptions defined by this package. Files that cannot be read raise Python's own `OSError`."""


class OptionError(KouhaoError, ValueError):
    """An invalid setting. Raised before any text is read; the message says what to give instead."""


class DataError(KouhaoError, ValueError):
    """Input that cannot be read: bytes that are not text, a table without the field, an invalid dictionary line. Says where, and what to do."""


for _error in (KouhaoError, OptionError, DataError):
    _error.__module__ = "kouhao"


def warn(note: str) -> None:
    """Warn at the line that called the package, with control characters escaped in the message."""
    from kouhao import _core

    frame, level = sys._getframe(1), 2
    while frame.f_back is not None and frame.f_globals.get("__name__", "").partition(".")[0] == "kouhao":
        frame, level = frame.f_back, level + 1
    warnings.warn(_core.visible(note), stacklevel=level)


def installed(package: str) -> Any | None:
    """Import an optional package; return None without it."""
    try:
        return import_module(package)
    except ImportError:
        return None


def needed(package: str, what: str, extra: str) -> Any:
    """Import an optional package, or raise an error that names the extra that installs it.

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
