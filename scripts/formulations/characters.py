"""Weights of characters: which ones formulations consist of, and which they start and end with.

A logistic regression with a ridge penalty on the parts of a phrase: single characters, adjacent pairs, and the first and last one to three
characters, as far as two labelled formulations have them. find/known/characters.rs adds the weights up.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

# The maximum number of characters at an edge.
EDGE = 3
# The number of formulations that must contain a part for it to get a weight: one that a single formulation has would be learned by heart.
AT_LEAST = 2
# The weakness of the ridge. From 0.3 to 1 the gain is the same.
WEAKNESS = 0.5
# The positions of characters, as columns of the table.
PLACES = ("inside", "opening", "closing")
# A word or number of another script is one unit, as in find/known/characters.rs.
OTHERS = re.compile("[^\u3400-\u9fff]+")


def is_ideograph(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def parts(key: str) -> Iterator[tuple[str, str]]:
    """Yield the ideographs whose weights add up to the sum of a phrase, each with its position. Other characters separate them."""
    key = OTHERS.sub("0", key)
    for at, character in enumerate(key):
        if is_ideograph(character):
            yield "inside", character
            if at and is_ideograph(key[at - 1]):
                yield "inside", key[at - 1 : at + 1]
    for edge in range(1, EDGE + 1):
        # A whole phrase is not an edge of itself, unless it is shorter than the longest edge.
        if edge < len(key) or (edge == len(key) and edge < EDGE):
            for place, characters in (("opening", key[:edge]), ("closing", key[-edge:])):
                if all(map(is_ideograph, characters)):
                    yield place, characters


class CharacterWeights:
    """The contributions of characters, learned from phrases that are known to be formulations or not."""

    def __init__(self, phrases: Iterable[tuple[str, bool]]) -> None:
        keys, target = zip(*phrases, strict=True)
        counts = Counter(part for key, yes in zip(keys, target, strict=True) if yes for part in set(parts(key)))
        self.columns = {part: column for column, part in enumerate(sorted(part for part, count in counts.items() if count >= AT_LEAST))}
        model = LogisticRegression(C=WEAKNESS, solver="liblinear").fit(self._rows(keys), np.array(target))
        # Rounded as in the table.
        self.weights = np.round(model.coef_[0], 4)

    def _rows(self, keys: Iterable[str]) -> csr_matrix:
        """Count the parts of each phrase."""
        places, columns = [], []
        keys = list(keys)
        for place, key in enumerate(keys):
            known = [self.columns[part] for part in parts(key) if part in self.columns]
            places += [place] * len(known)
            columns += known
        return csr_matrix((np.ones(len(places)), (places, columns)), shape=(len(keys), len(self.columns)))

    def sums(self, keys: Iterable[str]) -> np.ndarray:
        """Return the sum of the weights of the parts of each phrase."""
        return self._rows(keys) @ self.weights

    def lines(self) -> list[str]:
        """Write the weights as find/known/characters.rs reads them."""
        table: dict[str, dict[str, float]] = {}
        for (place, characters), column in self.columns.items():
            if self.weights[column]:
                table.setdefault(characters, {})[place] = float(self.weights[column])
        rows = [[characters, *(f"{of[place]:.4f}" if place in of else "" for place in PLACES)] for characters, of in sorted(table.items())]
        return ["\t".join(["characters", *PLACES]), *map("\t".join, rows)]
