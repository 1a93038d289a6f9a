"""Functions that split texts into tokens: the methods of `kouhao._commands.tokens`."""

from __future__ import annotations

from kouhao._commands.options import TITLE_AND_BODY, Parts
from kouhao._rows import (
    Token,
)
from kouhao._table import Table
from kouhao._texts import Texts, as_texts
from kouhao._tokenizer import Tokenizer
from kouhao._work import Progress


def tokens(texts: Texts, /, *, parts: Parts = TITLE_AND_BODY, tokenizer: Tokenizer | None = None, progress: Progress | None = None) -> Table[Token]:
    """Split texts into tokens: `Corpus.tokens`, for texts of any kind.

    Examples
    --------
    >>> import kouhao
    >>> kouhao.tokens(["扎实推进"])[1]
    Token(document='1', start=2, end=4, text='推进', kind='word')
    """
    return as_texts(texts).tokens(parts=parts, tokenizer=tokenizer, progress=progress)
