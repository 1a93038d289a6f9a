"""Lists the phrases that name a set by its size, with the members that the text spells out or that the catalogue knows at its date."""

from shared import speeches

for document in speeches():
    print(document.date or "undated")
    for found in document.enumerations():
        print(f"  {found.text} {found.kind} = {' | '.join(item.text for item in found.items or ())}")
