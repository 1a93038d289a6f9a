"""Documents and corpora."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any, overload

from kouhao import _core, _files, _values
from kouhao._arrow import arrow_texts
from kouhao._commands import Commands
from kouhao._errors import OptionError, warn
from kouhao._rows import PartName, Piece


class Document(Commands):
    """An immutable text with a name and variables (date, author, province …). A notebook displays it with its findings marked.

    Parameters
    ----------
    text : str
        The text, which is kept unchanged.
    name : str, default ""
        The name of the document in rows.
    variables : mapping of str to str, optional
        Variables. ``title``, ``speaker``, ``date`` and ``occasion`` take precedence over what the text itself says.

    Raises
    ------
    DataError
        For an unpaired surrogate, which a Python string may contain but a text may not.

    Examples
    --------
    >>> import kouhao
    >>> speech = kouhao.Document("走在全省前列！", name="2022.txt", variables={"date": "2022-09-07"})
    >>> speech.date, speech.title
    ('2022-09-07', None)
    """

    __slots__ = ("_core",)

    def __init__(self, text: str, *, name: str = "", variables: Mapping[str, str] | None = None) -> None:
        self._core = _core.Document(text, name, list((variables or {}).items()))

    @property
    def name(self) -> str:
        """The name in rows: the path of a file, the id of a line."""
        return self._core.name

    @property
    def text(self) -> str:
        """The original text."""
        return self._core.text

    @property
    def title(self) -> str | None:
        """The variable ``title``, or else the title lines of the text."""
        return self._core.title

    @property
    def speaker(self) -> str | None:
        """The speaker: the variable ``speaker``, or else the byline, or else the variable ``author``."""
        return self._core.speaker

    @property
    def date(self) -> str | None:
        """The date as an ISO prefix (2022, 2022-09, 2022-09-07): the variable ``date``, or else the date in the head of the text.

        The date in the head also takes precedence if it lies within the variable and is more precise. Without any of these, the variable ``year`` is
        the date, if it has four digits, with or without 年.
        """
        return self._core.date

    @property
    def occasion(self) -> str | None:
        """The occasion of the text: the variable ``occasion``, or else the line of the text that gives it."""
        return self._core.occasion

    @property
    def body(self) -> str:
        """The text between the head and the glossary."""
        return self._core.body

    @property
    def variables(self) -> dict[str, str]:
        """A copy of the variables, sorted by name."""
        return self._core.variables

    @property
    def parts(self) -> list[tuple[PartName, Piece]]:
        """The kind and the span of each part, in order; the parts tile the text.

        Examples
        --------
        >>> import kouhao
        >>> [kind for kind, _ in kouhao.demo().parts]
        ['masthead', 'title', 'masthead', 'body']
        """
        text = self.text
        return [(kind, Piece(text[start:end], start, end)) for kind, start, end in self._core.parts]

    def _documents(self) -> _core.Corpus:
        return _core.Corpus([self._core])

    def _label(self) -> str | None:
        return Path(self.name).stem or None

    def __len__(self) -> int:
        return len(self.text)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Document):
            return NotImplemented
        return (self.name, self.text, self.variables) == (other.name, other.text, other.variables)

    def __hash__(self) -> int:
        return hash((self.name, self.text))

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return _unpickled, (self.text, self.name, self.variables)

    def __repr__(self) -> str:
        # A title may extend over several lines.
        fields = [(field, " ".join((getattr(self, field) or "").split())) for field in ("title", "speaker", "date")]
        said = [repr(self.name), *(f"{field}={value!r}" for field, value in fields if value)]
        return f"Document({', '.join(said)}, {len(self.text):,} characters)"

    def _repr_html_(self) -> str:
        return _core.marked(self._core)


def _unpickled(text: str, name: str, variables: dict[str, str]) -> Document:
    return Document(text, name=name, variables=variables)


def _wrapped(core: _core.Document) -> Document:
    document = Document.__new__(Document)
    document._core = core
    return document


class Corpus(Commands):
    """An ordered, immutable set of documents, held in memory.

    Parameters
    ----------
    documents : iterable of Document, default ()
        The documents, in order. Two documents with the same name remain two documents.

    Examples
    --------
    >>> import kouhao
    >>> corpus = kouhao.Corpus.from_texts(["以人为本、久久为功。", "以人为本久久为功！"], names=["a", "b"])
    >>> corpus["b"].text, len(corpus[:1]), corpus.slogans()[0].count
    ('以人为本久久为功！', 1, 2)
    """

    __slots__ = ("_core",)

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        listed = list(documents)
        for place, document in enumerate(listed, 1):
            if not isinstance(document, Document):
                raise TypeError(
                    f"document {place} is not a Document but {type(document).__name__}; Corpus.from_texts collects texts, kouhao.read files"
                )
        self._core = _core.Corpus([document._core for document in listed])

    @classmethod
    def from_texts(
        cls, texts: Iterable[str], /, *, names: Sequence[str] | None = None, variables: Mapping[str, Sequence[str | None]] | None = None
    ) -> Corpus:
        """Create a corpus of texts.

        Parameters
        ----------
        texts : iterable of str
            A list, or a column of a data frame, of Arrow or DuckDB. A missing value in a column is an empty text and keeps its place.
        names : sequence of str, optional
            One name for each text. Default: their position, ``"1"``, ``"2"`` …
        variables : mapping of str to sequence of str or None, optional
            Columns with a value for each text; None means a missing value.

        Raises
        ------
        OptionError
            If the number of names, or of values in a column, differs from the number of texts.
        DataError
            For an unpaired surrogate in a text.
        """
        if isinstance(texts, str):
            raise TypeError("texts is a str; give a list of texts, or make a Document")
        columns = [(key, list(column)) for key, column in (variables or {}).items()]
        listed = None if names is None else list(names)
        stream = arrow_texts(texts)
        if stream is None:
            read = _values.texts(texts)
            _as_many(len(read), listed, columns)
            return collected(_core.Corpus.from_texts(read, listed, columns))
        core = stream.corpus(listed, columns)
        _as_many(len(core), listed, columns)
        return collected(core)

    @classmethod
    def from_files(
        cls,
        paths: str | PathLike[str] | Iterable[str | PathLike[str]],
        /,
        *,
        text_field: str = "text",
        encoding: str | None = None,
        metadata: str | PathLike[str] | None = None,
        max_document_mb: int = 500,
        strict: bool = True,
    ) -> Corpus:
        """Read files and folders.

        Parameters
        ----------
        paths : path or iterable of paths
            Folders are read recursively, sorted by name. ``.txt`` and ``.md`` are one document each, ``.jsonl`` and ``.ndjson`` one document per
            line, ``.csv`` and ``.tsv`` one per row; any of these may be compressed as ``.gz`` or ``.zst``. ``.docx`` is one document, ``.parquet``
            one per row (requires polars or pyarrow); in a folder these two come after all other texts.
        text_field : str, default "text"
            The field of lines and rows that holds the text.
        encoding : str, optional
            Default: detected for each file (UTF-8, UTF-16, GB18030, Big5, Shift_JIS; EUC-JP and EUC-KR unless the text is short).
        metadata : path, optional
            A table that gives variables to texts: its column ``file``, relative to the table's folder, names the text, and its other columns are
            the variables.
        max_document_mb : int, default 500
            Maximum size of one document in megabytes, decompressed. The longest official reports take 0.2 MB; anything beyond the default is a
            mistake, or a file made to exhaust memory.
        strict : bool, default True
            Whether the first bad input raises an exception. Otherwise each bad input is a warning, and everything else is read, including the
            well-formed part of a text with malformed bytes. (The command line behaves like ``strict=False`` unless it is given ``--strict``.)

        Raises
        ------
        OSError
            For files that the operating system cannot read; one of its usual subclasses.
        DataError
            For bytes that are not text, lines that hold no document, and documents that are too large.
        OptionError
            For an unknown encoding, or metadata that cannot be read.
        ImportError
            For a Parquet file if neither polars nor pyarrow is installed.

        Warns
        -----
        UserWarning
            About skipped files in a folder, rows of the metadata that name no existing file, and, if not `strict`, each bad input.
        """
        files = [paths] if isinstance(paths, str | PathLike) else list(paths)
        return collected(_files.read(files, text_field, encoding, metadata, max_document_mb, strict=strict))

    @classmethod
    def from_frame(cls, frame: Any, /, *, text: str = "text", name: str | None = None) -> Corpus:
        """Create a corpus of the texts in a data frame; its other columns become variables.

        Parameters
        ----------
        frame : pandas, polars, Arrow or DuckDB table
            Anything that supports Arrow, or has ``columns`` and ``frame[column]``. A missing text is an empty document and keeps its row; a missing
            value is not a variable.
        text : str, default "text"
            The column of texts.
        name : str, optional
            The column of names. Default: the number of the row, ``"1"``, ``"2"`` …

        Raises
        ------
        OptionError
            For a column that does not exist, or a text column that holds no texts.

        Warns
        -----
        UserWarning
            About columns of lists, bytes or zoned times that do not become variables, because the table does not give their values one by one.
        """
        stream = arrow_texts(frame, text, name)
        if stream is not None:
            # For values without a plain text form in Arrow, the frame itself is used.
            itself = type(frame).__module__.partition(".")[0] in ("pandas", "polars")
            odd = stream.left_out
            if odd and not itself:
                warn(f"the columns {', '.join(odd)} hold lists, bytes or zoned times and do not become variables")
            return collected(stream.corpus(None, [(column, [_values.variable(value) for value in frame[column]]) for column in odd if itself]))
        columns = [str(column) for column in frame.columns]
        for column in (text, *([] if name is None else [name])):
            if column not in columns:
                raise OptionError(f"the frame has no column {column!r}; it has {', '.join(columns)}")
        names = None if name is None else [_values.variable(value) or str(place) for place, value in enumerate(frame[name], start=1)]
        variables = {column: [_values.variable(value) for value in frame[column]] for column in columns if column not in (text, name)}
        return cls.from_texts(frame[text], names=names, variables=variables)

    def where(self, *conditions: str) -> Corpus:
        """Return a corpus of the documents that match conditions on their variables and on the fields found in their texts.

        Parameters
        ----------
        *conditions : str
            Conditions, all of which must hold. A condition is ``field=value`` with ``= != < <= > >=``; several in one string are joined by ``&``.
            After ``=`` and ``!=``, several values may be given, ``province=浙江|江苏``, any of which counts; write a backslash before a ``|`` within
            a value. Fields are variables, ``document`` (the name), and ``title``, ``speaker``, ``date``, ``year``, ``month`` and ``occasion``,
            which may also be found in the text itself. Dates are compared as far as both are precise: ``date=2025`` holds for 2025-03-05. A missing
            value never matches.

        Returns
        -------
        Corpus
            The matching documents, in their order.

        Raises
        ------
        OptionError
            For a condition that is invalid, a field that no document has, or conditions that no document matches; the message lists the existing
            values.

        Examples
        --------
        >>> import kouhao
        >>> texts = ["修好水渠。", "种好果树。", "护好湖湾。"]
        >>> corpus = kouhao.Corpus.from_texts(texts, variables={"province": ["河北", "浙江", "江苏"], "date": ["2019", "2020", "2021"]})
        >>> [document.text for document in corpus.where("province=浙江|江苏", "date<2021")]
        ['种好果树。']
        >>> corpus.where("province=河北省")
        Traceback (most recent call last):
        kouhao.OptionError: no document matches province=河北省; the values of province are 河北, 江苏, 浙江; use values that documents have
        """
        return collected(self._core.where(list(conditions)))

    def _documents(self) -> _core.Corpus:
        return self._core

    def __len__(self) -> int:
        return len(self._core)

    def __iter__(self) -> Iterator[Document]:
        return (self[place] for place in range(len(self)))

    @overload
    def __getitem__(self, key: int | str, /) -> Document: ...
    @overload
    def __getitem__(self, key: slice, /) -> Corpus: ...
    def __getitem__(self, key: int | str | slice, /) -> Document | Corpus:
        """Return a document by its index or by name (the first of that name), or a corpus for a slice.

        Raises
        ------
        IndexError, KeyError
            If there is no such document.
        """
        if isinstance(key, slice):
            return Corpus(self[place] for place in range(*key.indices(len(self))))
        if isinstance(key, str):
            for document in self:
                if document.name == key:
                    return document
            raise KeyError(key)
        return _wrapped(self._core[key])

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, Corpus) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return Corpus, (list(self),)

    def __repr__(self) -> str:
        if not len(self):
            return "Corpus(no documents)"
        names = [repr(document.name) for document in self[:3]]
        more = ", …" if len(self) > 3 else ""
        return f"Corpus({len(self):,} document{'s' if len(self) > 1 else ''}: {', '.join(names)}{more})"

    def _repr_html_(self) -> str:
        return _core.overview(self._core)


def collected(core: _core.Corpus) -> Corpus:
    corpus = Corpus.__new__(Corpus)
    corpus._core = core
    return corpus


def _as_many(texts: int, names: list[str] | None, columns: Sequence[tuple[str, Sequence[str | None]]]) -> None:
    for what, column in [*([] if names is None else [("names", names)]), *columns]:
        if len(column) != texts:
            raise OptionError(f"{what} has {len(column)} values for {texts} texts; give one for each")
