"""gensim finds phrases in two passes, of two words and then of up to four, in tokens of rjieba.

The work before gensim, splitting the texts into tokens and these at marks, is a phase of its own: users pay for it, but it is not gensim's.
"""

from collections.abc import Callable

import rjieba
from contender import Job, main
from gensim.models.phrases import Phrases


def repeats(job: Job) -> Callable[[], object]:
    rjieba.cut("一")
    with job.timed("tokens"):
        clauses: list[list[str]] = []
        for text in job.texts:
            clause: list[str] = []
            for token in rjieba.cut(text):
                if any(map(str.isalnum, token)):
                    clause.append(token)
                elif clause:
                    clauses.append(clause)
                    clause = []
            if clause:
                clauses.append(clause)
    with job.timed("phrases"):
        pairs = Phrases(clauses, min_count=2)
        joined = pairs.freeze()
        longer = Phrases(joined[clauses], min_count=2)
        found = longer.export_phrases()
    words = sum(map(len, clauses))
    return lambda: {"phrases": len(found), "words": words, "words_seen": pairs.corpus_word_count}


if __name__ == "__main__":
    main({"repeats": repeats})
