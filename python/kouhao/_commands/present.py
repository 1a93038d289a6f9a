"""Commands that present findings to a reader: as a summary, or as a page."""

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
    """A summary of texts and their formulaic language, for reading. A string that is displayed as it is."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return preformatted(self)


class Present(Asked):
    """Commands that present everything to a reader."""

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
        """Summarise the texts and their formulaic language on a page.

        Parameters
        ----------
        parts : str or sequence of str, default ("title", "body")
            The parts to read: some of masthead, title, body, glossary, or ``"all"``.
        columns : int, default 80
            Line width, at least 40; an ideograph is two columns wide.
        colour : bool, default False
            Whether to use terminal colours.
        lexicon : Lexicon, optional
            Known phrases. Default: the catalogue; ``Lexicon()`` is empty.
        background : Background, str or path, default "default"
            Background frequencies of phrases: ``"default"`` (built in), ``"none"``, a `Background` or the path of one.
        tokenizer : Tokenizer, optional
            Default: the built-in dictionary.

        Returns
        -------
        Summary
            A string.

        Raises
        ------
        OptionError
            For an unknown part, or fewer than 40 columns.
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
        """Write a report about the texts, a page that a browser shows without network or script.

        The report is one HTML file: the marked text, formulations, enumerated phrases with members, outline, parallels, templates and terms; for a
        corpus also its documents, years and groups; what the counts do not show; and how the page was made. The same texts give the same file.

        Parameters
        ----------
        path : str or path
            The file. It gets its name only when it is complete.
        title : str, optional
            The title of the page. Default: that of the only text, otherwise one with the number of texts.
        language : {"en", "zh"}, default "en"
            The language of headings and explanations.
        top : int, default 20
            Number of rows of each list shown at once, from 1 to 1000; four times as many follow, collapsed.
        by : str, optional
            The field by which texts are grouped and compared. Default: speaker, place or province, or another that divides the texts into two to
            fifteen groups.
        parts : str or sequence of str, default ("title", "body")
            The parts to read: some of masthead, title, body, glossary, or ``"all"``. The whole text is shown in any case.
        lexicon : Lexicon, optional
            Known phrases. Default: the catalogue; ``Lexicon()`` is empty.
        background : Background, str or path, default "default"
            Background frequencies of phrases: ``"default"`` (built in), ``"none"``, a `Background` or the path of one.
        tokenizer : Tokenizer, optional
            Default: the built-in dictionary.

        Returns
        -------
        Path
            The file.

        Raises
        ------
        OptionError
            For an unknown part or language, lists that are too short or too long, or a field that has no name or that no
            document has.
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
        # The page states whether the tokenizer is user-defined.
        words = None if tokenizer is None else options.tokenizer(tokenizer)
        known = options.lexicon(lexicon), options.background(background)
        texts = self._documents()
        check_fields(texts, [by])
        path = Path(path).expanduser()
        with completed(path) as part:
            page = _core.report(texts, title, language, top, by, options.parts(parts), *known, words)
            part.write_text(page, encoding="utf-8", newline="")
        return path
