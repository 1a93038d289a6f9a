"""Makes one file of JSON lines from any texts, for the benchmarks beside it.

Usage: python benches/corpus.py FOLDER|FILE… --out corpus.jsonl [--megabytes N] [--metadata FILE.csv]

Reads what ``kouhao.read`` reads, in its order: files as given, folders by name. The same texts give the same bytes. With ``--megabytes`` it stops
before the text that would exceed that many million bytes of UTF-8. Empty texts are left out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

import kouhao


def lines(documents: Iterable[kouhao.Document], megabytes: float = float("inf")) -> Iterable[str]:
    """Yield a line of JSON for each document that is not empty: its name, its text, its variables.

    A variable with the name of one of these two is left out.
    """
    size = 0
    for document in documents:
        size += len(document.text.encode())
        if size > megabytes * 1e6:
            return
        if document.text:
            fields = document.variables | {"id": document.name, "text": document.text}
            yield json.dumps(fields, ensure_ascii=False, sort_keys=True) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python benches/corpus.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", nargs="+", type=Path)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--megabytes", type=float, default=float("inf"))
    parser.add_argument("--metadata", type=Path)
    arguments = parser.parse_args()
    found = kouhao.Corpus.from_files(arguments.input, metadata=arguments.metadata)
    size = number = 0
    with arguments.out.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines(found, arguments.megabytes):
            number, size = number + 1, size + len(json.loads(line)["text"].encode())
            file.write(line)
    if number == 0:
        sys.exit("there is no text to write; give a folder or files that hold some, or more megabytes")
    print(f"{arguments.out}: {number:,} of {len(found):,} texts, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
