"""How work runs: the number of threads, and progress reports."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from kouhao import _core
from kouhao._errors import needed

Progress: TypeAlias = Callable[[int, int], object] | bool


def callback(progress: Progress | None, /) -> Callable[[int, int], object] | None:
    """Return the function to call with the progress; True stands for a progress bar, in a notebook or on standard error."""
    if progress is None or progress is False:
        return None
    if progress is not True:
        return progress
    bar = needed("tqdm.auto", "progress=True", "progress").tqdm(unit="text")

    def tell(done: int, total: int) -> None:
        bar.total = total
        bar.update(done - bar.n)

    return tell


def set_threads(threads: int | None, /) -> None:
    """Set the number of threads that work uses from now on, in this process.

    Parameters
    ----------
    threads : int or None
        At least 1; None means one per processor, or as many as the environment variable ``RAYON_NUM_THREADS`` says when work first runs. Results do
        not depend on it. Workers of a cluster should use as many threads as they have processors.

    Raises
    ------
    OptionError
        For 0 threads, or more than 1024.

    Examples
    --------
    >>> import kouhao
    >>> kouhao.set_threads(1)
    >>> kouhao.set_threads(None)
    """
    _core.set_threads(threads)
