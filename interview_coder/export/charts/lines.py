"""Lines, with bands, marks and bars behind them."""

from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from interview_coder.domain.figures import LineChart
from interview_coder.export.charts.canvas import SIZE, SMALL, Canvas
from interview_coder.export.charts.palette import FAINT, GRID, OKABE_ITO, looks
from interview_coder.export.text_width import display_width, wrapped

if TYPE_CHECKING:
    from matplotlib.artist import Artist

_WIDTH, _HEIGHT, _TICK, _MAX_WIDTH = 5.2, 3.0, 0.22, 11.0
_STYLES = ("-", "--", ":", "-.")
_MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*")
_FEW = 60
_NAME = 28
_BARS = "#C8D9E6"


def draw_lines(canvas: Canvas, chart: LineChart) -> None:
    """Draw each line in its own colour, dashes and marks."""
    width = min(_MAX_WIDTH, max(_WIDTH, len(chart.ticks) * _TICK))
    axes = canvas.axes(width, _HEIGHT)
    axes.grid(color=GRID, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.set_xlabel(chart.x_axis, fontproperties=canvas.font(SIZE))
    axes.set_ylabel(chart.y_axis, fontproperties=canvas.font(SIZE))
    handles: list[Artist] = []
    if chart.bars:
        places = range(1, len(chart.bars) + 1)
        axes.bar(places, chart.bars, color=_BARS, width=0.7)
        handles.append(Patch(color=_BARS, label=_name(chart.bars_name)))
    handles += _lines(axes, chart)
    _name_ticks(canvas, axes, chart.ticks, width)
    low, high = axes.get_ylim()
    axes.set_ylim(min(0, low), high)
    _mark(canvas, axes, chart)
    if len(handles) > 1:
        canvas.legend(handles)


def _lines(axes: Axes, chart: LineChart) -> list[Line2D]:
    drawn: list[Line2D] = []
    for place, (line, (colour, _)) in enumerate(zip(chart.lines, looks(len(chart.lines)), strict=True)):
        if line.low:
            axes.fill_between(line.xs, line.low, line.high, color=colour, alpha=0.18, linewidth=0)
        marker = _MARKERS[place % len(_MARKERS)] if len(line.xs) <= _FEW else ""
        style = _STYLES[place // len(OKABE_ITO) % len(_STYLES)]
        drawn += axes.plot(
            line.xs,
            line.ys,
            color=colour,
            marker=marker,
            markersize=3.5,
            linestyle=style,
            linewidth=1.5,
            label=_name(line.name),
        )
    return drawn


def _name_ticks(canvas: Canvas, axes: Axes, ticks: tuple[str, ...], width: float) -> None:
    axes.yaxis.set_major_locator(MaxNLocator(6, integer=_counts(axes), min_n_ticks=2))
    if not ticks:
        axes.xaxis.set_major_locator(MaxNLocator(8, integer=True, min_n_ticks=2))
        return
    step = -(-len(ticks) * _TICK // width) if len(ticks) * _TICK > width else 1
    places = range(0, len(ticks), int(step))
    names = [wrapped(ticks[place], _NAME, lines=1) for place in places]
    fits = max(map(display_width, names)) * SIZE * 0.55 / 72 < width / len(ticks)
    slope: dict[str, Any] = {} if fits else {"rotation": 50, "ha": "right", "va": "top", "rotation_mode": "anchor"}
    axes.set_xticks([place + 1 for place in places], names, fontproperties=canvas.font(SMALL), **slope)


def _mark(canvas: Canvas, axes: Axes, chart: LineChart) -> None:
    """Draw the marks with their labels over the axes, each one higher than the one before."""
    for number, mark in enumerate(chart.marks):
        axes.axvline(mark.x, color=FAINT, linewidth=1, linestyle=(0, (4, 3)))
        axes.annotate(
            wrapped(mark.label, 2 * _NAME, lines=1),
            (mark.x, 1),
            xycoords=("data", "axes fraction"),
            xytext=(0, 4 + 13 * number),
            textcoords="offset points",
            va="bottom",
            ha="center",
            fontproperties=canvas.font(SMALL),
            color=FAINT,
        )


def _name(text: str) -> str:
    return wrapped(text, _NAME, lines=3)


def _counts(axes: Axes) -> bool:
    """Tell whether the axis is long enough that whole numbers will do."""
    return bool(axes.get_ylim()[1] >= 2)  # noqa: PLR2004 - two steps
