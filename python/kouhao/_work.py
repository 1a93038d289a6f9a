"""How work runs: on how many threads, and who is told how far it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from kouhao import _core
from kouhao._errors import needed

Progress: TypeAlias = Callable[[int, int], object] | bool


def callback(progress: Progress | None, /) -> Callable[[int, int], object] | None:
    """Return the function that is told how far the work is; True stands for a bar, in a notebook or on standard error."""
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
    """Set on how many threads work runs from now on, in this process.

    Parameters
    ----------
    threads : int or None
        From 1; None is one a processor, or as the environment variable ``RAYON_NUM_THREADS`` says when work first runs. Results do not depend on it.
        Workers of a cluster should have as many as processors are theirs.

    Raises
    ------
    OptionError
        For no thread, or more than 1024.

    Examples
    --------
    >>> import kouhao
    >>> kouhao.set_threads(1)
    >>> kouhao.set_threads(None)
    """
    _core.set_threads(threads)
