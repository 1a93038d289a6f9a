"""The tokenizer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from os import PathLike
from pathlib import Path
from typing import Literal, overload

from kouhao import _core
from kouhao._rows import Token
from kouhao._work import Progress, callback

# A str is an iterable of str too. The overloads below distinguish the two at run time; type checkers need to be told.


class Tokenizer:
    """Splits text into tokens, which tile it: Han text as jieba does, all other text at Unicode's word boundaries.

    Immutable; one tokenizer can serve many threads, and can be pickled. The dictionary is loaded at the first text, once per process.

    Parameters
    ----------
    engine : {"kouhao", "jieba"}, default "kouhao"
        The engine that segments Han text: this library, or jieba-rs. The tokens are the same; ``"kouhao"`` is faster.
    hmm : bool, default True
        Whether words that are not in the dictionary are guessed by jieba's hidden Markov model.
    user_words : iterable of str, default ()
        Words to keep as one token. A word of Han characters competes with the words around it; a word that contains anything else (1+5, 5G基站) is
        matched before the text is segmented.
    dictionary : path or sequence of paths, default ()
        UTF-8 files with one word per line, optionally with its frequency and part of speech.

    Raises
    ------
    OptionError
        For an unknown engine, or a word that is empty or contains a line break.
    DataError
        For a dictionary that is not UTF-8, or that has an invalid line.
    OSError
        For a dictionary that cannot be read.

    Examples
    --------
    >>> import kouhao
    >>> tokenizer = kouhao.Tokenizer(user_words=["四个全面", "1+5"])
    >>> tokenizer.words("四个全面和“1+5”主导产业")
    ['四个全面', '和', '“', '1+5', '”', '主导产业']
    """

    __slots__ = ("_arguments", "_core")

    def __init__(
        self,
        *,
        engine: Literal["kouhao", "jieba"] = "kouhao",
        hmm: bool = True,
        user_words: Iterable[str] = (),
        dictionary: str | PathLike[str] | Sequence[str | PathLike[str]] = (),
    ) -> None:
        if isinstance(user_words, str):
            raise TypeError("user_words is a str; give a list of words")
        files = [dictionary] if isinstance(dictionary, str | PathLike) else dictionary
        self._set(engine, hmm, tuple(user_words), tuple((str(Path(file)), Path(file).read_bytes()) for file in files))

    def _set(self, engine: str, hmm: bool, user_words: tuple[str, ...], dictionaries: tuple[tuple[str, bytes], ...]) -> None:  # noqa: FBT001
        self._arguments = (engine, hmm, user_words, dictionaries)
        self._core = _core.Tokenizer(engine, hmm, list(user_words), list(dictionaries))

    @overload
    def words(self, texts: str, /, *, progress: Progress | None = None) -> list[str]: ...  # type: ignore[overload-overlap]
    @overload
    def words(self, texts: Iterable[str], /, *, progress: Progress | None = None) -> list[list[str]]: ...
    def words(self, texts: str | Iterable[str], /, *, progress: Progress | None = None) -> list[str] | list[list[str]]:
        """Return all tokens except white space, as strings.

        Parameters
        ----------
        texts : str or iterable of str
            One text, or several, which are tokenized on all processors.
        progress : callable or True, optional
            Called periodically with the number of texts done and the total; True shows a tqdm progress bar.

        Returns
        -------
        list of str, or for several texts list of list of str

        Examples
        --------
        >>> import kouhao
        >>> kouhao.Tokenizer().words(["深化改革", "GDP增长5.2%"])
        [['深化改革'], ['GDP', '增长', '5.2', '%']]
        """
        if isinstance(texts, str):
            return self._core.words(texts)
        return self._core.words_each(list(texts), callback(progress))

    @overload
    def tokenize(self, texts: str, /, *, progress: Progress | None = None) -> list[Token]: ...  # type: ignore[overload-overlap]
    @overload
    def tokenize(self, texts: Iterable[str], /, *, progress: Progress | None = None) -> list[list[Token]]: ...
    def tokenize(self, texts: str | Iterable[str], /, *, progress: Progress | None = None) -> list[Token] | list[list[Token]]:
        """Return the tokens, including white space, with their offsets in code points.

        Parameters
        ----------
        texts : str or iterable of str
            One text, or several; the `document` of a token is the number of its text, from ``"1"``.
        progress : callable or True, optional
            Called periodically with the number of texts done and the total; True shows a tqdm progress bar.

        Returns
        -------
        list of Token, or for several texts list of list of Token

        Examples
        --------
        >>> import kouhao
        >>> [(token.text, token.start, token.kind) for token in kouhao.Tokenizer().tokenize("增长5.2%")]
        [('增长', 0, 'word'), ('5.2', 2, 'number'), ('%', 5, 'punctuation')]
        """
        if isinstance(texts, str):
            return self._core.tokenize_each([texts], callback(progress))[0]
        return self._core.tokenize_each(list(texts), callback(progress))

    def __reduce__(self) -> tuple[object, ...]:
        return _unpickled, self._arguments

    def __repr__(self) -> str:
        engine, hmm, words, dictionaries = self._arguments
        return f"Tokenizer(engine={engine!r}, hmm={hmm}, {len(words)} user words, {len(dictionaries)} dictionaries)"


def _unpickled(engine: str, hmm: bool, user_words: tuple[str, ...], dictionaries: tuple[tuple[str, bytes], ...]) -> Tokenizer:  # noqa: FBT001
    tokenizer = Tokenizer.__new__(Tokenizer)
    tokenizer._set(engine, hmm, user_words, dictionaries)
    return tokenizer


@cache
def default() -> Tokenizer:
    """Return the default tokenizer."""
    return Tokenizer()
