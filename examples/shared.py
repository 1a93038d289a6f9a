"""What the examples share: the speeches beside them."""

from pathlib import Path

import kouhao


def speeches() -> kouhao.Corpus:
    """Read the speeches with their variables (date, speaker, office, place, language)."""
    folder = Path(__file__).parent / "speeches"
    return kouhao.Corpus.from_files(folder, metadata=folder / "metadata.csv")
