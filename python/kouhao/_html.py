"""Texts for a notebook: escaped, with no script, self-contained."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kouhao._corpus import Document

#: Characters of a text that a notebook shows.
SHOWN = 20_000


def preformatted(text: str) -> str:
    """Show a text line by line as it is."""
    return f"<pre>{escape(text)}</pre>"


def document(document: Document) -> str:
    """Show a document with its enumerated phrases marked; what they are stands in their tooltips."""
    facts = [fact for fact in (document.title, document.speaker, document.date, document.occasion) if fact]
    text = document.text
    pieces, at = [], 0
    for found in document.enumerations(parts="all"):
        if found.start >= SHOWN:
            break
        members = " | ".join(item.text for item in found.items or ())
        tip = f"{found.kind}: {members}" if members else found.kind
        pieces += [escape(text[at : found.start]), f'<mark title="{escape(tip)}">{escape(found.text)}</mark>']
        at = found.end
    pieces.append(escape(text[at : max(at, SHOWN)]))
    if len(text) > max(at, SHOWN):
        pieces.append("…")
    # Newsletters leave pages of blank lines between masthead and title.
    body = re.sub(r"\n(?:[ \t\u3000]*\n){2,}", "\n\n", "".join(pieces).strip())
    head = f"<p><b>{escape(document.name)}</b> {escape(' · '.join(' '.join(fact.split()) for fact in facts))}</p>"
    return f'{head}<div style="white-space: pre-wrap">{body}</div>'
