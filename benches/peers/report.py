"""Writes results as Markdown, and the comparisons as a picture."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Sequence
from html import escape

from bench import Comparison, Measured, Result, spread

# The dimensions of the picture, in its own units.
WIDTH, ROW, LABELS, FIGURES = 960, 22, 500, 160


def markdown(results: Sequence[Result], facts: Sequence[str], picture: str) -> str:
    """Return a page: how it was measured, all comparisons, and for each job what its contenders took and where they differ."""
    lines = [
        "# Beside the peers",
        "",
        "Written by `python benches/peers`; [README.md](README.md) says how it measures and what to beware of.",
        "",
        *(f"- {fact}" for fact in facts),
        "",
        f"![How many times as fast as each peer]({picture})",
        "",
        "How many times the seconds of kouhao a peer takes, round by round: median (least–most). Beside it the same of",
        "seconds of processors, which more threads do not make fewer.",
        "",
        *table(
            ["what", "kouhao", "peer", "times as fast", "of processors"],
            [
                [one.what, one.ours, one.theirs, str(one), spread(one.processors, "×") if one.processors else ""]
                for result in results
                for one in result.comparisons
            ],
        ),
    ]
    for result in results:
        lines += ["", f"## {result.job}", "", f"{capital(result.title)}; {result.megabytes:.1f} MB, load {result.load:.1f} when it began.", ""]
        lines += table(
            ["contender", "seconds", "of processors", "MB/s", "peak memory, MB"],
            [measured_row(measured, result.megabytes) for measured in result.measured],
        )
        lines += [""]
        lines += [f"- {'Equal' if equal else '**Not equal**'}: {what}." for equal, what in result.checks]
        lines += [f"- Differs: {what}" for what in result.differs]
        lines += [f"- **Missing**: {name}: {why}" for name, why in result.missing.items()]
    return "\n".join(lines) + "\n"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a Markdown table."""

    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"

    return [line(head), "|" + "---|" * len(head), *map(line, rows)]


def measured_row(measured: Measured, megabytes: float) -> list[str]:
    seconds = measured.seconds()
    phases = {phase: statistics.median(took[phase] for took in measured.phases) for phase in measured.phases[0]}
    parts = f" = {' + '.join(f'{phase} {took:.2f}' for phase, took in phases.items())}" if len(phases) > 1 else ""
    return [
        measured.name,
        spread(seconds) + parts,
        f"{statistics.median(measured.processors):.2f}" if measured.processors else "",
        f"{megabytes / statistics.median(seconds):.1f}",
        f"{statistics.median(measured.peaks) / 1e6:.0f}" if measured.peaks else "",
    ]


def svg(results: Sequence[Result], note: str) -> str:
    """Return the comparisons as bars on a logarithmic axis, each with a line from its least to its greatest ratio; `note` is below them."""
    groups = [(result, result.comparisons) for result in results if result.comparisons]
    everything = [ratio for _, comparisons in groups for one in comparisons for ratio in one.ratios] or [1.0]
    low, high = min(0.5, *everything), max(10.0, *everything)
    room = WIDTH - LABELS - FIGURES

    def x(ratio: float) -> float:
        return LABELS + room * math.log(ratio / low) / math.log(high / low)

    body: list[str] = []
    y = 34
    for result, comparisons in groups:
        body.append(f'<text x="8" y="{y + 15}" class="group">{escape(capital(result.title))}</text>')
        y += ROW + 4
        for one in comparisons:
            body.append(bar(one, y, x))
            y += ROW
        y += 8
    ticks = [tick for tick in (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500) if low <= tick <= high]
    axis = [
        f'<line x1="{x(tick):.1f}" y1="30" x2="{x(tick):.1f}" y2="{y}" class="{"one" if tick == 1 else "grid"}"/>'
        f'<text x="{x(tick):.1f}" y="24" class="tick">{tick:g}×</text>'
        for tick in ticks
    ]
    height = y + 24
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img">',
            "<title>How many times as fast as each peer kouhao is</title>",
            "<style>",
            "svg { background: #fff; font: 13px system-ui, sans-serif; fill: #222 } .group { font-weight: 600 }",
            ".tick { text-anchor: middle; fill: #666 } .note { fill: #666 } .grid { stroke: #ddd } .one { stroke: #888 }",
            ".bar { fill: #9ecae1 } .spread { stroke: #08519c; stroke-width: 2 }",
            "@media (prefers-color-scheme: dark) { svg { background: #1b1b1b; fill: #ddd } .tick, .note { fill: #999 } .grid { stroke: #333 } }",
            "</style>",
            *axis,
            *body,
            f'<text x="8" y="{y + 14}" class="note">{escape(note)}</text>',
            "</svg>",
            "",
        ]
    )


def bar(one: Comparison, y: int, x: Callable[[float], float]) -> str:
    """Return a bar from 1 to the median, with a line over the spread and the figures after it."""
    middle = statistics.median(one.ratios)
    left, right = sorted((x(1.0), x(middle)))
    label = f"{one.what}: {one.theirs}".replace("`", "")
    return (
        f'<text x="20" y="{y + 15}">{escape(label)}</text>'
        f'<rect x="{left:.1f}" y="{y + 4}" width="{right - left:.1f}" height="{ROW - 8}" class="bar"/>'
        f'<line x1="{x(min(one.ratios)):.1f}" y1="{y + ROW / 2}" x2="{x(max(one.ratios)):.1f}" y2="{y + ROW / 2}" class="spread"/>'
        f'<text x="{WIDTH - FIGURES + 8}" y="{y + 15}">{escape(str(one))}</text>'
    )
