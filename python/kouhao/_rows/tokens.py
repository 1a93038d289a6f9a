"""Rows of tokens."""

from typing import Literal, NamedTuple, TypeAlias

TokenKind: TypeAlias = Literal["word", "number", "latin", "punctuation", "space", "other"]


class Token(NamedTuple):
    """A word, number, mark or space; the tokens of a text tile it."""

    document: str
    start: int
    end: int
    text: str
    kind: TokenKind
