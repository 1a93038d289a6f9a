"""Commands that compare texts: what changed, what is shared, and when phrases came into use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kouhao import _core, _picture
from kouhao._asked import Asked
from kouhao._commands import options
from kouhao._commands.options import TITLE_AND_BODY, BackgroundLike, Overlap, Parts, check_fields
from kouhao._errors import warn
from kouhao._lexicon import Lexicon
from kouhao._record import recorded
from kouhao._rows import Arrival, Difference, DifferenceLevel, DifferenceStatus, Reuse
from kouhao._table import Table
from kouhao._tokenizer import Tokenizer

if TYPE_CHECKING:
    from kouhao._texts import Texts


class Compare(Asked):
    """Commands that compare texts."""

    __slots__ = ()

    @recorded
    def compare(
        self,
        other: Texts | None = None,
        *,
        target: str | None = None,
        reference: str | None = None,
        similarity: float = 0.5,
        status: DifferenceStatus | Sequence[DifferenceStatus] = (),
        level: DifferenceLevel | None = None,
        top: int | None = None,
        parts: Parts = TITLE_AND_BODY,
        simplify: bool = False,
        lexicon: Lexicon | None = None,
        background: BackgroundLike = "default",
        tokenizer: Tokenizer | None = None,
    ) -> Table[Difference]:
        """Compare two texts: formulations and sentences that were dropped, added, reworded, moved or kept.

        Parameters
        ----------
        other : str, list of str, Document or Corpus, optional
            The other text or texts: what only they contain was added.
        target, reference : str, optional
            Instead of `other`, the documents of this corpus to compare: ``"date=2019"`` with ``"date=2018"``, written as for `Corpus.where`. What
            only the reference contains was dropped.
        similarity : float, default 0.5
            The minimum similarity of two sentences for one to count as reworded, above 0 and up to 1: Dice's coefficient of their pairs of
            neighbouring units.
        status : str or sequence of str, optional
            Return only these statuses.
        level : {"formulation", "sentence"}, optional
            Return only formulations, or only sentences.
        top : int, optional
            Return only the first rows.
        parts : str or sequence of str, default ("title", "body")
            The parts to read: some of masthead, title, body, glossary, or ``"all"``.
        simplify : bool, default False
            Whether traditional and simplified characters count as equal.
        lexicon : Lexicon, optional
            Phrases that are names however they are used. Default: the catalogue.
        background : Background, str or path, default "default"
            Background frequencies of phrases, which distinguish recurring formulations from terms: ``"default"`` (built in), ``"none"``, a
            `Background` or the path of one.
        tokenizer : Tokenizer, optional
            The tokenizer that formulations are found with. Default: the built-in dictionary.

        Returns
        -------
        Table of Difference
            ``status, level, text, partner, count_a, count_b, kind, weight, similarity, edits, rank_a, rank_b, length_a, length_b, bare_length_a,
            bare_length_b, document_a, start_a, end_a, document_b, start_b, end_b``. The order is: dropped, added, reworded, moved, kept; within
            each status formulations by weight, terms by weight, then sentences in text order.

        Raises
        ------
        OptionError
            Unless either another text or both conditions are given; for a condition that no document matches; for an invalid similarity, status or
            level.

        Examples
        --------
        >>> import kouhao
        >>> last_year = kouhao.Document("办好“一元食堂”。把集市修得更宽敞。")
        >>> changes = last_year.compare("把集市修得更宽敞、更明亮。推广“智能+”。")
        >>> [(row.status, row.text) for row in changes[:3]]
        [('dropped', '一元食堂'), ('dropped', '办好“一元食堂”。'), ('added', '智能+')]
        >>> [row] = last_year.compare("把集市修得更宽敞、更明亮。", status="reworded")
        >>> row.partner, row.edits
        ('把集市修得更宽敞、更明亮。', (Edit(operation='insert', a='', b='更明亮'),))
        """
        # The classes that texts consist of have these commands as methods, and are defined after them.
        from kouhao._texts import as_corpus

        ours = self._documents()
        others = None if other is None else as_corpus(other)
        rows = _core.compare(
            ours,
            None if others is None else others._documents(),
            target,
            reference,
            similarity,
            [status] if isinstance(status, str) else [*status],
            level,
            top,
            options.parts(parts),
            simplify,
            options.lexicon(lexicon),
            options.background(background),
            options.tokenizer(tokenizer),
        )
        if others is None:
            named = [(name or "", ours.where([name or ""])) for name in (reference, target)]
        else:
            named = [(self._label() or "A", ours), (others._label() or "B", others._documents())]
        a, b = ((name, len(texts), texts.characters(options.parts(parts))) for name, texts in named)
        return Table(rows, Difference, None, _picture.comparison(a, b, apart=named[0][1].apart(named[1][1])))

    @recorded
    def reuse(self, *, min_units: int = 20, max_documents: int = 10, parts: Parts = TITLE_AND_BODY, simplify: bool = False) -> Table[Reuse]:
        """Find passages that younger documents share with older ones, longest first. Punctuation is ignored.

        Parameters
        ----------
        min_units : int, default 20
            Minimum length in Chinese characters or Latin words. Formulations are shorter: 99 in 100 of those in the catalogue have at most 16.
        max_documents : int, default 10
            Leave out passages in more documents than this, which are the boilerplate of a series.
        parts : str or sequence of str, default ("title", "body")
            The parts to read: some of masthead, title, body, glossary, or ``"all"``.
        simplify : bool, default False
            Whether traditional and simplified characters count as equal.

        Returns
        -------
        Table of Reuse
            ``older, younger, older_start, older_end, younger_start, younger_end, text, units, documents, older_date, younger_date, dated``. A
            shared passage does not show where either document has it from.

        Raises
        ------
        OptionError
            For a minimum length of 0, or a maximum of fewer than two documents.

        Warns
        -----
        UserWarning
            About passages that were left out because more than `max_documents` documents contain them.

        Examples
        --------
        >>> import kouhao
        >>> passage = "要把集市修得更宽敞、更明亮，让赶集的人更舒心"
        >>> [found] = kouhao.reuse(["今年，" + passage + "。", "我们" + passage.replace("、", "") + "！"])
        >>> found.units, found.older, found.younger, found.text
        (20, '1', '2', '要把集市修得更宽敞更明亮，让赶集的人更舒心')
        """
        rows, notice = _core.reuse(self._texts(), min_units, max_documents, options.parts(parts), simplify)
        if notice is not None:
            warn(notice)
        return Table(rows, Reuse)

    @recorded
    def spread(
        self,
        phrase: str | Sequence[str],
        *,
        place: str,
        centre: str | None = None,
        overlap: Overlap = "overlapping",
        parts: Parts = TITLE_AND_BODY,
        simplify: bool = False,
    ) -> Table[Arrival]:
        """Find when each place first used a phrase, and how long after the centre.

        Parameters
        ----------
        phrase : str or sequence of str
            One phrase or several; punctuation, width and case in it are ignored.
        place : str
            The variable whose values are the places. Documents without it, or without a date, are ignored.
        centre : str, optional
            The place whose first date lags are counted from.
        overlap : {"overlapping", "longest"}, default "overlapping"
            Whether all occurrences count, or only those that no longer phrase of the list covers.
        parts : str or sequence of str, default ("title", "body")
            The parts to read: some of masthead, title, body, glossary, or ``"all"``.
        simplify : bool, default False
            Whether traditional and simplified characters count as equal.

        Returns
        -------
        Table of Arrival
            ``phrase, place, first, lag, lag_unit, censored, rank, document, start, end, count, documents, observed_from, observed_to``; places by
            first date. No lag is given if the place or the centre has the phrase in its first documents already. A lag shows what came after what,
            not why.

        Raises
        ------
        OptionError
            Without a phrase or a variable, for a phrase without letters or digits, a variable or a centre that no document has, or an unknown
            `overlap`.

        Examples
        --------
        >>> import kouhao
        >>> reports = [
        ...     ("centre", "2019-03-05", "修好水渠。"),
        ...     ("centre", "2020-03-05", "勇毅前行。"),
        ...     ("north", "2019-06", "种好果树。"),
        ...     ("north", "2020-06", "勇毅、前行。"),
        ... ]
        >>> corpus = kouhao.Corpus([kouhao.Document(text, variables={"place": place, "date": date}) for place, date, text in reports])
        >>> [(row.place, row.first, row.lag, row.lag_unit) for row in corpus.spread("勇毅前行", place="place", centre="centre")]
        [('centre', '2020-03-05', 0, 'days'), ('north', '2020-06', 3, 'months')]
        """
        texts = self._texts()
        check_fields(texts, [place])
        return Table(_core.spread(texts, options.phrases(phrase), place, centre, overlap, options.parts(parts), simplify), Arrival)
