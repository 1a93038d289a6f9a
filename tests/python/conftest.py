"""What the tests share."""

from pathlib import Path

import kouhao
import pytest

ROOT = Path(__file__).parent.parent.parent
SPEECHES = ROOT / "examples" / "speeches"


@pytest.fixture(scope="session")
def speeches():
    return kouhao.Corpus.from_files(SPEECHES, metadata=SPEECHES / "metadata.csv")
