"""Values that Python hands out one by one, as texts and variables; those of Arrow are read by Rust."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def texts(texts: Iterable[str]) -> list[str]:
    """Return texts as a list, an empty one for each that a column lacks.

    Raises
    ------
    TypeError
        If one is not a string.
    """
    listed = list(texts)
    # A column of pandas, which says in several ways that a value is missing.
    column = hasattr(texts, "dtype")
    for place, text in enumerate(listed):
        if not isinstance(text, str):
            if not column or variable(text) is not None:
                raise TypeError(f"text {place + 1} is not a str but {type(text).__name__} ({text!r:.40}); leave out what is missing")
            listed[place] = ""
    return listed


def variable(value: Any) -> str | None:
    """Return a value as a variable has it: whole numbers without a point, midnights as dates; None for what is missing."""
    # A missing number is the one value that differs from itself; pandas' own sign for it says neither yes nor no.
    if value is None or type(value).__name__ in ("NAType", "NaTType") or value != value:
        return None
    if isinstance(value, float) and value.is_integer():
        # A column of years that lacks one is a column of fractions to pandas.
        return str(int(value))
    return value.isoformat().removesuffix("T00:00:00") if hasattr(value, "isoformat") else str(value)
