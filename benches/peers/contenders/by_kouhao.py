"""kouhao does the jobs.

Options: `threads`, the number of threads; for slogans `top`, the number of rows kept; for phrases `phrases`, a file with one phrase per line.
"""

from collections.abc import Callable
from pathlib import Path

import kouhao
from contender import HAN, Job, digests_of_tokens, main


def ready(job: Job) -> None:
    kouhao.set_threads(int(job.options["threads"]))
    # The dictionary is loaded at the first text.
    kouhao.Tokenizer().words("一")


def tokens(job: Job) -> Callable[[], object]:
    ready(job)
    tokenizer = kouhao.Tokenizer()
    with job.timed():
        found = tokenizer.words(job.texts)
    return lambda: {"texts": digests_of_tokens(found), "tokens": sum(map(len, found))}


def tokens_one_by_one(job: Job) -> Callable[[], object]:
    ready(job)
    tokenizer = kouhao.Tokenizer()
    with job.timed():
        found = [tokenizer.words(text) for text in job.texts]
    return lambda: {"texts": digests_of_tokens(found), "tokens": sum(map(len, found))}


def matrix(job: Job) -> Callable[[], object]:
    from by_sklearn import sums
    from kouhao.sklearn import TermVectorizer

    ready(job)
    vectorizer = TermVectorizer(punctuation=True, parts="all")
    with job.timed():
        counts = vectorizer.fit_transform(job.texts)
    return lambda: sums(vectorizer.vocabulary_, counts)


def repeats(job: Job) -> Callable[[], object]:
    ready(job)
    # The background is loaded when it is first needed.
    kouhao.Corpus.from_texts(["改革开放，改革开放。"]).slogans()
    top = int(job.options["top"]) if "top" in job.options else None
    with job.timed():
        found = kouhao.Corpus.from_texts(job.texts).slogans(parts="all", top=top)
    return lambda: [[row.key, row.count] for row in found]


def phrases(job: Job) -> Callable[[], object]:
    ready(job)
    looked_for = Path(job.options["phrases"]).read_text(encoding="utf-8").split("\n")
    with job.timed():
        found = kouhao.terms(job.texts, phrases=looked_for, parts="all")
    return lambda: {row.term: row.count for row in found}


def phrases_to_look_for(job: Job) -> Callable[[], object]:
    """Return the best slogans that consist of ideographs only, as many as the option `phrases` states."""
    ready(job)
    with job.timed():
        found = kouhao.Corpus.from_texts(job.texts).slogans(parts="all")
    return lambda: [row.key for row in found if HAN.fullmatch(row.key)][: int(job.options["phrases"])]


if __name__ == "__main__":
    main(
        {
            "tokens": tokens,
            "tokens_one_by_one": tokens_one_by_one,
            "matrix": matrix,
            "repeats": repeats,
            "phrases": phrases,
            "phrases_to_look_for": phrases_to_look_for,
        }
    )
