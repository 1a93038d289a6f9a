#!/usr/bin/env python3
"""Writes docs/reference/forms.md, the reference of forms of enumerated phrases, from tests/golden/enumerations.toml.

usage: forms.py > docs/reference/forms.md

Every example is a test case, so the page shows what the finder really gives. Cases that do not work yet (hard = true) are left out.
"""

import pathlib
import tomllib
from typing import Any

ROOT = pathlib.Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden" / "enumerations.toml"
#: The maximum length, in characters, of a text in a table.
LONGEST = 60

FORMS = {
    "counted": "Number, classifier and head. The head may be any part of speech, a clause, a quotation.",
    "fused": "Number and a morpheme or two, without a classifier between them; often with what makes the members one.",
    "paired": "Number and morpheme, at least twice.",
    "code": "Digits as a name: joined by +, alone, or read one by one.",
    "listed": "The members themselves instead of a number, in quotation marks, as one name or motto.",
}


def row(values: list[Any]) -> str:
    """Return a row of a Markdown table."""
    cells = ["" if value is None else str(value).replace("|", "\\|").replace("\n", " ⏎ ") for value in values]
    return "| " + " | ".join(cells) + " |"


def described(case: dict[str, Any], entry: dict[str, Any]) -> list[Any]:
    """Return the cells that both tables of phrases have in common."""
    return [case["text"], entry["text"], ", ".join(map(str, entry["numbers"])), entry.get("classifier"), entry.get("head")]


def main() -> None:
    every = tomllib.loads(GOLDEN.read_text(encoding="utf-8"))["case"]
    cases = [case for case in every if not case.get("hard") and len(case["text"]) <= LONGEST]
    entries = [(case, entry) for case in cases for entry in case.get("enumeration", [])]
    print("# Forms of enumerated phrases\n")
    print("Made by `scripts/forms.py` from `tests/golden/enumerations.toml`: every example is a test.")
    print("[DESIGN.md](../../DESIGN.md#4-the-grammar-of-enumerated-phrases) explains the grammar.\n\n## Names of sets")
    for kind, what in FORMS.items():
        print(f"\n### {kind}\n\n{what}\n")
        print("| text | phrase | numbers | classifier | head | modifies | members in the text |\n|---|---|---|---|---|---|---|")
        for case, entry in entries:
            if entry["named"] and entry["kind"] == kind:
                print(row([*described(case, entry), entry.get("noun"), "、".join(entry.get("items") or [])]))
    print(
        "\n## Plain quantities\n\nThey count and name nothing; given with `--quantities`, and without it where the text spells out their members.\n"
    )
    print("| text | phrase | numbers | classifier | head |\n|---|---|---|---|---|")
    for case, entry in entries:
        if not entry["named"]:
            print(row(described(case, entry)))
    print("\n## None at all\n\nTexts with number words in which nothing is found, quantities included.\n\n| text | because of |\n|---|---|")
    for case in cases:
        if not case.get("enumeration"):
            print(row([case["text"], case["name"]]))


if __name__ == "__main__":
    main()
