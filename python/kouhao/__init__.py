"""Reads political text, above all Chinese official language, and says what is formulaic in it.

>>> import kouhao
>>> speech = kouhao.demo()
>>> [slogan.text for slogan in speech.slogans()[:2]]
['早半步、实一分，携手把日子过红火', '四湾共治']

`read` gives a `Document` or a `Corpus`, whose methods are the commands: ``summary, slogans, enumerations, parallels, templates, series, quotations,
terms, keyness, timeline, collocations, tokens, kwic``. The functions of the same names take a text, a list or column of texts, a document or a
corpus. Results are a `Table`: a sequence of named tuples that converts to dicts, pandas and polars. Offsets are code points.

Work runs on all processors (``RAYON_NUM_THREADS`` sets how many) while other Python threads go on, and ends within a moment of Ctrl-C.
"""

from kouhao._commands import (
    breakdown,
    collocations,
    enumerations,
    keyness,
    kwic,
    parallels,
    parse_glossary,
    quotations,
    series,
    slogans,
    summary,
    templates,
    terms,
    timeline,
    tokens,
)
from kouhao._core import __version__
from kouhao._corpus import Corpus, Document, Parts, Summary, Texts, demo, read
from kouhao._counts import Counts, Terms
from kouhao._errors import DataError, KouhaoError, OptionError
from kouhao._lexicon import Lexicon
from kouhao._rows import (
    Breakdown,
    Collocation,
    CollocationMethod,
    Counted,
    Enumeration,
    Evidence,
    Gap,
    GlossaryEntry,
    GroupHit,
    GroupTerm,
    Hit,
    Item,
    Key,
    KeynessMethod,
    Life,
    Meaning,
    Parallel,
    Passage,
    Piece,
    Place,
    Point,
    Quotation,
    Sense,
    Series,
    Slogan,
    Template,
    Term,
    TermsMethod,
    TimelineMethod,
    Token,
)
from kouhao._table import Table
from kouhao._tokenizer import Tokenizer

__all__ = [
    "Breakdown",
    "Collocation",
    "CollocationMethod",
    "Corpus",
    "Counted",
    "Counts",
    "DataError",
    "Document",
    "Enumeration",
    "Evidence",
    "Gap",
    "GlossaryEntry",
    "GroupHit",
    "GroupTerm",
    "Hit",
    "Item",
    "Key",
    "KeynessMethod",
    "KouhaoError",
    "Lexicon",
    "Life",
    "Meaning",
    "OptionError",
    "Parallel",
    "Parts",
    "Passage",
    "Piece",
    "Place",
    "Point",
    "Quotation",
    "Sense",
    "Series",
    "Slogan",
    "Summary",
    "Table",
    "Template",
    "Term",
    "Terms",
    "TermsMethod",
    "Texts",
    "TimelineMethod",
    "Token",
    "Tokenizer",
    "__version__",
    "breakdown",
    "collocations",
    "demo",
    "enumerations",
    "keyness",
    "kwic",
    "parallels",
    "parse_glossary",
    "quotations",
    "read",
    "series",
    "slogans",
    "summary",
    "templates",
    "terms",
    "timeline",
    "tokens",
]
