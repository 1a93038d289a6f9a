"""The extension module: positional arguments, columns of rows. The public names are in `kouhao`."""

from collections.abc import Callable, Iterable, Sequence
from os import PathLike
from typing import Any, Final, TypeAlias, final

from kouhao._rows import (
    CollocationMethod,
    KeynessMethod,
    PartName,
    TermsMethod,
    TimelineMethod,
    Token,
)

__all__ = [
    "Alphabet",
    "Background",
    "Columns",
    "Corpus",
    "Counter",
    "Counts",
    "Document",
    "Lexicon",
    "Pieces",
    "Plotter",
    "Ranked",
    "Reading",
    "Texts",
    "Tokenizer",
    "__version__",
    "breakdown",
    "check_fields",
    "collocations",
    "compare",
    "defaults",
    "enumerations",
    "fields",
    "firsts",
    "frequencies",
    "keyness",
    "known",
    "kwic",
    "marked",
    "metadata_of",
    "overview",
    "parallels",
    "parse_glossary",
    "partial_terms",
    "quotations",
    "read",
    "report",
    "reuse",
    "rows_version",
    "run",
    "series",
    "set_threads",
    "slogans",
    "spread",
    "summary",
    "tables",
    "tabulate",
    "templates",
    "terms",
    "timeline",
    "tokens",
    "visible",
]

__version__: Final[str]

# Called with the documents done and their number.
_Callback: TypeAlias = Callable[[int, int], object]

@final
class Document:
    """A text with its name and variables.

    Raises `DataError` for an unpaired surrogate in the text.
    """

    def __new__(cls, text: str, name: str, variables: list[tuple[str, str]]) -> Document: ...
    @property
    def name(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def title(self) -> str | None: ...
    @property
    def speaker(self) -> str | None: ...
    @property
    def date(self) -> str | None: ...
    @property
    def occasion(self) -> str | None: ...
    @property
    def body(self) -> str: ...
    @property
    def variables(self) -> dict[str, str]: ...
    @property
    def parts(self) -> list[tuple[PartName, int, int]]:
        """The kind, start and end of each part, in code points."""

@final
class Corpus:
    """An ordered set of documents."""

    def __new__(cls, documents: list[Document]) -> Corpus: ...
    @staticmethod
    def from_texts(texts: list[str], names: list[str] | None, variables: list[tuple[str, list[str | None]]]) -> Corpus:
        """Create a corpus of texts, named by their position if no names are given; `variables` are columns."""

    @staticmethod
    def joined(corpora: list[Corpus]) -> Corpus:
        """Concatenate corpora."""

    def where(self, expressions: list[str]) -> Corpus:
        """Return the documents for which all expressions hold."""

    def contrast(self, target: str, reference: str | None) -> tuple[Corpus, Corpus, int]:
        """Return the documents matching an expression, those matching another one or all others, and the number of documents on both sides."""

    def apart(self, other: Corpus) -> bool:
        """Return whether these documents and others are merely parallel: of one time, or of different speakers or places."""

    def characters(self, parts: str) -> int:
        """Count the characters of some parts, white space not counted."""

    def digest(self) -> tuple[int, str, str | None]:
        """Return the digest of the documents: their number, the digest of names and texts, that of variables if there are any."""

    def __len__(self) -> int: ...
    def __getitem__(self, place: int, /) -> Document: ...

@final
class Texts:
    """An Arrow column of texts, or a table with such a column, read once. `total` is the number of rows, if it is known."""

    def __new__(cls, object: Any, text: str | None, name: str | None, total: int | None) -> Texts: ...
    @property
    def left_out(self) -> list[str]:
        """Columns whose values cannot be variables: lists, bytes, zoned times."""

    def corpus(self, names: list[str] | None, variables: list[tuple[str, list[str | None]]]) -> Corpus:
        """Read all documents; given names and columns of variables take precedence over those in the data."""

    def digest(self) -> tuple[int, str, str | None]:
        """Return the digest of the documents read so far: their number, the digest of names and texts, that of variables if there are any."""

@final
class Columns:
    """The rows of a result, column by column. `rows` and `row` create named tuples of the class of the result."""

    @staticmethod
    def from_rows(class_: str, rows: Iterable[tuple[Any, ...]], /) -> Columns: ...
    def __len__(self) -> int: ...
    def rows(self, start: int, stop: int) -> list[Any]: ...
    def row(self, place: int) -> Any: ...
    def slice(self, start: int, stop: int) -> Columns: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def stream(self, provenance: str | None) -> object:
        """Export the columns as an Arrow stream whose schema metadata contain the provenance."""

    def write(self, path: str | PathLike[str], csv: bool, excel: bool) -> None:
        """Write the rows to a file: as CSV, optionally for spreadsheets, or as JSON Lines."""

@final
class Tokenizer:
    """Splits text into tokens. `dictionaries` are names and contents of files."""

    def __new__(cls, engine: str, hmm: bool, words: list[str], dictionaries: list[tuple[str, bytes]]) -> Tokenizer: ...
    def words(self, text: str) -> list[str]:
        """Return the words of one text."""

    def words_each(self, texts: list[str], progress: _Callback | None) -> list[list[str]]:
        """Return the words of each text."""

    def tokenize_each(self, texts: list[str], progress: _Callback | None) -> list[list[Token]]:
        """Return the tokens of each text."""

@final
class Lexicon:
    """A set of known phrases."""

    @staticmethod
    def catalogue() -> Lexicon: ...
    @staticmethod
    def empty() -> Lexicon: ...
    @staticmethod
    def parse(name: str, text: str) -> Lexicon: ...
    @staticmethod
    def from_glossaries(corpus: Corpus, tokenizer: Tokenizer) -> Lexicon: ...
    def merged(self, other: Lexicon) -> Lexicon: ...
    def sha256(self) -> str:
        """Return an identifier of the contents."""
    def __len__(self) -> int: ...
    def names(self) -> list[str]:
        """Return the phrases and their alternative wordings."""
    def get(self, phrase: str, at: str | None) -> Columns: ...
    def search(self, query: str, at: str | None) -> Columns: ...
    def meanings(self, at: str | None) -> Columns: ...

@final
class Background:
    """Background frequencies: how phrases are used in large collections."""

    @staticmethod
    def shipped() -> Background: ...
    @staticmethod
    def empty() -> Background: ...
    @staticmethod
    def read(path: str | PathLike[str]) -> Background: ...
    @staticmethod
    def parse(bytes: bytes) -> Background: ...
    def written(self) -> bytes:
        """Return the bytes of its file."""

    def sha256(self) -> str:
        """Return an identifier of the contents: the digest of the uncompressed file."""

    def __len__(self) -> int: ...
    def collections(self) -> list[tuple[str, str, int, int]]:
        """Return the name, role, units and documents of each."""

    def get(self, phrase: str) -> tuple[str, str | None, list[tuple[str, str, float, int, int, int, int]]] | None:
        """Return the key, the first date, and for each collection the name, role, rate, count, documents, delimited, quoted."""

@final
class Reading:
    """The result of reading files and folders."""

    @property
    def corpus(self) -> Corpus: ...
    @property
    def failures(self) -> list[Exception]:
        """An exception for every bad input."""

    @property
    def bad_lines(self) -> list[str]:
        """A line of text for each file with so many bad lines that not all of them are among the failures."""

    @property
    def skipped(self) -> list[tuple[str, str]]:
        """The path and the reason of every skipped file in a folder."""

    @property
    def metadata_missing(self) -> str | None:
        """A notice if rows of the metadata name files that do not exist."""

    @property
    def metadata_unused(self) -> str | None:
        """A notice if no row of the metadata names a file that was read."""

def read(
    paths: list[str],
    text_field: str,
    encoding: str | None,
    metadata: str | PathLike[str] | None,
    max_document_mb: int,
    strict: bool,
) -> Reading:
    """Read files and folders. With `strict`, the first bad input is raised."""

def metadata_of(metadata: str | PathLike[str], path: str | PathLike[str]) -> dict[str, str]:
    """Return the variables that a table of metadata gives to a file."""

def check_fields(source: Corpus | Texts, fields: list[str]) -> None:
    """Raise an `OptionError` if no document has one of the fields."""

def visible(text: str) -> str:
    """Escape control characters."""

def tokens(source: Corpus | Texts, parts: str, tokenizer: Tokenizer, progress: _Callback | None) -> Columns:
    """Split texts into tokens."""

@final
class Counter:
    """Which terms are counted; `stop_words` are ("closed", []), ("file", [path]) or a source with its words."""

    def __new__(
        cls,
        unit: str,
        n: int | None,
        min_count: int,
        by: str | None,
        punctuation: bool,
        numbers: bool,
        stop_words: tuple[str, list[str]] | None,
        names: list[str] | None,
        phrases: list[str] | None,
        overlap: str,
        simplify: bool,
        parts: str,
        tokenizer: Tokenizer,
    ) -> Counter: ...

@final
class Counts:
    """The matrix of documents, or groups, × terms, as compressed sparse rows."""

    @property
    def shape(self) -> tuple[int, int]:
        """The number of rows and the number of terms."""

    @property
    def names(self) -> list[str | None]: ...
    @property
    def documents(self) -> list[int]: ...
    @property
    def words(self) -> list[int]: ...
    @property
    def characters(self) -> list[int]: ...
    @property
    def vocabulary(self) -> list[str]: ...
    def starts(self) -> bytearray:
        """Return the start of the entries of each row, and the end of the last: 64-bit integers."""

    def terms(self) -> bytearray:
        """Return the term number of each entry: 32-bit integers."""

    def counts(self) -> bytearray:
        """Return the occurrences of each entry: 64-bit integers."""

    def tf_idf(self, norm: str | None, use_idf: bool, smooth_idf: bool, sublinear_tf: bool) -> bytearray:
        """Return the TF-IDF weight of each entry: doubles."""

@final
class Plotter:
    """Plots rows as SVG. A side is its name, its documents and its size."""

    def __new__(cls, title: str | None, language: str, measure: str, top: int) -> Plotter: ...
    @property
    def others(self) -> tuple[str, str]:
        """The name of a reference that is all texts but the target, and of a target that is all texts."""

    def timeline(self, rows: list[Any]) -> str:
        """Plot phrases through periods."""

    def keyness(self, rows: list[Any], target: tuple[str, int | None, int | None], reference: tuple[str, int | None, int | None]) -> str:
        """Plot what distinguishes two sets."""

    def concordance(self, phrase: str, corpus: Corpus, rows: list[Any]) -> str:
        """Plot the positions of a phrase in the texts of a corpus."""

    def heat_map(self, corpus: Corpus, counter: Counter, terms: list[str]) -> str:
        """Count terms by group, and plot the given ones."""

    def comparison(self, rows: list[Any], a: tuple[str, int | None, int | None], b: tuple[str, int | None, int | None], apart: bool) -> str:
        """Plot what became of formulations."""

def terms(source: Corpus | Texts, counter: Counter, progress: _Callback | None) -> tuple[Columns, TermsMethod]:
    """Count terms: rows are `Term`, or `GroupTerm` for groups; return them and their method."""

def partial_terms(source: Corpus | Texts, counter: Counter) -> tuple[Columns, list[tuple[str | None, int]]]:
    """Count the terms of a piece of a corpus: rows are `GroupTerm`, to be added up over pieces; also return the words of each group."""

def tabulate(source: Corpus | Texts, counter: Counter, progress: _Callback | None) -> Counts:
    """Count the terms of each document, or group, separately."""

def breakdown(source: Corpus | Texts, phrases: list[str], parts: str, simplify: bool) -> Columns:
    """Find inside which phrases of a list each phrase of it occurs."""

def keyness(
    target: Corpus,
    reference: Corpus,
    table: tuple[str, list[tuple[str, int]]] | None,
    unit: str,
    n: int | None,
    min_count: int,
    prior_weight: float,
    g2: str,
    numbers: bool,
    stop_words: tuple[str, list[str]] | None,
    names: list[str] | None,
    phrases: list[str] | None,
    overlap: str,
    simplify: bool,
    parts: str,
    tokenizer: Tokenizer,
    progress: _Callback | None,
) -> tuple[Columns, KeynessMethod]:
    """Compare a set of documents with another or with a table of frequencies; return the rows and their method."""

def timeline(
    source: Corpus | Texts,
    phrases: list[str],
    by: str,
    overlap: str,
    min_gap: int,
    life: bool,
    parts: str,
    simplify: bool,
    progress: _Callback | None,
) -> tuple[Columns, TimelineMethod, str | None]:
    """Trace phrases through periods: rows are `Point`, or `Life` with `life`; return them, their method, and a notice, if anything was left out."""

def firsts(
    source: Corpus | Texts,
    by: str,
    each: int,
    min_documents: int,
    parts: str,
    simplify: bool,
    lexicon: Lexicon | None,
    background: Background,
    tokenizer: Tokenizer,
) -> tuple[Columns, str | None]:
    """Find the formulations that each period has first: rows are `First`; return them and a notice, if anything was left out."""

def collocations(
    source: Corpus | Texts,
    phrase: str,
    within: str,
    window: int,
    among: list[str] | None,
    min_count: int,
    parts: str,
    simplify: bool,
    tokenizer: Tokenizer,
    progress: _Callback | None,
) -> tuple[Columns, CollocationMethod]:
    """Find the collocates of a phrase; return the rows and their method."""

def frequencies(path: str | PathLike[str]) -> list[tuple[str, int]]:
    """Read a table of frequencies from a file."""

def slogans(
    source: Corpus | Texts,
    min_count: int,
    min_documents: int,
    min_units: int,
    max_units: int,
    parts: str,
    simplify: bool,
    top: int | None,
    lexicon: Lexicon | None,
    background: Background,
    fold_copies: bool,
    memory: int | None,
    tokenizer: Tokenizer,
) -> Columns:
    """Find the formulations that recur."""

@final
class Alphabet:
    """The units that occur often enough in a corpus."""

    def __new__(cls, units: Sequence[str]) -> Alphabet: ...

@final
class Ranked:
    """Ranked phrases."""

    def phrases(self) -> bytes:
        """Return the phrases, for `Pieces.spell`."""

@final
class Pieces:
    """The miner of slogans, stage by stage."""

    def __new__(
        cls,
        min_count: int,
        min_documents: int,
        min_units: int,
        max_units: int,
        parts: str,
        simplify: bool,
        top: int | None,
        lexicon: Lexicon | None,
        background: Background,
        tokenizer: Tokenizer,
    ) -> Pieces: ...
    def units(self, source: Corpus | Texts) -> list[tuple[str, int]]:
        """Count the units of some documents."""

    def deal(self, source: Corpus | Texts, alphabet: Alphabet, shards: int) -> list[tuple[int, str, int, bytes]]:
        """Deal the strings of some documents to a number of shards: shard, document, position in it, string."""

    def mine(self, dealt: Sequence[tuple[int, str, int, bytes]], alphabet: Alphabet, shards: int) -> list[str]:
        """Find the phrases of shards, each as a line of JSON."""

    def count(self, source: Corpus | Texts, alphabet: Alphabet, asked: bytes) -> tuple[list[int], int]:
        """Count in some documents the strings that were asked about, and the positions."""

    @staticmethod
    def asked(findings: Sequence[str]) -> tuple[int, bytes]:
        """Return the strings that findings ask about: their number, and the strings."""

    def rank(self, findings: Sequence[str], counts: Sequence[int], positions: int, alphabet: Alphabet) -> Ranked:
        """Rank findings, using the counts of the strings that they asked about."""

    def spell(self, source: Corpus | Texts, alphabet: Alphabet, phrases: bytes) -> list[tuple[int, str, int, int, str | None, str | None]]:
        """Find the spellings of phrases in some documents: index of the phrase, spelling, count, net, first and last date."""

    def rows(self, ranked: Ranked, spellings: Sequence[tuple[int, str, int, int, str | None, str | None]]) -> Columns:
        """Create the rows of ranked phrases."""

def known(
    source: Corpus | Texts,
    min_score: float,
    parts: str,
    lexicon: Lexicon | None,
    background: Background,
    tokenizer: Tokenizer,
    progress: _Callback | None,
) -> Columns:
    """Find formulations that are also in use elsewhere; without a lexicon, with the catalogue."""

def enumerations(
    source: Corpus | Texts,
    quantities: bool,
    parts: str,
    lexicon: Lexicon | None,
    tokenizer: Tokenizer,
    progress: _Callback | None,
) -> Columns:
    """Find the phrases that name a set by its size; without a lexicon, with the catalogue."""

def parse_glossary(source: Corpus | Texts, tokenizer: Tokenizer, progress: _Callback | None) -> Columns:
    """Read the glossaries at the end of texts."""

def parallels(source: Corpus | Texts, min_clauses: int, parts: str, tokenizer: Tokenizer, progress: _Callback | None) -> Columns:
    """Find neighbouring clauses of parallel structure."""

def templates(source: Corpus | Texts, across: bool, min_fillers: int, parts: str, tokenizer: Tokenizer, progress: _Callback | None) -> Columns:
    """Find the wordings that recur with different fillers, within a text or across texts."""

def series(source: Corpus | Texts, outline: bool, parts: str, tokenizer: Tokenizer, progress: _Callback | None) -> Columns:
    """Find series, and the outline."""

def quotations(source: Corpus | Texts, indirect: bool, parts: str, tokenizer: Tokenizer, progress: _Callback | None) -> Columns:
    """Find quotations, and indirect speech if requested."""

def kwic(
    source: Corpus | Texts,
    phrase: str,
    width: int,
    sort: str,
    by: str | None,
    parts: str,
    simplify: bool,
    progress: _Callback | None,
) -> Columns:
    """Show every occurrence of a phrase in context: rows are `Hit`, or `GroupHit` with `by`."""

def compare(
    source: Corpus | Texts,
    other: Corpus | Texts | None,
    target: str | None,
    reference: str | None,
    similarity: float,
    statuses: list[str],
    level: str | None,
    top: int | None,
    parts: str,
    simplify: bool,
    lexicon: Lexicon | None,
    background: Background,
    tokenizer: Tokenizer,
) -> Columns:
    """Compare a corpus with another, or some of its documents with others."""

def reuse(source: Corpus | Texts, min_units: int, max_documents: int, parts: str, simplify: bool) -> tuple[Columns, str | None]:
    """Find passages that younger documents share with older ones."""

def spread(source: Corpus | Texts, phrases: list[str], place: str, centre: str | None, overlap: str, parts: str, simplify: bool) -> Columns:
    """Find when each place first used phrases."""

def summary(
    source: Corpus | Texts,
    parts: str,
    columns: int,
    colour: bool,
    lexicon: Lexicon | None,
    background: Background,
    tokenizer: Tokenizer,
) -> str:
    """Summarise the texts and their formulaic language."""

def report(
    corpus: Corpus,
    title: str | None,
    language: str,
    top: int,
    by: str | None,
    parts: str,
    lexicon: Lexicon | None,
    background: Background,
    tokenizer: Tokenizer | None,
) -> str:
    """Write a report about the texts."""

def marked(document: Document) -> str:
    """Show a document with its findings marked, for a notebook."""

def overview(corpus: Corpus) -> str:
    """Show the documents of a corpus, for a notebook."""

def set_threads(threads: int | None) -> None:
    """Set the number of threads; None means one per processor, or as many as RAYON_NUM_THREADS says."""

def run(arguments: list[str]) -> int:
    """Run the command with its arguments, the first of which is its name, and return its exit status."""

def rows_version() -> int:
    """Return the version of all rows."""

def tables() -> list[tuple[str, str]]:
    """Return the tables that the package was built with: the name of each file, and its SHA-256."""

def defaults() -> list[tuple[str, str]]:
    """Return the builder of every command with its defaults, in Rust's debug format."""

def fields() -> list[tuple[str, list[tuple[str, bool]]]]:
    """Return the fields of every row, and whether a terminal table shows them."""
