"""Networks on a circle, in columns, or by what hangs together."""

from collections.abc import Sequence
from math import atan2, cos, degrees, hypot, pi, sin

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch

from interview_coder.domain.figures import COLUMNS, FORCE, NetworkChart, NetworkEdge
from interview_coder.export.charts.canvas import SIZE, Canvas
from interview_coder.export.charts.columns import draw_columns
from interview_coder.export.charts.force import draw_force
from interview_coder.export.charts.palette import FIRST, looks
from interview_coder.export.text_width import wrapped

Point = tuple[float, float]

_GAP, _LEAST = 0.3, 1.7
_SMALLEST, _LARGEST = 0.05, 0.19
"""Radii in inches: of the smallest node and the largest."""
_THIN, _THICK = 0.6, 6.0
_LABEL = 26
_UPRIGHT, _TOP = 1e-9, 0.44
_FLAT = 8
"""Up to so many labels are written level, more of them along the rays of the circle."""


def draw_network(canvas: Canvas, chart: NetworkChart) -> None:
    """Draw nodes and edges in the layout asked for."""
    if chart.layout == COLUMNS:
        draw_columns(canvas, chart)
        return
    if chart.layout == FORCE:
        draw_force(canvas, chart)
        return
    n = len(chart.nodes)
    radius = max(_LEAST, n * _GAP / (2 * pi))
    axes = canvas.axes(2 * radius + 0.5, 2 * radius + 0.5)
    axes.set_axis_off()
    edge = radius + 0.25
    axes.set_xlim(-edge, edge)
    axes.set_ylim(-edge, edge)
    angles = [pi / 2 - 2 * pi * place / n for place in range(n)]
    places = {node.id: (radius * cos(a), radius * sin(a)) for node, a in zip(chart.nodes, angles, strict=True)}
    largest = max(node.size for node in chart.nodes) or 1
    # Neighbours on the circle must not touch.
    most = min(_LARGEST, 0.46 * 2 * pi * radius / n)
    radii = {node.id: max(_SMALLEST, most * (max(node.size, 0) / largest) ** 0.5) for node in chart.nodes}
    _draw_edges(axes, chart, places, radii)
    groups = list(dict.fromkeys(node.group for node in chart.nodes))
    colours = {group: colour for group, (colour, _) in zip(groups, looks(len(groups)), strict=True)}
    for node, angle in zip(chart.nodes, angles, strict=True):
        colour = colours[node.group] if any(groups) else FIRST
        axes.plot(
            *places[node.id], "o", markersize=2 * radii[node.id] * 72, color=colour, markeredgecolor="white", zorder=3
        )
        _write_label(canvas, axes, node.label, angle, radius + radii[node.id] + 0.07, level=n <= _FLAT)
    _explain(canvas, chart, colours)


def width_of(edge: NetworkEdge, heaviest: float) -> float:
    """Return the width of an edge in points."""
    return _THIN + (_THICK - _THIN) * max(edge.weight, 0) / heaviest if heaviest > 0 else _THIN


def _draw_edges(axes: Axes, chart: NetworkChart, places: dict[str, Point], radii: dict[str, float]) -> None:
    heaviest = max((edge.weight for edge in chart.edges), default=0)
    for edge in sorted(chart.edges, key=lambda edge: (edge.weight, edge.source, edge.target)):
        start, end = places[edge.source], places[edge.target]
        share = edge.weight / heaviest if heaviest > 0 else 0
        axes.add_patch(
            FancyArrowPatch(
                start,
                end,
                arrowstyle="-|>" if chart.directed else "-",
                mutation_scale=7 + width_of(edge, heaviest),
                connectionstyle=f"arc3,rad={_bend(start, end):.4f}",
                shrinkA=radii[edge.source] * 72,
                shrinkB=radii[edge.target] * 72,
                linewidth=width_of(edge, heaviest),
                linestyle="-" if edge.weight > 0 else (0, (3, 3)),
                color="#46627A",
                alpha=0.3 + 0.5 * share,
                zorder=1 + share,
            )
        )


def _bend(start: Point, end: Point) -> float:
    """Bend an edge towards the middle of the circle: neighbours much, opposite nodes not at all."""
    turn = (atan2(end[1], end[0]) - atan2(start[1], start[0]) + pi) % (2 * pi) - pi
    chord = hypot(end[0] - start[0], end[1] - start[1]) or 1
    middle = hypot((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    return (0.6 * middle / chord if abs(turn) > _UPRIGHT else 0) * (1 if turn > 0 else -1) * -1


def _write_label(canvas: Canvas, axes: Axes, label: str, angle: float, distance: float, *, level: bool) -> None:
    x, y = distance * cos(angle), distance * sin(angle)
    to_left = cos(angle) < -_UPRIGHT
    side = "center" if level and abs(cos(angle)) < _TOP else "right" if to_left else "left"
    rotation = 0.0 if level else degrees(angle) + (180 if to_left else 0)
    height = "center"
    if level and abs(cos(angle)) < _TOP:
        height = "bottom" if sin(angle) > 0 else "top"
    axes.text(
        x,
        y,
        wrapped(label, _LABEL, lines=2),
        ha=side,
        va=height,
        rotation=(rotation + 180) % 360 - 180,
        rotation_mode="anchor",
        fontproperties=canvas.font(SIZE),
    )


def _explain(canvas: Canvas, chart: NetworkChart, colours: dict[str, str]) -> None:
    named = [(group, colour) for group, colour in colours.items() if group]
    # Labels stand around the circle, so the legend has to stand away from them: under the drawing.
    if len(named) > 1:
        handles = [
            Line2D([], [], marker="o", linestyle="", color=colour, label=wrapped(group, _LABEL, lines=2))
            for group, colour in named
        ]
        canvas.legend_below(handles)
    if chart.weight_name and chart.edges:
        canvas.legend_below(_widths(chart.edges), title=chart.weight_name)


def _widths(edges: Sequence[NetworkEdge]) -> list[Line2D]:
    """Return samples of the widths: the least, the middle and the greatest weight."""
    weights = sorted({edge.weight for edge in edges})
    heaviest = weights[-1]
    return [
        Line2D(
            [], [], color="#46627A", linewidth=width_of(NetworkEdge("", "", weight), heaviest), label=f"{weight:.4g}"
        )
        for weight in dict.fromkeys((weights[0], weights[len(weights) // 2], heaviest))
    ]
