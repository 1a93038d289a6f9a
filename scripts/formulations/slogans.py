"""Slogans: a logistic regression distinguishes them from ordinary terms and fragments among the complete repeats of a text.

Its labels are every complete repeat of three documents and of a corpus in the development set, judged slogan (S), ordinary term (T) or fragment (F),
and samples of six more texts or corpora in slogans.tsv beside this file.

The regression has a ridge penalty on standardised signs and is fitted by Newton's method. There are four columns of weights: slogan against the rest,
with a background and without one; fragment against the rest, with a background and without.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import numpy as np
from backgrounds import ROOT, background, plain

RIDGE = 10.0


class Fold:
    """A text or corpus with labels: its documents, and the repeats of them that were judged."""

    def __init__(self, name: str, documents: list[Path], options: list[str], labels: dict[str, str]) -> None:
        self.name, self.documents, self.options, self.labels = name, documents, options, labels


def folds(data: Path) -> list[Fold]:
    state, provinces = data / "corpora/gwr_state_council/txt", data / "corpora/gwr_provincial_2025/txt"
    years = lambda years: [state / f"gwr_{year}.txt" for year in years if (state / f"gwr_{year}.txt").exists()]  # noqa: E731

    def gold(name: str) -> dict[str, str]:
        lines = (data / f"gold/slogans/{name}.tsv").read_text(encoding="utf-8").splitlines()
        return {line.split("\t")[0]: line.split("\t")[3] for line in lines}

    judged: dict[str, dict[str, str]] = {}
    for line in (ROOT / "scripts/formulations/slogans.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, phrase, first, second = line.split("\t")
        judged.setdefault(name, {})[plain(phrase)] = first if first == second else "X"
    others = [path for path in sorted(provinces.glob("*.txt")) if not re.search("河北|云南", path.name)][:20]
    four, five = ["--min-units", "4"], ["--min-units", "5"]
    return [
        Fold("gwr_2016", years([2016]), four, gold("gwr_2016")),
        Fold("prov_2025_hebei", [provinces / "prov_2025_河北.txt"], four, gold("prov_2025_hebei")),
        Fold("seed_langfang_2022", [data / "gold/docs/seed_langfang_2022.txt"], four, gold("seed_langfang_2022")),
        Fold("corpus_gwr_2003_2012", years(range(2003, 2013)), [*five, "--min-documents", "4"], gold("corpus_gwr_2003_2012")),
        Fold("state_1978_1992", years(range(1978, 1993)), [*five, "--min-documents", "4"], judged["state_1978_1992"]),
        Fold("state_2013_2019", years([2013, 2014, 2015, 2017, 2018, 2019]), [*four, "--min-documents", "4"], judged["state_2013_2019"]),
        Fold("provinces_2025", others, [*five, "--min-documents", "7"], judged["provinces_2025"]),
        Fold("state_2005", years([2005]), four, judged["state_2005"]),
        Fold("guangdong_2025", [provinces / "prov_2025_广东.txt"], four, judged["guangdong_2025"]),
        Fold("congress_2007", [data / "corpora/cpc_congress_reports/txt/congress_17.txt"], four, judged["congress_2007"]),
    ]


def signs(kouhao: Path, fold: Fold, table: Path | str) -> tuple[list[str], np.ndarray, list[str | None], list[str]]:
    """Return the names of the signs, the signs of each phrase that the miner keeps, its label and the phrase."""
    command = [kouhao, "slogans", "--parts", "all", "--signs", "--format", "jsonl", "--background", table, *fold.options, *fold.documents]
    rows = [json.loads(line) for line in subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.splitlines()]
    if fold.name.startswith("corpus"):
        # One of the ten reports is not available, so some repeats were never judged.
        rows = [row for row in rows if plain(row["text"]) in fold.labels]
    names = sorted(rows[0]["signs"])
    matrix = np.array([[row["signs"][name] for name in names] for row in rows])
    return names, matrix, [fold.labels.get(plain(row["text"])) for row in rows], [row["key"] for row in rows]


def fit(names: list[str], matrix: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Fit a logistic regression; return weights for the unstandardised signs."""
    constant = names.index("constant")
    mean, deviation = matrix.mean(0), matrix.std(0)
    mean[constant], deviation[constant] = 0, 1
    deviation = np.where(deviation < 1e-9, np.inf, deviation)
    standard = (matrix - mean) / deviation
    penalty = np.eye(len(names)) * RIDGE
    penalty[constant, constant] = 1e-6
    weights = np.zeros(len(names))
    for _ in range(100):
        chance = 1 / (1 + np.exp(-standard @ weights))
        gradient = standard.T @ (chance - target) + penalty @ weights
        curvature = (standard * (chance * (1 - chance))[:, None]).T @ standard + penalty
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if abs(step).max() < 1e-9:
            break
    result = weights / deviation
    result[constant] = weights[constant] - float((weights * np.where(np.isinf(deviation), 0, mean / deviation)).sum())
    return result


def precision(labels: list[str | None], scores: np.ndarray, keys: list[str], gold: dict[str, str]) -> tuple[float, float]:
    """Return average precision and completeness at twice the number of slogans, as defined by the scorer of the development set."""
    order = sorted(range(len(keys)), key=lambda i: (-scores[i], keys[i]))
    ranked = [labels[i] for i in order if labels[i] in ("S", "T", "F")]
    slogans = sum(label == "S" for label in gold.values())
    hits, total = 0, 0.0
    for place, label in enumerate(ranked, 1):
        if label == "S":
            hits += 1
            total += hits / place
    top = ranked[: 2 * slogans]
    return total / slogans, sum(label != "F" for label in top) / len(top)


def interval(labels: list[str | None], scores: np.ndarray, keys: list[str], share: float, times: int = 2000) -> tuple[float, float]:
    """Return bounds of the average precision in 95 % of resampled texts: phrases are redrawn from those that were judged and found (Efron 1979).

    `share` of the slogans are among them; the others count as never found, as in the average precision itself.
    """
    order = sorted(range(len(keys)), key=lambda i: (-scores[i], keys[i]))
    ranked = np.array([labels[i] == "S" for i in order if labels[i] in ("S", "T", "F")])
    random = np.random.default_rng(0)
    averages = []
    for _ in range(times):
        # In the order of their ranks.
        drawn = ranked[np.sort(random.integers(len(ranked), size=len(ranked)))]
        if drawn.any():
            averages.append((np.cumsum(drawn) / np.arange(1, len(drawn) + 1))[drawn].mean())
    low, high = share * np.percentile(averages, [2.5, 97.5])
    return float(low), float(high)


class Slogans:
    """The models of slogans; their cross-validation is printed while they are created."""

    def __init__(self, data: Path, kouhao: Path, work: Path) -> None:
        self.found = {}
        for alone in (False, True):
            for fold in folds(data):
                table = "none" if alone else background(data, kouhao, fold.documents, work / f"{fold.name}.tsv.zst")
                self.found[alone, fold.name] = (fold, *signs(kouhao, fold, table))
        self.names = next(iter(self.found.values()))[1]
        # The phrases of each fold that are shown as formulations, not as terms.
        self.shown: dict[str, set[str]] = {}
        for alone in (False, True):
            print("slogans without a background" if alone else "slogans with a background")
            self._validate(alone=alone)

    def _fit(self, without: str, label: str, *, alone: bool) -> np.ndarray:
        """Fit the weights for a label on all folds but one."""
        return fit(self.names, *self._gathered(without, label, alone=alone))

    def _gathered(self, without: str, label: str, *, alone: bool) -> tuple[np.ndarray, np.ndarray]:
        matrices, target = [], []
        for (found_alone, name), (_, _, matrix, labels, _) in self.found.items():
            if found_alone == alone and name != without:
                kept = [i for i, value in enumerate(labels) if value in ("S", "T", "F")]
                matrices.append(matrix[kept])
                target += [labels[i] == label for i in kept]
        return np.vstack(matrices), np.array(target, float)

    def _validate(self, *, alone: bool) -> None:
        """Print how each fold is ranked by weights that were fitted without it."""
        for (found_alone, name), (fold, _, matrix, labels, keys) in self.found.items():
            if found_alone != alone:
                continue
            slogan = matrix @ self._fit(name, "S", alone=alone)
            if not alone:
                # As in the miner: for phrases that the background lacks, the mean of both.
                unknown = matrix[:, self.names.index("known")] == 0
                slogan[unknown] = (slogan[unknown] + matrix[unknown] @ self._fit(name, "S", alone=True)) / 2
            fragment = 1 / (1 + np.exp(-matrix @ self._fit(name, "F", alone=alone)))
            # Likely fragments are left out.
            score = np.where(fragment > 0.5, -1e9, slogan - fragment)
            average, complete = precision(labels, score, keys, fold.labels)
            slogans = sum(label == "S" for label in fold.labels.values())
            low, high = interval(labels, score, keys, labels.count("S") / slogans)
            told = f"average precision {average:.3f} ({low:.3f} to {high:.3f}), complete at 2k {complete:.3f}"
            print(f"  {name}: {slogans} slogans, {told}")
            if not alone:
                self.shown[name] = {plain(key) for key, likely in zip(keys, score, strict=True) if likely >= 0}

    def lines(self) -> list[str]:
        """Write the weights as find/formulation.rs reads them."""
        mean = self._gathered("", "S", alone=False)[0].mean(0)
        columns = [self._fit("", label, alone=alone) for label in ("S", "F") for alone in (False, True)]
        rows = zip(self.names, mean, *columns, strict=True)
        return ["sign\tmean\twith\twithout\tfragment\tfragment_without"] + [
            f"{name}\t" + "\t".join(f"{weight:.4f}" for weight in weights) for name, *weights in rows
        ]
