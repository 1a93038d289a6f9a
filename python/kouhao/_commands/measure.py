"""Commands that count words and phrases, and find where they are more frequent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike, fspath
from typing import TYPE_CHECKING, Literal, overload

from kouhao import _core, _picture
from kouhao._asked import Asked
from kouhao._commands import options
from kouhao._commands.options import TITLE_AND_BODY, Overlap, Parts, StopWords, TermOptions, Unit, check_fields
from kouhao._counts import Terms
from kouhao._errors import OptionError, warn
from kouhao._lexicon import Lexicon
from kouhao._record import recorded
from kouhao._rows import Breakdown, Collocation, GroupTerm, Key, Term
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
            For n-grams of no words, `n` without n-grams, a minimum count of zero, an unknown unit or part, or a field `by` that no document
            has.

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
