"""Rows of the meanings of phrases."""

from typing import Literal, NamedTuple


class Passage(NamedTuple):
    """A passage that spells a meaning out: file and id of a document of the collection, its date, the defining words."""

    file: str
    id: str | None
    date: str | None
    words: str


class Meaning(NamedTuple):
    """A known phrase with one of its senses.

    Attributes
    ----------
    text, kind : str
        The canonical form, and its kind: a form of enumerated phrases (``counted`` …) or a kind of formulation (``name``, ``slogan`` …).
    from_, to : str or None
        Since when and until when it has had this meaning, as ISO prefixes.
    members : tuple of str
        The members, in order; empty if it has no number or its members are not fixed.
    english : str or None
        Its most common rendering in official English.
    aliases : tuple of str
        Its alternative wordings.
    issuer, document : str or None
        Who defined it, and in which document, meeting or speech.
    explanation : str or None
        The explanation in a glossary.
    status : str
        ``verified`` (a passage or a glossary documents it), ``unverified`` or ``contested`` (the parties concerned disagree; no members).
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
