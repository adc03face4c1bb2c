"""Heat maps."""

from math import radians, sin
from typing import Any

from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colorbar import Colorbar
from matplotlib.colors import Colormap, Normalize

from interview_coder.domain.figures import DIVERGING, HeatMap
from interview_coder.export.charts.canvas import SIZE, SMALL, Canvas
from interview_coder.export.charts.palette import DIVERGING_MAP, NOTHING, SEQUENTIAL_MAP, ink_on
from interview_coder.export.text_width import display_width, wrapped

_ROW, _LINE, _COLUMN = 0.24, 0.155, 0.3
_LETTER = SMALL * 0.55 / 72
"""Inches that half the width of a Chinese character takes."""
_LABEL, _LABEL_LINES, _HEAD, _HEAD_LINES = 30, 2, 30, 2
_SLOPE = 50
"""Degrees at which column labels stand where they do not fit side by side."""
_MAX_BAR = 2.2


def draw_heat(canvas: Canvas, chart: HeatMap) -> None:
    """Draw the cells, row labels to the left, column labels above, what the colours mean to the right."""
    rows = [wrapped(label, _LABEL, lines=_LABEL_LINES) for label in chart.rows]
    heads = [wrapped(label, _HEAD, lines=_HEAD_LINES) for label in chart.columns]
    cell = max((display_width(text) for row in chart.texts for text in row), default=0) * _LETTER + 0.12
    across = max(_COLUMN, cell)
    is_sloping = max(map(_width, heads)) > across
    if is_sloping:
        across = max(across, (max(map(_lines, heads)) * _LINE + 0.03) / sin(radians(_SLOPE)))
    down = max(_ROW, max(map(_lines, rows)) * _LINE + 0.08)
    axes = canvas.axes(across * len(heads), down * len(rows))
    colours, scale = _colours(chart)
    axes.pcolormesh(
        [list(row) for row in chart.values],
        cmap=colours,
        norm=scale,
        edgecolors="white",
        linewidth=0.8,
        rasterized=False,
    )
    axes.set_ylim(len(rows), 0)
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)
    _label(canvas, axes, rows, heads, is_sloping=is_sloping)
    if chart.row_axis:
        axes.set_ylabel(chart.row_axis, fontproperties=canvas.font(SIZE))
    if chart.column_axis:
        axes.set_xlabel(chart.column_axis, fontproperties=canvas.font(SIZE))
    _write_cells(canvas, axes, chart, colours, scale)
    _explain(canvas, chart.scale, ScalarMappable(scale, colours))


def _width(label: str) -> float:
    """Return the inches that a label takes from left to right."""
    return max(map(display_width, label.split("\n"))) * SIZE * 0.55 / 72


def _lines(label: str) -> int:
    return label.count("\n") + 1


def _colours(chart: HeatMap) -> tuple[Colormap, Normalize]:
    values = [value for row in chart.values for value in row]
    if chart.colours == DIVERGING:
        edge = max(map(abs, values)) or 1
        return colormaps[DIVERGING_MAP], Normalize(-edge, edge)
    return colormaps[SEQUENTIAL_MAP].with_extremes(under=NOTHING), Normalize(1e-9, max(*values, 0) or 1)


def _label(canvas: Canvas, axes: Axes, rows: list[str], heads: list[str], *, is_sloping: bool) -> None:
    axes.set_yticks(
        [place + 0.5 for place in range(len(rows))], rows, fontproperties=canvas.font(SIZE), linespacing=1.3
    )
    axes.xaxis.tick_top()
    axes.xaxis.set_label_position("top")
    slope: dict[str, Any] = {"rotation": _SLOPE, "ha": "left", "va": "bottom", "rotation_mode": "anchor"}
    places = [place + 0.5 for place in range(len(heads))]
    axes.set_xticks(places, heads, fontproperties=canvas.font(SIZE), linespacing=1.2, **(slope if is_sloping else {}))
    axes.tick_params(length=0)


def _write_cells(canvas: Canvas, axes: Axes, chart: HeatMap, colours: Colormap, scale: Normalize) -> None:
    for down, (texts, values) in enumerate(zip(chart.texts, chart.values, strict=bool(chart.texts))):
        for across, (text, value) in enumerate(zip(texts, values, strict=True)):
            axes.text(
                across + 0.5,
                down + 0.5,
                text,
                ha="center",
                va="center",
                color=ink_on(colours(scale(value))),
                fontproperties=canvas.font(SMALL),
            )


def _explain(canvas: Canvas, name: str, colours: ScalarMappable) -> None:
    width, height = canvas.size()
    long = min(_MAX_BAR, max(height, 0.8))
    beside = canvas.axes(0.13, long, left=width + 0.25, bottom=height - long)
    bar = Colorbar(beside, colours)
    bar.outline.set_visible(False)
    # A picture inside an SVG blurs when it is enlarged.
    assert bar.solids is not None
    bar.solids.set(rasterized=False, edgecolor="face")
    beside.tick_params(labelsize=SMALL, length=2)
    beside.set_ylabel(name, fontproperties=canvas.font(SMALL))
