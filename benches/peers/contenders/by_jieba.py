"""jieba, in Python, splits texts into tokens."""

import logging
from collections.abc import Callable

import jieba
from contender import Job, digests_of_tokens, main


def tokens(job: Job) -> Callable[[], object]:
    jieba.setLogLevel(logging.ERROR)
    jieba.lcut("一")
    with job.timed():
        found = [jieba.lcut(text) for text in job.texts]
    return lambda: {"texts": digests_of_tokens(found), "tokens": sum(map(len, found))}


if __name__ == "__main__":
    main({"tokens": tokens})
