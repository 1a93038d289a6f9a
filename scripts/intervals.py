"""Print the interval that belongs to a share, or check those of the documentation.

    python3 scripts/intervals.py 64 65       prints: 64 of 65 (0.918 to 0.997)
    python3 scripts/intervals.py             checks every “K of N (LOW to HIGH)” of README, DESIGN and docs

The interval is Wilson's, of 95 %: the shares that would give such a result not too seldom if each phrase were found or missed by itself (Wilson 1927;
Brown, Cai and DasGupta 2001 on why not p ± 1.96 standard errors). Phrases of one text are alike, so the truth is somewhat wider.
"""

import re
import sys
from math import sqrt
from pathlib import Path

ROOT = Path(__file__).parent.parent
#: The quantile of the normal distribution for 95 %.
Z = 1.959964
SHARE = re.compile(r"(\d[\d,]*) of (\d[\d,]*)(?: [a-z]+)? \((\d\.\d+) to (\d\.\d+)\)")


def wilson(count: int, of: int) -> tuple[float, float]:
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
    # At the ends the sums are exact but for the last digit.
    low = 0.0 if count == 0 else (middle - reach) / (1 + weight)
    high = 1.0 if count == of else (middle + reach) / (1 + weight)
    return low, high


def told(count: int, of: int) -> str:
    """Return a share with its interval, as the documentation writes it."""
    low, high = wilson(count, of)
    return f"{count:,} of {of:,} ({low:.3f} to {high:.3f})"


def wrong(text: str) -> list[str]:
    """Return the shares whose interval is another one."""
    found = []
    for match in SHARE.finditer(text):
        count, of = (int(number.replace(",", "")) for number in match.groups()[:2])
        low, high = wilson(count, of)
        if (match[3], match[4]) != (f"{low:.3f}", f"{high:.3f}"):
            found.append(f"{match[0]}: it is {told(count, of)}")
    return found


def main() -> int:
    if len(sys.argv) == 3:
        print(told(int(sys.argv[1]), int(sys.argv[2])))
        return 0
    pages = [ROOT / "README.md", ROOT / "DESIGN.md", *sorted((ROOT / "docs").rglob("*.md"))]
    found = [f"{page.relative_to(ROOT)}: {error}" for page in pages for error in wrong(page.read_text(encoding="utf-8"))]
    print("\n".join(found) or "every interval is Wilson's", file=sys.stderr if found else sys.stdout)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
