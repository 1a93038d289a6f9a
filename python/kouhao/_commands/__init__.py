"""The commands as methods of documents and corpora: one module for each room of the library.

Counting has two: `measure` and, for phrases that are followed through texts and times, `occurrences`. Here options, results and errors are
documented; `kouhao._functions` has the functions of the same names.
"""

from kouhao._commands.compare import Compare
from kouhao._commands.find import Find
from kouhao._commands.measure import Measure
from kouhao._commands.occurrences import Occurrences
from kouhao._commands.present import Present, Summary
from kouhao._commands.tokens import Tokens

__all__ = ["Commands", "Summary"]


class Commands(Present, Compare, Measure, Occurrences, Find, Tokens):
    """The commands of a document or a corpus: the same as on the command line, with the same defaults."""

    __slots__ = ()
