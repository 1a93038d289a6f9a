"""Records what a result was made from: enough to repeat it, and to check whether other texts are the same."""

from __future__ import annotations

from os import PathLike
from typing import Any, NamedTuple

from kouhao._output import write


class CorpusDigest(NamedTuple):
    """An identifier of a set of documents: the same for the same names, texts and variables, in whatever order they were read.

    Attributes
    ----------
    documents : int
        Number of documents, including those that yielded no row.
    texts : str
        The SHA-256 of one line per document, sorted by bytes: the SHA-256 of the text as UTF-8, two spaces, the name. For UTF-8 files without a
        byte order mark, that is what ``sha256sum FILES | LC_ALL=C sort | sha256sum`` prints.
    variables : str or None
        The SHA-256 of one line per variable of each document, sorted likewise: a JSON array of name, field and value. None without variables.
    """

    documents: int
    texts: str
    variables: str | None


class RowSchema(NamedTuple):
    """The name of the rows, which is that of their named tuple; the version of all rows; the fields in order."""

    name: str
    version: int
    fields: tuple[str, ...]


class Provenance(NamedTuple):
    """What a result was made from, and with which settings. The command line writes the same with ``--provenance FILE.json``.

    Attributes
    ----------
    program, version : str
        ``kouhao``, and its version.
    command : str
        The name of the command on the command line.
    options : dict
        Every option that affects rows, whether it was set or has its default value. Files are given by path and SHA-256; lexicons, backgrounds,
        tokenizers and texts by what distinguishes them from others.
    inputs : tuple of str
        The inputs given on the command line; empty in Python, where documents are given.
    rows : RowSchema
        The rows of the result.
    corpus : CorpusDigest
        The texts that were read.
    data : dict of str to str
        The SHA-256 of every table that the package was built with, by file name.

    Examples
    --------
    >>> import kouhao
    >>> made = kouhao.demo().enumerations(quantities=True).provenance
    >>> made.command, made.options["quantities"], made.rows.name, made.corpus.documents
    ('enumerations', True, 'Enumeration', 1)
    """

    program: str
    version: str
    command: str
    options: dict[str, Any]
    inputs: tuple[str, ...]
    rows: RowSchema
    corpus: CorpusDigest
    data: dict[str, str]

    def to_json(self, path: str | PathLike[str] | None = None, /) -> str:
        """Return one JSON object over several lines, and write it to a file if one is given.

        Raises
        ------
        OSError
            If the file cannot be written.
        """
        # Imported here and not with the package, which is imported far more often than this is needed.
        import json

        fields = self._asdict() | {"rows": self.rows._asdict(), "corpus": self.corpus._asdict()}
        told = json.dumps(fields, ensure_ascii=False, indent=2) + "\n"
        if path is not None:
            write(path, told)
        return told
