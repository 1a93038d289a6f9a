"""Commands that split texts into tokens."""

from __future__ import annotations

from kouhao import _core
from kouhao._asked import Asked
from kouhao._commands import options
from kouhao._commands.options import TITLE_AND_BODY, Parts
from kouhao._record import recorded
from kouhao._rows import Token
from kouhao._table import Table
from kouhao._tokenizer import Tokenizer
from kouhao._work import Progress, callback


class Tokens(Asked):
    """Commands that split texts."""

    __slots__ = ()

    @recorded
    def tokens(self, *, parts: Parts = TITLE_AND_BODY, tokenizer: Tokenizer | None = None, progress: Progress | None = None) -> Table[Token]:
        """Split texts into tokens, which tile each part.

        Parameters
        ----------
        parts : str or sequence of str, default ("title", "body")
            The parts to read: some of masthead, title, body, glossary, or ``"all"``.
        tokenizer : Tokenizer, optional
            Default: the built-in dictionary, with jieba's hidden Markov model.
        progress : callable or True, optional
            Called periodically with the number of documents done and the total; True shows a tqdm progress bar.

        Returns
        -------
        Table of Token
            ``document, start, end, text, kind``, in text order.

        Raises
        ------
        OptionError
            For an unknown part.
        """
        return Table(_core.tokens(self._texts(), options.parts(parts), options.tokenizer(tokenizer), callback(progress)), Token)
