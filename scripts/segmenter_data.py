#!/usr/bin/env python3
"""Makes the data of the segmenter from those of jieba, which jieba-rs carries: its dictionary and its hidden Markov model.

usage: segmenter_data.py DICT.TXT HMM.MODEL

Writes segmenter_words.txt.zst, the dictionary as it is, and segmenter_hmm.tsv.zst, the model with a line for each character, into
crates/kouhao/data. Needs the command zstd. The dictionary is src/data/dict.txt of the crate jieba-rs, the model src/hmm.model of the crate jieba-macros.
"""

import pathlib
import subprocess
import sys

DATA = pathlib.Path(__file__).parent.parent / "crates/kouhao/data"


def write(name, text):
    packed = subprocess.run(["zstd", "-19", "-c"], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
    (DATA / name).write_bytes(packed)


dictionary, model = (pathlib.Path(path).read_text(encoding="utf-8") for path in sys.argv[1:])

words = [line.split(" ") for line in dictionary.splitlines()]
assert all(len(fields) == 3 and int(fields[1]) > 0 for fields in words), "every line is a word, its frequency and its tag"
assert all(a[0] < b[0] for a, b in zip(words, words[1:])), "words are sorted, and each stands once"
write("segmenter_words.txt.zst", dictionary)

# States in the order begin, end, middle, single: chances of the first, of each after each, and of each character.
start, *rest = (line for line in model.splitlines() if line and not line.startswith("#"))
after, emitted = rest[:4], rest[4:]
chances = {}
for state, line in enumerate(emitted):
    for pair in line.split(","):
        character, chance = pair.split(":")
        chances.setdefault(character, ["-"] * 4)[state] = chance
table = ["\t".join(line.split()) for line in (start, *after)]
table += ["\t".join((character, *chances[character])) for character in sorted(chances)]
write("segmenter_hmm.tsv.zst", "\n".join(table) + "\n")
