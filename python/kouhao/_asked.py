"""The base class of everything that has commands: documents in memory, or texts that are read once.

The methods are in `kouhao._commands`; the classes are a document, a corpus (`kouhao._corpus`) and a stream (`kouhao._texts`).
"""

from __future__ import annotations

from kouhao import _core


class Asked:
    """Texts that have commands."""

    __slots__ = ()

    def _documents(self) -> _core.Corpus:
        raise NotImplementedError

    def _texts(self) -> _core.Corpus | _core.Texts:
        """Return the texts to read: documents in memory, or a stream of them that is read once."""
        return self._documents()

    def _digest(self) -> tuple[int, str, str | None]:
        """Return the digest of the texts that the last command read: their number, the digest of names and texts, that of variables."""
        return self._documents().digest()

    def _label(self) -> str | None:
        """Return the name of the texts in a picture: for a file, its name."""
        return None
