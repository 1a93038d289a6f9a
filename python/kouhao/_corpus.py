"""Documents, corpora and what can be asked of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from glob import glob, has_magic
from itertools import groupby
from os import PathLike, fspath
from pathlib import Path
from typing import Any, Literal, Protocol, TypeAlias, cast, overload

from kouhao import _core, _files, _html, _picture
from kouhao._background import Background
from kouhao._counts import Terms
from kouhao._errors import DataError, OptionError, needed, warn
from kouhao._lexicon import Lexicon
from kouhao._provenance import recorded
from kouhao._rows import (
    Arrival,
    Breakdown,
    Collocation,
    Difference,
    DifferenceLevel,
    DifferenceStatus,
    Enumeration,
    GlossaryEntry,
    GroupHit,
    GroupTerm,
    Hit,
    Key,
    Known,
    Life,
    Parallel,
    PartName,
    Piece,
    Point,
    Quotation,
    Reuse,
    Series,
    Slogan,
    Template,
    Term,
    Token,
)
from kouhao._table import Table
from kouhao._tokenizer import Progress, Tokenizer, default, told

Parts: TypeAlias = PartName | Literal["all"] | Sequence[PartName]

StopWords: TypeAlias = Literal["closed"] | PathLike[str] | Sequence[str] | None

TITLE_AND_BODY: tuple[PartName, ...] = ("title", "body")


class Summary(str):
    """What a text is and what is formulaic in it, for reading. A string that shows itself as it is."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return _html.preformatted(self)


class Commands:
    """What can be asked of a document or a corpus. The same as the commands of the command line, with the same defaults."""

    __slots__ = ()

    def _documents(self) -> _core.Corpus:
        raise NotImplementedError

    def _texts(self) -> _core.Corpus | _core.Texts:
        """Return what is read: documents in memory, or a stream of them that is read once."""
        return self._documents()

    def _digest(self) -> tuple[int, str, str | None]:
        """Name the texts that the last command read: how many, the digest of names and texts, that of variables."""
        return self._documents().digest()

    def summary(self, *, parts: Parts = TITLE_AND_BODY, columns: int = 80, colour: bool = False, tokenizer: Tokenizer | None = None) -> Summary:
        """Tell a reader what the texts are and what is formulaic in them.

        Parameters
        ----------
        parts : str or sequence of str, default ("title", "body")
            The parts that are read: some of masthead, title, body, glossary, or ``"all"``.
        columns : int, default 80
            Width of a line, from 40; an ideograph takes two.
        colour : bool, default False
            Whether to use the colours of a terminal.
        tokenizer : Tokenizer, optional
            Default: the dictionary as shipped.

        Returns
        -------
        Summary
            A string.

        Raises
        ------
        OptionError
            For a part that does not exist, or fewer than 40 columns.
        """
        return Summary(_core.summary(self._texts(), _joined(parts), columns, colour, _given(tokenizer)))

    def report(
        self,
        path: str | PathLike[str],
        /,
        *,
        title: str | None = None,
        language: Literal["en", "zh"] = "en",
        top: int = 20,
        by: str | None = None,
        parts: Parts = TITLE_AND_BODY,
        lexicon: Lexicon | None = None,
        background: Background | str | PathLike[str] = "default",
        tokenizer: Tokenizer | None = None,
    ) -> Path:
        """Write a page about the texts, which a browser shows without network or script.

        One HTML file: the marked text, formulations, enumerated phrases with members, outline, parallels, templates, terms; of a corpus its
        documents, years and groups; what the counts do not show; with what the page was made. The same texts give the same file.

        Parameters
        ----------
        path : str or path
            The file, which takes its name when it is complete.
        title : str, optional
            Default: that of the only text, else how many there are.
        language : {"en", "zh"}, default "en"
            The language of headings and explanations.
        top : int, default 20
            Rows of each list that are shown at once, from 1 to 1000; four times as many are folded away behind them.
        by : str, optional
            The field whose values are compared with each other. Default: speaker, place or province, or another that parts the texts in two to
            fifteen groups.
        parts : str or sequence of str, default ("title", "body")
            The parts that are read: some of masthead, title, body, glossary, or ``"all"``. All of a text is shown.
        lexicon : Lexicon, optional
            Known phrases. Default: the catalogue; ``Lexicon()`` is none.
        background : Background, str or path, default "default"
            How phrases are used elsewhere: what comes with kouhao, ``"none"``, a `Background` or the path of one.
        tokenizer : Tokenizer, optional
            Default: the dictionary as shipped.

        Returns
        -------
        Path
            The file.

        Raises
        ------
        OptionError
            For a part or language that does not exist, lists that are too short or too long, a field without a name.
        OSError
            If the file cannot be written.

        Examples
        --------
        >>> import kouhao, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     page = kouhao.demo().report(f"{folder}/demo.html", language="zh")
        ...     page.name, "数字略语" in page.read_text(encoding="utf-8")
        ('demo.html', True)
        """
        core = None if lexicon is None else lexicon._core
        known = Background.of(background)._core
        words = None if tokenizer is None else _given(tokenizer)
        texts = self._documents()
        _check_fields(texts, [by])
        with _html.completed(Path(fspath(path)).expanduser()) as part:
            page = _core.report(texts, title, language, top, by, _joined(parts), core, known, words)
            part.write_text(page, encoding="utf-8", newline="")
        return Path(fspath(path)).expanduser()

    @recorded
    def tokens(self, *, parts: Parts = TITLE_AND_BODY, tokenizer: Tokenizer | None = None, progress: Progress | None = None) -> Table[Token]:
        """Cut texts into tokens, which tile each part.

        Parameters
        ----------
        parts : str or sequence of str, default ("title", "body")
            The parts that are read: some of masthead, title, body, glossary, or ``"all"``.
        tokenizer : Tokenizer, optional
            Default: the dictionary as shipped, with jieba's hidden Markov model.
        progress : callable or True, optional
            Called now and then with the documents done and their number; True shows a bar with tqdm.

        Returns
        -------
        Table of Token
            ``document, start, end, text, kind``, in the order of the texts.

        Raises
        ------
        OptionError
            For a part that does not exist.
        """
        return Table(_core.tokens(self._texts(), _joined(parts), _given(tokenizer), told(progress)), Token)

    @overload
    def terms(
        self,
        *,
        unit: Literal["word", "ngram"] = "word",
        n: int | None = None,
        min_count: int = 1,
        by: None = None,
        punctuation: bool = False,
        numbers: bool = True,
        stop_words: StopWords = None,
        phrases: Iterable[str] | None = None,
        overlap: Literal["overlapping", "longest"] = "overlapping",
        simplify: bool = False,
        parts: Parts = TITLE_AND_BODY,
        tokenizer: Tokenizer | None = None,
        progress: Progress | None = None,
    ) -> Terms[Term]: ...
    @overload
    def terms(
        self,
        *,
        unit: Literal["word", "ngram"] = "word",
        n: int | None = None,
        min_count: int = 1,
        by: str,
        punctuation: bool = False,
        numbers: bool = True,
        stop_words: StopWords = None,
        phrases: Iterable[str] | None = None,
        overlap: Literal["overlapping", "longest"] = "overlapping",
        simplify: bool = False,
        parts: Parts = TITLE_AND_BODY,
        tokenizer: Tokenizer | None = None,
        progress: Progress | None = None,
    ) -> Terms[GroupTerm]: ...
    @recorded
    def terms(
        self,
        *,
        unit: Literal["word", "ngram"] = "word",
        n: int | None = None,
        min_count: int = 1,
        by: str | None = None,
        punctuation: bool = False,
        numbers: bool = True,
        stop_words: StopWords = None,
        phrases: Iterable[str] | None = None,
        overlap: Literal["overlapping", "longest"] = "overlapping",
        simplify: bool = False,
        parts: Parts = TITLE_AND_BODY,
        tokenizer: Tokenizer | None = None,
        progress: Progress | None = None,
    ) -> Terms[Term] | Terms[GroupTerm]:
        """Count words or n-grams.

        Parameters
        ----------
        unit : {"word", "ngram"}, default "word"
            Words are tokens that are no punctuation or space; an n-gram is `n` neighbouring words of one clause.
        n : int, optional
            Words of an n-gram. Default: 2.
        min_count : int, default 1
            Least occurrences, in a group if there are groups.
        by : str, optional
            A variable of the documents, or the date, title, speaker or occasion that the text itself gives: count apart for each of its values.
        punctuation : bool, default False
            Whether marks are counted too.
        numbers : bool, default True
            Whether numbers are terms.
        stop_words : "closed", path or iterable of str, optional
            Words to leave out: the closed-class words of Chinese and English, those of a file (one a line), or of a list.
        phrases : iterable of str, optional
            Phrases to count instead of words: texts of one's own, or of `slogans` or `enumerations`.
        overlap : {"overlapping", "longest"}, default "overlapping"
            Whether all occurrences of phrases count, or only those that no longer phrase of the list covers.
        simplify : bool, default False
            Whether traditional and simplified characters of phrases are taken for one.
        parts : str or sequence of str, default ("title", "body")
            The parts that are read: some of masthead, title, body, glossary, or ``"all"``.
        tokenizer : Tokenizer, optional
            Default: the dictionary as shipped, with jieba's hidden Markov model.
        progress : callable or True, optional
            Called now and then with the documents done and their number; True shows a bar with tqdm.

        Returns
        -------
        Terms of Term, or of GroupTerm with `by`
            A `Table` that also has the matrix of documents (or groups) × terms: `to_sparse`, `vocabulary`, `counts`. Fields are ``term, count,
            documents, per_million`` (with `by` first ``group``), the most frequent first, then by term. `count` is in occurrences, `per_million` in
            occurrences in a million words.

        Raises
        ------
        OptionError
            For n-grams of no words or `n` without n-grams, a least count of zero, an unknown unit or part.

        Examples
        --------
        >>> import kouhao
        >>> corpus = kouhao.Corpus.from_texts(["深化改革，扩大开放。", "改革！改革！"])
        >>> corpus.terms()[0]
        Term(term='改革', count=2, documents=1, per_million=500000.0)
        """
        words: StopWords = stop_words if stop_words is None or isinstance(stop_words, str | PathLike) else list(stop_words)
        listed = _phrases(phrases)

        def counting(least: int) -> _core.Counter:
            return term_counter(unit, n, least, by, punctuation, numbers, words, listed, overlap, simplify, parts, tokenizer)

        counter, texts = counting(min_count), self._texts()
        _check_fields(texts, [by])
        rows, method = _core.terms(texts, counter, told(progress))

        def tabulate() -> _core.Counts:
            return _core.tabulate(self._texts(), counter, told(progress))

        if by is None:
            return Terms(rows, Term, method, tabulate)
        return Terms(rows, GroupTerm, method, tabulate, _picture.heat_map(self._documents, counting(1)))

    @recorded
    def breakdown(self, phrases: Iterable[str], *, parts: Parts = TITLE_AND_BODY, simplify: bool = False) -> Table[Breakdown]:
        """Find in which phrases of a list each phrase of it stands (主义 in 社会主义), and how often it stands by itself.

        Parameters
        ----------
        phrases : iterable of str
            The list. Punctuation, width and case in it do not matter.
        parts : str or sequence of str, default ("title", "body")
            The parts that are read: some of masthead, title, body, glossary, or ``"all"``.
        simplify : bool, default False
            Whether traditional and simplified characters are taken for one.

        Returns
        -------
        Table of Breakdown
            ``term, within, count, documents``: phrases in the order of the list, each first where it stands by itself.

        Examples
        --------
        >>> import kouhao
        >>> [tuple(row) for row in kouhao.breakdown("社会主义、主义。", ["主义", "社会主义"])]
        [('主义', None, 1, 1), ('主义', '社会主义', 1, 1), ('社会主义', None, 1, 1)]
        """
        return Table(_core.breakdown(self._texts(), _phrases(phrases) or [], _joined(parts), simplify), Breakdown)

    @recorded
    def slogans(
        self,
        *,
        min_count: int = 2,
        min_documents: int = 1,
        min_units: int = 2,
        max_units: int = 64,
        parts: Parts = TITLE_AND_BODY,
        simplify: bool = False,
        top: int | None = None,
        background: Background | str | PathLike[str] = "default",
        fold_copies: bool = False,
        memory: int | None = None,
        tokenizer: Tokenizer | None = None,
    ) -> Table[Slogan]:
        """Find the formulations that recur in all texts together, best first.

        A unit is a Chinese character or a Latin word. Punctuation, width and case do not matter. Ctrl-C returns at once; what was begun goes on in
        the background until it is done.

        Parameters
        ----------
        min_count : int, default 2
            Least occurrences, from 2.
        min_documents : int, default 1
            Least documents.
        min_units : int, default 2
            Least units. Phrases of two or three must be quoted or delimited.
        max_units : int, default 64
            Most units.
        parts : str or sequence of str, default ("title", "body")
            The parts that are read: some of masthead, title, body, glossary, or ``"all"``.
        simplify : bool, default False
            Whether traditional and simplified characters are taken for one.
        top : int, optional
            Keep the best so many.
        background : Background, str or path, default "default"
            How phrases are used elsewhere: what comes with kouhao, ``"none"``, which ranks texts of all periods alike, a `Background` or the path
            of one.
        fold_copies : bool, default False
            Whether of documents whose text stands in another one only the longest is read, so that reprints make no slogans.
        memory : int, optional
            Refuse texts for which more memory is needed than so many bytes, instead of trying. About 15 bytes a character are.
        tokenizer : Tokenizer, optional
            Whose boundaries serve as evidence. Default: the dictionary as shipped.

        Returns
        -------
        Table of Slogan
            ``text, key, kind, count, net, documents, score, variants, first, last, background_per_million, evidence, why, group``.

        Raises
        ------
        OptionError
            For settings that leave nothing to find.
        DataError
            For 2³¹ units or more, or if more `memory` is needed than is allowed.

        Examples
        --------
        >>> import kouhao
        >>> texts = ["坚决一点、快一点，奔跑起来加油干！同志们，", "我们要坚决一点快一点，奔跑起来加油干。"]
        >>> best = kouhao.slogans(texts)[0]
        >>> best.text, best.count, [variant.text for variant in best.variants]
        ('坚决一点、快一点，奔跑起来加油干', 2, ['坚决一点、快一点，奔跑起来加油干', '坚决一点快一点，奔跑起来加油干'])
        """
        known = Background.of(background)._core
        rows = _core.slogans(
            self._texts(),
            min_count,
            min_documents,
            min_units,
            max_units,
            _joined(parts),
            simplify,
            top,
            known,
            fold_copies,
            memory,
            _given(tokenizer),
        )
        return Table(rows, Slogan)

    @recorded
    def known(
        self,
        *,
        parts: Parts = TITLE_AND_BODY,
        lexicon: Lexicon | None = None,
        background: Background | str | PathLike[str] = "default",
        tokenizer: Tokenizer | None = None,
        progress: Progress | None = None,
    ) -> Table[Known]:
        """Find the formulations that others use too, however often the texts hold them.

        Of phrases that overlap the longest stays, and what stands inside another as a whole is given too.

        Parameters
        ----------
        parts : str or sequence of str, default ("title", "body")
            The parts that are read: some of masthead, title, body, glossary, or ``"all"``.
        lexicon : Lexicon, optional
            Phrases that are formulations whatever their use. Default: the catalogue; ``Lexicon()`` is none.
        background : Background, str or path, default "default"
            How phrases are used elsewhere: what comes with kouhao, ``"none"``, a `Background` or the path of one.
        tokenizer : Tokenizer, optional
            Formulations start and end where its tokens do. Default: the dictionary as shipped.
        progress : callable or True, optional
            Called now and then with the documents done and their number; True shows a bar with tqdm.

        Returns
        -------
        Table of Known
            ``document, part, start, end, text, key, source, background_per_million, first_known, score``, in the order of the texts, longer ones
            first. `start` and `end` are code points.

        Raises
        ------
        OptionError
            For a part that does not exist.
        DataError
            For a background that cannot be read.

        Examples
        --------
        >>> import kouhao
        >>> found = kouhao.known("我们要踔厉奋发、勇毅前行，把镇里的集市办热闹。")[0]
        >>> found.text, found.start, found.source
        ('踔厉奋发、勇毅前行', 3, 'catalogue')
        """
        core = None if lexicon is None else lexicon._core
        rows = _core.known(self._texts(), _joined(parts), core, Background.of(background)._core, _given(tokenizer), told(progress))
        return Table(rows, Known)

    @recorded
    def enumerations(
        self,
        *,
        quantities: bool = False,
        parts: Parts = TITLE_AND_BODY,
        lexicon: Lexicon | None = None,
        glossary: Literal["document", "corpus"] = "document",
        tokenizer: Tokenizer | None = None,
        progress: Progress | None = None,
    ) -> Table[Enumeration]:
        """Find the phrases that name a set by its size (四个全面, 1+5), with their members.

        Parameters
        ----------
        quantities : bool, default False
            Whether to give plain quantities too (20项民生工程).
        parts : str or sequence of str, default ("title", "body")
            The parts that are read: some of masthead, title, body, glossary, or ``"all"``.
        lexicon : Lexicon, optional
            Known phrases, which give members where the text has none. Default: the catalogue; ``Lexicon()`` is none, and
            ``Lexicon.catalogue() | Lexicon("ours.toml")`` adds one's own.
        glossary : {"document", "corpus"}, default "document"
            Whose glossary (名词解释) gives a phrase its members: that of its own document, or those of all, where they agree.
        tokenizer : Tokenizer, optional
            Tells where the noun behind a quoted name ends. Default: the dictionary as shipped.
        progress : callable or True, optional
            Called now and then with the documents done and their number; True shows a bar with tqdm.

        Returns
        -------
        Table of Enumeration
            ``document, part, start, end, text, kind, named, numbers, classifier, head, noun, size, items, items_from, check, sense, english,
            quoted``, in the order of the texts. `start` and `end` are code points.

        Raises
        ------
        OptionError
            For a part that does not exist, or a `glossary` that is neither.

        Examples
        --------
        >>> import kouhao
        >>> [found] = kouhao.enumerations("做强“1+5”主导产业。")
        >>> found.text, found.numbers, found.noun, found.start
        ('1+5', (1, 5), '主导产业', 3)
        >>> [found] = kouhao.enumerations("增强“四个意识”")
        >>> [item.text for item in found.items], found.items_from, found.sense.from_
        (['政治意识', '大局意识', '核心意识', '看齐意识'], 'catalogue', '2016-01')
        """
        if glossary not in ("document", "corpus"):
            raise OptionError(f"glossary={glossary!r} is no choice; give 'document' or 'corpus'")
        if glossary == "corpus":
            # What is known of a phrase goes before what another document's glossary says.
            known = Lexicon.catalogue() if lexicon is None else lexicon
            lexicon = Lexicon.from_glossaries(as_corpus(self), tokenizer=tokenizer) | known
        core = None if lexicon is None else lexicon._core
        return Table(_core.enumerations(self._texts(), quantities, _joined(parts), core, _given(tokenizer), told(progress)), Enumeration)

    @recorded
    def parse_glossary(self, *, tokenizer: Tokenizer | None = None, progress: Progress | None = None) -> Table[GlossaryEntry]:
        r"""Read the glossaries (名词解释) at the end of texts: terms, explanations and, of enumerated phrases, members.

        Parameters
        ----------
        tokenizer : Tokenizer, optional
            Default: the dictionary as shipped.
        progress : callable or True, optional
            Called now and then with the documents done and their number; True shows a bar with tqdm.

        Returns
        -------
        Table of GlossaryEntry
            ``document, start, end, term, explanation, phrase, numbers, items, check``, in the order of the texts. `start` and `end` of the term
            are code points.

        Examples
        --------
        >>> import kouhao
        >>> entries = kouhao.parse_glossary("名词解释\n1.“三清”：清河道、清路障、清积案。\n2.飞地园区：跨地共建的园区。")
        >>> [(entry.term, entry.phrase, entry.check) for entry in entries]
        [('“三清”', '三清', 'matches'), ('飞地园区', None, 'unstated')]
        """
        return Table(_core.parse_glossary(self._texts(), _given(tokenizer), told(progress)), GlossaryEntry)

    @recorded
    def parallels(
        self, *, min_clauses: int = 2, parts: Parts = TITLE_AND_BODY, tokenizer: Tokenizer | None = None, progress: Progress | None = None
    ) -> Table[Parallel]:
        """Find neighbouring clauses of one build (排比, 对偶), and sentences and openings of paragraphs that are built alike.

        Clauses share words in the same place, or their length and grammar; two only count if shared words mark them, and lists of names, things
        and figures are none.

        Parameters
        ----------
        min_clauses : int, default 2
            Least clauses of one build that count, from 2.
        parts : str or sequence of str, default ("title", "body")
            The parts that are read: some of masthead, title, body, glossary, or ``"all"``.
        tokenizer : Tokenizer, optional
            Tells the grammar of clauses and where they may begin and end. Default: the dictionary as shipped.
        progress : callable or True, optional
            Called now and then with the documents done and their number; True shows a bar with tqdm.

        Returns
        -------
        Table of Parallel
            ``document, start, end, clauses, shared, form, part``, in the order of the texts, outer ones before those that they hold. `start` and
            `end` are code points.

        Raises
        ------
        OptionError
            If one clause would do.

        Examples
        --------
        >>> import kouhao
        >>> [found] = kouhao.parallels("我们要知责于心、担责于身、履责于行。")
        >>> found.form, [clause.text for clause in found.clauses], found.shared
        ('series', ['知责于心', '担责于身', '履责于行'], '{}责于{}')
        """
        return Table(_core.parallels(self._texts(), min_clauses, _joined(parts), _given(tokenizer), told(progress)), Parallel)

    @recorded
    def templates(
        self,
        *,
        across: bool = False,
        min_fillers: int = 3,
        parts: Parts = TITLE_AND_BODY,
        tokenizer: Tokenizer | None = None,
        progress: Progress | None = None,
    ) -> Table[Template]:
        """Find the wordings that recur with other fillers (要在{}上持续加力, 把{}作为{}任务).

        Slots that only numbers or names fill are left out, and so are a bare verb and its noun (加强{}建设) that nothing marks as a wording.

        Parameters
        ----------
        across : bool, default False
            Whether to find the wordings that recur from text to text, two at least, instead of those within each.
        min_fillers : int, default 3
            Least distinct fillers, from 2; spellings and variants of one filler count once.
        parts : str or sequence of str, default ("title", "body")
            The parts that are read: some of masthead, title, body, glossary, or ``"all"``.
        tokenizer : Tokenizer, optional
            On whose boundaries slots begin and end. Default: the dictionary as shipped.
        progress : callable or True, optional
            Called now and then with the documents done and their number; True shows a bar with tqdm; not with `across`, which is one piece of work.

        Returns
        -------
        Table of Template
            ``template, count, fillers, document, spans, refrain``; most telling first in each text, or in all. With `across`, `document` is None. The
            fillers of two slots stand in one text, parted by `` … ``.

        Raises
        ------
        OptionError
            If one filler would do.

        Examples
        --------
        >>> import kouhao
        >>> [found] = kouhao.templates("要在招商引资上久久为功。要在科技创新上久久为功，要在民生改善上久久为功。")
        >>> found.template, [filler.text for filler in found.fillers]
        ('要在{}上久久为功', ['招商引资', '科技创新', '民生改善'])
        >>> texts = ["把修桥作为今年的头等任务。", "先把打井作为开春的第一任务。", "还要把办学作为全镇的长远任务。"]
        >>> [found] = kouhao.templates(texts, across=True)
        >>> found.template, found.fillers[0].text, found.document
        ('把{}作为{}任务', '修桥 … 今年的头等', None)
        """
        return Table(_core.templates(self._texts(), across, min_fillers, _joined(parts), _given(tokenizer), told(progress)), Template)

    @recorded
    def series(
        self, *, outline: bool = False, parts: Parts = TITLE_AND_BODY, tokenizer: Tokenizer | None = None, progress: Progress | None = None
    ) -> Table[Series]:
        """Find what texts enumerate (一是…二是…, 第一…第二…, 首先…最后…, 一、 （一）), with the items and the phrase that announces them.

        Gaps and wrong order are told in the fields `missing` and `ordered`.

        Parameters
        ----------
        outline : bool, default False
            Whether to give the outline of speeches that number nothing too: the wordings that open three paragraphs or more, and the sentences of
            each such paragraph that begin with 要 or share another opening.
        parts : str or sequence of str, default ("title", "body")
            The parts that are read: some of masthead, title, body, glossary, or ``"all"``.
        tokenizer : Tokenizer, optional
            Tells where nouns and wordings end. Default: the dictionary as shipped.
        progress : callable or True, optional
            Called now and then with the documents done and their number; True shows a bar with tqdm.

        Returns
        -------
        Table of Series
            ``document, start, end, marker, depth, items, announced_by, check, missing, ordered``, in the order of the texts, outer series before
            those that they hold. `start` and `end` are code points.

        Raises
        ------
        OptionError
            For a part that does not exist.

        Examples
        --------
        >>> import kouhao
        >>> [found] = kouhao.series("下面讲三点意见：一是把桥修好；三是把路铺平。")
        >>> found.marker, [item.text for item in found.items], found.announced_by
        ('一是', ['把桥修好', '把路铺平'], '三点意见')
        >>> found.check, found.missing
        ('differs', (2,))
        >>> for found in kouhao.demo().series(outline=True):
        ...     print("  " * found.depth + found.marker, len(found.items))
        挑起中部大梁，我们一定要{} 3
          要 3
        """
        return Table(_core.series(self._texts(), outline, _joined(parts), _given(tokenizer), told(progress)), Series)

    @recorded
    def quotations(self, *, parts: Parts = TITLE_AND_BODY, tokenizer: Tokenizer | None = None, progress: Progress | None = None) -> Table[Quotation]:
        """Find quoted expressions, the noun they modify and who is quoted.

        Parameters
        ----------
        parts : str or sequence of str, default ("title", "body")
            The parts that are read: some of masthead, title, body, glossary, or ``"all"``.
        tokenizer : Tokenizer, optional
            By whose tokens nouns and authors are found. Default: the dictionary as shipped.
        progress : callable or True, optional
            Called now and then with the documents done and their number; True shows a bar with tqdm.

        Returns
        -------
        Table of Quotation
            ``document, part, start, end, text, noun, attribution``, in the order of the texts.

        Raises
        ------
        OptionError
            For a part that does not exist.

        Examples
        --------
        >>> import kouhao
        >>> [found] = kouhao.quotations("我们按照党中央“稳字当头”的重要要求。")
        >>> found.text, found.attribution
        ('稳字当头', '党中央')
        """
        return Table(_core.quotations(self._texts(), _joined(parts), _given(tokenizer), told(progress)), Quotation)

    @overload
    def kwic(
        self,
        phrase: str,
        *,
        width: int = 20,
        sort: Literal["position", "left", "right"] = "position",
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
        sort: Literal["position", "left", "right"] = "position",
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
        sort: Literal["position", "left", "right"] = "position",
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
        _check_fields(texts, [by])
        rows = _core.kwic(texts, phrase, width, sort, by, _joined(parts), simplify, told(progress))
        draw = _picture.concordance(phrase, self._documents)
        return Table(rows, Hit, None, draw) if by is None else Table(rows, GroupHit, None, draw)

    @recorded
    def keyness(
        self,
        *,
        target: str | None = None,
        reference: str | Document | Corpus | SupportsArrow | Mapping[str, int] | PathLike[str] | None = None,
        unit: Literal["word", "ngram"] = "word",
        n: int | None = None,
        min_count: int = 1,
        prior_weight: float = 1.0,
        g2: Literal["4-cell", "2-cell"] = "4-cell",
        numbers: bool = True,
        stop_words: StopWords = None,
        phrases: Iterable[str] | None = None,
        overlap: Literal["overlapping", "longest"] = "overlapping",
        simplify: bool = False,
        parts: Parts = TITLE_AND_BODY,
        tokenizer: Tokenizer | None = None,
        progress: Progress | None = None,
    ) -> Table[Key]:
        """Compare two sets of documents term by term: what is commoner in which, how much, how surely, and in how many documents.

        Terms are ranked by the weighted log-odds ratio with an informative Dirichlet prior, whose proportions are those of both sets together.
        The result's `method` says what the numbers rest on.

        Parameters
        ----------
        target : str, optional
            The documents that are described, as an expression: ``"date>=2018 & province=河北"``. Default: all.
        reference : str, Document, Corpus, column of texts, mapping or path, optional
            What they are compared with: an expression, other documents, or the counts of terms, as a mapping or a file with the fields ``term`` and
            ``count``. Default: all documents that are not the target.
        unit : {"word", "ngram"}, default "word"
            Words are tokens that are no punctuation or space; an n-gram is `n` neighbouring words of one clause.
        n : int, optional
            Words of an n-gram. Default: 2.
        min_count : int, default 1
            Least occurrences in both sets together.
        prior_weight : float, default 1.0
            How many times the size of both sets the prior weighs.
        g2 : {"4-cell", "2-cell"}, default "4-cell"
            The form of G²: over the whole table, or over the term alone, as UCREL and Wmatrix give it.
        numbers : bool, default True
            Whether numbers are terms.
        stop_words : "closed", path or iterable of str, optional
            Words to leave out: the closed-class words of Chinese and English, those of a file (one a line), or of a list.
        phrases : iterable of str, optional
            Phrases to count instead of words: texts of one's own, or of `slogans` or `enumerations`. They are tested on the documents that hold them.
        overlap : {"overlapping", "longest"}, default "overlapping"
            Whether all occurrences of phrases count, or only those that no longer phrase of the list covers.
        simplify : bool, default False
            Whether traditional and simplified characters of phrases are taken for one.
        parts : str or sequence of str, default ("title", "body")
            The parts that are read: some of masthead, title, body, glossary, or ``"all"``.
        tokenizer : Tokenizer, optional
            Default: the dictionary as shipped, with jieba's hidden Markov model.
        progress : callable or True, optional
            Called now and then with the documents done and their number; True shows a bar with tqdm.

        Returns
        -------
        Table of Key
            ``term, target, reference, target_documents, reference_documents, log_odds_z, log_ratio, log_ratio_low, log_ratio_high, g2, p, q,
            target_dp, reference_dp``, by the size of ``log_odds_z``, then by term.

        Raises
        ------
        OptionError
            For an expression that is none, a set that nothing describes, and as `terms`.
        DataError, OSError
            For a file of counts that cannot be read.

        Warns
        -----
        UserWarning
            About a set without documents, and documents that are in both.

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
            raise OptionError("nothing says which texts are compared; give target='date>=2018', or reference= other texts or counts")
        documents = self._documents()
        ours, others = (documents, _core.Corpus([])) if target is None else documents.split(target)
        table = None
        theirs, both = _core.Corpus([]), 0
        if reference is None:
            theirs = others
        elif isinstance(reference, str):
            theirs, both = documents.split(reference)[0], len(ours.split(reference)[0])
        elif isinstance(reference, Commands):
            theirs = reference._documents()
        elif hasattr(reference, "__arrow_c_stream__"):
            theirs = as_texts(cast("SupportsArrow", reference))._documents()
        elif isinstance(reference, PathLike):
            table = (fspath(reference), _core.frequencies(reference))
        else:
            table = ("mapping", [(term, int(count)) for term, count in reference.items()])
        if table is not None and phrases is not None:
            raise OptionError("phrases are tested on documents, of which a table of counts knows none; compare with documents, or leave them out")
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
            _left_out(stop_words),
            _phrases(phrases),
            overlap,
            simplify,
            _joined(parts),
            _given(tokenizer),
            told(progress),
        )
        lacks_a_field = _check_fields(documents, [], [target, reference if isinstance(reference, str) else None])
        if not lacks_a_field and (not len(ours) or (table is None and not len(theirs))):
            warn("a set has no documents; see that target and reference name fields and values of the texts")
        if both:
            warn(f"{both} of the documents are in both sets and count in both; let them exclude each other")
        named = reference if isinstance(reference, str) else _name(reference) if isinstance(reference, Document | Corpus) else None
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
        """Find the words, or the phrases of a list, that stand near a phrase more often than chance would have it.

        Parameters
        ----------
        phrase : str
            Punctuation, width and case in it do not matter.
        within : {"window", "sentence"}, default "window"
            What is near: `window` words on either side, not beyond the sentence, or the sentence.
        window : int, default 5
            Words on either side.
        among : iterable of str, optional
            Phrases to look for instead of words, such as the formulations of `slogans`; with ``within="sentence"``.
        min_count : int, default 1
            Least occurrences near the phrase.
        parts : str or sequence of str, default ("title", "body")
            The parts that are read: some of masthead, title, body, glossary, or ``"all"``.
        simplify : bool, default False
            Whether traditional and simplified characters of the phrases are taken for one.
        tokenizer : Tokenizer, optional
            Default: the dictionary as shipped, with jieba's hidden Markov model.
        progress : callable or True, optional
            Called now and then with the documents done and their number; True shows a bar with tqdm.

        Returns
        -------
        Table of Collocation
            ``term, together, expected, log_dice, npmi, g2``, firmest first: by ``log_dice``, then by ``together``, then by term.

        Raises
        ------
        OptionError
            For a phrase without letters or digits, a window or a least count of 0, phrases to look for in a window.

        Examples
        --------
        >>> import kouhao
        >>> found = kouhao.collocations(["增强本领，增强信心。", "增强本领。发展经济。"], "增强", within="sentence")
        >>> found[0].term, found[0].together, round(found[0].log_dice, 2)
        ('本领', 2, 14.0)
        """
        listed = _phrases(among)
        rows, method = _core.collocations(
            self._texts(), phrase, within, window, listed, min_count, _joined(parts), simplify, _given(tokenizer), told(progress)
        )
        return Table(rows, Collocation, method)

    @overload
    def timeline(
        self,
        phrases: str | Iterable[str],
        *,
        by: Literal["year", "month"] = "year",
        overlap: Literal["overlapping", "longest"] = "overlapping",
        min_gap: int = 1,
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
        by: Literal["year", "month"] = "year",
        overlap: Literal["overlapping", "longest"] = "overlapping",
        min_gap: int = 1,
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
        by: Literal["year", "month"] = "year",
        overlap: Literal["overlapping", "longest"] = "overlapping",
        min_gap: int = 1,
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
        min_gap : int, default 1
            After how many periods without it a phrase was gone. Periods without documents do not count.
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

        Examples
        --------
        >>> import kouhao
        >>> corpus = kouhao.Corpus.from_texts(["稳中求进。", "推进改革。", "稳中求进，稳中求进！"], variables={"date": ["2018", "2019", "2021"]})
        >>> [(point.period, point.count, point.document_share) for point in corpus.timeline("稳中求进")]
        [('2018', 1, 1.0), ('2019', 0, 0.0), ('2020', 0, None), ('2021', 2, 1.0)]
        >>> [life] = corpus.timeline("稳中求进", life=True)
        >>> life.first, life.first_censored, life.gaps
        ('2018', True, (Gap(from_='2019', to='2019', periods=1),))
        """
        listed = _phrases(phrases) or []
        rows, method = _core.timeline(self._texts(), listed, by, overlap, min_gap, life, _joined(parts), simplify, told(progress))
        return Table(rows, Life, method) if life else Table(rows, Point, method, _picture.timeline)

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
        tokenizer: Tokenizer | None = None,
    ) -> Table[Difference]:
        """Tell what changed from this text to another: formulations and sentences dropped, added, reworded, moved and kept.

        Parameters
        ----------
        other : str, list of str, Document or Corpus, optional
            The other text or texts: what only they have was added.
        target, reference : str, optional
            Instead of `other`, which documents of this corpus are compared with which: ``"date=2019"`` with ``"date=2018"``. Conditions are
            ``field=value`` with ``= != < <= > >=``, joined by ``&``. What only the reference has was dropped.
        similarity : float, default 0.5
            How similar two sentences must be to be one reworded, above 0 and up to 1: Dice's coefficient of their pairs of neighbouring units.
        status : str or sequence of str, optional
            Only these statuses.
        level : {"formulation", "sentence"}, optional
            Formulations only, or sentences only.
        top : int, optional
            The first rows only.
        parts : str or sequence of str, default ("title", "body")
            The parts that are read: some of masthead, title, body, glossary, or ``"all"``.
        simplify : bool, default False
            Whether traditional and simplified characters are taken for one.
        lexicon : Lexicon, optional
            Whose phrases are names however they are used. Default: the catalogue.
        tokenizer : Tokenizer, optional
            By which formulations are found. Default: the dictionary as shipped.

        Returns
        -------
        Table of Difference
            ``status, level, text, partner, count_a, count_b, kind, weight, similarity, edits, rank_a, rank_b, length_a, length_b, bare_length_a,
            bare_length_b, document_a, start_a, end_a, document_b, start_b, end_b``. First what was dropped, then added, reworded, moved and kept;
            within each formulations by weight, then sentences in order.

        Raises
        ------
        OptionError
            Unless there is either another text or both conditions; for a similarity, status or level that does not exist.

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
            _joined(parts),
            simplify,
            None if lexicon is None else lexicon._core,
            _given(tokenizer),
        )
        if others is None:
            _check_fields(ours, [], [target, reference])
            named = [(name or "", ours.split(name or "")[0]) for name in (reference, target)]
        else:
            named = [(_name(self) or "A", ours), (_name(others) or "B", others._documents())]
        a, b = ((name, len(texts), texts.characters(_joined(parts))) for name, texts in named)
        return Table(rows, Difference, None, _picture.comparison(a, b))

    @recorded
    def reuse(self, *, min_units: int = 20, max_documents: int = 10, parts: Parts = TITLE_AND_BODY, simplify: bool = False) -> Table[Reuse]:
        """Find passages that younger documents share with older ones, longest first. Punctuation does not matter.

        Parameters
        ----------
        min_units : int, default 20
            Least Chinese characters or Latin words. Formulations are shorter: of those of the catalogue, 99 in 100 have 16 at most.
        max_documents : int, default 10
            Leave out what more documents have, which is the boilerplate of a series.
        parts : str or sequence of str, default ("title", "body")
            The parts that are read: some of masthead, title, body, glossary, or ``"all"``.
        simplify : bool, default False
            Whether traditional and simplified characters are taken for one.

        Returns
        -------
        Table of Reuse
            ``older, younger, older_start, older_end, younger_start, younger_end, text, units, documents, older_date, younger_date, dated``. That a
            passage is in both does not tell where either has it from.

        Raises
        ------
        OptionError
            For passages of no units, or in fewer than two documents.

        Examples
        --------
        >>> import kouhao
        >>> passage = "要把集市修得更宽敞、更明亮，让赶集的人更舒心"
        >>> [found] = kouhao.reuse(["今年，" + passage + "。", "我们" + passage.replace("、", "") + "！"])
        >>> found.units, found.older, found.younger, found.text
        (20, '1', '2', '要把集市修得更宽敞更明亮，让赶集的人更舒心')
        """
        return Table(_core.reuse(self._texts(), min_units, max_documents, _joined(parts), simplify), Reuse)

    @recorded
    def spread(
        self,
        phrase: str | Sequence[str],
        *,
        place: str,
        centre: str | None = None,
        parts: Parts = TITLE_AND_BODY,
        simplify: bool = False,
    ) -> Table[Arrival]:
        """Tell when a phrase is first found in each place, and how long after the centre.

        Parameters
        ----------
        phrase : str or sequence of str
            One phrase or several; punctuation, width and case in it do not matter.
        place : str
            The variable whose values are the places. Documents without it, or without a date, do not count.
        centre : str, optional
            The place from whose first date lags are counted.
        parts : str or sequence of str, default ("title", "body")
            The parts that are read: some of masthead, title, body, glossary, or ``"all"``.
        simplify : bool, default False
            Whether traditional and simplified characters are taken for one.

        Returns
        -------
        Table of Arrival
            ``phrase, place, first, lag, lag_unit, censored, rank, document, start, end, count, documents, observed_from,
            observed_to``; places by first date. A lag tells what came after what and nothing of why.

        Raises
        ------
        OptionError
            Without a phrase or a variable, and for a phrase without letters or digits.

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
        phrases = [phrase] if isinstance(phrase, str) else list(phrase)
        texts = self._texts()
        _check_fields(texts, [place])
        return Table(_core.spread(texts, phrases, place, centre, _joined(parts), simplify), Arrival)


class Document(Commands):
    """An immutable text with a name and variables (date, author, province …). In a notebook it shows itself, marked.

    Parameters
    ----------
    text : str
        The text, kept as it is.
    name : str, default ""
        What rows call it.
    variables : mapping of str to str, optional
        ``title``, ``speaker``, ``date`` and ``occasion`` go before what the text says of itself.

    Raises
    ------
    DataError
        For half of a surrogate pair, which a Python string may hold but no text does.

    Examples
    --------
    >>> import kouhao
    >>> speech = kouhao.Document("走在全省前列！", name="2022.txt", variables={"date": "2022-09-07"})
    >>> speech.date, speech.title
    ('2022-09-07', None)
    """

    __slots__ = ("_core",)

    def __init__(self, text: str, *, name: str = "", variables: Mapping[str, str] | None = None) -> None:
        self._core = _core.Document(text, name, list((variables or {}).items()))

    @property
    def name(self) -> str:
        """What rows call it: the path of a file, the id of a line."""
        return self._core.name

    @property
    def text(self) -> str:
        """The text as it came."""
        return self._core.text

    @property
    def title(self) -> str | None:
        """The variable ``title``, else the title lines of the text."""
        return self._core.title

    @property
    def speaker(self) -> str | None:
        """Who spoke: the variable ``speaker``, else the byline, else the variable ``author``."""
        return self._core.speaker

    @property
    def date(self) -> str | None:
        """The date as an ISO prefix (2022, 2022-09, 2022-09-07): the variable ``date``, else the date in the head of the text."""
        return self._core.date

    @property
    def occasion(self) -> str | None:
        """Where or why it was spoken: the variable ``occasion``, else the line of the text that says so."""
        return self._core.occasion

    @property
    def body(self) -> str:
        """The text between head and glossary."""
        return self._core.body

    @property
    def variables(self) -> dict[str, str]:
        """A copy of the variables, sorted by name."""
        return self._core.variables

    @property
    def parts(self) -> list[tuple[PartName, Piece]]:
        """Kind and place of each part, in order; they tile the text.

        Examples
        --------
        >>> import kouhao
        >>> [kind for kind, _ in kouhao.demo().parts]
        ['masthead', 'title', 'masthead', 'body']
        """
        text = self.text
        return [(kind, Piece(text[start:end], start, end)) for kind, start, end in self._core.parts]

    def _documents(self) -> _core.Corpus:
        return _core.Corpus([self._core])

    def __len__(self) -> int:
        return len(self.text)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Document):
            return NotImplemented
        return (self.name, self.text, self.variables) == (other.name, other.text, other.variables)

    def __hash__(self) -> int:
        return hash((self.name, self.text))

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return _unpickled, (self.text, self.name, self.variables)

    def __repr__(self) -> str:
        # A title may go over several lines.
        fields = [(field, " ".join((getattr(self, field) or "").split())) for field in ("title", "speaker", "date")]
        said = [repr(self.name), *(f"{field}={value!r}" for field, value in fields if value)]
        return f"Document({', '.join(said)}, {len(self.text):,} characters)"

    def _repr_html_(self) -> str:
        return _core.marked(self._core)


def _unpickled(text: str, name: str, variables: dict[str, str]) -> Document:
    return Document(text, name=name, variables=variables)


def _wrapped(core: _core.Document) -> Document:
    document = Document.__new__(Document)
    document._core = core
    return document


class Corpus(Commands):
    """An ordered, immutable set of documents, held in memory.

    Parameters
    ----------
    documents : iterable of Document, default ()
        In the order given. Two may have the same name and remain two.

    Examples
    --------
    >>> import kouhao
    >>> corpus = kouhao.Corpus.from_texts(["以人为本、久久为功。", "以人为本久久为功！"], names=["a", "b"])
    >>> corpus["b"].text, len(corpus[:1]), corpus.slogans()[0].count
    ('以人为本久久为功！', 1, 2)
    """

    __slots__ = ("_core",)

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        self._core = _core.Corpus([document._core for document in documents])

    @classmethod
    def from_texts(
        cls, texts: Iterable[str], /, *, names: Sequence[str] | None = None, variables: Mapping[str, Sequence[str | None]] | None = None
    ) -> Corpus:
        """Collect texts.

        Parameters
        ----------
        texts : iterable of str
            A list, or a column of a data frame, of Arrow or DuckDB. A missing value of a column is an empty text and keeps its place.
        names : sequence of str, optional
            One for each text. Default: their place, ``"1"``, ``"2"`` …
        variables : mapping of str to sequence of str or None, optional
            Columns with a value for each text; None is no value.

        Raises
        ------
        OptionError
            If names or a column of variables are not as many as the texts.
        DataError
            For half of a surrogate pair in a text.
        """
        if isinstance(texts, str):
            raise TypeError("texts is a str; give a list of texts, or make a Document")
        columns = [(key, list(column)) for key, column in (variables or {}).items()]
        listed = None if names is None else list(names)
        stream = arrow_texts(texts)
        if stream is None:
            read = _listed(texts)
            _as_many(len(read), listed, columns)
            return _collected(_core.Corpus.from_texts(read, listed, columns))
        core = stream.corpus(listed, columns)
        _as_many(len(core), listed, columns)
        return _collected(core)

    @classmethod
    def from_files(
        cls,
        paths: str | PathLike[str] | Iterable[str | PathLike[str]],
        /,
        *,
        text_field: str = "text",
        encoding: str | None = None,
        metadata: str | PathLike[str] | None = None,
        max_document_mb: int = 500,
        strict: bool = True,
    ) -> Corpus:
        """Read files and folders.

        Parameters
        ----------
        paths : path or iterable of paths
            Folders are read recursively, sorted by name. ``.txt`` and ``.md`` are one document each, ``.jsonl`` and ``.ndjson`` one a line,
            ``.csv`` and ``.tsv`` one a row; ``.gz`` and ``.zst`` of these. ``.docx`` is one document, ``.parquet`` one a row, with polars or pyarrow;
            those of a folder come behind its other texts.
        text_field : str, default "text"
            The field of lines and rows that holds the text.
        encoding : str, optional
            Default: found out for each file (UTF-8, UTF-16, GB18030, Big5, Shift_JIS).
        metadata : path, optional
            A table whose column ``file``, relative to its own folder, names texts, and whose other columns are their variables.
        max_document_mb : int, default 500
            Millions of bytes that one document may take, unpacked. The longest official reports take 0.2; what is beyond is a mistake, or a file
            made to fill the memory.
        strict : bool, default True
            Whether the first bad input is raised. Otherwise each is a warning, and all else is read: of a text with malformed bytes what is
            well-formed. (The command goes on unless it is told ``--strict``.)

        Raises
        ------
        OSError
            For files that the operating system refuses; its usual subclasses.
        DataError
            For bytes that are no text, lines that hold no document, documents that are too large.
        OptionError
            For an encoding that does not exist, metadata that cannot be read.
        ImportError
            For a Parquet file if neither polars nor pyarrow is installed.

        Warns
        -----
        UserWarning
            About files of a folder that were passed over, rows of the metadata that name no file, and, if not `strict`, each bad input.
        """
        files = [paths] if isinstance(paths, str | PathLike) else list(paths)
        return _read(cls, files, text_field, encoding, metadata, max_document_mb, strict=strict)

    @classmethod
    def from_frame(cls, frame: Any, /, *, text: str = "text", name: str | None = None) -> Corpus:
        """Collect the texts of a data frame; its other columns become variables.

        Parameters
        ----------
        frame : pandas, polars, Arrow or DuckDB table
            Anything that speaks Arrow, or has ``columns`` and ``frame[column]``. A missing text is an empty document and keeps its row; a missing
            value is no variable.
        text : str, default "text"
            The column of texts.
        name : str, optional
            The column of names. Default: the place of the row, ``"1"``, ``"2"`` …

        Raises
        ------
        OptionError
            For a column that does not exist, or a column of texts that holds none.

        Warns
        -----
        UserWarning
            About columns of lists, bytes or times in zones that become no variables, where the table does not tell their values one by one.
        """
        stream = arrow_texts(frame, text, name)
        if stream is not None:
            # What Arrow has no plain text for, a frame tells itself.
            itself = type(frame).__module__.partition(".")[0] in ("pandas", "polars")
            odd = stream.left_out
            if odd and not itself:
                warn(f"the columns {', '.join(odd)} hold lists, bytes or times in zones and become no variables")
            return _collected(stream.corpus(None, [(column, [_value(value) for value in frame[column]]) for column in odd if itself]))
        columns = [str(column) for column in frame.columns]
        for column in (text, *([] if name is None else [name])):
            if column not in columns:
                raise OptionError(f"the frame has no column {column!r}; it has {', '.join(columns)}")
        names = None if name is None else [_value(value) or str(place) for place, value in enumerate(frame[name], start=1)]
        variables = {column: [_value(value) for value in frame[column]] for column in columns if column not in (text, name)}
        return cls.from_texts(frame[text], names=names, variables=variables)

    def _documents(self) -> _core.Corpus:
        return self._core

    def __len__(self) -> int:
        return len(self._core)

    def __iter__(self) -> Iterator[Document]:
        return (self[place] for place in range(len(self)))

    @overload
    def __getitem__(self, key: int | str, /) -> Document: ...
    @overload
    def __getitem__(self, key: slice, /) -> Corpus: ...
    def __getitem__(self, key: int | str | slice, /) -> Document | Corpus:
        """Return a document by its place or the first of a name, or a corpus of a slice.

        Raises
        ------
        IndexError, KeyError
            If there is none.
        """
        if isinstance(key, slice):
            return Corpus(self[place] for place in range(*key.indices(len(self))))
        if isinstance(key, str):
            for document in self:
                if document.name == key:
                    return document
            raise KeyError(key)
        return _wrapped(self._core[key])

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, Corpus) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return Corpus, (list(self),)

    def __repr__(self) -> str:
        if not len(self):
            return "Corpus(no documents)"
        names = [repr(document.name) for document in self[:3]]
        more = ", …" if len(self) > 3 else ""
        return f"Corpus({len(self):,} document{'s' if len(self) > 1 else ''}: {', '.join(names)}{more})"

    def _repr_html_(self) -> str:
        return _core.overview(self._core)


class Stream(Commands):
    """Texts of Arrow, which commands read batch by batch, each command anew."""

    __slots__ = ("_first", "_last", "_object")

    def __init__(self, texts: object, first: _core.Texts, /) -> None:
        self._object = texts
        self._last = first
        # A query is run when its stream is opened: the first command takes the one that told that these are texts.
        self._first: _core.Texts | None = first

    def _texts(self) -> _core.Texts:
        first, self._first = self._first, None
        stream = arrow_texts(self._object) if first is None else first
        if stream is None:
            raise TypeError(f"{type(self._object).__name__} does not give its data a second time; collect it with Corpus.from_frame")
        self._last = stream
        return stream

    def _digest(self) -> tuple[int, str, str | None]:
        return self._last.digest()

    def _documents(self) -> _core.Corpus:
        return self._texts().corpus(None, [])


class SupportsArrow(Protocol):
    """A column or table that hands its data out through the Arrow PyCapsule interface."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


Texts: TypeAlias = str | Document | Corpus | Iterable[str] | Iterable[Document] | SupportsArrow


def as_texts(texts: Texts | Commands, /) -> Commands:
    """Return what commands can be asked of: texts as documents named by their place, a column or table of Arrow as a stream."""
    if isinstance(texts, Commands):
        return texts
    stream = arrow_texts(texts)
    return as_corpus(texts) if stream is None else Stream(texts, stream)


def as_corpus(texts: Texts | Commands, /) -> Document | Corpus:
    """Return documents in memory."""
    if isinstance(texts, Document | Corpus):
        return texts
    if isinstance(texts, Stream):
        return _collected(texts._documents())
    if isinstance(texts, str):
        return Document(texts, name="1")
    if isinstance(texts, PathLike):
        raise TypeError(f"{texts!r} is a path, not a text; read it with kouhao.read")
    if isinstance(texts, bytes | bytearray):
        raise TypeError("texts is bytes; decode it: texts.decode('utf-8')")
    if isinstance(texts, list | tuple) and texts and all(isinstance(text, Document) for text in texts):
        return Corpus(cast("Sequence[Document]", texts))
    if type(texts).__name__ == "DataFrame":
        return Corpus.from_frame(texts)
    return Corpus.from_texts(cast("Iterable[str]", texts))


def arrow_texts(texts: object, text: str | None = None, name: str | None = None, /) -> _core.Texts | None:
    """Open a column or table that speaks Arrow; None for what does not, or cannot without another package."""
    if not (hasattr(texts, "__arrow_c_stream__") or hasattr(texts, "__arrow_c_array__")):
        return None
    total = len(texts) if hasattr(texts, "__len__") else None
    package = type(texts).__module__.partition(".")[0]
    if package == "polars":
        texts = _typed(texts)
    if package != "pandas":
        return _core.Texts(texts, text, name, total)
    try:
        capsule = cast("SupportsArrow", texts).__arrow_c_stream__()
    except (ImportError, TypeError, ValueError):
        # No pyarrow, or values of several types in a column: it is gone through value by value.
        return None
    return _core.Texts(_Capsule(capsule), text, name, total)


def _typed(frame: Any) -> Any:
    """Give a type to the columns of polars that hold nothing and have none, which polars hands out in a way that others refuse."""
    polars = needed("polars", "", "")
    if isinstance(frame, polars.Series):
        return frame.cast(polars.String) if frame.dtype == polars.Null else frame
    return frame.cast({polars.Null: polars.String}) if isinstance(frame, polars.DataFrame) and polars.Null in frame.dtypes else frame


class _Capsule:
    def __init__(self, capsule: object) -> None:
        self._capsule = capsule

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._capsule


def read(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    /,
    *,
    text_field: str = "text",
    encoding: str | None = None,
    metadata: str | PathLike[str] | None = None,
    max_document_mb: int = 500,
    strict: bool = True,
) -> Document | Corpus:
    """Read files, folders or a pattern (``speeches/*.txt``).

    Parameters
    ----------
    paths : path, pattern or iterable of paths
        As `Corpus.from_files` takes them. A pattern has the wildcards of a shell; ``**`` is any folders.
    text_field : str, default "text"
        As for `Corpus.from_files`, which also says what is raised.
    encoding : str, optional
        As there.
    metadata : path, optional
        As there.
    max_document_mb : int, default 500
        As there.
    strict : bool, default True
        As there.

    Returns
    -------
    Document
        For one file that is one document (``.txt``, ``.md``, packed or not, ``.docx``).
    Corpus
        For everything else.

    Examples
    --------
    >>> import kouhao
    >>> kouhao.read("examples/speeches/2019-mobilisation.txt").date
    '2019-03-12'
    >>> len(kouhao.read("examples/speeches/*.txt"))
    6
    """
    single = isinstance(paths, str | PathLike)
    if paths == "":
        raise FileNotFoundError(2, "No such file or directory", "")
    files = [Path(fspath(path)).expanduser() for path in ([paths] if isinstance(paths, str | PathLike) else paths)]
    if isinstance(paths, str) and paths != "-" and not files[0].exists() and has_magic(str(files[0])):
        single = False
        files = [Path(path) for path in sorted(glob(str(files[0]), recursive=True))]  # noqa: PTH207  (an absolute pattern is one too)
        if not files:
            raise FileNotFoundError(2, "No file matches the pattern", paths)
    corpus = _read(Corpus, files, text_field, encoding, metadata, max_document_mb, strict=strict)
    whole = {".txt", ".md", ".docx"}.intersection(suffix.lower() for suffix in files[0].suffixes[-2:]) if files else set()
    return corpus[0] if single and whole and files[0].is_file() and len(corpus) == 1 else corpus


def demo() -> Document:
    """Return a speech of two pages, invented for this package.

    Examples
    --------
    >>> import kouhao
    >>> speech = kouhao.demo()
    >>> speech.speaker, speech.date
    ('闻柏舟', '2021-02-03')
    >>> best = speech.slogans()[0]
    >>> best.text, best.count
    ('早半步、实一分，携手把日子过红火', 3)
    """
    return Document((Path(__file__).parent / "demo.txt").read_text(encoding="utf-8"), name="demo")


def _read(
    cls: type[Corpus],
    files: Sequence[str | PathLike[str]],
    text_field: str,
    encoding: str | None,
    metadata: str | PathLike[str] | None,
    max_document_mb: int,
    *,
    strict: bool,
) -> Corpus:
    corpora: list[_core.Corpus] = []
    failures: list[Exception] = []
    skipped: list[tuple[str, str]] = []
    missing: str | None = None
    # What each of the readings says of metadata that none of its files has.
    unused: list[str | None] = []

    def others(path: Path, *, named: bool) -> None:
        try:
            variables = {} if metadata is None else _core.metadata_of(metadata, path)
            corpora.append(_files.read(path, text_field, variables))
            unused.extend([None] if variables else [])
        except (DataError, OSError) as error:
            if named and strict:
                raise
            if named or not isinstance(error, DataError):
                failures.append(error)
            else:
                skipped.append((str(path), str(error).removeprefix(f"{path}: ")))

    # Neighbours that Rust reads are read together, so that a file that is named twice is read once.
    groups = [
        (here, list(group)) for here, group in groupby(files, lambda file: Path(file).suffix.lower() in _files.ENDINGS and Path(file).is_file())
    ]
    if metadata is not None and all(here for here, _ in groups):
        # Rust checks the table.
        groups.append((False, []))
    for here, group in groups:
        if here:
            for file in group:
                others(Path(file), named=True)
            continue
        core, failed, passed, missing, nothing = _core.read([fspath(file) for file in group], text_field, encoding, metadata, max_document_mb, strict)
        corpora.append(core)
        failures += failed
        unused.append(nothing)
        for path, reason in passed:
            # What Word leaves beside an open document begins with a tilde.
            if Path(path).suffix.lower() in _files.ENDINGS and not Path(path).name.startswith("~"):
                others(Path(path), named=False)
            else:
                skipped.append((path, reason))
    # Every reading finds the same faults in the metadata.
    notes = list(dict.fromkeys(str(failure) for failure in failures))
    if skipped:
        more = f" and {len(skipped) - 1} more" if len(skipped) > 1 else ""
        notes.append(f"skipped {skipped[0][0]}{more}: {skipped[0][1]}")
    idle = missing or (unused[0] if unused and None not in unused else None)
    notes += [idle] if idle else []
    for note in notes:
        warn(note)
    corpus = cls.__new__(cls)
    corpus._core = corpora[0] if len(corpora) == 1 else _core.Corpus.joined(corpora)
    return corpus


def _check_fields(texts: _core.Corpus | _core.Texts, fields: Iterable[str | None], expressions: Iterable[str | None] = ()) -> bool:
    """Warn of fields that no document has, and tell whether there were any."""
    notices = _core.lacking(texts, [field for field in fields if field], [expression for expression in expressions if expression])
    for notice in notices:
        warn(notice)
    return bool(notices)


def _collected(core: _core.Corpus) -> Corpus:
    corpus = Corpus.__new__(Corpus)
    corpus._core = core
    return corpus


def _as_many(texts: int, names: list[str] | None, columns: Sequence[tuple[str, Sequence[str | None]]]) -> None:
    for what, column in [*([] if names is None else [("names", names)]), *columns]:
        if len(column) != texts:
            raise OptionError(f"{what} has {len(column)} values for {texts} texts; give one for each")


def _listed(texts: Iterable[str]) -> list[str]:
    listed = list(texts)
    # A column of pandas, which says in several ways that a value is missing.
    column = hasattr(texts, "dtype")
    for place, text in enumerate(listed):
        if not isinstance(text, str):
            if not column or _value(text) is not None:
                raise TypeError(f"text {place + 1} is no str but {type(text).__name__} ({text!r:.40}); leave out what is missing")
            listed[place] = ""
    return listed


def _value(value: Any) -> str | None:
    # A missing number is the one value that differs from itself; pandas' own sign for it says neither yes nor no.
    if value is None or type(value).__name__ in ("NAType", "NaTType") or value != value:
        return None
    if isinstance(value, float) and value.is_integer():
        # A column of years that lacks one is a column of fractions to pandas.
        return str(int(value))
    return value.isoformat().removesuffix("T00:00:00") if hasattr(value, "isoformat") else str(value)


def _name(texts: Commands) -> str | None:
    """Return what a picture calls a text: the name of its file."""
    return Path(texts.name).stem or None if isinstance(texts, Document) else None


def term_counter(
    unit: str,
    n: int | None,
    min_count: int,
    by: str | None,
    punctuation: bool,  # noqa: FBT001
    numbers: bool,  # noqa: FBT001
    stop_words: StopWords,
    phrases: Iterable[str] | None,
    overlap: str,
    simplify: bool,  # noqa: FBT001
    parts: Parts,
    tokenizer: Tokenizer | None,
) -> _core.Counter:
    """Build what counts terms, of the options of `Commands.terms`."""
    left_out, listed = _left_out(stop_words), _phrases(phrases)
    return _core.Counter(unit, n, min_count, by, punctuation, numbers, left_out, listed, overlap, simplify, _joined(parts), _given(tokenizer))


def _joined(parts: Parts) -> str:
    return parts if isinstance(parts, str) else ",".join(parts)


def _phrases(phrases: Iterable[str] | None) -> list[str] | None:
    return None if phrases is None else [phrases] if isinstance(phrases, str) else list(phrases)


def _left_out(words: StopWords) -> tuple[str, list[str]] | None:
    if words is None:
        return None
    if isinstance(words, str):
        if words != "closed":
            raise OptionError(f"stop_words={words!r} is no choice; say 'closed', or give a list or a pathlib.Path")
        return ("closed", [])
    return ("file", [fspath(words)]) if isinstance(words, PathLike) else ("list", list(words))


def _given(tokenizer: Tokenizer | None) -> _core.Tokenizer:
    return (default() if tokenizer is None else tokenizer)._core
