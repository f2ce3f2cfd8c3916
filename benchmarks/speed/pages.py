"""What was measured, as a page and as a picture."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from benchmarks.speed.measuring import Measured

_WIDTH, _HEIGHT, _LEFT, _BOTTOM = 720, 420, 70, 50
_COLORS = ("#0b7285", "#e8590c", "#5f3dc4", "#2b8a3e", "#a61e4d", "#495057")


def table(head: str, rows: Iterable[tuple[str, int, Measured]]) -> str:
    """Rows of a name, lines and figures, in Markdown."""
    out = [f"| {head} | lines | wall s | CPU s | peak MB |", "|---|---:|---:|---:|---:|"]
    for name, lines, run in rows:
        figures = run.failed or f"{run.wall:.2f} | {run.cpu:.2f} | {run.memory:.0f}"
        out.append(f"| {name} | {lines:,} | {figures} |" + (" | |" if run.failed else ""))
    return "\n".join(out)


def plot(series: Mapping[str, Sequence[tuple[int, float]]]) -> str:
    """Seconds against lines, both logarithmic, as SVG."""
    points = [point for each in series.values() for point in each]
    across = _Scale([lines for lines, _ in points], _LEFT, _WIDTH - 20)
    up = _Scale([seconds for _, seconds in points], _HEIGHT - _BOTTOM, 20)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="12">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        *_grid(across, up),
    ]
    for index, (name, found) in enumerate(series.items()):
        color = _COLORS[index % len(_COLORS)]
        places = [(across.at(lines), up.at(seconds)) for lines, seconds in sorted(found)]
        way = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline points="{way}" fill="none" stroke="{color}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{color}"/>' for x, y in places]
        parts.append(f'<text x="{_LEFT + 12}" y="{36 + 16 * index}" fill="{color}">{escape(name)}</text>')
    return "\n".join([*parts, "</svg>", ""])


class _Scale:
    """A logarithmic scale from one place to another, over whole powers of ten."""

    def __init__(self, values: Sequence[float], start: float, end: float) -> None:
        logs = [math.log10(max(value, 1e-3)) for value in values]
        self.least, self.most = math.floor(min(logs)), max(math.ceil(max(logs)), math.floor(min(logs)) + 1)
        self._start, self._end = start, end

    def at(self, value: float) -> float:
        """Where a value stands."""
        share = (math.log10(max(value, 1e-3)) - self.least) / (self.most - self.least)
        return self._start + share * (self._end - self._start)

    @property
    def marks(self) -> list[float]:
        """The powers of ten on it."""
        return [10.0**power for power in range(self.least, self.most + 1)]


def _grid(across: _Scale, up: _Scale) -> Iterable[str]:
    for mark in across.marks:
        x = across.at(mark)
        yield f'<line x1="{x:.1f}" y1="20" x2="{x:.1f}" y2="{_HEIGHT - _BOTTOM}" stroke="#dee2e6"/>'
        yield f'<text x="{x:.1f}" y="{_HEIGHT - _BOTTOM + 18}" text-anchor="middle">{mark:,.0f}</text>'
    for mark in up.marks:
        y = up.at(mark)
        yield f'<line x1="{_LEFT}" y1="{y:.1f}" x2="{_WIDTH - 20}" y2="{y:.1f}" stroke="#dee2e6"/>'
        yield f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{mark:g}</text>'
    yield f'<text x="{(_LEFT + _WIDTH) / 2}" y="{_HEIGHT - 10}" text-anchor="middle">lines</text>'
    yield f'<text x="18" y="{_HEIGHT / 2}" text-anchor="middle" transform="rotate(-90 18 {_HEIGHT / 2})">seconds</text>'
