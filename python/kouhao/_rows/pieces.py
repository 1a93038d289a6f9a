"""What rows are made of."""

from typing import Literal, NamedTuple, TypeAlias

PartName: TypeAlias = Literal["masthead", "title", "body", "glossary"]

# A field called `count` hides the method of tuples, which nobody needs of a row; type checkers want that to be said.


class Piece(NamedTuple):
    """A stretch of a document with its text."""

    text: str
    start: int
    end: int


class Counted(NamedTuple):
    """A wording with its occurrences."""

    text: str
    count: int  # type: ignore[assignment]


class Place(NamedTuple):
    """Where something stands."""

    document: str
    start: int
    end: int
