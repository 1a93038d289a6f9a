"""Known formulations: boosted trees tell them among the phrases of a text that the background has or that stand between marks.

The labels: every formulation of two documents of the development set, once or often, and of a hundred and ten excerpts and items. Beside this file,
excerpts.tsv has their places (code points of a file, or the id of an item) and known.tsv the phrases. The trees have eight leaves. One of the signs
about which they ask is learned from the same labels (characters.py); while they grow, that of each text is learned without it (stacked
generalization: Wolpert 1992). Second trees (context.py) are grown on the scores that the first give to texts they never saw.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from pathlib import Path

import numpy as np
from backgrounds import ROOT, background, plain
from characters import CharacterWeights
from context import NAMES, ContextTrees, Place, unit_places
from sklearn.ensemble import HistGradientBoostingClassifier

# The score from which on the finder gives a phrase.
JUDGING = ROOT / "crates/kouhao/src/find/known/judging.rs"
LIKELY = float(re.findall(r"LIKELY: f64 = (-?[0-9.]+);", JUDGING.read_text(encoding="utf-8"))[0])
# Parts of the documents, each of which is scored by trees that were grown on the others.
FOLDS = 6
# Parts of the texts, each of which is given sums of weights of characters that were learned from the other parts.
PARTS = 4


class Text:
    """A text all of whose formulations were listed: both readers' (P), and what only one of them has (X)."""

    def __init__(self, name: str, source: str, path: Path, background: Path, labels: dict[str, str], national: set[str] | None = None) -> None:
        # `source`: the document that it is, or is cut from. `national`: those of P that readers of central documents know, where that was asked.
        self.name, self.source, self.path, self.background, self.labels, self.national = name, source, path, background, labels, national or set()


def texts(data: Path, kouhao: Path, work: Path) -> list[Text]:
    """Return the texts with labels, each with a background that was counted without it.

    The excerpts of a fold are left out of one background together, which keeps most of the documents of every kind.
    """
    labels: dict[str, dict[str, str]] = {}
    for name, phrase, first, second in table("known.tsv"):
        labels.setdefault(name, {})[plain(phrase)] = "P" if first and second else "X"
    excerpts = table("excerpts.tsv")
    items = line_items(data, {source for _, _, source, *_ in excerpts})
    folds: dict[str, list[tuple[str, str, str]]] = {}
    for fold, name, source, start, end in excerpts:
        content = items[source][1] if source in items else (data / "corpora" / source).read_text(encoding="utf-8")[int(start) : int(end)]
        folds.setdefault(fold, []).append((name, source, content))
    found = []
    for fold, texts_of_fold in folds.items():
        documents = [data / "corpora" / source for _, source, _ in texts_of_fold if source not in items]
        left_out = {source: items[source][0] for _, source, _ in texts_of_fold if source in items}
        without = background(data, kouhao, documents, work / f"excerpts_{fold}.tsv.zst", left_out)
        for name, source, content in texts_of_fold:
            path = work / f"{name}.txt"
            path.write_text(content, encoding="utf-8")
            found.append(Text(name, source, path, without, labels.get(name, {})))
    hebei = data / "corpora/gwr_provincial_2025/txt/prov_2025_河北.txt"
    for name, path, left_out in [("prov_2025_hebei", hebei, [hebei]), ("seed_langfang_2022", data / "gold/docs/seed_langfang_2022.txt", [])]:
        lines = (data / f"gold/findings/{name}.formulations.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        national = {plain(row["text"]) for row in rows if row["label"] == "P" and row.get("scope") == "national"}
        without = background(data, kouhao, left_out, work / f"{name}.tsv.zst")
        found.append(Text(name, name, path, without, {plain(row["text"]): row["label"] for row in rows}, national))
    return found


def line_items(data: Path, sources: set[str]) -> dict[str, tuple[str, str]]:
    """Return the date and the text of the items of line files among some sources."""
    found = {}
    documents, news = data / "corpora/central_documents.jsonl", data / "corpora/xwlb_2012_2022.jsonl.gz"
    with documents.open(encoding="utf-8") as first, gzip.open(news, "rt", encoding="utf-8") as second:
        for item in map(json.loads, chain(first, second)):
            if item["id"] in sources:
                found[item["id"]] = (item["date"], item["title"] + "\n" + item["text"])
    return found


def table(name: str) -> list[list[str]]:
    """Read the lines of a table of this folder, without its heading."""
    lines = (ROOT / "scripts/formulations" / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


class Judged:
    """What `known` judges in a text: where, and the mean signs of each phrase."""

    def __init__(self, kouhao: Path, text: Text) -> None:
        rows = list(rows_of(kouhao, "known", text, "--signs", "--background", text.background))
        self.text, self.names = text, sorted(rows[0]["signs"])
        phrases: dict[str, list[list[float]]] = {}
        for row in rows:
            phrases.setdefault(plain(row["text"]), []).append([row["signs"][name] for name in self.names])
        self.keys = sorted(phrases)
        self.matrix = np.array([np.mean(phrases[key], axis=0) for key in self.keys])
        self.labels = [text.labels.get(key) for key in self.keys]
        spans = unit_places(text.path.read_text(encoding="utf-8"), [(row["start"], row["end"]) for row in rows])
        self.places: list[Place] = [
            (start, end, plain(row["text"]), row["source"] not in ("background", "wording")) for (start, end), row in zip(spans, rows, strict=True)
        ]
        self.loose = {place for place, row in zip(self.places, rows, strict=True) if is_loose(row)}

    def phrases(self) -> Iterator[tuple[str, bool]]:
        """Yield each phrase that both readers judge alike, and whether it is a formulation."""
        for key, label in zip(self.keys, self.labels, strict=True):
            if label != "X":
                yield key, label == "P"

    def signs(self, weights: CharacterWeights) -> np.ndarray:
        """Return the signs of each phrase, with the sums of some weights of characters."""
        matrix = self.matrix.copy()
        matrix[:, self.names.index("characters")] = weights.sums(self.keys)
        return matrix

    def given(self, scores: dict[str, float], level: float = LIKELY) -> set[str]:
        """Return what the finder gives (find/known/overlaps.rs): likely phrases, of those that cross the likelier, no parts of names or lists."""
        likely = {key for key, score in scores.items() if score > level}
        places = [place for place in self.places if place[3] or place[2] in likely]
        places.sort(key=lambda place: (not place[3], -scores[place[2]], place[0] - place[1], place[0]))
        kept: list[Place] = []
        for place in places:
            start, end = place[:2]
            if not any(first < start < last < end or start < first < end < last for first, last, *_ in kept):
                kept.append(place)
        given = [(start, end) for start, end, *_ in kept]
        names = [(start, end) for start, end, _, listed in kept if listed]

        def is_part(start: int, end: int, others: list[tuple[int, int]]) -> bool:
            return any(first <= start and end <= last and last - first > end - start for first, last in others)

        unlikely = {place for place in kept if place[3] and scores.get(place[2], level) <= level and is_part(*place[:2], names)}
        return {place[2] for place in kept if place not in unlikely and not (place in self.loose and is_part(*place[:2], given))}


def is_loose(row: dict) -> bool:
    """Tell whether a row is several members that nothing lists and no quotation marks hold together."""
    return row["source"] == "wording" and row["signs"]["marks"] > 0 and not row["signs"]["quoted_any"]


def rows_of(kouhao: Path, command: str, text: Text, *options: str | Path) -> Iterator[dict]:
    """Run a command of one text."""
    called = [kouhao, command, "--parts", "all", "--format", "jsonl", *options, text.path]
    return map(json.loads, subprocess.run(called, check=True, capture_output=True, encoding="utf-8").stdout.splitlines())


def grow(matrix: np.ndarray, target: np.ndarray) -> HistGradientBoostingClassifier:
    """Grow trees, each on what those before it have missed; a third of the signs is asked at each question."""
    trees = HistGradientBoostingClassifier(
        max_iter=250,
        learning_rate=0.06,
        max_leaf_nodes=8,
        l2_regularization=5,
        min_samples_leaf=60,
        max_features=0.3,
        random_state=1,
        early_stopping=False,
    )
    return trees.fit(matrix, target)


def tree_lines(names: list[str], trees: HistGradientBoostingClassifier) -> list[str]:
    """Write trees as find/known/model.rs reads them: what they start from is a tree of one node."""
    lines = ["tree\tnode\tsign\tat_most\tyes\tno\tadds", f"0\t0\t\t\t\t\t{float(trees._baseline_prediction.ravel()[0]):.6f}"]
    for number, (predictor,) in enumerate(trees._predictors, 1):
        for at, node in enumerate(predictor.nodes):
            if node["is_leaf"]:
                lines.append(f"{number}\t{at}\t\t\t\t\t{node['value']:.6f}")
            else:
                asked = f"{names[node['feature_idx']]}\t{float(node['num_threshold'])!r}"
                lines.append(f"{number}\t{at}\t{asked}\t{node['left']}\t{node['right']}\t")
    return lines


def told_of(given: set[str], labels: dict[str, str], wanted: set[str]) -> str:
    """Tell how much of what is given has a label, and how much of what is wanted is given."""
    right, found = len(given & labels.keys()), len(given & wanted)
    return f"precision {right} of {len(given)} = {right / max(len(given), 1):.3f}, recall {found} of {len(wanted)} = {found / (len(wanted) or 1):.3f}"


class KnownFormulations:
    """What `known` judges in the texts with labels, and the trees that are grown on it."""

    def __init__(self, data: Path, kouhao: Path, work: Path) -> None:
        self.kouhao = kouhao
        self.judged = [Judged(kouhao, text) for text in texts(data, kouhao, work)]

    def _learn(self, kept: list[Judged]) -> tuple[HistGradientBoostingClassifier, CharacterWeights]:
        """Grow trees on some texts, and learn weights of characters from these."""

        def weights(without: list[Judged]) -> CharacterWeights:
            return CharacterWeights(phrase for each in kept if each not in without for phrase in each.phrases())

        rows, target = [], []
        for part in (kept[first::PARTS] for first in range(PARTS)):
            unseen = weights(part)
            for each in part:
                judged = [label != "X" for label in each.labels]
                rows.append(each.signs(unseen)[judged])
                target += [yes for _, yes in each.phrases()]
        return grow(np.vstack(rows), np.array(target, float)), weights([])

    def _folds(self) -> Iterator[list[Judged]]:
        """Yield the texts of each fold. Excerpts of one document stay together: they say much the same."""
        sources = list(dict.fromkeys(each.text.source for each in self.judged))
        for first in range(FOLDS):
            yield [each for each in self.judged if each.text.source in sources[first::FOLDS]]

    @cached_property
    def _unseen(self) -> dict[str, dict[str, float]]:
        """The scores of the phrases of each text by trees that never saw it."""
        found = {}
        for fold in self._folds():
            trees, weights = self._learn([each for each in self.judged if each not in fold])
            for each in fold:
                found[each.text.name] = dict(zip(each.keys, trees.decision_function(each.signs(weights)).tolist(), strict=True))
        return found

    def _context(self, kept: list[Judged]) -> ContextTrees:
        """Grow the second trees on some texts."""
        return ContextTrees((each.places, self._unseen[each.text.name], each.text.labels) for each in kept)

    def validate(self, shown: dict[str, set[str]]) -> None:
        """Print what each text is given by trees that never saw it, alone and together with the slogans that are `shown` of it."""
        print("known formulations")
        together, seconds = [], {}
        for fold in self._folds():
            context = self._context([each for each in self.judged if each not in fold])
            for each in fold:
                text = each.text
                scores = seconds[text.name] = context.scores(each.places, self._unseen[text.name])
                given = each.given(scores)
                print(f"  {text.name}: {told_of(given, text.labels, {key for key, label in text.labels.items() if label == 'P'})}")
                if text.national:
                    named = {plain(row["text"]) for row in rows_of(self.kouhao, "enumerations", text) if row["named"]}
                    together.append(f"  {text.name}: {told_of(given | shown[text.name] | named, text.labels, text.national)}")
        self._tell_levels("by the phrase itself", self._unseen)
        self._tell_levels("by its context too", seconds)
        print("national formulations among known ones, slogans and named enumerated phrases together", *together, sep="\n")

    def _tell_levels(self, name: str, scores: dict[str, dict[str, float]]) -> None:
        """Print how much of what excerpts are given at some levels is in a list of either reader, and how much of both readers' lists is given."""
        for kind, is_news in [("reports and documents", False), ("news", True)]:
            print(f"{name}, {kind}")
            texts = [each for each in self.judged if each.text.name.startswith("news_") == is_news and not each.text.national]
            for level in (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0):
                given = listed = found = wanted = 0
                for each in texts:
                    rows, labels = each.given(scores[each.text.name], level), each.text.labels
                    given, listed = given + len(rows), listed + len(rows & labels.keys())
                    found += sum(labels.get(key) == "P" for key in rows)
                    wanted += sum(label == "P" for label in labels.values())
                in_list = f"{listed} of {given} = {listed / (given or 1):.3f} in a list"
                print(f"  above {level}: {in_list}, recall {found} of {wanted} = {found / wanted:.3f}")

    def lines(self) -> tuple[list[str], list[str], list[str]]:
        """Write both sets of trees, grown on all texts, as find/known/model.rs reads them, and weights as find/known/characters.rs does."""
        trees, weights = self._learn(self.judged)
        return tree_lines(self.judged[0].names, trees), weights.lines(), tree_lines(NAMES, self._context(self.judged).trees)
