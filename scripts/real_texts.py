"""Locates the real texts.

They belong to their publishers and are not part of the repository: `KOUHAO_DATA` names the folder that holds them, by default ``../shared``, relative
to the root of the repository. Without them, tests and notebooks report that they were skipped; with ``CI=true`` they fail, so that nobody believes
that they ran, unless ``KOUHAO_DATA=none`` states that there are none. `crates/kouhao/tests/support` does the same for Rust.
"""

import os
from pathlib import Path

_NAMED = os.environ.get("KOUHAO_DATA")
#: The folder; a relative path is relative to the root of the repository.
FOLDER = (Path(__file__).parent.parent / (_NAMED or "../shared")).resolve()


def why_missing(path: str) -> str | None:
    """Return None if a file or folder of the real texts exists, otherwise a notice that whatever needs it is skipped.

    Raises
    ------
    AssertionError
        If it is missing although all real texts must be there.
    """
    found = FOLDER / path
    if found.exists():
        return None
    assert os.environ.get("CI") != "true" or _NAMED == "none", f"{found} is missing; KOUHAO_DATA=none says that there are no real texts"
    return f"{found} is missing; KOUHAO_DATA names the folder that holds it"
