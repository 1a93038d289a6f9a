"""The extension module: positional arguments, columns of rows. Names for users are in `kouhao`."""

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
    "lacking",
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

    Raises `DataError` for half of a surrogate pair in the text.
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
        """Kind, start and end of each part, in code points."""

@final
class Corpus:
    """An ordered set of documents."""

    def __new__(cls, documents: list[Document]) -> Corpus: ...
    @staticmethod
    def from_texts(texts: list[str], names: list[str] | None, variables: list[tuple[str, list[str | None]]]) -> Corpus:
        """Make a corpus of texts, named by their place if no names are given; `variables` are columns."""

    @staticmethod
    def joined(corpora: list[Corpus]) -> Corpus:
        """Put corpora one behind the other."""

    def where(self, expressions: list[str]) -> Corpus:
        """Return the documents for which all expressions hold."""

    def contrast(self, target: str, reference: str | None) -> tuple[Corpus, Corpus, int]:
        """Return the documents of an expression, those of another or all others, and how many are on both sides."""

    def apart(self, other: Corpus) -> bool:
        """Tell whether these documents and others merely stand side by side: of one time, or of different speakers or places."""

    def characters(self, parts: str) -> int:
        """Count the characters of some parts that are no white space."""

    def digest(self) -> tuple[int, str, str | None]:
        """Name the documents: how many, the digest of names and texts, that of variables if there are any."""

    def __len__(self) -> int: ...
    def __getitem__(self, place: int, /) -> Document: ...

@final
class Texts:
    """A column of texts of Arrow, or a table with such a column, read once. `total` is the number of rows, if it is known."""

    def __new__(cls, object: Any, text: str | None, name: str | None, total: int | None) -> Texts: ...
    @property
    def left_out(self) -> list[str]:
        """Columns whose values are no variables: lists, bytes, times in zones."""

    def corpus(self, names: list[str] | None, variables: list[tuple[str, list[str | None]]]) -> Corpus:
        """Read all documents; names and columns of variables that are given go before those of the data."""

    def digest(self) -> tuple[int, str, str | None]:
        """Name the documents that were read so far: how many, the digest of names and texts, that of variables if there are any."""

@final
class Columns:
    """The rows of a result, column by column. `rows` and `row` make named tuples of the class that the result has."""

    @staticmethod
    def from_rows(class_: str, rows: Iterable[tuple[Any, ...]], /) -> Columns: ...
    def __len__(self) -> int: ...
    def rows(self, start: int, stop: int) -> list[Any]: ...
    def row(self, place: int) -> Any: ...
    def slice(self, start: int, stop: int) -> Columns: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def stream(self, provenance: str | None) -> object:
        """Hand the columns out as an Arrow stream whose schema has the provenance in its metadata."""

    def write(self, path: str | PathLike[str], csv: bool, excel: bool) -> None:
        """Write the rows to a file: as CSV, for spreadsheets if asked, or as JSON lines."""

@final
class Tokenizer:
    """Cuts text into tokens. `dictionaries` are names and contents of files."""

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
        """Return a name for this very lexicon."""
    def __len__(self) -> int: ...
    def names(self) -> list[str]:
        """Return the phrases and their other wordings."""
    def get(self, phrase: str, at: str | None) -> Columns: ...
    def search(self, query: str, at: str | None) -> Columns: ...
    def meanings(self, at: str | None) -> Columns: ...

@final
class Background:
    """How phrases are used in large collections."""

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
        """Return a name for this very background: the digest of what its file packs."""

    def __len__(self) -> int: ...
    def collections(self) -> list[tuple[str, str, int, int]]:
        """Return name, role, units and documents of each."""

    def get(self, phrase: str) -> tuple[str, str | None, list[tuple[str, str, float, int, int, int, int]]] | None:
        """Return key, date of the first use, and for each collection name, role, rate, count, documents, delimited, quoted."""

@final
class Reading:
    """What came of reading files and folders."""

    @property
    def corpus(self) -> Corpus: ...
    @property
    def failures(self) -> list[Exception]:
        """An exception for every input that is bad."""

    @property
    def bad_lines(self) -> list[str]:
        """A line for each file of which so many lines are bad that not all are among the failures."""

    @property
    def skipped(self) -> list[tuple[str, str]]:
        """Path and reason of every file of a folder that was passed over."""

    @property
    def metadata_missing(self) -> str | None:
        """Says which rows of the metadata name no file that is there."""

    @property
    def metadata_unused(self) -> str | None:
        """Says that no row of the metadata names a file that was read."""

def read(
    paths: list[str],
    text_field: str,
    encoding: str | None,
    metadata: str | PathLike[str] | None,
    max_document_mb: int,
    strict: bool,
) -> Reading:
    """Read files and folders. If it is strict, the first bad input is raised."""

def metadata_of(metadata: str | PathLike[str], path: str | PathLike[str]) -> dict[str, str]:
    """Return the variables that a table of metadata gives to a file."""

def lacking(source: Corpus | Texts, fields: list[str]) -> list[str]:
    """Return a line for each field, asked for by name, that no document has."""

def visible(text: str) -> str:
    """Spell out what a terminal would obey."""

def tokens(source: Corpus | Texts, parts: str, tokenizer: Tokenizer, progress: _Callback | None) -> Columns:
    """Cut texts into tokens."""

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
    """Documents, or groups, × terms, in compressed rows."""

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows there are, and how many terms."""

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
        """Return where the entries of each row start, and where the last ends: 64-bit integers."""

    def terms(self) -> bytearray:
        """Return the number of the term of each entry: 32-bit integers."""

    def counts(self) -> bytearray:
        """Return the occurrences of each entry: 64-bit integers."""

    def tf_idf(self, norm: str | None, use_idf: bool, smooth_idf: bool, sublinear_tf: bool) -> bytearray:
        """Return the weight of each entry: doubles."""

@final
class Plotter:
    """Draws rows as SVG. A side is its name, its documents and its size."""

    def __new__(cls, title: str | None, language: str, measure: str, top: int) -> Plotter: ...
    @property
    def others(self) -> tuple[str, str]:
        """What a reference is called that is all texts but the target, and a target that is all texts."""

    def timeline(self, rows: list[Any]) -> str:
        """Draw phrases through periods."""

    def keyness(self, rows: list[Any], target: tuple[str, int | None, int | None], reference: tuple[str, int | None, int | None]) -> str:
        """Draw what sets two sets apart."""

    def concordance(self, phrase: str, corpus: Corpus, rows: list[Any]) -> str:
        """Draw where a phrase stands in the texts of a corpus."""

    def heat_map(self, corpus: Corpus, counter: Counter, terms: list[str]) -> str:
        """Count terms by groups, and draw those that are named."""

    def comparison(self, rows: list[Any], a: tuple[str, int | None, int | None], b: tuple[str, int | None, int | None], apart: bool) -> str:
        """Draw what became of formulations."""

def terms(source: Corpus | Texts, counter: Counter, progress: _Callback | None) -> tuple[Columns, TermsMethod]:
    """Count terms: rows are `Term`, or `GroupTerm` of groups; return them and what they rest on."""

def partial_terms(source: Corpus | Texts, counter: Counter) -> tuple[Columns, list[tuple[str | None, int]]]:
    """Count terms of a piece of a corpus: rows are `GroupTerm` and add up with those of other pieces; return them and the words of each group."""

def tabulate(source: Corpus | Texts, counter: Counter, progress: _Callback | None) -> Counts:
    """Count the terms of each document, or group, by itself."""

def breakdown(source: Corpus | Texts, phrases: list[str], parts: str, simplify: bool) -> Columns:
    """Find in which phrases of a list each phrase of it stands."""

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
    """Compare a set of documents with another or with a table of frequencies; return the rows and what they rest on."""

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
    """Follow phrases through periods: rows are `Point`, or `Life` with `life`; return them, what they rest on, and what was left out, if anything."""

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
    """Find what each period has first: rows are `First`; return them and what was left out, if anything."""

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
    """Find what goes with a phrase; return the rows and what they rest on."""

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
    """The units that a corpus has often enough."""

    def __new__(cls, units: Sequence[str]) -> Alphabet: ...

@final
class Ranked:
    """Phrases, ranked."""

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
        """Deal the strings of some documents to so many shards: shard, document, place in it, string."""

    def mine(self, dealt: Sequence[tuple[int, str, int, bytes]], alphabet: Alphabet, shards: int) -> list[str]:
        """Find the phrases of shards, each as a line of JSON."""

    def count(self, source: Corpus | Texts, alphabet: Alphabet, asked: bytes) -> tuple[list[int], int]:
        """Count in some documents what was asked about, and their positions."""

    @staticmethod
    def asked(findings: Sequence[str]) -> tuple[int, bytes]:
        """Return what findings ask about: how many strings, and the strings."""

    def rank(self, findings: Sequence[str], counts: Sequence[int], positions: int, alphabet: Alphabet) -> Ranked:
        """Rank findings, by the counts of what they asked about."""

    def spell(self, source: Corpus | Texts, alphabet: Alphabet, phrases: bytes) -> list[tuple[int, str, int, int, str | None, str | None]]:
        """Find how phrases are spelt in some documents: place of the phrase, spelling, count, net, first and last date."""

    def rows(self, ranked: Ranked, spellings: Sequence[tuple[int, str, int, int, str | None, str | None]]) -> Columns:
        """Make the rows of ranked phrases."""

def known(
    source: Corpus | Texts,
    parts: str,
    lexicon: Lexicon | None,
    background: Background,
    tokenizer: Tokenizer,
    progress: _Callback | None,
) -> Columns:
    """Find the formulations that others use too; without a lexicon, with the catalogue."""

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
    """Find neighbouring clauses of one build."""

def templates(source: Corpus | Texts, across: bool, min_fillers: int, parts: str, tokenizer: Tokenizer, progress: _Callback | None) -> Columns:
    """Find the wordings that recur with other fillers, in one text or from text to text."""

def series(source: Corpus | Texts, outline: bool, parts: str, tokenizer: Tokenizer, progress: _Callback | None) -> Columns:
    """Find what texts enumerate, and their outline."""

def quotations(source: Corpus | Texts, indirect: bool, parts: str, tokenizer: Tokenizer, progress: _Callback | None) -> Columns:
    """Find quoted expressions, and indirect speech if asked."""

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
    """Show every occurrence of a phrase in its context: rows are `Hit`, or `GroupHit` with `by`."""

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
    """Compare a corpus with another, or documents of it with others of it."""

def reuse(source: Corpus | Texts, min_units: int, max_documents: int, parts: str, simplify: bool) -> Columns:
    """Find passages that younger documents share with older ones."""

def spread(source: Corpus | Texts, phrases: list[str], place: str, centre: str | None, overlap: str, parts: str, simplify: bool) -> Columns:
    """Tell when phrases are first found in each place."""

def summary(
    source: Corpus | Texts,
    parts: str,
    columns: int,
    colour: bool,
    lexicon: Lexicon | None,
    background: Background,
    tokenizer: Tokenizer,
) -> str:
    """Tell a reader what the texts are and what is formulaic in them."""

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
    """Write a page about the texts."""

def marked(document: Document) -> str:
    """Show a document marked, for a notebook."""

def overview(corpus: Corpus) -> str:
    """Show a corpus as its documents, for a notebook."""

def set_threads(threads: int | None) -> None:
    """Set how many threads work from now on; None is one a processor, or as RAYON_NUM_THREADS says."""

def run(arguments: list[str]) -> int:
    """Run the command with its arguments, of which the first is its name, and return its exit status."""

def rows_version() -> int:
    """Return the version of all rows."""

def tables() -> list[tuple[str, str]]:
    """Return every table that the package was built with: the name of its file, and the SHA-256 of that file."""

def defaults() -> list[tuple[str, str]]:
    """Return the builder of every command with its defaults, as Rust shows it for debugging."""

def fields() -> list[tuple[str, list[tuple[str, bool]]]]:
    """Return the fields of every row, with whether a table for a terminal shows them."""
