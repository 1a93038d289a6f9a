"""Second trees: they judge a phrase of a text by the scores of the phrases around and inside it (find/known/context.rs).

The first scores that they learn from are given by trees that never saw the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

# As in find/known/context.rs.
CONTEXT = -1.0
LONGEST = 64
NONE = -9.0
NAMES = [
    "score",
    "longer_from_start",
    "longer_to_end",
    "longer_around",
    "shorter_from_start",
    "shorter_to_end",
    "shorter_inside",
    "crossing",
    "units",
]

# A unit: an ideograph, or a word or number of another script.
UNIT = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")

# A phrase at a place: its start and end in units, its key, and whether a lexicon lists it.
Place = tuple[int, int, str, bool]


def unit_places(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Convert spans in code points to spans in units."""
    starts = [match.start() for match in UNIT.finditer(text)]
    return [(bisect_left(starts, start), bisect_left(starts, end)) for start, end in spans]


def signs(places: list[Place], scores: dict[str, float]) -> list[tuple[str, list[float]]]:
    """Return what the second trees ask about each place whose phrase is listed or likely enough: its key and its signs."""
    kept = sorted((start, end, key) for start, end, key, listed in places if listed or scores[key] > CONTEXT)
    context = [(start, end, scores[key]) for start, end, key in kept if end - start <= LONGEST]
    starts = [start for start, _, _ in context]
    longest = max((end - start for start, end, _ in context), default=0)
    found = []
    for start, end, key in kept:
        row = [scores[key], *[NONE] * 7, float(end - start)]
        if end - start <= LONGEST:
            for other, to, score in context[bisect_left(starts, start - longest) : bisect_left(starts, end)]:
                if to > start and (other, to) != (start, end):
                    sign = sign_of(other - start, to - end)
                    row[sign] = max(row[sign], score)
        found.append((key, row))
    return found


def sign_of(start: int, end: int) -> int:
    """Return which sign a phrase belongs to that starts and ends so many units later than another; negative numbers stand for earlier."""
    if start == 0:
        return 1 if end > 0 else 4
    if end == 0:
        return 2 if start < 0 else 5
    if start < 0 < end:
        return 3
    return 6 if end < 0 < start else 7


class ContextTrees:
    """The second trees, grown on the places of some texts."""

    def __init__(self, texts: Iterable[tuple[list[Place], dict[str, float], dict[str, str]]]) -> None:
        """`texts` are places, first scores and labels."""
        rows: list[list[float]] = []
        target, weights = [], []
        for places, scores, labels in texts:
            found = signs(places, scores)
            times = Counter(key for key, _ in found)
            for key, row in found:
                if labels.get(key) != "X":
                    rows.append(row)
                    target.append(labels.get(key) == "P")
                    weights.append(1 / times[key])
        trees = HistGradientBoostingClassifier(
            max_iter=120, learning_rate=0.06, max_leaf_nodes=8, l2_regularization=5, min_samples_leaf=60, random_state=1, early_stopping=False
        )
        self.trees = trees.fit(np.array(rows), np.array(target, float), sample_weight=weights)

    def scores(self, places: list[Place], scores: dict[str, float]) -> dict[str, float]:
        """Return the mean second score of each phrase that is judged again."""
        found = signs(places, scores)
        sums: dict[str, list[float]] = {}
        if found:
            for (key, _), score in zip(found, self.trees.decision_function(np.array([row for _, row in found])).tolist(), strict=True):
                sums.setdefault(key, []).append(score)
        return {key: sum(each) / len(each) for key, each in sums.items()}
