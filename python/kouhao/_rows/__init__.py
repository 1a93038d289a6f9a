"""The rows of findings, by room: named tuples with the fields of the command line's JSON.

Offsets (`start`, `end`) are code points of the document's text, half-open: ``document.text[row.start : row.end] == row.text``.
"""

from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from kouhao._rows.compare import Arrival, Difference, DifferenceLevel, DifferenceStatus, Edit, Reuse
from kouhao._rows.find import (
    Contributions,
    Enumeration,
    EnumerationKind,
    Evidence,
    GlossaryEntry,
    Item,
    Known,
    Parallel,
    Quotation,
    Sense,
    Series,
    Slogan,
    SloganKind,
    Template,
)
from kouhao._rows.lexicon import Meaning, Passage
from kouhao._rows.measure import (
    Breakdown,
    Collocation,
    CollocationMethod,
    First,
    Gap,
    GroupHit,
    GroupTerm,
    Hit,
    Key,
    KeynessMethod,
    Life,
    Point,
    Term,
    TermsMethod,
    TimelineMethod,
)
from kouhao._rows.pieces import Counted, PartName, Piece, Place
from kouhao._rows.tokens import Token, TokenKind

__all__ = [
    "ROWS",
    "Arrival",
    "Breakdown",
    "Collocation",
    "CollocationMethod",
    "Contributions",
    "Counted",
    "Difference",
    "DifferenceLevel",
    "DifferenceStatus",
    "Edit",
    "Enumeration",
    "EnumerationKind",
    "Evidence",
    "First",
    "Gap",
    "GlossaryEntry",
    "GroupHit",
    "GroupTerm",
    "Hit",
    "Item",
    "Key",
    "KeynessMethod",
    "Known",
    "Life",
    "Meaning",
    "Parallel",
    "PartName",
    "Passage",
    "Piece",
    "Place",
    "Point",
    "Quotation",
    "Reuse",
    "Sense",
    "Series",
    "Slogan",
    "SloganKind",
    "Template",
    "Term",
    "TermsMethod",
    "TimelineMethod",
    "Token",
    "TokenKind",
    "layout",
]

#: The classes of rows by name; the other names above are type aliases for choices.
ROWS: dict[str, type[tuple[object, ...]]] = {name: globals()[name] for name in __all__ if hasattr(globals().get(name), "_fields")}

for _row in ROWS.values():
    _row.__module__ = "kouhao"


@cache
def layout(name: str) -> tuple[type[tuple[object, ...]], tuple[tuple[str, object, bool], ...]]:
    """Return the class of a row and its fields: the name of each, its type, and whether it may be None.

    The type of a field is ``text``, ``number`` (an integer or a letter), ``int``, ``float``, ``bool``, for a tuple its item as a field, or for a
    row its layout. These are the column types in Arrow.
    """
    row = ROWS[name]
    return row, tuple(_field(field.rstrip("_"), kind) for field, kind in get_type_hints(row).items())


def _field(name: str, kind: Any) -> tuple[str, object, bool]:
    arms = get_args(kind) if get_origin(kind) in (UnionType, Union) else (kind,)
    rest = [arm for arm in arms if arm is not NoneType]
    base = rest[0]
    if len(rest) > 1:
        told: object = "number"
    elif get_origin(base) is Literal:
        told = "text"
    elif get_origin(base) is tuple:
        told = _field("item", get_args(base)[0])
    elif hasattr(base, "_fields"):
        told = layout(base.__name__)
    else:
        told = {str: "text", int: "int", float: "float", bool: "bool"}[base]
    return name, told, len(rest) < len(arms)
