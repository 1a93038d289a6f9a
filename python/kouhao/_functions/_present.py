"""Functions that present findings to a reader: the methods of `kouhao._commands.present`."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from kouhao._commands import Summary
from kouhao._commands.options import TITLE_AND_BODY, BackgroundLike, Parts
from kouhao._lexicon import Lexicon
from kouhao._picture import Language
from kouhao._texts import Texts, as_texts
from kouhao._tokenizer import Tokenizer


def summary(
    texts: Texts,
    /,
    *,
    parts: Parts = TITLE_AND_BODY,
    columns: int = 80,
    colour: bool = False,
    lexicon: Lexicon | None = None,
    background: BackgroundLike = "default",
    tokenizer: Tokenizer | None = None,
) -> Summary:
    """Summarise the texts and their formulaic language on a page: `Corpus.summary`, for texts of any kind.

    Examples
    --------
    >>> import kouhao
    >>> print(kouhao.summary(kouhao.demo()).splitlines()[3])
    demo · 866 characters, 386 words
    """
    return as_texts(texts).summary(parts=parts, columns=columns, colour=colour, lexicon=lexicon, background=background, tokenizer=tokenizer)


def report(
    texts: Texts,
    path: str | PathLike[str],
    /,
    *,
    title: str | None = None,
    language: Language = "en",
    top: int = 20,
    by: str | None = None,
    parts: Parts = TITLE_AND_BODY,
    lexicon: Lexicon | None = None,
    background: BackgroundLike = "default",
    tokenizer: Tokenizer | None = None,
) -> Path:
    """Write a report about the texts, a page that a browser shows without network or script: `Corpus.report`, for texts of any kind.

    Examples
    --------
    >>> import kouhao, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     page = kouhao.report(["四个全面。", "四个全面！"], f"{folder}/two.html", title="Two")
    ...     "<h1><bdi>Two</bdi></h1>" in page.read_text(encoding="utf-8")
    True
    """
    documents = as_texts(texts)
    return documents.report(
        path,
        title=title,
        language=language,
        top=top,
        by=by,
        parts=parts,
        lexicon=lexicon,
        background=background,
        tokenizer=tokenizer,
    )
