"""Derive crates/kouhao/data/number_words.txt from the dictionary of jieba.

usage: scripts/tables/number_words.py DICT.TXT crates/kouhao/data/catalogue.toml > number_words.txt

Takes the words that a reader of numbers could mistake for an enumerated phrase (they start with a numeral, or contain two) and whose tag says that
they are something else: idioms (i), places, bodies and times (ns, nt, t); and, of the words built like 七上八下, names of people, quantities and
verbs. Tags that the dictionary also gives to set phrases and coined names (l, n, nz: 一国两制, 五湖四海) decide only if the two numbers are
themselves idiomatic: both the same, neighbours from three upwards, or one above six. Abbreviations (j: 五讲四美) are never taken, nor are names of
sets in the catalogue (三结合).
"""

import re
import sys
import tomllib
from pathlib import Path

VALUES = (
    {c: 10**p for c, p in zip("十百千万", (1, 2, 3, 4), strict=True)} | {c: i + 1 for i, c in enumerate("一二三四五六七八九")} | {"两": 2, "双": 2}
)
NUMERAL = "".join(VALUES)
PAIRED = re.compile(f"([{NUMERAL}])[^{NUMERAL}]([{NUMERAL}])[^{NUMERAL}]$")
#: 东北三省 and 西南五省 are names of sets.
REGION = re.compile(f"^[东南西北中华]+[{NUMERAL}]+[省市县区]")
#: 四大名著 and 两只手 count things, whatever the tag says.
COUNTED = re.compile(f"[{NUMERAL}][个项大种条只张件]")
#: Tags of words built like 七上八下 that name no set: names, quantities, verbs and the like; and tags that set phrases have as well.
TAGS, DOUBTFUL = {"nr", "ns", "nt", "t", "m", "v", "d", "r", "z", "vn"}, {"l", "n", "nz"}


def idiomatic(first: str, second: str) -> bool:
    a, b = VALUES[first], VALUES[second]
    return a == b or (min(a, b) >= 3 and abs(a - b) == 1) or max(a, b) >= 7


def misleads(word: str, tag: str) -> bool:
    if COUNTED.match(word):
        return False
    several = bool(re.search("[" + NUMERAL.replace("一", "") + "]", word)) or word.count("一") > 1
    idiom = tag == "i" and len(word) <= 5 and several and (word[0] in NUMERAL or len(re.findall(f"[{NUMERAL}]", word)) > 1)
    place = tag in ("ns", "nt", "t") and len(word) > 2 and several and not REGION.search(word)
    paired = PAIRED.match(word)
    return idiom or place or (paired is not None and (tag in TAGS or (tag in DOUBTFUL and idiomatic(*paired.groups()))))


def main() -> None:
    dictionary, catalogue = map(Path, sys.argv[1:])
    # Names of sets have a kind of their own; a wording with a number in it (一中一台) misleads as other words do.
    entries = tomllib.loads(catalogue.read_text(encoding="utf-8"))["entry"]
    known = {entry["text"] for entry in entries if entry["kind"] not in ("name", "slogan")}
    lines = (line.split(" ") for line in dictionary.read_text(encoding="utf-8").splitlines())
    print("\n".join(sorted({word for word, _, tag in lines if misleads(word, tag)} - known)))


if __name__ == "__main__":
    main()
