"""Counts of terms for scikit-learn. Requires ``kouhao[sklearn]``; no other module of the package imports it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_array
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from kouhao import _core
from kouhao._commands.options import TITLE_AND_BODY, Overlap, Parts, StopWords, TermOptions, Unit
from kouhao._counts import Counts
from kouhao._errors import OptionError
from kouhao._lexicon import Lexicon
from kouhao._texts import Texts, as_texts

if TYPE_CHECKING:
    from kouhao._tokenizer import Tokenizer

__all__ = ["TermVectorizer"]


class TermVectorizer(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Count terms of texts, as `kouhao.terms` does, into a matrix of documents × terms for scikit-learn's pipelines.

    It corresponds to `sklearn.feature_extraction.text.CountVectorizer`, which is for languages with spaces. Texts are a list or a column of str.

    Parameters
    ----------
    unit : {"word", "ngram"}, default "word"
        As for `kouhao.terms`, like all options except the two minimum counts.
    n : int, optional
        As there.
    min_count : int, default 1
        Minimum number of occurrences of a term in the texts that the vectorizer is fitted to.
    min_documents : int, default 1
        Minimum number of documents that contain it.
    punctuation : bool, default False
        As there.
    numbers : bool, default True
        As there.
    stop_words : "closed", path or iterable of str, optional
        As there.
    names : Lexicon or iterable of str, optional
        As there.
    phrases : iterable of str, optional
        As there.
    overlap : {"overlapping", "longest"}, default "overlapping"
        As there.
    simplify : bool, default False
        As there.
    parts : str or sequence of str, default ("title", "body")
        As there.
    tokenizer : Tokenizer, optional
        As there.

    Attributes
    ----------
    vocabulary_ : dict of str to int
        The column of each term. Terms are sorted.

    Examples
    --------
    >>> from kouhao.sklearn import TermVectorizer
    >>> from sklearn.feature_extraction.text import TfidfTransformer
    >>> from sklearn.pipeline import make_pipeline
    >>> texts = ["改革，改革！", "发展和改革", "发展！"]
    >>> TermVectorizer(stop_words="closed").fit(texts).get_feature_names_out().tolist()
    ['发展', '改革']
    >>> make_pipeline(TermVectorizer(stop_words="closed"), TfidfTransformer()).fit_transform(texts).shape
    (3, 2)
    """

    def __init__(
        self,
        *,
        unit: Unit = "word",
        n: int | None = None,
        min_count: int = 1,
        min_documents: int = 1,
        punctuation: bool = False,
        numbers: bool = True,
        stop_words: StopWords = None,
        names: Lexicon | Iterable[str] | None = None,
        phrases: Iterable[str] | None = None,
        overlap: Overlap = "overlapping",
        simplify: bool = False,
        parts: Parts = TITLE_AND_BODY,
        tokenizer: Tokenizer | None = None,
    ) -> None:
        self.unit = unit
        self.n = n
        self.min_count = min_count
        self.min_documents = min_documents
        self.punctuation = punctuation
        self.numbers = numbers
        self.stop_words = stop_words
        self.names = names
        self.phrases = phrases
        self.overlap = overlap
        self.simplify = simplify
        self.parts = parts
        self.tokenizer = tokenizer

    def fit(self, raw_documents: Texts, y: object = None) -> TermVectorizer:
        """Learn the terms of texts.

        Parameters
        ----------
        raw_documents : list or column of str
            The texts.
        y : object, optional
            Ignored.

        Raises
        ------
        OptionError
            For invalid options.
        """
        self.fit_transform(raw_documents, y)
        return self

    def fit_transform(self, raw_documents: Texts, y: object = None) -> csr_array:  # noqa: ARG002
        """Learn the terms of texts and count them in one pass; return the result of `transform`."""
        for name in ("min_count", "min_documents"):
            if getattr(self, name) < 1:
                raise OptionError(f"{name}={getattr(self, name)} is not valid; give 1 or more")
        counts = self._count(raw_documents)
        matrix, terms = counts.to_sparse(), counts.vocabulary
        if self.min_count > 1 or self.min_documents > 1:
            documents = np.bincount(matrix.indices, minlength=matrix.shape[1])
            kept = (matrix.sum(axis=0) >= self.min_count) & (documents >= self.min_documents)
            terms = tuple(term for term, keep in zip(terms, kept, strict=True) if keep)
            matrix = _placed(matrix, np.where(kept, np.cumsum(kept) - 1, -1), len(terms))
        self.vocabulary_ = {term: column for column, term in enumerate(terms)}
        return matrix

    def transform(self, raw_documents: Texts) -> csr_array:
        """Count the learnt terms.

        Returns
        -------
        csr_array of int64
            Of shape (documents, terms).
        """
        check_is_fitted(self, "vocabulary_")
        counts = self._count(raw_documents)
        columns = np.array([self.vocabulary_.get(term, -1) for term in counts.vocabulary], dtype=np.int64)
        return _placed(counts.to_sparse(), columns, len(self.vocabulary_))

    def get_feature_names_out(self, input_features: object = None) -> Any:  # noqa: ARG002
        """Return the terms in the order of the columns, as an array of str."""
        check_is_fitted(self, "vocabulary_")
        return np.array(list(self.vocabulary_), dtype=object)

    def _count(self, raw_documents: Texts) -> Counts:
        if isinstance(raw_documents, str):
            raise TypeError("the texts are a str; give a list of texts")
        asked = TermOptions(
            unit=self.unit,
            n=self.n,
            punctuation=self.punctuation,
            numbers=self.numbers,
            stop_words=self.stop_words,
            names=self.names,
            phrases=self.phrases,
            overlap=self.overlap,
            simplify=self.simplify,
            parts=self.parts,
            tokenizer=self.tokenizer,
        )
        return Counts(_core.tabulate(as_texts(raw_documents)._texts(), asked.counter(), None))

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags


def _placed(matrix: csr_array, columns: Any, terms: int) -> csr_array:
    """Move columns to other positions, in the same order; -1 drops one."""
    places = columns[matrix.indices]
    known = places >= 0
    starts = np.concatenate(([0], np.cumsum(known)))[matrix.indptr]
    return csr_array((matrix.data[known], places[known], starts), shape=(matrix.shape[0], terms))
