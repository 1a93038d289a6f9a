"""Rows of the findings of finders."""

from typing import Literal, NamedTuple, TypeAlias

from kouhao._rows.pieces import Counted, PartName, Piece, Place

SloganKind: TypeAlias = Literal["name", "slogan", "refrain", "protocol", "term"]
EnumerationKind: TypeAlias = Literal["counted", "fused", "paired", "code", "listed", "acronym"]

# A field named `count` hides the tuple method of that name, which nobody needs in a row; type checkers need to be told.


class Item(NamedTuple):
    """A member of a set; `start` and `end` are None if it comes from a lexicon and not from the document."""

    text: str
    start: int | None
    end: int | None


class Sense(NamedTuple):
    """The known meaning of a phrase between two dates, as defined by `issuer` in `source`; `verified` if a passage or a glossary documents it."""

    from_: str | None
    to: str | None
    source: str
    issuer: str | None
    verified: bool


class Contributions(NamedTuple):
    """What each sort of sign adds to the score of a phrase, compared with an ordinary repeat: log odds.

    Attributes
    ----------
    frequency : float
        How often the texts contain it.
    setting : float
        Its context in them: between marks, in quotation marks, in titles, always next to the same words.
    wording : float
        Its length, its words and their parts of speech, the catalogue.
    background : float
        Its use in the collections of the background.
    """

    frequency: float
    setting: float
    wording: float
    background: float


class Evidence(NamedTuple):
    """The counts that a slogan was identified by, in occurrences.

    Attributes
    ----------
    delimited_before, delimited_after, delimited : int
        Occurrences with a mark or an edge of the text before them, after them, on both sides.
    listed_before, listed_after : int
        Occurrences with a mark that separates members of a list, such as 、, before them, after them.
    quoted : int
        Occurrences that are the whole of a quotation.
    titles : int
        Occurrences in titles.
    opens_paragraph, opens_sentence : int
        Occurrences that open one.
    on_tokens : int
        Occurrences that start and end at word boundaries.
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


class Slogan(NamedTuple):
    """A recurring phrase.

    Attributes
    ----------
    text : str
        Its most common spelling.
    key : str
        The key that all its spellings share: its units, folded.
    kind : str
        ``name`` (of a policy, a principle, a campaign), ``slogan`` (verbal, or of several clauses), ``refrain`` (opens paragraphs), ``protocol`` (a
        form of address, or the frame of texts) or ``term`` (more likely an ordinary term than a formulation).
    count, net, documents : int
        Occurrences, those outside longer phrases of the result, and documents.
    score : float
        How strongly all signs together indicate a formulation: the log odds, minus the chance that it is a fragment. Rows are ranked by it.
    variants : tuple of Counted
        Its spellings, most common first; of equally common ones, those without an unpaired quotation mark first.
    first, last : str or None
        Dates of the earliest and latest dated document that contain it.
    background_per_million : float or None
        Occurrences per million units in the political collections of the background, if it has the phrase.
    evidence : Evidence
        The counts that it was identified by, and what they contribute to the score.
    why : str
        The evidence in words.
    group : str or None
        The key of the best of the phrases that differ from it, or from one another, in a slot of at most two units, if there are any.
    own : bool or None
        Whether it is specific to these texts: it is in neither background nor lexicon, and is more than a known phrase combined with a place name
        or an idiom. The number of documents that contain it is irrelevant. Also set for ordinary terms. None where this cannot be decided: for a
        phrase without a Chinese character or in Japanese, which background and lexicon do not cover, and, without a background, for nearly all
        phrases that are not in the lexicon.
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
    own: bool | None


class Known(NamedTuple):
    """A formulation that is also in use elsewhere.

    Attributes
    ----------
    document, part, start, end, text
        Its position.
    key : str
        The key that all its spellings share: its units, folded.
    source : str
        How it is known: ``catalogue``, ``background``, ``glossary`` or ``file`` (a lexicon of your own). ``wording`` if it is listed nowhere: its
        writer sets it off, and it is built as formulations are. What the model decides may be wrong, above all where it decides alone.
    background_per_million : float or None
        Occurrences per million units in the political collections of the background, if it has the phrase.
    first_known : str or None
        The date by which it was known: the beginning of the sense that the lexicon gives at the date of the text, or else the date of the earliest
        dated document of the background. Uses before the collections begin are unknown. A date that is not before the date of the text says nothing
        about use by others: the earliest document may be this one.
    score : float
        How strongly wording, use and relatives (phrases that start or end alike) indicate a formulation: the log odds.
    """

    document: str
    part: PartName
    start: int
    end: int
    text: str
    key: str
    source: Literal["catalogue", "background", "glossary", "file", "wording"]
    background_per_million: float | None
    first_known: str | None
    score: float


class Enumeration(NamedTuple):
    """A phrase that names a set by its size, or a plain quantity.

    Attributes
    ----------
    document, part, start, end, text
        Its position, without surrounding quotation marks.
    kind : str
        ``counted`` (四个全面), ``fused`` (两山), ``paired`` (四千四万), ``code`` (1+5), ``listed`` (严、细、深) or ``acronym``.
    named : bool
        Whether it names a set; if not, it is a plain quantity.
    numbers : tuple of int or str
        The numbers, in order; a letter that stands for a number is a string.
    classifier, head, noun : str or None
        个 and 全面 in 四个全面; the noun that the whole phrase modifies.
    size : int or None
        The expected number of members.
    items : tuple of Item or None
        The members: as spelt out in the text or its glossary, or else as the lexicon gives them for the document's date.
    items_from : str or None
        The source of the members: ``text``, ``glossary``, ``catalogue`` or ``file`` (a lexicon of your own).
    check : str
        Whether the number of members found agrees with the phrase: ``matches``, ``differs`` or ``unstated``, which includes members from a lexicon
        of which the text contains none.
    sense : Sense or None
        The meaning that the phrase is known to have at the document's date, unless the text gives it other members. For a document without a date,
        its latest meaning.
    english : str or None
        Its official English rendering.
    quoted : bool
        Whether it is enclosed in quotation marks.
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
    """A term explained in the glossary of a document.

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
    """Neighbouring clauses of parallel structure (排比, 对偶), or sentences or openings of paragraphs.

    Attributes
    ----------
    document, start, end
        Its position, from the start of the first clause to the end of the last.
    clauses : tuple of Piece
        The clauses, in order; according to the form, sentences or openings of paragraphs.
    shared : str or None
        The wording that all clauses share, with ``{}`` for the parts that differ; None if they share only their structure.
    form : str
        ``couplet`` of two, ``series`` of three or more; ``sentences`` that each open a point of one paragraph; ``refrain`` that opens paragraphs.
    part : str
        The part that contains it: masthead, title, body or glossary.
    """

    document: str
    start: int
    end: int
    clauses: tuple[Piece, ...]
    shared: str | None
    form: Literal["couplet", "series", "sentences", "refrain"]
    part: PartName


class Template(NamedTuple):
    """A fixed wording with one to four slots, written ``{}``; `refrain` says whether it opens at least three paragraphs.

    List markers and a heading of one sentence may precede it there. The fillers of several slots are one string, separated by `` … ``. `document` is
    None if it was found across documents.
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
        Its position, from the first marker to the end of the last item.
    marker : str
        The marker of the first item in series of this sort: ``一是``, ``第一``, ``（一）``, ``1.``, ``首先``; in an outline the refrain with its
        slot, written ``{}``, or the word that opens the sentences.
    depth : int
        The number of series that contain it.
    items : tuple of Piece
        The items, without their markers; in an outline, the sentences themselves.
    announced_by : str or None
        The phrase before the series that announces it (四点意见).
    check : str
        Whether there are as many items as announced: ``matches``, ``differs`` or ``unstated``.
    missing : tuple of int
        The numbers that no item has: 2 of 一是…三是….
    ordered : bool
        Whether the items are in the order of their numbers.
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
    """A quotation, the noun that it modifies, and its author; `kind` is ``indirect`` for reported speech without quotation marks."""

    document: str
    part: PartName
    start: int
    end: int
    text: str
    noun: str | None
    attribution: str | None
    kind: Literal["quoted", "indirect"]
