"""scikit-learn's CountVectorizer counts the tokens of rjieba or jieba. Option `tokenizer`: which of the two."""

import hashlib
import logging
from collections.abc import Callable
from typing import Any

import numpy as np
from contender import HAN, Job, main
from sklearn.feature_extraction.text import CountVectorizer


def cutter(name: str) -> Callable[[str], list[str]]:
    """Return a function that splits a text, with its dictionary loaded."""
    cut: Callable[[str], list[str]]
    if name == "rjieba":
        import rjieba

        cut = rjieba.cut
    else:
        import jieba

        jieba.setLogLevel(logging.ERROR)
        cut = jieba.lcut
    cut("一")
    return cut


def sums(vocabulary: dict[str, int], counts: Any) -> dict[str, object]:
    """Return the number of terms that consist of ideographs only, the sum of their occurrences, and a digest of all their counts."""
    totals = np.asarray(counts.sum(axis=0)).ravel()
    terms = sorted((term, int(totals[column])) for term, column in vocabulary.items() if HAN.fullmatch(term))
    lines = "\n".join(f"{term}\t{count}" for term, count in terms)
    return {"terms": len(terms), "sum": sum(count for _, count in terms), "digest": hashlib.blake2b(lines.encode(), digest_size=8).hexdigest()}


def matrix(job: Job) -> Callable[[], object]:
    vectorizer = CountVectorizer(tokenizer=cutter(job.options["tokenizer"]), token_pattern=None, lowercase=False)
    with job.timed():
        counts = vectorizer.fit_transform(job.texts)
    return lambda: sums(vectorizer.vocabulary_, counts)


if __name__ == "__main__":
    main({"matrix": matrix})
