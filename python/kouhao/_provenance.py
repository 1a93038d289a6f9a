"""What a result was made of and with: enough to repeat it, and to tell whether somebody else's texts are the same."""

from __future__ import annotations

from os import PathLike
from typing import Any, NamedTuple

from kouhao._output import write


class CorpusDigest(NamedTuple):
    """The name of a set of documents: the same for the same names, texts and variables, in whatever order they were read.

    Attributes
    ----------
    documents : int
        Documents, those too that gave no row.
    texts : str
        The SHA-256 of a line for each document, sorted by their bytes: the SHA-256 of the text as UTF-8, two spaces, the name. Of files in UTF-8
        without a byte-order mark that is what ``sha256sum FILES | LC_ALL=C sort | sha256sum`` prints.
    variables : str or None
        The SHA-256 of a line for each variable of each document, sorted likewise: a list of JSON with name, field and value. None without
        variables.
    """

    documents: int
    texts: str
    variables: str | None


class RowSchema(NamedTuple):
    """The name of rows, which is that of their named tuple; the version of all rows; the fields in order."""

    name: str
    version: int
    fields: tuple[str, ...]


class Provenance(NamedTuple):
    """What a result was made of and with. The command line writes the same with ``--provenance FILE.json``.

    Attributes
    ----------
    program, version : str
        ``kouhao``, and its version.
    command : str
        The command, as the command line calls it.
    options : dict
        Every option that changes rows, as it was set or as it is by default. Files have their path and SHA-256; lexicons, backgrounds,
        tokenizers and texts what tells them from others.
    inputs : tuple of str
        What was read, as the command line was told; empty in Python, where documents are given.
    rows : RowSchema
        Which rows the result has.
    corpus : CorpusDigest
        Which texts were read.
    data : dict of str to str
        The SHA-256 of every table that the package was built with, by the name of its file.

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
        """Return one object of JSON over several lines, and write it to a file if one is named.

        Raises
        ------
        OSError
            If the file cannot be written.
        """
        # Not at the start of the package, which is imported far more often than this is asked.
        import json

        fields = self._asdict() | {"rows": self.rows._asdict(), "corpus": self.corpus._asdict()}
        told = json.dumps(fields, ensure_ascii=False, indent=2) + "\n"
        if path is not None:
            write(path, told)
        return told
