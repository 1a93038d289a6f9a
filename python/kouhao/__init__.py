"""Reads political text, above all Chinese official language, and says what is formulaic in it.

>>> import kouhao
>>> speech = kouhao.demo()
>>> [slogan.text for slogan in speech.slogans()[:2]]
['早半步、实一分，携手把日子过红火', '四湾共治']

`read` gives a `Document` or a `Corpus`, whose methods are the commands: ``summary, slogans, enumerations, parallels, templates, series, quotations,
terms, tokens, kwic, compare, reuse, spread``. The functions of the same names take a text, a list or column of texts, a document or a corpus.
Results are a `Table`: a sequence of named tuples that converts to dicts, pandas and polars. Offsets are code points.

Work runs on all processors (``RAYON_NUM_THREADS`` sets how many) while other Python threads go on, and ends within a moment of Ctrl-C.
"""

from kouhao._commands import (
    compare,
    enumerations,
    kwic,
    parallels,
    parse_glossary,
    quotations,
    reuse,
    series,
    slogans,
    spread,
    summary,
    templates,
    terms,
    tokens,
)
from kouhao._core import __version__
from kouhao._corpus import Corpus, Document, Parts, Summary, Texts, demo, read
from kouhao._errors import DataError, KouhaoError, OptionError
from kouhao._lexicon import Lexicon
from kouhao._rows import (
    Arrival,
    Counted,
    Difference,
    Edit,
    Enumeration,
    Evidence,
    GlossaryEntry,
    GroupTerm,
    Hit,
    Item,
    Meaning,
    Parallel,
    Passage,
    Piece,
    Place,
    Quotation,
    Reuse,
    Sense,
    Series,
    Slogan,
    Template,
    Term,
    Token,
)
from kouhao._table import Table
from kouhao._tokenizer import Tokenizer

__all__ = [
    "Arrival",
    "Corpus",
    "Counted",
    "DataError",
    "Difference",
    "Document",
    "Edit",
    "Enumeration",
    "Evidence",
    "GlossaryEntry",
    "GroupTerm",
    "Hit",
    "Item",
    "KouhaoError",
    "Lexicon",
    "Meaning",
    "OptionError",
    "Parallel",
    "Parts",
    "Passage",
    "Piece",
    "Place",
    "Quotation",
    "Reuse",
    "Sense",
    "Series",
    "Slogan",
    "Summary",
    "Table",
    "Template",
    "Term",
    "Texts",
    "Token",
    "Tokenizer",
    "__version__",
    "compare",
    "demo",
    "enumerations",
    "kwic",
    "parallels",
    "parse_glossary",
    "quotations",
    "read",
    "reuse",
    "series",
    "slogans",
    "spread",
    "summary",
    "templates",
    "terms",
    "tokens",
]
