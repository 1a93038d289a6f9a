"""Reads files, and the speech that comes with the package."""

from __future__ import annotations

from collections.abc import Iterable
from glob import glob, has_magic
from os import PathLike, fspath
from pathlib import Path

from kouhao._corpus import Corpus, Document


def read(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    /,
    *,
    text_field: str = "text",
    encoding: str | None = None,
    metadata: str | PathLike[str] | None = None,
    max_document_mb: int = 500,
    strict: bool = True,
) -> Document | Corpus:
    """Read files, folders or a pattern (``speeches/*.txt``).

    Parameters
    ----------
    paths : path, pattern or iterable of paths
        Files as for `Corpus.from_files`, or a pattern with the wildcards of a shell; ``**`` stands for any folders.
    text_field : str, default "text"
        As for `Corpus.from_files`, which also documents the exceptions.
    encoding : str, optional
        As there.
    metadata : path, optional
        As there.
    max_document_mb : int, default 500
        As there.
    strict : bool, default True
        As there.

    Returns
    -------
    Document
        For one file that is one document (``.txt``, ``.md``, compressed or not, ``.docx``).
    Corpus
        For everything else.

    Examples
    --------
    >>> import kouhao
    >>> kouhao.read("examples/speeches/2019-mobilisation.txt").date
    '2019-03-12'
    >>> len(kouhao.read("examples/speeches/*.txt"))
    6
    """
    single = isinstance(paths, str | PathLike)
    if paths == "":
        raise FileNotFoundError(2, "No such file or directory", "")
    files = [Path(fspath(path)).expanduser() for path in ([paths] if isinstance(paths, str | PathLike) else paths)]
    if isinstance(paths, str) and paths != "-" and not files[0].exists() and has_magic(str(files[0])):
        single = False
        files = [Path(path) for path in sorted(glob(str(files[0]), recursive=True))]  # noqa: PTH207  (an absolute pattern is one too)
        if not files:
            raise FileNotFoundError(2, "No file matches the pattern", paths)
    corpus = Corpus.from_files(files, text_field=text_field, encoding=encoding, metadata=metadata, max_document_mb=max_document_mb, strict=strict)
    whole = {".txt", ".md", ".docx"}.intersection(suffix.lower() for suffix in files[0].suffixes[-2:]) if files else set()
    return corpus[0] if single and whole and files[0].is_file() and len(corpus) == 1 else corpus


def demo() -> Document:
    """Return a speech of two pages, invented for this package.

    Examples
    --------
    >>> import kouhao
    >>> speech = kouhao.demo()
    >>> speech.speaker, speech.date
    ('闻柏舟', '2021-02-03')
    >>> best = speech.slogans()[0]
    >>> best.text, best.count
    ('早半步、实一分，携手把日子过红火', 3)
    """
    return Document((Path(__file__).parent / "demo.txt").read_text(encoding="utf-8"), name="demo")
