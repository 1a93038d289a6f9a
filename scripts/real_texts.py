"""Where real texts are found.

They belong to their publishers and are no part of the repository: `KOUHAO_DATA` names the folder that holds them, by default ``../shared``, seen
from the repository's root. Without them tests and notebooks say that they were skipped; with ``CI=true`` they fail, so that no one believes they
ran, unless ``KOUHAO_DATA=none`` says that there are none. `crates/kouhao/tests/support` is the same for Rust.
"""

import os
from pathlib import Path

_NAMED = os.environ.get("KOUHAO_DATA")
#: The folder; one that is named is seen from the repository's root, too.
FOLDER = (Path(__file__).parent.parent / (_NAMED or "../shared")).resolve()


def why_missing(path: str) -> str | None:
    """Return None if a file or folder of the real texts is there, else the notice that what needs it is skipped.

    Raises
    ------
    AssertionError
        If there is none where all must be.
    """
    found = FOLDER / path
    if found.exists():
        return None
    assert os.environ.get("CI") != "true" or _NAMED == "none", f"{found} is missing; KOUHAO_DATA=none says that there are no real texts"
    return f"{found} is missing; KOUHAO_DATA names the folder that holds it"
