"""Rows of counts, and the methods that their numbers are based on."""

from typing import Literal, NamedTuple

# A field named `count` hides the tuple method of that name, which nobody needs in a row; type checkers need to be told.


class Term(NamedTuple):
    """A word or n-gram with its occurrences, the documents that contain it, and its occurrences per million words."""

    term: str
    count: int  # type: ignore[assignment]
    documents: int
    per_million: float


class GroupTerm(NamedTuple):
    """A `Term` of the documents with one value of a variable; `group` is None for those without the variable."""

    group: str | None
    term: str
    count: int  # type: ignore[assignment]
    documents: int
    per_million: float


class Hit(NamedTuple):
    """An occurrence of a phrase, with the text to its left and right."""

    document: str
    start: int
    end: int
    left: str
    match: str
    right: str


class GroupHit(NamedTuple):
    """A `Hit` in a document with one value of a variable; `group` is None for those without the variable."""

    group: str | None
    document: str
    start: int
    end: int
    left: str
    match: str
    right: str


class Key(NamedTuple):
    """A term, compared in two sets.

    Attributes
    ----------
    term : str
        The term.
    target, reference : int
        Occurrences in either set.
    target_documents, reference_documents : int or None
        Documents that contain it; None for a table of counts.
    log_odds_z : float
        The weighted log-odds ratio in standard errors (Monroe, Colaresi and Quinn 2008), positive if the term is more likely in the target: the
        rank.
    log_ratio, log_ratio_low, log_ratio_high : float or None
        The binary logarithm of the ratio of its rates in target and reference (Hardie 2014), with the 95 % interval; None if it is missing in one.
    g2 : float
        The log-likelihood ratio, negative if the term is less frequent in the target.
    p, q : float
        The probability of a G² at least this large if there were no difference; the smallest false discovery rate at which this row would be
        significant, among all rows (Benjamini and Hochberg).
    target_dp, reference_dp : float or None
        Deviation of proportions (Gries 2008): 0 if it is spread over the documents in proportion to their words, close to 1 if it is all in one
        short document.
    """

    term: str
    target: int
    reference: int
    target_documents: int | None
    reference_documents: int | None
    log_odds_z: float
    log_ratio: float | None
    log_ratio_low: float | None
    log_ratio_high: float | None
    g2: float
    p: float
    q: float
    target_dp: float | None
    reference_dp: float | None


class KeynessMethod(NamedTuple):
    """The method and totals that a comparison is based on.

    Attributes
    ----------
    tested : str
        ``occurrences``, or ``documents`` for given phrases.
    target_total, reference_total : int
        Occurrences of all terms, or documents.
    target_documents, reference_documents : int or None
        Number of documents in each set; None for a table of counts.
    reference : str or None
        Name of the table of counts, if the reference is one.
    prior : str
        The source of the proportions of the prior.
    prior_weight, prior_total : float
        The weight of the prior as a multiple of the size of both sets, and in occurrences.
    g2 : str
        The form of G².
    family : int
        The number of tests that `q` corrects for.
    stop_words : str or None
        The source of the words that were left out.
    phrases_hash : str or None
        The hash of the list of phrases, if one was given.
    """

    tested: Literal["occurrences", "documents"]
    target_total: int
    reference_total: int
    target_documents: int
    reference_documents: int | None
    reference: str | None
    prior: str
    prior_weight: float
    prior_total: float
    g2: Literal["4-cell", "2-cell"]
    family: int
    stop_words: str | None
    phrases_hash: str | None


class Point(NamedTuple):
    """A phrase in one period.

    Attributes
    ----------
    phrase, period : str
        The phrase; the period, such as ``2025`` or ``2025-03``.
    count, documents : int
        Occurrences, and documents that contain it.
    per_10k_chars : float or None
        Occurrences per ten thousand characters, white space not counted; None for a period without text.
    document_share : float or None
        The share of documents that contain it; None for a period without documents.
    first, last : bool
        Whether this is the first, and the last, period with the phrase.
    """

    phrase: str
    period: str
    count: int  # type: ignore[assignment]
    documents: int
    per_10k_chars: float | None
    document_share: float | None
    first: bool
    last: bool


class Gap(NamedTuple):
    """A gap: the first and the last of the periods without a phrase, and the number of them that have documents."""

    from_: str
    to: str
    periods: int


class Life(NamedTuple):
    """The summary of a phrase over all periods.

    Attributes
    ----------
    phrase : str
        The phrase.
    count, documents : int
        Occurrences, and documents that contain it.
    first, last : str or None
        Dates of the earliest and latest dated document that contain it; `first_document` and `last_document` are their names.
    first_censored, last_censored : bool or None
        Whether that is in the first (last) period of the corpus: the phrase may be older (live on).
    periods, present : int
        Number of periods with documents, and number of those with the phrase.
    gaps : tuple of Gap
        The gaps after which it reappeared; `revived` says whether there is one.
    trend_s, trend_z, trend_p, trend_q
        The Mann-Kendall test for the share of documents: rising pairs of periods minus falling ones; that in standard deviations; its probability
        if there were no trend; and that adjusted to the false discovery rate among all phrases (Benjamini and Hochberg). The test covers the whole
        span of the corpus, not from `first` to `last`: a phrase that came late in it can rise although it was gone by the end.
    slope : float or None
        The change of the share of documents from one period to the next (Theil-Sen): the median over all pairs of periods. It is 0 if most periods
        have, or lack, the phrase in all their documents, as in a corpus of one report per year. In that case `trend_tau` describes the trend.
    trend_tau : float
        Kendall's tau-b of the share and time, from -1 (only falls) to 1 (only rises).
    """

    phrase: str
    count: int  # type: ignore[assignment]
    documents: int
    first: str | None
    first_document: str | None
    first_censored: bool | None
    last: str | None
    last_document: str | None
    last_censored: bool | None
    periods: int
    present: int
    gaps: tuple[Gap, ...]
    revived: bool
    trend_s: int
    trend_z: float
    trend_p: float
    trend_q: float
    slope: float | None
    trend_tau: float


class First(NamedTuple):
    """A formulation, with the period that has it first.

    Attributes
    ----------
    period : str
        The period, such as ``2025`` or ``2025-03``.
    text, key : str
        Its most common spelling (for the name of a set, the first), and the key that all its spellings share: its units, folded.
    kind : {"name", "slogan", "refrain"}
        The kind of formulation; sets are names.
    count, documents : int
        Occurrences in all dated documents, including those inside longer formulations, and documents that contain it.
    periods, present : int
        Number of periods with documents from this one on, and number of those in which it occurs: how long it could have been used, and how long it
        was.
    censored : bool
        Whether the corpus begins with this period: the formulation may be older.
    first_known : str or None
        The date by which others are known to have used it (from the lexicon, or else the background), if that is before this period.
    first, last : str
        Dates of the earliest and latest dated document that contain it.
    document, start, end : str, int, int
        The earliest document, and the position of the first occurrence in it, in code points.
    score : float or None
        Its score as a slogan; None for the name of a set that does not recur.
    """

    period: str
    text: str
    key: str
    kind: Literal["name", "slogan", "refrain"]
    count: int  # type: ignore[assignment]
    documents: int
    periods: int
    present: int
    censored: bool
    first_known: str | None
    first: str
    last: str
    document: str
    start: int
    end: int
    score: float | None


class TimelineMethod(NamedTuple):
    """The method of timelines: periods, which occurrences count, documents without a precise enough date, and the hash of the list."""

    by: Literal["year", "month"]
    overlap: Literal["overlapping", "longest"]
    undated: int
    phrases_hash: str


class TermsMethod(NamedTuple):
    """The method and totals that counts are based on.

    Attributes
    ----------
    documents, words, characters : int
        The amount of text that was counted; words include those that were left out, characters exclude white space.
    occurrences : int
        Occurrences of all terms, including those that are too rare for a row.
    stop_words : str or None
        The source of the words that were left out.
    phrases_hash : str or None
        The hash of the list of phrases that were counted.
    """

    documents: int
    words: int
    characters: int
    occurrences: int
    stop_words: str | None
    phrases_hash: str | None


class Breakdown(NamedTuple):
    """How often a phrase occurs inside another of a list; `within` is None where it stands alone."""

    term: str
    within: str | None
    count: int  # type: ignore[assignment]
    documents: int


class Collocation(NamedTuple):
    """A word or phrase that occurs near another.

    Attributes
    ----------
    term : str
        The word or phrase.
    together : int
        The joint frequency: occurrences in windows, or sentences that contain both.
    expected : float
        The joint frequency expected if the two were independent.
    log_dice : float
        The strength of association, at most 14; one point more means twice the association (Rychlý 2008).
    npmi : float
        Normalised pointwise mutual information, from -1 (never together) through 0 (independent) to 1 (only together; Bouma 2009).
    g2 : float
        The log-likelihood ratio, negative if the two occur together less often than expected (Dunning 1993).
    """

    term: str
    together: int
    expected: float
    log_dice: float
    npmi: float
    g2: float


class CollocationMethod(NamedTuple):
    """The method and totals that collocations are based on.

    Attributes
    ----------
    phrase : str
        The phrase.
    within : str
        ``window`` or ``sentence``; `window` is the number of words on either side, None for sentences.
    occurrences : int
        Occurrences of the phrase.
    near, total : int
        Words near the phrase and all words but its own, or sentences that contain it and all sentences.
    """

    phrase: str
    within: Literal["window", "sentence"]
    window: int | None
    occurrences: int
    near: int
    total: int
