"""Rows of differences, shared passages and first dates."""

from typing import Literal, NamedTuple, TypeAlias

from kouhao._rows.find import SloganKind

DifferenceStatus: TypeAlias = Literal["dropped", "added", "reworded", "moved", "kept"]
DifferenceLevel: TypeAlias = Literal["formulation", "sentence"]

# A field named `count` hides the tuple method of that name, which nobody needs in a row; type checkers need to be told.


class Edit(NamedTuple):
    """A change of wording: ``insert``, ``delete`` or ``replace``, with the text in the first wording and in the second."""

    operation: Literal["insert", "delete", "replace"]
    a: str
    b: str


class Difference(NamedTuple):
    """What became of a formulation or sentence from one text, a, to another, b.

    Attributes
    ----------
    status : str
        ``dropped`` (only a contains it), ``added`` (only b), ``reworded`` (in different words; for formulations, neither text contains the wording
        of the other), ``moved`` (a sentence that both contain once, at different positions in the order) or ``kept``. Between texts of the same
        period, or by different speakers or places, it only says which text contains what.
    level : str
        ``formulation`` or ``sentence``; for chains of clauses, the clauses.
    text : str
        The wording in a, or in b if it was added.
    partner : str or None
        The wording in b, if a has one too.
    count_a, count_b : int
        Occurrences in each text of its own wording, or of the other's if it has none.
    kind : str or None
        The kind of formulation; see `Slogan`.
    weight : float or None
        How much the change matters to a reader, which formulations are ranked by.
    similarity : float or None
        The similarity of both wordings, from 0 to 1: Dice's coefficient of their pairs of neighbouring units.
    edits : tuple of Edit
        The changes; punctuation is ignored.
    rank_a, rank_b : int or None
        For a formulation, its rank by occurrences in each text; for a sentence, its position in the order, from 1.
    length_a, length_b, bare_length_a, bare_length_b : int or None
        Length of each wording in code points, and without punctuation and spaces.
    document_a, start_a, end_a, document_b, start_b, end_b
        The position of each wording; for a formulation, of its first occurrence.
    first_known : str or None
        Since when the lexicon has the formulation, if no text that contains it is older. A formulation that only the later text contains and that
        is at most a year old has double weight.
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
    first_known: str | None


class Reuse(NamedTuple):
    """A passage that a younger document shares with an older one.

    Attributes
    ----------
    older, younger : str
        The documents.
    older_start, older_end, younger_start, younger_end : int
        The first occurrence of the passage in the older document, and its occurrence in the younger.
    text : str
        The passage as spelt in the younger document.
    units : int
        Its length in Chinese characters and Latin words.
    documents : int
        Number of documents of the corpus that contain it.
    older_date, younger_date : str or None
        Their dates.
    dated : bool
        Whether the dates decide which document is older; if not, the order of the corpus does.
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
    """The first date of a phrase in a place.

    Attributes
    ----------
    phrase, place : str
        The phrase as given, and the value of the variable.
    first : str or None
        Date of the first dated document of the place that contains it.
    lag : int or None
        The time since the centre's first date, in `lag_unit`; negative if it was earlier. None if either date is missing or censored ``before``.
    lag_unit : str or None
        ``days``, ``months`` or ``years``: as precise as the less precise date.
    censored : str or None
        ``before`` if the first documents of the place contain the phrase, so it may have been in use before the corpus begins; ``after`` if none
        contains it, so it may appear after the corpus ends.
    rank : int or None
        One more than the number of places with an earlier first date.
    document, start, end
        The position of the first occurrence.
    count, documents : int
        Occurrences in the dated documents of the place, and the number of those documents that contain it.
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
