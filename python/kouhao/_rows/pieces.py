"""Components of rows."""

from typing import Literal, NamedTuple, TypeAlias

PartName: TypeAlias = Literal["masthead", "title", "body", "glossary"]

# A field named `count` hides the tuple method of that name, which nobody needs in a row; type checkers need to be told.


class Piece(NamedTuple):
    """A stretch of a document with its text."""

    text: str
    start: int
    end: int


class Counted(NamedTuple):
    """A wording with the number of its occurrences."""

    text: str
    count: int  # type: ignore[assignment]


class Place(NamedTuple):
    """A position in a document."""

    document: str
    start: int
    end: int
