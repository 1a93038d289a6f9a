"""Create the data of the segmenter from those of jieba, which come with jieba-rs: its dictionary and its hidden Markov model.

usage: scripts/tables/segmenter.py DICT.TXT HMM.MODEL

Writes segmenter_words.txt.zst, the dictionary as it is, and segmenter_hmm.tsv.zst, the model with a line for each character, into
crates/kouhao/data. Needs the command zstd. The dictionary is src/data/dict.txt of the crate jieba-rs, the model src/hmm.model of the crate
jieba-macros.
"""

import itertools
import subprocess
import sys
from pathlib import Path

DATA = Path(__file__).parents[2] / "crates" / "kouhao" / "data"


def write(name: str, text: str) -> None:
    packed = subprocess.run(["zstd", "-19", "-c"], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
    (DATA / name).write_bytes(packed)


def checked(dictionary: str) -> str:
    words = [line.split(" ") for line in dictionary.splitlines()]
    assert all(len(fields) == 3 and int(fields[1]) > 0 for fields in words), "every line is a word, its frequency and its tag"
    assert all(a[0] < b[0] for a, b in itertools.pairwise(words)), "words are sorted, and each stands once"
    return dictionary


def table(model: str) -> str:
    """Return the model with a line for each character; states in the order begin, end, middle, single."""
    # Probabilities of the first state, of each state after each, and of each character.
    start, *rest = (line for line in model.splitlines() if line and not line.startswith("#"))
    after, emitted = rest[:4], rest[4:]
    chances: dict[str, list[str]] = {}
    for state, line in enumerate(emitted):
        for pair in line.split(","):
            character, chance = pair.split(":")
            chances.setdefault(character, ["-"] * 4)[state] = chance
    lines = ["\t".join(line.split()) for line in (start, *after)]
    lines += ["\t".join((character, *chances[character])) for character in sorted(chances)]
    return "\n".join(lines) + "\n"


def main() -> None:
    dictionary, model = (Path(path).read_text(encoding="utf-8") for path in sys.argv[1:])
    write("segmenter_words.txt.zst", checked(dictionary))
    write("segmenter_hmm.tsv.zst", table(model))


if __name__ == "__main__":
    main()
