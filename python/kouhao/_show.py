"""Displays rows and texts: aligned for a terminal, as HTML for a notebook."""

from __future__ import annotations

import html
from collections.abc import Sequence
from unicodedata import combining, east_asian_width

#: The number of terminal columns that a table fills.
SHOWN_COLUMNS = 100
#: Columns of a table that are never truncated: others give way, or the line is too long.
WHOLE = ("match",)


def preformatted(text: str) -> str:
    """Show a text line by line, unchanged."""
    return f"<pre>{html.escape(text)}</pre>"


def cell(value: object) -> str:
    """Format a value for people, on one line."""
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.2f}"
    if isinstance(value, tuple):
        fields = getattr(value, "_fields", ())
        if "count" in fields:
            return f"{value[0]} ×{value[1]}"
        if fields:
            return cell(value[0])
        parts = [cell(item) for item in value]
        return ", ".join(parts) if isinstance(value[0], int | str) else " | ".join(parts)
    return "".join(char if char.isprintable() else " " for char in str(value))


def width(text: str) -> int:
    """Return the width of a text on a terminal, where an ideograph takes two columns."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def fit(text: str, columns: int) -> str:
    """Truncate a text to a number of columns, with an ellipsis if something was removed."""
    if width(text) <= columns:
        return text
    taken, kept = 0, ""
    for char in text:
        taken += width(char)
        if taken >= columns:
            break
        kept += char
    return kept + "…"


def html_table(columns: Sequence[str], rows: Sequence[Sequence[str]], total: int, *, bars: Sequence[str] = ()) -> str:
    """Format a table for a notebook: escaped, without script; bars behind the numbers of some columns compare them."""
    places = {i: max([*(int(row[i] or 0) for row in rows), 2]) for i, name in enumerate(columns) if name in bars}
    side = {i: "right" if i in places else "left" for i in range(len(columns))}
    head = "".join(f'<th scope="col" style="text-align:{side[i]}">{html.escape(name)}</th>' for i, name in enumerate(columns))

    def data(i: int, text: str) -> str:
        style = f"text-align:{side[i]}"
        if i in places:
            share = 100 * int(text or 0) / places[i]
            # A colour that is visible on light and dark backgrounds.
            bar = f"linear-gradient(to left,rgba(86,180,233,.35) {share:.0f}%,transparent {share:.0f}%)"
            style += f";background-image:{bar}"
        return f'<td style="{style}"><bdi>{html.escape(text)}</bdi></td>'

    shown = [f"<tr>{''.join(data(i, text) for i, text in enumerate(row))}</tr>" for row in rows]
    count = f"{total:,} rows" if len(shown) == total else f"{len(shown):,} of {total:,} rows"
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(shown)}</tbody></table><p>{count}</p>"


def aligned(columns: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[str]) -> list[str]:
    """Format a heading and rows as lines, with some columns right-aligned."""
    widths = [max([width(name), *(width(row[i]) for row in rows)]) for i, name in enumerate(columns)]
    # The widest columns give way until a line fits.
    giving = [i for i, name in enumerate(columns) if name not in WHOLE]
    while sum(widths) + 2 * (len(widths) - 1) > SHOWN_COLUMNS and widths[widest := max(giving, key=widths.__getitem__)] > 12:
        widths[widest] -= 1

    def line(cells: Sequence[str]) -> str:
        texts = [fit(text, columns) for text, columns in zip(cells, widths, strict=True)]
        gaps = [" " * (columns - width(text)) for text, columns in zip(texts, widths, strict=True)]
        return "  ".join(gap + text if name in right else text + gap for name, text, gap in zip(columns, texts, gaps, strict=True)).rstrip()

    return [line(columns), *map(line, rows)]
