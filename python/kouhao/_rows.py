"""The rows of findings: named tuples with the fields of the command line's JSON.

Offsets (`start`, `end`) are code points of the document's text, half open: ``document.text[row.start : row.end] == row.text``.
"""

from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, TypeAlias, Union, get_args, get_origin, get_type_hints

PartName: TypeAlias = Literal["masthead", "title", "body", "glossary"]
TokenKind: TypeAlias = Literal["word", "number", "latin", "punctuation", "space", "other"]
SloganKind: TypeAlias = Literal["name", "slogan", "refrain", "protocol", "term"]
DifferenceStatus: TypeAlias = Literal["dropped", "added", "reworded", "moved", "kept"]
DifferenceLevel: TypeAlias = Literal["formulation", "sentence"]
EnumerationKind: TypeAlias = Literal["counted", "fused", "paired", "code", "listed", "acronym"]

# A field called `count` hides the method of tuples, which nobody needs of a row; type checkers want that to be said.


class Piece(NamedTuple):
    """A stretch of a document with its text."""

    text: str
    start: int
    end: int


class Item(NamedTuple):
    """A member of a set; `start` and `end` are None if a lexicon gave it and not the document."""

    text: str
    start: int | None
    end: int | None


class Counted(NamedTuple):
    """A wording with its occurrences."""

    text: str
    count: int  # type: ignore[assignment]


class Place(NamedTuple):
    """Where something stands."""

    document: str
    start: int
    end: int


class Sense(NamedTuple):
    """What a phrase is known to mean between two dates, as defined by `issuer` in `source`; `verified` if a passage or a glossary shows it."""

    from_: str | None
    to: str | None
    source: str
    issuer: str | None
    verified: bool


class Passage(NamedTuple):
    """Where a meaning is spelt out: file and id of a document of the collection, its date, the defining words."""

    file: str
    id: str | None
    date: str | None
    words: str


class Meaning(NamedTuple):
    """A known phrase with one of its senses.

    Attributes
    ----------
    text, kind : str
        The canonical form, and its sort: a form of enumerated phrases (``counted`` …) or a sort of formulation (``name``, ``slogan`` …).
    from_, to : str or None
        Since when and until when it has meant this, as ISO prefixes.
    members : tuple of str
        In order; none if it has no number or its members are not fixed.
    english : str or None
        Its commonest rendering in official English.
    aliases : tuple of str
        Other wordings of it.
    issuer, document : str or None
        Who defined it, and in which document, meeting or speech.
    explanation : str or None
        How a glossary explains it.
    status : str
        ``verified`` (a passage or a glossary shows it), ``unverified`` or ``contested`` (the parties to it disagree; no members).
    passage : Passage or None
        The passage that spells it out.
    source : str
        ``catalogue``, ``glossary`` or ``file``.
    """

    text: str
    kind: str
    from_: str | None
    to: str | None
    members: tuple[str, ...]
    english: str | None
    aliases: tuple[str, ...]
    issuer: str | None
    document: str | None
    explanation: str | None
    status: Literal["verified", "unverified", "contested"]
    passage: Passage | None
    source: Literal["catalogue", "glossary", "file"]


class Contributions(NamedTuple):
    """What each sort of sign adds to the score of a phrase, compared with an ordinary repeat: logarithms of odds.

    Attributes
    ----------
    frequency : float
        How often the texts hold it.
    setting : float
        Where it stands in them: between marks, in quotation marks, in titles, next to always the same words.
    wording : float
        Its length, its words and their parts of speech, the catalogue.
    background : float
        How it is used in the collections of the background.
    """

    frequency: float
    setting: float
    wording: float
    background: float


class Evidence(NamedTuple):
    """What was counted to find a slogan, in occurrences.

    Attributes
    ----------
    delimited_before, delimited_after, delimited : int
        Occurrences with a mark or an edge before them, behind them, on both sides.
    listed_before, listed_after : int
        Occurrences with a mark before them, behind them, that parts members of a list, as 、 does.
    quoted : int
        Occurrences that are all that stands between quotation marks.
    titles : int
        Occurrences in titles.
    opens_paragraph, opens_sentence : int
        Occurrences that open one.
    on_tokens : int
        Occurrences that start and end where words do.
    contributions : Contributions
        What each sort of sign adds to the score.
    """

    delimited_before: int
    delimited_after: int
    delimited: int
    listed_before: int
    listed_after: int
    quoted: int
    titles: int
    opens_paragraph: int
    opens_sentence: int
    on_tokens: int
    contributions: Contributions


class Token(NamedTuple):
    """A word, number, mark or space; the tokens of a text tile it."""

    document: str
    start: int
    end: int
    text: str
    kind: TokenKind


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


class Slogan(NamedTuple):
    """A phrase that recurs.

    Attributes
    ----------
    text : str
        Its commonest spelling.
    key : str
        What all its spellings share: its units, folded.
    kind : str
        ``name`` (of a policy, a principle, a campaign), ``slogan`` (verbal, or of several clauses), ``refrain`` (opens paragraphs), ``protocol`` (a
        form of address) or ``term`` (more likely ordinary than a formulation).
    count, net, documents : int
        Occurrences, those outside longer phrases of the result, and documents.
    score : float
        How strongly all signs together tell a formulation; the rank. The logarithm of the odds, less the chance that it is a fragment.
    variants : tuple of Counted
        Its spellings, commonest first.
    first, last : str or None
        Dates of the earliest and latest dated document that hold it.
    background_per_million : float or None
        Occurrences per million units in the political collections of the background, if it has the phrase.
    evidence : Evidence
        What was counted, and what it contributes.
    why : str
        The same in words.
    group : str or None
        Key of the best phrase among those that differ from it, or from one another, in a slot of at most two units, if there are such.
    """

    text: str
    key: str
    kind: SloganKind
    count: int  # type: ignore[assignment]
    net: int
    documents: int
    score: float
    variants: tuple[Counted, ...]
    first: str | None
    last: str | None
    background_per_million: float | None
    evidence: Evidence
    why: str
    group: str | None


class Known(NamedTuple):
    """A formulation that others use too.

    Attributes
    ----------
    document, part, start, end, text
        Where it stands.
    key : str
        What all its spellings share: its units, folded.
    source : str
        Where it is known from: ``catalogue``, ``background``, ``glossary`` or ``file`` (a lexicon of one's own).
    background_per_million : float or None
        Occurrences per million units in the political collections of the background, if it has the phrase.
    first_known : str or None
        Since when it is known: the first sense of the lexicon, else the earliest dated document of the background. What came before the
        collections begin is not known.
    score : float
        How strongly wording and use tell a formulation: the logarithm of the odds.
    """

    document: str
    part: PartName
    start: int
    end: int
    text: str
    key: str
    source: Literal["catalogue", "background", "glossary", "file"]
    background_per_million: float | None
    first_known: str | None
    score: float


class Enumeration(NamedTuple):
    """A phrase that names a set by its size, or a plain quantity.

    Attributes
    ----------
    document, part, start, end, text
        Where it stands, without the quotation marks around it.
    kind : str
        ``counted`` (四个全面), ``fused`` (两山), ``paired`` (四千四万), ``code`` (1+5), ``listed`` (严、细、深) or ``acronym``.
    named : bool
        Whether it names a set; if not, it is a plain quantity.
    numbers : tuple of int or str
        The numbers in order; a letter that stands for one is a string.
    classifier, head, noun : str or None
        个 and 全面 of 四个全面; what the whole modifies.
    size : int or None
        Members to expect.
    items : tuple of Item or None
        The members: as the text or its glossary spells them out, else as the lexicon knows them at the document's date.
    items_from : str or None
        ``text``, ``glossary``, ``catalogue`` or ``file`` (a lexicon of one's own).
    check : str
        Whether as many members were found: ``matches``, ``differs`` or ``unstated``.
    sense : Sense or None
        What the phrase is known to mean at the document's date, unless the text gives it other members. Of a document without a date, its
        latest meaning.
    english : str or None
        Its rendering in official English.
    quoted : bool
        Whether quotation marks stand around it.
    """

    document: str
    part: PartName
    start: int
    end: int
    text: str
    kind: EnumerationKind
    named: bool
    numbers: tuple[int | str, ...]
    classifier: str | None
    head: str | None
    noun: str | None
    size: int | None
    items: tuple[Item, ...] | None
    items_from: Literal["text", "glossary", "catalogue", "file"] | None
    check: Literal["matches", "differs", "unstated"]
    sense: Sense | None
    english: str | None
    quoted: bool


class GlossaryEntry(NamedTuple):
    """A term that the glossary of a document explains.

    `phrase`, `numbers`, `items` and `check` are those of the enumerated phrase in the term, if there is one.
    """

    document: str
    start: int
    end: int
    term: str
    explanation: str
    phrase: str | None
    numbers: tuple[int | str, ...] | None
    items: tuple[Item, ...] | None
    check: Literal["matches", "differs", "unstated"]


class Parallel(NamedTuple):
    """Neighbouring clauses of one build (排比, 对偶), or sentences or openings of paragraphs.

    Attributes
    ----------
    document, start, end
        Where it stands, from the start of the first clause to the end of the last.
    clauses : tuple of Piece
        The clauses in order; sentences or openings of paragraphs, as the form says.
    shared : str or None
        The wording that all clauses share, what differs written ``{}``; None if they share only their build.
    form : str
        ``couplet`` of two, ``series`` of three or more; ``sentences`` that each open a point of one paragraph; ``refrain`` that opens paragraphs.
    part : str
        The part in which it stands: masthead, title, body or glossary.
    """

    document: str
    start: int
    end: int
    clauses: tuple[Piece, ...]
    shared: str | None
    form: Literal["couplet", "series", "sentences", "refrain"]
    part: PartName


class Template(NamedTuple):
    """A fixed wording with one slot or two, written ``{}``; `refrain` tells whether it opens at least three paragraphs.

    The fillers of two slots stand in one text, parted by `` … ``. `document` is None if it was found across documents.
    """

    template: str
    count: int  # type: ignore[assignment]
    fillers: tuple[Counted, ...]
    document: str | None
    spans: tuple[Place, ...]
    refrain: bool


class Series(NamedTuple):
    """Text that enumerates (一是…二是…, 第一…, 一、), or a level of the outline.

    Attributes
    ----------
    document, start, end
        Where it stands, from the first marker to the end of the last item.
    marker : str
        How the first item is marked in series of its sort: ``一是``, ``第一``, ``（一）``, ``1.``, ``首先``; in an outline the refrain with a slot,
        written ``{}``, or the word that opens the sentences.
    depth : int
        How many series hold it.
    items : tuple of Piece
        The items without their markers; in an outline the sentences themselves.
    announced_by : str or None
        The phrase before it that announces it (四点意见).
    check : str
        Whether there are as many items as announced: ``matches``, ``differs`` or ``unstated``.
    missing : tuple of int
        The places that no item has: 2 of 一是…三是….
    ordered : bool
        Whether the items stand in the order of their numbers.
    """

    document: str
    start: int
    end: int
    marker: str
    depth: int
    items: tuple[Piece, ...]
    announced_by: str | None
    check: Literal["matches", "differs", "unstated"]
    missing: tuple[int, ...]
    ordered: bool


class Quotation(NamedTuple):
    """A quoted expression, the noun that it modifies and who is quoted."""

    document: str
    part: PartName
    start: int
    end: int
    text: str
    noun: str | None
    attribution: str | None


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
        Occurrences per ten thousand characters that are no white space; None of a period without text.
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
        probability without a trend, and that as a rate of false discoveries among all phrases (Benjamini and Hochberg).
    slope : float or None
        Change of the share of documents from one period to the next (Theil and Sen).
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


class Edit(NamedTuple):
    """A change of wording: ``insert``, ``delete`` or ``replace``, with what the first text has and what the second has."""

    operation: Literal["insert", "delete", "replace"]
    a: str
    b: str


class Difference(NamedTuple):
    """What became of a formulation or sentence from one text, a, to another, b.

    Attributes
    ----------
    status : str
        ``dropped`` (only a has it), ``added`` (only b), ``reworded``, ``moved`` (a sentence that both have once, at another place of the order)
        or ``kept``.
    level : str
        ``formulation`` or ``sentence``; of chains of clauses the clauses.
    text : str
        The wording of a; that of b if it was added.
    partner : str or None
        The wording of b if a has one too.
    count_a, count_b : int
        Occurrences in each text of its wording, or of the other's if it has none.
    kind : str or None
        What sort of formulation it is; see `Slogan`.
    weight : float or None
        By which formulations are ranked: how much a reader would miss it.
    similarity : float or None
        How similar both wordings are, from 0 to 1: Dice's coefficient of their pairs of neighbouring units.
    edits : tuple of Edit
        What was changed; punctuation does not count.
    rank_a, rank_b : int or None
        Of a formulation its rank by occurrences in each text, of a sentence its place in the order, from 1.
    length_a, length_b, bare_length_a, bare_length_b : int or None
        Length of each wording in code points, and without punctuation and spaces.
    document_a, start_a, end_a, document_b, start_b, end_b
        Where each wording stands; of a formulation where it stands first.
    """

    status: DifferenceStatus
    level: DifferenceLevel
    text: str
    partner: str | None
    count_a: int
    count_b: int
    kind: SloganKind | None
    weight: float | None
    similarity: float | None
    edits: tuple[Edit, ...]
    rank_a: int | None
    rank_b: int | None
    length_a: int | None
    length_b: int | None
    bare_length_a: int | None
    bare_length_b: int | None
    document_a: str | None
    start_a: int | None
    end_a: int | None
    document_b: str | None
    start_b: int | None
    end_b: int | None


class Reuse(NamedTuple):
    """A passage that a younger document shares with an older one.

    Attributes
    ----------
    older, younger : str
        The documents.
    older_start, older_end, younger_start, younger_end : int
        Where the passage stands first in the older one, and where in the younger.
    text : str
        The passage as the younger document has it.
    units : int
        Its length in Chinese characters and Latin words.
    documents : int
        Documents of the corpus that have it.
    older_date, younger_date : str or None
        Their dates.
    dated : bool
        Whether the dates tell which is older; if not, the order of the corpus does.
    """

    older: str
    younger: str
    older_start: int
    older_end: int
    younger_start: int
    younger_end: int
    text: str
    units: int
    documents: int
    older_date: str | None
    younger_date: str | None
    dated: bool


class Arrival(NamedTuple):
    """When a phrase is first found in a place.

    Attributes
    ----------
    phrase, place : str
        The phrase as it was given, and the value of the variable.
    first : str or None
        Date of the first dated document of the place that has it.
    lag : int or None
        How long after the centre's first date, in `lag_unit`; negative if before it.
    lag_unit : str or None
        ``days``, ``months`` or ``years``: as exact as the less exact date.
    censored : str or None
        ``before`` if the first documents of the place have the phrase, so that it may have been there before the corpus begins; ``after`` if none
        has it, so that it may come after the corpus ends.
    rank : int or None
        How many places have an earlier first date, plus one.
    document, start, end
        Where it stands first.
    count, documents : int
        Occurrences in the dated documents of the place, and those that have it.
    observed_from, observed_to : str
        Dates of the first and the last dated document of the place.
    """

    phrase: str
    place: str
    first: str | None
    lag: int | None
    lag_unit: Literal["days", "months", "years"] | None
    censored: Literal["before", "after"] | None
    rank: int | None
    document: str | None
    start: int | None
    end: int | None
    count: int  # type: ignore[assignment]
    documents: int
    observed_from: str
    observed_to: str


_CLASSES = (
    Piece,
    Item,
    Counted,
    Place,
    Sense,
    Passage,
    Meaning,
    Contributions,
    Evidence,
    Token,
    Term,
    GroupTerm,
    Slogan,
    Known,
    Enumeration,
    GlossaryEntry,
    Parallel,
    Template,
    Series,
    Quotation,
    Hit,
    GroupHit,
    Key,
    KeynessMethod,
    Point,
    Gap,
    Life,
    TimelineMethod,
    Collocation,
    CollocationMethod,
    TermsMethod,
    Breakdown,
    Edit,
    Difference,
    Reuse,
    Arrival,
)

#: From the names of a row's fields to its class; an item has the fields of a piece, and goes by the name that Rust has for it.
ROWS: dict[tuple[str, ...] | str, type[tuple[object, ...]]] = {
    tuple(name.rstrip("_") for name in row._fields): row for row in _CLASSES if row is not Item
}
ROWS["ItemRow"] = Item

for _row in _CLASSES:
    _row.__module__ = "kouhao"


@cache
def layout(name: str) -> tuple[type[tuple[object, ...]], tuple[tuple[str, object, bool], ...]]:
    """Return the class of a row and its fields: the name of each, what it holds, and whether that may be None.

    What a field holds is ``text``, ``number`` (an integer or a letter), ``int``, ``float``, ``bool``, for a tuple its item as a field of its own, or
    for a row its layout. These are the types of the columns in Arrow.
    """
    row: type[tuple[object, ...]] = next(row for row in _CLASSES if row.__name__ == name)
    return row, tuple(_field(field.rstrip("_"), kind) for field, kind in get_type_hints(row).items())


def _field(name: str, kind: Any) -> tuple[str, object, bool]:
    arms = get_args(kind) if get_origin(kind) in (UnionType, Union) else (kind,)
    rest = [arm for arm in arms if arm is not NoneType]
    base = rest[0]
    if len(rest) > 1:
        told: object = "number"
    elif get_origin(base) is Literal:
        told = "text"
    elif get_origin(base) is tuple:
        told = _field("item", get_args(base)[0])
    elif hasattr(base, "_fields"):
        told = layout(base.__name__)
    else:
        told = {str: "text", int: "int", float: "float", bool: "bool"}[base]
    return name, told, len(rest) < len(arms)
