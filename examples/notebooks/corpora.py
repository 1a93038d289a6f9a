"""The corpora of the notebooks: large collections where they are at hand, else the speeches of the examples.

The collections belong to their publishers and are no part of the repository. `KOUHAO_DATA` names the folder that holds them, by default
``../shared``, seen from the repository's root. A folder of texts of your own with a table of metadata is read in the same way.
"""

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path

import kouhao

EXAMPLES = Path(__file__).resolve().parent.parent
SPEECHES = EXAMPLES / "speeches"
CORPORA = EXAMPLES.parent / os.environ.get("KOUHAO_DATA", "../shared") / "corpora"

#: Of the news every eighth item is read.
EVERY = 8


def work_reports() -> kouhao.Corpus:
    """Read the State Council's work reports, 1954 to 2020, each named by its year."""
    return _reports("gwr_state_council", lambda report: (report.date or "")[:4])


def provincial_reports() -> kouhao.Corpus:
    """Read the work reports of the provinces in 2025, each named by its province."""
    return _reports("gwr_provincial_2025", lambda report: report.variables["province"])


def news() -> kouhao.Corpus:
    """Read every eighth item of the evening news, July 2012 to December 2022."""
    file = CORPORA / "xwlb_2012_2022.jsonl.gz"
    if not file.exists():
        return _speeches()
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        items = [json.loads(line) for number, line in enumerate(lines) if number % EVERY == 0]
    variables = {field: [item[field] for item in items] for field in ("date", "title")}
    return _told(kouhao.Corpus.from_texts([item["text"] for item in items], names=[item["id"] for item in items], variables=variables))


def _reports(folder: str, name: Callable[[kouhao.Document], str]) -> kouhao.Corpus:
    texts = CORPORA / folder
    if not texts.exists():
        return _speeches()
    corpus = kouhao.read(texts / "txt", metadata=texts / "metadata.csv")
    return _told(_named(corpus, name))


def _speeches() -> kouhao.Corpus:
    corpus = kouhao.read(SPEECHES, metadata=SPEECHES / "metadata.csv")
    print("The collection that this notebook is about is not at hand. Six invented speeches stand in for it: every cell runs, but the")
    print("words between the cells are about the collection and not about what you see.")
    named = []
    for speech in corpus:
        # What the notebooks group by.
        variables = {**speech.variables, "province": speech.variables["place"]}
        named.append(kouhao.Document(speech.text, name=Path(speech.name).name.split(".")[0], variables=variables))
    return _told(kouhao.Corpus(named))


def _named(corpus: kouhao.Corpus, name: Callable[[kouhao.Document], str]) -> kouhao.Corpus:
    return kouhao.Corpus(kouhao.Document(document.text, name=name(document), variables=document.variables) for document in corpus)


def _told(corpus: kouhao.Corpus) -> kouhao.Corpus:
    dates = sorted(document.date for document in corpus if document.date)
    print(f"{len(corpus):,} texts, {dates[0]} to {dates[-1]}, {sum(len(document) for document in corpus):,} characters")
    return corpus
