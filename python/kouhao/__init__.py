"""Find and measure formulaic language in political text, above all in Chinese official documents.

>>> import kouhao
>>> speech = kouhao.demo()
>>> [slogan.text for slogan in speech.slogans()[:2]]
['早半步、实一分，携手把日子过红火', '市七届人大六次会议']

`read` gives a `Document` or a `Corpus`, whose methods are the commands: ``summary, slogans, known, enumerations, parse_glossary, parallels,
templates, series, quotations, terms, breakdown, tokens, kwic, keyness, collocations, timeline, firsts, compare, reuse, spread, report``. The
functions of the same names take a text, a list, a column of texts of pandas, polars, Arrow or DuckDB, a document or a corpus. Results are a `Table`:
a sequence of named tuples that is a table of Arrow too and converts to dicts, pandas, polars, CSV and JSON lines. Some are drawn by ``plot``. Offsets
are code points.

Work uses all processors (`set_threads` or ``RAYON_NUM_THREADS`` sets the number of threads), lets other Python threads run, and stops shortly after
Ctrl-C.
"""

from kouhao._background import Background, Collection, Usage, Use
from kouhao._commands import Summary
from kouhao._commands.options import Parts
from kouhao._core import __version__
from kouhao._corpus import Corpus, Document
from kouhao._counts import Counts, Terms
from kouhao._errors import DataError, KouhaoError, OptionError
from kouhao._functions import (
    breakdown,
    collocations,
    compare,
    enumerations,
    firsts,
    keyness,
    known,
    kwic,
    parallels,
    parse_glossary,
    quotations,
    report,
    reuse,
    series,
    slogans,
    spread,
    summary,
    templates,
    terms,
    timeline,
    tokens,
)
from kouhao._lexicon import Lexicon
from kouhao._picture import Picture
from kouhao._provenance import CorpusDigest, Provenance, RowSchema
from kouhao._read import demo, read
from kouhao._rows import (
    Arrival,
    Breakdown,
    Collocation,
    CollocationMethod,
    Contributions,
    Counted,
    Difference,
    Edit,
    Enumeration,
    Evidence,
    First,
    Gap,
    GlossaryEntry,
    GroupHit,
    GroupTerm,
    Hit,
    Item,
    Key,
    KeynessMethod,
    Known,
    Life,
    Meaning,
    Parallel,
    Passage,
    Piece,
    Place,
    Point,
    Quotation,
    Reuse,
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
from kouhao._texts import Texts
from kouhao._tokenizer import Tokenizer
from kouhao._work import set_threads

__all__ = [
    "Arrival",
    "Background",
    "Breakdown",
    "Collection",
    "Collocation",
    "CollocationMethod",
    "Contributions",
    "Corpus",
    "CorpusDigest",
    "Counted",
    "Counts",
    "DataError",
    "Difference",
    "Document",
    "Edit",
    "Enumeration",
    "Evidence",
    "First",
    "Gap",
    "GlossaryEntry",
    "GroupHit",
    "GroupTerm",
    "Hit",
    "Item",
    "Key",
    "KeynessMethod",
    "Known",
    "KouhaoError",
    "Lexicon",
    "Life",
    "Meaning",
    "OptionError",
    "Parallel",
    "Parts",
    "Passage",
    "Picture",
    "Piece",
    "Place",
    "Point",
    "Provenance",
    "Quotation",
    "Reuse",
    "RowSchema",
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
    "Usage",
    "Use",
    "__version__",
    "breakdown",
    "collocations",
    "compare",
    "demo",
    "enumerations",
    "firsts",
    "keyness",
    "known",
    "kwic",
    "parallels",
    "parse_glossary",
    "quotations",
    "read",
    "report",
    "reuse",
    "series",
    "set_threads",
    "slogans",
    "spread",
    "summary",
    "templates",
    "terms",
    "timeline",
    "tokens",
]
