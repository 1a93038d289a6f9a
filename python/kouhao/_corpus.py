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
    """An immutable text with a name and variables (date, author, province …). In a notebook it shows itself, marked.

    Parameters
    ----------
    text : str
        The text, kept as it is.
    name : str, default ""
        What rows call it.
    variables : mapping of str to str, optional
        ``title``, ``speaker``, ``date`` and ``occasion`` go before what the text says of itself.

    Raises
    ------
    DataError
        For half of a surrogate pair, which a Python string may hold but no text does.

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
        """What rows call it: the path of a file, the id of a line."""
        return self._core.name

    @property
    def text(self) -> str:
        """The text as it came."""
        return self._core.text

    @property
    def title(self) -> str | None:
        """The variable ``title``, else the title lines of the text."""
        return self._core.title

    @property
    def speaker(self) -> str | None:
        """Who spoke: the variable ``speaker``, else the byline, else the variable ``author``."""
        return self._core.speaker

    @property
    def date(self) -> str | None:
        """The date as an ISO prefix (2022, 2022-09, 2022-09-07): the variable ``date``, else the date in the head of the text.

        That of the head counts too if it lies within the variable and is more precise.
        """
        return self._core.date

    @property
    def occasion(self) -> str | None:
        """Where or why it was spoken: the variable ``occasion``, else the line of the text that says so."""
        return self._core.occasion

    @property
    def body(self) -> str:
        """The text between head and glossary."""
        return self._core.body

    @property
    def variables(self) -> dict[str, str]:
        """A copy of the variables, sorted by name."""
        return self._core.variables

    @property
    def parts(self) -> list[tuple[PartName, Piece]]:
        """Kind and place of each part, in order; they tile the text.

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
        # A title may go over several lines.
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
        In the order given. Two may have the same name and remain two.

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
        """Collect texts.

        Parameters
        ----------
        texts : iterable of str
            A list, or a column of a data frame, of Arrow or DuckDB. A missing value of a column is an empty text and keeps its place.
        names : sequence of str, optional
            One for each text. Default: their place, ``"1"``, ``"2"`` …
        variables : mapping of str to sequence of str or None, optional
            Columns with a value for each text; None means that there is no value.

        Raises
        ------
        OptionError
            If names or a column of variables are not as many as the texts.
        DataError
            For half of a surrogate pair in a text.
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
            Folders are read recursively, sorted by name. ``.txt`` and ``.md`` are one document each, ``.jsonl`` and ``.ndjson`` one a line,
            ``.csv`` and ``.tsv`` one a row; ``.gz`` and ``.zst`` of these. ``.docx`` is one document, ``.parquet`` one a row, with polars or pyarrow;
            those of a folder come behind its other texts.
        text_field : str, default "text"
            The field of lines and rows that holds the text.
        encoding : str, optional
            Default: found out for each file (UTF-8, UTF-16, GB18030, Big5, Shift_JIS; EUC-JP, EUC-KR unless the text is short).
        metadata : path, optional
            A table whose column ``file``, relative to its own folder, names texts, and whose other columns are their variables.
        max_document_mb : int, default 500
            Millions of bytes that one document may take, unpacked. The longest official reports take 0.2; what is beyond is a mistake, or a file
            made to fill the memory.
        strict : bool, default True
            Whether the first bad input is raised. Otherwise each is a warning, and all else is read: of a text with malformed bytes what is
            well-formed. (The command goes on unless it is told ``--strict``.)

        Raises
        ------
        OSError
            For files that the operating system refuses; its usual subclasses.
        DataError
            For bytes that are not text, lines that hold no document, documents that are too large.
        OptionError
            For an encoding that does not exist, metadata that cannot be read.
        ImportError
            For a Parquet file if neither polars nor pyarrow is installed.

        Warns
        -----
        UserWarning
            About files of a folder that were passed over, rows of the metadata that name no file, and, if not `strict`, each bad input.
        """
        files = [paths] if isinstance(paths, str | PathLike) else list(paths)
        return collected(_files.read(files, text_field, encoding, metadata, max_document_mb, strict=strict))

    @classmethod
    def from_frame(cls, frame: Any, /, *, text: str = "text", name: str | None = None) -> Corpus:
        """Collect the texts of a data frame; its other columns become variables.

        Parameters
        ----------
        frame : pandas, polars, Arrow or DuckDB table
            Anything that speaks Arrow, or has ``columns`` and ``frame[column]``. A missing text is an empty document and keeps its row; a missing
            value is not a variable.
        text : str, default "text"
            The column of texts.
        name : str, optional
            The column of names. Default: the place of the row, ``"1"``, ``"2"`` …

        Raises
        ------
        OptionError
            For a column that does not exist, or a column of texts that holds none.

        Warns
        -----
        UserWarning
            About columns of lists, bytes or times in zones that become no variables, where the table does not tell their values one by one.
        """
        stream = arrow_texts(frame, text, name)
        if stream is not None:
            # What Arrow has no plain text for, a frame tells itself.
            itself = type(frame).__module__.partition(".")[0] in ("pandas", "polars")
            odd = stream.left_out
            if odd and not itself:
                warn(f"the columns {', '.join(odd)} hold lists, bytes or times in zones and become no variables")
            return collected(stream.corpus(None, [(column, [_values.variable(value) for value in frame[column]]) for column in odd if itself]))
        columns = [str(column) for column in frame.columns]
        for column in (text, *([] if name is None else [name])):
            if column not in columns:
                raise OptionError(f"the frame has no column {column!r}; it has {', '.join(columns)}")
        names = None if name is None else [_values.variable(value) or str(place) for place, value in enumerate(frame[name], start=1)]
        variables = {column: [_values.variable(value) for value in frame[column]] for column in columns if column not in (text, name)}
        return cls.from_texts(frame[text], names=names, variables=variables)

    def where(self, *conditions: str) -> Corpus:
        """Choose documents by their variables and by what their texts say of themselves.

        Parameters
        ----------
        *conditions : str
            All must hold. A condition is ``field=value`` with ``= != < <= > >=``; several in one string are joined by ``&``. After ``=`` and ``!=``
            may stand several values, ``province=浙江|江苏``, of which any counts; one that holds ``|`` is written with a backslash before it. Fields
            are variables, ``document`` (the name), and ``title``, ``speaker``, ``date``, ``year``, ``month`` and ``occasion``, which texts have of
            themselves too. Dates compare as far as both are precise: ``date=2025`` holds for 2025-03-05. A missing value never matches.

        Returns
        -------
        Corpus
            Of the documents that fit, in their order.

        Raises
        ------
        OptionError
            For a condition that cannot be read, a field that no document has, and conditions that no document fits: with the values that there are.

        Examples
        --------
        >>> import kouhao
        >>> texts = ["修好水渠。", "种好果树。", "护好湖湾。"]
        >>> corpus = kouhao.Corpus.from_texts(texts, variables={"province": ["河北", "浙江", "江苏"], "date": ["2019", "2020", "2021"]})
        >>> [document.text for document in corpus.where("province=浙江|江苏", "date<2021")]
        ['种好果树。']
        >>> corpus.where("province=河北省")
        Traceback (most recent call last):
        kouhao.OptionError: no document fits province=河北省; the values of province are 河北, 江苏, 浙江; ask for what documents have
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
        """Return a document by its place or the first of a name, or a corpus of a slice.

        Raises
        ------
        IndexError, KeyError
            If there is none.
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
