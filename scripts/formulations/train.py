"""Trains formulation_model.tsv, known_model.tsv, known_characters.tsv and known_context.tsv of crates/kouhao/data and cross-validates them.

Usage: python scripts/formulations/train.py [--data FOLDER] [--kouhao PROGRAM] [--work FOLDER] [--write]

Needs numpy and scikit-learn. FOLDER holds the collections and the development labels (default ../shared); PROGRAM is a release build of the command
line (default target/release/kouhao); backgrounds are kept in the work folder (default target/formulations), because counting one takes about a
minute.

There are two tasks, each with its own labels and model: slogans (slogans.py) and known formulations (known.py). The labels in this folder were made
by two readers (language models, working independently); only labels on which both agree count. Each fold is ranked by a model that was trained
without it, and uses a background that was counted without its documents (backgrounds.py).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from backgrounds import ROOT, background
from known import KnownFormulations
from slogans import Slogans


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT / "../shared")
    parser.add_argument("--kouhao", type=Path, default=ROOT / "target/release/kouhao")
    parser.add_argument("--work", type=Path, default=ROOT / "target/formulations")
    parser.add_argument("--write", action="store_true", help="write weights and background into the repository")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    data = arguments.data.resolve()
    slogans = Slogans(data, arguments.kouhao, arguments.work)
    known = KnownFormulations(data, arguments.kouhao, arguments.work)
    known.validate(slogans.shown)
    if arguments.write:
        tables = ROOT / "crates/kouhao/data"
        shipped = background(data, arguments.kouhao, [], arguments.work / "all.tsv.zst")
        (tables / "background.tsv.zst").write_bytes(shipped.read_bytes())
        (tables / "formulation_model.tsv").write_text("\n".join(slogans.lines()) + "\n", encoding="utf-8")
        for table, lines in zip(("known_model.tsv", "known_characters.tsv", "known_context.tsv"), known.lines(), strict=True):
            (tables / table).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
