"""Converts Python values, one by one, to texts and variables; Arrow values are read by Rust."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def texts(texts: Iterable[str]) -> list[str]:
    """Return texts as a list, with an empty one for each missing value in a column.

    Raises
    ------
    TypeError
        If one is not a string.
    """
    listed = list(texts)
    # A column of pandas, which represents missing values in several ways.
    column = hasattr(texts, "dtype")
    for place, text in enumerate(listed):
        if not isinstance(text, str):
            if not column or variable(text) is not None:
                raise TypeError(f"text {place + 1} is not a str but {type(text).__name__} ({text!r:.40}); leave out what is missing")
            listed[place] = ""
    return listed


def variable(value: Any) -> str | None:
    """Return a value as a variable: integers without a decimal point, midnights as dates; None for a missing value."""
    # A missing number is the only value that differs from itself; comparing pandas' own missing value yields neither True nor False.
    if value is None or type(value).__name__ in ("NAType", "NaTType") or value != value:
        return None
    if isinstance(value, float) and value.is_integer():
        # In pandas, a column of years with a missing value is a column of floats.
        return str(int(value))
    return value.isoformat().removesuffix("T00:00:00") if hasattr(value, "isoformat") else str(value)
