"""Check that Python can read the golden cases and that every offset in them is right.

Offsets count code points, which is what Python strings are indexed by, so this is an independent check of the files.
"""

import pathlib
import sys
import tomllib

GOLDEN = pathlib.Path(__file__).parent.parent / "tests" / "golden"


def main() -> int:
    wrong = 0
    for path in sorted(GOLDEN.glob("*.toml")):
        cases = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        entries = 0
        for case in cases:
            for field in ("enumeration", "numeral", "quotation", "series"):
                for entry in case.get(field, []):
                    entries += 1
                    at, text = entry["at"], entry["text"]
                    if case["text"][at : at + len(text)] != text:
                        print(f"{path.name}: {text!r} is not at {at} of {case['text']!r}", file=sys.stderr)
                        wrong += 1
        print(f"{path.name}: {len(cases)} cases, {entries} offsets")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
