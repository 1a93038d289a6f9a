"""Text columns of other packages, as Arrow data."""

from __future__ import annotations

from typing import Any, Protocol, cast

from kouhao import _core
from kouhao._errors import installed


class SupportsArrow(Protocol):
    """A column or table that exports its data through the Arrow PyCapsule interface."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


def arrow_texts(texts: object, text: str | None = None, name: str | None = None, /) -> _core.Texts | None:
    """Open a column or table that supports Arrow; return None for anything that does not, or cannot without another package."""
    if not (hasattr(texts, "__arrow_c_stream__") or hasattr(texts, "__arrow_c_array__")):
        return None
    total = len(texts) if hasattr(texts, "__len__") else None
    package = type(texts).__module__.partition(".")[0]
    if package == "polars":
        texts = _typed(texts)
    if package != "pandas":
        return _core.Texts(texts, text, name, total)
    try:
        capsule = cast("SupportsArrow", texts).__arrow_c_stream__()
    except (ImportError, TypeError, ValueError):
        # Without pyarrow, or with values of several types in a column, values are read one by one.
        return None
    return _core.Texts(_Capsule(capsule), text, name, total)


def _typed(frame: Any) -> Any:
    """Give a type to empty, untyped columns of polars, which polars exports in a form that others reject."""
    polars: Any = installed("polars")
    if isinstance(frame, polars.Series):
        return frame.cast(polars.String) if frame.dtype == polars.Null else frame
    return frame.cast({polars.Null: polars.String}) if isinstance(frame, polars.DataFrame) and polars.Null in frame.dtypes else frame


class _Capsule:
    def __init__(self, capsule: object) -> None:
        self._capsule = capsule

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._capsule
