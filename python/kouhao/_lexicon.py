"""Lexicons of known phrases: what they mean, since when, and according to whom."""

from __future__ import annotations

from functools import cache
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kouhao import _core
from kouhao._errors import DataError
from kouhao._rows import Meaning
from kouhao._table import Table
from kouhao._tokenizer import Tokenizer, default

if TYPE_CHECKING:
    from kouhao._corpus import Corpus, Document
    from kouhao._texts import Texts

# What a lexicon was made from, in order; enough to recreate it.
_Part: TypeAlias = "tuple[str, str] | tuple[Document | Corpus, Tokenizer | None] | None"


class Lexicon:
    """A set of known phrases, from the catalogue, from your own files, or from glossaries.

    Immutable; can be pickled, together with the documents of its glossaries.

    Phrases are looked up regardless of quotation marks, punctuation, width and script. ``a | b`` merges two lexicons; if both have a phrase, `b`
    takes precedence, and `a` supplies dates and members that `b` lacks.

    Parameters
    ----------
    *files : path
        TOML files in the catalogue's format: ``[[entry]]`` tables with `text`, `kind` and, optionally, `aliases` and `english`, each with
        ``[[entry.sense]]`` tables of `from`, `to`, `members`, `issuer` and `document`. Texts without more than a kind can stand in lists:
        ``[phrases]``, then ``slogan = ["…", "…"]``. If several have a phrase, the last one takes precedence.

    Raises
    ------
    DataError
        For a file that is not UTF-8 or not in that format. The message says where, and what to do.
    OSError
        For a file that cannot be read.

    Examples
    --------
    >>> import kouhao
    >>> catalogue = kouhao.Lexicon.catalogue()
    >>> catalogue.get("「四個全面」", at="2019").members[0], catalogue.get("四个全面", at="2021").members[0]
    ('全面建成小康社会', '全面建设社会主义现代化国家')
    >>> catalogue.get("the Two Upholds").text, "四个现代化" in catalogue
    ('两个维护', True)
    """

    __slots__ = ("_core", "_parts")

    def __init__(self, *files: str | PathLike[str]) -> None:
        parts: list[_Part] = []
        for file in files:
            try:
                parts.append((str(file), Path(file).read_bytes().decode("utf-8-sig")))
            except UnicodeDecodeError:
                raise DataError(f"{file}: it is not UTF-8; save it as UTF-8") from None
        self._set(tuple(parts))

    def _set(self, parts: tuple[_Part, ...], core: _core.Lexicon | None = None) -> None:
        if core is None:
            core = _core.Lexicon.empty()
            for part in parts:
                core = core.merged(_read(part))
        self._parts, self._core = parts, core

    @classmethod
    def catalogue(cls) -> Lexicon:
        """Return the catalogue of national formulations that ships with the package.

        Examples
        --------
        >>> import kouhao
        >>> len(kouhao.Lexicon.catalogue()) > 500
        True
        """
        return _made((None,))

    @classmethod
    def from_glossaries(cls, texts: Texts, /, *, tokenizer: Tokenizer | None = None) -> Lexicon:
        r"""Collect the glossaries (名词解释) of documents into a lexicon. Phrases to which two glossaries give different members are left out.

        Parameters
        ----------
        texts : document, corpus, str, or list or column of str
            The documents.
        tokenizer : Tokenizer, optional
            Default: the built-in dictionary.

        Examples
        --------
        >>> import kouhao
        >>> report = "抓好“三清”行动。\n名词解释\n1.“三清”：清河道、清路障、清积案。\n2.飞地园区：跨地共建的园区。"
        >>> kouhao.Lexicon.from_glossaries(report).get("三清").members
        ('清河道', '清路障', '清积案')
        """
        from kouhao._texts import as_corpus

        return _made(((as_corpus(texts), tokenizer),))

    def __or__(self, other: Lexicon) -> Lexicon:
        if not isinstance(other, Lexicon):
            return NotImplemented
        return _made(self._parts + other._parts, self._core.merged(other._core))

    def get(self, phrase: str, /, *, at: str | None = None) -> Meaning | None:
        """Return the meaning of a phrase, or of an English rendering, at a date.

        Parameters
        ----------
        phrase : str
            The phrase, in any spelling.
        at : str, optional
            A date as ISO prefix: 2020, 2020-03, 2020-03-05. Default: the latest meaning.

        Returns
        -------
        Meaning or None
            None if the phrase is not known, or had not been put forward by then; the latest if it has several meanings at that date (`search`
            returns all).

        Raises
        ------
        OptionError
            For a date that is not an ISO prefix.
        """
        meanings = self._core.get(phrase, at)
        latest: Meaning | None = meanings.row(len(meanings) - 1) if len(meanings) else None
        return latest

    def search(self, query: str, /, *, at: str | None = None) -> Table[Meaning]:
        """Return the meanings of the entries that contain a text in their phrase, an alias, their English or a member.

        Parameters
        ----------
        query : str
            The text, folded as for `get`; an empty one matches nothing.
        at : str, optional
            A date as ISO prefix: only the meaning that each had then. Default: all meanings.

        Examples
        --------
        >>> import kouhao
        >>> [meaning.text for meaning in kouhao.Lexicon.catalogue().search("看齐意识")]
        ['四个意识', '政治意识、大局意识、核心意识、看齐意识']
        """
        return Table(self._core.search(query, at), Meaning)

    def meanings(self, *, at: str | None = None) -> Table[Meaning]:
        """Return the meanings of all entries, in the order of their files.

        Parameters
        ----------
        at : str, optional
            A date as ISO prefix: only the meaning that each had then. Default: all meanings.
        """
        return Table(self._core.meanings(at), Meaning)

    def __len__(self) -> int:
        return len(self._core)

    def __contains__(self, phrase: object) -> bool:
        return isinstance(phrase, str) and len(self._core.get(phrase, None)) > 0

    def __reduce__(self) -> tuple[object, ...]:
        return _made, (self._parts,)

    def __repr__(self) -> str:
        return f"Lexicon({len(self):,} entries)"


def _made(parts: tuple[_Part, ...], core: _core.Lexicon | None = None) -> Lexicon:
    lexicon = Lexicon.__new__(Lexicon)
    lexicon._set(parts, core)
    return lexicon


def _read(part: _Part) -> _core.Lexicon:
    if part is None:
        return _catalogue()
    if isinstance(part[0], str):
        name, text = part
        return _core.Lexicon.parse(name, text)
    documents, tokenizer = part
    return _core.Lexicon.from_glossaries(documents._documents(), (tokenizer or default())._core)


@cache
def _catalogue() -> _core.Lexicon:
    return _core.Lexicon.catalogue()
