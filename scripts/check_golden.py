"""Check that Python can read the golden cases and that every offset in them is right.

Offsets count code points, which is what Python strings are indexed by, so this is an independent check of the files. Members and senses of
lexicon.toml are compared with the catalogue.
"""

import pathlib
import re
import sys
import tomllib

ROOT = pathlib.Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
CATALOGUE = ROOT / "crates" / "kouhao" / "data" / "catalogue.toml"


def names(cases: list[dict]) -> list[str]:
    """Return a message for each name that two cases share."""
    listed = [case["name"] for case in cases if "name" in case]
    return [f"two cases are named {name!r}" for name in sorted({name for name in listed if listed.count(name) > 1})]


def meanings(cases: list[dict]) -> list[str]:
    """Compare the cases of lexicon.toml with their texts and with the catalogue."""
    senses = []
    for entry in tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))["entry"]:
        english = entry.get("english")
        english = english[0] if isinstance(english, list) else english
        senses += [(sense.get("members", []), sense["from"], english) for sense in entry.get("sense", [])]
    wrong = []
    for case in cases:
        text, at = case["text"], 0
        if not re.fullmatch(r"\d{4}(-\d\d){0,2}", case.get("date", "2000")):
            wrong.append(f"{case['name']}: {case['date']!r} is no ISO prefix")
        for entry in case.get("enumeration", []):
            phrase, items, source = entry["text"], entry.get("items", []), entry["items_from"]
            at = text.find(phrase, at) + len(phrase)
            if at < len(phrase):
                wrong.append(f"{case['name']}: {phrase!r} does not stand in the text, or out of order")
            if source not in ("catalogue", "text", "glossary", "none") or bool(items) == (source == "none"):
                wrong.append(f"{case['name']}: members of {phrase!r} from {source!r}: {items}")
            if source in ("text", "glossary") and not all(item in text for item in items):
                wrong.append(f"{case['name']}: the text does not spell out {items}")
            known = entry.get("sense_from"), entry.get("english")
            if source == "catalogue" and (items, *known) not in senses:
                wrong.append(f"{case['name']}: the catalogue has no sense {known} with {items}")
            if known != (None, None) and not any(sense[1:] == known for sense in senses):
                wrong.append(f"{case['name']}: the catalogue has no sense {known}")
    return wrong


def main() -> int:
    wrong = 0
    for path in sorted(GOLDEN.glob("*.toml")):
        cases = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        entries = 0
        for case in cases:
            for field in ("enumeration", "numeral", "quotation", "series", "parallel"):
                for entry in (entry for entry in case.get(field, []) if path.stem != "lexicon"):
                    entries += 1
                    at, text = entry["at"], entry["text"]
                    if case["text"][at : at + len(text)] != text:
                        print(f"{path.name}: {text!r} is not at {at} of {case['text']!r}", file=sys.stderr)
                        wrong += 1
        for problem in names(cases) + (meanings(cases) if path.stem == "lexicon" else []):
            print(f"{path.name}: {problem}", file=sys.stderr)
            wrong += 1
        print(f"{path.name}: {len(cases)} cases, {entries} offsets")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
