"""Derive crates/kouhao/data/set_names.txt: names of sets that writers also use without quotation marks.

usage: scripts/tables/set_names.py CORPUS.jsonl ENUMERATIONS.jsonl > set_names.txt

CORPUS        documents, one per line: id, text
ENUMERATIONS  `kouhao enumerations --parts all --format jsonl` of that corpus

Takes the counted, fused and paired phrases of three or more characters that are in quotation marks in at least 20 documents and, of those of two
characters (三农, 四风), the ones that are quoted in at least 30 documents and whose characters rarely occur without the marks (三公 is in 三公里).
"""

import collections
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def rows(path: str) -> Iterator[dict[str, Any]]:
    with Path(path).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def main() -> None:
    corpus, enumerations = sys.argv[1:]
    documents: dict[str, set[str]] = collections.defaultdict(set)
    for row in rows(enumerations):
        if row["quoted"] and row["named"] and row["kind"] in ("counted", "fused", "paired") and re.fullmatch(r"[\u4e00-\u9fff]{2,8}", row["text"]):
            documents[row["text"]].add(str(row["document"]))
    names = {word: len(held) for word, held in documents.items() if len(held) >= (30 if len(word) == 2 else 20)}
    occurrences: collections.Counter[str] = collections.Counter()
    quoted: collections.Counter[str] = collections.Counter()
    texts = {str(row["id"]): row["text"] for row in rows(corpus)}
    for text in texts.values():
        for word in names:
            if word in text:
                occurrences[word] += text.count(word)
                quoted[word] += len(re.findall(f"[“‘「]{word}[”’」]", text))
    for word in sorted(names):
        if len(word) > 2 or quoted[word] * 3 >= occurrences[word] * 2:
            print(word)
            print(word, names[word], quoted[word], occurrences[word], file=sys.stderr)


if __name__ == "__main__":
    main()
