"""What commands are asked of: documents in memory, or texts that are read once.

The methods that ask are in `kouhao._commands`; what can be asked is a document, a corpus (`kouhao._corpus`) or a stream (`kouhao._texts`).
"""

from __future__ import annotations

from kouhao import _core


class Asked:
    """Texts that can be asked something."""

    __slots__ = ()

    def _documents(self) -> _core.Corpus:
        raise NotImplementedError

    def _texts(self) -> _core.Corpus | _core.Texts:
        """Return what is read: documents in memory, or a stream of them that is read once."""
        return self._documents()

    def _digest(self) -> tuple[int, str, str | None]:
        """Name the texts that the last command read: how many, the digest of names and texts, that of variables."""
        return self._documents().digest()

    def _label(self) -> str | None:
        """Return what a picture calls the texts: a file by its name."""
        return None
