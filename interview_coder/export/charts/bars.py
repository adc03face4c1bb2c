"""Bars and stacked bars."""

from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from interview_coder.domain.figures import BarChart, StackedBars
from interview_coder.export.charts.canvas import SIZE, SMALL, Canvas
from interview_coder.export.charts.palette import FAINT, FIRST, GRID, INK, looks
from interview_coder.export.text_width import wrapped

_WIDTH, _LINE, _GAP = 4.4, 0.165, 0.11
_LABEL, _LABEL_LINES = 30, 3
_THICK = 0.72


def draw_bars(canvas: Canvas, chart: BarChart) -> None:
    """Draw one bar per label with its value at the end."""
    axes = _bar_axes(canvas, chart.labels, chart.value_axis, chart.label_axis)
    groups = list(dict.fromkeys(chart.groups))
    look = dict(zip(groups, looks(len(groups)), strict=True))
    for place, value in enumerate(chart.values):
        colour, hatch = look[chart.groups[place]] if chart.groups else (FIRST, "")
        axes.barh(place, value, height=_THICK, color=colour, hatch=hatch, linewidth=0)
        axes.annotate(
            _number(value),
            (value, place),
            xytext=(3 if value >= 0 else -3, 0),
            textcoords="offset points",
            va="center",
            ha="left" if value >= 0 else "right",
            fontproperties=canvas.font(SMALL),
            color=FAINT,
        )
    _fit(axes, min(0.0, *chart.values), max(0.0, *chart.values))
    if len(groups) > 1:
        canvas.legend([_patch(name, *look[name]) for name in groups])


def draw_stacked(canvas: Canvas, chart: StackedBars) -> None:
    """Draw one bar per label, made of its parts."""
    axes = _bar_axes(canvas, chart.labels, chart.value_axis, chart.label_axis)
    look = looks(len(chart.parts))
    wholes = [sum(row) for row in chart.values]
    for place, (row, whole) in enumerate(zip(chart.values, wholes, strict=True)):
        start = 0.0
        for value, (colour, hatch) in zip(row, look, strict=True):
            length = 100 * value / whole if chart.is_share and whole else value
            axes.barh(
                place, length, left=start, height=_THICK, color=colour, hatch=hatch, edgecolor="white", linewidth=0.6
            )
            start += length
        end = _number(whole) if not chart.is_share else f"n={_number(whole)}"
        axes.annotate(
            end,
            (start, place),
            xytext=(3, 0),
            textcoords="offset points",
            va="center",
            fontproperties=canvas.font(SMALL),
            color=FAINT,
        )
    _fit(axes, 0.0, 100.0 if chart.is_share else max(wholes))
    canvas.legend([_patch(name, *pair) for name, pair in zip(chart.parts, look, strict=True)])


def _bar_axes(canvas: Canvas, labels: tuple[str, ...], value_axis: str, label_axis: str) -> Axes:
    shown = [wrapped(label, _LABEL, lines=_LABEL_LINES) for label in labels]
    lines = max(label.count("\n") + 1 for label in shown)
    axes = canvas.axes(_WIDTH, max(0.5, len(shown) * (lines * _LINE + _GAP)))
    axes.set_yticks(range(len(shown)), shown, fontproperties=canvas.font(SIZE), linespacing=1.3)
    axes.set_ylim(len(shown) - 0.45, -0.55)
    axes.set_xlabel(value_axis, fontproperties=canvas.font(SIZE))
    if label_axis:
        axes.set_ylabel(label_axis, fontproperties=canvas.font(SIZE))
    axes.xaxis.set_major_locator(MaxNLocator(6, integer=False, min_n_ticks=2))
    axes.xaxis.get_major_formatter().set_useOffset(False)  # type: ignore[attr-defined]
    axes.grid(axis="x", color=GRID, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines["bottom"].set_visible(False)
    return axes


def _fit(axes: Axes, low: float, high: float) -> None:
    """Leave room for the numbers at the ends of the bars."""
    room = (high - low or 1) * 0.1
    axes.set_xlim(low - room if low < 0 else 0, high + room if high > 0 or low == 0 else 0)
    if low < 0:
        axes.axvline(0, color=INK, linewidth=0.8)


def _patch(name: str, colour: str, hatch: str) -> Patch:
    return Patch(facecolor=colour, hatch=hatch, label=wrapped(name, _LABEL, lines=_LABEL_LINES), linewidth=0)


def _number(value: float) -> str:
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.4g}"
