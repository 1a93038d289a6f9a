"""How often, where, with what around it, and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike, fspath
from typing import TYPE_CHECKING, Literal, overload

from kouhao import _core, _picture
from kouhao._asked import Asked
from kouhao._commands import options
from kouhao._commands.options import TITLE_AND_BODY, BackgroundLike, Order, Overlap, Parts, Period, StopWords, TermOptions, Unit, check_fields
from kouhao._counts import Terms
from kouhao._errors import OptionError, warn
from kouhao._lexicon import Lexicon
from kouhao._record import recorded
from kouhao._rows import Breakdown, Collocation, First, GroupHit, GroupTerm, Hit, Key, Life, Point, Term
from kouhao._table import Table
from kouhao._tokenizer import Tokenizer
from kouhao._work import Progress, callback

if TYPE_CHECKING:
    from kouhao._texts import Texts


class Measure(Asked):
    """Commands that count."""

    __slots__ = ()

    @overload
    def terms(
        self,
        *,
        unit: Unit = "word",
        n: int | None = None,
        min_count: int = 1,
        by: None = None,
        punctuation: bool = False,
        numbers: bool = True,
        stop_words: StopWords = None,
        names: Lexicon | Iterable[str] | None = None,
        phrases: Iterable[str] | None = None,
        overlap: Overlap = "overlapping",
        simplify: bool = False,
        parts: Parts = TITLE_AND_BODY,
        tokenizer: Tokenizer | None = None,
        progress: Progress | None = None,
    ) -> Terms[Term]: ...
    @overload
    def terms(
        self,
        *,
        unit: Unit = "word",
        n: int | None = None,
        min_count: int = 1,
        by: str,
        punctuation: bool = False,
        numbers: bool = True,
        stop_words: StopWords = None,
        names: Lexicon | Iterable[str] | None = None,
        phrases: Iterable[str] | None = None,
        overlap: Overlap = "overlapping",
        simplify: bool = False,
        parts: Parts = TITLE_AND_BODY,
        tokenizer: Tokenizer | None = None,
        progress: Progress | None = None,
    ) -> Terms[GroupTerm]: ...
    @recorded
    def terms(
        self,
        *,
        unit: Unit = "word",
        n: int | None = None,
        min_count: int = 1,
        by: str | None = None,
        punctuation: bool = False,
        numbers: bool = True,
        stop_words: StopWords = None,
        names: Lexicon | Iterable[str] | None = None,
        phrases: Iterable[str] | None = None,
        overlap: Overlap = "overlapping",
        simplify: bool = False,
        parts: Parts = TITLE_AND_BODY,
        tokenizer: Tokenizer | None = None,
        progress: Progress | None = None,
    ) -> Terms[Term] | Terms[GroupTerm]:
        """Count words or n-grams.

        Parameters
        ----------
        unit : {"word", "ngram"}, default "word"
            Words are tokens that are not punctuation or space; an n-gram is `n` neighbouring words of one clause.
        n : int, optional
            Number of words in an n-gram. Default: 2.
        min_count : int, default 1
            Minimum number of occurrences, within a group if there are groups.
        by : str, optional
            A variable of the documents, or the date, title, speaker or occasion found in the text: count separately for each of its values.
        punctuation : bool, default False
            Whether punctuation marks are counted too.
        numbers : bool, default True
            Whether numbers, and dates and fractions in Chinese characters (一九五八年, 百分之五), count as terms.
        stop_words : "closed", path or iterable of str, optional
            Words to leave out: the closed-class words of Chinese and English, those in a file (one per line), or those in a list.
        names : Lexicon or iterable of str, optional
            Names that count as one term each where they consist of whole words, however they are segmented (粤港澳|大湾|区); ``Lexicon.catalogue()``
            has the national formulations.
        phrases : iterable of str, optional
            Phrases to count instead of words: your own, or the texts of `slogans` or `enumerations`.
        overlap : {"overlapping", "longest"}, default "overlapping"
            Whether all occurrences of phrases count, or only those that no longer phrase of the list covers.
        simplify : bool, default False
            Whether traditional and simplified characters of phrases count as equal.
        parts : str or sequence of str, default ("title", "body")
            The parts to read: some of masthead, title, body, glossary, or ``"all"``.
        tokenizer : Tokenizer, optional
            Default: the built-in dictionary, with jieba's hidden Markov model.
        progress : callable or True, optional
            Called periodically with the number of documents done and the total; True shows a tqdm progress bar.

        Returns
        -------
        Terms of Term, or of GroupTerm with `by`
            A `Table` that also provides the matrix of documents (or groups) × terms: `to_sparse`, `vocabulary`, `counts`. Fields are ``term, count,
            documents, per_million`` (preceded by ``group`` with `by`), most frequent first, then by term. `count` is the number of occurrences,
            `per_million` the number of occurrences per million words.

        Raises
        ------
        OptionError
            For n-grams of no words, `n` without n-grams, a minimum count of zero, or an unknown unit or part.

        Examples
        --------
        >>> import kouhao
        >>> corpus = kouhao.Corpus.from_texts(["深化改革，扩大开放。", "改革！改革！"])
        >>> corpus.terms()[0]
        Term(term='改革', count=2, documents=1, per_million=500000.0)
        """
        asked = TermOptions(unit, n, min_count, by, punctuation, numbers, stop_words, names, phrases, overlap, simplify, parts, tokenizer)
        counter, texts = asked.counter(), self._texts()
        check_fields(texts, [by])
        rows, method = _core.terms(texts, counter, callback(progress))

        def tabulate() -> _core.Counts:
            return _core.tabulate(self._texts(), counter, callback(progress))

        if by is None:
            return Terms(rows, Term, method, tabulate)
        return Terms(rows, GroupTerm, method, tabulate, _picture.heat_map(self._documents, asked._replace(min_count=1).counter()))

    @recorded
    def breakdown(self, phrases: Iterable[str], *, parts: Parts = TITLE_AND_BODY, simplify: bool = False) -> Table[Breakdown]:
        """Find inside which phrases of a list each phrase of it occurs (主义 in 社会主义), and how often it stands alone.

        Parameters
        ----------
        phrases : iterable of str
            The list. Punctuation, width and case in it are ignored.
        parts : str or sequence of str, default ("title", "body")
            The parts to read: some of masthead, title, body, glossary, or ``"all"``.
        simplify : bool, default False
            Whether traditional and simplified characters count as equal.

        Returns
        -------
        Table of Breakdown
            ``term, within, count, documents``: phrases in the order of the list, for each first its occurrences alone.

        Examples
        --------
        >>> import kouhao
        >>> [tuple(row) for row in kouhao.breakdown("社会主义、主义。", ["主义", "社会主义"])]
        [('主义', None, 1, 1), ('主义', '社会主义', 1, 1), ('社会主义', None, 1, 1)]
        """
        return Table(_core.breakdown(self._texts(), options.phrases(phrases), options.parts(parts), simplify), Breakdown)

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
        """Show every occurrence of a phrase in its context (keyword in context).

        Parameters
        ----------
        phrase : str
            Punctuation, width and case in it do not matter; Latin words match whole.
        width : int, default 20
            Most characters of context on each side; it ends with the line.
        sort : {"position", "left", "right"}, default "position"
            The order of the rows: that of the texts, or by what stands before or behind, from the phrase outwards, whatever marks stand there.
        by : str, optional
            A variable of the documents, or the date, title, speaker or occasion that the text itself gives: rows are grouped by its values.
        parts : str or sequence of str, default ("title", "body")
            The parts that are read: some of masthead, title, body, glossary, or ``"all"``.
        simplify : bool, default False
            Whether traditional and simplified characters are taken for one.
        progress : callable or True, optional
            Called now and then with the documents done and their number; True shows a bar with tqdm.

        Returns
        -------
        Table of Hit, or of GroupHit with `by`
            ``document, start, end, left, match, right`` (with `by` first ``group``).

        Raises
        ------
        OptionError
            For a phrase without letters or digits.

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

    @recorded
    def keyness(
        self,
        *,
        target: str | None = None,
        reference: Texts | Mapping[str, int] | PathLike[str] | None = None,
        unit: Unit = "word",
        n: int | None = None,
        min_count: int = 1,
        prior_weight: float = 1.0,
        g2: Literal["4-cell", "2-cell"] = "4-cell",
        numbers: bool = True,
        stop_words: StopWords = None,
        names: Lexicon | Iterable[str] | None = None,
        phrases: Iterable[str] | None = None,
        overlap: Overlap = "overlapping",
        simplify: bool = False,
        parts: Parts = TITLE_AND_BODY,
        tokenizer: Tokenizer | None = None,
        progress: Progress | None = None,
    ) -> Table[Key]:
        """Compare two sets of documents term by term: effect size, significance and dispersion.

        Terms are ranked by the weighted log-odds ratio with an informative Dirichlet prior, whose proportions are those of both sets together. The
        `method` of the result gives the totals and settings that the numbers are based on.

        Parameters
        ----------
        target : str, optional
            The documents under study, as an expression: ``"date>=2018 & province=浙江|江苏"``; see `Corpus.where`. Default: all.
        reference : str, Document, Corpus, list or column of texts, mapping or path, optional
            The documents that they are compared with: an expression, other texts, or counts of terms, as a mapping or a file with the fields
            ``term`` and ``count``. Default: all documents that are not in the target.
        unit : {"word", "ngram"}, default "word"
            Words are tokens that are not punctuation or space; an n-gram is `n` neighbouring words of one clause.
        n : int, optional
            Number of words in an n-gram. Default: 2.
        min_count : int, default 1
            Minimum number of occurrences in both sets together.
        prior_weight : float, default 1.0
            The weight of the prior, as a multiple of the size of both sets.
        g2 : {"4-cell", "2-cell"}, default "4-cell"
            The form of G²: over the whole table, or over the term alone, as in UCREL and Wmatrix.
        numbers : bool, default True
            Whether numbers, and dates and fractions in Chinese characters (一九五八年, 百分之五), count as terms.
        stop_words : "closed", path or iterable of str, optional
            Words to leave out: the closed-class words of Chinese and English, those in a file (one per line), or those in a list.
        names : Lexicon or iterable of str, optional
            Names that count as one term each where they consist of whole words, however they are segmented (粤港澳|大湾|区); ``Lexicon.catalogue()``
            has the national formulations.
        phrases : iterable of str, optional
            Phrases to compare instead of words: your own, or the texts of `slogans` or `enumerations`. They are tested on the documents that
            contain them.
        overlap : {"overlapping", "longest"}, default "overlapping"
            Whether all occurrences of phrases count, or only those that no longer phrase of the list covers.
        simplify : bool, default False
            Whether traditional and simplified characters of phrases count as equal.
        parts : str or sequence of str, default ("title", "body")
            The parts to read: some of masthead, title, body, glossary, or ``"all"``.
        tokenizer : Tokenizer, optional
            Default: the built-in dictionary, with jieba's hidden Markov model.
        progress : callable or True, optional
            Called periodically with the number of documents done and the total; True shows a tqdm progress bar.

        Returns
        -------
        Table of Key
            ``term, target, reference, target_documents, reference_documents, log_odds_z, log_ratio, log_ratio_low, log_ratio_high, g2, p, q,
            target_dp, reference_dp``, by the absolute value of ``log_odds_z``, then by term.

        Raises
        ------
        OptionError
            For an expression that is invalid or that no document matches, for a target that leaves no document to compare with, and as for `terms`.
        DataError, OSError
            For a file of counts that cannot be read.

        Warns
        -----
        UserWarning
            About empty sets, and documents that are in both sets.

        Examples
        --------
        >>> import kouhao
        >>> corpus = kouhao.Corpus.from_texts(["改革，改革，改革！", "稳定，还是稳定。"], variables={"year": ["2024", "2025"]})
        >>> keys = corpus.keyness(target="year=2024")
        >>> keys[0].term, keys[0].target, keys[0].reference, round(keys[0].log_odds_z, 2)
        ('改革', 3, 0, 1.96)
        >>> keys.method.prior, keys.method.prior_weight
        ('pooled counts of target and reference', 1.0)
        """
        if target is None and (reference is None or isinstance(reference, str)):
            raise OptionError("it is not specified which texts to compare; give target='date>=2018', or reference= other texts or counts")
        documents = self._documents()
        if target is not None and (reference is None or isinstance(reference, str)):
            ours, theirs, both = documents.contrast(target, reference)
        else:
            ours, theirs, both = documents if target is None else documents.where([target]), _core.Corpus([]), 0
        table = None
        if isinstance(reference, PathLike):
            table = (fspath(reference), _core.frequencies(reference))
        elif isinstance(reference, Mapping):
            table = ("mapping", [(term, int(count)) for term, count in reference.items()])
        elif reference is not None and not isinstance(reference, str):
            # The classes that texts consist of have these commands as methods, and are defined after them.
            from kouhao._texts import as_texts

            theirs = as_texts(reference)._documents()
        if table is not None and phrases is not None:
            raise OptionError("phrases are tested on documents, which a table of counts does not have; compare with documents, or omit them")
        rows, method = _core.keyness(
            ours,
            theirs,
            table,
            unit,
            n,
            min_count,
            prior_weight,
            g2,
            numbers,
            options.stop_words(stop_words),
            None if names is None else options.names(names),
            None if phrases is None else options.phrases(phrases),
            overlap,
            simplify,
            options.parts(parts),
            options.tokenizer(tokenizer),
            callback(progress),
        )
        if not len(ours) or (table is None and not len(theirs)):
            warn("a set has no documents; give texts to compare with each other")
        if both:
            warn(f"{both} of the documents are in both sets and count in both; make them mutually exclusive")
        named = reference if isinstance(reference, str) else reference._label() if isinstance(reference, Asked) else None
        return Table(rows, Key, method, _picture.keyness(target, named))

    @recorded
    def collocations(
        self,
        phrase: str,
        *,
        within: Literal["window", "sentence"] = "window",
        window: int = 5,
        among: Iterable[str] | None = None,
        min_count: int = 1,
        parts: Parts = TITLE_AND_BODY,
        simplify: bool = False,
        tokenizer: Tokenizer | None = None,
        progress: Progress | None = None,
    ) -> Table[Collocation]:
        """Find the words, or the phrases of a list, that occur near a phrase more often than by chance.

        Parameters
        ----------
        phrase : str
            The phrase. Punctuation, width and case in it are ignored.
        within : {"window", "sentence"}, default "window"
            The context: `window` words on either side, within the sentence, or the whole sentence.
        window : int, default 5
            Number of words on either side.
        among : iterable of str, optional
            Phrases to look for instead of words, such as the formulations of `slogans`; with ``within="sentence"``.
        min_count : int, default 1
            Minimum number of occurrences near the phrase.
        parts : str or sequence of str, default ("title", "body")
            The parts to read: some of masthead, title, body, glossary, or ``"all"``.
        simplify : bool, default False
            Whether traditional and simplified characters of the phrases count as equal.
        tokenizer : Tokenizer, optional
            Default: the built-in dictionary, with jieba's hidden Markov model.
        progress : callable or True, optional
            Called periodically with the number of documents done and the total; True shows a tqdm progress bar.

        Returns
        -------
        Table of Collocation
            ``term, together, expected, log_dice, npmi, g2``, strongest association first: by ``log_dice``, then by ``together``, then by term.

        Raises
        ------
        OptionError
            For a phrase without letters or digits, a window or a minimum count of 0, or phrases to be looked for in a window.

        Examples
        --------
        >>> import kouhao
        >>> found = kouhao.collocations(["增强本领，增强信心。", "增强本领。发展经济。"], "增强", within="sentence")
        >>> found[0].term, found[0].together, round(found[0].log_dice, 2)
        ('本领', 2, 14.0)
        """
        rows, method = _core.collocations(
            self._texts(),
            phrase,
            within,
            window,
            None if among is None else options.phrases(among),
            min_count,
            options.parts(parts),
            simplify,
            options.tokenizer(tokenizer),
            callback(progress),
        )
        return Table(rows, Collocation, method)

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
        """Follow phrases through years or months: how often, in how many documents, since when, until when.

        Documents whose date is missing or less precise than the periods are left out; the result's `method` says how many. The China Media
        Project grades the heat of a phrase by the articles of a year that hold it: ``documents`` of a corpus of one newspaper, cut at edges of one's
        own, by ``document_share`` where the newspaper changed its length.

        Parameters
        ----------
        phrases : str or iterable of str
            One phrase or several. Punctuation, width and case in them do not matter; Latin words match whole.
        by : {"year", "month"}, default "year"
            How long a period is.
        overlap : {"overlapping", "longest"}, default "overlapping"
            Whether all occurrences count, or only those that no longer phrase of the list covers.
        min_gap : int, default 2
            After how many periods without it a phrase was gone; one report that lacks it is no end. Periods without documents do not count.
        life : bool, default False
            Whether to give one row a phrase: first and last date, gaps, trend.
        parts : str or sequence of str, default ("title", "body")
            The parts that are read: some of masthead, title, body, glossary, or ``"all"``.
        simplify : bool, default False
            Whether traditional and simplified characters are taken for one.
        progress : callable or True, optional
            Called now and then with the documents done and their number; True shows a bar with tqdm.

        Returns
        -------
        Table of Point, or of Life with `life`
            ``phrase, period, count, documents, per_10k_chars, document_share, first, last`` for each phrase and each calendar period from the first
            document to the last; or what `Life` has.

        Raises
        ------
        OptionError
            For no phrase, or one without letters or digits, a period or an `overlap` that does not exist, a gap of no periods.

        Warns
        -----
        UserWarning
            About documents that were left out: their date is missing, cannot be read or, where months are followed, has no month.

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
        """Tell what each year or month has first: the formulations that no earlier document has, with how long they stayed.

        Formulations are those of all documents together, `slogans` without ordinary terms, and the names of sets, which need not recur
        but are quoted, known, or no number with its noun. Within a period those come first that stayed long and are likely formulations: by
        ln(1 + `present`) · (1 + `score`). What at least half consists of those above it is left out, and so is what adds to older ones fewer
        than three characters, nothing but how it is done and a verb, or one word of another script. First found is not first used: `censored`
        and `first_known` say where it may, or must, be older.

        Parameters
        ----------
        by : {"year", "month"}, default "year"
            How long a period is. Documents whose date is missing or less precise are left out.
        each : int, default 10
            How many formulations of each period are given at most.
        min_documents : int, default 1
            Least documents that have it: 2 for what was taken up.
        parts : str or sequence of str, default ("title", "body")
            The parts that are read: some of masthead, title, body, glossary, or ``"all"``.
        simplify : bool, default False
            Whether traditional and simplified characters are taken for one.
        lexicon : Lexicon, optional
            What knows since when phrases are used. Default: the catalogue; ``Lexicon()`` is none.
        background : Background, str or path, default "default"
            How phrases are used elsewhere: what comes with kouhao, ``"none"``, a `Background` or the path of one.
        tokenizer : Tokenizer, optional
            Whose boundaries serve as evidence. Default: the dictionary as shipped.

        Returns
        -------
        Table of First
            ``period, text, key, kind, count, documents, periods, present, censored, first_known, first, last, document, start, end, score``; periods
            in their order.

        Raises
        ------
        OptionError
            For no formulations of each period, or a period that does not exist.
        DataError
            For 2³¹ units or more.

        Warns
        -----
        UserWarning
            About documents that were left out, whose date is missing or, where months are asked for, has none.

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
