"""Commands that find phrases in texts: where, in which context, and when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, overload

from kouhao import _core, _picture
from kouhao._asked import Asked
from kouhao._commands import options
from kouhao._commands.options import TITLE_AND_BODY, BackgroundLike, Order, Overlap, Parts, Period, check_fields
from kouhao._errors import warn
from kouhao._lexicon import Lexicon
from kouhao._record import recorded
from kouhao._rows import First, GroupHit, Hit, Life, Point
from kouhao._table import Table
from kouhao._tokenizer import Tokenizer
from kouhao._work import Progress, callback

if TYPE_CHECKING:
    pass


class Occurrences(Asked):
    """Commands that follow phrases through texts and times."""

    __slots__ = ()

    @overload
    def kwic(
        self,
        phrase: str,
        *,
        width: int = 20,
        sort: Order = "position",
        by: None = None,
        parts: Parts = TITLE_AND_BODY,
        simplify: bool = False,
        progress: Progress | None = None,
    ) -> Table[Hit]: ...
    @overload
    def kwic(
        self,
        phrase: str,
        *,
        width: int = 20,
        sort: Order = "position",
        by: str,
        parts: Parts = TITLE_AND_BODY,
        simplify: bool = False,
        progress: Progress | None = None,
    ) -> Table[GroupHit]: ...
    @recorded
    def kwic(
        self,
        phrase: str,
        *,
        width: int = 20,
        sort: Order = "position",
        by: str | None = None,
        parts: Parts = TITLE_AND_BODY,
        simplify: bool = False,
        progress: Progress | None = None,
    ) -> Table[Hit] | Table[GroupHit]:
        """Show every occurrence of a phrase in context (KWIC, keyword in context).

        Parameters
        ----------
        phrase : str
            The phrase. Punctuation, width and case in it are ignored; Latin words match whole.
        width : int, default 20
            Maximum number of characters of context on each side; the context ends with the line.
        sort : {"position", "left", "right"}, default "position"
            The order of the rows: text order, or by the text before or after the phrase, from the phrase outwards, ignoring punctuation.
        by : str, optional
            A variable of the documents, or the date, title, speaker or occasion found in the text: rows are grouped by its values.
        parts : str or sequence of str, default ("title", "body")
            The parts to read: some of masthead, title, body, glossary, or ``"all"``.
        simplify : bool, default False
            Whether traditional and simplified characters count as equal.
        progress : callable or True, optional
            Called periodically with the number of documents done and the total; True shows a tqdm progress bar.

        Returns
        -------
        Table of Hit, or of GroupHit with `by`
            ``document, start, end, left, match, right`` (preceded by ``group`` with `by`).

        Raises
        ------
        OptionError
            For a phrase without letters or digits, or a field `by` that no document has.

        Examples
        --------
        >>> import kouhao
        >>> [hit] = kouhao.kwic("我们要坚决一点、快一点，奔跑起来。", "坚决一点快一点")
        >>> hit.left, hit.match, hit.right
        ('我们要', '坚决一点、快一点', '，奔跑起来。')
        """
        texts = self._texts()
        check_fields(texts, [by])
        rows = _core.kwic(texts, phrase, width, sort, by, options.parts(parts), simplify, callback(progress))
        draw = _picture.concordance(phrase, self._documents)
        return Table(rows, Hit, None, draw) if by is None else Table(rows, GroupHit, None, draw)

    @overload
    def timeline(
        self,
        phrases: str | Iterable[str],
        *,
        by: Period = "year",
        overlap: Overlap = "overlapping",
        min_gap: int = 2,
        life: Literal[False] = False,
        parts: Parts = TITLE_AND_BODY,
        simplify: bool = False,
        progress: Progress | None = None,
    ) -> Table[Point]: ...
    @overload
    def timeline(
        self,
        phrases: str | Iterable[str],
        *,
        by: Period = "year",
        overlap: Overlap = "overlapping",
        min_gap: int = 2,
        life: Literal[True],
        parts: Parts = TITLE_AND_BODY,
        simplify: bool = False,
        progress: Progress | None = None,
    ) -> Table[Life]: ...
    @recorded
    def timeline(
        self,
        phrases: str | Iterable[str],
        *,
        by: Period = "year",
        overlap: Overlap = "overlapping",
        min_gap: int = 2,
        life: bool = False,
        parts: Parts = TITLE_AND_BODY,
        simplify: bool = False,
        progress: Progress | None = None,
    ) -> Table[Point] | Table[Life]:
        """Trace phrases through years or months: how often, in how many documents, since when, until when.

        Documents whose date is missing or less precise than the periods are left out; the `method` of the result gives their number. The China
        Media Project grades the heat of a phrase by the number of articles in a year that contain it: use ``documents`` in a corpus of one
        newspaper, with thresholds of your own, or ``document_share`` if the newspaper changed in length.

        Parameters
        ----------
        phrases : str or iterable of str
            One phrase or several. Punctuation, width and case in them are ignored; Latin words match whole.
        by : {"year", "month"}, default "year"
            The length of a period.
        overlap : {"overlapping", "longest"}, default "overlapping"
            Whether all occurrences count, or only those that no longer phrase of the list covers.
        min_gap : int, default 2
            The minimum number of consecutive periods without the phrase that count as a gap; a single report that lacks it is not the end of it.
            Periods without documents do not count.
        life : bool, default False
            Whether to return one row per phrase: first and last date, gaps, trend.
        parts : str or sequence of str, default ("title", "body")
            The parts to read: some of masthead, title, body, glossary, or ``"all"``.
        simplify : bool, default False
            Whether traditional and simplified characters count as equal.
        progress : callable or True, optional
            Called periodically with the number of documents done and the total; True shows a tqdm progress bar.

        Returns
        -------
        Table of Point, or of Life with `life`
            ``phrase, period, count, documents, per_10k_chars, document_share, first, last`` for each phrase and each calendar period from the first
            document to the last; with `life`, the fields of `Life`.

        Raises
        ------
        OptionError
            For no phrase, a phrase without letters or digits, an unknown period or `overlap`, or a gap of 0 periods.

        Warns
        -----
        UserWarning
            About documents that were left out: their date is missing, cannot be read or, if periods are months, has no month.

        Examples
        --------
        >>> import kouhao
        >>> corpus = kouhao.Corpus.from_texts(["稳中求进。", "推进改革。", "稳中求进，稳中求进！"], variables={"date": ["2018", "2019", "2021"]})
        >>> [(point.period, point.count, point.document_share) for point in corpus.timeline("稳中求进")]
        [('2018', 1, 1.0), ('2019', 0, 0.0), ('2020', 0, None), ('2021', 2, 1.0)]
        >>> [life] = corpus.timeline("稳中求进", life=True, min_gap=1)
        >>> life.first, life.first_censored, life.gaps
        ('2018', True, (Gap(from_='2019', to='2019', periods=1),))
        """
        rows, method, notice = _core.timeline(
            self._texts(), options.phrases(phrases), by, overlap, min_gap, life, options.parts(parts), simplify, callback(progress)
        )
        if notice is not None:
            warn(notice)
        return Table(rows, Life, method) if life else Table(rows, Point, method, _picture.timeline)

    @recorded
    def firsts(
        self,
        *,
        by: Period = "year",
        each: int = 10,
        min_documents: int = 1,
        parts: Parts = TITLE_AND_BODY,
        simplify: bool = False,
        lexicon: Lexicon | None = None,
        background: BackgroundLike = "default",
        tokenizer: Tokenizer | None = None,
    ) -> Table[First]:
        """Find the formulations that each year or month has first, and how long they stayed in use.

        Formulations are those of all documents together: `slogans` without ordinary terms, and the names of sets, which need not recur but must be
        quoted, known, or more than a number with its noun. Within a period, the order favours formulations that lasted and are likely to be
        formulations: ln(1 + `present`) · (1 + `score`). A formulation is left out if at least half of it consists of those above it, or if it adds
        to older ones fewer than three characters, only a verb and how something is done, or one word in another script. First found is not first
        used: `censored` and `first_known` show where it may, or must, be older.

        Parameters
        ----------
        by : {"year", "month"}, default "year"
            The length of a period. Documents whose date is missing or less precise are left out.
        each : int, default 10
            Maximum number of formulations for each period.
        min_documents : int, default 1
            Minimum number of documents that contain it: 2 for formulations that were taken up.
        parts : str or sequence of str, default ("title", "body")
            The parts to read: some of masthead, title, body, glossary, or ``"all"``.
        simplify : bool, default False
            Whether traditional and simplified characters count as equal.
        lexicon : Lexicon, optional
            The lexicon that knows since when phrases have been in use. Default: the catalogue; ``Lexicon()`` is empty.
        background : Background, str or path, default "default"
            Background frequencies of phrases: ``"default"`` (built in), ``"none"``, a `Background` or the path of one.
        tokenizer : Tokenizer, optional
            The tokenizer, whose word boundaries serve as evidence. Default: the built-in dictionary.

        Returns
        -------
        Table of First
            ``period, text, key, kind, count, documents, periods, present, censored, first_known, first, last, document, start, end, score``;
            periods in order.

        Raises
        ------
        OptionError
            If `each` is 0, or for an unknown period.
        DataError
            For 2³¹ units or more.

        Warns
        -----
        UserWarning
            About documents that were left out, whose date is missing or, if periods are months, has no month.

        Examples
        --------
        >>> import kouhao
        >>> texts = ["护好湖湾、管好渔船。", "护好湖湾、管好渔船！要知责于心、履责于行。", "知责于心、履责于行！抓好“三清”行动。"]
        >>> corpus = kouhao.Corpus.from_texts(texts, variables={"date": ["2018", "2019", "2020"]})
        >>> [(row.period, row.text, row.present, row.censored) for row in corpus.firsts()]
        [('2018', '护好湖湾、管好渔船', 2, True), ('2019', '知责于心、履责于行', 2, False), ('2020', '三清', 1, False)]
        """
        rows, notice = _core.firsts(
            self._texts(),
            by,
            each,
            min_documents,
            options.parts(parts),
            simplify,
            options.lexicon(lexicon),
            options.background(background),
            options.tokenizer(tokenizer),
        )
        if notice is not None:
            warn(notice)
        return Table(rows, First)
