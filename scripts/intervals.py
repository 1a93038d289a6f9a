"""Print the confidence interval of a share or an F1, or check those in the documentation.

    python3 scripts/intervals.py 64 65       prints: 64 of 65 (0.918 to 0.997)
    python3 scripts/intervals.py 0.925 359   prints: 0.925 of 359 (0.903 to 0.943)
    python3 scripts/intervals.py             checks every “K of N (LOW to HIGH)” and “F1 of N (LOW to HIGH)” of README, DESIGN and docs

The interval is Wilson's, of 95 %: the shares for which such a result would not be too unlikely if each phrase were found or missed independently
(Wilson 1927; Brown, Cai and DasGupta 2001 on why not p ± 1.96 standard errors). Phrases of one text are alike, so the true interval is somewhat
wider.

F1 is not a share, but depends on one alone: of the phrases that the reader or the program has, J is the share that both have, and F1 = 2J / (1 + J).
Their number is N (2 − F1) for N phrases of the reader, if precision and recall are equal; if they are 0.06 apart, the bounds move by 0.001.
"""

import re
import sys
from math import sqrt
from pathlib import Path

ROOT = Path(__file__).parent.parent
#: The quantile of the normal distribution for 95 %.
Z = 1.959964
SHARE = re.compile(r"(?<![\d.,])(\d[\d,]*) of (\d[\d,]*)(?: [a-z]+)? \((\d\.\d+) to (\d\.\d+)\)")
#: An F1 and the number of phrases of the reader.
F1 = re.compile(r"(?<![\d.])([01]\.\d{3}) of (\d[\d,]*)(?: [a-z]+)? \((\d\.\d+) to (\d\.\d+)\)")


def wilson(count: float, of: float) -> tuple[float, float]:
    """Return the bounds of Wilson's interval.

    >>> low, high = wilson(8, 10)
    >>> round(low, 4), round(high, 4)
    (0.4902, 0.9433)
    >>> wilson(0, 10)[0], wilson(10, 10)[1]
    (0.0, 1.0)
    """
    share, weight = count / of, Z * Z / of
    middle = share + weight / 2
    reach = Z * sqrt(share * (1 - share) / of + weight / (4 * of))
    # At the ends the sums are exact except for the last digit.
    low = 0.0 if count == 0 else (middle - reach) / (1 + weight)
    high = 1.0 if count == of else (middle + reach) / (1 + weight)
    return low, high


def of_f1(f1: float, phrases: int) -> tuple[float, float]:
    """Return the bounds of the interval of an F1, given the number of phrases of the reader.

    >>> low, high = of_f1(0.9, 100)
    >>> round(low, 4), round(high, 4)
    (0.8478, 0.9357)
    >>> of_f1(1.0, 10) == tuple(2 * bound / (1 + bound) for bound in wilson(10, 10))
    True
    """
    either = phrases * (2 - f1)
    low, high = wilson(f1 / (2 - f1) * either, either)
    return 2 * low / (1 + low), 2 * high / (1 + high)


def told(figure: str, of: str) -> str:
    """Return a share or an F1 with its interval, in the form used in the documentation."""
    number = int(of.replace(",", ""))
    low, high = of_f1(float(figure), number) if "." in figure else wilson(int(figure.replace(",", "")), number)
    return f"{figure} of {of} ({low:.3f} to {high:.3f})"


def wrong(text: str) -> list[str]:
    """Return the figures that have a different interval."""
    found = []
    for match in (*SHARE.finditer(text), *F1.finditer(text)):
        right = told(match[1], match[2])
        if not right.endswith(f"({match[3]} to {match[4]})"):
            found.append(f"{match[0]}: it is {right}")
    return found


def main() -> int:
    if len(sys.argv) == 3:
        print(told(sys.argv[1], sys.argv[2]))
        return 0
    pages = [ROOT / "README.md", ROOT / "DESIGN.md", *sorted((ROOT / "docs").rglob("*.md"))]
    found = [f"{page.relative_to(ROOT)}: {error}" for page in pages for error in wrong(page.read_text(encoding="utf-8"))]
    print("\n".join(found) or "every interval is Wilson's", file=sys.stderr if found else sys.stdout)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
