"""pyahocorasick counts given phrases. Option `phrases`: a file with one phrase per line."""

from collections.abc import Callable
from pathlib import Path

import ahocorasick
from contender import Job, main


def phrases(job: Job) -> Callable[[], object]:
    looked_for = Path(job.options["phrases"]).read_text(encoding="utf-8").split("\n")
    with job.timed():
        automaton = ahocorasick.Automaton()
        for place, phrase in enumerate(looked_for):
            automaton.add_word(phrase, place)
        automaton.make_automaton()
        counts = [0] * len(looked_for)
        for text in job.texts:
            for _, place in automaton.iter(text):
                counts[place] += 1
    return lambda: dict(zip(looked_for, counts, strict=True))


if __name__ == "__main__":
    main({"phrases": phrases})
