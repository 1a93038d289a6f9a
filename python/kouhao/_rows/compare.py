"""The rows of what changed, what is shared, what came when."""

from typing import Literal, NamedTuple, TypeAlias

from kouhao._rows.find import SloganKind

DifferenceStatus: TypeAlias = Literal["dropped", "added", "reworded", "moved", "kept"]
DifferenceLevel: TypeAlias = Literal["formulation", "sentence"]

# A field called `count` hides the method of tuples, which nobody needs of a row; type checkers want that to be said.


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
        ``dropped`` (only a has it), ``added`` (only b), ``reworded`` (in other words; of formulations, neither text has the wording of the other),
        ``moved`` (a sentence that both have once, at another place of the order) or ``kept``. Between texts of the same period, or by different
        speakers or places, it only says who has what.
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
    first_known : str or None
        Since when the lexicon has the formulation, if no text that has it is older. What the later text alone has
        and is no older than a year weighs twice.
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
        How long after the centre's first date, in `lag_unit`; negative if before it. None if either date is missing or censored ``before``.
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
