"""Commands that find formulaic language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from kouhao import _core
from kouhao._asked import Asked
from kouhao._commands import options
from kouhao._commands.options import TITLE_AND_BODY, BackgroundLike, Parts
from kouhao._errors import OptionError
from kouhao._lexicon import Lexicon
from kouhao._record import recorded
from kouhao._rows import Enumeration, GlossaryEntry, Known, Parallel, Quotation, Series, Slogan, Template
from kouhao._table import Table
from kouhao._tokenizer import Tokenizer
from kouhao._work import Progress, callback

if TYPE_CHECKING:
    from kouhao._texts import Texts


class Find(Asked):
    """Commands that find formulaic language."""

    __slots__ = ()

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
        lexicon: Lexicon | None = None,
        background: BackgroundLike = "default",
        fold_copies: bool = False,
        memory: int | None = None,
        tokenizer: Tokenizer | None = None,
    ) -> Table[Slogan]:
        """Find the formulations that recur across all texts together, best first.

        A unit is a Chinese character or a Latin word. Punctuation, width and case are ignored. Ctrl-C returns at once; work in progress continues
        in the background until it is done.

        Parameters
        ----------
        min_count : int, default 2
            Minimum number of occurrences, at least 2.
        min_documents : int, default 1
            Minimum number of documents.
        min_units : int, default 2
            Minimum length in units. Phrases of two or three units must be quoted or delimited.
        max_units : int, default 64
            Maximum length in units.
        parts : str or sequence of str, default ("title", "body")
            The parts to read: some of masthead, title, body, glossary, or ``"all"``.
        simplify : bool, default False
            Whether traditional and simplified characters count as equal.
        top : int, optional
            Return only the best phrases, up to this number.
        lexicon : Lexicon, optional
            Phrases that are never the texts' own. Default: the catalogue, which scores use in any case; ``Lexicon()`` is empty.
        background : Background, str or path, default "default"
            Background frequencies of phrases: ``"default"`` (built in), ``"none"``, which ranks texts of all periods alike, a `Background` or the
            path of one.
        fold_copies : bool, default False
            Whether copies are ignored: of documents whose text is contained in another one, only the longest is read, so that reprints do not
            produce slogans.
        memory : int, optional
            Maximum working memory, in bytes: texts that need more are rejected. About 15 bytes per character are needed.
        tokenizer : Tokenizer, optional
            The tokenizer, whose word boundaries serve as evidence. Default: the built-in dictionary.

        Returns
        -------
        Table of Slogan
            ``text, key, kind, count, net, documents, score, variants, first, last, background_per_million, evidence, why, group, own``.

        Raises
        ------
        OptionError
            For settings that exclude every phrase.
        DataError
            For 2³¹ units or more, or if more than `memory` is needed.

        Examples
        --------
        >>> import kouhao
        >>> texts = ["坚决一点、快一点，奔跑起来加油干！同志们，", "我们要坚决一点快一点，奔跑起来加油干。"]
        >>> best = kouhao.slogans(texts)[0]
        >>> best.text, best.count, [variant.text for variant in best.variants]
        ('坚决一点、快一点，奔跑起来加油干', 2, ['坚决一点、快一点，奔跑起来加油干', '坚决一点快一点，奔跑起来加油干'])
        """
        rows = _core.slogans(
            self._texts(),
            min_count,
            min_documents,
            min_units,
            max_units,
            options.parts(parts),
            simplify,
            top,
            options.lexicon(lexicon),
            options.background(background),
            fold_copies,
            memory,
            options.tokenizer(tokenizer),
        )
        return Table(rows, Slogan)

    @recorded
    def known(
        self,
        *,
        min_score: float = 0.5,
        parts: Parts = TITLE_AND_BODY,
        lexicon: Lexicon | None = None,
        background: BackgroundLike = "default",
        tokenizer: Tokenizer | None = None,
        progress: Progress | None = None,
    ) -> Table[Known]:
        """Find formulations that are also in use elsewhere, however often they occur in the texts.

        Phrases that are listed nowhere, but are set off and worded as formulations are, are included: their `source` is ``"wording"``. Of
        overlapping phrases the likelier one is kept; a phrase wholly inside another is also returned.

        Parameters
        ----------
        min_score : float, default 0.5
            The `score` that phrases outside the lexicon must exceed, as log odds: 0 is even odds, 0.5 five to three, 1.1 three to one. A lower level
            finds more and errs more, and suits reading through candidates; a higher one suits counting. Levels below -1 take longer.
        parts : str or sequence of str, default ("title", "body")
            The parts to read: some of masthead, title, body, glossary, or ``"all"``.
        lexicon : Lexicon, optional
            Phrases that are formulations whatever their use. Default: the catalogue; ``Lexicon()`` is empty.
        background : Background, str or path, default "default"
            Background frequencies of phrases: ``"default"`` (built in), ``"none"``, a `Background` or the path of one.
        tokenizer : Tokenizer, optional
            The tokenizer, at whose word boundaries formulations start and end. Default: the built-in dictionary.
        progress : callable or True, optional
            Called periodically with the number of documents done and the total; True shows a tqdm progress bar.

        Returns
        -------
        Table of Known
            ``document, part, start, end, text, key, source, background_per_million, first_known, score``, in the order of the texts, longer ones
            first. `start` and `end` are code points.

        Raises
        ------
        OptionError
            For an unknown part, or a `min_score` that is infinite or not a number.
        DataError
            For a background that cannot be read.

        Examples
        --------
        >>> import kouhao
        >>> found = kouhao.known("我们要踔厉奋发、勇毅前行，把镇里的集市办热闹。")[0]
        >>> found.text, found.start, found.source
        ('踔厉奋发、勇毅前行', 3, 'catalogue')
        """
        rows = _core.known(
            self._texts(),
            min_score,
            options.parts(parts),
            options.lexicon(lexicon),
            options.background(background),
            options.tokenizer(tokenizer),
            callback(progress),
        )
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
            Whether all plain quantities (20项民生工程) are returned, not only those whose members the text spells out.
        parts : str or sequence of str, default ("title", "body")
            The parts to read: some of masthead, title, body, glossary, or ``"all"``.
        lexicon : Lexicon, optional
            Known phrases, which supply members if the text has none. Default: the catalogue; ``Lexicon()`` is empty, and ``Lexicon.catalogue() |
            Lexicon("ours.toml")`` adds your own.
        glossary : {"document", "corpus"}, default "document"
            Which glossary (名词解释) supplies the members of a phrase: that of its own document, or those of all documents, where they agree.
        tokenizer : Tokenizer, optional
            The tokenizer, which decides where names, the nouns after them and members begin and end. Default: the built-in dictionary.
        progress : callable or True, optional
            Called periodically with the number of documents done and the total; True shows a tqdm progress bar.

        Returns
        -------
        Table of Enumeration
            ``document, part, start, end, text, kind, named, numbers, classifier, head, noun, size, items, items_from, check, sense, english,
            quoted``, in text order. `start` and `end` are code points.

        Raises
        ------
        OptionError
            For an unknown part or `glossary`.

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
            raise OptionError(f"glossary={glossary!r} is not valid; use 'document' or 'corpus'")
        if glossary == "corpus":
            # Known phrases take precedence over the glossaries of other documents.
            known = Lexicon.catalogue() if lexicon is None else lexicon
            lexicon = Lexicon.from_glossaries(cast("Texts", self), tokenizer=tokenizer) | known
        rows = _core.enumerations(
            self._texts(), quantities, options.parts(parts), options.lexicon(lexicon), options.tokenizer(tokenizer), callback(progress)
        )
        return Table(rows, Enumeration)

    @recorded
    def parse_glossary(self, *, tokenizer: Tokenizer | None = None, progress: Progress | None = None) -> Table[GlossaryEntry]:
        r"""Read the glossaries (名词解释) at the end of texts: terms, explanations and, for enumerated phrases, members.

        Parameters
        ----------
        tokenizer : Tokenizer, optional
            Default: the built-in dictionary.
        progress : callable or True, optional
            Called periodically with the number of documents done and the total; True shows a tqdm progress bar.

        Returns
        -------
        Table of GlossaryEntry
            ``document, start, end, term, explanation, phrase, numbers, items, check``, in text order. `start` and `end` of the term are code
            points.

        Examples
        --------
        >>> import kouhao
        >>> entries = kouhao.parse_glossary("名词解释\n1.“三清”：清河道、清路障、清积案。\n2.飞地园区：跨地共建的园区。")
        >>> [(entry.term, entry.phrase, entry.check) for entry in entries]
        [('“三清”', '三清', 'matches'), ('飞地园区', None, 'unstated')]
        """
        return Table(_core.parse_glossary(self._texts(), options.tokenizer(tokenizer), callback(progress)), GlossaryEntry)

    @recorded
    def parallels(
        self, *, min_clauses: int = 2, parts: Parts = TITLE_AND_BODY, tokenizer: Tokenizer | None = None, progress: Progress | None = None
    ) -> Table[Parallel]:
        """Find neighbouring clauses of parallel structure (排比, 对偶), and sentences and openings of paragraphs that are built alike.

        Clauses share words in the same place, or their length and grammar. Two clauses count only if shared words mark them; lists of names, things
        and figures are not parallels.

        Parameters
        ----------
        min_clauses : int, default 2
            Minimum number of parallel clauses, at least 2.
        parts : str or sequence of str, default ("title", "body")
            The parts to read: some of masthead, title, body, glossary, or ``"all"``.
        tokenizer : Tokenizer, optional
            The tokenizer, which determines the grammar of clauses and where they may begin and end. Default: the built-in dictionary.
        progress : callable or True, optional
            Called periodically with the number of documents done and the total; True shows a tqdm progress bar.

        Returns
        -------
        Table of Parallel
            ``document, start, end, clauses, shared, form, part``, in text order, outer ones before those inside them. `start` and `end` are code
            points.

        Raises
        ------
        OptionError
            If `min_clauses` is less than 2.

        Examples
        --------
        >>> import kouhao
        >>> [found] = kouhao.parallels("我们要知责于心、担责于身、履责于行。")
        >>> found.form, [clause.text for clause in found.clauses], found.shared
        ('series', ['知责于心', '担责于身', '履责于行'], '{}责于{}')
        """
        return Table(_core.parallels(self._texts(), min_clauses, options.parts(parts), options.tokenizer(tokenizer), callback(progress)), Parallel)

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
        """Find the wordings that recur with different fillers (要在{}上持续加力, 把{}作为{}任务).

        Slots filled only by numbers or names are left out, as is a mere verb with its noun (加强{}建设) that nothing marks as a fixed wording.

        Parameters
        ----------
        across : bool, default False
            Whether to find the wordings that recur across texts, in at least two, instead of those within each text.
        min_fillers : int, default 3
            Minimum number of distinct fillers, at least 2; spellings and variants of a filler count once.
        parts : str or sequence of str, default ("title", "body")
            The parts to read: some of masthead, title, body, glossary, or ``"all"``.
        tokenizer : Tokenizer, optional
            The tokenizer, at whose word boundaries slots begin and end. Default: the built-in dictionary.
        progress : callable or True, optional
            Called periodically with the number of documents done and the total; True shows a tqdm progress bar. Not with `across`, which is a
            single step.

        Returns
        -------
        Table of Template
            ``template, count, fillers, document, spans, refrain``; most distinctive first, in each text or overall. With `across`, `document` is
            None. The fillers of two slots are one string, separated by `` … ``.

        Raises
        ------
        OptionError
            If `min_fillers` is less than 2.

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
        return Table(
            _core.templates(self._texts(), across, min_fillers, options.parts(parts), options.tokenizer(tokenizer), callback(progress)), Template
        )

    @recorded
    def series(
        self, *, outline: bool = False, parts: Parts = TITLE_AND_BODY, tokenizer: Tokenizer | None = None, progress: Progress | None = None
    ) -> Table[Series]:
        """Find the series that texts enumerate (一是…二是…, 第一…第二…, 首先…最后…, 一、 （一）), with their items and announcing phrases.

        Gaps and wrong order are reported in the fields `missing` and `ordered`.

        Parameters
        ----------
        outline : bool, default False
            Whether the outline of unnumbered speeches is included: three or more headings, the wordings that open as many paragraphs, and the
            sentences of each such paragraph that begin with 要 or share another opening.
        parts : str or sequence of str, default ("title", "body")
            The parts to read: some of masthead, title, body, glossary, or ``"all"``.
        tokenizer : Tokenizer, optional
            The tokenizer, which determines where nouns and wordings end. Default: the built-in dictionary.
        progress : callable or True, optional
            Called periodically with the number of documents done and the total; True shows a tqdm progress bar.

        Returns
        -------
        Table of Series
            ``document, start, end, marker, depth, items, announced_by, check, missing, ordered``, in text order, outer series before those inside
            them. `start` and `end` are code points.

        Raises
        ------
        OptionError
            For an unknown part.

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
        return Table(_core.series(self._texts(), outline, options.parts(parts), options.tokenizer(tokenizer), callback(progress)), Series)

    @recorded
    def quotations(
        self,
        *,
        indirect: bool = False,
        parts: Parts = TITLE_AND_BODY,
        tokenizer: Tokenizer | None = None,
        progress: Progress | None = None,
    ) -> Table[Quotation]:
        """Find quotations, the nouns that they modify, and their authors.

        Parameters
        ----------
        indirect : bool, default False
            Whether indirect speech, without quotation marks (某某强调，…), is included, up to the end of the sentence, if its author is named.
        parts : str or sequence of str, default ("title", "body")
            The parts to read: some of masthead, title, body, glossary, or ``"all"``.
        tokenizer : Tokenizer, optional
            The tokenizer that nouns and authors are determined with. Default: the built-in dictionary.
        progress : callable or True, optional
            Called periodically with the number of documents done and the total; True shows a tqdm progress bar.

        Returns
        -------
        Table of Quotation
            ``document, part, start, end, text, noun, attribution, kind``, in text order.

        Raises
        ------
        OptionError
            For an unknown part.

        Examples
        --------
        >>> import kouhao
        >>> [found] = kouhao.quotations("我们按照党中央“稳字当头”的重要要求。")
        >>> found.text, found.attribution
        ('稳字当头', '党中央')
        >>> [found] = kouhao.quotations("王伟书记强调，要修好水渠。", indirect=True)
        >>> found.text, found.attribution, found.kind
        ('要修好水渠。', '王伟书记', 'indirect')
        """
        rows = _core.quotations(self._texts(), indirect, options.parts(parts), options.tokenizer(tokenizer), callback(progress))
        return Table(rows, Quotation)
