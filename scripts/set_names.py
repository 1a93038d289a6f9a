#!/usr/bin/env python3
"""Derives crates/kouhao/data/set_names.txt: names of sets that writers also use without quotation marks.

usage: set_names.py CORPUS.jsonl ENUMERATIONS.jsonl > set_names.txt

CORPUS        documents, one a line: id, text
ENUMERATIONS  `kouhao enumerations --parts all --format jsonl` of that corpus

Takes the counted, fused and paired phrases of three characters and more that stand in quotation marks in at least 20 documents and, of those
of two characters (三农, 四风), the ones that stand so in at least 30 and whose characters rarely occur without the marks (三公 is in 三公里).
"""
import collections
import json
import re
import sys

texts = {str(d["id"]): d["text"] for d in map(json.loads, open(sys.argv[1], encoding="utf-8"))}
documents = collections.defaultdict(set)
for p in map(json.loads, open(sys.argv[2], encoding="utf-8")):
    if p["quoted"] and p["named"] and p["kind"] in ("counted", "fused", "paired") and re.fullmatch(r"[\u4e00-\u9fff]{2,8}", p["text"]):
        documents[p["text"]].add(str(p["document"]))
names = {w: len(d) for w, d in documents.items() if len(d) >= (30 if len(w) == 2 else 20)}
occurrences = collections.Counter()
quoted = collections.Counter()
for text in texts.values():
    for word in names:
        if word in text:
            occurrences[word] += text.count(word)
            quoted[word] += len(re.findall(f"[“‘「]{word}[”’」]", text))
for word in sorted(names):
    if len(word) > 2 or quoted[word] * 3 >= occurrences[word] * 2:
        print(word)
        print(word, names[word], quoted[word], occurrences[word], file=sys.stderr)
