"""Findings told to a reader: on one screen, on a page."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from kouhao import _core
from kouhao._asked import Asked
from kouhao._commands import options
from kouhao._commands.options import TITLE_AND_BODY, BackgroundLike, Parts, check_fields
from kouhao._lexicon import Lexicon
from kouhao._output import completed
from kouhao._picture import Language
from kouhao._show import preformatted
from kouhao._tokenizer import Tokenizer


class Summary(str):
    """What a text is and what is formulaic in it, for reading. A string that shows itself as it is."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return preformatted(self)


class Present(Asked):
    """Commands that tell a reader all of it."""

    __slots__ = ()

    def summary(
        self,
        *,
        parts: Parts = TITLE_AND_BODY,
        columns: int = 80,
        colour: bool = False,
        lexicon: Lexicon | None = None,
        background: BackgroundLike = "default",
        tokenizer: Tokenizer | None = None,
    ) -> Summary:
        """Tell a reader what the texts are and what is formulaic in them.

        Parameters
        ----------
        parts : str or sequence of str, default ("title", "body")
            The parts that are read: some of masthead, title, body, glossary, or ``"all"``.
        columns : int, default 80
            Width of a line, from 40; an ideograph takes two.
        colour : bool, default False
            Whether to use the colours of a terminal.
        lexicon : Lexicon, optional
            Known phrases. Default: the catalogue; ``Lexicon()`` is an empty one.
        background : Background, str or path, default "default"
            How phrases are used elsewhere: what comes with kouhao, ``"none"``, a `Background` or the path of one.
        tokenizer : Tokenizer, optional
            Default: the dictionary as shipped.

        Returns
        -------
        Summary
            A string.

        Raises
        ------
        OptionError
            For a part that does not exist, or fewer than 40 columns.
        DataError
            For a background that cannot be read.
        """
        known = options.lexicon(lexicon), options.background(background)
        return Summary(_core.summary(self._texts(), options.parts(parts), columns, colour, *known, options.tokenizer(tokenizer)))

    def report(
        self,
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
        """Write a page about the texts, which a browser shows without network or script.

        One HTML file: the marked text, formulations, enumerated phrases with members, outline, parallels, templates, terms; of a corpus its
        documents, years and groups; what the counts do not show; with what the page was made. The same texts give the same file.

        Parameters
        ----------
        path : str or path
            The file, which takes its name when it is complete.
        title : str, optional
            Default: that of the only text, else how many there are.
        language : {"en", "zh"}, default "en"
            The language of headings and explanations.
        top : int, default 20
            Rows of each list that are shown at once, from 1 to 1000; four times as many are folded away behind them.
        by : str, optional
            The field whose values are compared with each other. Default: speaker, place or province, or another that parts the texts in two to
            fifteen groups.
        parts : str or sequence of str, default ("title", "body")
            The parts that are read: some of masthead, title, body, glossary, or ``"all"``. All of a text is shown.
        lexicon : Lexicon, optional
            Known phrases. Default: the catalogue; ``Lexicon()`` is an empty one.
        background : Background, str or path, default "default"
            How phrases are used elsewhere: what comes with kouhao, ``"none"``, a `Background` or the path of one.
        tokenizer : Tokenizer, optional
            Default: the dictionary as shipped.

        Returns
        -------
        Path
            The file.

        Raises
        ------
        OptionError
            For a part or language that does not exist, lists that are too short or too long, a field without a name.
        OSError
            If the file cannot be written.

        Examples
        --------
        >>> import kouhao, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     page = kouhao.demo().report(f"{folder}/demo.html", language="zh")
        ...     page.name, "数字略语" in page.read_text(encoding="utf-8")
        ('demo.html', True)
        """
        # The page says so if the tokenizer is one's own.
        words = None if tokenizer is None else options.tokenizer(tokenizer)
        known = options.lexicon(lexicon), options.background(background)
        texts = self._documents()
        check_fields(texts, [by])
        path = Path(path).expanduser()
        with completed(path) as part:
            page = _core.report(texts, title, language, top, by, options.parts(parts), *known, words)
            part.write_text(page, encoding="utf-8", newline="")
        return path
