"""The rows of what was counted, and what their numbers rest on."""

from typing import Literal, NamedTuple

# A field called `count` hides the method of tuples, which nobody needs of a row; type checkers want that to be said.


class Term(NamedTuple):
    """A word or n-gram with its occurrences, the documents that hold it, and its occurrences in a million words."""

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
    """An occurrence of a phrase with the text on its left and right."""

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
    """A term of two sets, compared.

    Attributes
    ----------
    term : str
        The term.
    target, reference : int
        Occurrences in either set.
    target_documents, reference_documents : int or None
        Documents that hold it; None of a table of counts.
    log_odds_z : float
        Weighted log-odds ratio in standard errors (Monroe, Colaresi and Quinn 2008), positive if the term is likelier in the target: the rank.
    log_ratio, log_ratio_low, log_ratio_high : float or None
        How many times its share doubles from reference to target (Hardie 2014), with the 95 % interval; None if it is missing in one.
    g2 : float
        Log-likelihood ratio, negative if the term is rarer in the target.
    p, q : float
        Probability of a G² of this size without a difference; the same as a rate of false discoveries among all rows (Benjamini and Hochberg).
    target_dp, reference_dp : float or None
        Deviation of proportions (Gries 2008): 0 if it is spread over the documents as their words are, near 1 if it stands in one short document.
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
    """What a comparison rests on.

    Attributes
    ----------
    tested : str
        ``occurrences``, or ``documents`` for given phrases.
    target_total, reference_total : int
        Occurrences of all terms, or documents.
    target_documents, reference_documents : int or None
        Documents of either set; None of a table of counts.
    reference : str or None
        Name of the table of counts, if it was one.
    prior : str
        Where the proportions of the prior come from.
    prior_weight, prior_total : float
        How many times the size of both sets it weighs, and that in occurrences.
    g2 : str
        The form of G².
    family : int
        How many tests `q` makes up for.
    stop_words : str or None
        Where the words come from that were left out.
    phrases_hash : str or None
        The name of the list of phrases, if it was one.
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
        The phrase; the period, as ``2025`` or ``2025-03``.
    count, documents : int
        Occurrences, and documents that hold it.
    per_10k_chars : float or None
        Occurrences per ten thousand characters that are not white space; None for a period without text.
    document_share : float or None
        Share of the documents that hold it; None of a period without documents.
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
    """Periods from which a phrase was gone: the first and last of them, and how many of them have documents."""

    from_: str
    to: str
    periods: int


class Life(NamedTuple):
    """What the periods of a phrase come to.

    Attributes
    ----------
    phrase : str
        The phrase.
    count, documents : int
        Occurrences, and documents that hold it.
    first, last : str or None
        Dates of the earliest and latest dated document with it; `first_document` and `last_document` are their names.
    first_censored, last_censored : bool or None
        Whether that is in the first (last) period of the corpus: the phrase may be older (live on).
    periods, present : int
        Periods that have documents, and those of them with the phrase.
    gaps : tuple of Gap
        Where it was gone and came back; `revived` tells whether there is one.
    trend_s, trend_z, trend_p, trend_q
        The test of Mann and Kendall for the share of documents: rising pairs of periods less falling ones, that in standard deviations, its
        probability without a trend, and that as a rate of false discoveries among all phrases (Benjamini and Hochberg). It is asked over the whole
        span of the corpus, not from `first` to `last`: what came late in it and was gone at its end may rise all the same.
    slope : float or None
        Change of the share of documents from one period to the next (Theil and Sen): the median of all pairs of periods, so 0 where most
        periods have, or lack, the phrase in all their documents, as in a corpus of one report a year. There `trend_tau` tells.
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
    """A formulation in the period that has it first.

    Attributes
    ----------
    period : str
        The period, as ``2025`` or ``2025-03``.
    text, key : str
        Its commonest spelling (of the name of a set the first), and its units, folded, which all its spellings share.
    kind : {"name", "slogan", "refrain"}
        What sort of formulation it is; sets are names.
    count, documents : int
        Occurrences in all dated documents, inside of longer formulations too, and documents that hold it.
    periods, present : int
        Periods from this one on that have documents, and those of them in which it occurs: how long it could be used, and was.
    censored : bool
        Whether the corpus begins with this period: the formulation may be older.
    first_known : str or None
        By when others are known to have used it (the lexicon, else the background), if that is before this period.
    first, last : str
        Dates of the earliest and latest dated document that holds it.
    document, start, end : str, int, int
        The earliest document, and where in it the formulation stands first, in code points.
    score : float or None
        Its score as a slogan; None of the name of a set that does not recur.
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
    """What timelines rest on: periods, which occurrences count, documents without a date as precise, and the name of the list of phrases."""

    by: Literal["year", "month"]
    overlap: Literal["overlapping", "longest"]
    undated: int
    phrases_hash: str


class TermsMethod(NamedTuple):
    """What counts rest on.

    Attributes
    ----------
    documents, words, characters : int
        How much text was counted; words with those that were left out, characters without white space.
    occurrences : int
        Occurrences of all terms, with those that are too rare for a row.
    stop_words : str or None
        Where the words come from that were left out.
    phrases_hash : str or None
        The name of the list of phrases that were counted.
    """

    documents: int
    words: int
    characters: int
    occurrences: int
    stop_words: str | None
    phrases_hash: str | None


class Breakdown(NamedTuple):
    """How often a phrase stands in another of a list; `within` is None where it stands by itself."""

    term: str
    within: str | None
    count: int  # type: ignore[assignment]
    documents: int


class Collocation(NamedTuple):
    """A word or phrase that stands near another.

    Attributes
    ----------
    term : str
        The word or phrase.
    together : int
        How often it stands near: occurrences in windows, or sentences with both.
    expected : float
        How often it would if the phrase went with everything alike.
    log_dice : float
        How firmly the two go together, at most 14; one more is twice as firm (Rychlý 2008).
    npmi : float
        Normalised pointwise mutual information, from -1 (never together) over 0 (as by chance) to 1 (only together; Bouma 2009).
    g2 : float
        Log-likelihood ratio, negative if they avoid each other (Dunning 1993).
    """

    term: str
    together: int
    expected: float
    log_dice: float
    npmi: float
    g2: float


class CollocationMethod(NamedTuple):
    """What collocations rest on.

    Attributes
    ----------
    phrase : str
        The phrase.
    within : str
        ``window`` or ``sentence``; `window` has the words on either side, None of sentences.
    occurrences : int
        Occurrences of the phrase.
    near, total : int
        Words near it and all words but its own, or sentences with it and all sentences.
    """

    phrase: str
    within: Literal["window", "sentence"]
    window: int | None
    occurrences: int
    near: int
    total: int
