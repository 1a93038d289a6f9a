"""Shows a phrase in its context, whatever marks its writers put inside it."""

from shared import speeches

for document in speeches():
    for hit in document.kwic("早半步实一分", width=8):
        print(f"{document.date or 'undated'} {hit.left}【{hit.match}】{hit.right}")
