"""The commands as functions, for a text, a list or column of texts, a document or a corpus: by the rooms of `kouhao._commands`.

Options, results and errors are those of the methods of `Document` and `Corpus`.
"""

from kouhao._functions._compare import compare, reuse, spread
from kouhao._functions._find import enumerations, known, parallels, parse_glossary, quotations, series, slogans, templates
from kouhao._functions._measure import breakdown, collocations, keyness, terms
from kouhao._functions._occurrences import firsts, kwic, timeline
from kouhao._functions._present import report, summary
from kouhao._functions._tokens import tokens

__all__ = [
    "breakdown",
    "collocations",
    "compare",
    "enumerations",
    "firsts",
    "keyness",
    "known",
    "kwic",
    "parallels",
    "parse_glossary",
    "quotations",
    "report",
    "reuse",
    "series",
    "slogans",
    "spread",
    "summary",
    "templates",
    "terms",
    "timeline",
    "tokens",
]
