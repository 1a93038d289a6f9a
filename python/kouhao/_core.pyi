"""The extension module: positional arguments, lists of rows. Names for users are in `kouhao`."""

from collections.abc import Callable
from os import PathLike
from typing import Any, Final, final

from kouhao._rows import (
    Arrival,
    Difference,
    Enumeration,
    GlossaryEntry,
    Hit,
    Meaning,
    Parallel,
    PartName,
    Quotation,
    Reuse,
    Series,
    Slogan,
    Template,
    Token,
)

__all__ = [
    "Corpus",
    "Document",
    "Lexicon",
    "Tokenizer",
    "__version__",
    "compare",
    "defaults",
    "enumerations",
    "fields",
    "kwic",
    "parallels",
    "parse_glossary",
    "quotations",
    "read",
    "reuse",
    "run",
    "series",
    "slogans",
    "spread",
    "summary",
    "templates",
    "terms",
    "tokens",
]

__version__: Final[str]

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

    def __len__(self) -> int: ...
    def __getitem__(self, place: int, /) -> Document: ...

@final
class Tokenizer:
    """Cuts text into tokens. `dictionaries` are names and contents of files."""

    def __new__(cls, hmm: bool, words: list[str], dictionaries: list[tuple[str, bytes]]) -> Tokenizer: ...
    def words(self, text: str) -> list[str]:
        """Return the words of one text."""

    def words_each(self, texts: list[str], progress: Callable[[int, int], object] | None) -> list[list[str]]:
        """Return the words of each text."""

    def tokenize_each(self, texts: list[str], progress: Callable[[int, int], object] | None) -> list[list[Token]]:
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
    def __len__(self) -> int: ...
    def get(self, phrase: str, at: str | None) -> list[Meaning]: ...
    def search(self, query: str, at: str | None) -> list[Meaning]: ...
    def meanings(self, at: str | None) -> list[Meaning]: ...

def read(
    paths: list[str],
    text_field: str,
    encoding: str | None,
    metadata: str | PathLike[str] | None,
    stop_at_error: bool,
) -> tuple[Corpus, list[Exception], list[tuple[str, str]], list[tuple[str, str]]]:
    """Read files and folders.

    Returns the corpus, an exception for every input that cannot be read, path and reason of every file of a folder that was passed over, and name
    and encoding of every document some of whose bytes are malformed in it.
    """

def tokens(corpus: Corpus, parts: str, tokenizer: Tokenizer, progress: Callable[[int, int], object] | None) -> list[Token]:
    """Cut texts into tokens."""

def terms(
    corpus: Corpus,
    unit: str,
    n: int | None,
    min_count: int,
    by: str | None,
    parts: str,
    tokenizer: Tokenizer,
    progress: Callable[[int, int], object] | None,
) -> list[Any]:
    """Count words or n-grams: rows are `Term`, or `GroupTerm` with `by`."""

def slogans(
    corpus: Corpus,
    min_count: int,
    min_documents: int,
    min_units: int,
    max_units: int,
    parts: str,
    simplify: bool,
    top: int | None,
    tokenizer: Tokenizer,
) -> list[Slogan]:
    """Find the formulations that recur."""

def enumerations(
    corpus: Corpus,
    quantities: bool,
    parts: str,
    lexicon: Lexicon | None,
    tokenizer: Tokenizer,
    progress: Callable[[int, int], object] | None,
) -> list[Enumeration]:
    """Find the phrases that name a set by its size; without a lexicon, with the catalogue."""

def parse_glossary(corpus: Corpus, tokenizer: Tokenizer, progress: Callable[[int, int], object] | None) -> list[GlossaryEntry]:
    """Read the glossaries at the end of texts."""

def parallels(corpus: Corpus, min_clauses: int, parts: str, tokenizer: Tokenizer, progress: Callable[[int, int], object] | None) -> list[Parallel]:
    """Find neighbouring clauses of one build."""

def templates(
    corpus: Corpus, across: bool, min_fillers: int, parts: str, tokenizer: Tokenizer, progress: Callable[[int, int], object] | None
) -> list[Template]:
    """Find the wordings that recur with other fillers, in one text or from text to text."""

def series(corpus: Corpus, outline: bool, parts: str, tokenizer: Tokenizer, progress: Callable[[int, int], object] | None) -> list[Series]:
    """Find what texts enumerate, and their outline."""

def quotations(corpus: Corpus, parts: str, tokenizer: Tokenizer, progress: Callable[[int, int], object] | None) -> list[Quotation]:
    """Find quoted expressions."""

def kwic(
    corpus: Corpus,
    phrase: str,
    width: int,
    parts: str,
    simplify: bool,
    progress: Callable[[int, int], object] | None,
) -> list[Hit]:
    """Show every occurrence of a phrase in its context."""

def compare(
    corpus: Corpus,
    other: Corpus | None,
    target: str | None,
    reference: str | None,
    similarity: float,
    statuses: list[str],
    level: str | None,
    top: int | None,
    parts: str,
    simplify: bool,
    lexicon: Lexicon | None,
    tokenizer: Tokenizer,
) -> list[Difference]:
    """Compare a corpus with another, or documents of it with others of it."""

def reuse(corpus: Corpus, min_units: int, max_documents: int, parts: str, simplify: bool) -> list[Reuse]:
    """Find passages that younger documents share with older ones."""

def spread(corpus: Corpus, phrases: list[str], place: str, centre: str | None, parts: str, simplify: bool) -> list[Arrival]:
    """Tell when phrases are first found in each place."""

def summary(
    corpus: Corpus,
    parts: str,
    columns: int,
    colour: bool,
    tokenizer: Tokenizer,
) -> str:
    """Tell a reader what the texts are and what is formulaic in them."""

def run(arguments: list[str]) -> int:
    """Run the command with its arguments, of which the first is its name, and return its exit status."""

def defaults() -> list[tuple[str, str]]:
    """Return the builder of every command with its defaults, as Rust shows it for debugging."""

def fields() -> list[tuple[str, list[tuple[str, bool]]]]:
    """Return the fields of every row, with whether a table for a terminal shows them."""
