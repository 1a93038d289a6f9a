"""Matrices of documents × terms: the counts behind `terms`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeVar

from kouhao import _core
from kouhao._errors import needed
from kouhao._picture import Draw
from kouhao._table import Table

R = TypeVar("R", bound=tuple[Any, ...], covariant=True)


class Counts:
    """How often each document (or group) contains each term, as a sparse matrix. Immutable; returned by `Terms.counts`.

    Examples
    --------
    >>> import kouhao
    >>> counts = kouhao.terms(["改革，改革", "", "发展"]).counts
    >>> counts.names, counts.vocabulary, counts.words
    (('1', '2', '3'), ('发展', '改革'), (2, 0, 1))
    >>> counts.to_sparse().toarray().tolist()
    [[0, 2], [0, 0], [1, 0]]
    """

    __slots__ = ("_core",)

    def __init__(self, core: _core.Counts, /) -> None:
        self._core = core

    @property
    def names(self) -> tuple[str | None, ...]:
        """Names of the rows: documents in order, or groups; None for documents without the grouping field."""
        return tuple(self._core.names)

    @property
    def vocabulary(self) -> tuple[str, ...]:
        """The terms, sorted: the columns."""
        return tuple(self._core.vocabulary)

    @property
    def documents(self) -> tuple[int, ...]:
        """Number of documents in each row."""
        return tuple(self._core.documents)

    @property
    def words(self) -> tuple[int, ...]:
        """Number of words in each row, including those that were left out."""
        return tuple(self._core.words)

    @property
    def characters(self) -> tuple[int, ...]:
        """Number of characters in each row, white space not counted."""
        return tuple(self._core.characters)

    def to_sparse(self) -> Any:
        """Return a SciPy CSR array of integers of shape (rows, terms).

        Raises
        ------
        ImportError
            If SciPy is not installed.
        """
        return self._sparse(self._core.counts(), "int64")

    def tf_idf(self, *, norm: Literal["l1", "l2"] | None = "l2", use_idf: bool = True, smooth_idf: bool = True, sublinear_tf: bool = False) -> Any:
        """Return the TF-IDF weights of the terms, with the formula, parameters and defaults of scikit-learn's `TfidfTransformer`.

        Parameters
        ----------
        norm : {"l1", "l2"} or None, default "l2"
            The norm that each row is divided by.
        use_idf : bool, default True
            Whether rare terms weigh more.
        smooth_idf : bool, default True
            Whether one document that contains every term is added.
        sublinear_tf : bool, default False
            Whether the logarithm of counts is taken.

        Returns
        -------
        SciPy CSR array
            Of shape (rows, terms).

        Raises
        ------
        OptionError
            For an unknown norm.
        ImportError
            If SciPy is not installed.
        """
        return self._sparse(self._core.tf_idf(norm, use_idf, smooth_idf, sublinear_tf), "float64")

    def _sparse(self, values: bytearray, kind: str) -> Any:
        sparse, numpy = needed("scipy.sparse", "to_sparse()", "sklearn"), needed("numpy", "to_sparse()", "sklearn")
        data = numpy.frombuffer(values, dtype=kind)
        places = numpy.frombuffer(self._core.terms(), dtype="int32")
        starts = numpy.frombuffer(self._core.starts(), dtype="int64")
        return sparse.csr_array((data, places, starts), shape=self._core.shape)

    def __repr__(self) -> str:
        rows, terms = self._core.shape
        return f"Counts({rows:,} rows, {terms:,} terms)"


class Terms(Table[R]):
    """The rows of `terms`, and the matrix behind them.

    Examples
    --------
    >>> import kouhao
    >>> terms = kouhao.terms(["改革，改革", "", "发展"])
    >>> terms.to_sparse().shape, terms.vocabulary
    ((3, 2), ('发展', '改革'))
    """

    __slots__ = ("_counts", "_tabulate")

    def __init__(
        self, rows: _core.Columns, row: type[R], method: tuple[Any, ...], tabulate: Callable[[], _core.Counts], draw: Draw | None = None, /
    ) -> None:
        super().__init__(rows, row, method, draw)
        self._tabulate = tabulate
        self._counts: Counts | None = None

    @property
    def counts(self) -> Counts:
        """The matrix of documents, or groups, × terms. Computed when it is first requested."""
        if self._counts is None:
            self._counts = Counts(self._tabulate())
        return self._counts

    @property
    def vocabulary(self) -> tuple[str, ...]:
        """The terms, sorted: the columns of `to_sparse`."""
        return self.counts.vocabulary

    def to_sparse(self) -> Any:
        """Return documents, or groups, × terms as a SciPy CSR array: `Counts.to_sparse`."""
        return self.counts.to_sparse()
