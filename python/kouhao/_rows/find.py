"""The rows of what is formulaic."""

from typing import Literal, NamedTuple, TypeAlias

from kouhao._rows.pieces import Counted, PartName, Piece, Place

SloganKind: TypeAlias = Literal["name", "slogan", "refrain", "protocol", "term"]
EnumerationKind: TypeAlias = Literal["counted", "fused", "paired", "code", "listed", "acronym"]

# A field called `count` hides the method of tuples, which nobody needs of a row; type checkers want that to be said.


class Item(NamedTuple):
    """A member of a set; `start` and `end` are None if a lexicon gave it and not the document."""

    text: str
    start: int | None
    end: int | None


class Sense(NamedTuple):
    """What a phrase is known to mean between two dates, as defined by `issuer` in `source`; `verified` if a passage or a glossary shows it."""

    from_: str | None
    to: str | None
    source: str
    issuer: str | None
    verified: bool


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
        form of address, or the frame of texts) or ``term`` (more likely ordinary than a formulation).
    count, net, documents : int
        Occurrences, those outside longer phrases of the result, and documents.
    score : float
        How strongly all signs together tell a formulation; the rank. The logarithm of the odds, less the chance that it is a fragment.
    variants : tuple of Counted
        Its spellings, commonest first; of equally common ones first those that hold no half of a quotation.
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
    own : bool or None
        Whether it is the texts' own: neither background nor lexicon has it, and it is more than what they say with the name of a place or an idiom in
        it. Whether one document has it or many does not matter. Of ordinary terms it is told too. None where nobody can tell: of a phrase without a
        Chinese character or in Japanese, which they do not cover, and without a background of nearly all that the lexicon lacks.
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
    """A formulation that others use too.

    Attributes
    ----------
    document, part, start, end, text
        Where it stands.
    key : str
        What all its spellings share: its units, folded.
    source : str
        Where it is known from: ``catalogue``, ``background``, ``glossary`` or ``file`` (a lexicon of one's own). ``wording`` if nothing lists it:
        its writer sets it apart, and it is built as formulations are. What comes of the model may be wrong, most of all what comes of it alone.
    background_per_million : float or None
        Occurrences per million units in the political collections of the background, if it has the phrase.
    first_known : str or None
        Since when it is known: the sense of the lexicon that is meant at the date of the text, else the earliest dated document of the background.
        What came before the collections begin is not known. If it is not before the date of the text, it does not say by when others used it: the
        earliest document may be this one.
    score : float
        How strongly wording, use and relatives (phrases that start or end alike) tell a formulation: the logarithm of the odds.
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
        Whether as many members were found: ``matches``, ``differs`` or ``unstated``, as of members of a lexicon of which the text has none.
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

    List markers and a heading of one sentence may stand before it there. The fillers of two slots stand in one text, parted by
    `` … ``. `document` is None if it was found across documents.
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
    """A quoted expression, the noun that it modifies and who is quoted; of `kind` ``indirect`` what is said without quotation marks."""

    document: str
    part: PartName
    start: int
    end: int
    text: str
    noun: str | None
    attribution: str | None
    kind: Literal["quoted", "indirect"]
