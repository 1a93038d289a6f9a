"""rjieba, jieba-rs for Python, splits texts into tokens. Option `threads`: the number of Python threads, each with its share of the texts."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import rjieba
from contender import Job, digests_of_tokens, main


def cut(texts: list[str]) -> list[list[str]]:
    return [rjieba.cut(text) for text in texts]


def tokens(job: Job) -> Callable[[], object]:
    rjieba.cut("一")
    threads = int(job.options["threads"])
    with job.timed():
        if threads == 1:
            found = cut(job.texts)
        else:
            # rjieba lets other Python threads run while it works; shares of a thousand texts keep them from waiting for the last one.
            shares = [job.texts[start : start + 1000] for start in range(0, len(job.texts), 1000)]
            with ThreadPoolExecutor(threads) as pool:
                found = [tokens for share in pool.map(cut, shares) for tokens in share]
    return lambda: {"texts": digests_of_tokens(found), "tokens": sum(map(len, found))}


if __name__ == "__main__":
    main({"tokens": tokens})
